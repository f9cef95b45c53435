"""A meeting from before ModernGov: `CeListDocuments.aspx` (section 3.12).

Its minutes or agenda are one text without items, or bare links to `olddocuments/…`. No real bytes of this page are
known. It is kept as documents: the text as one, its papers as others; nothing in it is taken for an item.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from archive import ids
from archive.records import Committee, Document, DocumentLink, Meeting, Parsed, Site
from scraper import addresses, html
from scraper.dates import Heading, dates_in, parse_date, split_heading
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.heading import labels_of, status_of
from scraper.pages.old_text import NOTICE, text_of
from scraper.pages.papers import add_papers
from scraper.urls import meeting_address, parameter
from scraper.vocabulary import minutes_status

TITLE = re.compile(r"\b(?:agenda|minutes|meeting|rhaglen|chofnodion|cofnodion|cyfarfod)\b", re.IGNORECASE)
LONGEST_NOTICE = 200  # characters: a longer text that begins so is minutes
NO_ITEMS = "the site keeps this meeting as one text or file, without items"


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meeting, its text as a document where the page has one, and its papers."""
    tray = Tray("old_meeting", url, site, context)
    page, frame = open_page(tray, body)
    meeting_id = tray.known("meeting")
    if frame is None:
        return tray.parsed()
    if meeting_id is None:
        tray.problem("neither the URL nor the context states the meeting's id")
        return tray.parsed()
    if not _is_meeting(page, frame):
        tray.problem("no heading with a date and no title of a meeting: not a page of an old meeting", meeting_id)
        return tray.parsed()
    text = text_of(tray, content_of(frame))
    papers = [a for a in html.anchors(frame) if (ref := tray.classify(a.href)) and ref.page == "document"]
    notice = text if text and len(text) < LONGEST_NOTICE and NOTICE.match(text) else None
    kind = _kind(url, html.title_of(page))
    _add_meeting(tray, page, frame, meeting_id, kind, has_minutes=bool(papers or text) and not notice)
    if text and not notice:
        _add_text(tray, meeting_id, kind, html.title_of(page), text)
    add_papers(tray, meeting_id, papers, kind=kind if len(papers) == 1 and not text else None)
    _follow(tray, frame, meeting_id)
    _say_what_is_missing(tray, meeting_id, notice, is_empty=not (text or papers))
    return tray.parsed()


def _is_meeting(page: html.Page, frame: Tag) -> bool:
    """The address states a date whatever page is sent; the page itself must say that it is a meeting's."""
    heading = html.sub_title(frame)
    stated = split_heading(html.line_of(heading)).date if heading else None
    title = html.title_of(page) or ""
    return bool(stated or TITLE.search(title) or dates_in(title))


def _kind(url: str, title: str | None) -> str:
    """Return `agenda` or `minutes` as the address says, or the title where it names one of them; else `other`."""
    stated = (parameter(url, "RD") or title or "").lower()
    named = [kind for kind in ("agenda", "minutes") if re.search(rf"\b{kind}\b", stated)]
    return named[0] if len(named) == 1 else "other"


def _add_meeting(
    tray: Tray, page: html.Page, frame: Tag, meeting_id: str, kind: str, *, has_minutes: bool
) -> None:  # fmt: skip
    title = html.sub_title(frame)
    heading = html.line_of(title) if title else ""
    parts = split_heading(heading)
    values = labels_of(tray, frame, meeting_id)
    committee_id = tray.known("committee")
    ref = tray.classify(tray.url)
    stated = minutes_status(html.title_of(page), has_minutes)
    tray.add(
        Meeting, meeting_id, url=meeting_address(ref) if ref else tray.url, committee_id=committee_id,
        title=heading or None, date=_date(tray, parts, meeting_id), start_time=parts.time,
        venue=values.get("venue"), contact=values.get("contact"),
        status=status_of(tray, parts, meeting_id, has_items=False),
        minutes_status=stated if kind == "minutes" and has_minutes else None,
    )  # fmt: skip
    if committee_id and parts.date and parts.name:
        number = committee_id.rpartition("/")[2]
        tray.add(Committee, committee_id, name=parts.name, url=addresses.committee(tray.base, number))


def _date(tray: Tray, parts: Heading, meeting_id: str) -> str | None:
    """Return the date of the address (`DF`); where the heading says otherwise the heading, which readers see."""
    stated = parse_date(parameter(tray.url, "DF"))
    if stated and parts.date and stated != parts.date:
        tray.problem(f"the address says {stated}, the heading {parts.date}; the heading is kept", meeting_id)
    return parts.date or stated


def _add_text(tray: Tray, meeting_id: str, kind: str, title: str | None, text: str) -> None:
    """Add the text as a document of its own, named after its meeting: the site gives it no number."""
    chosen = parameter(tray.url, "A")  # chooses too, it seems: what it tells apart is never taken for one paper
    number = "-".join(filter(None, ("old-meeting", meeting_id.rpartition("/")[2], kind, chosen and f"A{chosen}")))
    document_id = ids.record_id(tray.site.id, "document", number)
    ref = tray.classify(tray.url)
    tray.add(Document, document_id, url=ref.url if ref else tray.url, kind=kind, title=title, media_type="text/html",
             text_quality="ok")  # fmt: skip
    tray.add(DocumentLink, ids.link_id(meeting_id, document_id), document_id=document_id, record_id=meeting_id,
             title=title)  # fmt: skip
    status = minutes_status(title, has_minutes=True) if kind == "minutes" else None
    tray.text(document_id, "text", text, "page", status)


def _follow(tray: Tray, frame: Tag, meeting_id: str) -> None:
    """Follow the links to the meeting's other half: its agenda from its minutes and the reverse."""
    here = tray.classify(tray.url)
    for ref in (tray.classify(anchor.href) for anchor in html.anchors(frame)):
        is_same = ref and ref.page == "old_meeting" and tray.ref("meeting", ref.ids.get("meeting")) == meeting_id
        if ref and is_same and here and ref.url != here.url:
            tray.link(ref.url, "old_meeting", "agenda or minutes of the same meeting", meeting_id=meeting_id)


def _say_what_is_missing(tray: Tray, meeting_id: str, notice: str | None, *, is_empty: bool) -> None:
    tray.absent(meeting_id, "agenda_items", "not_published", notice or NO_ITEMS)
    if is_empty:
        tray.problem("no text and no papers, and the page does not say that there are none", meeting_id)
        tray.absent(meeting_id, "documents", "not_stated")


PAGE = PageType(
    name="old_meeting", parse=parse, kinds=(Meeting, Committee, Document, DocumentLink), is_verified=False
)  # fmt: skip
