"""Fills `records` (where and when each record belongs) and `search` (what can be searched) for records that are due."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.progress import SILENT, Progress
from archive.schema import Table
from publish.described import RECORDS, SEARCH
from publish.fts import differs

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

# Text of a paper that its council took down (gone_at) is not searched; its title is.
_SEARCH_NOW = """
create temp table now_search as
with placed as (select * from records where id in (select record_id from now_due))
select r.id, r.kind, r.id as record_id, r.site, r.council, r.committee, r.date,
  trim(coalesce(r.number_label, '') || ' ' || coalesce(r.title, '')) as title,
  trim(coalesce(i.summary, '') || char(10, 10) || coalesce(i.decision_text, '') || char(10, 10)
    || coalesce(i.minutes_text, ''), ' ' || char(10)) as text, r.url
from placed r join agenda_items i on i.id = r.id
union all
select r.id, r.kind, r.id, r.site, r.council, r.committee, r.date, r.title,
  trim(coalesce(d.decision_text, '') || char(10, 10) || coalesce(d.purpose, '') || char(10, 10)
    || coalesce(d.reasons, '') || char(10, 10) || coalesce(d.alternatives, '') || char(10, 10)
    || coalesce(d.decision_maker, ''), ' ' || char(10)), r.url
from placed r join decisions d on d.id = r.id
union all
select t.id, 'document_page', r.id, r.site, r.council, r.committee, r.date,
  coalesce(r.title, '') || case when t.field like 'page-%' then ', page ' || substr(t.field, 6) else '' end,
  t.text, r.url
from placed r join texts t on t.record_id = r.id
where r.kind = 'document' and r.gone_at is null and t.text <> ''
  and t.field not in ('head', 'tail') and t.field not like 'part-%'
union all
select r.id, r.kind, r.id, r.site, r.council, r.committee, r.date, r.title, '', r.url
from placed r
where r.kind = 'document' and (r.gone_at is not null
  or not exists (select 1 from texts t where t.record_id = r.id and t.text <> ''))
"""

_DUE = "(select record_id from now_due)"
_COMMITTEES_DUE = tuple(
    f"insert or ignore into coverage_due {select}"
    for select in (
        f"select r.committee_id from records r where r.id in {_DUE} and r.committee_id is not null",
        f"select m.committee_id from meetings m where m.id in {_DUE} and m.committee_id is not null",
        f"select c.id from committees c where c.id in {_DUE}",
        # A committee that vanished with all its meetings stands in coverage only.
        f"select k.committee_id from coverage k where k.committee_id in {_DUE}",
    )
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a build wrote: records looked at, rows of `search` written and removed."""

    due: int
    written: int
    removed: int


def fill(db: Database, due: int, progress: Progress = SILENT) -> Filled:
    """Bring `records` and `search` in step with the `due` records waiting in build_due, a batch a transaction."""
    done = written = removed = 0
    while db.table("build_due").count:
        batch = _fill_batch(db)
        done, written, removed = done + batch[0], written + batch[1], removed + batch[2]
        progress.step(STAGE, done, max(done, due))
    if done:
        progress.end(STAGE)
    return Filled(done, written, removed)


def _fill_batch(db: Database) -> tuple[int, int, int]:
    with db.atomic():
        for name in ("now_due", "now_records", "now_search"):
            db.execute(f"drop table if exists temp.{name}")
        db.execute(f"create temp table now_due as select record_id from build_due limit {BATCH}")
        _mark_committees(db)
        db.execute(_RECORDS_NOW)
        _replace(db, RECORDS, "now_records", "id")
        _mark_committees(db)
        db.execute(_SEARCH_NOW)
        written, removed = _replace(db, SEARCH, "now_search", "record_id")
        db.execute(f"delete from build_due where record_id in {_DUE}")
        return db.execute("select count(*) from now_due").fetchone()[0], written, removed


def _mark_committees(db: Database) -> None:
    """Before and after: a record that moved leaves one committee and comes to another."""
    for statement in _COMMITTEES_DUE:
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
