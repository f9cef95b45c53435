"""The agenda table of a meeting page, row by row (MODERNGOV.md section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag

from scraper import html
from scraper.pages.base import Tray
from scraper.pages.items import ItemContent, read_blocks

ITEM_IN_LINK = re.compile(r"(?:AIID|mgai\.aspx\?ID)=(\d+)", re.IGNORECASE)
ITEM_NAME = re.compile(r"^\s*AI(\d+)\s*$", re.IGNORECASE)


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
    for table in frame.find_all(_is_agenda):
        for element in _direct_rows(table):
            row = _row(tray, element)
            if row is None:
                continue
            if row.number in found:
                tray.problem(f"item {row.number} stands twice; the first is kept")
            found.setdefault(row.number, row)
    anchored = [match[1] for a in frame.find_all("a", attrs={"name": ITEM_NAME})
                if (match := ITEM_NAME.match(str(a["name"])))]  # fmt: skip
    if lost := [number for number in anchored if number not in found]:
        tray.problem(f"{len(lost)} agenda items are outside the table's rows: {', '.join(lost[:10])}")
    return list(found.values())


def _is_agenda(tag: Tag) -> bool:
    return tag.name == "table" and (tag.get("id") == "mgItemTable" or html.has_class(tag, "mgItemTable"))


def _direct_rows(table: Tag) -> Iterator[Tag]:
    for child in table.children:
        if isinstance(child, Tag) and child.name == "tr":
            yield child
        elif isinstance(child, Tag) and child.name in ("tbody", "thead"):
            yield from (row for row in child.children if isinstance(row, Tag) and row.name == "tr")


def _row(tray: Tray, element: Tag) -> AgendaRow | None:
    cells = [cell for cell in element.find_all("td", recursive=False) if isinstance(cell, Tag)]
    if not cells:
        return None
    number = _item_number(element)
    if number is None:
        tray.problem(f"a row without an item id: {html.line_of(element)[:80]!r}")
        return None
    label = next((cell for cell in cells if html.has_class(cell, "mgItemNumberCell")), None)
    if label is None and len(cells) > 1:
        label = next((cell for cell in cells if cell.find("a", attrs={"name": ITEM_NAME})), None)
    cell = next((cell for cell in reversed(cells) if cell is not label), element)
    title = next((p for p in cell.find_all(class_="mgAiTitleTxt") if p.find_parent(class_="mgWordPara") is None), None)
    return AgendaRow(number, html.line_of(label) or None if label else None, title, read_blocks(tray, cell))


def _item_number(row: Tag) -> str | None:
    for tag in row.find_all("a"):
        for attribute in ("name", "id"):
            if match := ITEM_NAME.match(str(tag.get(attribute) or "")):
                return match[1]
    numbers = {match[1] for a in html.anchors(row) if (match := ITEM_IN_LINK.search(a.href))}
    return numbers.pop() if len(numbers) == 1 else None
