"""`GetMeetings`: meetings of a window, grouped by committee (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from archive.records import Committee, Meeting, Parsed, Site
from scraper import addresses, urls
from scraper import webservice as xml
from scraper.dates import parse_date, parse_time
from scraper.pages.base import PageType, Tray
from scraper.vocabulary import MEETING_STATUS, key


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meetings and a link to each one's XML. Fact: `meetings`, as of the page `meeting_list`."""
    tray = Tray("xml_meetings", url, site, context)
    root = xml.root_of(body, "getmeetings", tray.problem)
    if root is None:
        return tray.parsed()
    rows = []
    for committee in xml.children(root, "committee"):
        committee_id = add_committee(tray, committee)
        for meeting in xml.children(committee, "committeemeetings", "meeting"):
            rows += add_meeting(tray, meeting, committee_id)
    tray.facts["meetings"] = rows
    check_rows(tray, root, rows)
    return tray.parsed()


def add_committee(tray: Tray, element: Element) -> str | None:
    """Add the committee that an element names; return its record id."""
    number = xml.number(element, "committeeid")
    committee_id = tray.ref("committee", number)
    if committee_id is None or number is None:
        tray.problem("meetings of a committee without an id")
        return None
    tray.add(
        Committee, committee_id, url=addresses.committee(tray.base, number), name=xml.value(element, "committeetitle")
    )  # fmt: skip
    return committee_id


def add_meeting(tray: Tray, element: Element, committee_id: str | None) -> list[dict[str, Any]]:
    """Add the meeting of a `meeting` element and the link to its XML; return its row of the fact `meetings`."""
    number = xml.number(element, "meetingid")
    if number is None:
        tray.problem("a meeting without an id")
        return []
    meeting_id = tray.ref("meeting", number) or ""
    status = status_of(tray, element, meeting_id)
    stated = xml.value(element, "meetingdate")
    day = parse_date(stated)
    if stated and day is None:
        tray.problem(f"cannot read the meeting's date: {stated!r}", meeting_id)
    tray.add(
        Meeting, meeting_id, url=addresses.meeting(tray.base, (committee_id or "").rpartition("/")[2], number),
        committee_id=committee_id, date=day, start_time=parse_time(xml.value(element, "meetingtime")), status=status,
    )  # fmt: skip
    tray.link(
        addresses.meeting_xml(tray.base, number), "xml_meeting", "listed meeting", meeting_id=meeting_id,
        committee_id=committee_id,
    )  # fmt: skip
    return [{"id": meeting_id, "date": day, "status": status}]


def status_of(tray: Tray, element: Element, meeting_id: str) -> str | None:
    """Return the meeting's status in our words; an unknown one is reported."""
    stated = xml.value(element, "meetingstatus")
    found = MEETING_STATUS.get(key(stated or ""))
    if stated and found is None:
        tray.problem(f"unknown meeting status {stated!r}", meeting_id)
    return found


def check_rows(tray: Tray, root: Element, rows: list[dict[str, Any]]) -> None:
    """Report an answer that is not what was asked for: another count than it states, or days outside the window.

    A service that cannot read the dates it is given answers with meetings of any day.
    """
    stated = xml.raw(root, "meetingscount")
    if stated.isdecimal() and int(stated) != len(rows):
        tray.problem(f"{len(rows)} meetings read, the answer counts {int(stated)}")
    elif not rows and not stated.isdecimal():
        tray.problem("no meetings, and the answer does not say that there are none")
    since, until = (parse_date(urls.parameter(tray.url, name)) for name in ("sFromDate", "sToDate"))
    outside = [row["id"] for row in rows if row["date"] and not (since or "") <= row["date"] <= (until or "9999")]
    if outside:
        tray.problem(f"{len(outside)} meetings are outside the dates asked for, first {outside[0]}")


PAGE = PageType(name="xml_meetings", parse=parse, kinds=(Meeting, Committee), is_verified=True)
