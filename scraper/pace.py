"""One request in flight, and a delay, a host group: for every crawl on this machine, whatever process it runs in.

72 councils share one family of hosts, so it is the group that is spared and not each host. A small file a group in the
user's cache folder says when it was last asked and until when it wants to be left alone; a lock beside it is held while
a request is in flight, and the system lets go of it when a process dies.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from scraper.manners import LONGEST_CRAWL_DELAY, LONGEST_RETRY_AFTER
from scraper.settings import is_loopback
from scraper.sites import SiteSpec, host_group


def pace_folder() -> Path:
    """Where the files are: in the user's cache folder, or among the temporary files where that cannot be written."""
    for folder in (user_cache_path("council-minutes") / "pace", Path(tempfile.gettempdir()) / "council-minutes-pace"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / ".writable").touch()
        except OSError:
            continue
        return folder
    raise OSError("neither the cache folder nor the folder for temporary files can be written")


def pace_for(spec: SiteSpec, clock: Callable[[], datetime]) -> HostPace | None:
    """The pace of a site's host group, which every program on this machine keeps; none on this machine itself."""
    if is_loopback(spec.base_url):
        return None
    return HostPace(pace_folder(), spec.host_group or host_group(spec.base_url), clock)


class HostPace:
    """The pace of one host group. `clock` gives the time in UTC; all durations are in seconds."""

    def __init__(self, folder: Path, host_group: str, clock: Callable[[], datetime]) -> None:
        name = re.sub(r"[^a-z0-9.-]+", "-", host_group.lower())[:100] or "unnamed"
        self.path = folder / f"{name}.json"
        self.clock = clock
        self._lock = FileLock(folder / f"{name}.lock", timeout=0)

    def wait(self, delay: float) -> float:
        """How long the group is to be left alone yet; 0 where it may be asked now.

        Never more than the rules allow, so that a clock put back does not stop a crawl for good.
        """
        state, now = self._read(), self.clock().timestamp()
        since = state.get("asked_at", 0.0) + delay - now
        until = state.get("not_before", 0.0) - now
        return max(0.0, min(since, delay, LONGEST_CRAWL_DELAY), min(until, LONGEST_RETRY_AFTER))

    def take(self) -> bool:
        """Begin a request; False where another process has one in flight."""
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def give_back(self, asked_at: float | None = None) -> None:
        """End a request that began at `asked_at` (seconds since 1970); without it, nothing was asked."""
        if not self._lock.is_locked:
            return
        if asked_at is not None:
            self._write(asked_at=asked_at)
        self._lock.release()

    def hold_off(self, seconds: float) -> None:
        """Leave the whole group alone for so long, a quarter of an hour at most: a site that asks for more is left
        alone today (`scraper.courtesy`), and may not keep the others of its host from being read for a year."""
        self._write(not_before=self.clock().timestamp() + min(seconds, LONGEST_RETRY_AFTER))

    def _read(self) -> dict[str, float]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
            return {str(name): float(value) for name, value in found.items()}
        except (OSError, ValueError, TypeError, AttributeError):  # nothing there yet, or half written
            return {}

    def _write(self, **values: float) -> None:
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps({**self._read(), **values}), encoding="utf-8")
        new.replace(self.path)
