"""Percentages, rates, durations and measures: a number with a unit that names its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Figure
from extract import rules
from extract.components.durations import compound_duration
from extract.components.modifiers import modifier_after, modifier_of
from extract.components.numbers import DIGITS, GAP, NOT_LONG_AGO, SCALE, WELSH, WORDS, at_starts, is_change, read
from extract.components.quantities_left_out import left_out
from extract.components.two_lengths import two_lengths
from extract.scanning import finditer

_LEFT = r"(?<![\w£€$.,/-])(?<![£€$]\s)(?<!\d:)"
_NUM = rf"(?:{DIGITS}|{WORDS})"
_MORE = r"(?:\+|\s(?:or|and)\s(?:more|fewer|less|over|under|above|so))?"
_TO = r"(?:\s?[-–]\s?|\s(?:to|and|or)\s)"
_RANGE = rf"{_LEFT}(?P<minus>[-−–](?=\d))?(?P<low>{_NUM}|{WELSH}(?=\s))(?P<lowscale>{SCALE})?"
_KINDS = {
    f"u{i}": (rule["kind"], name, rule["id"])
    for i, (rule, name) in enumerate((r, n) for r in rules.load("units") for n in r["units"])
}
_SPACE = re.compile(r"(?<!\[-) (?![?\]])")
"""A space of a unit, which may be a line's end: that of "[- ]" and " ?" apart."""
_FORMS = (_SPACE.sub(r"\\s{1,40}", form) for rule in rules.load("units") for form in rule["units"].values())
_UNITS = "|".join(f"(?P<u{i}>{form})" for i, form in enumerate(_FORMS))
_PERCENT = re.compile(
    rf"(?:(?<![\w£.,/])|(?<=\bc)|(?<=\bc\.))(?P<minus>[-−](?=\d))?(?P<low>{_NUM})(?:\s?%)?(?P<to>{_TO}(?P<high>{_NUM}))?(?P<unit>\s?%"
    rf"|{GAP}?per{GAP}?cent\b|{GAP}[yo]{GAP}cant\b)(?!\s?points?\b|age points?\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"{_RANGE}(?:\s?(?:-|–)?\s?(?:years?|months?|weeks?|days?|hours?"
    rf"|minutes?)?(?P<to>{_TO}(?P<high>{_NUM})))?(?P<gap>{_MORE}(?:-|{GAP})?(?:\(\w{{1,9}}\)\s)?)(?:"
    rf"{_UNITS})(?![\w²]|[-(]\w)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(
    rf"{_LEFT}(?P<part>{_NUM})\s(?:in|out of|mewn)\s(?P<every>every\s|each\s)?(?P<whole>{_NUM})\b(?!\s?%)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    rf"\bscor(?:e|ed|es|ing)\s(?:of\s)?(?:only\s|at\sleast\s|just\s)?(?P<low>{DIGITS})(?![\w%/]|[.,]\d"
    r"|\s(?:%|per\s?cent|out\sof|of|to|[a-z]{3,20}s)\b|\s%)",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"\bratios?\s(?:(?:had\sbeen|was|were|is|at|of|to\sbe|put|stood|remained|being)\s){{1,2}}(?:only\s|about\s"
    rf"|around\s)?"
    rf"(?P<low>{DIGITS})(?P<colon>\s?:\s?(?P<high>{DIGITS}))?(?![\w%/]|[.,]\d|\s%|\sper\b)",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"\s?(?:per\s|/|an?\s|each\s|every\s|yr\s|y\s)(?P<base>week|day|month|year|annum|fortnight|term|hour|quarter"
    rf"|night|minute|second|wythnos|flwyddyn)\b{NOT_LONG_AGO}"
    r"|\sper\s(?P<thing>household|person|head|resident|property|pupil|hectare|dwelling|capita|vehicle|employee|fte"
    r"|FTE|member\sof\sstaff|child|patient|customer|visitor|tenant|officer|home|kilometre|mile|trip|visit|case|call"
    r"|wte|WTE)\b"
)
_PER_HEAD = re.compile(
    rf"{_LEFT}(?P<low>{DIGITS})\s(?:[a-z]+\s){{0,3}}?(?:per|for\severy)\s(?P<base>(?:1,000|10,000|100,000|1000|10000|100000"
    rf"|thousand|million|hundred|head|capita|hectare)(?:\s(?:population|people|residents|head of population|"
    rf"births|children|households|live births))?)",
    re.IGNORECASE,
)
_NEXT_ROW = re.compile(r"\n[ \t]*[A-Z]")
_AGED = re.compile(
    r"\b(?P<word>aged|age|ages|(?:people|residents|those|women|men|adults|drivers|pensioners|children)\s(?:under|over)"
    r"|under|over|(?:girl|boy|man|woman|child|youth|lad|lady)(?=\s{1,40}of\s))(?:\s{1,40}(?:of|between|under|over"
    r"|from))?\s{1,40}(?P<low>\d{1,3})(?:(?:\s?[-–]\s?|"
    r"\s(?:to|and)\s)(?P<high>\d{1,3}))?(?P<s>['’]?s)?(?![\d,.%]*\d|\s?%|\s?[a-z]+ per)",
    re.IGNORECASE,
)

_IRREGULAR = {
    "foot": "feet",
    "inch": "inches",
    "square foot": "square feet",
    "year old": "years old",
    "tonne of CO2": "tonnes of CO2",
} | {name: name for name in ("mph", "km/h", "lux", "kilowatt peak", "megawatt peak", "Mbps", "Gbps")}
_SCORING = re.compile(r"\bscor(?:e|es|ed|ing)\b", re.IGNORECASE)
_BASES = {"annum": "year", "wythnos": "week", "flwyddyn": "year"}
_MORE_THAN = re.compile(
    r"\b(?:more than|in excess of|(?:for|of|took|taken|lasted|by|was|were|is|just|ers)\s(?:just\s)?(?:over"
    r"|dros))\s{1,40}$",
    re.IGNORECASE,
)
""" "Over three years" mostly means during them."""
_THE = re.compile(r"\b(?:the|our|its|an?)\s{1,3}$")


def _make(
    match: re.Match[str],
    kind: str,
    unit: str,
    rule: str,
    *,
    scale: str | None = None,
    span: tuple[int, int] | None = None,
) -> Figure | None:
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


_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Rr]ang\w+(?: from)?|rhwng)\s(?:\w+\s){0,2}$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_year(match: re.Match[str]) -> bool:
    """Whether the first number of "22% in 2019 to 31%" is a year, and the second no end of a range."""
    return bool(match["high"]) and _YEAR.fullmatch(match["low"]) is not None


def _percentages(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in at_starts(_PERCENT, text, starts):
        if not match["to"]:
            yield _make(match, "percent", "%", "percent")
            continue
        start, change = match.start(), is_change(text, match.start(), match.group())
        between = _BETWEEN.search(text, max(0, start - 30), start)
        if change or _is_year(match) or (_AND.match(match["to"]) and not between):
            # of "7.9% in year 2 and 8.4%" the 2 is no percentage; "2.1% and 3.4%" are two, and so are "from 5 to 7%"
            low = _PERCENT.match(text, start, match.start("to"))
            if low:
                yield _make(low, "percent", "%", "percent")
            elif change:
                yield _lower_end(_make(match, "percent", "%", "percent", span=(start, match.end("low"))))
            match = _PERCENT.match(text, match.start("high"), match.end()) or match
        yield _make(match, "percent", "%", "percent")


def _measures(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    for found in at_starts(_MEASURE, text, starts):
        match = (_MEASURE.match(text, found.start("high"), found.end()) if _is_year(found) else None) or found
        kind, name, rule = _KINDS[match.lastgroup or ""]
        if kind == "duration" and (compound := compound_duration(text, match.start())):
            end, value, smaller = compound
            yield _fact(text, match.start(), end, kind, value, smaller, rule)
            continue
        determiner = match["low"].casefold() in ("one", "a") and not match["high"] and match["gap"] != "-"
        if determiner or _is_scale(match) or (rule == "score" and not _scored(match)):
            continue
        yield from _measured(match, kind, name, rule)


def _scored(match: re.Match[str]) -> bool:
    """Points are a score where the words before say so, else something counted."""
    return _SCORING.search(match.string, max(0, match.start() - 60), match.end()) is not None


def _measured(match: re.Match[str], kind: str, name: str, rule: str) -> Iterator[Figure | None]:
    """A measure, or the two ends of "from 71 to 58 hours"; with what it is per, a rate."""
    unit, scale, text = _plural(name), match["lowscale"], match.string
    if scale and scale.strip() in ("m", "M") and name in ("metre", "kilometre") and match["high"]:
        scale = None  # "20.6m - 42.3m" is metres twice
    if lengths := two_lengths(match, name):
        for first, last, value, length in lengths:
            yield _fact(text, first, last, "other", value, length, rule)
        return
    per = _PER_TIME.match(text, match.end()) if rule not in ("age", "speed") else None
    start, end = match.span()
    if per:
        kind, end, unit = "rate", per.end(), f"{unit} per {_BASES.get(per['base'], per['base'] or per['thing'])}"
    if match["high"] and rule != "age" and is_change(text, match.start(), match.group()):
        number = read(match["high"], scale)
        yield _lower_end(_make(match, kind, unit, rule, scale=scale, span=(start, match.end("low"))))
        if number:
            yield _fact(text, match.start("high"), end, kind, number.value, unit, rule)
        return
    yield _make(match, kind, unit, rule, scale=scale, span=(start, end))


def _lower_end(figure: Figure | None) -> Figure | None:
    """The figure as the lower end alone of a range."""
    return replace(figure, value_max=None) if figure else None


def _fact(text: str, start: int, end: int, kind: str, value: float, unit: str, rule: str) -> Figure:
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


_LENGTH = re.compile(
    r"\b(?:height|width|depth|length|distance|radius|diameter|separation|span|ridge|eaves|splays?|set-?back|clearance"
    r"|projects?|projecting|projected|extends?|measur(?:es|ed|ing)|tall|high|wide|deep)\b[^.;:£€\d]{0,30}\s$|\d\s?m?\s[x×]\s$",
    re.IGNORECASE,
)
""" "a ridge height of 8.4m and": metres, not millions."""


def _is_scale(match: re.Match[str]) -> bool:
    """ "1.5m staff" is a number in millions; "1.8m high" is a length."""
    unit = match[match.lastgroup or ""]
    if unit != "m" and unit != "M":
        return False
    if _LENGTH.search(match.string, max(0, match.start() - 60), match.start()):
        return False
    tail = match.string[match.end() : match.end() + 14]
    return (
        not re.match(
            r"\s[–—-]\s|\s(?:above|below|beyond|off|inside|outside|to the|in from|x|by|high|wide|long|deep|tall"
            r"|in (?:height|width|length)|from|away|of|radius|where|is|was|back|apart|either|each|strip|buffer|gap|span"
            r"|fence|wall|monopole|mast|pole|tower|lattice|column|stretch|section|distance|visibility|[NSEW]{1,2}|north|south|east|west)\b|[,.;)]|$",
            tail,
        )
        or unit == "M"
    )


def _plural(name: str) -> str:
    return _IRREGULAR.get(name, name + "s")


def _rates(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in at_starts(_ONE_IN, text, starts):
        part, whole = read(match["part"]), read(match["whole"])
        if part and whole and whole.value > part.value > 0 and (match["every"] or whole.value < 1900):
            scored = not match["every"] and _SCORING.search(text, max(0, match.start() - 30), match.start())
            if scored:
                yield _fact(text, match.start(), match.end(), "other", part.value, "points", "score")
            else:
                yield _fact(text, match.start(), match.end(), "rate", part.value / whole.value, "share", "one_in")
    for match in at_starts(_PER_HEAD, text, starts):
        if _NEXT_ROW.search(match.group()):
            continue  # "9.3", and "Missed bins per 100,000" in the row below
        yield _make(match, "rate", f"per {match['base']}", "per")
    for match in finditer(_RATIO, text):
        low, high = read(match["low"]), read(match["high"]) if match["high"] else None
        if low and (high is None or high.value):
            value = round(low.value / high.value, 6) if high else low.value
            yield _fact(text, match.start("low"), match.end(), "rate", value, "ratio", "ratio")


def _scores(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in finditer(_SCORE, text):
        yield _make(match, "other", "points", "score", span=match.span("low"))


def _ages(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in finditer(_AGED, text):
        if match["word"].casefold() in ("under", "over") and not match["s"]:
            continue
        yield _make(match, "other", "years old", "age", span=(match.start("low"), match.end()))


def find_quantities(text: str, starts: Sequence[int]) -> Iterator[list[Figure]]:
    """Groups in the order in which they win where they meet: percentages, rates, scores, ages, measures, comparisons.

    `starts` are the offsets of `number_starts`.
    """
    found: list[Figure] = []
    for find in (_percentages, _rates, _scores, _ages, _measures):
        group = [figure for figure in find(text, starts) if figure is not None]
        found += group
        yield group
    yield list(left_out(text, found))
