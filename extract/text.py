"""Plain structures the components share: blocks, sentences and small helpers on character spans."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

SPACE = " \t\r\n\f\v\u00a0\u2007\u202f\u200b\ufeff"
_ABBREVIATION = re.compile(r"\b(?:Ltd|Inc|Co|etc|plc|approx|no|St|Jr|Snr|Sr|[ap]\.m|p\.a|i\.e|e\.g)\.$", re.IGNORECASE)


class HasSpan(Protocol):
    """Anything with a start and an end offset."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: one line of web text, or several hard-wrapped lines of printed text.

    `start` and `end` bound the words without the limb label; `label` is the label as printed (`(a)`, `3.`, `•`).
    """

    start: int
    end: int
    label: str | None
    label_start: int
    section: str
    item: int
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence inside one block."""

    start: int
    end: int
    block: int


def trim(text: str, start: int, end: int, left: str = SPACE, right: str = SPACE) -> tuple[int, int]:
    """Move both ends inwards over the characters given."""
    while start < end and text[start] in left:
        start += 1
    while end > start and text[end - 1] in right:
        end -= 1
    return start, end


def trim_clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Span of a clause without closing punctuation, an abbreviation's full stop apart."""
    start, end = trim(text, start, end, SPACE + "-–—:;,.•·", SPACE + ";,:-–—")
    while True:
        before = end
        tail = _TAIL.search(text, max(start, end - 12), end)
        if tail:
            end = tail.start()
        if end > start and text[end - 1] == "." and not _ABBREVIATION.search(text, max(start, end - 12), end):
            end -= 1
        if end > start and text[end - 1] in '”"' and not _has_opening(text, start, end):
            end -= 1
        start, end = trim(text, start, end, SPACE, SPACE + ";,:-–—")
        if end == before:
            return start, end


_TAIL = re.compile(r"[;,.]?\s+(?:and|And|AND|or|a|ac)\b[;:,]?\s*$")


def _has_opening(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start, end - 1) >= 0 for mark in '“"')


def at_offset(spans: Sequence[HasSpan], offset: int) -> int:
    """Index of the last span that starts at or before the offset, -1 when none does."""
    return bisect_right(spans, offset, key=lambda span: span.start) - 1


def overlaps(spans: Sequence[HasSpan], start: int, end: int) -> bool:
    """Whether a sorted run of disjoint spans touches `start:end`."""
    index = bisect_right(spans, start, key=lambda span: span.start) - 1
    return any(0 <= i < len(spans) and spans[i].start < end and spans[i].end > start for i in (index, index + 1))


class Spaced:
    """A text with every run of white space as one space, and the way back to its own offsets."""

    _RUN = re.compile(r"[^\S ]\s*| \s+")
    """White space that is not one space already."""

    def __init__(self, text: str) -> None:
        self._cuts: list[tuple[int, int]] = []
        parts, at, length = [], 0, 0
        for run in self._RUN.finditer(text):
            parts += [text[at : run.start()], " "]
            length += run.start() - at + 1
            at = run.end()
            self._cuts.append((length, at))
        self.text = "".join([*parts, text[at:]])

    def back(self, offset: int) -> int:
        """Offset in the text as given, of an offset in the spaced one."""
        index = bisect_right(self._cuts, (offset, 1 << 60)) - 1
        return offset if index < 0 else self._cuts[index][1] + offset - self._cuts[index][0]


_BROKEN = re.compile(r"(?<=[a-z])(?<!\bco)(?<!\bre)(?<!\bby)(?<!\bnon)(?<!\bsub)(?<!\bpre)-[ \t]*\n\s*(?=[a-z])")
""" "be recom-" above "mended": a word broken at the end of a line."""


def unbroken(text: str) -> str:
    """The text in one line, the words joined that were broken at the end of one."""
    return " ".join(_BROKEN.sub("", text).split())


def words(text: str) -> str:
    """The text with every run of white space as one space: for names and titles handed on as values."""
    return " ".join(text.split())
