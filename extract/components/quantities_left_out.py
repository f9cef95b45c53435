"""Measures that leave out their unit: "9.8 days for each employee, up from 9.1", "cut from 12 weeks to eight"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.facts import Figure
from extract import rules
from extract.components.modifiers import modifier_of
from extract.components.numbers import DIGITS, WORDS, read
from extract.components.within import spaced

_LIKE = r"(?:figure|rate|score|result|level)"
_AIM = r"(?:target|standard|threshold|limit|average|benchmark|goal|aim|plan|trajectory|baseline|ambition|median)"
_OTHER = spaced(
    r"(?:(?: [a-z][\w’'-]*){1,4},? (?:up|down) from|,? (?:up from|down from|as against|against"
    r"|compared (?:with|to)|rather than|instead of|as opposed to|and not|from(?= \d[\d.,]{0,8} in (?:19|20)\d\d))"
    r"|(?: [a-z][\w’'-]*){0,6},? (?:just |well )?(?:against|below|above|beating|within|exceeding|under|over|short of"
    r"|compared (?:with|to)|out of) (?:an?|the|its|our|their) (?:[\w’'-]+ ){0,2}"
    rf"{_AIM} of|(?:;|,| \() ?(?:and )?(?:the|its|our|a) (?:[\w’'-]+ ){{0,2}}(?:{_AIM}|{_LIKE}) (?:was|is|being))"
    rf" (?:(?:about|around|just|over|nearly|only) )?(?P<low>{DIGITS}|{WORDS})(?![\w%]|[.,:/-]\d|-|\s?%)"
    r"(?=[.,;:)]|$| \(\d| (?:at (?:the|this) (?:start|end|beginning|time)|in (?:the|20\d\d)"
    r"|the (?:year|quarter|month|previous|last)|last|a year"
    r"|for the (?:previous|last|same)"
    r"|before|previously|in Q[1-4])\b|\s{0,20}\n)",
    re.IGNORECASE,
)
_FROM = spaced(
    rf"\b(?:{'|'.join(rules.values('figure_parts', 'change'))})\b[^.;:\d]{{0,60}}? from"
    r" (?:(?:about|around|just|over|nearly|only|an average of) )?$",
    re.IGNORECASE,
)
_TO = spaced(
    r"(?: (?:FTE|each|(?:an?|per) [a-z]{3,12}|in (?:20\d\d|[A-Z][a-z]{2,8})(?: 20\d\d)?))?,? (?:down |up )?to"
    rf" (?:(?:about|around|just|over|nearly|only|under) )?(?P<low>{DIGITS}|{WORDS})(?![\w%]|[.,:/-]\d|-|\s?%)"
    r"(?=[.,;)]|$| (?:in|by|over|after|since|at|and|but|for|during|between|on|last|this|while|because|following|within"
    r"|per|an?|each|when|with|as)\b|\s{0,20}\n)",
    re.IGNORECASE,
)
_DURING = re.compile(
    r"\d(?:\s{1,40}[a-z-]{3,20}){0,3}\s{1,40}(?:in|over|during|for)\s{1,40}(?:the\s(?:last\s|past\s|first\s)?)?\Z"
)
_REACH = 110
"""How far before a figure the verb of a change may stand, in characters."""
_MEASURED = frozenset(["duration", "rate", "percent", "other"])
_NO_UNIT = frozenset(["share", "ratio", "years old", "months old"])


def left_out(text: str, figures: Iterable[Figure]) -> Iterator[Figure]:
    """The second number of a comparison that has its unit from the first one."""
    for figure in figures:
        if figure.kind not in _MEASURED or figure.unit in _NO_UNIT or _is_span(text, figure):
            continue
        match = _OTHER.match(text, figure.end) or _changed_to(text, figure)
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


def _is_span(text: str, figure: Figure) -> bool:
    """Whether a time only tells how long something was counted: "131 in six months against a plan of 118"."""
    return figure.kind == "duration" and _DURING.search(text, max(0, figure.start - 80), figure.start) is not None


def _changed_to(text: str, figure: Figure) -> re.Match[str] | None:
    """The other end of a change that begins with a figure: "had been cut from 12 weeks to eight"."""
    match = _TO.match(text, figure.end)
    changing = match and _FROM.search(text, max(0, figure.start - _REACH), figure.start)
    return match if changing else None
