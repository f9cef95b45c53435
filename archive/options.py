"""What the subcommands of `minutes` share: options, and errors as one line."""

from __future__ import annotations

import sqlite3
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
timeout_option = click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True),
    help="Seconds that an answer may take. Default: 90; 20 on loopback.",
)  # fmt: skip
night_option = click.option(
    "--night", is_flag=True, help="Ask only between 20:00 and 07:00, London time; wait until then."
)
ocr_option = click.option(
    "--ocr", is_flag=True, help="Recognise the text of scanned papers (needs tesseract; marked, since it may be wrong)."
)
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
        except click.UsageError as error:
            path = error.ctx.command_path.split()[1:] if error.ctx else []
            of = "".join(f"{name} " for name in path)
            click.echo(f"Error: {error.format_message()} `minutes {of}--help` tells more.", err=True)
            ctx.exit(errors.USAGE)
        except errors.MinutesError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(error.exit_code)
        except sqlite3.OperationalError as error:
            click.echo(
                f"Error: the database cannot be written: {error}."
                " Make room, or close the other program, then try again.",
                err=True,
            )
            ctx.exit(errors.FAILED)


def two_files(archive_path: Path, evidence_path: Path) -> None:
    """Raise UsageError where archive and evidence are named the same."""
    if archive_path.resolve() == evidence_path.resolve():
        raise errors.UsageError(f"{archive_path} cannot be both --archive and --evidence. Name two files.")
