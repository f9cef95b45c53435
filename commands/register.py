"""Which sites there are, what state they are in, and who asks them: `minutes sites`, `minutes contact`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import DEFAULT_ARCHIVE
from commands.shared import stamp, utc_now

if TYPE_CHECKING:
    from scraper.sites import SiteSpec


class Sites(click.Group):
    """Lists where no subcommand is named: `minutes sites lee` is `minutes sites list lee`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Sites, subcommand_metavar="[SEARCH] | check SITE", no_args_is_help=False)
def sites() -> None:
    """List the ModernGov sites of the register, or check one.

    `minutes sites` lists all, `minutes sites lee` those whose slug, council or address has "lee" in it, and
    `minutes sites check SITE` looks at one site.
    """


@sites.command("list")
@click.argument("search", required=False)
@click.option(
    "--archive", "archive_path", type=click.Path(path_type=Path), default=DEFAULT_ARCHIVE, show_default=True,
    help="An archive whose last crawls are shown, where it is there.",
)  # fmt: skip
def list_(search: str | None, archive_path: Path) -> None:
    """List the sites; SEARCH narrows by slug, council or address.

    Behind each stands how it answered when the register was made, and how the last crawl into the archive ended.
    """
    from scraper.sites import known_sites

    register = known_sites()
    wanted = (search or "").casefold()
    found = [spec for spec in register if wanted in f"{spec.slug} {spec.council} {spec.base_url}".casefold()]
    if not found:
        close = ", ".join(register.suggest(search or "")) or "none"
        raise errors.UnknownSite(
            f"No site matches {search!r}. Close: {close}. `minutes sites` lists all {len(register)}."
        )
    crawled = last_crawls(archive_path)
    for spec in found:
        click.echo(_line(spec, crawled.get(spec.slug)))
    click.echo(f"{len(found):,} of {len(register):,} sites", err=True)


def _line(spec: SiteSpec, crawled: str | None) -> str:
    off = f"switched off: {spec.off_reason}" if spec.is_off else ""
    states = "".join(f"  [{state}]" for state in (off, spec.reachability, crawled) if state)
    return f"{spec.slug:<32} {spec.council:<40} {spec.base_url}{states}"


def last_crawls(archive_path: Path) -> dict[str, str]:
    """How the last crawl of each site ended, by slug; nothing where there is no archive that can be read."""
    if not archive_path.exists():
        return {}
    from archive.store import Archive

    try:
        with Archive(archive_path) as archive:
            rows = list(archive.db["crawls"].rows_where(order_by="started_at"))
    except errors.ArchiveError as error:
        click.echo(f"Without the state of crawls: {error}", err=True)
        return {}
    return {row["site"]: f"crawled {row['started_at'][:10]}: {row['outcome']}" for row in rows}


@sites.command()
@click.argument("site")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON.")
@click.option(
    "--evidence", "evidence_path", type=click.Path(path_type=Path),
    help="Keep what was fetched in this evidence.db. Without it nothing is kept.",
)  # fmt: skip
def check(site: str, as_json: bool, evidence_path: Path | None) -> None:
    """Look at SITE (a slug, or any address of a ModernGov site) with at most five requests.

    Says whether it is open, refuses, errs, is not ModernGov or cannot be reached; which page types and XML operations
    it has, and whether our parsers read them. Ends with 0 where the site is open, else with 1. Nothing that was fetched
    is kept unless --evidence names a file.
    """
    from archive.evidence import Evidence
    from scraper.check import lines_of
    from scraper.client import Answer, Client
    from scraper.contact import CONTACT_VARIABLE, contact_for
    from scraper.pace import pace_for
    from scraper.probe import LIMIT, keep, probe
    from scraper.sites import known_sites

    spec = known_sites().find(site)
    who = contact_for([spec.base_url], os.environ.get(CONTACT_VARIABLE))
    answers: list[Answer] = []
    with Client(spec, who, LIMIT, pace=pace_for(spec, utc_now)) as client:
        found = probe(spec.site, client, utc_now().date(), answers)
    if evidence_path is not None:
        with Evidence(evidence_path) as evidence:
            keep(answers, spec.site, stamp(), evidence)
    click.echo(json.dumps(found.as_json(), indent=1, ensure_ascii=False) if as_json else "\n".join(lines_of(found)))
    kept = f"kept in {evidence_path}" if evidence_path else "not kept"
    click.echo(f"What was fetched is {kept}.", err=True)
    sys.exit(errors.DONE if found.is_open else errors.FAILED)


@click.command()
@click.argument("address", required=False)
def contact(address: str | None) -> None:
    """Say once how councils can reach you: an e-mail ADDRESS or a web page. Without one, show what is set."""
    from scraper.contact import read_contact, write_contact

    if address is None:
        click.echo(read_contact() or "not set: `minutes contact you@example.org`")
        return
    write_contact(address)
    click.echo(f"Crawls will introduce themselves with {address.strip()}.")
