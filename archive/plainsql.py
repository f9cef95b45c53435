"""Rows in and out of archive.db by plain SQL, at every page; sqlite-utils would ask for the schema each time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

from sqlite_utils import Database

from archive.rows import Row

CHUNK = 500  # values in one `in (...)`


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


def tune(connection: sqlite3.Connection) -> None:
    """Set an archive's file up for one writer and many readers."""
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=normal")  # a lost write replays from evidence
    # the same pages are written again and again: with fewer checkpoints less of it reaches the disk twice
    connection.execute("pragma wal_autocheckpoint=8000")  # of 4 KiB: the log grows to 32 MB
    connection.execute("pragma cache_size=-16000")
