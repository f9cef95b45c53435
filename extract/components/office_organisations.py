"""The organisation an office is of: "Chair of the Harbour Board", "Clerk to the Joint Committee", ", Quern Trust"."""

from __future__ import annotations

import re

from extract.components import bodies, names
from extract.components.name_words import HONOUR
from extract.components.office_complements import Complement
from extract.components.office_patterns import (
    FUNCTIONAL,
    GAP,
    INSTITUTIONS,
    KIND,
    any_of,
    ends_list_line,
    has_institution,
    is_person,
    is_service,
)
from extract.text import words

_OWNER = re.compile(
    r"(?:Council|Authority|Committee|Trust|Board|Panel|Forum|Partnership|Cabinet|Borough|County|Government|Commissioner|Fund|[A-Z]{2,6}(?=[’']s)"
    r"|(?P<body>(?:[A-Z][\w’'&-]*\s){1,5}(?:Association|Trust|Partnership|Society|Federation|University|College|Council|Charity|Company|Police"
    r"|Constabulary|Fire Service)))"
    r"[’']s?\s+"
)
_PLACE = re.compile(r"[A-Z][\w-]+[’']s\s+")
_BODY_OWNS = re.compile(r"(?:[A-Z][\w&-]*\s){1,3}(?P<last>[A-Z][\w-]+)[’']s\s+")
_SERVED = frozenset(
    ["People", "Children", "Women", "Men", "Adult", "Mayor", "Executive", "Clerk", "Leader", "Member", "Chair", "Carer",
     "Officer", "Director", "Provost", "Convener", "Commissioner", "Veteran", "Coroner", "Sheriff", "King", "Queen"]
)  # fmt: skip
""" "Young People's Services" Manager: whom a service is for."""
_ALONE = (
    "Police and Crime Commissioner", "Leader", "Chief Executive", "Chief Constable", "Chief Fire Officer",
    "Monitoring Officer", "Town Clerk", "Mayor",
)  # fmt: skip
_GENERIC = ("County", "Borough", "City", "District", "Town", "Parish", "Community", "The", "This")
_ORGANISED = re.compile(
    r"(?:Independent |Deputy |Joint |Interim )?(?:(?:Vice|Co)-?\s?|Deputy |Depute )?(?:Chair(?:man|person|woman)?"
    r"(?: of (?:the )?(?:Governors|Trustees|Governing Body))?"
    r"|Convener|Convenor|President|Chief Executive(?: Officer)?|Chief Officer|chair|chairman|president|vice-chair"
    r"|chief executive)"
)
_TO = re.compile(rf"{GAP}to{GAP}(?:the{GAP})?")
_FOR_THE = re.compile(rf"{GAP}for{GAP}the{GAP}")
""" "Place Director for the Integrated Care Board". """
_OF = re.compile(rf"{GAP}(?:(?:on{GAP}the{GAP}[Bb]oard{GAP})?of|for|to|at|with){GAP}(?:the{GAP})?")
_OWN = re.compile(r"(?:Council|Authority|Board|Committee|Panel|Trust|Cabinet|Executive|Forum|Partnership)$")
_CAPITAL = r"[A-ZÂÊÎÔÛŴŶ][\w’'&-]*"
_AFTER = re.compile(
    rf"(?:,{GAP}|{GAP}(?:at|of|from|with){GAP})(?:the{GAP})?(?P<body>{_CAPITAL}(?:{GAP}(?:(?:of|and|for|&){GAP}(?:the{GAP})?)?"
    rf"{_CAPITAL}){{0,6}})(?=[,.;:)]|\s|$)"
)
_ACRONYM = re.compile(rf"(?:,{GAP}|{GAP}at{GAP}(?:the{GAP})?)(?P<body>[A-Z][A-Z&]{{2,7}})(?=[.;)\n]|,{GAP}[a-z]|\s*\Z)")
""" ", NIHE" at the end of an entry."""
_NEXT_PERSON = re.compile(r"\s(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor)\b")
_OFFICE = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
_EMPLOYED = re.compile(
    rf"(?:{names.TITLED}|{names.BARE})(?:,|\s[–-])\s(?:the\s)?(?:(?:[A-Z][\w’'&-]*|of)\s){{1,5}}(?:Council|Authority|Trust)\s\($"
)
""" "Cllr A Ash, Quern County Council (Chair)": a member of a joint body and who sent them. """
_ALLIES = ("ICB", "CCG", "ICS", "Partnership")
_EMPLOYERS = frozenset(
    [*_ALLIES, "Police", "Constabulary", "Authority", "Council", "Trust", "Ambulance", "University", "College",
     "School", "Academy", "Primary", "Hospital", "Hospitals", "Ltd", "Limited", "LLP", "plc", "PLC", "Agency"]
)  # fmt: skip
"""Last words of bodies that people work for."""
_BODY_BEFORE = re.compile(rf"(?P<body>{bodies.BODY})\s\($")
_PERSON_OF = re.compile(rf"(?P<name>{names.BARE})\s(?:of|from|at)\s")
""" "Ann Lee of the Harbour Partnership (Chair)": a person is named first. """


def belongs_to(text: str, start: int, end: int) -> int:
    """Length of the owner before an office that is no part of it ("Council's ")."""
    owner = _OWNER.match(text, start, end)
    return len(owner.group()) if owner else 0


def of_a_place(text: str, start: int, end: int, head: str) -> int:
    """Length of a place before one who is alone of the kind, or of a body: "Tarnshire's " Leader, "Quern Rail's "."""
    if head in _ALONE and _PLACE.fullmatch(text, start, end):
        return end - start
    body = _BODY_OWNS.match(text, start, end)
    return body.end() - start if body and body["last"] not in _SERVED and body["last"] not in KIND else 0


def owner(text: str, start: int, end: int) -> str | None:
    """The body whose name stands before an office: "Quern Housing Association's" Director of Operations."""
    named = _OWNER.match(text, start, end)
    body = words(named["body"]) if named and named["body"] else None
    return None if not body or body.split()[0] in _GENERIC else body


def split_organisation(text: str, head: str, kind: str, head_end: int, what: Complement) -> tuple[int, str | None]:
    """End of the title and the organisation that its complement names, where it is a body and not a field of work."""
    if not what.what or what.start < 0 or kind == "state":
        return what.end, None
    apart = _body_apart(what.what) if what.joined == "of" and kind not in ("portfolio", "plural", "seat") else 0
    if apart:
        return what.start + apart, words(what.what[apart + 1 :])
    to_body = _TO.match(text, head_end, what.start)
    if to_body and not _OWN.match(what.what) and has_institution(what.what):
        return head_end, words(what.what)
    if to_body:
        return what.end, None
    if _FOR_THE.match(text, head_end, what.start) and kind in ("alone", "modified") and _OWN.search(what.what):
        return head_end, words(what.what)
    if what.joined == "of" and _is_field(what.what):
        return what.end, None  # "Chair of Planning"
    if what.joined == "of" and (what.what == "Police" or not _OF.match(text, head_end, what.end)):
        return what.end, None
    if what.joined == "of" and _holds_for(kind, what.what):
        return head_end, words(what.what)
    led = _ORGANISED.fullmatch(words(head)) is not None and _OF.match(text, head_end, what.end) is not None
    if led or (what.joined == "of" and ends_as_institution(what.what) and kind not in ("portfolio", "plural", "seat")):
        return head_end, words(what.what)
    return what.end, None


def _is_field(what: str) -> bool:
    """Whether words name a field of work alone: "Planning", "Finance and Audit"."""
    parts = what.split()
    return (
        is_service(what)
        and parts[-1] not in INSTITUTIONS
        and all(is_service(part) for part in parts if part[0].isupper())
    )


def _holds_for(kind: str, what: str) -> bool:
    """ "a trustee of the Tarn Rescue Team", "a director of Quern Homes", "a Chief Constable of Quern Police"."""
    if kind == "held" or _FORCE.search(what):
        return True
    return kind == "plain-of" and (has_institution(what) or what.endswith(" Homes")) and not is_service(what)


def _body_apart(what: str) -> int:
    """Length of a field of work before the body behind its comma: "Performance, Tarn NHS Foundation Trust"."""
    field, comma, body = what.rpartition(",")
    parts = body.split()
    if not comma or len(parts) < 2 or parts[0] in ("and", "&") or is_service(parts[0]) or has_institution(field):
        return 0
    return len(field) if ends_as_institution(body) or parts[-1] == "Authority" else 0


_FORCE = re.compile(r"\w\s(?:Police|Constabulary|(?:Fire|Ambulance|Rescue|Prison|Probation)\sService)$")
_FIRM = frozenset(
    ["Trust", "Ltd", "Ltd.", "Limited", "LLP", "plc", "PLC", "CIC", "Inc", "University", "College", "School", "Academy",
     "Hospital", "Hospitals", "Association", "Federation", "Union", "Foundation", "Constabulary", "Society", "Club",
     "Company", "Charity", "Church", "Agency", "Council", "Band", "Choir", "Orchestra", "Theatre", "Museum"]
)  # fmt: skip


def ends_as_institution(what: str) -> bool:
    """Whether words end as the name of a firm, a school or a society does."""
    return what.rsplit(maxsplit=1)[-1] in _FIRM


def organisation_after(text: str, end: int, limit: int) -> tuple[int, str] | None:
    """End and name of the organisation after an office that a person holds: ", Quern Trust", " at Marl LLP"."""
    short = _ACRONYM.match(text, end, limit)
    if short and short["body"] not in FUNCTIONAL and not re.fullmatch(HONOUR, short["body"]):
        return short.end(), short["body"]
    match = _AFTER.match(text, end, limit)
    if not match:
        return None
    broken = match["body"].find("\n")
    lost = broken > 0 and ends_list_line(text, match.start("body"), match.end("body"))
    if lost or (broken > 0 and _is_body(match["body"][:broken])):
        match = _AFTER.match(text, end, match.start("body") + broken) or match  # the next line is the next entry
    if text[match.end() : match.end() + 1] == ")" and not is_service(match["body"]) and " " in match["body"]:
        return None if _OFFICE.search(match["body"]) else (match.end(), words(match["body"]))
    body = match["body"]
    if titled := _NEXT_PERSON.search(body):  # a list that lost its marks
        match = _AFTER.match(text, end, match.start("body") + titled.start()) or match
        body = match["body"]
    if re.search(r"\b(?:and|&)\s+Organi[sz]ation$", body):
        return None  # "People and Organisation" is a service
    at = re.search(r"\sat\s", match.group()[:6]) is not None
    return (match.end(), words(body)) if len(body.split()) > 1 and (at or _is_body(body)) else None


def _is_body(body: str) -> bool:
    """Whether two words or more name a body by the last, or by the first: "Healthwatch Quern"."""
    parts = body.split()
    return parts[-1] in INSTITUTIONS or parts[-1] in _ALLIES or parts[0] == "Healthwatch" or body == "Police Scotland"


_IN_COLUMN = re.compile(
    rf"[ \t]{{3,60}}(?P<body>{_CAPITAL}(?:[ ](?:(?:of|and|for|&)[ ](?:the[ ])?)?{_CAPITAL}){{1,6}})[ \t]*(?=\n|\Z)"
)
""" "Ann Lee, Director of Roads      Quern Borough Council": the body in a column of its own. """


def organisation_beside(text: str, end: int) -> str | None:
    """The body in the column beside an office or its holder."""
    match = _IN_COLUMN.match(text, end, end + 140)
    return match["body"] if match and _is_body(match["body"]) and not _OFFICE.search(match["body"]) else None


_EMPLOYED_BY = re.compile(
    rf"(?:,{GAP}|{GAP}(?:of|from|at){GAP}|{GAP}\()(?:the{GAP})?(?P<body>{_CAPITAL}(?:{GAP}(?:(?:of|and|&){GAP})?{_CAPITAL}){{1,5}})(?=[,.;:)]|\s|$)"
)


def employer_after(text: str, end: int, limit: int) -> str | None:
    """Whom the name behind an office works for: "Inspector Ada Lunn, Quern Police", "... (Quern Audit Partnership)"."""
    match = _EMPLOYED_BY.match(text, end, limit)
    if not match or ("\n" in match.group() and "\n" in match.group()[:3]) or _OFFICE.search(match["body"]):
        return None
    body = words(match["body"].partition("\n")[0])
    employs = body.split()[-1] in _EMPLOYERS or body == "Police Scotland"
    return body if employs and len(body.split()) > 1 else None


def organisation_before(text: str, start: int, floor: int) -> str | None:
    """Body before a bracketed office: "Audit Committee (Chair)"."""
    if text[start - 1 : start] != "(":
        return None
    match = _BODY_BEFORE.search(text[max(floor, start - 80) : start])
    if match and (person := _PERSON_OF.match(match["body"])) and is_person(person["name"]):
        return None
    if not match or _OFFICE.search(match["body"]) or _EMPLOYED.search(text, max(floor, start - 120), start):
        return None
    return bodies.clean(match["body"])
