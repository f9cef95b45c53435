"""An office of the sentence's subject: elected under a heading, told of "he" or "she", given in a declaration."""

from __future__ import annotations

import re

from extract.components import names
from extract.components.office_holding import ARTICLE, CHOSEN, Holder, plain
from extract.components.office_record import Office
from extract.components.office_sentences import only_proposed, sentence_start

_S = names.S
_SUBJECT = re.compile(
    rf"(?:(?:[A-Z]{{2,5}}/?\d{{1,4}}|\(?\w{{1,4}}[.)]){_S})?(?:(?:It{_S}was{_S}(?:also{_S}|then{_S})?(?:agreed|resolved|confirmed"
    rf"|noted|announced|reported|AGREED|RESOLVED){_S})?[Tt]hat{_S}|During[^.,]{{0,60}},{_S}"
    rf"|(?:With|By|In|At|Having)\b[^.,]{{0,60}}?(?<!\bof)(?<!\bfrom)(?<!\bby)(?<!\bwith)(?<!\bto)(?<!\bfor),?{_S})?(?!Councillors|Cllrs)"
    rf"(?P<name>{names.TITLED}),?{_S}(?!and\b)(?=[a-z]{{2}})"
)
_ELECTION_OF = re.compile(
    rf"\b(?:[Ee]lection|[Aa]ppointment|[Ee]lect|[Aa]ppoint|ELECTION|APPOINTMENT){_S}(?:(?:of|OF){_S})?{ARTICLE}$"
)
WAS_CHOSEN = re.compile(
    rf"(?:{_S}(?:for|of|FOR)\b[^.\n]{{0,60}}|{_S}\d{{4}}\s?[/-]\s?\d{{2,4}})?[.:–-]?\s{{1,6}}"
    rf"(?:(?:Minutes|Decision|Resolved|RESOLVED|AGREED|Agreed)\s?[:–-]?\s{{0,6}}){{0,2}}(?:(?:That|that|THAT)\s)?"
    rf"(?P<name>{names.TITLED}){_S}(?:was|be|is){_S}{CHOSEN}\b(?!{_S}(?:as\b|to\b|[A-Z]))"
)
_NOMINATIONS_FOR = re.compile(
    rf"\b[Nn]ominations?{_S}(?:(?:were|was|had{_S}been){_S}(?:sought|invited|requested|received|called{_S}for){_S})?(?:for|to)"
    rf"{_S}(?:the{_S})?(?:(?:position|office|role|post|election|appointment){_S}of{_S})?{ARTICLE}$"
)
_ELECTED_THEN = re.compile(
    rf"(?<!\w)(?P<name>{names.TITLED}){_S}(?:was|is|be){_S}(?:therefore{_S})?{CHOSEN}(?=[.;]|{_S}(?:unopposed|unanimously|by|for{_S}the)\b)"
)
_OTHER_OFFICE = re.compile(r"\b(?:Vice|Deputy|Depute|vice|deputy)\b|\n\s*\d{1,3}[.)]?\s")
""" "was elected" without the office: where it follows, the sentence says who holds it."""
_TAKEN = (
    rf"(?:accept(?:ed|s)|took|assumed|takes){_S}(?:(?:on|up){_S})?(?:the{_S})?(?:office|position|role|post|appointment)"
    rf"{_S}(?:of|as){_S}|agreed{_S}to{_S}(?:be|become|remain|take{_S}(?:on{_S})?the{_S}(?:position|role){_S}of){_S}"
)
""" "accepted the office of Chairman", "agreed to be Vice-Chair". """
_UNSURE = re.compile(rf"{_S}(?:if|should|unless|when|once|subject)\b")
""" "would be Chair if nobody else came forward". """
_ROLE_OF_SUBJECT = re.compile(
    rf"\b(?:(?:served|appointed|elected|acted|became|made|was|is|as|declared|(?:would|will){_S}(?:be|become|remain)){_S}"
    rf"(?:(?:as|to{_S}be){_S})?|{_TAKEN}){ARTICLE}$"
)
_WISHED = re.compile(
    r"\b(?:nominated|proposed|considered|considering|hoped|wished|wanted|offered|standing(?!\sdown)|applied|declined|refused|interested)\b"
)
""" "had considered standing as Mayor": what somebody may have wished to be. """
_FROM = re.compile(rf"{_S}(?:from|after|next|once|when){_S}")
_HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\s(?:had\s|has\s|also\s){0,2}(?:was|served|became|acted|is)\b")
_AND_WAS = re.compile(r"\b(?:[Hh]e|[Ss]he)\s[^.]{0,200}\sand\s(?:was|served|became)\b")
_TITLED = re.compile(rf"(?<!\w){names.TITLED}")
_DECLARER = re.compile(
    rf"(?P<name>{names.TITLED}),?{_S}(?:(?:also|then|again|further|had|has){_S}){{0,2}}"
    r"(?:declared|disclosed|advised|stated|notified|registered|declares)\b"
)
_AS_WHAT = re.compile(
    rf"(?:\b(?:as|being){_S}|\b(?:as|because|since|that){_S}(?:he|she){_S}(?:is|was|serves{_S}as|acts{_S}as|acted{_S}as){_S})"
    rf"{ARTICLE}$|\({ARTICLE}$"
)
_OF_ANOTHER = re.compile(
    r"(?:(?!\s(?:and|but)\s)[^.,;\n]){0,60}?\s(?:was|is|were|had|has|would|lived|lives|owned|owns|knew|worked|attended)\b"
)
""" "as the Chairman of the Trust was a friend": the office is another's."""
_KIN = (
    r"husband|wife|spouse|partner|sons?|daughter|brother|sister|father|mother|parents?|child|relatives?|famil\w+|friends?"
    r"|employer|clients?|colleague|neighbour|niece|nephew|cousin|uncle|aunt|in-law"
)
_OF_KIN = re.compile(rf"\b(?:his|her|their|whose|a)\s(?:\w+\s)?(?:{_KIN})\b")
_OF_OTHERS = re.compile(rf"\b(?:{_KIN}|not|applicant|whose|who)\b")
_INTEREST = re.compile(r"\b[Ii]nterests?\b")
_FAR = 500
"""Longest declaration before its office, in characters."""


def announced(text: str, office: Office) -> Holder | None:
    """ "Election of Chair. Cllr Bly was duly elected": a heading names the office, the next words who was chosen."""
    if not _ELECTION_OF.search(text, max(0, office.start - 40), office.start):
        return _nominated(text, office)
    match = WAS_CHOSEN.match(text, office.end, office.end + 200)
    return Holder(plain(match["name"]), office.start, match.end("name"), match.end("name")) if match else None


def _nominated(text: str, office: Office) -> Holder | None:
    """ "Nominations were invited for Chair. ... Councillor Bly was elected": the first who is told to be chosen."""
    if not _NOMINATIONS_FOR.search(text, max(0, office.start - 90), office.start):
        return None
    chosen = _ELECTED_THEN.search(text, office.end, office.end + 500)
    if not chosen or _OTHER_OFFICE.search(text, office.end, chosen.start()):
        return None
    return Holder(plain(chosen["name"]), office.start, office.end)


def subject(text: str, office: Office, floor: int) -> Holder | None:
    """ "Mr Orr had been a member and served as Convener": the subject of the sentence, the only person in it."""
    begin = sentence_start(text, office.start, floor)
    match = _SUBJECT.match(text, begin, office.start)
    if not match or not _ROLE_OF_SUBJECT.search(text, max(begin, office.start - 40), office.start):
        return None
    between = text[match.end("name") : office.start]
    if _WISHED.search(between) or (re.search(r"\b(?:will|would)\b", between) and _FROM.match(text, office.end)):
        return None
    if re.search(r"\b(?:would|will)\b", between) and _UNSURE.match(text, office.end, office.end + 40):
        return None
    if re.search(r"\bbe\s", between) and only_proposed(text, match.start("name"), floor, office.end):
        return None
    as_what = text[max(0, office.start - 30) : office.start].split()[-3:]
    if "as" in as_what and _OF_ANOTHER.match(text, office.end, office.end + 90):
        return None
    if _OF_KIN.search(between) or re.search(rf"{names.TITLED}|\b(?:by|that|who|whom|which)\b", between):
        return None
    return Holder(plain(match["name"]), office.start, office.end)


def pronoun(text: str, office: Office, floor: int) -> Holder | None:
    """ "He was made an Honorary Alderman": the only person whom the paragraph names before."""
    begin = sentence_start(text, office.start, floor)
    if not _ROLE_OF_SUBJECT.search(text, max(begin, office.start - 40), office.start):
        return None
    if not _HE_OR_SHE.search(text, begin, office.start) and not _AND_WAS.search(text, begin, office.start):
        return None
    people = [match.group() for match in _TITLED.finditer(text, max(floor, office.start - 900), office.start)]
    if len({names.surname(person) for person in people}) != 1:
        return None
    return Holder(plain(people[0]), office.start, office.end)


def declared(text: str, office: Office, floor: int) -> Holder | None:
    """ "Councillor Orr declared an interest in item 4 as a governor of Tarn School": the office of who declares."""
    if not _AS_WHAT.search(text, max(floor, office.start - 50), office.start):
        return None
    found = [*_DECLARER.finditer(text, max(floor, office.start - _FAR), office.start)]
    if not found or re.search(r"(?:\band|&|,)\s+$", text[max(floor, found[-1].start() - 6) : found[-1].start()]):
        return None
    between = text[found[-1].end("name") : office.start]
    if (
        _OF_ANOTHER.match(text, office.end, office.end + 90)
        or not _INTEREST.search(between)
        or _OF_OTHERS.search(between)
        or _TITLED.search(between)
    ):
        return None
    return None if re.search(r"\n\s*\n", between) else Holder(plain(found[-1]["name"]), office.start, office.end)
