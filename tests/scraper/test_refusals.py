"""A page that does not come leaves a gap with its reason at the record a reader would miss it from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from archive.records import NOTICE, Link, Parsed, Site
from archive.store import Archive
from scraper.listing import Listing, Probed
from scraper.plan import Scope
from scraper.refusals import absences_of, gap_of, instead_of, site_error

SITE = Site(id="x", site="x", name="Xshire", base_url="http://x.example/")


def link(page: str, url: str = "", **context: str) -> Link:
    return Link(url=f"http://x.example/{url}", page=page, why="test", context=context)


GAPS = [
    # the page, where its gap is, and what is missing there
    (link("meeting", "ieListDocuments.aspx?CId=1&MId=2"), ("x/meeting/2", "page")),
    (link("xml_meeting", "mgWebService.asmx/GetMeeting?lMeetingId=2"), ("x/meeting/2", "page")),
    (link("item", "mgAi.aspx?ID=5"), ("x/item/5", "page")),
    (link("decision", "ieDecisionDetails.aspx?ID=9"), ("x/decision/9", "page")),
    (link("document", "documents/s7/Lamp report.pdf"), ("x/document/s7", "sha256")),
    (
        link("meeting_attendance", "mgMeetingAttendance.aspx?ID=2", meeting_id="x/meeting/2"),
        ("x/meeting/2", "attendance"),
    ),
    (link("meeting_list", "ieListMeetings.aspx?CId=1", committee="1"), ("x/committee/1", "meetings")),
    (link("xml_meetings", "mgWebService.asmx/GetMeetings", committee="0"), ("x", "meetings")),
    (
        link("decision_register", "mgDelegatedDecisions.aspx", since="2025-01-01", until="2025-06-30"),
        ("x", "decisions published 2025-01-01 to 2025-06-30"),
    ),
]


@pytest.mark.parametrize(("asked", "gap"), GAPS, ids=[asked.page for asked, _ in GAPS])
def test_where_the_gap_is(asked: Link, gap: tuple[str, str]) -> None:
    assert gap_of(asked, SITE) == gap


REASONS = [
    ("blocked", "blocked"), ("robots", "blocked"), ("failed", "fetch_failed"), ("error", "fetch_failed"), ("not_moderngov", "fetch_failed"),
    ("gone", "fetch_failed"),  # the site lists the meeting: that its page is not there is a failure, not silence
]  # fmt: skip


@pytest.mark.parametrize(("verdict", "reason"), REASONS)
def test_why_it_is_missing(verdict: str, reason: str) -> None:
    parsed = absences_of(GAPS[0][0], verdict, "HTTP 500", SITE, has_substitute=False)
    assert [(gap.record_id, gap.reason) for gap in parsed.absences] == [("x/meeting/2", reason)]
    assert parsed.problems


def test_a_page_type_that_a_site_lacks_is_not_published() -> None:
    parsed = absences_of(GAPS[-1][0], "gone", "HTTP 404", SITE, has_substitute=False)
    assert parsed.absences[0].reason == "not_published"


def test_no_gap_where_another_page_stands_in() -> None:
    parsed = absences_of(GAPS[1][0], "not_xml", "HTTP 200", SITE, has_substitute=True)
    assert replace(parsed, failures=(), problems=()) == Parsed()
    assert [each.is_replaced for each in parsed.failures] == [True]
    told = "xml_meeting: what came is not the XML asked for (HTTP 200); another page is read in its place"
    assert [(each.stage, each.record_id, each.message) for each in parsed.problems] == [(NOTICE, "x", told)], (
        "one for all"
    )
    assert absences_of(GAPS[1][0], "gone", "HTTP 404", SITE, has_substitute=True).problems == (), "there is none"


def test_a_gap_ends_when_its_page_comes(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        for asked, _ in GAPS:
            archive.save([absences_of(asked, "failed", "", SITE, has_substitute=False)], "2026-01-01")
        assert archive.db.table("absences").count == len({gap for _, gap in GAPS})
        archive.save([Parsed(settled=(gap_of(asked, SITE),)) for asked, _ in GAPS], "2026-01-02")
        assert archive.db.table("absences").count == 0


def listing(**probed: str) -> Listing:
    made = Listing(SITE, Scope(date(2025, 1, 1), date(2025, 12, 31)))
    made.probed = {page: Probed(verdict, "HTTP 200", "http://x.example/") for page, verdict in probed.items()}
    made.committees = {"1": "Cabinet", "2": "Council"}
    return made


@pytest.mark.parametrize(
    ("page", "xml", "error"),
    [
        ("ok", "gone", None),
        ("blocked", "ok", None),  # many sites refuse pages to programs and leave the service open
        ("robots", "robots", "SiteRefuses"),
        ("blocked", "blocked", "SiteRefuses"),
        ("failed", "failed", "SiteUnreachable"),
        ("not_moderngov", "not_xml", "NotModernGov"),
        ("gone", "gone", "NotModernGov"),
        ("error", "error", "NotModernGov"),
    ],
)
def test_whether_a_site_can_be_crawled_at_all(page: str, xml: str, error: str | None) -> None:
    found = site_error(SITE, listing(committee_list=page, xml_committees=xml).probed)
    assert (type(found).__name__ if found else None) == error
    assert found is None or "\n" not in str(found)


def test_what_is_asked_in_place_of_what_did_not_come() -> None:
    context = {"meeting_id": "x/meeting/2", "committee_id": "x/committee/1"}
    [page] = instead_of(link("xml_meeting", "mgWebService.asmx/GetMeeting?lMeetingId=2", **context), listing())
    assert (page.page, page.url) == ("meeting", "http://x.example/ieListDocuments.aspx?CId=1&MId=2")
    lists = list(instead_of(link("xml_meetings", "mgWebService.asmx/GetMeetings", committee="0"), listing()))
    assert [one.context["committee"] for one in lists] == ["1", "2"]
    [alias] = instead_of(link("committee_list", "mgListCommittees.aspx"), listing())
    assert alias.url.endswith("mgCommitteeStructure.aspx")
    assert list(instead_of(alias, listing())) == []


def test_a_window_that_fails_is_halved_down_to_a_fortnight() -> None:
    asked, halvings = [GAPS[-1][0]], 0
    while asked:
        asked = [half for window in asked for half in instead_of(window, listing())]
        halvings += bool(asked)
    assert 3 <= halvings <= 5


def test_what_a_stopped_crawl_did_not_come_to_is_no_problem() -> None:
    parsed = absences_of(
        GAPS[0][0], "stopped", "the crawl was stopped before it came to this", SITE, has_substitute=False
    )
    assert [(gap.reason, gap.detail) for gap in parsed.absences] == [
        ("not_fetched", "not asked for (the crawl was stopped before it came to this)")
    ]
    assert parsed.problems == ()
