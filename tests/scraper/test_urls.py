"""What a URL is, and the addresses asked for (sections 1.1 to 1.5)."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import addresses, urls
from scraper.urls import PageRef, classify

BASE = "https://www.wexcombe.example/moderngov/"

KNOWN = [
    # case and aliases of parameters, noise dropped, fragment dropped
    ("ieListDocuments.aspx?CId=711&MId=10221&Ver=4", "meeting", {"committee": "711", "meeting": "10221"}),
    ("IELISTDOCUMENTS.ASPX?committeeid=711&MEETINGID=10221#AI5", "meeting", {"committee": "711", "meeting": "10221"}),
    ("ieListDocuments.aspx?MID=010221", "meeting", {"meeting": "10221"}),
    ("mgAi.aspx?ID=51902&J=3", "item", {"item": "51902"}),
    ("mgAi.aspx?\r\nID=51902", "item", {"item": "51902"}),  # line end inside the attribute
    ("ieDecisionDetails.aspx?Id=902", "decision", {"decision": "902"}),
    ("ieDecisionDetails.aspx?AIId=77", "decision", {"item": "77"}),
    ("mgCommitteeDetails.aspx?ID=711&bcr=1", "committee", {"committee": "711"}),
    ("ieListMeetings.aspx?CommitteeId=711", "meeting_list", {"committee": "711"}),
    ("mgIssueHistoryHome.aspx?IId=6535&Opt=0", "issue", {"issue": "6535"}),
    ("mgMeetingAttendance.aspx?ID=10221", "meeting_attendance", {"meeting": "10221"}),
    ("mgUserInfo.aspx?UID=2795", "person", {"person": "2795"}),
    ("mgCommitteeStructure.aspx?bcr=1", "committee_list", {}),
    ("mgListCommittees.aspx", "committee_list", {}),
    ("CeListDocuments.aspx?MeetingId=12&DF=03%2f02%2f2004&CommitteeId=3&Ver=2", "old_meeting",
     {"committee": "3", "meeting": "12"}),
    ("mgWebService.asmx/GetMeeting?lMeetingId=5", "xml_meeting", {"meeting": "5"}),
    ("mgwebservice.asmx/getmeetings?lCommitteeId=0&sFromDate=01/01/2026", "xml_meetings", {}),  # 0 is all
    ("https://www.wexcombe.example/moderngov/(S(czobl0450xbqi155))/mgAi.aspx?ID=7", "item", {"item": "7"}),
    ("http://wexcombe.example/ModernGov/mgAi.aspx?ID=7", "item", {"item": "7"}),  # scheme, www. and case
    # constitution chapters are stored as meetings (section 1.2)
    ("ieListDocuments.aspx?CId=1&MId=2&info=1&MD=Constitution", "information", {}),
    # search pages are known, and there is no page type of that name: nothing follows them
    ("ieSearchResults2.aspx?SS=ferry&PG=2", "search", {}),
    ("iedocsearch.aspx?bcr=1", "search", {}),
    ("mgChooseDocPack.aspx?ID=431&SID=77", "document_pack", {"agenda": "431", "supplement": "77"}),
    # documents by their number
    ("documents/s112217/Petition report.pdf", "document", {"document": "s112217"}),
    ("documents/g10230/Printed minutes.pdf?T=1", "document", {"document": "g10230-T1"}),
    ("documents/g10230/Printed minutes.htm?CT=2&T=1", "document", {"document": "g10230-T1-CT2"}),
    ("documents/b1234/Supplement.pdf?T=9&zTS=1", "document", {"document": "b1234-T9"}),
    ("mgConvert2PDF.aspx?ID=60860", "document", {"document": "s60860"}),  # joins the page's s60860
    ("mgConvert2PDF.aspx?ID=60860&ISATT=1", "document", {"document": "s60860"}),
    ("mgConvert2PDF.aspx?ID=431&T=10", "document", {"document": "g431-T10"}),
]  # fmt: skip

NOT_OURS = [
    "http://10.170.34.172:9071/mgAi.aspx?ID=1",  # leaked internal address
    "https://evil.example/moderngov/mgAi.aspx?ID=1",
    "https://www.wexcombe.example/mgAi.aspx?ID=1",  # outside the install directory
    "https://www.wexcombe.example:8443/moderngov/mgAi.aspx?ID=1",
    "/-Oex6em-trap.html",  # hidden trap link of a firewall
    "mailto:clerk@wexcombe.example",
    "javascript:void(0)",
    "mgNoSuchPage.aspx?ID=1",
    "mgAi.aspx",  # without its id
    "mgAi.aspx?ID=abc",
    "mgAi.aspx?ID=٣",  # digits, but not ours
    "mgWebService.asmx/GetServerDiagnostics",
    "http://[broken",
    "",
]


@pytest.mark.parametrize(("url", "page", "ids"), KNOWN)
def test_known_urls(url: str, page: str, ids: dict[str, str]) -> None:
    found = classify(url, BASE)
    assert found is not None
    assert (found.page, dict(found.ids)) == (page, ids)


@pytest.mark.parametrize("url", NOT_OURS)
def test_what_is_not_a_page_of_the_site(url: str) -> None:
    assert classify(url, BASE) is None


CANONICAL = [
    ("IELISTDOCUMENTS.ASPX?mid=5&Ver=4&committeeid=2&bcr=1", "ieListDocuments.aspx?CId=2&MId=5"),
    ("documents/s1/A B &amp C.pdf?zTS=9", "documents/s1/A%20B%20&amp%20C.pdf"),  # spaces encoded
    ("documents/s1/A%20B%2fC 50%.pdf", "documents/s1/A%20B%2fC%2050%25.pdf"),  # once only
    ("documents/s1/Caf\u00e9.pdf", "documents/s1/Caf%C3%A9.pdf"),
    ("documents/g1/Public minutes.pdf?$LO$=1&T=11", "documents/g1/Public%20minutes.pdf?T=11"),  # T kept (section 7)
    ("documents/s1/A\r\n\tB.pdf", "documents/s1/AB.pdf"),
    # a migrated paper has no number: all of its address counts, `A` too, which is noise elsewhere
    ("olddocuments/2004/m.pdf?F=m.pdf&A=1&R=0&bcr=1", "olddocuments/2004/m.pdf?F=m.pdf&A=1&R=0"),
    (
        "ieListMeetings.aspx?Act=earlier&CId=7&D=202409051930&MD=ielistmeetings&bcr=1",
        "ieListMeetings.aspx?CId=7&Act=earlier&D=202409051930&MD=ielistmeetings",
    ),
]


@pytest.mark.parametrize(("url", "tail"), CANONICAL)
def test_canonical_form(url: str, tail: str) -> None:
    found = classify(url, BASE)
    assert found is not None
    assert found.url == BASE + tail


BUILT = [
    (addresses.committee_list(BASE), "committee_list", {}),
    (addresses.committee(BASE, 7), "committee", {"committee": "7"}),
    (addresses.meeting_list(BASE, 7), "meeting_list", {"committee": "7"}),
    (addresses.meeting_list(BASE, 7, 2020), "meeting_list", {"committee": "7"}),
    (addresses.meeting(BASE, 7, 8), "meeting", {"committee": "7", "meeting": "8"}),
    (addresses.meeting(BASE, None, 8), "meeting", {"meeting": "8"}),
    (addresses.item(BASE, 9), "item", {"item": "9"}),
    (addresses.decision(BASE, 9), "decision", {"decision": "9"}),
    (addresses.meeting_attendance(BASE, 9), "meeting_attendance", {"meeting": "9"}),
    (addresses.person(BASE, 9), "person", {"person": "9"}),
    (addresses.decision_register(BASE, date(2024, 1, 1), date(2024, 6, 30)), "decision_register", {}),
    (addresses.officer_decisions(BASE, date(2024, 1, 1), date(2024, 6, 30)), "decision_register", {}),
    (addresses.committees_xml(BASE), "xml_committees", {}),
    (addresses.meetings_xml(BASE, 7, date(2024, 1, 1), date(2024, 6, 30)), "xml_meetings", {"committee": "7"}),
    (addresses.meeting_xml(BASE, 8), "xml_meeting", {"meeting": "8"}),
]


@pytest.mark.parametrize(("url", "page", "ids"), BUILT)
def test_what_we_ask_for_is_canonical(url: str, page: str, ids: dict[str, str]) -> None:
    assert classify(url, BASE) == PageRef(page, url, ids)


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://x.example", "https://x.example/"),
        ("https://x.example/moderngov/ieDocHome.aspx?bcr=1", "https://x.example/moderngov/"),
        ("https://x.example/moderngov/mgWebService.asmx/GetCommittees", "https://x.example/moderngov/"),
        ("https://x.example/modern.gov", "https://x.example/modern.gov/"),  # a directory with a stop in it
        ("https://x.example/a/documents/s1/b.pdf", "https://x.example/a/"),
        ("http://127.0.0.1:8002", "http://127.0.0.1:8002/"),
    ],
)
def test_base_directory(url: str, base: str) -> None:
    assert urls.base_directory(url) == base


OWN = [
    ("CeListDocuments.aspx?MeetingId=3&RD=Agenda&DF=03%2f02%2f2004", "CeListDocuments.aspx?MId=3&DF=03%2F02%2F2004"),
    ("CeListDocuments.aspx?DF=03%2f02%2f2004&MeetingId=3&rd=Minutes", "CeListDocuments.aspx?MId=3&DF=03%2F02%2F2004"),
    ("CeListDocuments.aspx?MeetingId=3&A=1&RD=Minutes", "CeListDocuments.aspx?MId=3"),
    ("ieListDocuments.aspx?MId=3&Ver=4", "ieListDocuments.aspx?MId=3"),
]


def test_two_papers_of_an_old_meeting_are_never_taken_for_one() -> None:
    addresses = [f"CeListDocuments.aspx?MeetingId=3&RD=Minutes{more}" for more in ("", "&A=0", "&A=1", "&a=2")]
    assert len({classify(each, BASE).url for each in addresses}) == 4
    noise = [f"ieListDocuments.aspx?MId=3{more}" for more in ("", "&A=1", "&a=2")]  # a meeting has one page
    assert len({classify(each, BASE).url for each in noise}) == 1


def test_a_paper_without_a_number_is_the_same_where_its_site_has_moved() -> None:
    tail = "olddocuments/minutes/council 061101.pdf?F=c061101.pdf&MId=3&A=1&R=0"
    found = [classify(base + tail, base) for base in ("http://old.example/mg/", "https://new.example/")]
    assert found[0].ids == found[1].ids
    assert classify(tail.replace("A=1", "A=0"), BASE).ids != found[0].ids


@pytest.mark.parametrize(("url", "tail"), OWN)
def test_agenda_and_minutes_of_an_old_meeting_are_one_meeting(url: str, tail: str) -> None:
    found = classify(url, BASE)
    assert found is not None
    assert urls.meeting_address(found) == BASE + tail


@pytest.mark.parametrize(
    ("url", "value"), [("x.aspx?DF=1&df=2", "1"), ("x.aspx?df=03%2f02", "03/02"), ("x.aspx", None), ("http://[", None)]
)
def test_parameter_in_any_case(url: str, value: str | None) -> None:
    assert urls.parameter(url, "df") == value


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://x.example/a", "http://www.x.example:80/b", True),
        ("https://x.example", "https://y.example", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://[", "http://[", False),
    ],
)
def test_same_host(one: str, other: str, same: bool) -> None:
    assert urls.same_host(one, other) is same


@pytest.mark.parametrize("url", ["", "x", "ftp://x.example/", "https://", "http://["])
def test_no_base_directory(url: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        urls.base_directory(url)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 2000), st.integers(1, 12))
def test_windows_cover_every_day_once(since: date, days: int, months: int) -> None:
    until = since + timedelta(days=days)
    cut = addresses.windows(since, until, months)
    covered = [start + timedelta(days=n) for start, end in cut for n in range((end - start).days + 1)]
    assert covered == [since + timedelta(days=n) for n in range(days + 1)]
    assert all((end - start).days < 31 * months for start, end in cut)


def test_windows_of_a_period_that_ends_before_it_begins() -> None:
    assert addresses.windows(date(2024, 2, 1), date(2024, 1, 1)) == []


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_halving_ends_and_loses_no_day(since: date, days: int) -> None:
    todo, done = [(since, since + timedelta(days=days))], []
    while todo:
        window = todo.pop()
        parts = addresses.halves(window)
        if len(parts) == 1:
            done.append(window[0])
        else:
            todo += parts
    assert sorted(done) == [since + timedelta(days=n) for n in range(days + 1)]


@given(st.text(max_size=200))
def test_any_text_is_survived_and_canonical_is_stable(text: str) -> None:
    found = classify(text, BASE)
    if found is not None:
        again = classify(found.url, BASE)
        assert again == found
        assert urlsplit(found.url).hostname == "www.wexcombe.example"


@given(st.text(alphabet="abc %/\r\n\t&?=#()[]é_.'\"", max_size=60))
def test_document_names_become_one_stable_address(name: str) -> None:
    found = classify(f"documents/s12/{name}", BASE)
    if found is not None and found.page == "document":
        assert not set(found.url) & set(' \r\n\t"é')
        assert classify(found.url, BASE) == found
