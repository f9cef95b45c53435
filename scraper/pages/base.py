"""What every page type is, and the tray its parser gathers records in. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bs4 import Tag

from archive import ids
from archive.records import Absence, AgendaItem, Link, Parsed, Problem, Record, Site, Text
from scraper import html, urls
from scraper.verdict import is_error_page

NOWHERE = "http://nowhere.invalid/"  # a site without an address: its links lead nowhere
PAGE_NAME = re.compile(r"\.as[pm]x", re.IGNORECASE)
# A search page says "No results found" of somebody's words: that is no empty list of decisions.
SEARCH = re.compile(r"search (?:results|documents)\b|canlyniadau'?r? chwil|chwilio", re.IGNORECASE)
LAYOUT = ("table", "tbody", "tr", "td", "th", "ul", "ol", "li", "dl", "dd")
INLINE = ["strong", "b", "em", "i", "label", "font"]
OWN_CLASS = re.compile(r"^mg(?!WordPara)", re.IGNORECASE)
Parser = Callable[[bytes, str, Site, Mapping[str, str]], Parsed]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageType:
    """One page type. `parse(body, url, site, context)` never raises on any bytes.

    `kinds` are the record classes it yields; `is_verified` says that it was tried on real bytes of a real site, not
    only on pages written from descriptions.
    """

    name: str
    parse: Parser
    kinds: tuple[type[Record], ...]
    is_verified: bool


@dataclass(slots=True)
class Tray:
    """Collects what one page gives. Context values may be record ids (`x/meeting/7`) or the site's own (`7`)."""

    page: str
    url: str
    site: Site
    context: Mapping[str, str]
    texts: list[Text] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    _records: dict[tuple[type[Record], str], Record] = field(default_factory=dict)
    _links: dict[str, Link] = field(default_factory=dict)
    _problems: dict[Problem, None] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    language: str | None = None

    @property
    def base(self) -> str:
        """The install directory: that of this page where it is on the site's host, else the register's.

        Links are relative to the page, and a site may send its visitors on to a directory (section 1.5).
        """
        home = self.site.base_url
        is_own = PAGE_NAME.search(self.url) and (home is None or urls.same_host(self.url, home))
        try:
            return urls.base_directory(self.url if is_own else home or NOWHERE)
        except ValueError:
            return NOWHERE

    def ref(self, kind: str, number: str | int | None) -> str | None:
        """Return a record id from the site's own id, or a record id as it is."""
        text = str(number or "").strip()
        if not text:
            return None
        return text if text.startswith(f"{self.site.id}/") else ids.record_id(self.site.id, kind, text)

    def known(self, kind: str) -> str | None:
        """Return the record id of a kind that the URL or the context states."""
        here = urls.classify(self.url, self.base)
        stated = (here.ids.get(kind) if here else None) or self.context.get(f"{kind}_id")
        return self.ref(kind, stated)

    def classify(self, href: str) -> urls.PageRef | None:
        """Return what a link on this page leads to."""
        return urls.classify(href, self.base)

    def add(self, cls: type[Record], record_id: str, /, **values: Any) -> None:
        """Add a record of this site; a second one with the same id only fills what the first left None."""
        new = cls(id=record_id, site=self.site.id, council=self.site.council, **values)
        old = self._records.get((cls, record_id))
        if isinstance(old, AgendaItem) and isinstance(new, AgendaItem) and _are_two(old, new):
            self.facts["doubled"] = [*self.facts.get("doubled", ()), record_id]
        self._records[cls, record_id] = _merged(old, new) if old else new

    @property
    def records(self) -> list[Record]:
        """The records so far, in the order of the page."""
        return list(self._records.values())

    def holds(self, cls: type[Record], record_id: str) -> bool:
        """Whether a record has been added."""
        return (cls, record_id) in self._records

    def text(self, record_id: str, name: str, text: str | None, section: str, status: str | None = None) -> None:
        """Add a text for extraction unless it is empty."""
        if text:
            self.texts.append(
                Text(
                    record_id=record_id,
                    field=name,
                    text=text,
                    section=section,
                    minutes_status=status,
                    language=self.language,
                )
            )

    def absent(self, record_id: str, name: str, reason: str, detail: str | None = None) -> None:
        """Say why a field is not here."""
        self.absences.append(Absence(record_id=record_id, field=name, reason=reason, detail=detail))

    def link(self, url: str, page: str, why: str, **context: str | None) -> None:
        """Add a page worth fetching, once."""
        known = {name: value for name, value in context.items() if value}
        self._links.setdefault(url, Link(url=url, page=page, why=why, context=known))

    def problem(self, message: str, record_id: str | None = None, *, stage: str = "parse") -> None:
        """Report something a reader or maintainer must know. A NOTICE leaves the page one that was read as a whole:
        what it showed before and no longer shows has left the site."""
        message = f"{self.page}: {message}"
        self._problems[Problem(stage=stage, message=message, record_id=record_id, url=self.url)] = None

    def parsed(self) -> Parsed:
        """Return everything gathered."""
        return Parsed(
            records=tuple(self._records.values()),
            texts=tuple(self.texts),
            absences=tuple(self.absences),
            links=tuple(self._links.values()),
            problems=tuple(self._problems),
            facts=self.facts,
        )


def _are_two(old: AgendaItem, new: AgendaItem) -> bool:
    """Whether two items of one number are not the same one twice."""
    one, other = old.title or "", new.title or ""
    return bool(one and other) and one.casefold() != other.casefold()


def _merged(old: Record, new: Record) -> Record:
    values = {each.name: getattr(old, each.name) for each in fields(old)}
    return type(old)(**{name: getattr(new, name) if value is None else value for name, value in values.items()})


def open_page(tray: Tray, body: bytes) -> tuple[html.Page, Tag | None]:
    """Parse an HTML page. Without `#modgov`, or on a search or error page, there is no frame: that is reported, and
    must not be read as a page with nothing on it."""
    page = html.parse_html(body, tray.context.get("encoding"))
    frame = html.modgov(page)
    tray.language = html.language_of(page)
    tray.facts["is_fictional"] = html.is_fictional(page)
    if frame is None:
        tray.facts["has_frame"] = False
        tray.problem("no #modgov on the page: not a ModernGov page, or a refusal")
    elif found := _stranger(page, body):
        tray.problem(f"{found} came in its place")
        return page, None
    else:
        _standardise(frame)
    return page, frame


def _stranger(page: html.Page, body: bytes) -> str | None:
    """What a page of the frame is that no parser may read: its words would be taken for those of the record."""
    if SEARCH.match(html.title_of(page) or ""):
        return "a search page"
    return "an error page" if is_error_page(body) else None


def _standardise(frame: Tag) -> None:
    """Take a skin's markup round and in the page for ModernGov's own: tables that lay out the whole site are none of
    the page's, and a label is one in whatever inline element it stands."""
    for outer in frame.parents:
        if outer.name in LAYOUT:
            outer.name = "div"
    for label in frame.find_all(INLINE, class_="mgLabel"):
        label.name = "span"


def open_list(tray: Tray, body: bytes) -> tuple[html.Page, Tag | None]:
    """Parse a page that lists things, as `open_page` does, without the council's own texts on it.

    What these name or link is on no list. One that holds parts of ModernGov's own page was not closed where it ends.
    """
    page, frame = open_page(tray, body)
    for text in frame.find_all(class_="mgWordPara") if frame is not None else ():
        if text.find(class_=OWN_CLASS) is None and text.find_parent(["td", "th", "li", "dd"]) is None:
            text.extract()
    return page, frame


def content_of(frame: Tag) -> Tag:
    """Return the page body without header and action links: `.mgContent`, or the whole frame of a skin without it."""
    found = [tag for tag in frame.find_all(class_="mgContent") if tag.find_parent(class_="mgContent") is None]
    return found[0] if len(found) == 1 else frame
