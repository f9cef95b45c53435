"""Counts what /explore shows, for the committees whose records changed: the cost follows the change.

Runs before `publish.coverage`, which empties the list of committees both use (`coverage_due`). The empty name there
stands for records of no committee.
"""

from __future__ import annotations

from sqlite_utils import Database

from archive.ids import sha256
from archive.schema import Table
from publish.counted_sql import COUNT_SQL, DETAIL_SQL, MONTH
from publish.counted_tables import ALL_COUNCILS, COUNTS, DETAILS
from publish.paragraphs import paragraph_numbers

Conditions = tuple[str, ...]
"""Which rows are counted again: those of committees in now_counted, and perhaps those of none."""
_OF: Conditions = ("r.committee_id in (select committee_id from now_counted)", "r.committee_id is null")
_RULES = sha256(repr((DETAIL_SQL, COUNT_SQL)).encode())
_ID = "coalesce(council, '') || '@' || coalesce(committee_id, '') || '@' || measure || '@' || month || '@' || kind"


_COUNTED = "id, measure, month, kind, number, value"
# What was counted so and is no more, and what is counted so now and was not: a committee has few of either.
_MOVED = """create temp table now_moved as select distinct measure, month, kind from (
  select * from (select * from old_counts except select * from new_counts)
  union all select * from (select * from new_counts except select * from old_counts))"""


def count_due(db: Database) -> int:
    """Count again the committees in coverage_due; all of them where the rules changed. Returns how many."""
    with db.atomic():
        if db.execute("select 1 from counted where id = ?", [_RULES]).fetchone() is None:
            _everything_is_due(db)
        db.execute("drop table if exists temp.now_counted")
        db.execute("create temp table now_counted as select committee_id from coverage_due")
        committees = int(db.execute("select count(*) from now_counted").fetchone()[0])
        if committees:
            _count_again(db)
        return committees


def _everything_is_due(db: Database) -> None:
    db.execute("delete from counted")
    db.execute("insert into counted (id) values (?)", [_RULES])
    for table in (*DETAILS, COUNTS):
        db.execute(f"delete from {table.name}")
    db.execute("insert or ignore into coverage_due select id from committees union select ''")


def _count_again(db: Database) -> None:
    has_none = db.execute("select 1 from now_counted where committee_id = ''").fetchone() is not None
    due = _OF if has_none else _OF[:1]
    for table in DETAILS:
        _clear(db, table, due)
    for table, sql in DETAIL_SQL:
        _fill(db, table, sql, due)
    db.conn.create_function("paragraph_numbers", 1, paragraph_numbers, deterministic=True)
    db.execute(f"update kept_from_public set paragraphs = paragraph_numbers(paragraphs) where {_any(due)}")
    _count(db, due)


def _any(due: Conditions) -> str:
    return "(" + " or ".join(each.removeprefix("r.") for each in due) + ")"


def _clear(db: Database, table: Table, due: Conditions) -> None:
    kept = f" and council is not '{ALL_COUNCILS}'" if table is COUNTS else ""
    for condition in due:
        db.execute(f"delete from {table.name} where {condition.removeprefix('r.')}{kept}")


def _fill(db: Database, table: Table, sql: str, due: Conditions) -> None:
    names = ", ".join(table.column_names)
    for condition in due:
        of = condition.replace("r.", "m.") if " m left join" in sql else condition
        db.execute(f"insert or replace into {table.name} ({names}) select {names} from ({sql.format(due=of)})")


def _count(db: Database, due: Conditions) -> None:
    """Replace the rows of `counts` of the committees due, then the sums of all councils that changed rows move."""
    rows = f"select {_COUNTED} from counts where council is not '{ALL_COUNCILS}' and {_any(due)}"
    for name in ("old_counts", "new_counts", "now_moved"):
        db.execute(f"drop table if exists temp.{name}")
    db.execute(f"create temp table old_counts as {rows}")
    _clear(db, COUNTS, due)
    for measure, kind, number, value, source, where in COUNT_SQL:
        for condition in due:
            grouped = (
                f"select '{measure}' as measure, {kind} as kind, r.council, {MONTH} as month, {number}, {value}, "
                f"r.committee_id from {source} where {where} and {condition} "
                f"group by r.council, r.committee_id, {MONTH}, 2"
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
