"""The agenda table of a meeting page, row by row (MODERNGOV.md section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from bs4 import Tag

from scraper import html
from scraper.pages.agenda_lost import ITEM_NAME, numbers_in, without_others
from scraper.pages.base import Tray
from scraper.pages.items import UNLABELLED, ItemContent, read_blocks
from scraper.vocabulary import ITEM_COLUMNS, key

ITEM_IN_LINK = re.compile(r"(?:AIID|mgai\.aspx\?ID)=(\d+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row of the agenda table: the item's own number, its printed label, title element and content."""

    number: str
    label: str | None
    title: Tag | None
    content: ItemContent


def rows_of(tray: Tray, frame: Tag) -> list[AgendaRow]:
    """Return the agenda rows in the order of the page: direct rows of the table only, since tables nest."""
    found: dict[str, AgendaRow] = {}
    anchors = [a for a in frame.find_all("a", attrs={"name": ITEM_NAME}) if isinstance(a, Tag)]
    for table in _agendas(frame) or _around(anchors):
        heads = _heads(table)
        for element in _direct_rows(table):
            row = _row(tray, element, heads)
            if row is not None and row.number in found:
                tray.problem(f"item {row.number} stands twice; the first is kept")
            if row is not None:
                found.setdefault(row.number, row)
    _add_swallowed(tray, anchors, found)
    return list(found.values())


def _add_swallowed(tray: Tray, anchors: list[Tag], found: dict[str, AgendaRow]) -> None:
    """Add the items whose rows stand inside another's, after those that stand by themselves."""
    for anchor in anchors:
        match, element = ITEM_NAME.match(str(anchor["name"])), anchor.find_parent("tr")
        if match is None or match[1] in found or element is None or found.keys() & set(numbers_in(element)):
            continue
        row = _row(tray, element, [])
        if row is not None:
            tray.problem(f"item {row.number} stands inside another's row")
            found.setdefault(row.number, row)


def _agendas(frame: Tag) -> list[Tag]:
    return [table for table in frame.find_all("table") if is_agenda(table)]


def is_agenda(tag: Tag) -> bool:
    """Whether an element is ModernGov's table of items."""
    return tag.name == "table" and (tag.get("id") == "mgItemTable" or html.has_class(tag, "mgItemTable"))


def _around(anchors: list[Tag]) -> list[Tag]:
    """The tables that items stand in, where a skin has renamed the agenda's."""
    tables = {id(table): table for a in anchors if (table := a.find_parent("table")) is not None}
    return list(tables.values())


def _direct_rows(table: Tag) -> Iterator[Tag]:
    for child in table.children:
        if isinstance(child, Tag) and child.name == "tr":
            yield child
        elif isinstance(child, Tag) and child.name in ("tbody", "thead"):
            yield from (row for row in child.children if isinstance(row, Tag) and row.name == "tr")


def _heads(table: Tag) -> list[str]:
    """The names of the table's columns, which are hidden from readers."""
    heads = [cell for row in _direct_rows(table) for cell in row.find_all("th", recursive=False)]
    return [html.line_of(cell.contents) or str(cell.get("abbr") or "") for cell in heads if isinstance(cell, Tag)]


def unnumbered(frame: Tag) -> list[str]:
    """The texts of rows in the agenda table that are no items: parts of the agenda, and what was minuted under them."""
    rows = (row for table in _agendas(frame) for row in _direct_rows(table))
    return [html.text_of(row) for row in rows if row.find("td") is not None and _item_number(row) is None]


def _row(tray: Tray, element: Tag, heads: list[str]) -> AgendaRow | None:
    cells = [cell for cell in element.find_all("td", recursive=False) if isinstance(cell, Tag)]
    if not cells:
        return None
    number = _item_number(element)
    if number is None:
        tray.problem(f"a row without an item id: {html.line_of(element)[:80]!r}")
        return None
    label, cell, notes = _named(cells, heads) or (*_marked(cells, element), {})
    title = next((p for p in cell.find_all(class_="mgAiTitleTxt") if not _is_in_text(p, cell)), None)
    content = read_blocks(tray, cell)
    content.other = notes | content.other
    if set(numbers_in(element)) - {number}:
        content = without_others(content)
    return AgendaRow(number, html.line_of(label) or None if label else None, title, content)


def _named(cells: list[Tag], heads: list[str]) -> tuple[Tag | None, Tag, dict[str, str]] | None:
    """The cells of number and item by the names of their columns, and the text of any other column by its name.

    Some councils have a column of notes (`Note | No. | Item`); None where the names do not fit the row.
    """
    names = [ITEM_COLUMNS.get(key(head)) for head in heads]
    if len(cells) != len(heads) or names.count("item") != 1 or names.count("number") != 1:
        return None
    notes = {
        head or UNLABELLED: text
        for head, name, cell in zip(heads, names, cells, strict=True)
        if name is None and (text := html.line_of(cell))
    }
    return cells[names.index("number")], cells[names.index("item")], notes


def _marked(cells: list[Tag], row: Tag) -> tuple[Tag | None, Tag]:
    """The cells of number and item by ModernGov's class and anchor, where a skin has no names of columns."""
    label = next((cell for cell in cells if html.has_class(cell, "mgItemNumberCell")), None)
    if label is None and len(cells) > 1:
        label = next((cell for cell in cells if cell.find("a", attrs={"name": ITEM_NAME})), None)
    others = [cell for cell in reversed(cells) if cell is not label]
    titled = (cell for cell in others if cell.find(class_="mgAiTitleTxt") is not None)
    return label, next(titled, others[0] if others else row)


def _is_in_text(tag: Tag, cell: Tag) -> bool:
    """Whether a title is one that a council's text brought along, and not the cell's own."""
    return any(html.has_class(outer, "mgWordPara") for outer in takewhile(lambda outer: outer is not cell, tag.parents))


def _item_number(row: Tag) -> str | None:
    for tag in row.find_all("a"):
        for attribute in ("name", "id"):
            if match := ITEM_NAME.match(str(tag.get(attribute) or "")):
                return match[1]
    numbers = {match[1] for a in html.anchors(row) if (match := ITEM_IN_LINK.search(a.href))}
    return numbers.pop() if len(numbers) == 1 else None
