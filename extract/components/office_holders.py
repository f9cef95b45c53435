"""Who holds an office: the name that the text ties to it by its place, a comma, a bracket, or a verb of election."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_before import before
from extract.components.office_doubts import (
    is_absent,
    is_between,
    is_next_of_list,
    is_proposer,
    is_recommended,
    is_vacant,
)
from extract.components.office_holding import ARTICLE, Holder, plain
from extract.components.office_layouts import (
    begins_with_name,
    behind_body,
    has_own_office,
    in_columns,
    in_row,
    is_titled,
    labelled,
    of_two_offices,
    one_line,
    short_line,
)
from extract.components.office_patterns import NAME_TITLES, RANKS, any_of, ends_list_line, in_list_line, is_person
from extract.components.office_record import Office
from extract.components.office_sentences import leads_in
from extract.components.office_subjects import announced, declared, pronoun, subject
from extract.components.office_welcomes import welcomed

_S = names.S
_SURNAME_ALONE = re.compile(rf"(?:[,;:]|\band|&){_S}(?P<name>{names.PART}){_S}?\({ARTICLE}$")
_OVER_SEVERAL = re.compile(r"\b(?:Councillors|Cllrs|COUNCILLORS|Members|Aldermen|Cynghorwyr)\b")
_ELECTED = re.compile(
    rf"\b(?:re-?)?(?:elected|appointed){_S}(?P<name>{names.TITLED}|{names.BARE}){_S}(?:to{_S}be{_S})?(?:(?:the|its|our){_S})?$"
)
_CHAIRED = re.compile(rf"(?P<name>{names.TITLED}){_S}\(?in{_S}the{_S}$")
_NEXT = rf"(?P<next>(?=[\],).;:]|{_S}(?:[a-z(–-]|OBE|MBE|Tel\b|Telephone|E-?mail|Ext\b)|\s*$|\n))"
_AFTER = re.compile(
    rf"(?:{_S}\([A-Z]{{2,6}}\)(?={_S}))?(?:{_S}\((?:outgoing|incoming|retiring|acting|interim|elect)\)(?={_S}?[:–—-]))?"
    rf"(?P<tie>,?{_S}|{_S}?[\[(]|{_S}?[:–—-]{_S}|[ \t]{{4,40}}:[ \t]{{1,9}}"
    rf"|,{_S}(?:the{_S}|currently{_S})?)(?:(?P<titled>{names.TITLED})|(?P<bare>"
    rf"{names.BARE}){_NEXT})"
)
_NAMED = re.compile(
    rf"(?:(?<=PC|DI|gt|sp|pt)\.)?{_S}(?:\d{{2,6}}{_S})?(?!(?:She|He|They|His|Her|Their|Mae|Yr|A|It)\b)(?P<name>{names.TITLED}|{names.BARE}|{names.PART}(?<=[a-z]{{2}}))(?![’']s?\b)"
)
_TITLED_LINE = re.compile(rf"[ \t]{{0,9}}\n[ \t]{{0,9}}{names.TITLED}(?=[ \t]{{0,9}}(?:\n|\Z))")
""" "Deputy Mayor", and a line below "Councillor A Lunn"."""
_NAME_LINE = re.compile(rf"(?:\A|\n)[ \t]{{0,9}}{names.TITLED}[ \t]{{0,9}}$")
_APPOSED = re.compile(rf"{names.TITLED},{_S}$")
_RANK = re.compile(rf"{any_of(RANKS)}{_S}(?=[A-Z])")
_REACH = 110
_NOT_QUITE = re.compile(r"^(?:former|Acting|Temporary|Interim)\s")
_ENTRY_BEFORE = re.compile(rf"(?!{names.TITLE}[ ])(?<!\w)(?P<name>[A-Z][a-z][\w’'-]*[ ][A-Z][\w’'-]+),[ ]$")
_MARKS = (":", "-", "–", "—")
_NEVER_DIRECT = ("lower", "plain", "plain-of", "held", "seat", "plural", "capitals")


def _elected(text: str, office: Office, floor: int) -> Holder | None:
    """ "elected Councillor Orr Vice-Chair"."""
    match = _ELECTED.search(text, max(floor, office.start - _REACH), office.start)
    sure = match and (is_titled(match["name"]) or is_person(match["name"]))
    return Holder(plain(match["name"]), office.start, office.end) if match and sure else None


def _in_list(text: str, office: Office, floor: int) -> Holder | None:
    """ "Councillors Orr (Chair), Bly (Vice-Chair)": a surname alone, in a list with a title over several."""
    match = _SURNAME_ALONE.search(text, max(floor, office.start - 60), office.start)
    if not match or not _OVER_SEVERAL.search(text, max(floor, office.start - 1500), match.start("name")):
        return None
    if not is_person(match["name"]):
        return None
    closed = text[office.end : office.end + 1] == ")"
    return Holder(match["name"], match.start("name"), office.end + closed)


def _as_title(text: str, office: Office, limit: int) -> Holder | None:
    """ "Bailie Orr", "Chief Inspector Ann Lee": an office that is the title of a name."""
    title = _NOT_QUITE.sub("", office.role)
    if title[:1].upper() + title[1:] not in NAME_TITLES:
        return None
    if limit == office.end and _TITLED_LINE.match(text, limit):
        limit += _REACH
    match = _NAMED.match(text, office.end, min(limit, office.end + _REACH))
    if not match or ("\n" in text[office.end : match.start("name")] and begins_with_name(text, office)):
        return None
    end = match.end("name")
    broken = text.find("\n", match.start("name"), end)
    if broken > 0 and one_line(text, match.start("name"), end) != match.start("name"):
        end = broken
    name = text[match.start("name") : end].rstrip()
    absent = is_titled(name) and is_absent(text, office.start)
    if absent or (not is_titled(name) and not is_person(name)):
        return None
    return Holder(plain(name), office.start, match.start("name") + len(name))


def _after(text: str, office: Office, limit: int, floor: int) -> Holder | None:
    match = _AFTER.match(text, office.end, min(limit, office.end + _REACH))
    if not match:
        return None
    tie = match["tie"].strip()
    named = match.start("titled" if match["titled"] else "bare")
    end = _name_end(text, named, match.end())
    name = text[named:end]
    if match["bare"] and (not is_person(name) or (tie == "" and _never_direct(office))):
        return None
    if match["bare"] and tie == "" and _is_run_on(text, office.start, end):
        return None
    if "\n" in match["tie"] and tie == "" and short_line(text, text.find("\n", office.end)):
        return Holder(plain(name), office.start, end, end) if _line_above(text, office) else None
    if "\n" in match["tie"] and tie == "" and begins_with_name(text, office):
        return None
    if tie == "" and (is_absent(text, office.start) or is_between(text, office.start, office.end)):
        return None
    if "\n" in match["tie"] and tie != ":" and match["bare"] and in_list_line(text, office.start):
        return None  # the name of the next entry
    if is_proposer(text, office.start, tie, end) or (tie in _MARKS and is_recommended(text, office.start)):
        return None
    if tie == "," and (is_vacant(text, office.start) or (match["bare"] and is_next_of_list(text, name, end))):
        return None
    rank = _RANK.match(name)
    name = name[rank.end() if rank else 0 :]
    if tie == "[" and match["bare"]:
        return None  # "Senior Planning Officer [Tarn Moor]": an area
    if tie in ("(", "["):
        if text[end : end + 1] not in (")", "]"):
            return None
        return Holder(plain(name), office.start, end + 1, end)
    if tie == "," and _listed(text, match, office, floor):
        return None
    return Holder(plain(name), office.start, end, end)


def _is_run_on(text: str, start: int, name_end: int) -> bool:
    """ "Ann Lee, Head of Roads Bo Orr, Head of Waste": a list that has lost its marks, a name first in each entry."""
    before = _ENTRY_BEFORE.search(text, max(0, start - 40), start)
    return before is not None and is_person(before["name"]) and text[name_end : name_end + 2] == ", "


def _never_direct(office: Office) -> bool:
    """Whether a name without title right after an office is not its holder: "chair Ann Lee" may go on another way."""
    seat = office.kind == "held" and office.role[0].isupper() and " " in office.role
    return office.kind in _NEVER_DIRECT and not seat


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends: at the end of its line in a list, where a wrapped text would carry it on."""
    broken = text.find("\n", start, end)
    return broken if broken > 0 and (short_line(text, broken) or ends_list_line(text, start, end)) else end


def _line_above(text: str, office: Office) -> bool:
    """Whether an office has a line of its own, above a titled name that has the next; not where names come first."""
    begin = text.rfind("\n", max(0, office.start - 100), office.start) + 1
    if text[begin : office.start].strip(" \t•*-") or not _TITLED_LINE.match(text, office.end):
        return False
    return begin == 0 or _NAME_LINE.search(text, max(0, begin - 90), begin - 1) is None


def _listed(text: str, match: re.Match[str], office: Office, floor: int) -> bool:
    """Whether the name after a comma is the next in a list, or the one who speaks after an opening phrase."""
    several = re.match(r"\s+(?:and|&)\s", text[match.end() : match.end() + 6])
    if several and match["titled"] and office.kind in ("presiding", "alone"):
        return True
    if office.kind == "presiding" and _APPOSED.search(text, max(floor, office.start - 60), office.start):
        return True  # "In the absence of Councillor Orr, Chair, Councillor Osk presided"
    own = text[match.end() : match.end() + 1] == "," and not has_own_office(text, match.end())
    return not own and leads_in(text, office.start, office.end, match.end(), floor)


def holder(text: str, office: Office, block_start: int, block_end: int, spent: int) -> Holder | None:
    """The person a text ties to an office, None when it ties nobody. A name before `spent` is another office's."""
    chaired = (
        _CHAIRED.search(text, max(block_start, office.start - _REACH), office.start) if office.role == "Chair" else None
    )
    if chaired:
        closed = text[office.end : office.end + 1] == ")"
        return Holder(plain(chaired["name"]), chaired.start(), office.end + closed)
    return (
        _as_title(text, office, block_end)
        or before(text, office, block_start, spent)
        or _in_list(text, office, block_start)
        or _elected(text, office, block_start)
        or of_two_offices(text, office, block_start, block_end)
        or labelled(text, office)
        or behind_body(text, office)
        or in_columns(text, office)
        or in_row(text, office)
        or _after(text, office, block_end, block_start)
        or announced(text, office)
        or welcomed(text, office, block_start)
        or subject(text, office, block_start)
        or pronoun(text, office, block_start)
        or declared(text, office, block_start)
    )
