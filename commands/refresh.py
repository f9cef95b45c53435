"""Bring an archive up to date: `minutes refresh`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import (
    archive_option,
    evidence_option,
    night_option,
    no_extract_option,
    ocr_option,
    timeout_option,
)
from commands.shared import Sitting, must_exist, run_crawls, utc_now

if TYPE_CHECKING:
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper.sites import SiteSpec


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE]...")
@click.option("--explain", is_flag=True, help="Print what is due and why, and ask nothing.")
@click.option("--budget", type=click.IntRange(min=0), help="Requests a site. Default: 2 % of the pages known.")
@click.option("--accept-losses", is_flag=True, help="Mark as gone even where much has vanished from a site at once.")
@click.option("--delay", type=click.FloatRange(min=0), help="Seconds between requests. Default: 2; none on loopback.")
@timeout_option
@night_option
@evidence_option
@archive_option
@no_extract_option
@ocr_option
def refresh(
    sites: tuple[str, ...], explain: bool, budget: int | None, accept_losses: bool, delay: float | None,
    timeout: float | None, night: bool, evidence_path: Path, archive_path: Path, no_extract: bool,
    ocr: bool,
) -> None:  # fmt: skip
    """Bring the archive up to date with each SITE in it (default: all): what is new, changed or due.

    Meetings to come and lately held are seen often, minutes not approved for months, every page within 180 days.
    """
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper import crawl as crawling
    from scraper.contact import CONTACT_VARIABLE, contact_for

    must_exist(archive_path)
    must_exist(evidence_path, "--evidence")
    with Archive(archive_path) as archive, Evidence(evidence_path) as evidence:
        found = _sites(archive, sites)
        if explain:
            _explain(found, archive, evidence, budget)
            return
    who = contact_for([spec.base_url for spec in found], os.environ.get(CONTACT_VARIABLE))
    run_crawls(
        lambda desk: [
            crawling.refresh_job_for(spec, desk, budget=budget, accepts_losses=accept_losses) for spec in found
        ],
        Sitting(f"refresh {' '.join(sites)}", evidence_path, archive_path, who, delay, timeout, night, ocr, no_extract),
    )


def _sites(archive: Archive, wanted: tuple[str, ...]) -> list[SiteSpec]:
    """The sites to refresh, as the register has them now, or as the archive holds them. Raises UsageError."""
    from archive.standing import sites_held
    from scraper.sites import SiteSpec, known_sites

    register, held = known_sites(), {row["id"]: row for row in sites_held(archive.db)}
    unknown = [slug for slug in wanted if slug not in held]
    if unknown or not held:
        names = ", ".join(held) or "none"
        raise errors.UsageError(
            f"The archive holds no site {', '.join(unknown)}. It holds: {names}. `minutes crawl` adds a site."
            if unknown
            else f"{archive.path} holds no site yet. `minutes crawl SITE` adds one."
        )
    return [
        register.by_slug.get(slug)
        or SiteSpec(slug=slug, council=row["name"], base_url=row["base_url"], host_group=row["host_group"] or "")
        for slug, row in held.items()
        if not wanted or slug in wanted
    ]


def _explain(found: list[SiteSpec], archive: Archive, evidence: Evidence, budget: int | None) -> None:
    from scraper.held import held_of, scope_of_refresh
    from scraper.refresh import RefreshListing, explain

    for spec in found:
        scope = scope_of_refresh(archive.db, spec.slug, utc_now().date())
        held = held_of(archive.db, evidence, spec.site, utc_now().isoformat())
        listing = RefreshListing(spec.site, scope, held, budget)
        click.echo("\n".join(explain(spec.slug, listing)))
