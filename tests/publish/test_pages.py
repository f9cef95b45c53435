"""The pages: what a reader sees, and that minutes stay text."""

from __future__ import annotations

import re

import pytest
from datasette.app import Datasette
from datasette.utils import tilde_encode

from publish.settings import SETTINGS
from tests.publish.archives import QUOTE, SCRIPT
from tests.publish.conftest import ROOT, Get


def row_path(table: str, ident: str) -> str:
    return f"/archive/{table}/{tilde_encode(ident)}"


PAGES = [
    "/", "/about", "/archive", "/archive/agenda_items", "/archive/agenda_items?_search=clerk", "/archive/search",
    "/archive/canonical_resolutions", "/archive/coverage", "/archive/meetings_held", "/archive/texts",
    "/archive/revisions", "/archive/search_everything?words=clerk", "/archive/what_changed",
    "/archive/decided_about?words=script", "/archive?sql=select+*+from+agenda_items",
    row_path("agenda_items", "thornwick/item/1"),
    row_path("texts", "thornwick/item/1#minutes"),
    row_path("resolutions", "thornwick/item/1#minutes@resolution:102-149"),
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_page_shows_minutes_as_text(get: Get, path: str) -> None:
    page = get(path)
    assert page.status_code == 200
    assert "Fictional sample data" in page.text
    assert SCRIPT not in page.text
    assert "<b>bold</b>" not in page.text
    assert not re.search(r"\b49\b.*quotes", page.text)  # {{ 7 * 7 }} was not worked out


@pytest.mark.parametrize("path", [path for path in PAGES if "sql=" not in path])
def test_page_has_no_inline_style(get: Get, path: str) -> None:
    page = get(path).text
    assert " style=" not in page
    assert "<style" not in page
    assert "<html" in page
    assert "viewport" in page


def test_first_page_says_what_this_is(get: Get) -> None:
    page = get("/").text
    for words in ("Council minutes and decisions", 'name="words"', "Three things to try", "agenda items", ".json",
                  "2 councils, last looked at 2026-02-03"):  # fmt: skip
        assert words in page
    assert re.search(r"agenda items</a></dt><dd>5</dd>", page)
    links = re.findall(r'<li><a href="(/(?:archive/|search)[^"]+)">', page)
    assert len(links) == 3
    for link in links:
        answer = get(link.replace("&amp;", "&"))
        assert answer.status_code == 200
        assert "Nothing found" not in answer.text


def test_every_link_of_the_first_pages_leads_somewhere(get: Get) -> None:
    for start in ("/", "/archive", "/about"):
        for link in set(re.findall(r'href="(/[^"#]*)"', get(start).text)):
            assert get(link.replace("&amp;", "&")).status_code == 200, f"{start} -> {link}"


def test_the_form_offers_what_there_is(get: Get) -> None:
    page = get("/archive/decided_about", council="eastmere").text
    assert '<option value="eastmere" selected>Eastmere Council</option>' in page
    assert '<option value="deferred">deferred</option>' in page
    assert get("/archive/decided_about", council="Nowhere").text.count('value="Nowhere"') >= 1


def test_nothing_found_is_not_nothing_decided(get: Get) -> None:
    page = get("/archive/search_everything", words="zzyzx").text
    assert "Nothing found. That says what this archive holds, not what the council did" in page
    assert "Type words to search for" in get("/archive/search_everything").text


def test_a_fact_stands_in_its_text(get: Get) -> None:
    page = get(row_path("resolutions", "eastmere/item/5001#minutes@resolution:78-153")).text
    assert f"<mark>{QUOTE}</mark>" in page
    assert "branch libraries in Eastmere" in page


def test_an_item_shows_decisions_papers_and_gaps(get: Get) -> None:
    page = get(row_path("agenda_items", "eastmere/item/5001")).text
    assert "Decided here, as extracted" in page
    assert "Libraries report" in page
    assert ">original</a>" in page
    closed = get(row_path("agenda_items", "eastmere/item/5003")).text
    assert "minutes text: restricted (Not for publication: paragraph 3)" in closed
    assert "Decided here" not in closed
    assert "2024-03-12 · Eastmere Council · Cabinet" in closed
    meeting = get(row_path("meetings", "eastmere/meeting/101")).text
    assert "not public" in meeting
    assert "Branch libraries" in meeting


def test_settings_are_applied(datasette: Datasette, get: Get) -> None:
    seen = get("/-/settings.json").json()
    assert {key: seen[key] for key in SETTINGS} == SETTINGS
    assert get("/archive/agenda_items.json").json()["suggested_facets"] == []
    assert list(datasette.databases) == ["_internal", "archive"]


def test_other_sites_may_read(get: Get) -> None:
    assert get("/archive/agenda_items.json").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("sql", ["delete from search", "update search set title = 'x'", "drop table search", "vacuum"])
def test_nothing_can_be_written(get: Get, sql: str) -> None:
    assert get("/archive.json", sql=sql).status_code == 400
    assert len(get("/archive/search.json", _shape="array").json()) == 12


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404),
        ("/archive/nowhere", 404),
        ("/archive/search/nowhere", 404),
        ("/archive?sql=select+nowhere", 400),
    ],
)
def test_a_wrong_address_is_a_page_and_no_noise(
    get: Get, path: str, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    page = get(path)
    assert page.status_code == status
    assert "Council minutes" in page.text
    said = capfd.readouterr()
    assert "Traceback" not in said.err + said.out
    assert len((said.err + said.out).splitlines()) <= 1


def test_endless_sql_is_stopped(get: Get) -> None:
    endless = "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c"
    assert get("/archive.json", sql=endless).status_code == 400


def test_ledgers_are_hidden(get: Get) -> None:
    page = get("/archive").text
    assert "/archive/builds" not in page
    assert "/archive/search_fts" not in page
    assert "/archive/agenda_items" in page


@pytest.mark.parametrize("table", ["agenda_items", "decisions", "documents", "search"])
def test_search_box_of_a_table_takes_anything(get: Get, table: str) -> None:
    for words in ('"', "a'b", "-x", "*", "🙂", "library"):
        assert get(f"/archive/{table}.json", _search=words).status_code == 200


def test_on_a_phone_no_column_is_wider_than_its_card() -> None:
    """A rule of one column (`td.col-…`) is more exact than one of all cells: what undoes it must be as exact."""
    css = (ROOT / "publish" / "static" / "minutes.css").read_text(encoding="utf-8")
    wide = [place.start() for place in re.finditer(r"td\.col-\w+ \{ min-width: [1-9]", css)]
    undone = css.index("td[class] { min-width: 0")
    assert wide
    assert css.rindex("@media", 0, undone) > max(wide)
