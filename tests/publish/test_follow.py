"""Feeds and calendars: stable ids, times when things were seen, what minutes say stays text, what is kept back stays so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from datasette.app import Datasette
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from sqlite_utils import Database

from publish.build import build
from publish.row_feed import _entry, by_ident
from publish.serve import datasette_for
from publish.site import calendar
from publish.site.feed import entry_id
from publish.site.pages import PAGES
from tests.publish.archives import QUOTE, SCRIPT, add, add_fact, add_meeting, sample_archive
from tests.publish.asking import ask
from tests.publish.conftest import METADATA, NOW, Get

ATOM = "{http://www.w3.org/2005/Atom}"
Site = Callable[[str], Any]


@pytest.fixture
def followed(tmp_path: Path) -> Iterator[tuple[Database, Callable[[], Datasette]]]:
    """An archive to change, and what builds and serves it."""
    db = sample_archive(tmp_path / "archive.db")

    def serve() -> Datasette:
        build(db, now=NOW, force=True)
        return datasette_for(tmp_path / "archive.db", METADATA)

    yield db, serve
    db.close()


Followed = tuple[Database, Callable[[], Datasette]]


def entries(text: str) -> dict[str, dict[str, str]]:
    """Entries by id: the text of title, updated, summary, and the links."""
    feed = ElementTree.fromstring(text)
    found = {}
    for entry in feed.iter(f"{ATOM}entry"):
        said = {name: entry.findtext(f"{ATOM}{name}") or "" for name in ("id", "title", "updated", "summary")}
        found[said["id"]] = said | {link.get("rel", ""): link.get("href", "") for link in entry.iter(f"{ATOM}link")}
    return found


def test_a_committee_as_a_feed(get: Get) -> None:
    answer = get("/committee/eastmere/1.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    found = entries(answer.text)
    decided = found[entry_id("eastmere/item/5001")]
    assert decided["summary"] == f"approved: {QUOTE}"
    assert decided["alternate"].endswith("/item/eastmere/5001")
    assert decided["via"] == "https://minutes.eastmere.example/mgAi.aspx?ID=5001"
    assert decided["updated"] == "2026-01-02T00:00:00Z"  # when these words were first seen
    minutes = found[entry_id("eastmere/meeting/101")]
    assert minutes["title"] == "Approved minutes · Cabinet · 2024-03-12"
    # The decision record says the same again: it is no entry of its own.
    assert entry_id("eastmere/decision/900") not in found
    assert len(found) == 3


def test_changed_minutes_come_again_as_the_same_entry(followed: Followed) -> None:
    db, serve = followed
    before = entries(ask(serve(), "/committee/eastmere/1.atom").text)
    db["texts"].update("eastmere/item/5001#minutes", {"seen_at": "2026-04-05T06:07:08+00:00"})
    db["revisions"].insert({"record_id": "eastmere/meeting/101", "field": "minutes_status", "old": "draft", "new": "approved",
                            "seen_at": "2026-05-05T06:07:08+00:00"})  # fmt: skip
    after = entries(ask(serve(), "/committee/eastmere/1.atom").text)
    assert set(after) == set(before)
    assert after[entry_id("eastmere/item/5001")]["updated"] == "2026-04-05T06:07:08+00:00"
    assert list(after) == [
        entry_id(f"eastmere/{each}") for each in ("meeting/101", "item/5001", "item/5002")
    ]  # newest first


def test_minutes_in_a_feed_stay_text(get: Get) -> None:
    text = get("/committee/thornwick/1.atom").text
    assert SCRIPT not in text
    (decided, *_) = [each for each in entries(text).values() if "noted" in each["summary"]]
    assert SCRIPT in decided["summary"]


def test_text_kept_back_is_not_in_the_feed(followed: Followed) -> None:
    db, serve = followed
    db["sites"].update("eastmere", {"is_link_only": 1})
    found = entries(ask(serve(), "/committee/eastmere/1.atom").text)
    assert "does not want its text shown" in found[entry_id("eastmere/item/5001")]["summary"]
    assert not any(QUOTE in each["summary"] for each in found.values())


def lately(db: Database, days: int = 10) -> str:
    return str(db.execute("select date('now', ?)", [f"{-days:+d} days"]).fetchone()[0])


def test_a_council_as_a_feed(followed: Followed) -> None:
    db, serve = followed
    meeting = add_meeting(db, "eastmere/committee/2", 200, lately(db), minutes_status="draft")
    db["agenda_items"].update("eastmere/item/5001", {"meeting_id": meeting})
    alone = add(db, "decisions", id="eastmere/decision/901", title="Street lamps", decision_date=lately(db, 20))
    from tests.publish.archives import add_text

    text = add_text(db, alone, "decision", "To replace the lamps of Mill Lane.", "decision")
    add_fact(db, "resolutions", text, "To replace the lamps of Mill Lane", outcome="approved")
    found = entries(ask(serve(), "/council/eastmere.atom").text)
    assert set(found) == {entry_id(each) for each in (meeting, "eastmere/item/5001", alone)}
    assert found[entry_id(meeting)]["title"].startswith("Draft minutes · Audit Committee")
    assert found[entry_id(alone)]["summary"] == "approved: To replace the lamps of Mill Lane"


def test_a_person_as_a_feed(followed: Followed) -> None:
    db, serve = followed
    add(db, "people", id="eastmere/person/7", name="Ada Finch")
    add(db, "memberships", id="eastmere/person/7+eastmere/committee/1", person_id="eastmere/person/7",
        committee_id="eastmere/committee/1", role="Chair")  # fmt: skip
    add(db, "recorded_votes", id="eastmere/vote/1", person_id="eastmere/person/7", item_id="eastmere/item/5001",
        meeting_id="eastmere/meeting/101", option="for", option_label="For", first_seen="2026-02-02T00:00:00Z")  # fmt: skip
    add(db, "declarations", id="eastmere/declaration/1", person_id="eastmere/person/7", item_title="Roads",
        meeting_id="eastmere/meeting/101", interest_type="Personal")  # fmt: skip
    site = serve()
    assert 'href="/person/eastmere/7.atom"' in ask(site, "/person/eastmere/7").text
    answer = ask(site, "/person/eastmere/7.atom")
    assert answer.headers["x-robots-tag"] == "noindex"
    titles = [each["title"] for each in entries(answer.text).values()]
    assert titles[0] == "Vote: For · Branch libraries"
    assert sorted(titles[1:]) == ["Declared interest: Personal · Roads", "Seat · Cabinet · Chair"]
    db["sites"].update("eastmere", {"is_link_only": 1})
    assert [each["title"] for each in entries(ask(serve(), "/person/eastmere/7.atom").text).values()] == [
        "Seat · Cabinet · Chair"
    ]


def test_a_question_as_a_feed(get: Get) -> None:
    page = get("/archive/decided_about?words=library").text
    (address,) = re.findall(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page)
    answer = get(address.replace("&amp;", "&"))
    assert answer.headers["content-type"].startswith("application/atom+xml")
    (entry,) = entries(answer.text).values()
    assert entry["alternate"].endswith("/item/eastmere/5001#minutes-78-153")
    assert entry["summary"].startswith(QUOTE)
    assert "outcome: approved" in entry["summary"]
    assert entry["updated"] == "2026-01-02T00:00:00Z"
    feed = ElementTree.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}title") == "What was decided about …?"


def test_every_question_is_a_feed(get: Get, datasette: Datasette) -> None:
    for name in datasette.metadata("queries", database="archive"):
        answer = get(f"/archive/{name}.atom")
        assert answer.status_code == 200, name
        ElementTree.fromstring(answer.text)


def test_a_question_that_counts_has_its_answer_as_one_entry_and_another_when_that_changes(followed: Followed) -> None:
    db, serve = followed
    before = entries(ask(serve(), "/archive/how_complete.atom").text)
    db.execute("update sites set last_seen = '2026-03-01T00:00:00Z'")  # looked at again, the same found
    db.execute("update meetings set last_seen = '2026-03-01T00:00:00Z'")
    db.conn.commit()
    assert entries(ask(serve(), "/archive/how_complete.atom").text).keys() == before.keys()
    (entry,) = before.values()
    assert entry["alternate"].endswith("/archive/how_complete")
    assert "meetings" in entry["summary"]
    add_meeting(db, "eastmere/committee/1", 99, "2024-05-14")
    after = entries(ask(serve(), "/archive/how_complete.atom").text)
    assert len(after) == 1
    assert after.keys() != before.keys()


def test_a_table_as_a_feed_and_rows_without_ids_as_none(get: Get) -> None:
    found = entries(get("/archive/canonical_resolutions.atom").text)
    assert len(found) == 3
    assert get("/archive.atom?sql=select+1").status_code != 500
    assert get("/archive/coverage.atom?_col=month").status_code == 400


@pytest.mark.parametrize("table", ["counts", "coverage", "coverage_totals"])
def test_counts_are_no_news_and_have_no_feed(get: Get, table: str) -> None:
    answer = get(f"/archive/{table}.atom")
    assert answer.status_code == 400
    assert "they may be counts" in answer.text
    page = get(f"/archive/{table}").text
    assert f"{table}.json" in page
    assert f"{table}.atom" not in page


def test_rows_about_one_record_are_one_entry_that_tells_them_all() -> None:
    rows = [
        {"record_id": "eastmere/item/5001", "title": "Library", "date": "2024-03-12", "field": "minutes"},
        {"record_id": "eastmere/item/5001", "title": "Library", "date": "2024-03-12", "field": "decision"},
        {"record_id": None, "title": "Nobody", "date": None, "field": "minutes"},
    ]
    ((ident, about),) = by_ident(rows).items()
    entry = _entry(ident, about, None, lambda path: f"https://archive.example{path}")
    assert entry.title == "Library · 2024-03-12"
    assert entry.summary.count("field: ") == 2


@pytest.mark.parametrize(
    "page", [page for page in PAGES if {"atom", "ics"} & {*page.forms}], ids=lambda page: page.name
)
def test_pages_say_what_they_can_be_followed_by(get: Get, page: Any) -> None:
    """`link rel=alternate` of every form, and each leads somewhere."""
    known = {"council": "/council/eastmere", "committee": "/committee/eastmere/1", "search": "/search?words=library"}
    if page.name == "person":
        return  # the sample has none: see test_a_person_as_a_feed
    html = get(known[page.name]).text
    for form in page.endings:
        links = [link.replace("&amp;", "&") for link in re.findall(r'<link rel="alternate"[^>]* href="([^"]+)"', html)]
        link = next(each for each in links if f".{form}" in each)
        assert get(link).status_code == 200


# ---------------------------------------------------------------- calendars


def events(body: bytes) -> dict[str, Any]:
    """Events by UID."""
    return {str(event["uid"]): event for event in Calendar.from_ical(body).walk("VEVENT")}


def test_a_committee_as_a_calendar(followed: Followed) -> None:
    db, serve = followed
    db["meetings"].update("eastmere/meeting/102", {"start_time": "19:30", "venue": "Town Hall; Room 1, first floor",
                                                   "first_seen": "2026-01-02T03:04:05+00:00"})  # fmt: skip
    db["revisions"].insert({"record_id": "eastmere/meeting/102", "field": "start_time", "old": "18:00", "new": "19:30",
                            "seen_at": "2026-03-03T10:00:00+00:00"})  # fmt: skip
    answer = ask(serve(), "/committee/eastmere/2.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert b"\r\nBEGIN:VTIMEZONE" in answer.content
    assert b"DTSTART;TZID=Europe/London:20240520T193000" in answer.content
    found = events(answer.content)
    held = found[entry_id("eastmere/meeting/102")]
    assert held["dtstart"].dt.astimezone(UTC) == datetime(2024, 5, 20, 18, 30, tzinfo=UTC)  # summer time
    assert str(held["location"]) == "Town Hall; Room 1, first floor"
    assert str(held["url"]).endswith("/meeting/eastmere/102")
    assert held["last-modified"].dt == datetime(2026, 3, 3, 10, tzinfo=UTC)
    assert (held["sequence"], str(held["status"])) == (1, "CONFIRMED")
    assert "dtend" not in held  # nobody said when it ends
    off = found[entry_id("eastmere/meeting/103")]
    assert (str(off["status"]), str(off["summary"])) == ("CANCELLED", "Cancelled: Audit Committee, Eastmere Council")
    assert off["dtstart"].dt == date(2024, 6, 20)  # no time stated: the day


def test_a_meeting_keeps_its_uid(followed: Followed) -> None:
    db, serve = followed
    before = set(events(ask(serve(), "/committee/eastmere/2.ics").content))
    db["meetings"].update("eastmere/meeting/103", {"date": "2024-07-01", "status": "moved", "gone_at": "2026-04-01"})
    after = events(ask(serve(), "/committee/eastmere/2.ics", host="elsewhere.example").content)
    assert set(after) == before
    gone = after[entry_id("eastmere/meeting/103")]
    assert str(gone["status"]) == "TENTATIVE"
    assert str(gone["summary"]).startswith("No longer on the council's site: ")


def test_a_council_as_a_calendar(followed: Followed) -> None:
    db, serve = followed
    add_meeting(db, "eastmere/committee/1", 300, lately(db, -30), start_time="10:00")
    add_meeting(db, "eastmere/committee/2", 301, lately(db, 30))
    add_meeting(db, "thornwick/committee/1", 302, lately(db, 5))
    found = events(ask(serve(), "/council/eastmere.ics").content)
    assert set(found) == {entry_id(f"eastmere/meeting/{number}") for number in (300, 301)}


STARTS = [
    (("2026-01-05", "19:30"), datetime(2026, 1, 5, 19, 30, tzinfo=calendar.LONDON)),
    (("2026-01-05", "9.30"), datetime(2026, 1, 5, 9, 30, tzinfo=calendar.LONDON)),  # a dot, one figure
    (("2026-01-05", None), date(2026, 1, 5)),  # no time stated
    (("2026-01-05", "after Cabinet"), date(2026, 1, 5)),  # words are no time
    (("2026-01-05", "25:00"), date(2026, 1, 5)),  # nor is this
    (("soon", "19:30"), None),
    ((None, None), None),
]


@pytest.mark.parametrize(("stated", "expected"), STARTS)
def test_when_a_meeting_starts(stated: tuple[str | None, str | None], expected: date | None) -> None:
    assert calendar.start_of(*stated) == expected


@given(st.text(max_size=80), st.text(max_size=80), st.dates(), st.times())
def test_any_meeting_is_an_event(title: str, venue: str, day: date, at: Any) -> None:
    row = {"id": "x/meeting/1", "title": title, "date": day.isoformat(), "start_time": f"{at:%H:%M}", "status": None,
           "venue": venue, "minutes_status": "draft", "url": None, "first_seen": "2026-01-02T03:04:05+00:00", "gone_at": None,
           "committee": None, "council": None, "changed_at": None, "times_moved": 0}  # fmt: skip
    event = calendar.event_of(row, "https://archive.example/meeting/x/1")
    assert event is not None
    back = Calendar.from_ical(b"BEGIN:VCALENDAR\r\n" + event.to_ical() + b"END:VCALENDAR\r\n")
    (read,) = back.walk("VEVENT")
    assert str(read["uid"]) == entry_id("x/meeting/1")
    assert read["dtstart"].dt.replace(tzinfo=None) == datetime.combine(
        day, at.replace(second=0, microsecond=0, tzinfo=None)
    )
