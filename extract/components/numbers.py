"""Numbers as minutes print them: digits with commas, decimals, fractions, scales and words, with their value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from number_parser import parse_number

_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
_BIG = r"(?:hundred|thousand|million|billion)"
WORDS = (
    rf"(?:half a (?:million|billion)|(?:{_WORD}|a(?=\s{_BIG}))(?:\s{_BIG}(?:\s(?:and\s)?{_WORD}(?=\s{_BIG}|"
    rf"\b))?){{0,4}}"
    rf"(?:\sand a half(?:\s{_BIG})?)?)\b"
)
"""A number in words; at most a handful of words, so that matching stays bounded."""

_FRACTION = r"[¼½¾⅓⅔⅛⅜⅝⅞]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?(?:\s?{_FRACTION}|[\s-]\d"
    rf"/\d(?!\d))?|{_FRACTION}|\.\d{{1,4}})"
)
SCALE = r"(?:\s?(?:k|K|m|M|mn|bn|Bn|BN|b)\b(?!\.\w)|[\s-]?(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|hundred)\b)"
DIGITS = rf"{_DIGITS}"
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "trillion": 1e12,
    "hundred": 1e2,
}
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_PARTS = re.compile(
    rf"(?P<whole>[\d,]*(?:\.\d+)?)(?:[\s-]*(?P<fraction>{_FRACTION})|[\s-](?P<over>\d)/(?P<under>[1-9]))?$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A value and whether it was printed in words."""

    value: float
    in_words: bool


def scale_of(text: str | None) -> float:
    """Factor of a scale as printed (`k`, `million`), 1 when there is none."""
    return _SCALES.get((text or "").strip(" \u00a0\n-").casefold(), 1.0)


def read_digits(text: str) -> float | None:
    """Value of a number in digits, None when it is none."""
    match = _PARTS.match(text.strip())
    if not match:
        return None
    value = float(match["whole"].replace(",", "") or 0)
    if match["fraction"]:
        value += _FRACTIONS[match["fraction"]]
    if match["over"]:
        value += int(match["over"]) / int(match["under"])
    return value


@lru_cache(maxsize=4096)
def read_words(text: str) -> float | None:
    """Value of a number in words, None when it is none."""
    plain = " ".join(text.casefold().split())
    half = re.fullmatch(rf"half a ({_BIG})|(.+) and a half(?: ({_BIG}))?", plain)
    if half:
        factor = scale_of(half[1] or half[3])
        whole = 0.0 if half[1] else (read_words(half[2]) or 0.0)
        return (whole + 0.5) * factor
    parsed = parse_number(re.sub(r"^a (?=hundred|thousand|million|billion)", "one ", plain))
    return None if parsed is None else float(parsed)


def read(text: str, scale: str | None = None) -> Number | None:
    """Value of a number as printed, digits or words, times its scale."""
    if text[:1].isalpha():
        value, in_words = read_words(text), True
    else:
        value, in_words = read_digits(text), False
    return None if value is None else Number(round(value * scale_of(scale), 6), in_words)


_CHANGE = re.compile(r"\b(?P<word>from|by)\s(?:about\s|around\s|approximately\s|over\s|just\s)?$", re.IGNORECASE)
_SPREAD = re.compile(
    r"\b(?:ranging|ranged?|ranges|varying|varied|aged|ages|anywhere|anything)\s(?:in\s\w+\s)?from\s", re.IGNORECASE
)


def is_change(text: str, start: int, quote: str) -> bool:
    """Whether "X to Y" at an offset is a change from X to Y (two figures) and not a range (one)."""
    if not re.search(r"\sto\s", quote):
        return False
    before = text[max(0, start - 40) : start]
    return _CHANGE.search(before) is not None and _SPREAD.search(before) is None
