"""Facts from texts: `minutes extract`, `minutes verify`, `minutes explain`, `minutes evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import archive_option
from commands.shared import PATTERNS, cores, must_exist, progress_on_stderr, stamp, use_own_rules

if TYPE_CHECKING:
    from extract.evaluate import Evaluation


def _use_patterns(_context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    """Use the user's own rules, before anything that reads them is imported."""
    use_own_rules(folder)


patterns_option = click.option(
    "--patterns", type=click.Path(exists=True, file_okay=False, path_type=Path), callback=_use_patterns, is_eager=True,
    expose_value=False, help=f"Folder of your own rules, added to ours (or set {PATTERNS}).",
)  # fmt: skip


@click.command()
@archive_option
@patterns_option
@click.option(
    "--processes", type=click.IntRange(min=1), help="Processes that read texts at once. Default: one a processor core."
)
@click.option("--all", "again", is_flag=True, help="Read every text again, also those that did not change.")
@click.option(
    "--jsonl", is_flag=True, help='Read lines {"id", "text"} on stdin and print their facts; needs no archive.'
)
def extract(archive_path: Path, processes: int | None, again: bool, jsonl: bool) -> None:
    """Extract decisions, roles, figures and dates from every text that changed."""
    if jsonl:
        from extract.jsonl import lines_of
        from extract.jsonl import run as run_jsonl

        if run_jsonl(lines_of(sys.stdin.buffer), lambda line: sys.stdout.buffer.write(line.encode())):
            sys.exit(errors.DONE_WITH_PROBLEMS)
        return
    from archive.lock import sole_writer
    from archive.store import Archive
    from extract import run as extraction

    must_exist(archive_path)
    progress = progress_on_stderr()
    with sole_writer(archive_path, what="extract", at=stamp()), Archive(archive_path) as archive:
        report = extraction.run(archive, stamp, progress, processes=processes or cores(), again=again)
    progress.say(report.describe())
    if report.failed:
        sys.exit(errors.DONE_WITH_PROBLEMS)


@click.command()
@click.argument("pages", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--markdown", "form", flag_value="markdown", help="Tables for a document.")
@click.option("--json", "form", flag_value="json", help="Every measure with its counts and interval, for a machine.")
@click.option("--by-body", is_flag=True, help="A line for each council too.")
@click.option("--misses", metavar="KIND", help="List what was missed and what was found falsely: decisions, roles, ...")
@patterns_option
def evaluate(pages: Path, gold: Path, form: str | None, by_body: bool, misses: str | None) -> None:
    """Measure extraction: precision, recall and F1 a kind of fact with 95 % intervals, by origin of the page.

    PAGES has lines {"id", "text"}, and "origin" and "council" where known; GOLD has lines {"id", "decisions",
    "roles", "figures", "dates", ...}, each fact with quote, start and end.
    """
    from extract import evaluate as scoring

    try:
        read = scoring.read_pages(pages), scoring.read_gold(gold)
    except ValueError as error:
        raise errors.UsageError(str(error)) from error
    for line in _told(scoring.evaluate(*read), form, by_body, misses):
        click.echo(line)


def _told(scores: list[Evaluation], form: str | None, by_body: bool, misses: str | None) -> Iterator[str]:
    from extract import evaluate as scoring
    from extract.scoring import KINDS

    if misses is not None:
        if misses not in KINDS:
            raise errors.UsageError(f"No kind of fact is called {misses}. Kinds: {', '.join(KINDS)}")
        yield from scoring.missed(scores, misses)
    elif form == "markdown":
        yield scoring.markdown(scores)
    elif form == "json":
        yield scoring.as_json(scores)
    else:
        yield from scoring.table(scores, by_body=by_body)


@click.command("patterns")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
def check_patterns(folder: Path) -> None:
    """Try your own rules: run the example of each rule in FOLDER, and say which gives something else."""
    use_own_rules(folder)
    from extract.examples import failures

    try:
        count, wrong = failures(folder)
    except ValueError as error:
        raise errors.UsageError(str(error)) from error
    for line in wrong:
        click.echo(line, err=True)
    click.echo(f"{count} rules tried, {len(wrong)} do not give what they say.")
    if wrong:
        sys.exit(errors.FAILED)


MOST_SHOWN = 20


@click.command()
@archive_option
def verify(archive_path: Path) -> None:
    """Read every fact again at its place in its text; fails where one quote is not there."""
    from archive import quotes
    from archive.store import Archive

    must_exist(archive_path)
    seen = quotes.Verified()
    with Archive(archive_path) as archive:
        for fault in quotes.verify(archive.db, seen):
            if seen.faults <= MOST_SHOWN:
                click.echo(f"{fault.table} {fault.id}: {fault.why}", err=True)
    if seen.faults > MOST_SHOWN:
        click.echo(f"... and {seen.faults - MOST_SHOWN:,} more", err=True)
    click.echo(f"verified: {seen.facts:,} facts in {seen.texts:,} texts, {seen.faults:,} faults.")
    if seen.faults:
        raise errors.QuotesWrong(
            f"{archive_path} has facts that may not be quoted. Make them again: minutes extract --all"
        )


@click.command()
@click.argument("text")
@archive_option
@patterns_option
@click.option("--section", type=click.Choice(("minutes", "decision", "agenda", "report")), help="What the text is.")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write the page here, not to the terminal."
)
def explain(text: str, archive_path: Path, section: str | None, out: Path | None) -> None:
    """Show what each component of the extraction made of a text, as an HTML page.

    TEXT is a file, the id of a text in the archive, "-" for standard input, or the words themselves.
    """
    from extract.explain import explain as page_of

    title, words, of_archive = _text_named(text, archive_path)
    page = page_of(words, section or of_archive, title)
    if out is None:
        click.echo(page, nl=False)
        return
    out.write_text(page, encoding="utf-8")
    click.echo(f"Wrote {out}. Open it in a browser.", err=True)


def _text_named(text: str, archive_path: Path) -> tuple[str, str, str | None]:
    """Title, words and section of what a user pointed at."""
    if text == "-":
        return "Standard input", sys.stdin.buffer.read().decode("utf-8", "replace"), None
    if len(text) < 250 and Path(text).is_file():
        return Path(text).name, Path(text).read_text(encoding="utf-8", errors="replace"), None
    if "#" in text and " " not in text:
        from archive import derived
        from archive.records import SEARCHED
        from archive.store import Archive
        from extract.run import section_of

        must_exist(archive_path)
        with Archive(archive_path) as archive:
            found = derived.text_of(archive.db, text)
        if found is None:
            raise errors.UsageError(f"{archive_path} has no text {text}. Texts are listed in its table texts.")
        if found.section == SEARCHED:
            raise errors.UsageError(f"{text} is only searched: the same words are read for facts under another id.")
        return text, found.text, section_of(found)
    return "Words given", text, None
