"""One month of every committee's meetings: `mgCalendarMonthView.aspx` (section 3.11).

No real bytes of this page are known; class and titles are those that other people's scrapers read. What other events a
calendar holds (elections, surgeries, public holidays) are no meetings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bs4 import Tag

from archive.records import Committee, Meeting, Parsed, Site
from scraper import addresses, html
from scraper.dates import MONTHS, dates_in, parse_time, split_heading
from scraper.pages.base import PageType, Tray, open_list
from scraper.text import one_line, unescape
from scraper.urls import PageRef, meeting_address, parameter
from scraper.vocabulary import MEETING_STATUS, NOTHING_HERE, key

CELL = "mgCalendarCellTxt"
GRID = re.compile(r"^mgCalendar", re.IGNORECASE)
MEETING_OF = re.compile(r"\bMeeting of\s+", re.IGNORECASE)
# "CANCELLED - Meeting of …", "PROVISIONAL 3.00 pm …": a committee's name may begin with "New" too
PREFIX = re.compile(
    r"\s*([^\W\d][^\d,:;–-]{0,30}?)\s*(?:[-–:,]\s+|(?=\d{1,2}[.:]\d\d)|(?=Meeting of\b))", re.IGNORECASE
)
MONTH_IN_TITLE = re.compile(
    rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\s+((?:19|20)\d\d)\b", re.IGNORECASE
)


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the month's meetings and links to them.

    Facts: `month` (`YYYY-MM`, None where neither address nor title states it); `meetings`, one mapping an entry
    (`id`, `date`, `status`); `other_events`, how many entries are no meetings.
    """
    tray = Tray("calendar", url, site, context)
    page, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    entries = [a for a in frame.find_all("a", href=True) if isinstance(a, Tag) and _is_entry(a)]
    rows = [row for anchor in entries if (row := _entry(tray, anchor))]
    tray.facts.update(month=_month(url, html.title_of(page)), meetings=rows, other_events=len(entries) - len(rows))
    if not rows:
        _say_if_empty(tray, frame)
    return tray.parsed()


def _is_entry(anchor: Tag) -> bool:
    """An entry has its class, or a title that says what it is where a skin has dropped the class."""
    return html.has_class(anchor, CELL) or bool(MEETING_OF.search(str(anchor.get("title") or "")))


def _entry(tray: Tray, anchor: Tag) -> dict[str, Any] | None:
    ref = tray.classify(str(anchor["href"]))
    if ref is None or ref.page not in ("meeting", "old_meeting") or "meeting" not in ref.ids:
        return None
    title, shown = one_line(unescape(str(anchor.get("title") or ""))), html.line_of(anchor)
    meeting_id = tray.ref("meeting", ref.ids["meeting"]) or ""
    committee_id = tray.ref("committee", ref.ids.get("committee"))
    found = dates_in(title) or dates_in(shown)
    day = found[-1].iso if found else None
    if day is None:
        tray.problem(f"cannot read the meeting's date: {title or shown!r}", meeting_id)
    time = parse_time(title[found[-1].end :]) if found else None
    status = _status(tray, meeting_id, title, shown)
    tray.add(Meeting, meeting_id, url=meeting_address(ref), committee_id=committee_id, date=day,
             start_time=time or parse_time(shown), status=status)  # fmt: skip
    _add_committee(tray, committee_id, title)
    _link(tray, ref, meeting_id, committee_id)
    return {"id": meeting_id, "date": day, "status": status}


def _status(tray: Tray, meeting_id: str, title: str, shown: str) -> str | None:
    """Return the state that title or text begin with, or the title ends with; without one the calendar states none."""
    words = [match[1] for text in (title, shown) if (match := PREFIX.match(text))] + [split_heading(title).suffix or ""]
    known = [state for word in words if (state := MEETING_STATUS.get(key(word)))]
    before = MEETING_OF.split(title, maxsplit=1)
    if not known and len(before) == 2 and (unknown := before[0].strip(" -–:,")):
        tray.problem(f"unknown words before a meeting: {unknown!r}", meeting_id)
    return known[0] if known else None


def _add_committee(tray: Tray, committee_id: str | None, title: str) -> None:
    """Add the committee where its id is stated: the title is `Meeting of {name}, {date}`."""
    stated = MEETING_OF.split(title, maxsplit=1)
    found = dates_in(title)
    if committee_id is None or len(stated) != 2 or not found:
        return
    name = title[len(title) - len(stated[1]) : found[-1].start].strip(" ,-–")
    tray.add(
        Committee, committee_id, url=addresses.committee(tray.base, committee_id.rpartition("/")[2]), name=name or None
    )  # fmt: skip


def _link(tray: Tray, ref: PageRef, meeting_id: str, committee_id: str | None) -> None:
    tray.link(ref.url, ref.page, "in the calendar", meeting_id=meeting_id, committee_id=committee_id)


def _month(url: str, title: str | None) -> str | None:
    month, year = parameter(url, "M") or "", parameter(url, "DD") or ""
    if month.isdecimal() and year.isdecimal() and 1 <= int(month) <= 12 and len(year) == 4:
        return f"{year}-{int(month):02}"
    match = MONTH_IN_TITLE.search(title or "")
    return f"{match[2]}-{MONTHS[match[1].lower()]:02}" if match else None


def _say_if_empty(tray: Tray, frame: Tag) -> None:
    """A month without meetings still has its grid. Meetings in a grid that are no entries are a changed layout."""
    grid = frame.find(class_=GRID)
    lost = [a.href for a in html.anchors(frame) if (ref := tray.classify(a.href)) and ref.page == "meeting"]
    if lost:
        tray.problem(f"{len(lost)} links to meetings, and none is an entry of the calendar")
    elif grid is None and not NOTHING_HERE.search(html.line_of(frame)):
        tray.facts["is_silent"] = True
        tray.problem("no meetings, no calendar grid, and the page does not say that there are none")


PAGE = PageType(name="calendar", parse=parse, kinds=(Meeting, Committee), is_verified=False)
