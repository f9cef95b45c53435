"""`minutes refresh` as a user runs it: what changed is found, what vanished is marked, what is the same costs nothing."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run, crawl_of
from tests.site import serve
from tests.site.server import Site

ITEM = "sample/item/22024"


@pytest.fixture(scope="module")
def port() -> int:
    with serve() as site:
        return int(site.base_url.rsplit(":", 1)[1].strip("/"))


@pytest.fixture
def crawled(minutes: Run, port: int) -> Iterator[Site]:
    """The sample site, served and crawled whole without papers."""
    with serve(port) as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
        assert done.returncode in (0, 3), done.stderr
        yield site


def rows(path: Path, sql: str, *values: object) -> list[tuple]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql, values).fetchall()


def age(archive: Path, days: int, where: str = "true") -> None:
    """Make the archive believe that it saw its pages so many days earlier."""
    with closing(sqlite3.connect(archive)) as db, db:
        db.execute(f"update pages set last_seen = datetime(last_seen, '-{days} days') || '+00:00' where {where}")


def test_an_unchanged_site_costs_little_and_writes_nothing(minutes: Run, crawled: Site, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    before = len(crawled.requests)
    age(archive, 200, "page = 'xml_meeting'")
    done = minutes("refresh", "--no-extract")
    assert done.returncode == 0, done.stderr
    assert "nothing new" in done.stderr
    assert rows(archive, "select count(*) from revisions") == [(0,)]
    untouched, mode = rows(archive, "select untouched, mode from crawls order by started_at desc limit 1")[0]
    assert mode == "refresh"
    assert untouched >= 40
    asked = crawled.requests.snapshot()[before:]
    assert len(asked) < before
    aged = "select record_id from pages where page = 'xml_meeting'"
    seen = f"select count(*) from meetings where last_seen < (select max(started_at) from crawls) and id in ({aged})"
    assert rows(archive, seen) == [(0,)], "what an unchanged page shows was seen again"
    again = minutes("refresh", "--explain")
    assert "tonight 0 of" in again.stdout


def test_explain_says_why_and_asks_nothing(minutes: Run, crawled: Site, tmp_path: Path) -> None:
    age(tmp_path / "archive.db", 40)
    before = len(crawled.requests)
    done = minutes("refresh", "--explain")
    assert len(crawled.requests) == before
    assert "meeting to come" in done.stdout
    assert "minutes not approved yet" in done.stdout
    assert "due pages put off" in done.stdout
    assert "unseen  40 days" in done.stdout


def test_amended_minutes_are_a_revision_with_a_diff(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(port) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
    old, meeting = rows(archive, "select minutes_text, meeting_id from agenda_items where id = ?", ITEM)[0]
    age(archive, 200)
    with serve(port, amended={22024: "RESOLVED: that the bridge be closed on Sundays.\nThe meeting ended at noon."}):
        done = minutes("refresh", "--no-extract")
    assert done.returncode in (0, 3), done.stderr
    kept = rows(archive, "select old, new from revisions where record_id = ? and field = 'minutes_text'", ITEM)
    assert [each[0] for each in kept] == [old]
    assert "closed on Sundays" in kept[0][1]
    shown = minutes("history", meeting).stdout
    assert "+The meeting ended at noon." in shown
    assert f"{ITEM}  minutes_text" in shown
    texts = rows(archive, "select text from texts where id = ?", f"{ITEM}#minutes")
    assert "closed on Sundays" in texts[0][0]


def test_a_service_switched_off_does_not_freeze_what_it_gave(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(port) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents", "--limit", "12"))
        meeting = max(
            (m for m in site.content.meetings.values() if m.items and m.items[0].minutes), key=lambda m: m.date
        )
    item = next(each for each in meeting.items if each.minutes)
    age(archive, 200)
    with serve(port, webservice=False, amended={item.id: "RESOLVED: that the fountain be turned off."}):
        done = minutes("refresh", "--no-extract")
    assert done.returncode in (0, 3), done.stderr
    assert rows(archive, "select minutes_text from agenda_items where id = ?", f"sample/item/{item.id}") == [
        ("RESOLVED: that the fountain be turned off.",)
    ]


def test_what_a_site_withdraws_is_gone_and_comes_back(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(port) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
        newest = max(m.date for m in site.content.meetings.values() if m.items)
        chosen = next(m for m in site.content.meetings.values() if m.date == newest)
        item = chosen.items[0].id
    meeting = f"sample/meeting/{chosen.id}"
    with serve(port, withdrawn={chosen.id}):
        done = minutes("refresh", "--no-extract")
    assert done.returncode in (0, 3), done.stderr
    assert rows(archive, "select gone_at is not null from meetings where id = ?", meeting) == [(1,)]
    assert rows(archive, "select gone_at is not null from agenda_items where id = ?", f"sample/item/{item}") == [(1,)]
    kept = rows(archive, "select title from agenda_items where id = ?", f"sample/item/{item}")
    assert kept[0][0], "what vanished is kept"
    assert "no longer on the site" in minutes("history", meeting).stdout
    with serve(port):
        age(archive, 200)
        minutes("refresh", "--no-extract")
    assert rows(archive, "select gone_at from meetings where id = ?", meeting) == [(None,)]
    assert "back on the site" in minutes("history", meeting).stdout


def test_a_paper_whose_file_fails_is_not_gone(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(port) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--limit", "3"))
    read = "select count(*) from documents where text_quality = 'ok' and url like '%mgConvert2PDF%'"
    held, texts = (
        rows(archive, read)[0][0],
        set(rows(archive, "select id from texts where record_id like '%/document/%'")),
    )
    assert held > 2
    age(archive, 200)
    with serve(port, status_for={"mgConvert2PDF": 404}):
        done = minutes("refresh", "--no-extract")
    assert done.returncode in (0, 3), done.stderr
    assert rows(archive, f"{read} and gone_at is null") == [(held,)]
    assert texts <= set(rows(archive, "select id from texts")), "no text is lost"


def test_a_crawl_that_was_cut_off_comes_to_its_end_before_a_refresh(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    with serve(port, delay=0.05) as site:
        command = [sys.executable, "-m", "cli", *crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents")]
        home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(command, cwd=tmp_path, env={**os.environ, **home}, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(site.requests) < 60 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.kill()
        process.wait()
    unread = "select count(*) from meetings where id not in (select meeting_id from agenda_items)"
    before = rows(archive, unread)[0][0]
    with serve(port):
        done = minutes("refresh", "--no-extract")
    assert done.returncode in (0, 3), done.stderr
    assert before > rows(archive, unread)[0][0]
    without = f"{unread} and id not in (select record_id from absences)"
    assert rows(archive, without) == [(0,)], "every meeting was read, or says why not"
    assert rows(archive, "select mode from crawls order by started_at desc limit 1") == [("crawl",)]


def test_a_broken_site_does_not_empty_an_archive(minutes: Run, port: int, tmp_path: Path) -> None:
    archive = tmp_path / "archive.db"
    live = "select count(*) from meetings where gone_at is null"
    with serve(port) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
        many = set(list(site.content.meetings)[:40])
    age(archive, 200)
    with serve(port, withdrawn=many):
        done = minutes("refresh", "--no-extract")
        assert done.returncode == 3
        assert rows(archive, live) == [(52,)]
        told = rows(archive, "select message from problems where stage = 'gone' and message like '%meetings%'")
        assert "of 52 meetings are on no page any more" in told[0][0]
        status = minutes("status")
        assert status.returncode == 3
        assert "LOOK AT sample: shrank" in status.stdout
        age(archive, 200)
        minutes("refresh", "--no-extract", "--accept-losses")
    assert rows(archive, live)[0][0] < 20
    assert rows(archive, "select count(*) from revisions where field = 'gone_at'")[0][0] > 100


def test_a_site_that_is_not_held_is_named(minutes: Run, crawled: Site) -> None:
    done = minutes("refresh", "nowhere")
    assert done.returncode == 2
    assert "holds no site nowhere. It holds: sample" in done.stderr


def test_history_as_json(minutes: Run, crawled: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.db")) as db, db:
        db.execute(
            "insert into revisions(record_id, field, old, new, seen_at) values (?, 'title', 'A', 'B', '2026-01-01')",
            [ITEM],
        )
    lines = minutes("history", ITEM, "--json").stdout.splitlines()
    assert [json.loads(line)["new"] for line in lines] == ["B"]
    assert minutes("history", "sample/item/none").returncode == 2
