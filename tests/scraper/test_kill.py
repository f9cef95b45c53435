"""kill -9 at any instant: nothing that was fetched is lost or doubled, and the next run goes on where it stopped.

A chain is one archive whose runs are killed one after another, each at an instant drawn over the whole of a run (fetching,
writing, settling, packing of evidence), until the last may end. It then equals the archive of a run that nobody
disturbed, table by table, times and running numbers apart, and so does what is rebuilt from its evidence.
"""

from __future__ import annotations

import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, crawl_of, run_minutes
from tests.scraper.killing import Chain, Runner, copy, runner, unlike
from tests.scraper.same import content
from tests.site import serve

NO_MORE = ("--no-extract",)
SMALL = ("--committee", "Planning", "--limit", "2", "--no-documents", *NO_MORE)
WITH_PAPERS = ("--committee", "Planning", "--limit", "1", *NO_MORE)
WHOLE = ("--limit", "2", "--no-documents", *NO_MORE)
REFRESH = ("refresh", "--budget", "10000", *NO_MORE)
Command = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with runner(tmp_path_factory.mktemp("home")) as started:
        yield started


def crawling(*more: str) -> Command:
    return lambda url: crawl_of(url, "Sample", *more)


def undisturbed(run: Runner, folder: Path, args: list[str]) -> tuple[Path, float]:
    """A run that nobody kills, and the seconds it takes."""
    folder.mkdir(parents=True, exist_ok=True)
    done = run.run(folder, args)
    assert done.code in (0, 3), done.said
    return folder, done.seconds


def kill_crawls(run: Runner, folder: Path, command: Command, chains: int, kills: int, seed: str, **knobs: Any) -> None:
    rng = random.Random(seed)
    with serve(**knobs) as site:
        args = command(site.base_url)
        whole, seconds = undisturbed(run, folder / "whole", args)
        for number in range(chains):
            killed = folder / f"chain-{number}"
            killed.mkdir()
            Chain(run, killed, args, seconds).kill(kills, rng)
            assert unlike(whole, killed) == [], f"{seed}, chain {number}"
            assert run.run(killed, ["rebuild", "--archive", "again.db", "--processes", "1", *NO_MORE]).code == 0
            (killed / "archive.db").unlink()
            (killed / "again.db").rename(killed / "archive.db")
            assert unlike(whole, killed) == [], f"{seed}, chain {number}, rebuilt"


def kill_refreshes(run: Runner, folder: Path, chains: int, kills: int, seed: str, **knobs: Any) -> None:
    """The site has changed since the crawl: new words, a meeting withdrawn; every page is due."""
    rng, before = random.Random(seed), folder / "before"
    before.mkdir(parents=True)
    with serve(**knobs) as site:
        port = int(site.base_url.rsplit(":", 1)[1].strip("/"))
        done = run.run(before, crawl_of(site.base_url, "Sample", *WHOLE))
        assert done.code in (0, 3), done.said
    with closing(sqlite3.connect(before / "archive.db")) as db, db:
        db.execute("update pages set last_seen = datetime(last_seen, '-200 days') || '+00:00'")
        meetings = [int(row[0].split("/")[2]) for row in db.execute("select distinct meeting_id from agenda_items")]
        item = int(db.execute("select max(id) from agenda_items where minutes_text is not null").fetchone()[0][12:])
    words = "RESOLVED: that the bridge be closed on Sundays. " * 40
    with serve(port, withdrawn={min(meetings)}, amended={item: words}, **knobs):
        whole, seconds = undisturbed(run, copy(before, folder / "whole"), list(REFRESH))
        for number in range(chains):
            killed = copy(before, folder / f"chain-{number}")
            Chain(run, killed, list(REFRESH), seconds).kill(kills, rng)
            assert unlike(whole, killed) == [], f"{seed}, chain {number}"


def test_a_crawl_killed_a_few_times(run: Runner, tmp_path: Path) -> None:
    kill_crawls(run, tmp_path, crawling(*SMALL), 1, 8, "quick")


def test_a_refresh_killed_a_few_times(run: Runner, tmp_path: Path) -> None:
    kill_refreshes(run, tmp_path, 1, 4, "quick refresh")


KILLED = """
import os, signal
import cli
from scraper.job import Job
keep = Job.keep
def keep_and_die(self, parsed, seen_at, fetch_id, read=None):
    is_it = read is not None and read.record_id == {meeting!r}
    if is_it and not {written}:
        os.kill(os.getpid(), signal.SIGKILL)
    keep(self, parsed, seen_at, fetch_id, read)
    if is_it:
        os.kill(os.getpid(), signal.SIGKILL)
Job.keep = keep_and_die
cli.main()
"""


def test_what_a_page_leads_to_is_asked_for_after_a_kill_that_fell_between(run: Runner, tmp_path: Path) -> None:
    """A meeting is new: its page was fetched, and written or not, and nothing that it lists."""
    before = tmp_path / "before"
    before.mkdir()
    with serve() as site:
        port = int(site.base_url.rsplit(":", 1)[1].strip("/"))
        held = [each for each in site.content.meetings.values() if each.items and each.date <= site.content.today]
        newest = max(held, key=lambda each: each.date)
    with serve(port, withdrawn={newest.id}) as site:
        assert run.run(before, crawl_of(site.base_url, "Sample", "--limit", "1", *NO_MORE)).code in (0, 3)
    with serve(port):
        whole, _ = undisturbed(run, copy(before, tmp_path / "whole"), ["refresh", *NO_MORE])
        papers = [row for row in content(whole / "archive.db", "documents") if dict(row)["sha256"]]
        assert len(papers) > len([row for row in content(before / "archive.db", "documents") if dict(row)["sha256"]])
        for written in (True, False):
            killed = copy(before, tmp_path / f"written-{written}")
            script = KILLED.format(meeting=f"sample/meeting/{newest.id}", written=written)
            done = subprocess.run(
                [sys.executable, "-c", script, "refresh", *NO_MORE], cwd=killed, capture_output=True, check=False,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )  # fmt: skip
            assert done.returncode == -9, done.stderr
            assert run.run(killed, ["refresh", *NO_MORE]).code in (0, 3)
            assert unlike(whole, killed) == []


# ------------------------------------------------------------ a full disk, and two at once

FULL = """
import sys
import cli
from archive.store import Archive
opened = Archive.__init__
def on_a_full_disk(self, path):
    opened(self, path)
    self.db.execute("pragma max_page_count = %d" % (self.db.execute("pragma page_count").fetchone()[0] + {pages}))
Archive.__init__ = on_a_full_disk
cli.main()
"""


@pytest.mark.parametrize("pages", [0, 4, 9])
def test_a_full_disk_under_the_archive(run: Runner, tmp_path: Path, pages: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    full = tmp_path / "full"
    full.mkdir()
    with serve() as site:
        args = crawl_of(site.base_url, "Sample", *SMALL)
        whole, _ = undisturbed(run, tmp_path / "whole", args)
        whole_cost = before = len(site.requests)
        done = subprocess.run(
            [sys.executable, "-c", FULL.format(pages=pages), *args],
            cwd=full, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 1, done.stderr
        errors = [line for line in done.stderr.splitlines() if line.startswith("Error:")]
        assert len(errors) == 1
        assert "full" in errors[0]
        assert "Traceback" not in done.stderr
        assert run.run(full, args).code in (0, 3)
        assert len(site.requests) - before <= whole_cost + 2, "what was fetched was asked for again"
    assert unlike(whole, full) == []


FULL_AFTER = """
import sqlite3
import cli
import {module} as module
def on_a_full_disk(*_, **__):
    small = sqlite3.connect(":memory:")
    small.execute("create table t(x)")
    small.execute("pragma max_page_count = 2")
    small.execute("insert into t values (zeroblob(100000))")
module.{name} = on_a_full_disk
cli.main()
"""


@pytest.mark.parametrize(("module", "name", "code", "told"), [
    # packing: nothing else waits for it
    ("archive.bodies", "Bodies.compact", 0, r"evidence\.db was not packed: there is no room for that now\. Nothing is lost"),
    # the last row of a crawl, and all that comes after it: no page need be asked for again
    ("archive.store", "Archive.add_crawl", 1, r"Cannot write .*archive\.db: .*full\. All that was fetched is in it: make room"),
    ("extract.run", "run", 1, r"Cannot write .*archive\.db: .*full\. All that was fetched is in it: make room"),
])  # fmt: skip
def test_a_disk_that_is_full_when_all_pages_are_in(
    tmp_path: Path, module: str, name: str, code: int, told: str
) -> None:
    with serve() as site:
        args = crawl_of(site.base_url, "Sample", "--committee", "Planning", "--limit", "1", "--no-documents")
        done = subprocess.run(
            [sys.executable, "-c", FULL_AFTER.format(module=module, name=name), *args],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert re.search(told, done.stderr), done.stderr
    assert "Traceback" not in done.stderr
    for command in ("extract", "build"):
        assert run_minutes(tmp_path, command).returncode == 0
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db:
        assert db.execute("select count(*) from search").fetchone() > (0,)
    with closing(sqlite3.connect(tmp_path / "evidence.db")) as db:
        assert db.execute("select outcome from crawls").fetchall() in ([("done",)], [("done with problems",)])


def test_a_crawl_and_a_refresh_at_once(run: Runner, tmp_path: Path) -> None:
    with serve(delay=0.05) as site:
        args = crawl_of(site.base_url, "Sample", *SMALL)
        assert run.run(tmp_path, args).code in (0, 3)
        begun = len(site.requests)
        with subprocess.Popen(
            [sys.executable, "-m", "cli", *args], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=subprocess.DEVNULL,
        ) as first:  # fmt: skip
            deadline = time.monotonic() + 60
            while len(site.requests) == begun and time.monotonic() < deadline:
                time.sleep(0.01)
            for other in (list(REFRESH), args, ["rebuild", "--archive", "again.db"]):
                second = run.run(tmp_path, other)
                assert second.code == 1, second.said
                assert "is being written by `minutes crawl" in second.said
        assert first.returncode in (0, 3)
        assert run.run(tmp_path, list(REFRESH)).code in (0, 3)


SLOW = {
    "by the XML service": (crawling(*SMALL), 8, 10, {}),
    "by pages": (crawling(*SMALL), 4, 10, {"webservice": False}),
    "with papers": (crawling(*WITH_PAPERS), 2, 10, {}),
    "the whole site": (crawling(*WHOLE), 2, 10, {}),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", SLOW)
def test_crawls_killed_often(run: Runner, tmp_path: Path, name: str) -> None:
    command, chains, kills, knobs = SLOW[name]
    kill_crawls(run, tmp_path, command, chains, kills, name, **knobs)


@pytest.mark.slow
@pytest.mark.parametrize("webservice", [True, False])
def test_refreshes_killed_often(run: Runner, tmp_path: Path, webservice: bool) -> None:
    kill_refreshes(run, tmp_path, 2, 10, f"refresh {webservice}", webservice=webservice)


@pytest.mark.slow
def test_kills_fell_over_the_whole_of_the_runs(run: Runner) -> None:
    """Last of this module: what the tests before it did."""
    tenths = [sum(int(share * 10) == tenth for share in run.kills) for tenth in range(10)]
    print(f"{len(run.kills)} kills, in each tenth of a run: {tenths}; {dict(run.phases)}")
    assert len(run.kills) < 100 or all(tenths)
