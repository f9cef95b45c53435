"""What changed and when: `minutes history`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from archive import errors
from archive.options import archive_option
from commands.shared import must_exist


@click.command()
@click.argument("ref")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a change, one a line.")
@archive_option
def history(ref: str, as_json: bool, archive_path: Path) -> None:
    """Show every change seen of REF (an id such as haringey/meeting/9871) and of what belongs to it, with its day."""
    from archive.history import changes_of, is_known, show
    from archive.store import Archive

    must_exist(archive_path)
    with Archive(archive_path) as archive:
        if not is_known(archive.db, ref):
            raise errors.UsageError(f"{archive_path} has no record {ref!r}. An id is site/kind/number.")
        changes = changes_of(archive.db, ref)
    for change in changes:
        click.echo(json.dumps(asdict(change), ensure_ascii=False) if as_json else "\n".join(show(change)))
    if not changes and not as_json:
        click.echo(f"{ref} has not changed since it was first seen.")
