"""Sums in the cells of a flattened table, by the heading of their column and the first cell of their row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archive.facts import Figure
from extract.components.figure_scenes import exact, verdict
from extract.components.intervals import interval

_CELL = re.compile(r"[ \t]*\|[ \t]*|\t+|[ \t]{2,}")
_LINE = re.compile(r"[^\n]+")
_SUM_ROW = re.compile(r"[^£\n]{2,60}?(?: \(?-?£\d[\d,.]{0,15}(?:[mk]|bn)?\)?){2,12} *\Z")
""" "Hollin £15,000 £9,320 £5,680": its columns are parted by single spaces."""
_TWO_DIGITS = re.compile(r"£ ?(?!['’]?000)\d|\d\d,\d")
_HOW = r"(?:(?:revised|original|approved|annual|current|agreed|total|net|gross|full[- ]year|year to date) )*"
_TAIL = r"(?: ?\(?£(?:m|k|000s?|'000|’000)?\)?)?"
_TO_DATE = r"(?: to (?:date|(?:\d{1,2} )?[A-Z][a-z]{2,8}(?: \d{2,4})?))?"
_YEAR = r"(?: ?\(?(?P<year>20\d\d\s?[/-]\s?(?:20)?\d\d)\)?)?"
_PARTS = tuple(
    (part, re.compile(rf"(?:(?P<first>20\d\d\s?[/-]\s?(?:20)?\d\d) )?{_HOW}(?:{words}){_YEAR}{_TAIL}", re.IGNORECASE))
    for part, words in (
        ("budget", rf"budget{_TO_DATE}"),
        (
            "spent",
            rf"actuals?(?: (?:to date|spend|expenditure)|{_TO_DATE})?|(?:spend|spent|expenditure) to date|spend|spent",
        ),
        (
            "estimate",
            r"estimates?|estimated (?:costs?|outturn)|(?:latest )?forecasts?(?: outturn)?"
            r"|projected (?:outturn|spend)|projections?",
        ),
        ("grant", r"grants?(?: (?:awarded|approved|agreed))?|(?:amount|sum)s? (?:awarded|granted)|award"),
        ("income", r"income(?: to date| received)?|receipts"),
        ("saving", r"savings?"),
    )
)
_ENDS = re.compile(r"[ )]*(?:\Z|[|\t\r\n]|(?<= )[(-]?£|(?<=  )\S)")
"""What follows a sum that stands alone in its cell."""
_LEFT = re.compile(
    rf"(?:(?:budget|balance|amount|sum|total) )?(?:left|remaining|balance|unspent){_TAIL}", re.IGNORECASE
)
""" A column of what is left of the budget when what was spent is taken away."""
_BALANCE = ["budget", "left", "spent"]
"""The columns of sums of a row that says no more than what is left."""
_YEAR_ALONE = re.compile(
    r"\(?(20\d\d\s?[/-]\s?(?:20)?\d\d)\)?(?: (?:draft|proposed|proposal|revised|final))?(?: ?\(?£\)?)?", re.IGNORECASE
)
_OWN = re.compile(r"[a-z:(] ?\Z")
"""A cell has words of its own before its sum."""
_NAMES = re.compile(
    r"budget|actual|spen[dt]|expenditure|estimate|grant|award|income|receipt|saving|left|remaining|balance",
    re.IGNORECASE,
)
"""A word of every heading that is read."""
_ABOVE = 800
"""How far above the first row, in characters, a heading may stand."""
_LONGEST = 400
"""Longest row of a table read, in characters."""
_FEWEST = 2
"""Fewest columns of a table."""

Column = tuple[str, str | None] | None
"""Part and year that the heading of a column gives its sums."""


def _cells(line: str, start: int = 0) -> list[tuple[int, str]]:
    """The cells of a line, blank ones at its ends left out: where each starts in the text, and its words."""
    found, at = [], len(line) - len(line.lstrip())
    stop = len(line.rstrip())
    for gap in _CELL.finditer(line, at, stop):
        found.append((start + at, " ".join(line[at : gap.start()].split())))
        at = gap.end()
    found.append((start + at, " ".join(line[at:stop].split())))
    return found


def _heading(cells: Sequence[str]) -> list[Column]:
    """Part and year of each column whose heading names one."""
    found: list[Column] = []
    for cell in cells:
        fits = ((part, pattern.fullmatch(cell)) for part, pattern in _PARTS)
        match = next(((part, given) for part, given in fits if given), None)
        part: Column = (match[0], match[1]["first"] or match[1]["year"]) if match else None
        if part is None and (year := _YEAR_ALONE.fullmatch(cell)):
            part = ("", year[1])
        found.append(part or (("left", None) if _LEFT.fullmatch(cell) else None))
    return found


class _Tables:
    """Reads the tables of a text, a line after the other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.heading: list[Column] = []
        self.words: list[Column] = []
        """The same of a heading whose columns single spaces part."""

    def rows(self, start: int, end: int) -> Iterator[list[tuple[int, Column]]]:
        """Where the cells of each row below a heading start, with their columns."""
        last = -2
        for match in _LINE.finditer(self.text, start, end):
            line = match.group()
            if match.start() > last + 2 or len(line) > _LONGEST:
                self.heading, self.words = [], []
            last = match.end()
            if len(line) <= _LONGEST and (row := self._line(line, match.start())):
                yield row

    def _line(self, line: str, start: int) -> list[tuple[int, Column]]:
        if not self.heading and not self.words and not _NAMES.search(line):
            return []
        cells = _cells(line, start)
        if not _TWO_DIGITS.search(line):
            if _NAMES.search(line):
                self._take(line, cells)
            if len(cells) < _FEWEST or not re.search(r"\d", line):
                return []
        if len(cells) >= _FEWEST and len(cells) == len(self.heading):
            return [(at, column) for (at, _), column in zip(cells, self.heading, strict=True)]
        if self.words and _SUM_ROW.match(line):
            sums = [found.start() for found in re.finditer(r"£", line)]
            if len(sums) < len(self.words):
                return [(start + at, column) for at, column in zip(sums, self.words[-len(sums) :], strict=True)]
        return []

    def _take(self, line: str, cells: Sequence[tuple[int, str]]) -> None:
        """Keep what a line says of the columns below it, where it names a part."""
        named = _heading([words for _, words in cells])
        if len(named) >= _FEWEST and any(named):
            self.heading = named
        words = line.split()
        if len(cells) == 1 and 3 <= len(words) <= 10 and not line.rstrip().endswith((".", ":", ",")):
            self.words = _heading(words)
            self.words = self.words if sum(column is not None for column in self.words) >= _FEWEST else []


def with_columns(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same figures; a sum that stands alone in a cell has the part and the year of its column.

    What a row says is left of a budget is checked against what it says was spent.
    """
    found = {figure.start: figure for figure in figures if figure.kind == "money"}
    if not found:
        return tuple(figures)
    changed: dict[int, Figure] = {}
    in_rows = [start for start in found if _is_in_row(text, start)]
    if not in_rows:
        return tuple(figures)
    begin = text.rfind("\n", 0, max(0, in_rows[0] - _ABOVE)) + 1
    for row in _Tables(text).rows(begin, min(len(text), in_rows[-1] + _LONGEST)):
        parts = {column[0]: found[at] for at, column in row if column and at in found}
        for at, column in row:
            figure = found.get(at)
            if not column or figure is None or not _ENDS.match(text, figure.end):
                continue
            if column[0] == "left":
                alone = sorted(other[0] if other else "" for at, other in row if at in found) == _BALANCE
                changed[at] = replace(figure, check_result=figure.check_result or _left(parts, alone=alone))
            elif figure.part is None or not _OWN.search(text, max(0, at - 12), at):
                part = column[0] or figure.part
                changed[at] = replace(figure, part=part, period=figure.period or column[1])
    return tuple(changed.get(figure.start, figure) for figure in figures)


def _is_in_row(text: str, start: int) -> bool:
    """Whether a sum may stand in a row of a table: a bar, a tab, two spaces or another sum before it in its line."""
    before = text[max(0, start - 30) : start].rpartition("\n")[2]
    return any(mark in before for mark in ("|", "\t", "  ", "£"))


def _left(parts: Mapping[str, Figure], *, alone: bool) -> str | None:
    """Whether a row's budget less what was spent is what it says is left.

    `alone`: the row has no other sums, such as what is committed.
    """
    budget, spent, left = (parts.get(part) for part in ("budget", "spent", "left"))
    if budget is None or spent is None or left is None:
        return None
    fits = interval(budget).minus(interval(spent)).size().meets(interval(left))
    return verdict(fits, alone and exact(budget, spent, left))
