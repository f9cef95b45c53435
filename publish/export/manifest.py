"""What an export says of itself: manifest.json for programs, README.txt for people, SHA256SUMS for `sha256sum -c`."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from publish.export.csv_files import EXCEL_CELL
from publish.export.tables import described, schema_sha256
from publish.export.withholding import Withheld
from publish.site.citing import day

VERSION = 1
"""Of the manifest itself: another number means that a program reading it must be looked at."""
NAME, SUMS, README = "manifest.json", "SHA256SUMS", "README.txt"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export. `path` is below its folder; `table` None for the archive as a whole; `rows` then of all."""

    path: str
    format: str
    table: str | None
    media_type: str
    rows: int
    bytes: int
    sha256: str
    guarded_cells: int = 0
    cells_beyond_excel: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The one state of the archive that all files hold: when it was last built, its SHA-256 as SQLite file."""

    built_at: str | None
    last_seen: str | None
    sha256: str
    sites: list[str]
    extractor_versions: list[str]


def sha256_of(path: Path) -> str:
    """Hex SHA-256 of a file, read in blocks."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def snapshot_of(db: sqlite3.Connection, sha256: str) -> Snapshot:
    """What a prepared copy is."""
    built, seen = db.execute("select max(at), (select max(last_seen) from sites) from builds").fetchone()
    sites = [row[0] for row in db.execute("select id from sites order by id")]
    versions = db.execute(
        "select distinct extractor_version from extractions where extractor_version is not null order by 1"
    )
    return Snapshot(built_at=built, last_seen=seen, sha256=sha256, sites=sites,
                    extractor_versions=[row[0] for row in versions])  # fmt: skip


def councils_of(db: sqlite3.Connection) -> list[dict[str, Any]]:
    """Licence and attribution a council. What a site does not state is said to be not stated."""
    rows = db.execute(
        "select c.id, c.name, c.licence, c.licence_source, coalesce(c.url, s.base_url, s.url), c.is_fictional "
        "from councils c left join sites s on s.id = c.site order by c.id"
    )
    return [
        {
            "id": ident, "name": name, "licence": licence, "licence_source": source, "url": url,
            "is_fictional": bool(fictional), "attribution": attribution(name or ident, url, licence),
        }
        for ident, name, licence, source, url, fictional in rows
    ]  # fmt: skip


def attribution(name: str, url: str | None, licence: str | None) -> str:
    """The words to print beside what is taken of a council."""
    where = f" ({url})" if url else ""
    if licence:
        return f"Source: {name}{where}. Licence as stated by the council: {licence}."
    return f"Source: {name}{where}. The council states no licence that we know of: ask before you republish at length."


def citation(snapshot: Snapshot, councils: Sequence[dict[str, Any]], exported_at: str) -> str:
    """How the snapshot is cited, in one sentence."""
    names = [str(each["name"] or each["id"]) for each in councils]
    whose = names[0] if len(names) == 1 else f"{len(names)} councils"
    seen = f"pages last seen {day(snapshot.last_seen)}, " if snapshot.last_seen else ""
    made_up = "FICTIONAL SAMPLE DATA. " if councils and all(each["is_fictional"] for each in councils) else ""
    return (
        f"{made_up}Council minutes archive: minutes and decisions of {whose} as published on ModernGov, {seen}"
        f"exported {day(exported_at)}. SHA-256 of the snapshot: {snapshot.sha256}"
    )


def manifest(
    db: sqlite3.Connection, snapshot: Snapshot, files: Iterable[File], withheld: Iterable[Withheld], *,
    exported_at: str, program: str,
) -> dict[str, Any]:  # fmt: skip
    """The manifest as plain data."""
    councils = councils_of(db)
    return {
        "manifest_version": VERSION,
        "title": "Council minutes and decisions",
        "exported_at": exported_at,
        "program_version": program,
        "snapshot": asdict(snapshot),
        "citation": citation(snapshot, councils, exported_at),
        "schema_sha256": schema_sha256(),
        "councils": councils,
        "withheld": [asdict(each) for each in withheld],
        "files": [asdict(each) for each in files],
        "tables": described(),
    }


def write(folder: Path, data: dict[str, Any]) -> None:
    """Write manifest, README and checksums of a folder that is otherwise complete."""
    (folder / README).write_text(readme(data), encoding="utf-8", newline="\r\n")
    (folder / NAME).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    sums = {each["path"]: each["sha256"] for each in data["files"]}
    sums |= {name: sha256_of(folder / name) for name in (NAME, README)}
    lines = [f"{digest}  {path}\n" for path, digest in sorted(sums.items())]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def readme(data: dict[str, Any]) -> str:
    """The manifest in words."""
    files = [f"  {each['path']}: {each['rows']:,} rows, {each['bytes']:,} bytes" for each in data["files"]]
    held_back = [f"  {each['site']}: {each['what']} ({each['count']:,}). {each['why']}" for each in data["withheld"]]
    councils = [f"  {each['attribution']}" for each in data["councils"]]
    parts = (
        f"{data['title']}\n\n{data['citation']}",
        "Left out\n" + ("\n".join(held_back) or "  Nothing."), "Licence and attribution\n" + "\n".join(councils),
        _NOTES + _beyond_excel(data), "What each table and column means is in manifest.json under 'tables'.",
        "Files\n" + "\n".join(files),
    )  # fmt: skip
    return "\n\n".join(parts) + "\n"


_NOTES = (
    "Before you count\n"
    "  Count canonical_resolutions: resolutions holds the same decision once for each place where it is printed.\n"
    "  An empty cell is something not stated; it is never nought. The table absences says what is missing, and why.\n"
    "  Facts are found by rules in the councils' words. Read the quote and the original before you print one.\n\n"
    "CSV\n"
    "  UTF-8 with a byte order mark, so that Excel shows every letter. A text that begins with = + - or @ has an\n"
    "  apostrophe before it, so that no spreadsheet runs it; the other formats hold it as it is. A spreadsheet may\n"
    "  read a label such as 3-4 as a date: import the column as text."
)


def _beyond_excel(data: dict[str, Any]) -> str:
    cells = sum(each["cells_beyond_excel"] for each in data["files"])
    if not cells:
        return ""
    return (
        f"\n  {cells:,} cells are longer than the {EXCEL_CELL:,} characters Excel can hold. They are whole in the"
        "\n  files; Excel cuts them when it opens one."
    )
