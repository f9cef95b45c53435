"""Entries of a list that is not laid out as a table: items, pairs of a definition list, boxes. Each becomes a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import takewhile

from bs4 import Tag
from bs4.element import PageElement

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
    linked = [(tag, number) for tag in html.own_links(frame) if (number := number_of(tag))]
    for at, (tag, number) in enumerate(linked):
        if number in seen or tag.find_parent("table") is not None:
            continue
        seen.add(number)
        others = (next((other for other, its in side if its != number), None)
                  for side in (reversed(linked[:at]), linked[at + 1 :]))  # fmt: skip
        outer = _with_followers(_outermost(tag, frame, list(filter(None, others))), number_of)
        name_labels(outer, labels, ())
        cells = {name: pair.value for pair in labelled(outer) if (name := labels.get(key(pair.label))) and pair.value}
        yield Row(outer, cells, (html.line_of(tag),))


def _outermost(tag: Tag, frame: Tag, others: Sequence[Tag]) -> Tag:
    """The largest element round a link that has no other record's link: `others` are the nearest of those."""
    shared = {id(frame), *(id(outer) for other in others for outer in other.parents)}
    return [tag, *takewhile(lambda outer: id(outer) not in shared, tag.parents)][-1]


def _with_followers(outer: Tag, number_of: Callable[[Tag], str | None]) -> Tag:
    """A box of an entry and what follows it up to the next one's link: a page may be flat, as the details view is."""
    box = Tag(name="div")
    outer.insert_before(box)
    followers = takewhile(lambda node: not _has_link(node, number_of), outer.next_siblings)
    for node in [outer, *followers]:
        box.append(node.extract())
    return box


def _has_link(node: PageElement, number_of: Callable[[Tag], str | None]) -> bool:
    return isinstance(node, Tag) and any(map(number_of, html.own_links(node)))


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
