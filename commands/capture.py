"""Save a real page to hold a parser to: `minutes capture`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from archive import errors
from commands.shared import stamp, utc_now

FIXTURES_VARIABLE = "MINUTES_FIXTURES"


@click.command()
@click.argument("url")
@click.option("--as", "name", help="Name of the case. Default: made of the site's slug and the page's ids.")
@click.option(
    "--fixtures", "folder", type=click.Path(path_type=Path, file_okay=False), envvar=FIXTURES_VARIABLE,
    help=f"Folder of real pages, outside the repository. Default: {FIXTURES_VARIABLE}, else one among your own data.",
)  # fmt: skip
@click.option(
    "--context", "stated", multiple=True, metavar="NAME=VALUE",
    help="What the linking page knew, such as committee_id=144.",
)  # fmt: skip
def capture(url: str, name: str | None, folder: Path | None, stated: tuple[str, ...]) -> None:
    """Save the one page at URL, with what our parser makes of it, to test the parser on.

    One page and robots.txt are asked for. The bytes are kept as they came, with every name in them: the folder is
    yours and stays out of the repository. `MINUTES_FIXTURES=FOLDER make test` runs the tests over it.
    """
    from scraper import capture as capturing
    from scraper.client import Client
    from scraper.contact import CONTACT_VARIABLE, contact_for
    from scraper.goldens import passes
    from scraper.pace import pace_for
    from scraper.sites import known_sites

    context = dict(_pair(text) for text in stated)
    spec = known_sites().find(url)
    ref = capturing.page_of(url, spec)
    folder = folder or capturing.default_folder()
    capturing.check_folder(folder)
    case = capturing.place(folder, ref, spec, name)
    who = contact_for([spec.base_url], os.environ.get(CONTACT_VARIABLE))
    with Client(spec, who, capturing.LIMIT, pace=pace_for(spec, utc_now)) as client:
        captured = capturing.capture(ref, spec, case, context, client, stamp())
    for line in capturing.lines_of(captured):
        click.echo(line)
    if not passes(captured.parsed):
        sys.exit(errors.DONE_WITH_PROBLEMS)


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise errors.UsageError(f"--context {text!r} is no NAME=VALUE.")
    return key, value
