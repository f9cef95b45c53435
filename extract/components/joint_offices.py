"""Offices that are one title: joined by "and", in brackets behind one another; the body that two share."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.components import names
from extract.components import office_patterns as words_of
from extract.components.office_patterns import GAP, KIND, any_of
from extract.components.office_record import Office
from extract.text import words

_JOINED_TO = any_of(
    head
    for head, kind in KIND.items()
    if kind in ("portfolio", "alone") and head not in ("Ward Member", "Lead Officer", "Principal")
)
_WELSH_JOINT = re.compile(
    rf"{GAP}ac?{GAP}(?=(?:Aelod{GAP}(?:y{GAP})?Cabinet|Swyddog{GAP}(?:Monitro|Adran)|De[il]+ydd)\b)"
)
_CHAIR = re.compile(r"(?:(?:Vice|Co)[-\s]|Deputy\s|Depute\s)?(?:Chair(?:man|person|woman)?|Conven[eo]r)")
_AND = re.compile(rf"{GAP}(?:and|&){GAP}")
_JOINT = re.compile(
    rf"(?:{GAP}(?:and|&){GAP}|{GAP}?/{GAP}?)(?=(?:(?:Deputy|Interim|Acting|Assistant){GAP})?{_JOINED_TO}(?![\w-]))"
)
_SECOND = re.compile(
    rf"{GAP}(?:and|&){GAP}(?P<second>Secretary|Treasurer|Solicitor|Surveyor|Registrar|Accountant)"
    rf"(?=[,.;)]|{GAP}[a-z(]|\s*\Z)"
)
""" "Clerk and Treasurer", "Monitoring Officer and Secretary": two offices of one person. """
NAME_TIE = re.compile(
    r"(?P<word>[^\W\d_.]{2,})(?:\s?\([A-Z]{2,4}\)(?=[,\s]))?(?:\s?\((?:the\s)?|(?P<comma>,)\s{1,3}(?:the\s)?|\s[–-]\s|\sas\s(?:the\s)?)$"
)
""" "Ann Lee, ", "Ann Lee (", "Ann Lee - " before an office. """
_NAME_ENDS = re.compile(rf"[ \t]{{0,3}}(?:[–-]|:)[ \t]{{1,3}}(?:{names.TITLED}|{names.BARE})[ \t]*(?=\n|\Z)")
_NAME_IN_LINE = re.compile(rf"(?:\A|\n)[ \t•*-]{{0,9}}{names.TITLED}[ \t]{{1,9}}$")
_RESPECTIVELY = re.compile(r"[^.;\n]{0,60}?\brespectively\b")
_OF_A_MEMBER = re.compile(
    r"^(?:(?:Deputy|Executive) )?Leader\b|\b(?:Portfolio|Cabinet Member|Executive Member|Lead Member)\b"
)
_PRESIDES = re.compile(
    r"^(?:(?:Vice|Deputy|Depute|Town|Lord|Civic)[- ]){0,2}(?:Chair(?:man|woman|person)?|Mayor|Provost|Convener)$"
)
_SERVES = re.compile(r"^(?:(?:Deputy|Town|Parish|Assistant) ){0,2}Clerk$")
_EMPLOYED = re.compile(r"\b(?:Director|Head of|Manager|Officer|Chief Executive)\b")
_BY_BOTH = re.compile(r"\bjoint\sreport\s(?:of|by|from)\s(?:the\s)?$", re.IGNORECASE)
""" "joint report of the Chief Executive and Treasurer": of two people. """
_LONGEST = 250
"""Longest joint title in characters."""


def with_second(text: str, office: Office) -> Office:
    """The office with a second one of few words behind "and"."""
    second = _SECOND.match(text, office.end) if office.kind == "alone" and not office.organisation else None
    if not second or _BY_BOTH.search(text, max(0, office.start - 30), office.start):
        return office
    return replace(office, kind="joint", end=second.end(), role=words(text[office.start : second.end()]))


def _held(text: str, start: int) -> bool:
    """Whether a name stands before an office, in a list without a mark too: "Mr A Lunn Clerk and Executive Officer"."""
    before = NAME_TIE.search(text, max(0, start - 24), start)
    if before and before["comma"] and (before["word"] in KIND or words_of.is_service(before["word"])):
        return re.search(rf"{names.TITLED},{GAP}$", text[max(0, start - 60) : start]) is not None
    return before is not None or _NAME_IN_LINE.search(text, max(0, start - 60), start) is not None


def _named_after(text: str, start: int, end: int) -> bool:
    """Whether two offices are a line of a list that ends with who holds both: "Town Clerk and Head of Law – A Lunn"."""
    begins = text[max(0, start - 9) : start].rpartition("\n")[2].strip(" \t•*-") == ""
    return begins and "\n" not in text[start:end] and _NAME_ENDS.match(text, end) is not None


def of_the_same(text: str, one: Office, two: Office) -> Office:
    """ "the Chair and Vice-Chair of the Harbour Board": both are of the body named once."""
    if (
        one.organisation
        or not two.organisation
        or one.kind != "presiding"
        or not _AND.fullmatch(text, one.end, two.start)
    ):
        return one
    both = _CHAIR.fullmatch(one.role) and _CHAIR.fullmatch(two.role)
    return replace(one, organisation=two.organisation) if both else one


def _of_two_people(one: Office, two: Office) -> bool:
    """ "the Corporate Director and Portfolio Holder for Ports", "the Clerk and Deputy Clerk": nobody holds both."""
    deputy = two.role.removeprefix("Deputy ").removeprefix("Assistant ") == one.role and two.role != one.role
    if _PRESIDES.search(one.role) and _SERVES.search(two.role):
        return True
    return deputy or any(
        _OF_A_MEMBER.search(member.role) and _EMPLOYED.search(officer.role)
        for member, officer in ((one, two), (two, one))
    )


def joint(text: str, one: Office, two: Office) -> Office | None:
    """The one title that two offices make, None where they are two."""
    return _joined(text, one, two) or _bracketed(text, one, two)


_WITH_BRACKET = ("alone", "modified", "complement", "joint")


def _bracketed(text: str, one: Office, two: Office) -> Office | None:
    """ "Director of Finance (Section 151 Officer)": a second office in brackets, and one title."""
    if text[one.end : two.start] != " (" or text[two.end : two.end + 1] != ")":
        return None
    if one.organisation or two.organisation or one.kind not in _WITH_BRACKET or two.kind not in _WITH_BRACKET:
        return None
    if is_short_form(text, one, two):
        return None
    return Office(one.start, two.end + 1, "joint", words(text[one.start : two.end + 1]))


def is_short_form(text: str, one: Office, two: Office) -> bool:
    """ "the Responsible Financial Officer (RFO)": the same office by its initials."""
    if text[one.end : two.start].strip() != "(" or not two.role.isupper():
        return False
    return two.role == "".join(word[0] for word in one.role.split() if word[0].isupper())


def _joined(text: str, one: Office, two: Office) -> Office | None:
    if one.kind == "welsh" and two.kind == "welsh" and not one.organisation:
        joint = _WELSH_JOINT.match(text, one.end)
        return (
            replace(two, start=one.start, role=words(text[one.start : two.end]))
            if joint and joint.end() == two.start
            else None
        )
    if one.kind not in ("presiding", "alone", "modified", "complement", "joint", "portfolio") or one.organisation:
        return None
    if two.end - one.start > _LONGEST or _RESPECTIVELY.match(text, two.end):
        return None
    if _BY_BOTH.search(text, max(0, one.start - 30), one.start):
        return None
    joint = _JOINT.match(text, one.end)
    if (
        joint is None
        and two.kind in ("complement", "modified")
        and (_held(text, one.start) or _named_after(text, one.start, two.end))
    ):
        joint = _AND.match(text, one.end)
    if not joint or joint.end() != two.start or (one.kind == "portfolio" and two.kind == "portfolio"):
        return None
    if _of_two_people(one, two):
        return None
    return Office(one.start, two.end, "joint", words(text[one.start : two.end]), two.organisation)
