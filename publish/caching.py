"""What tells whether an answer would be the same as last time, without asking the archive.

An entity tag is a hash of the archive's state, the address asked for, and the version of this program. The state is
that of the files (which file, its size, when it was last written, and the same of SQLite's write-ahead log), so that a
crawl, a build or a new archive under the same name changes every tag. It is read before the answer is made: an answer
may be newer than its tag, never older.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from archive.versions import version_of

CACHE_CONTROL = "public, max-age=60, must-revalidate"
"""Kept for a minute, then asked for again, which costs next to nothing: see `Tags`."""
_CODE = ("**/*.py", "templates/**/*.html", "static/**/*.*")
_HOUR = 3600
# Answers that are not the same for the same archive: SQL of the reader's own (random(), the time), what Datasette
# tells of itself, and CSV in parts, which may break off in the middle.
_NOT_KEPT_PATHS = ("/-/",)
_NOT_KEPT_QUESTIONS = ("sql=", "_trace=", "_stream=", "_ttl=")


def archive_state(path: Path) -> str:
    """The state of the archive's files; changes with every write. Empty where there is none."""
    return "/".join(part for part in (_file_state(path), _file_state(path.with_name(path.name + "-wal"))) if part)


def _file_state(path: Path) -> str:
    try:
        found = os.stat(path)
    except OSError:
        return ""
    # Readers make an empty log when they open the archive: that says nothing.
    return f"{found.st_ino}-{found.st_size}-{found.st_mtime_ns}" if found.st_size else ""


@cache
def code_version() -> str:
    """The version of everything that makes pages: our own files, and Datasette."""
    return version_of(version("datasette"), Path(__file__).parent, _CODE)


def hours() -> int:
    """Hours of a clock that only counts on. Part of every tag, since some pages speak of today, and a page that was
    made in a hurry (a count that took too long was left out) is not confirmed for ever."""
    return int(time.monotonic()) // _HOUR


@dataclass(frozen=True, slots=True)
class Tags:
    """Gives entity tags. `state` and `clock` are asked each time; `base` is the path we are served below."""

    state: Callable[[], str]
    settings: str
    base: str = ""
    clock: Callable[[], int] = hours

    @classmethod
    def of(cls, state: Callable[[], str], settings: Mapping[str, object], base: str) -> Tags:
        """Tags that change with the settings too, whatever is in them that JSON can tell."""
        return cls(state, json.dumps(settings, sort_keys=True, default=str), base)

    def tag(self, host: str, path: str, question: str) -> str:
        """The weak tag of an address: the same as long as archive and program are. Feeds name the host they came by."""
        parts = (self.state(), code_version(), self.settings, host, path, question, str(self.clock()))
        return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:32]}"'

    def is_kept(self, method: str, path: str, question: str, header_names: frozenset[str]) -> bool:
        """Whether an answer may be kept: read only, of the archive alone, the same for everybody."""
        if method not in ("GET", "HEAD") or header_names & {"cookie", "authorization"}:
            return False
        under = path.removeprefix(self.base)
        asked = question.split("&")
        return not under.startswith(_NOT_KEPT_PATHS) and not any(part.startswith(_NOT_KEPT_QUESTIONS) for part in asked)


def matches(given: str | None, tag: str) -> bool:
    """Whether `If-None-Match` holds the tag (weak comparison, RFC 9110, 13.1.2).

    `*` means any answer there is; whether there is one is not known before the archive is asked, so it matches nothing.
    """
    wanted = tag.removeprefix("W/")
    return any(each.strip().removeprefix("W/") == wanted for each in (given or "").split(","))
