"""Numbers that name something and count nothing: "7 Kettle Street", "year 7 places", "138 Planning Matters:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components.ledger_codes import is_ledger_code
from extract.text import Sentence

_IN_YEAR = re.compile(r"\b(?:for|in|of|into|from|to)\s[Yy]ears?\s{1,40}$")
_STREET = re.compile(
    r"(?:[A-Z][\w’'-]+[\s\u00a0])*(?:Street|Road|Lane|Court|Close|Avenue|Drive|Place|Row|Way|Square|Terrace|Crescent"
    r"|Hill|Walk|Yard"
    r"|(?:Rhes|Stryd|Ffordd|Heol|Lôn|Maes|Bryn|Clos|Stad|Cae)\s[A-Z]\w*|Steps|Gardens|Mews|Cottages|Villas|Buildings"
    r"|Almshouses|House|Parade|Grove)\b"
)
_CAPITALS = re.compile(
    r"(?:[A-Z][A-Z’'-]+[\s\u00a0]){1,3}(?:STREET|ROAD|LANE|COURT|CLOSE|AVENUE|DRIVE|PLACE|ROW|WAY|SQUARE|TERRACE"
    r"|CRESCENT|HILL|GARDENS|MEWS)\b"
)
_SIZED = re.compile(r"\s(?:bed(?:room(?:ed)?)?|store?y|person|berth|form|seater)\s(?!spaces\b)[a-z]", re.IGNORECASE)
""" "3 bed houses" are not three."""
_BUSES = frozenset(["bus", "buses", "service", "services", "route", "routes"])
_WHICH_BUS = re.compile(r"\b[Tt]he\s(?:\d{1,3}[A-Z]?(?:,\s|\sand\s|,\sand\s|\s?/\s?|\s?&\s?)){0,4}$")
""" "the 74 and 76 bus services": their names."""
_NEXT_NUMBER = re.compile(r"\s\d")
_INDENT = 40
"""Most characters before a number at the head of its line."""


def is_name(text: str, match: re.Match[str], end: int, sentence: Sentence) -> bool:
    """Whether it is a heading, an address, a school year ("year 7 places") or a name ("Two Bridges").

    `match` is the number (its groups `low` for digits and `word`), `end` where the thing that seems counted ends.
    """
    start = match.start()
    named = text[match.end() : end].split()
    if text[match.end() : end].isupper() and end - match.end() > 6 and sentence.end - sentence.start < 60:
        return True
    if _is_label(text, match, end, named) or _is_someone(named) or _SIZED.match(text, match.end()):
        return True
    if match["low"] and is_ledger_code(text, start, match.end("low")):
        return True
    if match["low"] and named[0] in _BUSES and _WHICH_BUS.search(text, max(0, start - 40), start):
        return True
    if match["low"] and any(street.match(text, match.end() + 1, match.end() + 60) for street in (_STREET, _CAPITALS)):
        return True
    if _IN_YEAR.search(text, max(0, start - 14), start):
        return True
    capitals = bool(match["word"]) and text[start].isupper() and named[0].istitle()
    return capitals and (start > sentence.start or re.match(r"\s[A-Z][a-z]", text[end : end + 3]) is not None)


def _is_label(text: str, match: re.Match[str], end: int, named: Sequence[str]) -> bool:
    """Whether it numbers what follows: "138 Planning Matters:" at the head of a line, "24 AGS 03"."""
    start = match.start()
    if len(named) == 1 and named[0].isupper() and _NEXT_NUMBER.match(text, end):
        return True
    if match["low"] is None or len(named) < 2 or text[end : end + 1] != ":":
        return False
    before = text[max(0, start - _INDENT) : start]
    heads = not before.rpartition("\n")[2].strip() and ("\n" in before or start < _INDENT)
    return heads and all(word[0].isupper() for word in named)


def _is_someone(named: Sequence[str]) -> bool:
    """Whether what follows a number is a deed and a name: "thanked Vernon Rowlands" after a column of numbers."""
    return len(named) > 2 and named[0].islower() and named[0].endswith("ed") and all(w.istitle() for w in named[1:])
