"""What the head of a meeting page says: its date, its state, its venue and contact (MODERNGOV.md section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from scraper.blocks import Labelled, labelled
from scraper.dates import Heading, parse_date
from scraper.layouts import relabel
from scraper.pages.base import Tray
from scraper.vocabulary import MEETING_LABELS, key, meeting_status

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


def labels_of(tray: Tray, frame: Tag, meeting_id: str) -> dict[str, str]:
    """Return `venue` and `contact` where the page has them; unknown labels are reported."""
    values: dict[str, str] = {}
    if frame.find("span", class_="mgLabel") is None:
        relabel(frame, MEETING_LABELS, ())
    for pair in labelled(frame):
        name = MEETING_LABELS.get(key(pair.label))
        if name is None:
            tray.problem(f"unknown label {pair.label!r}: {pair.value!r}", meeting_id)
        elif name and pair.value:
            values.setdefault(name, _without_directions(pair))
    return values


def _without_directions(pair: Labelled) -> str:
    """ModernGov puts `. View directions` after a venue it knows; the stop is not the venue's."""
    for link in pair.links:
        if link.text and DIRECTIONS.search(link.href):
            return pair.value.removesuffix(link.text).rstrip().removesuffix(".")
    return pair.value
