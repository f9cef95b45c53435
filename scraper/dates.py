"""English and Welsh dates and times as ModernGov prints them (MODERNGOV.md sections 1.6 and 3.4). Pure.

A wrong date is worse than none: a missing year or day is never guessed, an impossible date or one whose weekday
contradicts it is None, and so is a time that could be morning or afternoon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from scraper.text import one_line

MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "ionawr", "ion"),
    ("february", "feb", "chwefror", "chwef"),
    ("march", "mar", "mawrth", "fawrth", "maw"),
    ("april", "apr", "ebrill", "ebr"),
    ("may", "mai", "fai"),
    ("june", "jun", "mehefin", "fehefin", "meh"),
    ("july", "jul", "gorffennaf", "orffennaf", "gorff", "gor"),
    ("august", "aug", "awst"),
    ("september", "sept", "sep", "medi", "fedi"),
    ("october", "oct", "hydref", "hyd"),
    ("november", "nov", "tachwedd", "dachwedd", "tach"),
    ("december", "dec", "rhagfyr", "ragfyr", "rhag"),
)
WEEKDAY_NAMES: tuple[tuple[str, ...], ...] = (
    ("monday", "mon", "dydd llun", "llun"),
    ("tuesday", "tues", "tue", "dydd mawrth"),
    ("wednesday", "weds", "wed", "dydd mercher", "mercher"),
    ("thursday", "thurs", "thur", "thu", "dydd iau", "iau"),
    ("friday", "fri", "dydd gwener", "gwener"),
    ("saturday", "sat", "dydd sadwrn", "sadwrn"),
    ("sunday", "sun", "dydd sul", "sul"),
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names}
WEEKDAYS = {name: number for number, names in enumerate(WEEKDAY_NAMES) for name in names}


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


ORDINAL = r"(?:st|nd|rd|th|af|il|ail|ydd|edd|ed|fed|eg|ain|a)?"
WEEKDAY = rf"(?:(?P<weekday>{_any(WEEKDAYS)})\.?,?\s+(?:the\s+)?)?"
WORDED = re.compile(
    rf"(?<!\w){WEEKDAY}(?P<day>\d{{1,2}})\s?{ORDINAL}\.?(?:\s+(?:of|o))?[\s,-]+(?P<month>{_any(MONTHS)})\b\.?[\s,-]+"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"(?<!\w){WEEKDAY}(?P<month>{_any(MONTHS)})\.?\s+(?P<day>\d{{1,2}}){ORDINAL},?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    rf"(?<![\w/.-]){WEEKDAY}(?P<day>\d{{1,2}})(?P<sep>[/.-])(?P<month>\d{{1,2}})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/]|\.\d)",
    re.IGNORECASE,
)
ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)(?P<weekday>)")
FORMATS = (ISO, NUMERIC, WORDED, MONTH_FIRST)
NOON = re.compile(r"(?<!\w)(?:12(?:[.:]00)?\s*)?(?:noon|midday|hanner dydd)(?!\w)", re.IGNORECASE)
CLOCK = re.compile(
    r"(?<![\d.:/£])(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?\s*"
    r"(?::00(?!\d)\s*)?"
    r"(?P<half>midnight|a\.?\s?m\b\.?|p\.?\s?m\b\.?|y\.?[bph]\b\.?|y bore|y prynhawn|yr hwyr|o'r gloch)?"
    r"(?![\d:/])(?!\.\d)",
    re.IGNORECASE,
)
# A meeting's state where it stands in brackets, or before the date: `Council - CANCELLED - Monday 2 March 2026`.
STATE = (
    r"(?:cancel|moved|postponed|provisional|abandoned|adjourned|re-?arranged|resched|re-?sched|deferred|suspended"
    r"|reconvened|withdrawn|inquorate|not quorate|canslwyd|gohiri|symud|aildrefn)"
)
IN_BRACKETS = re.compile(rf"\(\s*({STATE}[^()]*?)\s*\)\s*$", re.IGNORECASE)
BEFORE_DATE = re.compile(rf"\s+[-–]\s+({STATE}\w*)$", re.IGNORECASE)
AT_FIRST = re.compile(rf"^({STATE}\w*)\s*[-–,:]\s+", re.IGNORECASE)
AFTER_NOON = ("p", "yp", "yh", "yrhwyr")


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text, at `text[start:end]`; `iso` is `YYYY-MM-DD`."""

    start: int
    end: int
    iso: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A meeting's heading taken apart: `Planning Committee - Thursday 15 January 2026 7:30 pm, CANCELLED`."""

    name: str | None
    date: str | None = None
    time: str | None = None
    suffix: str | None = None


def dates_in(text: str) -> list[Found]:
    """Return every full date of a text in the strict formats, in order."""
    found = []
    for pattern in FORMATS:
        for match in pattern.finditer(text):
            if iso := _iso(match):
                found.append(Found(match.start(), match.end(), iso))
    return sorted(found, key=lambda one: one.start)


def parse_date(text: str | None) -> str | None:
    """Return the one date a text states as `YYYY-MM-DD`; None if it states none, or several that differ."""
    stated = {found.iso for found in dates_in(one_line(text or ""))}
    return stated.pop() if len(stated) == 1 else None


def _iso(match: re.Match[str]) -> str | None:
    month = match["month"].lower()
    try:
        day = date(int(match["year"]), MONTHS.get(month) or int(month), int(match["day"]))
    except ValueError:
        return None
    weekday = WEEKDAYS.get(" ".join((match["weekday"] or "").lower().split()))
    return day.isoformat() if weekday in (None, day.weekday()) else None


def parse_time(text: str | None) -> str | None:
    """Return the first time a text states as `HH:MM` (24 hours, Europe/London), or None."""
    text = one_line(text or "").replace("’", "'")
    noon = NOON.search(text)
    for match in CLOCK.finditer(text):
        if noon and noon.start() <= match.start():
            break
        if time := _clock(match):
            return time
    return "12:00" if noon else None


def _clock(match: re.Match[str]) -> str | None:
    half = re.sub(r"[.\s]", "", match["half"] or "").lower()
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half in ("", "o'rgloch"):
        return _unmarked(match, hour, minute, half)
    if not 1 <= hour <= 12 or (half == "midnight" and hour != 12):
        return None
    return f"{hour % 12 + (12 if half.startswith(AFTER_NOON) else 0):02}:{minute:02}"


def _unmarked(match: re.Match[str], hour: int, minute: int, half: str) -> str | None:
    """A clock time without am or pm: `13.30` and `09.30` are 24-hour times; `2.00 o'r gloch` may be either half."""
    is_24h = match["hour"].startswith("0") or hour >= (13 if half else 10)
    if match["minute"] is None or hour > 23 or not is_24h:
        return None
    return f"{hour:02}:{minute:02}"


def split_heading(text: str) -> Heading:
    """Take a meeting's heading apart. Committee names hold ` - ` and even dates: the meeting's date follows ` - `."""
    text = one_line(text)
    found = dates_in(text)
    if not found:
        return Heading(text or None)
    stated = [one for one in found if re.search(r"(?:^|[-–,:])\s*$", text[: one.start])] or found
    at = stated[-1]
    name = re.sub(r"\s*(?:[-–,:]|\bon)\s*$", "", text[: at.start]).strip()
    rest = text[at.end :]
    suffix = IN_BRACKETS.search(rest) or re.search(r"[,–-]\s*([^\W\d][^,]*)$", rest)
    if suffix is None and (suffix := BEFORE_DATE.search(name) or AT_FIRST.search(name)):
        name = (name[: suffix.start()] + name[suffix.end() :]).strip()
    return Heading(name or None, at.iso, parse_time(rest), suffix[1].strip() if suffix else None)
