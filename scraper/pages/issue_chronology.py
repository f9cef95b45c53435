"""The chronology of an issue: `mgIssueHistoryChronology.aspx`."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Document, DocumentLink, Parsed, Site
from archive.records_issues import Issue, IssueLink
from scraper import html
from scraper.pages.base import PageType, Tray
from scraper.pages.body import report_nothing, title_of
from scraper.pages.issues import add_issue, add_links, open_issue
from scraper.pages.papers import add_papers


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the issue's title, the records its chronology leads to, and the papers listed."""
    tray = Tray("issue_chronology", url, site, context)
    opened = open_issue(tray, body)
    if opened is None:
        return tray.parsed()
    frame, issue_id = opened
    add_issue(tray, issue_id, title_of(frame))
    found = add_links(tray, issue_id, frame)
    papers = html.anchors(frame)
    add_papers(tray, issue_id, papers)
    has_any = any(target.record_id or target.ref.page == "document" for target in found)
    report_nothing(tray, frame, issue_id, has_any, "events")
    return tray.parsed()


PAGE = PageType(
    name="issue_chronology", parse=parse, kinds=(Issue, IssueLink, Document, DocumentLink), is_verified=False
)
