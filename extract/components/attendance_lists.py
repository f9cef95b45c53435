"""Attendance lists under a label: "Present:", "Apologies for absence -", "In attendance", with offices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.facts import AttendanceMention
from extract import rules
from extract.components.listed_names import Listed, NameList, read_names, read_paragraphs
from extract.components.name_words import OFFICE, PLURAL, TITLE
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
    rf"|(?=\.?[ \t\u00a0]{{0,10}}[\n\r])|(?=[ ](?:{PLURAL}|{TITLE})[ \u00a0][A-Z])|(?=[ ]{OFFICE}\s?\())",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\.?(?:\s{0,6}(?:Additional documents|Minutes|Decision|Decisions|Cofnodion|Cofnod|Penderfyniad"
    r"|Dogfennau ychwanegol):[ \t]*){1,3}"
)
_LEAD_IN = re.compile(
    r"\s{0,12}(?:These|They|Apologies)\s(?:for\sabsence\s)?(?:were|had\sbeen|have\sbeen)\s(?:also\s)?"
    r"(?:received|submitted|reported|given|noted|tendered)\s(?:from|by|on\sbehalf\sof|for)\s+"
)
""" "These were received from ...", under a heading of apologies. """
OFFICE_WORD = re.compile(
    r"\b(?:chair\w*|vice[- ]chair\w*|mayor|provost|convener|leader|director|manager|officer|head of|clerk|solicitor"
    r"|lawyer"
    r"|cabinet member|portfolio holder|executive|secretary|treasurer|lead|adviser|advisor|engineer|planner|accountant"
    r"|auditor|co-?ordinator|governor|inspector|superintendent|constable|representative|co-opted|commissioner|headteacher|principal|nurse|consultant|surveyor|planner|administrator|analyst|commander|cadeirydd"
    r"|is-gadeirydd|maer"
    r"|p?h?ennaeth|bennaeth|ch?yfarwyddwr|gyfarwyddwr|swyddog|rheolwr|cyfreithiwr|gyfreithiwr|chadeirydd)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:attend\w*|absence|substitut\w*|deputi[sz]\w*|place|late|early|left|leaving|arriv\w+|items?|from|until"
    r"|minutes?)\b",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[^\n;]{2,200}")
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
        at = told.end() if told else at
        people = _people(text, at, status, marked)
        if people:
            yield status, match.start("word"), people[-1].end, people


def _people(text: str, at: int, status: str, marked: bool) -> tuple[Listed, ...]:
    stop = min(len(text), at + FARTHEST)
    following = LABEL.search(text, at, stop)
    stop = following.start() if following and following.start() > at else stop
    if status == "substitute":
        return tuple(_standing_in(text, at, stop))
    found = read_paragraphs(text, at, stop, bare=marked)
    if status in ("in_attendance", "present") and not found.is_whole:
        return tuple(_with_offices(text, at, stop))
    people = found.people if found.is_whole else sure(found) if marked and status == "apologies" else ()
    people = tuple(person for person in people if person.is_named)
    if status in ("in_attendance", "present") and any(OFFICE_WORD.search(person.name) for person in people):
        return tuple(_with_offices(text, at, stop))
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
    """People of a list that gives each an office: one a line or parted by semicolons, name or office first.

    After an empty line only an entry that states an office still belongs to the list.
    """
    begun = False
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip(_SPACE):
            continue
        parted = "\n\n" in text[max(at, match.start() - 3) : match.start()].replace("\r", "").replace(" ", "")
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        person = entry(text, start, match.end())
        if person is None or (begun and parted and person.office is None):
            return
        begun = True
        yield person


_SPACE = " \t\u00a0\r|•*·"
_TIE = r"(?:,\s{1,3}|\s{0,3}[–—]\s{0,3}|\s{1,3}-\s{1,3}|:\s{1,3}|[ ]?\t\s{0,40}|\s{2,60}|\s{0,9}\|\s{0,9}|\s?\()"
_AFTER_NAME = re.compile(rf"{_TIE}(?P<office>[A-Z][^.;\n]{{3,120}}?)[\s.|)]{{0,9}}$")
_FIRST_OFFICE = re.compile(rf"(?P<office>[A-Z][^.;\n|\t]{{3,90}}?){_TIE}(?=[A-Z])")
_CLOSED = re.compile(r"[^()]*(?:\([^()]*\)?[^()]*){0,2}")
""" "Mayor) Cllr A Lunn" is the end of a bracket and the next entry."""
_ASIDE = re.compile(r"\s?\([^()]{0,60}$|\s?\([^()]{1,60}\)$")
_NAMED_ONLY = re.compile(r"(?:(?:[A-Z][\w’'&.-]*|and|of|for|the|in|&|[–-])[\s,]{0,3}){1,12}$")
""" "Tarn Police", "Quern Housing Association": capitalised words, and no verb."""


def entry(text: str, start: int, stop: int) -> Listed | None:
    """The person of one entry of a list, with the office that the entry states; None where it is no such entry."""
    return _name_first(text, start, stop) or _office_first(text, start, stop)


def _name_first(text: str, start: int, stop: int) -> Listed | None:
    for cut in sorted({mark.start() for mark in re.finditer(_TIE, text[start : min(stop, start + 70)])})[:6]:
        found = read_names(text, start, start + cut)
        if not (found.is_whole and len(found.people) == 1 and found.people[0].is_named):
            continue
        person = found.people[0]
        if _holds_office(person) or not (person.is_titled or " " in person.name):
            return None
        after = _AFTER_NAME.match(text, start + cut, stop)
        told = after["office"] if after and _CLOSED.fullmatch(after["office"]) else ""
        office = words(_ASIDE.sub("", told)) if OFFICE_WORD.search(told) else person.office
        if told and (office or _NAMED_ONLY.match(told)):
            return Listed(person.start, person.end, person.name, office, None, person.is_titled)
    found = read_names(text, start, stop)
    person_ = found.people[0] if found.is_whole and len(found.people) == 1 else None
    fits = person_ and person_.is_named and (person_.is_titled or " " in person_.name)
    return person_ if person_ and fits and not _holds_office(person_) else None


def _holds_office(person: Listed) -> bool:
    """Whether what was read as a name runs on into an office; a rank before it is a title."""
    return OFFICE_WORD.search(_RANKED.sub("", person.name, count=1)) is not None


_RANKED = re.compile(rf"^(?:{TITLE}\s{{1,3}}){{1,2}}")


def _office_first(text: str, start: int, stop: int) -> Listed | None:
    match = _FIRST_OFFICE.match(text, start, stop)
    while match and match.end() < stop:
        found = read_names(text, match.end(), stop)
        person = found.people[0] if len(found.people) == 1 and found.people[0].is_named else None
        whole = person and not text[person.end : stop].strip(" .|)\t\r") and (person.is_titled or " " in person.name)
        if person and whole and OFFICE_WORD.search(match["office"]) and not OFFICE_WORD.search(person.name):
            return Listed(person.start, person.end, person.name, words(match["office"]), None, person.is_titled)
        match = _LATER_OFFICE.match(text, start, stop) if match.re is _FIRST_OFFICE else None
    return None


_LATER_OFFICE = re.compile(rf"(?P<office>[A-Z][^.;\n|\t]{{3,90}}){_TIE}(?=[A-Z])")
"""The same with as long an office as there can be: "Director of Roads – West – A Lunn"."""
