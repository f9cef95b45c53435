"""Attendance lists under a label: "Present:", "Apologies for absence -", "In attendance", with offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import AttendanceMention
from extract import rules
from extract.components.apology_reasons import going_on
from extract.components.attendance_entries import OFFICE_WORD, holds_office
from extract.components.attendance_lines import with_offices
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
    rf"(?:(?:[ ](?:and|or|ac?)[ ]|[ ]?[/&,][ ]?)[^\n:]{{3,60}}(?=[ \t]{{0,10}}[\n\r:]))?"
    rf"(?:[ ](?:via|by|through|using)[ ][\w -]{{3,40}}|[ ](?:virtually|remotely|online|in[ ]person)"
    rf"|[ ]in[ ](?:the[ ])?(?:council[ ]|committee[ ]|meeting[ ])?(?:chamber|room|remote[ ]location))?"
    rf"(?:[ \t]\(\d{{1,3}}\))?(?P<mark>[ \t\u00a0]{{0,4}}(?::[ \t]?[-–—]?|[-–—;]|…|\.{{3}}|\|)"
    rf"|(?=[ \t\u00a0]{{2,}}\S|\t)"
    rf"|(?=\.?[ \t\u00a0]{{0,10}}[\n\r])|\.(?=[ ]{{1,3}}(?:{PLURAL}|{TITLE})[ \u00a0]{{1,2}}[A-Z])"
    rf"|(?=[ ](?:{PLURAL}|{TITLE})[ \u00a0][A-Z])|(?=[ ]{OFFICE}\s?\())",
    re.IGNORECASE,
)
_SKIPPED = re.compile(
    r"\.?(?:\s{0,6}(?:Additional documents|Minutes|Decision|Decisions|Cofnodion|Cofnod|Penderfyniad"
    r"|Dogfennau ychwanegol):[ \t]*){1,3}"
)
_ASKED = re.compile(
    r"(?P<asks>\s{1,12}(?:To\s(?:receive|note|record|report|consider|be\sinformed)|Members\s(?:are|will|should|unable)|Apologies\sfrom"
    r"|The\s(?:Chair|Clerk|Committee)\w*\s(?:to|will))\b(?:(?!\n[ \t]*\d{1,3}[.)]?[ \t]*\n)[\s\S]){0,700}?)"
    r"\n[ \t]*(?:Minutes|Decision|Cofnodion|Cofnod):[ \t]*(?=\n)"
)
""" "To receive any apologies.", as the agenda asks, and "Minutes:" before what was told; no other item between."""
_PRESIDED = re.compile(
    r"\s{0,12}(?:[Ii]n\sthe\s[Cc]hair\s{1,3}(?=[A-Z]\.)|(?:[Ii]n\sthe\s[Cc]hair|Chair(?:man|person|woman)?|Presiding|Convener|Yn\sy\s[Gg]adair|Cadeirydd)\s?[:–-]{1,2}\s{1,8})"
)
""" "Present: In the Chair: Alderman R Quigley": the words before the first name of the list. """
_LEAD_IN = re.compile(
    r"\s{0,12}(?:(?:These|They|Apologies)\s(?:for\sabsence\s)?(?:were|had\sbeen|have\sbeen)\s(?:also\s)?)?"
    r"(?:[Rr]eceived|submitted|reported|given|noted|tendered)\s(?:and\s(?:accepted|approved|noted)\s)?(?:from|by|on\sbehalf\sof|for)\s+"
)
""" "These were received from ...", or "Received from ...", under a heading of apologies. """
_LEAVING = re.compile(
    r"\b(?:attend\w*|absence|substitut\w*|deputi[sz]\w*|in\s(?:\w+\s)?place|late|early|left|leaving|arriv\w+|items?|from|until"
    r"|minutes?)\b|^(?:for|representing|on\sbehalf\sof)\s",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"\s{0,12}(?:[A-Z][\w’'-]*(?:[ ][\w’'&/-]+){0,5}[ ])?"
    r"(?i:members|representatives|governors|headteachers|academies|trustees)(?:\s\(\d{1,2}\))?[ \t]{0,3}:[ \t]{0,9}\n"
)
""" "School members:" on a line of its own, above names."""
_GROUP_END = re.compile(r"\n[ \t]{0,20}[A-Z][^\n:,]{2,60}:[ \t]*(?=\n)")
_HEAD_LINE = re.compile(rf"\n(?!{PLURAL}|{TITLE}|{OFFICE})[ \t]{{0,20}}[A-Z][^\n:,]{{2,60}}:[ \t]*(?=\n)")
""" "Governor Services:" on a line of its own: a list before it has ended."""
_PLACED = re.compile(
    r"(?:\s{0,60}(?:[A-Z][\w’'-]*[ ]){1,2}(?=(?:County|District|Borough|City|Ward)[ ](?:Cllr|Councillor)\b))?"
)
""" "NK District Councillor Lunn": the council before a title."""
_INITIALLED = re.compile(r"(?:[A-Z]\.?\s?){1,3}[A-Z][a-z]")
_OF_BODY = re.compile(r"[ ](?:[A-Z][\w’'-]*[ ]){0,3}(?:Council|Authority|Trust|Board|University|College)\b")
""" "Leader, Tarn Council": the name of a body, and nobody's. """
_NEXT_OVER = re.compile(rf"\.?[ \t]*(?:\r?\n[ \t\u00a0]*){{1,4}}(?=(?:{PLURAL})[ :])")
_SPOKE = re.compile(
    r"\s(?:had\s|then\s)?(?:apologi[sz]ed\sto|said|asked|moved|told|reported|stated|thanked|explained|informed|advised)\b"
)
""" "Apology: Councillor Orr apologised to the Clerk": what somebody did, and no list."""
_OWN_LETTERS = re.compile(r"^[A-Z]{2,4},\s")
""" "Jo Ash (JA, Clerk)". """
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
        return words(_OWN_LETTERS.sub("", note))
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
        if not (marked or skipped) and status in ("apologies", "substitute"):
            skipped = _ASKED.match(text, match.end())
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
        return tuple(each_standing_in(text, at, stop))
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
        return tuple(with_offices(text, at, stop))
    people = _absent(text, found, stop, marked) if status == "apologies" else found.people if found.is_whole else ()
    if status == "present" and people:
        people = _carried_on(text, people, found.end, stop)
    people = tuple(person for person in people if person.is_named and not _OF_BODY.match(text, person.end))
    if status not in ("in_attendance", "present"):
        listed = not found.is_whole or "\n" in text[at : people[0].start if people else at + 9]
        each = tuple(with_offices(text, at, stop)) if listed else ()
        return each if len(each) > len(people) else people
    if any(holds_office(person) for person in people):
        return tuple(with_offices(text, at, stop))
    if found.people and text[found.end : min(stop, found.end + 3)].strip():
        each = tuple(with_offices(text, at, stop))  # a line of the list that read_names did not take
        return each if len(each) > len(people) else people
    return people


def _absent(text: str, found: NameList, stop: int, marked: bool) -> tuple[Listed, ...]:
    """Those of a list of apologies, and whoever stands behind a reason; none where words tell what somebody did."""
    if found.is_whole:
        return found.people
    further = going_on(text, found.people, stop)
    if len(further) > len(found.people):
        return further
    told = found.people and _SPOKE.match(text, found.people[-1].end, stop)
    return sure(found) if marked and not told else ()


def _carried_on(text: str, people: tuple[Listed, ...], end: int, stop: int) -> tuple[Listed, ...]:
    """Those present with everyone of the next paragraphs, each of which begins with a title over several."""
    while more := _NEXT_OVER.match(text, end, stop):
        found = read_paragraphs(text, more.end(), stop, bare=True)
        if not found.is_whole:
            break
        people, end = (*people, *(person for person in found.people if person.is_named)), found.end
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


def each_standing_in(text: str, at: int, stop: int) -> Iterator[Listed]:
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
