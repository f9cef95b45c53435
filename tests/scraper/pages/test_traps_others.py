"""Traps of issues, plans, votes and members (MODERNGOV.md sections 3.8 to 3.11)."""

from __future__ import annotations

from archive.records import AgendaItem, Meeting
from archive.records_issues import Issue, IssueLink, PlanItem
from archive.records_people import Attendance, Membership, Person, RecordedVote
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed, problems

LABEL = '<p><span class="mgLabel">{}: </span>{}</p>'
TALK = (
    '<p><a href="ieListDocuments.aspx?CId=1&amp;MId={0}">Meeting: {1} - Harbour Board (Item 4)</a></p>'
    '<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara"><p>Talk {0}.</p></div>'
)


def test_issue_labels() -> None:
    """Known labels are fields, unknown ones are kept and reported."""
    body = '<h2 class="mgSubTitleTxt">Ferry steps</h2>' + "".join(
        LABEL.format(*pair)
        for pair in (
            ("Decision due", "12 March 2026 by Cabinet"),
            ("Wards affected", "Quayside;"),
            ("Tide table", "B"),
        )
    )
    parsed = framed("issue", "mgIssueHistoryHome.aspx?IId=5", body, title="Issue details")
    issue = only(parsed, Issue)
    assert (issue.decision_due_date, issue.wards) == ("2026-03-12", "Quayside")
    assert (issue.other_fields or {})["Tide table"] == "B"
    assert "Tide table" in problems(parsed)


def test_meetings_of_an_issue_are_kept_apart() -> None:
    """One page holds the texts of years: each belongs to its meeting, whose own page gives it."""
    body = '<h2 class="mgSubTitleTxt">Ferry steps</h2>' + TALK.format(2, "15/01/2015") + TALK.format(3, "15/02/2015")
    parsed = framed("issue_meetings", "ieIssueDetails.aspx?IId=5&Opt=3", body, title="Issue - meetings")
    assert [link.record_id.rpartition("/")[2] for link in all_of(parsed, IssueLink)] == ["2", "3"]
    assert not parsed.texts
    assert not all_of(parsed, AgendaItem)


def test_plan_items_lead_to_issues() -> None:
    body = (
        '<h2 class="mgSubTitleTxt">Forward plan</h2>'
        '<ul><li><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId=77">Ferry steps</a></li></ul>'
    )
    parsed = framed("plan", "mgListPlanItems.aspx?PlanId=5&RP=9", body, title="Forward plan")
    assert only(parsed, PlanItem).issue_id == "wexcombe/issue/77"
    assert [link.page for link in parsed.links] == ["issue"]


def test_statistics_of_a_member_are_no_attendance() -> None:
    """Ragged cells of the first table; the row's date is printed twice, once hidden."""
    statistics = '<tr><th colspan="2">Total</th><th>Present</th></tr><tr><td colspan="3">12</td></tr>'
    hidden = '<span class="mgHide">,06/01/2026, 10:00</span>'
    link = f'<a href="ieListDocuments.aspx?CId=9&amp;MeetingId=13">Harbour Board{hidden}</a>'
    row = f"<tr><td>06/01/2026, 10:00</td><td>{link}</td><td>Apologies</td></tr>"
    body = (
        f'<h2 class="mgSubTitleTxt">Councillor Orme</h2><table id="mgattendbreakdown">{statistics}</table>'
        f"<table><tr><th>Date</th><th>Meeting</th><th>Attendance</th></tr>{row}</table>"
    )
    parsed = framed("member_attendance", "mgAttendance.aspx?UID=3", body, title="Attendance record")
    found, meeting = only(parsed, Attendance), only(parsed, Meeting)
    assert (found.person_id, found.meeting_id) == ("wexcombe/person/3", "wexcombe/meeting/13")
    assert found.attendance == "Apologies"
    assert (meeting.date, meeting.start_time) == ("2026-01-06", "10:00")


def test_recorded_votes_by_name() -> None:
    """Names are joined by commas and a last "and"; "None" is nobody."""
    rows = (
        ("For", "Cllr Ada Thistlewood, Cllr Ben Orme and Cllr Cai Penrose", 3), ("Against", "Cllr Dot Ferris", 1),
        ("Conflict Of Interests", "None", 0),
    )  # fmt: skip
    table = "".join(f"<tr><td>{option}</td><td>{names}</td><td>{count}</td></tr>" for option, names, count in rows)
    body = (
        '<h2 class="mgSubTitleTxt">Council, Wednesday 20th April 2022 6.00 p.m.</h2><p>Item: Ferry steps</p>'
        f"<h3>Amendment</h3><p>Resolution status:Carried</p><table>{table}</table>"
    )
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=7&MID=2", body, title="Voting record")
    named = [(vote.option, vote.name) for vote in all_of(parsed, RecordedVote) if vote.name]
    assert named == [
        ("for", "Cllr Ada Thistlewood"), ("for", "Cllr Ben Orme"), ("for", "Cllr Cai Penrose"),
        ("against", "Cllr Dot Ferris"),
    ]  # fmt: skip


def test_expired_seats_of_a_member_are_marked() -> None:
    """They stand in the page like the others and are only hidden by their style."""
    seat = '<li class="{}" style="display: none;"><a href="mgCommitteeDetails.aspx?ID={}">Board {}</a></li>'
    seats = seat.format("", 9, 9).replace(' style="display: none;"', "") + seat.format(
        "mgExpiredMembershipEntryC", 31, 31
    )
    body = f'<h2 class="mgSectionTitle">Committee appointments</h2><ul class="mgBulletList">{seats}</ul>'
    page = f'<h2 class="mgSubTitleTxt">Councillor Ben Orme</h2><div class="mgUserBody">{body}</div>'
    found = all_of(framed("person", "mgUserInfo.aspx?UID=3", page, title="Councillor details"), Membership)
    assert {seat.committee_id: seat.is_expired for seat in found} == {
        "wexcombe/committee/9": False, "wexcombe/committee/31": True,
    }  # fmt: skip


def test_members_as_table_and_as_list() -> None:
    link = '<a href="mgUserInfo.aspx?UID=3">Councillor Ben Orme</a>'
    head = "<tr><th>Photo</th><th>Councillor</th><th>Party</th><th>Ward</th></tr>"
    table = (
        f'<table class="mgStatsTable">{head}<tr><td></td><td>{link}</td><td>Harbour</td><td>Quayside</td></tr></table>'
    )
    listed = f'<h2 class="mgSectionTitle">Quayside</h2><div><ul><li>{link}</li></ul></div>'
    people = [
        only(framed("member_index", f"mgMemberIndex.aspx?{query}", body, title=f"Your Councillors{by}"), Person)
        for query, body, by in (("VW=TABLE", table, ""), ("VW=LIST&FN=WARD", listed, " by Ward"))
    ]
    assert [(person.id, person.name, person.ward) for person in people] == [
        ("wexcombe/person/3", "Councillor Ben Orme", "Quayside")
    ] * 2
