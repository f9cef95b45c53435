"""ModernGov's own data tables: rows with their cells by the name of the column, not by its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import Tag

from scraper import html
from scraper.vocabulary import key


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its element, the text of the cells whose column is known, and the text of every cell."""

    element: Tag
    cells: Mapping[str, str]
    texts: tuple[str, ...] = ()


def rows_of(table: Tag, columns: Mapping[str, str]) -> list[Row]:
    """Return the data rows of a table. `columns` maps keys of headings (their text, else `abbr`) to field names.

    A row with another number of cells than there are headings gives no cells: its columns are unknown.
    """
    name_columns(table, columns)
    names = [_column(cell, columns) for cell in table.find_all("th") if isinstance(cell, Tag) and _is_column(cell)]
    rows = []
    for element in table.find_all("tr"):
        cells = [cell for cell in element.find_all(["td", "th"], recursive=False) if isinstance(cell, Tag)]
        if not any(cell.name == "td" for cell in cells):
            continue
        fits = len(cells) == len(names)
        texts = tuple(html.line_of(cell) for cell in cells)
        named = {name: text for name, text in zip(names, texts, strict=True) if name and text} if fits else {}
        rows.append(Row(element, named, texts))
    return rows


def name_columns(table: Tag, columns: Mapping[str, str]) -> None:
    """Make headings of the first row's cells where a table has none: of names of columns alone, two of them known."""
    first = table.find("tr")
    if first is None or table.find("th") is not None:
        return
    cells = first.find_all("td", recursive=False)
    known = sum(_column(cell, columns) is not None for cell in cells)
    if known >= max(2, len(cells) - 1) and first.find("a", href=True) is None:
        for cell in cells:
            cell.name = "th"


def _is_column(cell: Tag) -> bool:
    """Whether a heading is a column's: not a row's own (`scope=row`, or beside data cells)."""
    parent = cell.parent
    beside_data = isinstance(parent, Tag) and parent.find("td", recursive=False) is not None
    return cell.get("scope") != "row" and not beside_data


def _column(cell: Tag, columns: Mapping[str, str]) -> str | None:
    return columns.get(key(html.line_of(cell))) or columns.get(key(str(cell.get("abbr") or "")))
