"""The memory of earlier builds, and the refusal to publish a council that suddenly lost most of its rows."""

from __future__ import annotations

from sqlite_utils import Database

from archive.errors import CouncilCollapsed
from archive.facts import FACT_KINDS

WATCHED = ("committees", "meetings", "agenda_items", "decisions", "documents", "people")
WHOLE = FACT_KINDS
ALL_COUNCILS = "*"
# Below this a fall by half is a handful of rows and says nothing.
SMALL = 10

Counts = dict[tuple[str, str], int]
"""(council, table) to rows; the council is `*` for tables counted as a whole."""


def count_rows(db: Database) -> Counts:
    """Rows a council and table that have not gone from their site, and of each table of facts as a whole."""
    counts: Counts = {}
    for table in WATCHED:
        query = f"select coalesce(council, site, 'unknown'), count(*) from {table} where gone_at is null group by 1"
        counts.update({(council, table): number for council, number in db.execute(query)})
    counts.update({(ALL_COUNCILS, table): db.table(table).count for table in WHOLE})
    return counts


def last_counts(db: Database) -> Counts:
    """What the last build wrote down; empty before the first."""
    query = "select council, table_name, row_count from builds where at = (select max(at) from builds)"
    return {(council, table): number for council, table, number in db.execute(query)}


def check_collapse(before: Counts, now: Counts) -> None:
    """Raise CouncilCollapsed naming the council and table that fell by more than half, worst first."""
    fallen = [
        (now.get(key, 0) / count, key, count) for key, count in before.items()
        if count >= SMALL and now.get(key, 0) * 2 < count
    ]  # fmt: skip
    if not fallen:
        return
    _, (council, table), count = min(fallen)
    where = "the archive" if council == ALL_COUNCILS else f"council {council}"
    raise CouncilCollapsed(
        f"Not published: {where} has {now.get((council, table), 0):,} rows in {table}, at the last build {count:,}. "
        "Look in the table problems; if the fall is right, build with --force."
    )


def write_counts(db: Database, counts: Counts, now: str) -> None:
    """Write the counts down, unless they are those of the last build."""
    if counts == last_counts(db):
        return
    with db.atomic():
        db.execute("delete from builds where at = ?", [now])
        db.table("builds").insert_all(
            {"at": now, "council": council, "table_name": table, "row_count": number}
            for (council, table), number in sorted(counts.items())
        )
