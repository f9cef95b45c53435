"""Who sent apologies and who stood in for whom, as sentences tell it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components.apologies import FOR_ABSENT, S, Told, find_apologies
from extract.components.attendance_lists import each_standing_in, end_of, sure
from extract.components.listed_names import Listed, read_names
from extract.components.name_words import OFFICE, PLURAL, TITLE, WORD
from extract.components.office_patterns import is_person
from extract.text import Sentence, words

_PLAIN_FOR = re.compile(rf"{S}for{S}(?={TITLE}{S}[A-Z])")
""" "Ann Lee substituted for Councillor Ash and Bo Orr for Councillor Elm"."""
_SENT = re.compile(
    rf",?{S}(?:who{S})?(?:(?:was|were){S}(?:unable|not{S}able){S}to{S}(?:attend|be{S}(?:present|there))[^.;]{{0,40}}?{S}and{S})?(?:each{S}|both{S}|all{S})?(?:had{S}|have{S}|has{S})?(?:also{S})?(?:sent|submitted|tendered"
    rf"|gave|given|offered"
    rf"|conveyed|intimated|presented|forwarded){S}(?:in{S})?(?:his|her|their|an|apologies|apology)\b"
    rf"(?P<rest>[^.;\n]{{0,60}})",
    re.IGNORECASE,
)
_APOLOGISED = re.compile(
    rf",?{S}(?:had{S}|have{S}|has{S})?(?:also{S}|each{S}|both{S})?apologi[sz]ed{S}for{S}(?:(?:his|her|their){S}(?:inability{S}to{S}attend"
    rf"|absence|non-attendance)|(?:being{S}unable|not{S}being{S}able){S}to{S}attend)\b",
    re.IGNORECASE,
)
""" "Councillors Ash and Elm apologised for their inability to attend"."""
_ALSO_APOLOGISED = re.compile(
    rf",?{S}(?:had|have|has){S}(?:also|both|each){S}apologi[sz]ed(?=\s*(?:[.;]|\Z))", re.IGNORECASE
)
""" "District Councillor Ash had also apologised." """
_OFFICE_BETWEEN = re.compile(
    rf",{S}(?:the{S})?[A-Z][^.;()\n]{{2,90}}?(?:,|(?:Council|Authority|Trust|Board|Officer|Director|Manager|Member|Clerk|Governor))(?=(?:{S}(?:had|has|have|also|too)){{0,2}}{S}(?:sent|given|gave|submitted|tendered|apologi[sz]ed)\b)"
)
""" "Mr Elm, Independent Member, had also sent his apologies". """
_OFFICER_SENT = re.compile(
    rf"(?P<name>{WORD}{S}{WORD}),{S}(?:the{S})?[A-Z][^.;()\n]{{2,90}}?,?{S}(?:(?:had|has|also|too){S}){{0,2}}(?:sent|gave|given|submitted"
    rf"|tendered){S}(?:his|her|their|an){S}apolog(?:y|ies)\b(?!{S}(?:for{S}(?:late|leaving)|from|on{S}behalf))"
)
""" "Ann Lee, Head of Roads, had sent her apologies": no list of names. """
_SENT_OWN = re.compile(
    rf",?{S}(?:had{S}|have{S}|has{S})?(?:also{S}|too{S})?(?:sent|submitted|tendered|given|gave|offered){S}"
    r"(?:his|hers|theirs)\b",
    re.IGNORECASE,
)
""" "Councillor Elm had also sent hers", right after apologies."""
_FOR_WHOM = re.compile(
    rf"\s{{0,3}}(?:\([^()]{{1,80}}\))?(?:{S}(?:due|owing|because)\b[^,.;()]{{2,40}})?,?{S}for{S}whom{S}(?=(?:{PLURAL}|{TITLE}|[A-Z]))"
)
_WAS_SUBSTITUTE = re.compile(
    rf",?{S}(?:was{S}|were{S}|is{S}|had{S}|had{S}been{S})?(?:substitut(?:e|ed|ing)|deputi[sz](?:ed|ing)"
    rf"|standing{S}in|stood{S}in|attended|attending|sat|deputy)\b",
    re.IGNORECASE,
)
_DASHED = re.compile(
    rf"{S}?[-–—:]{S}[Aa]pologies(?:{S}(?:were{S})?(?:accepted|received|noted|given|sent|approved))\s*(?:[.;,\n]|\Z)"
)
""" "Cllrs Ash and Elm – apologies accepted"."""
_OF_OTHERS = re.compile(rf"{S}(?:from|on{S}behalf{S}of|for{S}(?={PLURAL}|{TITLE}))")
""" "Councillor Ash conveyed apologies from Councillor Elm"."""
_AND_BY = re.compile(
    rf"{S}and{S}(?:was|were|had{S}been){S}(?:substituted|represented|replaced){S}(?:(?:for|at){S}(?:this|the){S}meeting{S})?by{S}(?=[^\W\d_])"
)
_LATE = re.compile(
    r"\b(?:late\w*|arriv\w+|leav\w+|early|delay\w*|for\s(?:the\s(?:first|last|beginning|start)|part\sof)|until)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    rf"(?:,|{S}?[-–—])?{S}(?:\(?(?:who{S})?(?:(?:was|were|is|are|had|been|be|would|to|nominated|appointed|asked|also|attended|attending|attend|act|acted|acting|present|sat"
    rf"|in{S}attendance"
    rf"|virtually|remotely|online|there){S}){{0,5}}(?:the{S}meeting{S})?)"
    rf"(?:(?:as{S})?(?:a{S}|the{S}|named{S}|nominated{S}|appointed{S}|official{S}){{0,2}}(?:substitut(?:e"
    rf"|es|ed|ing)"
    rf"|deputi[sz](?:ed|ing)|deputy|deputies|sub|subbed|stood{S}in|standing{S}in)(?:{S}members?)?{S}"
    rf"(?:for|on{S}behalf{S}of|in{S}place{S}of|to)"
    rf"|(?:attended|attending|attends|present|in{S}attendance){S}(?:(?:at{S})?the{S}meeting{S})?(?:for|on{S}behalf{S}of"
    rf"|in{S}place{S}of)(?={S}(?:{PLURAL}|{TITLE}))"
    rf"|took{S}the{S}place{S}of(?={S}(?:{PLURAL}|{TITLE}))|in{S}(?:the{S})?place{S}of|yn{S}(?:dirprwyo|eilydd){S}(?:ar{S}ran|dros|i)|yn{S}lle){S}(?=[^\W\d_])",
    re.IGNORECASE,
)
_AS = re.compile(
    rf",?{S}(?:(?:was|were|also|attended|attending|acted|acting|present|sat|in{S}attendance){S}){{1,4}}as{S}"
    rf"(?P<other>(?:(?:{TITLE}{S})|(?=[A-Z][\w’'-]+\s[A-Z]))(?:[^\W\d_][\w’'.-]*\s){{0,3}}?[^\W\d_][\w-]*)[’']s?{S}(?:substitute|deputy)\b"
)
_BY = re.compile(
    rf"(?:,?{S}(?:who{S})?(?:(?:was|being|had|been){S}){{1,3}}|[ ][–-][ ])"
    rf"(?:substituted|represented|replaced){S}by{S}(?=[^\W\d_])"
)
_AS_SUBSTITUTES = re.compile(
    rf",?{S}(?:(?:was|were|also|both|attended|attending|acted|acting|present|in{S}attendance|sat){S}){{1,3}}(?:(?:at{S})?the{S}meeting{S})?"
    rf"as{S}(?:(?:a|the|named|nominated|designated){S}){{0,2}}substitutes?(?:{S}members?)?\b(?!{S}(?:for|on|in|to|of)\b)",
    re.IGNORECASE,
)
""" "Councillors Ash and Elm attended as substitutes", for nobody named. """
_BARE_STANDS = re.compile(
    rf"(?:\bthat|\band|[,;:]){S}(?P<name>{WORD}{S}{WORD})(?={S}(?:(?:was|is|would\sbe|had\sbeen){S})?(?:attend|substitut|act|sit|sat))"
)
_OFFICES = re.compile(rf"(?:{OFFICE}|{TITLE})")
NOTE_FOR = re.compile(
    rf"^(?:(?:attending{S})?(?:as{S})?(?:a{S}|named{S})?(?:substitut(?:e|ed|ing)|sub\.?|deputi[sz]ing"
    rf"|deputy)(?:{S}member)?{S})?"
    rf"(?:for|on{S}behalf{S}of|in{S}place{S}of|vice(?!\s(?i:chair|conven|president|mayor|provost|leader|presid))|dros|ar{S}ran|yn{S}lle){S}",
    re.IGNORECASE,
)
NOTE_BY = re.compile(
    rf"^(?:(?:[Ss]ubstitute|[Ss]ub|[Dd]eputy|dirprwy|eilydd)\s?[:–-]?\s?|(?:substituted|represented|replaced){S}by{S})(?=[A-Z]|[Yy]r?{S}[A-Z])"
    rf"|^(?:with{S})?(?=(?s:.{{3,80}}){S}(?:substituting|substituted|deputising|as{S}(?:a{S}|his{S}|her{S})?(?:substitute"
    rf"|deputy)|substitute|(?:attended|attending|present){S}in{S}(?:his|her|their){S}(?:place|stead|absence))$)",
)
_NAMES = re.compile(rf"(?<![\w-])(?:{PLURAL}|{TITLE}|{OFFICE})(?=[\s\u00a0:])")
_CHOSEN = re.compile(r"\b(?:appointed|nominated|be)\s+in\s+(?:the\s)?place\b")
_THIS_MEETING = re.compile(r"\bfor\s(?:this|the)\s(?:meeting|item)\b|\bsubstitut|\bapolog", re.IGNORECASE)
""" "Mrs Orr was appointed in place of Mr Osk as Clerk": a change for good."""
_SUBSTITUTIONS = re.compile(r"\bsubstitut(?:ions?|es?|ed|ing)\b|\bdirprwy", re.IGNORECASE)
_NAMED_BEHIND = re.compile(rf"(?<!\()\b(?i:substitut(?:ions?|es))\b[^:;.\n]{{0,60}}:{S}(?={PLURAL}|{TITLE})")
""" "The following substitutes were in attendance: Councillor Elm for Councillor Ash"."""
_ENTRY = re.compile(
    r"[ \t\u00a0]*(?:\((?:[ivx]{1,4}|\d{1,2}|[a-z])\)|[•·*–-]|\d{1,2}[.)]|[a-z][.)])?"
    r"[ \t\u00a0]*(?P<entry>[^\W\d_][^\n]{4,160})"
)
_FOR_EACH = re.compile(
    rf"(?:,?{S}(?:(?:as{S})?(?:an?{S})?(?:substitut(?:e|ing)|deputi[sz]ing|deputy){S})?(?:for|in{S}place{S}of|on{S}behalf{S}of|vice|dros)"
    rf"|{S}[–-]{S}(?:substitut(?:e|ing){S})?for){S}(?=[^\W\d_])"
)
QUICK = re.compile(
    r"polog|POLOG|mddiheur|ubstitut|UBSTITUT|eputi[sz]|place\sof|irprwy|yn\slle|stood\sin|standing\sin|deputy"
    r"|(?:his|her|their)\s(?:place|stead|absence)|\(for\s|(?:attendance|present)\s+on\s+behalf\s|eilydd|attend(?:ed|ing|s)\s+(?:the\smeeting\s+)?(?:for|on)\b|\s(?:sent|submitted"
    r"|given|gave)\s+(?:his|hers|theirs)\b"
)
_OTHER_DAY = re.compile(
    rf"\b(?:next|last|previous|following|future|forthcoming|earlier){S}(?:[\w-]+{S}){{0,2}}?meetings?\b(?!{S}(?:were|was){S}(?:agreed|approved))"
)
""" "would substitute for Councillor Elm at the next meeting": nobody stood in at this one."""


def find_told(text: str, sentences: Sequence[Sentence]) -> Iterator[Told]:
    """Everyone of whom a sentence tells apologies or substitution."""
    before: list[Listed] = []
    for sentence in sentences:
        if not QUICK.search(text, sentence.start, sentence.end):
            continue
        stop = min(sentence.end, sentence.start + 6000)
        absent = [*find_apologies(text, sentence.start, stop)]
        yield from absent
        told = [*_listed_below(text, sentence.start, stop)]
        told += _lists(text, sentence.start, stop, before[0] if len(before) == 1 else None)
        if _OTHER_DAY.search(text, sentence.start, stop):
            told = [one for one in told if one.status != "substitute"]
        yield from told
        now = [one.person for one in (*absent, *told) if one.status == "apologies"]
        before = now or ([] if told else before) if sentence.end - sentence.start < 400 else now


def _listed_below(text: str, start: int, stop: int) -> Iterator[Told]:
    """Substitutes one a line below "The following substitutions were noted:", each with whom they stood in for."""
    named = _NAMED_BEHIND.search(text, start, stop)
    if named:
        for person in each_standing_in(text, named.end(), stop):
            note = NOTE_FOR.match(person.note or "")
            other = read_names(person.note or "", note.end(), len(person.note or "")).people if note else ()
            yield from (Told(person, "substitute", each.name) for each in other[:1])
    if text[stop - 1] != ":" or not _SUBSTITUTIONS.search(text, start, stop):
        return
    for line in _ENTRY.finditer(text, stop, min(len(text), stop + 2000)):
        people = read_names(text, line.start("entry"), line.end()).people
        tie = _FOR_EACH.match(text, end_of(text, people[-1]), line.end()) if len(people) == 1 else None
        absent = read_names(text, tie.end(), line.end()).people if tie else ()
        if len(absent) != 1:
            return
        yield Told(people[0], "substitute", absent[0])


def _lists(text: str, start: int, stop: int, before: Listed | None) -> Iterator[Told]:
    """Told of people named in a sentence; `before` is who alone sent apologies just before."""
    at = start
    first = read_names(text, start, stop)
    officer = _OFFICER_SENT.match(text, start, stop)
    if officer and is_person(officer["name"]):
        yield Told(Listed(*officer.span("name"), words(officer["name"])), "apologies")
    elif first.people and not first.people[0].is_titled and " " in first.people[0].name:
        yield from _after(text, first.people, stop, before)
    if "ubstitut" in text[start:stop]:
        yield from _bare(text, start, stop, before)
    while match := _NAMES.search(text, at, stop):
        found = read_names(text, match.start(), stop, bare=False)
        people = tuple(person for person in found.people if person.is_named)
        at = max(match.end(), people[-1].end if people else 0)
        if people:
            yield from _after(text, people, stop, before)


def _bare(text: str, start: int, stop: int, before: Listed | None) -> Iterator[Told]:
    """Substitutes named without a title within a sentence: "... that Tom Ash was attending as Bea Elm's substitute"."""
    for match in _BARE_STANDS.finditer(text, start, stop):
        name = words(match["name"])
        if is_person(name) and not _OFFICES.search(name):
            yield from _after(text, (Listed(match.start("name"), match.end("name"), name),), stop, before)


def _after(text: str, people: tuple[Listed, ...], stop: int, before: Listed | None) -> Iterator[Told]:
    """What is told of listed people by the words after them."""
    end = end_of(text, people[-1])
    yield from _noted(text, people)
    end = _behind_office(text, people[-1], end, stop)
    sent = _SENT.match(text, end, stop)
    after_others = before is not None or "polog" in text[max(0, people[0].start - 200) : people[0].start]
    own = after_others and _SENT_OWN.match(text, end, stop)
    told = sent and "polog" in sent.group() and not (_LATE.search(sent["rest"]) or _OF_OTHERS.match(sent["rest"]))
    if (
        own
        or told
        or _APOLOGISED.match(text, end, stop)
        or _ALSO_APOLOGISED.match(text, end, stop)
        or _DASHED.match(text, end, stop)
    ):
        yield from (Told(person, "apologies") for person in people)
    by = _AND_BY.match(text, sent.start("rest"), stop) if sent and told else None
    if by:
        yield from _pairs(sure(read_names(text, by.end(), stop)), people)
    if len(people) == 1:
        yield from _of_one(text, people[0], stop)
    stood = _FOR.match(text, end, stop)
    if stood and _CHOSEN.search(stood.group()) and not _THIS_MEETING.search(text, stood.end(), stop):
        stood = None
    if stood:
        yield from _stood_for(text, people, stood.end(), stop)
    elif len(people) == 1 and FOR_ABSENT.match(text, end, stop):
        yield Told(people[0], "substitute", before if before is not people[0] else None)
    if not stood and _AS_SUBSTITUTES.match(text, end, stop):
        only = before if len(people) == 1 and before not in people else None
        yield from (Told(person, "substitute", only) for person in people)
    replaced = _BY.match(text, end, stop)
    if replaced and "ubstitut" in replaced.group():
        one = re.search(r"\bwho\s+(?:was|had)\b", replaced.group()) is not None
        yield from _pairs(sure(read_names(text, replaced.end(), stop)), people[-1:] if one else people)


def _behind_office(text: str, person: Listed, end: int, stop: int) -> int:
    """Where the words about a person go on behind an office set off by commas, where those tell apologies."""
    office = _OFFICE_BETWEEN.match(text, end, stop)
    return office.end() - (text[office.end() - 1] == ",") if office and not person.note else end


def _of_one(text: str, person: Listed, stop: int) -> Iterator[Told]:
    """One person for whom another stood in, or who came as the substitute of another."""
    whom = _FOR_WHOM.match(text, person.end, stop)
    standing = read_names(text, whom.end(), stop).people if whom else ()
    if len(standing) == 1 and _WAS_SUBSTITUTE.match(text, standing[0].end, stop):
        yield from (Told(person, "apologies"), Told(standing[0], "substitute", person))
    owned = _AS.match(text, end_of(text, person), stop)
    if owned:
        named = read_names(owned["other"], 0, len(owned["other"])).people
        yield Told(person, "substitute", named[0].name if named else None)


def _stood_for(text: str, people: tuple[Listed, ...], at: int, stop: int) -> Iterator[Told]:
    """Substitutes with those named from `at` on, the last of whom may be the substitute of somebody else."""
    found = read_names(text, at, stop)
    absent = sure(found)
    next_too = len(absent) > 1 and _FOR.match(text, end_of(text, absent[-1]), stop)
    plain = _PLAIN_FOR.match(text, end_of(text, absent[-1]), stop) if len(absent) > 1 and not next_too else None
    if plain and (second := read_names(text, plain.end(), stop).people):
        yield Told(absent[-1], "substitute", second[0])
        absent = absent[:-1]
    if not next_too and not found.is_whole and not all(one.is_titled for one in absent):
        absent = absent[:1]  # "Joe Elm, Tarn and South Wick NHS Trust": a body is nobody
    yield from _pairs(people, absent[:-1] if next_too else absent)
    if next_too and not absent[-1].is_titled:
        yield from _after(text, absent[-1:], stop, None)


def _noted(text: str, people: Sequence[Listed]) -> Iterator[Told]:
    """Those of a list whose brackets say for whom they are there: "Councillor Ash (for Councillor Elm)"."""
    for person in people:
        match = NOTE_FOR.match(person.note or "")
        at = text.find(person.note, person.end, person.end + len(person.note) + 6) if match and person.note else -1
        if match and person.note and at >= 0:
            absent = read_names(text, at + match.end(), at + len(person.note)).people
            if len(absent) == 1 and (absent[0].is_titled or "ubstitut" in person.note):
                yield Told(person, "substitute", absent[0])


def _pairs(subs: Sequence[Listed], absent: Sequence[Listed]) -> Iterator[Told]:
    """Substitutes with those they stood in for: one for one, else without."""
    if not absent:
        return
    if len(subs) > len(absent):
        subs = subs[-1:] if len(absent) == 1 else subs
    for index, person in enumerate(subs):
        yield Told(person, "substitute", absent[index] if len(subs) == len(absent) else None)
