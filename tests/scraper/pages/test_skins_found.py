"""What skins once hid or made up, found by laying every fixture out in other ways: each is read, or told."""

from __future__ import annotations

from time import process_time

import pytest
from bs4 import BeautifulSoup, Comment, Tag

from archive.records import AgendaItem, Committee, Decision, Meeting, Parsed
from archive.records_issues import Issue, PlanItem, Restriction
from archive.records_people import Membership, Person
from tests.scraper.pages.cases import Case, case_id, cases
from tests.scraper.pages.test_skins import facts
from tests.scraper.pages.test_traps import all_of, case, only
from tests.scraper.pages.test_traps_lists import framed, problems

HTML = [each for each in cases() if not each.page.startswith("xml")]
TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
HEADING = '<h2 class="mgSubTitleTxt">Board - Monday 2 March 2026 7.00 pm</h2>'
MEETING = "ieListDocuments.aspx?CId=1&MId=2"
PARA = '<div class="mgWordPara"><p>{}</p></div>'


def in_a_table(soup: BeautifulSoup) -> None:
    frame = soup.select_one("#modgov")
    if frame is not None:
        outer = BeautifulSoup("<table><tr><td></td></tr></table>", "html.parser").table
        assert outer is not None
        frame.insert_before(outer)
        outer.select("td")[0].append(frame.extract())


def commented(soup: BeautifulSoup) -> None:
    for tag in soup.select("#modgov p, #modgov td, #modgov li, #modgov span, #modgov div"):
        tag.insert(0, Comment(" a note "))
        tag.append(Comment(" another "))


def stressed(soup: BeautifulSoup) -> None:
    for tag in soup.select("#modgov span.mgLabel"):
        tag.name = "strong"


def in_a_span(soup: BeautifulSoup) -> None:
    for tag in soup.select("#modgov p"):
        inner = Tag(name="font")
        inner.extend([node.extract() for node in list(tag.contents)])
        tag.append(inner)


@pytest.mark.parametrize("skin", [in_a_table, commented, stressed, in_a_span])
@pytest.mark.parametrize("one", HTML, ids=case_id)
def test_a_skin_changes_nothing_of_what_a_page_says(one: Case, skin: object) -> None:
    soup = BeautifulSoup(one.body, "lxml")
    assert callable(skin)
    skin(soup)
    assert facts(one.parse(str(soup).encode())) == facts(one.parse())


# ------------------------------------------------------------ pages that are none


@pytest.mark.parametrize("page", sorted({each.page for each in HTML}))
@pytest.mark.parametrize("body", [
    '<div id="modgov"></div>',
    '<div id="modgov"><h1>Agenda</h1><h2 class="mgSubTitleTxt">Tolls</h2><div class="mgContent"></div></div>',
    '<div id="modgov"><h1 class="mgMainTitleTxt">Error</h1><div class="mgContent"><p>Something went wrong.</p></div></div>',
    '<div id="modgov"><h1>Gwall</h1><div class="mgContent"><p>Something went wrong.</p></div></div>',
    '<div id="modgov"><h1>Log in</h1><form><p><label>User name</label><input name="u"></p></form></div>',
], ids=["empty", "titles", "error", "error in Welsh", "login"])  # fmt: skip
def test_a_page_that_says_nothing_is_told_and_nothing_is_read_from_it(page: str, body: str) -> None:
    one = next(each for each in HTML if each.page == page)
    parsed = one.parse(f"<html><body>{body}</body></html>".encode())
    assert parsed.problems
    assert not parsed.texts
    assert not all_of(parsed, Restriction)


# ------------------------------------------------------------ a meeting's page


def notes(parsed: Parsed) -> list[tuple[str, str, str]]:
    return [(text.record_id, text.section, text.text) for text in parsed.texts if text.field == "notes"]


ROW = (
    '<table id="mgItemTable"><tr><td><p class="mgAiTitleTxt"><a name="AI7"></a>1.</p></td>'
    '<td><p class="mgAiTitleTxt">Tolls</p></td></tr></table>'
)


@pytest.mark.parametrize(("beside", "expected"), [
    ('<p><span class="mgLabel">Venue: </span>Old Mill</p><p><span class="mgLabel">Contact: </span>A clerk</p>', None),
    ("<p>The meeting was put off twice for lack of a quorum.</p>", "The meeting was put off twice for lack of a quorum."),
    ('<h2 class="mgSectionTitle">Media</h2><p><span class="mgLabel">Webcast: </span><a href="https://watch.example/7">Watch</a></p>',
     "Media\n\nWebcast: Watch <https://watch.example/7>"),
    ('<p><span class="mgLabel">Quorum: </span>Five</p><ul><li><a href="https://x.example/">Share this page</a></li></ul>', "Quorum: Five"),
])  # fmt: skip
def test_words_beside_the_agenda_are_kept_to_be_searched(beside: str, expected: str | None) -> None:
    said = f'{HEADING}<div class="mgContent">{beside}{ROW}</div>'
    parsed = framed("meeting", MEETING, said)
    assert notes(parsed) == ([("wexcombe/meeting/2", "searched", expected)] if expected else [])
    assert only(parsed, AgendaItem).summary is None
    assert only(parsed, Meeting).date == "2026-03-02"


def test_rows_of_the_agenda_that_are_no_items_are_kept_to_be_searched() -> None:
    row = f'<tr><td colspan="2"><p class="mgAiTitleTxt">PART II</p>{PARA.format("RESOLVED: That all leave.")}</td></tr>'
    parsed = framed("meeting", MEETING, HEADING + ROW.replace("</table>", f"{row}</table>"))
    assert notes(parsed) == [("wexcombe/meeting/2", "searched", "PART II\n\nRESOLVED: That all leave.")]
    assert "a row without an item id: 'PART II" in problems(parsed)


def test_why_there_is_no_agenda_is_told_once() -> None:
    assert not notes(case("meeting", "cancelled").parse())


@pytest.mark.parametrize("name", ["p", "div", "li", "span"])
def test_why_there_is_no_agenda_is_read_in_whatever_element_it_stands(name: str) -> None:
    one = case("meeting", "cancelled")
    body = one.body.replace(b"<p>No documents are available for this meeting</p>",
                            f"<{name}>No documents are available for this meeting</{name}>".encode())  # fmt: skip
    assert (body != one.body) == (name != "p")
    parsed = one.parse(body)
    assert parsed.absences == one.parse().absences
    assert not parsed.problems


def test_boxes_round_a_title_do_not_make_it_a_text() -> None:
    row = ROW.replace('<p class="mgAiTitleTxt">Tolls</p>',
                      '<div class="card"><p class="mgAiTitleTxt">Tolls</p></div><div><p class="mgSubItemTitleTxt">Minutes:</p>'
                      f'</div><div class="x">{PARA.format("They stay.")}</div>')  # fmt: skip
    item = only(framed("meeting", MEETING, HEADING + row), AgendaItem)
    assert (item.title, item.summary, item.minutes_text, item.other_fields) == ("Tolls", None, "They stay.", None)


# ------------------------------------------------------------ a committee's members

ADA = '<a href="mgUserInfo.aspx?UID=1">Councillor Ada Orme</a>'
BEN = '<a href="mgUserInfo.aspx?UID=2">Councillor Ben Tarn</a>'
COMMITTEE = "mgCommitteeDetails.aspx?ID=3"


@pytest.mark.parametrize(("lines", "seats", "told"), [
    (f"<p>{ADA} (Chair)</p><p>Mr Bryn van der Castell (Co-opted)</p>", 1, "Mr Bryn van der Castell (Co-opted)"),
    (f"<div>{ADA}</div><div>Rev. Noor Straker - Diocese of Wexcombe</div>", 1, "Rev. Noor Straker - Diocese of Wexcombe"),
    (f"<p>{ADA}<br>Mr Bryn Castell<br>{BEN}</p>", 2, "Mr Bryn Castell"),
    (f"{ADA}<br>{BEN} (Chair)<br>Petra Haverley<br>", 2, "Petra Haverley"),
    (f"<p>{ADA}</p><p>The board has twelve members.</p><p>Vacancy</p><p>Members are elected each May</p>", 1, None),
])  # fmt: skip
def test_a_member_without_a_profile_is_told_however_members_are_laid_out(
    lines: str, seats: int, told: str | None
) -> None:
    parsed = framed("committee", COMMITTEE, f'{TITLE}<h2 class="mgSectionTitle">Membership</h2>{lines}')
    assert len(all_of(parsed, Membership)) == seats
    assert problems(parsed) == (f"committee: a member without a profile: {told!r}" if told else "")


@pytest.mark.parametrize(("heading", "told", "stages"), [
    # members who leave while the page lists substitutes have left
    ("Substitute members", "1 people are listed under 'Substitute members', and not kept", ["notice"]),
    # they may be members under a new heading: none has left because of it
    ("The board", "1 people are listed under 'The board', and not kept", ["parse"]),
    ("Contact information", "", []),
])  # fmt: skip
def test_people_under_another_heading_beside_members_are_told(heading: str, told: str, stages: list[str]) -> None:
    body = (
        f'{TITLE}<h2 class="mgSectionTitle">Membership</h2><ul><li>{ADA}</li></ul>'
        f'<h2 class="mgSectionTitle">{heading}</h2><ul><li>{BEN}</li></ul>'
    )
    parsed = framed("committee", COMMITTEE, body)
    assert len(all_of(parsed, Membership)) == 1
    assert problems(parsed) == (f"committee: {told}" if told else "")
    assert [each.stage for each in parsed.problems] == stages


def test_a_committees_page_with_nothing_on_it_is_told() -> None:
    parsed = case("committee", "members").parse(
        b'<div id="modgov"><h2 class="mgSubTitleTxt">Tolls</h2><div class="mgContent"></div></div>'
    )
    assert "nothing of the committee but its name" in problems(parsed)


# ------------------------------------------------------------ texts and their headings

MAKER = '<p><span class="mgLabel">Decision Maker: </span>Board</p>'
DECISION = "ieDecisionDetails.aspx?ID=3"


@pytest.mark.parametrize("between", ["", '<p><span class="mgLabel">Wards affected: </span>All</p>'])
def test_of_two_texts_without_headings_none_is_the_decision(between: str) -> None:
    body = f"{TITLE}{MAKER}{PARA.format('To choose a toll.')}{between}{PARA.format('That it stay.')}"
    parsed = framed("decision", DECISION, body)
    decision = only(parsed, Decision)
    assert (decision.purpose, decision.decision_text) == (None, None)
    assert (decision.other_fields or {})["Other text on the page"] == "To choose a toll.\n\nThat it stay."
    assert "2 texts without headings" in problems(parsed)


def test_one_text_without_a_heading_is_the_decision() -> None:
    decision = only(framed("decision", DECISION, f"{TITLE}{MAKER}{PARA.format('That it stay.')}"), Decision)
    assert decision.decision_text == "That it stay."


def test_an_unknown_heading_ends_the_text_before() -> None:
    body = f"{TITLE}{MAKER}<h3>Decision:</h3>{PARA.format('That it stay.')}<h3>Tide notes</h3>{PARA.format('Low.')}"
    decision = only(framed("decision", DECISION, body), Decision)
    assert (decision.decision_text, decision.other_fields) == ("That it stay.", {"Tide notes": "Low."})


def test_an_unknown_heading_of_an_item_ends_the_text_before() -> None:
    body = f"{TITLE}<h3>Minutes</h3>{PARA.format('It rained.')}<h3>Tide notes:</h3>{PARA.format('Low.')}"
    item = only(framed("item", "mgAi.aspx?ID=3", body), AgendaItem)
    assert (item.minutes_text, item.other_fields) == ("It rained.", {"Tide notes": "Low."})


def test_headings_without_a_class_among_an_issues_decisions() -> None:
    one = case("issue_decisions", "two_decisions")
    soup = BeautifulSoup(one.body, "lxml")
    for tag in soup.select(".mgSubItemTitleTxt, .mgSubSubTitleTxt"):
        del tag["class"]
    assert all_of(one.parse(str(soup).encode()), Decision) == all_of(one.parse(), Decision)


@pytest.mark.parametrize(("label", "is_told"), [("Presented by", False), ("Cyflwynwyd gan", False), ("Tide", True)])
@pytest.mark.parametrize("page", ["item", "meeting"])
def test_a_label_with_its_value_among_an_items_texts(page: str, label: str, is_told: bool) -> None:
    """It is the item's, and never the meeting's."""
    said = f'{PARA.format("To agree.")}<p><span class="mgLabel">{label}: </span>B. Tarn</p><p><span class="mgLabel">Contact: </span>A clerk</p>'
    row = ROW.replace("</p></td></tr>", f"</p>{said}</td></tr>")
    parsed = framed(
        page, MEETING if page == "meeting" else "mgAi.aspx?ID=3", HEADING + row if page == "meeting" else TITLE + said
    )
    item = only(parsed, AgendaItem)
    assert (item.summary, item.other_fields) == ("To agree.", {label: "B. Tarn", "Contact": "A clerk"})
    assert problems(parsed) == (f"{page}: unknown label {label!r} kept in other_fields" if is_told else "")
    assert all(meeting.contact is None for meeting in all_of(parsed, Meeting))


@pytest.mark.parametrize("label", ['<p><span class="mgLabel">{}: </span></p>', '<p class="mgLabel">{}:</p>'])
def test_a_label_by_itself_over_a_text_is_its_heading(label: str) -> None:
    parts = (("Purpose", "To set a toll."), ("Reason for urgency", "Frost is near."), ("Decision", "That it stay."))
    body = TITLE + MAKER + "".join(label.format(name) + PARA.format(text) for name, text in parts)
    decision = only(framed("decision", DECISION, body), Decision)
    assert (decision.purpose, decision.decision_text) == ("To set a toll.", "That it stay.")
    assert decision.other_fields == {"Reason for urgency": "Frost is near."}


@pytest.mark.parametrize(("page", "url"), [
    ("decision", DECISION), ("item", "mgAi.aspx?ID=3"), ("issue", "mgIssueHistoryHome.aspx?IId=3"),
])  # fmt: skip
def test_a_line_of_very_many_labels_is_read_in_a_moment(page: str, url: str) -> None:
    line = '<span class="mgLabel">Tide:</span> low ' * 2_000
    began = process_time()
    framed(page, url, f"{TITLE}<p>{line}</p>")
    assert process_time() - began < 5


@pytest.mark.parametrize("line", [
    '<p><span class="mgLabel">Explanation of anticipated restriction: </span>!NotSet!</p>',
    f'<p><span class="mgLabel">Explanation of anticipated restriction:</span></p>{PARA.format("!NotSet!")}',
    f'<h3 class="mgSubSubTitleTxt">Consultation</h3>{PARA.format("!NotSet!")}',
])  # fmt: skip
def test_what_modern_gov_prints_for_nothing_is_nothing(line: str) -> None:
    body = f'{TITLE}<p><span class="mgLabel">Decision status: </span>For Determination</p>{line}'
    issue = only(framed("issue", "mgIssueHistoryHome.aspx?IId=3", body), Issue)
    assert (issue.status, issue.other_fields) == ("For Determination", None)


# ------------------------------------------------------------ lists


@pytest.mark.parametrize(("page", "name", "cls"), [
    ("committee_list", "categories", Committee), ("member_index", "list_by_ward", Person),
])  # fmt: skip
def test_a_lists_headings_without_their_class(page: str, name: str, cls: type[Committee | Person]) -> None:
    one = case(page, name)
    soup = BeautifulSoup(one.body, "lxml")
    for tag in soup.select(".mgSectionTitle"):
        del tag["class"]
    assert all_of(one.parse(str(soup).encode()), cls) == all_of(one.parse(), cls)


@pytest.mark.parametrize(("page", "name"), [
    ("decision_register", "published"), ("decision_register", "officer_other_order"), ("plan", "columns"),
    ("meeting_attendance", "welsh_other_order"),
])  # fmt: skip
def test_names_of_columns_in_ordinary_cells(page: str, name: str) -> None:
    one = case(page, name)
    soup = BeautifulSoup(one.body, "lxml")
    for tag in soup.select("#modgov th"):
        tag.name = "td"
    assert facts(one.parse(str(soup).encode())) == facts(one.parse())


def test_labels_in_bold_in_the_rows_of_a_plan() -> None:
    one = case("plan", "rows")
    soup = BeautifulSoup(one.body, "lxml")
    for tag in soup.select("span.mgLabel"):
        tag.name = "b"
        del tag["class"]
    bold = {item.id: item for item in all_of(one.parse(str(soup).encode()), PlanItem)}
    for item in all_of(one.parse(), PlanItem):
        assert (bold[item.id].decision_maker, bold[item.id].decision_due) == (item.decision_maker, item.decision_due)


def test_committees_under_no_heading_are_told() -> None:
    side = '<div class="mgUserSideBar"><p><span class="mgLabel">Party: </span>River</p></div>'
    links = '<ul><li><a href="mgCommitteeDetails.aspx?ID=9">Board</a></li></ul>'
    parsed = framed("person", "mgUserInfo.aspx?UID=5", side + links, title="Councillor Ada Orme")
    assert not all_of(parsed, Membership)
    assert "1 committees are linked, and no heading says what they are" in problems(parsed)
