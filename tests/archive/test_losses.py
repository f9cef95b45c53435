"""What is lost all at once is not believed: it is as before the run, and is settled when its pages are read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.losses import ALWAYS_ALLOWED, lost_records
from archive.pages import PageRead, is_unchanged, known_pages, lose_page
from archive.records import AgendaItem, Meeting, Parsed
from archive.store import Archive
from scraper.held import settle_losses

FIRST, LATER, NEXT, LAST = (f"2026-0{month}-01T02:00:00+00:00" for month in (1, 2, 3, 4))
MANY = ALWAYS_ALLOWED + 5
PAGES = [
    PageRead(url=f"https://x.example/m{number}", site="x", page="meeting", fingerprint="a", parser_version="1",
             record_id=f"x/meeting/{number}")
    for number in range(MANY)
]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Meetings with an item each, crawled whole once."""
    with Archive(tmp_path / "archive.db") as opened:
        for page in PAGES:
            show(opened, page, FIRST)
        end(opened, FIRST)
        yield opened


def show(archive: Archive, page: PageRead, at: str, *, has_item: bool = True) -> None:
    number = page.url.rpartition("m")[2]
    meeting = Meeting(id=f"x/meeting/{number}", site="x")
    item = AgendaItem(id=f"x/item/{number}", site="x", meeting_id=meeting.id)
    archive.save([Parsed(records=(meeting, item) if has_item else (meeting,))], at, 1, page)


def broken(page: PageRead) -> PageRead:
    """The page without its item."""
    return replace(page, fingerprint="without")


def end(archive: Archive, at: str, *, accepts_losses: bool = False) -> list[str]:
    """A crawl comes to its end: what it says of its losses."""
    said = [problem.message for problem in settle_losses(archive.db, "x", at, accepts_losses)]
    archive.add_crawl({"id": at, "site": "x", "started_at": at, "finished_at": at, "outcome": "done", "scope": {}})
    return said


def broken_night(archive: Archive) -> list[str]:
    for page in PAGES:
        show(archive, broken(page), LATER, has_item=False)
    return end(archive, LATER)


def ended(archive: Archive) -> int:
    return archive.db.execute("select count(*) from sightings where gone_at is not null").fetchone()[0]


def gone(archive: Archive) -> list[str]:
    rows = archive.db.query("select id from agenda_items where gone_at is not null order by id")
    return [row["id"] for row in rows]


def test_what_was_too_much_is_as_it_was_before(archive: Archive) -> None:
    assert ended(archive) == 0
    said = broken_night(archive)
    assert f"{MANY} of {MANY} agenda items are on no page any more" in said[0]
    assert (ended(archive), gone(archive)) == (0, [])


def test_its_pages_are_read_again_soon_and_not_taken_for_unchanged(archive: Archive) -> None:
    broken_night(archive)
    assert all(page.is_doubted for page in known_pages(archive.db, "x"))
    assert not any(is_unchanged(archive.db, broken(page)) for page in PAGES)


def test_a_broken_site_does_not_empty_an_archive_a_few_records_a_night(archive: Archive) -> None:
    """A night reads a part of the pages: the rest of what is doubted counts against the cap."""
    broken_night(archive)
    for page in PAGES[:3]:
        show(archive, broken(page), NEXT, has_item=False)
    assert "are on no page any more" in end(archive, NEXT)[0]
    assert (ended(archive), gone(archive)) == (0, [])


def test_what_comes_back_is_believed_and_only_what_was_looked_at_again_is_marked(archive: Archive) -> None:
    broken_night(archive)
    for page in PAGES[:6]:
        show(archive, page, NEXT)
    show(archive, broken(PAGES[6]), NEXT, has_item=False)
    assert end(archive, NEXT) == []
    assert gone(archive) == ["x/item/6"], "the others that are left may still be there"
    for page in PAGES[7:]:
        show(archive, page, LAST)
    assert end(archive, LAST) == []
    assert gone(archive) == ["x/item/6"]
    assert not any(page.is_doubted for page in known_pages(archive.db, "x"))


def test_losses_that_are_accepted_are_marked_at_once(archive: Archive) -> None:
    broken_night(archive)
    assert end(archive, NEXT, accepts_losses=True) == []
    assert len(gone(archive)) == MANY
    assert list(lost_records(archive.db, "x")) == []


def test_what_ended_in_an_earlier_run_stays_ended(archive: Archive) -> None:
    """A page that stopped showing a record while another still did is not made to show it again."""
    beside = PageRead(url="https://x.example/i0", site="x", page="item", fingerprint="a", parser_version="1",
                      record_id="x/item/0")  # fmt: skip
    item = AgendaItem(id="x/item/0", site="x", meeting_id="x/meeting/0")
    archive.save([Parsed(records=(item,))], FIRST, 1, beside)
    lose_page(archive.db, beside.url, None, "2026-01-15T02:00:00+00:00")
    end(archive, "2026-01-16T02:00:00+00:00")
    broken_night(archive)
    rows = archive.db.query(
        "select p.page from sightings s join pages p on p.id = s.page_id where s.gone_at is not null"
    )
    assert [row["page"] for row in rows] == ["item"]
