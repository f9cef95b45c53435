"""Months and years without a day: "March 2025", "in 2019". Financial years ("2024/25") are periods, not dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import DateMention
from extract import rules
from extract.scanning import finditer
from extract.text import HasSpan, overlaps

_MONTHS = {name: rule["month"] for rule in rules.load("months") for name in rule["names"]}
_MONTH = rules.alternatives(re.escape(name) for name in _MONTHS)
_YEAR = re.compile(r"(?<![\w£$€.,/–—+])(?:19|20)\d\d(?!\d|[/–—-]\s?\d|[.,]\d|\w)")
_MONTH_BEFORE = re.compile(rf"(?<![\w/-])(?P<month>(?i:{_MONTH}))\b\.?,?(?:\s{{1,12}}|-)(?:of\s{{1,12}})?$")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th|af|ail|il|ydd|fed|eg|ain)?\s{0,3}(?:of\s{1,3}|o\s{1,3})?$", re.IGNORECASE)
_CUE = re.compile(
    r"(?<![\w-])(?:in|since|by|during|until|till|before|after|from|throughout|between|years\sto|periods?\sof|spring|summer|autumn|winter|early"
    r"|late|mid|year|(?:end|start|beginning|middle|close)\sof|(?:spring|summer|autumn|winter|elections?|census)\sof"
    r"|yn|erbyn|ers|tan|cyn|o\sddechrau)(?:\s{1,12}|(?<=mid)-)$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:(?:in|since|until|till|before|after|of)\s{1,12}(?:about|around|approximately|circa)|up\sto|ers\stua)\s{1,12}$",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r"\s{0,3}(?:[.,;:)]|\Z|\n\s*\n|\s(?:and|but|when|while|as|it|the|with|under)\b)")
""" "up to 2017, when it was shut": what has a noun behind it may count ("up to 2000 bulbs")."""
_SEASON = re.compile(r"\s{1,3}(?:season|calendar\syear|elections?|census)\b", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he\s{1,3}$")
""" "for the 2025 season"."""
_SECOND = re.compile(r"(?:19|20)\d\d\s{1,12}(?:and|to|or|a)\s{1,12}$")
"""The year before one that ends a pair: "between 2019 and 2022"."""
_BACK = 48
"""How far before a year its month or its cue may begin, in characters."""
_NOT_A_YEAR = re.compile(
    r"\s{1,3}(?:homes|people|houses|dwellings|residents|children|jobs|properties|households|pupils|staff|units|places"
    r"|members|responses|vehicles|trees|tonnes|hours|square|sq|metres|m²|Act|Regulations|Order|Measure|Rules)\b"
    r"|\s?(?:%|kg|km|mm|hrs)|\s(?:19|20)\d\d\b"
)


def _fact(text: str, start: int, end: int, rule: str, iso: str, precision: str) -> DateMention:
    return DateMention(
        start=start, end=end, quote=text[start:end], rule=f"dates.{rule}", iso=iso, precision=precision
    )  # fmt: skip


def _one(text: str, match: re.Match[str], previous: int) -> DateMention | None:
    """The month or year that ends in a year; `previous` is the end of the last year found alone, -1 at first."""
    floor = max(0, match.start() - _BACK)
    before = text[floor : match.start()]
    month = _MONTH_BEFORE.search(before)
    if month:
        if month["month"] in ("may", "mar", "mai", "fai", "medi") or _DAY_BEFORE.search(before[: month.start()][-14:]):
            return None
        iso = f"{match.group()}-{_MONTHS[month['month'].casefold()]:02}"
        return _fact(text, floor + month.start(), match.end(), "month_year", iso, "month")
    if _NOT_A_YEAR.match(text, match.end()):
        return None
    second = _SECOND.search(before)
    season = _THE.search(before) and _SEASON.match(text, match.end())
    about = match.group() != "2000" and _ABOUT.search(before) and _NO_NOUN.match(text, match.end())
    if _CUE.search(before) or season or about or (second and floor + second.start() + 4 == previous):
        return _fact(text, match.start(), match.end(), "year", match.group(), "year")
    return None


def find_partial_dates(text: str, days: Sequence[HasSpan]) -> Iterator[DateMention]:
    """Every month or year of a text that is no part of one of `days` (dates with a day), in order."""
    taken = sorted(days, key=lambda fact: fact.start)
    previous = -1
    for match in finditer(_YEAR, text):
        fact = _one(text, match, previous)
        if fact is not None and not overlaps(taken, fact.start, fact.end):
            previous = fact.end if fact.precision == "year" else previous
            yield fact
