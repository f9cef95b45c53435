"""Each knob of `serve` does what README.md says."""

from __future__ import annotations

import datetime
import threading

import pytest
from bs4 import BeautifulSoup

from tests.site import serve
from tests.site.client import fetch, modgov, words
from tests.site.loader import load


def test_knob_webservice_off() -> None:
    with serve(webservice=False) as site:
        assert fetch(site, "mgWebService.asmx/GetCommittees")[0] == 404


def test_knob_robots() -> None:
    with serve(robots="User-agent: *\nDisallow: /\n", blocked=True) as site:
        assert fetch(site, "/robots.txt")[2] == b"User-agent: *\nDisallow: /\n"


def test_knob_truncate_off() -> None:
    with serve(truncate=False) as site:
        assert "view the full" not in words(str(modgov(site, "ieListDocuments.aspx?MId=4138")))


def test_knob_subdir() -> None:
    with serve(subdir="/moderngov") as site:
        assert site.base_url.endswith("/moderngov/")
        assert fetch(site, "mgListCommittees.aspx")[0] == 200
        assert fetch(site, "/mgListCommittees.aspx")[0] == 404
        assert fetch(site, "mgAi.aspx?ID=1")[1]["location"] == "/moderngov/mgError.aspx"


def test_knob_blocked() -> None:
    with serve(blocked=True) as site:
        status, _, body = fetch(site, "mgListCommittees.aspx")
        assert status == 200
        assert b"Just a moment..." in body
        assert b"modgov" not in body


@pytest.mark.parametrize(("frame", "inside"), [("reverse", True), ("reverse-outside", False)])
def test_knob_frame(frame: str, inside: bool) -> None:
    with serve(frame=frame) as site:
        soup = BeautifulSoup(fetch(site, "ieListDocuments.aspx?MId=4138")[2].decode(), "lxml")
        h1 = soup.select_one("h1")
        assert h1
        assert not h1.has_attr("class")
        assert not soup.select(".mgHeader")
        assert bool(soup.select("#modgov h1")) == inside
        assert len(soup.select("#mgItemTable > tr")) == 7


def test_knob_page_size_and_today() -> None:
    with serve(page_size=4, today=datetime.date(2025, 3, 20)) as site:
        assert len(modgov(site, "ieListMeetings.aspx?CId=142").select("a.mgMeetingTableLnk")) == 4
        assert "Evening parking charges" in modgov(site, "mgDelegatedDecisions.aspx").get_text()


def test_knob_missing_pages_and_status() -> None:
    with serve(missing_pages={"mgListOfficerDecisions.aspx"}, status_for={"MId=4131": 503}) as site:
        assert fetch(site, "mgListOfficerDecisions.aspx")[0] == 404
        assert fetch(site, "ieListDocuments.aspx?CId=142&MId=4131")[0] == 503
        assert fetch(site, "ieListDocuments.aspx?CId=142&MId=4138")[0] == 200


def test_knob_withdrawn_and_amended() -> None:
    with serve(withdrawn={4131}, amended={21842: "The minutes were amended."}) as site:
        assert fetch(site, "ieListDocuments.aspx?MId=4131")[0] == 302
        assert fetch(site, "ieDecisionDetails.aspx?ID=1934")[0] == 302
        assert "The minutes were amended." in words(str(modgov(site, "mgAi.aspx?ID=21842")))
    assert load().meetings[4131]


def test_requests_are_counted_from_several_threads() -> None:
    with serve() as site:
        threads = [threading.Thread(target=fetch, args=(site, f"mgAi.aspx?ID=22024&a={n}")) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(site.requests) == sorted(f"/mgAi.aspx?ID=22024&a={n}" for n in range(12))
