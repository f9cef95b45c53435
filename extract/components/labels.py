"""Limb labels: `(a)`, `a)`, `1.`, `(iv)`, `1.2`, `•`: their style, their place in a row, and what follows what."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
INLINE = re.compile(
    r"(?:(?<=[\s:;,.“\"–-])|^)\((?P<label>\d{1,2}|[a-z]|[ivx]{1,5}|[A-Z]|[IVX]{1,5})\)[\s\u00a0]+(?=\S)"
    r"|(?:(?<=[:;,.–-]\s)|(?<=[;,]\sand\s)|(?<=\bto\s)|(?<=[Tt]hat\s))(?P<bare>\d{1,2}|[a-z]|[ivx]{1,5})\)[\s\u00a0]+(?=\S)"
    r"|(?:(?<=[:;.,]\s)|(?<=:-\s)|(?<=[;,]\sand\s))(?P<dot>\d{1,2})\.[\s\u00a0]+(?=[A-Z])"
    r"|(?:(?<=[:;]\s)|(?<=;\sand\s))(?P<small>\d{1,2}|[ivx]{1,4})\.[\s\u00a0]+(?=[a-z]{2})",
    re.MULTILINE,
)


_NAMED = re.compile(r"[\s,]*(?:and|or|to|&|a|ac)?[\s,]*")
"""What stands between labels that are only named: "agreed for (a) and (b) only"."""


@dataclass(frozen=True, slots=True)
class Place:
    """One way to read a label: its style and its number in that style (0 for bullets)."""

    style: str
    number: int


def _roman(text: str) -> int | None:
    total, last = 0, 0
    for letter in reversed(text):
        value = _ROMAN.get(letter)
        if value is None:
            return None
        total += -value if value < last else value
        last = max(last, value)
    return total


def places(label: str) -> list[Place]:
    """Every reading of a label, the likeliest first: `(i)` is a Roman one before it is the ninth letter."""
    core = label.strip("().[]")
    form = label.replace(core, "x", 1)
    if not core or not core[0].isalnum() or (core in ("o", "§") and len(label) == 1):
        return [Place("bullet", 0)]
    if core[0].isdigit():
        parts = core.split(".")
        return [Place(f"{form}:{len(parts)}", int(parts[-1]))]
    lower = core.casefold()
    found = []
    roman = _roman(lower)
    if roman is not None and (len(lower) > 1 or lower in "ivx"):
        found.append(Place(f"{form}:roman", roman))
    if len(lower) == 1:
        found.append(Place(f"{form}:a", ord(lower) - 96))
    elif len(set(lower)) == 1:
        found.append(Place(f"{form}:a", 26 + ord(lower[0]) - 96))
    if found and found[0].number != 1 and len(found) > 1:
        found.reverse()
    return found or [Place(f"{form}:?", 0)]


def follows(label: str, last: Place) -> Place | None:
    """The reading of a label that comes right after `last` in the same style, None when none does.

    "(A) ...; and" is followed by "B) ..." in real minutes: the opening bracket makes no other style.
    """
    for place in places(label):
        same = place.style.lstrip("(") == last.style.lstrip("(")
        if same and (place.number == last.number + 1 or place.number == last.number == 0):
            return place
    return None


def first(label: str) -> Place:
    """The reading of a label that opens a list."""
    options = places(label)
    return next((place for place in options if place.number == 1), options[0])


def inline_labels(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Labels inside a paragraph that count on from the first one; fewer than two make no list."""
    row: list[re.Match[str]] = []
    last: Place | None = None
    for match in INLINE.finditer(text, start, end):
        label = match.group().strip("\u00a0 \n\t")
        place = follows(label, last) if last else next((p for p in places(label) if p.number == 1), None)
        if place and row and _NAMED.fullmatch(text, row[-1].end(), match.start()):
            return []
        if place:
            row.append(match)
            last = place
    return row if len(row) > 1 else []
