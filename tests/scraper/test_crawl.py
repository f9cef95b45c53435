"""The spider against the sample site on loopback, as a user runs it."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT, SINCE, UNTIL, Demo, Run, crawl_of
from tests.site import serve

TEXT_COLUMNS = "id, meeting_id, number_label, title, summary, decision_text, minutes_text, coalesce(is_restricted, 0)"


def rows(path: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def count(path: Path, table: str, where: str = "1") -> int:
    return rows(path, f"select count(*) from {table} where {where}")[0][0]


@pytest.fixture(scope="module")
def by_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same council through its HTML pages alone."""
    from tests.conftest import run_minutes

    folder = tmp_path_factory.mktemp("pages")
    with serve(webservice=False) as site:
        done = run_minutes(folder, *crawl_of(site.base_url, "Sample", "--no-extract"))
    assert done.returncode in (0, 3), done.stderr
    return folder / "archive.db"


def test_everything_the_site_lists_is_in_the_archive(demo: Demo) -> None:
    with serve() as site:
        content = site.content
    assert count(demo.archive, "meetings") == len(content.meetings)
    items = sum(len(meeting.items) for meeting in content.meetings.values())
    assert count(demo.archive, "agenda_items") == items
    assert count(demo.archive, "decisions") == len(content.decisions)
    assert count(demo.archive, "documents", "sha256 is null and id not in (select record_id from absences)") == 0


def test_minutes_are_whole_however_the_page_cuts_them(demo: Demo, by_pages: Path) -> None:
    """The XML service gives full text, meeting pages cut it: both ways lead to the same words."""
    same = f"select {TEXT_COLUMNS} from agenda_items where meeting_id in (select meeting_id from {{}}.agenda_items) order by id"
    with sqlite3.connect(demo.archive) as db:
        db.execute("attach ? as pages", [str(by_pages)])
        whole = db.execute(same.format("pages")).fetchall()
        pages = db.execute(same.format("main").replace("from agenda_items", "from pages.agenda_items", 1)).fetchall()
    assert len(pages) > 150
    assert pages == whole
    assert not any(
        text and ("view the full" in text or text.rstrip().endswith("...")) for row in pages for text in row[4:7]
    )


def test_truncated_blocks_cost_one_request_each_and_no_more(by_pages: Path) -> None:
    evidence = by_pages.with_name("evidence.db")
    asked = rows(evidence, "select canonical_url, count(*) from fetches where page = 'item' group by 1")
    assert asked
    assert {number for _, number in asked} == {1}
    assert len(asked) < count(by_pages, "agenda_items") / 2


def test_what_is_not_here_has_its_reason(demo: Demo) -> None:
    """An item without minutes, a paper without text, a meeting without an agenda: each says why."""
    silent = "minutes_text is null and id not in (select record_id from absences)"
    assert count(demo.archive, "agenda_items", f"{silent} and title is not null and number_label is not null") == 0
    assert count(demo.archive, "documents", "text_quality != 'ok' and id not in (select record_id from absences)") == 0
    reasons = {row[0] for row in rows(demo.archive, "select distinct reason from absences")}
    assert {"restricted", "not_published", "unreadable"} <= reasons


def test_states_of_meetings_are_kept_apart(demo: Demo) -> None:
    assert count(demo.archive, "meetings", "status = 'cancelled'") >= 1
    assert count(demo.archive, "meetings", "minutes_status = 'draft'") >= 1
    assert count(demo.archive, "meetings", "minutes_status = 'none'") >= 1


def test_bytes_of_every_page_and_paper_are_in_evidence(demo: Demo) -> None:
    missing = "verdict = 'ok' and sha256 not in (select sha256 from bodies)"
    assert count(demo.evidence, "fetches", missing) == 0
    with sqlite3.connect(demo.archive) as db:
        db.execute("attach ? as evidence", [str(demo.evidence)])
        lost = db.execute(
            "select id from documents where sha256 not in (select sha256 from evidence.bodies)"
        ).fetchall()
    assert lost == []


def test_the_council_is_marked_as_made_up(demo: Demo) -> None:
    assert rows(demo.archive, "select distinct is_fictional from councils") == [(1,)]
    assert rows(demo.archive, "select distinct council from meetings") == [
        (rows(demo.archive, "select id from councils")[0][0],)
    ]


def test_before_reading_it_says_what_to_expect(demo: Demo) -> None:
    assert re.search(
        r"sample: \d+ meetings and \d+ decisions to read: about [\d,]+ requests, about \d+ min\.", demo.said
    )


@pytest.mark.parametrize("webservice", [True, False], ids=["XML service", "pages"])
def test_a_second_run_writes_nothing_and_says_so(minutes: Run, tmp_path: Path, webservice: bool) -> None:
    with serve(webservice=webservice) as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract"))
        before = {
            table: rows(tmp_path / "archive.db", f"select * from {table} order by 1")
            for table in ("agenda_items", "texts", "revisions")
        }
        papers = len([path for path in site.requests if "documents/s" in path or "mgConvert2PDF" in path])
        again = minutes(*crawl_of(site.base_url, "Sample", "--no-extract"))
        papers_again = (
            len([path for path in site.requests if "documents/s" in path or "mgConvert2PDF" in path]) - papers
        )
    assert "nothing new: all" in again.stderr
    assert re.search(r"[1-9]\d* pages unchanged, [1-9]\d* pages and papers already held", again.stderr)
    assert papers_again == 0
    after = {table: rows(tmp_path / "archive.db", f"select * from {table} order by 1") for table in before}
    assert after["texts"] == before["texts"]
    assert after["revisions"] == before["revisions"] == []


def test_changed_minutes_leave_a_revision(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
        base, port = site.base_url, int(site.base_url.rstrip("/").rsplit(":", 1)[1])
        changed = next(item for meeting in site.content.meetings.values() for item in meeting.items if item.minutes)
    with serve(port=port, amended={changed.id: "The Committee NOTED the amended report."}) as site:
        assert site.base_url == base
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
    found = rows(tmp_path / "archive.db", "select record_id, field, new from revisions where field = 'minutes_text'")
    assert [(record.rsplit("/", 1)[1], "amended report" in new) for record, _, new in found] == [
        (str(changed.id), True)
    ]


def test_a_crawl_that_is_killed_goes_on_where_it_stopped(tmp_path: Path, demo: Demo) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with serve(delay=0.03) as site:
        command = [sys.executable, "-m", "cli", *crawl_of(site.base_url, "Sample", "--no-extract")]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while len(site.requests) < 70 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        killed_at = len(site.requests)
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        asked_again = len(site.requests) - killed_at
    assert done.returncode in (0, 3), done.stderr
    whole = count(demo.evidence, "fetches")
    assert asked_again <= whole - killed_at + 5  # the request in flight, robots.txt, and no more
    for table in ("meetings", "agenda_items", "decisions", "documents", "texts", "absences"):
        ids = f"select id from {table} order by id"
        assert rows(tmp_path / "archive.db", ids) == rows(demo.archive, ids), table


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--limit", "3"], "meetings where id in (select meeting_id from agenda_items)"),
        (
            ["--since", "2025-01-01", "--until", "2025-06-30"],
            "meetings where date between '2025-01-01' and '2025-06-30'",
        ),
    ],
)
def test_the_scope_narrows_what_is_read(minutes: Run, tmp_path: Path, options: list[str], expected: str) -> None:
    with serve() as site:
        base = ["crawl", site.base_url, "--slug", "sample", "--no-extract", "--no-documents"]
        minutes(*base, *(["--since", SINCE, "--until", UNTIL] if "--since" not in options else []), *options)
        asked = {path.split("lMeetingId=")[1] for path in site.requests if "lMeetingId=" in path}
    archive = tmp_path / "archive.db"
    if "--limit" in options:
        assert len(asked) == 3
        left_out = count(
            archive, "absences", "field = 'page' and reason = 'not_fetched' and record_id like '%/meeting/%'"
        )
        assert left_out == count(archive, "meetings") - 3
    else:
        assert {f"sample/meeting/{number}" for number in asked} == {
            row[0] for row in rows(archive, f"select id from {expected}")
        }


def test_one_committee_by_a_part_of_its_name(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        name = next(iter(site.content.committees.values())).name
        minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents", "--committee", name.upper()))
    archive = tmp_path / "archive.db"
    listed = rows(archive, "select distinct c.name from meetings m join committees c on c.id = m.committee_id")
    assert [row[0] for row in listed] == [name]


@pytest.mark.parametrize(
    ("knobs", "reason", "line"),
    [
        ({"blocked": True}, "blocked", r"refused us \(HTTP 200\)\. It is kept as blocked, not as empty"),  # a bot wall with status 200
        ({"robots": "User-agent: *\nDisallow: /"}, "blocked", r"robots\.txt asks robots to stay away"),
    ],
)  # fmt: skip
def test_a_site_that_refuses_is_blocked_and_not_empty(
    minutes: Run, tmp_path: Path, knobs: dict, reason: str, line: str
) -> None:
    with serve(**knobs) as site:
        done = minutes(*crawl_of(site.base_url))
    assert done.returncode == 1
    assert re.search(line, done.stderr)
    assert "Traceback" not in done.stderr
    assert rows(tmp_path / "archive.db", "select record_id, field, reason from absences") == [
        ("sample", "page", reason)
    ]
    assert rows(tmp_path / "archive.db", "select outcome from crawls") == [("refused",)]


@pytest.mark.parametrize(
    "knobs",
    [{"subdir": "/moderngov"}, {"frame": "reverse", "webservice": False}],
    ids=["below a directory", "council's own frame"],
)
def test_other_installs_give_the_same_items(minutes: Run, tmp_path: Path, demo: Demo, knobs: dict) -> None:
    with serve(**knobs) as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
    assert done.returncode in (0, 3), done.stderr
    sql = f"select {TEXT_COLUMNS} from agenda_items order by id"
    mine, theirs = rows(tmp_path / "archive.db", sql), rows(demo.archive, sql)
    assert len(mine) > 150
    printed = {key for (key,) in rows(demo.archive, "select id from agenda_items where text_source = 'pdf'")}
    assert len(printed) == 4  # minuted in a paper alone, and papers were left out here
    assert {row for row in mine if row[0] not in printed} <= set(theirs)


def test_a_page_that_fails_is_a_gap_with_a_reason_and_costs_no_other(minutes: Run, tmp_path: Path) -> None:
    with serve(webservice=False, status_for={"mgai.aspx": 500}) as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
    archive = tmp_path / "archive.db"
    assert done.returncode == 3
    lost = rows(archive, "select record_id from absences where field = 'page' and reason = 'fetch_failed'")
    assert lost
    cut = rows(
        archive,
        "select minutes_text, decision_text from agenda_items where id in (select record_id from absences where field = 'page')",
    )
    assert all(None in texts for texts in cut)  # never the text as the page cut it
    assert count(archive, "agenda_items") > 150


def test_a_fictional_site_may_not_join_real_files(minutes: Run, tmp_path: Path) -> None:
    (tmp_path / "item.txt").write_text("Agenda item\n\nBins\n\nMinutes:\n\nThe report was noted.\n")
    assert minutes("import", "item.txt").returncode == 0
    with serve() as site:
        done = minutes(*crawl_of(site.base_url))
    assert done.returncode == 2
    assert "--archive" in done.stderr
    assert count(tmp_path / "archive.db", "meetings") == 0


def test_we_say_who_we_are_and_go_one_at_a_time(demo: Demo) -> None:
    agents = rows(demo.archive, "select user_agent from crawls")
    assert re.fullmatch(r"council-minutes/[\d.]+ \(public minutes archive; contact: .+\)", agents[0][0])
    from scraper.settings import settings_for

    polite = settings_for("https://democracy.x.example/", "me@x.example", None)
    assert polite["ROBOTSTXT_OBEY"] is True
    assert polite["CONCURRENT_REQUESTS_PER_DOMAIN"] == polite["CONCURRENT_REQUESTS"] == 1
    assert polite["DOWNLOAD_DELAY"] >= 1
    assert polite["AUTOTHROTTLE_ENABLED"] is True
    assert "me@x.example" in polite["USER_AGENT"]


def test_evidence_alone_tells_how_to_read_it_again(demo: Demo) -> None:
    """Bytes, page type, context and site: every page parses again from evidence.db to what the archive holds."""
    import json

    from archive.evidence import Evidence
    from archive.records import AgendaItem, Site
    from scraper import pages

    with Evidence(demo.evidence) as evidence:
        [options] = rows(demo.evidence, "select options from crawls")
        site = Site(**json.loads(options[0])["site"])
        items: dict[str, str | None] = {}
        for fetch in evidence.fetches():
            if fetch.verdict == "ok" and fetch.page in ("meeting", "xml_meeting", "item"):
                parsed = pages.parse(fetch.page, evidence.body(fetch.sha256 or ""), fetch.url, site, fetch.context)
                for record in parsed.records:
                    if isinstance(record, AgendaItem):
                        items[record.id] = record.minutes_text or items.get(record.id)
    held = dict(rows(demo.archive, "select id, minutes_text from agenda_items where text_source != 'pdf'"))
    printed = dict(rows(demo.archive, "select id, minutes_text from agenda_items where text_source = 'pdf'"))
    assert {key: text for key, text in items.items() if key not in printed} == held
    assert all(printed.values())  # of the papers: see test_rebuild, which makes the whole archive from evidence
