"""How the sites of an archive stand: what was read, what failed, when they were crawled whole, what was lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from sqlite_utils import Database

from archive.records import Meeting
from archive.rows import Row

_MEETING = ", ".join(each.name for each in fields(Meeting))


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Counts and moments of one site. Times are UTC; `gone` counts what left the site since a day, `seen_pages` what
    the last whole crawl saw, `misread_pages` what it did not understand of that."""

    last_good_crawl: str | None
    last_crawl: str | None
    last_outcome: str | None
    last_detail: str | None
    newest_change: str | None
    meetings: int
    meetings_with_minutes: int
    absences: int
    problems: int
    gone: int
    records: int
    misread_pages: int
    seen_pages: int
    vanished: tuple[str, ...]


def sites_held(db: Database) -> list[Row]:
    """The sites an archive holds, imported files aside: rows of `sites`."""
    return list(db.query("select * from sites where base_url is not null order by id"))


def sites_refused(db: Database) -> list[Row]:
    """Sites that never gave anything: `id`, when they were last `tried`, the `outcome` of that, and `detail`: why."""
    sql = """select site as id, max(started_at) as tried, outcome,
            coalesce(detail, (select detail from absences a where a.record_id = c.site and field = 'page')) as detail
        from crawls c where site not in (select id from sites) group by site order by site"""
    return list(db.query(sql))


def meetings_read(db: Database, site: str) -> Iterator[Meeting]:
    """Meetings of a site whose own page was read and that are still there."""
    read = "select record_id from pages where record_id is not null and gone_at is null and page != 'document'"
    sql = f"select {_MEETING} from meetings where site = ? and gone_at is null and id in ({read})"
    yield from (Meeting(**row) for row in db.query(sql, [site]))


def failed_fetches(db: Database, site: str) -> Iterator[tuple[int, str]]:
    """The fetches that failed and left a gap in an archive that did not keep `failures` yet, and since when."""
    sql = """select fetch_id, min(seen_at) as since from absences a
        where (reason in ('fetch_failed', 'blocked') or (reason = 'unreadable' and field = 'page'))
            and fetch_id is not null
            and not exists (select 1 from failures f where f.record_id = a.record_id and f.field = a.field)
            and (record_id = :site or (record_id >= :site || '/' and record_id < :site || '0'))
        group by fetch_id order by fetch_id"""
    for row in db.query(sql, {"site": site}):
        yield row["fetch_id"], row["since"]


def left_out(db: Database, site: str, detail: str) -> Iterator[str]:
    """Records that a crawl listed and was asked not to read; `detail` is how it said so."""
    sql = """select record_id from absences where reason = 'not_fetched' and detail = :detail
        and record_id >= :site || '/' and record_id < :site || '0'"""
    for row in db.query(sql, {"site": site, "detail": detail}):
        yield row["record_id"]


def site_held(db: Database, site: str) -> Row | None:
    """The row of one site, imported ones too."""
    return next(db.query("select * from sites where id = ?", [site]), None)


def papers_read(db: Database) -> set[str]:
    """SHA-256 of the papers whose text the archive has."""
    sql = "select d.sha256 from documents d where exists (select 1 from texts t where t.record_id = d.id)"
    return {row["sha256"] for row in db.query(sql)}


def rows_of(db: Database, table: str) -> Iterator[Row]:
    """Every row of a table, whole."""
    yield from db.query(f'select * from "{table}"')


def check_index(db: Database, name: str) -> None:
    """Compare a word index with its table; raises sqlite3.DatabaseError where it holds words the table has not."""
    db.execute(f"insert into {name}({name}, rank) values ('integrity-check', 1)")


def crawls_told(db: Database) -> set[str]:
    """Ids of the crawls in the archive's ledger."""
    return {row["id"] for row in db.query("select id from crawls")}


def last_good_crawl(db: Database, site: str) -> str | None:
    """When the last crawl that came to its end was started."""
    moment: str | None = _one(db, "select max(started_at) from crawls where site = ? and outcome like 'done%'", site)
    return moment


def last_good_end(db: Database, site: str) -> str:
    """When the last crawl that came to its end was over; an empty text where none was."""
    return _one(db, "select max(finished_at) from crawls where site = ? and outcome like 'done%'", site) or ""


def scopes_asked(db: Database, site: str) -> list[dict[str, Any]]:
    """What the crawls of a site were asked for, oldest first."""
    rows = db.query("select scope from crawls where site = ? order by started_at", [site])
    return [json.loads(row["scope"]) for row in rows]


def standing(db: Database, site: str, since: str) -> Standing:
    """How a site stands; `since` is the day from which what left it is counted."""
    good = last_good_crawl(db, site)
    last = next(db.query(_LAST, [site]), {"started_at": None, "outcome": None, "detail": None})
    return Standing(
        last_good_crawl=good,
        last_crawl=last["started_at"],
        last_outcome=last["outcome"],
        last_detail=last["detail"],
        newest_change=_one(db, "select max(changed_at) from pages where site = ?", site),
        meetings=_one(db, "select count(*) from meetings where site = ? and gone_at is null", site),
        meetings_with_minutes=_one(db, _WITH_MINUTES, site),
        absences=_one(db, _ABSENCES, site),
        problems=_one(db, "select count(*) from problems where site = ?", site),
        gone=sum(
            _one(db, f"select count(*) from {table} where site = ? and gone_at >= ?", site, since) for table in _MAIN
        ),
        records=sum(_one(db, f"select count(*) from {table} where site = ?", site) for table in _MAIN),
        misread_pages=_one(db, _MISREAD, site, good or "", since),
        seen_pages=_one(db, "select count(*) from pages where site = ? and last_seen >= ?", site, good or ""),
        vanished=tuple(row["message"] for row in db.query(_VANISHED, [site, good or ""])),
    )


_LAST = "select started_at, outcome, detail from crawls where site = ? order by started_at desc limit 1"
_MAIN = ("meetings", "agenda_items", "documents")
_WITH_MINUTES = """select count(distinct meeting_id) from agenda_items
    where site = ? and minutes_text is not null and gone_at is null"""
_ABSENCES = """select count(*) from absences
    where record_id = ?1 or (record_id >= ?1 || '/' and record_id < ?1 || '0')"""
# A label that has been unknown for long is the council's own: it is kept, and no sign of a change.
_MISREAD = """select count(distinct url) from problems p where site = ?1 and stage = 'parse' and seen_at >= ?2
    and not (message like '%unknown label%' and exists (
        select 1 from problems q where q.site = p.site and q.message = p.message and q.seen_at < ?3))"""
_VANISHED = "select message from problems where site = ? and stage = 'gone' and seen_at >= ?"


def _one(db: Database, sql: str, *values: Any) -> Any:
    found = db.execute(sql, values).fetchone()
    return found[0] if found else None
