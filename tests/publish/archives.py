"""Test archives: real SQLite files with invented councils, made without crawling anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.ids import fact_id, link_id, sha256, text_id
from archive.tables import BY_NAME, TABLES

SEEN = {"first_seen": "2026-01-02T03:04:05Z", "last_seen": "2026-02-03T04:05:06Z"}
COUNCIL, OTHER = "eastmere", "thornwick"
SCRIPT = "<script>alert('minutes')</script>"


def empty_archive(path: Path | str) -> Database:
    """An archive with every table of the schema and no rows."""
    db = Database(str(path))
    db.execute("pragma synchronous = off")  # a test's file need not survive a power cut
    for table in TABLES:
        db.table(table.name).create(table.sqlite_columns(), pk=table.pk, foreign_keys=table.foreign_keys() or None)
    return db


def add(db: Database, table: str, **row: Any) -> str:
    """Insert or change one row; site and council default to the first council's."""
    columns = BY_NAME[table].column_names
    defaults = {"site": COUNCIL, "council": COUNCIL, **SEEN}
    full = {**{key: value for key, value in defaults.items() if key in columns}, **row}
    db.table(table).upsert(full, pk=BY_NAME[table].pk)
    return str(row.get("id", ""))


def add_text(db: Database, record: str, field: str, text: str, section: str = "minutes") -> str:
    """A row of `texts`; returns its id."""
    ident = text_id(record, field)
    row = {"id": ident, "record_id": record, "field": field, "section": section, "minutes_status": "approved"}
    db.table("texts").upsert({**row, "text": text, "sha256": sha256(text.encode()), "seen_at": "2026-01-02"}, pk="id")
    return ident


def add_fact(db: Database, table: str, text: str, quote: str, **values: Any) -> str:
    """A fact found in the stored text `text` (its id), its span where `quote` first stands."""
    whole = db.table("texts").get(text)["text"]
    start = whole.index(quote)
    end = start + len(quote)
    ident = fact_id(text, table.removesuffix("s"), start, end)
    row = {
        "id": ident, "text_id": text, "record_id": text.partition("#")[0], "quote": quote, "start": start, "end": end,
        "rule": "test.rule", "extractor_version": "1", "minutes_status": "approved",
    }  # fmt: skip
    db.table(table).upsert({**row, **values}, pk="id")
    return ident


def add_meeting(db: Database, committee: str, number: int, date: str, **values: Any) -> str:
    """A meeting of `committee` (its id)."""
    site = committee.partition("/")[0]
    row = {"committee_id": committee, "date": date, "status": "confirmed", "minutes_status": "approved", **values}
    url = f"https://minutes.{site}.example/ieListDocuments.aspx?MId={number}"
    return add(db, "meetings", id=f"{site}/meeting/{number}", site=site, council=site, url=url,
               title=f"Meeting {number}", **row)  # fmt: skip


def add_item(db: Database, meeting: str, number: int, title: str, minutes: str | None = None, **values: Any) -> str:
    """An agenda item, with the text of its minutes; returns its id."""
    site = meeting.partition("/")[0]
    url = f"https://minutes.{site}.example/mgAi.aspx?ID={number}"
    item = add(db, "agenda_items", id=f"{site}/item/{number}", site=site, council=site, meeting_id=meeting, url=url,
               title=title, position=number % 100, number_label=f"{number % 100}.", minutes_text=minutes,
               text_source="page", **values)  # fmt: skip
    if minutes:
        add_text(db, item, "minutes", minutes)
    return item


def add_document(db: Database, record: str, number: int, title: str, pages: tuple[str, ...] = (), **values: Any) -> str:
    """A paper listed under `record`, with its pages; returns its id."""
    site = record.partition("/")[0]
    url = f"https://minutes.{site}.example/documents/s{number}/paper.pdf"
    held = {"sha256": f"{number:064d}", "size": 1000} if pages else {}
    row = {"kind": "report", "media_type": "application/pdf", **held, **values}
    paper = add(db, "documents", id=f"{site}/document/s{number}", site=site, council=site, url=url, title=title, **row)
    add(db, "document_links", id=link_id(record, paper), site=site, council=site, document_id=paper, record_id=record,
        title=title)  # fmt: skip
    for page, text in enumerate(pages, start=1):
        add_text(db, paper, f"page-{page}", text, "report")
    return paper


LIBRARY = (
    "Members considered the future of the branch libraries in Eastmere.\n\n"
    "RESOLVED: that the opening hours of Quayside Library be approved at a cost of £42,500. "
    "Moved by Councillor Ada Finch, seconded by Councillor Ravi Oduya. Votes: for 6, against 3, abstain 1."
)
QUOTE = "that the opening hours of Quayside Library be approved at a cost of £42,500"
DEFERRED = "that the resurfacing of Mill Lane be deferred to the next meeting"
ROADS = f"RESOLVED: {DEFERRED}.\n\nThe Head of Highways was asked to report."
HOSTILE = (
    f"The clerk read out {SCRIPT} and {{{{ 7 * 7 }}}}; 'quotes' and \"more\".\n\nRESOLVED: that {SCRIPT} be noted."
)


def sample_archive(path: Path | str) -> Database:
    """Two councils, three committees, a little of everything a page shows. Not built yet."""
    db = empty_archive(path)
    for slug in (COUNCIL, OTHER):
        base = f"https://minutes.{slug}.example/"
        add(db, "sites", id=slug, site=slug, council=slug, url=base, name=slug.title(), base_url=base, is_fictional=1)
        name = f"{slug.title()} Council"
        add(db, "councils", id=slug, site=slug, council=slug, url=base, name=name, nation="England", is_fictional=1)
    for slug, number, name in ((COUNCIL, 1, "Cabinet"), (COUNCIL, 2, "Audit Committee"), (OTHER, 1, "Council")):
        add(
            db, "committees", id=f"{slug}/committee/{number}", site=slug, council=slug, name=name, category="Committees"
        )
    _fill_first(db)
    _fill_other(db)
    return db


def _fill_first(db: Database) -> None:
    cabinet = add_meeting(db, "eastmere/committee/1", 101, "2024-03-12")
    item = add_item(db, cabinet, 5001, "Branch libraries", LIBRARY)
    text = text_id(item, "minutes")
    first = add_fact(db, "resolutions", text, QUOTE, outcome="approved", body="Cabinet", mover="Councillor Ada Finch",
                     seconder="Councillor Ravi Oduya", vote_for=6, vote_against=3, vote_abstain=1)  # fmt: skip
    add_fact(db, "figures", text, "£42,500", kind="money", value=42500.0, unit="GBP")
    record = add(db, "decisions", id="eastmere/decision/900", url="https://minutes.eastmere.example/ieDecisionDetails.aspx?ID=900",
                 title="Branch libraries", decision_maker="Cabinet", is_key=1, decision_date="2024-03-12",
                 meeting_id=cabinet, decision_text=LIBRARY, reasons="To serve readers.")  # fmt: skip
    again = add_text(db, record, "decision", LIBRARY, "decision")
    add_fact(db, "resolutions", again, QUOTE, outcome="approved", same_as=first)
    roads = add_item(db, cabinet, 5002, "Roads", ROADS)
    add_fact(db, "resolutions", text_id(roads, "minutes"), DEFERRED, outcome="deferred")
    add_fact(db, "roles", text_id(roads, "minutes"), "Head of Highways", role="Head of Highways")
    add_document(db, item, 77, "Libraries report", ("Page one on bookshelves.", "Page two on heating."))
    add_document(db, item, 78, "Appendix (not public)", is_restricted=1)
    closed = add_item(db, cabinet, 5003, "Lease of the old mill", is_restricted=1)
    db.table("absences").insert_all([
        {"id": f"{closed}#minutes_text", "record_id": closed, "field": "minutes_text", "reason": "restricted",
         "detail": "Not for publication: paragraph 3", "seen_at": "2026-01-02"},
        {"id": "eastmere/document/s78#bytes", "record_id": "eastmere/document/s78", "field": "bytes",
         "reason": "blocked", "detail": "403", "seen_at": "2026-01-02"},
    ])  # fmt: skip


def _fill_other(db: Database) -> None:
    audit = add_meeting(db, "eastmere/committee/2", 102, "2024-05-20", minutes_status="none")
    add_item(db, audit, 5010, "Internal audit plan", summary="To receive the plan.")
    add_meeting(db, "eastmere/committee/2", 103, "2024-06-20", status="cancelled", minutes_status="none")
    council = add_meeting(db, "thornwick/committee/1", 101, "2025-01-15", minutes_status="draft")
    hostile = add_item(db, council, 1, 'Petition 100% "quoted" <b>bold</b>', HOSTILE)
    add_fact(db, "resolutions", text_id(hostile, "minutes"), f"that {SCRIPT} be noted", outcome="noted")
    db.table("revisions").insert({"record_id": hostile, "field": "minutes_text", "old": "Draft text.", "new": HOSTILE,
                                  "seen_at": "2026-02-01", "fetch_id": 9})  # fmt: skip
