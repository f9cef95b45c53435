"""Seats as a person's page lists them: `Committee (Vice-Chair) (02/06/2025 - 09/10/2025)`, current and expired."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import Tag

from archive import ids
from archive.records_people import Membership
from scraper import addresses, html
from scraper.blocks import Section
from scraper.dates import dates_in
from scraper.layouts import HEADINGS
from scraper.pages.base import Tray
from scraper.urls import PageRef
from scraper.vocabulary import key
from scraper.vocabulary_people import LEFT_SEATS, NOTHING_SAID

BODIES = ("committee", "outside_body")
EXPIRED = re.compile(r"^mgExpiredMembershipEntry", re.IGNORECASE)
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
BRACKETS = re.compile(r"\(([^()]*)\)")
UNTIL = re.compile(r"[-–—]|\b(?:to|until|till|hyd|tan)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seat:
    """What one entry says beside the body's name. Dates are ISO."""

    role: str | None
    start: str | None
    end: str | None


def add_seats(tray: Tray, part: Section, person_id: str, kind: str | None) -> bool:
    """Add the seats a section lists; True if it lists any. Those under `Previous appointments` have been left.

    An entry with a link to a committee or outside body is a seat under whatever heading; one without a link is a seat
    only where the heading says of which `kind` (`committee`, `outside_body`).
    """
    found, is_left = [], LEFT_SEATS.search(part.title or "") is not None
    for tag in (tag for node in part.tags for tag in [node, *node.find_all(True)]):
        if tag.name in HEADINGS or (tag.name == "p" and tag.find(["strong", "b"]) is not None):
            is_left = LEFT_SEATS.search(f"{part.title} {html.line_of(tag)}") is not None
        elif tag.name == "li":
            found.append(_add(tray, tag, person_id, kind, is_left))
    if kind and not any(found) and (said := html.line_of(part.nodes)) and not NOTHING_SAID.search(said):
        tray.problem(f"cannot read the appointments under {part.title!r}", person_id)
    return any(found)


def _add(tray: Tray, entry: Tag, person_id: str, kind: str | None, is_left: bool) -> bool:
    if entry.find("li") is not None:
        return False  # a frame around entries
    links = ((tray.classify(anchor.href), anchor.text) for anchor in html.anchors(entry))
    ref, name = next(((ref, text) for ref, text in links if ref and ref.page in BODIES), (None, ""))
    text = html.line_of(entry.contents)
    name = name or BRACKETS.sub("", text).strip(" -–,")
    if not name or (ref is None and (kind is None or NOTHING_SAID.search(text))):
        return False
    seat = read_seat(text.replace(name, "", 1))
    over = is_left or _is_expired(entry)
    body_id = tray.ref(ref.page, ref.ids[ref.page]) if ref else tray.ref(kind or "", f"name:{name.casefold()}")
    is_committee = ref is not None and ref.page == "committee"
    tray.add(
        Membership, _seat_id(tray, ids.link_id(body_id or "", person_id), seat, over), url=tray.url,
        person_id=person_id, committee_id=body_id if is_committee else None,
        organisation=None if is_committee else name, role=seat.role, start_date=seat.start, end_date=seat.end,
        is_expired=over,
    )  # fmt: skip
    _link(tray, ref if is_committee else None)
    return True


def _link(tray: Tray, ref: PageRef | None) -> None:
    if ref:
        number = ref.ids["committee"]
        tray.link(addresses.committee(tray.base, number), "committee", "a councillor's seat",
                  committee_id=tray.ref("committee", number))  # fmt: skip


def _is_expired(entry: Tag) -> bool:
    """Whether the page marks a seat as left: by class, or hidden where a skin dropped the classes."""
    for tag in (entry, entry.parent):
        if not isinstance(tag, Tag) or tag.name not in ("li", "ul"):
            continue
        if any(EXPIRED.match(name) for name in html.classes_of(tag)) or HIDDEN.search(str(tag.get("style") or "")):
            return True
    return False


def _seat_id(tray: Tray, base: str, seat: Seat, over: bool) -> str:
    """Return the id of a seat. The current one is the committee page's; earlier ones go by the day they began.

    One person may have left a committee more than once, and may be its member and a substitute at the same time.
    """
    chosen = ids.link_id(base, seat.start or seat.end or "expired") if over else base
    if not tray.holds(Membership, chosen):
        return chosen
    held = next(each for each in tray.records if isinstance(each, Membership) and each.id == chosen)
    if (held.role, held.start_date, held.end_date) == (seat.role, seat.start, seat.end):
        return chosen
    return ids.link_id(chosen, key(seat.role or "member"))


def read_seat(text: str) -> Seat:
    """Read what stands after a body's name: roles and dates, each in brackets.

    >>> read_seat("(Chair) (02/06/2025 - 09/10/2025)")
    Seat(role='Chair', start='2025-06-02', end='2025-10-09')
    """
    groups = [group.strip() for group in BRACKETS.findall(text)]
    roles = [group for group in groups if group and not dates_in(group)]
    for group in groups:
        found = dates_in(group)
        if len(found) == 1 and UNTIL.search(group[: found[0].start]):
            return Seat(", ".join(roles) or None, None, found[0].iso)
        if found:
            return Seat(", ".join(roles) or None, found[0].iso, found[1].iso if len(found) > 1 else None)
    return Seat(", ".join(roles) or None, None, None)
