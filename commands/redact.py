"""Take something out of the archive for good: `minutes redact`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive import errors
from archive.options import archive_option, evidence_option, two_files
from commands.shared import must_exist, progress_on_stderr, stamp

if TYPE_CHECKING:
    from archive.evidence import Evidence
    from archive.store import Archive
    from scraper.proof import Proof
    from scraper.redaction import Plan


@click.command()
@click.argument("ref", required=False)
@click.option("--reason", help="Why, in a few words. It is published: do not repeat what is taken out.")
@click.option("--also", multiple=True, metavar="REF", help="Another record to take out with it; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken out, and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--list", "as_list", is_flag=True, help="Show what was taken out, when and why.")
@evidence_option
@archive_option
def redact(
    ref: str | None, reason: str | None, also: tuple[str, ...], dry_run: bool, yes: bool, as_list: bool,
    evidence_path: Path, archive_path: Path,
) -> None:  # fmt: skip
    """Take REF out of archive and evidence FOR GOOD, and prove that nothing of it is left.

    With --also go records that hold the same words.

    REF is a record (haringey/document/s112217, haringey/item/62926, haringey/meeting/9871), one text of an item,
    decision or issue (haringey/item/62926#minutes), or what stands beside a meeting's agenda
    (haringey/meeting/9871#notes). A meeting goes with its items, decisions and papers. The reason and the day are kept
    and published; what it said is not, and nobody can bring it back. Ends with 3 where the same words stand in other
    records: it names them.
    """
    from archive.evidence import Evidence
    from archive.lock import sole_writer
    from archive.store import Archive

    must_exist(archive_path)
    must_exist(evidence_path, "--evidence")
    two_files(archive_path, evidence_path)
    if as_list:
        with Evidence(evidence_path) as evidence:
            _show(evidence)
        return
    if ref is None or not (reason or "").strip():
        raise errors.UsageError("Name what is to be taken out, and why: minutes redact REF --reason TEXT.")
    lock = sole_writer(evidence_path, archive_path, what="redact", at=stamp())
    with lock, Evidence(evidence_path) as evidence, Archive(archive_path) as archive:
        found = _redact(evidence, archive, (ref, *also), str(reason).strip(), dry_run=dry_run, yes=yes)
    if found is not None and not found.is_clean:
        sys.exit(errors.DONE_WITH_PROBLEMS)


def _redact(
    evidence: Evidence, archive: Archive, refs: tuple[str, ...], reason: str, *, dry_run: bool, yes: bool
) -> Proof | None:
    from archive.erasing import scrub
    from scraper.proof import prove, repeats_of
    from scraper.redaction import note, plan, remove

    made, say = plan(evidence, archive, refs), progress_on_stderr().say
    _tell(made, reason)
    for repeat in repeats_of(evidence, archive, made):
        click.echo(f"Says the same for itself and would stay, unless you add: --also {repeat}")
    if dry_run:
        return None
    if not yes:
        click.confirm("It cannot be brought back, by nobody and in no way. Go on?", abort=True, err=True)
    at = stamp()
    note(evidence, archive, made, reason, at)
    done = remove(evidence, archive, made, reason, at)
    _in_step(archive, made.refs)
    scrub(archive.db, str(archive.path))
    say(f"evidence: {done.erased:,} bodies erased, {done.masked:,} masked.")
    for page in done.whole:
        say(f"  erased whole, since no mask could be proven: {page}")
    proof = prove(evidence, archive, made)
    for line in proof.describe():
        click.echo(line)
    tell_of_exports(archive)
    click.echo("Copies made before this (backups, published files) still hold it: see docs/redaction.md.")
    return proof


def tell_of_exports(archive: Archive) -> None:
    """Name the export that the site offers for download: it was made before."""
    from publish.export.offered import default_folder, newest_folder

    if found := newest_folder(default_folder(archive.path)):
        click.echo(
            f"The export {found} was made before, may hold it and is offered by `minutes serve`:"
            " `minutes export --keep 1` puts one without it in the place of all."
        )


def _tell(made: Plan, reason: str) -> None:
    click.echo(f"To be taken out for good: {made.words:,} words in {len(made.refs):,} records or texts.")
    for ref in made.refs[:50]:
        click.echo(f"  {ref}")
    if len(made.refs) > 50:
        click.echo(f"  and {len(made.refs) - 50:,} more")
    click.echo(f"Reason, as it will be published: {reason}")


def _in_step(archive: Archive, refs: list[str]) -> None:
    """Repeats and word indexes without what was taken out."""
    from extract.run import link_repeats
    from publish.build import build

    link_repeats(archive, refs)
    if archive.db.table("search").exists():
        build(archive.db, now=stamp(), force=True)


def _show(evidence: Evidence) -> None:
    from scraper.shield import taken_down

    taken = taken_down(evidence)
    for each in taken:
        click.echo(f"{each.at}  {each.id}  {each.reason}")
    if not taken:
        click.echo("Nothing was taken out.")
