"""What the head of a meeting page says: its date, its state, its venue and contact (MODERNGOV.md section 3.4), and
what stands beside the agenda."""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping

from bs4 import Tag
from bs4.element import NavigableString

from scraper import html, urls
from scraper.blocks import Labelled, labelled
from scraper.dates import Heading, parse_date
from scraper.layouts import relabel
from scraper.pages.agenda import is_agenda, unnumbered
from scraper.pages.agenda_lost import numbers_in
from scraper.pages.base import Tray, content_of
from scraper.pages.body import body_of
from scraper.vocabulary import MEETING_LABELS, NOTHING_HERE, key, meeting_status

LONGEST_NOTICE = 100  # characters
OWN_FIELDS = ("venue", "contact")
DIRECTIONS = re.compile(r"mglocationdetails\.aspx", re.IGNORECASE)


def date_of(tray: Tray, parts: Heading, meta: Mapping[str, str], meeting_id: str) -> str | None:
    """Return `DC.date`; where the heading says otherwise the heading, which is what readers see, and a problem."""
    stated = parse_date(meta.get("date"))
    if stated and parts.date and stated != parts.date:
        tray.problem(f"DC.date says {stated}, the heading {parts.date}; the heading is kept", meeting_id)
    return parts.date or stated


def status_of(tray: Tray, parts: Heading, meeting_id: str, *, has_items: bool) -> str | None:
    """Return the state. `confirmed` is never printed: it is what a dated heading without a state means once there is an
    agenda; before that the meeting may be provisional, which only calendar and meeting list print."""
    if not parts.suffix:
        return "confirmed" if parts.date and has_items else None
    found = meeting_status(parts.suffix)
    if found is None:
        tray.problem(f"unknown meeting status {parts.suffix!r}", meeting_id)
    return found


def beside_agenda(frame: Tag) -> Tag:
    """A copy of the page, its labels named, without what stands in an agenda table or in any table with items.

    The tables hold nearly all of a page, so they are set aside before the copy is made, and put back.
    """
    if frame.find("span", class_="mgLabel") is None:
        relabel(frame, MEETING_LABELS, ())
    tables = [table for table in frame.find_all("table") if is_agenda(table) or numbers_in(table)]
    inner = {id(tag) for table in tables for tag in table.find_all("table")}
    places = [(NavigableString(""), table) for table in tables if id(table) not in inner]
    for place, table in places:
        table.replace_with(place)
    made = copy.copy(frame)
    for place, table in places:
        place.replace_with(table)
    return made


def labels_of(tray: Tray, beside: Tag, meeting_id: str) -> dict[str, str]:
    """Return `venue` and `contact` where the page has them beside its agenda; unknown labels are reported."""
    values: dict[str, str] = {}
    for pair in labelled(beside):
        name = MEETING_LABELS.get(key(pair.label))
        if name is None:
            tray.problem(f"unknown label {pair.label!r}: {pair.value!r}", meeting_id)
        elif name and pair.value:
            values.setdefault(name, _without_directions(pair))
    return values


def words_beside(frame: Tag, beside: Tag) -> str | None:
    """Return what the page's body says `beside` the agenda: notices, links to webcasts, labels that no field is for.
    What stands in a table of items is the items', but for rows that are none.
    """
    body, title = body_of(content_of(beside)), html.sub_title(beside)
    for own in body.find_all(["h2", "h3"]):
        if title is not None and html.line_of(own) == html.line_of(title):
            own.extract()
    for label in body.find_all("span", class_="mgLabel"):
        line = label.parent
        is_own = MEETING_LABELS.get(key(html.line_of(label.contents))) in OWN_FIELDS
        if is_own and line is not None and len(line.find_all(class_="mgLabel")) == 1:
            line.extract()
    for link in html.with_href(body):
        if "//" in str(link["href"]):  # a webcast, say: the address is what readers need
            link.append(f" <{urls.clean(str(link['href']))}>")
    text = html.text_of(body)
    if len(text) < LONGEST_NOTICE and NOTHING_HERE.search(text):
        text = ""  # kept as the reason of an absence
    return "\n\n".join(filter(None, [text, *unnumbered(frame)])) or None


def _without_directions(pair: Labelled) -> str:
    """ModernGov puts `. View directions` after a venue it knows; the stop is not the venue's."""
    for link in pair.links:
        if link.text and DIRECTIONS.search(link.href):
            return pair.value.removesuffix(link.text).rstrip().removesuffix(".")
    return pair.value
