"""Divisions printed as tables: a row a member, or a column an option, in cells or in columns of spaces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract import rules
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import PLURAL, TITLE
from extract.components.vote_labels import OPTIONS, option_words
from extract.components.vote_records import VoteList
from extract.scanning import lowered
from extract.text import words

_OPTION = "|".join(f"(?P<{option}>{option_words(option)})" for option in OPTIONS)
_ROW = re.compile(
    rf"^[ \t•|]{{0,10}}(?:[^\W\d_][^\n:|]{{1,40}}:[ \t]{{1,4}}(?={TITLE}))?(?P<name>[^\s|:][^\n"
    rf"|:]{{1,80}}?)[ \t]{{0,40}}"
    rf"(?:\||\t|[ \t]{{2}}|:|[ \t][–-](?=[ \t])|\n\s{{0,10}}\|?)\s{{0,40}}"
    rf"(?:voted[ \t])?(?:{_OPTION}|(?P<letter>[YN]))[ \t]{{0,10}}\|?[ \t]{{0,10}}$",
    re.IGNORECASE | re.MULTILINE,
)
_TITLED_ROW = re.compile(
    rf"^[ \t•]{{0,10}}(?P<name>{TITLE}\s[^\n|:]{{1,60}}?)[ \t](?:voted[ \t])?(?:{_OPTION})[ \t.]{{0,10}}$",
    re.IGNORECASE | re.MULTILINE,
)
""" "Councillor Ash (Lab) For": a row whose cells only a space parts."""
_YES = re.compile(r"\b(?:yes|no)[ \t.]*$", re.IGNORECASE)
_WORD_ALONE = re.compile(
    rf"[ \t|]*(?:{_OPTION})(?:\s(?:the\s)?(?:motion|amendment|recommendations?|proposal))?[ \t|:]*$", re.IGNORECASE
)
_HEAD_CELL = re.compile(
    rf"(?:(?:voted?|voting|votes)\s)?(?:(?:{_OPTION})|(?P<motion>motion|cynnig)|(?P<amendment>amendment|gwelliant))"
    rf"(?:\s(?:of\s)?(?:the\s)?(?P<thing>motion|amendment|recommendations?|proposal|cynnig|gwelliant))?"
    r"(?:\s{1,2}(?:\([^()\d]{2,40}\)|(?:(?:moved\s)?by|[–-])\s(?-i:[A-Z])[^\d|:;]{2,40}))?"
    rf"\s{{0,2}}(?:[(:–-]?\s{{0,2}}(?P<n>\d{{1,3}})\)?)?$",
    re.IGNORECASE,
)
""" "Against (4)", "Motion (Hay)", "Amendment by Councillor Elm 6": an option, or a side and whose it is."""
_HEAD_LINE = re.compile(
    r"^(?=[^\n]{3,300}$)[^\n]*?(?:gainst|GAINST|\bNoes\b|\bNOES\b|mendment|MENDMENT|bst|BST|rbyn|RBYN)[^\n]*$",
    re.MULTILINE,
)
_WIDE_CELL = re.compile(r"\S(?:[^\n\t|]{0,90}?\S)??(?=[ \t]{2}|\t|$)", re.MULTILINE)
_TITLE_ALONE = re.compile(rf"(?:{PLURAL}|{TITLE})\s?:?")
_NOBODY = re.compile(r"(?:none|nil|n/a|dim|neb|[–—-]|0)\.?", re.IGNORECASE)
_TICK = re.compile(r"(?:[xX✓✔√•●*1yY]|yes)$", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:recorded|named|roll[- ]call)\s(?:vote|voting)\b[^\n]{0,80}(?:\n\s{0,20}[^\n]{0,60}\bvote\??[^\n]{0,20})?$",
    re.IGNORECASE,
)
"""A vote was recorded, right above the rows or their heading "Councillor | Vote": "Y" and "N" are votes there."""
_NUMBERS = re.compile(r"(?:(?:[Tt]otals?:?|TOTALS?:?|[Cc]yfanswm:?|CYFANSWM:?)?[\s|]*\d{1,3}[\s|]*){1,8}$")
MOST_LINES = 320


@dataclass(frozen=True, slots=True)
class _Cell:
    start: int
    end: int
    text: str
    index: int
    column: int
    """Where it is printed in its line, tabs taken as eight wide."""


@dataclass(frozen=True, slots=True)
class _Column:
    option: str
    side: str | None
    cell: _Cell
    count: int | None


def find_tables(text: str) -> Iterator[list[VoteList]]:
    """Lists of each table, in the order of the text."""
    reached = 0
    for table in sorted([*_row_tables(text), *_column_tables(text)], key=lambda table: table[0].start):
        if table[0].start >= reached:
            reached = max(one.end for one in table)
            yield table


_LAST_WORDS = {
    word.rsplit(" ", 1)[-1].rstrip("?").casefold()
    for option in OPTIONS
    for word in rules.values("vote_lists", "words", option=option)
} | {"y", "n"}
_LONGEST = 1 + max(map(len, _LAST_WORDS))


def _has_rows(text: str) -> bool:
    """Whether at least two lines end with a word of an option; the last line of all may be a third."""
    cells = lowered(text).replace("|", "\n").replace("\r", "\n").split("\n")
    return sum(cell.rstrip()[-_LONGEST:].rpartition(" ")[2].rpartition("\t")[2] in _LAST_WORDS for cell in cells) > 1


def _row_tables(text: str) -> Iterator[list[VoteList]]:
    """Tables of a member and an option in each row, at least three rows."""
    if not _has_rows(text):
        return
    for pattern in (_ROW, _TITLED_ROW):
        yield from _runs(text, pattern)


def _runs(text: str, pattern: re.Pattern[str]) -> Iterator[list[VoteList]]:
    """Tables whose rows have one form; "yes" and "no" behind a space alone may answer any question."""
    run: list[re.Match[str]] = []
    for match in pattern.finditer(text):
        if pattern is _TITLED_ROW and _YES.search(match.group()):
            continue
        if run and text[run[-1].end() : match.start()].strip(" \t\r\n|\u00a0"):
            yield from _rows(text, run)
            run = []
        run.append(match)
    yield from _rows(text, run)


def _rows(text: str, run: Sequence[re.Match[str]]) -> Iterator[list[VoteList]]:
    if len(run) < 3:
        return
    before = text[max(0, run[0].start() - 120) : run[0].start()].rstrip()
    if before and _WORD_ALONE.match(before[before.rfind("\n") + 1 :]):
        return  # a heading "For" over names, not a row
    if any(match.groupdict().get("letter") for match in run) and not _ASKED.search(before):
        return  # letters in a table of who was there, or of anything
    people: dict[str, list[Listed]] = defaultdict(list)
    for match in run:
        found = read_names(text, match.start("name"), match.end("name"))
        whole = found.is_whole and found.end == match.end("name")
        listed = found.people if len(found.people) == 1 else _inverted(text, found.people)
        if not whole or len(listed) != 1:
            return
        people[_option(match)].append(listed[0])
    yield [_list(option, None, tuple(found), None) for option, found in people.items()]


def _inverted(text: str, people: Sequence[Listed]) -> tuple[Listed, ...]:
    """ "Ash, Jo (Lab)" in a row of its own: one person, the surname first; nobody where it is not so."""
    if len(people) != 2 or text[people[0].end : people[1].start].strip() != ",":
        return ()
    if people[0].note or people[0].is_titled:
        return ()
    start, end = people[0].start, people[1].end
    return (replace(people[1], start=start, end=end, name=words(text[start:end])),)


def _option(match: re.Match[str]) -> str:
    if match.groupdict().get("letter"):
        return "for" if match["letter"] in "yY" else "against"
    return next(option for option in OPTIONS if match[option])


def _list(option: str, side: str | None, people: tuple[Listed, ...], count: int | None, end: int = 0) -> VoteList:
    start = people[0].start
    return VoteList(option, side, start, max(end, people[-1].end), people, count, True, False, True)


def _column_tables(text: str) -> Iterator[list[VoteList]]:
    """Tables with an option over each column, names or ticks under it."""
    for head in _HEAD_LINE.finditer(text):
        line = head.group()
        mark = _mark(line)
        if mark is None and "  " not in line and "\t" not in line:
            continue
        columns = [column for cell in _cells(text, head.start(), head.end(), mark) if (column := _column(cell))]
        if len(columns) < 2 or len({(column.option, column.side) for column in columns}) < len(columns):
            continue
        people, counts = _body(text, head.end(), mark, _spread(text, head.end(), mark, columns))
        last = max((person.end for found in people.values() for person in found), default=head.end())
        if mark == "|" and mark not in text[head.end() : last + 3]:
            continue  # rows that lost their bars: whose column the names were in is not told
        lists = [
            _list(column.option, column.side, tuple(people[i]), counts.get(i, column.count))
            for i, column in enumerate(columns)
            if people[i]
        ]
        if lists:
            yield sorted(lists, key=lambda one: one.start)


def _mark(line: str) -> str | None:
    """What parts the cells of a line: a bar, a tab, or (None) the columns they are printed in, which tabs may reach."""
    return "|" if "|" in line else "\t" if "\t" in line.strip() and "\t\t" not in line.strip() else None


def _cells(text: str, start: int, end: int, mark: str | None) -> Iterator[_Cell]:
    if mark is None:
        for index, match in enumerate(_WIDE_CELL.finditer(text, start, end)):
            column = len(text[start : match.start()].expandtabs(8))
            yield _Cell(match.start(), match.end(), match.group(), index, column)
        return
    for index, cell in enumerate(text[start:end].split(mark)):
        lead = len(cell) - len(cell.lstrip())
        yield _Cell(start + lead, start + len(cell.rstrip()), cell.strip(), index, 0)
        start += len(cell) + 1


def _column(cell: _Cell) -> _Column | None:
    match = _HEAD_CELL.match(cell.text)
    if not match:
        return None
    count = int(match["n"]) if match["n"] else None
    if match["motion"] or match["amendment"]:
        return _Column("for", "motion" if match["motion"] else "amendment", cell, count)
    thing = (match["thing"] or "").casefold()
    side = {"motion": "motion", "cynnig": "motion", "amendment": "amendment", "gwelliant": "amendment"}.get(thing)
    return _Column(_option(match), side, cell, count)


def _spread(text: str, at: int, mark: str | None, columns: Sequence[_Column]) -> Sequence[_Column]:
    """The columns where the first row below prints them, if it fills them all: runs of spaces need not be aligned."""
    if mark is not None:
        return columns
    begin = at + 1
    end = text.find("\n", begin, begin + 2000)
    cells = (
        list(_cells(text, begin, end if end >= 0 else min(len(text), begin + 2000), mark)) if begin < len(text) else []
    )
    if len(cells) != len(columns) or columns[0].cell.column != cells[0].column:
        return columns
    return [
        replace(column, cell=replace(column.cell, column=cell.column))
        for column, cell in zip(columns, cells, strict=True)
    ]


def _body(
    text: str, at: int, mark: str | None, columns: Sequence[_Column]
) -> tuple[dict[int, list[Listed]], dict[int, int]]:
    """People and counts by column, from the lines under a heading up to the first that does not fit."""
    people: dict[int, list[Listed]] = defaultdict(list)
    counts: dict[int, int] = {}
    for _ in range(MOST_LINES):
        begin = at + 1
        at = text.find("\n", begin, begin + 2000)
        at = at if at >= 0 else min(len(text), begin + 2000)
        line = text[begin:at]
        if begin >= len(text) or (not line.strip() and people):
            break
        if not line.strip(" \t\r|:-"):
            continue
        cells = list(_cells(text, begin, at, mark))
        if _NUMBERS.match(line.strip()):
            totals = [cell for cell in cells if re.search(r"\d", cell.text)]
            placed = _placed(totals, columns, mark)
            counts.update({i: int(re.findall(r"\d+", cell.text)[0]) for i, cell in placed})
            break
        row = _row(text, cells, columns, mark)
        if row is None:
            break
        for index, found in row:
            people[index].extend(found)
    return people, counts


def _placed(cells: Sequence[_Cell], columns: Sequence[_Column], mark: str | None) -> Iterator[tuple[int, _Cell]]:
    """Cells with the column they stand under."""
    for cell in cells:
        if not cell.text:
            continue
        if mark is None:
            offsets = [abs(cell.column - column.cell.column) for column in columns]
            nearest = min(range(len(columns)), key=offsets.__getitem__)
            if offsets[nearest] <= 4:
                yield nearest, cell
            continue
        yield from ((i, cell) for i, column in enumerate(columns) if column.cell.index == cell.index)


def _row(
    text: str, cells: Sequence[_Cell], columns: Sequence[_Column], mark: str | None
) -> list[tuple[int, tuple[Listed, ...]]] | None:
    """People of one row by column; None where the row is not of the table."""
    filled = [cell for cell in cells if cell.text]
    ticks = [cell for cell in filled[1:] if _TICK.match(cell.text)]
    placed = list(_placed(filled, columns, mark))
    if len(ticks) == 1 and len(filled) == 2:
        named = read_names(text, filled[0].start, filled[0].end)
        ticked = [i for i, cell in placed if cell is ticks[0]]
        return [(ticked[0], named.people)] if named.is_whole and len(named.people) == 1 and ticked else None
    out = []
    for index, cell in placed:
        if _TITLE_ALONE.fullmatch(cell.text) or _NOBODY.fullmatch(cell.text):
            continue  # "Councillors" over the names below, or "None"
        found = read_names(text, cell.start, cell.end)
        if not found.is_whole or found.end < cell.end:
            return None
        out.append((index, found.people))
    titles = any(_TITLE_ALONE.fullmatch(cell.text) or _NOBODY.fullmatch(cell.text) for cell in filled)
    return out if (out or titles) and len(placed) == len(filled) else None
