"""What says that a name beside an office is not its holder: a vacancy, a thing to do, the next of a list."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_patterns import KIND, NAME_TITLES, any_of
from extract.components.offices import Office

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
_MEMBER = re.compile(
    r"(?:(?:the|[Yy])\s)?(?:(?:County|Town|Parish|Borough|City|District|Community)\s)?"
    r"(?:Councill?ors?|Cllrs?|Alderman|Ald|Bailie|Cynghorydd|Gynghorydd|Cyng)\b",
    re.IGNORECASE,
)
_OFFICER = re.compile(
    r"(?:(?:Deputy|Assistant|Corporate|Executive|Strategic|Service|Group|Interim|Town|Parish|Borough|County|City)\s){0,2}"
    r"(?:Head\sof|Director\sof|Chief\s(?:Executive|Officer|Finance)|Clerk$|Monitoring\sOfficer|(?:Section\s|[Ss])151\sOfficer"
    r"|Solicitor$|Returning\sOfficer)|(?:[PB]rif\sWeithredwr|[PB]h?ennaeth|Swyddog|Cyfarwyddwr)\b"
)
"""Offices that no member of the council holds."""
_ELSEWHERE = re.compile(r"\s(?:at|of|in|for)\s")
_TWO = re.compile(rf"(?:{names.TITLED}){_S}(?:and|&){_S}(?:{names.TITLED}),?{_S}?$")
""" "Ms Lunn and Mr Orr, " before "Chair and Chief Executive": an office each, or both of the last. """
_AND_ANOTHER = re.compile(
    rf"{_S}(?:and|&){_S}(?:the{_S}[A-Z]|\d{{1,3}}{_S}[a-z]|(?:{names.TITLED})(?!{_S}?[,(]|{_S}(?:[A-Z]|of\b|from\b|in{_S}the\b)))"
)
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


def is_listed(text: str, person: str, office: Office, comma: int) -> bool:
    """Whether a name, the comma behind it and an office are two entries of a list.

    "Councillor Orr, the Mayor and the Clerk met" closes no comma; "Councillor Orr, Head of Roads and ..." would make a
    member an officer, but not "Councillor Orr, Head of Roads at Tarn Homes".
    """
    if office.kind == "joint" and _TWO.search(text, max(0, comma - 120), comma):
        return True
    if "the " in text[comma : office.start] and _AND_ANOTHER.match(text, office.end, office.end + 90):
        return True
    if office.organisation or _ELSEWHERE.match(text, office.end):
        return False
    return _MEMBER.match(person) is not None and _OFFICER.match(office.role) is not None


def is_absent(text: str, start: int) -> bool:
    """ "In the absence of the Mayor Councillor Orr presided": who presided is not the mayor."""
    return _ABSENT.search(text, max(0, start - 24), start) is not None
