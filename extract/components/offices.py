"""Offices: an open grammar of modifiers, a head word and what follows "of" or "for"; not a list of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.components import names
from extract.components import office_patterns as words_of
from extract.components.office_complements import Complement, complement
from extract.components.office_modifiers import title_start
from extract.components.office_organisations import belongs_to, split_organisation
from extract.components.office_patterns import FUNCTIONAL, GAP, KIND, RANKS, any_of
from extract.components.office_strength import Found, strength
from extract.components.welsh_offices import LEADING, NEEDS_MORE, welsh_complement
from extract.scanning import finditer
from extract.text import Block, at_offset, words

_HEAD = re.compile(
    rf"(?<![\w-])(?P<head>{any_of(head for head in KIND if head[0].isupper())}"
    rf"|(?:{any_of(head for head in KIND if head[0].islower() and head not in ('member', 'councillor'))}"
    rf"|(?:member|councillor)(?={GAP}for{GAP}(?:the{GAP})?[A-Z])))(?![\w-]|[’']\w?\s?s?[A-Z])"
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
    r"|Authority|Training|Vacancy|Post|Survey|Election|Elections|Making|Charity|Parlour|Awards?|Directorate)\b"
    r"|[’']s?\s(?i:salary|wages?|pay|expenses|allowances?|representatives?|team|contract|hours|pension|overtime|appraisal|chain|badge|fund"
    r"|charity|parlour|office)\b"
)
_HEADED = re.compile(
    r"[’']s?\s(?i:announcements?|communications?|reports?|remarks|briefing|update|correspondence|welcome|opening)\b"
)
_PRESIDING = any_of(head for head, kind in KIND.items() if kind == "presiding")
_SITTING = re.compile(
    r"\b(?:took|take|taking|takes|resumed|vacated|vacating|left|leave|leaving|[Ii]n|assumed|occupied|through)\s[Tt]he\s$"
)
_CHAIRED_BY = re.compile(
    rf"\s?:\s{{1,3}}(?=(?P<name>{names.TITLED}))(?P=name)(?!,?{GAP}\(?(?:the{GAP})?(?:[A-Z][a-z]+[ -])?{_PRESIDING}\b)"
)
"""The name after "In the Chair:", whole, where no office of its own follows it."""
_SMALL_LEAD = re.compile(r"(?<![\w-])(?:(?:acting|interim|temporary|deputy|assistant|joint)\s){1,2}$")
""" "the acting chief fire officer": what stands before a head word in small letters and belongs to it."""
_SURNAME = re.compile(r"\b(?:Councillors?|Cllrs?\.?|Mrs?\.?|Ms\.?|Miss|Dr\.?|[A-Z]\.?)\s$")
""" "Councillors Bailie and Lunn": a surname that is an office elsewhere."""
_PAPER = re.compile(r"\b(?:Committee|Business|Work|Forward|Meetings?|Agenda|Year|Annual|Budget)\s$")
""" "Committee Planner": a paper that lists coming business."""
_LEADS_ON = re.compile(rf"{GAP}(?:Manager|Officer|Director|Engineer|Planner|Accountant|Lawyer|Solicitor|Consultant)\b")
""" "Audit Lead Manager": the head word is the second."""
_NAME_NEXT = re.compile(rf"{GAP}[A-Z][\w’'-]+(?!{GAP}[A-Z]|[\w’'-])")
"""A surname alone after "Honorary Alderman", which is then no more than its title."""
_NAME_IN = re.compile(rf"{names.TITLED}{GAP}in{GAP}the{GAP}$")
_CIVIC_NAME = re.compile(
    rf"\b(?:Mayor|Provost|Chair(?:man|person|woman)?|Conven[eo]r|President),?{GAP}(?:{names.TITLED}|{names.BARE}){GAP}?\([Ii]n{GAP}the{GAP}$"
)
""" "The Mayor, Councillor Orr (in the Chair)" holds one office."""
_NAME_ENDS = re.compile(rf"[ \t]{{0,3}}(?:[–-]|:)[ \t]{{1,3}}(?:{names.TITLED}|{names.BARE})[ \t]*(?=\n|\Z)")
_NAME_IN_LINE = re.compile(rf"(?:\A|\n)[ \t•*-]{{0,9}}{names.TITLED}[ \t]{{1,9}}$")
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
    if kind == "welsh":
        lead = LEADING.search(text, max(block.start, start - 20), start)
        start = lead.start() if lead else start
    elif kind in ("plain", "plain-of"):
        lead = _SMALL_LEAD.search(text, max(block.start, start - 20), start)
        start = lead.start() if lead else start
    elif head[0].isupper() or kind == "lower":
        start = words_of.after_name(text, title_start(text, start, block.start), start)
    if kind == "rank" and start < match.start() and head in ("Inspector", "Superintendent", "Sergeant"):
        kind = "modified"
    elif kind == "rank":
        start = match.start()
    return Found(text, head, kind, start, match.start(), match.end(), block)


def _office(text: str, match: re.Match[str], block: Block) -> Office | None:
    found = _found(text, match, block)
    if _no_office(found):
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
    return replace(_named(found, what), weak=sure == "weak") if sure else None


def _no_office(found: Found) -> bool:
    text, before = found.text, found.text[max(0, found.head_start - 14) : found.head_start]
    if (
        found.head.startswith("Chair")
        and _SITTING.search(before)
        and text[found.head_end : found.head_end + 4] != " of "
    ):
        return not re.search(r"\b[Ii]n\s[Tt]he\s$", before) or not _in_the_chair(found)
    if found.head == "Lead" and _LEADS_ON.match(text, found.head_end):
        return True
    if found.head == "Planner" and _PAPER.search(before):
        return True
    if found.head in ("Bailie", "Sheriff") and _SURNAME.search(before):
        return True
    if found.head == "Bailie" and not re.match(r"\s{1,3}[A-Z(]|[’')]", text[found.head_end : found.head_end + 4]):
        return not re.search(r"\b(?:[Tt]he|[Aa])\s$", before)
    if found.head.startswith("Honorary") and _NAME_NEXT.match(text, found.head_end, found.head_end + 40):
        return True
    if found.head == "Head" and text[found.head_end : found.head_end + 6].split()[:1] != ["of"]:
        return True
    if found.head == "Principal" and re.match(r"\s[A-Z]", text[found.head_end : found.head_end + 2]):
        return True
    return text[found.head_end : found.head_end + 9].split()[:2] == ["of", "Terms"]


def _in_the_chair(found: Found) -> bool:
    """ "(in the Chair)" after a name, or "In the Chair: Councillor Orr"; a vice-chair in the chair holds one office."""
    text, start = found.text, found.head_start
    named = _CHAIRED_BY.match(text, found.head_end, found.block.end)
    bracketed = re.search(r"(?P<last>\S)\s?\([Ii]n\sthe\s$", text[max(0, start - 12) : start])
    after = _NAME_IN.search(text, max(found.block.start, start - 60), start)
    if bracketed and _CIVIC_NAME.search(text, max(found.block.start, start - 90), start):
        return False
    return bool(named or after or (bracketed and bracketed["last"] not in ").:"))


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
    return (
        re.search(
            r"[^\W\d_.]{2}(?:\s?\((?:the\s)?|,\s{1,3}(?:the\s)?|\s[–-]\s|\sas\s(?:the\s)?)$",
            text[max(floor, start - 14) : start],
        )
        is not None
    )


def _held(text: str, start: int) -> bool:
    """Whether a name stands before an office, in a list without a mark too: "Mr A Lunn Clerk and Executive Officer"."""
    return _tied(text, start, 0) or _NAME_IN_LINE.search(text, max(0, start - 60), start) is not None


def _named_after(text: str, start: int, end: int) -> bool:
    """Whether two offices are a line of a list that ends with who holds both: "Town Clerk and Head of Law – A Lunn"."""
    begins = text[max(0, start - 9) : start].rpartition("\n")[2].strip(" \t•*-") == ""
    return begins and "\n" not in text[start:end] and _NAME_ENDS.match(text, end) is not None


def _named(found: Found, what: Complement) -> Office:
    """The office with the organisation that its own words name apart from its title."""
    start = found.start + belongs_to(found.text, found.start, found.head_start)
    front = found.text[start : found.head_start].split()
    if front and re.fullmatch(r"[A-Z]{2,6}", front[0]) and front[0] not in FUNCTIONAL and _led(found):
        begin = found.text.index(front[0], start) + len(front[0])
        return Office(start, what.end, found.kind, words(found.text[begin : what.end]), front[0])
    role_end, organisation = split_organisation(found.text, found.head, found.kind, found.head_end, what)
    return Office(start, what.end, found.kind, words(found.text[start:role_end]), organisation)


def _led(found: Found) -> bool:
    return found.kind in ("presiding", "lower", "alone")


def find_offices(text: str, blocks: Sequence[Block]) -> Iterator[Office]:
    """Offices in the order of the text, disjoint; joint titles ("Deputy Leader and Cabinet Member for ...") are one."""
    last: Office | None = None
    for match in finditer(_HEAD, text):
        index = at_offset(blocks, match.start())
        if index < 0 or match.end() > blocks[index].end or (last and match.start() < last.end):
            continue
        office = _office(text, match, blocks[index])
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
    if two.end - one.start > _LONGEST:
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
    return Office(one.start, two.end, "joint", words(text[one.start : two.end]), two.organisation)
