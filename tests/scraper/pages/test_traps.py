"""One named test for each trap of the pages and each line of the parser checklist (MODERNGOV.md sections 3 and 9).

They read the golden fixtures, or a fixture changed in one place; the golden files show the whole result.
"""

from __future__ import annotations

import re
from typing import TypeVar

import pytest

from archive.records import (
    Absence,
    AgendaItem,
    Committee,
    Decision,
    Document,
    DocumentLink,
    Meeting,
    Parsed,
    Record,
)
from archive.records_people import Attendance, Membership
from tests.scraper.pages.cases import FOLDER, Case

R = TypeVar("R", bound=Record)


def case(page: str, name: str) -> Case:
    suffix = "xml" if page.startswith("xml_") else "html"
    return Case(page, FOLDER / page / f"{name}.{suffix}")


def all_of(parsed: Parsed, cls: type[R]) -> list[R]:
    return [record for record in parsed.records if isinstance(record, cls)]


def item(parsed: Parsed, number: int) -> AgendaItem:
    return next(i for i in all_of(parsed, AgendaItem) if i.id == f"wexcombe/item/{number}")


def only(parsed: Parsed, cls: type[R]) -> R:
    (found,) = all_of(parsed, cls)
    return found


def absence(parsed: Parsed, record_id: str, field: str) -> Absence:
    return next(a for a in parsed.absences if (a.record_id, a.field) == (record_id, field))


DRAFT = case("meeting", "draft_minutes")
MINUTES = DRAFT.parse()


# ---------------------------------------------------------------- 3.4 meeting


def test_title_is_without_size_and_hidden_words() -> None:
    assert item(MINUTES, 7003).title == "Closure of Weir Lane - Consultation Results"


def test_linked_title_is_the_main_report() -> None:
    report = next(d for d in all_of(MINUTES, Document) if d.id == "wexcombe/document/s9002")
    assert report.kind == "report"
    assert any(
        p.record_id == "wexcombe/item/7003" and p.document_id == report.id for p in all_of(MINUTES, DocumentLink)
    )


def test_number_labels_are_raw_and_order_is_the_page_s() -> None:
    labels = [i.number_label for i in all_of(MINUTES, AgendaItem)]
    assert labels == [None, "77/25", "78/25", "79/25", "3a", "80/25", "81/25"]
    assert [i.position for i in all_of(MINUTES, AgendaItem)] == list(range(7))
    numbers = [int(i.id.rpartition("/")[2]) for i in all_of(MINUTES, AgendaItem)]
    assert numbers != sorted(numbers), "the site's item numbers do not ascend"


def test_a_heading_row_without_number_can_carry_minutes() -> None:
    assert item(MINUTES, 7000).number_label is None
    assert (item(MINUTES, 7000).minutes_text or "").startswith("The Chair welcomed everyone")


def test_truncated_minutes_are_never_stored() -> None:
    cut = item(MINUTES, 7003)
    assert cut.minutes_text is None
    assert absence(MINUTES, cut.id, "minutes_text").reason == "not_fetched"
    assert not [t for t in MINUTES.texts if t.record_id == cut.id and t.field == "minutes"]
    (link,) = [link for link in MINUTES.links if link.page == "item"]
    assert link.url == "https://democracy.wexcombe.example/mgAi.aspx?ID=7003"  # the href held a line end
    assert link.context["meeting_id"] == "wexcombe/meeting/412"
    assert cut.decision_text, "the whole decision of the same item is kept"


@pytest.mark.parametrize(("label", "field"), [("agenda", "summary"), ("decision", "decision_text")])
def test_truncation_of_other_blocks(label: str, field: str) -> None:
    more = f'<p class="MsoNormal">cut ... <a href="mgAi.aspx?ID=7007">view the full {label} text for item 81/25</a></p>'
    markup = (
        more
        if label == "agenda"
        else f'</div></div><p class="mgSubItemTitleTxt">Decision:</p><div class="mgWordPara"><div>{more}'
    )
    body = DRAFT.body.decode().replace('<p class="MsoNormal">To note the waiting list.</p>', markup)
    parsed = DRAFT.parse(body.encode())
    assert getattr(item(parsed, 7007), field) is None
    assert absence(parsed, "wexcombe/item/7007", field).reason == "not_fetched"


def test_additional_documents_may_stand_alone() -> None:
    papers = [p for p in all_of(MINUTES, DocumentLink) if p.record_id == "wexcombe/item/7004"]
    assert papers == []


def test_unknown_labels_are_kept_and_reported() -> None:
    assert item(MINUTES, 7004).other_fields == {"Officer contact": "River ranger, 01632 960112"}
    assert any("Officer contact" in problem.message for problem in MINUTES.problems)


def test_blocks_in_any_order() -> None:
    """Minutes before the decision."""
    assert item(MINUTES, 7004).decision_text == "That the survey be noted."


def test_recorded_vote_table_does_not_become_minutes_or_items() -> None:
    assert "Carried" in (item(MINUTES, 7003).other_fields or {})["Recorded Vote"]
    assert len(all_of(MINUTES, AgendaItem)) == 7


def test_nested_tables_of_the_council_are_text() -> None:
    parsed = case("meeting", "old_record_tables").parse()
    assert len(all_of(parsed, AgendaItem)) == 2
    assert "Councillor Ada Thistlewood; Councillor Ben Orme | Councillor Cai Penrose" in (
        item(parsed, 8301).minutes_text or ""
    )


def test_stray_closing_tag_does_not_end_the_minutes() -> None:
    assert item(case("meeting", "old_record_tables").parse(), 8302).minutes_text == (
        "The motion was moved.\n\nThe motion was LOST."
    )


def test_cancelled_meeting_is_a_meeting_with_a_reason_for_being_empty() -> None:
    parsed = case("meeting", "cancelled").parse()
    assert only(parsed, Meeting).status == "cancelled"
    assert only(parsed, Meeting).venue == "Guild Room"  # "Proposed venue:"
    assert absence(parsed, "wexcombe/meeting/419", "agenda_items").reason == "not_published"
    assert not parsed.problems


def test_empty_agenda_that_the_page_does_not_explain_is_a_problem() -> None:
    parsed = case("meeting", "no_items_unexplained").parse()
    assert absence(parsed, "wexcombe/meeting/301", "agenda_items").reason == "not_stated"
    assert parsed.problems


@pytest.mark.parametrize(
    ("suffix", "status"),
    [
        (", CANCELLED", "cancelled"), (", NEW", "new"), (", MOVED", "moved"), (", PROVISIONAL", "provisional"),
        ("", "confirmed"), (", WEDI'I GANSLO", "cancelled"),
    ],
)  # fmt: skip
def test_status_from_the_heading(suffix: str, status: str) -> None:
    body = DRAFT.body.replace(b"6.30 pm</a></h2>", f"6.30 pm{suffix}</a></h2>".encode())
    assert only(DRAFT.parse(body), Meeting).status == status


def test_unknown_status_is_not_guessed() -> None:
    parsed = DRAFT.parse(DRAFT.body.replace(b"6.30 pm</a></h2>", b"6.30 pm, INQUORATE</a></h2>"))
    assert only(parsed, Meeting).status is None
    assert any("INQUORATE" in problem.message for problem in parsed.problems)


def test_committee_names_hold_dashes() -> None:
    assert only(MINUTES, Committee).name == "Rivers and Paths Committee - North"


def test_heading_is_kept_where_the_meta_date_differs() -> None:
    body = DRAFT.body.replace(b'content="2026-03-12"', b'content="2026-08-11"')
    parsed = DRAFT.parse(body)
    assert only(parsed, Meeting).date == "2026-03-12"
    assert any("2026-08-11" in problem.message for problem in parsed.problems)


def test_meta_date_stands_in_for_an_unreadable_heading() -> None:
    body = re.sub(rb"Thursday, 12th March, 2026 6.30 pm</a>", b"at the usual time</a>", DRAFT.body)
    meeting = only(DRAFT.parse(body), Meeting)
    assert (meeting.date, meeting.start_time) == ("2026-03-12", "18:30")


@pytest.mark.parametrize(
    ("h1", "status"),
    [
        ("Agenda and draft minutes", "draft"), ("Agenda, decisions and draft minutes", "draft"),
        ("Agenda and minutes", "unknown"), ("Minutes", "unknown"), ("Agenda", "unknown"),
        ("Rhaglen a chofnodion drafft", "draft"), ("Agenda a Chofnodion", "unknown"),
    ],
)  # fmt: skip
def test_minutes_status_from_the_h1(h1: str, status: str) -> None:
    """Items with minutes under an h1 "Agenda" have minutes all the same."""
    body = DRAFT.body.replace(b"Agenda and draft minutes", h1.encode())
    assert only(DRAFT.parse(body), Meeting).minutes_status == status


def test_no_minutes_yet() -> None:
    parsed = case("meeting", "agenda_only").parse()
    assert only(parsed, Meeting).minutes_status == "none"
    assert {a.reason for a in parsed.absences if a.field == "minutes_text"} == {"not_published"}


def test_restricted_item_keeps_its_row() -> None:
    assert item(MINUTES, 7006).is_restricted is True
    assert absence(MINUTES, "wexcombe/item/7006", "minutes_text").reason == "restricted"


def test_excluding_the_public_is_not_a_restricted_item() -> None:
    assert item(case("meeting", "agenda_only").parse(), 8403).is_restricted is None


def test_reasons_restricted_link_marks_the_item() -> None:
    link = '<ul><li><a href="mgReasonsRestricted.aspx?ID=4">View the reasons why this item is restricted</a></li></ul>'
    body = DRAFT.body.decode().replace("To note the waiting list.</p>\n</div>\n</div>", f"x</p></div></div>{link}")
    assert item(DRAFT.parse(body.encode()), 7007).is_restricted is True


@pytest.mark.parametrize(
    ("title", "restricted"),
    [
        ("Lease (Exempt Category 3)", True), ("Lease [Confidential]", True), ("Lease - Exempt", True),
        ("Exempt item: lease", True), ("Lease (exempt by virtue of paragraph 3)", True),
        ("Speed limits (restricted roads)", None), ("Exempt accommodation strategy", None),
        ("Byway - restricted to riders", None), ("Exclusion of the public: exempt information", None),
    ],
)  # fmt: skip
def test_restricted_by_title(title: str, restricted: bool | None) -> None:
    body = DRAFT.body.replace(b"Allotments</p>", title.encode() + b"</p>")
    assert item(DRAFT.parse(body), 7007).is_restricted is restricted


def test_restricted_papers_do_not_make_the_item_restricted() -> None:
    parsed = case("meeting", "restricted_papers_and_doubled_row").parse()
    assert item(parsed, 8501).is_restricted is None
    assert absence(parsed, "wexcombe/item/8501", "documents").reason == "restricted"
    assert item(parsed, 8502).is_restricted is None  # parking was restricted, the item was not


def test_an_item_printed_twice_is_kept_once() -> None:
    parsed = case("meeting", "restricted_papers_and_doubled_row").parse()
    assert item(parsed, 8502).minutes_text == "Parking was restricted to two hours."
    assert any("stands twice" in problem.message for problem in parsed.problems)


def test_constitution_chapters_are_not_meetings() -> None:
    listed = case("meeting_list", "window").parse()
    assert "wexcombe/meeting/390" not in {m.id for m in all_of(listed, Meeting)}


# ---------------------------------------------------------------- 2 frame


def test_no_frame_is_never_an_empty_meeting() -> None:
    parsed = case("meeting", "no_frame").parse()
    assert not parsed.records
    assert not parsed.absences
    assert parsed.problems


def test_another_page_of_the_site_is_never_an_empty_meeting() -> None:
    """Search pages carry DC.date too: the date of the search."""
    parsed = case("meeting", "not_a_meeting_page").parse()
    assert not parsed.records
    assert parsed.problems


def test_reverse_cms_frame() -> None:
    parsed = case("meeting", "reverse_cms_moved").parse()
    assert only(parsed, Meeting).minutes_status == "unknown"  # from the h1 before #modgov
    assert [i.title for i in all_of(parsed, AgendaItem)] == ["Welcome", "Harbour Dues"]


def test_links_outside_the_frame_are_not_followed() -> None:
    body = DRAFT.body.replace(b"<nav>", b'<nav><a href="documents/s1/Trap.pdf">x</a><a href="mgAi.aspx?ID=1">y</a>')
    assert DRAFT.parse(body).links == MINUTES.links


def test_unbalanced_tags_of_the_skin_do_not_hide_the_items() -> None:
    body = DRAFT.body.replace(b"<header>", b"<header><a href='x'><table><tr><td><b>")
    assert len(all_of(DRAFT.parse(body), AgendaItem)) == 7


def test_welsh_page() -> None:
    parsed = case("meeting", "welsh").parse()
    meeting = only(parsed, Meeting)
    assert (meeting.date, meeting.start_time, meeting.minutes_status) == ("2025-10-09", "13:30", "draft")
    assert (meeting.venue, meeting.contact) == ("Neuadd y Dref", "Gwasanaethau Democrataidd")
    assert item(parsed, 8202).decision_text == "Derbyn yr adroddiad."
    assert not parsed.problems


def test_install_directory_of_the_page_counts() -> None:
    """A site may send its visitors on to a directory: links are relative to the page, not to the register."""
    from scraper.pages import parse
    from tests.scraper.pages.cases import SITE

    url = "https://democracy.wexcombe.example/moderngov/ieListDocuments.aspx?CId=31&MId=412"
    papers = [link.url for link in parse("meeting", DRAFT.body, url, SITE).links if link.page == "document"]
    assert papers
    assert all(paper.startswith("https://democracy.wexcombe.example/moderngov/documents/") for paper in papers)


def test_a_page_of_another_host_does_not_lead_there() -> None:
    """After a redirect to a stranger, links are read as the register's site, whose pages they are not."""
    from scraper.pages import parse
    from tests.scraper.pages.cases import SITE

    parsed = parse("meeting", DRAFT.body, "https://stranger.example/ieListDocuments.aspx?CId=31&MId=412", SITE)
    assert not [link for link in parsed.links if "stranger.example" in link.url]


# ---------------------------------------------------------------- 1.3 documents


def test_document_addresses_are_clean_and_keyed_on_their_number() -> None:
    url = {d.id: d.url for d in all_of(MINUTES, Document)}["wexcombe/document/s9002"]
    assert url == "https://democracy.wexcombe.example/documents/s9002/Weir%20Lane%20report%20(final)%2050%25%20plan.pdf"


def test_printed_papers_keep_their_t() -> None:
    kinds = {d.id.rpartition("/")[2]: d.kind for d in all_of(MINUTES, Document) if not d.id.endswith(("9001", "9002"))}
    assert kinds == {"s9003": None, "g431-T0": "agenda", "b77-T9": "supplement", "g431-T1": "minutes"}
    assert all("?T=" in link.url for link in MINUTES.links if "/documents/g" in link.url)


def test_size_is_a_field_not_a_part_of_the_title() -> None:
    annex = next(d for d in all_of(MINUTES, Document) if d.id.endswith("s9003"))
    assert (annex.title, annex.listed_size) == ("Annex 1 - Weir Lane", "PDF 601 KB")


def test_papers_on_other_hosts_are_named_but_not_fetched() -> None:
    assert "Map held by the county" in (item(MINUTES, 7003).other_fields or {})["Additional documents"]
    assert not [link for link in MINUTES.links if "county.example" in link.url]


# ---------------------------------------------------------------- 3.1 to 3.3, 3.5


def test_committee_category_is_the_heading_before_it() -> None:
    found = {c.name: c.category for c in all_of(case("committee_list", "categories").parse(), Committee)}
    assert found["Harbour Board"] == "Rivers & Harbour"
    assert only(case("committee_list", "no_categories").parse(), Committee).category is None


def test_expired_members_are_not_members() -> None:
    seats = all_of(case("committee", "members").parse(), Membership)
    assert [seat.person_id.rpartition("/")[2] for seat in seats] == ["201", "202", "203"]
    assert [seat.role for seat in seats] == ["Chair", "Vice-Chair, Substitute", None]


def test_meeting_list_suffixes() -> None:
    rows = {row["id"].rpartition("/")[2]: row for row in case("meeting_list", "window").parse().facts["meetings"]}
    assert (rows["419"]["status"], rows["404"]["status"]) == ("cancelled", "provisional")
    assert rows["412"]["has_minutes"]
    assert not rows["412"]["has_decisions"]
    assert not rows["430"]["has_agenda"]


def test_only_listed_meetings_count() -> None:
    """A meeting named in running text below the list is not one of the list."""
    assert "wexcombe/meeting/391" not in {m.id for m in all_of(case("meeting_list", "window").parse(), Meeting)}


def test_earlier_and_later_each_lead_onward_once() -> None:
    def steps(name: str) -> list[str]:
        return [link.why for link in case("meeting_list", name).parse().links if link.page == "meeting_list"]

    assert steps("window") == ["earlier meetings", "later meetings"]  # printed twice on the page
    assert steps("earlier_with_old_meetings") == ["earlier meetings"]
    assert steps("none") == []  # a page without meetings leads nowhere


def test_old_meetings_are_listed_without_items() -> None:
    parsed = case("meeting_list", "earlier_with_old_meetings").parse()
    assert absence(parsed, "wexcombe/meeting/12", "agenda_items").reason == "not_published"
    assert [link.page for link in parsed.links if "CeListDocuments" in link.url] == ["old_meeting"]


def test_item_page_has_the_whole_text() -> None:
    whole = item(case("item", "full_text").parse(), 7003)
    assert (whole.minutes_text or "").endswith("bridge was weak.")
    assert (whole.meeting_id, whole.number_label) == ("wexcombe/meeting/412", "79/25")
    assert whole.position is None, "the item page does not say it; it must not overwrite the meeting page's"


def test_item_page_that_is_cut_too_is_a_problem() -> None:
    parsed = case("item", "still_cut").parse()
    assert only(parsed, AgendaItem).minutes_text is None
    assert parsed.problems
    assert not parsed.links


# ---------------------------------------------------------------- 3.6, 3.7


def test_decision_labels_in_any_style() -> None:
    decision = only(case("decision", "full").parse(), Decision)
    assert (decision.decision_label, decision.is_key, decision.is_call_in) == ("Decisions:", True, False)
    assert (decision.wards, decision.report_author) == ("(All Wards)", "Noor Haverley")
    assert (decision.decision_date, decision.publication_date, decision.effective_from) == (
        "2025-10-19", "2025-10-22", "2025-10-29",
    )  # fmt: skip
    assert decision.status == "Recommendations Approved (subject to call-in)"  # verbatim
    assert decision.other_fields == {"Lead officer": "Head of Rivers"}


def test_decided_at_meeting_joins_decision_and_meeting() -> None:
    decision = only(case("decision", "full").parse(), Decision)
    assert (decision.meeting_id, decision.issue_id) == ("wexcombe/meeting/405", "wexcombe/issue/6535")


def test_decision_without_heading() -> None:
    decision = only(case("decision", "no_heading").parse(), Decision)
    assert (decision.decision_text or "").startswith("The Panel agreed the fees")
    assert decision.decision_label is None


def test_what_cannot_be_read_is_kept_verbatim() -> None:
    decision = only(case("decision", "no_heading").parse(), Decision)
    assert (decision.is_key, decision.decision_date) == (None, None)
    assert decision.other_fields == {
        "Is Key decision?": "To be confirmed", "Recommend to Council?": "No", "Carbon rating": "B",
        "Date of decision": "Spring 2025", "Call-in notes": "None received.",
    }  # fmt: skip


def test_register_rows_that_lead_elsewhere_are_not_decisions() -> None:
    found = all_of(case("decision_register", "published").parse(), Decision)
    assert [d.id for d in found] == ["wexcombe/decision/1301", "wexcombe/decision/1302"]
    assert [d.title for d in found][1] == "Licence fees & charges"  # without "ref: 1302"


def test_register_columns_go_by_name() -> None:
    assert only(case("decision_register", "officer_other_order").parse(), Decision).publication_date == "2025-11-03"


def test_empty_register_is_not_a_silent_one() -> None:
    assert not case("decision_register", "empty").parse().problems
    assert case("decision_register", "silent").parse().problems


# ---------------------------------------------------------------- 3.9, 4


def test_expected_is_not_present() -> None:
    words = [a.attendance for a in all_of(case("meeting_attendance", "present_and_expected").parse(), Attendance)]
    assert words == ["Present, virtual", "Apologies", "Expected"]


def test_xml_number_is_the_printed_one_and_order_the_document_s() -> None:
    found = all_of(case("xml_meeting", "full").parse(), AgendaItem)
    assert [(i.position, i.number_label) for i in found] == [(0, None), (1, "79/25."), (2, "80/25.")]


def test_xml_titles_are_unescaped_twice_and_html_once() -> None:
    found = item(case("xml_meeting", "full").parse(), 7003)
    assert found.title == "Children's Lane Closure"
    assert "&amp; its bridge" in (found.minutes_text or "")


def test_xml_hosts_are_distrusted() -> None:
    parsed = case("xml_meeting", "full").parse()
    assert [link.url for link in parsed.links] == ["https://democracy.wexcombe.example/mgConvert2PDF.aspx?ID=9002"]
    assert not [d for d in all_of(parsed, Document) if "10.20.30.40" in (d.url or "")]


def test_xml_restricted_papers_are_not_asked_for() -> None:
    assert absence(case("xml_meeting", "full").parse(), "wexcombe/document/s9004", "text").reason == "restricted"


def test_xml_and_page_join_on_the_attachment() -> None:
    by_xml = {d.id for d in all_of(case("xml_meeting", "full").parse(), Document)}
    assert "wexcombe/document/s9002" in by_xml & {d.id for d in all_of(MINUTES, Document)}


@pytest.mark.parametrize("name", ["other_root", "entity_bomb", "unknown_id", "another_meeting"])
def test_xml_that_is_not_the_meeting_gives_nothing(name: str) -> None:
    parsed = case("xml_meeting", name).parse()
    assert not parsed.records
    assert parsed.problems


def test_xml_with_forbidden_characters_is_read() -> None:
    assert item(case("xml_meeting", "control_characters").parse(), 7102).minutes_text == "None."


def test_expired_and_deleted_committees_are_listed_with_a_flag() -> None:
    found = all_of(case("xml_committees", "flags").parse(), Committee)
    assert [c.is_expired for c in found] == [False, True]
    assert found[0].name == "Children's Rivers & Paths Committee"
