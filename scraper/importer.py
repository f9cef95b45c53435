"""Bring files into an archive: each is kept in evidence.db, then read; a bad one costs a line, never the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path

from archive.errors import MinutesError, Unreadable, UsageError
from archive.evidence import Evidence
from archive.ids import sha256
from archive.progress import Progress
from archive.records import Council, Parsed, Problem, Record, Site
from archive.rows import Saved
from archive.store import Archive
from scraper.documents import MAX_BYTES
from scraper.imports import IMPORT_SITE, Stated, address_of, read_file
from scraper.joining import join_printed
from scraper.sandbox import extract
from scraper.shield import keep_out
from scraper.sites import load_register, slug_of

SQLITE = b"SQLite format 3\0"
DATABASE = re.compile(r"\.(?:db|sqlite3?)(?:-wal|-shm|-journal|\.lock)?$", re.IGNORECASE)
FindSite = Callable[[str], Stated | None]


@dataclass(slots=True)
class ImportReport:
    """What went in, and one line for each file that did not."""

    files: int = 0
    refused: list[str] = field(default_factory=list)
    saved: Saved = field(default_factory=Saved)

    def describe(self) -> str:
        rows = self.saved.new + self.saved.changed
        told = ", ".join(
            f"{rows[table]:,} {table.replace('_', ' ')}" for table in sorted(rows) if table not in ("sites", "councils")
        )
        return f"imported: {self.files:,} files ({told or 'nothing new'}); {len(self.refused):,} refused."


def files_below(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those below the folders named, in the order of their names.

    Of a folder hidden files are left out, and databases with what stands beside them: this program's own among them.
    """
    for path in paths:
        if path.is_dir():
            below = (file for file in path.rglob("*") if file.is_file())
            yield from sorted(
                file
                for file in below
                if not any(part.startswith(".") for part in file.relative_to(path).parts)
                and not DATABASE.search(file.name)
            )
        else:
            yield path


def import_paths(
    paths: Sequence[Path], stated: Stated, find_site: FindSite, evidence: Evidence, archive: Archive,
    clock: Callable[[], str], progress: Progress,
) -> ImportReport:  # fmt: skip
    """Import files and folders. `find_site` tells what is known of the site at an address, or None."""
    archive.refuse_mixture(is_fictional=stated.is_fictional)
    keep_out(evidence, archive)
    report, files = ImportReport(), list(files_below(paths))
    if not files:
        raise UsageError(f"No files in {', '.join(map(str, paths))}. Name a file, or a folder that has some.")
    for done, path in enumerate(files, 1):
        try:
            report.saved.add(_import_file(path, stated, find_site, evidence, archive, clock()))
            report.files += 1
        except (Unreadable, OSError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            report.refused.append(f"{_printable(str(path))}: not imported: {why}.")
            said = Problem(stage="import", message=f"{_printable(path.name)}: {why}")  # the archive is published
            archive.save([Parsed(problems=(said,))], clock())
        progress.step("files", done, len(files))
    progress.end("files")
    join_printed(archive, progress=progress)
    return report


def _printable(path: str) -> str:
    return path.encode(errors="surrogateescape").decode(errors="replace")


def _import_file(
    path: Path, stated: Stated, find_site: FindSite, evidence: Evidence, archive: Archive, at: str
) -> Saved:
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise Unreadable(f"it has {size / 1e6:.0f} MB; files over {MAX_BYTES / 1e6:.0f} MB are not read")
    body = path.read_bytes()
    name = _printable(path.name)
    if body.startswith(SQLITE):
        raise Unreadable("it is a database; `minutes rebuild` reads evidence")
    if evidence.taken_down.is_erased(sha256(body)):
        raise Unreadable("it was redacted, so it is not taken in again: see `minutes redact --list`")
    known = _from_address(body, stated, find_site)
    try:
        parsed = read_file(name, body, known, extract)
    except Unreadable as error:
        evidence.add_file(name, at, body, {}, "refused", str(error))
        raise
    evidence.add_file(name, at, body, asdict(known), "ok", None)  # all that is needed to read it again
    return archive.save([replace(parsed, records=(*origin_records(known), *parsed.records))], at)


def _from_address(body: bytes, stated: Stated, find_site: FindSite) -> Stated:
    """What was stated, completed by the site that a saved page's own address names."""
    address = stated.url or address_of(body)
    if stated.site is not None or address is None:
        return stated
    try:
        found = find_site(address)
    except MinutesError:
        return stated  # saved from a site that the register does not know
    if found is None:
        return stated
    return replace(stated, url=address, site=found.site, council=stated.council or found.council)


def origin_records(stated: Stated) -> tuple[Record, ...]:
    """The site and council the file's records belong to."""
    site = stated.site or Site(
        id=IMPORT_SITE, site=IMPORT_SITE, name="Imported files", is_fictional=stated.is_fictional
    )
    return (site, stated.council) if stated.council else (site,)


def origin_of(council: str | None, url: str | None, meeting_date: date | None, *, is_fictional: bool) -> Stated:
    """What the person importing states. A council is the register's where it has it, else one of that name."""
    day = meeting_date.isoformat() if meeting_date else None
    found = _council(council, is_fictional=is_fictional) if council else None
    return Stated(council=found, url=url, is_fictional=is_fictional, meeting_date=day)


def _council(text: str, *, is_fictional: bool) -> Council:
    known = [council for spec in load_register() for council in spec.councils]
    made = Council(id=slug_of(text), site=IMPORT_SITE, name=text, is_fictional=is_fictional)
    return next((council for council in known if text.casefold() in (council.id, council.name.casefold())), made)


def site_at(address: str) -> Stated | None:
    """What the register knows of the site at an address; None for a site it does not have."""
    spec = load_register().find(address)
    if not spec.council:
        return None
    councils = spec.councils
    return Stated(site=spec.site, council=councils[0] if len(councils) == 1 else None)
