"""Every canned query, as people ask it and as they should not."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from publish import metadata, pages, words
from publish.build import build
from publish.serve import datasette_for
from tests.publish.archives import LIBRARY, QUOTE, SCRIPT, add_document, add_fact, add_meeting, sample_archive
from tests.publish.conftest import METADATA, NOW, Get, getter
from tests.publish.trusted import SUM, VOTES, trusted_archive

QUERIES = metadata.queries(METADATA)
NASTY = [
    "", "'", '"', '"unbalanced', "-", "*", "a'; drop table search; --", "🙂 emoji", "100%", "_", "NEAR(", "\0",
    "x" * 5000, SCRIPT, "{{ 7 * 7 }}", "Ŵŷn \u202e right-to-left", "(((((", "a OR", "2024-99-99", "-1e999",
]  # fmt: skip

ON_PAGES = ("'", '"unbalanced', "🙂 emoji", SCRIPT, "{{ 7 * 7 }}")


def asked(db: Database, name: str, *columns: str, **parameters: str) -> list[tuple[object, ...]]:
    """Some columns of a question's rows, asked of the file itself."""
    words.register(db.conn)
    sql = QUERIES[name]["sql"]
    values = {**dict.fromkeys(metadata.parameters(sql), ""), **parameters}
    return [tuple(row[column] for column in columns) for row in db.query(sql, values)]


def rows(get: Get, name: str, **parameters: str) -> list[dict[str, object]]:
    response = get(f"/archive/{name}.json", _shape="array", **parameters)
    assert response.status_code == 200, response.text[:500]
    found: list[dict[str, object]] = response.json()
    return found


@pytest.mark.parametrize("name", QUERIES)
def test_runs_with_nothing_given(get: Get, name: str) -> None:
    page = get(f"/archive/{name}")
    assert page.status_code == 200
    assert QUERIES[name]["title"].replace("'", "&#39;") in page.text
    rows(get, name)


@pytest.mark.parametrize("name", [name for name in QUERIES if metadata.parameters(QUERIES[name]["sql"])])
@pytest.mark.parametrize("value", NASTY)
def test_runs_with_anything_given(get: Get, name: str, value: str) -> None:
    given_values = dict.fromkeys(metadata.parameters(QUERIES[name]["sql"]), value)
    rows(get, name, **given_values)
    if value not in ON_PAGES:
        return
    page = get(f"/archive/{name}", **given_values)
    assert page.status_code == 200
    assert 'class="message-error"' not in page.text
    assert SCRIPT not in page.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_the_search_box_takes_anything(get: Get, typed: str) -> None:
    rows(get, "search_everything", words=typed)


@pytest.mark.parametrize(
    ("name", "parameters", "expected"),
    [
        # stemmed, title counts most
        (
            "search_everything",
            {"words": "library"},
            {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"},
        ),
        # filters
        ("search_everything", {"words": "library", "kind": "decision"}, {"eastmere/decision/900"}),
        ("search_everything", {"words": "library", "since": "2025-01-01"}, set()),
        ("search_everything", {"words": "library", "council": "Thornwick Council"}, set()),
        # a paper whose text is not held is found by its title
        ("search_everything", {"words": "appendix"}, {"eastmere/document/s78"}),
        ("key_decisions", {}, {"eastmere/decision/900"}),
        ("decisions_of", {"decision_maker": "cabinet"}, {"eastmere/decision/900"}),
        ("exempt_items", {}, {"eastmere/item/5003", "eastmere/document/s78"}),
        ("missing_and_why", {"reason": "blocked"}, {"eastmere/document/s78"}),
        ("without_minutes", {}, {"eastmere/meeting/102"}),
        ("cancelled_meetings", {"committee": "audit"}, {"eastmere/meeting/103"}),
        ("what_changed", {}, {"thornwick/item/1"}),
    ],
)
def test_finds_records(get: Get, name: str, parameters: dict[str, str], expected: set[str]) -> None:
    assert {row["record_id"] for row in rows(get, name, **parameters)} == expected


@pytest.mark.parametrize(
    ("name", "parameters", "outcomes"),
    [
        # each decision once, though it is printed twice
        ("decided_about", {"words": "quayside"}, ["approved"]),
        # the title it stands under counts
        ("decided_about", {"words": "branch libraries"}, ["approved"]),
        ("decided_about", {"words": "quayside", "outcome": "noted"}, []),
        ("committee_since", {"committee": "cabinet", "topic": "mill lane", "since": "2024-01-01"}, ["deferred"]),
        ("committee_since", {"committee": "cabinet", "topic": "mill lane", "since": "2024-12-01"}, []),
        ("contested_votes", {}, ["approved"]),
        ("not_done", {}, ["deferred"]),
        ("who_moved_what", {"person": "oduya"}, ["approved"]),
        ("who_moved_what", {"person": "nobody"}, []),
    ],
)
def test_finds_resolutions(get: Get, name: str, parameters: dict[str, str], outcomes: list[str]) -> None:
    assert [row["outcome"] for row in rows(get, name, **parameters)] == outcomes


def test_a_sum_stands_with_its_decision(get: Get) -> None:
    (row,) = rows(get, "largest_sums", at_least="£10,000")
    assert (row["value"], row["decision"], row["committee"]) == (42500.0, QUOTE, "Cabinet")
    assert rows(get, "largest_sums", at_least="50000") == []


def test_a_sum_that_printed_minutes_repeat_stands_once(tmp_path: Path) -> None:
    db = sample_archive(tmp_path / "archive.db")
    minutes = add_document(
        db, "eastmere/meeting/101", 99, "Printed minutes", (LIBRARY + " A grant of £900.",), kind="minutes"
    )
    for quote, value in (("£42,500", 42500.0), ("£900", 900.0)):
        add_fact(db, "figures", f"{minutes}#page-1", quote, kind="money", value=value, unit="GBP")
    build(db, now="2026-02-04")
    assert asked(db, "largest_sums", "value", "title") == [(42500.0, "Branch libraries"), (900.0, "Printed minutes")]
    assert asked(db, "largest_sums", "value", "title", decided="yes") == [(42500.0, "Branch libraries")]


def test_what_a_meeting_to_come_has_not_published_is_not_missing(tmp_path: Path) -> None:
    db = sample_archive(tmp_path / "archive.db")
    for number, date in ((301, "2199-01-01"), (302, "2024-01-01")):
        meeting = add_meeting(db, "eastmere/committee/1", number, date, minutes_status="none")
        row = {"id": f"{meeting}#agenda", "record_id": meeting, "field": "agenda", "reason": "not_published"}
        db.table("absences").insert(row, pk="id")
    build(db, now="2026-02-04")
    missing = asked(db, "missing_and_why", "record_id", reason="not_published")
    assert missing == [("eastmere/meeting/302",)]
    assert ("eastmere/meeting/301",) not in asked(db, "without_minutes", "record_id")


def test_an_office_is_found(get: Get) -> None:
    (row,) = rows(get, "office", office="head of high")
    assert (row["quote"], row["person"]) == ("Head of Highways", None)


@pytest.mark.parametrize("name", sorted(set(QUERIES) - {"how_complete"}))
def test_rows_say_where_and_when(get: Get, name: str) -> None:
    parameters = {"words": "library"} if name == "search_everything" else {}
    for row in rows(get, name, **parameters):
        assert {"date", "council", "committee", "quote", "url"} <= set(row)
        assert {"fact", "record_id"} & set(row)
        assert str(row["url"]).startswith("https://minutes.")
        assert str(row["council"]).endswith(" Council")


def test_snippets_mark_what_was_found(get: Get) -> None:
    assert "⟦Library⟧" in str(rows(get, "search_everything", words="library", kind="item")[0]["quote"])
    page = get("/archive/search_everything", words="library").text
    assert "<mark>Library</mark>" in page
    assert "⟦" not in page.partition('<details class="sql">')[0]


def test_a_long_paper_takes_one_place(get: Get) -> None:
    (row,) = rows(get, "search_everything", words='"libraries report"')
    assert row["places"] == 2


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """Datasette on an archive with every kind of fact."""
    path = tmp_path_factory.mktemp("questions") / "archive.db"
    db = trusted_archive(path)
    build(db, now=NOW)
    db.close()
    return getter(datasette_for(path, METADATA))


ALL_OF_THEM = [
    # votes by name: of minutes and of the site, each with what it was on
    ("how_voted", {"person": "finch"}, "quote", {SUM, "Amendment: for"}),
    ("how_voted", {"person": "finch", "option": "against"}, "quote", set()),
    ("how_voted", {}, "quote", set()),
    # an interest is found by the title it stands under, and by its words; a nil declaration is none
    ("who_declared", {"topic": "mill lane"}, "person", {"Ada Finch", "Ravi Oduya"}),
    ("who_declared", {"person": "finch"}, "left_meeting", {1}),
    ("who_declared", {"topic": "airport"}, "person", set()),
    # a paragraph is a number, not a part of one
    ("kept_under_paragraph", {"paragraph": "3"}, "paragraphs", {"3", "3, 5"}),
    ("kept_under_paragraph", {"paragraph": "5"}, "paragraphs", {"3, 5"}),
    ("kept_under_paragraph", {"paragraph": "35"}, "paragraphs", set()),
    ("to_do", {"owner": "director"}, "due", {"by June"}),
    ("decided_deadlines", {}, "deadline", {"by 31 March 2025"}),
    ("decided_deadlines", {"since": "2025-06-01"}, "deadline", set()),
    ("subject_to", {"topic": "call-in"}, "subject_to", {"the call-in period"}),
    ("sums_not_adding_up", {}, "value", {1_200_000.0}),
    ("sums_by_part", {"part": "saving"}, "value", {300_000.0}),
    # going from no minutes to minutes is publication, not a change after it
    ("minutes_changed", {}, "before", {"draft", "Words that came.", "Draft text."}),
    ("how_long_until_minutes", {"watched": "yes"}, "days", {10}),
    ("happened_in", {"place": "mill"}, "quote", {SUM}),
    ("happened_in", {"place": "weir"}, "quote", set()),
    ("acts_cited", {"act": "local government"}, "act", {"Local Government Act 1972"}),
    ("acts_cited", {"act": "housing"}, "act", set()),
    ("where_is_number", {"number": "24/00123"}, "kind", {"planning"}),
    ("where_is_number", {"number": "00123"}, "kind", set()),
    ("who_was_there", {"person": "oduya"}, "attendance", {"Apologies"}),
    ("to_be_decided", {"topic": "library"}, "quote", {"New library"}),
    ("roles_of_a_person", {"person": "finch"}, "role", {"Councillor"}),
]


@pytest.mark.parametrize(("name", "parameters", "column", "expected"), ALL_OF_THEM)
def test_answers(full: Get, name: str, parameters: dict[str, str], column: str, expected: set[object]) -> None:
    found = rows(full, name, **parameters)
    assert {row[column] for row in found} == expected
    for row in found:
        assert {"date", "council", "committee", "quote", "url"} <= set(row)
        assert row.get("fact") or row.get("record_id")
        assert row["quote"]
        assert str(row["url"]).startswith("https://minutes.")


def test_there_are_enough_questions_and_each_is_asked() -> None:
    assert len(QUERIES) >= 20
    assert all(query["title"].endswith("?") for name, query in QUERIES.items() if name != "search_everything")
    labels = {name for query in QUERIES.values() for name in metadata.parameters(query["sql"])}
    assert labels <= set(pages.LABELS)


@pytest.mark.parametrize("name", QUERIES)
def test_a_page_shows_its_json_address(full: Get, name: str) -> None:
    page = full(f"/archive/{name}", council="eastmere", person="finch").text
    address = re.search(r'<pre class="example">http://localhost(/archive/[^<]+)</pre>', page)
    assert address
    path = html.unescape(address.group(1))
    assert isinstance(full(path).json(), list)
    if ":council" in QUERIES[name]["sql"]:
        assert "council=eastmere" in path


def test_a_fact_is_linked_to_its_place(full: Get) -> None:
    page = full("/archive/acts_cited").text
    assert f'href="/item/{VOTES.replace("/item", "")}#minutes-' in page
