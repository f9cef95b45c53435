"""By when something decided is to be done, in the decision's own words: "by 3 May 2024", "within six weeks"."""

from __future__ import annotations

import re

from extract import rules
from extract.components.numbers import WELSH, WORDS
from extract.text import words

_MONTH = rf"{rules.alternatives({name for rule in rules.load('months') for name in rule['names']})}\.?"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
_YEAR = r"(?:19|20)\d\d(?:[/-]\d{2,4})?\b(?!\s?(?:homes|houses|units|people|members|places|km|m)\b)"
_DAY = (
    rf"(?:the\s)?{_WEEKDAY}(?:the\s)?\d{{1,2}}(?:st|nd|rd|th|af|ain|eg|fed|ydd|il)?(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?"
)
_TIME = (
    rf"(?:(?:noon|midday|midnight|\d{{1,2}}(?:[.:]\d\d)?\s?[ap]\.?m\.?)\son\s)?"
    rf"(?:(?:the\s)?(?:end|close|start|beginning|middle|diwedd)\s(?:of\s)?)?"
    rf"(?:{_DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)\b|(?:early\s|mid-?\s?|late\s)?{_MONTH}(?:\s{_YEAR})?(?=\W"
    rf"|$)|{_YEAR})"
)
_SEASON = (
    r"(?:(?:the\s)?(?:end|close|start|beginning)\sof\s)?(?:the\s|this\s|next\s)?(?:(?:financial|municipal|calendar"
    r"|civic|academic|school)\s)?"
    r"(?:year|month|week|quarter|term|spring|summer|autumn|winter|Christmas|Easter|recess)(?:\s(?:recess|term|break"
    r"|19\d\d|20\d\d))?\b"
)
_MEETING = (
    r"(?:(?:the|its|their)\s)(?:next|following|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|annual)"
    r"\s(?:\w+\s){0,2}?meeting(?:\s(?:of|in|on)\s(?:the\s)?[A-Z0-9][\w]*(?:\s[A-Z0-9][\w]*){0,3})?"
)
_UNIT = (
    r"(?:(?:working|calendar|clear|school)\s)?"
    r"(?:hours?|days?|weeks?|fortnights?|months?|years?|diwrnod|wythnos|mis|blynedd)"
)


def _phrases(kind: str) -> str:
    return (
        "(?:"
        + "|".join(sorted(rules.values("manner", "phrases", kind=kind), key=len, reverse=True)).replace(" ", r"\s")
        + ")"
    )


_BY = re.compile(rf"(?<![\w-]){_phrases('deadline')}\s(?:{_TIME}|{_MEETING}|{_SEASON})", re.IGNORECASE)
_WITHIN = re.compile(
    rf"(?<![\w-]){_phrases('deadline_within')}\s(?:the\snext\s|a\s(?:maximum|period)\sof\s|a\s|an\s)?(?:(?:\d{{1,3}}"
    rf"|{WORDS}|{WELSH})(?:-\d{{1,3}})?\s|\d)?{_UNIT}\b"
    r"(?:\sof\s(?:(?:the\s)?(?:date|completion|receipt|grant|signing|publication|start|end|commencement)\b"
    r"(?:\sof\s(?:(?:the|this|that|its)\s)?[\w’-]+)?|(?:the|this)\s(?:meeting|decision)\b))?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:subject\sto|conditions?|requiring\sthat|provided\sthat|estimated|expected|targets?\sof|forecast|projected|anticipated"
    r"|held"
    r"|adopted\sby|decided\sby)\b[^.;,]{0,80}$"
    r"|(?<!\bbe\s)\b(?:received|submitted|published|prepared|made|agreed|approved|issued|incurred|completed|paid|settled|not)\s$",
    re.IGNORECASE,
)
"""Words before a time that make it one of the thing, of a condition, or of a forecast."""
_FOUND = re.compile(
    r"\bthat\b(?:(?!\b(?:be|to|should|shall|will|must)\b).){3,300}\b(?:had|was"
    r"|were)\b[^;]*$",
    re.IGNORECASE,
)
""" "determined that the notice had appeared within 12 days": what was found, not what is to be done."""
NOT_DUE = frozenset(("noted", "received", "lost", "withdrawn"))
"""Outcomes after which nothing is to be done."""


def deadline(quote: str, outcome: str) -> str | None:
    """The words that say by when, with their "by" or "within"; None where the decision states no deadline."""
    if outcome in NOT_DUE:
        return None
    text = words(quote)
    found = [match for pattern in (_BY, _WITHIN) for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        before = text[max(0, match.start() - 400) : match.start()]
        if not _ELSEWHERE.search(before[-90:]) and not _FOUND.search(before):
            return match.group().rstrip(" ,.")
    return None
