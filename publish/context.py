"""Fills `records` (where and when each record belongs) and `search` (what can be searched) for records that are due."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.progress import SILENT, Progress
from archive.schema import Table
from publish.described import RECORDS
from publish.due_lists import MONTHS_DUE, RECORDS_DUE, month_id
from publish.fts import differs
from publish.search_rows import replace_rows

BATCH = 2000
STAGE = "index records"

_PLACE = "coalesce(r.council, m.council, c.council) as council, c.name as committee"
_OF_MEETING = "left join meetings m on m.id = r.meeting_id left join committees c on c.id = m.committee_id"

# The `records` rows of the records in now_due. A paper is filed under the first meeting it was put before.
_RECORDS_NOW = f"""
create temp table now_records as
select r.id, 'item' as kind, r.site, {_PLACE}, m.date as date, m.committee_id, r.meeting_id,
  null as decision_maker, r.number_label, r.title, r.is_restricted, m.minutes_status, r.url, r.gone_at
from now_due cross join agenda_items r on r.id = now_due.record_id {_OF_MEETING}
union all
select r.id, 'decision', r.site, {_PLACE}, coalesce(r.decision_date, m.date), m.committee_id, r.meeting_id,
  r.decision_maker, null, r.title, null, m.minutes_status, r.url, r.gone_at
from now_due cross join decisions r on r.id = now_due.record_id {_OF_MEETING}
union all
select r.id, 'document', r.site, {_PLACE}, coalesce(m.date, r.report_date), m.committee_id, m.id,
  null, null, r.title, r.is_restricted, m.minutes_status, r.url, r.gone_at
from now_due cross join documents r on r.id = now_due.record_id
left join meetings m on m.id = (
  select n.id from document_links l
  left join agenda_items i on i.id = l.record_id
  left join decisions d on d.id = l.record_id
  join meetings n on n.id = coalesce(i.meeting_id, d.meeting_id, l.record_id)
  where l.document_id = r.id order by n.date, n.id limit 1)
left join committees c on c.id = m.committee_id
"""

_DUE = "(select record_id from now_due)"
_MONTHS_DUE = tuple(
    MONTHS_DUE.add(select)
    for select in (
        f"select {month_id('r')} from records r where r.id in {_DUE}",
        f"select {month_id('m')} from meetings m where m.id in {_DUE}",
        # Coverage counts a decision in the month of its meeting, whenever it was taken.
        f"select {month_id('m')} from records r cross join meetings m on m.id = r.meeting_id "
        f"where r.id in {_DUE} and r.kind = 'decision'",
        # A committee that vanished with all its meetings stands in coverage only.
        f"select k.id from coverage k where k.committee_id in {_DUE}",
    )
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a build wrote: records looked at, rows of `search` written and removed."""

    due: int
    written: int
    removed: int


def fill(db: Database, due: int, progress: Progress = SILENT) -> Filled:
    """Bring `records` and `search` in step with the `due` records waiting in the list, a batch a transaction."""
    done = written = removed = 0
    while RECORDS_DUE.count(db):
        batch = _fill_batch(db)
        done, written, removed = done + batch[0], written + batch[1], removed + batch[2]
        progress.step(STAGE, done, max(done, due))
    if done:
        progress.end(STAGE)
    return Filled(done, written, removed)


def _fill_batch(db: Database) -> tuple[int, int, int]:
    with db.atomic():
        for name in ("now_due", "now_records"):
            db.execute(f"drop table if exists temp.{name}")
        db.execute(f"create temp table now_due as select id as record_id from {RECORDS_DUE.name} limit {BATCH}")
        _mark_months(db)
        db.execute(_RECORDS_NOW)
        _replace(db, RECORDS, "now_records", "id")
        _mark_months(db)
        written, removed = replace_rows(db)
        db.execute(f"delete from {RECORDS_DUE.name} where id in {_DUE}")
        return db.execute("select count(*) from now_due").fetchone()[0], written, removed


def _mark_months(db: Database) -> None:
    """Before and after: a record that moved leaves one month of a committee and comes to another."""
    for statement in _MONTHS_DUE:
        db.execute(statement)


def _replace(db: Database, table: Table, now: str, owner: str) -> tuple[int, int]:
    """Make the rows of `table` owned by a due record equal to those of `now`, touching only what differs."""
    removed = db.execute(
        f"delete from {table.name} where {owner} in {_DUE} and id not in (select id from {now})"
    ).rowcount
    columns = [name for name in table.column_names if name != "id"]
    names = ", ".join(columns)
    written = db.execute(
        f"insert into {table.name} (id, {names}) select id, {names} from {now} where true "
        f"on conflict(id) do update set {', '.join(f'{name} = excluded.{name}' for name in columns)} "
        f"where {differs(columns, table.name, 'excluded')}"
    ).rowcount
    return written, removed
