"""The whole export: a snapshot, its files, the manifest, in a folder that gets its name only when it is complete."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from archive.errors import ArchiveUnwritable
from archive.lock import sole_writer
from archive.progress import SILENT, Progress
from archive.schema import Table
from publish.export import csv_files, json_lines, manifest, parquet, snapshot
from publish.export.tables import EXPORTED, count_of, rows_of

FORMATS = ("sqlite", "csv", "parquet", "jsonl")
MEDIA_TYPES = {
    "sqlite": "application/vnd.sqlite3", "csv": "text/csv", "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
}  # fmt: skip
SQLITE_NAME = "archive.db"
UNFINISHED = ".unfinished-"
STAGE = "export tables"


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export made: its folder and its manifest."""

    folder: Path
    manifest: dict[str, Any]

    def describe(self) -> str:
        """One line for the reader."""
        files = self.manifest["files"]
        held_back = len(self.manifest["withheld"])
        left = f" Left out: {held_back} kinds of text, see README.txt." if held_back else ""
        return f"Export: {len(files)} files, {sum(each['bytes'] for each in files):,} bytes in {self.folder}.{left}"


def export(
    archive: Path, out: Path, *, now: str, program: str, formats: Sequence[str] = FORMATS, sites: Sequence[str] = (),
    keep: int | None = None, progress: Progress = SILENT,
) -> Exported:  # fmt: skip
    """Write a new folder below `out`, named by `now` (ISO 8601, UTC); whole or not at all.

    `sites` are the sites to export (none named: all); `keep` is how many exports may stay, the newest. Raises
    UsageError, UnknownSite, ArchiveUnreadable, ArchiveUnwritable, and ArchiveLocked where another export writes there.
    """
    if "parquet" in formats:
        parquet.check_available()
    with sole_writer(out / "export", what="export", at=now), _unfinished(out) as folder:
        data = _fill(folder, archive, now, program, formats, sites, progress)
        final = _free_name(out, now)
        folder.chmod(0o755)
        folder.rename(final)
        if keep is not None:
            _forget(out, keep)
    return Exported(final, data)


@contextmanager
def _unfinished(out: Path) -> Iterator[Path]:
    """A folder for the work, gone at the end unless it was renamed. What killed exports left is removed first."""
    for left in out.glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        folder = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=out))
    except OSError as error:
        raise ArchiveUnwritable(f"Cannot write {out}: {error.strerror}. Choose another folder with --out.") from error
    try:
        yield folder
    except OSError as error:
        raise ArchiveUnwritable(f"The export to {out} failed: {error}. Nothing of it is kept.") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(
    folder: Path, archive: Path, now: str, program: str, formats: Sequence[str], sites: Sequence[str],
    progress: Progress,
) -> dict[str, Any]:  # fmt: skip
    copy, target = folder / "copy.db", folder / SQLITE_NAME
    snapshot.take(archive, copy)
    withheld = snapshot.prepare(copy, target, sites=sites, at=_state_time(copy) or now, progress=progress)
    copy.unlink()
    database = Database(str(target))
    db = database.conn
    db.text_factory = lambda text: text.decode("utf-8", "replace")
    try:
        state = manifest.snapshot_of(db, manifest.sha256_of(target))
        files = list(_files(db, folder, [name for name in FORMATS if name in formats], progress))
        data = manifest.manifest(db, state, files, withheld, exported_at=now, program=program)
    finally:
        database.close()
    if "sqlite" not in formats:
        target.unlink()
    manifest.write(folder, data)
    return data


def _state_time(copy: Path) -> str | None:
    """When the archive was last built: what is written into the copy bears that time, so that it is the same again."""
    db = Database(str(copy))
    try:
        found = db.execute("select max(at) from builds").fetchone()[0] if db["builds"].exists() else None
        return str(found) if found else None
    finally:
        db.close()


def _files(db: sqlite3.Connection, folder: Path, formats: Sequence[str], progress: Progress) -> Iterator[manifest.File]:
    if "sqlite" in formats:
        rows = sum(count_of(db, table) for table in EXPORTED)
        yield _file(folder, folder / SQLITE_NAME, "sqlite", None, csv_files.Written(rows))
    wanted = [name for name in formats if name != "sqlite"]
    for name in wanted:
        (folder / name).mkdir()
    for number, table in enumerate(EXPORTED, start=1):
        for name in wanted:
            path = folder / name / f"{table.name}.{name}"
            yield _file(folder, path, name, table.name, _write(db, table, name, path))
        progress.step(STAGE, number, len(EXPORTED))
    progress.end(STAGE)


def _write(db: sqlite3.Connection, table: Table, format: str, path: Path) -> csv_files.Written:
    if format == "csv":
        return csv_files.write(path, table.column_names, rows_of(db, table))
    if format == "jsonl":
        return csv_files.Written(json_lines.write(path, table, rows_of(db, table)))
    return csv_files.Written(parquet.write(path, table, rows_of(db, table, parquet.ROW_GROUP)))


def _file(folder: Path, path: Path, format: str, table: str | None, written: csv_files.Written) -> manifest.File:
    return manifest.File(
        path=path.relative_to(folder).as_posix(), format=format, table=table, media_type=MEDIA_TYPES[format],
        bytes=path.stat().st_size, sha256=manifest.sha256_of(path), **asdict(written),
    )  # fmt: skip


def _free_name(out: Path, now: str) -> Path:
    """`2026-01-02T030405Z`, which sorts by time; with a number where that is taken."""
    name = now[:19].replace(":", "") + "Z"
    tries = (out / (name if number == 1 else f"{name}-{number:02d}") for number in range(1, 100))
    return next(path for path in tries if not path.exists())


def _forget(out: Path, keep: int) -> None:
    """Remove all but the newest exports, and nothing that is none."""
    whole = sorted(path.parent for path in out.glob(f"*/{manifest.NAME}"))
    for folder in whole[: max(0, len(whole) - max(1, keep))]:
        shutil.rmtree(folder)
