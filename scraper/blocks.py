"""The parts of a ModernGov page: labelled values, sections, and the blocks of an item or decision.

Part of the engine, with `scraper.html`. Headings are found by class wherever a skin has put them, and what stands under
one is what follows it up to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from scraper.html import Anchor, anchors, classes_of, has_class, line_of, with_href
from scraper.render import render
from scraper.text import clean_characters, tidy
from scraper.vocabulary import DECISION_LABELS, ITEM_LABELS, key

TEXTS = ("decision_text", "minutes_text", "reasons", "alternatives", "documents")
SUB_TITLES = ("mgSubItemTitleTxt", "mgSubSubTitleTxt")
HEADED = {label for labels in (ITEM_LABELS, DECISION_LABELS) for label, field in labels.items() if field in TEXTS}
NOT_PROSE = {"h1", "script", "style", "hr", "img", "form", "input", "link", "nav", "iframe", "button", "select"}
WORD = re.compile(r"\w")
# Parts of the page and its headings, which stand among the text where a skin has no `mgContent` round it.
FURNITURE = ("mgHeader", "mgSubTitle", "mgSubTitleTxt", "mgAiTitleTxt", "mgHide", "mgHelpLine", "mgFooter", "mgLinks",
             "mgLabel", "mgActionList")  # fmt: skip
BOXES = ("div", "section", "article", "main", "center")
INLINE = ("span", "font", "strong", "b", "em", "i", "small", "big")
OWN_PARTS = ["mgWordPara", "mgAiTitleTxt", "mgActionList", "mgBulletList", "mgLabel", "mgSubTitleTxt"]
OWN_CLASSES = ("mg", "mso", "wordsection")
HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
NOT_SET = "!NotSet!"  # what ModernGov prints for a text that a council left out
LONGEST_TITLE = 60  # characters
ITEM_PAGE = re.compile(r"mgai\.aspx", re.IGNORECASE)
VIEW_THE_FULL = re.compile(r"\s*view the full\b", re.IGNORECASE)
ELLIPSIS = re.compile(r"(?:\.\s?){3}\s*$|…\s*$")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A `Label: value` pair; `label` as printed without its colon, `value` on one line."""

    label: str
    value: str
    links: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """What stands under one sub-title of an item or decision. `label` is raw (`Decision:`), None before the first.

    `text` is None where the page prints no text. When `is_truncated`, `text` is what the page shows of a longer text
    and `full_href` is where the whole stands. `rest` is other prose that is not in ModernGov's own containers.
    """

    label: str | None
    text: str | None
    nodes: tuple[PageElement, ...] = ()
    is_truncated: bool = False
    full_href: str | None = None
    links: tuple[Anchor, ...] = ()
    rest: str | None = None

    @property
    def says_more(self) -> bool:
        """Whether the text says anything beside its links: a paper that is named and not published, say."""
        rest = self.text or ""
        for link in self.links:
            rest = rest.replace(link.text, " ", 1)
        return bool(WORD.search(rest))

    @property
    def html(self) -> str:
        """The text's own markup."""
        return "".join(str(node) for node in self.nodes).strip()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one `h2.mgSectionTitle`."""

    title: str | None
    nodes: tuple[PageElement, ...]

    @property
    def tags(self) -> list[Tag]:
        """The section's elements without bare text."""
        return [node for node in self.nodes if isinstance(node, Tag)]


def labelled(scope: Tag) -> list[Labelled]:
    """Return `Label: value` pairs: a `span.mgLabel` and what follows it up to the next label or the paragraph's end.

    What stands in a text inside the scope is the text's own.
    """
    pairs = []
    for span in scope.find_all("span", class_="mgLabel"):
        if any(has_class(outer, "mgWordPara") for outer in takewhile(lambda outer: outer is not scope, span.parents)):
            continue
        nodes = []
        for node in span.next_siblings:
            if has_class(node, "mgLabel"):
                break
            nodes.append(node)
        label, value = line_of(span.contents).rstrip(" :"), line_of(nodes).lstrip(": ")
        if label:
            pairs.append(Labelled(label, "" if value == NOT_SET else value, tuple(anchors(nodes))))
    return pairs


def sections(scope: Tag, *, has_labels: bool = False) -> list[Section]:
    """Split a scope at its `.mgSectionTitle` headings; where a section `has_labels` of its own, they do not end it."""
    found = []
    for heading, nodes in _split(scope, ("mgSectionTitle",), has_labels=has_labels):
        found.append(Section(line_of(heading) if heading else None, tuple(nodes)))
    return found


def blocks(scope: Tag) -> list[Block]:
    """Split an item's or decision's content at its sub-titles, in the order of the page (sections 3.4 to 3.6)."""
    if scope.find(class_=list(SUB_TITLES)) is None:
        _name_sub_titles(scope)
    return [_block(heading, nodes) for heading, nodes in _split(scope, SUB_TITLES)]


def _name_sub_titles(scope: Tag) -> None:
    """Give headings their class back where a skin has dropped it: those that read as ModernGov's own sub-titles, and
    the lines between its containers of which one does."""
    for tag in scope.find_all(HEADINGS):
        if key(line_of(tag)) in HEADED and not classes_of(tag) and tag.find_parent(class_="mgWordPara") is None:
            tag["class"] = SUB_TITLES[0]
    lines = [line for tag in scope.find_all(class_="mgWordPara") if (line := _bare_line_before(tag))]
    is_known = any(key(line_of(line)) in HEADED for line in lines) or scope.find(class_=SUB_TITLES[0]) is not None
    for line in lines:
        if is_known and line_of(line).endswith(":") and len(line_of(line)) <= LONGEST_TITLE:
            line["class"] = SUB_TITLES[0]
    for tag in scope.find_all("ul"):
        line = _bare_line_before(tag)
        if line is not None and ITEM_LABELS.get(key(line_of(line))) == "documents":
            line["class"] = SUB_TITLES[0]


def _bare_line_before(tag: Tag) -> Tag | None:
    line = tag.find_previous_sibling()
    if not isinstance(line, Tag) or line.name not in ("p", "div", *HEADINGS):
        return None
    return None if classes_of(line) else line


def _split(
    scope: Tag, heading_classes: tuple[str, ...], *, has_labels: bool = False
) -> list[tuple[Tag | None, list[PageElement]]]:
    parts: list[tuple[Tag | None, list[PageElement]]] = [(None, [])]
    for node in _flatten(scope, heading_classes):
        if has_class(node, *heading_classes) or _is_vote_table(node):
            parts.append((node if isinstance(node, Tag) else None, [node] if _is_vote_table(node) else []))
        elif _is_pair(node) and not has_labels:
            parts.append((None, [node]))
        else:
            parts[-1][1].append(node)
    return parts


def _flatten(scope: Tag, heading_classes: tuple[str, ...]) -> Iterator[PageElement]:
    """Yield the children of a scope; where a skin wrapped headings in further elements, the children of those."""
    waiting = list(reversed(scope.contents))
    while waiting:
        node = waiting.pop()
        if _is_wrapper(node, heading_classes):
            waiting += reversed(node.contents)  # type: ignore[attr-defined]
        else:
            yield node


def _is_wrapper(node: PageElement, heading_classes: tuple[str, ...]) -> bool:
    if not isinstance(node, Tag) or has_class(node, "mgWordPara", *heading_classes) or _is_vote_table(node):
        return False
    if node.find(class_=list(heading_classes)) is not None:
        return True
    is_bare = node.name in BOXES and not any(name.startswith(OWN_CLASSES) for name in classes_of(node))
    return heading_classes is SUB_TITLES and is_bare and not _is_pair(node) and node.find(class_=OWN_PARTS) is not None


def _is_vote_table(node: PageElement) -> bool:
    """ModernGov's own recorded vote table follows the minutes without a sub-title and is not part of their text."""
    return isinstance(node, Tag) and node.name == "table" and has_class(node, "mgTableNoBorderFullWidth")


def _is_pair(node: PageElement) -> bool:
    """A `p` with a label (`Publication date:`) ends the block before it."""
    if not isinstance(node, Tag) or node.name not in ("p", "div", "dl") or has_class(node, "mgWordPara"):
        return False
    label = node.find("span", class_="mgLabel")
    is_own = label is not None and all(
        outer.name in INLINE for outer in takewhile(lambda outer: outer is not node, label.parents)
    )
    return has_class(node, "mgLabel") or is_own


def _block(heading: Tag | None, nodes: list[PageElement]) -> Block:
    is_vote = heading is not None and _is_vote_table(heading)
    label = _label(heading, is_vote)
    full, cut = _cut(nodes)
    own = _vote_rows(nodes[0]) if is_vote else [node for node in nodes if _is_own_text(node)]
    prose = [node for node in nodes[is_vote:] if not _is_own_text(node) and _is_prose(node)]
    if not own:
        own, prose = prose, []
    text = render(own, cut)
    return Block(
        label,
        None if text == NOT_SET else text or None,
        tuple(own),
        full is not None,
        full,
        tuple(anchors(node for node in nodes if not _is_own_text(node))),
        render(prose, cut) or None,
    )


def _label(heading: Tag | None, is_vote: bool) -> str | None:
    if heading is None:
        return None
    caption = heading.find("caption") if is_vote else heading
    return (line_of(caption.contents) if isinstance(caption, Tag) else "") or "Recorded Vote"


def _vote_rows(table: PageElement) -> list[PageElement]:
    caption = table.find("caption") if isinstance(table, Tag) else None
    if isinstance(caption, Tag):
        caption["class"] = "mgHide"  # it is the block's label already
    return [table]


def _is_own_text(node: PageElement) -> bool:
    """A text container of ModernGov, or Word markup that fell out of one because the council's text is unbalanced."""
    if not isinstance(node, Tag):
        return False
    return any(name == "mgwordpara" or name.startswith(("mso", "wordsection")) for name in classes_of(node))


def _is_prose(node: PageElement) -> bool:
    if isinstance(node, NavigableString):
        return not isinstance(node, PreformattedString) and bool(tidy(clean_characters(node)))
    if not isinstance(node, Tag) or node.name in NOT_PROSE:
        return False
    if node.name == "a":
        return any(map(_is_words, (node.previous_sibling, node.next_sibling)))  # else it stands by itself: an action
    if node.name in ("ul", "ol", "li") and not _says_more_than_links(node):
        return False
    return not has_class(node, *FURNITURE) and not _is_pair(node)


def _is_words(node: PageElement | None) -> bool:
    """Whether a node is a string of a running text."""
    return isinstance(node, NavigableString) and not isinstance(node, PreformattedString) and bool(WORD.search(node))


def _says_more_than_links(entries: Tag) -> bool:
    """Whether a list is of the text, and no list of papers or actions: those have links and their sizes only."""
    for text in filter(_is_words, entries.find_all(string=True)):
        outer = takewhile(lambda tag: tag is not entries, text.parents)
        if not any((tag.name == "a" and tag.get("href")) or has_class(tag, "mgHide", "mgFileSize") for tag in outer):
            return True
    return False


def _cut(nodes: list[PageElement]) -> tuple[str | None, set[int]]:
    """Return where the full text stands, and the nodes (by `id`) of ellipsis and link that are not part of the text."""
    for node in nodes:
        for tag in with_href(node) if isinstance(node, Tag) else ():
            if not ITEM_PAGE.search(str(tag["href"])):
                continue
            before = tag.find_previous(string=True)
            dots = before is not None and ELLIPSIS.search(clean_characters(str(before)))
            if dots or VIEW_THE_FULL.match(line_of(tag)):
                return str(tag["href"]), {id(tag)}
    return None, set()
