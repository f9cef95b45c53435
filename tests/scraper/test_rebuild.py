"""Everything in the archive can be made again from evidence.db, without network, on however many processes."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from archive.errors import MinutesError
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.records import Parsed
from archive.tables import TABLES
from scraper.parallel import BATCH, Readers
from tests.conftest import ROOT, Demo, Run, crawl_of, run_minutes
from tests.scraper.bent import Answer, bent
from tests.scraper.same import COMPARED, content, differences
from tests.site import serve

EVERY = {table.name for table in TABLES}


def numbered(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table as it is, running numbers and times too."""
    with closing(sqlite3.connect(path)) as db:
        return {name: db.execute(f"select * from {name} order by 1").fetchall() for name in sorted(EVERY)}


@pytest.fixture(scope="module")
def rebuilt(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rebuilt")
    done = run_minutes(folder, "rebuild", "--evidence", str(demo.evidence))  # the sample site no longer runs
    assert done.returncode == 0, done.stderr
    assert "rebuilt" in done.stderr
    return folder / "archive.db"


@pytest.mark.parametrize("table", COMPARED, ids=lambda table: table.name)
def test_a_rebuilt_archive_is_the_crawled_one(demo: Demo, rebuilt: Path, table) -> None:
    assert content(rebuilt, table.name, costs=True) == content(demo.archive, table.name, costs=True)


@pytest.mark.parametrize("table", [table for table in TABLES if table.layer == "derived"], ids=lambda table: table.name)
def test_its_facts_are_the_same(demo: Demo, rebuilt: Path, table) -> None:
    assert content(rebuilt, table.name) == content(demo.archive, table.name)


def test_imported_files_come_back_too(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Agenda item\n\nBins\n\nMinutes:\n\nRESOLVED that the report be noted.\n")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 cut")
    assert minutes("import", "a.txt", "bad.pdf", "--council", "Tesk", "--meeting-date", "2025-02-03").returncode == 3
    done = minutes("rebuild", "--archive", "again.db")
    assert done.returncode == 0, done.stderr
    assert list(differences(tmp_path / "again.db", tmp_path / "archive.db")) == []


FEW = ("--limit", "4", "--no-documents", "--no-extract")


def stopped_after(folder: Path, base_url: str, requests: int, site: object, *more: str) -> None:
    """A crawl that Ctrl-C ends."""
    command = [sys.executable, "-m", "cli", *crawl_of(base_url, "Sample", *more)]
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 60
    while len(site.requests) < requests and time.monotonic() < deadline:  # type: ignore[attr-defined]
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)
    assert process.returncode == 3


@pytest.fixture(scope="module")
def eventful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with all that its crawls wrote of themselves: a limit, no papers, faults, a stop, a withdrawn meeting."""
    folder = tmp_path_factory.mktemp("eventful")

    def bend(path: str, answer: Answer) -> Answer:
        if "RP=0" in path or "mgDelegatedDecisions" in path or "MId=4131" in path:
            return 500, {}, b"broken"
        return answer

    with serve(delay=0.02) as site:
        with bent(site.base_url, bend) as address:
            assert run_minutes(folder, *crawl_of(address, "Sample", *FEW)).returncode == 3
            port = int(site.base_url.rsplit(":", 1)[1].strip("/"))
        stopped_after(folder, site.base_url, len(site.requests) + 60, site, "--no-documents", "--no-extract")
        assert run_minutes(folder, *crawl_of(site.base_url, "Sample", "--no-extract")).returncode in (0, 3)
        newest = max(m.date for m in site.content.meetings.values() if m.items)
        chosen = next(m.id for m in site.content.meetings.values() if m.date == newest)
    with closing(sqlite3.connect(folder / "archive.db")) as db, db:  # so long ago that everything is due
        db.execute("update pages set last_seen = datetime(last_seen, '-200 days') || '+00:00'")
    words = "RESOLVED: that the bridge be closed on Sundays."
    with serve(port, withdrawn={chosen}, amended={22024: words}):
        done = run_minutes(folder, "refresh", "--budget", "10000", "--no-extract")
        assert done.returncode in (0, 3), done.stderr
    return folder


def test_what_was_left_out_and_not_come_to_is_still_said(minutes: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(delay=0.02) as site:
        assert minutes(*crawl_of(site.base_url, "Sample", *FEW)).returncode in (0, 3)
        told = [str(dict(row)["detail"]) for row in content(archive, "absences")]
        stopped_after(tmp_path, site.base_url, len(site.requests) + 60, site, "--no-documents", "--no-extract")
    told += [str(dict(row)["detail"]) for row in content(archive, "absences")]
    for word in ("outside the dates", "papers were left out", "the crawl was stopped"):
        assert word in " ".join(told)
    assert minutes("rebuild", "--archive", "again.db", "--no-extract").returncode == 0
    assert list(differences(archive, tmp_path / "again.db", costs=True)) == []


@pytest.fixture(scope="module")
def again(eventful: Path) -> Path:
    done = run_minutes(eventful, "rebuild", "--archive", "one.db", "--processes", "1", "--no-extract")
    assert done.returncode == 0, done.stderr
    return eventful / "one.db"


@pytest.mark.parametrize("table", COMPARED, ids=lambda table: table.name)
def test_so_is_one_with_limits_faults_stops_and_losses(eventful: Path, again: Path, table) -> None:
    crawled = content(eventful / "archive.db", table.name, costs=True)
    assert content(again, table.name, costs=True) == crawled
    if table.name == "problems":  # the gaps themselves are over: later lists showed their days
        assert "error" in " ".join(str(dict(row)["message"]) for row in crawled)
    assert crawled or table.name in ("recorded_votes", "redactions", "printed_minutes", "printed_parts")


def test_the_number_of_processes_makes_no_difference(eventful: Path, again: Path) -> None:
    for processes in (2, 3):
        name = f"of-{processes}.db"
        done = run_minutes(eventful, "rebuild", "--archive", name, "--processes", str(processes), "--no-extract")
        assert done.returncode == 0, done.stderr
        assert numbered(eventful / name) == numbered(again)


# ------------------------------------------------------------ what can go wrong


HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import cli; cli.main()"
"""What a shell starts in the background does not hear of an interrupt, and the tests may be started so."""


def rebuilding(folder: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HEARING, "rebuild", "--archive", "cut.db", "--no-extract", *more]
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not list(folder.glob("cut.db.unfinished*")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


def pages_in(archive: Path) -> int:
    """The pages that an archive has read, as far as another process can see."""
    try:
        with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
            found: int = db.execute("select count(*) from pages").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0  # not there yet, or being made


def test_a_rebuild_that_is_stopped_leaves_nothing_that_looks_whole(eventful: Path, again: Path) -> None:
    whole = pages_in(again)
    for share in (0.0, 0.3, 0.6):
        process = rebuilding(eventful, "--processes", "2")
        while process.poll() is None and pages_in(eventful / "cut.db.unfinished") < share * whole:
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: every process hears of it
        said = process.communicate(timeout=60)[1]
        assert process.returncode != 0, said
        assert "Traceback" not in said
    assert [path.name for path in eventful.glob("cut.db*")] == ["cut.db.lock"]


def test_a_rebuild_that_is_killed_is_made_anew(eventful: Path, again: Path) -> None:
    process = rebuilding(eventful, "--processes", "2")
    time.sleep(0.5)
    process.kill()
    process.communicate(timeout=60)
    assert not (eventful / "cut.db").exists()
    done = run_minutes(eventful, "rebuild", "--archive", "cut.db", "--no-extract")
    assert done.returncode == 0, done.stderr
    assert numbered(eventful / "cut.db") == numbered(again)
    assert sorted(path.name for path in eventful.glob("cut.db*")) == ["cut.db", "cut.db.lock"]


class Deadly:
    """A task whose process dies: always, or the first time only, which the file at `once` remembers."""

    def __init__(self, sha256: str, once: Path | None = None) -> None:
        self.sha256, self.once = sha256, once

    def read(self, body: bytes) -> Parsed:
        if self.once is None or not self.once.exists():
            if self.once is not None:
                self.once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Parsed(facts={"body": body})


class Quick:
    def __init__(self, sha256: str) -> None:
        self.sha256 = sha256

    def read(self, body: bytes) -> Parsed:
        return Parsed(facts={"body": body})


class Taking:
    def __init__(self, task: Deadly | Quick | None) -> None:
        self.task = task


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, list[str]]:
    """Evidence of some bodies, and their SHA-256."""
    path, fetches = tmp_path / "evidence.db", []
    with Evidence(path) as evidence:
        for number in range(3 * BATCH):
            url = f"http://corvedon.example/{number}"
            fetch = Fetch(url=url, canonical_url=url, site="s", page="meeting", at="t", verdict="ok")
            evidence.add_fetch(fetch, f"{number}".encode())
            fetches.append(evidence.last_fetch(url).sha256)
    return path, fetches


def test_what_is_read_comes_in_the_order_asked(kept: tuple[Path, list[str]]) -> None:
    path, digests = kept
    steps = [Taking(Quick(digest) if number % 7 else None) for number, digest in enumerate(digests)]
    with Readers(path, 2) as readers:
        found = list(readers.read(steps))
    assert [step for step, _ in found] == steps
    assert [parsed and parsed.facts["body"] for _, parsed in found] == [
        f"{number}".encode() if number % 7 else None for number in range(len(digests))
    ]


def test_a_process_that_dies_costs_one_more_try(kept: tuple[Path, list[str]], tmp_path: Path) -> None:
    path, digests = kept
    steps = [Taking(Quick(digest)) for digest in digests]
    steps[BATCH + 3].task = Deadly(digests[BATCH + 3], tmp_path / "once")
    with Readers(path, 2) as readers:
        found = [parsed and parsed.facts["body"] for _, parsed in readers.read(steps)]
    assert found == [f"{number}".encode() for number in range(len(digests))]


def test_one_that_dies_again_is_told_in_a_line(kept: tuple[Path, list[str]]) -> None:
    path, digests = kept
    steps = [Taking(Quick(digest)) for digest in digests]
    steps[BATCH + 3].task = Deadly(digests[BATCH + 3])
    with Readers(path, 2) as readers, pytest.raises(MinutesError, match="died twice"):
        list(readers.read(steps))
