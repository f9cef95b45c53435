"""What an office is of or for: "of Finance", "for Parks and the Coast", "(Schools)", ", Culture and Leisure"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components.office_patterns import (
    FUNCTIONAL,
    GAP,
    INSTITUTIONS,
    KIND,
    LIST,
    SEQ,
    TITLES,
    any_of,
    ends_list_line,
    has_institution,
    is_person,
    is_service,
)

_OF = re.compile(
    rf"{GAP}(?:of|for|to|dros|ar gyfer|with{GAP}(?:responsibility|portfolio|special{GAP}responsibility){GAP}for){GAP}"
    rf"(?:the{GAP})?(?P<what>{LIST})|(?<=Consultant){GAP}in{GAP}(?P<field>{SEQ})"
    rf"|(?:(?<=Adviser)|(?<=Advisor)|(?<=Spokesperson)|(?<=Champion)|(?<=Lead)|(?<=Commissioner)){GAP}on{GAP}(?:the{GAP})?"
    rf"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)(?P<subject>{SEQ})(?=\s*(?:[,.;:)]|\n|\Z))"
)
_EMPLOYER = re.compile(rf"{GAP}with{GAP}(?:the{GAP})?(?P<body>[A-Z][^,;]{{2,60}})$")
""" "Consultant in Public Health with Tarn Council": whom one works for. """
_AND_THE = re.compile(rf"(?P<what>(?:,{GAP}{SEQ}){{0,4}},?{GAP}(?:and|&){GAP}the{GAP}{SEQ})")
_DIRECT = re.compile(rf"(?:{GAP}|\s[–-]\s)(?P<what>{LIST})")
_SET_OFF = re.compile(rf"(?P<sign>,{GAP}|{GAP}[–-]{GAP}|:{GAP}|{GAP})(?P<what>{LIST})(?=[,.;:)]|\s|$)")
_BRACKET = re.compile(rf"{GAP}\((?P<what>[A-ZÂÊÎÔÛŴŶ][^()]{{2,80}})\)")
_AREA = re.compile(rf",{GAP}(?:(?:East|West|North|South|Mid|Central)\w*{GAP})[A-Z]\w+(?=\))")
_SEAT_OF = re.compile(rf"{GAP}(?:electoral{GAP})?(?:ward|division)\b")
""" "the member for Upper Tarn ward": the small word ends the title. """
_THE_BODY = re.compile(
    rf"{GAP}of{GAP}(?:the{GAP})?(?P<what>Council|Opposition|Cabinet|Executive|House|Board|Committee|Authority|Panel"
    rf"|Main{GAP}Opposition|Administration|Forum|Sub-Committee|Scrutiny{GAP}Panel(?!\w))\b(?!{GAP}[A-Z])"
)
_TAKES_BRACKET = (
    "Director", "Manager", "Lead", "Officer", "Accountant", "Planner", "Solicitor", "Lawyer", "Partner", "Engineer",
    "Head of Service", "Team Leader", "Chief Executive", "Adviser", "Advisor", "Surveyor", "Auditor", "Analyst",
)  # fmt: skip
_TAKES_SET_OFF = ("Director", "Chief Officer", "Service Lead", "Service Manager", "Head of Service", "Strategic Lead")
_TAKES_DIRECT = ("Director", "Manager", "Lead", "Officer")
_BODY_ENDS = re.compile(
    r"\b(?:Committee|Sub-Committee|Group|Board|Panel|Forum|Partnership|Trust|Society|Ltd|Limited|LLP|Association|Federation"
    r"|Union|Foundation|University|College|School|Academy|Council|Authority|Club|Company|Hospital)(?=,\s)"
)
_OFFICE_HEAD = (
    any_of(head for head, kind in KIND.items() if kind not in ("seat", "held", "plain", "lower", "state"))
    + rf"(?!{GAP}(?:Services?|Support|Teams?|Projects?|Provision|Education|Care|Housing|Schools?|Accommodation"
    r"|Delivery)\b)"
)
""" "Specialist Services" names work, and nobody's office. """
_NEXT = re.compile(
    rf"{GAP}(?:with|to|on|for|in){GAP}the{GAP}(?:[A-Z][\w’'-]+{GAP}){{0,3}}?{_OFFICE_HEAD}(?![\w-])|"
    rf"(?:,{GAP}|{GAP}(?:and|&){GAP}|{GAP})(?:The\b|{TITLES}|Resolved|RESOLVED|Members\b|Tel\b|Telephone|Phone|Email|E-mail|Ext\b)"
    rf"|(?:,{GAP}(?:and{GAP})?|{GAP}(?:and|&){GAP}|{GAP}(?:a|ac){GAP})(?:[A-Z][\w’'-]+{GAP}){{0,4}}?{_OFFICE_HEAD}(?![\w-])"
    rf"|(?:,{GAP}(?:and{GAP})?|{GAP}(?:and|&){GAP})[A-Z](?:\.?{GAP}?[A-Z](?![\w’'])){{0,3}}\.?{GAP}[A-Z][\w’'-]*[a-z]"
)
""" The last form: "Head of Roads, A Lunn" has a person after the comma. """
_NO_WORK = re.compile(rf"{TITLES}|(?:Tel|Telephone|Phone|Email|E-mail|Ext|Direct)\b")
_RUN_ON = re.compile(rf"(?<=[a-z]){GAP}(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+[a-z])$")
_OFFICE_LINE = re.compile(
    rf"\s+(?:(?:[A-Z][\w’'-]+[ \t]){{0,3}}?{_OFFICE_HEAD}(?![\w-])|{TITLES}"
    rf"|(?:[A-Z](?:\.[ ]?|[ ])){{1,3}}[A-Z][\w’'-]+[a-z]"
    rf"(?=[ \t]*(?:[,(|\t–—-]|[ ]{{2}}|\n|\Z)|[ ](?:[A-Z][\w’'-]+[ ]){{0,3}}?{_OFFICE_HEAD})"
    rf"|(?:[A-Z][\w.’'-]*[ \t]){{1,3}}[A-Z][\w’'-]+(?:,[ \t]|[ \t]{{0,3}}[-–—][ \t]|[ \t]\()"
    rf"(?:[A-Z][\w’'&-]+[ \t]){{0,4}}?{_OFFICE_HEAD}(?![\w-]))"
)
""" The next line of a list: an office, a name with a title or with initials, a name with an office after a mark."""
_BODY_NAME = re.compile(r"\b(?:Committee|Sub-Committee|Board|Panel|Forum|Partnership)$")
""" "the Orr, Bly and the Isles Area Committee": a body named after places. """
_A_YEAR = re.compile(
    rf"(?:New{GAP})?(?:Municipal|Civic|Council|Mayoral|Ensuing|Remainder)\b(?:{GAP}(?:[Yy]ear|[Tt]erm)\b|{GAP}of\b)|Year\b"
)
""" "Chair for the Municipal Year": a time, and no body. """
_AND_NAMED = re.compile(rf"(?P<comma>,)?{GAP}and{GAP}(?P<name>[A-Z][a-z’'-]+{GAP}[A-Z][A-Za-z’'-]+)$")
""" "Manager of the Library, and Helen Rolfe": a person ends the list."""
_THEN_OFFICE = re.compile(rf",{GAP}(?:the{GAP})?(?:[A-Z][\w’'-]+{GAP}){{0,3}}?{_OFFICE_HEAD}(?![\w-])")
_FOR_A_YEAR = re.compile(rf"{GAP}for{GAP}(?:the{GAP})?(?=(?:{_A_YEAR.pattern}))")
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
_TO_ACT = re.compile(
    rf"{GAP}to{GAP}(?:(?:Action|Note|Arrange|Contact|Chase|Follow|Circulate|Write|Email|Send|Report|Review|Check|Obtain"
    rf"|Investigate|Confirm|Update|Provide|Attend|Respond|Liaise|Ask|Inform|Order|Invite|Advise)\b"
    rf"|Council{GAP}(?:Procedure|Rule|Standing|Tax))"
)
""" "Clerk to Action", "made by the Clerk to Council Procedure Rules": the office ends before "to". """
_TO_A_BODY = re.compile(rf"{GAP}to\b")
""" "to appoint the Leader to the Board": nobody is leader to a board. """
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
_INNER_OFFICE = re.compile(rf"{_OFFICE_HEAD}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where an office with its complement ends; the complement with its start; "of" or "direct", how it is joined."""

    end: int
    what: str | None = None
    joined: str = ""
    start: int = -1


def cut(text: str, start: int, end: int) -> int:
    """End of a complement without a person or another office that the list ran into."""
    if office := _OF_COMMISSIONER.match(text, start, end):
        return office.end()
    end = _without_paper(text, start, _line_end(text, start, end))
    stop = _NEXT.search(text, start, end)
    finish = stop.start() if stop else end
    named = _AND_NAMED.search(text, start, finish)
    sure = named and (named["comma"] or _THEN_OFFICE.match(text, finish, finish + 90)) and is_person(named["name"])
    finish = named.start() if named and sure else finish
    for ending in (_FOR_A_YEAR, _ON_A_SUBJECT):
        after = ending.search(text, start, finish)
        finish = after.start() if after else finish
    body = _BODY_ENDS.search(text, start, finish)
    finish = body.end() if body else finish
    employer = _BODY_LAST.search(text, start, finish)
    finish = employer.start() if employer else finish
    what = re.sub(r"[’']s?$", "", text[start:finish]).rstrip(" ,&\n-")
    return start + len(what) - _name_length(what)


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
    ends = broken >= 0 and ends_list_line(text, broken, end) and _OFFICE_LINE.match(text, broken, broken + 120)
    return broken if ends else end


def _next_entry(text: str, end: int, start: int) -> bool:
    """Whether what follows a head word is the next line of a list, and not its complement."""
    return text.find("\n", end, start) >= 0 and ends_list_line(text, end, start)


def _name_length(what: str) -> int:
    """Length of a name that runs on after words of services ("Housing Sam Otter"), with the gap before it."""
    named = _RUN_ON.search(what)
    if not named or not is_service(what[: named.start()].rpartition(" and ")[2]) or not is_person(named["name"]):
        return 0
    return len(what) - named.start()


def _bracketed(text: str, end: int, limit: int, head: str, kind: str, tied: bool) -> Complement | None:
    match = _BRACKET.match(text, end, limit)
    if (
        not match
        or re.search(rf"\b{TITLES}", match["what"])
        or not (kind in ("portfolio", "welsh") or head.endswith(_TAKES_BRACKET))
    ):
        return None
    what = match["what"]
    if _INNER_OFFICE.search(what) or (what.isupper() and what not in FUNCTIONAL):
        return None
    listed = re.search(r",|&|\band\b|\ba[c]?\b", what) is not None
    single = len(what.split()) == 1 and (head.endswith("Director") or kind in ("portfolio", "welsh"))
    of_work = listed or single or is_service(what) or (tied and head.endswith(("Director", "Team Leader")))
    if not of_work or has_institution(what):
        return None
    return Complement(match.end(), what, "direct", match.start("what"))


def _and_the(text: str, begin: int, stop: int, limit: int, kind: str) -> int:
    """End of a complement that "and the ..." may carry on: more of a portfolio, or the end of a body's name."""
    more = _AND_THE.match(text, stop, limit) if kind in ("portfolio", "presiding") else None
    if not more or _INNER_OFFICE.search(more["what"]):
        return stop
    if kind == "presiding":
        return more.end() if _BODY_NAME.search(more["what"]) else stop
    return stop if has_institution(more["what"]) else cut(text, begin, more.end())


def _of(text: str, end: int, limit: int, kind: str) -> Complement | None:
    match = _OF.match(text, end, limit)
    if not match:
        return None
    begin = match.start("field" if match["field"] else "subject" if match["subject"] else "what")
    if _A_YEAR.match(text, begin, limit) or (kind == "presiding" and _TO_A_BODY.match(text, end, begin)):
        return None
    if _TO_ACT.match(text, end, limit):
        return None
    stop = cut(text, begin, match.end())
    employer = _EMPLOYER.search(text, begin, stop) if match["field"] else None
    stop = employer.start() if employer and employer["body"].split()[-1] in INSTITUTIONS else stop
    if stop <= begin:
        return None
    stop = _and_the(text, begin, stop, limit, kind)
    bracket = _BRACKET.match(text, stop, limit)
    if bracket and re.search(r",|&|\band\b", bracket["what"]) and not re.search(rf"\b{TITLES}", bracket["what"]):
        return Complement(bracket.end(), text[begin : bracket.end()], "of", begin)
    ward = _SEAT_OF.match(text, stop, limit) if kind == "seat" else None
    area = ward or _AREA.match(text, stop, limit)
    return Complement(area.end() if area else stop, text[begin:stop], "of", begin)


def _of_letters(what: str) -> bool:
    """Whether the first word is the letters of a body: "Policy Officer - TDC"."""
    first = what.split(maxsplit=1)[0]
    return first.isupper() and first.isalpha() and len(first) > 2 and first not in FUNCTIONAL


def _direct(text: str, end: int, limit: int) -> Complement | None:
    match = _DIRECT.match(text, end, limit)
    if (
        not match
        or _NO_WORK.match(match["what"])
        or _of_letters(match["what"])
        or _next_entry(text, end, match.start("what"))
    ):
        return None
    stop = cut(text, match.start("what"), match.end("what"))
    if stop <= match.start("what"):
        return None
    area = _AREA.match(text, stop, limit)
    return Complement(area.end() if area else stop, text[match.start("what") : stop], "direct", match.start("what"))


def _set_off(text: str, end: int, limit: int, by_comma: bool) -> Complement | None:
    """After a comma, dash or gap only words of services: "Chief Officer, Finance", not "Chief Officer, Una Bray"."""
    match = _SET_OFF.match(text, end, limit)
    if not match or not (by_comma or match["sign"].strip() in ("–", "-")):
        return None
    if _next_entry(text, end, match.start("what")):
        return None
    stop = cut(text, match.start("what"), match.end("what"))
    what = text[match.start("what") : stop]
    if not is_service(what) or has_institution(what):
        return None
    return Complement(stop, what, "direct", match.start("what"))


def complement(text: str, end: int, limit: int, head: str, kind: str, tied: bool) -> Complement:
    """What follows a title that ends at `end`; `tied` where a name stands directly before the office."""
    body = _THE_BODY.match(text, end, limit) if kind in ("presiding", "held") else None
    if body:
        return Complement(body.end())
    found = _bracketed(text, end, limit, head, kind, tied) or _of(text, end, limit, kind)
    if found is None and tied and head.endswith(_TAKES_DIRECT):
        found = _direct(text, end, limit)
    if found is None and (head.endswith(_TAKES_DIRECT + _TAKES_SET_OFF) or kind == "portfolio"):
        found = _set_off(text, end, limit, head.endswith(_TAKES_SET_OFF) or kind == "portfolio")
    return found or Complement(end)
