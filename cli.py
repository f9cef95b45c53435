"""The one command, `minutes`. Each subcommand parses its options and calls one function of one stage.

Stages are imported inside their commands, so that `minutes --help` does not wait for spaCy and Scrapy. Environment
variables are read here and nowhere else.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import Commands, archive_option, day_option, evidence_option, no_extract_option, two_files
from archive.progress import Progress

if TYPE_CHECKING:
    from archive.store import Archive

DEFAULT_PORT = 8001
DEFAULT_METADATA = Path(__file__).with_name("metadata.yml")

metadata_option = click.option(
    "--metadata", type=click.Path(path_type=Path), default=DEFAULT_METADATA,
    help="Datasette metadata with the queries. Default: the project's own metadata.yml.",
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="council-minutes", prog_name="minutes")
def main() -> None:
    """Council minutes from ModernGov sites as an archive anyone can search."""


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


@main.command()
@click.argument("sites", nargs=-1, required=True, metavar="SITE...")
@day_option("--since", "First day of meetings wanted (YYYY-MM-DD). Default: a year ago.")
@day_option("--until", "Last day of meetings wanted (YYYY-MM-DD). Default: half a year ahead.")
@click.option("--committee", help="Only this committee: its ModernGov id, or a part of its name.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="At most this many meetings and decisions a site, newest first."
)
@click.option("--no-documents", is_flag=True, help="Leave out the papers.")
@click.option("--delay", type=click.FloatRange(min=0), help="Seconds between requests. Default: 2; none on loopback.")
@click.option("--slug", help="Slug for a site given by its address.")
@click.option("--council", "council_name", help="The council's name, for a site given by its address.")
@evidence_option
@archive_option
@no_extract_option
def crawl(
    sites: tuple[str, ...], since: datetime | None, until: datetime | None, committee: str | None, limit: int | None,
    no_documents: bool, delay: float | None, slug: str | None, council_name: str | None, evidence_path: Path,
    archive_path: Path, no_extract: bool,
) -> None:  # fmt: skip
    """Fetch SITE (a slug from `minutes sites`, or any address of a ModernGov site) into the archive."""
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper import crawl as crawling
    from scraper.contact import CONTACT_VARIABLE, contact_for
    from scraper.plan import scope_of
    from scraper.sites import load_register

    scope = scope_of(utc_now().date(), _day(since), _day(until), committee, limit, not no_documents)
    if slug and len(sites) > 1:
        raise errors.UsageError("--slug names one site; crawl that site alone.")
    register = load_register()
    found = [register.find(text).named(slug, council_name) for text in sites]
    who = contact_for([spec.base_url for spec in found], os.environ.get(CONTACT_VARIABLE))
    two_files(archive_path, evidence_path)
    progress = progress_on_stderr()
    unread = 0
    with Evidence(evidence_path) as evidence, Archive(archive_path) as archive:
        desk = crawling.Desk(
            evidence=evidence, archive=archive, clock=utc_now, progress=progress, contact=who, delay=delay
        )
        jobs = [crawling.job_for(spec, scope, desk) for spec in found]
        crawling.crawl(jobs, desk)
        for job in jobs:
            crawling.report(job, progress)
        if not no_extract and any(job.error is None for job in jobs):
            unread = _extract_and_build(archive, progress)
    code, lines = crawling.ending(jobs, unread)
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _extract_and_build(archive: Archive, progress: Progress) -> int:
    """Extraction and indexes of what changed; returns how many texts could not be read."""
    from extract import run as extraction
    from publish.build import build

    report = extraction.run(archive, stamp, progress)
    progress.say(report.describe())
    built = build(archive.db, now=stamp(), progress=progress)
    progress.say(built.describe())
    return report.failed


@main.command()
@archive_option
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"id", "text"} on stdin and print their facts; needs no archive.'
)
def extract(archive_path: Path, jsonl: bool) -> None:
    """Extract decisions, roles, figures and dates from every text that changed."""
    if jsonl:
        from extract.jsonl import lines_of
        from extract.jsonl import run as run_jsonl

        if run_jsonl(lines_of(sys.stdin.buffer), lambda line: sys.stdout.buffer.write(line.encode())):
            sys.exit(errors.DONE_WITH_PROBLEMS)
        return
    from archive.store import Archive
    from extract import run as extraction

    _must_exist(archive_path)
    progress = progress_on_stderr()
    with Archive(archive_path) as archive:
        report = extraction.run(archive, stamp, progress)
    progress.say(report.describe())
    if report.failed:
        sys.exit(errors.DONE_WITH_PROBLEMS)


@main.command()
@archive_option
@click.option("--force", is_flag=True, help="Publish even where a council lost more than half of its rows.")
def build(archive_path: Path, force: bool) -> None:
    """Make the indexes, the search table and the views that Datasette serves."""
    from archive.store import Archive
    from publish.build import build as build_archive

    _must_exist(archive_path)
    progress = progress_on_stderr()
    with Archive(archive_path) as archive:
        progress.say(build_archive(archive.db, now=stamp(), progress=progress, force=force).describe())


@main.command()
@archive_option
@metadata_option
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=DEFAULT_PORT, show_default=True, type=click.IntRange(1, 65535))
def serve(archive_path: Path, metadata: Path, host: str, port: int) -> None:
    """Serve the archive with Datasette."""
    from publish.serve import WELCOME
    from publish.serve import serve as serve_archive

    _must_exist(archive_path)
    serve_archive(
        archive_path, host=host, port=port, metadata=metadata, on_ready=lambda url: click.echo(WELCOME.format(url=url))
    )


@main.command()
@evidence_option
@archive_option
@no_extract_option
def rebuild(evidence_path: Path, archive_path: Path, no_extract: bool) -> None:
    """Make a new archive from what is kept in evidence, without asking any site."""
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper.rebuild import rebuild as rebuild_archive

    _must_exist(evidence_path)
    if archive_path.exists():
        raise errors.UsageError(f"{archive_path} is there already. Move it away, or name a new file: --archive.")
    progress = progress_on_stderr()
    with Evidence(evidence_path) as evidence, Archive(archive_path) as archive:
        progress.say(rebuild_archive(evidence, archive, progress).describe())
        if not no_extract and _extract_and_build(archive, progress):
            sys.exit(errors.DONE_WITH_PROBLEMS)


def _must_exist(path: Path) -> None:
    if not path.exists():
        raise errors.UsageError(
            f"There is no {path}. `minutes crawl` or `minutes import` makes it; --archive names another."
        )


@main.command("import")
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
    from archive.store import Archive
    from scraper.importer import import_paths, origin_of, site_at

    if url and len(paths) > 1:
        raise errors.UsageError("--url is the address of one file; import that file alone.")
    two_files(archive_path, evidence_path)
    stated = origin_of(council, url, _day(meeting_date), is_fictional=fictional)
    progress = progress_on_stderr()
    with Evidence(evidence_path) as evidence, Archive(archive_path) as archive:
        report = import_paths(paths, stated, site_at, evidence, archive, stamp, progress)
        for line in report.refused:
            progress.say(line)
        progress.say(report.describe())
        unread = 0 if no_extract else _extract_and_build(archive, progress)
    if report.refused or unread:
        sys.exit(errors.DONE_WITH_PROBLEMS)


@main.command()
@click.argument("search", required=False)
def sites(search: str | None) -> None:
    """List the ModernGov sites of the register; SEARCH narrows by slug, council or address."""
    from scraper.sites import load_register

    register = load_register()
    wanted = (search or "").casefold()
    found = [spec for spec in register if wanted in f"{spec.slug} {spec.council} {spec.base_url}".casefold()]
    for spec in found:
        click.echo(
            f"{spec.slug:<32} {spec.council:<40} {spec.base_url}"
            + (f"  [{spec.reachability}]" if spec.reachability else "")
        )
    if not found:
        close = ", ".join(register.suggest(search or "")) or "none"
        raise errors.UnknownSite(
            f"No site matches {search!r}. Close: {close}. `minutes sites` lists all {len(register)}."
        )
    click.echo(f"{len(found):,} of {len(register):,} sites", err=True)


@main.command()
@click.argument("address", required=False)
def contact(address: str | None) -> None:
    """Say once how councils can reach you: an e-mail ADDRESS or a web page. Without one, show what is set."""
    from scraper.contact import read_contact, write_contact

    if address is None:
        click.echo(read_contact() or "not set: `minutes contact you@example.org`")
        return
    write_contact(address)
    click.echo(f"Crawls will introduce themselves with {address.strip()}.")


@main.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--markdown", is_flag=True, help="Tables for a document.")
def evaluate(pages: Path, gold: Path, markdown: bool) -> None:
    """Measure extraction: precision, recall and F1 a kind of fact, by origin of the page."""
    from extract import evaluate as scoring

    try:
        scores = scoring.evaluate_files(pages, gold)
        click.echo(scoring.markdown(scores) if markdown else "\n".join(scoring.table(scores)))
    except (ValueError, KeyError) as error:
        raise errors.UsageError(
            f"{pages} and {gold} must be JSON lines: pages with id and text, gold with id and its facts: {error}"
        ) from error


if __name__ == "__main__":
    main()
