"""A councillor or officer: `mgUserInfo.aspx` (section 3.10). Seats already left are on the page too, hidden.

Addresses, telephones, e-mail and surgeries stand on these pages and are never taken into a record.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping

from bs4 import Tag
from bs4.element import AttributeValueList

from archive.records import Parsed, Site
from archive.records_people import Membership, Person
from scraper import html
from scraper.blocks import Labelled, Section, labelled, sections
from scraper.dates import dates_in
from scraper.layouts import HEADINGS, relabel
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.seats import BODIES, add_seats
from scraper.vocabulary import key
from scraper.vocabulary_people import (
    ABOUT,
    COMMITTEE_SEATS,
    CONTACT,
    OTHER_SECTIONS,
    OUTSIDE_SEATS,
    PAST,
    PERSON_HEADINGS,
    PERSON_LABELS,
    TERMS,
    is_private,
)

SEATS = {**dict.fromkeys(COMMITTEE_SEATS, "committee"), **dict.fromkeys(OUTSIDE_SEATS, "outside_body")}
PARTS = ("mgUserSideBar", "mgUserBody")
VALUES = PERSON_LABELS.keys() - TERMS - {label for label, field in PERSON_LABELS.items() if field == "key_posts"}
LAID_OUT = ("table", "dl", "div", "section", "li", "p", "strong", "b", "em", "label", *HEADINGS)
FOLLOW = ("member_attendance", "declarations")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the person and their seats, with links to their attendance and declarations.

    A committee is linked too: one that is over may be on no list. Unknown sections are reported by their title only.
    """
    tray = Tray("person", url, site, context)
    page, frame = open_list(tray, body)
    person_id = tray.known("person")
    if frame is None:
        return tray.parsed()
    if person_id is None:
        tray.problem("neither the URL nor the context states the person's id")
        return tray.parsed()
    content = content_of(frame)
    _name_sections(content, html.sub_title(frame))
    _set_apart(content, html.sub_title(frame))
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


def _name_sections(content: Tag, name: Tag | None) -> None:
    """Give headings their class back where a skin has dropped it: what follows one is of that section alone."""
    for tag in content.find_all(HEADINGS[:3]):
        is_text = tag.find_parent(class_="mgWordPara") is not None
        if not html.classes_of(tag) and tag is not name and not is_text and key(html.line_of(tag)) not in VALUES:
            tag["class"] = "mgSectionTitle"


def _set_apart(content: Tag, name: Tag | None) -> None:
    """Keep what stands under headings of other things from being read as labels: a ward may be that of an election
    lost. ModernGov's own labels count under any heading but those of the past."""
    is_apart = is_past = False
    highest = HEADINGS[-1]
    for tag in content.find_all(True):
        is_section = html.has_class(tag, "mgSectionTitle")
        if tag is not name and (is_section or (tag.name in HEADINGS and (not is_apart or tag.name <= highest))):
            title, highest = key(html.line_of(tag)), tag.name
            is_past = PAST.search(title) is not None
            is_apart = is_past or not (title in PERSON_LABELS or ABOUT.search(title))
        elif html.has_class(tag, "mgUserSideBar"):
            is_apart = is_past = False
        elif tag.name in LAID_OUT and is_apart and tag.find(class_="mgSectionTitle") is None:
            tag["class"] = AttributeValueList([*html.classes_of(tag), "mgWordPara"])
        elif html.has_class(tag, "mgLabel") and is_past:
            del tag["class"]


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
    body = copy.copy(content)
    for tag in body.find_all(class_="mgWordPara"):  # the council's text about a person, and what was set apart
        tag.extract()
    pairs = (line.partition(":") for line in html.text_of(body).splitlines())
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
    if part.title is None:
        refs = (tray.classify(anchor.href) for anchor in html.anchors(part.nodes))
        if count := sum(ref is not None and ref.page in BODIES for ref in refs):
            tray.problem(f"{count} committees are linked, and no heading says what they are", person_id)
        return
    name = key(part.title)
    is_known = name in SEATS or name in TERMS or name in PERSON_LABELS
    if not is_known and (CONTACT.search(name) or OTHER_SECTIONS.search(name)):
        return
    found = "histor" not in name and add_seats(tray, part, person_id, SEATS.get(name))  # of whom, and when, is not said
    if not found and not is_known:
        tray.problem(f"unknown section {part.title!r}", person_id)


PAGE = PageType(name="person", parse=parse, kinds=(Person, Membership), is_verified=True)
