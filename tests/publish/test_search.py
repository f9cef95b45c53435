"""The search page: what it finds, how it says so, and that nothing typed breaks it."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from sqlite_utils import Database

from publish.build import build
from publish.export.csv_files import guarded
from publish.serve import datasette_for
from publish.site import search_find
from publish.site.feed import NAMESPACE
from tests.publish.archives import COUNCIL, SCRIPT, add, add_item, add_meeting, sample_archive
from tests.publish.conftest import METADATA, Get, getter

LIBRARIES = "eastmere/item/5001"

NASTY = [
    '"', '"""', "'", "''; drop table search; --", "*", "a*", "***", ":", "title:", "a:b", "-", "-x", "+", "^x", "(", ")",
    "((", "a AND", "OR", "NOT", "NOT x", "NEAR", "NEAR(", "NEAR(a b, 3)", "a NEAR b", "{title}: x", "fts5", "rank",
    "\0", "a\0b", "😀", "👩‍👩‍👧", "é ß ł", "\ud7ff", "مجلس", "\u202egnihton", "%", "%00", "_", "\\", "\n\t\r", "x" * 10_000,
    "a " * 5_000, '"' * 9_999, "(" * 5_000, "1e999", "; select 1", "</script><script>alert(1)</script>", "{{ 7 * 7 }}",
    "${x}", "../../etc/passwd", "xk6974656dz", "a" * 300 + "*",
]  # fmt: skip


@pytest.mark.parametrize("form", ["", ".json", ".csv", ".atom"])
def test_every_form_takes_whatever_is_typed(get: Get, form: str) -> None:
    for words in NASTY:
        answer = get(f"/search{form}", words=words)
        assert answer.status_code == 200, words[:40]


@pytest.mark.parametrize("words", NASTY)
def test_bad_advanced_syntax_is_one_line(get: Get, words: str) -> None:
    answer = get("/search.json", words=words, advanced="1")
    assert answer.status_code in (200, 400)
    error = answer.json()["error"]
    assert (error is None) == (answer.status_code == 200)
    assert error is None or (error.startswith("This is no query in the advanced syntax: ") and "\n" not in error)


def test_bad_syntax_is_told_on_the_page(get: Get) -> None:
    page = get("/search", words="library AND (", advanced="1")
    assert page.status_code == 400
    assert "This is no query in the advanced syntax: " in page.text
    assert 'value="library AND ("' in page.text


FILTERS = [
    ({}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),  # library, libraries
    ({"council": "eastmere"}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),
    ({"council": "Eastmere Council"}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),
    ({"council": "thornwick"}, set()),
    ({"committee": "cabi"}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),  # part of a name
    ({"committee": "eastmere/committee/2"}, set()),  # another one, by its id
    ({"committee": "no such"}, set()),
    ({"kind": "item"}, {"eastmere/item/5001"}),
    ({"kind": "resolution"}, {"eastmere/item/5001"}),  # once, however often it is printed
    ({"kind": "document_page"}, {"eastmere/document/s77"}),
    ({"outcome": "approved"}, {"eastmere/item/5001", "eastmere/decision/900"}),
    ({"outcome": "deferred"}, set()),
    ({"vote": "1"}, {"eastmere/item/5001"}),  # its numbers stand in the minutes
    ({"least": "42,500"}, {"eastmere/item/5001"}),  # the very sum
    ({"least": "£42,501"}, set()),  # a pound more
    ({"least": "20000"}, {"eastmere/item/5001"}),  # a sum the index knows
    ({"since": "2024-03-12"}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),
    ({"since": "2024-03-13"}, set()),
    ({"until": "2024-03"}, {"eastmere/item/5001", "eastmere/decision/900", "eastmere/document/s77"}),  # a month
    ({"until": "2023"}, set()),
    ({"kind": "item", "outcome": "approved", "vote": "1", "least": "1000", "until": "2024"}, {"eastmere/item/5001"}),
]  # fmt: skip


@pytest.mark.parametrize(("filters", "expected"), FILTERS)
def test_filters(get: Get, filters: dict[str, str], expected: set[str]) -> None:
    data = get("/search.json", words="library", **filters).json()
    assert {hit["record_id"] for hit in data["hits"]} == expected
    assert data["nothing"] is None if expected else "not what the council did" in data["nothing"]


def test_a_filter_alone_is_a_search_newest_first(get: Get) -> None:
    data = get("/search.json", kind="item").json()
    dates = [hit["date"] for hit in data["hits"]]
    assert len(dates) == 5
    assert dates == sorted(dates, reverse=True)
    assert data["order"] == "newest"


def test_what_cannot_be_used_is_told(get: Get) -> None:
    data = get("/search.json", words="library", since="yesterday", kind="minutes", least="much").json()
    assert len(data["problems"]) == 3
    assert data["hits"]
    # a name that is no filter; what other programs add is none of ours
    data = get("/search.json", words="library", to="2024", utm_source="letter", order="newest").json()
    assert [each.partition(" ")[0] for each in data["problems"]] == ["“to”"]
    assert "more than once" in get("/search.json?words=library&kind=item&kind=decision").json()["problems"][0]
    page = get("/search", words="library", since="yesterday").text
    assert "“yesterday” is no date" in page


def test_a_hit_leads_to_its_place(get: Get) -> None:
    for hit in get("/search.json", words="hours OR heating", advanced="1").json()["hits"]:
        assert get(hit["path"].partition("#")[0]).status_code == 200
    (resolution,) = get("/search.json", words="library", kind="resolution").json()["hits"]
    page, _, anchor = resolution["path"].partition("#")
    assert f'id="{anchor}"' in get(page).text


def test_words_are_marked_and_markup_is_text(get: Get) -> None:
    page = get("/search", words="clerk quotes").text
    assert "<mark>clerk</mark>" in page
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    nasty = get("/search", words='"><script>alert(1)</script>').text
    assert "<script>alert(1)" not in nasty


def test_the_form_keeps_what_was_asked(get: Get) -> None:
    page = get("/search", words="library", council=COUNCIL, least="1000", vote="1", since="2024-01-01").text
    for words in (
        'value="library"', f'value="{COUNCIL}" selected', 'value="1000"', 'name="vote" value="1" checked',
        'value="2024-01-01"', "<details open>",
    ):  # fmt: skip
        assert words in page, words
    assert "/search?words=library" in page


def test_the_header_leads_here(get: Get) -> None:
    for path in ("/", "/about"):
        assert 'action="/search"' in get(path).text
    assert "Type words to search for" in get("/search").text


COVERAGE = [
    # of one council and time: 2 meetings, one of them without minutes, one cancelled; what is missing
    ({"words": "library", "council": "eastmere", "until": "2024-12"},
     "For Eastmere Council, March 2024 to December 2024, the archive holds minutes of 1 of 2 meetings (1 more cancelled); "
     "1 paper is not public, 1 item was taken in private, 1 thing was refused by the site."),
    ({"words": "library", "committee": "Audit Committee"},  # of a committee by its name
     "For Audit Committee (all councils here), 2024, the archive holds minutes of 0 of 1 meeting (1 more cancelled); "
     "nothing else is known to be missing."),
    ({"words": "library", "committee": "thornwick/committee/1"},  # of a committee by its id
     "For this committee (all councils here), 2025, the archive holds minutes of 1 of 1 meeting; nothing else is known "
     "to be missing."),
    ({"words": "library", "council": "thornwick", "since": "2025-03"},  # nothing there
     "For Thornwick Council, from March 2025, the archive lists no meeting, so it cannot say what was decided."),
    ({"words": "library", "since": "2024-04", "until": "2025-01"},  # of all councils
     "For all councils here, April 2024 to January 2025, the archive holds minutes of 1 of 2 meetings (1 more "
     "cancelled); nothing else is known to be missing."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "expected"), COVERAGE)
def test_coverage_is_told_under_every_search(get: Get, asked: dict[str, str], expected: str) -> None:
    assert get("/search.json", **asked).json()["coverage"]["sentence"] == expected
    assert expected in get("/search", **asked).text


def test_csv_opens_right_and_says_how_many(get: Get) -> None:
    answer = get("/search.csv", words="library")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["position"] for row in rows] == ["1", "2", "3"]
    # the item and its resolution, the decision record, two pages that bear the paper's title
    assert {row["found"] for row in rows} == {"5"}
    assert rows[0]["page"].startswith("http://localhost/")
    assert not re.search("[⟦⟧]", answer.text)


CELLS = [
    ("=1+1", "'=1+1"), ("+44", "'+44"), ("-5", "'-5"), ("@x", "'@x"), ("\tx", "'\tx"),  # run as formulas
    ("plain", "plain"), ("a=b", "a=b"), (-5.0, -5.0), (None, None),
]  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), CELLS)
def test_no_cell_is_a_formula(value: object, expected: object) -> None:
    assert guarded(value) == expected


def test_the_feed_parses_and_has_the_newest_first(get: Get) -> None:
    answer = get("/search.atom", kind="item")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    names = {"a": NAMESPACE}
    published = [each.findtext("a:published", namespaces=names) or "" for each in feed.findall("a:entry", names)]
    assert len(published) == 5
    assert published == sorted(published, reverse=True)
    assert feed.findtext("a:subtitle", namespaces=names, default="").startswith("For all councils here")
    assert 'type="application/atom+xml"' in get("/search", kind="item").text


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Get:
    """An archive with 60 more items, one of a council whose owner does not want its text shown, one of no date."""
    path = tmp_path_factory.mktemp("search") / "archive.db"
    db = sample_archive(path)
    meeting = add_meeting(db, "eastmere/committee/1", 300, "2025-06-01")
    for number in range(60):
        add_item(db, meeting, 7000 + number, f"Ferry {number}", f"The ferry timetable number {number} was noted.")
    add_item(db, meeting, 7950, "Evening events", "The lantern was lit; the lantern was carried.")
    add_item(db, meeting, 7951, "Lantern parade", "The parade was put off because of the storm.")
    add(db, "sites", id="shut", site="shut", council=None, url="https://minutes.shut.example/", name="Shut",
        base_url="https://minutes.shut.example/", is_fictional=1, is_link_only=1)  # fmt: skip
    add(db, "agenda_items", id="shut/item/1", site="shut", council=None, url="https://minutes.shut.example/i?ID=1",
        title="=Harbour", minutes_text="The pilot of the lighthouse resigned.")  # fmt: skip
    build(db, now="2026-02-04")
    db.close()
    return getter(datasette_for(path, METADATA))


def test_pages_of_a_search_hold_everything_once(many: Get) -> None:
    path, seen = "/search.json?words=ferry&size=7", []
    while path:
        data = many(path).json()
        seen += [hit["record_id"] for hit in data["hits"]]
        path = (data["next"] or "").replace("http://localhost/search?", "/search.json?")
    assert len(seen) == len(set(seen)) == data["records"] == 60
    assert many("/search.json?words=ferry&page=9999").json()["page_number"] == 3
    assert many("/search?words=ferry&page=-1").status_code == 200
    assert "Page 2 of 3." in many("/search", words="ferry", page="2").text
    assert len(many("/search.csv", words="ferry").text.splitlines()) == 61


def test_a_title_counts_more(many: Get) -> None:
    first, second = many("/search.json", words="lantern").json()["hits"]
    assert first["marked_title"] == "51. ⟦Lantern⟧ parade"
    assert "⟦" not in second["title"]
    assert "<mark>Lantern</mark> parade" in many("/search", words="lantern").text


def test_text_of_a_site_that_is_linked_only_is_not_shown(many: Get) -> None:
    for form in ("", ".json", ".csv", ".atom"):
        answer = many(f"/search{form}", words="lighthouse")
        assert "Harbour" in answer.text
        assert "resigned" not in answer.text
    assert "'=Harbour" in many("/search.csv", words="lighthouse").text


def test_of_very_many_matches_the_newest_are_ranked_and_the_page_says_so(
    many: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_find, "RANKED", 10)
    data = many("/search.json", words="ferry").json()
    assert (data["matches"], data["is_capped"], data["ranked_since"]) == (10, True, "2025-06-01")
    assert len(data["hits"]) == 10
    page = many("/search", words="ferry").text
    assert "More than 10 places match" in page
    assert "Ranked among the newest" in page
    assert "more than 10" in many("/search.csv", words="ferry").text


def test_a_record_that_changes_its_day_moves_in_the_index(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update meetings set date = '2025-09-09' where id = 'eastmere/meeting/101'")
    build(fresh, now="2026-02-05")
    (row,) = fresh.query("select number from search where id = ?", [LIBRARIES])
    assert search_find.day_of(row["number"]) == "2025-09-09"
    fresh.execute("insert into search_fts(search_fts, rank) values ('integrity-check', 1)")


def test_facts_that_change_change_what_is_found(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    fresh.execute("update resolutions set outcome = 'refused' where record_id = ?", [LIBRARIES])
    fresh.execute("delete from figures")
    build(fresh, now="2026-02-05")
    rows = list(fresh.query("select kind, keys, largest_gbp from search where record_id = ?", [LIBRARIES]))
    assert {row["kind"] for row in rows} == {"item", "resolution"}
    for row in rows:
        assert b"refused".hex() in row["keys"]
        assert row["largest_gbp"] is None
        assert "xs1000z" not in row["keys"]


def test_a_search_table_of_an_earlier_version_is_made_anew(fresh: Database) -> None:
    build(fresh, now="2026-02-04")
    before = sorted(fresh.execute("select id, keys from search").fetchall())
    fresh.execute("drop index idx_search_largest_gbp")
    fresh.execute("alter table search drop column largest_gbp")
    build(fresh, now="2026-02-05")
    assert sorted(fresh.execute("select id, keys from search").fetchall()) == before
