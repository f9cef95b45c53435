"""The XML service and a meeting's page take turns: white space alone is no other text, another word is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.joined import is_same_text
from archive.pages import PageRead
from archive.records import AgendaItem, Meeting, Parsed, Text
from archive.store import Archive

NIGHTS = [f"2026-01-{day:02}T02:00:00+00:00" for day in range(1, 10)]
SERVICE = "RESOLVED:\n\nThat the bridge be closed.\n(1) on Sundays;"
PAGE = "RESOLVED: That the\u00a0bridge be closed.\n\n\n(1)  on Sundays;"
READ = {
    "webservice": PageRead(url="https://x.example/x1", site="x", page="xml_meeting", fingerprint="a",
                           parser_version="1", record_id="x/meeting/1"),
    "page": PageRead(url="https://x.example/m1", site="x", page="meeting", fingerprint="b", parser_version="1",
                     record_id="x/meeting/1"),
}  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        for source in READ:  # what was first read is no earlier version
            save(opened, 0, source, SERVICE)
        opened.db.execute("update agenda_items set text_source = 'webservice'")
        yield opened


def save(archive: Archive, night: int, source: str, minutes: str, status: str = "draft", **more: str) -> None:
    item = AgendaItem(id="x/item/1", site="x", meeting_id="x/meeting/1", minutes_text=minutes, text_source=source)
    text = Text(record_id=item.id, field="minutes", text=minutes, section="minutes", minutes_status=status)
    archive.save([Parsed(records=(replace(item, **more),), texts=(text,))], NIGHTS[night], night, READ[source])


def item_of(archive: Archive) -> dict[str, Any]:
    return next(archive.db.query("select * from agenda_items"))


def revisions(archive: Archive) -> list[tuple[str, str, str]]:
    return [(row["field"], row["old"], row["new"]) for row in archive.db.query("select * from revisions")]


def test_taking_turns_makes_no_revision(archive: Archive) -> None:
    before = item_of(archive)
    for night, source in enumerate(("page", "webservice", "page", "webservice"), 1):
        save(archive, night, source, PAGE if source == "page" else SERVICE)
    assert revisions(archive) == []
    after = item_of(archive)
    assert {**after, "last_seen": None} == {**before, "last_seen": None}
    assert next(archive.db.query("select text from texts"))["text"] == SERVICE


def test_another_word_is_a_revision_whatever_the_white_space(archive: Archive) -> None:
    amended = PAGE.replace("Sundays", "Mondays")
    save(archive, 1, "page", amended)
    assert revisions(archive) == [("minutes_text", SERVICE, amended)]
    assert item_of(archive)["text_source"] == "page"
    assert next(archive.db.query("select text from texts"))["text"] == amended


def test_white_space_that_one_source_changes_is_its_own_change(archive: Archive) -> None:
    save(archive, 1, "webservice", PAGE)
    assert revisions(archive) == [("minutes_text", SERVICE, PAGE)]


def test_what_the_other_source_adds_is_taken_and_the_rest_stays(archive: Archive) -> None:
    save(archive, 1, "page", PAGE, summary="To note the closure.", title="Weir Bridge")
    held = item_of(archive)
    assert (held["summary"], held["minutes_text"]) == ("To note the closure.", SERVICE)
    assert (held["title"], held["text_source"]) == ("Weir Bridge", "page")
    assert revisions(archive) == []


def test_the_state_of_the_minutes_is_not_held_back(archive: Archive) -> None:
    save(archive, 1, "page", PAGE, status="approved")
    [text] = archive.db.query("select * from texts")
    assert (text["text"], text["minutes_status"]) == (SERVICE, "approved")


def test_printed_minutes_are_no_rendering_of_the_page(archive: Archive) -> None:
    archive.db.execute("update agenda_items set text_source = 'pdf'")
    save(archive, 1, "page", PAGE)
    assert item_of(archive)["minutes_text"] == PAGE


@pytest.mark.parametrize(("one", "other", "is_same"), [
    ("a b", "a\n b ", True),
    ("a\u00a0b", "a b", True),  # no-break space
    ("ab", "a b", False),  # white space between words says something
    ("£12 500", "£12500", False),
    (None, "", False),
    (None, None, False),  # nothing is no text
    (1, 1, False),
])  # fmt: skip
def test_what_is_the_same_text(one: object, other: object, is_same: bool) -> None:
    assert is_same_text(one, other) is is_same


def save_meeting(archive: Archive, night: int, source: str, status: str) -> None:
    meeting = Meeting(id="x/meeting/1", site="x", url="https://x.example/m1", minutes_status=status)
    archive.save([Parsed(records=(meeting,))], NIGHTS[night], night, READ[source])


def told(archive: Archive) -> tuple[str, str]:
    """What meeting and text say of the minutes."""
    sql = "select m.minutes_status as meeting, t.minutes_status as text from meetings m, texts t"
    row = next(archive.db.query(sql))
    return row["meeting"], row["text"]


def test_minutes_that_their_page_no_longer_calls_draft_are_draft_no_more(archive: Archive) -> None:
    save_meeting(archive, 1, "page", "draft")  # "Agenda and draft minutes"
    save_meeting(archive, 2, "webservice", "unknown")  # which never tells
    assert told(archive) == ("draft", "draft")
    save_meeting(archive, 3, "page", "unknown")  # "Agenda and minutes"
    save(archive, 3, "webservice", SERVICE, status="unknown")
    assert told(archive) == ("unknown", "unknown")
    assert ("minutes_status", "draft", "unknown") in revisions(archive)


def test_minutes_printed_as_draft_say_so_whatever_the_page_says(archive: Archive) -> None:
    archive.db.execute("update agenda_items set text_source = 'pdf'")
    save_meeting(archive, 1, "page", "draft")
    save_meeting(archive, 2, "page", "unknown")
    assert told(archive) == ("unknown", "draft")


def test_the_page_is_no_addition_where_the_service_lists_no_items(archive: Archive) -> None:
    beside = replace(READ["page"], context={"joined": "yes"})
    item = AgendaItem(
        id="x/item/1", site="x", meeting_id="x/meeting/1", minutes_text="RESOLVED: No.", text_source="page"
    )
    archive.save([Parsed(records=(item,))], NIGHTS[1], 1, beside)
    assert item_of(archive)["minutes_text"] == SERVICE
    meeting = Meeting(id="x/meeting/1", site="x", url="https://x.example/m1")
    archive.save([Parsed(records=(meeting,))], NIGHTS[2], 2, READ["webservice"])  # an empty agenda
    archive.save([Parsed(records=(item,))], NIGHTS[3], 3, beside)
    assert item_of(archive)["minutes_text"] == "RESOLVED: No."
