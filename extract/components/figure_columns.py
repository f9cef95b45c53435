"""Sums in the cells of a flattened table, by the heading of their column and the first cell of their row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Figure

_CELL = re.compile(r"[ \t]*\|[ \t]*")
_LINE = re.compile(r"[^\n]*\|[^\n]*")
_HOW = r"(?:(?:revised|original|approved|annual|current|agreed|total|net|gross|full[- ]year|year to date) )*"
_TAIL = r"(?: ?\(?£(?:m|k|000s?|'000|’000)?\)?)?"
_YEAR = r"(?: ?\(?(?P<year>20\d\d\s?[/-]\s?(?:20)?\d\d)\)?)?"
_PARTS = tuple(
    (part, re.compile(rf"(?:(?P<first>20\d\d\s?[/-]\s?(?:20)?\d\d) )?{_HOW}(?:{words}){_YEAR}{_TAIL}", re.IGNORECASE))
    for part, words in (
        ("budget", r"budget"),
        ("spent", r"actuals?(?: (?:to date|spend|expenditure))?|(?:spend|spent|expenditure) to date|spend|spent"),
        ("estimate", r"estimates?|estimated costs?"),
        ("grant", r"grants?(?: (?:awarded|approved|agreed))?|(?:amount|sum)s? (?:awarded|granted)|award"),
        ("income", r"income(?: to date| received)?|receipts"),
        ("saving", r"savings?"),
    )
)
_LONGEST = 400
"""Longest row of a table read, in characters."""


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in _CELL.split(line)]


def _heading(cells: Sequence[str]) -> list[tuple[str, str | None] | None]:
    """Part and year of each column whose heading names one."""
    found: list[tuple[str, str | None] | None] = []
    for cell in cells:
        fits = ((part, pattern.fullmatch(cell)) for part, pattern in _PARTS)
        match = next(((part, given) for part, given in fits if given), None)
        found.append((match[0], match[1]["first"] or match[1]["year"]) if match else None)
    return found


def _columns(text: str) -> Iterator[tuple[int, int, list[tuple[str, str | None] | None]]]:
    """Rows of tables below a heading that names parts: start, end and what the heading says of each column."""
    heading: list[tuple[str, str | None] | None] = []
    last = -2
    for match in _LINE.finditer(text):
        line = match.group()
        cells = _cells(line) if len(line) <= _LONGEST else []
        follows = match.start() <= last + 2
        last = match.end()
        sums = any("£" in cell and re.search(r"\d{2}", cell) for cell in cells)
        named = _heading(cells) if cells and not sums else []
        if sum(each is not None for each in named) and len(named) > 1:
            heading = named
        elif follows and heading and len(cells) == len(heading):
            yield match.start(), match.end(), heading
        elif not follows or not cells:
            heading = []


def with_columns(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same figures; a sum that stands alone in a cell has the part and the year of its column."""
    found = {figure.start: figure for figure in figures if figure.kind == "money" and figure.part is None}
    if not found or " | " not in text:
        return tuple(figures)
    changed: dict[int, Figure] = {}
    for start, end, heading in _columns(text):
        at = start
        for column in heading:
            bar = text.find("|", at, end)
            stop = bar if bar >= 0 else end
            begin = at + len(text[at:stop]) - len(text[at:stop].lstrip())
            figure = found.get(begin)
            if column and figure and not text[figure.end : stop].strip():
                changed[begin] = replace(figure, part=column[0], period=figure.period or column[1])
            at = stop + 1
    return tuple(changed.get(figure.start, figure) for figure in figures)
