"""What a sentence tells as gone before what was done: "After members had asked questions, the report was noted"."""

from __future__ import annotations

import re

from extract.components.told import GONE_BEFORE

_WENT_BEFORE = re.compile(
    rf"(?:{GONE_BEFORE}|When\b|Once\b)[^;:]{{3,300}}?,\s(?=(?:(?!,\s)[^.;:]){{3,200}}?\s(?:was|were)\s)"
)
_TALKED = re.compile(
    r"\b(?:ask|answer|question|discuss|debat|consider|deliberat|explain|explanation|hear|heard|report|present|comment"
    r"|clarif|scrutin|examin|talk|review|compar|vot|look|advice|advised)\w*\b"
)
_ONCE_TOLD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:last|previous)\s(?:year|month|week|meeting)\b|\b(?:ago|previously)\b"
    r"|\bwith\s(?:the|an?|his|her|our|its)\s(?!Clerk|[Oo]fficers?|Director|Head|Chair|[Mm]embers)"
)
_ANOTHER_DAY = re.compile(
    r"(?:(?:Last|Previously|Since|At|In|On|During|By|Earlier)\b[^.;:,]{0,40}?\b(?:last|previous)|Last)"
    r"\s(?:month|year|week|(?:\w+\s)?meeting|spring|summer|autumn|winter|[A-Z][a-z]{2,8}(?=,|\sthe\b))\b"
    r"|(?:In|During)\s(?:[A-Z][a-z]{2,8}\s)?(?:19|20)\d\d\b"
)


def main_clause(sentence: str) -> int:
    """Where a sentence begins to tell what was done: behind what it tells as gone before."""
    lead = _WENT_BEFORE.match(sentence)
    return lead.end() if lead else 0


def tells_of_this_meeting(lead: str) -> bool:
    """Whether what went before was talk of this meeting: members compared the prices, the Clerk explained them."""
    return _TALKED.search(lead) is not None and _ONCE_TOLD.search(lead) is None


def is_of_another_day(sentence: str) -> bool:
    """Whether a sentence begins with another day: "At its last meeting the report was approved"."""
    return _ANOTHER_DAY.match(sentence) is not None
