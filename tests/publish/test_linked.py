"""What every page says of itself to programs: its one address, its other forms, whether it is to be indexed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publish.serve import Serving, datasette_for
from publish.site.addresses import address_of
from tests.publish.conftest import METADATA, Get, getter

READING = (
    "/council/eastmere", "/committee/eastmere/1", "/meeting/eastmere/101", "/item/eastmere/5001",
)  # fmt: skip
OTHERS = (
    "/", "/about", "/archive", "/archive/agenda_items", "/archive/contested_votes", "/search?words=library", "/explore",
    "/explore/divided", "/coverage", "/problems", "/codebook", "/methods", "/privacy", "/download", "/api", "/changes",
)  # fmt: skip
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
_ALTERNATE = re.compile(r'<link rel="alternate" type="([^"]+)" href="([^"]+)"')


@pytest.mark.parametrize("path", READING)
def test_a_page_names_its_one_address(get: Get, path: str) -> None:
    assert _CANONICAL.findall(get(path).text) == [f"http://localhost{path}"]
    assert _CANONICAL.findall(get(path, utm_source="x", words="y").text) == [f"http://localhost{path}"]


def test_the_address_keeps_what_shows_another_part(get: Get) -> None:
    assert _CANONICAL.findall(get("/committee/eastmere/1", year="2024", x="1").text) == [
        "http://localhost/committee/eastmere/1?year=2024"
    ]


def test_a_row_names_the_page_where_it_is_read(get: Get) -> None:
    row = get("/archive/agenda_items/eastmere~2Fitem~2F5001").text
    assert _CANONICAL.findall(row) == ["http://localhost/item/eastmere/5001"]
    fact = get("/archive/resolutions.json?_shape=array&_size=1").json()[0]["id"]
    key = fact.replace("/", "~2F").replace("#", "~23").replace("@", "~40").replace(":", "~3A")
    (canonical,) = _CANONICAL.findall(get(f"/archive/resolutions/{key}").text)
    assert canonical == f"http://localhost{address_of(fact.partition('#')[0])}"


def test_below_a_path_addresses_are_whole(archive_path: Path) -> None:
    ask = getter(datasette_for(archive_path, METADATA, serving=Serving(base_url="/minutes/")))
    page = ask("/item/eastmere/5001").text
    assert _CANONICAL.findall(page) == ["http://localhost/minutes/item/eastmere/5001"]
    assert ("application/atom+xml", "/minutes/committee/eastmere/1.atom") in _ALTERNATE.findall(page)


@pytest.mark.parametrize("path", [*READING, *OTHERS])
def test_every_page_has_another_form_that_is_there(get: Get, path: str) -> None:
    found = [link.replace("&amp;", "&") for _, link in _ALTERNATE.findall(get(path).text)]
    assert found
    assert {get(link.removeprefix("http://localhost")).status_code for link in found} == {200}


@pytest.mark.parametrize("path", ["/meeting/eastmere/101", "/item/eastmere/5001"])
def test_a_page_of_a_committee_leads_to_its_feed(get: Get, path: str) -> None:
    assert ("application/atom+xml", "/committee/eastmere/1.atom") in _ALTERNATE.findall(get(path).text)


@pytest.mark.parametrize("path", [*READING, "/archive/agenda_items", "/archive/contested_votes", "/explore/divided"])
def test_decisions_are_for_search_engines(get: Get, path: str) -> None:
    answer = get(path)
    assert "x-robots-tag" not in answer.headers
    assert 'name="robots"' not in answer.text


@pytest.mark.parametrize("path", ["/archive/people", "/archive/how_voted", "/archive/roles", "/explore/roles"])
def test_people_are_not(get: Get, path: str) -> None:
    assert get(path).headers["x-robots-tag"] == "noindex"
