"""Counts what /explore shows, for the months of committees in which something changed: the cost follows the change.

Runs before `publish.coverage`, which empties the list that both use (`publish.due_lists.MONTHS_DUE`).
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.ids import sha256
from archive.schema import Table
from publish.counted_sql import COUNT_SQL, DETAIL_SQL
from publish.counted_tables import ALL_COUNCILS, COUNTS, DETAILS
from publish.due_lists import MONTHS_DUE, from_months, in_month, month_id, take
from publish.paragraphs import paragraph_numbers

_RULES = sha256(repr((DETAIL_SQL, COUNT_SQL)).encode())
_ID = "coalesce(council, '') || '@' || coalesce(committee_id, '') || '@' || measure || '@' || month || '@' || kind"


_COUNTED = "id, measure, month, kind, number, value"
_OLD = f"""council is not '{ALL_COUNCILS}' and rowid in (select r.rowid from {{months}} counts r
  where r.committee_id is k.committee_id and r.month = k.month)"""
# What was counted so and is no more, and what is counted so now and was not: a month has few of either.
_MOVED = """create temp table now_moved as select distinct measure, month, kind from (
  select * from (select * from old_counts except select * from new_counts)
  union all select * from (select * from new_counts except select * from old_counts))"""


def count_due(db: Database) -> int:
    """Count again the months that are due; all of them where the rules changed. Returns how many."""
    with db.atomic():
        if db.execute("select 1 from counted where id = ?", [_RULES]).fetchone() is None:
            _everything_is_due(db)
        months = take(db, MONTHS_DUE)
        if months:
            _count_again(db, from_months(months))
        return months


def _everything_is_due(db: Database) -> None:
    db.execute("delete from counted")
    db.execute("insert into counted (id) values (?)", [_RULES])
    for table in (*DETAILS, COUNTS):
        db.execute(f"delete from {table.name}")
    for name in ("records", "meetings"):
        db.execute(MONTHS_DUE.add(f"select {month_id('r')} from {name} r group by 1"))


def _count_again(db: Database, months: str) -> None:
    for table in DETAILS:
        db.execute(f"delete from {table.name} where {_rows(table.name, months)}")
    for table, sql in DETAIL_SQL:
        _fill(db, table, sql, months)
    db.conn.create_function("paragraph_numbers", 1, paragraph_numbers, deterministic=True)
    due = _rows("kept_from_public", months)
    db.execute(f"update kept_from_public set paragraphs = paragraph_numbers(paragraphs) where {due}")
    _count(db, months)


def _rows(table: str, months: str) -> str:
    """SQL: the rows of a detail table that are of the months due."""
    parts = (f"select r.rowid from {months} {table} r where {each}" for each in in_month("r"))
    return f"rowid in ({' union all '.join(parts)})"


def _fill(db: Database, table: Table, sql: str, months: str) -> None:
    names, of = ", ".join(table.column_names), "m" if " meetings m " in sql else "r"
    for condition in in_month(of):
        rows = sql.format(months=months, due=condition)
        db.execute(f"insert or replace into {table.name} ({names}) select {names} from ({rows})")


def _count(db: Database, months: str) -> None:
    """Replace the rows of `counts` of the months due, then the sums of all councils that changed rows move."""
    which = _OLD.format(months=months)
    rows = f"select {_COUNTED} from counts where {which}"
    for name in ("old_counts", "new_counts", "now_moved"):
        db.execute(f"drop table if exists temp.{name}")
    db.execute(f"create temp table old_counts as {rows}")
    db.execute(f"delete from counts where {which}")
    for measure, kind, number, value, source, where in COUNT_SQL:
        for condition in in_month("r"):
            grouped = (
                f"select '{measure}' as measure, {kind} as kind, r.council, k.month, {number}, {value}, "
                f"r.committee_id from {months} {source} where {where} and {condition} "
                "group by r.council, r.committee_id, k.month, 2"
            )
            db.execute(
                "insert into counts (id, measure, kind, council, month, number, value, committee_id) "
                f"select {_ID}, * from ({grouped})"
            )
    db.execute(f"create temp table new_counts as {rows}")
    db.execute(_MOVED)
    _sum_up(db)


def _sum_up(db: Database) -> None:
    which = "(measure, month, kind) in (select measure, month, kind from now_moved)"
    db.execute(f"delete from counts where council = '{ALL_COUNCILS}' and {which}")
    db.execute(
        "insert into counts (id, measure, kind, council, month, number, value) "
        f"select '{ALL_COUNCILS}@@' || measure || '@' || month || '@' || kind, measure, kind, '{ALL_COUNCILS}', month, "
        f"sum(number), sum(value) from counts where {which} group by measure, month, kind"
    )
