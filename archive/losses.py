"""What no page of a site shows any more: found at the end of a crawl, and marked as gone, or doubted.

A record is *gone* when every page that showed it was seen again, whole, without it. Nothing is marked while a crawl
runs: what it lost is marked at its end, and only while that is little (`MAX_SHARE`), so that a broken site cannot empty
an archive. What is too much to be believed is *doubted*: all is as before, until the pages that no longer showed it are
read again; until then it counts against the cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from archive.pages import UNSEEN, drop_texts
from archive.plainsql import rows_where
from archive.rows import Row, table_of

MAX_SHARE, ALWAYS_ALLOWED = 0.05, 10
WITHDRAWN = "the site no longer lists this paper; its text is not shown, its bytes are kept"


@dataclass(frozen=True, slots=True)
class Lost:
    """Rows of a table that no page shows any more, out of how many; `is_marked` unless that is more than the cap.

    `doubted` are those of them that a page may still show: it was not read again since more than the cap was lost.
    """

    table: str
    ids: list[str]
    live: int
    is_marked: bool
    doubted: frozenset[str] = frozenset()


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
    doubted = set()
    for row in db.query(UNSEEN_RECORDS, [site]):
        unseen.setdefault(row["record_table"], []).append(row["record_id"])
        if row["is_doubted"]:
            doubted.add(row["record_id"])
    for table in OWNERS:
        rows = {row["id"]: row for row in rows_where(db, table, "id", unseen.get(table, ())) if row["gone_at"] is None}
        if rows:
            live = db.execute(f"select count(*) from {table} where gone_at is null and site = ?", [site]).fetchone()[0]
            own = [key for key in rows if not _goes_with_its_owner(db, table, rows[key])]
            allowed = max(ALWAYS_ALLOWED, int(live * MAX_SHARE))
            yield Lost(table, sorted(rows), live, len(own) <= allowed, frozenset(doubted.intersection(rows)))


# Sorting every sighting of a site takes memory by its size: only records with a page that dropped them are sorted.
UNSEEN_RECORDS = """select s.record_table, s.record_id, count(s.gone_at) < count(*) as is_doubted
    from sightings s join pages p on p.id = s.page_id where p.site = ? and (s.record_table, s.record_id) in (
        select record_table, record_id from sightings where coalesce(gone_at, doubted_at) is not null)
    group by s.record_table, s.record_id having count(*) = count(coalesce(s.gone_at, s.doubted_at))"""


def doubt(db: Database, lost: Lost, at: str, since: str) -> None:
    """Leave what was lost as it was before the run that began after `since`, and have its pages read again soon.

    The pages count as changed until then: one that stays as it is must not pass for one that shows what it had.
    """
    with db.atomic():
        for key in lost.ids:
            values = {"at": at, "key": key, "since": since}
            pages = "select page_id from sightings where record_id = :key and gone_at >= :since"
            db.execute(f"update pages set parser_version = null where id in ({pages})", values)
            sql = "update sightings set gone_at = null, doubted_at = :at where record_id = :key and gone_at >= :since"
            db.execute(sql, values)


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
        ended = [(at, key) for key in lost.doubted.intersection(lost.ids)]
        db.conn.executemany(f"{UNSEEN} record_id = ?", ended)
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
