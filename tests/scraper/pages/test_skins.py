"""A skin may lay a page out in its own way: what it says is then read or reported, and nothing is read that it does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict

import pytest
from bs4 import BeautifulSoup, Tag

from archive.records import AgendaItem, Parsed
from archive.records_people import Attendance, Membership, RecordedVote
from tests.scraper.pages.cases import Case, case_id, cases
from tests.scraper.pages.test_traps import all_of, case, only
from tests.scraper.pages.test_traps_lists import framed, problems

FACTS = ("decision_maker", "status", "is_key", "party", "ward", "role", "attendance", "result", "option", "name", "date",
         "meeting_date", "decision_date", "publication_date", "decision_due_date", "person_id", "meeting_id", "committee_id",
         "organisation", "is_expired", "start_date", "end_date", "vote_title", "venue", "minutes_status")  # fmt: skip
TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
HTML = [each for each in cases() if not each.page.startswith("xml")]


def renamed(tags: Iterable[Tag], name: str) -> None:
    for tag in tags:
        tag.name = name


def unclassed(tags: Iterable[Tag]) -> None:
    for tag in tags:
        del tag["class"]


def boxed(soup: BeautifulSoup) -> None:
    for tag in soup.select("#modgov p, #modgov ul, #modgov h2, #modgov h3"):
        tag.wrap(Tag(name="div", attrs={"class": "skin"}))


def in_definitions(soup: BeautifulSoup) -> None:
    for label in soup.select("p > span.mgLabel:first-child"):
        line = label.parent
        assert line is not None
        label.name, line.name = "dt", "dl"
        value = Tag(name="dd")
        value.extend([node.extract() for node in list(label.next_siblings)])
        label.insert_after(value)
        del label["class"]


def bold(soup: BeautifulSoup) -> None:
    labels = soup.select("span.mgLabel")
    renamed(labels, "strong")
    unclassed(labels)


SKINS: dict[str, Callable[[BeautifulSoup], None]] = {
    "headings without their class": lambda soup: unclassed(soup.select(".mgSectionTitle, .mgSubItemTitleTxt, .mgSubSubTitleTxt")),
    "entries in boxes": lambda soup: renamed(soup.select("#modgov ul, #modgov ol, #modgov li"), "div"),
    "boxes round everything": boxed,
    "no box round the body": lambda soup: [tag.unwrap() for tag in soup.select(".mgContent")] and None,
    "labels in lists of definitions": in_definitions,
    "labels in bold": bold,
}  # fmt: skip


def facts(parsed: Parsed) -> set[tuple[str, str, str]]:
    return {
        (record.id, name, str(value))
        for record in parsed.records
        for name, value in asdict(record).items()
        if name in FACTS and value not in (None, False)
    }


@pytest.mark.parametrize("one", HTML, ids=case_id)
def test_no_skin_makes_a_page_say_more(one: Case) -> None:
    said = facts(one.parse())
    for name, skin in SKINS.items():
        soup = BeautifulSoup(one.body, "lxml")
        skin(soup)
        assert facts(one.parse(str(soup).encode())) <= said, name


# ------------------------------------------------------------ what such skins once hid or made up


def test_an_item_whose_sub_titles_have_lost_their_class() -> None:
    """Known or not, they stand between ModernGov's own boxes."""
    text = '<div class="mgWordPara">{}</div>'
    body = (
        f"{TITLE}{text.format('To agree.')}<p>Minutes:</p>{text.format('It rained.')}<p>Officer contact:</p>"
        f"{text.format('The ranger')}<div>Decision:</div>{text.format('That the tolls stay:')}"
        '<p>Supporting documents:</p><ul><li><a href="documents/s3/Tolls.pdf">Tolls</a></li></ul>'
    )
    item = only(framed("item", "mgAi.aspx?ID=3", body), AgendaItem)
    assert (item.summary, item.minutes_text, item.decision_text) == ("To agree.", "It rained.", "That the tolls stay:")
    assert item.other_fields == {"Officer contact": "The ranger"}


def test_a_line_with_a_colon_is_a_sub_title_only_among_others() -> None:
    body = TITLE + '<p>It was agreed:</p><div class="mgWordPara">That the tolls stay.</div>'
    item = only(framed("item", "mgAi.aspx?ID=3", body), AgendaItem)
    assert "It was agreed:" in str(item)


def test_committees_linked_before_any_heading_are_no_seats() -> None:
    links = '<ul><li><a href="mgCommitteeDetails.aspx?ID=999">Council</a></li></ul>'
    side = '<div class="mgUserSideBar"><p><span class="mgLabel">Party: </span>River</p></div>'
    parsed = framed("person", "mgUserInfo.aspx?UID=5", side + links, title="Councillor Ada Orme")
    assert not all_of(parsed, Membership)


def test_seats_are_those_of_their_own_heading_without_its_class() -> None:
    one = case("person", "full")
    soup = BeautifulSoup(one.body, "lxml")
    unclassed(soup.select("h2"))
    assert all_of(one.parse(str(soup).encode()), Membership) == all_of(one.parse(), Membership)


ADA = '<a href="mgUserInfo.aspx?UID=1">Councillor Ada Orme</a>'


@pytest.mark.parametrize("result", [
    "<dl><dt>Resolution status</dt><dd>Carried</dd></dl>",
    "<ul><li>Resolution status: Carried</li></ul>",
    "<table><tr><td>Resolution status</td><td>Carried</td></tr></table>",
])  # fmt: skip
def test_a_result_by_itself_is_no_motion(result: str) -> None:
    body = f"<h3>Budget</h3>{result}<p>That the tolls stay.</p><table><tr><td>For</td><td>{ADA}</td><td>1</td></tr></table>"
    vote = only(framed("recorded_votes", "mgListRecordedVotesShort.aspx?AIID=3&MID=5", body), RecordedVote)
    assert (vote.vote_title, vote.result, vote.motion_text) == ("Budget", "Carried", "That the tolls stay.")


def test_the_meetings_title_is_no_title_of_a_vote() -> None:
    """Where nothing marks the body of the page, its title stands among the votes."""
    body = f'<div id="modgov"><h1>Voting record</h1><h2>Council - 4 March 2026</h2><table><tr><td>For</td><td>{ADA}</td></tr></table></div>'
    parsed = case("recorded_votes", "two_votes").parse(body.encode())
    assert only(parsed, RecordedVote).vote_title is None


@pytest.mark.parametrize(("entry", "stated"), [
    (f"Present - {ADA} - Chair", ("Present", "Chair")),
    (f"Apologies: {ADA}", ("Apologies", None)),
    (f"Chair - {ADA}", (None, None)),
])  # fmt: skip
def test_a_presence_before_the_name(entry: str, stated: tuple[str | None, str | None]) -> None:
    parsed = framed("meeting_attendance", "mgMeetingAttendance.aspx?ID=5", f"<ul><li>{entry}</li></ul>")
    [(presence, role)] = [(each.attendance, each.role) for each in parsed.records if hasattr(each, "attendance")]
    assert (presence, role) == stated


@pytest.mark.parametrize("line", [
    f"<p><strong>Apologies:</strong> {ADA}</p>", f"<p><b>Apologies</b>: {ADA}</p>", f"<p>Apologies: {ADA}</p>",
    "<p>Apologies: Councillor Ada Orme</p>",
])  # fmt: skip
def test_a_presence_that_begins_a_line(line: str) -> None:
    """It is read beside a table or list of the others, too."""
    body = (
        f"<ul><li>Councillor Ben Tarn - Present</li></ul>{line}<p>Notes: none</p><p>Ferries attending the fair: two</p>"
    )
    parsed = framed("meeting_attendance", "mgMeetingAttendance.aspx?ID=5", body)
    assert [(each.name, each.attendance) for each in all_of(parsed, Attendance)] == [
        ("Councillor Ben Tarn", "Present"), ("Councillor Ada Orme", "Apologies"),
    ]  # fmt: skip


def test_an_address_in_a_declaration_without_labels_is_not_kept() -> None:
    board = '<a href="ieListDocuments.aspx?CId=1&amp;MId=5">Harbour Board, 3 May 2024</a>'
    parsed = framed(
        "declarations", "mgListDeclarationsOfInterest.aspx?UID=9", f"<ul><li>{board} - call 01632 960111</li></ul>"
    )
    assert "960111" not in str(parsed)
    assert "does not say what was declared" in problems(parsed)
