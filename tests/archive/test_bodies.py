"""Bodies in whatever form: packed, killed while packing, erased, damaged, the same bytes come back or none."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import packing
from archive.errors import ArchiveUnreadable, ArchiveUnwritable
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import sha256
from tests.bench_pages import BenchPages

AT = "2026-01-01T00:00:00+00:00"
PAGES = BenchPages(seed=7)
MARKER = b"Zebulon Quillfeather of 9 Nonesuch Row"


def fetch(url: str = "http://x.example/a", **values: object) -> Fetch:
    made = {"canonical_url": url, "site": "x", "page": "meeting", "at": AT, "verdict": "ok", **values}
    return Fetch(url=url, **made)  # type: ignore[arg-type]


def add(evidence: Evidence, *bodies: bytes) -> list[str]:
    for number, body in enumerate(bodies):
        evidence.add_fetch(fetch(f"http://x.example/{number}"), body)
    return [sha256(body) for body in bodies]


def pages(count: int) -> list[bytes]:
    return [PAGES.page(number).body for number in range(1, count + 1)]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of a few pages, so that few pages make several."""
    monkeypatch.setattr(packing, "BLOCK_BYTES", 100_000)


# ---------------------------------------------------------------- packing


def test_packed_bodies_come_back_and_take_about_half(tmp_path: Path) -> None:
    bodies = pages(30)
    with Evidence(tmp_path / "e.db") as evidence:
        digests = add(evidence, *bodies)
        before = evidence.counts()["stored_bytes"]
        done = evidence.compact()
        assert (done.bodies, done.blocks, done.is_done) == (30, 1, True)
        assert evidence.counts()["stored_bytes"] < before * 0.52  # more pages pack better
        assert [evidence.body(digest) for digest in digests] == bodies
    with Evidence(tmp_path / "e.db") as again:
        assert [again.body(digest) for digest in reversed(digests)] == bodies[::-1]
        assert list(again.verify()) == []


def test_the_file_itself_shrinks(tmp_path: Path) -> None:
    path = tmp_path / "e.db"
    with Evidence(path) as evidence:
        add(evidence, *pages(30))
    before = path.stat().st_size
    with Evidence(path) as evidence:
        evidence.compact()
    assert path.stat().st_size < before * 0.7


def test_packing_again_changes_nothing(tmp_path: Path, small_blocks: None) -> None:
    with Evidence(tmp_path / "e.db") as evidence:
        add(evidence, *pages(4))
        evidence.compact()
        held = evidence.counts()
        done = evidence.compact()
        assert (done.bodies, done.blocks, done.is_done) == (0, 0, True)
        assert evidence.counts() == held


def test_nightly_crumbs_share_a_block(tmp_path: Path) -> None:
    bodies = pages(6)
    with Evidence(tmp_path / "e.db") as evidence:
        for body in bodies:
            add(evidence, body)
            evidence.compact()
        assert evidence.counts()["blocks"] == 1
        assert [evidence.body(sha256(body)) for body in bodies] == bodies


def test_packing_goes_on_where_it_was_stopped(tmp_path: Path, small_blocks: None) -> None:
    bodies = pages(9)
    with Evidence(tmp_path / "e.db") as evidence:
        digests = add(evidence, *bodies)
        rounds = 0
        while not evidence.compact(most=1).is_done:
            rounds += 1
            assert [evidence.body(digest) for digest in digests] == bodies
        assert rounds >= 3


@pytest.mark.parametrize(
    "body",
    [
        b"",  # nothing at all
        b"x",
        b"%PDF-1.7\n" + b"0 0 obj " * 4000,  # a PDF stays as it came, even one that would pack well
        random.Random(1).randbytes(30_000),  # noise
        b"<p>too large for a block</p>" * 160_000,
        b"\x00" * 3_999_999,  # fills a block
    ],
)
def test_odd_bodies_come_back(tmp_path: Path, body: bytes) -> None:
    others = pages(2)
    with Evidence(tmp_path / "e.db") as evidence:
        digests = add(evidence, others[0], body, others[1])
        assert evidence.compact().is_done
        assert [evidence.body(digest) for digest in digests] == [others[0], body, others[1]]
        assert evidence.compact().blocks == 0


def test_papers_stay_as_they_are(tmp_path: Path) -> None:
    with Evidence(tmp_path / "e.db") as evidence:
        add(evidence, b"%PDF-1.7\n" + random.Random(1).randbytes(9000))
        assert evidence.compact().blocks == 0


def test_another_reader_sees_the_bytes_while_they_are_packed(tmp_path: Path) -> None:
    bodies = pages(5)
    with Evidence(tmp_path / "e.db") as writer, Evidence(tmp_path / "e.db") as reader:
        digests = add(writer, *bodies)
        assert reader.body(digests[0]) == bodies[0]
        writer.compact()
        assert [reader.body(digest) for digest in digests] == bodies
        digests += add(writer, b"one more" * 100)
        writer.compact()  # the small block is made anew; the reader has the old one in mind
        assert [reader.body(digest) for digest in digests] == [*bodies, b"one more" * 100]


def test_a_block_that_does_not_unpack_is_never_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bodies = pages(2)
    with Evidence(tmp_path / "e.db") as evidence:
        digests = add(evidence, *bodies)
        monkeypatch.setattr(packing, "unpack_block", lambda packed, codec, size: b"\x00" * size)
        assert evidence.compact().blocks == 0
        assert [evidence.body(digest) for digest in digests] == bodies


@given(st.lists(st.binary(max_size=3000), max_size=8))
@settings(max_examples=40, deadline=None)
def test_a_block_is_what_was_packed(bodies: list[bytes]) -> None:
    block = b"".join(bodies)
    codec, packed = packing.pack_block(block)
    assert packing.unpack_block(packed, codec, len(block)) == block


# ---------------------------------------------------------------- any order of events

ACTIONS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 14)),
    st.tuples(st.just("compact"), st.integers(1, 3)),
    st.tuples(st.just("reopen"), st.just(0)),
    st.tuples(st.just("erase"), st.integers(0, 14)),
    st.tuples(st.just("mask"), st.integers(0, 14)),
)
BODIES = [page[:9000] for page in pages(12)] + [b"%PDF" + bytes(range(256)) * 40, b"", b"short"]


@given(st.lists(ACTIONS, max_size=14))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_the_same_bytes_come_back(
    tmp_path_factory: pytest.TempPathFactory, small_blocks: None, actions: list[tuple[str, int]]
) -> None:
    path, held = tmp_path_factory.mktemp("e") / "e.db", {}
    evidence = Evidence(path)
    for action, number in actions:
        body = BODIES[number]
        if action == "add":
            add(evidence, body)
            held.setdefault(sha256(body), body)
        elif action == "compact":
            evidence.compact(most=number)
        elif action == "reopen":
            evidence.close()
            evidence = Evidence(path)
        elif held.pop(sha256(body), None) is not None and action == "erase":
            evidence.erase([sha256(body)])
        elif action == "mask":
            masked = b"masked " + body
            held[evidence.replace_body(sha256(body), masked)] = masked
            held = {sha256(kept): kept for kept in held.values()}
        check(evidence, held)
    evidence.close()


def check(evidence: Evidence, held: dict[str, bytes]) -> None:
    for digest, body in held.items():
        stored = evidence._redactions.mask_of(digest) or digest
        assert evidence.body(stored) in (body, b"masked " + body)
    assert list(evidence.verify()) == []


# ---------------------------------------------------------------- killed while packing

PACKER = """
import sys
from pathlib import Path
from archive import packing
from archive.evidence import Evidence
packing.BLOCK_BYTES = 100_000
with Evidence(Path(sys.argv[1])) as evidence:
    print("ready", flush=True)
    evidence.compact()
"""


@pytest.mark.parametrize("after", [0.0, 0.1, 0.25, 0.5, 0.8, 1.2])
def test_a_kill_while_packing_loses_nothing(tmp_path: Path, small_blocks: None, after: float) -> None:
    path, bodies = tmp_path / "e.db", pages(16)
    with Evidence(path) as evidence:
        digests = add(evidence, *bodies)
    process = subprocess.Popen([sys.executable, "-c", PACKER, str(path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    with Evidence(path) as evidence:
        assert [evidence.body(digest) for digest in digests] == bodies
        assert list(evidence.verify()) == []
        evidence.compact()
        assert [evidence.body(digest) for digest in digests] == bodies
        assert evidence.compact().blocks == 0


# ---------------------------------------------------------------- erased


def traces(path: Path) -> list[str]:
    """Where the marker can be found: raw in the files, or in anything that unpacks."""
    found = [
        name
        for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm"))
        if name.exists() and MARKER in name.read_bytes()
    ]
    db = sqlite3.connect(path)
    for digest, size, zstd in db.execute("select sha256, size, zstd from bodies where form != 'block'"):
        found += [digest] if MARKER in packing.unpack(zstd, size) else []
    for number, codec, size, packed in db.execute("select id, codec, size, packed from blocks"):
        found += [number] if MARKER in packing.unpack_block(packed, codec, size) else []
    db.close()
    return [str(one) for one in found]


@pytest.mark.parametrize("is_packed", [True, False])
@pytest.mark.parametrize("how", ["erase", "mask"])
def test_what_is_erased_is_nowhere(tmp_path: Path, is_packed: bool, how: str) -> None:
    path, others = tmp_path / "e.db", pages(5)
    noise = random.Random(2).randbytes(600)  # stands raw in the file, zstd or not
    body = others[0] + MARKER + noise + MARKER
    with Evidence(path) as evidence:
        digests = add(evidence, *others[:3], body, *others[3:])
        if is_packed:
            evidence.compact()
        assert traces(path)
        evidence.add_redaction("x/item/1", sha256(body), "names a child", AT)
        if how == "erase":
            evidence.erase([sha256(body)])
        else:
            evidence.replace_body(sha256(body), others[0] + b"[redacted]")
        assert traces(path) == []
        assert not any(noise in Path(f"{path}{end}").read_bytes() for end in ("", "-wal"))
        with pytest.raises(KeyError):
            evidence.body(digests[3])
        assert [evidence.body(digest) for digest in digests if digest != sha256(body)] == others
        evidence.compact()
        assert traces(path) == []
    assert traces(path) == []


def test_erased_bytes_are_not_kept_again(tmp_path: Path) -> None:
    with Evidence(tmp_path / "e.db") as evidence:
        [digest] = add(evidence, MARKER)
        evidence.add_redaction("x/document/s1", digest, "published by mistake", AT)
        evidence.erase([digest])
        evidence.erase([digest])  # again does no harm
        add(evidence, MARKER)
        evidence.add_file("a.html", AT, MARKER, {}, "ok", None)
        assert [(one.verdict, one.sha256) for one in evidence.fetches()] == [("redacted", digest)] * 2
        assert [one.verdict for one in evidence.files()] == ["redacted"]
        assert evidence.last_fetch("http://x.example/0") is None
        assert (evidence.counts()["bodies"], traces(tmp_path / "e.db")) == (0, [])
        [told] = evidence.redacted("x/document/s1")
        assert (told.reason, told.sha256, told.at) == ("published by mistake", digest, AT)
        assert evidence.redacted("x/document/s2") == []


def test_a_mask_stands_for_the_bytes_when_they_come_again(tmp_path: Path) -> None:
    with Evidence(tmp_path / "e.db") as evidence:
        [digest] = add(evidence, b"<p>" + MARKER)
        first = evidence.replace_body(digest, b"<p>[redacted]")
        add(evidence, b"<p>" + MARKER)
        assert [(one.sha256, one.is_masked, one.verdict) for one in evidence.fetches()] == [(first, True, "ok")] * 2
        second = evidence.replace_body(first, b"<p>[more redacted]")
        add(evidence, b"<p>" + MARKER)
        assert {one.sha256 for one in evidence.fetches()} == {second}
        assert evidence.body(second) == b"<p>[more redacted]"


def test_erasing_says_where_another_program_stands_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "e.db"
    with Evidence(path) as evidence:
        digests = add(evidence, MARKER * 40, *pages(2))
        reader = sqlite3.connect(path)
        reader.execute("begin")
        reader.execute("select count(*) from bodies").fetchone()
        evidence._db.execute("pragma busy_timeout = 50")
        with pytest.raises(ArchiveUnwritable, match="Close that program"):
            evidence.erase(digests[:1])
        reader.close()
        evidence.erase(digests[:1])
        assert traces(path) == []


# ---------------------------------------------------------------- damaged


@pytest.mark.parametrize("is_packed", [True, False])
def test_one_flipped_byte_is_found(tmp_path: Path, is_packed: bool) -> None:
    path, bodies = tmp_path / "e.db", pages(3)
    with Evidence(path) as evidence:
        add(evidence, *bodies)
        if is_packed:
            evidence.compact()
    db = sqlite3.connect(path)
    sql = "select packed from blocks" if is_packed else "select zstd from bodies limit 1"
    blob = db.execute(sql).fetchone()[0]
    db.close()
    raw = bytearray(path.read_bytes())
    for at in (0, len(blob) // 2, len(blob) - 1):  # head, middle and tail may stand on different pages
        piece = blob[max(at - 15, 0) : at + 16]
        place = raw.find(piece)
        assert place >= 0
        flipped = bytearray(raw)
        flipped[place + min(at, 15)] ^= 0x10
        path.write_bytes(flipped)
        with Evidence(path) as evidence:
            damaged = {damage.sha256 for damage in evidence.verify()}
            assert len(damaged) == (3 if is_packed else 1)
            with pytest.raises(ArchiveUnreadable, match=r"e\.db is damaged"):
                evidence.body(next(iter(damaged)) or "")


def test_a_damaged_body_does_not_stop_the_others_from_being_packed(tmp_path: Path) -> None:
    bodies = pages(4)
    with Evidence(tmp_path / "e.db") as evidence:
        digests = add(evidence, *bodies)
        evidence._db.execute("update bodies set zstd = x'00' where sha256 = ?", (digests[1],))
        assert evidence.compact().bodies == 3
        assert evidence.compact().bodies == 0
        assert [evidence.body(digest) for digest in digests[2:]] == bodies[2:]
        assert [damage.sha256 for damage in evidence.verify()] == [digests[1]]
