"""Every type of page, table and question: valid HTML, whatever the minutes say."""

from __future__ import annotations

import re
import sqlite3

import pytest

from archive.tables import TABLES
from publish.metadata import queries
from publish.site.pages import PAGES
from tests.browser.checking import problems_of
from tests.browser.places import PLACES, addresses
from tests.browser.serving import Served
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FRAME = '<!DOCTYPE html><html lang="en"><head><title>t</title></head><body><main><h1>h</h1>{}</main></body></html>'


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<p>Words</p>", ""),
        ("<ul><li><a href='/x'>one</a></li></ul>", ""),
        ("<p>one<div>two</div></p>", "unexpected-end-tag"),  # the parser closes the p before the div
        ("<span><div>two</div></span>", "<div> in <span>"),
        ("<a href='/x'><div>a block in a link may be</div></a>", ""),
        ("<ul><p>no item</p></ul>", "<p> in <ul>"),
        ("<table><tr><td><b>never closed</td></tr></table>", "unexpected-cell-end-tag"),
        ("<a href='/x'><button>b</button></a>", "<button> in a link or button"),
        ("<p id='a'>1</p><p id='a'>2</p>", "id 'a' is there 2 times"),
        ("<label for='none'>l</label>", "for='none' points at nothing"),
        ("<a href='#none'>l</a>", "link to '#none'"),
        ("<h3>third</h3>", "h3 follows h1"),
        ("<img src='x'>", "<img> without alt"),
        ("&nonsense;", "expected-named-entity"),
        ("<p title=a title=b>x</p>", "duplicate-attribute"),
    ],
)
def test_the_check_finds_what_is_wrong(body: str, problem: str) -> None:
    found = problems_of(FRAME.format(body).encode())
    assert (problem in "\n".join(found)) if problem else not found, found


def test_every_page_of_our_own_is_among_the_places(places: dict[str, str]) -> None:
    paths = {path.partition("?")[0] for path in places.values()}
    unseen = [page.name for page in PAGES if not any(re.match(page.route(), path) for path in paths)]
    assert unseen == []


def html_problems(served: Served, path: str) -> list[str]:
    status, headers, body = served.get(path)
    assert status < 500, (status, path)
    assert headers["content-type"].startswith("text/html"), path
    return problems_of(body)


@pytest.mark.parametrize("name", PLACES)
def test_pages(demo_served: Served, places: dict[str, str], name: str) -> None:
    assert html_problems(demo_served, places[name]) == [], places[name]


@pytest.fixture(scope="module")
def hostile_places(hostile_served: Served) -> dict[str, str]:
    return addresses(hostile_served.archive)


@pytest.mark.parametrize("name", PLACES)
def test_pages_of_hostile_minutes(hostile_served: Served, hostile_places: dict[str, str], name: str) -> None:
    assert html_problems(hostile_served, hostile_places[name]) == [], hostile_places[name]


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_tables_and_their_rows(hostile_served: Served, table: str) -> None:
    found = html_problems(hostile_served, f"/archive/{table}?_size=10")
    with sqlite3.connect(f"file:{hostile_served.archive}?mode=ro", uri=True) as db:
        empty = db.execute(f"select 1 from [{table}]").fetchone() is None
    link = re.search(
        rb'href="(/archive/' + table.encode() + rb'/[^"?]+)"', hostile_served.get(f"/archive/{table}?_size=1")[2]
    )
    assert empty or link, f"no row of {table} is linked"
    assert found + (html_problems(hostile_served, link[1].decode()) if link else []) == []


@pytest.mark.parametrize("question", list(queries(ROOT / "metadata.yml")))
def test_questions(hostile_served: Served, question: str) -> None:
    assert html_problems(hostile_served, f"/archive/{question}?words=leisure") == []
