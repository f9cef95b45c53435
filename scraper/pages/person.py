"""A councillor or officer: `mgUserInfo.aspx` (section 3.10). Seats already left are on the page too, hidden.

Addresses, telephones, e-mail and surgeries stand on these pages and are never taken into a record.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from archive.records import Parsed, Site
from archive.records_people import Membership, Person
from scraper import html
from scraper.blocks import Labelled, Section, labelled, sections
from scraper.dates import dates_in
from scraper.layouts import relabel
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.seats import add_seats
from scraper.vocabulary import key
from scraper.vocabulary_people import (
    COMMITTEE_SEATS,
    CONTACT,
    OTHER_SECTIONS,
    OUTSIDE_SEATS,
    PERSON_HEADINGS,
    PERSON_LABELS,
    TERMS,
    is_private,
)

SEATS = {**dict.fromkeys(COMMITTEE_SEATS, "committee"), **dict.fromkeys(OUTSIDE_SEATS, "outside_body")}
PARTS = ("mgUserSideBar", "mgUserBody")
FOLLOW = ("member_attendance", "declarations")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the person and their seats, with links to their attendance and declarations.

    A committee is linked too: one that is over may be on no list. Unknown sections are reported by their title only.
    """
    tray = Tray("person", url, site, context)
    page, frame = open_page(tray, body)
    person_id = tray.known("person")
    if frame is None:
        return tray.parsed()
    if person_id is None:
        tray.problem("neither the URL nor the context states the person's id")
        return tray.parsed()
    content = content_of(frame)
    relabel(content, PERSON_LABELS, ())
    stated, other = _labels(tray, content, person_id)
    parts = sections(content)
    titles = {key(part.title) for part in parts if part.title}
    name = _name(page, frame)
    if not name or not (stated or titles & (SEATS.keys() | TERMS) or content.find(class_=list(PARTS))):
        tray.problem("no name, or neither labels nor appointments: not a person's page", person_id)
        return tray.parsed()
    label = stated.pop("terms", None)
    terms = _terms(parts) or _term_pairs(label or "")
    stated["key_posts"] = stated.get("key_posts") or _posts(parts)
    tray.add(Person, person_id, url=tray.url, name=name, terms=terms or None, other_fields=other or None, **stated)
    for part in parts:
        _read_section(tray, part, person_id)
    for anchor in html.anchors(content):
        ref = tray.classify(anchor.href)
        if ref and ref.page in FOLLOW and ref.ids.get("person") == person_id.rpartition("/")[2]:
            tray.link(ref.url, ref.page, f"{ref.page.replace('_', ' ')} of a councillor", person_id=person_id)
    return tray.parsed()


def _name(page: html.Page, frame: Tag) -> str | None:
    """Return the main title, or the sub-title where the main title only says what kind of page this is.

    The browser's title is no name: it holds the council's.
    """
    is_stated = page.soup.find("h1") or html.heading_meta(page).get("title")
    kind, _, rest = (html.title_of(page) or "").partition(" - ") if is_stated else ("", "", "")
    title = rest if key(kind) in PERSON_HEADINGS else " - ".join(filter(None, (kind, rest)))
    if title:
        return title
    heading = html.sub_title(frame)
    return (html.line_of(heading) or None) if heading else None


def _labels(tray: Tray, content: Tag, person_id: str) -> tuple[dict[str, str | None], dict[str, str]]:
    stated: dict[str, str | None] = {}
    other: dict[str, str] = {}
    for pair in labelled(content) or _plain_labels(content):
        name = PERSON_LABELS.get(key(pair.label))
        if name:
            stated[name] = stated.get(name) or pair.value or None
        elif not pair.value or CONTACT.search(key(pair.label)):
            continue
        elif is_private(pair.label, pair.value):
            tray.problem(f"contact details under {pair.label!r}, which are not kept", person_id)
        else:
            other[pair.label] = pair.value
            if name is None:
                tray.problem(f"unknown label {pair.label!r}", person_id)
    return stated, other


def _plain_labels(content: Tag) -> list[Labelled]:
    """Return the lines that begin with a label we know, where a skin has dropped the class of labels."""
    pairs = (line.partition(":") for line in html.text_of(content).splitlines())
    return [Labelled(label.strip(), text.strip()) for label, _, text in pairs if PERSON_LABELS.get(key(label))]


def _lines(part: Section) -> list[str]:
    return [line.strip(" ·•") for line in html.text_of(part.nodes).splitlines() if line.strip(" ·•")]


def _terms(parts: list[Section]) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        if key(part.title or "") in TERMS:
            for line in _lines(part):
                found |= _term_pairs(line)
    return found


def _term_pairs(line: str) -> dict[str, str]:
    """Return `start: end` as printed; the end is empty where none is printed."""
    found = dates_in(line)
    if not found:
        return {}
    first, rest = found[0], line[found[0].end :]
    end = re.sub(r"^(?:\s|[-–—,(]|\b(?:to|until|i|hyd)\b)+", "", rest).strip(" )")
    return {line[first.start : first.end]: end}


def _posts(parts: list[Section]) -> str | None:
    lines = [line for part in parts if PERSON_LABELS.get(key(part.title or "")) == "key_posts" for line in _lines(part)]
    return "; ".join(lines) or None


def _read_section(tray: Tray, part: Section, person_id: str) -> None:
    name = key(part.title or "")
    is_known = name in SEATS or name in TERMS or name in PERSON_LABELS
    if not is_known and (CONTACT.search(name) or OTHER_SECTIONS.search(name)):
        return
    found = add_seats(tray, part, person_id, SEATS.get(name))
    if part.title and not found and not is_known:
        tray.problem(f"unknown section {part.title!r}", person_id)


PAGE = PageType(name="person", parse=parse, kinds=(Person, Membership), is_verified=True)
