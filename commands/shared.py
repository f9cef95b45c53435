"""What several commands do: the one clock, progress on a terminal, extraction and indexes after new pages."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.progress import Progress

if TYPE_CHECKING:
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper.crawl import Desk
    from scraper.job import Job


PATTERNS = "MINUTES_PATTERNS"


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


def use_own_rules(folder: Path | None = None) -> None:
    """Add the user's own rules to ours: those of a folder, else of the one the environment names.

    Raises UsageError. To be called before extraction is imported, which reads its rules then.
    """
    named = os.environ.get(PATTERNS)
    if folder is None and not named:
        return
    from extract.rules import use_folder

    try:
        use_folder(folder or Path(str(named)))
    except ValueError as error:
        raise errors.UsageError(str(error)) from error


def extract_and_build(archive: Archive, progress: Progress) -> int:
    """Extraction and indexes of what changed; returns how many texts could not be read."""
    use_own_rules()
    from extract import run as extraction
    from publish.build import build

    report = extraction.run(archive, stamp, progress, processes=cores())
    progress.say(report.describe())
    built = build(archive.db, now=stamp(), progress=progress)
    progress.say(built.describe())
    return report.failed


def cores() -> int:
    """Processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def must_exist(path: Path, option: str = "--archive") -> None:
    """Raise UsageError where a file that a command reads is not there; `option` is the one that names it."""
    if not path.exists():
        raise errors.UsageError(
            f"There is no {path}. `minutes crawl` or `minutes import` makes it; {option} names another."
        )


@dataclass(frozen=True, slots=True)
class Sitting:
    """One command's crawls: what it is called, where it writes, and how it behaves towards sites and papers."""

    what: str
    evidence_path: Path
    archive_path: Path
    contact: str | None
    delay: float | None
    timeout: float | None
    is_night_only: bool
    has_ocr: bool
    no_extract: bool


def run_crawls(make_jobs: Callable[[Desk], list[Job]], sitting: Sitting) -> None:
    """Crawl, keep what came small, extract and build; say what came of it and end with its exit code."""
    from archive.evidence import Evidence
    from archive.lock import sole_writer
    from archive.store import Archive
    from scraper import crawl as crawling

    turn_on_ocr(sitting.has_ocr)
    progress = progress_on_stderr()
    unread = 0
    lock = sole_writer(sitting.evidence_path, sitting.archive_path, what=sitting.what, at=stamp())
    with lock, Evidence(sitting.evidence_path) as evidence, Archive(sitting.archive_path) as archive:
        desk = crawling.Desk(
            evidence=evidence, archive=archive, clock=utc_now, progress=progress, contact=sitting.contact,
            delay=sitting.delay, timeout=sitting.timeout, is_night_only=sitting.is_night_only,
        )  # fmt: skip
        jobs = make_jobs(desk)
        crawling.crawl(jobs, desk)
        for job in jobs:
            crawling.report(job, progress)
        pack(evidence, progress)
        if not sitting.no_extract and any(job.error is None for job in jobs):
            with said_what_is_left(sitting.archive_path):
                unread = extract_and_build(archive, progress)
    code, lines = crawling.ending(jobs, unread)
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)


def pack(evidence: Evidence, progress: Progress) -> None:
    """Keep small what came to rest. That there is no room to do so is no reason to leave out what comes after it."""
    try:
        evidence.compact()
    except errors.ArchiveUnwritable:
        progress.say(
            f"{evidence.path} was not packed: there is no room for that now. Nothing is lost; the next run packs it."
        )


@contextmanager
def said_what_is_left(archive_path: Path) -> Iterator[None]:
    """What a user is told where the archive cannot be written after all pages are in: nothing is to be asked again."""
    from archive.plainsql import PAGES_ARE_IN, unwritable

    try:
        yield
    except sqlite3.OperationalError as error:
        raise unwritable(archive_path, error, PAGES_ARE_IN) or error from error


def turn_on_ocr(wanted: bool) -> None:
    """Recognise text in pictures from now on. Raises UsageError where tesseract is not installed."""
    if wanted:
        from scraper.sandbox import recognise_pictures

        recognise_pictures("eng")
