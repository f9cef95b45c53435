"""Traps of the pages that list things: committees, meetings, registers, calendar, what's new, packs, old meetings.

The sections are those of MODERNGOV.md (1.3, 3.1 to 3.3, 3.7, 3.11, 3.12, 4). The other traps stand in `test_traps` and
`test_traps_pages`; `checklist` says which test proves what.
"""

from __future__ import annotations

import pytest

from archive.records import Committee, Decision, Document, DocumentLink, Meeting, Parsed
from archive.records_people import Membership
from scraper.pages import parse
from tests.scraper.pages.cases import BASE, SITE
from tests.scraper.pages.test_traps import absence, all_of, case, only


def framed(page: str, url: str, body: str, title: str = "Page", **context: str) -> Parsed:
    """Parse a page of that type with a body of one's own, in the standard frame."""
    markup = f'<div id="modgov"><h1 class="mgMainTitleTxt">{title}</h1><div class="mgContent">{body}</div></div>'
    return parse(page, markup.encode(), BASE + url, SITE, context)


def problems(parsed: Parsed) -> str:
    return "\n".join(problem.message for problem in parsed.problems)


# ---------------------------------------------------------------- 3.1, 3.2


def test_committee_has_its_name_and_purpose() -> None:
    committee = only(case("committee", "members").parse(), Committee)
    assert committee.name == "Rivers and Paths Committee - North"
    assert committee.purpose == "To look after the rivers and paths north of the weir."


def test_committee_page_leads_to_its_meetings_and_not_to_its_feed() -> None:
    """A feed stands in the body of the page, and the support officer below the members is none of them."""
    parsed = case("committee", "members").parse()
    assert [link.page for link in parsed.links] == ["meeting_list"]
    assert len(all_of(parsed, Membership)) == 3


# ---------------------------------------------------------------- 3.3 meeting list

WINDOW = case("meeting_list", "window")


@pytest.mark.parametrize(
    ("suffix", "status", "has_minutes"),
    [
        (" - Agenda, Decisions, Minutes", "confirmed", True),
        (" - Agenda", "confirmed", False),
        (" - CANCELLED", "cancelled", False),
        (" - NEW", "new", False),
        (" - MOVED", "moved", False),
        (" - PROVISIONAL", "provisional", False),
        (" - Agenda and draft minutes", "confirmed", True),
        ("", None, False),  # to come
        (" - POSTPONED", None, False),  # a word we do not know is not guessed
    ],
)
def test_words_after_a_listed_meeting(suffix: str, status: str | None, has_minutes: bool) -> None:
    parsed = WINDOW.parse(WINDOW.body.replace(b" - CANCELLED</li>", suffix.encode() + b"</li>"))
    row = next(row for row in parsed.facts["meetings"] if row["id"].endswith("/419"))
    assert (row["status"], row["has_minutes"]) == (status, has_minutes)
    assert ("POSTPONED" in problems(parsed)) == ("POSTPONED" in suffix)


@pytest.mark.parametrize(
    ("printed", "time"),
    [("5 May 2026&nbsp;6&#58;30 pm", "18:30"), ("5 May 2026 6.30 pm", "18:30"), ("5 May 2026 10.00 am", "10:00"),
     ("5 May 2026 13.30", "13:30"), ("5 May 2026", None)],
)  # fmt: skip
def test_dates_and_times_of_listed_meetings(printed: str, time: str | None) -> None:
    parsed = WINDOW.parse(WINDOW.body.replace(b"5 May 2026&nbsp;6.30 pm", printed.encode()))
    meeting = next(m for m in all_of(parsed, Meeting) if m.id.endswith("/419"))
    assert (meeting.date, meeting.start_time) == ("2026-05-05", time)


def test_years_are_those_the_page_offers() -> None:
    """`0` is the default window, not a year."""
    assert WINDOW.parse().facts["years"] == [2025, 2026]


# ---------------------------------------------------------------- 3.7 registers


def test_one_decision_in_two_registers_is_one_record() -> None:
    """The officer list is a part of the register; ids decide."""
    row = '<tr><td><a href="ieDecisionDetails.aspx?ID=7">Steps<span class="mgHide"> ref: 7</span></a></td></tr>'
    table = f"<table><tr><th>Title</th></tr>{row}{row.replace('ID=7', 'Id=07')}</table>"
    delegated = framed("decision_register", "mgDelegatedDecisions.aspx", table)
    officers = framed("decision_register", "mgListOfficerDecisions.aspx", table)
    assert only(delegated, Decision).id == only(officers, Decision).id == "wexcombe/decision/7"
    assert len(delegated.links) == 1


def test_commented_out_cells_are_no_cells() -> None:
    decision = only(case("decision_register", "officer_other_order").parse(), Decision)
    assert (decision.title, decision.publication_date) == ("Street trading consent", "2025-11-03")


def test_details_view_lists_decisions_without_a_table() -> None:
    assert all_of(case("decision_register", "details_view").parse(), Decision)


@pytest.mark.parametrize(
    ("words", "expected"), [("Not for call-in", False), ("Called in: 1", None), ("0", None), ("", None)]
)
def test_call_in_words_of_a_register(words: str, expected: bool | None) -> None:
    cells = f'<td><a href="ieDecisionDetails.aspx?ID=7">Steps</a></td><td>{words}</td>'
    table = f"<table><tr><th>Title</th><th abbr='Call-ins'>Call-ins</th></tr><tr>{cells}</tr></table>"
    assert only(framed("decision_register", "mgDelegatedDecisions.aspx", table), Decision).is_call_in is expected


# ---------------------------------------------------------------- 3.11 search, calendar, what's new

SEARCHED = [
    "committee_list",
    "decision_register",
    "calendar",
    "whats_new",
    "meeting_list",
    "document_pack",
    "old_meeting",
]


@pytest.mark.parametrize("page", SEARCHED)
def test_a_search_page_is_never_an_empty_list(page: str) -> None:
    """Its "No results found" is about somebody's words."""
    parsed = framed(page, "x.aspx?ID=1&CId=1&MId=1", "<p class='mgErrorTxt'>No results found for your query</p>",
                    title="Search results")  # fmt: skip
    assert not parsed.records
    assert not parsed.absences
    assert "search page" in problems(parsed)


def test_hits_of_a_search_are_not_news() -> None:
    hit = '<p class="mgAiTitleTxt">Meeting: <a href="ieListDocuments.aspx?CId=1&amp;MId=2">A meeting</a></p>'
    assert not framed("whats_new", "mgWhatsNew.aspx", hit, title="Search results").links


def test_calendar_prefixes() -> None:
    rows = case("calendar", "month").parse().facts["meetings"]
    assert {row["id"].rpartition("/")[2]: row["status"] for row in rows if row["status"]} == {
        "501": "cancelled", "502": "provisional", "503": "new", "505": "moved",
    }  # fmt: skip


def test_calendar_does_not_take_a_name_for_a_state() -> None:
    """ "New Homes Panel" is a committee; a state we do not know is reported and not guessed."""
    parsed = case("calendar", "month").parse()
    states = {row["id"].rpartition("/")[2]: row["status"] for row in parsed.facts["meetings"]}
    assert states["504"] is None
    assert states["506"] is None
    assert "'POSTPONED'" in problems(parsed)


def test_calendar_names_committees_only_by_their_id() -> None:
    parsed = case("calendar", "month").parse()
    meeting = next(m for m in all_of(parsed, Meeting) if m.id.endswith("/505"))
    assert meeting.committee_id is None
    assert {c.id.rpartition("/")[2] for c in all_of(parsed, Committee)} == {"31", "9", "40", "41"}


def test_calendar_events_that_are_no_meetings() -> None:
    parsed = case("calendar", "month").parse()
    assert parsed.facts["other_events"] == 2
    assert not [link for link in parsed.links if "mgElection" in link.url or "mgVCalendar" in link.url]


def test_calendar_month_and_year_are_read_as_the_address_has_them() -> None:
    """`DD` is the year."""
    assert case("calendar", "month").parse().facts["month"] == "2026-02"
    assert case("calendar", "empty_month").parse().facts["month"] == "2026-08"  # from the title


def test_an_empty_month_has_its_grid() -> None:
    assert not case("calendar", "empty_month").parse().problems
    assert case("calendar", "silent").parse().problems
    assert case("calendar", "layout_changed").parse().problems


def test_whats_new_is_only_a_sign() -> None:
    parsed = case("whats_new", "window").parse()
    assert not parsed.records
    assert [link.page for link in parsed.links] == ["meeting", "decision", "issue", "plan", "document"]
    assert parsed.facts["changed"] == [link.url for link in parsed.links]


def test_nothing_new_is_not_silence() -> None:
    assert not case("whats_new", "nothing").parse().problems
    assert case("whats_new", "silent").parse().problems


# ---------------------------------------------------------------- 3.12 old meetings


def test_an_old_meeting_is_a_document_without_items() -> None:
    parsed = case("old_meeting", "minutes_text").parse()
    (text,) = parsed.texts
    assert text.section == "page"
    assert "RESOLVED that the minutes" in text.text
    assert {type(r) for r in parsed.records} == {Meeting, Committee, Document, DocumentLink}
    assert only(parsed, Meeting).date == "2004-02-03"
    assert absence(parsed, "wexcombe/meeting/12", "agenda_items").reason == "not_published"


def test_an_old_meeting_may_be_a_bare_link() -> None:
    parsed = case("old_meeting", "bare_link").parse()
    paper = only(parsed, Document)
    assert (paper.kind, paper.listed_size) == ("minutes", "PDF 41 KB")
    assert "olddocuments/2004/min0302.pdf" in (paper.url or "")
    assert not parsed.texts


def test_an_old_page_that_is_something_else_is_no_meeting() -> None:
    assert not case("old_meeting", "another_page").parse().records
    assert case("old_meeting", "empty").parse().problems
    assert not case("old_meeting", "none_available").parse().problems


@pytest.mark.parametrize(
    ("body", "is_text"),
    [
        ("<p>There were no apologies. The accounts were passed and the meeting then closed.</p>", True),
        ("<p>There are no minutes of this meeting in our files, which go back to the spring of 1998.</p>", False),
        ("<p>No documents are available</p>", False),
        ("<p>Minutes:</p>", False),
    ],
)
def test_minutes_that_begin_with_no_are_no_notice(body: str, is_text: bool) -> None:
    parsed = framed("old_meeting", "CeListDocuments.aspx?MeetingId=3&DF=03/02/2004&RD=Minutes", body, title="Minutes")
    assert bool(parsed.texts) is is_text
    assert (only(parsed, Meeting).minutes_status == "unknown") is is_text


# ---------------------------------------------------------------- 1.3 packs


def test_a_pack_belongs_to_the_meeting_that_links_to_it() -> None:
    """The address holds the agenda's number, 431, and the meeting's is 412."""
    (link,) = [link for link in case("meeting", "draft_minutes").parse().links if link.page == "document_pack"]
    body = b'<div id="modgov"><h1>Packs</h1><a href="documents/g431/Pack.pdf?T=10">Whole pack</a></div>'
    parsed = parse("document_pack", body, link.url, SITE, link.context)
    assert only(parsed, DocumentLink).record_id == "wexcombe/meeting/412"
    assert only(parsed, Document).kind == "pack"


def test_packs_without_a_meeting_stand_nowhere() -> None:
    parsed = case("document_pack", "unknown_meeting").parse()
    assert not all_of(parsed, DocumentLink)
    assert parsed.problems


# ---------------------------------------------------------------- 4 XML lists


def test_empty_elements_of_the_service_state_nothing() -> None:
    """They hold a line end and an indent; counts have a leading blank."""
    parsed = case("xml_meetings", "two_committees").parse()
    meeting = next(m for m in all_of(parsed, Meeting) if m.id.endswith("/419"))
    assert meeting.start_time is None
    assert "counts" not in problems(parsed)


def test_meetings_by_date_are_those_of_the_pages() -> None:
    parsed = case("xml_meetings_by_date", "window").parse()
    assert [link.page for link in parsed.links] == ["xml_meeting"] * 3
    assert {c.name for c in all_of(parsed, Committee)} == {
        "Children's Harbour Board", "Rivers and Paths Committee - North",
    }  # fmt: skip


def test_a_service_that_ignores_the_dates_is_found_out() -> None:
    assert "outside the dates" in problems(case("xml_meetings_by_date", "dates_ignored").parse())


@pytest.mark.parametrize(
    ("name", "is_fine"), [("none_of_one_committee", True), ("none_of_all", False), ("silent", False)]
)
def test_no_meetings_by_date(name: str, is_fine: bool) -> None:
    """A count of 0 says so; 0 of all committees may mean that the site does not read committee 0 as all."""
    assert bool(case("xml_meetings_by_date", name).parse().problems) is not is_fine
