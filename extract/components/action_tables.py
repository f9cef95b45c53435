"""Actions in a table whose heading names an action and an owner or a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Action
from extract import rules
from extract.components.action_owners import labelled_fact
from extract.components.within import block_at
from extract.text import SPACE, Block, trim, words

_COLUMNS = {heading: rule["column"] for rule in rules.load("action_labels") for heading in rule.get("headings", ())}
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[ \t]\|(?:[ \t]|(?=\n|\Z))|\t|\s/\s")
_GAP = re.compile(r"[ \t\u00a0]{2,}")
""" "Action        Officer        Date": columns of printed minutes, set apart by spaces alone."""
_SLASH = re.compile(r"\s/\s")
_MAX_ROW = 4000
"""Longest table row read, in characters."""
_EMPTY = re.compile(
    r"(?:on-?going|on going|complet\w*|done|closed|open|outstanding|in progress|tb[acd]|n/a|none|[-–—.?]+)\.?",
    re.IGNORECASE,
)
"""A cell that names nobody and no time."""
_BY = re.compile(r"(?:by|before(?=\s\d)|due(?: by)?:?)\s", re.IGNORECASE)
_OUT = ("agenda", "report", "preamble")


def _cells(text: str, start: int, end: int, mark: re.Pattern[str] = _CELL) -> list[tuple[int, int]]:
    cells, at = [], start
    for match in mark.finditer(text, start, end):
        cells.append(trim(text, at, match.start()))
        at = match.end()
    return [*cells, trim(text, at, end)]


def column_of(heading: str) -> str | None:
    """What the column below a heading holds: `action`, `owner`, `due`; None for any other."""
    return _COLUMNS.get(heading.strip(SPACE + ":*?").casefold())


def names_columns(kinds: list[str | None]) -> bool:
    """Whether columns are those of a table of actions."""
    return "action" in kinds and bool({"owner", "due"} & set(kinds))


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a line is the heading of a table of actions."""
    for mark in (_CELL, _GAP):
        cells = _cells(text, start, end, mark) if mark.search(text, start, end) else []
        if names_columns([column_of(text[a:b]) for a, b in cells]):
            return True
    return False


def _printed(text: str, row: re.Match[str]) -> list[tuple[int, int]]:
    """The cells of a line whose columns are set apart by spaces."""
    start, end = trim(text, row.start(), row.end())
    return _cells(text, start, end, _GAP)


def find_printed(text: str, blocks: Sequence[Block]) -> Iterator[Action | None]:
    """Rows below such a heading, as many cells each; none of a row that goes on in the next line."""
    columns: list[str | None] = []
    held: Action | None = None
    last = 0
    for row in _LINE.finditer(text):
        if row.start() > last + 1 or not row.group().strip(SPACE):
            yield held
            held = None
        last = row.end()
        if not row.group().strip(SPACE):
            continue
        if not columns and not _GAP.search(text, row.start(), row.end()):
            continue
        cells = _printed(text, row) if row.end() - row.start() <= _MAX_ROW else []
        kinds = [column_of(text[a:b]) for a, b in cells]
        if names_columns(kinds):
            columns, held = kinds, None
        elif columns and len(cells) == len(columns):
            yield held
            held = _printed_fact(text, blocks, cells, columns)
        elif columns:
            columns, held = [], None
    yield held


def _printed_fact(
    text: str, blocks: Sequence[Block], cells: list[tuple[int, int]], columns: list[str | None]
) -> Action | None:
    block = block_at(blocks, cells[columns.index("action")][0])
    if block is None or block.section in _OUT:
        return None
    fact = _row_fact(text, cells, columns)
    return _whole_row(text, fact, cells, columns) if fact else None


def _whole_row(text: str, fact: Action, cells: list[tuple[int, int]], columns: list[str | None]) -> Action:
    """The action quoted from the first to the last of the cells that tell it: no mark of a table parts them."""
    told = [cell for cell, kind in zip(cells, columns, strict=True) if kind]
    start, end = told[0][0], told[-1][1]
    return replace(fact, start=start, end=end, quote=text[start:end])


def find_tabled(text: str, blocks: Sequence[Block]) -> Iterator[Action | None]:
    """Rows of a table whose heading names an action and an owner or a time, one table row a line."""
    columns: list[str | None] = []
    for row in _LINE.finditer(text):
        if row.end() - row.start() > _MAX_ROW or not _CELL.search(text, row.start(), row.end()):
            columns = []
            continue
        cells = _cells(text, row.start(), row.end())
        kinds = [column_of(text[a:b]) for a, b in cells]
        if names_columns(kinds):
            columns, last = kinds, row.end()
            continue
        if not columns or len(cells) != len(columns) or row.start() > last + 2:
            columns = []
            continue
        last = row.end()
        block = block_at(blocks, cells[columns.index("action")][0])
        if block is not None and block.section not in _OUT:
            fact = _row_fact(text, cells, columns)
            slashed = fact is not None and _SLASH.search(text, row.start(), row.end()) and " | " not in row.group()
            yield _whole_row(text, fact, cells, columns) if fact and slashed else fact


def time_in(cell: str) -> str | None:
    """The time that a cell states, without "by"; None where it tells a state ("Ongoing")."""
    plain = _BY.sub("", words(cell), count=1)
    return None if not plain or _EMPTY.fullmatch(plain) else plain


def _row_fact(text: str, cells: list[tuple[int, int]], columns: list[str | None]) -> Action | None:
    values = {kind: text[a:b].strip() for kind, (a, b) in zip(columns, cells, strict=True) if kind}
    start, end = cells[columns.index("action")]
    owner, due = values.get("owner"), time_in(values.get("due", ""))
    return labelled_fact(text, start, end, "table", owner if owner and not _EMPTY.fullmatch(owner) else None, due)
