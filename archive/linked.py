"""Sites whose owners do not want their text shown elsewhere (`text: link_only` in the register): titles, dates, names,
outcomes of the calendar and addresses are kept, the words of minutes and papers are not.

All of archive.db is published, so their text never comes into it; the bytes are in evidence, and `minutes rebuild`
brings the text back when the wish is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from archive import records as r
from archive.plainsql import select
from archive.rows import FACT_TABLES, RECORD_TABLES

# Columns of words. Titles, dates, names and numbers are listed, as on the site's own pages.
WORDS: dict[str, tuple[str, ...]] = {
    "committees": ("purpose",),
    "agenda_items": ("summary", "decision_text", "minutes_text", "other_fields"),
    "decisions": ("purpose", "decision_text", "reasons", "alternatives", "other_fields"),
    "issues": ("purpose", "key_reason", "other_fields"),
    "plan_items": ("other_fields",),
    "restrictions": ("reason", "statement", "justification"),
    "recorded_votes": ("motion_text",),
    "declarations": ("interest_text", "action", "other_fields"),
    "people": ("other_fields",),
}
REASON, DETAIL = "link_only", "the site's owner does not want its text shown elsewhere: follow the link"


def link_only_sites(db: Database, pages: Iterable[r.Parsed]) -> frozenset[str]:
    """The sites that are only linked to, as the archive and these pages have it."""
    said = {each.id: each.is_link_only for page in pages for each in page.records if isinstance(each, r.Site)}
    linked = select(db, "select id from sites where is_link_only = 1")
    held = {row["id"] for row in linked if said.get(row["id"], True)}
    return frozenset(held | {site for site, is_link_only in said.items() if is_link_only})


def newly_linked(db: Database, sites: frozenset[str]) -> list[str]:
    """Those of the sites whose words the archive may still hold: it knew them as sites that may be shown."""
    known = {row["id"] for row in db.query("select id from sites where coalesce(is_link_only, 0) = 0")}
    return sorted(known & sites)


def without_words(page: r.Parsed, sites: frozenset[str]) -> r.Parsed:
    """What a page said, but for the words of these sites; a gap in place of each text."""
    told = [text for text in page.texts if _site(text.record_id) in sites]
    if not told and not any(_site(record.id) in sites for record in page.records):
        return page
    gaps = {(text.record_id, text.field) for text in told}
    return replace(
        page,
        records=tuple(_emptied(record) if _site(record.id) in sites else record for record in page.records),
        texts=tuple(text for text in page.texts if _site(text.record_id) not in sites),
        absences=(
            *page.absences,
            *(r.Absence(record_id=key, field=name, reason=REASON, detail=DETAIL) for key, name in sorted(gaps)),
        ),
    )


def _site(record_id: str) -> str:
    return record_id.partition("/")[0]


def _emptied(record: r.Record) -> r.Record:
    columns = WORDS.get(RECORD_TABLES[type(record)], ())
    blank: dict[str, Any] = {
        name: {} if isinstance(getattr(record, name), dict) else None for name in columns if hasattr(record, name)
    }
    return replace(record, **blank)


def forget_words(db: Database, site: str, seen_at: str) -> None:
    """Take out of the archive what it holds of a site's words, facts and old versions among them."""
    first, after = f"{site}/", f"{site}0"  # "0" follows "/"
    for table, columns in WORDS.items():
        emptied = ", ".join(f"{name} = null" for name in columns)
        stands = " or ".join(f"{name} is not null" for name in columns)
        db.execute(f"update {table} set {emptied} where site = ? and ({stands})", [site])
    texts = "select id, record_id, field from texts where record_id >= ? and record_id < ?"
    gaps = [
        {**row, "reason": REASON, "detail": DETAIL, "fetch_id": None, "seen_at": seen_at}
        for row in db.query(texts, [first, after])
    ]
    db.table("absences").upsert_all(gaps, pk="id")
    for table in (*(table for table, _ in FACT_TABLES.values()), "texts", "printed_parts"):
        column = {"printed_parts": "document_id"}.get(table, "record_id")
        db.execute(f"delete from {table} where {column} >= ? and {column} < ?", [first, after])
    db.execute("delete from extractions where text_id >= ? and text_id < ?", [first, after])
    worded = sorted({name for columns in WORDS.values() for name in columns} | {"text"})
    marks = ", ".join("?" * len(worded))
    db.execute(
        f"delete from revisions where record_id >= ? and record_id < ? and (field in ({marks}) or field like 'page-%')",
        [first, after, *worded],
    )
