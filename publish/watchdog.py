"""Ends queries that take too long, from outside the thread they run in.

Datasette asks Python after every thousand steps of a query whether its time is up. Each asking waits for its turn among
all the threads of the server: with fifty readers, a query that takes 20 ms alone spends most of its second waiting to
hear that it may go on. Here one thread asks for all of them, a hundred times a second, and interrupts what is too late.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

INTERVAL = 0.01
"""Seconds between two looks; limits are kept to so much."""
IsOver = Callable[[], Any]
"""Something that is true once the time of a query is up."""


class Watchdog:
    """Watches queries; its thread starts with the first and sleeps while there is none."""

    def __init__(self) -> None:
        self._watched: dict[sqlite3.Connection, IsOver] = {}
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def watch(self, connection: sqlite3.Connection, is_over: IsOver) -> None:
        """Interrupt what the connection does once its time is up."""
        with self._changed:
            self._watched[connection] = is_over
            if self._thread is None:
                self._thread = threading.Thread(target=self._look, name="watchdog", daemon=True)
                self._thread.start()
            elif len(self._watched) == 1:
                self._changed.notify()

    def forget(self, connection: sqlite3.Connection) -> None:
        """After this nothing interrupts the connection: its query has ended."""
        with self._changed:
            self._watched.pop(connection, None)

    def _look(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._watched)
                for connection in [each for each, is_over in self._watched.items() if is_over()]:
                    connection.interrupt()
                self._changed.wait(INTERVAL)


WATCHDOG = Watchdog()


class WatchedConnection(sqlite3.Connection):
    """A connection whose progress handler is asked by the watchdog, not by SQLite."""

    def set_progress_handler(self, progress_handler: IsOver | None, n: int) -> None:  # noqa: ARG002
        """As sqlite3's own: a handler that gives something true ends the query. `n` says nothing here."""
        if progress_handler is None:
            WATCHDOG.forget(self)
        else:
            WATCHDOG.watch(self, progress_handler)
