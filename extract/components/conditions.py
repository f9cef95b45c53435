"""What a decision is subject to, in its own words: "subject to the consent of the Trustees"."""

from __future__ import annotations

import re

from extract import rules
from extract.text import words

_WORDS = rules.alternatives(rules.values("manner", "phrases", kind="condition")).replace(" ", r"\s")
_SUBJECT_TO = re.compile(rf"(?<![\w-]){_WORDS}\b(?!\s?:),?[\s\u00a0]{{1,6}}", re.IGNORECASE)
_ABOUT_THE_THING = re.compile(
    r"\b(?:not|no\slonger|already|currently|still|which|that|is|are|was|were|been|being|remains?|made|land|sites?|areas?)[\s\u00a0]{1,6}$",
    re.IGNORECASE,
)
"""Words before "subject to" that make it tell of a thing ("land subject to flooding"), not of the decision."""
_END = re.compile(
    r"[;:!?]|\.(?!\w)|,(?!\s?\d|\s(?:line|paragraph|page|item|bullet|clause)\s\d)|[\s\u00a0]\((?=(?:unanim|for|by|\d|[a-z]\)|[ivx]{1,4}\)))"
    r"|\s(?:and|but)\s(?=(?:that|to(?!\s(?:the|an?|its|(?:\w+\s){0,2}conditions?)\b)|authority|delegate[sd]?|authoris\w+|instruct\w*|subject\sto)\b)"
    r"|(?<!\sto)\s(?:be|is|are|was|were)\s(?=(?:\w+ly\s)?(?:approved|agreed|granted|adopted|noted|endorsed|accepted|confirmed)\b)"
    r"|\s(?=(?:the\s(?:application|licen[cs]e|order|variation|matter)|(?:planning\s|listed\sbuilding\s)?(?:permission|consent))\sbe\s)",
    re.IGNORECASE,
)
_CALL_IN = re.compile(r"(?:the\s)?(?:usual\s)?call[\s-]?in\b", re.IGNORECASE)
_TOLD_ABOVE = re.compile(
    r"(?:the\s(?:above|foregoing)|th(?:is|at|ese|ose))(?:\s(?:\w+\s)?(?:amendments?|corrections?|changes?|alterations?|additions?))?"
    r"(?=\s(?:the|it|they|all)\b)"
)
""" "Subject to the above the minutes were approved": nothing marks where the condition ends."""
_LISTED = re.compile(r"\s{0,3},?\s{0,3}subject\sto\s(?:the\s)?following\b[^:.;\n]{0,60}", re.IGNORECASE)
LONGEST = 600
"""Longest condition in characters; what goes on longer is cut off nowhere, so it is not given."""


def condition(quote: str, after: str = "") -> str | None:
    """The words after "subject to" in a decision, None where it states no condition.

    `after` is the text that follows the quote: conditions that are printed as a list are announced there.
    """
    listed = _LISTED.match(after)
    text = words(f"{quote} {listed.group()}" if listed else quote)
    for match in _SUBJECT_TO.finditer(text):
        if _ABOUT_THE_THING.search(text, max(0, match.start() - 30), match.start()) or _CALL_IN.match(
            text, match.end()
        ):
            continue
        if match.start() == 0 and (told := _TOLD_ABOVE.match(text, match.end())):
            return told.group()
        limit = match.end() + LONGEST + 1
        stop = _END.search(text, match.end(), limit)
        found = text[match.end() : stop.start() if stop else limit].strip(" ,.-–")
        if 3 <= len(found) <= LONGEST and found.casefold() not in ("following", "the following"):
            return found
    return None
