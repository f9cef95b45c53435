"""Everything in the archive can be made again from evidence.db, without network."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from archive.tables import TABLES
from tests.conftest import Demo, Run

WHEN = {"first_seen", "last_seen", "seen_at", "at"}
GROUND = [table for table in TABLES if table.layer == "ground"]


def content(path: Path, table) -> list[tuple]:
    columns = ", ".join(f'"{name}"' for name in table.column_names if name not in WHEN)
    with sqlite3.connect(path) as db:
        return db.execute(f"select {columns} from {table.name} order by 1").fetchall()


@pytest.fixture(scope="module")
def rebuilt(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.conftest import run_minutes

    folder = tmp_path_factory.mktemp("rebuilt")
    done = run_minutes(folder, "rebuild", "--evidence", str(demo.evidence))  # the sample site no longer runs
    assert done.returncode == 0, done.stderr
    assert "rebuilt" in done.stderr
    return folder / "archive.db"


@pytest.mark.parametrize("table", GROUND, ids=lambda table: table.name)
def test_a_rebuilt_archive_is_the_crawled_one(demo: Demo, rebuilt: Path, table) -> None:
    crawled = content(demo.archive, table)
    assert content(rebuilt, table) == crawled
    assert crawled or table.name == "revisions"


@pytest.mark.parametrize("table", [table for table in TABLES if table.layer == "derived"], ids=lambda table: table.name)
def test_its_facts_are_the_same(demo: Demo, rebuilt: Path, table) -> None:
    assert content(rebuilt, table) == content(demo.archive, table)


def test_its_gaps_and_crawls_are_the_same(demo: Demo, rebuilt: Path) -> None:
    for sql in (
        "select record_id, field, reason, detail from absences order by 1, 2",
        "select * from crawls",
        "select id from problems order by 1",
    ):
        with sqlite3.connect(demo.archive) as one, sqlite3.connect(rebuilt) as other:
            assert one.execute(sql).fetchall() == other.execute(sql).fetchall()


def test_imported_files_come_back_too(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Agenda item\n\nBins\n\nMinutes:\n\nRESOLVED that the report be noted.\n")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    assert minutes("import", "a.txt", "bad.pdf", "--council", "Tesk", "--meeting-date", "2025-02-03").returncode == 3
    done = minutes("rebuild", "--archive", "again.db")
    assert done.returncode == 0, done.stderr
    for table in GROUND:
        assert content(tmp_path / "again.db", table) == content(tmp_path / "archive.db", table), table.name


def test_an_archive_that_is_there_is_not_overwritten(minutes: Run, tmp_path: Path, demo: Demo) -> None:
    (tmp_path / "archive.db").write_text("mine")
    done = minutes("rebuild", "--evidence", str(demo.evidence))
    assert done.returncode == 2
    assert "archive.db is there already" in done.stderr
    assert (tmp_path / "archive.db").read_text() == "mine"
