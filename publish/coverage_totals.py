"""Sums `coverage` up a council and a month, so that a page can say what is held without reading every committee."""

from __future__ import annotations

from sqlite_utils import Database

from publish.described import COUNT_COLUMNS
from publish.due_lists import MONTHS_DUE

ALL = "*"
_SUMS = ", ".join(f"sum({name})" for name in COUNT_COLUMNS)
_INTO = f"insert into coverage_totals (id, council, month, {', '.join(COUNT_COLUMNS)})"
_OF_DUE = f"""insert into due_months select distinct coalesce(council, ''), coalesce(month, '') from coverage
  where id in {MONTHS_DUE.ids}"""
_COUNCILS = "(select council from due_months)"
_MONTHS = "(select month from due_months)"
_STATEMENTS = (
    f"delete from coverage_totals where council in {_COUNCILS}",
    f"""{_INTO} select coalesce(council, '') || '@' || coalesce(month, ''), coalesce(council, ''), coalesce(month, ''),
      {_SUMS} from coverage where council in {_COUNCILS} or (council is null and '' in {_COUNCILS})
    group by 2, 3""",
    f"delete from coverage_totals where council = '{ALL}' and month in {_MONTHS}",
    f"""{_INTO} select '{ALL}@' || month, '{ALL}', month, {_SUMS} from coverage_totals
      where month in {_MONTHS} and council <> '{ALL}' group by month""",
)


def note_due(db: Database) -> None:
    """Note the councils and months of what is due: before they are counted again, and after."""
    db.execute("create temp table if not exists due_months (council, month)")
    db.execute(_OF_DUE)


def sum_due(db: Database) -> None:
    """Sum up again what was noted."""
    for statement in _STATEMENTS:
        db.execute(statement)
    db.execute("delete from due_months")
