"""Times told in two units: "nine minutes and 13 seconds", "2 years 6 months"."""

from __future__ import annotations

import re

from extract.components.numbers import DIGITS, GAP, WORDS, read

_NUM = rf"(?:{DIGITS}|{WORDS})"
_COMPOUND = re.compile(
    rf"(?P<large>{_NUM}){GAP}?(?P<unit>min|hour|hr|year|yr)(?:ute)?s?,?{GAP}(?:and{GAP})?(?P<small>{_NUM}){GAP}?"
    r"(?:(?<=\W)|(?<=\d))(?:seconds|secs|minutes|mins|months)\b",
    re.IGNORECASE,
)
_INTO = {"min": (60, "seconds"), "hour": (60, "minutes"), "year": (12, "months")}
_INTO |= {"hr": _INTO["hour"], "yr": _INTO["year"]}


def compound_duration(text: str, start: int) -> tuple[int, float, str] | None:
    """End, value and unit of a time that begins at an offset and is told in two units, in the smaller of them."""
    match = _COMPOUND.match(text, start)
    large, small = (read(match["large"]), read(match["small"])) if match else (None, None)
    if match is None or large is None or small is None:
        return None
    into, unit = _INTO[match["unit"].casefold()]
    return match.end(), large.value * into + small.value, unit
