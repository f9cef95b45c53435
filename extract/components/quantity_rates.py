"""Rates without a unit, and scores: "one in eight", "3.2 per 1,000 people", "a ratio of 1:8", "72 out of 100"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract.components.numbers import DIGITS, at_starts, read
from extract.components.quantity_facts import LEFT, NUMBER, fact, make
from extract.scanning import finditer

_ONE_IN = re.compile(
    rf"{LEFT}(?P<part>{NUMBER})\s(?:in|(?P<out>out of)|mewn)\s(?P<every>every\s|each\s)?(?P<whole>{NUMBER})\b(?!\s?%)",
    re.IGNORECASE,
)
_NO_MARK = r"(?![\w%/]|[.,]\d|\s(?:%|per\s?cent|out\sof|of|to|[a-z]{3,20}s)\b|\s%)"
_SCORE = re.compile(
    r"\bscor(?:e|ed|es|ing)\s(?:(?:of|was|were|being|above|below|over|under|more\sthan|less\sthan)\s)?"
    rf"(?:out\sof\s|only\s|at\sleast\s|just\s)?(?P<low>{DIGITS}){_NO_MARK}",
    re.IGNORECASE,
)
_LOWEST = re.compile(rf"\sand\sthe\s(?:lowest|worst|highest|best)\s(?:was\s|had\s)?(?P<low>{DIGITS}){_NO_MARK}")
""" "The highest score was 27 and the lowest 11"."""
_RESCORED = re.compile(
    r"(?<!at\s)(?<!of\s)\b(?:score|risk|rating)\b(?:\s(?:of|for|from|on|that)(?:\s[\w’'-]+){1,8}?|\s[\w’'-]+){0,2}?"
    r"\s(?:had\s|has\s|have\s|was\s|were\s|been\s|should\s|would\s|be\s|(?:now|since)\s){1,3}(?:raised|lowered|reduced|increased|risen|rose|fallen|fell"
    r"|cut|moved|gone\s(?:up|down)|come\sdown|dropped)\sfrom\s(?P<low>\d{1,2})\sto\s(?P<high>\d{1,2})"
    r"(?=[.;,)]|\s(?:and|because|as|since|but|after|when)\b)",
    re.IGNORECASE,
)
""" "The score for cyber attack had been raised from 15 to 20", "the risk of flood has gone up from 12 to 16"."""
_RATIO = re.compile(
    r"\bratios?\s(?:(?:of|between)\s(?:[a-z’'-]+\s){1,6}?)?(?:(?:had\sbeen|was|were|is|at|of|to\sbe|put|stood|remained"
    r"|being)\s){1,2}(?:only\s|about\s|around\s)?"
    rf"(?P<low>{DIGITS})(?P<colon>\s?:\s?(?P<high>{DIGITS}))?(?![\w%/]|[.,]\d|\s%|\sper\b)",
    re.IGNORECASE,
)
_PER_HEAD = re.compile(
    rf"{LEFT}(?P<low>{DIGITS})\s(?:[a-z]+\s){{0,3}}?(?:per|for\severy)\s(?P<base>(?:1,000|10,000|100,000|1000|10000|100000"
    rf"|thousand|million|hundred|head|capita|hectare)(?:\s(?:population|people|residents|head of population|"
    rf"births|children|households|live births))?)",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\bfrom\s(?P<low>{DIGITS})(?:\s(?:in|at)\s[\w/-]{{2,9}}(?:\s\d{{4}})?)?\sto\s\Z")
""" "from 238 to 221 per 100,000": both are rates."""
_HOURS = re.compile(
    rf"\bhours\b[^.;:\d£]{{0,60}}?\sfrom\s(?P<low>{NUMBER})\sto\s(?P<high>{NUMBER})\s(?:an?|per|each)\s(?P<base>week|month|day|year)\b",
    re.IGNORECASE,
)
""" "The Clerk's hours be increased from 22 to 30 a week"."""
_NEXT_ROW = re.compile(r"\n[ \t]*[A-Z]")
SCORING = re.compile(r"\bscor(?:e|es|ed|ing)\b", re.IGNORECASE)
_RATED = re.compile(r"\b(?:rat(?:ed|ings?)|marks?|marked)\b[^.;\d]*$", re.IGNORECASE)
_ROUND = (2, 3, 4, 5, 6, 8, 10, 20, 50, 100, 1000)
"""What a share is told of."""
_TOP_MARKS = (5, 10, 100)


def rates(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    """Rates in the order of their kinds; None for a number that cannot be read."""
    for match in at_starts(_ONE_IN, text, starts):
        part, whole = read(match["part"]), read(match["whole"])
        if part and whole and whole.value > part.value > 0 and (match["every"] or whole.value < 1900):
            if _are_counts(match, whole.value) and not _is_scored(text, match.start(), whole.value):
                continue
            if not match["every"] and _is_scored(text, match.start(), whole.value):
                yield fact(text, match.start(), match.end(), "other", part.value, "points", "score")
            else:
                yield fact(text, match.start(), match.end(), "rate", part.value / whole.value, "share", "one_in")
    for match in at_starts(_PER_HEAD, text, starts):
        if _NEXT_ROW.search(match.group()):
            continue  # "9.3", and "Missed bins per 100,000" in the row below
        yield make(match, "rate", f"per {match['base']}", "per")
        if first := _FROM.search(text, max(0, match.start() - 30), match.start()):
            yield make(first, "rate", f"per {match['base']}", "per", span=first.span("low"))
    for match in finditer(_HOURS, text):
        for name in ("low", "high"):
            if (number := read(match[name])) is not None:
                end = match.end() if name == "high" else match.end("low")
                unit = f"hours per {match['base']}"
                yield fact(text, match.start(name), end, "rate", number.value, unit, "hours")
    for match in finditer(_RATIO, text):
        low, high = read(match["low"]), read(match["high"]) if match["high"] else None
        if low and (high is None or high.value):
            value = round(low.value / high.value, 6) if high else low.value
            yield fact(text, match.start("low"), match.end(), "rate", value, "ratio", "ratio")


def _are_counts(match: re.Match[str], whole: float) -> bool:
    """Whether "14 out of 17 practices" tells two counts; "seven out of ten tenants" is a share."""
    return match["out"] is not None and whole not in _ROUND


def _is_scored(text: str, start: int, whole: float) -> bool:
    """Whether "8 out of 10" at an offset is a mark and no share."""
    before = max(0, start - 30)
    rated = whole in _TOP_MARKS and _RATED.search(text, before, start)
    return bool(SCORING.search(text, before, start) or rated)


def scores(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    """Numbers that were scored, without "out of"."""
    for match in finditer(_SCORE, text):
        yield make(match, "other", "points", "score", span=match.span("low"))
        if other := _LOWEST.match(text, match.end()):
            yield make(other, "other", "points", "score", span=other.span("low"))
    for match in finditer(_RESCORED, text):
        for name in ("low", "high"):
            yield fact(text, *match.span(name), "other", float(match[name]), "points", "score")
