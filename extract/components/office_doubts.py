"""What says that a name beside an office is not its holder: a vacancy, a thing to do, the next of a list."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_patterns import KIND, NAME_TITLES, any_of

_S = names.S
_TO_DO = re.compile(rf"{_S}to{_S}[a-z]")
_DASHES = ("-", "–", "—", ":")
_VACANT = re.compile(
    rf"\b(?:vacanc(?:y|ies)|nominations?|election|ballot|candidates?){_S}(?:for|of|to){_S}(?:the{_S})?"
    rf"(?:(?:position|office|role|post){_S}of{_S})?$"
)
_CIVIC = re.compile(rf"(?:{any_of(NAME_TITLES)}{_S})(?=[A-Z])")
_LIST_GOES_ON = re.compile(rf",{_S}(?:and{_S})?(?:{any_of(NAME_TITLES)}|Councillors|Cllrs|Bailies|Baillies){_S}[A-Z]")
_OFFICE = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
_ONE_MORE = re.compile(r"(?:\band|&|,)\s+$")
_ABSENT = re.compile(r"\b[Aa]bsence\sof\s(?:(?:the|both)\s)?$")


def is_thing_to_do(text: str, end: int, tie: str) -> bool:
    """ "Village Arch – Clerk to get quotes": what is to be done, and who does it."""
    return tie in _DASHES and _TO_DO.match(text, end) is not None


def is_vacant(text: str, start: int) -> bool:
    """ "there being a vacancy for Chair, Councillor Orr proposed": who proposed is not the chair."""
    return _VACANT.search(text, max(0, start - 60), start) is not None


def is_next_of_list(text: str, name: str, end: int) -> bool:
    """ "the Convener, Provost Ash, Bailies Elm and Orr": those who voted, each with an office of their own."""
    return _CIVIC.match(name) is not None and _LIST_GOES_ON.match(text, end) is not None


def is_doubtful(text: str, begin: int, clause: str | None) -> bool:
    """Whether the words between a name and "was elected" hold an office, or the name is the last of several."""
    if not clause:
        return False
    return _OFFICE.search(clause) is not None or _ONE_MORE.search(text[max(0, begin - 6) : begin]) is not None


def is_absent(text: str, start: int) -> bool:
    """ "In the absence of the Mayor Councillor Orr presided": who presided is not the mayor."""
    return _ABSENT.search(text, max(0, start - 24), start) is not None
