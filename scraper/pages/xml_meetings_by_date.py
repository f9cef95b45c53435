"""`GetAllMeetingsByDate`: meetings of a window in the order of days, each with its committee (section 4).

No real bytes of it are known. Its elements are those of `GetMeetings`, the committee's within the meeting's.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Committee, Meeting, Parsed, Site
from scraper import webservice as xml
from scraper.pages.base import PageType, Tray
from scraper.pages.xml_meetings import add_committee, add_meeting, check_rows
from scraper.urls import parameter


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meetings and a link to each one's XML. Fact: `meetings`, as of the page `meeting_list`."""
    tray = Tray("xml_meetings_by_date", url, site, context)
    root = xml.root_of(body, "getmeetingsbydate", tray.problem)
    if root is None:
        return tray.parsed()
    rows = []
    for meeting in [*xml.children(root, "meetings", "meeting"), *xml.children(root, "meeting")]:
        rows += add_meeting(tray, meeting, add_committee(tray, meeting))
    tray.facts["meetings"] = rows
    check_rows(tray, root, rows)
    if not rows and parameter(url, "lCommitteeId") == "0":
        # one site was seen to take 0 for a committee that has no meetings, and -1 for all
        tray.problem("no meetings of any committee: the site may not read committee 0 as all")
    return tray.parsed()


PAGE = PageType(name="xml_meetings_by_date", parse=parse, kinds=(Meeting, Committee), is_verified=False)
