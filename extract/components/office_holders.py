"""Who holds an office: the name that the text ties to it by its place, a comma, a bracket, or a verb of election."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.components import names
from extract.components.office_patterns import NAME_TITLES, RANKS, any_of, ends_list_line, in_list_line, is_person
from extract.components.office_sentences import fronted, one_of_several, only_proposed, sentence_start
from extract.components.offices import Office
from extract.text import words

_S = names.S
_ARTICLE = (
    rf"(?:(?:the|a|an|our|its|y|yr|Y|Yr){_S})?"
    rf"(?:(?:present|current|then|former|outgoing|retiring|newly[ -]elected){_S})?"
    rf"(?:(?:Council|Authority|Board|Trust|Committee|Group|Commissioner|Cabinet|Panel|Force|Fund|Partnership)[’']s{_S})?"
)
_VERB = (
    rf"(?:(?:duly|unanimously|hereby|also|then|formally|again){_S}){{0,2}}(?:re-?)?"
    r"(?:elected|appointed|confirmed|selected|co-opted|installed|made|declared|chosen|ELECTED|APPOINTED)"
)
_CHOSEN = (
    rf"{_S}(?:(?:be{_S}and{_S}is|is|be|was|were|been|being|has{_S}been|had{_S}been|BE|WAS){_S}){_VERB}{_S}(?:as{_S}|to{_S}be{_S}|AS{_S})?"
    rf"(?:to{_S}the{_S}(?:office|position|role|post){_S}of{_S})?"
)
_SERVED = (
    rf"{_S}(?:has{_S}|had{_S}|who{_S}(?:had{_S})?)?(?:served|acted|acts|acting|continues?|continued|retired|resigned|worked"
    rf"|stood{_S}down|stepped{_S}down|presiding|presided|spoke|speaking|attended|attending){_S}(?:as|in{_S}(?:his|her|their)"
    rf"{_S}(?:role|capacity){_S}as){_S}|,?{_S}(?:who{_S})?(?:is|was|became|remains|remained){_S}(?:(?:now|also|then){_S})?"
)
_CAPACITY = rf"(?:in{_S}(?:his|her|their){_S}(?:role|capacity){_S})?as{_S}"
_APPOSED = rf"[ ]?,{_S}(?:{_CAPACITY}|currently{_S}|formerly{_S}|acting{_S}as{_S})?"
_WELSH = rf"{_S}fel{_S}|{_S}yn{_S}(?:cael{_S}ei{_S}(?:h?ethol|ph?enodi|benodi){_S}(?:yn|fel){_S})?"
_WORD_OF_BODY = r"(?:[A-Z][\w’'&-]*|and|of|&)"
_OF_BODY = rf"{_S}(?:of|from|at|representing){_S}(?:the{_S})?{_WORD_OF_BODY}(?:{_S}{_WORD_OF_BODY}){{1,5}}"
_BEFORE = re.compile(
    rf"(?P<name>{names.TITLED}|(?<![\w’'-])(?:{names.BARE}|(?:DCC|ACC|AM|GM|SM|WM|CM)[^\S\n]{{1,3}}{names.PART}))"
    rf"(?P<tie>{_S}?[\[(](?:in{_S})?|(?P<chosen>{_CHOSEN})|(?P<served>{_SERVED})|{_WELSH}|(?:{_OF_BODY})?{_APPOSED}|{_S}?[–—-]{_S}"
    rf"|{_S}as{_S}|(?P<colon>{_S}?:{_S})|(?P<column>[^\S\n]{{0,3}}\t[^\S\n]{{0,9}}|[^\S\n]{{1,60}})){_ARTICLE}$"
)
_SURNAME_ALONE = re.compile(rf"(?:[,;:]|\band|&){_S}(?P<name>{names.PART}){_S}?\({_ARTICLE}$")
_OVER_SEVERAL = re.compile(r"\b(?:Councillors|Cllrs|COUNCILLORS|Members|Aldermen|Cynghorwyr)\b")
_ELECTED = re.compile(
    rf"\b(?:re-?)?(?:elected|appointed){_S}(?P<name>{names.TITLED}){_S}(?:to{_S}be{_S})?(?:the{_S})?$"
)
_CHAIRED = re.compile(rf"(?P<name>{names.TITLED}){_S}\(?in{_S}the{_S}$")
_NEXT = rf"(?P<next>(?=[\],).;:]|{_S}(?:[a-z(–-]|OBE|MBE)|\s*$|\n))"
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
_PLURAL = re.compile(
    rf"^(?:(?:County|Town|Parish|Borough|City|District|Community){_S})?(?:Councillors|Cllrs\.?|COUNCILLORS|CLLRS|Aldermen){_S}"
)
_SUBJECT = re.compile(
    rf"(?:(?:[A-Z]{{2,5}}/?\d{{1,4}}|\(?\w{{1,4}}[.)]){_S})?(?:[Tt]hat{_S}|During[^.,]{{0,60}},{_S})?(?!Councillors|Cllrs)"
    rf"(?P<name>{names.TITLED}),?{_S}(?!and\b)(?=[a-z]{{2}})"
)
_ELECTION_OF = re.compile(
    rf"\b(?:[Ee]lection|[Aa]ppointment|[Ee]lect|[Aa]ppoint|ELECTION|APPOINTMENT){_S}(?:of{_S})?{_ARTICLE}$"
)
_WAS_CHOSEN = re.compile(
    rf"(?:{_S}(?:for|of)\b[^.\n]{{0,60}})?[.:–-]?\s{{1,4}}(?:(?:Minutes|Decision|Resolved|RESOLVED)\s?:?\s{{0,4}})?(?:(?:That|that)\s)?"
    rf"(?P<name>{names.TITLED}){_S}(?:was|be|is){_S}{_VERB}\b(?!{_S}(?:as|to)\b)"
)
_ROLE_OF_SUBJECT = re.compile(
    rf"\b(?:served|appointed|elected|acted|became|made|was|is|as|declared){_S}(?:(?:as|to{_S}be){_S})?{_ARTICLE}$"
)
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\s(?:had\s|has\s|also\s){0,2}(?:was|served|became|acted|is)\b")
_AND_WAS = re.compile(r"\b(?:[Hh]e|[Ss]he)\s[^.]{0,200}\sand\s(?:was|served|became)\b")
_TITLED = re.compile(rf"(?<!\w){names.TITLED}")
_REACH = 110
_NEVER_DIRECT = ("lower", "plain", "plain-of", "held", "seat", "plural", "capitals")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person and the span of name and office; `spent` is the end of a name that stands after the office."""

    person: str | None
    start: int
    end: int
    spent: int = 0


def _titled(name: str) -> bool:
    return re.match(names.TITLED, name) is not None


def _one_line(text: str, start: int, end: int) -> int:
    """Start of a name without the end of the line before it, where lines are a list and not wrapped text."""
    broken = text.rfind("\n", start, end)
    if broken < 0:
        return start
    return start if not _short_line(text, broken) else re.compile(r"\s*").match(text, broken).end()  # type: ignore[union-attr]


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
    begin = _one_line(text, match.start("name"), match.end("name"))
    name = text[begin : match.end("name")]
    rank = _RANK.match(name) or (None if _titled(name) and not name.startswith("Lord") else _CIVIC.match(name))
    person = name[rank.end() :] if rank else name
    if not _titled(person) and not (is_person(person) and (rank or len(person.split()) > 1)):
        return None
    tie = match["tie"].strip()
    if tie.startswith(",") and fronted(text, match.end("name"), floor):
        return None
    wished = match["chosen"] and re.search(r"\b(?:be|BE)\s", match["chosen"])
    if (wished or tie in ("as", "fel", "yn")) and only_proposed(text, match.start("name"), floor, office.end):
        return None
    if match["chosen"] and one_of_several(text, begin, floor):
        return None
    if match["chosen"] or match["served"]:
        return Holder(_plain(person), office.start, office.end)
    end = office.end + (tie[:1] in ("(", "[") and text[office.end : office.end + 1] in (")", "]"))
    if match["column"] is not None and not _in_column(text, begin, match["column"]):
        return None
    if rank and tie == "," and office.kind == "presiding":
        return Holder(_plain(person), office.start, end)  # "Provost Ann Lee, Convener": the name is the first office's
    return Holder(_plain(person), begin + len(name) - len(person), end)


def _in_column(text: str, begin: int, gap: str) -> bool:
    """Whether a name with only space after it begins a line of a list."""
    before = text[text.rfind("\n", max(0, begin - 80), begin) + 1 : begin].strip(" \t•-*–")
    return before.endswith(":") or (not before and (len(gap) > 1 or in_list_line(text, begin)))


def _elected(text: str, office: Office, floor: int) -> Holder | None:
    """ "elected Councillor Orr Vice-Chair"."""
    match = _ELECTED.search(text, max(floor, office.start - _REACH), office.start)
    return Holder(_plain(match["name"]), office.start, office.end) if match else None


def _plain(person: str) -> str:
    return words(_PLURAL.sub("", person))


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
    if office.role not in NAME_TITLES:
        return None
    if limit == office.end and _TITLED_LINE.match(text, limit):
        limit += _REACH
    match = _NAMED.match(text, office.end, min(limit, office.end + _REACH))
    if not match:
        return None
    end = match.end("name")
    broken = text.find("\n", match.start("name"), end)
    if broken > 0 and _one_line(text, match.start("name"), end) != match.start("name"):
        end = broken
    name = text[match.start("name") : end].rstrip()
    if not _titled(name) and not is_person(name):
        return None
    return Holder(_plain(name), office.start, match.start("name") + len(name))


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
        return Holder(_plain(name), office.start, end, end) if _line_above(text, office) else None
    rank = _RANK.match(name)
    name = name[rank.end() if rank else 0 :]
    if tie in ("(", "["):
        if text[end : end + 1] not in (")", "]"):
            return None
        return Holder(_plain(name), office.start, end + 1, end)
    if tie == "," and _listed(text, match, office, floor):
        return None
    return Holder(_plain(name), office.start, end, end)


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
    return text[match.end() : match.end() + 1] != "," and fronted(text, office.end, floor)


def _announced(text: str, office: Office) -> Holder | None:
    """ "Election of Chair. Cllr Bly was duly elected": a heading names the office, the next words who was chosen."""
    if not _ELECTION_OF.search(text, max(0, office.start - 40), office.start):
        return None
    match = _WAS_CHOSEN.match(text, office.end, office.end + 200)
    return Holder(_plain(match["name"]), office.start, match.end("name"), match.end("name")) if match else None


def _subject(text: str, office: Office, floor: int) -> Holder | None:
    """ "Mr Orr had been a member and served as Convener": the subject of the sentence, the only person in it."""
    begin = sentence_start(text, office.start, floor)
    match = _SUBJECT.match(text, begin, office.start)
    if not match or not _ROLE_OF_SUBJECT.search(text, max(begin, office.start - 40), office.start):
        return None
    between = text[match.end("name") : office.start]
    if re.search(r"\bbe\s", between) and only_proposed(text, match.start("name"), floor, office.end):
        return None
    if re.search(rf"{names.TITLED}|\b(?:by|that|who|whom|which)\b", between):
        return None
    return Holder(_plain(match["name"]), office.start, office.end)


def _pronoun(text: str, office: Office, floor: int) -> Holder | None:
    """ "He was made an Honorary Alderman": the only person whom the paragraph names before."""
    begin = sentence_start(text, office.start, floor)
    if not _ROLE_OF_SUBJECT.search(text, max(begin, office.start - 40), office.start):
        return None
    if not _HE_OR_SHE.search(text, begin, office.start) and not _AND_WAS.search(text, begin, office.start):
        return None
    people = [match.group() for match in _TITLED.finditer(text, max(floor, office.start - 900), office.start)]
    if len({names.surname(person) for person in people}) != 1:
        return None
    return Holder(_plain(people[0]), office.start, office.end)


def holder(text: str, office: Office, block_start: int, block_end: int, spent: int) -> Holder | None:
    """The person a text ties to an office, None when it ties nobody. A name before `spent` is another office's."""
    chaired = (
        _CHAIRED.search(text, max(block_start, office.start - _REACH), office.start) if office.role == "Chair" else None
    )
    if chaired:
        closed = text[office.end : office.end + 1] == ")"
        return Holder(_plain(chaired["name"]), chaired.start(), office.end + closed)
    return (
        _as_title(text, office, block_end)
        or _before(text, office, block_start, spent)
        or _in_list(text, office, block_start)
        or _elected(text, office, block_start)
        or _after(text, office, block_end, block_start)
        or _announced(text, office)
        or _subject(text, office, block_start)
        or _pronoun(text, office, block_start)
    )
