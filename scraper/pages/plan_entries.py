"""Where one item of a forward plan begins and ends on its page, whatever the layout: rows, columns or paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import Tag

from scraper import html
from scraper.blocks import labelled
from scraper.pages.base import Tray
from scraper.pages.tables import name_columns, rows_of
from scraper.vocabulary import key
from scraper.vocabulary_issues import ISSUE_LABELS, PLAN_COLUMNS_WITHOUT_FIELD

COLUMNS = dict.fromkeys([*ISSUE_LABELS, *PLAN_COLUMNS_WITHOUT_FIELD], "known")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item: the number of its issue, its title as printed, the elements about it, and the cells of its row."""

    number: str
    title: str
    scope: tuple[Tag, ...]
    cells: Mapping[str, str]


def entries_of(tray: Tray, frame: Tag) -> list[Entry]:
    """The items of a plan: links of ModernGov's class, or, on a skin without it, the first link to each issue."""
    marked = [link for tag in _marked(frame) for link in html.with_href(tag)]
    found: dict[str, Tag] = {}
    for tag in marked or list(html.with_href(frame)):
        number = _issue_of(tray, tag)
        if number and html.line_of(tag) and tag.find_parent(class_="mgWordPara") is None:
            found.setdefault(number, tag)
    titles = {id(tag) for tag in (*found.values(), *(tag for tag in _marked(frame) if _is_unlinked(tray, tag)))}
    tables: dict[int, dict[int, Mapping[str, str]]] = {}
    return [
        Entry(number, html.line_of(tag), tuple(_scope(tag, titles - {id(tag)})), _cells(tag, tables))
        for number, tag in found.items()
    ]


def unlinked_titles(tray: Tray, frame: Tag) -> int:
    """How many titles of ModernGov's class lead to no issue."""
    return sum(_is_unlinked(tray, tag) for tag in _marked(frame))


def _is_unlinked(tray: Tray, title: Tag) -> bool:
    links = [*html.with_href(title), *title.find_parents("a", href=True)]
    return not any(_issue_of(tray, link) for link in links)


def _marked(frame: Tag) -> list[Tag]:
    return [tag for tag in frame.find_all(class_="mgPlanItemTitle") if isinstance(tag, Tag)]


def _issue_of(tray: Tray, link: Tag) -> str | None:
    ref = tray.classify(str(link["href"]))
    return ref.ids["issue"] if ref and ref.page == "issue" else None


def _scope(tag: Tag, others: set[int]) -> Iterator[Tag]:
    """The largest element around a title that holds no other item's, and those after it up to the next item."""
    own = tag
    for outer in tag.parents:
        is_page = html.has_class(outer, "mgContent") or str(outer.get("id") or "").strip().lower() == "modgov"
        if is_page or _holds(outer, others):
            break
        own = outer
    yield own
    for sibling in own.find_next_siblings():
        if not isinstance(sibling, Tag) or _holds(sibling, others) or _is_heading(sibling):
            break
        yield sibling


def _holds(element: Tag, titles: set[int]) -> bool:
    return id(element) in titles or any(id(node) in titles for node in element.descendants)


def _is_heading(element: Tag) -> bool:
    """Whether an element without a known title begins another item or group: an item may have no link to its issue."""
    return _is_title(element) or element.find(_is_title) is not None


def _is_title(tag: Tag) -> bool:
    return html.has_class(tag, "mgAiTitleTxt") or re.fullmatch(r"h[1-6]", tag.name) is not None


def pairs_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Label and text of an item's labels, then of the cells of its table row under their headings as printed."""
    for element in entry.scope:
        for pair in labelled(element):
            yield pair.label, pair.value
    yield from entry.cells.items()


def _cells(tag: Tag, known: dict[int, dict[int, Mapping[str, str]]]) -> Mapping[str, str]:
    """The named cells of the row a title stands in; `known` keeps each table, which is read once."""
    row, table = tag.find_parent("tr"), tag.find_parent("table")
    if row is None or table is None:
        return {}
    if id(table) not in known:
        name_columns(table, COLUMNS)
        printed = [html.line_of(cell) for cell in table.find_all("th")]
        columns = {key(label): label for label in printed if key(label) not in PLAN_COLUMNS_WITHOUT_FIELD}
        rows = rows_of(table, columns) if columns else []
        known[id(table)] = {id(each.element): each.cells for each in rows}
    return known[id(table)].get(id(row), {})
