"""What a number counts that answers or is "the figure": "asked how many homes stood empty; she replied 174"."""

from __future__ import annotations

import re

from extract.components.counted_things import is_plural
from extract.components.within import spaced
from extract.text import Sentence

_HOW_MANY = spaced(
    r"\b[Hh]ow many (?:of (?:the|its|their|these|those) (?:\d{1,5} )?)?"
    r"(?P<things>(?:[a-z’'-]{2,20} ){0,3}[a-z’'-]{2,20})\b"
)
_ROUGHLY = r"(?:(?:about|around|some|just|over|nearly|almost|only|now|currently|then) ){0,2}"
_ANSWERED = spaced(
    r"\b(?:(?:it|there|the (?:figure|number|answer|total)) (?:was|were|is|are|had been|stood at)"
    rf"|(?:replied|answered|said)(?: that)?) {_ROUGHLY}$"
)
_NUMBER_ENDS = spaced(
    r"[.,;)]|$| (?:and (?:that|of|an?|the|s?he|it|they|this)|in (?:the|all|total|20\d\d)|at (?:the|present)"
    r"|of (?:them|which|whom)|so far|to date)\b"
)
_FIGURE_WAS = spaced(
    r"\b[Tt]he (?:(?:equivalent|corresponding|comparable|previous|same|national|county|earlier) )?figures?"
    r"(?: (?:for|in|a|the|last|one|two|of|at|on) [^.;:,£%\d]{3,50}| a year (?:ago|earlier|before)"
    r"| last (?:year|month|time))?"
    rf" (?:was|were|is|had been|has been|stood at) (?:\d[\d,]{{0,8}} and )?{_ROUGHLY}$"
)
_TWO_FIGURES = spaced(r"(?: and \d[\d,]{0,8})?(?:[.,;)]|$)")
_NO_COUNT = re.compile(r"[£%]|\bper\s{1,4}cent\b|\b(?:percent|hours|days|weeks|months|years|minutes|points)\b")
_REACH = 400
"""How far behind "how many" the answer may stand, in characters."""


class Asked:
    """What a text asked the number of last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.things: str | None = None
        self.block, self.at = -1, 0

    def hear(self, sentence: Sentence) -> None:
        """Keep what a sentence asks: "how many homes stood empty"."""
        if self.text.find("many", sentence.start, sentence.end) < 0:
            return
        for match in _HOW_MANY.finditer(self.text, sentence.start, sentence.end):
            words = match["things"].split()
            plural = next((at for at, word in enumerate(words) if is_plural(word)), None)
            if plural is not None:
                self.things, self.block, self.at = " ".join(words[: plural + 1]), sentence.block, match.end()

    def answered(self, match: re.Match[str], sentence: Sentence) -> str | None:
        """What a number counts that answers the question."""
        start = match.start()
        near = self.things and self.at < start < self.at + _REACH and sentence.block - self.block in (0, 1)
        if not near or not _NUMBER_ENDS.match(self.text, match.end()):
            return None
        return self.things if _ANSWERED.search(self.text, max(self.at, start - 60), start) else None


def is_earlier_figure(text: str, match: re.Match[str], since: int) -> bool:
    """Whether a number is "the figure" of another time for what was counted at `since`, not for what came after."""
    start = match.start()
    if start - since > _REACH or not _TWO_FIGURES.match(text, match.end()):
        return False
    return _FIGURE_WAS.search(text, max(since, start - 120), start) is not None and not _NO_COUNT.search(
        text, since, start
    )
