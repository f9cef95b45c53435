"""Labels laid out in a skin's own way, put into ModernGov's: definition lists, rows of tables or boxes, bold words.

Part of the engine, with `scraper.blocks`, which reads what comes of it. A label is known by its words and never by its
place; what stands in a text of the council (`mgWordPara`) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from scraper.html import classes_of, has_class, line_of
from scraper.vocabulary import key

Labels = Mapping[str, str]
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
BOLD = ("strong", "b", "label", "em")
WRAPPERS = ("div", "section", "article", "fieldset", "main", "aside", "center", "ul", "li")
TEXTS = ("mgwordpara", "mgitemtable", "mgsubtitle", "mglinks", "mgfooter", "mgheader")
SUB_TITLES = ["mgSubItemTitleTxt", "mgSubSubTitleTxt"]
BOXES = ("div", "li", "p", "section")
LAID_OUT, NO_TEXT = 10, 11  # ranks: of tables, lists and boxes, which no heading of a text is below; of no heading
LONGEST_LABEL = 90  # characters
COLON = re.compile(r"^[\s:]+")


def relabel(scope: Tag, labels: Labels, texts: Collection[str]) -> None:
    """Give labels and headings ModernGov's classes, as `name_labels` does, and undo what is wrapped round them."""
    name_labels(scope, labels, texts)
    unwrap_labels(scope)


def name_labels(scope: Tag, labels: Labels, texts: Collection[str], *, has_tables: bool = False) -> None:
    """Give labels and headings ModernGov's classes, in place. `labels` maps keys to fields; those whose field is in
    `texts` head a text, the others a value on a line. Tables are left alone where a page `has_tables` of its own.

    Unknown labels beside known ones, in one list or table, are labels too.
    """
    inside = _inside_texts(scope, labels, texts)
    for found in scope.find_all("dl"):
        if id(found) not in inside and _is_free(found, scope) and _holds_labels(found, labels):
            _put(found, [part for label, values in terms_of(found) for part in _parts(label, values, labels, texts)])
    for found in () if has_tables else scope.find_all("table"):
        if id(found) not in inside and _is_free(found, scope) and (rows := _labelled_rows(found, labels)):
            _put(found, [part for label, values in rows for part in _parts(label, values, labels, texts)])
    for found in scope.find_all([*BOXES]):
        if id(found) not in inside and _is_free(found, scope) and (pair := _box(found, labels)):
            _put(found, _parts(pair[0], [pair[1]], labels, texts))
    for found in scope.find_all([*HEADINGS, *BOLD]):
        if id(found) not in inside and _is_free(found, scope) and not _is_classed(found) and _is_label(found, labels):
            _name(found, labels, texts)
    _name_alike(scope)


def _name_alike(scope: Tag) -> None:
    """Give the other headings of texts their class, where one of their kind has it: what stands over one of
    ModernGov's containers is none of the text before."""
    kinds = {tag.name for tag in scope.find_all([*HEADINGS], class_=SUB_TITLES)}
    for tag in scope.find_all([*kinds]) if kinds else ():
        after = tag.find_next_sibling()
        if not classes_of(tag) and isinstance(after, Tag) and has_class(after, "mgWordPara") and _is_free(tag, scope):
            tag["class"] = "mgSubSubTitleTxt"


def _inside_texts(scope: Tag, labels: Labels, texts: Collection[str]) -> dict[int, Tag]:
    """The elements by their `id` that stand in a text which nothing but its heading marks, and are laid out lower than
    that: below `<h3>Decision</h3>` another `h3` is a label of the page, and a table or bold word is the text's own."""
    inside: dict[int, Tag] = {}
    whole: set[int] = set()  # what stands in an element that is read as labels with their values
    opened = NO_TEXT  # the rank of the heading whose text the walk is in
    for tag in _outside_containers(scope) if texts else ():
        rank = _rank(tag, labels)
        if has_class(tag, "mgLabel", *TEXTS):
            opened = NO_TEXT
        elif rank is None or id(tag) in whole or id(tag) in inside:
            continue
        elif rank > opened:
            inside.update((id(found), found) for found in (tag, *(tag.find_all(True) if rank == LAID_OUT else ())))
        elif _holds_labels(tag, labels):
            whole.update(map(id, tag.find_all(True)))
        else:
            opened = rank if labels.get(key(line_of(tag.contents))) in texts else NO_TEXT
    return inside


def _rank(tag: Tag, labels: Labels) -> int | None:
    """How high in a page something stands that may be a label or hold labels; None for anything else."""
    if tag.name in HEADINGS:
        return HEADINGS.index(tag.name)
    if has_class(tag, *SUB_TITLES):
        return HEADINGS.index("h3")
    if tag.name in BOLD and _is_label(tag, labels) and not (_has_before(tag) or _goes_on(tag)):
        return len(HEADINGS)
    is_laid_out = tag.name in ("dl", "table") or (tag.name in BOXES and _box(tag, labels))
    return LAID_OUT if is_laid_out else None


def _holds_labels(tag: Tag, labels: Labels) -> bool:
    """Whether an element is read as labels with their values."""
    if tag.name == "dl":
        return any(_is_label(term, labels) for term in tag.find_all("dt"))
    return bool(_labelled_rows(tag, labels) if tag.name == "table" else tag.name in BOXES and _box(tag, labels))


def _outside_containers(scope: Tag) -> Iterator[Tag]:
    """The elements of a page in order, without what stands in ModernGov's own containers."""
    waiting = list(reversed(scope.contents))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            yield node
            waiting += reversed(node.contents) if classes_of(node).isdisjoint(TEXTS) else ()


def terms_of(found: Tag) -> Iterator[tuple[Tag, list[Tag]]]:
    """The terms of a definition list, each with its descriptions; a skin may wrap each pair."""
    current: tuple[Tag, list[Tag]] | None = None
    for tag in found.find_all(["dt", "dd"]):
        if tag.find_parent("dl") is not found:
            continue
        if tag.name == "dt":
            if current is not None:
                yield current
            current = tag, []
        elif current is not None:
            current[1].append(tag)
    if current is not None:
        yield current


def unwrap_labels(scope: Tag) -> None:
    """Undo a skin's wrappers round labels, which would hide where one ends and the next begins."""
    for span in scope.find_all("span", class_="mgLabel"):
        for outer in list(span.parents)[1:]:
            if outer is scope:
                break
            if outer.name in WRAPPERS and not has_class(outer, "mgWordPara", "mgContent"):
                outer.unwrap()


def head_texts(scope: Tag) -> None:
    """Make a heading of a label that stands by itself over one of ModernGov's containers: its value is that text."""
    for label in scope.find_all(["span", "p"], class_="mgLabel"):
        line = label if label.name == "p" else label.parent
        if line is None or line is scope or not says_only(line, label):
            continue
        after = line.find_next_sibling()
        if isinstance(after, Tag) and has_class(after, "mgWordPara") and _is_free(line, scope):
            del label["class"]
            line["class"] = "mgSubSubTitleTxt"


def says_only(line: Tag, label: Tag) -> bool:
    """Whether a line is nothing but its label. Of a line with many only the first is asked: the line is long then."""
    is_first = line is label or line.find(class_="mgLabel") is label
    return is_first and line_of(line.contents) == line_of(label.contents)


def _is_free(tag: Tag, scope: Tag) -> bool:
    """Whether an element is the page's, still in it, and not the council's text or the page's furniture."""
    for outer in (tag, *tag.parents):
        if outer is scope:
            return True
        if not classes_of(outer).isdisjoint(TEXTS) or outer.get("id") == "mgItemTable":
            return False
    return False


def _is_classed(tag: Tag) -> bool:
    return any(name.startswith("mg") for name in classes_of(tag))


def _is_label(tag: Tag, labels: Labels) -> bool:
    text = line_of(tag.contents)
    return 0 < len(text) <= LONGEST_LABEL and key(text) in labels


def _labelled_rows(table: Tag, labels: Labels) -> list[tuple[Tag, list[Tag]]]:
    """Rows of a label and its value, or a row of labels over one of values; nothing where a table is something else.

    A row of labels has no other words: those of a single record of something else (`Ward | Party | Votes`) would do.
    """
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    rows = [list(row.find_all(["td", "th"], recursive=False)) for row in own]
    rows = [cells for cells in rows if cells]
    pairs = [(cells[0], cells[1:]) for cells in rows if len(cells) == 2]
    known = sum(_is_label(label, labels) for label, _ in pairs)
    if pairs and len(pairs) == len(rows) and known >= min(2, len(pairs)) and 2 * known >= len(pairs):
        return pairs
    if len(rows) == 2 and len(rows[0]) == len(rows[1]) > 2 and all(_is_label(cell, labels) for cell in rows[0]):
        return [(label, [value]) for label, value in zip(*rows, strict=True)]
    return []


def _box(tag: Tag, labels: Labels) -> tuple[Tag, Tag] | None:
    """A label and its value side by side in an element of their own, as skins that know no tables have them."""
    inner = [child for child in tag.contents if isinstance(child, Tag)]
    if len(inner) != 2 or _is_classed(inner[0]) or not _is_label(inner[0], labels):
        return None
    is_named = inner[0].name in ("a", *HEADINGS, *BOLD)
    if is_named or any(map(_says_something, tag.find_all(string=True, recursive=False))):
        return None
    return inner[0], inner[1]


def _says_something(node: PageElement) -> bool:
    is_string = isinstance(node, NavigableString) and not isinstance(node, PreformattedString)  # that is a comment
    return is_string and bool(str(node).strip(" :\xa0\r\n\t"))


def _parts(label: Tag, values: Sequence[Tag], labels: Labels, texts: Collection[str]) -> list[Tag]:
    """A label with its values as ModernGov prints them."""
    words = line_of(label.contents).rstrip(" :")
    field = labels.get(key(words))
    inner = [node for value in values for node in (*value.contents, NavigableString(" "))]
    if not words:
        return []
    if field not in texts and field != "documents":
        return [_made("p", "", [_made("span", "mgLabel", [NavigableString(f"{words}: ")]), *inner])]
    heading = _made("h3", "mgSubSubTitleTxt", [NavigableString(f"{words}:")])
    is_whole = field == "documents" or any(has_class(node, "mgWordPara") for node in inner)
    return [heading, _made("div", "" if is_whole else "mgWordPara", inner)]


def _made(name: str, wanted: str, inner: Sequence[PageElement]) -> Tag:
    tag = Tag(name=name, attrs={"class": wanted} if wanted else {})
    for node in inner:
        tag.append(node.extract())
    return tag


def _put(tag: Tag, parts: Sequence[Tag]) -> None:
    """Replace an element by what it says."""
    for part in parts:
        tag.insert_before(part)
    tag.extract()


def _name(tag: Tag, labels: Labels, texts: Collection[str]) -> None:
    """A heading or bold word that is a label: of a text, or of what follows it in its line or the next one."""
    field, line = labels.get(key(line_of(tag.contents))), tag.parent
    if line is None or (tag.name in BOLD and (_has_before(tag) or _goes_on(tag))):
        return
    if field in texts or field == "documents":
        if tag.name in BOLD and line.name == "p":
            _lift(tag, line)
        else:
            tag.name, tag["class"] = "h3" if tag.name in BOLD else tag.name, "mgSubSubTitleTxt"
    elif tag.name in HEADINGS:
        after = tag.find_next_sibling()
        if isinstance(after, Tag) and after.name in ("p", "div", "span") and not _is_classed(after):
            _put(tag, _parts(tag, [after], labels, texts))
            after.extract()
    else:
        tag.name, tag["class"] = "span", "mgLabel"


def _has_before(tag: Tag) -> bool:
    """Whether words stand before a bold one in its line: then it only stresses."""
    before = tag.previous_sibling
    return before is not None and (bool(line_of(before)) if isinstance(before, Tag) else _says_something(before))


def _goes_on(tag: Tag) -> bool:
    """Whether words follow a bold one in its line without a colon between: `<b>Status</b> quo` is no label."""
    after = tag.next_sibling
    is_marked = line_of(tag.contents).endswith(":") or not isinstance(after, NavigableString)
    return not is_marked and bool(str(after).strip()) and COLON.match(str(after).strip()) is None


def _lift(tag: Tag, line: Tag) -> None:
    """A label that begins the first paragraph of its text becomes its heading."""
    after = tag.next_sibling
    if isinstance(after, NavigableString):
        after.replace_with(NavigableString(COLON.sub("", str(after))))
    line.insert_before(_made("h3", "mgSubSubTitleTxt", [NavigableString(line_of(tag.contents))]))
    tag.extract()
    if not line_of(line) and line.find(["img", "a"]) is None:
        line.extract()
