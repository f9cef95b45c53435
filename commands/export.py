"""`minutes export`: the archive as files to take away."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from archive.errors import UsageError
from archive.options import DEFAULT_ARCHIVE
from commands.shared import must_exist, progress_on_stderr, stamp


@click.command()
@click.option(
    "--archive",
    "archive_path",
    type=click.Path(path_type=Path),
    default=DEFAULT_ARCHIVE,
    show_default=True,
    help="The archive to export; it is only read.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of exports; each is a folder in it, named by its time. Default: out/export beside the archive, where "
    "the site looks for them.",
)
@click.option("--formats", default="sqlite,csv,parquet,jsonl", show_default=True, help="Formats, with commas between.")
@click.option("--site", "sites", multiple=True, metavar="SITE", help="Only this site; may be given again.")
@click.option("--keep", type=click.IntRange(min=1), help="Remove older exports in that folder, but for this many.")
def export(archive_path: Path, out: Path | None, formats: str, sites: tuple[str, ...], keep: int | None) -> None:
    """Write the archive as SQLite, CSV, Parquet and JSON Lines, all of one moment, with a manifest."""
    from publish.export.offered import default_folder
    from publish.export.run import FORMATS
    from publish.export.run import export as export_archive

    must_exist(archive_path)
    wanted = tuple(dict.fromkeys(each.strip().lower() for each in formats.split(",") if each.strip()))
    if unknown := [each for each in wanted if each not in FORMATS]:
        raise UsageError(f"Unknown format {unknown[0]!r}. There are: {', '.join(FORMATS)}.")
    if not wanted:
        raise UsageError(f"--formats names no format. There are: {', '.join(FORMATS)}.")
    progress = progress_on_stderr()
    done = export_archive(
        archive_path, out or default_folder(archive_path), now=stamp(), program=version("council-minutes"),
        formats=wanted, sites=sites, keep=keep, progress=progress,
    )  # fmt: skip
    progress.say(done.describe())
