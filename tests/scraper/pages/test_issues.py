"""Named tests of issues, forward plans and reasons for restriction (MODERNGOV.md sections 3.8 and 3.11).

No real page of these types was at hand: the goldens are synthetic, and these say what must hold whatever the markup.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest

from archive.records import Decision, DocumentLink, Link, Parsed, Record, Site
from archive.records_issues import Issue, IssueLink, Plan, PlanItem, Restriction
from scraper import pages
from scraper.pages.announced import due_day, due_maker, is_key
from scraper.pages.plan_list import span_of
from scraper.vocabulary_issues import EXPLAINED, STATEMENT
from tests.scraper.pages.cases import BASE, FOLDER, SITE, Case
from tests.site import Site as Served
from tests.site import serve
from tests.site.client import fetch

R = TypeVar("R", bound=Record)


def case(page: str, name: str) -> Case:
    return Case(page, FOLDER / page / f"{name}.html")


def all_of(parsed: Parsed, cls: type[R]) -> dict[str, R]:
    return {record.id: record for record in parsed.records if isinstance(record, cls)}


def only(parsed: Parsed, cls: type[R]) -> R:
    (found,) = all_of(parsed, cls).values()
    return found


def leads_to(parsed: Parsed, page: str) -> list[Link]:
    return [link for link in parsed.links if link.page == page]


def said(parsed: Parsed) -> str:
    return "\n".join(problem.message for problem in parsed.problems)


def replaced(one: Case, old: str, new: str) -> Parsed:
    body = one.body.decode()
    assert old in body
    return one.parse(body.replace(old, new).encode())


FULL = case("issue", "full")
ROWS = case("plan", "rows")
ITEM = case("reasons_restricted", "item")


# ---------------------------------------------------------------- what is announced


DUE = [
    ("5 Dec 2026 by Cabinet", "2026-12-05", "Cabinet"),
    ("12/03/2026", "2026-03-12", None),
    ("Tuesday 10 March 2026 by Council", "2026-03-10", "Council"),
    ("March 2026 by Executive", None, "Executive"),  # a month is no day
    ("Not before 1 April 2026 by Leader", None, "Leader"),  # nor is the earliest
    ("Before 31 March 2026", None, None),
    ("By 12 March 2026", None, None),
    ("Between 1 March 2026 and 30 June 2026 by Cabinet", None, "Cabinet"),
    ("1 Mar 2026 - 30 Jun 2026", None, None),
    ("Week commencing 9 March 2026", None, None),
    ("9 March 2026 at the earliest", None, None),
    ("31 Feb 2026 by Cabinet", None, "Cabinet"),  # there is no such day
    ("12 Mawrth 2026 gan Cabinet", "2026-03-12", "Cabinet"),
    ("To be confirmed", None, None),
    ("12 Mar 2026 by Director, after consultation with the Leader;", "2026-03-12",
     "Director, after consultation with the Leader"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "maker"), DUE)
def test_when_a_decision_is_due(text: str, day: str | None, maker: str | None) -> None:
    assert due_day(text) == day
    assert due_maker(text) == maker


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Key", True), ("Non-key", False), ("Key Decision", True), ("Not a key decision", False), ("Yes", True),
        # with the council's reason behind it
        ("Key - spending over 500,000", True), ("Key Decision: two or more wards", True), ("Non-Key (officer)", False),
        # whose decision it is before it
        ("Exec Non-key", False), ("Executive Key Decision", True), ("Cabinet - Key", True), ("Council decision", None),
        # both kinds, or a longer word
        ("Key or non-key", None), ("Keyworker homes", None),
        ("No", False), ("Allweddol", True), ("Budget and policy framework", None), ("Keyhole", None),
    ],
)  # fmt: skip
def test_decision_type_says_whether_it_is_key(text: str, key: bool | None) -> None:
    assert is_key(text) is key


# ---------------------------------------------------------------- issue


def test_text_before_the_labels_is_the_purpose_without_the_title() -> None:
    assert only(FULL.parse(), Issue).purpose == (
        "To agree how the footbridge is repaired, and to let the contract."
        " The minutes of an old meeting tell of the last repair."
    )
    assert only(case("issue", "reverse_cms").parse(), Issue).purpose == "To choose the lamps for the towpath."


def test_unlabelled_text_after_the_labels_is_kept_and_is_no_purpose() -> None:
    issue = only(replaced(FULL, '<h2 class="mgSectionTitle">Decisions', "<p>Ask at the lock.</p><h2>Decisions"), Issue)
    assert "lock" not in (issue.purpose or "")
    assert (issue.other_fields or {})["Other text on the page"] == "Ask at the lock."


def test_a_label_with_its_text_in_a_block_of_its_own() -> None:
    other = only(FULL.parse(), Issue).other_fields or {}
    assert other["Explanation of anticipated restriction"] == "The tenders are in a private appendix."


def test_lead_officer_wins_over_the_director_in_any_order() -> None:
    assert only(FULL.parse(), Issue).lead_officer == "Director of Places"
    officer = '<p><span class="mgLabel">Lead officer: </span>Bryn Castell</p>'
    director = '<p><span  class="mgLabel" >Lead director: </span>'
    assert only(replaced(FULL, director, officer + director), Issue).lead_officer == "Bryn Castell"
    assert only(case("issue", "reverse_cms").parse(), Issue).lead_officer == "Bryn Castell"


def test_a_decision_maker_of_its_own_wins_over_that_of_the_due_date() -> None:
    label = '<p><span class="mgLabel">Decision Maker: </span>Council</p>'
    due = '<p><span  class="mgLabel" >Decision due: </span>'
    assert only(replaced(FULL, due, due.replace("<p>", label + "<p>")), Issue).decision_maker == "Council"


def test_unknown_labels_are_kept_and_reported() -> None:
    parsed = FULL.parse()
    assert (only(parsed, Issue).other_fields or {})["Ferry season"] == "April to October"
    assert "unknown label 'Ferry season'" in said(parsed)


def test_a_notice_date_that_cannot_be_read_is_kept_as_printed() -> None:
    issue = only(case("issue", "reverse_cms").parse(), Issue)
    assert issue.notice_date is None
    assert (issue.other_fields or {})["Notice of proposed decision first published"] == "soon"


def test_place_of_an_item_on_a_meeting_page_leads_to_the_item_and_the_meeting() -> None:
    links = {link.record_id: link for link in all_of(FULL.parse(), IssueLink).values()}
    assert links["wexcombe/item/7090"].date == "2026-01-12"
    assert links["wexcombe/meeting/409"].title is None
    assert "wexcombe/item/7003" in links  # named on the page of the issue's meetings


def test_links_inside_the_councils_text_are_about_other_things() -> None:
    assert all("77" not in link.record_id for link in all_of(FULL.parse(), IssueLink).values())


def test_papers_of_an_issue() -> None:
    assert only(FULL.parse(), DocumentLink).record_id == "wexcombe/issue/6535"


def test_a_page_with_neither_labels_nor_title_is_no_issue() -> None:
    one = case("issue", "not_an_issue")
    parsed = one.parse()
    assert not parsed.records
    assert "an error page" in said(parsed)
    parsed = one.parse(one.body.replace(b">Error<", b">Council<"))
    assert not parsed.records
    assert "not an issue page" in said(parsed)


def test_the_issue_a_decision_and_an_item_belong_to_is_linked() -> None:
    decision, meeting = case("decision", "full").parse(), case("meeting", "draft_minutes").parse()
    (link,) = leads_to(decision, "issue")
    assert link.url == f"{BASE}mgIssueHistoryHome.aspx?IId=6535"
    assert link.context == {"issue_id": "wexcombe/issue/6535"}
    assert [link.context["issue_id"] for link in leads_to(meeting, "issue")] == ["wexcombe/issue/551"]


# ---------------------------------------------------------------- its decisions and meetings


def test_decision_texts_stand_with_the_decision_whose_link_is_above() -> None:
    parsed = case("issue_decisions", "two_decisions").parse()
    decisions = all_of(parsed, Decision)
    assert (decisions["wexcombe/decision/1310"].decision_text or "").startswith("That the tender of Halewick")
    first = decisions["wexcombe/decision/1301"]
    assert (first.reasons, first.other_fields) == ("The bridge is unsafe.", {"Weather": "It rained."})
    assert (first.decision_date, first.publication_date) == (None, None)  # which of them is printed is not said
    assert "wexcombe/decision/1200" not in decisions  # linked inside the text


def test_text_of_a_decision_without_a_link_is_not_the_one_befores() -> None:
    parsed = case("issue_decisions", "one_without_link").parse()
    assert only(parsed, Decision).decision_text == "That the repairs be carried out."
    assert "1 decisions are named without a link" in said(parsed)


@pytest.mark.parametrize(
    "line",
    [
        "<div>14/03/2013 - Footbridge painting</div>", "14 March 2013 – Footbridge painting",
        "<p>14/03/2013 - <b>Footbridge painting</b></p>", "<h3>Footbridge painting</h3>",
        '<p class="mgAiTitleTxt">Footbridge painting</p>',
        '<p><a href="mgAi.aspx?ID=3">Item 3</a></p><span>14/03/2013 - Footbridge painting</span>',
    ],
)  # fmt: skip
def test_however_a_decision_without_a_link_is_printed(line: str) -> None:
    parsed = replaced(
        case("issue_decisions", "one_without_link"), "<p>14&#47;03&#47;2013 - Footbridge painting</p>", line
    )
    assert only(parsed, Decision).decision_text == "That the repairs be carried out."


def test_a_day_that_is_the_value_of_a_label_ends_no_decision() -> None:
    label = '<p><span class="mgLabel">Published: </span>14/03/2013 - late</p>'
    one = case("issue_decisions", "two_decisions")
    parsed = replaced(one, '<p class="mgSubItemTitleTxt">Reasons', label + '<p class="mgSubItemTitleTxt">Reasons')
    assert all_of(parsed, Decision)["wexcombe/decision/1301"].reasons == "The bridge is unsafe."
    assert not parsed.problems


def test_texts_above_their_links_are_nobodys() -> None:
    parsed = case("issue_decisions", "texts_above_links").parse()
    assert len(all_of(parsed, Decision)) == 2
    assert not parsed.texts


def test_a_text_cut_short_is_left_to_the_decisions_own_page() -> None:
    more = 'carried ... <a href="mgAi.aspx?ID=7003">view the full decision text</a>'
    parsed = replaced(case("issue_decisions", "one_without_link"), "carried out.", more)
    assert only(parsed, Decision).decision_text is None
    assert leads_to(parsed, "decision")


def test_meetings_named_without_a_link_are_reported() -> None:
    parsed = case("issue_meetings", "two_meetings").parse()
    assert "1 of 3 meetings are named without a link" in said(parsed)
    assert len(leads_to(parsed, "meeting")) == 2


def test_an_item_printed_in_place_belongs_to_the_issue() -> None:
    records = {link.record_id for link in all_of(case("issue_meetings", "two_meetings").parse(), IssueLink).values()}
    assert records >= {"wexcombe/item/7003", "wexcombe/item/7090", "wexcombe/meeting/405", "wexcombe/meeting/409"}
    assert "wexcombe/meeting/12" not in records  # another council's, in the text


NOTHING = [("issue_meetings", "silent"), ("plans", "silent"), ("plan", "silent"), ("reasons_restricted", "empty")]


@pytest.mark.parametrize(("page", "name"), NOTHING)
def test_nothing_is_a_problem_unless_the_page_says_so(page: str, name: str) -> None:
    assert "no " in said(case(page, name).parse())


@pytest.mark.parametrize(("page", "name"), [("issue_meetings", "none_yet"), ("plans", "none")])
def test_nothing_where_the_page_says_so(page: str, name: str) -> None:
    assert not case(page, name).parse().problems


# ---------------------------------------------------------------- plans


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Forward Plan 1 Mar 2026 - 30 Jun 2026", ("2026-03-01", "2026-06-30")),
        ("Plan: March 2026 - June 2026  (01/03/2026 to 30/06/2026, Cabinet)", ("2026-03-01", "2026-06-30")),
        # of two spans ModernGov's own, in brackets at the end
        ("Plan 1 Jan 2026 – 31 Jan 2026 (01/03/2026 to 30/06/2026)", ("2026-03-01", "2026-06-30")),
        ("Blaenraglen 1 Mawrth 2026 i 30 Mehefin 2026", ("2026-03-01", "2026-06-30")),
        ("Forward Plan 1 Mar - 30 Jun 2026", (None, None)),  # the first day's year is not printed
        ("Forward Plan March 2026", (None, None)),
        ("Notices of 1 March 2026 and 3 March 2026", (None, None)),  # two days are no span
        ("Forward Plan 30 Jun 2026 - 1 Mar 2026", (None, None)),  # backwards
    ],
)
def test_days_of_a_plan_from_its_title(title: str, days: tuple[str | None, str | None]) -> None:
    assert span_of(title) == days


def test_both_names_of_the_decision_makers_parameter() -> None:
    links = leads_to(case("plans", "home").parse(), "plan_list")
    assert [link.context["committee_id"] for link in links] == ["wexcombe/committee/31", "wexcombe/committee/44"]


def test_plans_are_of_the_committee_whose_list_it_is() -> None:
    plans = all_of(case("plan_list", "committee").parse(), Plan)
    assert {plan.committee_id for plan in plans.values()} == {"wexcombe/committee/31"}


def plan_item(parsed: Parsed, plan: int, issue: int) -> PlanItem:
    return all_of(parsed, PlanItem)[f"wexcombe/plan/{plan}+wexcombe/issue/{issue}"]


def test_new_is_no_part_of_a_title() -> None:
    assert plan_item(ROWS.parse(), 16, 7001).title == "Towpath lighting"


def test_a_time_under_the_label_decision_is_when_it_is_due_and_an_outcome_is_not() -> None:
    assert plan_item(ROWS.parse(), 16, 7001).decision_due == "June 2026"
    other = plan_item(ROWS.parse(), 16, 7005)
    assert other.decision_due == "Not before 1 April 2026"
    assert other.other_fields == {"Decision": "Approved"}


def test_a_plan_printed_as_columns() -> None:
    item = plan_item(case("plan", "columns").parse(), 17, 7006)
    assert (item.decision_maker, item.decision_due_date, item.is_key) == ("Council", "2026-07-07", True)
    assert item.other_fields == {"Papers to be considered": "Survey"}


def test_an_item_without_a_link_gives_nothing_to_the_one_before() -> None:
    parsed = case("plan", "flat").parse()
    assert plan_item(parsed, 18, 7009).decision_maker == "Council"
    assert "Nobody" not in str(parsed.records)
    assert "1 items of the plan have no link" in said(parsed)


def test_issues_named_in_a_text_of_the_plan_are_not_on_it() -> None:
    assert set(all_of(case("plan", "flat").parse(), PlanItem)) == {
        "wexcombe/plan/18+wexcombe/issue/7008", "wexcombe/plan/18+wexcombe/issue/7009",
    }  # fmt: skip


def test_a_skin_without_the_class_still_has_items() -> None:
    items = all_of(replaced(ROWS, 'class="mgPlanItemTitle"', ""), PlanItem)
    assert items == all_of(ROWS.parse(), PlanItem)


def test_every_item_leads_to_its_issue() -> None:
    assert [link.context["issue_id"] for link in leads_to(ROWS.parse(), "issue")] == [
        "wexcombe/issue/6535", "wexcombe/issue/7001", "wexcombe/issue/7005",
    ]  # fmt: skip


# ---------------------------------------------------------------- reasons


def test_each_paragraph_has_its_own_explanation() -> None:
    three, five = all_of(ITEM.parse(), Restriction).values()
    assert (three.paragraph, five.paragraph) == ("3", "5")
    assert (three.reason or "").startswith("The money matters")
    assert five.reason == "Advice of lawyers that a court could not ask for."
    assert "Schedule 12A" in (three.statement or "")


def test_the_councils_own_words_are_kept_apart_from_the_acts() -> None:
    first, second = all_of(case("reasons_restricted", "issue").parse(), Restriction).values()
    assert (first.paragraph, second.paragraph) == ("3", "4")  # printed without a space between
    assert (first.reason, first.record_id) == (None, "wexcombe/issue/6535")
    assert "prices" in (first.justification or "")
    assert "paragraph 9" in (first.justification or "")  # a paragraph named there is no paragraph of the restriction


def test_reasons_without_a_paragraph_are_kept_as_printed() -> None:
    found = only(case("reasons_restricted", "no_paragraph").parse(), Restriction)
    assert (found.paragraph, found.reason, found.record_id) == (None, "NOT FOR PUBLICATION", "wexcombe/issue/7001")


def test_a_kind_of_object_that_is_not_known_is_not_guessed() -> None:
    one = case("reasons_restricted", "unknown_kind")
    assert {each.record_id for each in all_of(one.parse(), Restriction).values()} == {None}
    told = {"record_id": "wexcombe/item/5"}
    parsed = pages.parse("reasons_restricted", one.body, one.told["url"], SITE, told)
    assert {each.record_id for each in all_of(parsed, Restriction).values()} == {"wexcombe/item/5"}
    alien = pages.parse("reasons_restricted", one.body, one.told["url"], SITE, {"record_id": "elsewhere/item/5"})
    assert {each.record_id for each in all_of(alien, Restriction).values()} == {None}


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("By virtue of paragraph(s) 3 of Part 1 of Schedule 12A", "3"),
        ("by virtue of paragraph(s) 3, 12, 14 of Part 1 of Schedule 7A", "3, 12, 14"),
        ("Exempt under paragraph 6a of Schedule 12A", "6a"),
        ("By virtue of paragraphs 1 and 2 of Part 1", "1 and 2"),
        ("Yn rhinwedd paragraff(au) 14 o Ran 4 o Atodlen 12A", "14"),
        ("By virtue of paragraph(s) 1 to 7 of Part 1", None),  # a span is kept as printed, not cut to its ends
        ("By Virtue of Paragraph 3", None),  # the heading of an explanation
        ("Information in paragraph 7 is not exempt if it must be registered", None),
    ],
)
def test_the_sentence_that_names_the_paragraphs(line: str, numbers: str | None) -> None:
    found = STATEMENT.search(line)
    assert (found["numbers"].strip() if found else None) == numbers


@pytest.mark.parametrize(
    ("line", "number"),
    [("By Virtue of Paragraph 3", "3"), ("• By virtue of paragraph 6A:", "6A"), ("Paragraph 3 does not apply", None)],
)
def test_the_heading_of_an_explanation(line: str, number: str | None) -> None:
    found = EXPLAINED.match(line)
    assert (found["number"] if found else None) == number


def test_reasons_for_a_paper_of_an_item_are_followed_with_the_words_of_the_link() -> None:
    (link,) = leads_to(case("meeting", "restricted_papers_and_doubled_row").parse(), "reasons_restricted")
    assert link.context == {
        "record_id": "wexcombe/item/8501", "title": "View the reasons why document 1 is restricted",
    }  # fmt: skip


# ---------------------------------------------------------------- the sample site


NEW_PAGES = (
    "issue", "issue_decisions", "issue_meetings", "issue_chronology", "plans", "plan_list", "plan", "reasons_restricted",
)  # fmt: skip


@pytest.fixture(scope="module", params=["standard", "reverse", "reverse-outside"])
def served(request: pytest.FixtureRequest) -> Iterator[Served]:
    with serve(frame=request.param, subdir="/moderngov") as site:
        yield site


def crawl(served: Served, *start: tuple[str, str]) -> list[Parsed]:
    """Parse the pages and all of these page types they lead to."""
    site = Site(id="corvedon", site="corvedon", council="corvedon", name="Corvedon", base_url=served.base_url)
    waiting = [Link(url=served.base_url + path, page=page, why="") for page, path in start]
    seen: set[str] = set()
    found = []
    while waiting:
        link = waiting.pop()
        if link.url in seen:
            continue
        seen.add(link.url)
        status, _, body = fetch(served, link.url)
        assert status == 200, link.url
        found.append(pages.parse(link.page, body, link.url, site, link.context))
        waiting += [each for each in found[-1].links if each.page in NEW_PAGES]
    return found


def test_the_sample_sites_plans_lead_to_every_issue_without_a_problem(served: Served) -> None:
    parsed = crawl(served, ("plans", "mgPlansHome.aspx"))
    assert [problem for one in parsed for problem in one.problems] == []
    ids = {(type(record).__name__, record.id) for one in parsed for record in one.records}
    counts = {kind: sum(each == kind for each, _ in ids) for kind, _ in ids}
    assert counts["Plan"] == 3
    assert counts["PlanItem"] == 11
    assert counts["Issue"] == 8
    assert counts["IssueLink"] > 50
    assert counts["Restriction"] >= 3


def test_restricted_items_of_the_sample_site_lead_to_their_reasons(served: Served) -> None:
    parsed = crawl(served, ("meeting", "ieListDocuments.aspx?CId=142&MId=4229"))
    kept = [record for one in parsed for record in one.records if isinstance(record, Restriction)]
    about = {(each.record_id, each.paragraph) for each in kept}
    assert about >= {("corvedon/item/25404", "3"), ("corvedon/item/25404", "5")}


def test_text_on_the_page_of_an_issues_decisions_is_that_of_the_decisions_own_page(served: Served) -> None:
    site = Site(id="corvedon", site="corvedon", council="corvedon", name="Corvedon", base_url=served.base_url)
    (listed,) = crawl(served, ("issue_decisions", "mgDecisionDetails.aspx?IId=5531&Opt=1"))
    texts = {text.record_id: text.text for text in listed.texts if text.field == "decision"}
    assert len(texts) >= 5
    for link in leads_to(listed, "decision"):
        own = pages.parse("decision", fetch(served, link.url)[2], link.url, site, link.context)
        (text,) = (text.text for text in own.texts if text.field == "decision")
        assert texts[link.context["decision_id"]] == text
