"""Keeps the narrow tables behind the views of facts (`publish.placed_tables`) in step, by triggers: always, at once.

A row is made or taken away with its fact, with the record that says where it belongs, and when a council's name comes.
"""

from __future__ import annotations

from sqlite_utils import Database

from publish import triggers
from publish.described import RECORDS
from publish.fts import differs
from publish.placed_tables import PLACED, Placed

_OF_RECORD = ("id", "date", "council", "committee", "kind", "gone_at")


def watch(db: Database) -> None:
    """Make the triggers; a table that was not watched, or otherwise, is filled anew."""
    for placed in PLACED:
        wanted = placed_triggers(placed)
        if all(triggers.are_made(db, table, made) for table, made in wanted.items()):
            continue
        with db.atomic():
            for made in wanted.values():
                triggers.make(db, made)
            db.execute(f"delete from {placed.name}")
            db.execute(_insert(placed, "true"))


def placed_triggers(placed: Placed) -> dict[str, dict[str, str]]:
    """The triggers that keep a narrow table, by the table they are on: name to SQL."""
    watched = ("id", "record_id", *placed.own, *placed.read)
    return {
        placed.facts: _on(
            placed, placed.facts, watched,
            add=f"{_insert(placed, 'f.id = new.id')};", remove=f"delete from {placed.name} where id = old.id;",
        ),
        RECORDS.name: _on(
            placed, RECORDS.name, _OF_RECORD,
            add=f"{_insert(placed, 'f.record_id = new.id')};",
            remove=f"delete from {placed.name} where id in (select id from {placed.facts} where record_id = old.id);",
        ),
        "councils": _on(
            placed, "councils", ("id", "name"),
            add=f"update {placed.name} set council_name = new.name where council = new.id;",
            remove=f"update {placed.name} set council_name = null where council = old.id;",
        ),
    }  # fmt: skip


def _on(placed: Placed, table: str, watched: tuple[str, ...], *, add: str, remove: str) -> dict[str, str]:
    name = f"{placed.name}_{table}"
    made = {
        f"{name}_insert": f"after insert on {table} begin {add} end",
        f"{name}_delete": f"after delete on {table} begin {remove} end",
        f"{name}_update": f"after update on {table} when {differs(watched)} begin {remove} {add} end",
    }
    return {trigger: f"CREATE TRIGGER {trigger} {sql}" for trigger, sql in made.items()}


def _insert(placed: Placed, which: str) -> str:
    """SQL: the rows of the facts `which`. A paper that its council took down is not among them."""
    own = "".join(f", {name}" for name in placed.own)
    values = "".join(f", f.{name}" for name in placed.own)
    return (
        f"insert into {placed.name} (id, date, council, council_name, committee{own}) "
        f"select f.id, r.date, r.council, n.name, r.committee{values} from {placed.facts} f "
        f"cross join {RECORDS.name} r on r.id = f.record_id left join councils n on n.id = r.council "
        f"where {placed.where} and (r.kind <> 'document' or r.gone_at is null) and {which}"
    )
