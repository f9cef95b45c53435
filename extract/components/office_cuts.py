"""Where what an office is of ends: before a person, another office, a paper, the body somebody works for."""

from __future__ import annotations

import re

from extract.components.office_patterns import GAP, KIND, TITLES, any_of, ends_list_line, is_person, is_service

_BODY_ENDS = re.compile(
    r"\b(?:Committee|Sub-Committee|Group|Board|Panel|Forum|Partnership|Trust|Society|Ltd|Limited|LLP|Association|Federation"
    r"|Union|Foundation|University|College|School|Academy|Council|Authority|Club|Company|Hospital)(?=,\s)"
)
OFFICE_HEAD = (
    any_of(head for head, kind in KIND.items() if kind not in ("seat", "held", "plain", "lower", "state"))
    + rf"(?!{GAP}(?:Services?|Support|Teams?|Projects?|Provision|Education|Care|Housing|Schools?|Accommodation"
    r"|Delivery)\b)"
)
""" "Specialist Services" names work, and nobody's office. """
_DECIDED = (
    r"(?:RESOLVED|NOTED|AGREED|APPROVED|ENDORSED|RECEIVED|RECOMMENDED|WELCOMED|THANKED|REQUESTED|DEFERRED|DECIDED)\b"
)
""" "a briefing from the Head of Roads and NOTED it": what the meeting did, in capitals. """
_NEXT = re.compile(
    rf"{GAP}(?:with|to|on|for|in){GAP}the{GAP}(?:[A-Z][\w’'-]+{GAP}){{0,3}}?{OFFICE_HEAD}(?![\w-])|"
    rf"(?:,{GAP}|{GAP}(?:and|&){GAP}|{GAP})(?:The\b|(?:(?:County|Town|Parish|Borough|City|District){GAP})?{TITLES}|Resolved\b|{_DECIDED}|Apologies\b|Members\b|Tel\b|Telephone|Phone|Email|E-mail|Ext\b|None\b)"
    rf"|(?:,{GAP}(?:and{GAP})?|{GAP}(?:and|&){GAP}|{GAP}(?:a|ac){GAP})(?:[A-Z][\w’'-]+{GAP}){{0,4}}?{OFFICE_HEAD}(?![\w-])"
    rf"|(?:,{GAP}(?:and{GAP})?|{GAP}(?:and|&){GAP})[A-Z](?:\.?{GAP}?[A-Z](?![\w’'])){{0,3}}\.?{GAP}[A-Z][\w’'-]*[a-z]"
)
""" The last form: "Head of Roads, A Lunn" has a person after the comma. """
_RUN_ON = re.compile(rf"(?<=[a-z]){GAP}(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+[a-z])$")
_OFFICE_LINE = re.compile(
    rf"\s+(?:(?:[A-Z][\w’'-]+[ \t]){{0,3}}?{OFFICE_HEAD}(?![\w-])|{TITLES}"
    rf"|(?:[A-Z](?:\.[ ]?|[ ])){{1,3}}[A-Z][\w’'-]+[a-z]"
    rf"(?=[ \t]*(?:[,(|\t–—-]|[ ]{{2}}|\n|\Z)|[ ](?:[A-Z][\w’'-]+[ ]){{0,3}}?{OFFICE_HEAD})"
    rf"|(?:[A-Z][\w.’'-]*[ \t]){{1,3}}[A-Z][\w’'-]+(?:,[ \t]|[ \t]{{0,3}}[-–—][ \t]|[ \t]\()"
    rf"(?:[A-Z][\w’'&-]+[ \t]){{0,4}}?{OFFICE_HEAD}(?![\w-]))"
)
""" The next line of a list: an office, a name with a title or with initials, a name with an office after a mark."""
_GOES_ON = re.compile(r"(?:,|\s(?:and|&|of|for|the))[ \t]*$")
""" "Head of Regulatory and", at the end of a line: its words go on below. """
_ENTRY_LINE = re.compile(
    rf"\n[ \t]*(?:[A-Z](?:\.[ ]?|[ ])){{1,3}}[A-Z][\w’'-]+[a-z](?:,[ \t]|[ \t]{{0,3}}[–—-][ \t]|[ \t]\()"
    rf"(?:[A-Z][\w’'&-]+[ \t]){{0,4}}?{OFFICE_HEAD}(?![\w-])"
)
""" "S Orde-Lunn, Head of Estates" below a long line: an entry of its own. """
A_YEAR = re.compile(
    rf"(?:New{GAP})?(?:Municipal|Civic|Council|Mayoral|Ensuing|Remainder)\b(?:{GAP}(?:[Yy]ear|[Tt]erm)\b|{GAP}of\b)|Year\b"
)
""" "Chair for the Municipal Year": a time, and no body. """
_AND_NAMED = re.compile(rf"(?P<comma>,)?{GAP}and{GAP}(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+)$")
""" "Manager of the Library, and Helen Rolfe": a person ends the list."""
_COMMA_WORD = re.compile(rf",{GAP}(?P<word>[A-Z][\w’'-]+)")
_LAST_NAME = re.compile(rf",{GAP}(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+)$")
""" "Head of Resources, Ann Lee, Democratic Services Manager": the next of a list. """
_SCHOOL = re.compile(r"\b(?:Primary|Infants?|Juniors?|School|Academy|College|High|Grammar|Secondary|Nursery)$")
_THEN_OFFICE = re.compile(rf",{GAP}(?:the{GAP})?(?:[A-Z][\w’'-]+{GAP}){{0,3}}?{OFFICE_HEAD}(?![\w-])")
_IN_A_MONTH = re.compile(
    rf"{GAP}(?:in|on|to|with|for){GAP}(?:(?:Early|Late|Mid){GAP})?(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Spring|Summer|Autumn|Winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
""" "the Director of Resources in April": when, and no part of the work. """
_FOR_A_YEAR = re.compile(rf"{GAP}for{GAP}(?:the{GAP})?(?=(?:{A_YEAR.pattern}))")
_PAPER = re.compile(
    rf"{GAP}(?:(?:Annual|Quarterly|Interim|Progress|Monitoring|Half-Yearly|Mid-Year|Final){GAP}){{1,2}}"
    rf"(?:Reports?|Opinion|Updates?|Statement|Plan|Letter|Review){GAP}?(?:[\d/–-]{{4,9}})?$|{GAP}(?:Report|Opinion)$"
)
""" "Head of Internal Audit Annual Report": a paper of who heads Internal Audit. """
_ON_A_SUBJECT = re.compile(
    rf"{GAP}on{GAP}(?!(?:Trent|Tees|Thames|Tyne|Sea|Humber|Avon|Wye|Tweed|Severn|Spey|Solent|Water|the)\b)"
)
""" "report by the Director of Education on Nursery Places": what the report is on. """
_OF_COMMISSIONER = re.compile(
    rf"Office{GAP}of{GAP}the{GAP}(?:[A-Z][\w’'-]+{GAP}){{0,3}}?Police(?:,{GAP}Fire)?{GAP}(?:and|&){GAP}Crime{GAP}Commissioner"
    rf"(?:{GAP}for{GAP}[A-Z][\w-]+)?"
)
""" "Chief Executive of the Office of the Police and Crime Commissioner": a body with an office in its name. """
_BODY_LAST = re.compile(
    rf",{GAP}(?:the{GAP})?(?:[A-Z][\w’'&-]*{GAP}){{1,5}}"
    r"(?:Council|Trust|Authority|Constabulary|University|College|LLP|Ltd|Limited|ICB|CCG|Association"
    r"|(?:Ambulance|Rescue|Prison|Probation|Police)\sService|Police\sScotland)$"
)
""" "Area Manager North and East, Tarn Council": whom one works for. """
_RUN_OFFICE = re.compile(
    rf"(?<!\band)(?<![&,/])(?<!\ba)(?<!\bac){GAP}(?:(?:Deputy|Assistant|Interim|Acting|Corporate|Executive|Strategic|Service){GAP})?"
    rf"(?:Director|Head|Chief{GAP}Executive){GAP}(?:of{GAP}|Director\b|Head\b)"
    rf"|(?<!\band)(?<![&,/]){GAP}Non-Executive{GAP}Director\b"
)
""" "Director of Roads Director of Waste": offices of a list that has lost its marks. """
_TWO_PEOPLE = re.compile(
    rf",{GAP}(?P<one>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+){GAP}and{GAP}(?P<two>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+)$"
)


def cut(text: str, start: int, end: int) -> int:
    """End of a complement without a person or another office that the list ran into."""
    if office := _OF_COMMISSIONER.match(text, start, end):
        return office.end()
    end = _without_paper(text, start, _line_end(text, start, end))
    stop = _NEXT.search(text, start, end)
    finish = stop.start() if stop else end
    named = _AND_NAMED.search(text, start, finish)
    sure = named and (named["comma"] or _THEN_OFFICE.match(text, finish, finish + 90)) and is_person(named["name"])
    sure = sure or (named and _then_service(text, start, named.start(), finish) and is_person(named["name"]))
    finish = named.start() if named and sure else finish
    last = _LAST_NAME.search(text, start, finish) if stop else None
    of_whole = last is not None and (
        is_service(text[start : last.start()]) or _SCHOOL.search(text, start, last.start()) is not None
    )
    parted = of_whole or text.startswith(",", finish)
    finish = last.start() if last and parted and is_person(last["name"]) else finish
    for ending in (_FOR_A_YEAR, _IN_A_MONTH, _ON_A_SUBJECT):
        after = ending.search(text, start, finish)
        finish = after.start() if after else finish
    body = _BODY_ENDS.search(text, start, finish)
    finish = body.end() if body else finish
    employer = _BODY_LAST.search(text, start, finish)
    finish = employer.start() if employer else finish
    what = re.sub(r"[’']s?$", "", text[start:finish]).rstrip(" ,&\n-")
    return start + len(what) - _name_length(what)


def _then_service(text: str, start: int, end: int, comma: int) -> bool:
    """Whether services stand before "and Ann Lee" and behind its comma: "Head of Law and Ann Lee, Member Support"."""
    after = _COMMA_WORD.match(text, comma)
    return after is not None and is_service(text[start:end]) and is_service(after["word"])


def _without_paper(text: str, start: int, end: int) -> int:
    """End of a complement without the name of a paper, the office of a list run on, or two people behind a comma."""
    stop = _RUN_OFFICE.search(text, start, end) or _PAPER.search(text, start, end)
    if stop and stop.start() > start:
        return stop.start()
    both = _TWO_PEOPLE.search(text, start, end)
    if both and is_service(text[start : both.start()]) and is_person(both["one"]) and is_person(both["two"]):
        return both.start()
    return end


def _line_end(text: str, start: int, end: int) -> int:
    """End of a complement in a list of offices, one a short line: where the next line is an office of its own."""
    broken = text.find("\n", start, end)
    if broken < 0 or _GOES_ON.search(text, max(0, broken - 8), broken):
        return end
    listed = ends_list_line(text, broken, end) and _OFFICE_LINE.match(text, broken, broken + 120)
    ends = listed or _ENTRY_LINE.match(text, broken, broken + 120)
    return broken if ends else end


def _name_length(what: str) -> int:
    """Length of a name that runs on after words of services ("Housing Sam Otter"), with the gap before it."""
    named = _RUN_ON.search(what)
    if not named or not is_service(what[: named.start()].rpartition(" and ")[2]) or not is_person(named["name"]):
        return 0
    return len(what) - named.start()
