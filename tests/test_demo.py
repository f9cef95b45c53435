"""The demo archive as a newcomer finds it: every question answered, every fact at its place, seen in a real browser."""

from __future__ import annotations

import asyncio
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from publish import screenshot
from publish.metadata import queries
from publish.serve import datasette_for
from tests.conftest import ROOT, Demo

METADATA = ROOT / "metadata.yml"
FACTS = ("resolutions", "roles", "figures", "dates")
SAMPLE_WORDS = {"words": "leisure", "office": "Chair", "role": "Chair"}
# On the sample council these must have an answer; the others may find nothing.
ANSWERED = (
    "search_everything", "decided_about", "contested_votes", "largest_sums", "who_moved_what", "not_done", "key_decisions",
    "missing_and_why", "without_minutes", "cancelled_meetings", "exempt_items", "how_complete",
)  # fmt: skip


def rows_of(demo: Demo, name: str) -> list[dict]:
    """A canned query's rows over JSON, with sample values for its parameters."""

    async def ask() -> list[dict]:
        datasette = datasette_for(demo.archive, METADATA)
        parameters = "&".join(f"{key}={quote(value)}" for key, value in SAMPLE_WORDS.items())
        response = await datasette.client.get(f"/archive/{name}.json?_shape=array&{parameters}")
        assert response.status_code == 200, response.text
        return response.json()

    return asyncio.run(ask())


@pytest.mark.parametrize("name", list(queries(METADATA)))
def test_every_question_runs_on_the_demo(demo: Demo, name: str) -> None:
    found = rows_of(demo, name)
    assert isinstance(found, list)
    if name in ANSWERED:
        assert found, f"{name} has no answer"


@pytest.mark.parametrize("name", ["decided_about", "contested_votes", "largest_sums", "who_moved_what", "not_done"])
def test_an_answer_carries_its_words_and_its_source(demo: Demo, name: str) -> None:
    for row in rows_of(demo, name):
        assert row["quote"]
        assert row["url"].startswith(demo.base_url)
        assert row["date"]


def test_every_fact_is_at_its_place(demo: Demo) -> None:
    with sqlite3.connect(demo.archive) as db:
        for table in FACTS:
            total, right = db.execute(
                f'select count(*), sum(substr(t.text, f.start + 1, f."end" - f.start) = f.quote) from {table} f join texts t on t.id = f.text_id'
            ).fetchone()
            assert total == right > 0


def test_every_text_has_been_read(demo: Demo) -> None:
    with sqlite3.connect(demo.archive) as db:
        assert db.execute(
            "select count(*) from texts where section != 'searched' and id not in (select text_id from extractions)"
        ).fetchone() == (0,)
        assert db.execute("select count(*) from extractions where note is not null").fetchone() == (0,)


def test_no_carried_decision_has_more_votes_against_than_for(demo: Demo) -> None:
    """A vote that contradicts its outcome was tied to the wrong decision."""
    sql = "select id from resolutions where outcome != 'lost' and vote_against > vote_for and not has_casting_vote"
    with sqlite3.connect(demo.archive) as db:
        assert db.execute(sql).fetchall() == []


def test_repeats_point_at_a_row_of_another_printing(demo: Demo) -> None:
    with sqlite3.connect(demo.archive) as db:
        pairs = db.execute(
            "select a.text_id, b.text_id, b.same_as from resolutions a join resolutions b on a.same_as = b.id"
        ).fetchall()
    assert len(pairs) > 50
    assert all(mine != other and again is None for mine, other, again in pairs)


def test_papers_and_agendas_decide_nothing(demo: Demo) -> None:
    with sqlite3.connect(demo.archive) as db:
        sections = db.execute(
            "select distinct t.section from resolutions r join texts t on t.id = r.text_id"
        ).fetchall()
    assert {section for (section,) in sections} <= {"minutes", "decision"}


# ---------------------------------------------------------------- a real browser


@pytest.fixture(scope="module")
def served(demo: Demo) -> Iterator[str]:
    """`minutes serve` as a user runs it; its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "cli", "serve", "--archive", str(demo.archive), "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    address = f"http://127.0.0.1:{port}/"
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                urllib.request.urlopen(address, timeout=2).close()
                break
            except OSError:
                assert process.poll() is None, process.stdout and process.stdout.read()
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def dom_of(url: str, folder: Path) -> str:
    """The page as a real browser builds it."""
    program = screenshot.browser()
    assert program
    flags = [*screenshot._FLAGS, f"--user-data-dir={folder}", "--dump-dom", url]
    return subprocess.run([program, *flags], capture_output=True, text=True, timeout=90, check=True).stdout


PAGES = [
    # path below the root, what a reader must see
    ("", ("Three things to try", "Fictional sample data")),
    ("archive/search_everything?words=leisure", ("matches", "<mark>", "original")),
    ("archive/contested_votes", ("vote against", "in its text")),
    ("archive/canonical_resolutions", ("Count these", "approved")),
    ("archive/agenda_items", ("Fictional sample data", "agenda_items")),
]


@pytest.mark.browser
@pytest.mark.skipif(screenshot.browser() is None, reason="no Chromium on PATH (Debian: apt-get install chromium)")
@pytest.mark.parametrize(("path", "seen"), PAGES, ids=[path or "first page" for path, _ in PAGES])
def test_pages_in_a_real_browser(served: str, tmp_path: Path, path: str, seen: tuple[str, ...]) -> None:
    dom = dom_of(served + path, tmp_path)
    assert [words for words in seen if words.lower() not in dom.lower()] == []
    out = ROOT / "out" / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"\W+", "-", path) or "index"
    program = screenshot.browser()
    assert program
    screenshot.picture(program, served + path, out / f"{name}.png", (1280, 900))
    assert (out / f"{name}.png").stat().st_size > 10_000


def test_the_demo_command_needs_nothing_but_the_clone() -> None:
    """`make demo` names no tool besides Python and make."""
    recipe = subprocess.run(
        ["make", "-n", "demo", "SERVE=0"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "tests.site.demo" in recipe
    assert shutil.which("make")
