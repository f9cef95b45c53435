"""archive.db: idempotent upserts, revisions, absences, facts replaced as one, and the errors a file can give."""

from __future__ import annotations

import sqlite3
from dataclasses import fields, replace
from pathlib import Path
from threading import Timer
from typing import get_args, get_type_hints

import pytest

from archive import derived, facts
from archive import records as r
from archive.errors import ArchiveTooNew, ArchiveUnreadable, ArchiveUnwritable, MixedArchive
from archive.evidence import Evidence
from archive.rows import FACT_TABLES, RECORD_TABLES, _fact_values
from archive.store import Archive
from archive.tables import BY_NAME, TABLES

DAY1, DAY2, DAY3 = (f"2026-01-0{n}T00:00:00+00:00" for n in (1, 2, 3))
MEETING = r.Meeting(id="x/meeting/1", site="x", date="2026-01-05", venue="Hall", url="http://x.example/a")


@pytest.fixture
def archive(tmp_path: Path):
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def save(archive: Archive, *records: r.Record, at: str = DAY1, **parts: tuple) -> object:
    return archive.save([r.Parsed(records=records, **parts)], at, 7)


def rows(archive: Archive, table: str) -> list[dict]:
    return list(archive.db.table(table).rows)


@pytest.mark.parametrize("record", RECORD_TABLES, ids=lambda cls: cls.__name__)
def test_every_field_of_a_record_is_a_column_and_the_other_way_round(record: type) -> None:
    columns = set(BY_NAME[RECORD_TABLES[record]].column_names) - {"first_seen", "last_seen", "gone_at"}
    assert {field.name for field in fields(record)} == columns


@pytest.mark.parametrize("kind", FACT_TABLES)
def test_every_field_of_a_fact_is_a_column(kind: str) -> None:
    [one] = get_args(get_type_hints(facts.Extraction)[kind])[:1]
    stored = _fact_values("t", one(**{field.name: field.default for field in fields(one)}))
    columns = set(BY_NAME[FACT_TABLES[kind][0]].column_names)
    assert set(stored) <= columns


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_is_described(table) -> None:
    assert table.description.endswith(".")
    assert all(column.description.endswith(".") for column in table.columns)
    assert table.pk in table.column_names
    assert {name for index in table.indexes for name in index} <= set(table.column_names)
    assert {*table.facets, *table.fts} <= set(table.column_names)


def test_saving_the_same_again_changes_nothing_but_last_seen(archive: Archive) -> None:
    assert save(archive, MEETING).new == {"meetings": 1}
    again = save(archive, MEETING, at=DAY2)
    assert (again.new, again.changed, again.unchanged) == ({}, {}, {"meetings": 1})
    [row] = rows(archive, "meetings")
    assert (row["first_seen"], row["last_seen"]) == (DAY1, DAY2)
    assert rows(archive, "revisions") == []


def test_absent_never_overwrites_present(archive: Archive) -> None:
    save(archive, MEETING)
    save(archive, replace(MEETING, venue=None, contact="A. Clerk"), at=DAY2)
    [row] = rows(archive, "meetings")
    assert (row["venue"], row["contact"]) == ("Hall", "A. Clerk")


def test_a_change_leaves_old_and_new_with_the_fetch_that_showed_it(archive: Archive) -> None:
    save(archive, MEETING)
    assert save(archive, replace(MEETING, venue="Annexe"), at=DAY2).changed == {"meetings": 1}
    [revision] = rows(archive, "revisions")
    assert {**revision, "id": None} == {
        "id": None, "record_id": "x/meeting/1", "field": "venue", "old": "Hall", "new": "Annexe", "seen_at": DAY2, "fetch_id": 7,
    }  # fmt: skip


def test_learning_what_was_unknown_is_no_revision(archive: Archive) -> None:
    save(archive, replace(MEETING, venue=None))
    save(archive, MEETING, at=DAY2)
    assert rows(archive, "revisions") == []


def test_a_page_read_again_from_evidence_does_not_move_last_seen_back(archive: Archive) -> None:
    save(archive, MEETING, at=DAY2)
    save(archive, MEETING, at=DAY1)
    assert rows(archive, "meetings")[0]["last_seen"] == DAY2


def test_a_vanished_row_that_comes_back_is_no_longer_gone(archive: Archive) -> None:
    save(archive, MEETING)
    archive.db.table("meetings").update(MEETING.id, {"gone_at": DAY2})
    save(archive, MEETING, at=DAY3)
    assert rows(archive, "meetings")[0]["gone_at"] is None


def test_two_addresses_of_one_record_are_no_revision(archive: Archive) -> None:
    save(archive, MEETING)
    save(archive, replace(MEETING, url="http://x.example/b"), at=DAY2)
    assert rows(archive, "meetings")[0]["url"] == "http://x.example/a"
    save(archive, replace(MEETING, url="http://moved.example/b"), at=DAY3)  # another host: the site moved
    assert rows(archive, "meetings")[0]["url"] == "http://moved.example/b"


def test_a_paper_listed_under_two_titles_is_no_revision(archive: Archive) -> None:
    paper = r.Document(id="x/document/s1", site="x", title="Lamp report")
    save(archive, paper)
    save(archive, replace(paper, title="Lamp report final v2"), at=DAY2)
    assert rows(archive, "documents")[0]["title"] == "Lamp report"
    assert rows(archive, "revisions") == []


def test_what_is_held_is_not_absent(archive: Archive) -> None:
    item = r.AgendaItem(id="x/item/1", site="x", minutes_text="Noted.")
    save(archive, item)
    save(archive, absences=(r.Absence(record_id=item.id, field="minutes_text", reason="not_published"),), at=DAY2)
    assert rows(archive, "absences") == []


def test_a_paper_that_shrinks_leaves_no_text_of_pages_that_went(archive: Archive) -> None:
    paper = r.Document(id="x/document/s1", site="x")
    pages = [r.Text(record_id=paper.id, field=f"page-{n}", text=f"page {n}", section="report") for n in (1, 2)]
    save(archive, paper, texts=tuple(pages), fetched=(paper.id,))
    save(archive, paper, texts=tuple(pages[:1]), fetched=(paper.id,), at=DAY2)
    assert [row["field"] for row in rows(archive, "texts")] == ["page-1"]
    save(archive, paper, at=DAY3)  # only listed again, not read: its text stays
    assert len(rows(archive, "texts")) == 1


def test_labelled_fields_of_two_pages_add_up(archive: Archive) -> None:
    decision = r.Decision(id="x/decision/1", site="x", other_fields={"Call-ins": "None"})
    save(archive, decision)
    save(archive, replace(decision, other_fields={"Urgent?": "Yes"}), at=DAY2)
    assert rows(archive, "decisions")[0]["other_fields"] == '{"Call-ins": "None", "Urgent?": "Yes"}'


def test_an_absence_ends_when_its_field_is_filled(archive: Archive) -> None:
    gap = r.Absence(record_id=MEETING.id, field="contact", reason="not_stated")
    save(archive, MEETING, absences=(gap,))
    save(archive, MEETING, at=DAY2, absences=(gap,))
    assert [(row["reason"], row["seen_at"]) for row in rows(archive, "absences")] == [("not_stated", DAY1)]
    save(archive, replace(MEETING, contact="A. Clerk"), at=DAY3)
    assert rows(archive, "absences") == []


def test_the_absence_of_a_page_ends_when_the_page_is_read(archive: Archive) -> None:
    save(archive, absences=(r.Absence(record_id=MEETING.id, field="page", reason="not_fetched"),))
    save(archive, MEETING)
    assert len(rows(archive, "absences")) == 1  # the meeting list names it, its own page is still not read
    save(archive, MEETING, fetched=(MEETING.id,))
    assert rows(archive, "absences") == []


def text(body: str = "RESOLVED that it be noted.", **values: str) -> r.Text:
    return r.Text(record_id="x/item/1", field="minutes", text=body, section="minutes", **values)


def found(quote: str, start: int) -> facts.Extraction:
    fact = facts.Resolution(start=start, end=start + len(quote), quote=quote, rule="t.t", outcome="noted")
    return facts.Extraction(resolutions=(fact,))


def test_a_text_is_pending_until_read_and_again_when_it_or_the_extractor_changes(archive: Archive) -> None:
    save(archive, texts=(text(),))
    [pending] = derived.pending_texts(archive.db, "1")
    derived.replace_facts(archive.db, [(pending, found("it be noted", 14), None)], "1", DAY1)
    assert list(derived.pending_texts(archive.db, "1")) == []
    assert [p.id for p in derived.pending_texts(archive.db, "2")] == ["x/item/1#minutes"]
    save(archive, texts=(text("RESOLVED that it be approved."),), at=DAY2)
    assert [p.id for p in derived.pending_texts(archive.db, "1")] == ["x/item/1#minutes"]


def test_a_text_that_goes_from_draft_to_approved_is_read_again(archive: Archive) -> None:
    save(archive, texts=(text(minutes_status="draft"),))
    [pending] = derived.pending_texts(archive.db, "1")
    derived.replace_facts(archive.db, [(pending, found("it be noted", 14), None)], "1", DAY1)
    save(archive, texts=(text(minutes_status="approved"),), at=DAY2)
    [again] = derived.pending_texts(archive.db, "1")
    assert again.minutes_status == "approved"


def test_facts_of_a_text_are_replaced_as_one(archive: Archive) -> None:
    save(archive, texts=(text(),))
    [pending] = derived.pending_texts(archive.db, "1")
    derived.replace_facts(archive.db, [(pending, found("it be noted", 14), None)], "1", DAY1)
    derived.replace_facts(archive.db, [(pending, found("be noted", 17), None)], "2", DAY2)
    assert [row["id"] for row in rows(archive, "resolutions")] == ["x/item/1#minutes@resolution:17-25"]
    assert rows(archive, "resolutions")[0]["extractor_version"] == "2"


def test_problems_are_kept_once(archive: Archive) -> None:
    problem = r.Problem(stage="parse", message="unknown label 'Colour'", record_id="x/item/1", url="http://x.example/")
    for at in (DAY1, DAY2):
        save(archive, at=at, problems=(problem,))
    assert [(row["site"], row["seen_at"]) for row in rows(archive, "problems")] == [("x", DAY2)]


@pytest.mark.parametrize("fictional_first", [True, False])
def test_fictional_and_real_never_share_an_archive(archive: Archive, fictional_first: bool) -> None:
    site = r.Site(id="x", site="x", name="Somewhere", is_fictional=fictional_first)
    save(archive, site)
    archive.refuse_mixture(is_fictional=fictional_first)
    with pytest.raises(MixedArchive, match="--archive") as error:
        archive.refuse_mixture(is_fictional=not fictional_first)
    assert "\n" not in str(error.value)


def test_a_closed_archive_is_one_file(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        save(archive, MEETING)
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]


def test_a_transaction_that_reads_first_waits_for_its_turn_to_write(tmp_path: Path) -> None:
    """Whoever looks into an archive holds its log for a moment: that may not end a crawl that is in the middle of it."""
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None, check_same_thread=False)
    with Archive(tmp_path / "a.db") as archive:
        other.execute("begin immediate")
        leaves = Timer(0.3, other.execute, ["rollback"])
        leaves.start()
        with archive.db.atomic():
            assert rows(archive, "meetings") == []
            save(archive, MEETING)
        leaves.join()
        assert len(rows(archive, "meetings")) == 1
    other.close()


def test_who_only_reads_leaves_the_log_of_a_writer_alone(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as writer:
        save(writer, MEETING)
        log = (tmp_path / "a.db-wal").stat().st_size
        with Archive(tmp_path / "a.db") as reader:
            assert len(rows(reader, "meetings")) == 1
        assert (tmp_path / "a.db-wal").stat().st_size == log > 0


def test_an_archive_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        archive.db.table("_sqlite_migrations").insert(
            {"migration_set": "archive", "name": "m9999_later", "applied_at": "2030-01-01"}, alter=True
        )
    with pytest.raises(ArchiveTooNew, match=r"newer version.*--archive"):
        Archive(path)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_text("minutes of the meeting, " * 100)
    with pytest.raises(ArchiveUnreadable, match=r"a\.db is not an archive.*--archive"):
        Archive(path)
    assert path.read_text().startswith("minutes of")


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnwritable, match=r"Cannot write .*--archive"):
        Archive(tmp_path)


def test_a_failed_batch_writes_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk full")

    monkeypatch.setattr(archive, "_save_problems", fail)
    with pytest.raises(sqlite3.OperationalError):
        save(archive, MEETING)
    assert rows(archive, "meetings") == []


def test_a_file_of_other_tables_is_refused_and_left_alone(tmp_path: Path) -> None:
    """Named by mistake: evidence.db with `--archive`, archive.db with `--evidence`, or any program's file."""
    with Evidence(tmp_path / "evidence.db"), Archive(tmp_path / "archive.db"):
        pass
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("create table bookmarks(id)")
    for opener, name, option in (
        (Archive, "evidence.db", "--archive"),  # what no crawl brings back
        (Evidence, "archive.db", "--evidence"),  # "no such column: ref" said nothing
        (Archive, "other.db", "--archive"),
        (Evidence, "other.db", "--evidence"),
    ):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(ArchiveUnreadable, match=f"it holds other tables .* Choose another file with {option}"):
            opener(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before, name


def test_an_agenda_that_comes_ends_the_gap_and_is_not_missed_again(archive: Archive) -> None:
    """A meeting is listed weeks before its agenda is: what was not published then is no gap for ever."""
    gap = r.Absence(record_id=MEETING.id, field="agenda_items", reason="not_published", detail="the service lists none")
    item = r.AgendaItem(id="x/item/1", site="x", meeting_id=MEETING.id, title="Bridge")
    save(archive, MEETING, absences=(gap,))
    assert [row["field"] for row in rows(archive, "absences")] == ["agenda_items"]
    save(archive, MEETING, item, at=DAY2)
    assert rows(archive, "absences") == []
    save(archive, MEETING, at=DAY3, absences=(gap,))  # the service fails to list what the page shows
    assert rows(archive, "absences") == []
    archive.db.execute("update agenda_items set gone_at = ?", [DAY3])
    save(archive, MEETING, at=DAY3, absences=(gap,))
    assert [row["field"] for row in rows(archive, "absences")] == ["agenda_items"]
