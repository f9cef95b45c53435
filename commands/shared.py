"""What several commands do: the one clock, progress on a terminal, extraction and indexes after new pages."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive import errors
from archive.progress import Progress

if TYPE_CHECKING:
    from archive.store import Archive


def utc_now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


def stamp() -> str:
    """The time as rows store it."""
    return utc_now().isoformat(timespec="seconds")


def progress_on_stderr() -> Progress:
    """Bars on a terminal, plain lines elsewhere."""
    from archive.console import progress_on

    return progress_on(sys.stderr)


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment an option gave."""
    return moment.date() if moment else None


def extract_and_build(archive: Archive, progress: Progress) -> int:
    """Extraction and indexes of what changed; returns how many texts could not be read."""
    from extract import run as extraction
    from publish.build import build

    report = extraction.run(archive, stamp, progress)
    progress.say(report.describe())
    built = build(archive.db, now=stamp(), progress=progress)
    progress.say(built.describe())
    return report.failed


def must_exist(path: Path) -> None:
    """Raise UsageError where a file that a command reads is not there."""
    if not path.exists():
        raise errors.UsageError(
            f"There is no {path}. `minutes crawl` or `minutes import` makes it; --archive names another."
        )
