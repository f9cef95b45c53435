"""Attendance lists under a label: "Present:", "Apologies for absence -", "In attendance", with offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import AttendanceMention
from extract import rules
from extract.components.listed_names import Listed, NameList, read_names
from extract.components.name_words import PLURAL, TITLE
from extract.components.office_patterns import has_institution
from extract.scanning import finditer
from extract.text import words

_STATUS: dict[str, str] = {word: rule["status"] for rule in rules.load("attendance") for word in rule["words"]}
# Text taken from PDF may part the first letter from its word ("A pologies").
_WORDS = rules.alternatives(word[0] + " ?" + word[1:].replace(" ", r"[\s\u00a0]{1,3}") for word in _STATUS)
LABEL = re.compile(
    rf"(?:\A|[\n\r]|(?<=[.;])(?=[ \t\u00a0]))(?P<lead>[\s\u00a0•*#]{{0,12}}"
    rf"(?:(?:[A-Z]{{1,4}}[./])?\d{{1,4}}(?:[./]\d{{1,4}})?[.):]?[ \t]{{1,8}})?"
    rf"(?:to[ ](?:receive|note|accept)[ ](?:any[ ])?)?)(?P<word>{_WORDS})"
    rf"(?:(?:[ ](?:and|or|ac?)[ ]|[ ]?[/&,][ ]?)[^\n:]{{3,60}}(?=[ \t]{{0,10}}[\n\r]))?"
    rf"(?:[ \t]\(\d{{1,3}}\))?(?P<mark>[ \t\u00a0]{{0,4}}(?::[ \t]?[-–—]?|[-–—]|\|)|(?=[ \t\u00a0]{{2,}}\S|\t)"
    rf"|(?=\.?[ \t\u00a0]{{0,10}}[\n\r])|(?=[ ](?:{PLURAL}|{TITLE})[ \u00a0][A-Z]))",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\.?(?:\s{0,6}(?:Additional documents|Minutes|Decision|Decisions|Cofnodion|Cofnod|Penderfyniad"
    r"|Dogfennau ychwanegol):[ \t]*){1,3}"
)
_PRESIDED = re.compile(
    r"\s{0,12}(?:[Ii]n\sthe\s[Cc]hair|Chair(?:man|person|woman)?|Presiding|Convener|Yn\sy\s[Gg]adair|Cadeirydd)\s?[:–-]{1,2}\s{1,8}"
)
""" "Present: In the Chair: Alderman R Quigley": the words before the first name of the list. """
_LEAD_IN = re.compile(
    r"\s{0,12}(?:These|They|Apologies)\s(?:for\sabsence\s)?(?:were|had\sbeen|have\sbeen)\s(?:also\s)?"
    r"(?:received|submitted|reported|given|noted|tendered)\s(?:from|by|on\sbehalf\sof|for)\s+"
)
""" "These were received from ...", under a heading of apologies. """
OFFICE_WORD = re.compile(
    r"\b(?:chair\w*|vice[- ]chair\w*|mayor|provost|convener|leader|director|manager|officer|head of|clerk|solicitor"
    r"|lawyer|commissioner"
    r"|cabinet member|portfolio holder|executive|secretary|treasurer|lead|adviser|advisor|engineer|planner|accountant"
    r"|auditor|co-?ordinator|governor|inspector|superintendent|constable|representative|co-opted|cadeirydd"
    r"|is-gadeirydd|maer"
    r"|pennaeth|cyfarwyddwr|gyfarwyddwr|swyddog|rheolwr|cyfreithiwr|gyfreithiwr)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:attend\w*|absence|substitut\w*|deputi[sz]\w*|place|late|early|left|leaving|arriv\w+|items?|from|until"
    r"|minutes?)\b",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^\n;|]{2,160}")
FARTHEST = 8000
"""Longest list in characters."""


def office_of(person: Listed) -> str | None:
    """The office printed with a person, before the name or in brackets after it."""
    note = person.note
    if note and len(note) < 90 and OFFICE_WORD.search(note) and not _LEAVING.search(note):
        return words(note)
    return person.office


def mention(text: str, person: Listed, status: str, other: str | None = None) -> AttendanceMention:
    """The fact for one listed person."""
    return AttendanceMention(
        start=person.start,
        end=person.end,
        quote=text[person.start : person.end],
        rule=f"attendance.{status}",
        person=person.name,
        status=status,
        substitute_for=other,
        office=office_of(person),
    )


def sure(found: NameList) -> tuple[Listed, ...]:
    """People of a list that other words may follow: all of a whole one, else those with a title or two names."""
    if found.is_whole:
        return tuple(person for person in found.people if person.is_named)
    return tuple(person for person in found.people if person.is_named and (person.is_titled or " " in person.name))


def _status(printed: str) -> str:
    word = " ".join(printed.casefold().split())
    return _STATUS.get(word) or _STATUS[word.replace(" ", "", 1)]


def find_labelled(text: str) -> Iterator[tuple[str, int, int, tuple[Listed, ...]]]:
    """Status, start and end of the list and its people, for each label in the order of the text."""
    for match in finditer(LABEL, text):
        status = _status(match["word"])
        marked = match["mark"].strip() != "" or text[match.end() : match.end() + 1] in (" ", "\t", "\u00a0")
        skipped = None if marked else _SKIPPED.match(text, match.end())
        at = skipped.end() if skipped else match.end()
        told = _LEAD_IN.match(text, at) if status == "apologies" else None
        presided = _PRESIDED.match(text, at) if status == "present" else None
        at = told.end() if told else presided.end() if presided else at
        people = _people(text, at, status, marked)
        if people:
            yield status, match.start("word"), people[-1].end, people


def _people(text: str, at: int, status: str, marked: bool) -> tuple[Listed, ...]:
    stop = min(len(text), at + FARTHEST)
    following = LABEL.search(text, at, stop)
    stop = following.start() if following and following.start() > at else stop
    if status == "substitute":
        return tuple(_standing_in(text, at, stop))
    found = read_names(text, at, stop, bare=marked)
    if status in ("in_attendance", "present") and not found.is_whole:
        return tuple(_with_offices(text, at, stop))
    people = found.people if found.is_whole else sure(found) if marked and status == "apologies" else ()
    people = tuple(person for person in people if person.is_named)
    offices = any(OFFICE_WORD.search(_RANK_FIRST.sub("", person.name)) for person in people)
    if status in ("in_attendance", "present") and offices:
        return tuple(_with_offices(text, at, stop))
    if status in ("in_attendance", "present") and found.people and text[found.end : min(stop, found.end + 3)].strip():
        each = tuple(_with_offices(text, at, stop))  # a line of the list that read_names did not take
        return each if len(each) > len(people) else people
    return people


def _standing_in(text: str, at: int, stop: int) -> Iterator[Listed]:
    """Substitutes, each with a note "for ..." where that follows the name."""
    while True:
        found = read_names(text, at, stop)
        *before, last = found.people or (None,)
        following = _FOR.match(text, end_of(text, last), stop) if last else None
        if last is None or not (found.is_whole or following):
            return
        yield from (person for person in before if person)
        absent = read_names(text, following.end(), stop).people[:1] if following else ()
        if not following or not absent:
            yield last
            return
        end = absent[0].end
        note = text[following.start() : end].strip(" ,(")
        yield Listed(last.start, last.end, last.name, last.office, note, last.is_titled)
        parted = _PARTED.match(text, end, stop)
        if not parted:
            return
        at = parted.end()


def end_of(text: str, person: Listed) -> int:
    """Where a listed person ends, with the brackets after the name."""
    bracket = _BRACKET.match(text, person.end)
    return bracket.end() if bracket and person.note else person.end


_FOR = re.compile(
    r"\s{0,4},?\s{0,4}\(?(?:for|vice(?!\s(?i:chair|conven|president|mayor|provost|leader|presid))|in\splace\sof|on\sbehalf\sof|dros|yn\slle)\s{1,12}(?=[^\W\d_])"
)
_PARTED = re.compile(r"\)?\s{0,4}(?:[,;\n]|and\b)\s{0,12}(?:and\s)?")
_BRACKET = re.compile(r"\s{0,3}\([^()]{1,120}\)")


def _with_offices(text: str, at: int, stop: int) -> Iterator[Listed]:
    """People of a list that gives each an office after a comma, dash or space: one a line or parted by semicolons."""
    begun = False
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip():
            continue
        if begun and "\n\n" in text[match.start() - 3 : match.start()].replace("\r", "").replace(" ", ""):
            return
        person = _person(text, match.start() + len(line) - len(line.lstrip()), match.end())
        if person is None:
            return
        begun = True
        yield person


_AFTER_NAME = re.compile(r"\s{0,4}(?:,|[–—-]|:|\t|\s{2})\s{0,20}(?P<office>[A-Z][^.;\n]{3,120})\.?\s*$")


_OFFICE_FIRST = re.compile(r"(?P<office>[A-Z][^.;:\n–—]{3,90}?)(?:\s?:|\s[–—-])\s{1,8}(?=[A-Z])")
_FROM_BODY = re.compile(
    r"\b(?:Council|Borough|District|Authority|Member|NHS|ICB|CCG|Healthwatch|Police|UNISON|Unison|GMB|Unite|Ltd|LLP|plc|University"
    r"|Diocese)\b"
)


_RANK_FIRST = re.compile(r"^(?:(?:Deputy|Assistant)\s)?(?:Chief\sConstable|(?:Chief\s)?(?:Superintendent|Inspector))\s")


def _office_first(text: str, start: int, stop: int) -> Listed | None:
    """ "Head of Planning - Sarah Yates": one person after an office."""
    match = _OFFICE_FIRST.match(text, start, stop)
    if match is None or not OFFICE_WORD.search(match["office"]):
        return None
    found = read_names(text, match.end(), stop)
    one = found.people[0] if found.is_whole and len(found.people) == 1 else None
    if one is None or text[one.end : stop].strip(" .") or not (one.is_titled or " " in one.name):
        return None
    return Listed(one.start, one.end, one.name, words(match["office"]), None, one.is_titled)


def _person(text: str, start: int, stop: int) -> Listed | None:
    for cut in (text.find(",", start, stop), text.find(" –", start, stop), text.find(" -", start, stop), stop):
        if cut < 0:
            continue
        found = read_names(text, start, cut)
        if not (found.is_whole and len(found.people) == 1 and found.people[0].is_named):
            continue
        person = found.people[0]
        if OFFICE_WORD.search(_RANK_FIRST.sub("", person.name)):
            return _office_first(text, start, stop)
        if not (person.is_titled or " " in person.name):
            return None
        if cut == stop:
            return person
        after = _AFTER_NAME.match(text, cut, stop)
        if after and OFFICE_WORD.search(after["office"]):
            return Listed(person.start, person.end, person.name, words(after["office"]), None, person.is_titled)
        if after and (_FROM_BODY.search(after["office"]) or has_institution(after["office"])):
            return Listed(person.start, person.end, person.name, None, person.note, person.is_titled)
    return _office_first(text, start, stop)
