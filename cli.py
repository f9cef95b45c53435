"""The one command, `minutes`: its subcommands are in `commands/`, each calls one function of one stage.

Stages are imported inside their commands, so that `minutes --help` does not wait for spaCy and Scrapy. Environment
variables are read in `commands/` and nowhere else.
"""

from __future__ import annotations

import click

from archive.options import Commands
from commands.capture import capture
from commands.crawl import crawl
from commands.export import export
from commands.extract import check_patterns, evaluate, explain, extract, verify
from commands.files import import_, rebuild
from commands.history import history
from commands.publish import build, serve
from commands.redact import redact
from commands.refresh import refresh
from commands.register import contact, sites
from commands.schedule import schedule
from commands.status import status

COMMANDS: tuple[click.Command, ...] = (
    build, capture, check_patterns, contact, crawl, evaluate, explain, export, extract, history, import_, rebuild,
    redact, refresh, schedule, serve, sites, status, verify,
)  # fmt: skip


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="council-minutes", prog_name="minutes")
def main() -> None:
    """Council minutes from ModernGov sites as an archive anyone can search."""


for command in COMMANDS:
    main.add_command(command)

if __name__ == "__main__":
    main()
