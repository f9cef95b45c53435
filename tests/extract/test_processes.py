"""Two worker processes find what one process finds, in the same order, however the texts fall into batches."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.rows import FACT_TABLES
from archive.store import Archive
from extract import run as running
from extract.run import run
from tests.bench_extract import archive_of, texts

COUNT = 50


def facts(folder: Path, processes: int) -> dict[str, list[tuple[object, ...]]]:
    """Every table of facts of an archive whose texts so many processes read."""
    path = folder / f"{processes}.db"
    archive_of(path, texts(COUNT))
    with Archive(path) as archive:
        report = run(archive, lambda: "2025-01-02T00:00:00Z", processes=processes)
    assert (report.read, report.failed) == (COUNT, 0)
    with closing(sqlite3.connect(path)) as db:
        return {table: db.execute(f"select * from {table} order by rowid").fetchall() for table in FACT_TABLES}


def test_two_processes_find_what_one_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = facts(tmp_path, 1)
    for name, value in (
        ("WORTH_A_PROCESS", 1),
        ("BATCH_APART", 12),
        ("CHUNK", 5),
    ):  # five batches, the last a small one
        monkeypatch.setattr(running, name, value)
    two = facts(tmp_path, 2)
    assert one["resolutions"]
    assert two == one
