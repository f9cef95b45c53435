"""Interests declared at meetings: `mgListDeclarationsOfInterest.aspx`. No real bytes of it are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bs4 import Tag

from archive.records import Parsed, Site
from archive.records_people import Declaration, Person
from scraper import html
from scraper.blocks import Section, labelled, sections
from scraper.layouts import name_labels
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.declared import Entry, add_declaration
from scraper.pages.declared_lists import list_entries
from scraper.pages.tables import rows_of
from scraper.vocabulary import key
from scraper.vocabulary_people import DECLARATION_COLUMNS, NOTHING_SAID

UNKNOWN = "? "


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the declarations of a member (`UID`) or at a committee's meetings (`RPID`), whichever the page lists.

    They stand in a table with named columns, as `Label: value` pairs under a heading for each meeting, or in lists.
    """
    tray = Tray("declarations", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    content = content_of(frame)
    entries = list(_table_entries(content)) or list(list_entries(tray, content))
    if not entries:
        name_labels(content, DECLARATION_COLUMNS, (), has_tables=True)
        entries = [
            entry for part in sections(content, has_labels=True) for entry in _listed(part, _heading_links(part))
        ]
    seen: dict[str, set[str]] = {}
    for entry in entries:
        add_declaration(tray, entry, seen)
    if not tray.records and not NOTHING_SAID.search(html.line_of(content)):
        tray.problem("no declarations, and the page does not say that there are none")
    return tray.parsed()


def _table_entries(content: Tag) -> Iterator[Entry]:
    for table in content.find_all("table"):
        if not isinstance(table, Tag) or table.find("table") is not None:
            continue
        heads = [html.line_of(cell) for cell in table.find_all("th") if isinstance(cell, Tag)]
        columns = {key(head): DECLARATION_COLUMNS.get(key(head), UNKNOWN + head) for head in heads if head}
        for row in rows_of(table, columns):
            known = {name: text for name, text in row.cells.items() if not name.startswith(UNKNOWN)}
            other = {name.removeprefix(UNKNOWN): text for name, text in row.cells.items() if name.startswith(UNKNOWN)}
            yield Entry(known, other, tuple(html.anchors(row.element)), row.texts)


def _heading_links(part: Section) -> tuple[html.Anchor, ...]:
    """Return the links in a section's own heading, the meeting: another meeting's may have the same words."""
    heading = part.nodes[0].find_previous(class_="mgSectionTitle") if part.title and part.nodes else None
    return tuple(html.anchors(heading)) if heading is not None else ()


def _listed(part: Section, shared: tuple[html.Anchor, ...]) -> Iterator[Entry]:
    """Yield the entries of a section: a label that comes again begins the next one."""
    known: dict[str, str] = {}
    other: dict[str, str] = {}
    links: list[html.Anchor] = []
    for pair in (pair for node in part.tags for pair in labelled(node)):
        name = DECLARATION_COLUMNS.get(key(pair.label))
        if (name or pair.label) in (known if name else other):
            yield _entry(part, known, other, links, shared)
            known, other, links = {}, {}, []
        (known if name else other)[name or pair.label] = pair.value
        links += pair.links
    if known:
        yield _entry(part, known, other, links, shared)


def _entry(
    part: Section, known: dict[str, str], other: dict[str, str], links: list[html.Anchor],
    shared: tuple[html.Anchor, ...],
) -> Entry:  # fmt: skip
    """An entry's own links come first; those of its section say which meeting it was at."""
    values = ({"meeting": part.title} if part.title else {}) | {name: text for name, text in known.items() if text}
    return Entry(values, {name: text for name, text in other.items() if text}, (*links, *shared), ())


PAGE = PageType(name="declarations", parse=parse, kinds=(Declaration, Person), is_verified=False)
