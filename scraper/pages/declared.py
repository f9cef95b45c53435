"""One declared interest as a record: whose, at which meeting, on which item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive import ids
from archive.records_people import Declaration, Person
from scraper.dates import parse_date
from scraper.html import Anchor
from scraper.pages.base import Tray
from scraper.urls import PageRef
from scraper.vocabulary_people import PRIVATE, is_private

Seen = dict[str, set[str]]
FIELDS = ("interest_type", "interest_text", "action")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page says of one declaration: values by field name (`date`, `name`, …), other labels, links, all texts."""

    known: Mapping[str, str]
    other: Mapping[str, str]
    links: tuple[Anchor, ...]
    texts: tuple[str, ...]


def add_declaration(tray: Tray, entry: Entry, seen: Seen) -> None:
    """Add one declaration, unless the entry says nothing of whose or where it is. `seen` is one dict a page."""
    refs = _first_refs(tray, entry)
    whose, meeting, item = refs.get("person"), refs.get("meeting"), refs.get("item")
    person_id = _id(tray, "person", whose[0] if whose else None) or _subject(tray)
    meeting_id = _id(tray, "meeting", meeting[0] if meeting else None)
    item_id = _id(tray, "item", item[0] if item else None)
    name = (whose[1] if whose else None) or entry.known.get("name")
    said = " | ".join(text for text in entry.texts or entry.known.values() if not PRIVATE.search(text))
    if not (person_id or name) or not (meeting_id or item_id or entry.known.get("meeting") or entry.known.get("date")):
        if said:
            tray.problem(f"cannot tell whose declaration this is, or where: {said!r}")
        return
    if not any(entry.known.get(field) for field in FIELDS):
        tray.problem(f"a declaration that does not say what was declared: {said!r}", meeting_id or item_id)
    if person_id and whose:
        tray.add(Person, person_id, url=whose[0].url, name=name)
    label = (meeting[1] if meeting else None) or entry.known.get("meeting")
    values = {
        "meeting_id": meeting_id, "item_id": item_id, "person_id": person_id, "name": name,
        "item_title": entry.known.get("item") or (item[1] if item else None), "meeting_label": label,
        "meeting_date": parse_date(entry.known.get("date")) or parse_date(label) or parse_date(said),
        "other_fields": {key: text for key, text in entry.other.items() if not is_private(key, text)} or None,
        **{field: entry.known.get(field) for field in FIELDS},
    }  # fmt: skip
    _add(tray, values, seen)


def _add(tray: Tray, values: Mapping[str, object], seen: Seen) -> None:
    """Add the record; a member may declare several interests at one meeting, which are numbered in the page's order."""
    where = values["item_id"] or values["meeting_id"] or _page_id(tray, values)
    base = ids.link_id(str(where), str(values["person_id"] or f"name:{str(values['name']).casefold()}"))
    said = repr(values)
    held = seen.setdefault(base, set())
    if said not in held:  # else the same row is printed twice
        held.add(said)
        tray.add(Declaration, base if len(held) == 1 else ids.link_id(base, str(len(held))), url=tray.url, **values)


def _page_id(tray: Tray, values: Mapping[str, object]) -> str:
    """Return what stands for a meeting that the page names without linking it: the day, of this committee's or any."""
    committee_id = tray.known("committee") or tray.ref("committee", "unlinked") or ""
    tray.problem(f"the meeting is not linked: {values['meeting_label'] or values['meeting_date']!r}")
    return ids.link_id(committee_id, str(values["meeting_date"] or values["meeting_label"]))


def _first_refs(tray: Tray, entry: Entry) -> dict[str, tuple[PageRef, str]]:
    """Return the first link to a person, meeting and item. A link to an agenda's anchor (`#AI7`) is to the meeting."""
    found: dict[str, tuple[PageRef, str]] = {}
    for anchor in entry.links:
        ref = tray.classify(anchor.href)
        if ref and ref.page in ("person", "meeting", "item") and ref.page in ref.ids:
            found.setdefault(ref.page, (ref, anchor.text))
    return found


def _id(tray: Tray, kind: str, ref: PageRef | None) -> str | None:
    return tray.ref(kind, ref.ids[kind]) if ref else None


def _subject(tray: Tray) -> str | None:
    """Return the member whose page this is; a committee's page names each."""
    return tray.known("person")
