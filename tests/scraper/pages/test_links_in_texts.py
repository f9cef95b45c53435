"""What a council's own text names, links or lists is no record of the page it stands on, and joins nothing to it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from archive.records import AgendaItem, Decision
from archive.records_people import RecordedVote
from tests.scraper.pages.cases import Case, case_id
from tests.scraper.pages.test_skins import HTML, facts
from tests.scraper.pages.test_traps import all_of, only
from tests.scraper.pages.test_traps_lists import framed

TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
DECISION = '<h3 class="mgSubSubTitleTxt">Decision:</h3>'
TEXT = '<div class="mgWordPara"><p>As {} says, the tolls stay.</p></div>'


@pytest.mark.parametrize(("href", "field"), [
    ("mgIssueHistoryHome.aspx?IId=9", "issue_id"),
    ("mgAi.aspx?ID=9", "item_id"),
])  # fmt: skip
def test_a_decision_is_joined_by_the_links_of_its_page_alone(href: str, field: str) -> None:
    own = f'<ul class="mgActionList"><li><a href="{href.replace("9", "4")}">More</a></li></ul>'
    text = DECISION + TEXT.format(f'<a href="{href}">another page</a>')
    for body, joined in ((text, None), (own + text, "4")):
        decision = only(framed("decision", "ieDecisionDetails.aspx?ID=5", TITLE + body), Decision)
        assert ((getattr(decision, field) or "").rpartition("/")[2] or None) == joined
        assert decision.decision_text == "As another page says, the tolls stay."


def test_an_item_is_not_of_the_meeting_its_text_links() -> None:
    text = TEXT.format('<a href="ieListDocuments.aspx?CId=1&amp;MId=9">the meeting in May (Item 3)</a>')
    item = only(framed("item", "mgAi.aspx?ID=3", f'{TITLE}<p class="mgSubItemTitleTxt">Minutes:</p>{text}'), AgendaItem)
    assert (item.meeting_id, item.number_label) == (None, None)


def test_a_decision_named_in_the_text_of_another_is_not_listed() -> None:
    """The details view of a register prints texts: what stands below the link is the first decision's."""
    linked = '<a href="ieDecisionDetails.aspx?ID=9">what we said in May</a>'
    entry = '<p class="mgAiTitleTxt"><a href="ieDecisionDetails.aspx?ID=5">16/10/2025 - Tolls</a></p>{}<p><span class="mgLabel">Decision published: </span>17/10/2025</p>'
    in_table = f'<div class="mgWordPara"><table><tr><th>Title</th></tr><tr><td>{linked}</td></tr></table></div>'
    for text in (TEXT.format(linked), in_table):
        body = entry.format(text) + entry.format(TEXT.format(linked)).replace("ID=5", "ID=6")
        parsed = framed("decision_register", "mgDelegatedDecisions.aspx?V=1", body)
        found = [(each.id, each.title, each.publication_date) for each in all_of(parsed, Decision)]
        assert found == [(f"wexcombe/decision/{number}", "Tolls", "2025-10-17") for number in (5, 6)]


# ------------------------------------------------------------ a text that looks like every page

LOOKALIKES = (
    "<h1>Draft minutes</h1><h2>Fair Panel - Tuesday 7 July 2020 5.00 pm</h2><h3>Apologies</h3><p>Result: Agreed by a fair</p>"
    "<p><b>Status:</b> Fairly open</p><p>Ward: Fairfield</p><dl><dt>Decision maker</dt><dd>Fairman</dd></dl>"
    "<table><tr><th>Name</th><th>Attendance</th></tr><tr><td><a href='mgUserInfo.aspx?UID=99901'>Ida Fair</a></td><td>Present</td></tr></table>"
    "<table><tr><td>For</td><td>Ida Fair</td><td>1</td></tr></table><ul><li>Against: Ida Fair</li></ul>"
    "<table><tr><th>Title</th><th>Date</th></tr><tr><td><a href='ieDecisionDetails.aspx?ID=99902'>A fair</a></td><td>07/07/2020</td></tr></table>"
    "<table><tr><td>Status</td><td>Fairly open</td></tr><tr><td>Party</td><td>Fair</td></tr></table>"
    "<ul><li><a href='mgCommitteeDetails.aspx?ID=99903'>Fair Panel</a> (Chair)</li><li>Ida Fair - Apologies</li>"
    "<li><a href='ieListDocuments.aspx?CId=99903&amp;MId=99904'>7 July 2020</a> - CANCELLED</li>"
    "<li><a href='mgIssueHistoryHome.aspx?IId=99905'>A fair</a></li><li><a href='mgAi.aspx?ID=99906'>A fair</a></li>"
    "<li><a href='mgListPlanItems.aspx?PlanId=99907&amp;RP=1'>Fairs, 1 July 2020 to 7 July 2020</a></li></ul>"
)
ALL_TEXT = ("old_meeting", "reasons_restricted")  # pages that are the council's text


@pytest.mark.parametrize("one", [each for each in HTML if each.page not in ALL_TEXT], ids=case_id)
def test_a_text_that_looks_like_a_list_adds_nothing_to_any_page(one: Case) -> None:
    said = facts(one.parse())
    places = len(BeautifulSoup(one.body, "lxml").select("#modgov .mgContent > *"))
    for at in {0, places // 2, places}:
        soup = BeautifulSoup(one.body, "lxml")
        text = soup.new_tag("div", attrs={"class": "mgWordPara"})
        text.extend(list(BeautifulSoup(LOOKALIKES, "lxml").select("body > *")))
        inside = soup.select("#modgov .mgContent > *")
        if not inside:
            return
        (inside[0].insert_before if at == 0 else inside[at - 1].insert_after)(text)
        assert facts(one.parse(str(soup).encode())) == said, at


def test_a_motion_tells_no_result_and_has_no_votes() -> None:
    motion = '<div class="mgWordPara"><h3>Fairs</h3><p>That fairs be held.</p><p>Outcome: more fairs</p><ul><li>For: the people</li></ul></div>'
    ballots = "<table><tr><td>For</td><td>Ida Orme</td><td>1</td></tr></table>"
    parsed = framed(
        "recorded_votes",
        "mgListRecordedVotesShort.aspx?AIID=3&MID=5",
        f"<div>{motion}</div><p>Result: Lost</p>{ballots}",
    )
    vote = only(parsed, RecordedVote)
    assert (vote.vote_title, vote.result, vote.name) == (None, "Lost", "Ida Orme")
