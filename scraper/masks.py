"""Take the words of redacted records out of pages that show other records too. Pure.

Masked is what stands in the place of the record (its row of an agenda, the element around a link to it, its element in
XML), and every other piece of text that says eight words in a row which only it said. Whoever calls checks the result:
`is_clean` says whether none of those runs is left.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, tostring

from bs4 import Tag
from bs4.element import Declaration, Doctype, NavigableString, PreformattedString
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from archive.ids import record_id
from archive.prints import Prints, Runs, found, normal, readings, spans_of, words_of
from archive.records import Site
from archive.withheld import Withheld, plain_address
from scraper.decode import decode
from scraper.html import parse_html
from scraper.refusals import record_of
from scraper.vocabulary import ITEM_LABELS, key
from scraper.webservice import FORBIDDEN, child

MARK = "[redacted]"
BLOCKS = frozenset(
    ("p", "div", "td", "th", "tr", "li", "ul", "ol", "dl", "dt", "dd", "table", "h1", "h2", "h3", "h4", "h5", "h6",
     "body", "head", "html", "title", "form", "option", "button", "section", "article", "blockquote", "pre", "caption")
)  # fmt: skip
TITLES = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
AROUND = ("li", "tr", "p", "dd", "dt", "div")
SHORT, LABEL = 8, 3  # words: a short text with a date stays, as do labels
ADDRESSES = ("href", "src", "action")
ITEM_NAME = re.compile(r"^\s*AI(\d+)\s*$", re.IGNORECASE)
DATE = re.compile(r"\b(?:19|20)\d\d\b")
STATE = re.compile(r"[\d\s/:.,-]*|true|false", re.IGNORECASE)
# element of the XML service → the attribute or child with its number, and the kind of record it is
XML_PARTS = {
    "agendaitem": ("agendaitemid", "item"), "linkeddoc": ("attachmentid", "document"),
    "attendee": ("memberid", "person"), "councillor": ("councillorid", "person"),
}  # fmt: skip
XML_NUMBERS = {name for name, _ in XML_PARTS.values()}


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is to be hidden on a site: records and single texts, the runs only they said, and (of a record of which
    single texts are redacted) every run these said, which counts in the record's own place only."""

    site: Site
    withheld: Withheld
    prints: Prints
    texts: Mapping[str, Prints]


def mask(page: str, body: bytes, hidden: Hidden, own: str | None = None) -> bytes:
    """The body of a page without what is hidden; the same bytes where it shows nothing of it.

    `own` is the record that it is the page of.
    """
    text = decode(body)
    if own not in hidden.texts and not _names_any(text, hidden.withheld) and is_clean(text, hidden.prints):
        return body
    if page.startswith("xml_") and (root := _xml(text)) is not None:
        is_changed = _XmlMask(hidden).apply(root)
        return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) if is_changed else body
    masker = _HtmlMask(parse_html(body).soup, hidden)
    return masker.soup.encode("utf-8") if masker.apply(own) else body


def is_clean(text: str, prints: Prints) -> bool:
    """Whether a page's source says none of the runs that only a redacted record said."""
    return not any(prints.is_in(reading) for reading in readings(text))


def _names_any(text: str, withheld: Withheld) -> bool:
    """Whether the number of a withheld record is in a page's source."""
    numbers = {ref.rpartition("/")[2].lstrip("sgb").partition("-")[0] for ref in (*withheld.records, *withheld.columns)}
    return not numbers.isdisjoint(re.findall(r"\d+", text)) or any(each and each in text for each in numbers)


# ---------------------------------------------------------------- HTML


class _HtmlMask:
    """One page being masked."""

    def __init__(self, soup: Tag, hidden: Hidden) -> None:
        self.soup, self.hidden = soup, hidden
        self.site, self.withheld, self.prints = hidden.site, hidden.withheld, hidden.prints
        self.is_changed = False

    def apply(self, own: str | None) -> bool:
        """Mask; returns whether anything was."""
        for texts, number in list(self._places()):
            ref = record_id(self.site.id, "item", number)
            if ref in self.withheld.records:
                self._cover(texts)
            elif ref in self.hidden.texts:
                self._cover_words(texts, self.hidden.texts[ref].everything())
        for link in self.soup.find_all("a", href=True):
            self._link(link)
        if own is not None and own in self.hidden.texts:
            self._cover_words(self._texts(self.soup), self.hidden.texts[own].everything())
        self._cover_words(self._texts(self.soup), self.prints.own)
        self._attributes()
        return self.is_changed

    def _places(self) -> Iterator[tuple[list[NavigableString], str]]:
        """The texts of each item that a page shows in a place of its own, with the item's number."""
        for anchor in self.soup.find_all("a"):
            if number := _item_number(anchor):
                row = anchor.find_parent("tr")
                yield self._texts(row) if row is not None else list(self._below(anchor)), number

    def _below(self, anchor: Tag) -> Iterator[NavigableString]:
        """What is printed under the mark of an item that stands in no table, to the next item or meeting."""
        first: Tag = next((each for each in anchor.parents if each.name in TITLES), anchor)
        yield from self._texts(first)
        for each in first.next_siblings:
            if isinstance(each, Tag) and self._begins_another(each):
                return
            yield from self._texts(each) if isinstance(each, Tag) else [each] if type(each) is NavigableString else []

    def _begins_another(self, tag: Tag) -> bool:
        links = [tag, *tag.find_all("a")] if tag.name == "a" else tag.find_all("a")
        refs = (self._refers(link) or "" for link in links)
        return any(map(_item_number, links)) or any(ref.startswith(f"{self.site.id}/meeting/") for ref in refs)

    def _texts(self, scope: Tag) -> list[NavigableString]:
        return [
            node for node in scope.descendants
            if isinstance(node, NavigableString) and not isinstance(node, Doctype | Declaration)
        ]  # fmt: skip

    def _refers(self, link: Tag) -> str | None:
        return record_of(str(link["href"]), self.site) if link.get("href") else None

    def _link(self, link: Tag) -> None:
        """What is called by a link to a redacted record, and what stands beside it."""
        ref = self._refers(link)
        if ref is None or ref not in self.withheld.records or ref.split("/")[1] == "meeting":
            return
        self._cover(self._texts(link))
        for name in ("title", "aria-label"):
            self._set(link, name, MARK)
        self._set(link, "href", plain_address(str(link["href"])) or "#")
        around = next((each for each in link.parents if each.name in AROUND), None)
        if around is not None and not self._has_others(around, ref):
            self._cover(node for node in self._texts(around) if _is_told(str(node)))

    def _has_others(self, around: Tag, ref: str) -> bool:
        refs = {self._refers(link) for link in around.find_all("a", href=True)} - {None, ref}
        return any(each and each.split("/")[1] not in ("meeting", "committee") for each in refs)

    def _cover(self, nodes: Iterable[NavigableString]) -> None:
        for node in list(nodes):
            if str(node).strip() and str(node) != MARK and not _is_label(node) and not self._is_of_another(node):
                kind = type(node) if isinstance(node, PreformattedString) else NavigableString
                node.replace_with(kind(MARK))
                self.is_changed = True

    def _is_of_another(self, node: NavigableString) -> bool:
        """Whether a text is the name of a link to a record that is not redacted, such as a paper of the item."""
        link = node.find_parent("a", href=True)
        ref = self._refers(link) if link is not None else None
        return ref is not None and ref not in self.withheld.records and not ref.startswith(f"{self.site.id}/item/")

    def _cover_words(self, nodes: Sequence[NavigableString], runs: Runs) -> None:
        for node in _saying(nodes, self.prints, runs):
            kind = type(node) if isinstance(node, PreformattedString) else NavigableString
            node.replace_with(kind(MARK))
            self.is_changed = True

    def _attributes(self) -> None:
        for tag in self.soup.find_all(True):
            for name, value in list(tag.attrs.items()):
                if isinstance(value, str) and len(value) > SHORT and not is_clean(value, self.prints):
                    self._set(tag, name, "#" if name in ADDRESSES else MARK)

    def _set(self, tag: Tag, name: str, value: str) -> None:
        if tag.get(name) not in (None, value):
            tag[name] = value
            self.is_changed = True


def _item_number(anchor: Tag) -> str | None:
    """The number of the item that an anchor marks the place of: `<a name="AI51890">`."""
    return next((mark[1] for name in ("name", "id") if (mark := ITEM_NAME.match(str(anchor.get(name) or "")))), None)


def _saying(nodes: Sequence[NavigableString], prints: Prints, runs: Runs) -> list[NavigableString]:
    """The texts that say a run, whichever tags stand between its words."""
    starts, text, block = [], "", None
    for node in nodes:
        own = next((each for each in node.parents if each.name in BLOCKS), None)
        text += "" if own is block and node.find_previous_sibling("br") is None else " "
        block = own
        starts.append(len(text))
        text += normal(str(node))
    spans = list(spans_of(text))
    said: set[int] = set()
    for start, end in found(prints.key, [word for word, _, _ in spans], runs):
        first = bisect_right(starts, spans[start][1]) - 1
        said.update(range(first, bisect_right(starts, spans[end - 1][2] - 1)))
    return [nodes[at] for at in sorted(said) if str(nodes[at]).strip()]


def _is_label(node: NavigableString) -> bool:
    """Whether a text is one of the headings every item has: without them nobody knows what the gap is."""
    return not isinstance(node, PreformattedString) and key(str(node)) in ITEM_LABELS


def _is_told(text: str) -> bool:
    """Whether a text beside a link says something: more than a label or a date."""
    words = len(words_of(text))
    return words > LABEL and not text.rstrip().endswith(":") and not (words <= SHORT and DATE.search(text))


# ---------------------------------------------------------------- XML


def _xml(text: str) -> Element | None:
    for candidate in (text.lstrip(), FORBIDDEN.sub("", text).lstrip()):
        try:
            root: Element = fromstring(candidate)
        except (ParseError, DefusedXmlException, ValueError, LookupError):
            continue
        return root
    return None


class _XmlMask:
    """One answer of the web service being masked."""

    def __init__(self, hidden: Hidden) -> None:
        self.site, self.withheld, self.prints = hidden.site, hidden.withheld, hidden.prints
        self.is_changed = False

    def apply(self, root: Element) -> bool:
        for element in root.iter():
            name = _name(element)
            if name in XML_PARTS and (ref := self._ref(element, *XML_PARTS[name])):
                if ref in self.withheld.records:
                    self._cover(element)
                for column in self.withheld.columns.get(ref, ()):
                    self._cover_column(element, column)
        for element in root.iter():
            self._words(element)
        return self.is_changed

    def _ref(self, element: Element, number: str, kind: str) -> str | None:
        held = child(element, number)
        found = (held.text if held is not None else None) or element.get(number) or ""
        if not found.strip().isdecimal():
            return None
        return record_id(self.site.id, kind, f"{'s' if kind == 'document' else ''}{int(found)}")

    def _cover(self, element: Element) -> None:
        """Mask an element, but for its numbers and marks and the papers in it."""
        for name, value in element.attrib.items():
            if name not in XML_NUMBERS and not STATE.fullmatch(value):
                self._put(element, name)
        for part in element:
            if _name(part) in ("linkeddocuments", *XML_PARTS):
                continue
            if part.text and not STATE.fullmatch(part.text.strip()) and _name(part) not in XML_NUMBERS:
                part.text, self.is_changed = MARK, True
            self._cover(part)

    def _put(self, element: Element, name: str) -> None:
        if element.get(name) != MARK:
            element.set(name, MARK)
            self.is_changed = True

    def _cover_column(self, element: Element, column: str) -> None:
        begins = {"title": ("agendaitemtitle",), "summary": ("agendatext",)}.get(column, (column.partition("_")[0],))
        for part in element:
            if _name(part).startswith(begins) and part.text and not STATE.fullmatch(part.text.strip()):
                part.text, self.is_changed = MARK, True

    def _words(self, element: Element) -> None:
        for name in ("text", "tail"):
            value = getattr(element, name)
            if value and len(value) > SHORT and not is_clean(value, self.prints):
                setattr(element, name, MARK)
                self.is_changed = True
        for name, value in element.attrib.items():
            if not is_clean(value, self.prints):
                self._put(element, name)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
