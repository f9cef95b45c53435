"""Votes with each count before its word: "Voting: 11 – For, 0 – Against, 2 – Abstentions"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.components.vote_marks import MOST, Mark, Vote
from extract.scanning import finditer

_WORD = (
    r"(?:(?P<for{0}>for|in\sfavou?r|o\sblaid)|(?P<against{0}>against|yn\serbyn)"
    r"|(?P<abstain{0}>abstentions?|abstained|abstaining|abstain|ymatal))"
)
_PART = r"(?P<n{0}>\d{{1,3}})\s{{0,2}}[–—-]\s{{0,2}}" + _WORD
_GAP = r"(?:[,;]?\s{1,8}(?:and\s)?|[,;])"
_RUN = re.compile(
    rf"(?<![\w.,/–—-]){_PART.format(1)}{_GAP}{_PART.format(2)}(?:{_GAP}{_PART.format(3)})?\b(?!\s{{0,2}}[:=(–—-]?\s{{0,2}}\d)",
    re.IGNORECASE,
)
_LABEL_BEFORE = re.compile(r"\b(?:for|favou?r|against|abst\w{2,7}|blaid|erbyn|ymatal)\W{0,4}$", re.IGNORECASE)
"""Where a word of an option stands before the first count, each count may belong to the word before it."""


def find_counts_first(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Vote]:
    """Votes told so in the windows of a text; each option once, one of them `for`."""
    for start, end in places:
        for match in finditer(_RUN, text, start, end):
            if not _LABEL_BEFORE.search(text, max(0, match.start() - 20), match.start()):
                yield from _vote(match)


def _vote(match: re.Match[str]) -> Iterator[Vote]:
    marks = tuple(_marks(match))
    options = {mark.option for mark in marks}
    if "for" in options and len(options) == len(marks) and all(mark.count <= MOST for mark in marks):
        yield Vote(match.start(), match.end(), marks)


def _marks(match: re.Match[str]) -> Iterator[Mark]:
    for number in (1, 2, 3):
        if match[f"n{number}"]:
            start, end = match.span(f"n{number}")
            option = next(name for name in ("for", "against", "abstain") if match[f"{name}{number}"])
            yield Mark(start, end, start, end, option, int(match[f"n{number}"]), False)
