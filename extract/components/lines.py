"""Lines of a text, their limb labels and their wrapping: what the sections are built from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.text import SPACE, trim

MAX_LINE = 20_000
"""Longest paragraph in characters; anything longer (binary data, one endless line) is cut, so work stays linear."""

_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]|(?<= )\|(?=[ \n]|$)")
_FLAT_BREAK = re.compile(
    rf"{_BREAK.pattern}"
    r"|(?<=\S)[ \u00a0](?=(?:Minutes|Decision|Cofnodion|Penderfyniad|Recommendations?"
    r"|(?:Additional|Supporting)\sdocuments):[ \n])"
    r"|(?<=\bMinutes:)[ ]|(?<=\bDecision:)[ ]|(?<=\bCofnodion:)[ ]|(?<=\bPenderfyniad:)[ ]"
)
""" "Lease Minutes: The Panel ... |": where a page's table was made one line an item, headings stand within lines."""
LABEL = re.compile(
    r"(?:(?:[Aa]nd|AND)[\s\u00a0](?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)[\s\u00a0]))?"
    r"(?P<label>[•·●▪■◦‣*§o\uf0b7\uf0a7–—-](?=[\s\u00a0])"
    r"|\[(?:\d{1,2}|[a-z]|[ivx]{1,4})\](?=[\s\u00a0])"
    r"|\((?:\d{1,3}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,6})\)"
    r"|(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\)"
    r"|\d{1,3}(?:\.\d{1,3}){1,3}\.?(?=[\s\u00a0])(?![\s\u00a0]{1,2}(?:hectares?|acres?|(?:kilo)?met(?:re|er)s?|miles?"
    r"|km|kg|tonnes?|litres?|mw|kwh|per cent|percent|million|billion|thousand|hours?|days?|weeks?|months?|years?"
    r"|minutes?|fte|posts?|square|cubic|sq|points?|times)\b)(?![\s\u00a0]{1,2}(?:%|m²))"
    r"|(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})\.(?=[\s\u00a0]))[\s\u00a0]*"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: span of its words (label apart), label, and whether a blank line stands before it."""

    start: int
    end: int
    label: str | None
    label_start: int
    after_blank: bool


def is_flat(text: str) -> bool:
    """Whether a text is a meeting's page whose table of items was made one line an item, with bars between."""
    return "| Item |" in text or "| Eitem |" in text


def bar_after(text: str, at: int) -> int:
    """The next bar of such a page; the end of the text where there is none within the longest line."""
    bar = text.find("|", at, at + MAX_LINE)
    return bar if bar >= 0 else min(len(text), at + MAX_LINE)


def lines(text: str) -> Iterator[Line]:
    """Lines that hold something, in order."""
    blank, at = True, 0
    for stop, resume in _breaks(text):
        start, end = trim(text, at, stop)
        if start == end:
            blank = True
        else:
            yield _line(text, start, end, blank)
            blank = text[stop : stop + 1] == "|"
        at = resume


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in (_FLAT_BREAK if is_flat(text) else _BREAK).finditer(text):
        yield from _cuts(text, at, match.start())
        yield match.start(), match.end()
        at = match.end()
    yield from _cuts(text, at, len(text))
    yield len(text), len(text)


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_LINE:
        space = text.rfind(" ", start + 1, start + MAX_LINE)
        start = space if space > start else start + MAX_LINE
        yield start, start


def _line(text: str, start: int, end: int, blank: bool) -> Line:
    match = LABEL.match(text, start, end)
    if not match or match.end() >= end:
        return Line(start, end, None, start, blank)
    return Line(match.end(), end, match["label"].strip(SPACE), start, blank)


def wrap_width(rows: list[Line]) -> int | None:
    """Length at which a printed text wraps its lines, None where lines are whole paragraphs.

    The few longest lines of a long text are left out: one table row says nothing of the paragraphs.
    """
    close = [b.end - b.label_start for a, b in pairwise(rows) if not b.after_blank]
    if len(close) < 3 or max(close) > 130:
        return None
    return sorted(close)[-1 - len(close) // 25]


_SMALL_CUE = re.compile(r"(?:resolved|agreed)(?:\s?[:–—]|\s(?:to|that)\s)")
""" "resolved to note ..." below the short line of a title."""


_CUE_LINE = re.compile(r"(?:RESOLVED|AGREED|NOTED|APPROVED|DECIDED)\b")
"""The word that opens a row of decisions, each on a line of its own."""


_CUT_DATE = re.compile(r"\b\d{1,2}(?:st|nd|rd|th|ain|eg|fed|af|ydd|il)?\s(?:of\s)?[A-Z][a-z]{2,10}(?=(?:19|20)\d\d\b)")
"""A day and a month at the end of a line, the year at the beginning of the next (the break itself left out)."""


_DANGLING = re.compile(
    r"[a-z,)]\s(?:on|of|the|at|in|for|by|with|from|an?|its|their|upon|under|between)$|^(?:To|That|The)(?:\s[a-z]{3,12})?$"
)
"""A line that ends with a word that leads on ("held on", "of the") is no whole paragraph."""


def continues(text: str, before: Line, line: Line, width: int | None) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if line.after_blank or line.label or text[max(0, before.label_start - 2) : before.label_start] == "| ":
        return False  # the last cell of a table's row ends with its line
    if (cue := _CUE_LINE.match(text, line.start, line.end)) and text.startswith(cue.group(), before.start):
        return False
    last = text[before.end - 1]
    if last == "," or _CUT_DATE.search(
        text[max(before.start, before.end - 20) : before.end] + text[line.start : min(line.end, line.start + 5)]
    ):
        return True
    if _DANGLING.search(text[max(before.start, before.end - 18) : before.end]):
        return True
    if width is None:
        long = before.end - before.start > 25 or text.startswith(": ", max(0, before.start - 2))  # behind "Minutes: "
        return last not in ".:;!?" and text[line.start].islower() and long
    long = before.end - before.label_start >= (0.62 if last.isalnum() else 0.72) * width
    if text[line.start].islower():
        return long or (last not in ":;" and not _SMALL_CUE.match(text, line.start, line.end))
    return long and not (last in ".:;!?”" and before.end - before.label_start < 0.82 * width)


def line_at(text: str, at: int, reach: int) -> tuple[int, int]:
    """Span of the line around an offset; of one that reaches farther to a side, that much of it."""
    begin = text.rfind("\n", max(0, at - reach), at) + 1 or max(0, at - reach)
    end = text.find("\n", at, at + reach)
    return begin, end if end >= 0 else min(len(text), at + reach)


def line_before(text: str, at: int, reach: int, empty: int, blank: str = SPACE) -> tuple[int, int] | None:
    """The line before one that begins at an offset, with anything but `blank` on it; at most `empty` lines between."""
    for _ in range(empty + 1):
        if at <= 0:
            return None
        begin, end = line_at(text, at - 1, reach)
        if text[begin:end].strip(blank):
            return begin, end
        at = begin
    return None
