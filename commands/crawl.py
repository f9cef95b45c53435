"""Ask sites for what they publish: `minutes crawl`."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from archive import errors
from archive.options import (
    archive_option,
    day_option,
    evidence_option,
    night_option,
    no_extract_option,
    ocr_option,
    timeout_option,
    two_files,
)
from commands.shared import Sitting, day_of, run_crawls, utc_now


@click.command()
@click.argument("sites", nargs=-1, required=True, metavar="SITE...")
@day_option("--since", "First day of meetings wanted (YYYY-MM-DD). Default: a year ago.")
@day_option("--until", "Last day of meetings wanted (YYYY-MM-DD). Default: half a year ahead.")
@click.option("--committee", help="Only this committee: its ModernGov id, or a part of its name.")
@click.option(
    "--limit", type=click.IntRange(min=1), help="At most this many meetings and decisions a site, newest first."
)
@click.option("--no-documents", is_flag=True, help="Leave out the papers.")
@click.option("--delay", type=click.FloatRange(min=0), help="Seconds between requests. Default: 2; none on loopback.")
@timeout_option
@night_option
@click.option("--slug", help="Slug for a site given by its address.")
@click.option("--council", "council_name", help="The council's name, for a site given by its address.")
@evidence_option
@archive_option
@no_extract_option
@ocr_option
def crawl(
    sites: tuple[str, ...], since: datetime | None, until: datetime | None, committee: str | None, limit: int | None,
    no_documents: bool, delay: float | None, timeout: float | None, night: bool, slug: str | None,
    council_name: str | None, evidence_path: Path, archive_path: Path, no_extract: bool, ocr: bool,
) -> None:  # fmt: skip
    """Fetch SITE (a slug from `minutes sites`, or any address of a ModernGov site) into the archive."""
    from scraper import crawl as crawling
    from scraper.contact import CONTACT_VARIABLE, contact_for
    from scraper.plan import scope_of
    from scraper.sites import known_sites

    scope = scope_of(utc_now().date(), day_of(since), day_of(until), committee, limit, not no_documents)
    if slug and len(sites) > 1:
        raise errors.UsageError("--slug names one site; crawl that site alone.")
    register = known_sites()
    found = [register.find(text).named(slug, council_name) for text in sites]
    who = contact_for([spec.base_url for spec in found], os.environ.get(CONTACT_VARIABLE))
    two_files(archive_path, evidence_path)
    run_crawls(
        lambda desk: [crawling.job_for(spec, scope, desk) for spec in found],
        Sitting(f"crawl {' '.join(sites)}", evidence_path, archive_path, who, delay, timeout, night, ocr, no_extract),
    )
