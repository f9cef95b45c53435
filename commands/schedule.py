"""Files that refresh an archive every night: `minutes schedule`."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import DEFAULT_ARCHIVE

if TYPE_CHECKING:
    from scraper.sites import Register

HINT = """\
systemd: put the first two into ~/.config/systemd/user/, then
  systemctl --user daemon-reload && systemctl --user enable --now council-minutes.timer
  loginctl enable-linger   (so that it runs while you are logged out)
GitHub: put the third into .github/workflows/ and set the repository variable MINUTES_CONTACT.
docs/scheduling.md tells more."""


@click.command()
@click.argument("sites", nargs=-1, metavar="[SITE...]")
@click.option(
    "--at", "start", type=click.DateTime(["%H:%M"]), default="01:20", show_default=True, help="When, UK time."
)
@click.option("--hours", type=click.IntRange(1, 12), default=5, show_default=True, help="How long a night may take.")
@click.option(
    "--folder", type=click.Path(path_type=Path, file_okay=False), default=Path(),
    help="Where archive.db and evidence.db are. Default: here.",
)  # fmt: skip
@click.option(
    "--write", "target", type=click.Path(path_type=Path, file_okay=False), help="Write the files into this folder."
)
def schedule(sites: tuple[str, ...], start: datetime, hours: int, folder: Path, target: Path | None) -> None:
    """Print a systemd service and timer and a GitHub workflow that refresh the archive every night.

    Without SITE they refresh every site of the archive. `minutes crawl SITE` adds one first; SITE is then known by its
    slug, in the register or not.
    """
    from scraper import schedule as scheduling
    from scraper.contact import read_contact
    from scraper.sites import known_sites

    register = known_sites()
    held = _only_held(folder / DEFAULT_ARCHIVE, register)
    found = [(site, held[site]) if site in held else _known(site, register) for site in sites]
    nightly = scheduling.Nightly(
        program=str(Path(sys.executable).with_name("minutes")), folder=str(folder.resolve()), sites=dict(found),
        start=start.time(), hours=hours, contact=read_contact(),
    )  # fmt: skip
    for name, text in scheduling.files(nightly).items():
        if target is None:
            click.echo(f"# ---------------- {name}\n{text}")
        else:
            _write(target / name, text)
    click.echo(HINT, err=True)


def _known(site: str, register: Register) -> tuple[str, str]:
    """Slug and what `minutes crawl` takes for a site. Raises UnknownSite."""
    spec = register.find(site)
    return spec.slug, spec.slug if spec.slug in register.by_slug else spec.base_url


def _only_held(archive_path: Path, register: Register) -> dict[str, str]:
    """The sites that an archive holds and the register lacks, slug to address; none where there is no archive."""
    from archive.standing import sites_held
    from archive.store import Archive

    if not archive_path.exists():
        return {}
    with Archive(archive_path) as archive:
        return {row["id"]: row["base_url"] for row in sites_held(archive.db) if row["id"] not in register.by_slug}


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise errors.UsageError(f"Cannot write {path}: {error}. Name another folder with --write.") from error
    click.echo(f"wrote {path}", err=True)
