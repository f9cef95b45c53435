"""How the archive stands: `minutes status`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from archive import errors
from archive.options import archive_option
from commands.shared import must_exist, utc_now


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option("--json", "as_json", is_flag=True, help="A JSON array, for machines.")
@archive_option
def status(sites: tuple[str, ...], as_json: bool, archive_path: Path) -> None:
    """Show each site of the archive: last whole crawl, what is due, problems, coverage.

    Exit code 3 where a site fell silent, shrank, or its pages changed shape.
    """
    from archive.store import Archive
    from commands.capture import FIXTURES_VARIABLE
    from scraper.capture import default_folder
    from scraper.goldens import verified_pages
    from scraper.sites import known_sites
    from scraper.status import SiteStatus, status_of

    must_exist(archive_path)
    proved = verified_pages(Path(os.environ.get(FIXTURES_VARIABLE) or default_folder()))
    off = {spec.slug: spec.off_reason for spec in known_sites() if spec.is_off}
    with Archive(archive_path) as archive:
        found: list[SiteStatus] = list(status_of(archive.db, utc_now().date(), sites, proved, off))
    if unknown := [name for name in sites if name not in {each.site for each in found}]:
        raise errors.UsageError(f"{archive_path} holds no site {', '.join(unknown)}. `minutes crawl SITE` adds one.")
    if not found:
        raise errors.UsageError(f"{archive_path} holds no site. `minutes crawl SITE` adds one.")
    if as_json:
        click.echo(json.dumps([each.as_json() for each in found], indent=1, ensure_ascii=False))
    else:
        _show(found)
    if any(each.alarms for each in found):
        sys.exit(errors.DONE_WITH_PROBLEMS)


def _show(found: list) -> None:  # type: ignore[type-arg]
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in ("site", "last whole crawl"):
        table.add_column(name, no_wrap=True)
    for name in ("pages", "due", "meetings", "with minutes", "missing", "gone", "problems"):
        table.add_column(name, justify="right", no_wrap=True)
    for each in found:
        numbers = (each.pages, each.due, each.meetings, each.meetings_with_minutes, each.absences, each.gone)
        day = (each.last_good_crawl or "never")[:16].replace("T", " ")
        table.add_row(each.site, day, *(f"{number:,}" for number in (*numbers, each.problems)))
    Console(width=None if sys.stdout.isatty() else 140).print(table)
    for each in found:
        for alarm in each.alarms:
            click.echo(f"LOOK AT {each.site}: {alarm}")
        if each.last_outcome in ("refused", "failed"):
            tried = (each.last_crawl or "")[:16].replace("T", " ")
            is_said = any(each.last_detail and each.last_detail in alarm for alarm in each.alarms)
            why = "" if is_said else f": {each.last_detail or 'no reason was kept'}"
            click.echo(f"{each.site}: {each.last_outcome} on {tried}{why}")
        if each.switched_off:
            click.echo(f"{each.site}: switched off: {each.switched_off}")
        if each.unverified:
            click.echo(f"{each.site}: read by parsers no real page has proved yet: {', '.join(each.unverified)}")
