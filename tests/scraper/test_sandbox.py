"""The process that reads documents: whatever a file does to it, that file alone is lost."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.errors import MinutesError, Unreadable
from archive.records import Document, Site
from scraper.documents import read_document
from scraper.limits import Limits
from scraper.papers import parse_document
from scraper.sandbox import Sandbox, extract, shared
from tests.conftest import ROOT, crawl_of
from tests.scraper import files
from tests.scraper.bent import Answer, bent
from tests.site import serve

LIMITS = Limits(seconds=1.5, memory=1024 * 1024 * 1024, size=5_000_000, characters=100_000)
SITE = Site(id="tesk", site="tesk", name="Tesk", is_fictional=True)
GOOD = b"The Panel noted the report."


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    with Sandbox(LIMITS, module="tests.scraper.hostile_worker") as made:
        yield made


def is_running(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] if sys.platform == "linux" else ""
    except (ProcessLookupError, FileNotFoundError):
        return False
    return state != "Z"


FATAL = [
    ("hang", r"reading it took longer than 1\.5 seconds and was stopped \(time limit\)"),
    ("spin", r"reading it took longer than 1\.5 seconds and was stopped \(time limit\)"),
    ("abort", r"the reader crashed on it \(SIGABRT\): it is damaged, or needs more than 1,024 MB of memory"),
    ("exit", r"the reader crashed on it: it is damaged"),
    ("flood", r"the reader crashed on it"),  # an answer larger than any text may be
    pytest.param("hog", r"reading it needs more than 1,024 MB of memory", marks=pytest.mark.skipif(sys.platform != "linux", reason="macOS does not hold processes to a limit of memory")),
]  # fmt: skip


@pytest.mark.parametrize(("word", "why"), FATAL)
def test_a_document_that_ends_the_worker_is_lost_alone(box: Sandbox, word: str, why: str) -> None:
    before = box.extract(b"who")
    assert box.extract(GOOD).pages == (GOOD.decode(),)
    with pytest.raises(Unreadable, match=why):
        box.extract(word.encode() + b" it")
    assert not is_running(int(before.pages[0]))
    assert box.extract(GOOD).pages == (GOOD.decode(),)


MILD = [
    ("error", r"the reader failed on it \(KeyError: \"a fault of the reader's own\"\)"),
    ("nonsense", r"the reader gave no sense on it"),
]


@pytest.mark.parametrize(("word", "why"), MILD)
def test_a_fault_of_the_reader_is_told_and_costs_no_worker(box: Sandbox, word: str, why: str) -> None:
    box.extract(GOOD)
    started = box.started
    with pytest.raises(Unreadable, match=why):
        box.extract(word.encode())
    assert box.extract(GOOD).text_quality == "ok"
    assert box.started == started


def test_one_worker_reads_one_document_after_another(box: Sandbox) -> None:
    assert len({box.extract(b"who").pages[0] for _ in range(5)}) == 1


LARGE = """
from tests.scraper.test_sandbox import LIMITS
from scraper.sandbox import Sandbox
held = b"x" * (LIMITS.memory // 2)
with Sandbox(LIMITS) as box:
    for _ in range(4):
        box.extract(b"The Panel noted the report.")
    print(box.started)
"""


def test_a_large_crawl_keeps_its_worker() -> None:
    """Linux gives a new process its parent's peak of memory: workers counted as spent after each document."""
    ended = subprocess.run(
        [sys.executable, "-c", LARGE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "1\n", ended.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not hold processes to a limit of memory")
@pytest.mark.parametrize("part", [3, 8])
def test_what_others_have_used_up_is_not_a_documents_fault(box: Sandbox, part: int) -> None:
    """Each leaves a part of the memory in use: a worker with too little left is replaced, before or after it shows."""
    started = box.started
    assert [box.extract(b"hoard %d" % part).text_quality for _ in range(part + 2)] == ["ok"] * (part + 2)
    assert box.started > started


def test_a_worker_is_replaced_after_its_share(box: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scraper.sandbox.DOCUMENTS_A_WORKER", 2)
    box.close()
    assert len({box.extract(b"who").pages[0] for _ in range(4)}) == 2


LEFT_ALONE = """
import sys
from scraper.limits import Limits
from scraper.sandbox import Sandbox
box = Sandbox(Limits(seconds=1), module="tests.scraper.hostile_worker")
print(box.extract(b"who").pages[0], flush=True)
from scraper.frames import pack, send
send(box._worker.channel, pack({"command": "text", "seconds": 1}))
send(box._worker.channel, b"spin")
print("sent", flush=True)
import time; time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells whether a process runs")
def test_a_hanging_worker_ends_although_its_parent_was_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", LEFT_ALONE],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    assert parent.stdout.readline() == "sent\n"
    parent.kill()
    parent.communicate()
    deadline = time.monotonic() + 20
    assert is_running(pid)
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not is_running(pid)


def test_a_worker_that_was_killed_is_replaced_without_loss(box: Sandbox) -> None:
    os.kill(int(box.extract(b"who").pages[0]), 9)
    assert box.extract(GOOD).text_quality == "ok"


def test_a_document_over_the_size_is_not_sent(box: Sandbox) -> None:
    with pytest.raises(Unreadable, match="6 MB; files over 5 MB are not read"):
        box.extract(b"a" * 6_000_000)


def test_the_worker_writes_no_file_and_knows_no_secret(box: Sandbox, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("MINUTES_SECRET", "x")
    with pytest.raises(Unreadable, match="the reader failed on it"):
        box.extract(f"write {tmp_path / 'made'}".encode())
    assert not (tmp_path / "made").exists() or (tmp_path / "made").read_bytes() == b""
    box.close()
    assert "MINUTES_SECRET" not in box.extract(b"who").pages[1]


def test_the_worker_reaches_no_network(box: Sandbox) -> None:
    if "network" not in box.guards:
        pytest.skip("this system lets no process leave the network")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        with pytest.raises(Unreadable, match=r"OSError|ConnectionRefused|Unreachable|Network"):
            box.extract(b"call %d" % listening.getsockname()[1])
        listening.settimeout(0.1)
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse some of them")
def test_what_holds_on_linux(box: Sandbox) -> None:
    assert {"memory", "files", "core", "priority"} <= set(box.guards)


def test_a_close_leaves_no_process(box: Sandbox) -> None:
    pid = int(box.extract(b"who").pages[0])
    box.close()
    assert not is_running(pid)
    assert box.extract(GOOD).text_quality == "ok"  # and the next document starts another


def test_a_worker_ends_by_itself_when_nobody_waits_for_it() -> None:
    """Its parent was killed: its socket closes, and the worker with it."""
    sandbox = Sandbox(LIMITS, module="tests.scraper.hostile_worker")
    pid = int(sandbox.extract(b"who").pages[0])
    worker = sandbox._worker
    assert worker is not None
    worker.channel.close()
    assert worker.process.wait(10) == 0
    assert not is_running(pid)


def test_a_fork_leaves_its_parents_worker_alone(box: Sandbox) -> None:
    mine = box.extract(b"who").pages[0]
    child = os.fork()
    if child == 0:
        try:
            theirs = box.extract(b"who").pages[0]
            box.close()
            os._exit(0 if theirs != mine else 1)
        finally:
            os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert box.extract(b"who").pages[0] == mine


def test_threads_get_their_own_documents_text(box: Sandbox) -> None:
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: box.extract(b"paper %d" % n).pages[0]})) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: f"paper {n}" for n in range(8)}


def test_a_worker_that_does_not_start_is_not_a_documents_fault() -> None:
    with (
        Sandbox(module="scraper.no_such_worker") as broken,
        pytest.raises(MinutesError, match="does not start") as raised,
    ):
        broken.extract(GOOD)
    assert not isinstance(raised.value, Unreadable)


# ---------------------------------------------------------------- the same as in process, and as records

SOUND = [
    files.pdf("One\nline", "Two"),
    files.pdf("Typed", ""),
    files.word("Lamps", "Ten of them"),
    GOOD,
    "The bins – £5,000".encode("cp1252"),
    b"<html><body><p>A page</p></body></html>",
    b"\x89PNG\r\n\x1a\n\0\0",
    files.pdf("secret", password="x"),
    files.pdf("whole")[:200],
]


@pytest.mark.parametrize("body", SOUND)
def test_apart_gives_what_in_process_gives(body: bytes) -> None:
    try:
        expected = read_document(body)
    except Unreadable as error:
        with pytest.raises(Unreadable, match=re.escape(str(error))):
            extract(body)
    else:
        assert extract(body) == expected
        assert extract(body) == expected


def test_the_shared_one_is_started_once() -> None:
    extract(GOOD)
    started = shared().started
    for body in SOUND[:4]:
        extract(body)
    assert shared().started == started


@pytest.mark.parametrize(("word", "why"), FATAL[:3])
def test_a_hostile_paper_is_a_failed_document_with_its_reason(box: Sandbox, word: str, why: str) -> None:
    parsed = parse_document(
        word.encode(), "https://tesk.example/documents/s1/x.pdf", SITE, {"record_id": "tesk/document/s1"}, box.extract
    )
    [document] = parsed.records
    assert isinstance(document, Document)
    assert (document.text_quality, document.size) == ("failed", len(word))
    [gap] = parsed.absences
    assert (gap.record_id, gap.field, gap.reason) == ("tesk/document/s1", "text", "unreadable")
    assert re.match(why, gap.detail or "")
    [problem] = parsed.problems
    assert (problem.stage, problem.record_id) == ("document", "tesk/document/s1")


def test_a_pdf_that_hangs_the_reader_is_stopped() -> None:
    with Sandbox(replace(LIMITS, seconds=1.0)) as quick:
        begun = time.monotonic()
        with pytest.raises(Unreadable, match=r"took longer than 1 seconds"):
            quick.extract(files.hanging_pdf())
        assert time.monotonic() - begun < 8
        assert quick.extract(GOOD).text_quality == "ok"


def test_time_counts_for_each_document_alone() -> None:
    with Sandbox(replace(LIMITS, seconds=1.0)) as quick:
        quick.extract(GOOD)
        time.sleep(1.2)
        assert quick.extract(GOOD).text_quality == "ok"


# ---------------------------------------------------------------- in a crawl, a rebuild and an import

WITH_A_SHORT_TIME = """
import sys
from scraper import sandbox
from scraper.limits import Limits
box = sandbox.Sandbox(Limits(seconds=2))
sandbox.shared = lambda: box
import cli
cli.main(sys.argv[1:])
"""


def in_a_short_time(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command, with two seconds a document."""
    return subprocess.run(
        [sys.executable, "-c", WITH_A_SHORT_TIME, *arguments],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def told(path: Path) -> list[tuple[str, ...]]:
    with sqlite3.connect(path) as db:
        return db.execute(
            """select d.id, d.text_quality, a.reason, a.detail, p.stage from documents d
            left join absences a on a.record_id = d.id and a.field = 'text'
            left join problems p on p.record_id = d.id where text_quality = 'failed' order by 1"""
        ).fetchall()


def test_hostile_papers_cost_a_crawl_their_own_text_and_nothing_else(tmp_path: Path) -> None:
    bad: dict[str, str] = {}

    def bend(path: str, answer: Answer) -> Answer:
        status, headers, body = answer
        kind = "hangs" if body.startswith(b"%PDF") else "bomb" if body.startswith(b"PK") else ""
        if not kind or bad.setdefault(kind, path) != path:
            return answer
        return status, headers, files.hanging_pdf() if kind == "hangs" else files.bomb()

    with serve() as site, bent(site.base_url, bend) as address:
        done = in_a_short_time(tmp_path, *crawl_of(address, "Sample", "--limit", "10", "--no-extract"))
    assert done.returncode == 3, done.stderr
    found = told(tmp_path / "archive.db")
    # a quick machine runs out of the worker's memory before its two seconds are over: either limit is the right one
    crashed = "the reader crashed on it (SIGABRT): it is damaged, or needs more than 2,048 MB of memory"
    slow = "reading it took longer than 2 seconds and was stopped (time limit)"
    assert sorted((quality, reason, why.replace(crashed, slow), stage) for _, quality, reason, why, stage in found) == [
        ("failed", "unreadable", "it unpacks to 61 MB or more from 0.1 MB; Word files that grow more than 200-fold are not read", "document"),
        ("failed", "unreadable", "reading it took longer than 2 seconds and was stopped (time limit)", "document"),
    ]  # fmt: skip
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute("select count(*) > 20 from documents where text_quality = 'ok'").fetchone() == (1,)
    again = in_a_short_time(tmp_path, "rebuild", "--archive", "again.db", "--no-extract")
    assert again.returncode == 0, again.stderr
    assert [each[:3] for each in told(tmp_path / "again.db")] == [each[:3] for each in found]


def test_an_import_refuses_a_hostile_file_in_words(tmp_path: Path) -> None:
    (tmp_path / "hangs.pdf").write_bytes(files.hanging_pdf())
    (tmp_path / "good.pdf").write_bytes(files.pdf("The Panel noted the report."))
    done = in_a_short_time(tmp_path, "import", "hangs.pdf", "good.pdf", "--no-extract")
    assert done.returncode == 3
    assert "hangs.pdf: not imported: reading it took longer than 2 seconds and was stopped (time limit)." in done.stderr
    assert "imported: 1 files" in done.stderr
