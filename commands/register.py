"""Which sites there are and who asks them: `minutes sites`, `minutes contact`."""

from __future__ import annotations

import click

from archive import errors


@click.command()
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
