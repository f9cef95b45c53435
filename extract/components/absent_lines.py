"""Lists of apologies whose lines say who stood in: "Cllr Ash (Tarn Council) - Cllr Elm substituting"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.components import names
from extract.components.apologies import Told
from extract.components.attendance_entries import entry, holds_office
from extract.components.attendance_lines import below_each
from extract.components.listed_names import Listed, read_names
from extract.components.office_patterns import is_person
from extract.scanning import finditer, search
from extract.text import trim

_NAME = rf"(?:{names.TITLED}|{names.BARE})"
_STANDS = (
    r"(?:(?:was|is|attended|attending|acted|acting|present|sat|sitting)\s){0,2}(?:(?:as|in|on)\s)?(?:(?:a|the|his|her|their)\s)?"
    r"(?:substitut(?:e|ing|ed)|deputi[sz]ing|deputi[sz]ed|deputy|place|stead|behalf)"
)
_BY = (
    r"(?:(?:named\s)?substitut(?:e|ed|ion)(?:\sby)?|sub|deputy|(?:was\s)?(?:represented|replaced|substituted)\sby"
    r"|eilydd)\s?[:–-]?\s"
)
_AWAY = (
    rf"(?:[•·*–-]\s{{1,9}}|\(?[a-z\d]{{1,2}}[.)]\s{{1,9}})?(?P<absent>{_NAME})(?P<about>\s?\([^()]{{1,60}}\)|,\s[^()\n;:]{{2,90}}?)?"
    r"\s?[-–—:,;(]?\s{0,3}"
)
_LINE = re.compile(
    rf"{_AWAY}\(?(?:{_BY}(?P<by>{_NAME})|(?P<stands>{_NAME}),?\s{_STANDS})(?:\sfor\s(?:him|her|them))?[\s.)]{{0,4}}"
)
""" "Cllr Ash - Cllr Elm substituting", "Ann Lee, Head of Roads (represented by Bo Orr)", "Cllr Ash – sub Cllr Elm". """
_NONE = re.compile(rf"{_AWAY}\(?no\ssubstitute[\s.)]{{0,4}}")
_HEAD = re.compile(
    r"(?im)^[ \t]*(?:[\d./A-Z]{1,9}[.):]?[ \t]{1,9})?(?:apologies|apology|ymddiheuriadau)\b[^\n;]{0,80}?"
    r"(?::|\n|$)[ \t]*(?=\n|[^\W\d_])"
)
""" "Apologies" on a line of its own or before a colon, or "Apologies for absence were received from:". """
_LEADS = re.compile(r"(?:\s{0,9}(?:Minutes|Decision|Cofnodion)\s?:[ \t]*(?=\n))?")
_ENTRIES = re.compile(r"[^\n;]{2,200}")
_QUICK = re.compile(
    r"ubstitut|epresented\sby|eputi[sz]|eputy|(?:in|on)\s(?:his|her|their)\s(?:place|stead|behalf)|eilydd"
)
_FARTHEST = 3000
_GAP = 4
"""Most line ends between two entries."""


def find_with_substitutes(text: str) -> Iterator[Told]:
    """Those absent and those who stood in, of every list of apologies of which a line names a substitute."""
    if not search(_QUICK, text):
        return
    for head in finditer(_HEAD, text):
        start = _LEADS.match(text, head.end()).end()  # type: ignore[union-attr]  # it matches nothing too
        told = list(_entries(text, start, min(len(text), start + _FARTHEST)))
        if any(one.status == "substitute" for one in told):
            yield from told


def _entries(text: str, start: int, stop: int) -> Iterator[Told]:
    """What the lines and the parts between semicolons tell, up to the first that is no entry."""
    end = start
    for match in _ENTRIES.finditer(text, start, stop):
        begin, finish = trim(text, match.start(), match.end())
        if begin >= finish:
            continue
        if text.count("\n", end, begin) > _GAP:
            return
        told = list(_told(text, begin, finish))
        if not told:
            return
        yield from told
        end = finish


def _told(text: str, start: int, end: int) -> Iterator[Told]:
    if line := _LINE.fullmatch(text, start, end):
        absent, name = _listed(line, "absent"), "by" if line["by"] else "stands"
        person = _listed(line, name)
        if absent and person:
            yield from (Told(absent, "apologies"), Told(person, "substitute", absent))
        return
    alone = _NONE.fullmatch(text, start, end)
    people: Sequence[Listed | None] = (_listed(alone, "absent"),) if alone else _plain(text, start, end)
    yield from (Told(person, "apologies") for person in people if person)


def _plain(text: str, start: int, end: int) -> Sequence[Listed]:
    """The people of a line that says nothing of substitutes."""
    found = read_names(text, start, end)
    if found.is_whole and found.people and not text[found.end : end].strip(" .)"):
        sure = all(
            one.is_named and (one.is_titled or is_person(one.name)) and not holds_office(one) for one in found.people
        )
        return found.people if sure else ()
    person = entry(text, start, end)
    return (person,) if person else below_each(text, start, end)


def _listed(match: re.Match[str], group: str) -> Listed | None:
    """A name of a line; None where it is no name."""
    found = read_names(match.string, *match.span(group))
    person = found.people[0] if found.is_whole and len(found.people) == 1 else None
    return person if person and _is_sure(person) else None


def _is_sure(person: Listed) -> bool:
    return person.is_named and (person.is_titled or is_person(person.name)) and not holds_office(person)
