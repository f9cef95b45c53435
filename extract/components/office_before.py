"""The name before an office, with what ties the two: "Ann Lee, Head of Roads", "Councillor Orr was elected Chair"."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_doubts import (
    is_doubtful,
    is_firm,
    is_label,
    is_listed,
    is_of_next,
    is_recommended,
    is_thing_to_do,
)
from extract.components.office_holding import ARTICLE, CHOSEN, Holder, plain
from extract.components.office_layouts import is_titled, one_line, then_other
from extract.components.office_patterns import KIND, NAME_TITLES, RANKS, SERVICES, any_of, in_list_line, is_person
from extract.components.office_record import Office
from extract.components.office_sentences import fronted, one_of_several, only_proposed

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
    rf"(?P<name>{names.TITLED}|(?<![\w’'-])(?:{names.BARE}|(?:DCC|ACC|AM|GM|SM|WM|CM|PC|PS|DI|DS|DC|DCI|CI)[^\S\n]{{1,3}}{names.PART})){_MARKED}"
    rf"(?P<tie>(?P<works>(?:(?:,|{_S}[–-]){_S}(?:the{_S})?(?:{_WORD_OF_BODY}{_S}){{1,5}}{_EMPLOYER}|{_OF_BODY})(?={_S}?\())?,?{_S}?[\[(]\x20?(?:[A-Z]{{2,4}},{_S})?(?:[Ii]n{_S})?|(?P<chosen>{_CHOSEN})|(?P<served>{_SERVED})|(?P<be>{_S}be{_S})|{_WELSH}|(?:{_OF_BODY})?{_APPOSED}|{_S}?[–—-]{_S}?"
    rf"|{_S}as{_S}(?:(?:his|her|their){_S})?|(?P<colon>{_S}?:{_S})|(?P<slash>[ ]/[ ])"
    rf"|(?P<column>[^\S\n]{{0,3}}\t[^\S\n]{{0,9}}|[^\S\n]{{1,60}})){ARTICLE}$"
)
_REPLACED = re.compile(
    rf"(?:(?P<new>{names.TITLED}){_S}(?:(?:had|has|have|be|to|would|will|is|was){_S}){{0,3}})?"
    rf"(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:e|es|ing|en){_S}over{_S}from|took{_S}over{_S}from|(?:in{_S}place|instead){_S}of){_S}$"
)
""" "that Councillor Ash replace Councillor Elm as Chair": the first is to hold it, the second no longer. """
_RANK = re.compile(rf"{any_of(RANKS)}{_S}(?=[A-Z])")
_CIVIC = re.compile(rf"(?:{any_of(NAME_TITLES)}{_S})(?=[A-Z])")
""" "Depute Provost Ann Lee, Convener": the first office is no part of the name that holds the second."""
_BARE_ENTRY = re.compile(rf"[,;)]{_S}(?:and{_S})?(?:{names.TITLE}{_S}|[A-Z]\.?{_S}[A-Z])|{_S}and{_S}{names.TITLE}{_S}")
""" "Mr A Lunn Deputy Clerk, and Mrs B Osk": an entry of a list without a mark before its office."""
_LAST_WORDS = re.compile(r"[ \t\u00a0]*(?:[.?!:]\s|\n\s*\n|\Z)")
""" "Question from Councillor Orr to Councillor Bly, Leader": nobody speaks after it."""
_SECOND = re.compile(rf"\b(?:and|&){_S}(?P<name>[A-Z][\w’'-]+{_S}[A-Z][\w’'-]+),{_S}$")
""" "Ann Lee of Tarn Water and Bo Orr, ": the second stands before the office. """
_IS_LABEL = re.compile(r"[ \t]{0,9}/[ \t]{0,3}[^\W\d_][^:\n]{2,24}:")
""" "Ann Lee IS-GADEIRYDD/ VICE-CHAIR: Bo Orr": the label of the next. """
_ABSENT = re.compile(rf"\babsence{_S}of{_S}(?:the{_S})?$")
""" "In the absence of Councillor Orr, the Chair, Councillor Osk presided". """
_HEAD = re.compile(rf"{any_of(head for head in KIND if head[0].isupper())}{_S}")
_WORD = re.compile(r"\S+")
_AGREED = re.compile(
    rf"\b(?:RESOLVED|[Rr]esolved|AGREED|[Aa]greed)\b(?:{_S}(?:unanimously|nem{_S}con))?[\s:–—-]{{1,5}}[Tt]hat{_S}$"
    rf"|;{_S}(?:and{_S})?that{_S}$"
)
""" "agreed that Councillor Orr be Chair"; a wish without the words. """
_WISHED = re.compile(r"\b(?:be|BE)\s")
_REACH = 110


def before(text: str, office: Office, floor: int, spent: int) -> Holder | None:
    """The person whose name stands before an office; a name that begins before `spent` is another office's."""
    match = _nearest(text, office, floor)
    if not match or (match.start("name") < spent and "(" not in match["tie"]):
        return None
    begin = _own_line(text, one_line(text, match.start("name"), match.end("name")), match.end("name"))
    begin += _behind_service(text[begin : match.end("name")])
    name = text[begin : match.end("name")]
    rank = _RANK.match(name) or (None if is_titled(name) and not name.startswith("Lord") else _CIVIC.match(name))
    person = name[rank.end() :] if rank else name
    if not is_titled(person) and not (is_person(person) and (rank or len(person.split()) > 1)):
        return None
    if not is_titled(person) and _HEAD.match(person):
        return None  # "Vice-Chair Ann Lee, Clerk": whose the second office is nobody can say
    if _is_other(text, office, match, floor) or _is_wish(text, office, match, floor):
        return None
    bare = rank is None and not is_titled(name)
    if bare and (is_thing_to_do(text, office.end, match["tie"].strip()) or is_firm(text, begin, match["tie"])):
        return None
    if match["tie"].strip() == "," and is_listed(text, person, office, match.end("tie")):
        return None
    replaced = _REPLACED.search(text, max(floor, begin - 90), begin) if match["tie"].strip() == "as" else None
    if replaced:
        return Holder(plain(replaced["new"]), office.start, office.end) if replaced["new"] else None
    if match["chosen"] and (one_of_several(text, begin, floor) or is_doubtful(text, begin, match["clause"])):
        return None
    if match["be"] and (
        _AGREED.search(text, max(floor, begin - 60), begin) is None or one_of_several(text, begin, floor)
    ):
        return None
    if not _is_placed(text, office, match, begin):
        return None
    return Holder(plain(person), *_span(text, office, match, begin + len(name) - len(person), rank is not None))


def _behind_service(name: str) -> int:
    """Length of the words of a service that end the entry before: "Corporate Services Tony Orr", in a list run on."""
    parts = [*_WORD.finditer(name)]
    for count in (2, 3):
        if len(parts) > count and parts[-count - 1].group() in SERVICES and is_person(name[parts[-count].start() :]):
            return parts[-count].start()
    return 0


def _nearest(text: str, office: Office, floor: int) -> re.Match[str] | None:
    """The name before an office with its tie; the second of two where the first is only there for a body."""
    match = _BEFORE.search(text, max(floor, office.start - _REACH), office.start)
    second = _SECOND.search(match["tie"]) if match else None
    if match and second and is_person(second["name"]):
        return _BEFORE.search(text, match.start("tie") + second.start("name"), office.start)
    return match


def _own_line(text: str, start: int, end: int) -> int:
    """Start of a name that is whole on its line, where the line before ends with a body: "... Foundation Trust"."""
    broken = text.rfind("\n", start, end)
    whole = is_titled(text[start:end]) or (is_person(text[start:end]) and not _cried(text, start, broken, end))
    if broken < 0 or whole:
        return start
    begin = end - len(text[broken:end].lstrip())
    return begin if " " in text[begin:end] and is_person(text[begin:end]) else start


def _cried(text: str, start: int, broken: int, end: int) -> bool:
    """Whether the line before ends in capitals and the name is in small letters: "STAFF IN ATTENDANCE", "Ann Lee"."""
    return text[start:broken].isupper() and not text[broken:end].isupper() and broken - start > 1


def _is_other(text: str, office: Office, match: re.Match[str], floor: int) -> bool:
    """Whether the office is of somebody else by what stands behind it, or before the name."""
    tie = match["tie"]
    if match["colon"] and not is_titled(match["name"]):
        return True
    if ("\n" in tie or match["column"]) and text[office.end : office.end + 1] == ":":
        return True
    if match["column"] and _IS_LABEL.match(text, office.end):
        return True
    if tie.strip() == "," and (is_label(text, office.end) or is_of_next(text, match["name"], office.end)):
        return True
    spoken = tie.strip().startswith(",") and not _LAST_WORDS.match(text, office.end)
    if not spoken or not fronted(text, match.end("name"), floor) or then_other(text, office.end):
        return False
    if office.kind != "presiding":
        return True
    said = text[match.end("tie") : office.start].startswith("the")  # "In the absence of Councillor Orr, Chair, ..."
    return said and not (text[office.end : office.end + 1] == "," and _ABSENT.search(text, floor, match.start("name")))


def _is_wish(text: str, office: Office, match: re.Match[str], floor: int) -> bool:
    """Whether somebody is only proposed for the office."""
    wished = match["chosen"] and _WISHED.search(match["chosen"])
    tie = match["tie"].strip()
    if tie in ("-", "–", "—", "|") and is_recommended(text, office.start):
        return True
    proposes = bool(wished) or tie in ("as", "fel", "yn")
    return proposes and only_proposed(text, match.start("name"), floor, office.end)


def _is_placed(text: str, office: Office, match: re.Match[str], begin: int) -> bool:
    """Whether a name without a mark behind it, or with a stroke, stands where a list has names."""
    if match["slash"]:
        return _in_column(text, begin, match["slash"])
    if match["column"] is None or _in_column(text, begin, match["column"]):
        return True
    return is_titled(match["name"]) and _BARE_ENTRY.match(text, office.end) is not None


def _in_column(text: str, begin: int, gap: str) -> bool:
    """Whether a name with only space after it begins a line of a list."""
    line = text[text.rfind("\n", max(0, begin - 80), begin) + 1 : begin].strip(" \t•-*–")
    return line.endswith((":", ";")) or (not line and (len(gap) > 1 or in_list_line(text, begin)))


def _span(text: str, office: Office, match: re.Match[str], begin: int, ranked: bool) -> tuple[int, int]:
    """Start and end of the words that name person and office; the office alone where a verb parts them."""
    tie = match["tie"].strip()
    if match["chosen"] or match["served"] or match["be"]:
        return office.start, office.end
    bracketed = tie[-1:] in ("(", "[") or match["works"] is not None
    end = office.end + (bracketed and text[office.end : office.end + 1] in (")", "]"))
    if ranked and tie == "," and office.kind == "presiding":
        return office.start, end  # "Provost Ann Lee, Convener": the name is the first office's
    return begin, end
