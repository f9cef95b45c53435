"""evidence.db: bytes kept once, fetches kept for ever, nothing lost to a kill."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import packing
from archive.errors import ArchiveTooNew, ArchiveUnreadable, ArchiveUnwritable
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import sha256
from tests.conftest import Run
from tests.site import serve

AT = "2026-01-01T00:00:00+00:00"


def fetch(url: str = "http://x.example/a", **values: object) -> Fetch:
    return Fetch(url=url, canonical_url=url, site="x", page="meeting", at=AT, verdict="ok", **values)  # type: ignore[arg-type]


@pytest.fixture
def evidence(tmp_path: Path):
    with Evidence(tmp_path / "evidence.db") as opened:
        yield opened


@given(st.binary(max_size=5000))
@settings(deadline=None)
def test_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    with Evidence(tmp_path_factory.mktemp("e") / "evidence.db") as evidence:
        evidence.add_fetch(fetch(), body)
        assert evidence.body(sha256(body)) == body


def test_a_body_is_kept_once_and_every_fetch_is_kept(evidence: Evidence) -> None:
    ids = [evidence.add_fetch(fetch(), b"same") for _ in range(3)]
    assert len(set(ids)) == 3
    counts = evidence.counts()
    assert (counts["bodies"], counts["fetches"]) == (1, 3)


def test_a_fetch_comes_back_with_all_that_is_needed_to_parse_it_again(evidence: Evidence) -> None:
    kept = fetch(
        context={"meeting_id": "x/meeting/1"}, status=200, headers={"Content-Type": "text/html"}, fingerprint="f"
    )
    number = evidence.add_fetch(kept, b"<html>")
    [back] = evidence.fetches()
    assert (back.context, back.status, back.headers, back.id, back.sha256) == (
        {"meeting_id": "x/meeting/1"}, 200, {"Content-Type": "text/html"}, number, sha256(b"<html>"),
    )  # fmt: skip


def test_the_last_good_fetch_is_found_behind_a_bad_one(evidence: Evidence) -> None:
    good = evidence.add_fetch(fetch(), b"good")
    evidence.add_fetch(
        Fetch(url="u", canonical_url="http://x.example/a", site="x", page="meeting", at=AT, verdict="blocked"), b"no"
    )
    last = evidence.last_fetch("http://x.example/a")
    assert last is not None
    assert last.id == good
    assert evidence.last_fetch("http://x.example/never") is None


def test_a_crawl_that_was_cut_off_is_found_again(evidence: Evidence) -> None:
    first = evidence.start_crawl("x", {}, AT)
    assert evidence.unfinished_crawl("x") == first
    evidence.finish_crawl(first, AT, "done", {})
    assert evidence.unfinished_crawl("x") is None
    assert evidence.unfinished_crawl("y") is None


def test_a_crawl_that_is_cut_off_twice_goes_on_from_both(evidence: Evidence) -> None:
    done, first, _ = (evidence.start_crawl("x", {}, AT) for _ in range(3))
    evidence.finish_crawl(done, AT, "done", {})
    assert evidence.unfinished_crawl("x") == first


def test_unknown_bytes_are_a_key_error(evidence: Evidence) -> None:
    with pytest.raises(KeyError):
        evidence.body("0" * 64)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "evidence.db"
    path.write_bytes(b"x" * 5000)
    with pytest.raises(ArchiveUnreadable, match=r"evidence\.db.*--evidence"):
        Evidence(path)
    with pytest.raises(ArchiveUnwritable, match="--evidence"):
        Evidence(tmp_path)


WRITER = """
import sys
from pathlib import Path
from archive.evidence import Evidence
from archive.fetch import Fetch
with Evidence(Path(sys.argv[1])) as evidence:
    for n in range(100000):
        url = f"http://x.example/{n}"
        evidence.add_fetch(Fetch(url=url, canonical_url=url, site="x", page="item", at="t", verdict="ok"), url.encode() * 50)
        print(n, flush=True)
"""


def test_what_was_kept_before_a_kill_is_there_after_it(tmp_path: Path) -> None:
    path = tmp_path / "evidence.db"
    process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) == 40:
            os.kill(process.pid, signal.SIGKILL)
            break
    told = 40 + len(process.stdout.read().split())
    process.wait()
    with Evidence(path) as evidence:
        kept = list(evidence.fetches())
        assert len(kept) >= told
        assert all(evidence.body(one.sha256 or "") == one.url.encode() * 50 for one in kept)


# ---------------------------------------------------------------- robots.txt


def test_robots_are_kept_with_their_time(evidence: Evidence) -> None:
    for at, body, verdict in (
        (AT, b"User-agent: *\nDisallow:", "ok"),
        ("2026-02-01", b"", "error"),
        ("2026-03-01", None, "failed"),
    ):
        one = Fetch(
            url="http://x.example/robots.txt", canonical_url="u", site="x", page="robots", at=at, verdict=verdict
        )
        evidence.add_fetch(one, body)
    evidence.add_fetch(fetch(), b"<html>")
    assert [(one.at, one.text) for one in evidence.robots_of("x")] == [
        ("2026-03-01", None), ("2026-02-01", ""), (AT, "User-agent: *\nDisallow:"),
    ]  # fmt: skip
    assert evidence.robots_of("y") == []


# ---------------------------------------------------------------- older and newer files

FIRST_SHAPE = """
create table bodies (
    sha256 text primary key, size integer not null, zstd blob not null, dictionary_id integer
) without rowid;
create table crawls (
    id integer primary key, site text not null, options text not null,
    started_at text not null, finished_at text, outcome text, receipt text
);
create table fetches (
    id integer primary key, crawl_id integer references crawls(id), site text not null,
    url text not null, canonical_url text not null, page text not null, context text not null,
    at text not null, status integer, headers text not null, sha256 text references bodies(sha256),
    fingerprint text, verdict text not null, detail text
);
create index fetches_canonical on fetches(canonical_url, id);
create index fetches_crawl on fetches(crawl_id);
create table files (
    id integer primary key, name text not null, at text not null, sha256 text not null references bodies(sha256),
    options text not null, verdict text not null, detail text
);
"""


def old_file(path: Path, bodies: list[bytes]) -> None:
    """A file as the first version wrote it."""
    db = sqlite3.connect(path)
    db.executescript(FIRST_SHAPE)
    for body in bodies:
        db.execute("insert into bodies values (?, ?, ?, null)", (sha256(body), len(body), packing.pack(body)))
        db.execute(
            "insert into fetches(site, url, canonical_url, page, context, at, headers, sha256, verdict)"
            " values ('x', 'u', 'u', 'meeting', '{}', ?, '{}', ?, 'ok')", (AT, sha256(body)),
        )  # fmt: skip
    db.execute("insert into crawls values (1, 'x', '{}', ?, ?, 'done', '{}')", (AT, AT))
    db.execute("insert into files values (1, 'a.html', ?, ?, '{}', 'ok', null)", (AT, sha256(bodies[0])))
    db.commit()
    db.close()


def test_an_older_file_is_brought_up_to_date_in_place(tmp_path: Path) -> None:
    path, bodies = tmp_path / "evidence.db", [f"<p>page {n}</p>".encode() * 900 for n in range(40)]
    old_file(path, bodies)
    for _ in range(2):
        with Evidence(path) as evidence:
            assert [evidence.body(fetch.sha256 or "") for fetch in evidence.fetches()] == bodies
            assert not any(fetch.is_masked for fetch in evidence.fetches())
            assert ([file.name for file in evidence.files()], len(list(evidence.crawls()))) == (["a.html"], 1)
            evidence.compact()
            evidence.add_fetch(fetch(), bodies[3])
            assert [evidence.body(sha256(body)) for body in bodies] == bodies
            bodies.append(bodies[3])
    with Evidence(path) as evidence:
        assert (evidence.counts()["bodies"], list(evidence.verify())) == (40, [])


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "evidence.db"
    with Evidence(path) as evidence:
        evidence.add_fetch(fetch(), b"x")
        evidence._db.execute("pragma user_version = 99")
    before = path.read_bytes()
    with pytest.raises(ArchiveTooNew, match=r"evidence\.db was made by a newer version.*--evidence"):
        Evidence(path)
    assert path.read_bytes() == before


# ---------------------------------------------------------------- a full disk


def test_a_full_disk_writes_nothing_by_halves(tmp_path: Path) -> None:
    path, noise = tmp_path / "evidence.db", [os.urandom(9000) for _ in range(40)]
    with Evidence(path) as evidence:
        evidence._db.execute("pragma max_page_count = 60")  # SQLite's own limit: it answers as on a full disk
        kept: list[bytes] = []
        with pytest.raises(ArchiveUnwritable, match=r"Cannot write .*evidence\.db: database or disk is full") as raised:
            kept.extend(body for body in noise if evidence.add_fetch(fetch(), body))
        assert kept
        assert "\n" not in str(raised.value)
        assert [one.sha256 for one in evidence.fetches()] == [sha256(body) for body in kept]
        assert evidence.counts()["bodies"] == len(kept)
        assert all(evidence.body(sha256(body)) == body for body in kept)
        evidence._db.execute("pragma max_page_count = 100000")  # room was made
        evidence.add_fetch(fetch(), noise[-1])
        assert list(evidence.verify()) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB, where we may make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("a small disk can only be made by root")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=False)


def test_a_crawl_on_a_full_disk_ends_with_one_line_and_loses_nothing(small_disk: Path, minutes: Run) -> None:
    path = small_disk / "evidence.db"
    with serve() as site:
        ended = minutes("crawl", site.base_url, "--since", "2023-01-01", "--evidence", str(path))
    lines = [line for line in ended.stderr.splitlines() if line.startswith("Error")]
    assert (ended.returncode, len(lines)) == (1, 1), ended.stderr
    assert re.search(r"Cannot write .*evidence\.db: database or disk is full", lines[0])
    assert "Traceback" not in ended.stderr
    copy = small_disk.parent / "evidence.db"
    for end in ("", "-wal"):
        if Path(f"{path}{end}").exists():
            Path(f"{copy}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    with Evidence(copy) as evidence:
        assert len(list(evidence.fetches())) > 5
        assert list(evidence.verify()) == []


def test_two_crawls_of_one_archive_do_not_meet(tmp_path: Path, minutes: Run) -> None:
    with serve(delay=0.1) as site:
        first = subprocess.Popen(
            [sys.executable, "-m", "cli", "crawl", site.base_url, "--no-extract", "--no-documents", "--limit", "1"],
            cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        lock = tmp_path / "evidence.db.lock"
        while not (lock.exists() and lock.read_text()):
            assert first.poll() is None
        second = minutes("crawl", site.base_url, "--no-extract")
        assert second.returncode == 1
        told = rf"^Error: .*\.db is being written by `minutes crawl .*` \(process {first.pid}, since 2"
        assert re.search(told, second.stderr, re.MULTILINE), second.stderr
        assert "Traceback" not in second.stderr
        first.communicate()
    with Evidence(tmp_path / "evidence.db") as evidence:
        assert [crawl.outcome for crawl in evidence.crawls()] in (["done"], ["done with problems"])
