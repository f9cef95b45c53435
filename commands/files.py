"""Archive without a network: `minutes import`, `minutes rebuild`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click

from archive import errors
from archive.options import archive_option, day_option, evidence_option, no_extract_option, ocr_option, two_files
from commands.shared import (
    day_of,
    extract_and_build,
    must_exist,
    pack,
    progress_on_stderr,
    said_what_is_left,
    stamp,
    turn_on_ocr,
)


@click.command()
@evidence_option
@archive_option
@no_extract_option
@click.option(
    "--processes", type=click.IntRange(min=1), help="Processes that read pages at once. Default: one a processor core."
)
@ocr_option
def rebuild(evidence_path: Path, archive_path: Path, no_extract: bool, processes: int | None, ocr: bool) -> None:
    """Make a new archive from what is kept in evidence, without asking any site.

    The archive is there under its name once it is whole.
    """
    from archive.evidence import Evidence
    from archive.lock import sole_writer
    from archive.store import Archive
    from scraper.rebuild import rebuild as rebuild_archive

    must_exist(evidence_path, "--evidence")
    if archive_path.exists():
        raise errors.UsageError(f"{archive_path} is there already. Move it away, or name a new file: --archive.")
    turn_on_ocr(ocr)
    progress = progress_on_stderr()
    unread = 0
    lock = sole_writer(evidence_path, archive_path, what="rebuild", at=stamp())
    with lock, made_whole(archive_path) as new, Evidence(evidence_path) as evidence, Archive(new) as archive:
        pack(evidence, progress)
        progress.say(rebuild_archive(evidence, archive, progress, processes or os.cpu_count() or 1).describe())
        if not no_extract:
            unread = extract_and_build(archive, progress)
    if unread:
        sys.exit(errors.DONE_WITH_PROBLEMS)


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """A file to write in place of `path`: it takes that name at its end; where it does not come to it, none is left."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    _remove(unfinished)  # of a rebuild that was killed
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        _remove(unfinished)


def _remove(path: Path) -> None:
    for each in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))):
        each.unlink(missing_ok=True)


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--council", help="The council the files are from: a slug from `minutes sites`, or its name.")
@click.option("--url", help="Where the file was saved from (one file only).")
@day_option("--meeting-date", "Day of the meeting the files are of (YYYY-MM-DD).")
@click.option("--fictional", is_flag=True, help="The files are made up, as tests and demos are.")
@evidence_option
@archive_option
@no_extract_option
def import_(
    paths: tuple[Path, ...], council: str | None, url: str | None, meeting_date: datetime | None, fictional: bool,
    evidence_path: Path, archive_path: Path, no_extract: bool,
) -> None:  # fmt: skip
    """Bring saved pages, copied text, PDFs and Word files into the archive.

    What a file does not say is kept as unknown: --council, --url and --meeting-date say it.
    """
    from archive.evidence import Evidence
    from archive.lock import sole_writer
    from archive.store import Archive
    from scraper.importer import import_paths, origin_of, site_at

    if url and len(paths) > 1:
        raise errors.UsageError("--url is the address of one file; import that file alone.")
    two_files(archive_path, evidence_path)
    stated = origin_of(council, url, day_of(meeting_date), is_fictional=fictional)
    progress = progress_on_stderr()
    lock = sole_writer(evidence_path, archive_path, what="import", at=stamp())
    with lock, Evidence(evidence_path) as evidence, Archive(archive_path) as archive:
        report = import_paths(paths, stated, site_at, evidence, archive, stamp, progress)
        for line in report.refused:
            progress.say(line)
        progress.say(report.describe())
        with said_what_is_left(archive_path):
            unread = 0 if no_extract else extract_and_build(archive, progress)
    if report.refused or unread:
        sys.exit(errors.DONE_WITH_PROBLEMS)
