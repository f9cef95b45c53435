"""The build: what it makes, that it costs what changed, and what it refuses."""

from __future__ import annotations

import json

import pytest
from sqlite_utils import Database

from archive.errors import CouncilCollapsed
from archive.progress import SILENT
from archive.tables import BY_NAME
from publish import context
from publish.build import build
from publish.described import ALL_TABLES, SEARCH
from publish.fts import make_indexes
from publish.search_rows import DAY
from tests.publish.archives import (
    LIBRARY,
    QUOTE,
    SEEN,
    add,
    add_document,
    add_item,
    add_meeting,
    add_text,
    empty_archive,
)

FTS = [table.name for table in ALL_TABLES if table.fts]


def found(db: Database, words: str, table: str = "search") -> set[str]:
    query = f"select t.id from {table}_fts f join {table} t on t.rowid = f.rowid where {table}_fts match ?"
    query += " and t.kind <> 'resolution'" if table == "search" else ""
    return {ident for (ident,) in db.execute(query, [words])}


def integrity(db: Database) -> None:
    """Raises where a full-text index is out of step with its table."""
    for name in FTS:
        db.execute(f"insert into {name}_fts({name}_fts, rank) values ('integrity-check', 1)")


def dump(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Everything publishing made, but for the ledger, and for the place of a row in its day."""
    names = {"records": "*", "search": f"number / {DAY}, {', '.join(SEARCH.column_names[1:])}", "coverage": "*",
             "coverage_totals": "*"}  # fmt: skip
    return {name: sorted(db.execute(f"select {what} from {name}").fetchall(), key=str) for name, what in names.items()}


def test_makes_what_it_says(fresh: Database) -> None:
    report = build(fresh, now="2026-02-04")
    assert report.rows["search"] == 12
    assert report.rows["canonical_resolutions"] == 3
    assert report.rows["resolutions"] == 4
    assert set(report.fts_made) == set(FTS)
    assert "12 things searchable" in report.describe()
    integrity(fresh)


def test_builds_an_empty_archive(tmp_path) -> None:  # type: ignore[no-untyped-def]
    report = build(empty_archive(tmp_path / "empty.db"), now="2026-02-04")
    assert report.rows["search"] == 0
    assert report.describe().startswith("Index:")


def test_again_changes_nothing(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    before, counted = dump(fresh), fresh.execute("select * from builds").fetchall()
    writes = fresh.conn.total_changes
    report = build(fresh, now="2026-02-05")
    assert (report.due, report.search_written, report.search_removed, report.fts_made) == (0, 0, 0, ())
    assert dump(fresh) == before
    assert fresh.execute("select * from builds").fetchall() == counted
    assert fresh.conn.total_changes == writes
    assert "nothing changed" in report.describe()


def test_seeing_a_page_again_unchanged_costs_nothing(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update agenda_items set last_seen = '2027-01-01'")
    fresh.execute("update texts set seen_at = '2027-01-01'")
    assert build(fresh, now="2026-02-05").due == 0


def test_only_what_changed_is_written(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update agenda_items set minutes_text = 'The herons returned.' where id = 'eastmere/item/5002'")
    report = build(fresh, now="2026-02-05")
    assert (report.search_written, report.search_removed) == (1, 0)
    assert found(fresh, "heron") == {"eastmere/item/5002"}
    assert found(fresh, "resurfacing") == set()
    assert found(fresh, "heron", "agenda_items") == {"eastmere/item/5002"}
    integrity(fresh)


def test_a_vanished_record_leaves_search_and_coverage(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("delete from agenda_items where id = 'eastmere/item/5002'")
    report = build(fresh, now="2026-02-05")
    assert (report.search_written, report.search_removed) == (0, 2)  # the item and its resolution
    assert not fresh.execute("select 1 from records where id = 'eastmere/item/5002'").fetchall()
    assert fresh["coverage"].get("eastmere/committee/1@2024-03")["items"] == 2
    integrity(fresh)


def test_a_page_of_a_paper_that_goes_leaves_search(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("delete from texts where id = 'eastmere/document/s77#page-2'")
    assert build(fresh, now="2026-02-05").search_removed == 1
    assert found(fresh, "heating") == set()
    assert found(fresh, "bookshelves") == {"eastmere/document/s77#page-1"}


def test_text_of_a_paper_taken_down_is_not_searched(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update documents set gone_at = '2026-02-05' where id = 'eastmere/document/s77'")
    build(fresh, now="2026-02-05")
    assert found(fresh, "bookshelves") == set()
    assert found(fresh, '"libraries report"') == {"eastmere/document/s77"}


@pytest.mark.parametrize(
    ("change", "column", "value"),
    [
        # a new date of the meeting reaches its items, decisions and papers
        ("update meetings set date = '2024-03-19' where id = 'eastmere/meeting/101'", "date", "2024-03-19"),
        # a new name of the committee too
        ("update committees set name = 'The Cabinet' where id = 'eastmere/committee/1'", "committee", "The Cabinet"),
    ],
)
def test_context_reaches_what_hangs_on_it(fresh: Database, change: str, column: str, value: str) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute(change)
    build(fresh, now="2026-02-05")
    query = f"select id from search where {column} = ? order by id"
    held = [ident for (ident,) in fresh.execute(query, [value])]
    assert {"eastmere/item/5001", "eastmere/document/s77#page-1", "eastmere/document/s78"} <= set(held)


def test_an_item_that_moves_is_counted_at_both_meetings(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update agenda_items set meeting_id = 'eastmere/meeting/102' where id = 'eastmere/item/5002'")
    build(fresh, now="2026-02-05")
    counts = {row["id"]: row["items"] for row in fresh.query("select id, items from coverage")}
    assert (counts["eastmere/committee/1@2024-03"], counts["eastmere/committee/2@2024-05"]) == (2, 2)


def test_incremental_is_the_same_as_anew(fresh: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "BATCH", 3)  # many batches
    build(fresh, now="2026-02-04")
    meeting = add_meeting(fresh, "eastmere/committee/1", 150, "2024-09-10", minutes_status="draft")
    item = add_item(fresh, meeting, 5100, "Allotments", LIBRARY)
    add_document(fresh, item, 90, "Allotment plan", ("Plots and hedges.",))
    add(fresh, "meetings", id="eastmere/meeting/102", status="cancelled")
    add_text(fresh, "eastmere/document/s78", "page-1", "Now public.", "report")
    build(fresh, now="2026-02-05")
    incremental = dump(fresh)
    for name in ("records", "search", "coverage"):
        fresh.execute(f"delete from {name}")
    fresh.execute("insert into records_due select id from agenda_items union select id from decisions")
    fresh.execute("insert or ignore into records_due select id from documents union select id from meetings")
    build(fresh, now="2026-02-05")
    assert dump(fresh) == incremental


def test_upsert_as_the_crawl_writes_keeps_search_in_step(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    columns = {"id": "eastmere/item/5001", "title": "Museums", "minutes_text": "The museum reopens.", **SEEN}
    fresh.table("agenda_items").upsert(columns, pk="id")
    fresh.table("agenda_items").insert(columns, pk="id", replace=True)
    build(fresh, now="2026-02-05")
    assert found(fresh, "museum") == {"eastmere/item/5001"}
    integrity(fresh)


def test_facts_replaced_as_one_keep_their_index(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    rows = list(fresh.query("select * from resolutions"))
    fresh.execute("delete from resolutions")
    assert found(fresh, "quayside", "resolutions") == set()
    fresh.table("resolutions").insert_all(rows, pk="id")
    assert len(found(fresh, "quayside", "resolutions")) == 2
    integrity(fresh)


def test_a_dropped_table_of_facts_is_indexed_again(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    rows = list(fresh.query("select * from resolutions limit 1"))
    fresh.table("resolutions").drop()
    fresh.table("resolutions").create(BY_NAME["resolutions"].sqlite_columns(), pk="id")
    fresh.table("resolutions").insert_all(rows, pk="id")
    assert build(fresh, now="2026-02-05", force=True).fts_made == ("resolutions",)
    integrity(fresh)


def test_search_survives_vacuum(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("delete from agenda_items where id = 'eastmere/item/5001'")
    fresh.vacuum()
    integrity(fresh)
    assert found(fresh, "resurfacing") == {"eastmere/item/5002"}


def test_a_killed_build_goes_on(fresh: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(context, "BATCH", 4)
    calls = []

    class Killed(Exception):
        pass

    class Dies:
        say, end = SILENT.say, SILENT.end

        def step(self, stage: str, done: int, total: int | None) -> None:
            calls.append((stage, done, total))
            if len(calls) == 2:
                raise Killed

    with pytest.raises(Killed):
        build(fresh, now="2026-02-04", progress=Dies())
    assert fresh["records_due"].count > 0
    build(fresh, now="2026-02-04")
    assert fresh["search"].count == 12
    integrity(fresh)


def test_canonical_resolutions_carry_their_place(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    (row,) = fresh.query("select * from canonical_resolutions where quote = ?", [QUOTE])
    expected = {
        "date": "2024-03-12", "council_name": "Eastmere Council", "committee": "Cabinet", "title": "Branch libraries",
        "url": "https://minutes.eastmere.example/mgAi.aspx?ID=5001", "record_id": "eastmere/item/5001",
        "meeting_id": "eastmere/meeting/101", "vote_against": 3, "minutes_status": "approved",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected
    assert LIBRARY[row["start"] : row["end"]] == row["quote"]


def test_coverage_counts_what_is_held_and_missing(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    rows = {row["id"]: row for row in fresh.query("select * from coverage")}
    march = rows["eastmere/committee/1@2024-03"]
    expected = {
        "meetings": 1, "meetings_with_minutes": 1, "items": 3, "items_with_minutes": 2, "items_restricted": 1,
        "decisions": 1, "documents": 2, "documents_held": 1, "documents_restricted": 1, "documents_missing": 0,
        "blocked": 1, "not_fetched": 0, "committee": "Cabinet", "last_good_fetch": SEEN["last_seen"],
    }  # fmt: skip
    assert {key: march[key] for key in expected} == expected
    assert rows["eastmere/committee/2@2024-06"]["meetings_cancelled"] == 1
    assert rows["eastmere/committee/2@2024-06"]["meetings_with_minutes"] == 0


def test_every_declared_index_is_made(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    make_indexes(fresh, ALL_TABLES)
    for table in ALL_TABLES:
        have = [tuple(index.columns) for index in fresh.table(table.name).indexes]
        for wanted in table.indexes:  # itself, or one that goes on from it
            assert any(columns[: len(wanted)] == wanted for columns in have), (table.name, wanted)


def test_a_collapsed_council_is_refused(fresh: Database) -> None:
    meeting = add_meeting(fresh, "eastmere/committee/1", 200, "2024-09-10")
    for number in range(30):
        add_item(fresh, meeting, 6000 + number, f"Item {number}")
    build(fresh, now="2026-02-04")
    fresh.execute("update agenda_items set gone_at = '2026-02-05' where meeting_id = ?", [meeting])
    with pytest.raises(CouncilCollapsed) as refusal:
        build(fresh, now="2026-02-05")
    message = str(refusal.value)
    assert "council eastmere" in message
    assert "4 rows in agenda_items" in message
    assert "34" in message
    assert "--force" in message
    assert "\n" not in message
    build(fresh, now="2026-02-05", force=True)
    build(fresh, now="2026-02-06")  # the fall was accepted: it is the new measure


def test_facts_that_vanish_as_a_whole_are_refused(fresh: Database) -> None:
    rows = [{"id": f"x{n}", "text_id": "t", "quote": "q", "kind": "count", "value": 1.0} for n in range(40)]
    fresh.table("figures").insert_all(rows, pk="id")
    build(fresh, now="2026-02-04")
    fresh.execute("delete from figures")
    with pytest.raises(CouncilCollapsed, match="the archive has 0 rows in figures"):
        build(fresh, now="2026-02-05")


def test_a_fall_of_a_handful_is_no_collapse(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("delete from meetings where site = 'eastmere'")
    build(fresh, now="2026-02-05")


def test_council_not_stated_stays_unknown(tmp_path) -> None:  # type: ignore[no-untyped-def]
    db = empty_archive(tmp_path / "import.db")
    add(
        db,
        "agenda_items",
        id="import/item/0011aabb",
        site="import",
        council=None,
        title="Flood update",
        minutes_text="Noted.",
    )
    add_text(db, "import/item/0011aabb", "minutes", "Noted.")
    db.table("resolutions").insert({
        "id": "import/item/0011aabb#minutes@resolution:0-5", "text_id": "import/item/0011aabb#minutes",
        "record_id": "import/item/0011aabb", "quote": "Noted", "start": 0, "end": 5, "outcome": "noted",
    }, pk="id")  # fmt: skip
    build(db, now="2026-02-04")
    (row,) = db.query("select * from canonical_resolutions")
    assert (row["council"], row["council_name"], row["committee"], row["date"]) == (None, None, None, None)
    assert found(db, "flood") == {"import/item/0011aabb"}
    assert json.loads(json.dumps(row))["quote"] == "Noted"


def test_lists_of_an_earlier_version_go_and_nothing_is_lost(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("create table build_due (record_id text primary key)")
    fresh.execute("create table coverage_due (committee_id text primary key)")
    fresh.execute("drop trigger agenda_items_due_update")
    fresh.execute("create trigger agenda_items_due_update after update on agenda_items begin "
                  "insert into build_due select new.id; end")  # fmt: skip
    fresh.execute("update agenda_items set title = 'Changed before the program was' where id = 'eastmere/item/5002'")
    build(fresh, now="2026-02-05")
    assert found(fresh, "program") == {"eastmere/item/5002"}
    assert not {"build_due", "coverage_due"} & set(fresh.table_names())
    fresh.execute("update agenda_items set title = 'Changed again' where id = 'eastmere/item/5002'")
    build(fresh, now="2026-02-06")
    assert found(fresh, "again") == {"eastmere/item/5002"}
