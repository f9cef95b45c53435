"""Facts from texts: `minutes extract`, `minutes evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive import errors
from archive.options import archive_option
from commands.shared import must_exist, progress_on_stderr, stamp


@click.command()
@archive_option
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"id", "text"} on stdin and print their facts; needs no archive.'
)
def extract(archive_path: Path, jsonl: bool) -> None:
    """Extract decisions, roles, figures and dates from every text that changed."""
    if jsonl:
        from extract.jsonl import lines_of
        from extract.jsonl import run as run_jsonl

        if run_jsonl(lines_of(sys.stdin.buffer), lambda line: sys.stdout.buffer.write(line.encode())):
            sys.exit(errors.DONE_WITH_PROBLEMS)
        return
    from archive.store import Archive
    from extract import run as extraction

    must_exist(archive_path)
    progress = progress_on_stderr()
    with Archive(archive_path) as archive:
        report = extraction.run(archive, stamp, progress)
    progress.say(report.describe())
    if report.failed:
        sys.exit(errors.DONE_WITH_PROBLEMS)


@click.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--markdown", is_flag=True, help="Tables for a document.")
def evaluate(pages: Path, gold: Path, markdown: bool) -> None:
    """Measure extraction: precision, recall and F1 a kind of fact, by origin of the page."""
    from extract import evaluate as scoring

    try:
        scores = scoring.evaluate_files(pages, gold)
        click.echo(scoring.markdown(scores) if markdown else "\n".join(scoring.table(scores)))
    except (ValueError, KeyError) as error:
        raise errors.UsageError(
            f"{pages} and {gold} must be JSON lines: pages with id and text, gold with id and its facts: {error}"
        ) from error
