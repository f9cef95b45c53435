"""Percentages, rates, durations and measures: a number with a unit that names its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Figure
from extract import rules
from extract.components.durations import compound_duration, two_times
from extract.components.numbers import GAP, NOT_LONG_AGO, SCALE, WELSH, at_starts, is_change, read
from extract.components.quantities_left_out import left_out
from extract.components.quantity_facts import LEFT, NUMBER, fact, make
from extract.components.quantity_rates import SCORING, rates, scores
from extract.components.single_times import single_times
from extract.components.two_lengths import two_lengths
from extract.scanning import finditer

_MORE = r"(?:\+|\s(?:or|and)\s(?:more|fewer|less|over|under|above|so))?"
_TO = r"(?:\s?[-–]\s?|\s(?:to|and|or)\s)"
_RANGE = rf"{LEFT}(?P<minus>[-−–](?=\d))?(?P<low>{NUMBER}|{WELSH}(?=\s))(?P<lowscale>{SCALE})?"
_KINDS = {
    f"u{i}": (rule["kind"], name, rule["id"])
    for i, (rule, name) in enumerate((r, n) for r in rules.load("units") for n in r["units"])
}
_SPACE = re.compile(r"(?<!\[-) (?![?\]])")
"""A space of a unit, which may be a line's end: that of "[- ]" and " ?" apart."""
_FORMS = (_SPACE.sub(r"\\s{1,40}", form) for rule in rules.load("units") for form in rule["units"].values())
_UNITS = "|".join(f"(?P<u{i}>{form})" for i, form in enumerate(_FORMS))
_PERCENT = re.compile(
    rf"(?:(?<![\w£.,/])|(?<=\bc)|(?<=\bc\.))(?P<minus>[-−](?=\d))?(?P<low>{NUMBER})(?:\s?%)?(?P<to>{_TO}(?P<high>{NUMBER}))?(?P<unit>\s?%"
    rf"|{GAP}?per{GAP}?cent\b|{GAP}[yo]{GAP}cant\b)(?!\s?points?\b|age points?\b)",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    rf"{_RANGE}(?:\s?(?:-|–)?\s?(?:(?P<own>year|month|week|day|hour|minute)s?)?(?P<to>{_TO}(?P<high>{NUMBER})))?(?P<gap>{_MORE}(?:-|{GAP})?(?:\(\w{{1,9}}\)\s)?)(?:"
    rf"{_UNITS})(?![\w²]|[-(]\w)",
    re.IGNORECASE,
)
_PER_TIME = re.compile(
    r"\s?(?:per\s|/|an?\s|each\s|every\s|yr\s|y\s)(?P<base>week|day|month|year|annum|fortnight|term|hour|quarter"
    rf"|night|minute|second|wythnos|flwyddyn)\b{NOT_LONG_AGO}"
    r"|\s(?:of\sCO2e?\s)?(?:per|for\severy)\s(?P<sum>£\s?(?:1\s?)?(?:m|million|k|1,000|bn))\b(?:\s(?:of\s[a-z]+|invested|revenue|sales))?"
    r"|\sper\s(?P<thing>household|person|head|resident|property|pupil|hectare|dwelling|capita|vehicle|employee|fte"
    r"|FTE|member\sof\sstaff|child|patient|customer|visitor|tenant|officer|home|kilometre|mile|trip|visit|case|call"
    r"|wte|WTE)\b"
)
_AGED = re.compile(
    r"\b(?P<word>aged|age|ages|(?:people|residents|those|women|men|adults|drivers|pensioners|children)\s(?:under|over)"
    r"|(?:of\s(?:them|whom)(?:\swere)?)\s(?:under|over)(?=\s\d\d[.,;)])"
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
    "month old": "months old",
    "tonne of CO2": "tonnes of CO2",
} | {name: name for name in ("mph", "km/h", "lux", "kilowatt peak", "megawatt peak", "Mbps", "Gbps")}
_BASES = {"annum": "year", "wythnos": "week", "flwyddyn": "year"}
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\b(?:[Bb]etween|[Rr]ang\w+(?: from)?|rhwng)\s(?:\w+\s){0,2}$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_year(match: re.Match[str]) -> bool:
    """Whether the first number of "22% in 2019 to 31%" is a year, and the second no end of a range."""
    return bool(match["high"]) and _YEAR.fullmatch(match["low"]) is not None


def _percentages(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in at_starts(_PERCENT, text, starts):
        if not match["to"]:
            yield make(match, "percent", "%", "percent")
            continue
        start, change = match.start(), is_change(text, match.start(), match.group())
        between = _BETWEEN.search(text, max(0, start - 30), start)
        if change or _is_year(match) or (_AND.match(match["to"]) and not between):
            # of "7.9% in year 2 and 8.4%" the 2 is no percentage; "2.1% and 3.4%" are two, and so are "from 5 to 7%"
            low = _PERCENT.match(text, start, match.start("to"))
            if low:
                yield make(low, "percent", "%", "percent")
            elif change:
                yield _lower_end(make(match, "percent", "%", "percent", span=(start, match.end("low"))))
            match = _PERCENT.match(text, match.start("high"), match.end()) or match
        yield make(match, "percent", "%", "percent")


_WHICH = re.compile(r"\b(?:year|month|week|day|phase|stage|part|clause)\s\Z", re.IGNORECASE)
""" "a break at year 3 and six months' notice": the 3 tells which."""


def _measures(text: str, starts: Sequence[int]) -> Iterator[Figure | None]:
    for found in at_starts(_MEASURE, text, starts):
        alone = _is_year(found) or _WHICH.search(text, max(0, found.start() - 8), found.start())
        last = _MEASURE.match(text, found.start("high"), found.end()) if found["high"] and alone else None
        match = last or found
        kind, name, rule = _KINDS[match.lastgroup or ""]
        if kind == "duration" and (compound := compound_duration(text, match.start())):
            end, value, smaller = compound
            yield fact(text, match.start(), end, kind, value, smaller, rule)
            continue
        determiner = match["low"].casefold() in ("one", "a") and not match["high"] and match["gap"] != "-"
        if determiner or _is_scale(match):
            continue
        if rule == "score" and not _scored(match):
            if _OF_A_SHARE.search(text, max(0, match.start() - 50), match.start()):
                yield make(match, "percent", POINTS, "points")
            continue
        yield from _measured(match, kind, name, rule)


POINTS = "percentage points"
_OF_A_SHARE = re.compile(r"(?:%|\bper\scent)[^.;:\n\d]{0,40}\Z")
""" "78%, two points below the average"."""


def _scored(match: re.Match[str]) -> bool:
    """Points are a score where the words before say so, else something counted."""
    before = match.string.rfind(". ", max(0, match.start() - 120), match.start())
    return SCORING.search(match.string, max(0, match.start() - 120, before), match.end()) is not None


_HOURS_OF = re.compile(
    r"\sof\s(?:[a-z-]+\s){1,3}(?:an?|per|each|every)\s(?P<base>week|day|month|year)\b" + NOT_LONG_AGO
)
""" "41,000 hours of home care a week"."""


def _base(per: re.Match[str]) -> str:
    """What a rate is per: a time, a thing, or a sum ("per £m")."""
    named = next(word for word in per.groupdict().values() if word)
    return _BASES.get(named, named)


_ON = re.compile(
    r"\b[Oo]n\s(?:(?:up\sto|no\smore\sthan|not\smore\sthan|at\sleast|about|only|over|some|more\sthan)\s)?\Z"
)
_NOTICE = re.compile(r"['’]|\s(?:written\s|clear\s)?notice\b")
""" "spilled on 143 days" counts them; "on 14 days' notice" is how long."""


def _measured(match: re.Match[str], kind: str, name: str, rule: str) -> Iterator[Figure | None]:
    """A measure, or the two ends of "from 71 to 58 hours"; with what it is per, a rate."""
    unit, scale, text = _plural(name), match["lowscale"], match.string
    if scale and scale.strip() in ("m", "M") and name in ("metre", "kilometre") and match["high"]:
        scale = None  # "20.6m - 42.3m" is metres twice
    if lengths := two_lengths(match, name):
        for first, last, value, length in lengths:
            yield fact(text, first, last, "other", value, length, rule)
        return
    per = _PER_TIME.match(text, match.end()) if rule not in ("age", "speed") else None
    start, end = match.span()
    if name == "hour" and not per:
        per = _HOURS_OF.match(text, end)
    if rule == "duration" and name == "day" and not per and _ON.search(text, max(0, start - 30), start):
        kind = "duration" if _NOTICE.match(text, end) else "count"
    if per:
        kind, end, unit = "rate", per.end(), f"{unit} per {_base(per)}"
    if match["own"] and match["own"].casefold() != name and rule == "duration":
        yield from two_times(match, end, kind, unit, name)
        return
    if match["high"] and (_apart(match) or (rule != "age" and is_change(text, match.start(), match.group()))):
        number = read(match["high"], scale)
        yield _lower_end(make(match, kind, unit, rule, scale=scale, span=(start, match.end("low"))))
        if number:
            yield fact(text, match.start("high"), end, kind, number.value, unit, rule)
        return
    yield make(match, kind, unit, rule, scale=scale, span=(start, end))


def _apart(match: re.Match[str]) -> bool:
    """Whether "41 and 38 mph" are two: no range falls."""
    low, high = read(match["low"]), read(match["high"]) if match["high"] else None
    joined = match["to"].split()[0] in ("and", "or") if match["to"] else False
    return joined and low is not None and high is not None and high.value < low.value


def _lower_end(figure: Figure | None) -> Figure | None:
    """The figure as the lower end alone of a range."""
    return replace(figure, value_max=None) if figure else None


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
            r"\s[–—-]\s|\s(?:above|below|beyond|off|inside|outside|to the|in from|x|by"
            r"|high(?:er)?|wider?|long(?:er)?|deep(?:er)?|tall(?:er)?|lower|shorter|closer|nearer|further|short"
            r"|in (?:height|width|length)|from|between|clear"
            r"|away|of|radius|where|is|was|back|apart|either|each|strip|buffer|gap|span"
            r"|fence|wall|monopole|mast|pole|tower|lattice|column|stretch|section|distance|visibility|[NSEW]{1,2}|north|south|east|west)\b|[,.;)]|$",
            tail,
        )
        or unit == "M"
    )


def _plural(name: str) -> str:
    return _IRREGULAR.get(name, name + "s")


_CLUB = re.compile(r"(?:Over|Under)\s\d{1,3}['’]?s\s[A-Z]")
""" "the Glenbeg Over 50s Club": a name."""


def _ages(text: str, _starts: Sequence[int]) -> Iterator[Figure | None]:
    for match in finditer(_AGED, text):
        if match["word"].casefold() in ("under", "over") and (not match["s"] or _CLUB.match(text, match.start())):
            continue
        yield make(match, "other", "years old", "age", span=(match.start("low"), match.end()))


def find_quantities(text: str, starts: Sequence[int]) -> Iterator[list[Figure]]:
    """Groups in the order in which they win where they meet: percentages, rates, scores, ages, measures, comparisons.

    `starts` are the offsets of `number_starts`.
    """
    found: list[Figure] = []
    for find in (_percentages, rates, scores, _ages, _measures, single_times):
        group = [figure for figure in find(text, starts) if figure is not None]
        found += group
        yield group
    yield list(left_out(text, found))
