"""Manners: how often a site is asked, when, and when it is left alone. The rules alone, then on loopback."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import UsageError
from archive.records import Parsed, Site
from archive.store import Archive
from scraper.contact import checked
from scraper.manners import LONDON, Applied, InARow, Manners, backoff, retry_after, seconds_until_night
from scraper.pace import HostPace
from scraper.settings import is_private, settings_for
from tests.conftest import ROOT, Run, crawl_of
from tests.scraper.bent import HTML, LEAN, Answer, Bend, bent
from tests.site import serve

NOW = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
FEW = ("--limit", "3", "--no-documents", "--no-extract")
REFUSED_429 = (429, HTML, b"<html><body><h1>Too many requests</h1></body></html>")


def rows(folder: Path, sql: str) -> list[tuple]:
    with sqlite3.connect(folder / "archive.db") as db:
        return db.execute(sql).fetchall()


def rules(folder: Path) -> dict:
    return json.loads(rows(folder, "select rules from crawls order by started_at desc, id desc")[0][0])


# ---------------------------------------------------------------- the rules alone


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 5 ", 5),
        ("0", 0),
        ("Wed, 01 Jul 2026 12:10:00 GMT", 600),  # an HTTP date
        ("Wed, 01 Jul 2026 11:00:00 GMT", 0),  # in the past
        ("Wed, 01 Jul 2026 12:10:00", 600),  # without a zone it is GMT
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),  # a digit, and none of RFC 9110's
        ("", None),
        (None, None),
        ("9" * 400, 10**8),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@given(st.text(max_size=60))
def test_any_retry_after_is_read_or_left(value: str) -> None:
    seconds = retry_after(value, NOW)
    assert seconds is None or seconds >= 0


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        ("2026-01-15 20:00", 0),  # winter: London is UTC
        ("2026-01-15 06:59", 0),
        ("2026-01-15 07:00", 13),
        ("2026-01-15 19:00", 1),
        ("2026-07-15 19:00", 0),  # summer: 20:00 in London
        ("2026-07-15 06:30", 12.5),  # 07:30 in London
        ("2026-07-15 05:59", 0),
        ("2026-03-29 08:00", 11),  # the day the clocks go forward: 09:00 in London
    ],
)
def test_seconds_until_night(moment: str, hours: float) -> None:
    assert seconds_until_night(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == hours * 3600


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)))
def test_after_the_wait_it_is_night(moment: datetime) -> None:
    now = moment.replace(tzinfo=UTC)
    wait = seconds_until_night(now)
    assert 0 <= wait <= 13 * 3600
    then = now + timedelta(seconds=wait)
    assert seconds_until_night(then) == 0
    assert wait == 0 or then.astimezone(LONDON).hour == 20


def test_waits_before_a_request_is_repeated() -> None:
    assert [backoff(number, is_near=False) for number in (1, 2, 3, 4)] == [5, 10, 20, 20]
    assert backoff(1, is_near=True) == 0


def test_in_a_row_means_without_a_break() -> None:
    said: list[str] = []
    counter = InARow(3, "enough", said.append)
    for is_bad in (True, True, False, True, True):
        counter.note(is_bad)
    assert said == []
    counter.note(True)
    counter.note(True)
    assert said == ["enough"]  # once


@pytest.mark.parametrize(
    ("asked", "kept", "words"),
    [
        (None, 2, ""),
        (1, 2, ""),  # ours is longer
        (10, 10, "robots.txt asks for 10 seconds between requests"),
        (600, 60, "robots.txt asks for 600 seconds between requests; we wait 60, the most that we can"),
    ],
)
def test_the_longer_delay_holds(asked: float | None, kept: float, words: str) -> None:
    manners, applied = Manners(delay=2.0, is_near=False), Applied(crawl_delay=asked)
    assert applied.delay_of(manners) == kept
    assert applied.describe(manners, 0, 0) == ([words] if words else [])


@pytest.mark.parametrize("address", [
    "me", "you@example.org\nX-Else: 1", "https://w.example/\x00", "j\u00f6rg@example.org",
])  # fmt: skip
def test_a_contact_that_is_none_or_no_line_of_a_header_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="councils must be able to reach you"):
        checked(address)
    assert checked(" you@example.org\n") == "you@example.org"


def test_a_permission_is_said_with_its_words() -> None:
    words = "Clerk, by e-mail of 3 May 2026: please do read our minutes"
    applied = Applied()
    assert applied.describe(Manners(permission=words), 0, 0) == [f"robots.txt not asked for, by permission: {words}"]
    assert applied.rules(Manners(permission=words), 0)["robots"] == f"not asked for: {words}"
    assert settings_for("https://x.example/", "me@x.example", None, permission=words)["ROBOTSTXT_OBEY"] is False


def test_polite_unless_told_otherwise() -> None:
    polite = settings_for("https://democracy.wexcombe.example/", "me@x.example", None)
    assert polite["DOWNLOAD_DELAY"] >= 2
    assert polite["DOWNLOAD_DELAY_JITTER"] == 0  # never below the delay
    assert polite["AUTOTHROTTLE_ENABLED"] is True
    assert polite["ROBOTSTXT_OBEY"] is True
    assert polite["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert polite["RETRY_TIMES"] == 3


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://10.170.34.172:9071/photo.jpg", True),  # as a web service leaked it
        ("http://192.168.1.1/", True),
        ("http://172.16.0.1/", True),
        ("http://127.0.0.1/", True),
        ("http://[::1]/", True),
        ("http://[fd00::1]/", True),
        ("http://169.254.169.254/latest/", True),
        ("http://localhost/", True),
        ("http://intranet/", True),  # a name without a dot is of the local network
        ("http://files.council.local/", True),
        ("https://democracy.wexcombe.example/", False),
        ("https://93.184.216.34/", False),
    ],
)
def test_is_private(url: str, expected: bool) -> None:
    assert is_private(url) is expected


# ---------------------------------------------------------------- the pace of a host group


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_seconds(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


def test_two_sites_of_one_group_keep_one_pace(tmp_path: Path) -> None:
    clock = Clock()
    first = HostPace(tmp_path, "moderngov.co.uk", clock)
    assert first.wait(2) == 0
    assert first.take()
    second = HostPace(tmp_path, "moderngov.co.uk", clock)  # another site, or another process
    assert not second.take()  # one in flight
    first.give_back(clock().timestamp())
    assert second.wait(2) == pytest.approx(2)
    assert HostPace(tmp_path, "democracy.wexcombe.example", clock).wait(2) == 0
    clock.pass_seconds(1.5)
    assert second.wait(2) == pytest.approx(0.5)
    clock.pass_seconds(1)
    assert second.wait(2) == 0
    assert second.take()
    second.give_back()


def test_a_group_that_wants_to_be_left_alone_is(tmp_path: Path) -> None:
    clock = Clock()
    HostPace(tmp_path, "moderngov.co.uk", clock).hold_off(120)
    other = HostPace(tmp_path, "moderngov.co.uk", clock)
    assert other.wait(2) == pytest.approx(120)
    other.hold_off(86_400 * 365)
    clock.pass_seconds(15 * 60)
    assert other.wait(2) == 0, "no site may keep the others of its host from being read"
    other.hold_off(120)
    clock.pass_seconds(-86_400 * 30)  # a clock that was put right does not stop crawls for a month
    assert other.wait(2) <= 15 * 60


@pytest.mark.parametrize("text", ["", "{", "[]", '{"asked_at": "x"}', '{"asked_at": null}'])
def test_a_broken_file_is_no_hindrance(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.example.json").write_text(text)
    assert HostPace(tmp_path, "x.example", Clock()).wait(2) == 0


@given(st.text(max_size=80))
def test_any_group_has_a_file_of_its_own_folder(group: str) -> None:
    pace = HostPace(Path("/nowhere"), group, Clock())
    assert pace.path.parent == Path("/nowhere")
    assert len(pace.path.name) <= 120


# ---------------------------------------------------------------- on loopback


class Gate:
    """Notes when each request comes, and what for; then does what `bend` says."""

    def __init__(self, bend: Bend | None = None) -> None:
        self.times: list[float] = []
        self.paths: list[str] = []
        self.bend = bend or (lambda path, answer: answer)

    def arrive(self) -> None:
        self.times.append(time.monotonic())

    def __call__(self, path: str, answer: Answer) -> object:
        self.paths.append(path)
        return self.bend(path, answer)

    @property
    def gaps(self) -> list[float]:
        return [after - before for before, after in zip(self.times, self.times[1:], strict=False)]


def first_times(number: int, answer: Answer, part: str = "ieDecisionDetails") -> Bend:
    """Answer so the first times that a page is asked for whose address has `part` in it."""
    count: list[int] = []

    def bend(path: str, usual: Answer) -> Answer:
        if part in path and len(count) < number:
            count.append(1)
            return answer
        return usual

    return bend


def short(base: str, *more: str) -> list[str]:
    """A crawl of a handful of pages."""
    return ["crawl", base, "--slug", "sample", "--council", "Sample", "--since", "2025-05-01", "--until", "2025-06-30",
            "--limit", "1", "--no-documents", "--no-extract", *more]  # fmt: skip


def test_the_delay_holds_between_any_two_requests(minutes: Run) -> None:
    gate = Gate()
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        done = minutes(*short(address, "--delay", "0.3", "--committee", "Cabinet"))
    assert done.returncode in (0, 3), done.stderr
    assert len(gate.times) > 5
    assert min(gate.gaps) >= 0.25  # less what the two clocks and a busy machine make of it


def test_two_processes_share_one_pace(minutes: Run, tmp_path: Path) -> None:
    gate = Gate()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        running = []
        for name in ("one", "two"):
            (tmp_path / name).mkdir()
            command = [sys.executable, "-m", "cli", *short(address, "--delay", "0.3", "--committee", "Cabinet")]
            running.append(
                subprocess.Popen(command, cwd=tmp_path / name, env=environment, stderr=subprocess.PIPE, text=True)
            )
        said = [process.communicate(timeout=120)[1] for process in running]
    assert [process.returncode in (0, 3) for process in running] == [True, True], said
    assert sum("robots.txt" in path for path in gate.paths) == 2
    assert min(gate.gaps) >= 0.25


def test_robots_crawl_delay_is_kept_and_said(minutes: Run, tmp_path: Path) -> None:
    with serve(robots="User-agent: *\nCrawl-delay: 0.4\nDisallow: /mgMemberIndex.aspx", missing_pages=LEAN) as site:
        gate = Gate()
        with bent(site.base_url, gate) as address:
            done = minutes(*short(address, "--delay", "0.05", "--committee", "Cabinet"))
    assert min(gate.gaps[1:]) >= 0.33  # from robots.txt on
    assert "robots.txt asks for 0.4 seconds between requests" in done.stderr
    assert rules(tmp_path)["crawl_delay_asked"] == 0.4


def test_retry_after_is_waited_for(minutes: Run, tmp_path: Path) -> None:
    gate = Gate(first_times(1, (429, {**HTML, "Retry-After": "2"}, b"<html>slow down</html>")))
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        done = minutes(*short(address))
    assert done.returncode in (0, 3), done.stderr
    index = next(n for n, path in enumerate(gate.paths) if "ieDecisionDetails" in path)
    assert gate.gaps[index] >= 1.9  # nothing else was asked meanwhile either
    assert "asked to come back in 2 seconds; waiting" in done.stderr
    assert rules(tmp_path)["retry_after"] == 1
    assert rows(tmp_path, "select waited >= 2, refused from crawls") == [(1, 0)]
    assert rows(tmp_path, "select count(*) from decisions where decision_text is not null") == [(1,)]


def three_from(part: str, answer: Answer) -> Bend:
    """Answer so three times in a row, from the first page on whose address has `part` in it."""
    count: list[int] = []

    def bend(path: str, usual: Answer) -> Answer:
        if (part in path or count) and len(count) < 3:
            count.append(1)
            return answer
        return usual

    return bend


def test_three_times_too_much_ends_the_crawl_and_the_next_run_goes_on(minutes: Run, tmp_path: Path) -> None:
    gate = Gate(three_from("ieDecisionDetails", REFUSED_429))
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        done = minutes(*crawl_of(address, "Sample", *FEW))
        assert done.returncode == 3, done.stderr
        assert (
            "was given up before its end: the site said 3 times in a row that we ask too much (HTTP 429)" in done.stderr
        )
        assert rows(tmp_path, "select outcome from crawls") == [("refused",)]
        assert rules(tmp_path)["gave_up"].startswith("the site said 3 times")
        first = next(at for at, path in enumerate(gate.paths) if "ieDecisionDetails" in path)
        assert len(gate.paths) == first + 3, "nothing is asked after the third refusal"
        refused = set(gate.paths[first:])
        left = "select count(*) from absences where reason = 'not_fetched' and detail like '%too much%'"
        assert rows(tmp_path, left)[0][0] >= 1
        assert rows(tmp_path, "select stage from problems where message like 'the crawl was given up: %'") == [
            ("fetch",)
        ]
        gate.paths.clear()
        done = minutes(*crawl_of(address, "Sample", *FEW))
        assert done.returncode in (0, 3), done.stderr
    again = {path for path in gate.paths if "GetMeeting?" in path}
    assert again <= refused  # what was gathered is not asked for again
    assert rows(tmp_path, "select count(*) from absences where detail like '%too much%'") == [(0,)]
    assert rows(tmp_path, "select count(*) from decisions where decision_text is not null") == [(3,)]


def test_whoever_asks_for_more_than_a_quarter_of_an_hour_is_left_alone(minutes: Run, tmp_path: Path) -> None:
    gate = Gate(lambda path, answer: (503, {**HTML, "Retry-After": "7200"}, b"") if "aspx" in path else answer)
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        done = minutes(*short(address))
    assert done.returncode == 1
    assert "the site asks us to come back in 120 minutes (HTTP 503)" in done.stderr
    assert len(gate.paths) <= 3
    assert rows(tmp_path, "select outcome from crawls") == [("refused",)]
    assert rows(tmp_path, "select record_id, field, reason from absences") == [("sample", "page", "blocked")]


def test_a_site_that_falls_silent_is_left_alone(minutes: Run, tmp_path: Path) -> None:
    gate = Gate(
        lambda path, answer: (
            (403, HTML, b"<html>no</html>" * 200) if "GetMeeting?" in path or "ieList" in path else answer
        )
    )
    with serve(missing_pages=LEAN) as site, bent(site.base_url, gate) as address:
        done = minutes(*crawl_of(address, "Sample", "--no-documents", "--no-extract"))
    assert done.returncode == 3
    assert "10 pages in a row were refused" in done.stderr
    assert sum("GetMeeting?" in path or "ieList" in path for path in gate.paths) <= 11
    assert rows(tmp_path, "select outcome from crawls") == [("refused",)]


def test_robots_that_cannot_be_read_count_as_a_no(minutes: Run, tmp_path: Path) -> None:
    with serve(missing_pages=LEAN) as site:
        broken: Bend = lambda path, answer: (500, HTML, b"<h1>Server error</h1>") if path == "/robots.txt" else answer  # noqa: E731
        with bent(site.base_url, broken) as address:
            done = minutes(*short(address))
        assert not any("aspx" in path for path in site.requests)
    assert done.returncode == 1
    assert "robots.txt cannot be read (HTTP 500), which counts as a no" in done.stderr


def own_row(folder: Path, **values: str) -> None:
    """A row of the user's own register."""
    path = folder / "home" / "council-minutes" / "sites.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(values))
        writer.writeheader()
        writer.writerow(values)


FORBIDDEN = "User-agent: *\nDisallow: /"


def test_the_owners_permission_counts_for_more_than_robots_and_is_printed(minutes: Run, tmp_path: Path) -> None:
    words = "Head of Democratic Services, letter of 3 May 2026: you may read all public pages"
    with serve(robots=FORBIDDEN, missing_pages=LEAN) as site:
        own_row(tmp_path, slug="sample", council="Sample", base_url=site.base_url, permission=words)
        done = minutes(
            *[part for part in short(site.base_url) if part not in ("--slug", "sample", "--council", "Sample")]
        )
        assert "/robots.txt" not in site.requests
    assert done.returncode in (0, 3), done.stderr
    assert f"robots.txt not asked for, by permission: {words}" in done.stderr
    assert rules(tmp_path)["robots"] == f"not asked for: {words}"
    assert rows(tmp_path, "select count(*) from committees") == [(7,)]


def test_a_site_switched_off_is_not_asked(minutes: Run, tmp_path: Path) -> None:
    with serve(missing_pages=LEAN) as site:
        why = "the council asked on 4 June 2026 not to be read"
        own_row(tmp_path, slug="sample", council="Sample", base_url=site.base_url, is_off="yes", off_reason=why)
        done = minutes("crawl", site.base_url, "--no-extract")
        assert list(site.requests) == []
    assert done.returncode == 1
    said = f"Sample is switched off: {why}. Nothing was asked."
    assert done.stderr.strip() == f"Error: {said}"
    assert rows(tmp_path, "select site, outcome, requests, detail from crawls") == [("sample", "refused", 0, said)]
    gap = ("sample", "page", "not_fetched", said)
    assert rows(tmp_path, "select record_id, field, reason, detail from absences") == [gap]
    assert f"sample: switched off: {why}" in minutes("status").stdout
    (tmp_path / "archive.db").unlink()
    assert minutes("rebuild").returncode == 0
    assert rows(tmp_path, "select site, outcome, requests, detail from crawls") == [("sample", "refused", 0, said)]
    assert rows(tmp_path, "select record_id, field, reason, detail from absences") == [gap]


def test_a_site_switched_on_again_is_read_and_its_gap_is_over(minutes: Run, tmp_path: Path) -> None:
    with serve(missing_pages=LEAN) as site:
        row = {"slug": "sample", "council": "Sample", "base_url": site.base_url}
        own_row(tmp_path, **row, is_off="yes", off_reason="the council asked")
        assert minutes("crawl", "sample", "--no-extract").returncode == 1
        own_row(tmp_path, **row)
        done = minutes("crawl", "sample", "--no-extract", "--no-documents", "--limit", "1")
        assert done.returncode in (0, 3), done.stderr
    assert rows(tmp_path, "select outcome from crawls order by started_at, id")[0] == ("refused",)
    assert rows(tmp_path, "select 1 from absences where record_id = 'sample' and field = 'page'") == []


def test_a_real_site_is_not_asked_for_an_archive_of_the_sample_and_the_archive_says_so(
    minutes: Run, tmp_path: Path
) -> None:
    with Archive(tmp_path / "archive.db") as archive:
        sample = Site(id="demo", site="demo", name="Corvedon", base_url="http://127.0.0.1:9/", is_fictional=True)
        archive.save([Parsed(records=(sample,))], "2026-01-01T00:00:00+00:00")
    own_row(tmp_path, slug="xshire", council="Xshire", base_url="https://xshire.example/")
    assert minutes("contact", "clerk@press.example").returncode == 0
    done = minutes("crawl", "xshire", "--no-extract")
    assert done.returncode == 2
    assert "holds the fictional Corvedon; real pages may not be mixed with it" in done.stderr
    [(site, outcome, why)] = rows(tmp_path, "select site, outcome, detail from crawls")
    assert (site, outcome) == ("xshire", "refused")
    assert "made-up councils" in why
    assert str(tmp_path) not in why  # it is published
    assert rows(tmp_path, "select count(*) from sites") == [(1,)]
    assert rows(tmp_path, "select count(*) from absences") == [(0,)]
    assert "xshire: refused on 20" in minutes("status").stdout


def test_by_day_a_night_crawl_waits_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    """The clock is set to noon; nothing is asked, and Ctrl-C ends the wait at once."""
    noon = (
        "import sys, datetime\nfrom commands import shared\n"
        "shared.utc_now = lambda: datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)\n"
        "import cli\ncli.main(sys.argv[1:])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with serve(missing_pages=LEAN) as site:
        command = [sys.executable, "-c", noon, *short(site.base_url, "--night")]
        process = subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, text=True)
        line = process.stderr.readline() if process.stderr else ""
        assert re.search(r"only by night: waiting until 20:00 London time, 7\.0 hours", line), line
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        said = process.communicate(timeout=60)[1]
        assert time.monotonic() - begun < 10
        assert list(site.requests) == []
    assert "Traceback" not in said
    assert "Stopped before the end of sample" in said
    assert process.returncode == 3
    assert rows(tmp_path, "select outcome from crawls") == [("stopped",)]


def test_by_night_a_night_crawl_asks(minutes: Run, tmp_path: Path) -> None:
    midnight = (
        "import sys, datetime\nfrom commands import shared\n"
        "shared.utc_now = lambda: datetime.datetime(2026, 7, 1, 23, tzinfo=datetime.UTC)\n"
        "import cli\ncli.main(sys.argv[1:])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with serve(missing_pages=LEAN) as site:
        command = [sys.executable, "-c", midnight, *short(site.base_url, "--night")]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 3), done.stderr
    assert rules(tmp_path)["night_only"] == "20:00 to 07:00, London"


# ---------------------------------------------------------------- only known pages inside #modgov


def trapped(lines: str, part: str) -> Bend:
    """Links put into a page, inside #modgov and outside."""

    def bend(path: str, answer: Answer) -> Answer:
        status, headers, body = answer
        if part not in path:
            return answer
        inside = body.replace(b'<div class="mgContent"', lines.encode() + b'<div class="mgContent"', 1)
        assert inside != body
        return (
            status,
            headers,
            inside.replace(b"</body>", lines.replace("trap", "trap-outside").encode() + b"</body>", 1),
        )

    return bend


TRAPS = """
<a href="/-Oex6em-trap.html" style="display:none">.</a> <a href="/-Oex6em-trap.aspx">.</a>
<a href="ieLogon.aspx?RPID=trap">Log in</a> <a href="ieDocSearch.aspx?trap=1">Search</a>
<a href="ieSearchResults2.aspx?SS=trap&amp;DT=3">Found</a> <a href="mgRegisterKeywordInterest.aspx?trap=1">Tell me</a>
<a href="mgUnknownTrap.aspx?ID=1&amp;trap">?</a> <a href="http://10.170.34.172:9071/mgAi.aspx?ID=7&amp;trap">internal</a>
<a href="https://elsewhere.example/ieDecisionDetails.aspx?ID=1&amp;trap">other council</a>
<a href="//elsewhere.example/mgAi.aspx?ID=1&amp;trap">other council</a> <a href="javascript:trap()">.</a>
<a href="mailto:trap@wexcombe.example">.</a> <a href="file:///etc/passwd?trap">.</a> <a href="data:text/html,trap">.</a>
"""


@pytest.mark.parametrize("part", ["mgListCommittees", "ieListMeetings", "ieListDocuments", "ieDecisionDetails"])
def test_traps_are_not_walked_into(minutes: Run, tmp_path: Path, part: str) -> None:
    with serve(webservice=False, missing_pages=LEAN) as site:
        gate = Gate(trapped(TRAPS, part))
        with bent(site.base_url, gate) as address:
            done = minutes(*short(address))
    assert done.returncode in (0, 3), done.stderr
    assert any(part in path for path in gate.paths)
    assert [path for path in gate.paths if "trap" in path.lower()] == []
    with sqlite3.connect(tmp_path / "evidence.db") as db:
        asked = {row[0] for row in db.execute("select url from fetches")}
    assert {url.split("/")[2] for url in asked} == {address.split("/")[2]}  # no other host, not even to fail there
