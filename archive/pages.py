"""Which pages the archive has read, what each of them shows, and what no page shows any more.

A record is *gone* when every page that showed it was seen again, whole, without it. Lists are no witnesses: a meeting
leaves the window of a list without leaving the site. Nothing is marked while a crawl runs: what it lost is marked at
its end, and only while that is little (`MAX_SHARE`), so that a broken site cannot empty an archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.ids import link_id
from archive.plainsql import rows_where, select
from archive.rows import FACT_TABLES, Row, table_of

# Pages that say what is now, not what exists.
LISTS = frozenset(
    ("meeting_list", "xml_meetings", "xml_meetings_by_date", "calendar", "whats_new", "decision_register",
     "meetings_home", "plans", "plan_list", "member_attendance", "member_index", "xml_councillors")
)  # fmt: skip
# Nothing is gone because one of these no longer shows it. A paper's own file may outlive its place on every page.
NO_WITNESSES = LISTS | {"document"}
MAX_SHARE, ALWAYS_ALLOWED = 0.05, 10
WITHDRAWN = "the site no longer lists this paper; its text is not shown, its bytes are kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A page as read: `record_id` is the record it is the page of, `fingerprint` what makes it known again."""

    url: str
    site: str
    page: str
    fingerprint: str | None
    parser_version: str
    record_id: str | None = None
    context: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page the archive has read, with what decides when it is due again. Days are `YYYY-MM-DD`, times UTC."""

    url: str
    page: str
    context: dict[str, str]
    record_id: str | None
    last_seen: str
    changed_at: str
    meeting_date: str | None = None
    meeting_status: str | None = None
    minutes_status: str | None = None
    gone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows of a table that no page shows any more, out of how many; `is_marked` unless that is more than the cap."""

    table: str
    ids: list[str]
    live: int
    is_marked: bool


def is_unchanged(db: Database, page: PageRead, before: int | None = None) -> bool:
    """Whether the archive has read exactly this before, with this parser; `before` a fetch of that number, if given."""
    sql = """select 1 from pages where url = ? and fingerprint = ? and parser_version = ? and gone_at is null
        and (? is null or fetch_id < ?)"""
    return next(db.query(sql, [page.url, page.fingerprint, page.parser_version, before, before]), None) is not None


def is_first_reading(db: Database, page: PageRead | None) -> bool:
    """Whether this is the page of a record of its own that was never read before.

    What lists said of the record until then is not an earlier version of it.
    """
    if page is None or page.record_id is None or page.page in LISTS:
        return False
    sql = "select 1 from pages where record_id = ? and page = ?"
    return next(db.query(sql, [page.record_id, page.page]), None) is None


def touch(db: Database, url: str, seen_at: str) -> None:
    """A page came unchanged: it and everything it shows were seen again. Writes no version of anything."""
    with db.atomic():
        db.execute("update pages set last_seen = max(last_seen, ?) where url = ?", [seen_at, url])
        shown: dict[str, list[str]] = {}
        sql = "select s.record_table, s.record_id from sightings s join pages p on p.id = s.page_id where p.url = ?"
        for row in db.query(f"{sql} and s.gone_at is null", [url]):
            shown.setdefault(row["record_table"], []).append(row["record_id"])
        for row in db.query("select record_id from pages where url = ?", [url]):
            if table := table_of(row["record_id"]):  # a page shows its own record, though it be no witness of it
                shown.setdefault(table, []).append(row["record_id"])
        for table, ids in shown.items():
            db.conn.executemany(
                f"update {table} set last_seen = max(last_seen, ?) where id = ?", [(seen_at, key) for key in ids]
            )


def note_page(
    db: Database, page: PageRead, shown: Iterable[tuple[str, str]], seen_at: str, fetch_id: int | None,
    is_whole: bool = True,
) -> None:  # fmt: skip
    """Keep that a page was read and which records (table, id) it shows. Run inside the caller's transaction.

    Nothing is lost by a page that was not understood as a whole: `is_whole` is False where its parser said so.
    """
    page_id = _save_page(db, page, seen_at, fetch_id)
    if page.page in NO_WITNESSES:
        return
    now = {key: table for table, key in shown}
    before = {
        row["record_id"]: row["gone_at"]
        for row in select(db, "select record_id, gone_at from sightings where page_id = ?", [page_id])
    }
    new = [(link_id(str(page_id), key), page_id, key, table) for key, table in now.items() if key not in before]
    db.conn.executemany("insert into sightings(id, page_id, record_id, record_table) values (?, ?, ?, ?)", new)
    back = [(page_id, key) for key in now if before.get(key)]
    db.conn.executemany("update sightings set gone_at = null where page_id = ? and record_id = ?", back)
    if not is_whole:
        return
    lost = [(seen_at, page_id, key) for key, gone in before.items() if key not in now and gone is None]
    db.conn.executemany("update sightings set gone_at = ? where page_id = ? and record_id = ?", lost)


def _save_page(db: Database, page: PageRead, seen_at: str, fetch_id: int | None) -> int:
    held = next(select(db, "select * from pages where url = ?", [page.url]), None)
    is_same = held is not None and held["fingerprint"] == page.fingerprint
    row: Row = {
        "url": page.url, "site": page.site, "page": page.page, "record_id": page.record_id,
        "context": json.dumps(dict(page.context), ensure_ascii=False, sort_keys=True), "fingerprint": page.fingerprint,
        "parser_version": page.parser_version, "fetch_id": fetch_id, "gone_at": None, "last_seen": seen_at,
        "first_seen": held["first_seen"] if held else seen_at,
        "changed_at": held["changed_at"] if held and is_same else seen_at,
    }  # fmt: skip
    if held is None:
        names, marks = ", ".join(row), ", ".join("?" * len(row))
        done = db.conn.execute(f"insert into pages ({names}) values ({marks})", list(row.values()))
        return int(done.lastrowid or 0)
    sets = ", ".join(f"{name} = ?" for name in row)
    db.conn.execute(f"update pages set {sets} where id = ?", [*row.values(), held["id"]])
    return int(held["id"])


def lose_page(db: Database, url: str, record_id: str | None, seen_at: str) -> None:
    """The site says that a page is no more: what it showed, it shows no longer.

    Where it is the page of a record, that record's other pages (the XML service's) show nothing any more either.
    """
    with db.atomic():
        lost = [row["id"] for row in db.query(LOST_PAGES, {"url": url, "record": record_id})]
        for page_id in lost:
            db.execute(
                "update pages set gone_at = coalesce(gone_at, ?), last_seen = ? where id = ?",
                [seen_at, seen_at, page_id],
            )
            db.execute(f"{UNSEEN} page_id = ?", [seen_at, page_id])
        if record_id is not None:  # its page is the best witness: others only repeat what was
            db.execute(f"{UNSEEN} record_id = ?", [seen_at, record_id])


LOST_PAGES = "select id from pages where url = :url or (:record is not null and record_id = :record)"
UNSEEN = "update sightings set gone_at = ? where gone_at is null and"
# What belongs to another record goes with it: the columns that name the owner. Owners come before what they own.
OWNERS: dict[str, tuple[str, ...]] = {
    "committees": (),
    "meetings": (),
    "agenda_items": ("meeting_id",),
    "issues": (),
    "plans": (),
    "decisions": ("item_id", "meeting_id"),
    "attendance": ("meeting_id",),
    "recorded_votes": ("item_id",),
    "declarations": ("meeting_id",),
    "memberships": ("committee_id",),
    "issue_links": ("issue_id", "record_id"),
    "plan_items": ("plan_id",),
    "restrictions": ("record_id",),
    "document_links": ("record_id",),
    "documents": (),
    "people": (),
}


def lost_records(db: Database, site: str) -> Iterator[Lost]:
    """What no page of a site shows any more and is not marked yet, a table at a time, owners before what they own.

    Read each before the next is asked for: what goes with an owner that was marked does not count against the cap.
    """
    unseen: dict[str, list[str]] = {}
    for row in db.query(UNSEEN_RECORDS, [site]):
        unseen.setdefault(row["record_table"], []).append(row["record_id"])
    for table in OWNERS:
        rows = {row["id"]: row for row in rows_where(db, table, "id", unseen.get(table, ())) if row["gone_at"] is None}
        if rows:
            live = db.execute(f"select count(*) from {table} where gone_at is null and site = ?", [site]).fetchone()[0]
            own = [key for key in rows if not _goes_with_its_owner(db, table, rows[key])]
            allowed = max(ALWAYS_ALLOWED, int(live * MAX_SHARE))
            yield Lost(table, sorted(rows), live, len(own) <= allowed)


UNSEEN_RECORDS = """select s.record_table, s.record_id from sightings s join pages p on p.id = s.page_id
    where p.site = ? group by s.record_table, s.record_id having count(*) = count(s.gone_at)"""


def _goes_with_its_owner(db: Database, table: str, row: Row) -> bool:
    if table == "documents":
        sql = "select count(*) > 0 and count(*) = count(gone_at) as goes from document_links where document_id = ?"
        return bool(next(db.query(sql, [row["id"]]))["goes"])
    return any(_is_gone(db, row[column]) for column in OWNERS[table])


def _is_gone(db: Database, record_id: str | None) -> bool:
    table = table_of(record_id)
    if table is None:
        return False
    return next(db.query(f"select 1 from {table} where id = ? and gone_at is not null", [record_id]), None) is not None


def mark_gone(db: Database, lost: Lost, at: str) -> None:
    """Mark rows as gone, with a revision each; a withdrawn paper's text is no longer shown."""
    with db.atomic():
        keys = [(key,) for key in lost.ids]
        db.conn.executemany(f"update {lost.table} set gone_at = ? where id = ?", [(at, key) for (key,) in keys])
        db.table("revisions").insert_all(
            {"record_id": key, "field": "gone_at", "old": None, "new": at, "seen_at": at, "fetch_id": None}
            for (key,) in keys
        )
        if lost.table == "documents":
            _unpublish(db, lost.ids, at)


def _unpublish(db: Database, ids: Iterable[str], at: str) -> None:
    """Take the text of withdrawn papers out of what is published; read again if the paper comes back."""
    for key in ids:
        texts = [row["id"] for row in db.query("select id from texts where record_id = ?", [key])]
        drop_texts(db, texts)
        db.execute("update pages set fingerprint = null where record_id = ? and page = 'document'", [key])
        db.table("absences").upsert(
            {"id": f"{key}#text", "record_id": key, "field": "text", "reason": "not_published", "detail": WITHDRAWN,
             "fetch_id": None, "seen_at": at}, pk="id",
        )  # fmt: skip


def drop_texts(db: Database, ids: Iterable[str]) -> None:
    """Remove texts and every fact drawn from them."""
    keys = [(key,) for key in ids]
    for table, column in (
        *((table, "text_id") for table, _ in FACT_TABLES.values()), ("extractions", "text_id"), ("texts", "id"),
    ):  # fmt: skip
        db.conn.executemany(f"delete from {table} where {column} = ?", keys)


def known_pages(db: Database, site: str) -> Iterator[KnownPage]:
    """Every page of a site that was read, longest unseen first; gone ones too, since a site may have erred."""
    sql = """select p.url, p.page, p.context, p.record_id, p.last_seen, p.changed_at, p.gone_at,
            m.date as meeting_date, m.status as meeting_status, m.minutes_status
        from pages p left join meetings m
            on m.id = coalesce(json_extract(p.context, '$.meeting_id'), p.record_id)
        where p.site = ? order by p.last_seen, p.id"""
    for row in db.query(sql, [site]):
        yield KnownPage(**{**row, "context": json.loads(row["context"] or "{}")})
