"""One writer at a time: two crawls, imports or rebuilds of the same files would do everything twice.

The operating system holds the lock on a file beside the database (`evidence.db.lock`) and lets go of it when the
process ends, however it ends; readers are not asked. What the lock file says is for people only.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from archive.errors import ArchiveLocked, ArchiveUnwritable

_HELD: set[int] = set()  # open lock files of this process


def lock_path(path: Path) -> Path:
    """`evidence.db` → `evidence.db.lock`, beside the file itself wherever a link to it stands."""
    real = path.resolve()
    return real.with_name(real.name + ".lock")


@contextmanager
def sole_writer(*paths: Path, what: str, at: str) -> Iterator[None]:
    """Hold the locks of databases that are about to be written. `what` is the command, `at` the time as rows store it.

    Raises ArchiveLocked, at once, where another process holds one, saying which and since when; ArchiveUnwritable where
    no lock file can be made.
    """
    with ExitStack() as held:
        for path in sorted({lock_path(each) for each in paths}):
            held.enter_context(_one(path, what, at))
        yield


@contextmanager
def _one(path: Path, what: str, at: str) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise ArchiveUnwritable(f"Cannot write {path}: {error.strerror}. Choose another folder.") from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise ArchiveUnwritable(f"Cannot lock {path}: {error.strerror}. Choose another folder.") from error
        raise ArchiveLocked(
            f"{path.with_suffix('')} is being written by {_holder(path)}. Wait for its end, or name other files:"
            " --archive, --evidence."
        ) from error
    _HELD.add(held)
    try:
        _say(held, json.dumps({"pid": os.getpid(), "what": what, "since": at}))
        yield
    finally:
        if held in _HELD:  # not so in a forked child that comes by here
            _say(held, "")
            _HELD.discard(held)
            os.close(held)


def _say(held: int, text: str) -> None:
    with suppress(OSError):  # on a full disk the lock still holds
        os.ftruncate(held, 0)
        os.pwrite(held, text.encode(), 0)


def _let_go_in_child() -> None:
    """A forked worker must not go on holding the lock when its parent has been killed."""
    for held in _HELD:
        os.close(held)
    _HELD.clear()


os.register_at_fork(after_in_child=_let_go_in_child)


def _holder(path: Path) -> str:
    """Who holds a lock, in words."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return f"`minutes {told['what']}` (process {told['pid']}, since {told['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
