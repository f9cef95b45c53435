"""What the pages about one issue share: where they lead to, and the labelled parts of an issue (section 3.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import Tag

from archive import ids
from archive.records_issues import Issue, IssueLink
from scraper import addresses, html
from scraper.dates import dates_in
from scraper.html import Anchor
from scraper.pages.base import Tray, open_page
from scraper.pages.notes import link_reasons
from scraper.urls import PageRef

ITEM_FRAGMENT = re.compile(r"#\s*AI0*([0-9]{1,12})\s*$", re.IGNORECASE)
CUT = re.compile(r"(?:…|\.\s?\.\s?\.)\s*$")
LINKED = ("decision", "meeting", "plan")
ISSUE_PAGES = ("issue", "issue_decisions", "issue_meetings", "issue_chronology")


@dataclass(frozen=True, slots=True)
class Target:
    """A link of the page: its anchor, what it leads to, and the record it names (None for a page of its own)."""

    anchor: Anchor
    ref: PageRef
    record_id: str | None
    title: str | None
    date: str | None


def open_issue(tray: Tray, body: bytes) -> tuple[Tag, str] | None:
    """Return the frame and the issue's id; None, with the reason reported, where either is missing."""
    _, frame = open_page(tray, body)
    issue_id = tray.known("issue")
    if frame is None:
        return None
    if issue_id is None:
        tray.problem("neither the URL nor the context states the issue's id")
        return None
    return frame, issue_id


def add_issue(tray: Tray, issue_id: str, title: str | None, **values: Any) -> None:
    """Add the issue itself, where the page has a title; pages of a part of it cut long ones short."""
    if title and (tray.page == "issue" or not CUT.search(title)):
        url = addresses.issue(tray.base, issue_id.rpartition("/")[2])
        tray.add(Issue, issue_id, url=url, title=title, **values)


def targets(tray: Tray, scope: Tag) -> Iterator[Target]:
    """Every link to a page of the site, but those inside a council's text, which are about other things."""
    for tag in html.with_href(scope):
        if tag.find_parent(class_="mgWordPara") is not None:
            continue
        anchor = html.anchors(tag)[0]
        ref = tray.classify(anchor.href)
        if ref is not None:
            day, title = split_day(anchor.text)
            yield Target(anchor, ref, _record(tray, anchor, ref), title, day or _day_before(tag))


def split_day(text: str) -> tuple[str | None, str | None]:
    """Split `12/03/2026 - Title` into its day and the rest; a date elsewhere in a title is part of the title."""
    first = next(iter(dates_in(text)), None)
    if first is None or first.start != 0:
        return None, text or None
    return first.iso, re.sub(r"^\s*[-–—:,]\s*", "", text[first.end :]).strip() or None


def _day_before(tag: Tag) -> str | None:
    """The day that opens the row or list entry of a link."""
    row = tag.find_parent(["tr", "li"])
    return split_day(html.line_of(row))[0] if isinstance(row, Tag) else None


def _record(tray: Tray, anchor: Anchor, ref: PageRef) -> str | None:
    """The record a link names; the item where it leads to an item's place on the meeting's page."""
    place = ITEM_FRAGMENT.search(anchor.href)
    if ref.page in ("meeting", "issue_meetings") and place:
        return tray.ref("item", place[1])
    if ref.page == "item" or (ref.page == "decision" and "decision" not in ref.ids):
        return tray.ref("item", ref.ids.get("item"))
    return tray.ref(ref.page, ref.ids.get(ref.page)) if ref.page in LINKED else None


def add_links(tray: Tray, issue_id: str, scope: Tag) -> list[Target]:
    """Add an `IssueLink` for every record the page leads to and a link to every page; returns the targets."""
    found = list(targets(tray, scope))
    for target in found:
        if target.record_id:
            join(tray, issue_id, target.record_id, target.title, target.date)
        _meeting_of(tray, issue_id, target)
        _follow(tray, issue_id, target)
    return found


def join(tray: Tray, issue_id: str, record_id: str, title: str | None = None, date: str | None = None) -> None:
    """Say that an issue's page leads to a record."""
    tray.add(
        IssueLink, ids.link_id(issue_id, record_id), issue_id=issue_id, record_id=record_id, title=title, date=date
    )  # fmt: skip


def _meeting_of(tray: Tray, issue_id: str, target: Target) -> None:
    """A link to an item's place on a meeting's page leads to that meeting too."""
    if target.ref.page == "meeting":
        meeting_id = tray.ref("meeting", target.ref.ids["meeting"]) or ""
        if meeting_id != target.record_id:
            join(tray, issue_id, meeting_id, None, target.date)


def _follow(tray: Tray, issue_id: str, target: Target) -> None:
    page, ref = target.ref.page, target.ref
    why = f"linked from {issue_id}"
    if page == "reasons_restricted":
        link_reasons(tray, issue_id, target.anchor, ref)
    elif page in ISSUE_PAGES:
        other = tray.ref("issue", ref.ids["issue"])
        if not (page == tray.page and other == issue_id):
            tray.link(ref.url, page, why, issue_id=other)
    elif page == "meeting":
        tray.link(ref.url, page, why, **_context(tray, ref, "committee", "meeting"))
    elif page in ("decision", "plan") and ref.ids:
        tray.link(ref.url, page, why, **_context(tray, ref, page, "item"))


def _context(tray: Tray, ref: PageRef, *kinds: str) -> dict[str, str | None]:
    return {f"{kind}_id": tray.ref(kind, ref.ids.get(kind)) for kind in kinds}
