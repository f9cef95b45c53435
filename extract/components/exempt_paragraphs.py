"""Paragraphs of exempt information, schedules and parts as a clause states them, and whose law they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

LIST = re.compile(
    r"\b(?:[Pp]aragraphs?(?:\(s\))?|[Pp]aras?(?!\w)\.?|PARAGRAPHS?|[PpBbMm]h?aragraff(?:au)?|[Cc]ategor(?:y"
    r"|ies))(?:\s(?:[Nn]os?\.?|[Nn]umbers?))?\s{0,3}"
)
_LETTERED = r"(?:6(?:\s?\([AaBb]\)|[AaBb])|(?:7|18)(?:\([A-Ca-c]\)|[A-Ca-c]))(?!\w)"
"""Paragraph 6 has two heads, (a) and (b); 7A to 7C and 18A to 18C are paragraphs of their own."""
_ONE = rf"(?:{_LETTERED}|\(?\d{{1,2}}\)?(?![\d.]\d|(?!of\b)\w))"
_NUMBERS = re.compile(
    rf"{_ONE}(?:(?:,\s*(?:and\s)?|;\s(?:and|&)\s|\s*(?:and|or|to|&|a|ac|neu|hyd\sat|i)\s*(?:[Pp]aragraphs?\s)?"
    rf"|\s?[–-]\s?){_ONE}){{0,12}}"
)
_RANGE = re.compile(r"(\d{1,2})\)?\s?(?:[–-]|\sto\s|to\s|hyd\sat|\si\s)\s?\(?(\d{1,2})")
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:\(?(?P<letter>[A-Ca-c])\)?(?!\w))?")
_NOT_SCHEDULE = re.compile(
    r"\s{1,3}(?:of|in|to)\s{1,3}(?:the\s|this\s)?(?:report|agenda|minutes?|Constitution|Access|Council|Procedure"
    r"|covering)",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"\b(?:[Ss]chedule|[Ss]ch(?:ed)?\.?|SCHEDULE|[Aa]todlen)\s{1,3}(?P<number>\d{1,2}\s?(?:\([A-Z]\)|[A-Z])?)(?!\w)"
)
_PART = re.compile(r"\b(?:Part|PART|Rhan|Ran)\s{1,3}(?P<number>\d{1,2}|[IVX]{1,3}A?)\b")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_HIGHEST = 18
"""Highest paragraph of exempt information in any schedule of the nations (Schedule 12A, Part 4, Wales)."""


def paragraphs_of(clause: str) -> str | None:
    """Paragraphs of exempt information as a clause states them ("1,2"); ranges are written out, repeats left out."""
    found: list[str] = []
    for cue in LIST.finditer(clause):
        match = _NUMBERS.match(clause, cue.end())
        if match is None or _NOT_SCHEDULE.match(clause, match.end()):
            continue
        numbers = _RANGE.sub(lambda pair: ",".join(map(str, _between(pair[1], pair[2]))), match.group())
        found += [number for number in _each(numbers) if 0 < int(number.rstrip("ABC")) <= _HIGHEST]
    return ",".join(dict.fromkeys(found)) or None


def _each(numbers: str) -> Iterator[str]:
    """The paragraphs of a series: of "6(a)" the paragraph, of "7a" the name that it has in law."""
    for match in _NUMBER.finditer(numbers):
        letter = (match["letter"] or "").upper()
        yield match["number"] + (letter if match["number"] in ("7", "18") else "")


def _between(first: str, last: str) -> range:
    """Whole numbers of a stated range; at most the paragraphs there can be."""
    return range(int(first), min(int(last), _HIGHEST) + 1)


def schedule_of(clause: str) -> str | None:
    """Schedule that a clause names, without spaces and brackets ("12A")."""
    match = _SCHEDULE.search(clause)
    return re.sub(r"[\s()]", "", match["number"]) if match else None


def part_of(clause: str) -> str | None:
    """Part of the schedule that a clause names, in Arabic figures."""
    match = _PART.search(clause)
    return _ROMAN.get(match["number"], match["number"]) if match else None


def nation(act: str | None, schedule: str | None, part: str | None, paragraphs: str | None) -> str | None:
    """Nation whose law a clause names, None where a doubt remains: the Act of 1972 alone is England's and Wales's.

    Part 4 of Schedule 12A, with its paragraphs 12 to 18, was inserted for Wales only.
    """
    if "Northern Ireland" in (act or "") or "(NI)" in (act or ""):
        return "Northern Ireland"
    if "(Scotland)" in (act or "") or schedule == "7A":
        return "Scotland"
    numbers = [int(number.rstrip("ABC")) for number in (paragraphs or "").split(",") if number]
    return "Wales" if schedule == "12A" and part == "4" and all(number >= 12 for number in numbers) else None
