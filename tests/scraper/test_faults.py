"""What goes wrong on the way: every gap has its row, and a broken crawl never passes for a whole one."""

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

from tests.conftest import ROOT, Run, crawl_of
from tests.scraper.bent import Answer, bent
from tests.scraper.same import differences
from tests.site import serve

FEW = ("--limit", "4", "--no-extract")


def rows(path: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def test_a_site_that_has_moved_is_followed(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        old_home = lambda path, _: (301, {"Location": site.base_url.rstrip("/") + path}, b"")  # noqa: E731
        with bent(site.base_url, old_home) as moved:
            done = minutes(*crawl_of(moved, "Sample", *FEW))
        assert done.returncode in (0, 3), done.stderr
        assert rows(tmp_path / "archive.db", "select base_url from sites") == [(site.base_url,)]
    archive = tmp_path / "archive.db"
    assert len(rows(archive, "select 1 from agenda_items")) > 10
    assert len(rows(archive, "select 1 from committees")) == 7
    assert rows(archive, "select message from problems where stage = 'fetch'") == []


def test_what_is_odd_or_stands_in_for_another_is_told_and_is_no_reason_for_exit_code_3(
    minutes: Run, tmp_path: Path
) -> None:
    """Such a page may come every night: whoever is told of it each time no longer looks when a council is missing."""

    def bend(path: str, answer: Answer) -> Answer:
        status, headers, body = answer
        if "GetMeeting?" in path:
            return 500, headers, b""
        large = b"<!--" + b"x" * 2_000_000 + b"--></body>"
        return status, headers, body.replace(b"</body>", large) if "ieListDocuments" in path else body

    with serve() as site, bent(site.base_url, bend) as address:
        done = minutes(*crawl_of(address, "Sample", "--committee", "Planning", "--limit", "1", *FEW[2:]))
    assert done.returncode == 0, done.stderr
    told = rows(tmp_path / "archive.db", "select message from problems where stage = 'notice' order by 1")
    assert any("another page is read in its place" in message for (message,) in told)
    assert any("an unusually large page" in message for (message,) in told)


def test_a_meeting_held_of_which_the_service_lists_no_item_is_read_from_its_page(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            if "GetMeeting?" in path:
                status, headers, body = answer
                return status, headers, re.sub(rb"<agendaitem>.*</agendaitem>", b"", body, flags=re.DOTALL)
            return answer

        with bent(site.base_url, bend) as address:
            done = minutes(*crawl_of(address, "Sample", *FEW))
    assert done.returncode in (0, 3), done.stderr
    read = "select count(distinct meeting_id), count(minutes_text) > 5 from agenda_items"
    assert rows(tmp_path / "archive.db", read) == [(4, 1)]
    assert rows(tmp_path / "archive.db", "select record_id from absences where field = 'agenda_items'") == []


def test_meetings_that_the_service_does_not_list_are_found_on_the_pages(minutes: Run, tmp_path: Path) -> None:
    """A service that says `0 meetings` of a council that met all year must not pass for a council that did not."""
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            nothing = (
                b"<?xml version='1.0' encoding='utf-8'?><getmeetings><meetingscount> 0</meetingscount></getmeetings>"
            )
            return (answer[0], answer[1], nothing) if "GetMeetings?" in path else answer

        with bent(site.base_url, bend) as address:
            done = minutes(*crawl_of(address, "Sample", "--no-documents", *FEW))
    assert done.returncode in (0, 3), done.stderr
    assert rows(
        tmp_path / "archive.db", "select count(distinct meeting_id), count(minutes_text) > 5 from agenda_items"
    ) == [(4, 1)]


def test_papers_are_not_asked_for_again_where_a_site_has_moved(minutes: Run, tmp_path: Path) -> None:
    """Evidence has their bytes under the old address, and a rebuild says the same as the crawl."""
    with serve() as site:
        minutes(*crawl_of(site.base_url, "Sample", *FEW))
        first = [path for path in site.requests.snapshot() if "/documents/s" in path]
    with serve() as site:
        done = minutes(*crawl_of(site.base_url, "Sample", *FEW))
        again = [path for path in site.requests.snapshot() if "/documents/s" in path]
        new_home = site.base_url
    assert first
    assert again == [], done.stderr
    held = "select count(*) from documents where sha256 is not null and url not like ?"
    with sqlite3.connect(tmp_path / "archive.db") as db:
        assert db.execute(held, [f"{new_home}%"]).fetchone() == (0,)
    assert minutes("rebuild", "--archive", "new.db", "--no-extract").returncode == 0
    assert list(differences(tmp_path / "archive.db", tmp_path / "new.db")) == []


def test_a_page_that_leads_to_another_host_is_a_failure_and_not_that_hosts_page(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            if "mgConvert2PDF" in path:
                return 302, {"Location": f"{site.base_url}mgError.aspx"}, b""
            return answer

        with bent(site.base_url, bend) as address:
            minutes(*crawl_of(address, "Sample", *FEW))
    asked = "field = 'sha256' and detail not like 'a pack repeats %'"  # packs are not asked for
    found = rows(tmp_path / "archive.db", f"select reason, detail from absences where {asked}")
    assert found
    assert {reason for reason, _ in found} == {"fetch_failed"}
    kept = "select 1 from documents where sha256 is not null and id in (select record_id from absences where field = 'sha256')"
    assert rows(tmp_path / "archive.db", kept) == []


@pytest.mark.parametrize(
    ("service", "stand_in"), [("GetMeeting?", "ieListDocuments"), ("GetMeetings?", "GetAllMeetingsByDate")]
)
def test_xml_that_is_cut_off_is_replaced_by_the_page(minutes: Run, tmp_path: Path, service: str, stand_in: str) -> None:
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            status, headers, body = answer
            return (status, headers, body[: len(body) // 2]) if service in path else answer

        with bent(site.base_url, bend) as address:
            minutes(*crawl_of(address, "Sample", *FEW, "--no-documents"))
        assert any(stand_in in path for path in site.requests)
    assert len(rows(tmp_path / "archive.db", "select 1 from agenda_items")) > 10


def test_a_page_that_cannot_be_read_is_a_gap(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            if "ieDecisionDetails" in path:
                return (
                    200,
                    {"Content-Type": "text/html"},
                    b'<html><body><div id="modgov"><p>' + b" " * 2000 + b"</p></div></body></html>",
                )
            return answer

        with bent(site.base_url, bend) as address:
            done = minutes(*crawl_of(address, "Sample", *FEW, "--no-documents"))
    assert done.returncode == 3
    gaps = rows(
        tmp_path / "archive.db",
        "select record_id, reason from absences where field = 'page' and record_id like '%/decision/%' and reason = 'unreadable'",
    )
    assert len(gaps) == 4


def test_a_broken_word_file_costs_that_paper_alone(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:

        def bend(path: str, answer: Answer) -> Answer:
            status, headers, body = answer
            return (status, headers, body[: len(body) // 2]) if body.startswith(b"PK") else answer

        with bent(site.base_url, bend) as address:
            done = minutes(*crawl_of(address, "Sample", "--no-extract"))
    assert done.returncode == 3
    failed = rows(
        tmp_path / "archive.db",
        "select id from documents where text_quality = 'failed' and id in (select record_id from absences where reason = 'unreadable')",
    )
    assert len(failed) >= 6
    assert len(rows(tmp_path / "archive.db", "select 1 from documents where text_quality = 'ok'")) > 50


FAULT = """
import sys
from scraper import pipelines
from scraper.job import Job
keep, calls = Job.keep, []
def broken(self, *arguments):
    calls.append(1)
    if len(calls) > 12:
        {fault}
    return keep(self, *arguments)
Job.keep = broken
import cli
cli.main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    "fault",
    [
        "import sqlite3; raise sqlite3.OperationalError('database or disk is full')",
        "raise RuntimeError('a fault of ours')",
    ],
)
def test_a_fault_of_ours_never_passes_for_a_whole_crawl(tmp_path: Path, fault: str) -> None:
    with serve() as site:
        command = [sys.executable, "-c", FAULT.format(fault=fault), *crawl_of(site.base_url, "Sample", *FEW)]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode != 0
    assert "Error: sample: the crawl broke off" in done.stderr
    assert "Traceback" not in done.stderr
    assert rows(tmp_path / "archive.db", "select outcome from crawls") == [("failed",)]


def test_a_crawl_that_is_stopped_says_so_and_goes_on(minutes: Run, tmp_path: Path) -> None:
    with serve(delay=0.03) as site:
        command = [sys.executable, "-m", "cli", *crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents")]
        process = subprocess.Popen(
            command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE, text=True
        )
        deadline = time.monotonic() + 60
        while len(site.requests) < 40 and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        archive = tmp_path / "archive.db"
        assert process.returncode == 3, said
        assert "Stopped before the end of sample. The same command goes on from there." in said
        assert rows(archive, "select outcome from crawls") == [("stopped",)]
        unread = "from meetings where id not in (select meeting_id from agenda_items) and id not in (select record_id from absences)"
        assert rows(archive, f"select count(*) {unread}") == [(0,)]  # every meeting was read, or says why not
        assert rows(archive, "select count(*) from absences where detail like '%stopped%'")[0][0] > 5
        done = minutes(*crawl_of(site.base_url, "Sample", "--no-extract", "--no-documents"))
    assert " 0 pages and papers already held" not in done.stderr
    assert rows(archive, "select count(*) from absences where detail like '%stopped%'") == [(0,)]


def test_no_such_committee_names_those_that_come_close(minutes: Run) -> None:
    with serve() as site:
        done = minutes(*crawl_of(site.base_url, "Sample", "--committee", "Cabnet"))
    assert done.returncode == 2
    assert "no committee 'Cabnet'. Close: Cabinet" in done.stderr


def test_papers_and_decisions_left_out_say_so(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        minutes(*crawl_of(site.base_url, "Sample", "--limit", "3", "--no-documents", "--no-extract"))
    archive = tmp_path / "archive.db"
    assert rows(
        archive, "select count(*) from documents where sha256 is null and id not in (select record_id from absences)"
    ) == [(0,)]
    assert rows(
        archive,
        "select count(*) from decisions where decision_text is null and id not in (select record_id from absences)",
    ) == [(0,)]
