"""Who holds an office: the name that the text ties to it by its place, a comma, a bracket, or a verb of election."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_doubts import (
    is_absent,
    is_doubtful,
    is_listed,
    is_next_of_list,
    is_thing_to_do,
    is_vacant,
)
from extract.components.office_holding import ARTICLE, CHOSEN, Holder, plain
from extract.components.office_layouts import (
    begins_with_name,
    behind_body,
    has_own_office,
    in_row,
    labelled,
    of_two_offices,
)
from extract.components.office_patterns import NAME_TITLES, RANKS, any_of, ends_list_line, in_list_line, is_person
from extract.components.office_sentences import fronted, leads_in, one_of_several, only_proposed
from extract.components.office_subjects import announced, declared, pronoun, subject
from extract.components.office_welcomes import welcomed
from extract.components.offices import Office

_S = names.S
_WORD_OF_BODY = r"(?:[A-Z][\w’'&-]*|and|of|&)"
_EMPLOYER = r"(?:Council|Authority|Trust|School|Academy|College|University|Constabulary|ICB|CCG)"
""" "Cllr A Ash, Quern County Council (Chair)": the body is whom one is there for, not what one chairs. """
_CHOSEN = (
    rf"(?:,{_S}who|(?P<clause>,{_S}(?:the{_S})?(?:{_WORD_OF_BODY}{_S}){{1,5}}{_EMPLOYER},?|{_S}\([A-Z][^()\n]{{2,50}}\)))?{_S}(?:(?:be{_S}and{_S}is|is|be|was|were|been|being|(?:has|had){_S}(?:(?:recently|just|since|now|also){_S})?been"
    rf"|BE|WAS){_S}){CHOSEN}{_S}(?:as{_S}|to{_S}be{_S}|AS{_S})?"
    rf"(?:to{_S}the{_S}(?:office|position|role|post){_S}of{_S})?"
)
_SERVED = (
    rf",?{_S}(?:(?:who|has|had|have|would|will|is|was|be|been){_S}){{0,4}}(?:served|acted|acts|acting|continues?|continued|retired|retiring"
    rf"|resigned|resigning|worked|stood{_S}down|standing{_S}down|stepped{_S}down|stepping{_S}down|presiding|presided|spoke|speaking|attended"
    rf"|attending){_S}(?:from{_S}(?:his|her|their){_S}(?:role|position|post|office){_S})?(?:as|in{_S}(?:his|her|their){_S}(?:role|capacity){_S}as){_S}"
    rf"|{_S}introduced{_S}(?:himself|herself|themselves){_S}as{_S}"
    rf"|{_S}(?:joined|joining){_S}(?:(?:the|our){_S}[A-Za-z]+{_S})?as{_S}"
    rf"|,?{_S}(?:who{_S})?(?:is|was|became|remains|remained|(?:has|had){_S}been){_S}(?:(?:now|also|then){_S})?"
)
_CAPACITY = rf"(?:in{_S}(?:his|her|their){_S}(?:role|capacity){_S})?as{_S}"
_APPOSED = rf"[ ]?,{_S}(?:{_CAPACITY}|currently{_S}|formerly{_S}|acting{_S}as{_S})?"
_WELSH = rf"{_S}fel{_S}|{_S}yn{_S}(?:cael{_S}ei{_S}(?:h?ethol|ph?enodi|benodi){_S}(?:yn|fel){_S})?"
_MARKED = rf"(?:{_S}CC(?!\w))?(?:{_S}\((?!(?:Chair|Clerk|Mayor|Lead|Head)\))[A-Z][A-Za-z]{{1,4}}\))?"
""" "Ann Lunn (AL), Head of Roads", "Mr. J. Orr CC (Chairman)": initials, a party, or that one sits for the county. """
_OF_BODY = rf"{_S}(?:of|from|at|representing){_S}(?:the{_S})?{_WORD_OF_BODY}(?:{_S}{_WORD_OF_BODY}){{1,5}}"
_BEFORE = re.compile(
    rf"(?P<name>{names.TITLED}|(?<![\w’'-])(?:{names.BARE}|(?:DCC|ACC|AM|GM|SM|WM|CM)[^\S\n]{{1,3}}{names.PART})){_MARKED}"
    rf"(?P<tie>(?P<works>(?:(?:,|{_S}[–-]){_S}(?:the{_S})?(?:{_WORD_OF_BODY}{_S}){{1,5}}{_EMPLOYER}|{_OF_BODY})(?={_S}?\())?,?{_S}?[\[(]\x20?(?:[Ii]n{_S})?|(?P<chosen>{_CHOSEN})|(?P<served>{_SERVED})|{_WELSH}|(?:{_OF_BODY})?{_APPOSED}|{_S}?[–—-]{_S}?"
    rf"|{_S}as{_S}(?:(?:his|her|their){_S})?|(?P<colon>{_S}?:{_S})|(?P<slash>[ ]/[ ])"
    rf"|(?P<column>[^\S\n]{{0,3}}\t[^\S\n]{{0,9}}|[^\S\n]{{1,60}})){ARTICLE}$"
)
_REPLACED = re.compile(
    rf"(?:(?P<new>{names.TITLED}){_S}(?:(?:had|has|have|be|to|would|will|is|was){_S}){{0,3}})?"
    rf"(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:e|es|ing|en){_S}over{_S}from|took{_S}over{_S}from|(?:in{_S}place|instead){_S}of){_S}$"
)
""" "that Councillor Ash replace Councillor Elm as Chair": the first is to hold it, the second no longer. """
_SURNAME_ALONE = re.compile(rf"(?:[,;:]|\band|&){_S}(?P<name>{names.PART}){_S}?\({ARTICLE}$")
_OVER_SEVERAL = re.compile(r"\b(?:Councillors|Cllrs|COUNCILLORS|Members|Aldermen|Cynghorwyr)\b")
_ELECTED = re.compile(
    rf"\b(?:re-?)?(?:elected|appointed){_S}(?P<name>{names.TITLED}){_S}(?:to{_S}be{_S})?(?:the{_S})?$"
)
_CHAIRED = re.compile(rf"(?P<name>{names.TITLED}){_S}\(?in{_S}the{_S}$")
_NEXT = rf"(?P<next>(?=[\],).;:]|{_S}(?:[a-z(–-]|OBE|MBE|Tel\b|Telephone|E-?mail|Ext\b)|\s*$|\n))"
_AFTER = re.compile(
    rf"(?:{_S}\([A-Z]{{2,6}}\)(?={_S}))?(?:{_S}\((?:outgoing|incoming|retiring|acting|interim|elect)\)(?={_S}?[:–—-]))?"
    rf"(?P<tie>,?{_S}|{_S}?[\[(]|{_S}?[:–—-]{_S}|,{_S}(?:the{_S}|currently{_S})?)(?:(?P<titled>{names.TITLED})|(?P<bare>"
    rf"{names.BARE}){_NEXT})"
)
_NAMED = re.compile(
    rf"(?:(?<=PC|DI|gt|sp|pt)\.)?{_S}(?:\d{{2,6}}{_S})?(?!(?:She|He|They|His|Her|Their|Mae|Yr|A|It)\b)(?P<name>{names.TITLED}|{names.BARE}|{names.PART}(?<=[a-z]{{2}}))(?![’']s?\b)"
)
_TITLED_LINE = re.compile(rf"[ \t]{{0,9}}\n[ \t]{{0,9}}{names.TITLED}(?=[ \t]{{0,9}}(?:\n|\Z))")
""" "Deputy Mayor", and a line below "Councillor A Lunn"."""
_NAME_LINE = re.compile(rf"(?:\A|\n)[ \t]{{0,9}}{names.TITLED}[ \t]{{0,9}}$")
_RANK = re.compile(rf"{any_of(RANKS)}{_S}(?=[A-Z])")
_CIVIC = re.compile(rf"(?:{any_of(NAME_TITLES)}{_S})(?=[A-Z])")
""" "Depute Provost Ann Lee, Convener": the first office is no part of the name that holds the second."""
_BARE_ENTRY = re.compile(rf"[,;)]{_S}(?:and{_S})?(?:{names.TITLE}{_S}|[A-Z]\.?{_S}[A-Z])|{_S}and{_S}{names.TITLE}{_S}")
""" "Mr A Lunn Deputy Clerk, and Mrs B Osk": an entry of a list without a mark before its office."""
_LAST_WORDS = re.compile(r"[ \t\u00a0]*(?:[.?!:]\s|\n\s*\n|\Z)")
""" "Question from Councillor Orr to Councillor Bly, Leader": nobody speaks after it."""
_REACH = 110
_NEVER_DIRECT = ("lower", "plain", "plain-of", "held", "seat", "plural", "capitals")


def _titled(name: str) -> bool:
    return re.match(names.TITLED, name) is not None


def _one_line(text: str, start: int, end: int) -> int:
    """Start of a name without the end of the line before it, where lines are a list and not wrapped text."""
    broken = text.rfind("\n", start, end)
    if broken < 0:
        return start
    return start if not _short_line(text, broken) else re.compile(r"\s*").match(text, broken).end()  # type: ignore[union-attr]


def _own_line(text: str, start: int, end: int) -> int:
    """Start of a name that is whole on its line, where the line before ends with a body: "... Foundation Trust"."""
    broken = text.rfind("\n", start, end)
    if broken < 0 or _titled(text[start:end]) or (is_person(text[start:end]) and not _cried(text, start, broken, end)):
        return start
    begin = end - len(text[broken:end].lstrip())
    return begin if " " in text[begin:end] and is_person(text[begin:end]) else start


def _cried(text: str, start: int, broken: int, end: int) -> bool:
    """Whether the line before ends in capitals and the name is in small letters: "STAFF IN ATTENDANCE", "Ann Lee"."""
    return text[start:broken].isupper() and not text[broken:end].isupper() and broken - start > 1


def _short_line(text: str, end: int) -> bool:
    """Whether the line that ends here is one of a list rather than of wrapped text."""
    return text.find("\n", max(0, end - 55), end) >= 0 or end < 55


def _before(text: str, office: Office, floor: int, spent: int) -> Holder | None:
    at = max(floor, office.start - _REACH)
    match = _BEFORE.search(text, at, office.start)
    if not match or (match["colon"] and not _titled(match["name"])):
        return None
    if match.start("name") < spent and "(" not in match["tie"]:
        return None
    if ("\n" in match["tie"] or match["column"]) and text[office.end : office.end + 1] == ":":
        return None
    begin = _one_line(text, match.start("name"), match.end("name"))
    begin = _own_line(text, begin, match.end("name"))
    name = text[begin : match.end("name")]
    rank = _RANK.match(name) or (None if _titled(name) and not name.startswith("Lord") else _CIVIC.match(name))
    person = name[rank.end() :] if rank else name
    if not _titled(person) and not (is_person(person) and (rank or len(person.split()) > 1)):
        return None
    tie = match["tie"].strip()
    if rank is None and not _titled(name) and is_thing_to_do(text, office.end, tie):
        return None
    if tie == "," and is_listed(text, person, office, match.end("tie")):
        return None
    if tie.startswith(",") and not _LAST_WORDS.match(text, office.end) and fronted(text, match.end("name"), floor):
        return None
    wished = match["chosen"] and re.search(r"\b(?:be|BE)\s", match["chosen"])
    if (wished or tie in ("as", "fel", "yn")) and only_proposed(text, match.start("name"), floor, office.end):
        return None
    if tie == "as" and (other := _REPLACED.search(text, max(floor, begin - 90), begin)):
        new = other["new"]
        return Holder(plain(new), office.start, office.end) if new else None
    if match["chosen"] and (one_of_several(text, begin, floor) or is_doubtful(text, begin, match["clause"])):
        return None
    if match["chosen"] or match["served"]:
        return Holder(plain(person), office.start, office.end)
    end = office.end + (
        (tie[:1] in ("(", "[") or match["works"] is not None) and text[office.end : office.end + 1] in (")", "]")
    )
    if match["slash"] and not _in_column(text, begin, match["slash"]):
        return None
    if match["column"] is not None and not (
        _in_column(text, begin, match["column"]) or (_titled(name) and _BARE_ENTRY.match(text, office.end))
    ):
        return None
    if rank and tie == "," and office.kind == "presiding":
        return Holder(plain(person), office.start, end)  # "Provost Ann Lee, Convener": the name is the first office's
    return Holder(plain(person), begin + len(name) - len(person), end)


def _in_column(text: str, begin: int, gap: str) -> bool:
    """Whether a name with only space after it begins a line of a list."""
    before = text[text.rfind("\n", max(0, begin - 80), begin) + 1 : begin].strip(" \t•-*–")
    return before.endswith((":", ";")) or (not before and (len(gap) > 1 or in_list_line(text, begin)))


def _elected(text: str, office: Office, floor: int) -> Holder | None:
    """ "elected Councillor Orr Vice-Chair"."""
    match = _ELECTED.search(text, max(floor, office.start - _REACH), office.start)
    return Holder(plain(match["name"]), office.start, office.end) if match else None


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
    if office.role[:1].upper() + office.role[1:] not in NAME_TITLES:
        return None
    if limit == office.end and _TITLED_LINE.match(text, limit):
        limit += _REACH
    match = _NAMED.match(text, office.end, min(limit, office.end + _REACH))
    if not match or ("\n" in text[office.end : match.start("name")] and begins_with_name(text, office)):
        return None
    end = match.end("name")
    broken = text.find("\n", match.start("name"), end)
    if broken > 0 and _one_line(text, match.start("name"), end) != match.start("name"):
        end = broken
    name = text[match.start("name") : end].rstrip()
    absent = _titled(name) and is_absent(text, office.start)
    if absent or (not _titled(name) and not is_person(name)):
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
    if "\n" in match["tie"] and tie == "" and _short_line(text, text.find("\n", office.end)):
        return Holder(plain(name), office.start, end, end) if _line_above(text, office) else None
    if "\n" in match["tie"] and tie == "" and begins_with_name(text, office):
        return None
    if tie == "" and is_absent(text, office.start):
        return None
    if "\n" in match["tie"] and tie != ":" and match["bare"] and in_list_line(text, office.start):
        return None  # the name of the next entry
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


def _never_direct(office: Office) -> bool:
    """Whether a name without title right after an office is not its holder: "chair Ann Lee" may go on another way."""
    seat = office.kind == "held" and office.role[0].isupper() and " " in office.role
    return office.kind in _NEVER_DIRECT and not seat


def _name_end(text: str, start: int, end: int) -> int:
    """Where a name ends: at the end of its line in a list, where a wrapped text would carry it on."""
    broken = text.find("\n", start, end)
    return broken if broken > 0 and (_short_line(text, broken) or ends_list_line(text, start, end)) else end


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
        or _before(text, office, block_start, spent)
        or _in_list(text, office, block_start)
        or _elected(text, office, block_start)
        or of_two_offices(text, office, block_start, block_end)
        or labelled(text, office)
        or behind_body(text, office)
        or in_row(text, office)
        or _after(text, office, block_end, block_start)
        or announced(text, office)
        or welcomed(text, office, block_start)
        or subject(text, office, block_start)
        or pronoun(text, office, block_start)
        or declared(text, office, block_start)
    )
