"""What was found a moment ago, for as long as the archive's files are the same.

Many readers search for the same words, and each turns pages of what was found or takes it as CSV: it is looked up once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from datasette.database import Database

from publish.caching import archive_state

MOST = 500
"""Answers that are remembered of one archive; the one that was used longest ago goes first."""
Found = TypeVar("Found")


class Remembered:
    """Answers of one archive, by a key that says what was asked."""

    def __init__(self, path: Path, most: int = MOST) -> None:
        self._path, self._most = path, most
        self._state = ""
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Found]]) -> Found:
        """The answer to `key`: as remembered, else as `make` gives it.

        The files are looked at before: what is remembered may be newer than they were, never older.
        """
        state = archive_state(self._path)
        if state != self._state:
            self._answers.clear()
            self._state = state
        if key in self._answers:
            self._answers.move_to_end(key)
            return cast(Found, self._answers[key])
        found = await make()
        if state == self._state:
            self._keep(key, found)
        return found

    def _keep(self, key: Hashable, found: Any) -> None:
        self._answers[key] = found
        if len(self._answers) > self._most:
            self._answers.popitem(last=False)

    def forget(self, key: Hashable) -> None:
        """An answer that is not to be given again, such as one that time cut short."""
        self._answers.pop(key, None)


_OF: WeakKeyDictionary[Database, Remembered] = WeakKeyDictionary()


def remembered(db: Database) -> Remembered:
    """What is remembered of a database."""
    return _OF.setdefault(db, Remembered(Path(db.path)))
