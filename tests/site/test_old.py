"""Meetings from before ModernGov, packs and lists by day, as our own parsers read them from the served site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from archive.records import Document, Meeting, Parsed
from archive.records import Site as Register
from scraper.pages import parse
from tests.site import Site, serve
from tests.site.client import fetch
from tests.site.loader import load


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(webservice_fails_for=frozenset()) as served:
        yield served


def read(site: Site, page: str, path: str, **context: str) -> Parsed:
    """What a page of the site gives."""
    status, _, body = fetch(site, path)
    assert status == 200, path
    register = Register(id="corvedon", site="corvedon", name="Corvedon", base_url=site.base_url)
    return parse(page, body, site.base_url + path, register, context)


@pytest.mark.parametrize(("year", "has_text"), [(2004, True), (2001, False)])
def test_old_meetings_from_list_to_paper(site: Site, year: int, has_text: bool) -> None:
    listed = read(site, "meeting_list", f"ieListMeetings.aspx?CId=137&Year={year}")
    (link,) = [link for link in listed.links if link.page == "old_meeting"]
    parsed = read(site, "old_meeting", link.url.removeprefix(site.base_url), **link.context)
    (meeting,) = [record for record in parsed.records if isinstance(record, Meeting)]
    (paper,) = [record for record in parsed.records if isinstance(record, Document)]
    assert meeting in [record for record in parsed.records if record.id == listed.facts["meetings"][0]["id"]]
    assert (str(meeting.date)[:4], paper.kind, bool(parsed.texts)) == (str(year), "minutes", has_text)
    assert not parsed.problems
    for each in parsed.links:
        assert fetch(site, each.url.removeprefix(site.base_url))[1]["content-type"] == "application/pdf"


def test_an_unknown_old_meeting_is_gone(site: Site) -> None:
    status, headers, _ = fetch(site, "CeListDocuments.aspx?MeetingId=999&DF=01%2f01%2f2001")
    assert (status, headers["location"]) == (302, "/mgError.aspx")


def test_the_pack_of_a_meeting(site: Site) -> None:
    meeting = next(m for m in load().meetings.values() if m.has_agenda and any(item.docs for item in m.items))
    page = read(site, "meeting", f"ieListDocuments.aspx?CId={meeting.committee}&MId={meeting.id}")
    (link,) = [link for link in page.links if link.page == "document_pack"]
    parsed = read(site, "document_pack", link.url.removeprefix(site.base_url), **link.context)
    (paper,) = [record for record in parsed.records if isinstance(record, Document)]
    assert (paper.id, paper.kind) == (f"corvedon/document/g{meeting.g}-T10", "pack")
    assert not parsed.problems


def test_calendar_and_lists_by_day_agree(site: Site) -> None:
    """A month of the calendar holds the meetings that the XML service lists for it."""
    shown = read(site, "calendar", "mgCalendarMonthView.aspx?GL=1&M=3&DD=2026&CID=0")
    query = "lCommitteeId=-1&sFromDate=01/03/2026&sToDate=31/03/2026&bIsAscendingDateOrder=true"
    listed = read(site, "xml_meetings_by_date", f"mgWebService.asmx/GetAllMeetingsByDate?{query}")
    assert {m["id"]: m["date"] for m in shown.facts["meetings"]} == {
        m["id"]: m["date"] for m in listed.facts["meetings"]
    }
    assert shown.facts["meetings"]
    assert not (*shown.problems, *listed.problems)


def test_what_is_new_leads_to_pages_of_the_site(site: Site) -> None:
    parsed = read(site, "whats_new", "mgWhatsNew.aspx?b=60")
    assert {link.page for link in parsed.links} == {"meeting", "decision"}
    assert not parsed.problems
