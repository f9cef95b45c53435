"""What changed since the last build: triggers write the ids of changed records into the list of records due."""

from __future__ import annotations

from sqlite_utils import Database

from archive.tables import BY_NAME
from publish import triggers
from publish.due_lists import MONTHS_DUE, RECORDS_DUE, month_id
from publish.fts import differs

# Table to the column that holds the id of the record a row of it belongs to.
OWNERS = {
    "committees": "id",
    "meetings": "id",
    "agenda_items": "id",
    "decisions": "id",
    "documents": "id",
    "document_links": "document_id",
    "texts": "record_id",
    "absences": "record_id",
    "resolutions": "record_id",
    "named_votes": "record_id",
    "figures": "record_id",
    "recorded_votes": "item_id",
    "exclusions": "record_id",
    "restrictions": "record_id",
    "attendance": "meeting_id",
}
# A row seen again unchanged moves these and nothing that is published from here.
NOT_WATCHED = {"first_seen", "last_seen", "seen_at", "fetch_id"}

# A changed committee changes its meetings, a meeting its items, decisions and papers, an item or decision its papers.
_DUE = RECORDS_DUE.ids
_SPREAD = tuple(
    RECORDS_DUE.add(select)
    for select in (
        f"select m.id from meetings m where m.committee_id in {_DUE}",
        f"select i.id from agenda_items i where i.meeting_id in {_DUE}",
        f"select d.id from decisions d where d.meeting_id in {_DUE}",
        f"select l.document_id from document_links l where l.record_id in {_DUE}",
    )
)


def watch(db: Database) -> None:
    """Make the triggers. What a table held before it was watched is due as a whole."""
    for table, owner in OWNERS.items():
        wanted = due_triggers(table, owner)
        if triggers.are_made(db, table, wanted):
            continue
        with db.atomic():
            triggers.make(db, wanted)
            db.execute(RECORDS_DUE.add(f"select {owner} from {table} where {owner} is not null"))


def due_triggers(table: str, owner: str) -> dict[str, str]:
    """Name to SQL of the three triggers that watch a table."""
    watched = [name for name in BY_NAME[table].column_names if name not in NOT_WATCHED]
    # A row that vanishes or moves leaves a gap where it stood: its old place is counted again too.
    place = {"meetings": "committee_id", "agenda_items": "meeting_id", "decisions": "meeting_id"}.get(table)
    new, moved = RECORDS_DUE.mark(f"new.{owner}"), RECORDS_DUE.mark(f"old.{owner}")
    old = moved + (RECORDS_DUE.mark(f"old.{place}") if place else "")
    if table == "meetings":  # nothing else remembers where a meeting without items stood
        left = MONTHS_DUE.mark(month_id("old"))
        old, moved = old + left, moved + left
    return {
        f"{table}_due_insert": f"CREATE TRIGGER {table}_due_insert after insert on {table} begin {new} end",
        f"{table}_due_delete": f"CREATE TRIGGER {table}_due_delete after delete on {table} begin {old} end",
        f"{table}_due_update": (
            f"CREATE TRIGGER {table}_due_update after update on {table} when {differs(watched)} begin {moved} {new} end"
        ),
    }


def spread(db: Database) -> int:
    """Add what hangs on the records that are due; return how many are due now."""
    with db.atomic():
        for statement in _SPREAD:
            db.execute(statement)
    return RECORDS_DUE.count(db)
