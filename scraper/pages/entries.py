"""Entries of a list that is not laid out as a table: items, pairs of a definition list, boxes. Each becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from bs4 import Tag

from scraper import html
from scraper.blocks import labelled
from scraper.layouts import name_labels
from scraper.pages.tables import Row
from scraper.vocabulary import key


def loose_entries(frame: Tag, labels: Mapping[str, str], number_of: Callable[[Tag], str | None]) -> Iterator[Row]:
    """Entries outside tables, each with one record's link (`number_of` a link gives its id) and its labelled values."""
    for dl in frame.find_all("dl"):
        if len({number for tag in html.with_href(dl) if (number := number_of(tag))}) > 1:
            _part(dl)
    seen: set[str] = set()
    for tag in list(html.with_href(frame)):
        number = number_of(tag)
        if number is None or number in seen or tag.find_parent("table") is not None:
            continue
        seen.add(number)
        outer = _outermost(tag, number, frame, number_of)
        outer = _with_followers(outer, number_of)
        name_labels(outer, labels, ())
        cells = {name: pair.value for pair in labelled(outer) if (name := labels.get(key(pair.label))) and pair.value}
        yield Row(outer, cells, (html.line_of(tag),))


def _outermost(tag: Tag, number: str, frame: Tag, number_of: Callable[[Tag], str | None]) -> Tag:
    """The largest element round a link that has no other record's link."""
    outer = tag
    for parent in tag.parents:
        if parent is frame or {found for link in html.with_href(parent) if (found := number_of(link))} != {number}:
            break
        outer = parent
    return outer


def _with_followers(outer: Tag, number_of: Callable[[Tag], str | None]) -> Tag:
    """A box of an entry and what follows it up to the next one's link: a page may be flat, as the details view is."""
    box = Tag(name="div")
    outer.insert_before(box)
    for node in [outer, *outer.next_siblings]:
        if node is not outer and isinstance(node, Tag) and any(map(number_of, html.with_href(node))):
            break
        box.append(node.extract())
    return box


def _part(dl: Tag) -> None:
    """Part a list of many records where its first label comes again: a box each."""
    first: str | None = None
    box: Tag | None = None
    for node in [tag for tag in dl.find_all(["dt", "dd"]) if tag.find_parent("dl") is dl]:
        words = key(html.line_of(node.contents)) if node.name == "dt" else None
        first = first if first is not None or words is None else words
        if box is None or words == first:
            box = Tag(name="dl")
            dl.insert_before(box)
        box.append(node.extract())
    dl.extract()
