"""Atom feeds."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.site.feed import NAMESPACE, UNKNOWN_TIME, Entry, atom, entry_id, moment

NAMES = {"a": NAMESPACE}


def entry(**values: object) -> Entry:
    return Entry(
        **{"ident": "x/item/1", "title": "T", "address": "https://a.example/item/x/1", "updated": None, **values}
    )  # type: ignore[arg-type]


MOMENTS = [
    ("2024-03-12", "2024-03-12T00:00:00Z"),  # a day alone
    ("2024-03-12T10:11:12+00:00", "2024-03-12T10:11:12+00:00"),  # as the archive writes them
    ("2024-03-12T10:11:12.5Z", "2024-03-12T10:11:12.5Z"),
    ("2024-03-12 10:11", "2024-03-12T10:11:00Z"),
    ("soon", UNKNOWN_TIME),
    ("", UNKNOWN_TIME),
    (None, UNKNOWN_TIME),
]


@pytest.mark.parametrize(("value", "expected"), MOMENTS)
def test_moments(value: str | None, expected: str) -> None:
    assert moment(value) == expected


@given(st.text(), st.text())
def test_any_text_makes_a_feed_that_parses(title: str, summary: str) -> None:
    made = atom(title, "https://a.example/", None, [entry(title=title, summary=summary)], subtitle=summary)
    feed = ElementTree.fromstring(made.encode("utf-8"))
    assert len(feed.findall("a:entry", NAMES)) == 1


def test_what_rfc_4287_wants_is_there() -> None:
    newest, older = entry(updated="2024-03-12"), entry(ident="x/item/2", updated="2023-01-01", author="A Council")
    own = "https://a.example/search.atom"
    feed = ElementTree.fromstring(atom("T", "https://a.example/search", None, [older, newest], own=own))
    assert feed.findtext("a:updated", namespaces=NAMES) == "2024-03-12T00:00:00Z"
    assert feed.findtext("a:author/a:name", namespaces=NAMES)
    assert {link.get("rel") for link in feed.findall("a:link", NAMES)} == {"self", "alternate"}
    for each in feed.findall("a:entry", NAMES):
        for name in ("id", "title", "updated"):
            assert each.findtext(f"a:{name}", namespaces=NAMES)
    assert len({each.findtext("a:id", namespaces=NAMES) for each in feed.findall("a:entry", NAMES)}) == 2


def test_an_entry_keeps_its_id_wherever_it_is_served() -> None:
    assert entry_id("x/item/1") == entry_id("x/item/1") != entry_id("x/item/2")


def test_only_web_addresses_are_linked_as_the_original() -> None:
    made = atom("T", "https://a.example/", None, [entry(original="javascript:alert(1)")])
    assert "javascript" not in made
