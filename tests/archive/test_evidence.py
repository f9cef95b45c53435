"""evidence.db: bytes kept once, fetches kept for ever, nothing lost to a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ArchiveUnreadable, ArchiveUnwritable
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import sha256

AT = "2026-01-01T00:00:00+00:00"


def fetch(url: str = "http://x.example/a", **values: object) -> Fetch:
    return Fetch(url=url, canonical_url=url, site="x", page="meeting", at=AT, verdict="ok", **values)  # type: ignore[arg-type]


@pytest.fixture
def evidence(tmp_path: Path):
    with Evidence(tmp_path / "evidence.db") as opened:
        yield opened


@given(st.binary(max_size=5000))
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
