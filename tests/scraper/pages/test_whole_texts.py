"""Texts that no container of ModernGov's marks: whatever they are laid out in stays in them, and becomes no fact."""

from __future__ import annotations

from typing import Any

import pytest

from archive.records import AgendaItem, Decision, Meeting, Parsed
from archive.records_issues import Issue
from scraper.pages import parse
from tests.scraper.pages.cases import BASE, SITE
from tests.scraper.pages.test_traps import only
from tests.scraper.pages.test_traps_lists import framed, problems

TITLE = '<h2 class="mgSubTitleTxt">Tolls</h2>'
DECISION = '<h3 class="mgSubSubTitleTxt">Decision:</h3>'


def decided(body: str) -> dict[str, Any]:
    """What a decision's page says, without what it leaves out."""
    decision = only(framed("decision", "ieDecisionDetails.aspx?ID=5", TITLE + body), Decision)
    names = ("decision_text", "reasons", "status", "wards", "is_key", "publication_date", "other_fields")
    return {name: value for name in names if (value := getattr(decision, name)) is not None}


@pytest.mark.parametrize(("body", "text"), [
    # tables, lists and boxes whose first words happen to be those of labels
    ("<p>Agreed:</p><table><tr><td>Status</td><td>Open</td></tr><tr><td>Ward</td><td>Quay</td></tr></table><p>from May.</p>",
     "Agreed:\n\nStatus | Open\nWard | Quay\n\nfrom May."),
    ("<p>Agreed:</p><table><tr><th>Status</th><th>Ward</th><th>Reason</th></tr><tr><td>Open</td><td>Quay</td><td>Wind</td></tr></table>",
     "Agreed:\n\nStatus | Ward | Reason\nOpen | Quay | Wind"),
    ("<p>Agreed:</p><table><tr><td><h3>Status</h3></td><td>Open</td></tr><tr><td>Ward</td><td>Quay</td></tr></table>",
     "Agreed:\n\nStatus | Open\nWard | Quay"),
    ("<p>Agreed:</p><dl><dt>Publication date</dt><dd>3 May 2024</dd></dl><p>and so on.</p>",
     "Agreed:\n\nPublication date\n\n3 May 2024\n\nand so on."),
    ("<p>Agreed:</p><div><div>Ward</div><div>Quay</div></div>", "Agreed:\n\nWard\n\nQuay"),
    # bold words and lower headings
    ("<p>Agreed for</p><p><b>Ward:</b> Quay</p><p>from May.</p>", "Agreed for\n\nWard: Quay\n\nfrom May."),
    ("<p>Agreed.</p><h4>Status</h4><p>Open to all.</p>", "Agreed.\n\nStatus\n\nOpen to all."),
    # lists, with and without links in them, numbered or not, and an entry that has lost its list
    ("<p>Agreed</p><ul><li>to dredge</li><li>to wait</li></ul>", "Agreed\n\n- to dredge\n- to wait"),
    ('<p>Agreed</p><ol type="a"><li>the <a href="documents/s3/Tolls.pdf">tolls</a> of May</li></ol>',
     "Agreed\n\na. the tolls of May"),
    ("<p>Agreed</p><li>to dredge</li>", "Agreed\n\n- to dredge"),
    # a link in a line of running text
    ('Agreed the <a href="https://quay.example/">policy</a> of May.', "Agreed the policy of May."),
])  # fmt: skip
def test_what_stands_in_a_decisions_text_stays_there(body: str, text: str) -> None:
    assert decided(DECISION + body) == {"decision_text": text}
    assert decided(f"{DECISION}{body}<h3 class='mgSubSubTitleTxt'>Reasons:</h3><p>Wind.</p>") == {
        "decision_text": text, "reasons": "Wind."
    }  # fmt: skip


@pytest.mark.parametrize(("body", "found"), [
    # laid out as the text's own heading is, or higher
    ("<h3>Decision</h3><p>That.</p><h3>Decision status</h3><p>Withdrawn</p>",
     {"decision_text": "That.", "status": "Withdrawn"}),
    ("<h3>Decision</h3><p>That.</p><h2>Status</h2><p>Withdrawn</p><table><tr><td>Key decision</td><td>Yes</td></tr></table>",
     {"decision_text": "That.", "status": "Withdrawn", "is_key": True}),
    ("<p><b>Decision:</b> That.</p><ul><li>Now.</li></ul><p><strong>Status:</strong> Called in</p>",
     {"decision_text": "That.\n\n- Now.", "status": "Called in"}),
    ("<p><b>Decision:</b> That.</p><h4>Status</h4><p>Called in</p>", {"decision_text": "That.", "status": "Called in"}),
    # below a text in a container: ModernGov's, or the skin's own
    (f'{DECISION}<div class="mgWordPara">That.</div><dl><dt>Status</dt><dd>Called in</dd></dl>',
     {"decision_text": "That.", "status": "Called in"}),
    ("<dl><dt>Decision</dt><dd>That.</dd></dl><table><tr><td>Status</td><td>Called in</td></tr></table>",
     {"decision_text": "That.", "status": "Called in"}),
    ("<div><div>Decision</div><div>That.</div></div><table><tr><td>Status</td><td>Called in</td></tr></table>",
     {"decision_text": "That.", "status": "Called in"}),
    # behind ModernGov's own label
    (f'{DECISION}<p>That.</p><p><span class="mgLabel">Ward: </span>Quay</p><dl><dt>Status</dt><dd>Called in</dd></dl>',
     {"decision_text": "That.", "wards": "Quay", "status": "Called in"}),
])  # fmt: skip
def test_labels_of_the_page_behind_a_text(body: str, found: dict[str, Any]) -> None:
    assert decided(body) == found


@pytest.mark.parametrize("body", [
    '<ul><li><a href="documents/s3/Tolls.pdf">Tolls <span class="mgFileSize">PDF 9 KB</span></a></li></ul>',
    '<ul class="mgActionList"><li>See <a href="mgIssueHistoryHome.aspx?IId=4">its issue</a></li></ul>',
    '<li><a href="mgListRecordedVotesShort.aspx?AIID=3">View Recorded Vote</a></li>',
    '<a href="mgIssueHistoryHome.aspx?IId=4">View the background</a>',
])  # fmt: skip
def test_links_that_stand_by_themselves_are_no_text(body: str) -> None:
    assert decided(f"{DECISION}<p>That.</p>{body}")["decision_text"] == "That."


@pytest.mark.parametrize("heading", ["<h3>Minutes</h3>", '<p class="mgSubItemTitleTxt">Minutes:</p>'])
def test_a_list_in_an_items_minutes_stays_there(heading: str) -> None:
    body = f"{heading}<p>Agreed:</p><ul><li>to dredge</li></ul>"
    assert only(framed("item", "mgAi.aspx?ID=3", TITLE + body), AgendaItem).minutes_text == "Agreed:\n\n- to dredge"


# ------------------------------------------------------------ among the papers

PAPERS = '<ul><li><a href="documents/s3/Tolls.pdf">Tolls <span class="mgFileSize">PDF 1 KB</span></a></li>{}</ul>'
BLOCK = '<div class="mgWordPara">{}</div>'


@pytest.mark.parametrize(("below", "kept"), [
    (PAPERS.format(""), None),
    ("", None),
    (PAPERS.format("<li>Appendix 2 - restricted</li>"), "- Tolls\n- Appendix 2 - restricted"),
    (PAPERS.format("") + BLOCK.format("The toll keeper wrote the report."), "The toll keeper wrote the report."),
])  # fmt: skip
def test_what_is_said_among_the_papers_is_kept(below: str, kept: str | None) -> None:
    expected = {"Supporting documents": kept} if kept else None
    item = f'{TITLE}<p class="mgSubItemTitleTxt">Supporting documents:</p>{below}<p class="mgSubItemTitleTxt">Minutes:</p>{BLOCK.format("Ok.")}'
    assert only(framed("item", "mgAi.aspx?ID=3", item), AgendaItem).other_fields == expected
    decision = f'{DECISION}{BLOCK.format("Ok.")}<h3 class="mgSubSubTitleTxt">Supporting documents:</h3>{below}'
    assert decided(decision).get("other_fields") == expected


# ------------------------------------------------------------ headings of the council's text

TEXT = '<div class="mgWordPara"><h1>Draft minutes of a fair</h1><h2>Stalls</h2><p>They stood by the quay.</p></div>'


def read(page: str, url: str, body: str) -> Parsed:
    """A page whose title stands before the frame, as some skins have it."""
    markup = f'<h1>Agenda and minutes</h1><div id="modgov">{body}</div>'
    return parse(page, markup.encode(), BASE + url, SITE, {})


def test_a_heading_in_a_text_is_no_title_of_the_page() -> None:
    table = f'<table id="mgItemTable"><tr><td><a name="AI7"></a>1.</td><td><p class="mgAiTitleTxt">Fairs</p>{TEXT}</td></tr></table>'
    parsed = read("meeting", "ieListDocuments.aspx?CId=1&MId=5", f"<h2>Board - Monday 2 March 2026 7.00 pm</h2>{table}")
    assert only(parsed, Meeting).minutes_status != "draft"
    assert "Stalls" in (only(parsed, AgendaItem).summary or "")


def test_a_decision_without_a_title_does_not_take_one_from_its_text() -> None:
    parsed = read("decision", "ieDecisionDetails.aspx?ID=5", f"<h3>Decision</h3>{TEXT}")
    assert not parsed.records
    assert "no title" in problems(parsed)


def test_headings_stay_in_the_text_of_an_issue() -> None:
    body = f'<h2 class="mgSubTitleTxt">Fairs</h2>{TEXT}<p><span class="mgLabel">Decision due: </span>12 Mar 2026</p>'
    purpose = only(read("issue", "mgIssueHistoryHome.aspx?IId=4", body), Issue).purpose or ""
    assert purpose.startswith("Draft minutes of a fair\n\nStalls")
