"""`build`: everything publishing adds to archive.db, brought in step with what changed since the last build."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.progress import SILENT, Progress
from archive.schema import Table
from publish import (
    accuracy,
    context,
    counted,
    coverage,
    due,
    due_lists,
    fts,
    ledger,
    placed,
    row_counts,
    search_rows,
    views,
)
from publish.described import ALL_TABLES, PUBLISHED

STAGE = "index words"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `rows` is rows by table (`publish.row_counts`); `due` records looked at.

    `fts_made` is tables whose word index is new.
    """

    rows: dict[str, int]
    due: int
    search_written: int
    search_removed: int
    months_counted: int
    fts_made: tuple[str, ...]

    def describe(self) -> str:
        """One line for the reader."""
        searchable = f"{self.rows['search']:,} things searchable"
        if not (self.due or self.fts_made):
            return f"Index: nothing changed, {searchable}."
        removed = f", {self.search_removed:,} removed" if self.search_removed else ""
        return f"Index: {self.due:,} records looked at, {self.search_written:,} written{removed}; {searchable}."


def build(db: Database, *, now: str, force: bool = False, progress: Progress | None = None) -> BuildReport:
    """Index the archive for publishing.

    `now` is the time written to the ledger (ISO 8601, UTC). Running it again with nothing changed writes nothing.
    Raises `CouncilCollapsed` before anything is written where a council lost more than half its rows; `force` goes on.
    """
    for table in PUBLISHED:
        _create(db, table)
    search_rows.renew(db)
    row_counts.watch(db)
    counts = row_counts.counts(db)
    if not force:
        ledger.check_collapse(ledger.last_counts(db), counts)
    indexes = fts.make_indexes(db, ALL_TABLES)
    due.watch(db)
    coverage.watch(db)
    due_lists.drop_earlier(db)
    progress = progress or SILENT
    filled = context.fill(db, due.spread(db), progress)
    placed.watch(db)
    counted.count_due(db)
    months = coverage.count_coverage(db)
    accuracy.write_scores(db)
    made = _search_indexes(db, progress)
    views.make_views(db)
    ledger.write_counts(db, counts, now)
    _tidy(db, made, has_new_indexes=bool(indexes))
    return BuildReport(row_counts.rows(db), filled.due, filled.written, filled.removed, months, made)


def _create(db: Database, table: Table) -> None:
    if table.name in db.view_names():  # it was a view in an earlier version
        db.execute(f"drop view {table.name}")
    if not db[table.name].exists():
        db.table(table.name).create(table.sqlite_columns(), pk=table.pk, foreign_keys=table.foreign_keys() or None)


def _search_indexes(db: Database, progress: Progress) -> tuple[str, ...]:
    """Make the full-text indexes that are missing; return the tables they were made for."""
    searched, made = [table for table in ALL_TABLES if table.fts], []
    for number, table in enumerate(searched, start=1):
        if fts.ensure_fts(db, table):
            made.append(table.name)
            progress.step(STAGE, number, len(searched))
    if made:
        progress.end(STAGE)
    return tuple(made)


def _tidy(db: Database, made: tuple[str, ...], *, has_new_indexes: bool) -> None:
    """Statistics for SQLite's planner; a new full-text index is merged once.

    Of whole indexes: where most rows have one value, a sample says that few have it, and the planner would sort them
    all. SQLite does it again for a table that grew tenfold, so the cost follows the growth.
    """
    for name in made:
        db.execute(f"insert into {name}_fts({name}_fts) values ('optimize')")
    db.execute("pragma analysis_limit = 0")
    db.execute("analyze" if made or has_new_indexes else "pragma optimize")
