"""The meetings one member was expected at: `mgAttendance.aspx` (section 3.9).

The page has a table of statistics too, with ragged columns: only rows that link a meeting are read. Written from the
description of a real page whose bytes are not here.
"""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import Tag

from archive import ids
from archive.records import Meeting, Parsed, Site
from archive.records_people import Attendance
from scraper import html
from scraper.dates import parse_date, parse_time
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.presence_words import PART
from scraper.pages.tables import Row, rows_of
from scraper.urls import PageRef
from scraper.vocabulary import ATTENDANCE_WORDS
from scraper.vocabulary_people import NOTHING_SAID, PRESENCE_COLUMNS


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the member's presence in ModernGov's own words, and the meetings with their day.

    Ids are those of the meeting's own attendance page; the name is left to that page, which prints it.
    """
    tray = Tray("member_attendance", url, site, context)
    _, frame = open_list(tray, body)
    person_id = tray.known("person")
    if frame is None:
        return tray.parsed()
    if person_id is None:
        tray.problem("neither the URL nor the context states the person's id")
        return tray.parsed()
    content = content_of(frame)
    for table in content.find_all("table"):
        for row in rows_of(table, PRESENCE_COLUMNS) if isinstance(table, Tag) else []:
            _add(tray, person_id, row)
    if not tray.records:
        for entry in content.find_all("li"):
            _add(tray, person_id, Row(entry, {}, tuple(filter(None, map(str.strip, PART.split(html.line_of(entry)))))))
    if not tray.records and not NOTHING_SAID.search(html.line_of(content)):
        tray.problem("no attendance, and the page does not say that there is none", person_id)
    return tray.parsed()


def _add(tray: Tray, person_id: str, row: Row) -> None:
    found = [(ref, a) for a in html.anchors(row.element) if (ref := tray.classify(a.href)) and _is_meeting(ref)]
    if not found or row.element.find("table") is not None:
        return
    ref, anchor = found[0]
    meeting_id = tray.ref("meeting", ref.ids["meeting"]) or ""
    presence = row.cells.get("attendance") or next(
        (text for text in row.texts if text != anchor.text and ATTENDANCE_WORDS.match(text)), None
    )
    if presence is None:
        tray.problem(f"cannot tell the attendance: {' | '.join(row.texts)!r}", meeting_id)
    stated = row.cells.get("date") or next(filter(parse_date, (*row.texts, anchor.hint)), None)
    if stated and parse_date(stated) is None:
        tray.problem(f"cannot read the meeting's date: {' | '.join(row.texts)!r}", meeting_id)
    tray.add(
        Meeting, meeting_id, url=ref.url, committee_id=tray.ref("committee", ref.ids.get("committee")),
        date=parse_date(stated), start_time=parse_time(stated),
    )  # fmt: skip
    tray.add(
        Attendance, ids.link_id(meeting_id, person_id), url=tray.url, meeting_id=meeting_id, person_id=person_id,
        attendance=presence, role=row.cells.get("role"), representing=row.cells.get("representing"),
    )  # fmt: skip


def _is_meeting(ref: PageRef) -> bool:
    return ref.page in ("meeting", "old_meeting") and "meeting" in ref.ids


PAGE = PageType(name="member_attendance", parse=parse, kinds=(Attendance, Meeting), is_verified=False)
