"""What says that a name beside an office is not its holder: a vacancy, a thing to do, the next of a list."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_patterns import KIND, NAME_TITLES, any_of, is_person
from extract.components.office_record import Office

_S = names.S
_TO_DO = re.compile(rf"{_S}to{_S}[a-z]")
_DASHES = ("-", "–", "—", ":")
_VACANT = re.compile(
    rf"\b(?:vacanc(?:y|ies)|nominations?|election|ballot|candidates?){_S}(?:for|of|to){_S}(?:the{_S})?"
    rf"(?:(?:position|office|role|post){_S}of{_S})?$"
    rf"|\b[Ii]f{_S}(?:re-?)?(?:elected|appointed|chosen|selected|made){_S}(?:(?:as|to{_S}be){_S})?(?:the{_S})?$"
)
"""Nobody holds the office yet: "a vacancy for", "If elected as Leader, Councillor Ash would ..."."""
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
_OF_COUNCILLORS = re.compile(
    r"\b(?:Councillors|Cllrs)\s(?:[A-Z][\w.’'-]*(?:\s\([^()]*\))?(?:,\s|\s(?:and|&)\s|\s))*[A-Z][\w.’'-]*,\s?$"
)
""" "Councillors Orr and Osk, the Chief Executive": names under one title, and the next of the list. """
_RECOMMENDED = re.compile(
    r"(?im)^[ \t]*(?:\d[\d.]{0,4}\s+)?(?:recommended|proposed|suggested)\s"
    r"(?:appointments?|nominations?|nominees|representatives)\b"
    r"|^[ \t]*nominations?(?:\s(?:received|made))?\s?[:–-]"
)
_DECIDED = re.compile(r"\b(?:RESOLVED|Resolved|AGREED|Agreed|agreed|approved|APPROVED|resolved)\b")
_FAR = 1500
_ELSEWHERE = re.compile(r"\s(?:at|of|in|for)\s")
_TWO = re.compile(rf"(?:{names.TITLED}){_S}(?:and|&){_S}(?:{names.TITLED}),?{_S}?$")
""" "Ms Lunn and Mr Orr, " before "Chair and Chief Executive": an office each, or both of the last. """
_AND_ANOTHER = re.compile(
    rf"{_S}(?:and|&){_S}(?:the{_S}[A-Z]|\d{{1,3}}{_S}[a-z]|(?:{names.TITLED})(?!{_S}?[,(]|{_S}(?:[A-Z]|of\b|from\b|in{_S}the\b)))"
)
_NAME = rf"(?:{names.TITLED}|{names.BARE})"
_LABEL = re.compile(rf":[ \t]{{1,9}}{_NAME}")
_TITLED_NEXT = re.compile(rf"[ ]{{1,3}}(?:{names.TITLED})")
_BARE_NEXT = re.compile(r"[ ]{1,3}(?P<name>[A-Z][a-z][\w’'-]*[ ][A-Z][a-z][\w’'-]*)(?=[,.;)]|[ ](?:and|&)[ ]|[ ][a-z])")
_TITLED_BEFORE = re.compile(rf"(?:{names.TITLED}),[ ]{{1,3}}$")
_OWN = re.compile(
    rf"(?:,[ ]|[ ]\(|[ ][–-][ ])(?:the[ ])?(?:[A-Z][\w’'&-]*[ ]){{0,4}}?{_OFFICE.pattern}"
    r"(?=[,.;:)\n]|[ ][a-z&(]|[ ]{0,3}\Z)"
)
_FIRM = re.compile(
    rf"{_NAME},{_S}(?:[A-Z][\w’'-]*{_S}){{0,2}}(?:Partner|Associate|Counsel|Consultant|Barrister|Solicitor|Principal),{_S}$"
)
""" "Ann Lee, Partner, Marl Orr (Adviser)": the firm stands last. """
_PROPOSES = re.compile(
    rf"{_S}(?:(?:then|also|had|has){_S})?(?:propos|nominat|second|mov)(?:ed|es|ing)\b(?!{_S}(?:an?|the){_S}[a-z])"
)
_AS = re.compile(rf"{_S}as\b")
_OBJECT = re.compile(rf"\bas{_S}(?:the{_S}|our{_S}|its{_S})?$")
_ABSENT = re.compile(r"\b[Aa]bsence\sof\s(?:(?:the|both)\s)?$")


def is_thing_to_do(text: str, end: int, tie: str) -> bool:
    """ "Village Arch – Clerk to get quotes": what is to be done, and who does it."""
    return tie in _DASHES and _TO_DO.match(text, end) is not None


def is_label(text: str, end: int) -> bool:
    """ "led by Ann Lee, Lead Officer: Bo Osk": the office is a label, and of who stands behind it."""
    return _LABEL.match(text, end, end + 60) is not None


def is_of_next(text: str, name: str, end: int) -> bool:
    """ "Mr Orr, Tree Warden Mr Osk, ...": whose the office between two names is nobody can say.

    It is of the first where the second has an office of its own, or alone is a member of a council.
    """
    following = _TITLED_NEXT.match(text, end, end + 60)
    bare = _BARE_NEXT.match(text, end, end + 60) if following is None else None
    if bare and is_person(bare["name"]):
        return _OWN.match(text, bare.end(), bare.end() + 90) is None
    if following is None or (_MEMBER.match(following.group().strip()) and not _MEMBER.match(name)):
        return False
    return _OWN.match(text, following.end(), following.end() + 90) is None


def is_between(text: str, start: int, end: int) -> bool:
    """The same, asked for the name that follows the office."""
    named = _TITLED_BEFORE.search(text, max(0, start - 60), start)
    return named is not None and _TITLED_NEXT.match(text, end, end + 60) is not None


def is_firm(text: str, begin: int, tie: str) -> bool:
    """Whether what stands before a bracketed office is the firm of somebody named before it."""
    return tie.strip()[:1] == "(" and _FIRM.search(text, max(0, begin - 90), begin) is not None


def is_proposer(text: str, start: int, tie: str, end: int) -> bool:
    """ "To elect a Chair: Councillor Orr proposed Councillor Bly": who proposes somebody is not elected.

    Nor is who is named in the next clause: "... Councillor Bly as Chairman, Councillor Elm seconded this".
    """
    if tie == ",":
        of_other = _OBJECT.search(text, max(0, start - 12), start) is not None
        return _AS.match(text, end) is not None or (of_other and _PROPOSES.match(text, end) is not None)
    return tie in (*_DASHES, "") and _PROPOSES.match(text, end) is not None


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


def is_recommended(text: str, start: int) -> bool:
    """Whether an entry of a list stands under a heading of appointments that are only recommended."""
    above = text[max(0, start - _FAR) : start]
    if "ppointments" not in above and "ominations" not in above:
        return False
    headed = [match.end() for match in _RECOMMENDED.finditer(above)]
    return bool(headed) and _DECIDED.search(above, headed[-1]) is None


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
    member = _MEMBER.match(person) or _OF_COUNCILLORS.search(text, max(0, comma - 300), comma)
    return member is not None and _OFFICER.match(office.role) is not None


def is_absent(text: str, start: int) -> bool:
    """ "In the absence of the Mayor Councillor Orr presided": who presided is not the mayor."""
    return _ABSENT.search(text, max(0, start - 24), start) is not None
