"""A motion's own words behind a label ("Motion: to approve the application"), above its mover, its vote, its result."""

from __future__ import annotations

import re

from extract.text import trim_clause

_LABELLED = re.compile(
    r"(?:^|\n)[ \t]{0,8}(?:The\s)?(?:Motion|MOTION|Proposal|PROPOSAL|Proposition|PROPOSITION)(?:\s\d)?"
    r"(?:\s?:[ \t]*|\s?:?[ \t]*\n\s{0,12}(?=(?:That|To)\s))"
    r"(?P<words>(?!(?:Moved|Proposed|Seconded|Carried|CARRIED|Lost|LOST|Agreed|Cllr|Councillor|Mr|Mrs|Ms)\b)[^\n]{8,400})"
)
_STOP = re.compile(
    r"[.;]\s+(?=(?:Moved|Proposed|Proposer|Seconded|Vot(?:e|es|ing)|For|Carried|CARRIED|All|Unanimous\w*|Agreed)\b)"
)
_ONLY_HOW = re.compile(
    r"(?:[\s.]*(?:(?:Moved|Proposed|Proposer|Mover|Seconded|Seconder|Vot(?:e|es|ing)|For|Against|Abst\w+|In\sfavour|Result|Outcome)\b"
    r"[^\n]{0,160})?)*",
)
_BELOW = re.compile(
    r"[ \t:–-]{0,4}[^\n.;]{0,60}\.?[ \t]*\n\s{0,12}"
    r"(?P<words>(?:That|THAT)\s[^\n]{8,400}(?:\n(?!\s*\n)(?=[ \t]*[a-z])[^\n]{3,300}){0,3})"
)
_MOVED_ALONE = re.compile(r"\n[ \t]{0,8}(?:Proposed|PROPOSED|Moved|MOVED)\b[^\n]{3,120}(?:\n[^\n]{3,80})?\n\s{0,12}$")
""" "Proposed by A and seconded by B" / "CARRIED: unanimously" / "That the hall be let": the words stand last."""
FAR = 700
"""Farthest, in characters, that the label may stand above the result."""


def printed_below(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Span of the words right below the result at `start:end`, where above it stands no more than who moved them."""
    match = _BELOW.match(text, end)
    if match is None or not _MOVED_ALONE.search(text, max(0, start - 260), start):
        return None
    return trim_clause(text, *match.span("words"))


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
