"""Dates with day, month and year, and months and years alone (`partial_dates`).

Explicit forms only: a wrong date is worse than a missing one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import DateMention
from extract import rules
from extract.components.partial_dates import find_partial_dates
from extract.scanning import finditer

_MONTHS = {name: rule["month"] for rule in rules.load("months") for name in rule["names"]}
_MONTH = rules.alternatives(re.escape(name) for name in _MONTHS)
_ORDINAL = r"(?:\s?(?:<sup>)?\s?(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)\s?(?:</sup>)?)?"
_GAP = r"[\s\u00a0]{1,12}"
_LEFT = r"(?<![\w./-])"
_AFTER_DAY = r"(?:(?<![\w./])|(?<=[\s(,]\d/)|(?<=[\s(,]\d\d/))"
"""A day may follow another: "10-12 March 2021", "14/15 September 2023"."""
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)(?![/.-]\d)"
_IN_WORDS = (
    (
        "day_month_year",
        rf"{_AFTER_DAY}(?P<day>\d{{1,2}}){_ORDINAL}(?:{_GAP}|(?<=>)|(?<=[a-z]))(?:(?:day )?of{_GAP}|o{_GAP})?(?P<"
        rf"month>{_MONTH})\b\.?,?{_GAP}{_YEAR}",
    ),
    ("month_day_year", rf"\b(?P<month>{_MONTH}){_GAP}(?P<day>\d{{1,2}}){_ORDINAL},?{_GAP}{_YEAR}"),
    (
        "day_month_short_year",
        rf"{_LEFT}(?P<day>\d{{1,2}}){_ORDINAL}{_GAP}(?P<month>{_MONTH}){_GAP}['’](?P<year>\d\d)\b",
    ),
    ("day_month_joined", rf"{_LEFT}(?P<day>\d{{1,2}})-(?P<month>{_MONTH})-(?P<year>(?:(?:19|20)\d\d|\d\d))\b"),
)
_IN_DIGITS = (
    ("slashes", rf"{_LEFT}(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep){_YEAR}"),
    ("short_slashes", rf"{_LEFT}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/(?P<year>\d\d)(?![\d/.-]\d|\d|/)"),
    ("short_dots", rf"{_LEFT}(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d\d)(?![\d.]\d|\d)"),
    ("iso", rf"{_LEFT}(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
)
_SIGNED = (
    "signed",
    rf"{_LEFT}(?P<day>\d{{1,2}})(?P<sep>[.-])(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d\d)(?![\d./-]\d|\d)",
)
""" "6.2.25" may be a paragraph: it is a day where somebody signs, or behind "Date"."""
_AT_SIGNATURE = re.compile(
    r"(?:\b[Dd]ated?\s?[:.…_ ]{0,60}"
    r"|\b(?i:chair(?:man|woman|person)?|mayor|signed|cadeirydd)\b[ \t:.…_]{0,60}\n\s{0,40})\Z"
)
_HELD_ON = re.compile(r"\b(?:held|meeting|minutes)\s(?:on|of|dated)\s\Z", re.IGNORECASE)
""" "the meeting held on 4.2.25". """
_LINE_ENDS = re.compile(r"[ \t]*(?:[\r\n]|\Z)")
_PARTED = re.compile(r"\d{1,4}[/.-]\d\d?[/.-]\d\d")
"""What every date in digits begins with: those forms are tried nowhere else."""


def _compiled(forms: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in forms)


_WORDS, _DIGITS = _compiled(_IN_WORDS), _compiled(_IN_DIGITS)
(_SIGNED_FORM,) = _compiled((_SIGNED,))


def _date(match: re.Match[str]) -> dt.date | None:
    year, month = int(match["year"]), match["month"]
    if year < 100:
        year += 2000 if year < 70 else 1900
    number = int(month) if month.isdecimal() else _MONTHS[month.casefold()]
    try:
        return dt.date(year, number, int(match["day"]))
    except ValueError:
        return None


def _is_signed(text: str, match: re.Match[str]) -> bool:
    """Whether a day so short stands at the end of its line, where minutes are signed, or is that of a meeting."""
    before = text[max(0, match.start() - 120) : match.start()]
    signed = _LINE_ENDS.match(text, match.end()) and _AT_SIGNATURE.search(before)
    return signed is not None or _HELD_ON.search(before) is not None


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Everything that looks like a date, with the name of its form; the surer form first."""
    for name, pattern in _WORDS:
        yield from ((name, match) for match in finditer(pattern, text))
    for parted in _PARTED.finditer(text):
        for name, pattern in _DIGITS:
            if match := pattern.match(text, parted.start()):
                yield name, match
        name, pattern = _SIGNED_FORM
        if (match := pattern.match(text, parted.start())) and _is_signed(text, match):
            yield name, match


def find_dates(text: str) -> Iterator[DateMention]:
    """Every full date of the text; one that no calendar has (31 February) gives nothing."""
    taken: set[int] = set()
    for name, match in _matches(text):
        day = _date(match)
        if day is None or match.start() in taken or match.end() in taken:
            continue
        taken.update((match.start(), match.end()))
        yield DateMention(
            start=match.start(), end=match.end(), quote=match.group(), rule=f"dates.{name}", iso=day.isoformat()
        )


if not Doc.has_extension("dates"):
    Doc.set_extension("dates", default=())


@Language.component("dates", assigns=["doc._.dates"])
def dates(doc: Doc) -> Doc:
    """Set `doc._.dates`, in the order of the text: dates with a day, then months and years that stand alone."""
    days = list(find_dates(doc._.source))
    partial = find_partial_dates(doc._.source, days)
    doc._.dates = tuple(sorted([*days, *partial], key=lambda fact: fact.start))
    return doc
