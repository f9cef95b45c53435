"""One writer at a time, in real processes; a kill leaves nothing in the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.errors import FAILED, ArchiveLocked, ArchiveUnwritable
from archive.evidence import Evidence
from archive.lock import lock_path, sole_writer
from archive.store import Archive
from tests.conftest import Run

AT = "2026-01-01T00:00:00+00:00"
HOLDER = """
import sys, time
from pathlib import Path
from archive.lock import sole_writer
with sole_writer(*map(Path, sys.argv[1:]), what="crawl sample", at="2026-01-01T00:00:00+00:00"):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(*paths: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLDER, *map(str, paths)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_the_second_one_is_told_who_holds_it_and_a_kill_lets_go(tmp_path: Path) -> None:
    evidence, archive = tmp_path / "evidence.db", tmp_path / "archive.db"
    first = hold(evidence)
    told = rf"evidence\.db is being written by `minutes crawl sample` \(process {first.pid}, since {AT[:10]}"
    with pytest.raises(ArchiveLocked, match=told) as raised, sole_writer(archive, evidence, what="import", at=AT):
        pass
    assert raised.value.exit_code == FAILED
    assert "\n" not in str(raised.value)
    with sole_writer(archive, what="extract", at=AT):  # what the loser had locked is free, and so is what nobody holds
        pass
    end(first)
    with sole_writer(archive, evidence, what="import", at=AT):
        pass


def test_a_link_to_the_file_is_the_same_file(tmp_path: Path) -> None:
    evidence, other = tmp_path / "evidence.db", tmp_path / "link.db"
    evidence.touch()
    other.symlink_to(evidence)
    first = hold(evidence)
    with pytest.raises(ArchiveLocked), sole_writer(other, what="crawl", at=AT):
        pass
    end(first)


def test_readers_and_the_file_itself_are_not_blocked(tmp_path: Path) -> None:
    path = tmp_path / "evidence.db"
    first = hold(path)
    with Evidence(path) as evidence:
        assert evidence.counts()["fetches"] == 0
    end(first)


@pytest.mark.parametrize("command", ["extract", "build"])
def test_what_writes_facts_and_indexes_does_not_write_beside_a_crawl(
    minutes: Run, tmp_path: Path, command: str
) -> None:
    with Archive(tmp_path / "archive.db"):
        pass
    first = hold(tmp_path / "archive.db")
    done = minutes(command)
    end(first)
    assert done.returncode == FAILED
    assert re.fullmatch(r"Error: .*archive\.db is being written by `minutes crawl sample` \(.*\n", done.stderr), (
        done.stderr
    )


def test_a_child_that_outlives_its_parent_holds_nothing(tmp_path: Path) -> None:
    script = """
import os, sys, time
from pathlib import Path
from archive.lock import sole_writer
with sole_writer(Path(sys.argv[1]), what="crawl", at="now"):
    child = os.fork()
    if child == 0:
        time.sleep(30)
        os._exit(0)
    print(child, flush=True)
    time.sleep(30)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "e.db")], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    child = int(process.stdout.readline())
    end(process)
    try:
        with sole_writer(tmp_path / "e.db", what="crawl", at=AT):
            pass
    finally:
        os.kill(child, signal.SIGKILL)


def test_what_stands_in_the_lock_file_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "e.db"
    lock_path(path).write_text("{left by a kill")
    with sole_writer(path, what="crawl", at=AT):
        pass
    first = hold(path)
    lock_path(path).write_text("scribble")
    with pytest.raises(ArchiveLocked, match="another process"), sole_writer(path, what="crawl", at=AT):
        pass
    end(first)


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveUnwritable), sole_writer(tmp_path / "file" / "e.db", what="crawl", at=AT):
        pass
