"""Every councillor: `mgMemberIndex.aspx`, as a table or as a list (section 3.10). No real bytes of it are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import Tag

from archive.records import Parsed, Site
from archive.records_people import Person
from scraper import html
from scraper.blocks import labelled, sections
from scraper.layouts import name_labels
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.body import name_headings
from scraper.pages.tables import rows_of
from scraper.urls import PageRef
from scraper.vocabulary import key
from scraper.vocabulary_people import MEMBER_COLUMNS, NOTHING_SAID, PERSON_LABELS

GROUPED = re.compile(r"[?&]FN=(WARD|PARTY)\b", re.IGNORECASE)
FIELDS = ("party", "ward", "title", "key_posts")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the people with what the index states of each, and a link to each one's page. Fact: `people`.

    Only columns with a name are read; a councillor's cell may hold an address beside the link. The headings of a list
    are wards or parties where the URL says so (`FN=WARD`, `FN=PARTY`), else letters or nothing.
    """
    tray = Tray("member_index", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    content = content_of(frame)
    for table in content.find_all("table"):
        for row in rows_of(table, MEMBER_COLUMNS) if isinstance(table, Tag) else []:
            if row.element.find("table") is None:
                _add(tray, row.element, {name: row.cells.get(name) for name in FIELDS})
    _add_lists(tray, content)
    tray.facts["people"] = [record.id for record in tray.records]
    if not tray.records and not NOTHING_SAID.search(html.line_of(content)):
        tray.problem("no councillors, and the page does not say that there are none")
    return tray.parsed()


def _add_lists(tray: Tray, content: Tag) -> None:
    grouped = GROUPED.search(tray.url)
    name_labels(content, PERSON_LABELS, (), has_tables=True)
    if grouped:
        name_headings(tray, content, "person")
    for section in sections(content, has_labels=True):
        heading = {grouped[1].lower(): section.title} if grouped else {}
        for entry in (each for node in section.tags for each in _entries(node)):
            stated = {PERSON_LABELS.get(key(pair.label), ""): pair.value or None for pair in labelled(entry)}
            _add(tray, entry, heading | {name: stated[name] for name in FIELDS if stated.get(name)})


def _entries(node: Tag) -> Iterator[Tag]:
    """Yield list entries, and paragraphs and links that stand in none: a skin may print the index as cards."""
    found = [node, *(tag for tag in node.find_all(["li", "p", "div", "a"]) if isinstance(tag, Tag))]
    for tag in found:
        if tag.find_parent(["table", "tr"]) is None and (tag.name == "li" or tag.find_parent("li") is None):
            yield tag


def _add(tray: Tray, element: Tag, stated: Mapping[str, str | None]) -> None:
    """Add the one person an element is about; an element with several is a frame around them."""
    found: dict[str, tuple[PageRef, str]] = {}
    for anchor in html.anchors(element):
        ref = tray.classify(anchor.href)
        if ref and ref.page == "person" and not found.get(ref.ids["person"], (ref, ""))[1]:
            found[ref.ids["person"]] = (ref, anchor.text)  # a photograph is a link without text
    if len(found) != 1:
        return
    number, (ref, name) = found.popitem()
    person_id = tray.ref("person", number) or ""
    tray.add(Person, person_id, url=ref.url, name=name or None, **stated)
    tray.link(ref.url, "person", "a councillor", person_id=person_id)


PAGE = PageType(name="member_index", parse=parse, kinds=(Person,), is_verified=False)
