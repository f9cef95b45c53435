"""The shape of archive.db, step by step. A new file takes every step; an old one those it lacks.

Steps are never edited once released: a change of shape is a new function here (`sqlite_utils.migrations`).
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archive.errors import ArchiveTooNew
from archive.gaps import withdraw_filled
from archive.moved import forget_moves_of_records
from archive.schema import Table
from archive.tables import TABLES

MIGRATIONS = Migrations("archive")


def create_table(db: Database, table: Table) -> None:
    """Make one declared table, unless it is there.

    Foreign keys are written for readers and for Datasette's links; they are not enforced, since a paper may be listed
    before the meeting it belongs to is fetched.
    """
    if table.name not in db.table_names():
        db.table(table.name).create(table.sqlite_columns(), pk=table.pk, foreign_keys=table.foreign_keys())


@MIGRATIONS()
def m0001_first_tables(db: Database) -> None:
    """Every table of the first version, with its indexes."""
    for table in TABLES:
        create_table(db, table)
        for columns in table.indexes:
            db.table(table.name).create_index(list(columns), if_not_exists=True)


@MIGRATIONS()
def m0002_people_issues_pages(db: Database) -> None:
    """Issues, plans, recorded votes, declarations, pages and sightings; new columns of people and memberships."""
    complete_shape(db)


@MIGRATIONS()
def m0003_more_kinds_of_fact(db: Database) -> None:
    """Named votes, actions, exclusions, interests, attendance in texts, law, places, numbers; more of the rest."""
    complete_shape(db)


@MIGRATIONS()
def m0004_pages_that_fail(db: Database) -> None:
    """Pages that fail, by their address; sightings that were not believed to have ended."""
    complete_shape(db)


@MIGRATIONS()
def m0005_sites_to_link_only(db: Database) -> None:
    """Sites whose text stays out of what is published; decisions found by their issue."""
    complete_shape(db)


@MIGRATIONS()
def m0006_why_crawls_ended(db: Database) -> None:
    """Why a crawl was refused or failed; no gaps that were filled, no move of a site told of each of its records."""
    complete_shape(db)
    withdraw_filled(db)
    forget_moves_of_records(db)


def complete_shape(db: Database) -> None:
    """Add what of today's tables, columns and indexes a file lacks; what it has stays as it is."""
    for table in TABLES:
        create_table(db, table)
        held = {column.name for column in db.table(table.name).columns}
        for name, kind in table.sqlite_columns().items():
            if name not in held:
                db.table(table.name).add_column(name, kind)
        for columns in table.indexes:
            db.table(table.name).create_index(list(columns), if_not_exists=True)


OURS = frozenset({table.name for table in TABLES if table.layer == "ground"} | {"_sqlite_migrations"})
"""Tables that an archive has from its first moment on, one of them at least."""


def refuse_newer(db: Database, path: str) -> None:
    """Raise ArchiveTooNew where a newer version has written the archive. Writes nothing."""
    known = {step.name for step in MIGRATIONS._migrations}
    newer = [step.name for step in MIGRATIONS.applied(db) if step.name not in known]
    if newer:
        raise ArchiveTooNew(
            f"{path} was made by a newer version (it has {newer[0]})."
            " Update this program, or choose another file: --archive."
        )


def migrate(db: Database, path: str) -> None:
    """Bring an open archive to this version's shape. Raises ArchiveTooNew where a newer version has written it."""
    refuse_newer(db, path)
    if MIGRATIONS.pending(db):
        MIGRATIONS.apply(db)
