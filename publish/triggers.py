"""Triggers that keep a table in step with another, made where they are missing or were made otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database


def are_made(db: Database, table: str, wanted: Mapping[str, str]) -> bool:
    """Whether a table has these triggers, name to SQL as SQLite keeps it."""
    have = {trigger.name: trigger.sql for trigger in db.table(table).triggers}
    return all(have.get(name) == sql for name, sql in wanted.items())


def make(db: Database, wanted: Mapping[str, str]) -> None:
    """Make triggers in place of those of the same names."""
    for name, sql in wanted.items():
        db.execute(f"drop trigger if exists {name}")
        db.execute(sql)
