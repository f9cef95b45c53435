"""One snapshot of the archive: a copy made in one read transaction, without what may not be passed on.

Everything an export holds is read from this copy, so that a crawl that goes on meanwhile changes nothing in it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from sqlite_utils import Database

from archive.errors import ArchiveUnreadable, ArchiveUnwritable, UnknownSite
from archive.migrations import migrate, refuse_newer
from archive.progress import Progress
from publish import context, fts, ledger
from publish.build import build
from publish.described import ALL_TABLES
from publish.due_lists import MONTHS_DUE
from publish.export.withholding import Withheld, keep_sites, withhold

STAGE = "snapshot"
STEPS = 5


def take(archive: Path, target: Path) -> None:
    """Copy the archive as it is at this moment. Raises ArchiveUnreadable, ArchiveUnwritable."""
    if not archive.is_file():
        raise ArchiveUnreadable(f"There is no archive at {archive}. Make one with `minutes crawl` or `make demo`.")
    try:
        connection = sqlite3.connect(f"{archive.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
        refuse_newer(Database(connection), str(archive))
        connection.execute("vacuum into ?", [str(target)])
        connection.close()
    except sqlite3.OperationalError as error:
        raise ArchiveUnwritable(
            f"{archive} cannot be copied to {target.parent}: {error}. Is there room? --out names another folder."
        ) from error
    except sqlite3.DatabaseError as error:
        raise ArchiveUnreadable(f"{archive} is not an archive: {error}. Choose another with --archive.") from error


def prepare(copy: Path, target: Path, *, sites: Sequence[str], at: str, progress: Progress) -> list[Withheld]:
    """Make `target` of the copy: built, of the named sites (none named: all), without what is withheld.

    The same archive gives the same bytes. Raises UnknownSite.
    """
    db = Database(str(copy))
    try:
        db.execute("pragma journal_mode = off")  # a copy that can be made again; nothing is undone in it
        db.execute("pragma synchronous = off")
        progress.step(STAGE, 1, STEPS)
        migrate(db, str(copy))
        _check_sites(db, sites)
        build(db, now=at, force=True)
        progress.step(STAGE, 2, STEPS)
        if sites:
            keep_sites(db, sites)
            build(db, now=at, force=True)
        said = withhold(db, at)
        progress.step(STAGE, 3, STEPS)
        _bring_in_step(db, at, is_cut=bool(sites))
        progress.step(STAGE, 4, STEPS)
        db.execute("vacuum into ?", [str(target)])
        progress.end(STAGE)
        return said
    finally:
        db.close()


def _check_sites(db: Database, sites: Sequence[str]) -> None:
    known = [site for (site,) in db.execute("select id from sites order by id")]
    for site in sites:
        if site not in known:
            raise UnknownSite(f"The archive holds no site {site!r}. It holds: {', '.join(known) or 'none'}.")


def _bring_in_step(db: Database, at: str, *, is_cut: bool) -> None:
    """Search and its indexes anew: words taken out of a table stay in a full-text index until it is rebuilt."""
    context.fill(db, 0)
    # What is held is counted before text is kept back: a meeting with minutes is not one without.
    MONTHS_DUE.empty(db)
    for table in ALL_TABLES:
        if table.fts:
            db.execute(f"insert into {table.name}_fts({table.name}_fts) values ('rebuild')")
    if is_cut:
        db.execute("delete from builds")
        ledger.write_counts(db, ledger.count_rows(db), at)
    fts.make_indexes(db, ALL_TABLES)
    if db["sqlite_stat1"].exists():
        db.execute("delete from sqlite_stat1")
    db.execute("pragma analysis_limit = 1000")
    db.execute("analyze")
    # When this copy took the steps of the schema is of no use to anyone, and no two copies would be the same.
    db.execute("update _sqlite_migrations set applied_at = ?", [at])
    db.conn.commit()
