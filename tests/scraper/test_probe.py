"""`minutes sites check`: at most five requests, and the right word for what a site is."""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import cli
from archive.errors import SiteRefuses
from archive.evidence import Evidence
from scraper.check import STATES, Check, lines_of
from scraper.client import LOOK_AGAIN, Answer, Client, FetchError
from scraper.pace import HostPace, pace_for
from scraper.probe import LIMIT, keep, probe
from scraper.sites import SiteSpec, from_base_url
from tests.conftest import Run
from tests.scraper.test_tls import CASES, served, set_ups, slug
from tests.site import serve

TODAY = date(2026, 11, 22)
NO = {"mgListCommittees.aspx": 403, "mgWebService": 404}
WSDL = b"""<?xml version="1.0" encoding="utf-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/"><wsdl:portType name="mgWebServiceSoap">
<wsdl:operation name="GetMeeting"/><wsdl:operation name="GetCommittees"/><wsdl:operation name="CheckComms"/>
</wsdl:portType><wsdl:portType name="mgWebServiceHttpGet"><wsdl:operation name="GetMeeting"/></wsdl:portType></wsdl:definitions>"""
COMMITTEES = b"""<?xml version="1.0" encoding="utf-8"?><committees><committeescount> 1</committeescount><committee>
<committeeid>7</committeeid><committeetitle>Cabinet</committeetitle><committeedeleted>False</committeedeleted>
<committeeexpired>False</committeeexpired></committee></committees>"""
LIST = b"""<html><body><p><a href="mgPlansHome.aspx">Plans</a></p><div id="modgov"><div class="mgContent"><ul class="mgBulletList">
<li><a href="mgCommitteeDetails.aspx?ID=7">Cabinet</a></li></ul></div></div></body></html>"""
Replies = Mapping[str, tuple[int, bytes] | str]


def look(spec: SiteSpec, kept: list[Answer] | None = None) -> Check:
    with Client(spec, "someone@council-watch.example", LIMIT, sleep=lambda _: None) as client:
        return probe(spec.site, client, TODAY, kept)


@contextmanager
def scripted(replies: Replies, context: ssl.SSLContext | None = None) -> Iterator[tuple[str, list[str], list[Any]]]:
    """A server that answers a path (without its query) with status and body, or leads to an address; else 404."""
    asked: list[str] = []
    headers: list[Any] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            headers.append(self.headers)
            reply = replies.get(self.path, replies.get(self.path.split("?")[0], (404, b"<html>no</html>")))
            status, body = (302, b"") if isinstance(reply, str) else reply
            self.send_response(status)
            if isinstance(reply, str):
                self.send_header("Location", reply)
            self.send_header("Set-Cookie", "session=1")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield f"http{'s' if context else ''}://127.0.0.1:{server.server_port}/", asked, headers
        server.shutdown()


# ---------------------------------------------------------------- the sample site

SAMPLE: list[tuple[dict[str, Any], str, int, str]] = [
    # knobs, state, requests, what the words hold
    ({}, "open", 5, ""),
    ({"webservice": False}, "open", 5, ""),
    ({"webservice": False, "frame": "reverse"}, "open", 5, ""),
    ({"subdir": "/moderngov"}, "open", 5, ""),
    ({"blocked": True}, "refuses", 3, "bot challenge instead of the page (HTTP 200)"),
    ({"robots": "User-agent: *\nDisallow: /"}, "refuses", 1, "robots.txt asks robots to stay away"),
    ({"robots": "User-agent: *\nDisallow: /mgListCommittees.aspx\nDisallow: /mgWebService.asmx"}, "refuses", 1, "robots.txt"),
    ({"status_for": NO}, "refuses", 3, "HTTP 403"),
    # a shut front door and an open back door: said as both
    ({"status_for": {".aspx": 403}}, "open", 5, "by its XML service only; its pages: HTTP 403"),
    ({"status_for": {"mgListCommittees.aspx": 500}, "webservice": False}, "errors", 3, "an error (HTTP 500)"),
    # the list of committees under its other name
    ({"missing_pages": {"mgListCommittees.aspx"}}, "open", 5, "no such page"),
]  # fmt: skip


@pytest.mark.parametrize(("knobs", "state", "requests", "words"), SAMPLE, ids=[str(case[0])[:60] for case in SAMPLE])
def test_states_of_the_sample_site(knobs: dict[str, Any], state: str, requests: int, words: str) -> None:
    with serve(**knobs) as site:
        found = look(from_base_url(site.base_url))
        served = site.requests.snapshot()
    assert (found.state, len(served)) == (state, requests)
    assert len(served) <= LIMIT
    assert len(found.requests) == len(served)
    assert served[0] == "/robots.txt"
    assert words in found.words


def test_by_pages_a_meeting_is_read_too() -> None:
    with serve(webservice=False, frame="reverse", subdir="/moderngov") as site:
        found = look(from_base_url(site.base_url))
        assert found.base_url == site.base_url
        current = [committee for committee in site.content.committees.values() if not committee.expired]
    read = {reading.page: reading for reading in found.readings}
    assert read["committee_list"].found == {"committees": len(current)}
    assert read["meeting_list"].found["meetings"] == 15
    assert read["meeting"].found["agenda items"] > 0
    assert found.frame == "reverse CMS"
    assert found.language == "English"
    assert {"meeting_attendance", "document"} <= found.linked
    assert found.not_seen()
    assert set(found.not_seen()).isdisjoint({*found.linked, *read})
    assert found.is_fictional


def test_with_a_service_its_answer_is_read() -> None:
    with serve() as site:
        found = look(from_base_url(site.base_url))
    assert {reading.page: reading.is_read for reading in found.readings} == {
        "committee_list": True, "xml_committees": True, "xml_wsdl": False, "meeting_list": True,
    }  # fmt: skip
    assert found.frame == "standard"
    assert "GetCommittees answered; the service does not list its operations" in "\n".join(lines_of(found))


# ---------------------------------------------------------------- sites of other kinds


def test_operations_come_from_the_services_own_list() -> None:
    replies = {
        "/mgWebService.asmx": (200, WSDL),
        "/mgWebService.asmx/GetCommittees": (200, COMMITTEES),
        "/mgListCommittees.aspx": (200, LIST),
    }
    with scripted(replies) as (base, asked, headers):
        found = look(from_base_url(base))
    assert found.operations == ["GetCommittees", "GetMeeting", "CheckComms"]
    assert "GetCommittees, GetMeeting; and 1 others" in "\n".join(lines_of(found))
    assert "plans" in found.linked  # the skin's own links count
    assert asked[-1] == "/ieListMeetings.aspx?CId=7"
    assert len(asked) == LIMIT
    assert all("contact: someone@council-watch.example" in each["User-Agent"] for each in headers)
    assert not any(each["Cookie"] for each in headers)


def test_a_site_that_moved_into_a_directory_is_followed() -> None:
    replies = {
        "/mgListCommittees.aspx": "/modern.gov/mgListCommittees.aspx",
        "/modern.gov/mgListCommittees.aspx": (200, LIST),
    }
    with scripted(replies) as (base, asked, _):
        found = look(from_base_url(base))
    assert found.base_url == base + "modern.gov/"
    assert "asked for at" in "\n".join(lines_of(found))
    assert len(asked) == LIMIT  # the redirect counts


def test_an_install_directory_is_found_from_the_front_page() -> None:
    front = b'<html><body><a href="/committees/ieDocHome.aspx">Meetings</a></body></html>'
    with scripted({"/": (200, front), "/committees/mgListCommittees.aspx": (200, LIST)}) as (base, asked, _):
        found = look(from_base_url(base))
    assert (found.state, found.base_url, len(asked)) == ("open", base + "committees/", 5)


OTHERS: list[tuple[Replies, str, str]] = [
    # replies, state, words
    ({}, "not ModernGov", "no such page (HTTP 404)"),
    ({"/mgListCommittees.aspx": (200, b"<html><h1>Roses</h1>" + b"<p>roses</p>" * 200)}, "not ModernGov", "not a ModernGov page"),
    ({"/mgListCommittees.aspx": "/mgError.aspx"}, "not ModernGov", "own error page"),
    ({"/mgListCommittees.aspx": "/ieLogon.aspx"}, "refuses", "log-in"),
    ({"/mgListCommittees.aspx": "/mgListCommittees.aspx"}, "errors", "redirects in a circle"),
    ({"/mgListCommittees.aspx": "http://[no"}, "unreachable", "which is no address"),
    ({"/mgListCommittees.aspx": "gopher://127.0.0.1/"}, "unreachable", "no public web address"),
    ({"/robots.txt": (503, b"")}, "errors", "robots.txt cannot be read (HTTP 503), which counts as a no"),
    ({"/mgWebService.asmx/GetCommittees": (200, b"<html>Just a moment...</html>")}, "refuses", "challenge"),
]  # fmt: skip


@pytest.mark.parametrize(("replies", "state", "words"), OTHERS, ids=[str(case[0])[:60] for case in OTHERS])
def test_states_of_other_servers(replies: Replies, state: str, words: str) -> None:
    with scripted(replies) as (base, asked, _):
        found = look(from_base_url(base))
    assert (found.state, len(asked) <= LIMIT) == (state, True)
    assert words in found.words


def test_nobody_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        found = look(from_base_url(f"http://127.0.0.1:{taken.getsockname()[1]}/"))
    assert (found.state, len(found.requests)) == ("unreachable", 1)
    assert "cannot connect" in found.words


def test_certificates_are_checked_as_in_a_crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pinned intermediate completes a chain and is no root; the cases are those of `test_tls`."""
    states: dict[str, tuple[str, bool]] = {}
    for name, pems, pin in set_ups(tmp_path):
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "root.pem"))
        with scripted({"/mgListCommittees.aspx": (200, LIST)}, served(tmp_path, slug(name), pems)) as (base, asked, _):
            url = base.replace("127.0.0.1", "localhost")
            found = look(SiteSpec(slug="x", council="X", base_url=url, certificate=pin))
            states[name] = (found.state, bool(asked))
        assert found.is_open or "certificate cannot be verified" in found.words
    assert states == {name: ("open", True) if is_read else ("refuses", False) for name, is_read, _ in CASES}


def test_welsh_and_two_languages() -> None:
    page = LIST.replace(b"<html>", b'<html lang="cy">').replace(b"mgPlansHome.aspx", b"mgListCommittees.aspx?LLL=0")
    with scripted({"/mgListCommittees.aspx": (200, page)}) as (base, _, _):
        found = look(from_base_url(base))
    assert (found.language, found.has_other_language) == ("Welsh", True)
    assert "Welsh, another is offered" in "\n".join(lines_of(found))


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([LIST, WSDL, COMMITTEES, b""]),
    st.binary(max_size=60),
    st.integers(0, 400),
    st.sampled_from(sorted(STATES)),
)
def test_nothing_that_a_site_sends_breaks_a_check(body: bytes, junk: bytes, at: int, verdict: str) -> None:
    class Sender:
        permission, requests = "", list[str]()

        def ask(self, url: str, page: str) -> Answer:
            broken = body[:at] + junk + body[at:] + b'<a href="http://[">x</a><a href="mailto:x">x</a>'
            return Answer(page=page, asked=url, url=url, verdict=verdict, status=200, body=broken)

    found = probe(from_base_url("https://democracy.wexcombe.example/").site, Sender(), TODAY)  # type: ignore[arg-type]
    assert found.state in STATES.values()
    assert list(lines_of(found))
    json.dumps(found.as_json())


# ---------------------------------------------------------------- what site owners have said


def test_a_site_that_is_switched_off_is_not_asked() -> None:
    with scripted({}) as (base, asked, _):
        with pytest.raises(SiteRefuses, match=r"switched off: they wrote on 2026-01-02"):
            look(SiteSpec(slug="x", council="X", base_url=base, is_off="yes", off_reason="they wrote on 2026-01-02"))
        assert asked == []


def test_permission_stands_above_robots_and_is_said() -> None:
    replies = {"/robots.txt": (200, b"User-agent: *\nDisallow: /"), "/mgListCommittees.aspx": (200, LIST)}
    with scripted(replies) as (base, asked, _):
        found = look(SiteSpec(slug="x", council="X", base_url=base, permission="granted by letter, 2026-01-02"))
    assert found.state == "open"
    assert "/robots.txt" not in asked
    assert "by permission: granted by letter, 2026-01-02" in "\n".join(lines_of(found))


def test_the_delay_that_robots_asks_for_is_kept_up_to_a_minute() -> None:
    waits: list[float] = []
    robots = {"/robots.txt": (200, b"User-agent: *\nCrawl-delay: 600")}
    with scripted(robots) as (base, asked, _), Client(from_base_url(base), None, LIMIT, sleep=waits.append) as client:
        probe(from_base_url(base).site, client, TODAY)
    assert waits == [60.0] * (len(asked) - 1)


def test_it_takes_turns_with_crawls_of_the_host_group(tmp_path: Path) -> None:
    """A crawl has a request in flight, and asked for something a second ago; then comes a `come back later`."""
    now = [datetime(2026, 11, 22, 12, tzinfo=UTC)]
    crawl, ours = (HostPace(tmp_path, "moderngov.co.uk", lambda: now[0]) for _ in range(2))
    assert crawl.take()
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        now[0] += timedelta(seconds=seconds)
        if len(waits) == 3:  # its request comes to an end
            crawl.give_back(now[0].timestamp())

    with scripted({"/robots.txt": (404, b"")}) as (base, asked, _):
        spec = from_base_url(base)
        with Client(spec, None, LIMIT, sleep=sleep, pace=ours) as client:
            client.delay = 2.0
            client.ask(f"{base}mgListCommittees.aspx", "committee_list")
            assert waits == [LOOK_AGAIN] * 3 + [2.0, 2.0], "the request in flight, its delay, our own"
            crawl.hold_off(60)
            client.ask(f"{base}mgCommitteeStructure.aspx", "committee_list")
            assert waits[5:] == [60.0]
    assert len(asked) == 3
    assert crawl.wait(2.0) == 2.0, "a crawl waits for us too"
    assert crawl.take(), "and nothing is left locked"


def test_a_request_that_fails_gives_its_turn_back(tmp_path: Path) -> None:
    pace = HostPace(tmp_path, "x", lambda: datetime.now(UTC))
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{nobody.getsockname()[1]}/"
        with Client(from_base_url(base), None, LIMIT, sleep=lambda _: None, pace=pace) as client:
            assert client.ask(f"{base}mgListCommittees.aspx", "committee_list").verdict == "failed"
    assert HostPace(tmp_path, "x", lambda: datetime.now(UTC)).take()


def test_whose_pace_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """That of the group a site's crawls keep; nobody's on this machine."""
    monkeypatch.setattr("scraper.pace.pace_folder", lambda: tmp_path)
    hosted = from_base_url("https://wexcombe.moderngov.co.uk/")
    pace = pace_for(hosted, lambda: datetime.now(UTC))
    assert pace is not None
    assert pace.path == tmp_path / "moderngov.co.uk.json"
    assert pace_for(from_base_url("http://127.0.0.1:8123/"), lambda: datetime.now(UTC)) is None


class StoppedError(Exception):
    """Before anything is asked: the site is not on this machine."""


@pytest.mark.parametrize("command", [
    ["sites", "check", "https://democracy.wexcombe.example/"],
    ["capture", "https://democracy.wexcombe.example/mgAi.aspx?ID=5", "--fixtures", "."],
])  # fmt: skip
def test_the_commands_keep_the_pace(command: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    paces: list[Any] = []

    def stopped(*_: object, pace: HostPace | None = None, **__: object) -> Client:
        paces.append(pace)
        raise StoppedError

    monkeypatch.setattr("scraper.client.Client", stopped)
    monkeypatch.setattr("scraper.pace.pace_folder", lambda: tmp_path)
    monkeypatch.setenv("MINUTES_CONTACT", "someone@council-watch.example")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli.main, command)
    assert isinstance(done.exception, StoppedError), done.output
    assert [pace.path.name for pace in paces] == ["democracy.wexcombe.example.json"]


def test_private_addresses_are_not_followed_from_a_public_site() -> None:
    with Client(from_base_url("https://democracy.wexcombe.example/"), None, LIMIT) as client:
        for onward in (
            "http://10.1.2.3/",
            "http://127.0.0.1/",
            "http://intranet/",
            "ftp://democracy.wexcombe.example/",
        ):
            with pytest.raises(FetchError, match="no public web address"):
                client._onward("https://democracy.wexcombe.example/", httpx.Response(302, headers={"Location": onward}))


# ---------------------------------------------------------------- evidence and the command


def test_answers_are_kept_where_asked_and_no_crawl_takes_them_for_its_own(tmp_path: Path) -> None:
    kept: list[Answer] = []
    with serve() as site:
        spec = from_base_url(site.base_url)
        look(spec, kept)
    with Evidence(tmp_path / "e.db") as evidence:
        keep(kept, spec.site, "2026-11-22T00:00:00+00:00", evidence)
        fetches = list(evidence.fetches())
        assert [fetch.page for fetch in fetches] == ["committee_list", "xml_committees", "xml_wsdl", "meeting_list"]
        assert evidence.body(fetches[0].sha256 or "") == kept[0].body
        assert evidence.last_fetch(f"{site.base_url}mgListCommittees.aspx") is None
        assert evidence.unfinished_crawl(spec.slug) is None


COMMANDS: list[tuple[dict[str, Any], list[str], int, str]] = [
    # knobs, options, exit code, what stdout holds
    ({}, [], 0, "state     open"),
    ({"blocked": True}, [], 1, "state     refuses: a bot challenge"),
    ({}, ["--json"], 0, '"state": "open"'),
]


@pytest.mark.parametrize(("knobs", "options", "code", "says"), COMMANDS, ids=[str(case[:2]) for case in COMMANDS])
def test_the_command(
    minutes: Run, tmp_path: Path, knobs: dict[str, Any], options: list[str], code: int, says: str
) -> None:
    with serve(**knobs) as site:
        done = minutes("sites", "check", site.base_url, *options)
        assert len(site.requests) <= LIMIT
    assert done.returncode == code, done.stderr
    assert says in done.stdout
    assert "What was fetched is not kept." in done.stderr
    assert not list(tmp_path.glob("*.db"))
    if "--json" in options:
        assert {"pages", "linked", "not_seen", "operations", "requests"} <= set(json.loads(done.stdout))


def test_the_command_needs_a_contact_and_a_site(minutes: Run) -> None:
    assert minutes("sites", "check", "haringey").returncode == 2
    assert minutes("sites", "check", "haringy").returncode == 2


def test_sites_still_lists_and_shows_the_last_crawl(minutes: Run, tmp_path: Path) -> None:
    from archive.store import Archive

    with Archive(tmp_path / "archive.db") as archive:
        for at, outcome in (("2026-11-01T00:00:00+00:00", "refused"), ("2026-11-20T00:00:00+00:00", "done")):
            archive.add_crawl(
                {"id": at, "site": "haringey", "started_at": at, "finished_at": at, "outcome": outcome, "scope": {}}
            )
    done = minutes("sites", "haringey")
    assert "[crawled 2026-11-20: done]" in done.stdout
    assert "refused" not in done.stdout
    assert len(minutes("sites").stdout.splitlines()) > 300
    assert "crawled" not in minutes("sites", "--archive", "none.db", "haringey").stdout
