"""People of a table's rows in one line: "Ann Lunn | Head of Roads", a cell for the name beside one for the office."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_holding import Holder
from extract.components.office_patterns import is_person
from extract.components.office_record import Office
from extract.text import words

_BAR = r"[ \t\u00a0]{0,20}\|[ \t\u00a0]{0,20}"
_NAME = rf"(?P<name>{names.TITLED}|{names.BARE})"
_BEFORE = re.compile(rf"(?:\A|[\n|])[ \t\u00a0]{{0,20}}{_NAME}{_BAR}(?:\([Tt]he\s)?$")
_AFTER = re.compile(rf"{_BAR}{_NAME}[ \t\u00a0]{{0,20}}(?=[\n|]|\Z)")
_BEGINS = re.compile(r"(?:\A|[\n|])[ \t\u00a0]{0,20}$")
_REACH = 120
"""Longest cell of a name, in characters."""


def _is_name(match: re.Match[str]) -> bool:
    name = match["name"]
    return "\n" not in name and (re.match(names.TITLED, name) is not None or is_person(name))


def in_cells(text: str, office: Office) -> Holder | None:
    """The person in the cell before an office, else in the one after; None where the office is not a whole cell."""
    around = text[max(0, office.start - 3) : office.start] + text[office.end : office.end + 24]
    if "|" not in around or not re.match(r"[ \t\u00a0]{0,20}(?:[\n|]|\Z)", text[office.end : office.end + 24]):
        return None
    floor = max(0, office.start - _REACH)
    if not _BEGINS.search(text, floor, office.start):
        return None
    before = _BEFORE.search(text, floor, office.start)
    if before and _is_name(before):
        return Holder(words(before["name"]), before.start("name"), office.end)
    after = _AFTER.match(text, office.end, office.end + _REACH)
    if after and _is_name(after):
        return Holder(words(after["name"]), office.start, after.end("name"), after.end("name"))
    return None
