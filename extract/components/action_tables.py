"""Actions in a table whose heading names an action and an owner or a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Action
from extract import rules
from extract.components.action_owners import labelled_fact
from extract.components.within import block_at
from extract.text import SPACE, Block, trim, words

_COLUMNS = {heading: rule["column"] for rule in rules.load("action_labels") for heading in rule.get("headings", ())}
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[ \t]\|(?:[ \t]|(?=\n|\Z))|\t|\s/\s")
_MAX_ROW = 4000
"""Longest table row read, in characters."""
_EMPTY = re.compile(
    r"(?:on-?going|on going|complet\w*|done|closed|open|outstanding|in progress|tb[acd]|n/a|none|[-–—.?]+)\.?",
    re.IGNORECASE,
)
"""A cell that names nobody and no time."""
_BY = re.compile(r"(?:by|before(?=\s\d)|due(?: by)?:?)\s", re.IGNORECASE)
_OUT = ("agenda", "report", "preamble")


def _cells(text: str, start: int, end: int) -> list[tuple[int, int]]:
    cells, at = [], start
    for match in _CELL.finditer(text, start, end):
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
    cells = _cells(text, start, end) if _CELL.search(text, start, end) else []
    return names_columns([column_of(text[a:b]) for a, b in cells])


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
            yield _row_fact(text, cells, columns)


def time_in(cell: str) -> str | None:
    """The time that a cell states, without "by"; None where it tells a state ("Ongoing")."""
    plain = _BY.sub("", words(cell), count=1)
    return None if not plain or _EMPTY.fullmatch(plain) else plain


def _row_fact(text: str, cells: list[tuple[int, int]], columns: list[str | None]) -> Action | None:
    values = {kind: text[a:b].strip() for kind, (a, b) in zip(columns, cells, strict=True) if kind}
    start, end = cells[columns.index("action")]
    owner, due = values.get("owner"), time_in(values.get("due", ""))
    return labelled_fact(text, start, end, "table", owner if owner and not _EMPTY.fullmatch(owner) else None, due)
