"""Times told in two units: "nine minutes and 13 seconds", "2 years 6 months", "12 months to 2 years"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.facts import Figure
from extract.components.numbers import DIGITS, GAP, WORDS, is_change, read
from extract.components.quantity_facts import fact

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


_RANGE = re.compile(r"\s?[-–]\s?|\sto\s")
_OF_UNIT = {("month", "year"): 1 / 12, ("day", "week"): 1 / 7, ("minute", "hour"): 1 / 60, ("hour", "day"): 1 / 24}
_PLURAL = re.compile("s?")


def two_times(match: re.Match[str], end: int, kind: str, unit: str, name: str) -> Iterator[Figure]:
    """The figures of two times with a unit each: groups `low`, `own` and `high`; `unit` and its `name` of the second.

    "12 months to 2 years" is a range, one to two years; "30 minutes or 2 hours" are two.
    """
    text, start, own = match.string, match.start(), match["own"].casefold()
    low, high = read(match["low"]), read(match["high"])
    if low is None or high is None:
        return
    first_end = _PLURAL.match(text, match.end("own")).end()  # type: ignore[union-attr]  # it always matches
    first = fact(text, start, first_end, kind, low.value, f"{own}s", "duration")
    factor = _OF_UNIT.get((own, name))
    ends = (
        factor and _RANGE.fullmatch(text, first_end, match.start("high")) and not is_change(text, start, match.group())
    )
    if factor and ends and low.value * factor < high.value:
        whole, value = text[start:end], round(low.value * factor, 6)
        yield replace(first, end=end, quote=whole, value=value, value_max=high.value, unit=unit)
        return
    yield first
    yield fact(text, match.start("high"), end, kind, high.value, unit, "duration")
