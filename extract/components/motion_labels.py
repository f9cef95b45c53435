"""A motion's own words behind a label ("Motion: to approve the application"), above its mover, its vote, its result."""

from __future__ import annotations

import re

from extract.text import trim_clause

_LABELLED = re.compile(
    r"(?:^|\n)[ \t]{0,8}(?:The\s)?(?:Motion|MOTION|Proposal|PROPOSAL|Proposition|PROPOSITION)(?:\s\d)?\s?:[ \t]*"
    r"(?P<words>(?!(?:Moved|Proposed|Seconded|Carried|CARRIED|Lost|LOST|Agreed|Cllr|Councillor|Mr|Mrs|Ms)\b)[^\n]{8,400})"
)
_STOP = re.compile(
    r"[.;]\s+(?=(?:Moved|Proposed|Proposer|Seconded|Vot(?:e|es|ing)|For|Carried|CARRIED|All|Unanimous\w*|Agreed)\b)"
)
_ONLY_HOW = re.compile(
    r"(?:[\s.]*(?:(?:Moved|Proposed|Proposer|Mover|Seconded|Seconder|Vot(?:e|es|ing)|For|Against|Abst\w+|In\sfavour|Result|Outcome)\b"
    r"[^\n]{0,160})?)*",
)
FAR = 700
"""Farthest, in characters, that the label may stand above the result."""


def labelled(text: str, start: int) -> tuple[int, int] | None:
    """Span of the words of the labelled motion whose result is told at `start`; None where something else is told
    between them."""
    floor = max(0, start - FAR)
    found = list(_LABELLED.finditer(text, floor, start))
    if not found:
        return None
    begin, end = found[-1].span("words")
    stop = _STOP.search(text, begin, end)
    end = stop.start() if stop else end
    if not _ONLY_HOW.fullmatch(text[end:start]):
        return None
    return trim_clause(text, begin, end)
