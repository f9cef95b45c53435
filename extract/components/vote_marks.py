"""Stated counts of a vote and the option each belongs to: the structures that every reader of votes gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.components.numbers import read
from extract.scanning import finditer

OPTIONS = ("for", "against", "abstain")
MOST = 300
"""More votes than any council has members: a count above it is of something else."""
_NOBODY = frozenset(("none", "nil", "no", "neb", "dim"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One stated count and the option it belongs to."""

    start: int
    end: int
    number_start: int
    number_end: int
    option: str
    count: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """One division: what is not stated is None. `side`, of a motion against an amendment, is the one that had more."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    side: str | None = None
    of: str | None = None
    """Surname of the candidate who had more, where the vote was between two."""

    def count(self, option: str) -> int | None:
        """Stated count of an option."""
        return next((mark.count for mark in self.marks if mark.option == option), None)


_TRIGGER = re.compile(
    r"\bFor\b(?=\s{0,2}[:(=\n–,-]|\s\d)|\bFOR\b|gainst|GAINST|[Aa]bst[ae]|ABST|avour|AVOUR|\b[Vv]ot|VOT|rbyn"
    r"|RBYN|blaid|BLAID|[Yy]mata|leidl|[Cc]arried|CARRIED|\b[Ll]ost\b|LOST"
    r"|\((?:[A-Z]{2,3}\s?/\s?[A-Z]{2,3},?\s)?\d{1,2}\s?[/:–—-]\s?\d{1,2}\D|\b[Tt]ied\b|[Dd]efeat|DEFEAT"
    r"|[Dd]ivision|\b[Nn]oes|NOES|[Mm]ajority|mendment|MENDMENT|dissent|[Oo]ppos|\bNo\s?:|[Uu]nanim"
    r"|(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed|APPROVED|[Aa]pproved|[Rr]efused|REFUSED|[Gg]ranted|[Dd]eclined|[Ff]ell)"
    r"\s(?:by\s)?\(?\d|\breceived\s\w{1,9}\svotes"
)
MARGIN = 250
"""Characters before and after a word of voting in which counts are looked for."""


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Whole lines around every word of voting, in order and disjoint: elsewhere no count can be of a vote."""
    start, end, reached = -1, -1, -1
    for match in finditer(_TRIGGER, text):
        if match.end() <= reached:
            continue
        reached = match.end() + MARGIN // 4
        begin = max(
            text.rfind("\n", max(0, match.start() - 2 * MARGIN), max(0, match.start() - MARGIN)),
            match.start() - 2 * MARGIN,
            0,
        )
        stop = text.find("\n", match.end() + MARGIN, match.end() + 2 * MARGIN)
        stop = stop if stop >= 0 else min(len(text), match.end() + 2 * MARGIN)
        if begin <= end:
            end = max(end, stop)
            continue
        if end >= 0:
            yield start, end
        start, end = begin, stop
    if end >= 0:
        yield start, end


def count_of(text: str) -> int | None:
    """A count in digits or words, 0 for none; None where it is no whole number."""
    if text.casefold() in _NOBODY:
        return 0
    if text.casefold() == "un":
        return 1  # Welsh, before a noun
    number = read(text)
    return None if number is None or number.value != int(number.value) else int(number.value)
