"""Declarations given as a list instead of a table: an entry each, below what names the meeting."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from bs4 import Tag

from scraper import html
from scraper.blocks import labelled
from scraper.dates import dates_in
from scraper.layouts import HEADINGS, name_labels
from scraper.pages.base import Tray
from scraper.pages.declared import Entry
from scraper.vocabulary import key
from scraper.vocabulary_people import DECLARATION_COLUMNS, NOBODY, NOTHING_SAID, PRIVATE

WORDS = re.compile(r"[^\W\d_]{2}")
LISTS = ["ul", "ol"]


def list_entries(tray: Tray, content: Tag) -> Iterator[Entry]:
    """The entries of a page's lists, those that say nothing beside their links left out: these lead elsewhere."""
    for entry in content.find_all("li"):
        whole = html.line_of(entry.contents)
        rest = whole
        for anchor in html.anchors(entry):
            rest = rest.replace(anchor.text, " ", 1)
        is_nothing = key(whole) in NOBODY or NOTHING_SAID.search(whole)
        if WORDS.search(rest) and not is_nothing and entry.find("li") is None and _is_free(entry):
            yield _read(tray, entry, whole, list(_above(entry, content)))


def _is_free(entry: Tag) -> bool:
    return entry.find_parent(class_=["mgActionList", "mgWordPara"]) is None


def _read(tray: Tray, entry: Tag, whole: str, above: list[Tag]) -> Entry:
    """One entry. Without labels it is taken whole, as what was declared; not where an address may be among it."""
    links = html.anchors(entry)
    name_labels(entry, DECLARATION_COLUMNS, ())
    known: dict[str, str] = {}
    other: dict[str, str] = {}
    for label, value in _pairs(entry):
        name = DECLARATION_COLUMNS.get(key(label))
        (known if name else other).setdefault(name or label, value)
    if not known:
        known, other = {} if PRIVATE.search(whole) else {"interest_text": whole}, {}
    named = next((html.line_of(tag) for tag in above if _names_meeting(tray, tag, whole)), None)
    if named is not None and not _leads_to_meeting(tray, links):
        known = {"meeting": named} | known
    return Entry(known, other, (*links, *html.anchors(above)), ())


def _pairs(entry: Tag) -> Iterator[tuple[str, str]]:
    """Labels with their values: ModernGov's own, else the lines that begin with one we know."""
    own = labelled(entry)
    yield from ((pair.label, pair.value) for pair in own if pair.value)
    for line in () if own else html.text_of(entry.contents).splitlines():
        label, _, value = line.partition(":")
        if key(label) in DECLARATION_COLUMNS and value.strip():
            yield label.strip(), value.strip()


def _above(entry: Tag, content: Tag) -> Iterator[Tag]:
    """What an entry stands under, the nearest first: the words of the entries round it, the heading before its list."""
    for outer in entry.find_parents("li"):
        words = copy.copy(outer)
        for inner in words.find_all(LISTS):
            inner.extract()
        yield words
    heading = entry.find_previous(lambda tag: tag.name in HEADINGS or html.has_class(tag, "mgSectionTitle"))
    if isinstance(heading, Tag) and content in heading.parents and not html.has_class(heading, "mgSubTitleTxt"):
        yield heading


def _names_meeting(tray: Tray, above: Tag, whole: str) -> bool:
    """Whether words name a meeting: by its link or day; a body's name does so for an entry that has the day itself."""
    return _leads_to_meeting(tray, html.anchors(above)) or bool(dates_in(html.line_of(above)) or dates_in(whole))


def _leads_to_meeting(tray: Tray, links: list[html.Anchor]) -> bool:
    return any((ref := tray.classify(anchor.href)) and ref.page == "meeting" for anchor in links)
