"""Whether lists of names are of a vote at all: what their labels and the words around say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from extract.components.vote_records import VoteList
from extract.scanning import finditer

_VOTE_WORD = re.compile(
    r"\b(?:recorded|named|roll[- ]?call|division|divided|vot(?:e|ed|es|ing)|ballot|poll|carried|[pb]leidl\w+"
    r"|names?\s(?:\w+\s){0,2}(?:taken|called|recorded))\b",
    re.IGNORECASE,
)
_OTHER_WORD = re.compile(
    r"\b(?:spe(?:ak(?:ers?|ing)?)|spoke|addressed|represent(?:ations?|ed|ing)|objectors?|supporters?|registered|consult\w*"
    r"|petition\w*|participat\w+|letters?|comments?|respon\w+|argu\w+|nominat\w+|candidates?|elect(?:ed|ion)"
    r"|siaradwyr|attendance|apologies|substitut\w+)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[^\n]{0,120}?(?:\n\s{0,40}(?!\n)[^\n]{0,120}?)?\b(?:(?:motion|amendment|proposal|proposition|vote)s?\b[^.\n]{0,60}?"
    r"\b(?:carried|lost|defeated|negatived|fell|declared)|(?:carried|lost|defeated)\s(?:by|unanimously)\b)",
    re.IGNORECASE,
)
"""The result of a vote, told right below its lists."""
REACH = 400
"""Characters before a division in which it is said that there was a vote."""


class Told:
    """Where a text speaks of votes and where of speakers and the like, found when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def votes(self) -> list[int]:
        """Offsets of words of voting."""
        return [match.start() for match in finditer(_VOTE_WORD, self.text)]

    @cached_property
    def others(self) -> list[int]:
        """Offsets of words of speaking, writing and attending."""
        return [match.start() for match in finditer(_OTHER_WORD, self.text)]

    @staticmethod
    def last(found: Sequence[int], start: int, end: int) -> int:
        """The last offset in `start:end`, -1 where there is none."""
        index = bisect_left(found, end) - 1
        return found[index] if index >= 0 and found[index] >= start else -1


def is_division(told: Told, run: Sequence[VoteList]) -> bool:
    """Whether lists are of a vote: said so by the labels or the words before, and not by speakers or respondents."""
    if not any(one.people for one in run) or not any(one.option in ("for", "against", "abstain") for one in run):
        return False
    if any(one.is_vote for one in run):
        return True
    start, options = max(0, run[0].start - REACH), {one.option for one in run}
    if {"for", "against"} <= options and (_asks(run) or _ENDED.match(told.text, max(one.end for one in run))):
        return True
    if len({one.side for one in run if one.people}) > 1 and _counted(run):
        return True  # two motions, two amendments or two candidates, each with its count
    voted, other = (told.last(words, start, run[0].start) for words in (told.votes, told.others))
    if voted >= 0 and (other < voted or ({"for", "against"} <= options and _counted(run))):
        return True
    if other > voted:
        return False
    counted = any(one.count is not None for one in run)
    return (len(options) > 1 and ("abstain" in options or counted or any(one.is_strong for one in run))) or (
        counted and any(one.is_strong for one in run)
    )


def _counted(run: Sequence[VoteList]) -> bool:
    """Whether every list states as many as it names: lists of speakers have no counts."""
    return all(one.count == len(one.people) for one in run)


def _asks(run: Sequence[VoteList]) -> bool:
    """Whether a label names a motion or an amendment, which nobody but those who vote is for or against."""
    return any(one.side and one.people for one in run)
