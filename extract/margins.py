"""Printed minutes without the indents of their wrapped lines, and the way back to the offsets of the text as given.

Rules part words with one white space. Where a paragraph is printed with a margin, a line's end and the next line's
indent stand between two of its words, and a rule that does not reckon with it misses the sentence, or reads half of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import fields, replace
from typing import Any

from archive.facts import Extraction, Fact, NamedVote

_INDENT = re.compile(r"(?<=[^\s])[ \t]{0,4}\n(?P<indent>[ \t\u00a0]{1,60})(?=\S)")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})[.):]|[•·*–—o§-][ \t]")
_GAP = re.compile(r"\S([ \t]{3,}|[ \t]*[\t|][ \t]*)(?=\S)")
FULL = 50
"""Characters, with its indent, of a line that may have been wrapped: below a shorter one something new begins."""
LONGEST = 400
"""Characters of a line that is printed: a longer one is a paragraph of web text."""


def _continues(text: str, match: re.Match[str]) -> bool:
    """Whether an indented line goes on with the sentence of the line above it; a table's columns are left alone."""
    above = text[text.rfind("\n", max(0, match.start() - LONGEST), match.start()) + 1 : match.start()]
    end = text.find("\n", match.end(), match.end() + LONGEST)
    line = text[match.end() : end if end >= 0 else match.end() + LONGEST]
    indent, outer = len(match["indent"]), len(above) - len(above.lstrip())
    if not FULL <= len(above) < LONGEST or _LABEL.match(line) or _GAP.search(line):
        return False
    if above[-1] in ".:;" and indent > outer and not _LABEL.match(above.lstrip()):
        return False  # the first line of a new paragraph
    gaps = list(_GAP.finditer(above.lstrip(), 0))
    return not gaps or (len(gaps) == 1 and outer + gaps[0].end() == indent)


class Unindented:
    """A text without those indents; `text` is the same string where it has none."""

    def __init__(self, given: str) -> None:
        self.given = given
        self._at: list[int] = []
        self._cut: list[int] = []
        parts, begin, length = list[str](), 0, 0
        for match in _INDENT.finditer(given) if "\n " in given or "\n\t" in given or "\n\u00a0" in given else ():
            if _continues(given, match):
                start, end = match.span("indent")
                parts.append(given[begin:start])
                length += start - begin
                self._at.append(length)
                self._cut.append(end - length)
                begin = end
        self.text = "".join([*parts, given[begin:]]) if parts else given

    def restored(self, found: Extraction) -> Extraction:
        """The same facts, with offsets and quotes of the text as given."""
        if not self._at:
            return found
        kinds: dict[str, Any] = {
            field.name: tuple(map(self._fact, getattr(found, field.name))) for field in fields(found)
        }
        return Extraction(**kinds)

    def _fact(self, fact: Fact) -> Fact:
        start, end = self._span(fact.start, fact.end)
        moved = replace(fact, start=start, end=end, quote=self.given[start:end])
        if isinstance(moved, NamedVote) and moved.resolution:
            return replace(moved, resolution=self._span(*moved.resolution))
        return moved

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self._back(start, bisect_right(self._at, start)), self._back(end, bisect_left(self._at, end))

    def _back(self, offset: int, cuts: int) -> int:
        return offset + self._cut[cuts - 1] if cuts else offset
