"""Votes whose counts stand with lists of names: over a list, after its last name, at its line's end or below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.components.divisions import Division
from extract.components.vote_marks import MOST, OPTIONS, Mark, Vote
from extract.components.vote_records import VoteList

_CLOSING = ")]"


def votes_of(text: str, divisions: Iterable[Division]) -> Iterator[Vote]:
    """The vote of each division that states at least two counts, one of them of those for."""
    for division in divisions:
        marks = tuple(sorted(_marks(text, division), key=lambda mark: mark.start))
        options = {mark.option for mark in marks}
        if len(marks) > 1 and "for" in options and len(options) == len(marks):
            yield Vote(min(division.start, marks[0].start), marks[-1].end, marks, _side(division))


def _marks(text: str, division: Division) -> Iterator[Mark]:
    for one in division.lists:
        if one.counted and one.option in OPTIONS and one.count is not None and one.count <= MOST:
            yield _mark(text, one, *one.counted, one.count)


def _mark(text: str, one: VoteList, start: int, end: int, count: int) -> Mark:
    """The count with its label where that stands right before it: "For the motion (7)"."""
    over = not one.people or start < one.people[0].start
    close = end + (over and text[end : end + 1] in _CLOSING and end < len(text))
    return Mark(one.start if over else start, close, start, end, one.option, count, True)


def _side(division: Division) -> str | None:
    """Of a motion against an amendment, which had more; None where all lists are of one question."""
    sides = {one.side: one.option for one in division.lists if one.side and one.option in ("for", "against")}
    if len(sides) < 2 or len({side.partition(" ")[0] for side in sides}) < 2:
        return None
    return next((side.partition(" ")[0] for side, option in sides.items() if option == "for"), None)
