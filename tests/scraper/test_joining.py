"""Printed minutes joined to the items of their meeting, in a real archive. Exford and its council are made up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.derived import pending_texts
from archive.records import Absence, AgendaItem, Document, DocumentLink, Meeting, Parsed, Site, Text
from archive.store import Archive
from extract import EXTRACTOR_VERSION
from extract.run import run
from scraper.joining import JoinReport, join_printed
from scraper.pages.gaps import NOT_UNDER_ITEMS

SITE = Site(id="exford", site="exford", name="Exford", is_fictional=True)
MEETING, PAPER = "exford/meeting/7", "exford/document/g70-T1"
FIRST, LATER, LAST = "2025-03-10T09:00:00+00:00", "2025-04-10T09:00:00+00:00", "2025-05-10T09:00:00+00:00"
HEAD = "EXFORD BOROUGH COUNCIL\nMinutes of the Housing Committee held on Tuesday, 4 March 2025\nPRESENT: Councillor A Ashdown (Chair)"
PAGES = (
    f"{HEAD}\n12. Apologies for Absence\n(Item 1)\nCouncillor Frost sent apologies.\n13. Empty Homes\n(Item 2)\n"
    "1. The Head of Housing presented the report.\n2. Councillor Birch asked what it would cost.",
    "3. RESOLVED that a grant of £40,000 be approved.\n14. Thanks to the Clerk\nRESOLVED that the Clerk be thanked for"
    " her long service.\n15. Rents\n(Item 3)\nRESOLVED that the rents be agreed.",
)
EMPTY_HOMES = (
    "1. The Head of Housing presented the report.\n2. Councillor Birch asked what it would cost.\n"
    "3. RESOLVED that a grant of £40,000 be approved."
)
TITLES = ("Apologies for Absence", "Empty Homes", "Rents")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def item_id(number: int) -> str:
    return f"exford/item/{number}"


def meeting_page(
    minutes: dict[int, str] | None = None, status: str = "unknown", titles: tuple[str, ...] = TITLES
) -> Parsed:
    """What a meeting's page says; `minutes` are those it prints under its items (by number from 1)."""
    minutes = minutes or {}
    items = tuple(
        AgendaItem(id=item_id(n), site="exford", meeting_id=MEETING, position=n - 1, number_label=f"{n}.", title=title,
                   minutes_text=minutes.get(n), text_source="page")
        for n, title in enumerate(titles, 1)
    )  # fmt: skip
    return Parsed(
        records=(SITE, Meeting(id=MEETING, site="exford", date="2025-03-04", minutes_status=status), *items),
        texts=tuple(Text(record_id=item_id(n), field="minutes", text=text, section="minutes", minutes_status=status)
                    for n, text in minutes.items()),
        absences=tuple(Absence(record_id=item.id, field="minutes_text", reason="not_fetched", detail=NOT_UNDER_ITEMS)
                       for item in items if item.minutes_text is None),
    )  # fmt: skip


def paper(
    pages: tuple[str, ...] = PAGES, key: str = PAPER, title: str = "Printed minutes", kind: str | None = "minutes",
    at: str = MEETING,
) -> Parsed:  # fmt: skip
    """A paper listed at a meeting and read."""
    return Parsed(
        records=(
            Document(id=key, site="exford", kind=kind, title=title, media_type="application/pdf", text_quality="ok"),
            DocumentLink(id=f"{at}+{key}", site="exford", document_id=key, record_id=at, title=title),
        ),
        texts=tuple(Text(record_id=key, field=f"page-{n}", text=text, section="report") for n, text in enumerate(pages, 1) if text),
        fetched=(key,),
    )  # fmt: skip


def rows(archive: Archive, sql: str, *values: Any) -> list[dict[str, Any]]:
    return list(archive.db.query(sql, list(values)))


def minutes_of(archive: Archive) -> dict[str, str | None]:
    return {row["id"]: row["minutes_text"] for row in rows(archive, "select id, minutes_text from agenda_items")}


def snapshot(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    """Every ground and derived row a join may touch, times apart."""
    left_out = {"first_seen", "last_seen", "seen_at", "at"}
    tables = (
        "agenda_items",
        "texts",
        "absences",
        "printed_minutes",
        "printed_parts",
        "revisions",
        "resolutions",
        "figures",
    )
    return {
        table: [
            {k: v for k, v in row.items() if k not in left_out}
            for row in rows(archive, f"select * from {table} order by 1")
        ]
        for table in tables
    }


def extracted(archive: Archive) -> list[tuple[str, str]]:
    run(archive, lambda: LAST)
    return [
        (row["record_id"], row["quote"])
        for row in rows(archive, "select record_id, quote from resolutions order by id")
    ]


# ---------------------------------------------------------------- what is joined


def test_items_get_their_minutes_and_their_gaps_are_settled(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    report = join_printed(archive)
    assert report == JoinReport(meetings=1, items=3, unjoined=1, unsplit=0)
    assert "3 items have their minutes" in report.describe()
    assert minutes_of(archive)[item_id(2)] == EMPTY_HOMES
    assert rows(archive, "select id from absences") == []
    sources = rows(archive, "select distinct text_source from agenda_items")
    assert sources == [{"text_source": "pdf"}]
    text = rows(archive, "select section, text, minutes_status from texts where id = ?", f"{item_id(2)}#minutes")
    assert text == [{"section": "minutes", "text": EMPTY_HOMES, "minutes_status": "unknown"}]


def test_a_part_of_no_item_is_a_text_of_the_paper_whose_decisions_are_read(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    own = rows(archive, "select field, section from texts where record_id = ? order by field", PAPER)
    assert own == [
        {"field": "head", "section": "report"}, {"field": "page-1", "section": "searched"},
        {"field": "page-2", "section": "searched"}, {"field": "part-3", "section": "minutes"},
    ]  # fmt: skip
    found = extracted(archive)
    assert [record for record, _ in found] == [PAPER, item_id(2), item_id(3)]
    assert "Clerk be thanked" in found[0][1]


def test_facts_come_once(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    run(archive, lambda: FIRST)  # the pages were read before they were joined
    before = rows(archive, "select text_id from figures")
    assert {row["text_id"] for row in before} == {f"{PAPER}#page-2"}
    join_printed(archive)
    extracted(archive)
    assert [row["text_id"] for row in rows(archive, "select text_id from figures")] == [f"{item_id(2)}#minutes"]
    assert list(pending_texts(archive.db, EXTRACTOR_VERSION)) == []


def test_every_part_knows_its_pages(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    part = rows(archive, "select * from printed_parts where item_id = ?", item_id(2))[0]
    assert (part["number_label"], part["title"], part["first_page"], part["last_page"]) == ("13.", "Empty Homes", 1, 2)
    (page, start, end, at), *_ = __import__("json").loads(part["spans"])
    assert PAGES[page - 1][start:end] == EMPTY_HOMES[at : at + end - start]


@pytest.mark.parametrize(
    ("title", "status", "expected"),
    [
        ("Printed draft minutes", "unknown", "draft"),
        ("Printed minutes", "draft", "draft"),
        ("Printed minutes", "approved", "approved"),
        ("Printed minutes", "none", "unknown"),  # the page does not know of them
    ],
)
def test_minutes_status(archive: Archive, title: str, status: str, expected: str) -> None:
    archive.save([meeting_page(status=status), paper(title=title)], FIRST)
    join_printed(archive)
    found = {
        row["minutes_status"] for row in rows(archive, "select minutes_status from texts where section != 'searched'")
    }
    assert found == {expected}


# ---------------------------------------------------------------- what wins


def test_what_the_page_says_is_never_overwritten(archive: Archive) -> None:
    archive.save([meeting_page({2: "The Committee agreed the grant of £40,000."}), paper()], FIRST)
    join_printed(archive)
    assert minutes_of(archive)[item_id(2)] == "The Committee agreed the grant of £40,000."
    item = rows(archive, "select text_source from agenda_items where id = ?", item_id(2))
    assert item == [{"text_source": "page"}]
    assert rows(archive, "select read_as from printed_parts where item_id = ?", item_id(2)) == [{"read_as": None}]
    assert minutes_of(archive)[item_id(3)] == "RESOLVED that the rents be agreed."


def test_what_a_page_says_later_wins(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    archive.save([meeting_page({2: "Agreed, as the page says."})], LATER)
    assert join_printed(archive).meetings == 1
    assert minutes_of(archive)[item_id(2)] == "Agreed, as the page says."
    assert rows(archive, "select text_source from agenda_items where id = ?", item_id(2)) == [{"text_source": "page"}]
    revisions = rows(archive, "select field, old, new from revisions")
    assert revisions == [{"field": "minutes_text", "old": EMPTY_HOMES, "new": "Agreed, as the page says."}]


def test_a_page_without_minutes_seen_again_changes_nothing(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    before = snapshot(archive)
    saved = archive.save([meeting_page()], LATER)
    assert not saved.changed
    assert join_printed(archive) == JoinReport()
    assert snapshot(archive) == before


def test_printed_minutes_that_repeat_a_page_do_not_count_its_decisions_twice(archive: Archive) -> None:
    said = "RESOLVED that the Clerk be thanked for her long service."
    page = meeting_page(
        {1: "None.", 2: EMPTY_HOMES, 3: "RESOLVED that the rents be agreed.", 4: said}, titles=(*TITLES, "Staffing")
    )
    archive.save([page, paper()], FIRST)
    join_printed(archive)
    assert [row["read_as"] for row in rows(archive, "select read_as from printed_parts order by number")] == [
        None,
        None,
        "report",
        None,
    ]
    assert [record for record, _ in extracted(archive)] == [item_id(2), item_id(3), item_id(4)]


# ---------------------------------------------------------------- again, and later


def test_nothing_is_done_where_nothing_changed(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    extracted(archive)
    before = snapshot(archive)
    assert join_printed(archive) == JoinReport()
    assert join_printed(archive, [MEETING]).describe() == "printed minutes: nothing changed."
    assert snapshot(archive) == before


def test_a_paper_read_again_gives_the_same_rows(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    extracted(archive)
    before = snapshot(archive)
    archive.save([paper()], LATER)  # leaves its parts, and its pages searched only
    assert join_printed(archive).meetings == 0
    extracted(archive)
    assert snapshot(archive) == before


def test_order_of_coming_does_not_matter(archive: Archive, tmp_path: Path) -> None:
    archive.save([paper()], FIRST)
    archive.save([meeting_page()], FIRST)
    join_printed(archive)
    with Archive(tmp_path / "other.db") as other:
        for parsed in (meeting_page(), paper()):
            other.save([parsed], FIRST)
            join_printed(other)
        assert snapshot(other) == snapshot(archive)


def test_items_that_come_later_are_joined_then(archive: Archive) -> None:
    """First no agenda: every part is the paper's; then the meeting's items come, and take theirs."""
    archive.save([meeting_page(titles=()), paper()], FIRST)
    assert join_printed(archive) == JoinReport(meetings=1, items=0, unjoined=4, unsplit=0)
    assert len(extracted(archive)) == 3
    archive.save([meeting_page()], LATER)
    assert join_printed(archive).items == 3
    assert sorted(record for record, _ in extracted(archive)) == [PAPER, item_id(2), item_id(3)]


def test_approved_minutes_replace_the_draft_with_a_revision(archive: Archive) -> None:
    archive.save([meeting_page(), paper(title="Printed draft minutes")], FIRST)
    join_printed(archive)
    changed = (PAGES[0], PAGES[1].replace("£40,000", "£45,000"))
    archive.save([meeting_page(status="approved"), paper(changed, key="exford/document/g71-T1")], LATER)
    join_printed(archive)
    assert "£45,000" in (minutes_of(archive)[item_id(2)] or "")
    revised = rows(archive, "select record_id, field, new from revisions where field = 'minutes_text'")
    assert [(row["record_id"], "£45,000" in row["new"]) for row in revised] == [(item_id(2), True)]
    sections = rows(archive, "select distinct section from texts where record_id = ?", PAPER)
    assert sections == [{"section": "report"}]  # the draft is a report again: it is not counted beside the approved
    reasons = rows(archive, "select id, reason from printed_minutes where reason is not null")
    assert reasons == [{"id": PAPER, "reason": "another paper of the meeting is split instead"}]


def test_a_join_that_no_longer_holds_is_taken_back(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    renamed = ("Apologies for Absence", "Disposal of the depot", "Rents")
    archive.save([meeting_page(titles=renamed)], LATER)
    join_printed(archive)
    assert minutes_of(archive)[item_id(2)] is None
    assert rows(archive, "select field, reason, detail from absences") == [
        {"field": "minutes_text", "reason": "not_fetched", "detail": NOT_UNDER_ITEMS}
    ]
    assert rows(archive, "select 1 from texts where record_id = ?", item_id(2)) == []
    assert {record for record, _ in extracted(archive)} == {PAPER, item_id(3)}
    assert rows(archive, "select text_source from agenda_items where id = ?", item_id(2)) == [{"text_source": "page"}]


def test_a_withdrawn_paper_takes_its_minutes_with_it(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    join_printed(archive)
    archive.db.execute("update documents set gone_at = ? where id = ?", [LATER, PAPER])
    join_printed(archive)
    assert set(minutes_of(archive).values()) == {None}
    assert len(rows(archive, "select id from absences")) == 3


# ---------------------------------------------------------------- which papers are minutes of the meeting


@pytest.mark.parametrize(
    ("head", "kind", "is_split"),
    [
        (HEAD, None, True),  # an attachment that says it is of this day
        (HEAD.replace("4 March", "4 February"), None, False),  # the last meeting's, put before this one
        (HEAD.replace(" held on Tuesday, 4 March 2025", ""), None, False),  # no day at all
        (HEAD.replace("4 March", "4 February"), "minutes", True),  # by its address; the day is a slip of the pen
    ],
)
def test_an_attachment_must_say_that_it_is_of_this_meeting(
    archive: Archive, head: str, kind: str | None, is_split: bool
) -> None:
    pages = (PAGES[0].replace(HEAD, head), PAGES[1])
    archive.save([meeting_page(), paper(pages, kind=kind, key="exford/document/s5", title="Minutes")], FIRST)
    join_printed(archive)
    assert (minutes_of(archive)[item_id(3)] is not None) is is_split


def test_minutes_put_under_an_item_are_those_of_another_meeting(archive: Archive) -> None:
    archive.save([meeting_page(), paper(at=item_id(1))], FIRST)
    assert join_printed(archive) == JoinReport()
    assert set(minutes_of(archive).values()) == {None}


def test_what_cannot_be_split_is_read_whole(archive: Archive) -> None:
    """A decision whose place is unknown is better than one that is lost."""
    archive.save(
        [meeting_page(), paper((f"{HEAD}\nThe rents were discussed.\nRESOLVED that the rents be agreed.",))], FIRST
    )
    assert join_printed(archive) == JoinReport(meetings=1, items=0, unjoined=0, unsplit=1)
    assert [record for record, _ in extracted(archive)] == [PAPER]
    assert rows(archive, "select reason from printed_minutes")[0]["reason"].startswith("no headings")
    assert len(rows(archive, "select id from absences")) == 3  # the items still say that their minutes are elsewhere
    assert join_printed(archive) == JoinReport()


def test_what_cannot_be_split_stays_a_report_where_the_page_has_minutes(archive: Archive) -> None:
    archive.save(
        [
            meeting_page({3: "RESOLVED that the rents be agreed."}),
            paper((f"{HEAD}\nRESOLVED that the rents be agreed.",)),
        ],
        FIRST,
    )
    join_printed(archive)
    assert [record for record, _ in extracted(archive)] == [item_id(3)]


def test_a_page_without_text_keeps_the_numbers_of_the_others(archive: Archive) -> None:
    archive.save([meeting_page(), paper(("", *PAGES))], FIRST)
    join_printed(archive)
    assert rows(archive, "select first_page from printed_parts order by number")[0] == {"first_page": 2}


def test_what_was_redacted_does_not_come_back(archive: Archive) -> None:
    archive.save([meeting_page(), paper()], FIRST)
    for key in (f"{item_id(2)}#minutes", f"{PAPER}#part-3"):
        archive.db.table("redactions").insert(
            {"id": key, "site": "exford", "sha256": "", "reason": "test", "at": FIRST}
        )
    join_printed(archive)
    assert minutes_of(archive)[item_id(2)] is None
    assert rows(archive, "select 1 from texts where id = ?", f"{PAPER}#part-3") == []


def test_a_meeting_that_is_not_here_costs_nothing(archive: Archive) -> None:
    archive.save([paper()], FIRST)
    assert join_printed(archive) == JoinReport()
    assert join_printed(archive, ["exford/meeting/99"]) == JoinReport()
