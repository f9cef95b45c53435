"""What an office is of or for: "of Finance", "for Parks and the Coast", "(Schools)", ", Culture and Leisure"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components.office_cuts import A_YEAR, OFFICE_HEAD, cut
from extract.components.office_patterns import (
    FUNCTIONAL,
    GAP,
    INSTITUTIONS,
    LIST,
    SEQ,
    TITLES,
    ends_list_line,
    has_institution,
    is_person,
    is_service,
)

_OF = re.compile(
    rf"{GAP}(?:of|for|to|on{GAP}the{GAP}[Bb]oard{GAP}of|dros|ar gyfer"
    rf"|with{GAP}(?:responsibility|portfolio|special{GAP}responsibility){GAP}for){GAP}"
    rf"(?:the{GAP})?(?P<what>{LIST})|(?<=Consultant){GAP}in{GAP}(?P<field>{SEQ})"
    rf"|(?:(?<=Adviser)|(?<=Advisor)|(?<=Spokesperson)|(?<=Champion)|(?<=Lead)|(?<=Commissioner)){GAP}on{GAP}(?:the{GAP})?"
    rf"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d)(?P<subject>{SEQ})(?=\s*(?:[,.;:)]|\n|\Z))"
)
_EMPLOYER = re.compile(rf"{GAP}with{GAP}(?:the{GAP})?(?P<body>[A-Z][^,;]{{2,60}})$")
""" "Consultant in Public Health with Tarn Council": whom one works for. """
_AND_THE = re.compile(rf"(?P<what>(?:,{GAP}{SEQ}){{0,4}},?{GAP}(?:and|&){GAP}the{GAP}{SEQ})")
_DIRECT = re.compile(rf"(?:{GAP}|\s[–-]\s)(?P<what>{LIST})")
_SET_OFF = re.compile(rf"(?P<sign>,{GAP}|{GAP}[–-]{GAP}|:{GAP}|{GAP})(?P<what>{LIST})(?=[,.;:)]|\s|$)")
_BRACKET = re.compile(rf"{GAP}\((?P<what>[A-ZÂÊÎÔÛŴŶ](?:[^():\d]|\d(?!\d\d)){{2,80}})\)")
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
_TAKES_DASH = (
    *_TAKES_DIRECT, "Assistant Chief Executive", "Deputy Chief Executive", "Depute Chief Executive", "Partner",
    "Team Leader", "Accountant", "Solicitor",
)  # fmt: skip
_AREAS = frozenset(
    ["North", "South", "East", "West", "Central", "Northern", "Southern", "Eastern", "Western", "Majors", "Minors"]
)
""" "Team Leader (East)", "Principal Planner (Majors)": the part of the work in brackets. """
_TAKES_SET_APART = (
    "Accountant",
    "Planner",
    "Solicitor",
    "Lawyer",
    "Engineer",
    "Auditor",
    "Surveyor",
    "Officer",
    "Manager",
)
_CLOSED = re.compile(rf"\)|,{GAP}[a-z]|{GAP}(?:[a-z]+ed|gave|took|said|told|spoke|drew|led)\b|[ \t]*(?:\n|\Z)")
""" "the Principal Accountant, Schools, reported": the words of services end there, and no list goes on. """
_NO_WORK = re.compile(
    rf"(?:(?:County|Town|Parish|Borough|City|District){GAP})?{TITLES}|(?:Tel|Telephone|Phone|Email|E-mail|Ext|Direct)\b"
)
_BODY_NAME = re.compile(r"\b(?:Committee|Sub-Committee|Board|Panel|Forum|Partnership)$")
""" "the Orr, Bly and the Isles Area Committee": a body named after places. """
_TO_ACT = re.compile(
    rf"{GAP}to{GAP}(?:(?:Action|Note|Arrange|Contact|Chase|Follow|Circulate|Write|Email|Send|Report|Review|Check|Obtain"
    rf"|Investigate|Confirm|Update|Provide|Attend|Respond|Liaise|Ask|Inform|Order|Invite|Advise)\b"
    rf"|Council{GAP}(?:Procedure|Rule|Standing|Tax))"
)
""" "Clerk to Action", "made by the Clerk to Council Procedure Rules": the office ends before "to". """
_TO_A_BODY = re.compile(rf"{GAP}to\b")
""" "to appoint the Leader to the Board": nobody is leader to a board. """
_THE_DAY = re.compile(r"(?:Meeting|Day|Hearing|Session|Evening|Item)\b")
_TO_OFFICE = re.compile(rf"{GAP}to{GAP}(?:the{GAP})?{OFFICE_HEAD}(?![\w-])")
_SERVING = (
    "Assistant",
    "Secretary",
    "Adviser",
    "Advisor",
    "Solicitor",
    "Aide",
    "PA",
    "Deputy",
    "Clerk",
    "Support Officer",
)
_INNER_OFFICE = re.compile(rf"{OFFICE_HEAD}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Complement:
    """Where an office with its complement ends; the complement with its start; "of" or "direct", how it is joined."""

    end: int
    what: str | None = None
    joined: str = ""
    start: int = -1


def _next_entry(text: str, end: int, start: int) -> bool:
    """Whether what follows a head word is the next line of a list, and not its complement."""
    return text.find("\n", end, start) >= 0 and ends_list_line(text, end, start)


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
    single = single or what in _AREAS
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
    if A_YEAR.match(text, begin, limit) or (kind == "presiding" and _TO_A_BODY.match(text, end, begin)):
        return None
    if _TO_OFFICE.match(text, end, limit) and not text[:end].endswith(_SERVING):
        return None  # "a letter from the Chief Constable to the Chairman"
    if kind == "presiding" and (text[begin].isdigit() or _THE_DAY.match(text, begin)):
        return None  # "Vice-Chair for 12 months", "Chair for the Meeting"
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


def _is_name(what: str) -> bool:
    """Whether nothing but a person follows: "Neighbourhood Watch Officer Ann Lee", the next of a list."""
    return len(what.split()) == 2 and what.replace(" ", "").isalpha() and not is_service(what) and is_person(what)


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
    if stop <= match.start("what") or _is_name(text[match.start("what") : stop]):
        return None
    area = _AREA.match(text, stop, limit)
    return Complement(area.end() if area else stop, text[match.start("what") : stop], "direct", match.start("what"))


def _set_off(text: str, end: int, limit: int, head: str, kind: str) -> Complement | None:
    """After a comma, dash or gap only words of services: "Chief Officer, Finance", not "Chief Officer, Una Bray"."""
    match = _SET_OFF.match(text, end, limit)
    if not match:
        return None
    sign = match["sign"].strip()
    freely = head.endswith(_TAKES_SET_OFF) or kind == "portfolio"
    apart = not freely and sign == "," and head.endswith(_TAKES_SET_APART) and kind == "modified"
    if not (freely or apart or (sign in ("–", "-") and head.endswith(_TAKES_DASH))):
        return None
    if _next_entry(text, end, match.start("what")):
        return None
    stop = cut(text, match.start("what"), match.end("what"))
    what = text[match.start("what") : stop]
    if not is_service(what) or has_institution(what) or (apart and not _CLOSED.match(text, stop, limit + 9)):
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
    return found or _set_off(text, end, limit, head, kind) or Complement(end)
