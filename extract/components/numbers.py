"""Numbers as minutes print them: digits with commas, decimals, fractions, scales and words, with their value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from number_parser import parse_number

from extract.scanning import finditer

GAP = r"(?:[^\S\n]{1,3}|[^\S\n]{0,3}\n[^\S\n]{0,40})"
"""White space between two words of one figure: a space, or one line's end with the next line's indent."""
_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|{_SMALL})"
_BIG = r"(?:hundred|thousand|million|billion)"
WORDS = (
    rf"(?:half a (?:million|billion|dozen)|(?:(?:two|three|four|five|six)\s|a\s)?dozen|(?:{_WORD}|a(?=\s{_BIG}))"
    rf"(?:{GAP}{_BIG}(?:{GAP}(?:and{GAP})?{_WORD}(?=\s{_BIG}|\b))?){{0,4}}"
    rf"(?:\sand a half(?:\s{_BIG})?)?)\b"
)
"""A number in words; at most a handful of words, so that matching stays bounded."""

_FRACTION = r"[¼½¾⅓⅔⅛⅜⅝⅞]"
_DIGITS = (
    rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?(?:\s?{_FRACTION}|[\s-]\d"
    rf"/\d(?!\d))?|{_FRACTION}|\.\d{{1,4}})"
)
SCALE = (
    r"(?:(?:[kKmM]|[mM]n|[bB]n|BN)\b(?!\.\w)|[^\S\n](?:[kKmM]|[mM]n|[bB]n|BN)\b(?!\.\w|\)\s[A-Z])"
    rf"|(?:-|{GAP})?(?:[Tt]housand|[Mm]illion|[Bb]illion|[Tt]rillion|hundred|[Mm]iliwn|[Ff]iliwn|[Bb]iliwn)\b"
    rf"|\smil(?=\s(?:o|yn|ar|i|y|yr|ac|oedd|gan|mewn|neu|at|wedi)\b))"
)
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
    "mil": 1e3,
    "miliwn": 1e6,
    "filiwn": 1e6,
    "biliwn": 1e9,
}
WELSH_WORDS: dict[str, int] = {
    **dict.fromkeys(("dau", "dwy", "ddau", "ddwy"), 2),
    **dict.fromkeys(("tri", "tair", "dri", "dair", "thri", "thair"), 3),
    **dict.fromkeys(("pedwar", "pedair", "bedwar", "bedair", "phedwar", "phedair"), 4),
    **dict.fromkeys(("pum", "bum", "phum", "pump"), 5),
    **dict.fromkeys(("chwe", "chwech"), 6),
    **dict.fromkeys(("saith",), 7),
    **dict.fromkeys(("wyth",), 8),
    **dict.fromkeys(("naw",), 9),
    **dict.fromkeys(("deg", "deng", "ddeg", "ddeng"), 10),
    **dict.fromkeys(("deuddeg", "deuddeng", "ddeuddeg"), 12),
    **dict.fromkeys(("pymtheg", "bymtheg", "pymtheng"), 15),
    **dict.fromkeys(("deunaw", "ddeunaw"), 18),
    **dict.fromkeys(("ugain",), 20),
}
"""Welsh numbers in words with their mutations; one ("un") is left out, it is mostly a determiner."""
WELSH_WORDS |= {
    f"{unit} ar {base}": value + more
    for unit, value in (("un", 1), *WELSH_WORDS.items())
    for base, more in (("ddeg", 10), ("bymtheg", 15), ("hugain", 20))
    if value < (5 if more < 20 else 20)
}
WELSH = "(?:" + "|".join(word.replace(" ", r"\s") for word in sorted(WELSH_WORDS, key=len, reverse=True)) + ")"
_FRACTIONS = {"¼": 0.25, "½": 0.5, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_PARTS = re.compile(
    rf"(?P<whole>[\d,]*(?:\.\d+)?)(?:[\s-]*(?P<fraction>{_FRACTION})|[\s-](?P<over>\d)/(?P<under>[1-9]))?$"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A value and whether it was printed in words."""

    value: float
    in_words: bool


NOT_LONG_AGO = r"(?!\s(?:earlier|ago|before|later|previously)\b)"
"""Behind "a year": "£4.1m a year earlier" is no yearly sum."""


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
    if plain in WELSH_WORDS:
        return float(WELSH_WORDS[plain])
    if plain.endswith("dozen"):
        lead = plain.removesuffix("dozen").strip()
        return 6.0 if lead == "half a" else 12 * (1.0 if lead in ("", "a") else float(parse_number(lead) or 1))
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


_CHANGE = re.compile(
    r"\b(?P<word>from|by)\s(?:about\s|around\s|approximately\s|over\s|just\s|an\saverage\sof\s|some\s|nearly\s"
    r"|the\s)?\s{0,40}$",
    re.IGNORECASE,
)
_SPREAD = re.compile(
    r"\b(?:ranging|ranged?|ranges|varying|varied|aged|ages|anywhere|anything|tenders|bids|quotes|quotations|prices"
    r"|offers"
    r"|received|priced|sizes|scores|values|estimates|costing|sums|grants|varies)(?:\s(?:in\s)?\w+)?,?\sfrom\s",
    re.IGNORECASE,
)


def is_change(text: str, start: int, quote: str) -> bool:
    """Whether "X to Y" at an offset is a change from X to Y (two figures) and not a range (one)."""
    if not re.search(r"\sto\s", quote):
        return False
    before = text[max(0, start - 60) : start]
    return _CHANGE.search(before) is not None and _SPREAD.search(before) is None


_DIGIT_START = re.compile(r"[\d¼½¾⅓⅔⅛⅜⅝⅞]+|\.(?=\d)")
_FIRST_WORDS = sorted({*_SMALL.split("|"), *_TENS.split("|"), "half", "dozen", *(w.split(" ")[0] for w in WELSH_WORDS)})
_WORD_START = re.compile(
    rf"\b(?:a(?=\W(?:hundred|thousand|million|billion|dozen)(?![^\W\d_]))|(?:{'|'.join(_FIRST_WORDS)})(?![^\W\d_]))",
    re.IGNORECASE,
)


def number_starts(text: str) -> list[int]:
    """Offsets at which a number in digits or words may begin, in order."""
    in_digits = [match.start() for match in _DIGIT_START.finditer(text)]
    return sorted(in_digits + [match.start() for match in finditer(_WORD_START, text)])


def at_starts(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Matches of a pattern that begins with a number, or with a minus before one, looked for nowhere else."""
    at = 0
    for start in starts:
        if start < at:
            continue
        match = pattern.match(text, start - 1) if start > at and text[start - 1] in "-−–" else None
        match = match or pattern.match(text, start)
        if match:
            yield match
            at = max(match.end(), at + 1)
