"""Atom feeds (RFC 4287): `atom(title, address, updated, entries)`. Pure.

Whatever the minutes say becomes plain text: markup is escaped, and characters that XML may not hold are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from publish.site.coverage_sentence import NOT_DECIDED

NAMESPACE = "http://www.w3.org/2005/Atom"
UNKNOWN_TIME = "1970-01-01T00:00:00Z"
AUTHOR = "Council minutes archive"
# XML 1.0, section 2.2: what is no character of a document even when escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry. `ident` is a record's or a fact's id, `address` its whole web address; times are ISO 8601, UTC.

    `summary` is plain text; `author` who wrote it, such as the council; `original` the council's own page.
    """

    ident: str
    title: str
    address: str
    updated: str | None
    published: str | None = None
    summary: str = ""
    author: str | None = None
    original: str | None = None
    categories: tuple[str, ...] = ()


def atom(
    title: str, address: str, updated: str | None, entries: Iterable[Entry], *,
    own: str | None = None, subtitle: str = "", following: str | None = None,
) -> str:  # fmt: skip
    """A feed as XML text.

    `address` is the whole address of the page that the feed follows, `own` the feed's, `following` that of its next
    part (RFC 5005), `updated` when it last changed; without one, the newest entry says it.
    """
    listed = list(entries)
    newest = max((moment(entry.updated) for entry in listed), default=UNKNOWN_TIME)
    feed = ElementTree.Element("feed", xmlns=NAMESPACE)
    _add(feed, "id", own or address)
    _add(feed, "title", title or "Untitled")
    told = [subtitle, *([] if listed else [f"No entry. {NOT_DECIDED}"])]
    if any(told):
        _add(feed, "subtitle", " ".join(part for part in told if part))
    _add(feed, "updated", moment(updated) if updated else newest)
    _add(ElementTree.SubElement(feed, "author"), "name", AUTHOR)
    _link(feed, "alternate", address, "text/html")
    for rel, href in (("self", own), ("next", following)):
        if href:
            _link(feed, rel, href, "application/atom+xml")
    for entry in listed:
        _entry(feed, entry)
    ElementTree.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    element = ElementTree.SubElement(feed, "entry")
    _add(element, "id", entry_id(entry.ident))
    _add(element, "title", entry.title or "Untitled")
    _add(element, "updated", moment(entry.updated))
    if entry.published:
        _add(element, "published", moment(entry.published))
    if entry.author:
        _add(ElementTree.SubElement(element, "author"), "name", entry.author)
    _link(element, "alternate", entry.address, "text/html")
    if entry.original and re.match(r"https?://\S+$", entry.original):
        _link(element, "via", entry.original, None)
    for term in entry.categories:
        ElementTree.SubElement(element, "category", term=clean(term))
    if entry.summary:
        _add(element, "summary", entry.summary)


def entry_id(ident: str) -> str:
    """The id of an entry: the same for the same record wherever the archive is served, to be read once."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, clean(ident))}"


def moment(value: str | None) -> str:
    """A time as Atom wants it: a day alone is its first minute; what is no time is `UNKNOWN_TIME`."""
    found = _MOMENT.match((value or "").strip())
    if not found:
        return UNKNOWN_TIME
    day, time, part, zone = found.groups()
    clock = f"{time}:00" if time and len(time) == 5 else time or "00:00:00"
    return f"{day}T{clock}{part or ''}{zone or 'Z'}"


def clean(text: str) -> str:
    """Text without the characters that XML may not hold."""
    return _NOT_XML.sub("", text)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = clean(text)


def _link(parent: ElementTree.Element, rel: str, href: str, media: str | None) -> None:
    element = ElementTree.SubElement(parent, "link", rel=rel, href=clean(href))
    if media:
        element.set("type", media)
