"""Counts that triggers keep are those of counting, whatever is done to the tables; a build's cost follows the change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive.plainsql import upsert
from publish import coverage, ledger, row_counts
from publish.build import build
from tests.publish.archives import add, sample_archive

CHANGES = [
    "update agenda_items set gone_at = '2026-02-05' where id = 'eastmere/item/5001'",
    "update meetings set council = 'thornwick'",
    "update meetings set council = null, site = null",
    "delete from agenda_items where id = 'eastmere/item/5002'",
    "delete from resolutions",
    "update resolutions set same_as = null",
    "update resolutions set same_as = (select min(id) from resolutions) where same_as is null",
    "insert or replace into agenda_items (id, site, title) values ('eastmere/item/5001', 'eastmere', 'Museums')",
    "insert into agenda_items (id, title) values ('x/item/1', 'Of no site')",
    "delete from documents",
    "delete from search",
]


@pytest.mark.parametrize("change", CHANGES)
def test_kept_counts_are_those_of_counting(fresh: Database, change: str) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute(change)
    assert row_counts.counts(fresh) == ledger.count_rows(fresh)
    rows = row_counts.rows(fresh)
    assert rows["search"] == fresh["search"].count
    canonical = fresh.execute("select count(*) from resolutions where same_as is null").fetchone()[0]
    assert rows["canonical_resolutions"] == canonical


def test_a_table_made_anew_is_counted_anew(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    rows = list(fresh.query("select * from figures"))
    fresh.table("figures").drop()
    fresh.table("figures").create({"id": str, **dict.fromkeys(rows[0], str)}, pk="id")
    fresh.table("figures").insert_all(rows[:1], pk="id")
    row_counts.watch(fresh)
    assert row_counts.rows(fresh)["figures"] == 1


def test_the_day_a_meeting_was_last_seen_reaches_coverage(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    add(fresh, "meetings", id="eastmere/meeting/101", last_seen="2027-01-01T00:00:00Z")
    build(fresh, now="2026-02-05")
    assert fresh["coverage"].get("eastmere/committee/1@2024-03")["last_good_fetch"] == "2027-01-01T00:00:00Z"
    assert fresh["fetches_due"].count == 0


def test_meetings_saved_again_between_two_builds_are_noted_once(fresh: Database) -> None:
    """A crawl writes by upsert, whose own policy goes before that of the trigger it fires."""
    build(fresh, now="2026-02-04")
    meetings = list(fresh.query("select * from meetings"))
    for day in ("2027-01-01", "2027-01-02"):
        upsert(fresh, "meetings", [{**row, "last_seen": f"{day}T00:00:00Z"} for row in meetings])
    assert fresh["fetches_due"].count == len({(row["committee_id"], (row["date"] or "")[:7]) for row in meetings})


def test_a_killed_note_is_made_up_for(fresh: Database) -> None:
    """What was seen stays due until it is written."""
    build(fresh, now="2026-02-04")
    fresh.execute("update meetings set last_seen = '2027-01-01T00:00:00Z'")
    assert fresh["fetches_due"].count > 0
    coverage.note_last_fetch(fresh)
    assert set(fresh.execute("select distinct last_good_fetch from coverage").fetchall()) == {("2027-01-01T00:00:00Z",)}


@pytest.fixture
def steps(tmp_path: Path) -> Callable[[int], int]:
    """Steps of SQLite's machine that a build takes where nothing changed, by how often the sample's items are there."""

    def taken(times: int) -> int:
        db = sample_archive(tmp_path / f"{times}.db")
        items = "insert into agenda_items (id, site, council, meeting_id, title, minutes_text) select"
        for number in range(times):
            item = f"'eastmere/item/n{number}'"
            db.execute(f"{items} {item}, 'eastmere', 'eastmere', 'eastmere/meeting/101', 'Noise', 'Noise was noted.'")
            fact = "insert into figures (id, record_id, kind, value) values (?, ?, 'count', 1)"
            db.execute(fact, [f"f{number}", f"eastmere/item/n{number}"])
        build(db, now="2026-02-04")
        build(db, now="2026-02-05")
        count = [0]
        db.conn.set_progress_handler(lambda: count.__setitem__(0, count[0] + 1), 100)
        build(db, now="2026-02-06")
        db.conn.set_progress_handler(None, 0)
        db.close()
        return count[0]

    return taken


def test_a_build_where_nothing_changed_costs_nothing_more_in_a_larger_archive(
    steps: Callable[[int], int],
) -> None:
    small, large = steps(10), steps(4000)
    assert large <= small * 1.2 + 20, (small, large)
