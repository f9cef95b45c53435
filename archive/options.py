"""What the subcommands of `minutes` share: options, and errors as one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from archive import errors

DEFAULT_ARCHIVE, DEFAULT_EVIDENCE = Path("archive.db"), Path("evidence.db")

archive_option = click.option(
    "--archive", "archive_path", type=click.Path(path_type=Path), default=DEFAULT_ARCHIVE, show_default=True,
    help="The archive to write.",
)  # fmt: skip
evidence_option = click.option(
    "--evidence", "evidence_path", type=click.Path(path_type=Path), default=DEFAULT_EVIDENCE, show_default=True,
    help="Where fetched bytes are kept.",
)  # fmt: skip
no_extract_option = click.option("--no-extract", is_flag=True, help="Leave extraction and indexing for later.")
Command = TypeVar("Command", bound=Callable[..., Any])


def day_option(name: str, help: str) -> Callable[[Command], Command]:
    """An option that takes a day."""
    return click.option(name, type=click.DateTime(["%Y-%m-%d"]), help=help)


class Commands(click.Group):
    """Turns our own errors into one line and an exit code; nobody sees a traceback for something they can mend."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except errors.MinutesError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
