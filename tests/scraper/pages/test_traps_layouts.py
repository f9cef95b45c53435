"""Pages whose skin lays labels and lists out in its own way: read by their words, never by their place."""

from __future__ import annotations

from typing import Any

import pytest

from archive.records import Decision, Meeting, Parsed
from archive.records_issues import PlanItem
from archive.records_people import Attendance, Membership, Person, RecordedVote
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed, problems

TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
WORD = '<div class="mgWordPara">{}</div>'


def decision_of(body: str) -> tuple[Decision, Parsed]:
    parsed = framed("decision", "ieDecisionDetails.aspx?ID=5", TITLE + body)
    return only(parsed, Decision), parsed


@pytest.mark.parametrize(("body", "fields"), [
    # a pair in a definition list, with several descriptions
    ("<dl><dt>Decision Maker</dt><dd>Harbour Master</dd><dd>and the Clerk</dd></dl>",
     {"decision_maker": "Harbour Master and the Clerk"}),
    # rows, the label in a cell of data, a colon behind it
    ("<table><tr><td>Status:</td><td>Called in</td></tr><tr><td>Key decision:</td><td>Yes</td></tr></table>",
     {"status": "Called in", "is_key": True}),
    # columns: labels over values
    ("<table><tr><th>Decision status</th><th>Publication date</th><th>Effective from</th></tr>"
     "<tr><td>Implemented</td><td>03/11/2025</td><td>11/11/2025</td></tr></table>",
     {"status": "Implemented", "publication_date": "2025-11-03", "effective_from": "2025-11-11"}),
    # a box of two, and one of its own in a list
    ("<div><span>Decision Maker</span> <span>Harbour Master</span></div>", {"decision_maker": "Harbour Master"}),
    ("<ul><li><div>Decision status</div><div>Abandoned</div></li></ul>", {"status": "Abandoned"}),
    # bold words that begin a line, the colon in them, behind them, or left out
    ("<p><b>Decision Maker:</b> Harbour Master</p><p><strong>Decision status</strong>: Deferred</p>",
     {"decision_maker": "Harbour Master", "status": "Deferred"}),
    ("<p><b>Decision Maker</b><br>Harbour Master</p>", {"decision_maker": "Harbour Master"}),
    # headings over values
    ("<h3>Decision status</h3><p>Withdrawn</p><h3>Decision</h3><p>That the tolls stay.</p>",
     {"status": "Withdrawn", "decision_text": "That the tolls stay."}),
    # Welsh
    ("<dl><dt>Statws y penderfyniad</dt><dd>Gweithredwyd</dd><dt>Penderfyniad</dt><dd>Cytuno.</dd></dl>",
     {"status": "Gweithredwyd", "decision_text": "Cytuno."}),
    # a label that nobody knows, among known ones, is kept as printed
    ("<dl><dt>Decision status</dt><dd>Implemented</dd><dt>Quay</dt><dd>North</dd></dl>",
     {"status": "Implemented", "other_fields": {"Quay": "North"}}),
    # one that stands twice is not overwritten
    ("<dl><dt>Decision status</dt><dd>Implemented</dd></dl><dl><dt>Status</dt><dd>Called in</dd></dl>",
     {"status": "Implemented", "other_fields": {"Status": "Called in"}}),
])  # fmt: skip
def test_layouts_of_a_decision(body: str, fields: dict[str, Any]) -> None:
    decision, parsed = decision_of(body)
    assert {name: getattr(decision, name) for name in fields} == fields
    assert "not a layout we know" not in problems(parsed)


@pytest.mark.parametrize("body", [
    # a table of the council's text, whose first column happens to hold the words of labels
    WORD.format("<p>Agreed:</p><table><tr><td>Status</td><td>Open</td></tr><tr><td>Ward</td><td>Quay</td></tr></table>"),
    WORD.format("<dl><dt>Decision maker</dt><dd>To be the Clerk in future</dd></dl>"),
    WORD.format("<p><b>Reasons:</b> the quay is full.</p>"),
    # a bold word within a sentence
    "<p>That the <b>status</b> of the quay be changed.</p>",
    "<p><b>Status</b> quo to be kept.</p>",
    # a table of something else, in which one word is a label's
    "<table><tr><td>Ward</td><td>Berths</td></tr><tr><td>Quay</td><td>12</td></tr><tr><td>Castle</td><td>3</td></tr></table>",
])  # fmt: skip
def test_what_only_looks_like_a_label_stays_in_the_text(body: str) -> None:
    decision, _ = decision_of('<h3 class="mgSubSubTitleTxt">Decision:</h3>' + body)
    assert (decision.status, decision.decision_maker, decision.reasons, decision.wards) == (None, None, None, None)
    assert decision.decision_text


def test_a_decision_under_a_bold_label_is_whole() -> None:
    """Its first paragraph stands behind the label, the others below it."""
    text = "<p><strong>Decision:</strong> That the tolls be</p><p>(a) doubled; and</p><p>(b) waived for boats.</p>"
    decision, _ = decision_of(text + "<p><strong>Reasons:</strong></p><p>They are old.</p>")
    assert decision.decision_text == "That the tolls be\n\n(a) doubled; and\n\n(b) waived for boats."
    assert decision.reasons == "They are old."


# ------------------------------------------------------------ attendance

ADA, BEN = (
    '<a href="mgUserInfo.aspx?UID=1">Councillor Ada Orme</a>',
    '<a href="mgUserInfo.aspx?UID=2">Cllr Ben Tarn</a>',
)


def presences(body: str) -> tuple[dict[str | None, tuple[str | None, str | None]], str]:
    parsed = framed("meeting_attendance", "mgMeetingAttendance.aspx?ID=5", TITLE + body, title="Attendance details")
    return {each.name: (each.attendance, each.role) for each in all_of(parsed, Attendance)}, problems(parsed)


@pytest.mark.parametrize(("body", "expected"), [
    (f"<ul><li>{ADA} - Present</li><li>{BEN}, Apologies</li></ul>",
     {"Councillor Ada Orme": ("Present", None), "Cllr Ben Tarn": ("Apologies", None)}),
    (f"<ul><li>{ADA} (Vice-Chair): Present, virtual</li></ul>", {"Councillor Ada Orme": ("Present, virtual", "Vice-Chair")}),
    # the presence stands over the list; a bold line serves as a heading
    (f"<p><b>Also present</b></p><ul><li>{ADA}</li></ul>", {"Councillor Ada Orme": ("Present", None)}),
    (f"<h4>Apologies</h4><ul><li>{ADA}</li></ul><h4>Not present</h4><ul><li>{BEN}</li></ul>",
     {"Councillor Ada Orme": ("Apologies", None), "Cllr Ben Tarn": ("Not present", None)}),
    # beside the name counts more than over the list
    (f"<h4>Present</h4><ul><li>{ADA} - Present as substitute</li></ul>", {"Councillor Ada Orme": ("Present as substitute", None)}),
    # names one after another, without links; nobody is nobody
    ("<dl><dt>Present</dt><dd>Councillors Orme (Chair), Tarn and Wick</dd><dt>Absent</dt><dd>None</dd></dl>",
     {"Orme": ("Present", "Chair"), "Tarn": ("Present", None), "Wick": ("Present", None)}),
    (f'<p><span class="mgLabel">Apologies: </span>{ADA} and {BEN}</p>',
     {"Councillor Ada Orme": ("Apologies", None), "Cllr Ben Tarn": ("Apologies", None)}),
    # Welsh
    (f"<ul><li>{ADA} - Yn bresennol</li></ul>", {"Councillor Ada Orme": ("Yn bresennol", None)}),
    ("<dl><dt>Yn bresennol</dt><dd>Huw Tarn a Mair Wick</dd></dl>",
     {"Huw Tarn": ("Yn bresennol", None), "Mair Wick": ("Yn bresennol", None)}),
])  # fmt: skip
def test_attendance_as_a_list(body: str, expected: dict[str, Any]) -> None:
    found, problem = presences(body)
    assert found == expected
    assert problem == ""


def test_a_members_attendance_as_a_list() -> None:
    """Each entry has its meeting's link; an entry without a presence is reported."""
    entry = '<li>{} - <a href="ieListDocuments.aspx?CId=1&amp;MId={}">Harbour Board</a>{}</li>'
    body = "<ul>" + entry.format("6 January 2026", 5, " - Apologies") + entry.format("3 March 2026", 6, "") + "</ul>"
    parsed = framed("member_attendance", "mgAttendance.aspx?UID=9", TITLE + body, title="Attendance record")
    assert [each.attendance for each in all_of(parsed, Attendance)] == ["Apologies", None]
    assert [each.date for each in all_of(parsed, Meeting)] == ["2026-01-06", "2026-03-03"]
    assert problems(parsed).count("cannot tell the attendance") == 1


@pytest.mark.parametrize(("body", "names", "reported"), [
    # whose presence is not stated is named, and reported
    (f"<ul><li>{ADA} - Present</li><li>{BEN}</li></ul>", ["Councillor Ada Orme", "Cllr Ben Tarn"], "cannot tell the attendance"),
    # a list of other things: links that are no person's, words of the council
    ('<ul><li><a href="ieListDocuments.aspx?CId=1&amp;MId=5">Present position of the quay</a></li></ul>', [], "no attendance"),
    ("<h4>Notes</h4><ul><li>Tea is served</li></ul>", [], "no attendance"),
    # statistics are no people
    ('<p><span class="mgLabel">Present: </span>12</p>', [], "no attendance"),
    # a presence beside which no name stands
    ("<ul><li>3 - Present</li></ul>", [], "cannot tell whose attendance"),
])  # fmt: skip
def test_what_a_list_of_attendance_does_not_say(body: str, names: list[str], reported: str) -> None:
    found, problem = presences(body)
    assert list(found) == names
    assert reported in problem


# ------------------------------------------------------------ other pages


def test_the_head_of_a_meeting_as_a_definition_list() -> None:
    head = "<dl><dt>Venue</dt><dd>Guildhall</dd><dt>Contact</dt><dd>Ida Marsh</dd></dl>"
    body = f'<h2 class="mgSubTitleTxt">Board - Monday 2 March 2026 7.00 pm</h2>{head}'
    meeting = only(framed("meeting", "ieListDocuments.aspx?CId=1&MId=5", body, title="Meeting"), Meeting)
    assert (meeting.venue, meeting.contact) == ("Guildhall", "Ida Marsh")


@pytest.mark.parametrize("body", [
    "<table><tr><td>Title:</td><td>Leader</td></tr><tr><td>Party:</td><td>River Party</td></tr>"
    "<tr><td>Ward:</td><td>Quay</td></tr><tr><td>Email:</td><td>ada@quay.example</td></tr></table>",
    "<dl><dt>Title</dt><dd>Leader</dd><dt>Party</dt><dd>River Party</dd><dt>Ward</dt><dd>Quay</dd>"
    "<dt>Telephone</dt><dd>01632 960001</dd></dl>",
    "<div><div>Title</div><div>Leader</div></div><div><div>Party</div><div>River Party</div></div>"
    "<div><div>Region</div><div>Quay</div></div>",
])  # fmt: skip
def test_the_labels_of_a_councillor(body: str) -> None:
    """Contact details beside them are kept nowhere."""
    seats = '<h2 class="mgSectionTitle">Committee appointments</h2><ul><li><a href="mgCommitteeDetails.aspx?ID=3">Board</a></li></ul>'
    parsed = framed("person", "mgUserInfo.aspx?UID=5", body + seats, title="Councillor Ada Orme")
    person = only(parsed, Person)
    assert (person.title, person.party, person.ward, person.other_fields) == ("Leader", "River Party", "Quay", None)
    assert "quay.example" not in str(parsed)
    assert "960001" not in str(parsed)


def test_the_details_view_of_a_register_is_flat() -> None:
    """Each decision's labels stand below its title, which begins with its day and ends with its number."""
    entry = (
        '<p class="mgAiTitleTxt"><a href="ieDecisionDetails.aspx?ID={0}">{1} - {2} ref: {0}</a> Approved</p>'
        '<p><span class="mgLabel">Decision published: </span>{3}</p>'
    )
    body = (
        entry.format(21, "16/10/2019", "To dredge", "17/10/2019")
        + "<hr />"
        + entry.format(22, "18/10/2019", "To wait", "")
    )
    parsed = framed("decision_register", "mgDelegatedDecisions.aspx?V=1", body)
    assert [(each.title, each.decision_date, each.publication_date) for each in all_of(parsed, Decision)] == [
        ("To dredge", "2019-10-16", "2019-10-17"), ("To wait", "2019-10-18", None)
    ]  # fmt: skip


@pytest.mark.parametrize(("suffix", "status", "row", "is_known"), [
    (" - Agenda &amp; Minutes", "confirmed", (True, False, True), True),
    (" - Agenda frontsheet, Printed minutes", "confirmed", (True, False, True), True),
    (" - Agenda, Minutes (DRAFT)", "confirmed", (True, False, True), True),
    (" - Webcast, Agenda, Printed decisions", "confirmed", (True, True, False), True),
    (" (Cancelled)", "cancelled", (False, False, False), True),
    (" - Cancelled due to snow", "cancelled", (False, False, False), True),
    (" - Postponed", None, (False, False, False), False),  # no state that ModernGov has
])  # fmt: skip
def test_words_after_a_meeting_in_its_list(
    suffix: str, status: str | None, row: tuple[bool, ...], is_known: bool
) -> None:
    link = (
        '<a class="mgMeetingTableLnk" href="ieListDocuments.aspx?CId=1&amp;MId=5&amp;Ver=4">2 Mar 2026&nbsp;7.00 pm</a>'
    )
    parsed = framed(
        "meeting_list", "ieListMeetings.aspx?CId=1", f'<ul class="mgNonBulletTableList"><li>{link}{suffix}</li></ul>'
    )
    [found] = parsed.facts["meetings"]
    assert only(parsed, Meeting).status == status
    assert tuple(found[f"has_{part}"] for part in ("agenda", "decisions", "minutes")) == row
    assert ("unknown words" not in problems(parsed)) is is_known


PEOPLE = [("wexcombe/person/1", "Chair"), ("wexcombe/person/2", None)]


@pytest.mark.parametrize("body", [
    f'<h2 class="mgSectionTitle">Membership</h2><table><tr><th>Name</th><th>Role</th></tr><tr><td>{ADA}</td><td>Chair</td></tr>'
    f"<tr><td>{BEN}</td><td>Member</td></tr></table>",
    f"<h2>Membership</h2><p>{ADA} (Chair)</p><p>{BEN}</p>",
    f"<h3>Members</h3><div><div>{ADA} (Chair)</div><div>{BEN}</div></div>",
    f"<h2>Membership</h2><ul><li>{ADA} (Chair)</li><li>{BEN}</li></ul>",
])  # fmt: skip
def test_members_of_a_committee_however_they_stand(body: str) -> None:
    title = '<h2 class="mgSubTitleTxt">Harbour Board</h2>'
    parsed = framed("committee", "mgCommitteeDetails.aspx?ID=9", title + body, title="Committee details")
    assert [(each.person_id, each.role) for each in all_of(parsed, Membership)] == PEOPLE
    assert problems(parsed) == ""


def test_people_on_a_committees_page_that_nothing_says_are_members() -> None:
    body = f'<h2 class="mgSubTitleTxt">Harbour Board</h2><table><tr><td>{ADA}</td></tr></table>'
    parsed = framed("committee", "mgCommitteeDetails.aspx?ID=9", body, title="Committee details")
    assert not all_of(parsed, Membership)
    assert "no heading says that they are members" in problems(parsed)


def test_a_plan_with_definition_lists() -> None:
    item = '<h3><a class="mgPlanItemTitle" href="mgIssueHistoryHome.aspx?IId={0}">Steps {0}</a></h3><dl>{1}</dl>'
    first = "<dt>Decision maker</dt><dd>Cabinet</dd><dt>Decision due</dt><dd>12 Mar 2026</dd><dt>Is key decision?</dt><dd>Yes</dd>"
    body = item.format(7, first) + item.format(8, "<dt>Decision due</dt><dd>Not before 2 Apr 2026 by Council</dd>")
    parsed = framed("plan", "mgListPlanItems.aspx?PlanId=5&RP=9", TITLE + body, title="Forward plan")
    assert [(each.decision_maker, each.decision_due_date, each.is_key) for each in all_of(parsed, PlanItem)] == [
        ("Cabinet", "2026-03-12", True), ("Council", None, None)
    ]  # fmt: skip


def test_an_index_of_cards() -> None:
    """Labels belong to the person of their card."""
    card = '<div class="card"><h3><a href="mgUserInfo.aspx?UID={0}">{1}</a></h3><dl><dt>Party</dt><dd>{2}</dd><dt>Ward</dt><dd>{3}</dd></dl></div>'
    body = card.format(1, "Ada Orme", "River", "Quay") + card.format(2, "Ben Tarn", "Hill", "Castle")
    parsed = framed("member_index", "mgMemberIndex.aspx?VW=LIST", body, title="Your councillors")
    assert [(each.name, each.party, each.ward) for each in all_of(parsed, Person)] == [
        ("Ada Orme", "River", "Quay"), ("Ben Tarn", "Hill", "Castle")
    ]  # fmt: skip


VOTE = "<h3>Budget</h3><p>Resolution status: Carried</p>"


@pytest.mark.parametrize("body", [
    f"<dl><dt>For (2)</dt><dd>{ADA} and {BEN}</dd><dt>Against (1)</dt><dd>Councillor Wick</dd><dt>Abstain</dt><dd>None</dd></dl>",
    f"<ul><li>For: {ADA} and {BEN} (2)</li><li>Against: Councillor Wick (1)</li><li>Abstain: None (0)</li></ul>",
    f"<ul><li><b>For:</b> {ADA}, {BEN}</li><li><b>Against</b>: Councillor Wick</li></ul>",
])  # fmt: skip
def test_recorded_votes_as_a_list(body: str) -> None:
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", VOTE + body, title="Voting record")
    assert [(each.name, each.option) for each in all_of(parsed, RecordedVote)] == [
        ("Councillor Ada Orme", "for"), ("Cllr Ben Tarn", "for"), ("Councillor Wick", "against")
    ]  # fmt: skip
    assert {each.result for each in all_of(parsed, RecordedVote)} == {"Carried"}
    assert problems(parsed) == ""


def test_a_list_of_votes_that_is_not_understood_is_not_taken_in_part() -> None:
    body = VOTE + f"<ul><li>For {ADA} and {BEN}</li><li>Against: Councillor Wick</li></ul>"
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body, title="Voting record")
    assert not all_of(parsed, RecordedVote)
    assert "no recorded votes" in problems(parsed)


def test_a_list_in_a_motion_is_no_list_of_votes() -> None:
    motion = "<ul><li>Fees: to be doubled</li><li>Berths: to be kept</li></ul>"
    table = f"<table><tr><td>For</td><td>{ADA}</td><td>1</td></tr></table>"
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", VOTE + motion + table)
    assert "Fees: to be doubled" in (only(parsed, RecordedVote).motion_text or "")


def test_a_count_beside_a_list_of_votes_is_checked() -> None:
    body = VOTE + "<ul><li>For: Councillors Orme and Tarn (3)</li><li>Against: None (0)</li></ul>"
    parsed = framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body, title="Voting record")
    assert "3 counted, 2 named" in problems(parsed)
