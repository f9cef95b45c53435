"""Minutes that hold scripts, templates, SQL, marks of direction and endless words are shown as text, on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from defusedxml import ElementTree

from tests.browser.hostile import LONG, SCRIPT, SHOWN
from tests.browser.looking import Seen
from tests.browser.places import PLACES, SAYING_NOTHING, addresses
from tests.browser.serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Look = Callable[[str], Seen]


@pytest.mark.parametrize("name", [name for name in PLACES if name not in SAYING_NOTHING])
def test_no_script_runs_and_the_layout_holds(look_at_hostile: Look, name: str) -> None:
    seen = look_at_hostile(name)
    assert seen.said == [], seen.url
    assert seen.width <= seen.room, (seen.url, seen.too_wide)


@pytest.fixture(scope="module")
def hostile_places(hostile_served: Served) -> dict[str, str]:
    return addresses(hostile_served.archive)


SHOWING = ("item", "decision", "meeting", "committee", "council", "person", "issue", "plan", "document", "table", "row")


@pytest.mark.parametrize("name", SHOWING)
def test_hostile_words_are_text(hostile_served: Served, hostile_places: dict[str, str], name: str) -> None:
    """The words are there, so that the tests above looked at something, and no element was made of them."""
    html = hostile_served.get(hostile_places[name])[2].decode()
    assert "alert(" in html or SHOWN in html or LONG[:100] in html
    assert SCRIPT not in html
    assert not re.search(r"<[^>]*\son(error|mouseover)\s*=", re.sub(r'"[^"]*"', '""', html))


@pytest.mark.parametrize("name", PLACES)
def test_no_link_runs_anything(hostile_served: Served, hostile_places: dict[str, str], name: str) -> None:
    html = hostile_served.get(hostile_places[name])[2].decode()
    assert re.findall(r'(?:href|src|action)="\s*(?:javascript|data|vbscript):[^"]*"', html, re.IGNORECASE) == []


def test_a_template_in_minutes_is_not_evaluated(hostile_served: Served, hostile_places: dict[str, str]) -> None:
    pages = [
        hostile_served.get(hostile_places[name])[2].decode()
        for name in ("table", "council", "person", "search with results")
    ]
    assert any(SHOWN in page for page in pages)
    assert not any("{{ 49 }}" in page or "$49" in page for page in pages)


@pytest.mark.parametrize("form", ["atom", "ics"])
@pytest.mark.parametrize("name", ["council", "committee"])
def test_feeds_and_calendars_stay_whole(
    hostile_served: Served, hostile_places: dict[str, str], name: str, form: str
) -> None:
    status, _, body = hostile_served.get(f"{hostile_places[name]}.{form}")
    assert status == 200
    if form == "atom":
        assert ElementTree.fromstring(body).tag.endswith("feed")
    else:
        lines = body.decode().split("\r\n")
        assert all(len(line.encode()) <= 75 for line in lines)
        assert all(re.match(r"[A-Z-]+[:;]| ", line) for line in lines if line)
