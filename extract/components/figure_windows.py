"""The words beside a figure in its sentence: what is read for its part, its period and what it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure
from extract.text import Sentence

BEFORE, AFTER = 130, 60
"""How far a cue is looked for before and after a figure, in characters."""
_OF = re.compile(r" (?:out )?of (?:the |a total of |a )?$")
_OPENED = re.compile(r"(?P<words>(?:\sof\s(?:this|these|it|them))?)\s?\(")
_VERB = re.compile(r"^ (?:had|has|have|was|were) ")


def plain(text: str, start: int, end: int) -> str:
    """A stretch of text with every run of white space as one space; a space at an end stays."""
    words = text[start:end]
    inner = " ".join(words.split())
    lead, tail = " " if words[:1].isspace() else "", " " if words[-1:].isspace() else ""
    return f"{lead}{inner}{tail}" if inner else words[:1] and " "


def windows(text: str, sentence: Sentence, figures: Sequence[Figure]) -> list[tuple[str, str]]:
    """Words before and after each figure of a sentence, no further than the figures beside it.

    A share in brackets is passed over: after the sum of "£13.5m (75%) had been spent" comes "had been spent". The verb
    of "£16m of £34m had been spent" is that of the first sum.
    """
    starts = [*(figure.start for figure in figures[1:]), max(sentence.end, figures[-1].end)]
    ends = [sentence.start, *(figure.end for figure in figures)]
    found = []
    for at, (figure, left, right) in enumerate(zip(figures, ends, starts, strict=False)):
        left = _past_durations(figures, at, sentence.start) if figure.kind == "money" else left
        before = plain(text, max(left, figure.start - BEFORE), figure.start)
        found.append((before, _after(text, figures, starts, at, right)))
    for at in range(1, len(found)):
        before, after = found[at]
        if figures[at].kind == figures[at - 1].kind and _OF.fullmatch(before) and _VERB.match(after):
            found[at - 1], found[at] = (found[at - 1][0], after), (before, "")
    return found


def _past_durations(figures: Sequence[Figure], at: int, start: int) -> int:
    """Where the words before a sum begin: "Expenditure in the last three years has totalled £9,640"."""
    while at and figures[at - 1].kind == "duration":
        at -= 1
    return figures[at - 1].end if at else start


def _after(text: str, figures: Sequence[Figure], starts: Sequence[int], at: int, right: int) -> str:
    """The words after a figure, without a share in brackets that follows it: "(75%)", "of this (80%)"."""
    figure = figures[at]
    following = figures[at + 1] if at + 1 < len(figures) and figure.kind != "percent" else None
    if following and following.kind == "percent" and text[following.end : following.end + 1] == ")":
        opened = _OPENED.fullmatch(text, figure.end, following.start)
        if opened:
            stop = min(max(following.end + 1, starts[at + 1]), following.end + 1 + AFTER)
            return plain(text, figure.end, opened.end("words")) + plain(text, following.end + 1, stop)
    return plain(text, figure.end, min(right, figure.end + AFTER))
