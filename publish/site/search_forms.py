"""A search as JSON, CSV and Atom."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlencode

from publish.cells import END_FOUND, FOUND
from publish.export.csv_files import guarded
from publish.site.feed import Entry, atom
from publish.site.page import Ask, Data

IN_FEED = 50
COLUMNS = ("position", "found", "date", "council", "committee", "kind", "title", "words", "largest_gbp", "places",
           "gone_at", "id", "record_id", "page", "original")  # fmt: skip
_SEEN = """select h.value as record_id, max(coalesce(
    (select max(t.seen_at) from texts t where t.record_id = h.value), ''), coalesce(
    (select first_seen from agenda_items where id = h.value), (select first_seen from decisions where id = h.value),
    (select first_seen from documents where id = h.value), '')) as seen_at
from json_each(:records) h"""


def as_json(_: Ask, data: Data) -> str:
    """What the page says, without what its form offers."""
    shown = {name: value for name, value in data.items() if name not in ("form", "path")}
    return json.dumps(shown, ensure_ascii=False, indent=1) + "\n"


def as_csv(_: Ask, data: Data) -> bytes:
    """A row a record, for spreadsheets: UTF-8 with its mark, so that Excel reads it right.

    `found` says in every row how many places match, so that a file of the first ones never looks like all. Words that a
    spreadsheet would run as a formula begin with an apostrophe; the JSON has them as they are.
    """
    written = io.StringIO(newline="")
    rows = csv.writer(written)
    rows.writerow(COLUMNS)
    found = f"more than {data['matches']}" if data["is_capped"] else data["matches"]
    for position, hit in enumerate(data["hits"], start=1):
        words = _unmarked(hit["snippet"]) if hit["snippet"] else hit["kept_back"] or ""
        row = (
            position, found, hit["date"], hit["council_name"] or hit["council"], hit["committee"], hit["kind"],
            hit["title"], words, hit["largest_gbp"], hit["places"], hit["gone_at"], hit["id"], hit["record_id"],
            hit["address"], hit["original"],
        )  # fmt: skip
        rows.writerow([guarded(value) for value in row])
    return written.getvalue().encode("utf-8-sig", "replace")


async def as_atom(ask: Ask, data: Data) -> str:
    """The newest that match, by the day of the meeting; a text that is new or changed makes an entry new again."""
    hits = data["hits"][:IN_FEED]
    rows = await ask.rows(_SEEN, {"records": json.dumps([hit["record_id"] for hit in hits])})
    seen = {row["record_id"]: row["seen_at"] for row in rows}
    said = ", ".join(value for name, value in data["asked"].items() if name != "order")
    own = ask.absolute("/search.atom") + (f"?{urlencode(data['asked'])}" if data["asked"] else "")
    return atom(
        f"Search: {said}" if said else "Search", data["address"], None,
        [_entry(hit, seen.get(hit["record_id"])) for hit in hits], own=own,
        subtitle=data["error"] or (data["coverage"] or {}).get("sentence", ""),
    )  # fmt: skip


def _entry(hit: Data, seen_at: str | None) -> Entry:
    place = " · ".join(part for part in (hit["council_name"], hit["committee"], hit["date"]) if part)
    words = hit["kept_back"] or _unmarked(hit["snippet"] or "")
    published = None if hit["is_to_come"] else hit["date"]  # nothing is published on a day to come
    return Entry(
        ident=hit["id"], title=hit["title"], address=hit["address"] or hit["original"] or "",
        updated=seen_at or hit["date"], published=published, summary=f"{place}\n{words}".strip(),
        author=hit["council_name"], original=hit["original"], categories=(hit["kind"],),
    )  # fmt: skip


def _unmarked(text: str) -> str:
    return text.replace(FOUND, "").replace(END_FOUND, "")
