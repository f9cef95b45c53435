"""Offices: an open grammar of modifiers, a head word and what follows "of" or "for"; not a list of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.components import names
from extract.components import office_patterns as words_of
from extract.components.joint_offices import NAME_TIE, is_short_form, joint, of_the_same, with_second
from extract.components.office_complements import Complement, complement
from extract.components.office_lookalikes import no_office
from extract.components.office_modifiers import title_start
from extract.components.office_organisations import belongs_to, of_a_place, owner, split_organisation
from extract.components.office_patterns import FUNCTIONAL, GAP, KIND, RANKS, any_of
from extract.components.office_record import Office
from extract.components.office_strength import Found, strength
from extract.components.welsh_offices import LEADING, NEEDS_MORE, welsh_complement
from extract.scanning import finditer
from extract.text import Block, at_offset, words

_HEAD = re.compile(
    rf"(?:(?<![\w-])|(?<=[a-z]{{2}}-)(?<!Non-)(?<!non-))(?P<head>{any_of(head for head in KIND if head[0].isupper())}"
    rf"|(?:{any_of(head for head in KIND if head[0].islower() and head not in ('member', 'councillor'))}"
    rf"|(?:member|councillor)(?={GAP}for{GAP}(?:the{GAP})?[A-Z])))(?!\w|-(?![Ee]lect\b|[Dd]esignate\b)|[’']\w?\s?s?[A-Z])"
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
_FORMER = re.compile(r"(?<![\w-])former\s$")
_NAMED = re.compile(rf"{GAP}[A-Z]")
""" "in memory of former Provost Ann Lee": a title. """
_HAD_BEEN = ("presiding", "alone", "complement", "modified", "portfolio", "plain")
""" "Mr Orr, former Mayor": who has held an office does not hold it. """
_LEADS_ON = re.compile(r"\s(?:and|&|of|for|[–-])$|[a-z]-$")
_CARRIED = re.compile(r"[ \t]{0,3}\n[ \t]{0,30}(?=[A-Z]|(?<=-\n)[a-z])[^\n]{1,90}")
_ACTING = re.compile(r"(?<![\w-])(?:Acting|Temporary|Interim)\s$")
""" "Temporary Deputy Chief Constable". """
_IS_LABEL = re.compile(r"[ \t]{0,40}:")
_LEADING_AND = re.compile(r"\s{0,40}(?:(?:and|&)\s{1,40})?")
_SMALL_LEAD = re.compile(
    r"(?<![\w-])(?:(?:[Aa]cting|[Ii]nterim|[Tt]emporary|[Dd]eputy|[Aa]ssistant|[Jj]oint|[Ss]enior|[Pp]rincipal)\s){1,2}$"
)
""" "the acting chief fire officer": what stands before a head word in small letters and belongs to it."""
_NAME_AND = re.compile(rf"(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][a-z’'-]+){GAP}(?:and|&){GAP}")
""" "Tree Warden Ann Lee and Footpath Officer": a person, and no part of the second office. """
_DEPUTY = re.compile(r"(?<![\w-])deputy\s$")
_RANKS_WITH_WORDS = ("Inspector", "Superintendent", "Sergeant", "Area Manager", "Group Manager", "Station Manager")
""" "the Highways Area Manager", "the Planning Inspector": with words before them these are no ranks."""


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
        if "\n" in text[start : match.start()] and _IS_LABEL.match(text, match.end()):
            start = match.start() - len(
                text[start : match.start()].rpartition("\n")[2].lstrip()
            )  # of its own line alone
        lead = _SMALL_LEAD.search(text, max(block.start, start - 20), start) if kind not in ("rank", "seat") else None
        start = lead.start() if lead else start
    if kind == "rank" and start < match.start() and head in _RANKS_WITH_WORDS:
        kind = "modified"
    elif kind == "rank":
        lead = _ACTING.search(text, max(block.start, match.start() - 12), match.start())
        start = lead.start() if lead else match.start()
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
    what = complement(
        text, found.head_end, _line_below(text, block), words(text[found.start : found.head_end]), found.kind, tied
    )
    if what.what is None and (
        found.after(_NOT_AFTER)
        or (found.after(_HEADED) and text[max(0, found.start - 4) : found.start].lower().split() != ["the"])
    ):
        return None
    sure = strength(found, what, tied)
    return _whole(text, replace(_named(found, what), weak=sure == "weak")) if sure else None


def _line_below(text: str, block: Block) -> int:
    """End of a block, or of the line below where its last word leads on to that: "Head of Regulatory and"."""
    below = (
        _CARRIED.match(text, block.end) if _LEADS_ON.search(text, max(block.start, block.end - 5), block.end) else None
    )
    return below.end() if below else block.end


def _whole(text: str, office: Office) -> Office:
    """The office with "former" or "Elect", or with a second one of few words behind "and"."""
    former = _FORMER.search(text, max(0, office.start - 8), office.start) if office.kind in _HAD_BEEN else None
    if former and not _NAMED.match(text, office.end):
        role = words(f"{former.group()}{office.role}")
        return replace(office, start=former.start(), role=role)
    if office.kind in ("presiding", "alone", "modified") and (elect := _ELECT.match(text, office.end)):
        return replace(office, end=elect.end(), role=words(text[office.start : elect.end()]))
    return with_second(text, office)


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
    return NAME_TIE.search(text, max(floor, start - 24), start) is not None


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
        if last and (both := joint(text, last, office)):
            last = both
            continue
        if last and is_short_form(text, last, office):
            continue
        if last:
            yield of_the_same(text, last, office)
        last = office
    if last:
        yield last
