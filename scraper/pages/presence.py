"""Attendance given as a list instead of a table: under each presence the people, or behind each person the presence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag

from scraper import html
from scraper.blocks import labelled
from scraper.layouts import HEADINGS, terms_of
from scraper.pages.tables import Row
from scraper.vocabulary import ATTENDANCE_WORDS, key

IsPerson = Callable[[Tag], bool]
PART = re.compile(r"\s+[-–—|]\s*|\s*[-–—|:]\s+|\s*[()\[\]]\s*|\s*[;|]\s*")
BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\bac\b|\ba\b(?= [^\W\d_]))\s*")
PEOPLE = re.compile(r"^\s*(?:councillors|cllrs\.?|(?:committee )?members|cynghorwyr|y cynghorwyr)\s+", re.IGNORECASE)
TITLED = re.compile(r"\s*(?:councillor|cllr|alderman|y cynghorydd|the mayor|lord|mr|mrs|ms|miss|dr)\b", re.IGNORECASE)
WORD = r"[^\W\d_][\w.'’-]*"
NAME = re.compile(rf"{WORD}(?:\s+{WORD}){{1,6}}")
NOBODY = frozenset(map(key, ("None", "Nil", "No one", "Nobody", "N/A", "None received", "Dim", "Neb")))
# "Officers in attendance", "Also present": who, and the presence
OVER = re.compile(
    r"(?:(?:also|other|officers?|members?|councillors?|committee members|substitutes?|guests?|visitors)\b.{0,30}?\s+)?"
    r"(?P<presence>(?:present|in attendance|attending|absent|apologies)\b.{0,40})",
    re.IGNORECASE,
)
LONGEST = 60  # characters of a presence


def people_listed(content: Tag, is_person: IsPerson) -> Iterator[Row]:
    """People in lists, each with `name`, and with `attendance` and `role` as printed beside it or over the list.

    One whose presence is not stated has none; whom a presence is of that nobody's name stands beside has no name.
    """
    for dl in content.find_all("dl"):
        for term, values in terms_of(dl):
            yield from _term(term, values, is_person)
    for entry in content.find_all("li"):
        if entry.find(["li", "dl", "table"]) is None:
            yield from _entry(entry, _heading_over(entry, content), is_person)
    for pair in labelled(content):
        if presence := _presence(pair.label):
            linked = {link.href for link in pair.links}
            tags = [tag for tag in html.with_href(content) if str(tag["href"]) in linked and is_person(tag)]
            yield from _together(tags, pair.value, presence)


def _presence(words: str) -> str | None:
    """The presence that a heading or label states, if it does."""
    stated = OVER.fullmatch(words.strip(" :")) or ATTENDANCE_WORDS.match(words.strip())
    if stated is None or len(words) > LONGEST:
        return None
    found = stated["presence"] if stated.re is OVER else words.strip(" :")
    return found[0].upper() + found[1:]


def _beside(line: str) -> tuple[str | None, str | None]:
    """What a line states beside a name: the presence, and the rest such as a role: `(Chair) - Present, virtual`."""
    parts = [found for part in PART.split(line) if (found := part.strip(" ,."))]
    stated = [part for part in parts if ATTENDANCE_WORDS.match(part) and len(part) <= LONGEST]
    return ", ".join(stated) or None, ", ".join(part for part in parts if part not in stated) or None


def _row(element: Tag, line: str, **cells: str | None) -> Row:
    return Row(element, {name: text for name, text in cells.items() if text}, (line,))


def _term(term: Tag, values: Sequence[Tag], is_person: IsPerson) -> Iterator[Row]:
    """A pair of a definition list: a presence with its people, or a person with the presence."""
    words = html.line_of(term.contents).rstrip(" :")
    if presence := _presence(words):
        for value in values:
            yield from _together(list(filter(is_person, html.with_href(value))), html.line_of(value.contents), presence)
        return
    said = " - ".join(html.line_of(value.contents) for value in values)
    if any(map(is_person, html.with_href(term))) or ATTENDANCE_WORDS.match(said):
        name, _, role = words.partition("(")
        presence, rest = _beside(said)
        roles = ", ".join(filter(None, (role.rstrip(") "), rest)))
        yield _row(term, f"{words} | {said}", name=name.strip(), attendance=presence, role=roles)


def _entry(entry: Tag, over: str | None, is_person: IsPerson) -> Iterator[Row]:
    """One entry of a list: the name is a person's link, or what stands before the first mark."""
    line, links = html.line_of(entry.contents), list(html.with_href(entry))
    person = next(filter(is_person, links), None)
    if (links and person is None) or key(line) in NOBODY:
        return
    name = html.line_of(person) if person is not None else PART.split(line, maxsplit=1)[0].split(",")[0].strip(" .")
    presence, role = _beside(line.partition(name)[2] if name else line)
    is_name = person is not None or (NAME.fullmatch(name) and (presence or over)) or TITLED.match(name)
    if is_name:
        yield _row(entry, line, name=name, attendance=presence or over, role=role)
    elif presence or over:
        yield _row(entry, line, attendance=presence or over)


def _together(tags: Sequence[Tag], text: str, presence: str) -> Iterator[Row]:
    """People named one after another under one presence."""
    for tag in tags:
        yield _row(tag, text, name=html.line_of(tag), attendance=presence)
    if tags or key(text) in NOBODY or text.isdecimal():
        return
    are_titled = PEOPLE.match(text) is not None
    for printed in filter(None, BETWEEN.split(PEOPLE.sub("", text))):
        name, role = (part.strip(" .)") for part in (printed.partition("(")[0], printed.partition("(")[2]))
        is_name = NAME.fullmatch(name) or (are_titled and re.fullmatch(WORD, name))
        yield _row(Tag(name="span"), printed, name=name if is_name else None, attendance=presence, role=role)


def _heading_over(entry: Tag, content: Tag) -> str | None:
    """The presence that the nearest heading over a list states."""
    for before in entry.find_all_previous([*HEADINGS, "p", "strong", "b", "caption"]):
        if content not in before.parents:
            return None
        words = html.line_of(before.contents)
        if words and before.find_parent(["li", "dd"]) is None:
            return None if list(html.with_href(before)) else _presence(words)
    return None
