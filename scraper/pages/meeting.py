"""A meeting: `ieListDocuments.aspx` (MODERNGOV.md section 3.4)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bs4 import Tag

from archive.records import SEARCHED, AgendaItem, Committee, Document, DocumentLink, Meeting, Parsed, Site
from scraper import addresses, html
from scraper.dates import Heading, dates_in, parse_time, split_heading
from scraper.html import Anchor, Page
from scraper.pages.agenda import AgendaRow, rows_of
from scraper.pages.agenda_lost import ask_for_unseen
from scraper.pages.base import PageType, Tray, open_page
from scraper.pages.gaps import minutes_elsewhere
from scraper.pages.heading import beside_agenda, date_of, labels_of, status_of, words_beside
from scraper.pages.items import add_item
from scraper.pages.papers import add_papers, kind_of
from scraper.vocabulary import NOTHING_HERE, minutes_status

LINES = ["p", "div", "li", "td", "span"]
OWN_PAGES = {"meeting_attendance": "who was there", "document_pack": "its packs or a supplement"}


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meeting, its items and papers."""
    tray = Tray("meeting", url, site, context)
    page, frame = open_page(tray, body)
    meeting_id = tray.known("meeting")
    if frame is None:
        return tray.parsed()
    if meeting_id is None:
        tray.problem("neither the URL nor the context states the meeting's id")
        return tray.parsed()
    rows = rows_of(tray, frame)
    if not rows and not _is_meeting(page, frame):
        tray.problem("no agenda table and no heading with a date: not a meeting page", meeting_id)
        return tray.parsed()
    has_minutes = any("minutes_text" in {*row.content.fields, *row.content.cut} for row in rows)
    papers = [a for links in frame.find_all(class_="mgActionList") if not _in_items(links) for a in html.anchors(links)]
    status = _minutes_status(tray, page, has_minutes, papers)
    beside = beside_agenda(frame)
    _add_meeting(tray, page, frame, meeting_id, status, labels_of(tray, beside, meeting_id), has_items=bool(rows))
    for position, row in enumerate(rows):
        _add_row(tray, row, meeting_id, position, status)
    tray.text(meeting_id, "notes", words_beside(frame, beside), SEARCHED)
    minutes_elsewhere(tray, status)
    add_papers(tray, meeting_id, papers)
    _follow(tray, papers, meeting_id)
    _say_if_empty(tray, frame, meeting_id, len(rows))
    ask_for_unseen(tray, body, [row.number for row in rows], meeting_id)
    return tray.parsed()


def _minutes_status(tray: Tray, page: Page, has_minutes: bool, papers: Sequence[Anchor]) -> str:
    """As the page's title says; where it says nothing, printed minutes among the papers show that there are some."""
    found = [(paper, tray.classify(paper.href)) for paper in papers]
    printed = [paper.text for paper, ref in found if ref and ref.page == "document" and kind_of(ref) == "minutes"]
    stated = minutes_status(html.title_of(page), has_minutes or bool(printed))
    return "draft" if stated == "unknown" and any("draft" in text.lower() for text in printed) else stated


def _is_meeting(page: Page, frame: Tag) -> bool:
    """`DC.date` alone is no sign of a meeting: a search page carries the date of the search."""
    title = html.sub_title(frame)
    stated = (html.line_of(title) if title else "", html.heading_meta(page).get("title", ""))
    return any(dates_in(text) for text in stated)


# ---------------------------------------------------------------- the meeting itself


def _add_meeting(
    tray: Tray, page: Page, frame: Tag, meeting_id: str, status: str, values: Mapping[str, str], *, has_items: bool
) -> None:
    title = html.sub_title(frame)
    heading = html.line_of(title) if title else ""
    parts = split_heading(heading)
    meta = html.heading_meta(page)
    committee_id = _committee(tray, title, parts)
    tray.add(
        Meeting, meeting_id, url=addresses.meeting(tray.base, _number(committee_id), _number(meeting_id)),
        committee_id=committee_id, title=heading or meta.get("title"), date=date_of(tray, parts, meta, meeting_id),
        start_time=parts.time or parse_time(re.sub(r"^.*\b(?:19|20)\d\d\b", "", meta.get("title", ""))),
        status=status_of(tray, parts, meeting_id, has_items=has_items), venue=values.get("venue"),
        contact=values.get("contact"), minutes_status=status,
    )  # fmt: skip
    tray.facts["modified"] = meta.get("date.modified")


def _number(record_id: str | None) -> str:
    return (record_id or "").rpartition("/")[2]


def _committee(tray: Tray, title: Tag | None, parts: Heading) -> str | None:
    linked = [tray.classify(a.href) for a in html.anchors(title)] if title else []
    numbers = [ref.ids["committee"] for ref in linked if ref and "committee" in ref.ids]
    committee_id = tray.ref("committee", numbers[0]) if numbers else tray.known("committee")
    if committee_id and parts.date and parts.name:
        tray.add(Committee, committee_id, name=parts.name, url=addresses.committee(tray.base, _number(committee_id)))
    return committee_id


def _add_row(tray: Tray, row: AgendaRow, meeting_id: str, position: int, status: str) -> None:
    item_id = tray.ref("item", row.number) or ""
    if row.title is None:
        tray.problem("an item without a title", item_id)
    add_item(
        tray, item_id, row.content, meeting_id=meeting_id,
        title=html.line_of(row.title) or None if row.title else None, number_label=row.label, position=position,
        minutes_status=status, title_papers=html.anchors(row.title) if row.title else [],
    )  # fmt: skip


def _follow(tray: Tray, links: Sequence[Anchor], meeting_id: str) -> None:
    """Follow the meeting's own pages; a pack's address holds the agenda's number, so the meeting's goes with it."""
    for ref in (tray.classify(link.href) for link in links):
        if ref and ref.page in OWN_PAGES:
            tray.link(ref.url, ref.page, OWN_PAGES[ref.page], meeting_id=meeting_id)


def _in_items(tag: Tag) -> bool:
    return tag.find_parent(class_="mgItemTable") is not None or tag.find_parent(id="mgItemTable") is not None


def _say_if_empty(tray: Tray, frame: Tag, meeting_id: str, count: int) -> None:
    """An empty agenda is told by the page, or it is a fault of ours or the site's."""
    tray.facts["items"] = count
    if count:
        return
    lines = (tag for tag in frame.find_all(LINES) if tag.find([*LINES, "table", "ul"]) is None)
    notice = next((line for line in (html.line_of(tag.contents) for tag in lines) if NOTHING_HERE.search(line)), None)
    if notice is None:
        tray.problem("no agenda items, and the page does not say that there are none", meeting_id)
    tray.absent(meeting_id, "agenda_items", "not_published" if notice else "not_stated", notice)


PAGE = PageType(
    name="meeting", parse=parse, kinds=(Meeting, Committee, AgendaItem, Document, DocumentLink), is_verified=True
)  # fmt: skip
