"""Counts what is held and what is missing, a committee a month, for the committees whose records changed."""

from __future__ import annotations

import re

from sqlite_utils import Database

from publish import coverage_totals, triggers
from publish.described import COUNT_COLUMNS

_MONTH = "substr(coalesce(m.date, ''), 1, 7)"
_WITH_MINUTES = (
    "m.minutes_status in ('draft', 'approved', 'unknown') or exists "
    "(select 1 from agenda_items i where i.meeting_id = m.id and i.minutes_text <> '')"
)
_HERE = "m.gone_at is null"
_HELD = "d.sha256 is not null"
_NO_TEXT = "not exists (select 1 from texts t where t.record_id = d.id and t.text <> '')"
_GAPS = "sum(a.reason = 'blocked') as blocked, sum(a.reason in ('not_fetched', 'fetch_failed')) as not_fetched"

# Each part counts one kind of thing by committee and month: the counts, and what is joined to the meetings.
_PARTS = (
    (
        f"sum({_HERE}) as meetings, sum({_HERE} and m.status = 'cancelled') as meetings_cancelled, "
        f"sum(not ({_HERE})) as meetings_gone, sum({_HERE} and ({_WITH_MINUTES})) as meetings_with_minutes",
        "",
    ),
    (
        "count(*) as items, sum(i.minutes_text <> '' or i.decision_text <> '') as items_with_minutes, "
        "sum(i.is_restricted = 1) as items_restricted",
        "join agenda_items i on i.meeting_id = m.id and i.gone_at is null",
    ),
    ("count(*) as decisions", "join decisions d on d.meeting_id = m.id and d.gone_at is null"),
    (
        f"count(*) as documents, sum({_HELD}) as documents_held, "
        f"sum({_HELD} and {_NO_TEXT}) as documents_without_text, "
        f"sum(not ({_HELD}) and coalesce(d.is_restricted, 0) = 0) as documents_missing, "
        "sum(d.is_restricted = 1) as documents_restricted",
        "join records r on r.meeting_id = m.id and r.kind = 'document' "
        "join documents d on d.id = r.id and d.gone_at is null",
    ),
    (_GAPS, "join records r on r.meeting_id = m.id join absences a on a.record_id = r.id"),
    (_GAPS, "join absences a on a.record_id = m.id"),
)
_WHERE = "where m.committee_id in (select committee_id from coverage_due)"


def count_coverage(db: Database) -> int:
    """Count again the committees in coverage_due; return how many there were."""
    with db.atomic():
        committees = db.table("coverage_due").count
        if committees:
            _count_due(db)
        note_last_fetch(db)
        return committees


def _count_due(db: Database) -> None:
    db.execute("drop table if exists temp.now_counts")
    db.execute("create temp table now_counts (committee_id, month, " + ", ".join(COUNT_COLUMNS) + ")")
    for counts, joined in _PARTS:
        _count(db, counts, joined)
    coverage_totals.note_due(db)
    db.execute("delete from coverage where committee_id in (select committee_id from coverage_due)")
    db.execute(_SUMMED)
    coverage_totals.note_due(db)
    coverage_totals.sum_due(db)
    db.execute("insert or ignore into seen_due select committee_id from coverage_due")
    db.execute("delete from coverage_due")


def _count(db: Database, counts: str, joined: str) -> None:
    counted = re.findall(r" as (\w+)", counts)
    db.execute(
        f"insert into now_counts (committee_id, month, {', '.join(counted)}) "
        f"select m.committee_id, {_MONTH}, {counts} from meetings m {joined} {_WHERE} group by 1, 2"
    )


def watch(db: Database) -> None:
    """Make the triggers that tell which committees' meetings were seen again; at first that is all of them."""
    # not `or ignore`, which gives way to the policy of the statement that fires the trigger: that may be an upsert
    seen = (
        "insert into seen_due (committee_id) select new.committee_id where new.committee_id is not null"
        " on conflict do nothing;"
    )
    wanted = {
        f"meetings_seen_{kind}": f"CREATE TRIGGER meetings_seen_{kind} after {kind} on meetings {when}begin {seen} end"
        for kind, when in (("insert", ""), ("update", "when old.last_seen is not new.last_seen "))
    }
    if triggers.are_made(db, "meetings", wanted):
        return
    with db.atomic():
        triggers.make(db, wanted)
        db.execute("insert or ignore into seen_due select id from committees")
        db.execute("insert or ignore into seen_due select distinct committee_id from coverage")


def note_last_fetch(db: Database) -> None:
    """Say of every month when its meetings last came whole: a page that came unchanged moves nothing else.

    Of the committees in seen_due, which this empties.
    """
    if not db.table("seen_due").count:
        return
    db.execute(
        f"""update coverage set last_good_fetch = n.newest
        from (select m.committee_id || '@' || {_MONTH} as id, max(m.last_seen) as newest from meetings m
          where m.committee_id in (select committee_id from seen_due) group by 1) n
        where coverage.id = n.id and coverage.last_good_fetch is not n.newest"""
    )
    db.execute("delete from seen_due")


_SUMMED = (
    "insert into coverage (id, site, council, council_name, committee, committee_id, month, "
    f"{', '.join(COUNT_COLUMNS)}) "
    "select n.committee_id || '@' || n.month, c.site, c.council, k.name, c.name, n.committee_id, n.month, "
    + ", ".join(f"coalesce(sum(n.{name}), 0)" for name in COUNT_COLUMNS)
    + " from now_counts n left join committees c on c.id = n.committee_id left join councils k on k.id = c.council"
    " group by n.committee_id, n.month"
)
