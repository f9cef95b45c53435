"""The sample site: sound links, real markup, every page marked as fictional."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup

from tests.site import Site, serve
from tests.site.client import fetch, modgov, words
from tests.site.loader import FOLDER, load
from tests.site.prose import WIDTH


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(webservice_fails_for=frozenset()) as served:
        yield served


def crawl(site: Site, start: list[str]) -> dict[str, tuple[int, str]]:
    """Follow every link inside #modgov; status and content type of each address."""
    seen: dict[str, tuple[int, str]] = {}
    queue = [urljoin(site.base_url, page) for page in start]
    while queue:
        address = queue.pop()
        if address in seen:
            continue
        status, headers, body = fetch(site, address)
        seen[address] = (status, headers["content-type"])
        if "html" in headers["content-type"]:
            queue += [link for link in links(address, body) if link.startswith(site.base_url) and not is_shifted(link)]
    return seen


def links(address: str, body: bytes) -> list[str]:
    """Absolute addresses of the links inside #modgov."""
    frame = BeautifulSoup(body.decode(), "lxml").select_one("#modgov")
    assert frame is not None, address
    found = [str(anchor["href"]) for anchor in frame.select("a[href]")]
    return [urldefrag(urljoin(address, link))[0] for link in found if not link.startswith("mailto:")]


def is_shifted(link: str) -> bool:
    """Registers and calendars go on for ever: not followed."""
    return "DR=" in link or "mgCalendarMonthView" in link


def test_every_link_inside_modgov_answers(site: Site) -> None:
    pages = [
        "",
        "mgWhatsNew.aspx",
        "mgCalendarMonthView.aspx",
        "mgMemberIndex.aspx?VW=TABLE",
        "mgCommitteeDetails.aspx?ID=388",
    ]
    pages += [f"{name}.aspx?DR=01/01/2020-31/12/2030" for name in ("mgDelegatedDecisions", "mgListOfficerDecisions")]
    seen = crawl(site, pages)
    bad = {address: status for address, (status, _) in seen.items() if status != 200}
    assert not bad
    kinds = {kind.partition(";")[0] for _, kind in seen.values()}
    assert "application/pdf" in kinds
    assert any("wordprocessingml" in kind for kind in kinds)
    assert len(seen) > 300


PAGES = (
    "",
    "mgListCommittees.aspx",
    "mgCommitteeStructure.aspx?bcr=1",
    "mgCommitteeDetails.aspx?ID=137",
    "ieListMeetings.aspx?CommitteeId=142",
    "ieListDocuments.aspx?CId=137&MId=4134&Ver=4",
    "mgAi.aspx?ID=22222",
    "ieDecisionDetails.aspx?ID=1935",
    "mgDelegatedDecisions.aspx",
    "mgListOfficerDecisions.aspx",
    "mgMeetingAttendance.aspx?ID=4134",
    "mgMemberIndex.aspx",
    "mgUserInfo.aspx?UID=152",
    "mgListRecordedVotesShort.aspx?AIID=22222&MID=4134",
    "mgIssueHistoryHome.aspx?IId=5531",
    "mgIssueHistoryChronology.aspx?IId=5531",
    "mgDecisionDetails.aspx?IId=5531&Opt=1",
    "ieIssueDetails.aspx?IId=5531&Opt=3&PlanId=0",
    "mgPlansHome.aspx",
    "mgListPlans.aspx?RPId=142&RD=0",
    "mgListPlanItems.aspx?PlanId=61",
    "mgReasonsRestricted.aspx?OID=25404&OT=A",
    "mgWhatsNew.aspx",
    "mgCalendarMonthView.aspx?GL=1&M=2&DD=2024&CID=0",
    "mgError.aspx",
)


@pytest.mark.parametrize("path", PAGES)
def test_page_is_marked_fictional_and_names_no_real_host(site: Site, path: str) -> None:
    status, _, body = fetch(site, path)
    soup = BeautifulSoup(body.decode(), "lxml")
    assert status == 200
    assert soup.select_one('head meta[name="minutes:is_fictional"][content="true"]')
    assert "This council is fictional" in soup.get_text()
    hosts = re.findall(r"https?://([^/\"'<\s]+)", body.decode()) + re.findall(
        r"[\w.-]+(?:@|&#64;)([\w.-]+)", body.decode()
    )
    assert all(host.startswith("127.0.0.1") or host.endswith(".example") for host in hosts), hosts
    assert ".gov.uk" not in body.decode()


def test_content_files_name_no_real_host() -> None:
    for path in FOLDER.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"https?://|\.gov\.uk|\.co\.uk|\.org|\.com\b", text), path
        assert all(host.endswith(".example") for host in re.findall(r"\w@([\w.]+)", text)), path


ALIASES = (
    ("IELISTDOCUMENTS.ASPX?cid=142&mid=4127", "ieListDocuments.aspx?CId=142&MId=4127"),  # any case
    ("ieListDocuments.aspx?CommitteeId=142&MeetingId=4127", "ieListDocuments.aspx?CId=142&MId=4127"),  # long names
    ("ieListMeetings.aspx?CId=142", "ieListMeetings.aspx?CommitteeId=142"),  # short name
    ("ieDecisionDetails.aspx?AIId=22024", "ieDecisionDetails.aspx?Id=1934"),  # a decision by its item
    ("mgAi.aspx?id=22024", "mgAi.aspx?ID=22024"),
    ("mgCommitteeStructure.aspx", "mgListCommittees.aspx"),  # two names of one page
)


@pytest.mark.parametrize(("one", "other"), ALIASES)
def test_names_are_matched_in_any_case_and_by_alias(site: Site, one: str, other: str) -> None:
    assert fetch(site, one)[2] == fetch(site, other)[2]


UNKNOWN = (
    "ieListDocuments.aspx?CId=142&MId=999999",
    "mgAi.aspx?ID=1",
    "mgAi.aspx?ID=22023",  # restricted items have no page
    "mgAi.aspx",  # no id at all
    "mgAi.aspx?ID=abc",
    "ieDecisionDetails.aspx?ID=1",
    "mgUserInfo.aspx?UID=99999",
    "mgCommitteeDetails.aspx?ID=1",
    "mgIssueHistoryHome.aspx?IId=1",
)


@pytest.mark.parametrize("path", UNKNOWN)
def test_unknown_id_redirects_to_the_error_page(site: Site, path: str) -> None:
    status, headers, _ = fetch(site, path)
    assert (status, headers["location"]) == (302, "/mgError.aspx")
    assert fetch(site, headers["location"])[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        "nothing.aspx",
        "mgEPetitionListDisplay.aspx",
        "documents/s999999/x.pdf",
        "documents/g4139/x.pdf",
        "documents/g4139/x.pdf?T=9",
        "robots.txt",
    ],
)
def test_everything_else_is_404(site: Site, path: str) -> None:
    assert fetch(site, path)[0] == 404


def test_meeting_page_has_the_marks_of_a_real_one(site: Site) -> None:
    raw = fetch(site, "ieListDocuments.aspx?CId=137&MId=4134")[2].decode()
    for mark in (
        '<p  class="mgAiTitleTxt" >',  # doubled blanks
        "&#32;",  # blanks as entities in attributes
        'class="WordSection1"',
        'class="MsoNormal"',
        '<span class="SpellE">',
        "&nbsp;...&nbsp;",
        "</th>\r\n",  # the thead without a row
        "<!-- FB9901-->",
        '<meta name="DC.date" scheme="W3CDTF"  content="2024-02-22"/>',
    ):
        assert mark in raw or mark in re.sub(r'\n(?=")', "", raw), mark
    assert "\r\n" in raw, "no CRLF"
    assert re.search(r"[^\r]\n", raw), "no bare LF"
    word = re.findall(r'<div class="WordSection1">(.*?)</div>', raw, re.S)
    assert max(len(line) for part in word for line in part.splitlines() if not set(line) & set("<>")) <= WIDTH


def test_malformed_vote_table_stands_in_the_item_row_with_a_bare_li(site: Site) -> None:
    raw = fetch(site, "ieListDocuments.aspx?CId=137&MId=4134")[2].decode()
    table = re.search(r"<caption[^>]*>Recorded Vote</caption>\s*<thead>\s*<th .*?</table>\s*<li><a", raw, re.S)
    assert table
    assert "</thead>" not in table[0]


def test_word_table_is_nested_in_the_item_table(site: Site) -> None:
    assert modgov(site, "ieListDocuments.aspx?CId=142&MId=4138").select(
        "#mgItemTable div.mgWordPara table.MsoNormalTable td"
    )


def test_long_minutes_are_cut_on_the_meeting_page_and_whole_on_the_item_page(site: Site) -> None:
    content = load()
    cut_items = 0
    for meeting in content.meetings.values():
        for link in modgov(site, f"ieListDocuments.aspx?CId={meeting.committee}&MId={meeting.id}").select(
            'a[href^="mgAi.aspx"]'
        ):
            item = content.items()[int(str(link["href"]).partition("=")[2])][1]
            match = re.fullmatch(
                r"view the full (minutes|agenda) text for item (.+)", " ".join(link.get_text().split())
            )
            assert match
            assert match[2] == item.num
            whole = words(str(modgov(site, str(link["href"]))))
            shown = (
                words(str(link.find_parent("div", class_="mgWordPara"))).partition("\xa0...")[0].partition(" ...")[0]
            )
            assert shown in whole
            assert len(shown) < len(whole)
            assert not shown.endswith("."), "cut in mid-sentence"
            cut_items += 1
    assert cut_items >= 15


def test_meeting_list_shows_fifteen_newest_first_and_goes_earlier(site: Site) -> None:
    first = modgov(site, "ieListMeetings.aspx?CId=142")
    rows = first.select("a.mgMeetingTableLnk")
    assert len(rows) == 15
    assert "2027" in rows[0].get_text()
    earlier = [anchor for anchor in first.select("a.mgTableNextLnk") if "Earlier" in anchor.get_text()]
    assert len(earlier) == 2
    assert re.search(r"Act=earlier&CId=142&D=\d{12}&", str(earlier[0]["href"]))
    second = modgov(site, str(earlier[0]["href"]))
    ids = {str(anchor["href"]) for anchor in [*rows, *second.select("a.mgMeetingTableLnk")]}
    assert len(ids) == len(load().of_committee(142))
    assert not [anchor for anchor in second.select("a.mgTableNextLnk") if "Earlier" in anchor.get_text()]


def test_year_is_chosen_by_get_and_by_the_form(site: Site) -> None:
    by_get = modgov(site, "ieListMeetings.aspx?CId=142&Year=2024").select("a.mgMeetingTableLnk")
    status, _, body = fetch(site, "ieListMeetings.aspx", "POST", "YearSelect=2024&hCommitteeId=142")
    assert status == 200
    assert by_get
    assert body.decode().count('class="mgMeetingTableLnk"') == len(by_get)
    assert all("2024" in anchor.get_text() for anchor in by_get)


HEADINGS = (
    (4134, "Agenda, decisions and minutes", "Council - Thursday 22 February 2024 7:00 pm"),
    (4226, "Agenda, decisions and draft minutes", "Cabinet - Tuesday 13 October 2026 6.30 pm"),
    (4229, "Agenda and decisions", "Cabinet - Tuesday 10 November 2026 6.30 pm"),
    (4183, "Agenda and minutes", "Council - Thursday 15 May 2025 7:00 pm"),
    (4228, "Agenda", "Overview and Scrutiny Committee - Tuesday 24 November 2026 6.00 pm"),
    (4187, "Meeting", "Planning Committee - Wednesday 2 July 2025 2:00 pm, CANCELLED"),
    (4236, "Meeting", "Cabinet - Tuesday 9 March 2027 6.30 pm, PROVISIONAL"),
)


@pytest.mark.parametrize(("meeting", "h1", "h2"), HEADINGS)
def test_headings_say_what_is_published(site: Site, meeting: int, h1: str, h2: str) -> None:
    frame = modgov(site, f"ieListDocuments.aspx?MId={meeting}")
    assert [tag.get_text() for tag in frame.select("h1, h2.mgSubTitleTxt")] == [h1, h2]
    assert bool(frame.select("#mgItemTable")) == (h1 != "Meeting")


def test_restricted_item_keeps_its_row_and_loses_its_papers(site: Site) -> None:
    row = modgov(site, "ieListDocuments.aspx?MId=4131").select_one('a[name="AI22023"]')
    cells = row.find_parent("tr") if row else None
    assert cells
    assert "restricted due to exempt information" in words(str(cells))
    assert not cells.select('a[href^="documents"]')


def test_register_filters_by_publication_date(site: Site) -> None:
    one = modgov(site, "mgDelegatedDecisions.aspx?DR=16%2f11%2f2026-16%2f11%2f2026&ACT=Find&DS=2")
    assert [str(link["href"]) for link in one.select("table.mgTabTable a")] == ["ieDecisionDetails.aspx?ID=1897"]
    empty = modgov(site, "mgDelegatedDecisions.aspx?DR=01%2f01%2f2020-31%2f01%2f2020")
    assert "No matching decisions" in empty.get_text()
    assert not empty.select("table")


def test_officer_register_is_a_part_of_the_whole(site: Site) -> None:
    span = "DR=01/01/2020-31/12/2030"
    every, officers = (
        {str(link["href"]) for link in modgov(site, f"{page}.aspx?{span}").select("table.mgTabTable a")}
        for page in ("mgDelegatedDecisions", "mgListOfficerDecisions")
    )
    assert officers < every
    assert len(every) == len(load().decisions)


def test_expired_seats_are_hidden_not_absent(site: Site) -> None:
    hidden = modgov(site, "mgUserInfo.aspx?UID=152").select_one("li.mgExpiredMembershipEntryC")
    assert hidden
    assert "Planning Committee" in hidden.get_text()
    assert "display: none" in str(hidden["style"])
