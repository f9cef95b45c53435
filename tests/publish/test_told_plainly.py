"""What could be misread is said in words: codes of our own, silence, what is to come."""

from __future__ import annotations

from typing import Any

import pytest
from sqlite_utils import Database

from publish.build import build
from publish.serve import datasette_for
from publish.site import facts, page_types
from publish.site.codebook import VOCABULARIES
from publish.site.committee import chosen
from publish.site.feed import atom
from publish.site.meanings import MEANINGS
from scraper.pages import BY_NAME
from scraper.paths import ALL, OPERATIONS
from tests.publish.archives import add, add_fact, add_item, add_meeting, sample_archive
from tests.publish.conftest import METADATA, NOW, Get, getter

COMMITTEE = "eastmere/committee/9"


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """The sample with a committee of few meetings, printed minutes that were split, problems, a person."""
    path = tmp_path_factory.mktemp("plain") / "archive.db"
    db = sample_archive(path)
    _fill(db)
    build(db, now=NOW)
    db.close()
    return getter(datasette_for(path, METADATA))


def _fill(db: Database) -> None:
    add(db, "committees", id=COMMITTEE, council="eastmere", name="Panel")
    meeting = add_meeting(db, COMMITTEE, 901, "2024-05-01")
    add_meeting(db, COMMITTEE, 902, "2999-05-01")
    item = add_item(
        db, meeting, 9001, title="Bridge", minutes="That the bridge be painted, and the painter be thanked."
    )
    add_fact(db, "resolutions", f"{item}#minutes", "the painter be thanked", outcome="other")
    add_item(db, meeting, 9002, title="Urgent business")
    paper = "eastmere/document/777"
    add(db, "documents", id=paper, council="eastmere", title="Printed minutes")
    add(db, "printed_minutes", id=paper, meeting_id=meeting, part_count=1, joined_count=1)
    add(db, "printed_parts", id=f"{paper}#part-1", document_id=paper, number=1, item_id=item, first_page=3)
    add(db, "people", id="eastmere/person/77", council="eastmere", name="Councillor Ada Finch")
    add(db, "problems", id="p1", stage="parse", message="decision: unknown label 'Urgent?' kept in other_fields",
        seen_at=NOW)  # fmt: skip
    add(db, "failures", url="https://eastmere.example/x", page="xml_meeting", reason="fetch_failed", seen_at=NOW)


# ---------------------------------------------------------------- pages of a council's site


def test_every_page_type_has_words() -> None:
    known = {*BY_NAME, *(path.page for path in (*ALL, *OPERATIONS))} - {"error"}
    assert known == set(page_types.WORDS) | {"document"}


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("decision: no title", "Page of a decision: no title"),
        ("recorded_votes: 14 counted, 13 named", "Recorded votes of a meeting: 14 counted, 13 named"),
        ("x: unknown label 'Y' kept in other_fields", "x: unknown label 'Y' kept in the record, under other fields"),
        ("no text: it is a scan", "no text: it is a scan"),  # begins with no page type
        (None, ""),
    ],
)
def test_messages_of_problems(message: str | None, said: str) -> None:
    assert page_types.said(message) == said


def test_problems_show_no_code_names(ask: Get) -> None:
    page = ask("/problems").text
    assert "xml_meeting" not in page
    assert "other_fields" not in page
    assert "a meeting with its items (XML service)" in page
    assert "Page of a decision: unknown label" in page


# ---------------------------------------------------------------- words of facts


@pytest.mark.parametrize(
    ("table", "values", "said"),
    [
        ("figures", {"value": 1, "unit": "abstentions"}, "1 abstention"),
        ("figures", {"value": 2, "unit": "abstentions"}, "2 abstentions"),
        ("figures", {"value": 219.96, "unit": "GBP", "part": "to"}, "£219.96, brought to this"),
        ("figures", {"value": 320, "unit": "homes", "part": "from"}, "320 homes, changed from this"),
        ("figures", {"value": 5, "unit": "GBP", "part": "budget"}, "£5, budget"),
        ("resolutions", {"outcome": "other", "mover": "Cllr Finch"}, "another outcome, moved by Cllr Finch"),
        ("resolutions", {"outcome": "approved"}, "approved"),
    ],
)
def test_facts_in_words(table: str, values: dict[str, Any], said: str) -> None:
    assert facts.says(table, values) == said


def test_outcomes_in_words_and_as_data(ask: Get) -> None:
    page = ask("/meeting/eastmere/901").text
    assert "found: another outcome" in page
    assert "may still have decided something" in page
    assert ask("/meeting/eastmere/901.json").json()["agenda"][0]["outcomes"] == ["other"]


# ---------------------------------------------------------------- years, papers, people


@pytest.mark.parametrize(
    ("given", "years", "latest", "year"),
    [
        ("", ["2027", "2026", "2025"], "2026-11-10", "2026"),  # not the one to come
        ("2027", ["2027", "2026"], "2026-11-10", "2027"),
        ("1066", ["2027", "2026"], "2026-11-10", "2026"),
        ("", ["2028", "2027"], None, "2027"),  # all to come: the nearest
        ("", [], None, None),
    ],
)
def test_the_year_shown(given: str, years: list[str], latest: str | None, year: str | None) -> None:
    assert chosen(given, years, latest) == year


def test_a_committee_shows_what_it_did(ask: Get) -> None:
    said = ask("/committee/eastmere/9.json").json()
    assert said["year"] == "2024"
    assert [each["year"] for each in said["years"]] == ["2999", "2024"]


def test_printed_minutes_lead_to_where_their_decisions_are(ask: Get) -> None:
    said = ask("/document/eastmere/777.json").json()
    assert [each["item_id"] for each in said["split_into"]] == ["eastmere/item/9001"]
    page = ask("/document/eastmere/777").text
    assert "What was decided is marked there, not here." in page
    assert 'href="/item/eastmere/9001"' in page


def test_no_interest_held_is_not_no_interest_declared(ask: Get) -> None:
    page = ask("/person/eastmere/77").text
    assert "That does not mean that none was made" in page
    assert "None is held" not in page


# ---------------------------------------------------------------- nothing is not nothing decided


@pytest.mark.parametrize(
    "path",
    ["/archive/canonical_resolutions?outcome=withdrawn&title=none", "/archive/decided_about?words=zyxwvut",
     "/search?words=zyxwvut", "/explore/divided?council=thornwick&since=1999"],
)  # fmt: skip
def test_an_empty_page_says_what_that_means(ask: Get, path: str) -> None:
    page = ask(path).text
    assert "That says what this archive holds, not what" in page


def test_an_empty_feed_says_so_too(ask: Get) -> None:
    assert "No entry. That says what this archive holds" in ask("/archive/decided_about.atom?words=zyxwvut").text
    assert "No entry" not in ask("/archive/decided_about.atom").text
    assert atom("T", "https://archive.example/", None, []).count("<subtitle>") == 1


def test_a_row_without_minutes_does_not_lead_to_its_minutes(ask: Get) -> None:
    assert "Read it in its minutes" in ask("/archive/agenda_items/eastmere~2Fitem~2F9001").text
    page = ask("/archive/agenda_items/eastmere~2Fitem~2F9002").text
    assert "Read it in its minutes" not in page
    assert "Read it on its own page" in page


# ---------------------------------------------------------------- vocabularies


@pytest.mark.parametrize("column", MEANINGS, ids=".".join)
def test_every_word_of_a_vocabulary_has_its_meaning(column: tuple[str, str]) -> None:
    assert set(MEANINGS[column]) == set(VOCABULARIES[column])
    assert all(len(meaning) > 5 for meaning in MEANINGS[column].values())


def test_the_codebook_gives_them(ask: Get) -> None:
    page = ask("/codebook").text
    assert "<code>recommended</code> advice to another body, which has still to decide" in page
    assert "somebody was asked, thanked" in page
