"""Page numbers and running headers of printed text: they stand between lines and are no part of any paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.components.lines import Line

_NUMBER = re.compile(r"(?:[Pp]age\s)?[-–—]?\s?\d{1,3}\s?[-–—]?(?:\s(?:of|/)\s\d{1,3})?$|Tudalen\s\d{1,3}$")
_SAYS_PAGE = re.compile(r"[Pp]age\s|Tudalen\s|[-–—]\s?\d")
"""A number that can be no item's."""
_LONGEST = 90
"""Longest running header, in characters."""
_MOST = 3
"""Most lines in a running header with its page number."""


_PAGE_LINE = re.compile(r"(?:[Pp]age|Tudalen)\s\d{1,4}(?:\s(?:of|o|/)\s\d{1,4})?$")


def without_page_lines(text: str, rows: Sequence[Line]) -> list[Line]:
    """Lines of a text that is not wrapped, without those that say nothing but "Page 4 of 9"."""
    return [row for row in rows if not _PAGE_LINE.match(text, row.label_start, row.end)]


def without_page_marks(text: str, rows: Sequence[Line]) -> list[Line]:
    """Lines of a printed text without its page numbers, nor the running headers printed with them.

    A line that goes on with the sentence above the mark is no longer said to stand after a blank line.
    """
    kept: list[Line] = []
    broken = False
    for group in _groups(rows):
        if kept and _is_mark(text, group):
            broken = True
            continue
        rest = _without_numbers(text, group) if len(group) > 1 else group
        first = rest[0] if rest else None
        if broken and first and kept and _goes_on(text, kept[-1], first):
            rest[0] = replace(first, after_blank=False)
        broken = False
        kept += rest
    return kept


def _without_numbers(text: str, group: Sequence[Line]) -> list[Line]:
    """A run of lines without page numbers; one behind a number begins anew, where it does not go on with a sentence."""
    kept: list[Line] = []
    broken = False
    for row in group:
        if _is_number(text, row):
            broken = bool(kept) and _SAYS_PAGE.match(text, row.label_start, row.end) is not None
            continue
        anew = broken and not _goes_on(text, kept[-1], row) and row.label is None
        kept.append(replace(row, after_blank=True) if anew else row)
        broken = False
    return kept


def _groups(rows: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    group: list[Line] = []
    for row in rows:
        if group and row.after_blank:
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_number(text: str, row: Line) -> bool:
    return row.end - row.label_start < 20 and _NUMBER.match(text, row.label_start, row.end) is not None


def _is_mark(text: str, group: Sequence[Line]) -> bool:
    numbers = [_is_number(text, row) for row in group]
    if len(group) > _MOST or not any(numbers) or (len(group) == _MOST and numbers == [False, True, False]):
        return False  # between two lines of text, a number alone is the mark
    return all(row.end - row.label_start <= _LONGEST and text[row.end - 1] not in ".;:," for row in group)


def _goes_on(text: str, before: Line, row: Line) -> bool:
    return text[before.end - 1] not in ".:;!?" and row.label is None and text[row.start].islower()
