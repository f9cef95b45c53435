"""Meetings whose day has not come, as pages tell them: what they have not got yet is not missing, and counts as such."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from publish.build import build
from publish.serve import datasette_for
from publish.site import coverage_page, coverage_sentence, held
from publish.site.issue import NO_TEXT
from publish.site.page import Ask
from publish.site.to_come import NO_MINUTES, TO_COME, is_to_come, status
from tests.publish.archives import add, add_item, add_meeting, sample_archive
from tests.publish.conftest import METADATA, NOW, Get, getter

TODAY = date(2025, 1, 10)
LATER = "2025-01-28"


def _fill(db: Database) -> None:
    add(db, "issues", id="eastmere/issue/70", title="Mill Lane")
    meeting = add_meeting(db, "eastmere/committee/1", 120, LATER, minutes_status="none")
    add(db, "meetings", id=meeting, title=None)
    item = add_item(db, meeting, 5040, "Mill Lane again", issue_id="eastmere/issue/70", summary="To look at sandbags.")
    db.table("absences").insert_all([
        {"id": f"{item}#minutes_text", "record_id": item, "field": "minutes_text", "reason": "not_published"},
        {"id": f"{meeting}#documents", "record_id": meeting, "field": "documents", "reason": "blocked"},
    ])  # fmt: skip
    add_meeting(db, "eastmere/committee/1", 121, "2025-02-11", minutes_status="none")
    add_meeting(db, "eastmere/committee/1", 122, "2025-01-30", minutes_status="none", status="cancelled")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Get:
    path = tmp_path_factory.mktemp("to_come") / "archive.db"
    db = sample_archive(path)
    _fill(db)
    build(db, now=NOW)
    db.close()
    return getter(datasette_for(path, METADATA))


@pytest.fixture
def ask(served: Get, monkeypatch: pytest.MonkeyPatch) -> Get:
    async def today(_: Ask) -> date:
        return TODAY

    monkeypatch.setattr(Ask, "today", today)
    return served


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-01-11", True),
        ("2025-01-10", False),  # the day of the meeting itself
        ("2024-12-31", False),
        (None, False),
        ("", False),
    ],
)
def test_what_is_to_come(day: str | None, expected: bool) -> None:
    assert is_to_come(day, TODAY) is expected


@pytest.mark.parametrize(
    ("minutes", "meeting", "to_come", "expected"),
    [
        ("none", None, True, TO_COME),
        (None, None, True, TO_COME),
        ("none", None, False, "words"),
        ("none", "cancelled", False, None),  # a meeting that was called off will have none
        ("draft", None, True, "words"),  # a day that the site has wrong
    ],
)
def test_the_state_of_the_minutes(
    minutes: str | None, meeting: str | None, to_come: bool, expected: str | None
) -> None:
    assert status("words", minutes, meeting, to_come=to_come) == expected


def test_an_item_to_come_lacks_no_minutes(ask: Get) -> None:
    data = ask("/item/eastmere/5040.json").json()
    assert (data["no_text_because"], data["absences"], data["status"]) == (NO_MINUTES, [], TO_COME)
    assert "has not published" not in ask("/item/eastmere/5040").text


def test_a_meeting_to_come_lacks_no_minutes(ask: Get) -> None:
    data = ask("/meeting/eastmere/120.json").json()
    assert data["status"] == TO_COME
    assert [item["no_minutes_because"] for item in data["agenda"]] == [None]
    assert [gap["reason"] for gap in data["absences"]] == ["blocked"]  # what a site refuses is missing all the same
    assert "a few days before" in ask("/meeting/eastmere/121").text
    assert ask("/meeting/eastmere/102.json").json()["status"] == held.STATUS["none"]
    assert ask("/meeting/eastmere/103.json").json()["status"] is None  # cancelled


def test_lists_say_what_is_to_come(ask: Get) -> None:
    page = ask("/committee/eastmere/1?year=2025").text
    assert page.count("· to come") == 3
    (step,) = ask("/issue/eastmere/70.json").json()["trail"]
    assert TO_COME in step["known"]
    assert NO_TEXT not in step["known"]


def test_a_hit_says_that_it_is_to_come(ask: Get) -> None:
    found = {hit["record_id"]: hit["is_to_come"] for hit in ask("/search.json", words="mill").json()["hits"]}
    assert found == {"eastmere/item/5040": True, "eastmere/item/5002": False, "eastmere/item/5003": False}
    assert ask("/search", words="sandbags").text.count("(still to come)") == 1
    assert "<published>" not in ask("/search.atom", words="sandbags").text


SENTENCES = [
    # of all: one of this month is to come, one is cancelled, and next month is left out
    ({}, "minutes of 1 of 2 meetings (2 more cancelled, 1 more to come)"),
    ({"committee": "Cabinet"}, "minutes of 1 of 1 meeting (1 more cancelled, 1 more to come)"),
    ({"committee": "Audit Committee"}, "minutes of 0 of 1 meeting (1 more cancelled)"),
    ({"until": "2024-12"}, "minutes of 1 of 2 meetings (1 more cancelled)"),  # before this month
]


@pytest.mark.parametrize(("asked", "expected"), SENTENCES)
def test_the_sentence_counts_what_took_place(ask: Get, asked: dict[str, str], expected: str) -> None:
    coverage = ask("/search.json", words="mill", council="eastmere", **asked).json()["coverage"]
    assert expected in coverage["sentence"]


def test_the_coverage_page_counts_them_apart(ask: Get) -> None:
    rows = {row["id"]: row for row in ask("/coverage.json").json()["rows"]}
    eastmere = rows["eastmere"]
    assert (eastmere["meetings"], eastmere["meetings_cancelled"], eastmere["meetings_to_come"]) == (6, 2, 2)
    assert rows["thornwick"]["meetings_to_come"] == 1
    data = ask("/coverage.json?council=eastmere&year=2025").json()
    # two things are blocked, one restricted; what a meeting to come has not published is not among them
    assert {row["reason"]: row["number"] for row in data["missing"]} == {"restricted": 1, "blocked": 1}
    grid = data["grid"]
    months = next(row["months"] for row in grid if row["committee"] == "Cabinet")
    assert (months["2025-02"]["is_to_come"], months["2025-02"]["says"]) == (True, "1 meeting to come")
    assert not months["2025-01"]["is_to_come"]


def test_a_meeting_without_a_title_has_a_name_among_the_changes(ask: Get) -> None:
    titles = {each["record_id"]: each["title"] for each in ask("/changes.json?since=2020-01-01").json()["changes"]}
    assert titles["eastmere/meeting/120"] == f"Cabinet, {LATER}"
    assert titles["eastmere/meeting/121"] == "Meeting 121"


def test_coming_meetings_are_read_in_the_order_of_the_day(tmp_path: Path) -> None:
    made = sample_archive(tmp_path / "archive.db")
    build(made, now=NOW)
    made.execute("delete from sqlite_stat1")  # which knows that the sample is so small that any way will do
    made.close()
    db = Database(str(tmp_path / "archive.db"))
    bounds = {"today": "2025-01-10", "end": "2025-01-99", "month": "2025-01", "council": "*"}
    for sql in (coverage_sentence._COMING, coverage_page._COUNCILS):
        plan = " ".join(row["detail"] for row in db.query(f"explain query plan {sql}", bounds))
        assert "SEARCH m USING INDEX" in plan
        assert "date>? AND date<?" in plan
