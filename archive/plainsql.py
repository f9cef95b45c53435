"""Rows in and out of archive.db by plain SQL, at every page; sqlite-utils would ask for the schema each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from archive.errors import ArchiveUnwritable
from archive.rows import Row

CHUNK = 500  # values in one `in (...)`
CANNOT = ("SQLITE_FULL", "SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_CANTOPEN")


RUN_AGAIN = "What was kept before is safe: make room, or close the other program, then run the same command again."
PAGES_ARE_IN = (
    "All that was fetched is in it: make room, then `minutes extract` and `minutes build` do what is left,"
    " without asking any site."
)


def unwritable(path: object, error: BaseException | None, next_step: str = RUN_AGAIN) -> ArchiveUnwritable | None:
    """What a user is told where SQLite cannot write to a file; None for any other error, which is a fault of ours."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if not isinstance(error, sqlite3.OperationalError) or not name.startswith(CANNOT):
        return None
    return ArchiveUnwritable(f"Cannot write {path}: {error}. {next_step}")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of it, or, whatever is raised, nothing.

    It asks for the right to write at its beginning: SQLite waits for another program then. Asked for after a first
    read, it would be refused at once, and whoever looks into a file while it is written would end the writer.
    """
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:  # SQLite has rolled back by itself where the disk is full
            connection.execute("rollback")
        raise


class PatientDatabase(Database):
    """An archive's file, whose transactions wait until it is their turn to write: see `writing`."""

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """All that is done inside, or nothing; one inside another is a part of it."""
        with super().atomic() if self.conn.in_transaction else writing(self.conn):
            yield self


def upsert(db: Database, table: str, rows: Iterable[Row]) -> None:
    """Write rows with an `id`, values as SQLite holds them: a new row, or the columns named over those of the old.

    Run inside the caller's transaction.
    """
    for columns, batch in groupby(rows, key=tuple):
        db.conn.executemany(_upsert_sql(table, columns), [tuple(row.values()) for row in batch])


@lru_cache(maxsize=256)
def _upsert_sql(table: str, columns: tuple[str, ...]) -> str:
    names, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    over = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "id")
    return f'insert into "{table}" ({names}) values ({marks}) on conflict ("id") do update set {over}'


def select(db: Database, sql: str, values: Sequence[Any] = ()) -> Iterator[Row]:
    """Rows as dicts."""
    cursor = db.conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def rows_where(db: Database, table: str, column: str, keys: Sequence[str], what: str = "*") -> Iterator[Row]:
    """The rows with one of these values in a column; of any number of values."""
    for at in range(0, len(keys), CHUNK):
        chunk = keys[at : at + CHUNK]
        marks = ", ".join("?" * len(chunk))
        yield from select(db, f"select {what} from {table} where {column} in ({marks})", chunk)


def fold(connection: sqlite3.Connection) -> None:
    """Take into the file what a run that broke off has left in its log: where a disk was full, both have grown."""
    with suppress(sqlite3.OperationalError):  # still no room: the log stays
        connection.execute("pragma wal_checkpoint(passive)").fetchall()


def tune(connection: sqlite3.Connection) -> None:
    """Set an archive's file up for one writer and many readers."""
    connection.execute("pragma journal_mode=wal")
    fold(connection)
    connection.execute("pragma synchronous=normal")  # a lost write replays from evidence
    # the same pages are written again and again: with fewer checkpoints less of it reaches the disk twice
    connection.execute("pragma wal_autocheckpoint=8000")  # of 4 KiB: the log grows to 32 MB
    connection.execute("pragma cache_size=-16000")
