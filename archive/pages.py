"""Which pages the archive has read, what each of them shows, and what no page shows any more.

Lists are no witnesses: a meeting leaves the window of a list without leaving the site. What is gone for all that is in
`losses`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.failures import give_up, settle
from archive.ids import link_id
from archive.plainsql import select
from archive.rows import FACT_TABLES, Row, table_of

# Pages that say what is now, not what exists.
LISTS = frozenset(
    ("meeting_list", "xml_meetings", "xml_meetings_by_date", "calendar", "whats_new", "decision_register",
     "meetings_home", "plans", "plan_list", "member_attendance", "member_index", "xml_councillors")
)  # fmt: skip
# Nothing is gone because one of these no longer shows it. A paper's own file may outlive its place on every page.
NO_WITNESSES = LISTS | {"document"}


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
    """A page the archive has read, with what decides when it is due again. Days are `YYYY-MM-DD`, times UTC.

    `is_doubted` where it no longer showed what it had, with so much else gone that it was not believed.
    """

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
    is_doubted: bool = False
    first_seen: str = ""


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
    return next(select(db, sql, [page.record_id, page.page]), None) is None


def touch(db: Database, url: str, seen_at: str) -> None:
    """A page came unchanged: it and everything it shows were seen again. Writes no version of anything."""
    with db.atomic():
        db.execute("update pages set last_seen = max(last_seen, ?) where url = ?", [seen_at, url])
        settle(db, url)
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
    sql = "select record_id, gone_at, doubted_at from sightings where page_id = ?"
    before = {row["record_id"]: (row["gone_at"], row["doubted_at"]) for row in select(db, sql, [page_id])}
    new = [(link_id(str(page_id), key), page_id, key, table) for key, table in now.items() if key not in before]
    db.conn.executemany("insert into sightings(id, page_id, record_id, record_table) values (?, ?, ?, ?)", new)
    back = [(page_id, key) for key in now if any(before.get(key, ()))]
    db.conn.executemany(f"update sightings set {SEEN} where page_id = ? and record_id = ?", back)
    if not is_whole:
        return
    lost = [(seen_at, page_id, key) for key, (gone, _) in before.items() if key not in now and gone is None]
    db.conn.executemany(f"{UNSEEN} page_id = ? and record_id = ?", lost)


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
        lost = {row["id"]: row["url"] for row in db.query(LOST_PAGES, {"url": url, "record": record_id})}
        for page_id in lost:
            db.execute(
                "update pages set gone_at = coalesce(gone_at, ?), last_seen = ? where id = ?",
                [seen_at, seen_at, page_id],
            )
            db.execute(f"{UNSEEN} page_id = ?", [seen_at, page_id])
        if record_id is not None:  # its page is the best witness: others only repeat what was
            db.execute(f"{UNSEEN} record_id = ?", [seen_at, record_id])
        for each in {url, *lost.values()}:
            give_up(db, each, seen_at, is_known=bool(lost))


LOST_PAGES = "select id, url from pages where url = :url or (:record is not null and record_id = :record)"
SEEN = "gone_at = null, doubted_at = null"
UNSEEN = "update sightings set gone_at = ?, doubted_at = null where gone_at is null and"


def move_page(db: Database, old: str, new: str) -> None:
    """A page has another address: the site has moved. Where it is known by both, it is read again to settle which."""
    with db.atomic():
        db.execute("update or ignore failures set url = ? where url = ?", [new, old])
        db.execute("delete from failures where url = ?", [old])
        rows = {row["url"]: row["id"] for row in db.query("select id, url from pages where url in (?, ?)", [old, new])}
        if old in rows and new not in rows:
            db.execute("update pages set url = ? where id = ?", [new, rows[old]])
        elif old in rows:
            values = {"old": rows[old], "new": rows[new]}
            db.execute(_SHOWN_BY_OLD, values)
            db.execute("delete from sightings where page_id = :old", values)
            db.execute("delete from pages where id = :old", values)
            db.execute("update pages set parser_version = null where id = :new", values)


_SHOWN_BY_OLD = """insert or ignore into sightings(id, page_id, record_id, record_table, gone_at, doubted_at)
    select :new || '+' || record_id, :new, record_id, record_table, gone_at, doubted_at
    from sightings where page_id = :old"""


def addresses_outside(db: Database, site: str, base_url: str) -> list[str]:
    """The addresses of a site's pages, read or failing, that do not begin with its present one."""
    sql = """select url from pages where site = :site and substr(url, 1, length(:base)) != :base
        union select url from failures where site = :site and substr(url, 1, length(:base)) != :base order by url"""
    return [row["url"] for row in db.query(sql, {"site": site, "base": base_url})]


def drop_texts(db: Database, ids: Iterable[str]) -> None:
    """Remove texts and every fact drawn from them."""
    keys = [(key,) for key in ids]
    for table, column in (
        *((table, "text_id") for table, _ in FACT_TABLES.values()), ("extractions", "text_id"), ("texts", "id"),
    ):  # fmt: skip
        db.conn.executemany(f"delete from {table} where {column} = ?", keys)


def known_pages(db: Database, site: str) -> Iterator[KnownPage]:
    """Every page of a site that was read, longest unseen first; gone ones too, since a site may have erred."""
    sql = """select p.url, p.page, p.context, p.record_id, p.last_seen, p.changed_at, p.gone_at, p.first_seen,
            m.date as meeting_date, m.status as meeting_status, m.minutes_status,
            p.id in (select page_id from sightings where doubted_at is not null) as is_doubted
        from pages p left join meetings m
            on m.id = coalesce(json_extract(p.context, '$.meeting_id'), p.record_id)
        where p.site = ? order by p.last_seen, p.id"""
    for row in db.query(sql, [site]):
        known = {**row, "context": json.loads(row["context"] or "{}"), "is_doubted": bool(row["is_doubted"])}
        yield KnownPage(**known)
