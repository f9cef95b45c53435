"""Word HTML to text (MODERNGOV.md section 3.4, "Word HTML"). Part of the engine: only `scraper.html` imports it.

Hard-wrapped lines are joined; inline elements add no space (`Thistle<span class="SpellE">wood</span>`); paragraphs are
separated by one blank line and no-break spacer paragraphs add none; `<br>` is a line end; list items start with `- ` or
their number, and markers typed as text stay; table rows are lines with ` | ` between cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from scraper.numerals import roman
from scraper.text import clean_characters, tidy

SKIPPED = {"script", "style", "noscript", "template", "select", "button", "input", "iframe", "object", "svg"}
HIDDEN = {"mghide", "mgfilesize"}
PARAGRAPHS = {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article", "hr", "form", "fieldset", "dl",
    "figure", "header", "footer", "main", "aside", "nav", "address",
}  # fmt: skip
LINES = {"div", "dt", "dd", "caption", "legend", "center"}
DEEPEST = 100  # elements in one another; deeper text loses its layout, not its words
LAYOUT_CELL = 200  # characters: a cell of several paragraphs longer than this is page layout, not data
LETTERS = re.compile(r"lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman", re.IGNORECASE)
STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
          "lower-roman": "i", "upper-roman": "I"}  # fmt: skip


def render(nodes: Iterable[PageElement], cut: set[int] | None = None) -> str:
    """Return the text of nodes. `cut` holds the `id()` of elements to leave out with the ellipsis before them."""
    pieces: list[str] = []
    for node in nodes:
        _write(node, pieces, cut or set(), 0)
    return tidy("".join(pieces))


def _write(node: PageElement, out: list[str], cut: set[int], depth: int) -> None:
    if isinstance(node, NavigableString):
        if not isinstance(node, PreformattedString):
            out.append(" ".join(_words(clean_characters(str(node)))))
        return
    if not isinstance(node, Tag) or node.name in SKIPPED or _is_hidden(node):
        return
    if id(node) in cut:
        _drop_ellipsis(out)
    elif depth > DEEPEST:
        out.append(clean_characters(node.get_text(" ")))
    else:
        _write_tag(node, out, cut, depth)


def _words(text: str) -> list[str]:
    """Split at white space; an empty first or last word keeps the space at that end."""
    return re.split(r"[ \n]+", text)


def _is_hidden(node: Tag) -> bool:
    """Whether no reader sees an element. A skin's collapsed section (`display: none`) can be opened, and is text."""
    if "mso-hide" in str(node.get("style") or ""):
        return True
    return any(name and name.lower() in HIDDEN for name in node.get_attribute_list("class"))


def _drop_ellipsis(out: list[str]) -> None:
    shown = re.sub(r"\s*(?:(?:\.\s?){3}|…)\s*$", "", "".join(out))
    out[:] = [shown]


def _write_tag(node: Tag, out: list[str], cut: set[int], depth: int) -> None:
    name = node.name
    if name == "br":
        out.append("\n")
    elif name in ("ul", "ol"):
        _write_list(node, out, cut, depth)
    elif name == "table":
        _write_table(node, out, cut, depth)
    elif name == "li":
        _write_item(node, "- ", out, cut, depth)
    else:
        mark = "\n\n" if name in PARAGRAPHS else "\n" if name in LINES else ""
        out.append(mark)
        for child in node.children:
            _write(child, out, cut, depth + 1)
        out.append(mark)


def _inner(node: Tag, cut: set[int], depth: int) -> str:
    pieces: list[str] = []
    for child in node.children:
        _write(child, pieces, cut, depth + 1)
    return tidy("".join(pieces))


# ---------------------------------------------------------------- lists


def _write_list(node: Tag, out: list[str], cut: set[int], depth: int) -> None:
    out.append("\n\n")
    number = _integer(node.get("start"), 1)
    for child in node.children:
        if not isinstance(child, Tag) or child.name != "li":
            _write(child, out, cut, depth + 1)
            continue
        number = _integer(child.get("value"), number)
        _write_item(child, "- " if node.name == "ul" else f"{_numeral(number, _style(node))}. ", out, cut, depth)
        number += 1
    out.append("\n\n")


def _write_item(node: Tag, marker: str, out: list[str], cut: set[int], depth: int) -> None:
    if text := _inner(node, cut, depth):
        _end_line(out)
        out.append(f"{marker}{text}\n")


def _end_line(out: list[str]) -> None:
    if out and not out[-1].endswith("\n"):
        out.append("\n")


def _integer(value: object, default: int) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"\d{1,4}", text) else default


def _style(node: Tag) -> str:
    style = LETTERS.search(str(node.get("style") or ""))
    return STYLES[style.group().lower()] if style else str(node.get("type") or "1")


def _numeral(number: int, style: str) -> str:
    if style in ("a", "A") and 1 <= number <= 26:
        return chr(ord(style) + number - 1)
    if style in ("i", "I") and number > 0:
        return roman(number) if style == "i" else roman(number).upper()
    return str(number)


# ---------------------------------------------------------------- tables


def _write_table(node: Tag, out: list[str], cut: set[int], depth: int) -> None:
    out.append("\n\n")
    for row in _rows(node):
        if isinstance(row, Tag):
            _write(row, out, cut, depth + 1)
        else:
            out.append(_line([_inner(cell, cut, depth) for cell in row]))
    out.append("\n\n")


def _rows(node: Tag) -> Iterator[Tag | Sequence[Tag]]:
    """Yield the cells of each row of this table only, or a caption. Cells without a row (section 3.4) make one."""
    loose: list[Tag] = []
    for child in node.children:
        if not isinstance(child, Tag):
            continue
        if child.name in ("td", "th"):
            loose.append(child)
            continue
        if loose:
            yield loose
            loose = []
        if child.name in ("thead", "tbody", "tfoot"):
            yield from _rows(child)
        elif child.name == "tr":
            yield [cell for cell in child.children if isinstance(cell, Tag) and cell.name in ("td", "th")]
        elif child.name not in ("colgroup", "col"):
            yield child
    if loose:
        yield loose


def _line(cells: list[str]) -> str:
    """Return one row. Lines inside a cell of data are joined by `; `; a cell of long prose is laid out as prose."""
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        return ""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any("\n\n" in cell and len(cell) > LAYOUT_CELL for cell in cells[:-1]):
        return "\n\n".join(filled) + "\n"
    *first, last = cells
    return " | ".join([re.sub(r"\n+", "; ", cell) for cell in first] + [last]) + "\n"
