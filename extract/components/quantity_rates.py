"""Rates without a unit, and scores: "one in eight", "3.2 per 1,000 people", "a ratio of 1:8", "72 out of 100"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract.components.counted_things import unit_after
from extract.components.numbers import DIGITS, at_starts, read
from extract.components.quantity_facts import LEFT, NUMBER, fact, make
from extract.scanning import finditer

_ONE_IN = re.compile(
    rf"{LEFT}(?P<part>{NUMBER})\s(?:in|(?P<out>out of)|mewn)\s(?P<every>every\s|each\s)?(?P<whole>{NUMBER})\b(?!\s?%)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"\bscor(?:e|ed|es|ing)\s(?:of\s)?(?:only\s|at\sleast\s|just\s)?(?P<low>{DIGITS})(?![\w%/]|[.,]\d"
    r"|\s(?:%|per\s?cent|out\sof|of|to|[a-z]{3,20}s)\b|\s%)",
    re.IGNORECASE,
)
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
            if _are_counts(text, match, whole.value):
                continue
            if not match["every"] and _is_scored(text, match.start(), whole.value):
                yield fact(text, match.start(), match.end(), "other", part.value, "points", "score")
            else:
                yield fact(text, match.start(), match.end(), "rate", part.value / whole.value, "share", "one_in")
    for match in at_starts(_PER_HEAD, text, starts):
        if _NEXT_ROW.search(match.group()):
            continue  # "9.3", and "Missed bins per 100,000" in the row below
        yield make(match, "rate", f"per {match['base']}", "per")
    for match in finditer(_RATIO, text):
        low, high = read(match["low"]), read(match["high"]) if match["high"] else None
        if low and (high is None or high.value):
            value = round(low.value / high.value, 6) if high else low.value
            yield fact(text, match.start("low"), match.end(), "rate", value, "ratio", "ratio")


def _are_counts(text: str, match: re.Match[str], whole: float) -> bool:
    """Whether "14 out of 17 practices" tells two counts; "seven out of ten tenants" is a share."""
    counted = match["out"] is not None and whole not in _ROUND
    return counted and unit_after(text, match.end(), min(len(text), match.end() + 60)) is not None


def _is_scored(text: str, start: int, whole: float) -> bool:
    """Whether "8 out of 10" at an offset is a mark and no share."""
    before = max(0, start - 30)
    rated = whole in _TOP_MARKS and _RATED.search(text, before, start)
    return bool(SCORING.search(text, before, start) or rated)


def scores(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    """Numbers that were scored, without "out of"."""
    for match in finditer(_SCORE, text):
        yield make(match, "other", "points", "score", span=match.span("low"))
