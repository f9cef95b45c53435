"""The database that is served, which may be another file a moment later.

A build that makes a new file and renames it over the old one leaves a Datasette that goes on reading the old: its
threads keep their connections, by the name of the database. Here each thread looks before each query whether the file
at the path is still the one it has open, and opens the new one where it is not. A query that is under way ends on the
file it began with, so readers never see an error.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.database import Database

from publish.narrow import narrow_count
from publish.watchdog import WatchedConnection

Identity = tuple[int, int]
"""What tells one file from another at the same path: device and inode."""


@dataclass(slots=True)
class _Held:
    """A thread's connection, and the file it was opened on."""

    connection: sqlite3.Connection
    file: Identity


class LiveDatabase(Database):  # type: ignore[misc]
    """A Datasette database that follows its path."""

    def __init__(self, ds: Datasette, path: str, is_mutable: bool = True) -> None:
        super().__init__(ds, path=path, is_mutable=is_mutable)
        self._threads = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._shown: Identity | None = self.identity()

    def identity(self) -> Identity | None:
        """The file that is at the path now; None in the instant in which there is none."""
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """A connection that can read, and whose queries are ended when their time is up: see `publish.watchdog`."""
        assert not write, "nothing is written through what is served"
        mode = "mode=ro" if self.is_mutable else "immutable=1"
        address = f"file:{self.path}?{mode}"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False, factory=WatchedConnection)
        self._opened.append(connection)
        return connection

    def close(self) -> None:
        """Close what was opened."""
        for connection in self._opened:
            connection.close()

    async def execute(self, sql: str, *arguments: Any, **named: Any) -> Any:
        """As Datasette does it; the count above a page of a view is taken where it costs least (`publish.narrow`)."""
        return await super().execute(narrow_count(sql), *arguments, **named)

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:
        """Run `fn` with a connection to the file that is there now."""
        if self.ds.executor is None:
            return fn(self._connection())
        return await asyncio.get_running_loop().run_in_executor(self.ds.executor, lambda: fn(self._connection()))

    def _connection(self) -> sqlite3.Connection:
        held: _Held | None = getattr(self._threads, "held", None)
        now = self.identity()
        if held is not None and (now is None or now == held.file):
            return held.connection
        connection = self.connect()
        self.ds._prepare_connection(connection, self.name)
        self._threads.held = _Held(connection, now or (0, 0))
        if held is not None:
            self._opened.remove(held.connection)
            held.connection.close()
        if now != self._shown:
            self._forget(now)
        return connection

    def _forget(self, now: Identity | None) -> None:
        """Drop what Datasette remembers of the file before."""
        self._shown = now
        self.cached_hash = self.cached_size = self._cached_table_counts = None
