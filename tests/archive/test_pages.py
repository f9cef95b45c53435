"""What a page that is seen again, changed, half read or gone does to the records it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.losses import lost_records, mark_gone
from archive.pages import PageRead, is_unchanged, known_pages, lose_page, touch
from archive.records import AgendaItem, Document, Meeting, Parsed, Problem, Record
from archive.store import Archive

FIRST, LATER, LAST = (f"2026-0{month}-01T02:00:00+00:00" for month in (1, 2, 3))
MEETING = Meeting(id="x/meeting/1", site="x", date="2026-01-15")
ITEMS = tuple(AgendaItem(id=f"x/item/{n}", site="x", meeting_id=MEETING.id) for n in range(6))
PAGE = PageRead(url="https://x.example/m1", site="x", page="meeting", fingerprint="a", parser_version="1",
                record_id=MEETING.id)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def save(
    archive: Archive, at: str, *records: Record, page: PageRead = PAGE, problems: tuple[Problem, ...] = ()
) -> None:
    archive.save([Parsed(records=records, problems=problems)], at, 1, page)


def lost(archive: Archive) -> dict[str, list[str]]:
    return {each.table: each.ids for each in lost_records(archive.db, "x")}


def test_what_a_page_no_longer_shows_is_lost(archive: Archive) -> None:
    save(archive, FIRST, MEETING, *ITEMS)
    save(archive, LATER, MEETING, *ITEMS[1:])
    assert lost(archive) == {"agenda_items": ["x/item/0"]}


def test_a_page_half_understood_loses_nothing(archive: Archive) -> None:
    save(archive, FIRST, MEETING, *ITEMS)
    odd = Problem(stage="parse", message="items outside the table's rows", url=PAGE.url)
    save(archive, LATER, MEETING, ITEMS[0], problems=(odd,))
    assert lost(archive) == {}
    save(archive, LAST, MEETING, ITEMS[0])
    assert len(lost(archive)["agenda_items"]) == 5


def test_what_another_page_still_shows_is_not_lost(archive: Archive) -> None:
    save(archive, FIRST, MEETING, *ITEMS)
    own = replace(PAGE, url="https://x.example/i0", page="item", record_id="x/item/0")
    save(archive, FIRST, ITEMS[0], page=own)
    save(archive, LATER, MEETING, *ITEMS[1:])
    assert lost(archive) == {}


def test_a_page_taken_back_stays_known_and_comes_back_whole(archive: Archive) -> None:
    save(archive, FIRST, MEETING, *ITEMS)
    lose_page(archive.db, PAGE.url, MEETING.id, LATER)
    for each in lost_records(archive.db, "x"):
        mark_gone(archive.db, each, LATER)
    assert [page.gone_at for page in known_pages(archive.db, "x")] == [LATER]
    assert not is_unchanged(archive.db, PAGE), "the same page again is news"
    save(archive, LAST, MEETING, *ITEMS)
    assert lost(archive) == {}
    assert [page.gone_at for page in known_pages(archive.db, "x")] == [None]
    back = archive.db.query(
        "select new from revisions where field = 'gone_at' and record_id = ? order by id", [MEETING.id]
    )
    assert [row["new"] for row in back] == [LATER, None]


def test_a_page_read_another_way_is_not_unchanged(archive: Archive) -> None:
    save(archive, FIRST, MEETING)
    assert is_unchanged(archive.db, PAGE)
    assert not is_unchanged(archive.db, replace(PAGE, parser_version="1 beside the XML service"))
    assert not is_unchanged(archive.db, replace(PAGE, fingerprint="b"))


def test_an_unchanged_page_moves_the_day_of_all_it_shows(archive: Archive) -> None:
    save(archive, FIRST, MEETING, *ITEMS)
    touch(archive.db, PAGE.url, LATER)
    seen = "select last_seen from agenda_items union select last_seen from meetings"
    assert [row["last_seen"] for row in archive.db.query(seen)] == [LATER]
    assert archive.db.table("revisions").count == 0


def test_an_unchanged_paper_was_seen_too(archive: Archive) -> None:
    """A paper's own file is no witness that it is still listed; it was seen all the same."""
    paper = Document(id="x/document/s1", site="x", title="Report")
    own = replace(PAGE, url="https://x.example/s1", page="document", record_id=paper.id)
    save(archive, FIRST, paper, page=own)
    touch(archive.db, own.url, LATER)
    assert [row["last_seen"] for row in archive.db.query("select last_seen from documents")] == [LATER]
