"""Offices: an open grammar of modifiers, a head word and what follows "of" or "for"; not a list of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.components import names
from extract.components import office_patterns as words_of
from extract.components.office_complements import Complement, complement
from extract.components.office_lookalikes import no_office
from extract.components.office_modifiers import title_start
from extract.components.office_organisations import belongs_to, of_a_place, owner, split_organisation
from extract.components.office_patterns import FUNCTIONAL, GAP, KIND, RANKS, any_of
from extract.components.office_strength import Found, strength
from extract.components.welsh_offices import LEADING, NEEDS_MORE, welsh_complement
from extract.scanning import finditer
from extract.text import Block, at_offset, words

_HEAD = re.compile(
    rf"(?:(?<![\w-])|(?<=[a-z]{{2}}-)(?<!Non-)(?<!non-))(?P<head>{any_of(head for head in KIND if head[0].isupper())}"
    rf"|(?:{any_of(head for head in KIND if head[0].islower() and head not in ('member', 'councillor'))}"
    rf"|(?:member|councillor)(?={GAP}for{GAP}(?:the{GAP})?[A-Z])))(?!\w|-(?![Ee]lect\b|[Dd]esignate\b)|[’']\w?\s?s?[A-Z])"
)
_JOINED_TO = any_of(
    head
    for head, kind in KIND.items()
    if kind in ("portfolio", "alone") and head not in ("Ward Member", "Lead Officer")
)
_WELSH_JOINT = re.compile(
    rf"{GAP}ac?{GAP}(?=(?:Aelod{GAP}(?:y{GAP})?Cabinet|Swyddog{GAP}(?:Monitro|Adran)|De[il]+ydd)\b)"
)
_CHAIR = re.compile(r"(?:(?:Vice|Co)[-\s]|Deputy\s|Depute\s)?(?:Chair(?:man|person|woman)?|Conven[eo]r)")
_AND = re.compile(rf"{GAP}(?:and|&){GAP}")
_JOINT = re.compile(
    rf"(?:{GAP}(?:and|&){GAP}|{GAP}?/{GAP}?)(?=(?:(?:Deputy|Interim|Acting|Assistant){GAP})?{_JOINED_TO}(?![\w-]))"
)
_NOT_AFTER = re.compile(
    rf"{GAP}(?:[Mm]embers?|[Rr]epresentatives?|[Cc]olleagues?|[Vv]acanc(?:y|ies))\b(?!{GAP}for\b)|{GAP}(?:Group|Board|Team|Committee|Panel|Report|Reports|Decisions?|Briefing|Update|Role|Programme"
    r"|Scheme|Forum|Network|Meeting|Announcements?|Sub-Committee|Services?|Unit|Department|Office|Conference"
    r"|Authority|Training|Vacancy|Post|Survey|Election|Elections|Making|Charity|Parlour|Awards?|Directorate|Appointments?"
    r"|Recruitment|Remuneration|Appraisals?|Recommendations?|Comments?|Response|Delegations?|Delegated|Pay|Salary|Appeals?)\b"
    r"|[’']s?\s(?i:salary|wages?|pay|expenses|allowances?|representatives?|team|contract|hours|pension|overtime|appraisal|chain|badge|fund"
    r"|charity|parlour|office)\b"
)
_HEADED = re.compile(
    r"[’']s?\s(?i:announcements?|communications?|reports?|remarks|briefing|update|correspondence|welcome|opening)\b"
)
_GLUED = re.compile(rf"(?:\A|[\n,;:]|\band)[ \t]{{0,9}}(?:{names.TITLED}|{names.BARE})-$")
""" "Karen Fir-Clerk" in a list: a hyphen for a dash. """
_ELECT = re.compile(
    r"(?:(?:-|[ ](?=[ED]|[a-z]+[,.;:)]))(?:[Ee]lect|[Dd]esignate)|\s\((?:[Ee]lect|[Dd]esignate)\))(?![\w-])"
)
""" "Mayor-Elect", "Chairman (Elect)": who is to hold an office does not hold it. """
_SECOND = re.compile(
    rf"{GAP}(?:and|&){GAP}(?P<second>Secretary|Treasurer|Solicitor|Surveyor|Registrar|Accountant)"
    rf"(?=[,.;)]|{GAP}[a-z(]|\s*\Z)"
)
""" "Clerk and Treasurer", "Monitoring Officer and Secretary": two offices of one person. """
_NAME_TIE = re.compile(
    r"(?P<word>[^\W\d_.]{2,})(?:\s?\([A-Z]{2,4}\)(?=[,\s]))?(?:\s?\((?:the\s)?|(?P<comma>,)\s{1,3}(?:the\s)?|\s[–-]\s|\sas\s(?:the\s)?)$"
)
_LEADING_AND = re.compile(r"\s{0,40}(?:(?:and|&)\s{1,40})?")
_SMALL_LEAD = re.compile(
    r"(?<![\w-])(?:(?:[Aa]cting|[Ii]nterim|[Tt]emporary|[Dd]eputy|[Aa]ssistant|[Jj]oint|[Ss]enior|[Pp]rincipal)\s){1,2}$"
)
""" "the acting chief fire officer": what stands before a head word in small letters and belongs to it."""
_NAME_AND = re.compile(rf"(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][a-z’'-]+){GAP}(?:and|&){GAP}")
""" "Tree Warden Ann Lee and Footpath Officer": a person, and no part of the second office. """
_DEPUTY = re.compile(r"(?<![\w-])deputy\s$")
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
_RANKS_WITH_WORDS = ("Inspector", "Superintendent", "Sergeant", "Area Manager", "Group Manager", "Station Manager")
""" "the Highways Area Manager", "the Planning Inspector": with words before them these are no ranks."""
_BY_BOTH = re.compile(r"\bjoint\sreport\s(?:of|by|from)\s(?:the\s)?$", re.IGNORECASE)
""" "joint report of the Chief Executive and Treasurer": of two people. """
_LONGEST = 250
"""Longest joint title in characters."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as printed: its whole span, its kind, the organisation named with it, whether it needs a person."""

    start: int
    end: int
    kind: str
    role: str
    organisation: str | None = None
    weak: bool = False


def _found(text: str, match: re.Match[str], block: Block) -> Found:
    head = words(match["head"])
    kind = "rank" if head in RANKS else KIND[head]
    start = match.start()
    before = text[max(block.start, start - 9) : start] if head[0].isupper() else ""
    if kind == "welsh":
        lead = LEADING.search(text, max(block.start, start - 20), start)
        start = lead.start() if lead else start
    elif kind in ("plain", "plain-of") or head.startswith("s151") or (kind == "portfolio" and _DEPUTY.search(before)):
        lead = _SMALL_LEAD.search(text, max(block.start, start - 20), start)
        start = lead.start() if lead else start
    elif head[0].isupper() or kind == "lower":
        start = words_of.after_name(text, title_start(text, start, block.start), start)
        start = _behind_name(text, start, match.start())
        lead = _SMALL_LEAD.search(text, max(block.start, start - 20), start) if kind not in ("rank", "seat") else None
        start = lead.start() if lead else start
    if kind == "rank" and start < match.start() and head in _RANKS_WITH_WORDS:
        kind = "modified"
    elif kind == "rank":
        start = match.start()
    return Found(text, head, kind, start, match.start(), match.end(), block)


def _behind_name(text: str, start: int, head: int) -> int:
    """Start of a title without a person before "and": "Ann Lee and Footpath Officer"."""
    led = _NAME_AND.match(text, start, head)
    return led.end() if led and words_of.is_person(led["name"]) else start


def _is_name(found: Found) -> bool:
    """ "Chair Ann Lee Secretary Bo Orr": the words between two offices name who holds the first."""
    between = found.text[found.start : found.head_start].split()
    return len(between) == 2 and words_of.is_person(" ".join(between)) and not words_of.is_service(between[-1])


def _office(text: str, match: re.Match[str], block: Block, floor: int) -> Office | None:
    if text[match.start() - 1 : match.start()] == "-" and not _GLUED.search(
        text, max(0, match.start() - 60), match.start()
    ):
        return None
    found = _found(text, match, block)
    if found.start < floor < found.head_start and text[floor].isspace():
        found = replace(found, start=_LEADING_AND.match(text, floor, found.head_start).end())  # type: ignore[union-attr]
        found = replace(found, start=_behind_name(text, found.start, found.head_start))
    if floor and found.modified and text[floor : found.start] in (" ", "  ") and _is_name(found):
        found = replace(found, start=found.head_start)
    if no_office(found):
        return None
    if found.kind == "welsh":
        return _welsh(found)
    tied = _tied(text, found.start, block.start)
    what = complement(text, found.head_end, block.end, words(text[found.start : found.head_end]), found.kind, tied)
    if what.what is None and (
        found.after(_NOT_AFTER)
        or (found.after(_HEADED) and text[max(0, found.start - 4) : found.start].lower().split() != ["the"])
    ):
        return None
    sure = strength(found, what, tied)
    return _with_second(text, replace(_named(found, what), weak=sure == "weak")) if sure else None


def _with_second(text: str, office: Office) -> Office:
    """The office with "Elect", or with a second one of few words behind "and"."""
    if office.kind in ("presiding", "alone", "modified") and (elect := _ELECT.match(text, office.end)):
        return replace(office, end=elect.end(), role=words(text[office.start : elect.end()]))
    second = _SECOND.match(text, office.end) if office.kind == "alone" and not office.organisation else None
    if not second or _BY_BOTH.search(text, max(0, office.start - 30), office.start):
        return office
    return replace(office, kind="joint", end=second.end(), role=words(text[office.start : second.end()]))


def _welsh(found: Found) -> Office | None:
    end, what, body = welsh_complement(found.text, found.head_end, found.block.end, found.head)
    if found.head in NEEDS_MORE and not what:
        return None
    role_end = body[0] if body else end
    role = re.sub(r"\s(?:yr?)$", "", words(found.text[found.start : role_end]))
    return Office(found.start, end, "welsh", role, words(found.text[slice(*body)]) if body else None)


def _tied(text: str, start: int, floor: int) -> bool:
    """Whether a name stands directly before an office: "Ann Lee, ", "Ann Lee (", "Councillor Lee - "."""
    floor = 0 if text[start - 1 : start] == "(" else floor  # a bracket may have the line below the name
    return _NAME_TIE.search(text, max(floor, start - 24), start) is not None


def _held(text: str, start: int) -> bool:
    """Whether a name stands before an office, in a list without a mark too: "Mr A Lunn Clerk and Executive Officer"."""
    before = _NAME_TIE.search(text, max(0, start - 24), start)
    if before and before["comma"] and (before["word"] in KIND or words_of.is_service(before["word"])):
        return re.search(rf"{names.TITLED},{GAP}$", text[max(0, start - 60) : start]) is not None
    return before is not None or _NAME_IN_LINE.search(text, max(0, start - 60), start) is not None


def _named_after(text: str, start: int, end: int) -> bool:
    """Whether two offices are a line of a list that ends with who holds both: "Town Clerk and Head of Law – A Lunn"."""
    begins = text[max(0, start - 9) : start].rpartition("\n")[2].strip(" \t•*-") == ""
    return begins and "\n" not in text[start:end] and _NAME_ENDS.match(text, end) is not None


def _named(found: Found, what: Complement) -> Office:
    """The office with the organisation that its own words name apart from its title."""
    start = found.start + belongs_to(found.text, found.start, found.head_start)
    start += of_a_place(found.text, start, found.head_start, found.head)
    front = found.text[start : found.head_start].split()
    if len(front) > 1 and front[0].isupper() and words_of.is_person(" ".join(front[:2]).title()) and front[1].isupper():
        start = found.head_start if len(front) == 2 else start  # "DAVID LUNN Chief Executive": a name
    elif (
        front
        and re.fullmatch(r"[A-Z]{2,6}", front[0])
        and front[0] not in FUNCTIONAL
        and _led(found)
        and front[1:2] != ["and"]
    ):
        begin = found.text.index(front[0], start) + len(front[0])
        return Office(start, what.end, found.kind, words(found.text[begin : what.end]), front[0])
    role_end, organisation = split_organisation(found.text, found.head, found.kind, found.head_end, what)
    role, body = words(found.text[start:role_end]), owner(found.text, found.start, found.head_start)
    return Office(found.start if body else start, what.end, found.kind, role, organisation or body)


def _led(found: Found) -> bool:
    return found.kind in ("presiding", "lower", "alone")


def find_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices in the order of the text, disjoint; joint titles ("Deputy Leader and Cabinet Member for ...") are one."""
    last: Office | None = None
    for match in finditer(_HEAD, text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end or (last and match.start() < last.end):
            continue
        office = _office(text, match, blocks[index], last.end if last else 0)
        if office is None or (last and office.start < last.end):
            continue
        if last and (both := _joint(text, last, office)):
            last = both
            continue
        if last:
            yield _of_the_same(text, last, office)
        last = office
    if last:
        yield last


def _of_the_same(text: str, one: Office, two: Office) -> Office:
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


def _joint(text: str, one: Office, two: Office) -> Office | None:
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
