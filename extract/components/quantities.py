"""Percentages, rates, durations and measures: a number with a unit that names its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import Figure
from extract import rules
from extract.components.modifiers import modifier_before
from extract.components.numbers import DIGITS, SCALE, WORDS, is_change, read

_LEFT = r"(?<![\w£€$.,/-])(?<![£€$]\s)"
_NUM = rf"(?:{DIGITS}|{WORDS})"
_TO = r"(?:\s?[-–]\s?|\s(?:to|and|or)\s)"
_RANGE = rf"{_LEFT}(?P<minus>[-−–](?=\d))?(?P<low>{_NUM})(?P<lowscale>{SCALE})?"
_KINDS = {
    f"u{i}": (rule["kind"], name, rule["id"])
    for i, (rule, name) in enumerate((r, n) for r in rules.load("units") for n in r["units"])
}
_UNITS = "|".join(
    f"(?P<u{i}>{form})"
    for i, form in enumerate(form for rule in rules.load("units") for form in rule["units"].values())
)
_PERCENT = re.compile(
    rf"(?<![\w£.,/])(?P<minus>[-−](?=\d))?(?P<low>{_NUM})(?:\s?%)?(?P<to>{_TO}(?P<high>{_NUM}))?(?P<unit>\s?"
    rf"%|\s?per\s?cent\b|\spercent\b|\sy cant\b)(?!\s?points?\b|age points?\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"{_RANGE}(?:\s?(?:-|–)?\s?(?:years?)?(?P<to>{_TO}(?P<high>{_NUM})))?(?P<gap>[\s-]?(?:\(\w{{1,9}}\)\s)?)(?:"
    rf"{_UNITS})(?![\w²]|[-(]\w)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"{_LEFT}(?P<part>{_NUM})\s(?:in|out of|mewn)\s(?:every\s)?(?P<whole>{_NUM})\b(?!\s?%)", re.IGNORECASE
)
_PER_HEAD = re.compile(
    rf"{_LEFT}(?P<low>{DIGITS})\s(?:[a-z]+\s){{0,3}}?per\s(?P<base>(?:1,000|10,000|100,000|1000|10000|100000"
    rf"|thousand|million|hundred|head|capita|hectare)(?:\s(?:population|people|residents|head of population|"
    rf"births|children|households|live births))?)",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"\b(?P<word>aged|age|ages|under|over)(?:\s(?:of|between|under|over))?\s(?P<low>\d{1,3})(?:(?:\s?[-–]\s?|"
    r"\s(?:to|and)\s)(?P<high>\d{1,3}))?(?P<s>['’]?s)?(?![\d,.%]*\d|\s?%|\s?[a-z]+ per)",
    re.IGNORECASE,
)


_MORE_THAN = re.compile(
    r"\b(?:more than|in excess of|(?:for|of|took|taken|lasted|by|was|were|is|just)\s(?:just\s)?over)\s$", re.IGNORECASE
)
""" "Over three years" mostly means during them."""


def _make(text: str, match: re.Match[str], kind: str, unit: str, rule: str, scale: str | None = None) -> Figure | None:
    groups = match.groupdict()
    low = read(match["low"], scale)
    high = read(groups["high"], scale) if groups.get("high") else None
    if low is None:
        return None
    start = match.start()
    value = -low.value if groups.get("minus") else low.value
    top = high.value if high and high.value > value else None
    modifier = modifier_before(text, start)
    if kind == "duration" and modifier == "over" and not _MORE_THAN.search(text, max(0, start - 30), start):
        modifier = None
    return Figure(
        start=start,
        end=match.end(),
        quote=match.group(),
        rule=f"quantities.{rule}",
        kind=kind,
        value=value,
        value_max=top,
        unit=unit,
        modifier=modifier,
    )


def _percentages(text: str) -> Iterator[Figure | None]:
    for match in _PERCENT.finditer(text):
        if match["high"] and is_change(text, match.start(), match.group()):
            for part in (
                _PERCENT.match(text, match.start(), match.start("to")),
                _PERCENT.match(text, match.start("high")),
            ):
                if part:
                    yield _make(text, part, "percent", "%", "percent")
            continue
        yield _make(text, match, "percent", "%", "percent")


def _measures(text: str) -> Iterator[Figure | None]:
    for match in _MEASURE.finditer(text):
        kind, name, rule = _KINDS[match.lastgroup or ""]
        if (match["low"].casefold() in ("one", "a") and not match["high"]) or _is_scale(match):
            continue
        yield _make(text, match, kind, _plural(name), rule, match["lowscale"])


def _is_scale(match: re.Match[str]) -> bool:
    """ "1.5m staff" is a number in millions; "1.8m high" is a length."""
    unit = match[match.lastgroup or ""]
    if unit != "m" and unit != "M":
        return False
    tail = match.string[match.end() : match.end() + 14]
    return (
        not re.match(
            r"\s(?:x|by|high|wide|long|deep|tall|in (?:height|width|length)|from|away|of|radius)\b|[,.;)]|$", tail
        )
        or unit == "M"
    )


def _plural(name: str) -> str:
    irregular = {
        "foot": "feet",
        "inch": "inches",
        "mph": "mph",
        "km/h": "km/h",
        "square foot": "square feet",
        "year old": "years old",
    }
    return irregular.get(name, name + "s")


def _rates(text: str) -> Iterator[Figure | None]:
    for match in _ONE_IN.finditer(text):
        part, whole = read(match["part"]), read(match["whole"])
        if part and whole and whole.value > part.value > 0 and whole.value < 1900:
            yield Figure(
                start=match.start(),
                end=match.end(),
                quote=match.group(),
                rule="quantities.one_in",
                kind="rate",
                value=part.value / whole.value,
                unit="share",
                modifier=modifier_before(text, match.start()),
            )
    for match in _PER_HEAD.finditer(text):
        yield _make(text, match, "rate", f"per {match['base']}", "per")


def _ages(text: str) -> Iterator[Figure | None]:
    for match in _AGED.finditer(text):
        if match["word"].casefold() in ("under", "over") and not match["s"]:
            continue
        yield _make(text, match, "other", "years old", "age")


def find_quantities(text: str) -> Iterator[list[Figure]]:
    """Groups in the order in which they win where they meet: percentages, rates, ages, measures."""
    for find in (_percentages, _rates, _ages, _measures):
        yield [figure for figure in find(text) if figure is not None]
