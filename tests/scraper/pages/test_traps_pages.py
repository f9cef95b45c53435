"""Traps of single pages: meeting, item, decision, attendance (MODERNGOV.md sections 2, 3.4 to 3.6, 3.9, 4)."""

from __future__ import annotations

import pytest

from archive.records import AgendaItem, Decision, Document, DocumentLink, Meeting
from archive.records_people import Attendance
from scraper.html import fragment, text_of
from tests.scraper.pages.test_traps import DRAFT, MINUTES, absence, all_of, case, item, only
from tests.scraper.pages.test_traps_lists import framed, problems

WORD = '<div class="mgWordPara"><div class="WordSection1"><p class="MsoNormal">{}</p></div></div>'
SUB = '<p class="mgSubItemTitleTxt">{}</p>'
ROW = '<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI9"></a>{}</p></td><td>{}</td></tr>'
HEADING = '<h2 class="mgSubTitleTxt">Board - Monday 2 March 2026 7.00 pm</h2>'
MEETING = "ieListDocuments.aspx?CId=1&MId=2"


def agenda(cell: str, label: str = "1.", extra: str = "", title: str = "Agenda") -> tuple[AgendaItem, str]:
    """The one item of a meeting page, and the problems of the page."""
    table = f'<table id="mgItemTable" class="mgItemTable">{ROW.format(label, cell)}</table>'
    parsed = framed("meeting", MEETING, HEADING + table + extra, title=title)
    return only(parsed, AgendaItem), problems(parsed)


# ---------------------------------------------------------------- 3.4 labels, blocks, order


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Minutes:", "minutes_text"), ("MINUTES", "minutes_text"), ("Minutes&nbsp;:", "minutes_text"),
        ("Minutes (draft):", "minutes_text"), ("Cofnodion:", "minutes_text"), ("Decision:", "decision_text"),
        ("decisions", "decision_text"), ("Penderfyniad:", "decision_text"),
    ],
)  # fmt: skip
def test_labels_without_colon_and_case_in_both_languages(label: str, field: str) -> None:
    found, said = agenda(SUB.format(label) + WORD.format("The lane was closed."))
    assert getattr(found, field) == "The lane was closed."
    assert "unknown label" not in said


@pytest.mark.parametrize(("label", "there", "absent"), [("Minutes:", "minutes_text", "decision_text"),
                                                        ("Decision:", "decision_text", "minutes_text")])  # fmt: skip
def test_minutes_without_decision_and_the_reverse(label: str, there: str, absent: str) -> None:
    found, _ = agenda(WORD.format("To consider the lane.") + SUB.format(label) + WORD.format("Agreed."))
    assert (found.summary, getattr(found, there), getattr(found, absent)) == ("To consider the lane.", "Agreed.", None)


@pytest.mark.parametrize("label", ["54.", "77/21", "3a", "3.a", "1", ""])
def test_numbers_as_printed(label: str) -> None:
    assert agenda(WORD.format("x"), label)[0].number_label == (label or None)


def test_even_a_short_text_may_be_cut() -> None:
    cut = 'Noted&nbsp;...&nbsp; <a href="mgAi.aspx?ID=9">view the full decision text for item 1.</a>'
    found, _ = agenda(SUB.format("Decision:") + WORD.format(cut))
    assert found.decision_text is None


@pytest.mark.parametrize("cut_first", [True, False])
def test_a_text_of_two_blocks_is_cut_where_one_is(cut_first: bool) -> None:
    cut = 'The rest&nbsp;...&nbsp; <a href="mgAi.aspx?ID=9">view the full minutes text for item 1.</a>'
    texts = (cut, "The beginning.") if cut_first else ("The beginning.", cut)
    found, _ = agenda("".join(SUB.format("Minutes:") + WORD.format(text) for text in texts))
    assert found.minutes_text is None


def test_a_share_list_of_a_skin_is_no_paper_and_no_text() -> None:
    share = '<ul><li><a href="https://social.example/share?u=1">Share this item</a></li></ul>'
    found, _ = agenda(share + SUB.format("Minutes:") + WORD.format("Noted."))
    assert (found.summary, found.minutes_text, found.other_fields) == (None, "Noted.", None)


WORD_HTML = [
    # a mail link split over lines, its address in the text
    ('Write to <a href=\n"mailto:clerk@wexcombe.example"><span style=\n"">clerk@wexcombe.example</span></a> by noon',
     "Write to clerk@wexcombe.example by noon"),
    # language and highlight marks add nothing
    ('<span lang="EN-US" xml:lang=\n"EN-US">The <span style="background:yellow">Board</span>\nagreed</span>',
     "The Board agreed"),
    # typographic marks as entities
    ("the Board&rsquo;s &ldquo;plan&rdquo; &ndash; &pound;5", "the Board’s “plan” – £5"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "expected"), WORD_HTML)
def test_word_marks_inside_a_paragraph(markup: str, expected: str) -> None:
    assert text_of(fragment(f'<p class="MsoNormal">{markup}</p>')) == expected


def test_word_list_paragraphs_keep_their_typed_markers() -> None:
    marker = '<span>1.<span style="font:7.0pt">&nbsp;&nbsp;&nbsp;</span></span>\nthat the lane\nbe closed'
    markup = f'<p class="MsoListParagraphCxSpFirst">{marker}</p><p class="MsoListParagraphCxSpLast">§&nbsp;&nbsp;b</p>'
    assert text_of(fragment(markup)) == "1. that the lane be closed\n\n§ b"


# ---------------------------------------------------------------- 3.4 head of the page


def test_title_printed_twice_by_a_skin() -> None:
    body = DRAFT.body.replace(b"<h1 ", b"<h1>Agenda and draft minutes</h1><h1 ", 1)
    assert only(DRAFT.parse(body), Meeting).minutes_status == "draft"
    assert len(all_of(DRAFT.parse(body), AgendaItem)) == 7


def test_a_player_s_script_is_neither_text_nor_link() -> None:
    script = ('<script>mgMeetingMedia = new mgMediaPlayer(mgJQuery,"mgMeetingMedia",'
              '[{"url":"documents/s1/film.mp4"}]);</script>')  # fmt: skip
    found, _ = agenda(SUB.format("Minutes:") + script + WORD.format("Noted."))
    assert (found.minutes_text, found.other_fields) == ("Noted.", None)
    parsed = framed("meeting", MEETING, HEADING + script)
    assert not all_of(parsed, Document)


def test_no_item_table_is_told_from_an_empty_agenda() -> None:
    """Cancelled: no table, and the page says why. Without a word it is a problem, never an empty agenda."""
    said = framed("meeting", MEETING, HEADING + "<p>No documents are available for this meeting</p>")
    silent = framed("meeting", MEETING, HEADING)
    assert not said.problems
    assert absence(said, "wexcombe/meeting/2", "agenda_items").reason == "not_published"
    assert absence(silent, "wexcombe/meeting/2", "agenda_items").reason == "not_stated"


def test_the_agenda_s_number_is_not_the_meeting_s() -> None:
    printed = {d.id for d in all_of(MINUTES, Document) if d.kind == "agenda"}
    assert printed == {"wexcombe/document/g431-T0"}
    assert only(MINUTES, Meeting).id == "wexcombe/meeting/412"


# ---------------------------------------------------------------- 3.5 item


def test_item_page_papers_stand_under_supporting_documents() -> None:
    parsed = case("item", "full_text").parse()
    assert [d.id.rpartition("/")[2] for d in all_of(parsed, Document)] == ["s9002", "s9003"]
    assert {link.record_id for link in all_of(parsed, DocumentLink)} == {"wexcombe/item/7003"}
    assert not parsed.problems


def test_item_page_that_does_not_name_its_meeting() -> None:
    """What linked to it knows; a page of nowhere has none, and none is guessed."""
    found = item(case("item", "without_meeting").parse(), 7004)
    assert found.meeting_id is None
    told = framed("item", "mgAi.aspx?ID=9", SUB.format("Minutes:") + WORD.format("Noted."), meeting_id="412")
    assert only(told, AgendaItem).meeting_id == "wexcombe/meeting/412"


# ---------------------------------------------------------------- 3.6 decision

LABEL = '<p><span class="mgLabel">{}: </span>{}</p>'
DECIDED = '<h2 class="mgSubTitleTxt">Ferry steps</h2>' + LABEL


def decision(body: str) -> Decision:
    return only(framed("decision", "ieDecisionDetails.aspx?ID=5", body, title="Decision details"), Decision)


def test_a_committee_s_decision_names_no_maker() -> None:
    assert decision(DECIDED.format("Is Key decision?", "No")).decision_maker is None


@pytest.mark.parametrize(
    "words", ["Recommendations approved", "Recommendations Approved", "Called in", "For Determination"]
)
def test_status_is_kept_in_the_site_s_words(words: str) -> None:
    assert decision(DECIDED.format("Decision status", words)).status == words


def test_a_decision_may_be_published_years_later() -> None:
    found = decision(DECIDED.format("Publication date", "10/12/2025") + LABEL.format("Date of decision", "27/07/2021"))
    assert (found.decision_date, found.publication_date) == ("2021-07-27", "2025-12-10")


@pytest.mark.parametrize("words", ["Reason for Decision:", "REASON FOR DECISIONS:", "Reason:",
                                   "Alternative Options considered and rejected:"])  # fmt: skip
def test_reasons_inside_the_text_stay_in_the_text(words: str) -> None:
    """Councils write them as paragraphs of the decision: cutting them out would need a guess."""
    body = f'<h3 class="mgSubSubTitleTxt">Decision:</h3>{WORD.format(f"Agreed.</p><p>{words}</p><p>It is cheap.")}'
    found = decision(DECIDED.format("Is Key decision?", "No") + body)
    assert found.decision_text == f"Agreed.\n\n{words}\n\nIt is cheap."


# ---------------------------------------------------------------- 3.9 attendance


@pytest.mark.parametrize("words", ["Present", "Present as substitute", "Present, virtual", "In attendance",
                                   "In attendance, virtual", "Apologies", "Absent", "Expected"])  # fmt: skip
def test_attendance_is_in_the_site_s_words(words: str) -> None:
    row = f'<tr><td><a href="mgUserInfo.aspx?UID=3">Cllr Orme</a></td><td>Chair</td><td>{words}</td></tr>'
    head = "<tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>"
    table = f'<table summary="Table of meeting attendance"><thead>{head}</thead><tbody>{row}</tbody></table>'
    found = only(framed("meeting_attendance", "mgMeetingAttendance.aspx?ID=2", table), Attendance)
    assert (found.name, found.role, found.attendance) == ("Cllr Orme", "Chair", words)


# ---------------------------------------------------------------- 4 XML


def test_when_a_paper_was_published_is_kept() -> None:
    full = case("xml_meeting", "full")
    body = full.body.replace(b"<attachmentid>9002</attachmentid>",
                             b"<attachmentid>9002</attachmentid><publicationdate>02/03/2026</publicationdate>")  # fmt: skip
    paper = next(d for d in all_of(full.parse(body), Document) if d.id.endswith("s9002"))
    assert (paper.other_fields or {})["publicationdate"] == "02/03/2026"
