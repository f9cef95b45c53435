"""Names by the layout around an office: below a label, behind two offices, as the next entry of a list."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_holding import Holder, plain
from extract.components.office_patterns import INSTITUTIONS, KIND, any_of, has_institution, is_person
from extract.components.office_record import Office

_S = names.S
_BOTH_OFFICES = re.compile(
    rf"(?:{_S}\((?P<inner>(?!{names.TITLED})[^()\n]{{3,60}})\)|(?P<outer>\)))"
    rf"(?:,[ ]{{1,3}}|[ ]{{1,3}}(?={names.TITLED}))"
    rf"(?P<name>{names.TITLED}|{names.BARE})(?=,|{_S}[a-z]|\s*\Z)"
)
_HELD_HEAD = re.compile(rf"\b{any_of(head for head in KIND if head[0].isupper())}\b")
""" "the Director of Finance (Section 151 Officer), Ada Lunn,": two offices before the one name. """
_OWN_OFFICE = re.compile(
    rf",{_S}(?!the\b)(?:[A-Z][\w’'&-]*{_S}){{0,4}}?{any_of(head for head in KIND if head[0].isupper())}\b"
    rf"|,{_S}(?:an?|one{_S}of|(?:the{_S})?(?:local|applicant|objector|resident|agent)|on{_S}behalf{_S}of|representing|speaking|from){_S}[a-zA-Z]"
)
""" "At the invitation of the Chair, Ms Lunn, Strategic Lead, spoke": who spoke has an office of her own. """
_NEXT_NAME = re.compile(rf",{_S}(?P<name>{names.TITLED}|{names.BARE})(?=,)")
_LABELLED = re.compile(rf":[ \t]{{0,3}}\n[ \t]{{0,9}}(?P<name>{names.TITLED}|{names.BARE})(?=[ \t]{{0,3}}(?:\n|\Z))")
""" "Clerk:", and a name alone on the line below. """
_ENTRY = re.compile(rf"[ \t•*-]{{0,9}}(?:{names.TITLED}|{names.BARE})[ \t]{{0,9}}(?:[–,(|-]|\t)")
_BEHIND_BODY = re.compile(
    rf"(?:\A|\n)[ \t•*-]{{0,9}}(?P<name>{names.TITLED}|{names.BARE}),[ ]"
    r"(?P<body>[A-Z][\w’'&-]*(?:[ ](?:and|of|the|&|[A-Z][\w’'&-]*)){1,7}),[ ]$"
)
""" "Mr A Lunn, Tarn Fire and Rescue Service, Group Manager": the body first, then the office. """
_ROW = re.compile(
    rf"(?:\A|\n)[ \t•*-]{{0,9}}(?P<name>{names.TITLED}|{names.BARE})[ \t]{{2,40}}"
    r"(?P<body>[A-Z][\w’'&-]*(?:[ ](?:and|of|the|&|[A-Z][\w’'&-]*)){1,7})[ \t]{2,40}\($"
)
""" "Cllr A Ash     Tarn Borough Council     (Chairman)". """
_CLOSES_ROW = re.compile(r"\)[ \t]{0,9}(?:\n|\Z)")
_RUN_ROW = re.compile(
    rf"{_S}[–-]{_S}(?P<name>(?:[A-Z]\.?{_S}){{1,3}}[A-Z][\w’'-]*[a-z])(?={_S}(?:[A-Z][\w’'&/-]*{_S}){{0,4}}?"
    rf"{any_of(head for head in KIND if head[0].isupper())}\b)"
)
""" "Chief Executive – A Lunn Director of Roads – B Osk": a row, office first, that has lost its lines. """
_LINE_ENDS = re.compile(r"[ \t.;]{0,3}(?:\n|\Z)")
_REACH = 110


def is_titled(name: str) -> bool:
    """Whether a name begins with a title."""
    return re.match(names.TITLED, name) is not None


def short_line(text: str, end: int) -> bool:
    """Whether the line that ends here is one of a list rather than of wrapped text."""
    return text.find("\n", max(0, end - 55), end) >= 0 or end < 55


def one_line(text: str, start: int, end: int) -> int:
    """Start of a name without the end of the line before it, where lines are a list and not wrapped text."""
    broken = text.rfind("\n", start, end)
    if broken < 0 or not short_line(text, broken):
        return start
    return end - len(text[broken:end].lstrip())


def _is_name(name: str) -> bool:
    return is_titled(name) or is_person(name)


def of_two_offices(text: str, office: Office, floor: int, limit: int) -> Holder | None:
    """The one name behind an office and a second in brackets, for either."""
    both = _BOTH_OFFICES.match(text, office.end, min(limit, office.end + 200))
    if not both or not _is_name(both["name"]):
        return None
    before = text[max(floor, office.start - 50) : office.start] if both["outer"] else ""
    second = _HELD_HEAD.search(both["inner"] or "") or (before.endswith("(") and _HELD_HEAD.search(before))
    return Holder(plain(both["name"]), office.start, both.end()) if second else None


def labelled(text: str, office: Office) -> Holder | None:
    """The name alone on the line below "Clerk:"."""
    below = _LABELLED.match(text, office.end, office.end + _REACH)
    if not below or not _is_name(below["name"]):
        return None
    return Holder(plain(below["name"]), office.start, below.end(), below.end())


def in_row(text: str, office: Office) -> Holder | None:
    """The name between an office and the next one, in a row that begins with an office."""
    row = _RUN_ROW.match(text, office.end, office.end + _REACH)
    if not row or not is_person(row["name"]):
        return None
    return Holder(plain(row["name"]), office.start, row.end("name"), row.end("name"))


def _is_body(body: str) -> bool:
    return has_institution(body) or body.endswith((" Service", " Services", " Police", "Police Scotland", " Office"))


def behind_body(text: str, office: Office) -> Holder | None:
    """The name that begins a line of a list, whose office ends the line behind a body."""
    if text[office.start - 2 : office.start] != ", " or not _LINE_ENDS.match(text, office.end):
        return None
    line = _BEHIND_BODY.search(text, max(0, office.start - _REACH), office.start)
    if not line or not _is_name(line["name"]) or not _is_body(line["body"]) or _HELD_HEAD.search(line["body"]):
        return None
    return Holder(plain(line["name"]), office.start, office.end)


def in_columns(text: str, office: Office) -> Holder | None:
    """The name that begins a row in columns, whose last has the office in brackets behind the body of the middle."""
    if text[office.start - 1] != "(" or not _CLOSES_ROW.match(text, office.end):
        return None
    row = _ROW.search(text, max(0, office.start - 140), office.start)
    if not row or not _is_name(row["name"]) or row["body"].split()[-1] not in INSTITUTIONS:
        return None
    return Holder(plain(row["name"]), office.start, office.end)


def has_own_office(text: str, end: int) -> bool:
    """Whether a name that ends here has an office of its own behind a comma."""
    return _OWN_OFFICE.match(text, end, end + 80) is not None


def then_other(text: str, end: int) -> bool:
    """Whether behind an office that ends here, and a comma, a name with an office of its own follows."""
    named = _NEXT_NAME.match(text, end, end + 60)
    return named is not None and _is_name(named["name"]) and has_own_office(text, named.end())


def begins_with_name(text: str, office: Office) -> bool:
    """Whether the line of an office begins with a name: the name on the next line is then another entry."""
    begin = text.rfind("\n", max(0, office.start - 120), office.start) + 1
    return _ENTRY.match(text, begin, office.start) is not None
