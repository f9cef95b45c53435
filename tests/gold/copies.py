"""Gold pages as poor copies have them: without the words in bold type, "RESOLVED", "Minutes:", and item numbers.

Many who keep copies of ModernGov pages keep the text alone, and lose what stood in bold or in a heading. What was
decided is then told by the form of its words only. How much is still found is measured on the same pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tests.gold.markup import Mark, Page

_LOST = re.compile(
    r"^[ \t]*(?:"
    r"(?:RESOLVED|Resolved|AGREED|DECIDED|RECOMMENDED|Recommended|PENDERFYNWYD|Penderfynwyd)(?:[ \t]+(?:unanimously|UNANIMOUSLY))?"
    r"[ \t]*[:–—-]*[ \t]*(?=\n|[a-z(1]|[Tt]hat|To\b|to\b)"
    r"|(?:Minutes|Decision|Decisions|Cofnodion|Penderfyniad|MINUTES|DECISION)[ \t]*:[ \t]*(?=\n)"
    r"|\d{1,3}\.?[ \t]*\n)",
    re.MULTILINE,
)
"""A cue at the beginning of a line, one of ModernGov's own headings, and the number of an item alone on its line."""


def _cuts(page: Page) -> Iterator[tuple[int, int]]:
    """What is lost of a page, but nothing within a mark."""
    for found in _LOST.finditer(page.text):
        if not any(mark.start < found.end() and found.start() < mark.end for mark in page.marks):
            yield found.span()


def without_cues(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages that lose something, as they are then; their split is told apart by its name."""
    for page in pages:
        cuts = list(_cuts(page))
        if cuts:
            yield _without(page, cuts)


def _without(page: Page, cuts: list[tuple[int, int]]) -> Page:
    ends = [0, *(end for _, end in cuts)]
    starts = [*(start for start, _ in cuts), len(page.text)]
    text = "".join(page.text[end:start] for end, start in zip(ends, starts, strict=True))

    def moved(mark: Mark) -> Mark:
        lost = sum(end - start for start, end in cuts if end <= mark.start)
        return replace(mark, start=mark.start - lost, end=mark.end - lost)

    return replace(page, split=f"{page.split}_without_cues", text=text, marks=tuple(map(moved, page.marks)))
