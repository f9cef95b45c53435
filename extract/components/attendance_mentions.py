"""Attendance as the text lists or tells it: present, in attendance, apologies, absent, substitutes. No vote follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import AttendanceMention
from extract.components.absent_lines import find_with_substitutes
from extract.components.apologies import Told, latter, standing_in, without_late
from extract.components.attendance_doubts import is_nobody
from extract.components.attendance_entries import holds_office
from extract.components.attendance_lists import LABEL, find_labelled, mention
from extract.components.attendance_names import set_right
from extract.components.attendance_rows import read_rows
from extract.components.listed_names import Listed, read_names
from extract.components.names import surname
from extract.components.substitutes import NOTE_BY, NOTE_FOR, QUICK, find_told
from extract.scanning import search
from extract.text import Block, at_offset, overlaps

_ONLY_SUBSTITUTE = re.compile(r"(?:as\s)?(?:an?\s)?(?:named\s)?(?:substitute|reserve)(?:\smember)?", re.IGNORECASE)
""" "Councillor Ash (Substitute)" among those present."""


_AS_SUBSTITUTE = re.compile(
    r"\s(?:(?:was|had|also|then|attended|attending|acted|acting|present|sat|sitting|is)\s){0,3}(?:the\smeeting\s)?(?:yn\s)?"
    r"(?:as\s(?:an?\s|the\s|his\s|her\s|their\s)?substitute\b(?!\sfor\b)|in\s(?:his|her|their)\s(?:place|stead)\b|eilydd\sar\sei\srh?an\b)"
)
_BESIDE, _NEAR = 60, 300
"""Most characters between one absent and the substitute; how far before no other may be absent."""
_Read = tuple[Listed, str, Listed | str | None]


def _by_note(text: str, person: Listed, status: str) -> Iterator[tuple[Listed, str, Listed | str | None]]:
    """A listed person, and whoever the brackets after the name say stood in."""
    note = person.note or ""
    standing = NOTE_FOR.match(note)
    at = text.find(note, person.end, person.end + len(note) + 6) if note else -1
    if standing and at >= 0:
        absent = read_names(text, at + standing.end(), at + len(note)).people
        if len(absent) == 1 and not holds_office(absent[0]):
            yield person, "substitute", absent[0]
            return
    yield person, "substitute" if status == "present" and _ONLY_SUBSTITUTE.fullmatch(note) else status, None
    replaced = NOTE_BY.match(note) if status == "apologies" else None
    if replaced and at >= 0:
        names = read_names(text, at + replaced.end(), at + len(note)).people
        if len(names) == 1 or (names and names[0].is_titled and not names[1].is_titled):
            yield names[0], "substitute", person


def _labelled(text: str) -> Iterator[tuple[Listed, str, Listed | str | None]]:
    rows = read_rows(text)
    yield from ((row.person, row.status, None) for row in rows.rows)
    for status, _, end, listed in find_labelled(text, rows.spans):
        people = without_late(text, listed, end + 60) if status == "apologies" else listed
        for person in set_right(text, people):
            yield from _by_note(text, person, status)
        if people and status == "apologies":
            for told in (*standing_in(text, people[-1], end + 300), *latter(text, people[-1], end + 300)):
                yield told.person, told.status, told.other
    yield from ((told.person, told.status, told.other) for told in find_with_substitutes(text))


def _substitute_lines(sentences: Sequence[Told]) -> dict[int, Told]:
    """Substitutions told, by the offset of the substitute."""
    return {told.person.start: told for told in sentences if told.status == "substitute"}


def _read(doc: Doc) -> Iterator[tuple[Listed, str, Listed | str | None]]:
    text = doc._.source
    told = list(find_told(text, doc._.sentences))
    stood_in = _substitute_lines(told)
    for person, status, other in _labelled(text):
        better = stood_in.get(person.start)
        yield (person, "substitute", better.other) if better else (person, status, other)
    for one in told:
        if one.status != "apologies":
            yield one.person, one.status, one.other
            continue
        for person in set_right(text, [one.person]):
            yield from _by_note(text, person, one.status)


def _full(name: str, known: Mapping[str, set[str]]) -> str:
    """A surname as the one person of that surname who sent apologies is printed, else as it stands."""
    same = known.get(surname(name), set())
    return next(iter(same)) if len(same) == 1 else name


def _just_before(text: str, person: Listed, found: Sequence[_Read]) -> Listed | None:
    """The one who sent apologies right before somebody who "attended as substitute" or sat "in her place"."""
    if not _AS_SUBSTITUTE.match(text, person.end, person.end + 120):
        return None
    floor = person.start - _NEAR
    absent = {one.start: one for one, status, _ in found if status == "apologies" and floor <= one.start < person.start}
    one = next(iter(absent.values())) if len(absent) == 1 else None
    return one if one and person.start - one.end < _BESIDE and "\n\n" not in text[one.end : person.start] else None


def _mentions(doc: Doc) -> Iterator[AttendanceMention]:
    found = list(_read(doc))
    absent: dict[str, set[str]] = {}
    for person, status, _ in found:
        if status == "apologies":
            absent.setdefault(surname(person.name), set()).add(person.name)
    for person, status, other in found:
        other = other or (_just_before(doc._.source, person, found) if status == "substitute" else None)
        name = other.name if isinstance(other, Listed) else other
        yield mention(doc._.source, person, status, _full(name, absent) if name else None)


def _section(blocks: Sequence[Block], offset: int) -> str:
    index = at_offset(blocks, offset)
    return blocks[index].section if index >= 0 else ""


def _rank(fact: AttendanceMention) -> tuple[int, int, bool]:
    """Order of the text; of two facts on one name, the one that says more first."""
    return fact.start, -(fact.status == "substitute") - (fact.substitute_for is not None), fact.status != "apologies"


if not Doc.has_extension("attendance_mentions"):
    Doc.set_extension("attendance_mentions", default=())


@Language.component(
    "attendance_mentions",
    requires=["doc._.blocks", "doc._.sentences", "doc._.named_votes"],
    assigns=["doc._.attendance_mentions"],
)
def attendance_mentions(doc: Doc) -> Doc:
    """Set `doc._.attendance_mentions`; the names of a division are no attendance list."""
    doc._.attendance_mentions = ()
    text = doc._.source
    if doc._.section in ("agenda", "report") or not (search(QUICK, text) or search(LABEL, text)):
        return doc
    kept: list[AttendanceMention] = []
    for fact in sorted(_mentions(doc), key=_rank):
        taken = (kept and fact.start < kept[-1].end) or overlaps(doc._.named_votes, fact.start, fact.end)
        taken = taken or is_nobody(fact.person)
        if not taken and _section(doc._.blocks, fact.start) != "agenda":
            kept.append(fact)
    doc._.attendance_mentions = tuple(kept)
    return doc
