"""Attendance lists under a label: "Present:", "Apologies for absence -", "In attendance", with offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import AttendanceMention
from extract import rules
from extract.components.attendance_entries import OFFICE_WORD, SPACE, entry, holds_office, in_brackets, parts, several
from extract.components.listed_names import Listed, NameList, read_names, read_paragraphs
from extract.components.name_words import OFFICE, PLURAL, TITLE
from extract.components.office_patterns import is_person
from extract.scanning import finditer, search
from extract.text import HasSpan, overlaps, words

_STATUS: dict[str, str] = {word: rule["status"] for rule in rules.load("attendance") for word in rule["words"]}
# Text taken from PDF may part the first letter from its word ("A pologies").
_BY_LETTER = {
    letter: rules.alternatives(word[1:].replace(" ", r"[\s\u00a0]{1,3}") for word in _STATUS if word[0] == letter)
    for letter in sorted({word[0] for word in _STATUS})
}
"""What follows each first letter: a long choice of words is slow to try at every line."""
_WORDS = rules.alternatives(f"{letter} ?{rest}" for letter, rest in _BY_LETTER.items())
LABEL = re.compile(
    rf"(?:\A|[\n\r]|(?<=[.;])(?=[ \t\u00a0]))(?P<lead>[\s\u00a0•*#]{{0,12}}"
    rf"(?:(?:[A-Z]{{1,4}}[./]?)?\d{{1,4}}(?:[./]\d{{1,4}})?(?:[.):][ \t]{{0,20}}|[ \t]{{1,8}}))?"
    rf"(?:to[ ](?:receive|note|accept)[ ](?:any[ ])?)?)(?P<word>{_WORDS})"
    rf"(?:(?:[ ](?:and|or|ac?)[ ]|[ ]?[/&,][ ]?)[^\n:]{{3,60}}(?=[ \t]{{0,10}}[\n\r]))?"
    rf"(?:[ ](?:via|by|through|using)[ ][\w -]{{3,40}}|[ ](?:virtually|remotely|online|in[ ]person)"
    rf"|[ ]in[ ](?:the[ ])?(?:council[ ]|committee[ ]|meeting[ ])?(?:chamber|room|remote[ ]location))?"
    rf"(?:[ \t]\(\d{{1,3}}\))?(?P<mark>[ \t\u00a0]{{0,4}}(?::[ \t]?[-–—]?|[-–—]|\|)|(?=[ \t\u00a0]{{2,}}\S|\t)"
    rf"|(?=\.?[ \t\u00a0]{{0,10}}[\n\r])|(?=[ ](?:{PLURAL}|{TITLE})[ \u00a0][A-Z])|(?=[ ]{OFFICE}\s?\())",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\.?(?:\s{0,6}(?:Additional documents|Minutes|Decision|Decisions|Cofnodion|Cofnod|Penderfyniad"
    r"|Dogfennau ychwanegol):[ \t]*){1,3}"
)
_PRESIDED = re.compile(
    r"\s{0,12}(?:[Ii]n\sthe\s[Cc]hair\s{1,3}(?=[A-Z]\.)|(?:[Ii]n\sthe\s[Cc]hair|Chair(?:man|person|woman)?|Presiding|Convener|Yn\sy\s[Gg]adair|Cadeirydd)\s?[:–-]{1,2}\s{1,8})"
)
""" "Present: In the Chair: Alderman R Quigley": the words before the first name of the list. """
_LEAD_IN = re.compile(
    r"\s{0,12}(?:(?:These|They|Apologies)\s(?:for\sabsence\s)?(?:were|had\sbeen|have\sbeen)\s(?:also\s)?)?"
    r"(?:[Rr]eceived|submitted|reported|given|noted|tendered)\s(?:from|by|on\sbehalf\sof|for)\s+"
)
""" "These were received from ...", or "Received from ...", under a heading of apologies. """
_LEAVING = re.compile(
    r"\b(?:attend\w*|absence|substitut\w*|deputi[sz]\w*|in\s(?:\w+\s)?place|late|early|left|leaving|arriv\w+|items?|from|until"
    r"|minutes?)\b|^(?:for|representing|on\sbehalf\sof)\s",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"(?:(?:[Aa]pproximately|[Aa]bout|[Ss]ome)\s)?(?:\d{1,3}|[A-Za-z]{1,8})\s(?:[Mm]embers?\s(?:of\s(?:the\s)?)?(?:[Pp]ublic|[Pp]ress)|residents?"
    r"|parishioners?|electors?)\b.{0,40}"
)
""" "One member of the public": a line of the list that names nobody."""
_GROUP = re.compile(
    r"\s{0,12}(?:[A-Z][\w’'-]*(?:[ ][\w’'&/-]+){0,5}[ ])?"
    r"(?i:members|representatives|governors|headteachers|academies|trustees)(?:\s\(\d{1,2}\))?[ \t]{0,3}:[ \t]{0,9}\n"
)
""" "School members:" on a line of its own, above names."""
_GROUP_END = re.compile(r"\n[ \t]{0,20}[A-Z][^\n:,]{2,60}:[ \t]*(?=\n)")
_HEAD_LINE = re.compile(rf"\n(?!{PLURAL}|{TITLE}|{OFFICE})[ \t]{{0,20}}[A-Z][^\n:,]{{2,60}}:[ \t]*(?=\n)")
""" "Governor Services:" on a line of its own: a list before it has ended."""
_SEGMENT = re.compile(r"[^\n;]{2,200}")
_PLACED = re.compile(
    r"(?:\s{0,60}(?:[A-Z][\w’'-]*[ ]){1,2}(?=(?:County|District|Borough|City|Ward)[ ](?:Cllr|Councillor)\b))?"
)
""" "NK District Councillor Lunn": the council before a title."""
_INITIALLED = re.compile(r"(?:[A-Z]\.?\s?){1,3}[A-Z][a-z]")
_TIED = re.compile(r"\s[–—-]\s[A-Z]")
_OF_BODY = re.compile(r"[ ](?:[A-Z][\w’'-]*[ ]){0,3}(?:Council|Authority|Trust|Board|University|College)\b")
""" "Leader, Tarn Council": the name of a body, and nobody's. """
_GAP = re.compile(r"\n[ \t]*(?:\n|(?=\d{1,3}[.)]?\s|[^\n]*[a-z] [a-z]+ [a-z]))")
"""An empty line, a numbered item or a line of plain words: where a list without titles ends."""
FARTHEST = 8000
"""Longest list in characters."""


def office_of(person: Listed) -> str | None:
    """The office printed with a person, before the name or in brackets after it."""
    note = person.note
    if person.office and note and note.casefold() == "in the chair":
        return person.office
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


def find_labelled(text: str, rows: Sequence[HasSpan] = ()) -> Iterator[tuple[str, int, int, tuple[Listed, ...]]]:
    """Status, start and end of the list and its people, for each label in the order of the text but those in `rows`."""
    for match in finditer(LABEL, text):
        if overlaps(rows, match.start("word"), match.start("word") + 1):
            continue
        status = _status(match["word"])
        marked = match["mark"].strip() != "" or text[match.end() : match.end() + 1] in (" ", "\t", "\u00a0")
        skipped = None if marked else _SKIPPED.match(text, match.end())
        at = skipped.end() if skipped else match.end() + (text[match.end() : match.end() + 1] == ".")
        told = _LEAD_IN.match(text, at) if status == "apologies" else None
        presided = _PRESIDED.match(text, at) if status == "present" else None
        at = told.end() if told else presided.end() if presided else at
        people = _people(text, at, status, marked)
        if people:
            yield status, match.start("word"), people[-1].end, people


def _people(text: str, at: int, status: str, marked: bool) -> tuple[Listed, ...]:
    stop = min(len(text), at + FARTHEST)
    following = search(LABEL, text, at, stop)
    stop = following.start() if following and following.start() > at else stop
    if status == "substitute":
        return tuple(_standing_in(text, at, stop))
    if status in ("present", "in_attendance", "apologies") and _GROUP.match(text, at, stop):
        return tuple(_groups(text, at, stop))
    head = _HEAD_LINE.search(text, at, stop)
    stop = head.start() + 1 if head and text[at : head.start()].strip() else stop
    at = _PLACED.match(text, at, stop).end()  # type: ignore[union-attr]  # it matches nothing too
    found = read_paragraphs(text, at, stop, bare=marked)
    if not marked and not found.people and status in ("present", "in_attendance", "apologies"):
        people = _bare(text, at, stop)
        if people:
            return people
    if status == "in_attendance":
        found = _without_callings(found)
    if status in ("in_attendance", "present") and not found.is_whole:
        return tuple(_with_offices(text, at, stop))
    people = found.people if found.is_whole else sure(found) if marked and status == "apologies" else ()
    people = tuple(person for person in people if person.is_named and not _OF_BODY.match(text, person.end))
    if status not in ("in_attendance", "present"):
        listed = "\n" in text[at : people[0].start if people else at + 9]
        each = tuple(_with_offices(text, at, stop)) if listed else ()
        return each if len(each) > len(people) else people
    if any(holds_office(person) for person in people):
        return tuple(_with_offices(text, at, stop))
    if found.people and text[found.end : min(stop, found.end + 3)].strip():
        each = tuple(_with_offices(text, at, stop))  # a line of the list that read_names did not take
        return each if len(each) > len(people) else people
    return people


def _bare(text: str, at: int, stop: int) -> tuple[Listed, ...]:
    """Names without titles below a heading: only where every line up to the first gap is plainly a list of names."""
    gap = _GAP.search(text, at + 2, stop)
    end = gap.start() + 1 if gap else stop
    found = read_names(text, at, end)
    people = tuple(person for person in found.people if person.is_named)
    several_ = len(people) > 1 or any(_INITIALLED.match(person.name) for person in people)
    sure_ = found.is_whole and several_ and all(_is_full(person.name) for person in people)
    return (
        people
        if sure_ and not text[found.end : end].strip() and not any(holds_office(person) for person in people)
        else ()
    )


def _is_full(name: str) -> bool:
    """Whether a name without a title is one of two words, or a surname with initials."""
    return (" " in name and is_person(name)) or _INITIALLED.match(name) is not None


def _without_callings(found: NameList) -> NameList:
    """A list without the word that says what somebody is: "Jo Holt, Lengthsman and 5 members of the public"."""
    if not any(" " in person.name for person in found.people):
        return found
    kept = tuple(person for person in found.people if person.is_titled or " " in person.name)
    return replace(found, people=kept)


def _groups(text: str, at: int, stop: int) -> Iterator[Listed]:
    """People of a list in groups, each under a line that says whom they stand for: "Non school members:"."""
    while group := _GROUP.match(text, at, stop):
        following = _GROUP_END.search(text, group.end(), stop)
        end = following.start() if following else stop
        found = read_paragraphs(text, group.end(), end, bare=True)
        if not found.is_whole:
            return
        yield from (person for person in found.people if person.is_named)
        at = end


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
_REPLACED = re.compile(r"[ ](?:[–-][ ]|\()(?:substituted|represented|replaced)[ ]by[ ]")
""" "Cllr Ash - substituted by Cllr Elm", a line of those who sent apologies. """
_PARTED = re.compile(r"\)?\s{0,4}(?:[,;\n]|and\b)\s{0,12}(?:and\s)?")
_BRACKET = re.compile(r"\s{0,3}\([^()]{1,120}\)")


def below_each(text: str, at: int, stop: int) -> tuple[Listed, ...]:
    """People one a paragraph, each with a title, an office or a body: "Councillor Ash – Fell Borough Council"."""
    people: list[Listed] = []
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip(SPACE):
            continue
        start = match.start() + len(line) - len(line.lstrip(SPACE))
        replaced = _REPLACED.search(text, start, match.end())
        end = replaced.start() if replaced else match.end()
        several_ = several(text, start, end)
        one = entry(text, start, end) if len(several_) < 2 else None
        bodied = one and (one.is_titled or one.office or _TIED.search(line))
        if not several_ and not bodied:
            break
        people += [one] if one else several_
    return tuple(people)


def _run_on(text: str, start: int, stop: int) -> list[Listed]:
    """The people of a line that runs on from one entry to the next, or is a single one."""
    read = [entry(text, *part) for part in parts(text, start, stop)]
    if read[0] is None:
        read = [entry(text, start, stop)]
    return [person for person in read if person]


def _with_offices(text: str, at: int, stop: int) -> Iterator[Listed]:
    """People of a list that gives each an office: one a line or parted by semicolons, name or office first.

    After an empty line only an entry that states an office still belongs to the list.
    """
    begun = False
    for match in _SEGMENT.finditer(text, at, stop):
        line = match.group()
        if not line.strip(SPACE):
            continue
        parted = "\n\n" in text[max(at, match.start() - 3) : match.start()].replace("\r", "").replace(" ", "")
        start = match.start() + len(line) - len(line.lstrip(SPACE))
        if _CROWD.fullmatch(line.strip(SPACE)):
            continue
        people = several(text, start, match.end())
        one = None
        if len(people) < 2:
            found = in_brackets(text, start, match.end()) or _run_on(text, start, match.end())
            one = found[0] if len(found) == 1 else None
            people = tuple(found) or people
        if not people or (begun and parted and one and one.office is None):
            return
        begun = True
        yield from people
