"""Names of attendance lists set right: two people in one line of columns, a surname two share, letters of a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.components.listed_names import Listed
from extract.components.name_words import INITIALS, TITLE, WORD

_SP = r"[ \t\u00a0]{1,20}"
_ONE = rf"(?:(?:{TITLE}){_SP})?(?:(?:{INITIALS}){_SP})+{WORD}(?:-{WORD})?"
_SEVERAL = re.compile(rf"{_ONE}(?:{_SP}{_ONE}){{1,5}}")
""" "P J Ash J Elm": initials and a surname, more than once."""
_EACH = re.compile(_ONE)
_BODY_AFTER = re.compile(r"(?P<name>[^\W\d_][\w’'-]+(?:\s[^\W\d_][\w’'-]+){1,2})\s[A-Z]{2,4}")
""" "Tara Holt DC (TH)": the letters of a council behind a name."""
_SEAT_AFTER = re.compile(r"(?P<name>[^\W\d_][^,;()\n]{3,40})\s(?:[Cc]o-?[Oo]pt(?:ee|ed(?:\s[Mm]ember)?)|Observer)")
""" "Linda Holt Co-optee": the seat behind a name."""
_TITLE_OVER = re.compile(
    r"(?:Directors|Governors|Trustees|Officers|Commissioners|Deputies|Bailies|Baillies)\s(?=\S+\s\S)"
)
_SHARED = re.compile(rf"{_SP}(?:and|&){_SP}(?:(?:{TITLE}){_SP})?{WORD}{_SP}(?P<surname>{WORD})")
""" "Nick & Debbie Ash": the first of two who share a surname."""


def set_right(text: str, people: Iterable[Listed]) -> Iterator[Listed]:
    """The people of a list, each with the name that is meant."""
    for listed in people:
        bare = listed.note is None and re.match(TITLE, listed.name) is None
        if bare and text[max(0, listed.start - 2) : listed.start] == ") ":
            continue  # "Ed Orr (EO) Tarn Water": for whom he is there
        person = _without_plural(listed)
        if _SEVERAL.fullmatch(text, person.start, person.end):
            for one in _EACH.finditer(text, person.start, person.end):
                last = one.end() == person.end
                note = person.note if last else None
                yield replace(person, start=one.start(), end=one.end(), name=_words(one.group()), note=note)
            continue
        yield _full(text, _without_body(text, person))


def _without_plural(person: Listed) -> Listed:
    """ "Directors Ann Lee and Bo Orr": the title over both is no part of the first name."""
    over = _TITLE_OVER.match(person.name)
    if not over or person.end - person.start != len(person.name):
        return person
    return replace(person, start=person.start + over.end(), name=person.name[over.end() :])


def _words(name: str) -> str:
    return " ".join(name.split())


def _without_body(text: str, person: Listed) -> Listed:
    if seat := _SEAT_AFTER.fullmatch(text, person.start, person.end):
        return replace(person, end=seat.end("name"), name=_words(seat["name"]))
    after = _BODY_AFTER.fullmatch(text, person.start, person.end) if not person.name.isupper() else None
    if after is None or text[person.end : person.end + 2] != " (":
        return person
    return replace(person, end=after.end("name"), name=_words(after["name"]))


def _full(text: str, person: Listed) -> Listed:
    """A first name with the surname of the next, where the text names somebody so elsewhere."""
    if " " in person.name:
        return person
    shared = _SHARED.match(text, person.end)
    full = f"{person.name} {shared['surname']}" if shared else ""
    return replace(person, name=full) if shared and full in text else person
