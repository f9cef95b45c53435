"""The meetings that considered an issue: `ieIssueDetails.aspx?IId=&Opt=3` (section 3.8)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from archive.records import Parsed, Site
from archive.records_issues import Issue, IssueLink
from scraper.blocks import labelled
from scraper.pages.base import PageType, Tray
from scraper.pages.body import report_nothing, title_of
from scraper.pages.issues import add_issue, add_links, join, open_issue
from scraper.vocabulary import key

PLACE = re.compile(r"AI0*([0-9]{1,12})", re.IGNORECASE)
MEETING = frozenset(map(key, ("Meeting", "Cyfarfod")))


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return that the issue was at these meetings, under these items; the texts are read from the meetings' pages."""
    tray = Tray("issue_meetings", url, site, context)
    opened = open_issue(tray, body)
    if opened is None:
        return tray.parsed()
    frame, issue_id = opened
    add_issue(tray, issue_id, title_of(frame))
    found = add_links(tray, issue_id, frame)
    for number in _places(frame):
        join(tray, issue_id, tray.ref("item", number) or "")
    meetings = sum(target.ref.page == "meeting" for target in found)
    named = [pair for pair in labelled(frame) if key(pair.label) in MEETING]
    if unlinked := [pair for pair in named if not pair.links]:
        tray.problem(f"{len(unlinked)} of {len(named)} meetings are named without a link", issue_id)
    report_nothing(tray, frame, issue_id, bool(meetings or named), "meetings")
    return tray.parsed()


def _places(frame: Tag) -> list[str]:
    """The items printed in place: `<a name="AI51890">` stands before each."""
    marks = (str(tag.get("name") or tag.get("id") or "") for tag in frame.find_all("a"))
    return [found[1] for mark in marks if (found := PLACE.fullmatch(mark.strip()))]


PAGE = PageType(name="issue_meetings", parse=parse, kinds=(Issue, IssueLink), is_verified=False)
