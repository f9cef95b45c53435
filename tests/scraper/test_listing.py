"""What a crawl asks for after what it has read."""

from __future__ import annotations

from datetime import date

import pytest

from archive.records import Link, Meeting, Parsed, Site
from archive.records_people import Attendance
from scraper.compared import is_stood_in_for
from scraper.listing import Listing
from scraper.plan import Scope
from scraper.refusals import absences_of

SITE = Site(id="x", site="x", name="X", base_url="https://x.example/")
AGENDA, MINUTES = (f"https://x.example/CeListDocuments.aspx?MId=3&RD={part}" for part in ("Agenda", "Minutes"))
OLD = Meeting(id="x/meeting/3", site="x", committee_id="x/committee/1", date="2004-03-02")


def half(url: str) -> Link:
    return Link(url=url, page="old_meeting", why="listed meeting", context={"meeting_id": OLD.id})


@pytest.mark.parametrize(("listed", "linked"), [
    ((AGENDA, MINUTES), ()),  # both stand in the list, neither page links to the other
    ((MINUTES, AGENDA), ()),
    ((AGENDA,), (MINUTES,)),  # the list has the agenda, and its page links to the minutes
])  # fmt: skip
def test_both_halves_of_an_old_meeting_are_read(listed: tuple[str, ...], linked: tuple[str, ...]) -> None:
    listing = Listing(SITE, Scope(date(2000, 1, 1), date(2026, 1, 1), today=date(2026, 1, 1)))
    lists = Link(
        url="https://x.example/ieListMeetings.aspx?CId=1", page="meeting_list", why="", context={"committee": "1"}
    )
    listing.add(lists, Parsed(records=(OLD,), links=tuple(map(half, listed))))
    [first] = listing.wanted().links
    asked = [first.url, *(link.url for link in listing.follow(first, Parsed(links=tuple(map(half, linked)))))]
    assert set(asked) == {AGENDA, MINUTES}


YEAR, MONTH, AHEAD = ("2025-01-01", "2025-12-31"), ("2025-11-01", "2025-11-30"), ("2026-01-01", "2026-12-31")


def service_list(page: str, days: tuple[str, str], committee: str) -> Link:
    context = {"committee": committee, "since": days[0], "until": days[1]}
    return Link(url="https://x.example/mgWebService.asmx/List", page=page, why="", context=context)


@pytest.mark.parametrize(("page", "days", "committee", "meetings", "asked"), [
    ("xml_meetings_by_date", YEAR, "0", (), ["1", "2"]),  # a year without a meeting: is the service in order?
    ("xml_meetings", YEAR, "2", (), ["2"]),
    ("xml_meetings_by_date", YEAR, "0", (OLD,), []),
    ("xml_meetings_by_date", MONTH, "0", (), []),  # councils rest for a month
    ("xml_meetings_by_date", AHEAD, "0", (), []),  # nothing called yet
])  # fmt: skip
def test_a_service_that_lists_no_meeting_for_long_is_not_believed(
    page: str, days: tuple[str, str], committee: str, meetings: tuple[Meeting, ...], asked: list[str]
) -> None:
    listing = Listing(SITE, Scope(date(2025, 1, 1), date(2026, 12, 31), today=date(2026, 1, 1)))
    listing.committees = {"1": "Board", "2": "Panel"}
    found = listing.follow(service_list(page, days, committee), Parsed(records=meetings))
    assert [each.context["committee"] for each in found if each.page == "meeting_list"] == asked


@pytest.mark.parametrize(("meetings", "asked"), [((), ["xml_meetings_by_date"]), ((OLD,), [])])
def test_where_one_list_names_nothing_the_services_other_one_is_asked(
    meetings: tuple[Meeting, ...], asked: list[str]
) -> None:
    """To some sites 0 means no committee, and its other list has -1 for all of them."""
    listing = Listing(SITE, Scope(date(2025, 1, 1), date(2026, 12, 31), today=date(2026, 1, 1)))
    found = list(listing.follow(service_list("xml_meetings", MONTH, "0"), Parsed(records=meetings)))
    assert [link.page for link in found] == asked
    assert all("lCommitteeId=-1&" in link.url for link in found)


def test_a_list_asked_out_of_doubt_leaves_no_gap() -> None:
    """The service said that there are none; that it does not have its other list adds nothing."""
    link = Listing(SITE, Scope(date(2025, 1, 1), date(2026, 12, 31))).doubted_list(
        service_list("xml_meetings", MONTH, "0")
    )
    assert is_stood_in_for(link, "gone")
    assert not absences_of(link, "gone", "", SITE, has_substitute=is_stood_in_for(link, "gone")).absences


PRESENT = Attendance(
    id="x/meeting/5+x/person/1", site="x", meeting_id="x/meeting/5", name="Ida Orme", attendance="Present"
)


@pytest.mark.parametrize(("people", "asked"), [((PRESENT,), ["issue"]), ((), ["issue", "meeting_attendance"])])
def test_attendance_that_the_service_does_not_give_is_read_from_its_page(
    people: tuple[Attendance, ...], asked: list[str]
) -> None:
    """Items cut short on the page are not: the service gave them whole."""
    listing = Listing(SITE, Scope(date(2025, 1, 1), date(2026, 12, 31), today=date(2026, 1, 1)))
    service = Link(url="https://x.example/mgWebService.asmx/GetMeeting?lMeetingId=5", page="xml_meeting", why="",
                   context=listing.ids("1", "5"))  # fmt: skip
    [page] = listing.follow(service, Parsed(records=people, facts={"items": 3}))
    links = [
        Link(url=f"https://x.example/{name}", page=name, why="") for name in ("item", "issue", "meeting_attendance")
    ]
    assert [link.page for link in listing.follow(page, Parsed(links=tuple(links)))] == asked
