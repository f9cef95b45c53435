"""Actions in tables that lost their columns: each cell is a line, the headings stand one below another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Action
from extract.components.action_owners import is_owner, labelled_fact
from extract.components.action_tables import column_of, names_columns, time_in
from extract.components.due import due_of
from extract.components.within import block_at
from extract.scanning import finditer
from extract.text import Block, trim, words

_HEADINGS = re.compile(
    r"^[ \t]{0,20}(?i:actions?|agreed actions?|actions? required|what|task)[ \t]*:?[ \t]*\r?\n", re.MULTILINE
)
_SOON = re.compile(
    r"asap|as soon as possible|immediate(?:ly)?|urgent(?:ly)?|with (?:the )?minutes|next meeting", re.IGNORECASE
)
_LINE = re.compile(r"[^\n]*\n?")
_OUT = ("agenda", "report", "preamble")
MOST = 5
"""Most columns of such a table."""
LONGEST = 8_000
"""How much is read below a heading, in characters."""


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """Spans of the lines from an offset on that hold something."""
    end = min(len(text), start + LONGEST)
    spans = (trim(text, row.start(), row.end()) for row in _LINE.finditer(text, start, end) if row.group())
    return [span for span in spans if span[0] < span[1]]


def _columns(text: str, rows: Sequence[tuple[int, int]]) -> list[str | None]:
    """The columns that the first lines name; none where they are no heading of a table of actions."""
    kinds: list[str | None] = []
    for start, end in rows[: MOST + 1]:
        kind = column_of(text[start:end])
        if kind is None or kind in kinds:
            break
        kinds.append(kind)
    return kinds if len(kinds) > 1 and names_columns(kinds) else []


def _is_time(cell: str) -> bool:
    """Whether a cell says when, or that it is not yet known."""
    return not time_in(cell) or _SOON.fullmatch(cell) is not None or due_of(f"by {cell}") is not None


def _fits(text: str, cells: Sequence[tuple[int, int]], kinds: Sequence[str | None]) -> bool:
    """Whether lines can be the cells of one row: who is to act names somebody, when is a time."""
    for (start, end), kind in zip(cells, kinds, strict=True):
        cell = words(text[start:end])
        if kind == "owner" and not is_owner(cell):
            return False
        if kind == "due" and not _is_time(cell):
            return False
        if kind == "action" and cell.count(" ") < 2:
            return False
    return True


def find_stacked(text: str, blocks: Sequence[Block]) -> Iterator[Action | None]:
    """The rows of each such table, up to the first lines that are no row."""
    for head in finditer(_HEADINGS, text):
        block = block_at(blocks, head.start())
        rows = _lines(text, head.start())
        kinds = _columns(text, rows)
        if not kinds or (block is not None and block.section in _OUT):
            continue
        for at in range(len(kinds), len(rows) - len(kinds) + 1, len(kinds)):
            cells = rows[at : at + len(kinds)]
            if not _fits(text, cells, kinds):
                break
            values = {kind: words(text[start:end]) for kind, (start, end) in zip(kinds, cells, strict=True)}
            span = cells[kinds.index("action")]
            yield labelled_fact(text, *span, "table", values.get("owner"), time_in(values.get("due", "")))
