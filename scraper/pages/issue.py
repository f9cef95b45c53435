"""An issue: `mgIssueHistoryHome.aspx` (section 3.8)."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Document, DocumentLink, Parsed, Site
from archive.records_issues import Issue, IssueLink
from scraper import html
from scraper.pages.base import PageType, Tray, content_of
from scraper.pages.body import title_of
from scraper.pages.issue_values import read_values
from scraper.pages.issues import add_issue, add_links, open_issue
from scraper.pages.papers import add_papers


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the issue, the records its page leads to, and its papers."""
    tray = Tray("issue", url, site, context)
    opened = open_issue(tray, body)
    if opened is None:
        return tray.parsed()
    frame, issue_id = opened
    title, values = title_of(frame), read_values(tray, issue_id, content_of(frame))
    if title is None or not values:
        tray.problem("no title or none of the labels of an issue: not an issue page", issue_id)
        return tray.parsed()
    add_issue(tray, issue_id, title, **values)
    add_links(tray, issue_id, frame)
    add_papers(tray, issue_id, html.anchors(frame))
    return tray.parsed()


PAGE = PageType(name="issue", parse=parse, kinds=(Issue, IssueLink, Document, DocumentLink), is_verified=False)
