"""Traps that only other councils' pages showed: columns, labels and layouts that the descriptions do not name."""

from __future__ import annotations

import pytest

from archive.records import AgendaItem, Decision, Document, Meeting
from archive.records_issues import Issue, IssueLink, Restriction
from archive.records_people import Membership, RecordedVote
from scraper.pages import parse
from tests.scraper.pages.cases import BASE, SITE
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed, problems

HEADING = '<h2 class="mgSubTitleTxt">Board - Monday 2 March 2026 7.00 pm</h2>'
MEETING = "ieListDocuments.aspx?CId=1&MId=2"
OLD = "CeListDocuments.aspx?CommitteeId=1&MeetingId=2&DF=02%2f03%2f2004&Ver=2"
PARA = '<div class="mgWordPara"><p>{}</p></div>'

# ---------------------------------------------------------------- columns of the agenda table

NUMBER = '<td{1}><p class="mgAiTitleTxt">{0}</p></td>'
MARKED = ' class="mgItemNumberCell"'
ANCHOR = '<a name="AI9"></a>'


@pytest.mark.parametrize(
    ("heads", "cells", "label", "other"),
    [
        # as everywhere
        (("No.", "Item"), (ANCHOR + "4.", "Tolls"), "4.", None),
        # a council's own column before the number, both cells with ModernGov's class
        (("Note", "No.", "Item"), (ANCHOR + "*", "620.", "Tolls"), "620.", {"Note": "*"}),
        # the same, with the anchor beside the number, and nothing noted
        (("Note", "No.", "Item"), ("", ANCHOR + "620.", "Tolls"), "620.", None),
        # behind the item
        (("No.", "Item", "Lead"), (ANCHOR + "4.", "Tolls", "P. Lund"), "4.", {"Lead": "P. Lund"}),
        # Welsh
        (("Rhif", "Eitem"), (ANCHOR + "4.", "Tolls"), "4.", None),
        # names that do not fit the row: class and anchor say what is what
        (("Item",), (ANCHOR + "4.", "Tolls"), "4.", None),
        ((), (ANCHOR + "4.", "Tolls"), "4.", None),
    ],
)  # fmt: skip
def test_columns_of_an_agenda_go_by_their_names(
    heads: tuple[str, ...], cells: tuple[str, ...], label: str, other: dict[str, str] | None
) -> None:
    top = "<tr>" + "".join(f'<th class="mgHide">{head}</th>' for head in heads) + "</tr>" if heads else ""
    row = "".join(NUMBER.format(text, "" if text == "Tolls" else MARKED) for text in cells)
    parsed = framed("meeting", MEETING, f'{HEADING}<table id="mgItemTable">{top}<tr>{row}</tr></table>')
    item = only(parsed, AgendaItem)
    assert (item.number_label, item.title, item.other_fields) == (label, "Tolls", other)


def test_an_agenda_table_without_its_class_is_one() -> None:
    row = f'<tr>{NUMBER.format(ANCHOR + "1.", MARKED)}<td><p class="mgAiTitleTxt">Tolls</p></td></tr>'
    other = "<table><tr><td>Opening hours</td><td>9 to 5</td></tr></table>"
    parsed = framed("meeting", MEETING, f"{HEADING}{other}<table>{row}</table>")
    assert [(item.number_label, item.title) for item in all_of(parsed, AgendaItem)] == [("1.", "Tolls")]
    assert not problems(parsed)


FIRST = PARA.format("First.{}")
ROWS = "".join(
    f'<tr>{NUMBER.format(f"""<a name="AI{n}"></a>{n}.""", MARKED)}<td><p class="mgAiTitleTxt">Item {n}</p>'
    f'<p class="mgSubItemTitleTxt">Minutes:</p>{text}</td></tr>'
    for n, text in ((1, FIRST), (2, PARA.format("Second.")), (3, PARA.format("Third.")))
)


@pytest.mark.parametrize(
    ("fault", "minutes"),
    [
        ("", {"1": "First.", "2": "Second.", "3": "Third."}),
        # one left open, or closed too often, does no harm
        ("<div>", {"1": "First.", "2": "Second.", "3": "Third."}),
        ("</div></div>", {"1": "First.", "2": "Second.", "3": "Third."}),
        # a table left open takes in the items after it: none of their words may be the first one's
        ("<table><tr><td>x</td></tr>", {"1": None, "2": "Second.", "3": "Third."}),
        # what ends the page early: the other items are asked for by themselves
        ("</div></div></table></div></div>", {"1": "First."}),
        ("</body></html>", {"1": "First."}),
        ("<!-- ", {"1": "First."}),
        # an item that the site itself has commented out is none
        ('<!-- <a name="AI7"></a> -->', {"1": "First.", "2": "Second.", "3": "Third."}),
    ],
)
def test_unbalanced_text_hides_no_item(fault: str, minutes: dict[str, str | None]) -> None:
    table = f'{HEADING}<table id="mgItemTable">{ROWS.format(fault)}</table>'
    parsed = framed("meeting", MEETING, table, title="Agenda and minutes")
    assert {item.id.rpartition("/")[2]: item.minutes_text for item in all_of(parsed, AgendaItem)} == minutes
    asked = {link.url.rpartition("=")[2] for link in parsed.links if link.page == "item"}
    assert asked == {number for number in "123" if not minutes.get(number)}
    assert bool(problems(parsed)) is bool(asked)


def test_a_link_beside_the_venue_is_known() -> None:
    said = '<p><span class="mgLabel">Link: </span><a href="https://video.wexcombe.example/2">Watch</a></p>'
    table = f'<table id="mgItemTable"><tr>{NUMBER.format(ANCHOR + "1.", MARKED)}<td>x</td></tr></table>'
    assert "unknown label" not in problems(framed("meeting", MEETING, HEADING + said + table))


# ---------------------------------------------------------------- lists of meetings

DAY = '<li><a href="ieListDocuments.aspx?CId=1&amp;MId={0}&amp;Ver=4"{2}>{1}</a>{3}</li>'
MENTION = '<div class="mgWordPara"><a href="ieListDocuments.aspx?CId=1&amp;MId=9">3 March 2026</a></div>'


@pytest.mark.parametrize(
    ("rows", "meetings"),
    [
        # a skin without ModernGov's classes: the days are the meetings
        (DAY.format(2, "15 Jan 2026 7.30 pm", "", " - Agenda") + DAY.format(3, "4 Dec 2025 7.30 pm", "", " - CANCELLED"),
         {"2": ("2026-01-15", "confirmed"), "3": ("2025-12-04", "cancelled")}),
        # with them, other links with days are none
        (DAY.format(2, "15 Jan 2026 7.30 pm", ' class="mgMeetingTableLnk"', "") + DAY.format(3, "4 Dec 2025", "", ""),
         {"2": ("2026-01-15", None)}),
        # a link that begins with other words
        (DAY.format(2, "Papers of 15 Jan 2026", "", ""), {}),
    ],
)  # fmt: skip
def test_meetings_of_a_list_without_its_classes(rows: str, meetings: dict[str, tuple[str, str | None]]) -> None:
    parsed = framed("meeting_list", "ieListMeetings.aspx?CId=1", f"<ul>{rows}</ul>{MENTION}")
    found = {m.id.rpartition("/")[2]: (m.date, m.status) for m in all_of(parsed, Meeting)}
    assert found == meetings
    assert bool(parsed.facts.get("is_silent")) is not bool(meetings)


# ---------------------------------------------------------------- old meetings

SENTENCE = "The warden spoke for long of the ferry, its steps, its rope and its bell at night."
PAPER = '<a href="olddocuments/2004/{0}.pdf?R={0}">{1}</a>'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # a link within a sentence is part of it
        (f"<p>{SENTENCE}</p><p>The minutes of {PAPER.format(1, '7 July')} were signed.</p>",
         f"{SENTENCE}\n\nThe minutes of 7 July were signed."),
        # a link with a line of its own is a paper of a list
        (f"<p>{SENTENCE}</p><ul><li>{PAPER.format(1, 'Report')}</li></ul>", SENTENCE),
        (f"<p>{SENTENCE}</p><p>[{PAPER.format(1, 'Report')}] - {PAPER.format(2, 'Map')}</p>", SENTENCE),
        # words that are links do not make a text
        ("<p>See: " + "<br>".join(PAPER.format(n, "the report of the warden") for n in range(9)) + "</p>", None),
        ("<br>".join(PAPER.format(n, "the report of the warden") for n in range(9)), None),
    ],
)  # fmt: skip
def test_the_text_of_an_old_meeting_keeps_its_sentences_whole(body: str, text: str | None) -> None:
    parsed = framed("old_meeting", OLD, body, title="Meeting documents")
    assert [each.text for each in parsed.texts] == ([text] if text else [])
    assert all_of(parsed, Document)


@pytest.mark.parametrize(
    ("title", "is_meeting"),
    [("Meeting documents", True), ("Council documents , 11 October 2005", True), ("Dogfennau , 11 Hydref 2005", True),
     ("Library", False), ("Error", False)],
)  # fmt: skip
def test_an_old_meeting_whose_title_is_its_date(title: str, is_meeting: bool) -> None:
    assert bool(all_of(framed("old_meeting", OLD, f"<p>{SENTENCE}</p>", title=title), Meeting)) is is_meeting


# ---------------------------------------------------------------- reasons


@pytest.mark.parametrize(
    ("statement", "paragraphs"),
    [
        ("By virtue of paragraph(s) 3, 5 of Part 1 of Schedule 12A of the Act.", ["3", "5"]),
        # a parliament's standing orders number their paragraphs in Roman
        ("By virtue of paragraph(s) i, iv and viii of Standing Order 9.31", ["i", "iv", "viii"]),
        # Welsh, as one site writes it: no second d, and no word between the number and the part
        ("Yn rhinwed paragraff(au) 16 Rhan 1 o Atodlen 12A o'r Ddeddf.", ["16"]),
        ("Yn rhinwedd paragraff(au) 12 a 13 o Ran 4 o Atodlen 12A.", ["12", "13"]),
        ("By virtue of the wish of the chair.", [None]),
    ],
)  # fmt: skip
def test_paragraphs_in_figures_and_in_roman_and_in_welsh(statement: str, paragraphs: list[str | None]) -> None:
    parsed = framed("reasons_restricted", "mgReasonsRestricted.aspx?OID=7&OT=A", f"<p>{statement}</p>")
    assert [each.paragraph for each in all_of(parsed, Restriction)] == paragraphs


# ---------------------------------------------------------------- votes


@pytest.mark.parametrize(
    "label", ["Resolution status", "Motion status", "Amendment status", "Cabinet recommendation status", "Result"]
)
def test_whatever_was_voted_on_has_a_result(label: str) -> None:
    body = f"<p>Tolls</p><p>{label}:Rejected</p><table><tr><td>For</td><td>A. Roe</td><td>1</td></tr></table>"
    vote = only(framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=7&MID=3", body), RecordedVote)
    assert (vote.vote_title, vote.result, vote.motion_text) == ("Tolls", "Rejected", None)


def test_a_sentence_with_a_colon_is_no_result() -> None:
    body = "<p>Tolls</p><p>The warden said of the status: it is the same.</p><table><tr><td>For</td><td>A. Roe</td></tr></table>"
    vote = only(framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=7&MID=3", body), RecordedVote)
    assert vote.result is None


# ---------------------------------------------------------------- decisions


def decision(body: str) -> tuple[Decision, str]:
    """The decision of a page with that body, and the problems of the page."""
    maker = '<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>'
    parsed = framed("decision", "ieDecisionDetails.aspx?ID=4", '<h2 class="mgSubTitleTxt">Steps</h2>' + maker + body)
    return only(parsed, Decision), problems(parsed)


def test_text_above_the_heading_of_a_decision_is_not_decided() -> None:
    headed = '<h3 class="mgSubSubTitleTxt">Decision:</h3>' + PARA.format("That they be kept.")
    found, _ = decision(PARA.format("To consider selling them.") + headed)
    assert found.decision_text == "That they be kept."
    assert found.other_fields == {"Other text on the page": "To consider selling them."}


def test_text_of_a_page_without_that_heading_is() -> None:
    assert decision(PARA.format("That they be kept."))[0].decision_text == "That they be kept."


def test_a_label_that_comes_twice_loses_nothing() -> None:
    twice = "".join(f'<p><span class="mgLabel">Notes: </span>{text}</p>' for text in ("One.", "Two.", "One."))
    assert (decision(twice)[0].other_fields or {})["Notes"] == "One.\n\nTwo."


@pytest.mark.parametrize("label", ["Portfolio Holder", "Lead member", "Reason for urgency", "Notes"])
def test_labels_of_an_issue_are_known_on_its_decision(label: str) -> None:
    found, said = decision(f'<p><span class="mgLabel">{label}: </span>Councillor Lund</p>')
    assert found.other_fields == {label: "Councillor Lund"}
    assert "unknown label" not in said


# ---------------------------------------------------------------- members of a committee


@pytest.mark.parametrize(
    ("heading", "is_known"),
    [("Membership", True), ("Current members:", True), ("Committee Members", True), ("Aelodaeth", True),
     ("Who sits on it", False)],
)  # fmt: skip
def test_members_are_never_lost_in_silence(heading: str, is_known: bool) -> None:
    people = '<ul><li><a href="mgUserInfo.aspx?UID=7">Councillor Orme</a> (Chair)</li></ul>'
    body = f'<h2 class="mgSubTitleTxt">Board</h2><h2 class="mgSectionTitle">{heading}</h2>{people}'
    parsed = framed("committee", "mgCommitteeDetails.aspx?ID=1", body)
    assert bool(all_of(parsed, Membership)) is is_known
    assert ("no heading says that they are members" in problems(parsed)) is not is_known


# ---------------------------------------------------------------- issues


@pytest.mark.parametrize(
    ("page", "url", "title", "kept"),
    [
        # a page of a part of the issue cuts its title short: the issue's own page has the whole
        ("issue_meetings", "ieIssueDetails.aspx?IId=5&Opt=3", "To receive the minutes of the Harbour Board…", None),
        ("issue_meetings", "ieIssueDetails.aspx?IId=5&Opt=3", "To receive the minutes of the...", None),
        ("issue_meetings", "ieIssueDetails.aspx?IId=5&Opt=3", "Ferry steps", "Ferry steps"),
        ("issue", "mgIssueHistoryHome.aspx?IId=5", "Ferry steps, and what then…", "Ferry steps, and what then…"),
    ],
)
def test_a_title_cut_short_is_not_an_issue_s(page: str, url: str, title: str, kept: str | None) -> None:
    link = '<p><a href="ieListDocuments.aspx?CId=1&amp;MId=2">15/01/2015 - Harbour Board</a></p>'
    status = '<p><span class="mgLabel">Decision status: </span>Implemented</p>'
    parsed = framed(page, url, f'<h2 class="mgSubTitleTxt">{title}</h2>{status}{link}')
    assert [issue.title for issue in all_of(parsed, Issue)] == ([kept] if kept else [])
    assert all_of(parsed, IssueLink)


# ---------------------------------------------------------------- a skin without the class of the page's body

INTRO = "<p>You can ask for these pages in large print.</p>"
FRAME = '<div id="modgov"><h1>Page</h1><h2 class="mgSubTitleTxt">Steps</h2>' + INTRO + "{}</div>"


@pytest.mark.parametrize(
    ("body", "decided"),
    [
        # the council's own words above the page, and nothing else that could be the decision
        ('<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>', None),
        # ModernGov's own container needs no heading
        ('<p><span class="mgLabel">Decision Maker: </span>Cabinet</p>' + PARA.format("Keep them."), "Keep them."),
    ],
)  # fmt: skip
def test_the_council_s_words_about_its_site_are_not_decided(body: str, decided: str | None) -> None:
    parsed = parse("decision", FRAME.format(body).encode(), BASE + "ieDecisionDetails.aspx?ID=4", SITE)
    found = only(parsed, Decision)
    assert found.decision_text == decided
    assert "large print" in str(found.other_fields)


def test_nor_are_they_the_summary_of_an_item() -> None:
    body = FRAME.format(PARA.format("To consider the steps.") + '<p class="mgSubItemTitleTxt">Minutes:</p>')
    for text, summary in ((body, "To consider the steps."), (FRAME.format(PARA.format("")), None)):
        item = only(parse("item", text.encode(), BASE + "mgAi.aspx?ID=9", SITE), AgendaItem)
        assert item.summary == summary


def test_texts_of_an_old_meeting_that_the_address_tells_apart_are_two_papers() -> None:
    body = HEADING + PARA.format(
        "RESOLVED that the tender for the steps be taken and the Clerk write to the firm at once."
    )
    found = [only(framed("old_meeting", f"{OLD}&RD=Minutes{more}", body, title="Minutes"), Document).id
             for more in ("", "&A=0", "&A=1")]  # fmt: skip
    assert len(set(found)) == 3


# ---------------------------------------------------------------- what looks like nothing, and is a page not read

TOLLS = "RESOLVED that the tolls be set for the year to come."
ITEM = '<table id="mgItemTable"><tr><td class="mgItemNumberCell"><a name="AI9"></a>4.</td><td><p class="mgAiTitleTxt">Tolls</p>{}</td></tr></table>'
SUB = '<p class="mgSubItemTitleTxt">{}</p>' + PARA


@pytest.mark.parametrize(("label", "field"), [
    ("Decision:", "decision_text"), ("Decision made:", "decision_text"), ("Decisions taken:", "decision_text"),
    ("Resolution:", "decision_text"), ("RESOLVED:", "decision_text"), ("Record of decision", "decision_text"),
    ("Penderfynwyd:", "decision_text"), ("Minutes and decisions:", "minutes_text"), ("Draft minute:", "minutes_text"),
])  # fmt: skip
def test_a_councils_own_words_for_decision_and_minutes(label: str, field: str) -> None:
    item = only(
        framed("meeting", MEETING, HEADING + ITEM.format(SUB.format(label, TOLLS)), title="Minutes"), AgendaItem
    )
    assert getattr(item, field) == TOLLS


@pytest.mark.parametrize(("label", "text", "reason"), [
    ("Outcome:", TOLLS, "unreadable"),  # it may be the minutes
    ("Lead:", "Cllr Ash", "not_fetched"),  # too short for it: the printed minutes may have them
])  # fmt: skip
def test_minutes_that_may_stand_under_an_unknown_label_are_not_said_to_be_none(
    label: str, text: str, reason: str
) -> None:
    parsed = framed("meeting", MEETING, HEADING + ITEM.format(SUB.format(label, text)), title="Agenda and minutes")
    [gap] = [gap for gap in parsed.absences if gap.field == "minutes_text"]
    assert gap.reason == reason
    assert only(parsed, AgendaItem).other_fields == {label.strip(":"): text}


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_headings_without_their_class_part_an_item(tag: str) -> None:
    body = f'<h2 class="mgSubTitleTxt">Tolls</h2><p>To set them.</p><{tag}>Minutes:</{tag}><p>The Board heard.</p><p>{TOLLS}</p>'
    item = only(framed("item", "mgAi.aspx?ID=9", body, meeting_id="x/meeting/2", minutes_status="unknown"), AgendaItem)
    assert (item.summary, item.minutes_text) == ("To set them.", f"The Board heard.\n\n{TOLLS}")


def test_a_heading_in_a_councils_text_parts_nothing() -> None:
    text = f'<div class="mgWordPara"><p>See below.</p><h3>Minutes</h3><p>{TOLLS}</p></div>'
    item = only(framed("meeting", MEETING, HEADING + ITEM.format(text)), AgendaItem)
    assert item.minutes_text is None


@pytest.mark.parametrize(("text", "is_decision"), [
    ("This decision is not available.", False),
    ("Please log in to see this decision.", False),
    ("That the tolls be set.", True),
])  # fmt: skip
def test_a_notice_in_place_of_a_decision_is_none(text: str, is_decision: bool) -> None:
    parsed = framed(
        "decision", "ieDecisionDetails.aspx?ID=5", f'<h2 class="mgSubTitleTxt">Tolls</h2>{PARA.format(text)}'
    )
    assert bool(all_of(parsed, Decision)) is is_decision
    assert bool(problems(parsed)) is not is_decision


@pytest.mark.parametrize("body", [
    "<p>Decision maker: Harbour Master<br>Decision: That the tolls be set.</p>",
    "<table><tr><td>Decision maker</td><td>Harbour Master</td><td></td></tr>"
    "<tr><td>Decision</td><td>That the tolls be set.</td><td></td></tr></table>",
])  # fmt: skip
def test_labels_in_a_decisions_text_are_a_layout_that_is_not_known(body: str) -> None:
    parsed = framed("decision", "ieDecisionDetails.aspx?ID=5", f'<h2 class="mgSubTitleTxt">Tolls</h2>{body}')
    assert "not a layout we know" in problems(parsed)


SILENT = [
    # what a page without a list says, whether that is that there is nothing
    ("There are no decisions for the selected criteria", True),
    ("There are currently no matching published decisions", True),
    ("There are no call-in rights for these", False),  # of something else
    ("There are no fees to pay", False),
    ("If there are no decisions listed, try another date", False),  # supposed
    ("When there are no meetings this page is empty", False),
]


@pytest.mark.parametrize(("text", "is_nothing"), SILENT)
@pytest.mark.parametrize(("page", "url"), [("decision_register", "mgDelegatedDecisions.aspx?DR=x"), ("meeting", MEETING),
                                           ("meeting_list", "ieListMeetings.aspx?CId=1")])  # fmt: skip
def test_only_words_about_the_list_say_that_it_is_empty(page: str, url: str, text: str, is_nothing: bool) -> None:
    parsed = framed(page, url, f"{HEADING}<p>{text}</p>")
    assert ("does not say that there are none" in problems(parsed)) is not is_nothing


# ---------------------------------------------------------------- states of meetings


@pytest.mark.parametrize(("heading", "status"), [
    ("Board - Monday 2 March 2026 7.00 pm, CANCELLED", "cancelled"),
    ("Board - Monday 2 March 2026 7.00 pm (CANCELLED)", "cancelled"),
    ("Board - CANCELLED - Monday 2 March 2026 7.00 pm", "cancelled"),
    ("Board - Monday 2 March 2026 7.00 pm (Moved from 1 March 2026)", "moved"),
    ("Board - Monday 2 March 2026 7.00 pm, Cancelled due to lack of business", "cancelled"),
    ("PROVISIONAL - Board - Monday 2 March 2026 7.00 pm", "provisional"),
    ("Board - Monday 2 March 2026 7.00 pm (Rescheduled)", None),  # not confirmed, whatever it is
    ("Board - Monday 2 March 2026 7.00 pm - POSTPONED", None),
    ("Board - Monday 2 March 2026 7.00 pm (Guildhall)", "confirmed"),
])  # fmt: skip
def test_a_state_in_the_heading_wherever_it_stands(heading: str, status: str | None) -> None:
    parsed = framed("meeting", MEETING, f'<h2 class="mgSubTitleTxt">{heading}</h2>{ITEM.format("")}')
    meeting = only(parsed, Meeting)
    assert (meeting.status, meeting.date, meeting.start_time) == (status, "2026-03-02", "19:00")


@pytest.mark.parametrize("row", [
    "<ul><li>{} - CANCELLED - Agenda</li></ul>",
    "<table><tr><td>{}</td><td>CANCELLED</td></tr></table>",  # a list laid out as a table
])  # fmt: skip
def test_a_state_in_the_list_however_it_is_laid_out(row: str) -> None:
    link = '<a href="ieListDocuments.aspx?CId=1&amp;MId=2">2 Mar 2026 7.00 pm</a>'
    parsed = framed("meeting_list", "ieListMeetings.aspx?CId=1", row.format(link))
    assert only(parsed, Meeting).status == "cancelled"
    assert not problems(parsed)
