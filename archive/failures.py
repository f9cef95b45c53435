"""Pages that do not come, or that no parser could read: the gap each leaves, and when it was last tried.

Several pages may leave one gap (the pages of a list, the years of a list of meetings). It is over when none of them
fails any more; and a gap of some days when lists that were read since show all of these days.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlite_utils import Database

from archive.ids import text_id
from archive.plainsql import select
from archive.records import Failure
from archive.rows import Row

PAGE = "page"  # field of an absence that stands for a whole page
NOT_TRIED = "not_fetched"  # reason of a page that a stopped crawl did not come to
DAYS = re.compile(r"decisions published (\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d)")
# Lists of some days, by what they list. Only the newest list of news counts: nothing is missing where one fails.
REGISTERS, MEETINGS = ("decision_register",), ("xml_meetings", "xml_meetings_by_date", "calendar")
NEWEST_COUNTS = frozenset(("whats_new",))
Gap = tuple[str, str]  # record id and field
Days = tuple[date, date]  # first and last


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """A page that fails: since when, when it was last tried, and the parser that could not read it, if one tried."""

    url: str
    page: str
    context: dict[str, str]
    reason: str
    is_replaced: bool
    seen_at: str
    tried_at: str
    parser_version: str | None


def note_failures(db: Database, failures: Iterable[Failure], at: str, fetch_id: int | None) -> None:
    """Keep that pages failed; what has failed before keeps the day since when. Inside the caller's transaction."""
    for each in failures:
        if each.reason == NOT_TRIED and any(select(db, "select 1 from failures where url = ?", [each.url])):
            continue
        row: Row = {
            "url": each.url, "site": each.site, "page": each.page, "record_id": each.record_id, "field": each.field,
            "context": json.dumps(each.context, ensure_ascii=False, sort_keys=True), "reason": each.reason,
            "detail": each.detail, "is_replaced": int(each.is_replaced), "fetch_id": fetch_id,
            "parser_version": each.parser_version, "tried_at": at,
        }  # fmt: skip
        names, marks = ", ".join((*row, "seen_at")), ", ".join("?" * (len(row) + 1))
        over = ", ".join(f"{name} = excluded.{name}" for name in row if name not in ("url", "tried_at"))
        over += ", tried_at = max(tried_at, excluded.tried_at)"  # what evidence kept may be read again
        sql = f"insert into failures ({names}) values ({marks}) on conflict (url) do update set {over}"
        db.conn.execute(sql, [*row.values(), at])


def settle(db: Database, url: str | None, gaps: Iterable[Gap] = ()) -> None:
    """A page came and was read: it fails no more, and the gap it left is over. `gaps` are further ones that it ends.

    A gap that another page leaves too stays, with that page's reason; where no page is named, the gaps end whoever left
    them. Run inside the caller's transaction.
    """
    if url is None:
        gaps = list(gaps)
        db.conn.executemany("delete from failures where record_id = ? and field = ? and field != 'page'", gaps)
    rows = select(db, "select record_id, field from failures where url = ?", [url])
    over = {(row["record_id"], row["field"]): None for row in rows} | dict.fromkeys(gaps)
    db.conn.execute("delete from failures where url = ?", [url])
    for gap in over:
        _close(db, gap)


def _close(db: Database, gap: Gap) -> None:
    left = next(select(db, _STILL_OPEN, gap), None) if gap[1] != PAGE else None  # any page of a record will do
    if left is None:
        db.conn.execute("delete from absences where id = ?", [text_id(*gap)])
        return
    sql = "update absences set reason = ?, detail = ?, fetch_id = ? where id = ?"
    db.conn.execute(sql, [left["reason"], left["detail"], left["fetch_id"], text_id(*gap)])


_STILL_OPEN = """select reason, detail, fetch_id from failures
    where record_id = ? and field = ? and not is_replaced order by url limit 1"""


def give_up(db: Database, url: str, at: str, *, is_known: bool) -> None:
    """The site says that a page is no more. One that was read is looked for at its own pace; else it still fails."""
    if is_known:
        settle(db, url)
    else:
        db.conn.execute("update failures set tried_at = ? where url = ?", [at, url])


def failing_pages(db: Database, site: str) -> Iterator[Failing]:
    """Every page of a site that was tried and fails, the longest failing first."""
    sql = """select url, page, context, reason, is_replaced, seen_at, tried_at, parser_version from failures
        where site = ? and reason != ? order by seen_at, url"""
    for row in select(db, sql, [site, NOT_TRIED]):
        values = {**row, "context": json.loads(row["context"]), "is_replaced": bool(row["is_replaced"])}
        yield Failing(**values)


# ------------------------------------------------------------ lists of some days


def close_days(db: Database, site: str, page: str) -> None:
    """A list was read whole: gaps of its kind are over whose days are all in lists that were read since."""
    if page in NEWEST_COUNTS:
        for row in list(select(db, "select url from failures where site = ? and page = ?", [site, page])):
            settle(db, row["url"])
    kinds = next((kinds for kinds in (REGISTERS, MEETINGS) if page in kinds), None)
    if kinds is None:
        return
    marks = ", ".join("?" * len(kinds))
    failing = f"select url, page, context, seen_at, tried_at from failures where site = ? and page in ({marks})"
    for row in list(select(db, failing, [site, *kinds])):
        if _is_shown(db, site, kinds, json.loads(row["context"]), row["tried_at"]):
            settle(db, row["url"])
    if kinds == REGISTERS:
        _close_nameless(db, site)


def _close_nameless(db: Database, site: str) -> None:
    """Gaps of the register whose page is not known: noted when a crawl was stopped, or by an earlier version."""
    sql = "select field, seen_at from absences where record_id = ? and field like 'decisions published %'"
    for row in list(select(db, sql, [site])):
        days = DAYS.fullmatch(row["field"])
        context = {"since": days[1], "until": days[2]} if days else {}
        if _is_shown(db, site, REGISTERS, context, row["seen_at"]):
            _close(db, (site, row["field"]))


def _is_shown(db: Database, site: str, kinds: tuple[str, ...], lost: Mapping[str, str], since: str) -> bool:
    wanted = days_of(lost)
    if wanted is None:
        return False
    marks = ", ".join("?" * len(kinds))
    sql = f"""select context from pages p where site = ? and page in ({marks}) and last_seen >= ? and gone_at is null
        and not exists (select 1 from failures f where f.url = p.url)
        and not exists (select 1 from problems q
            where q.url = p.url and q.stage = 'parse' and q.seen_at >= p.last_seen)"""
    found = (json.loads(row["context"] or "{}") for row in select(db, sql, [site, *kinds, since]))
    return covers([days for each in found if _lists(each, lost) and (days := days_of(each))], wanted)


def _lists(read: Mapping[str, str], lost: Mapping[str, str]) -> bool:
    """Whether a list shows what another would: of every committee or the same one, of every decision or as few."""
    of_committee = read.get("committee", "0") in ("0", lost.get("committee", "0"))
    return of_committee and read.get("register") in (None, lost.get("register"))


def days_of(context: Mapping[str, str]) -> Days | None:
    """The days that a list was asked for; None where it was not asked by days."""
    try:
        return date.fromisoformat(context["since"]), date.fromisoformat(context["until"])
    except (KeyError, ValueError):
        return None


def covers(shown: Iterable[Days], wanted: Days) -> bool:
    """Whether the days shown, taken together, have every day that is wanted."""
    first, last = wanted
    for since, until in sorted(shown):
        if since > first:
            break
        if until >= first:
            first = until + timedelta(days=1) if until < date.max else until
    return first > last
