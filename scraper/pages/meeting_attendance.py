"""Who was at a meeting: `mgMeetingAttendance.aspx` (section 3.9). No real bytes of it are known."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import Tag

from archive import ids
from archive.records import Parsed, Site
from archive.records_people import Attendance, Person
from scraper import html
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.presence import people_listed
from scraper.pages.tables import Row, rows_of
from scraper.vocabulary import ATTENDANCE_COLUMNS, ATTENDANCE_WORDS, NOTHING_HERE


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the people and their presence, in ModernGov's own words."""
    tray = Tray("meeting_attendance", url, site, context)
    _, frame = open_list(tray, body)
    meeting_id = tray.known("meeting")
    if frame is None:
        return tray.parsed()
    if meeting_id is None:
        tray.problem("neither the URL nor the context states the meeting's id")
        return tray.parsed()
    for table in frame.find_all("table"):
        rows = rows_of(table, ATTENDANCE_COLUMNS) if isinstance(table, Tag) else []
        for row in rows:
            _add(tray, meeting_id, row)
    if not tray.records:
        for row in people_listed(content_of(frame), lambda tag: _is_person(tray, tag)):
            _add(tray, meeting_id, row)
    if not tray.records and not NOTHING_HERE.search(html.line_of(frame)):
        tray.problem("no attendance, and the page does not say that there is none", meeting_id)
    return tray.parsed()


def _add(tray: Tray, meeting_id: str, row: Row) -> None:
    linked = ((tray.classify(anchor.href), anchor.text) for anchor in html.anchors(row.element))
    people = [(ref, text) for ref, text in linked if ref and ref.page == "person"]
    name = (people[0][1] if people else None) or row.cells.get("name")
    others = (text for text in row.texts if name is None or name not in text)  # an entry of a list is one text
    presence = row.cells.get("attendance") or next(filter(ATTENDANCE_WORDS.match, others), None)
    if not name:
        if presence:
            tray.problem(f"cannot tell whose attendance this is: {' | '.join(row.texts)!r}", meeting_id)
        return
    if presence is None:
        tray.problem(f"cannot tell the attendance of {name!r}", meeting_id)
    person_id = tray.ref("person", people[0][0].ids["person"]) if people else None
    if person_id:
        tray.add(Person, person_id, url=people[0][0].url, name=name, party=row.cells.get("party"),
                 ward=row.cells.get("ward"))  # fmt: skip
    stated = {column: row.cells.get(column) for column in ("role", "party", "ward", "representing")}
    tray.add(
        Attendance, ids.link_id(meeting_id, person_id or f"name:{name.casefold()}"), url=tray.url,
        meeting_id=meeting_id, person_id=person_id, name=name, attendance=presence, **stated,
    )  # fmt: skip


def _is_person(tray: Tray, tag: Tag) -> bool:
    ref = tray.classify(str(tag["href"]))
    return ref is not None and ref.page == "person"


PAGE = PageType(name="meeting_attendance", parse=parse, kinds=(Attendance, Person), is_verified=False)
