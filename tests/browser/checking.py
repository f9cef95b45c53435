"""Whether HTML is valid: html5lib's errors of parsing, and rules of structure that a parser repairs in silence. Pure.

html5lib follows the parsing algorithm of the HTML standard and names every error it knows; it does not judge which
element may stand in which, so the rules that pages break most are checked on the tree it makes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

_XHTML = "{http://www.w3.org/1999/xhtml}"
PHRASING = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "label", "mark", "q", "s", "samp",
    "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
"""Elements that hold words; `a`, `ins` and `del` may hold blocks where their parent may."""
_TRANSPARENT = frozenset({"a", "ins", "del"})
FLOW = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip
"""Elements that may not stand among words."""
WORDS_ONLY = frozenset({"p", "h1", "h2", "h3", "h4", "button"})
INTERACTIVE = frozenset({"a", "button", "input", "select", "textarea", "details", "label"})
CHILDREN = {
    "ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}, "tr": {"td", "th"}, "select": {"option", "optgroup", "hr"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"}, "thead": {"tr"}, "tbody": {"tr"},
    "datalist": {"option"},
}  # fmt: skip
"""What alone may stand in an element, beside `script` and `template`."""
OBSOLETE = frozenset({"acronym", "big", "center", "font", "marquee", "nobr", "strike", "tt", "frame", "frameset"})
OBSOLETE_ATTRIBUTES = frozenset({"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign"})


def problems_of(html: bytes) -> list[str]:
    """What is wrong with a page, in its order; nothing where it is valid as far as this looks."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"))
    root = parser.parse(html, transport_encoding="utf-8")
    lines = html.decode().split("\n")
    errors = [f"{code} {data}: {_near(lines, place)}" for place, code, data in parser.errors]
    return [*errors, *_structure(root)]


def _near(lines: list[str], place: tuple[int, int]) -> str:
    line, column = place
    return lines[line - 1][max(0, column - 60) : column + 20] if line <= len(lines) else "at the end"


def _structure(root: Element) -> Iterator[str]:
    yield from _head(root)
    yield from _references(root)
    for element, above in _walk(root, ()):
        yield from _nesting(element, above)
        yield from (f"obsolete {name} on <{_name(element)}>" for name in OBSOLETE_ATTRIBUTES & set(element.attrib))
        if _name(element) in OBSOLETE:
            yield f"obsolete <{_name(element)}>"
        if _name(element) == "img" and "alt" not in element.attrib:
            yield "<img> without alt"


def _walk(element: Element, above: tuple[str, ...]) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Every HTML element below with the names above it; what SVG holds is not HTML's to say."""
    for child in element:
        if isinstance(child.tag, str) and child.tag.startswith(_XHTML):
            yield child, above
            yield from _walk(child, (*above, _name(child)))


def _name(element: Element) -> str:
    return str(element.tag).removeprefix(_XHTML)


def _nesting(element: Element, above: tuple[str, ...]) -> Iterator[str]:
    name, parent = _name(element), above[-1] if above else ""
    if parent in CHILDREN and name not in CHILDREN[parent] | {"script", "template"}:
        yield f"<{name}> in <{parent}>"
    holder = next((each for each in reversed(above) if each not in _TRANSPARENT), "")
    if name in FLOW and (holder in PHRASING or holder in WORDS_ONLY):
        yield f"<{name}> in <{holder}>"
    if name in INTERACTIVE and {"a", "button"} & set(above):
        yield f"<{name}> in a link or button"
    if name == "form" and "form" in above:
        yield "<form> in <form>"


def _head(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "no language on <html>"
    titles = list(root.iter(f"{_XHTML}title"))
    if len(titles) != 1 or not (titles[0].text or "").strip():
        yield "not one title with words"
    for name in ("h1", "main"):
        if (found := len(list(root.iter(_XHTML + name)))) != 1:
            yield f"{found} <{name}>, not one"
    levels = [int(_name(each)[1]) for each in root.iter() if re.fullmatch("h[1-6]", _name(each))]
    yield from (f"h{after} follows h{before}" for before, after in pairwise(levels) if after > before + 1)


def _references(root: Element) -> Iterator[str]:
    """Ids that are there twice or hold a blank, and what points at an id that is not there."""
    ids = Counter(each.get("id") for each in root.iter() if each.get("id") is not None)
    yield from (f"id {ident!r} is there {count} times" for ident, count in ids.items() if count > 1)
    yield from (f"id {ident!r} is empty or holds a blank" for ident in ids if not ident or re.search(r"\s", ident))
    for each in root.iter():
        for attribute in ("for", "list", "aria-labelledby", "aria-describedby", "aria-controls"):
            for ident in (each.get(attribute) or "").split():
                if ident not in ids:
                    yield f"{attribute}={ident!r} points at nothing"
        target = each.get("href") or ""
        if target.startswith("#") and len(target) > 1 and target[1:] not in ids:
            yield f"link to {target!r}, which is not on the page"
