"""A figure from a match of a quantity: its value, range, sign and modifier."""

from __future__ import annotations

import re

from archive.facts import Figure
from extract.components.modifiers import modifier_after, modifier_of
from extract.components.numbers import DIGITS, WORDS, read

LEFT = r"(?<![\w£€$.,/-])(?<![£€$]\s)(?<!\d:)"
"""What may not stand right before a number."""
NUMBER = rf"(?:{DIGITS}|{WORDS})"
_MORE_THAN = re.compile(
    r"\b(?:more than|in excess of|(?:for|of|in|took|(?:had|has|have)\s(?:already\s)?taken|lasted|by|was|were|is|just"
    r"|ers|spent|spending|spend|waited|waiting|wait)\s(?:just\s)?(?:over"
    r"|dros))\s{1,40}$",
    re.IGNORECASE,
)
""" "Over three years" mostly means during them."""
_THE = re.compile(r"\b(?:the|our|its|an?)\s{1,3}$")


def make(
    match: re.Match[str],
    kind: str,
    unit: str,
    rule: str,
    *,
    scale: str | None = None,
    span: tuple[int, int] | None = None,
) -> Figure | None:
    """The figure of a match with groups `low`, maybe `high` and `minus`; None where its number cannot be read."""
    groups = match.groupdict()
    low = read(match["low"], scale)
    high = read(groups["high"], scale) if groups.get("high") else None
    if low is None:
        return None
    start, end = span or match.span()
    value = -low.value if groups.get("minus") else low.value
    top = high.value if high else value
    if kind == "percent" and top < value and not groups.get("minus"):
        value, top = top, value  # "either 75 or 70 per cent"
    return Figure(
        start=start,
        end=end,
        quote=match.string[start:end],
        rule=f"quantities.{rule}",
        kind=kind,
        value=value,
        value_max=top if top > value else None,
        unit=unit,
        modifier=_modifier(match, kind, start, end),
    )


def _modifier(match: re.Match[str], kind: str, start: int, end: int) -> str | None:
    hyphened = kind == "duration" and match.groupdict().get("gap") == "-"
    if hyphened and _THE.search(match.string, max(0, start - 6), start):
        return None  # "below the five-year average"
    text, inside = match.string, modifier_after(match.string, match.end("low"))
    modifier = modifier_of(text, start, end) or inside
    if kind == "duration" and modifier == "over" and not _MORE_THAN.search(text, max(0, start - 30), start):
        return None
    return modifier


def fact(text: str, start: int, end: int, kind: str, value: float, unit: str, rule: str) -> Figure:
    """The figure of a stretch of the text."""
    return Figure(
        start=start,
        end=end,
        quote=text[start:end],
        rule=f"quantities.{rule}",
        kind=kind,
        value=value,
        unit=unit,
        modifier=modifier_of(text, start, end),
    )
