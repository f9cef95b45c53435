"""Measures that leave out their unit: "9.8 days for each employee, up from 9.1", "five years against 25"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.facts import Figure
from extract.components.modifiers import modifier_of
from extract.components.numbers import DIGITS, WORDS, read
from extract.components.within import spaced

_AIM = r"(?:target|standard|threshold|limit|average|benchmark|goal|aim)"
_OTHER = spaced(
    r"(?:(?: [a-z][\w’'-]*){1,4},? (?:up|down) from|,? (?:up from|down from|as against|against"
    r"|compared (?:with|to)|rather than|instead of|as opposed to|and not)"
    r"|(?: [a-z][\w’'-]*){0,4},? (?:against|below|above|beating|within|exceeding|under|over|short of"
    r"|compared (?:with|to)) (?:an?|the|its|our|their) (?:[\w’'-]+ ){0,2}"
    rf"{_AIM} of|(?:;|,| \() ?(?:the|its|our|a) (?:[\w’'-]+ ){{0,2}}{_AIM} (?:was|is|being))"
    rf" (?:(?:about|around|just|over|nearly|only) )?(?P<low>{DIGITS}|{WORDS})(?![\w%]|[.,:/-]\d|-|\s?%)"
    r"(?=[.,;:)]|$| (?:in (?:the|20\d\d)|the (?:year|quarter|month|previous|last)|last|a year"
    r"|for the (?:previous|last|same)"
    r"|before|previously|in Q[1-4])\b|\s{0,20}\n)",
    re.IGNORECASE,
)
_MEASURED = frozenset(["duration", "rate", "percent", "other"])
_NO_UNIT = frozenset(["share", "ratio", "years old"])


def left_out(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The second number of a comparison that has its unit from the first one."""
    for figure in figures:
        if figure.kind not in _MEASURED or figure.unit in _NO_UNIT:
            continue
        match = _OTHER.match(text, figure.end)
        number = read(match["low"]) if match else None
        if match is None or number is None or 1900 <= number.value < 2100:
            continue
        start, end = match.span("low")
        yield replace(
            figure,
            start=start,
            end=end,
            quote=text[start:end],
            rule="quantities.left_out",
            value=number.value,
            value_max=None,
            modifier=modifier_of(text, start, end),
        )
