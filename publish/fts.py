"""Indexes and full-text search, as the schema declares them.

Full-text tables hold no text of their own (FTS5 external content). Triggers keep them in step, and act only when a
searched column really changes: seeing a page again unchanged costs the index nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from archive.schema import Table
from publish import triggers

# How much a column counts for the rank; codes of filters say nothing about how well words match.
WEIGHTS = {"title": 5.0, "keys": 0.0}
# Rows still on the site are counted whole at a first build and for each export; without this that reads every text.
LIVE_INDEX = ("council", "site", "gone_at")

PLACES = ("council", "council_name", "committee")
"""What people filter by on every table, whether its values are counted beside it or not."""

# What `/changes` reads in the order of time.
_BY_FIRST_SEEN = ("first_seen", "id")
_LISTED = ("committees", "meetings", "agenda_items", "documents", "people", "issues", "plans")
# What the questions of metadata.yml look for, beside what the schema declares.
QUESTION_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(_LISTED, (_BY_FIRST_SEEN,)),
    "meetings": (_BY_FIRST_SEEN, ("date", "status", "minutes_status", "council", "committee_id")),  # of meetings_held
    "revisions": (("seen_at", "id"),),
    "extractions": (("at", "text_id"),),
    "resolutions": (
        ("vote_against",), ("record_id", "same_as"), ("deadline",), ("subject_to",),
        ("mover", "seconder", "same_as"), ("seconder", "mover", "same_as"),
        ("delegated_to", "recommended_to", "same_as"), ("recommended_to", "delegated_to", "same_as"),
    ),
    "roles": (("role", "person"),),
    "legal_references": (("act", "provision"),),
    "decisions": (("is_key", "decision_date"), ("decision_maker",), _BY_FIRST_SEEN),
}  # fmt: skip


def make_indexes(db: Database, tables: Iterable[Table]) -> int:
    """Create every index that is wanted and not there, but for those that are the beginning of another. How many."""
    made = 0
    for table in tables:
        have = {tuple(index.columns) for index in db.table(table.name).indexes}
        wanted = [*table.indexes, *QUESTION_INDEXES.get(table.name, ()), *facet_indexes(table)]
        if set(LIVE_INDEX) <= set(table.column_names):
            wanted.append(LIVE_INDEX)
        for columns in wanted:
            if columns in have or any(other != columns and other[: len(columns)] == columns for other in wanted):
                continue
            db.table(table.name).create_index(columns, if_not_exists=True)
            have.add(columns)
            made += 1
    return made


def facet_indexes(table: Table) -> tuple[tuple[str, ...], ...]:
    """One that begins with each column people filter by (facets, place, date), and holds all the others.

    Facets are counted from these alone, without reading a row. The column that pages are in the order of comes second.
    """
    if not table.facets:
        return ()
    time = (table.sort_desc,) if table.sort_desc else ("date",) if "date" in table.column_names else ()
    held = tuple(dict.fromkeys((*table.facets, *(name for name in PLACES if name in table.column_names))))
    return tuple(tuple(dict.fromkeys((first, *time, *held))) for first in (*held, *time))


def ensure_fts(db: Database, table: Table) -> bool:
    """Make the full-text index of `table` where it is missing, incomplete or declared differently; True if made."""
    fts, rows = f"{table.name}_fts", db.table(table.name)
    if db[fts].exists():
        if _is_current(db, table):
            return False
        rows.disable_fts()
    rows.enable_fts(table.fts, tokenize=table.fts_tokenize)
    if "title" in table.fts and len(table.fts) > 1:
        weights = ", ".join(str(WEIGHTS.get(name, 1.0)) for name in table.fts)
        db.execute(f"insert into {fts}({fts}, rank) values ('rank', 'bm25({weights})')")
    triggers.make(db, fts_triggers(table))
    return True


def fts_triggers(table: Table) -> dict[str, str]:
    """Name to SQL of the triggers that keep the index of `table` in step."""
    name, fts, columns = table.name, f"{table.name}_fts", ", ".join(table.fts)
    old, new = _prefixed("old", table.fts), _prefixed("new", table.fts)
    remove = f"insert into {fts}({fts}, rowid, {columns}) values ('delete', old.rowid, {old});"
    add = f"insert into {fts}(rowid, {columns}) values (new.rowid, {new});"
    changed = f"old.rowid is not new.rowid or {differs(table.fts)}"
    return {
        f"{name}_fts_insert": f"create trigger {name}_fts_insert after insert on {name} begin {add} end",
        f"{name}_fts_delete": f"create trigger {name}_fts_delete after delete on {name} begin {remove} end",
        f"{name}_fts_update": (
            f"create trigger {name}_fts_update after update on {name} when {changed} begin {remove} {add} end"
        ),
    }


def differs(columns: Iterable[str], left: str = "old", right: str = "new") -> str:
    """SQL that is true where any of `columns` differs between two rows, NULL being a value."""
    return " or ".join(f'{left}."{column}" is not {right}."{column}"' for column in columns)


def _prefixed(row: str, columns: Iterable[str]) -> str:
    return ", ".join(f"{row}.{column}" for column in columns)


def _is_current(db: Database, table: Table) -> bool:
    """The index has the declared columns and tokenizer, and its triggers (made last, so a killed build is seen)."""
    schema = db[f"{table.name}_fts"].schema
    declared = schema.partition("(")[2].partition("tokenize=")[0]
    columns = tuple(part.strip().strip('"[]') for part in declared.split(",") if part.strip())
    wanted = {name: sql.replace("create trigger", "CREATE TRIGGER", 1) for name, sql in fts_triggers(table).items()}
    return columns == table.fts and f"'{table.fts_tokenize}'" in schema and triggers.are_made(db, table.name, wanted)
