"""Counts what is held and what is missing, a committee a month, for the months in which something changed."""

from __future__ import annotations

import re

from sqlite_utils import Database

from publish import coverage_totals, triggers
from publish.described import COUNT_COLUMNS
from publish.due_lists import MONTHS_DUE, SEEN_DUE, from_months, in_month, month_id, take

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


def count_coverage(db: Database) -> int:
    """Count again the months of committees that are due; return how many there were."""
    with db.atomic():
        months = take(db, MONTHS_DUE)
        if months:
            _count_due(db, from_months(months))
        note_last_fetch(db)
        return months


def _count_due(db: Database, months: str) -> None:
    db.execute("drop table if exists temp.now_counts")
    db.execute("create temp table now_counts (committee_id, month, " + ", ".join(COUNT_COLUMNS) + ")")
    for counts, joined in _PARTS:
        _count(db, counts, joined, months)
    coverage_totals.note_due(db)
    db.execute(f"delete from coverage where id in {MONTHS_DUE.ids}")
    db.execute(_SUMMED)
    coverage_totals.note_due(db)
    coverage_totals.sum_due(db)
    db.execute(SEEN_DUE.add(f"select id from {MONTHS_DUE.name}"))
    MONTHS_DUE.empty(db)


def _count(db: Database, counts: str, joined: str, months: str) -> None:
    counted = re.findall(r" as (\w+)", counts)
    for condition in in_month("m"):
        db.execute(
            f"insert into now_counts (committee_id, month, {', '.join(counted)}) "
            f"select m.committee_id, k.month, {counts} from {months} meetings m {joined} "
            f"where k.committee_id is not null and {condition} group by 1, 2"
        )


def watch(db: Database) -> None:
    """Make the triggers that tell of which months meetings were seen again; at first that is all of them."""
    seen = SEEN_DUE.mark(month_id("new"))
    wanted = {
        f"meetings_seen_{kind}": f"CREATE TRIGGER meetings_seen_{kind} after {kind} on meetings {when}begin {seen} end"
        for kind, when in (("insert", ""), ("update", "when old.last_seen is not new.last_seen "))
    }
    if triggers.are_made(db, "meetings", wanted):
        return
    with db.atomic():
        triggers.make(db, wanted)
        db.execute(SEEN_DUE.add("select id from coverage"))


def note_last_fetch(db: Database) -> None:
    """Say of every month when its meetings last came whole: a page that came unchanged moves nothing else.

    Of the months that are due for it, which this empties.
    """
    if not SEEN_DUE.count(db):
        return
    months = from_months(take(db, SEEN_DUE))
    for condition in in_month("m"):
        db.execute(
            f"""update coverage set last_good_fetch = n.newest
            from (select k.id, max(m.last_seen) as newest from {months} meetings m
              where {condition} group by 1) n
            where coverage.id = n.id and coverage.last_good_fetch is not n.newest"""
        )
    SEEN_DUE.empty(db)


_SUMMED = (
    "insert into coverage (id, site, council, council_name, committee, committee_id, month, "
    f"{', '.join(COUNT_COLUMNS)}) "
    "select n.committee_id || '@' || n.month, c.site, c.council, k.name, c.name, n.committee_id, n.month, "
    + ", ".join(f"coalesce(sum(n.{name}), 0)" for name in COUNT_COLUMNS)
    + " from now_counts n left join committees c on c.id = n.committee_id left join councils k on k.id = c.council"
    " group by n.committee_id, n.month"
)
