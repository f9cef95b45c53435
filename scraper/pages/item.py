"""An agenda item on its own page: `mgAi.aspx`, the whole text of what a meeting page cuts short (section 3.5).

No real bytes of this page are known; labels and classes are those of page texts and of the meeting page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from archive.records import AgendaItem, Document, DocumentLink, Parsed, Site
from scraper import html
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.items import add_item, read_blocks

IN_BRACKETS = re.compile(r"\(Item\s+([^()]{1,12})\)\s*$", re.IGNORECASE)


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the item. Context: `meeting_id`, `minutes_status` as the meeting page told them."""
    tray = Tray("item", url, site, context)
    page, frame = open_page(tray, body)
    item_id = tray.known("item")
    if frame is None:
        return tray.parsed()
    if item_id is None:
        tray.problem("neither the URL nor the context states the item's id")
        return tray.parsed()
    meeting_id, label = _meeting(tray, frame)
    heading = html.sub_title(frame)
    content = read_blocks(tray, content_of(frame))
    if not (content.fields or content.cut or content.papers or content.other):
        tray.problem("the item page holds no text and no papers", item_id)
        if heading is None:
            return tray.parsed()
    add_item(
        tray, item_id, content, meeting_id=meeting_id, title=_title(tray, page, heading, item_id), number_label=label,
        position=None, minutes_status=context.get("minutes_status"), title_papers=[],
    )  # fmt: skip
    return tray.parsed()


def _title(tray: Tray, page: html.Page, heading: Tag | None, item_id: str) -> str | None:
    if heading is not None and (text := html.line_of(heading)):
        return text
    stated = re.sub(r"^agenda item\s*[-:]?\s*", "", html.heading_meta(page).get("title", ""), flags=re.IGNORECASE)
    if not stated:
        tray.problem("an item page without a title", item_id)
    return stated or None


def _meeting(tray: Tray, frame: Tag) -> tuple[str | None, str | None]:
    """Return the meeting's id and the item's printed number, from the context or the page's one link to a meeting."""
    found: dict[str, str] = {}
    for link in html.own_links(frame):
        ref = tray.classify(str(link["href"]))
        if ref is not None and ref.page == "meeting":
            found.setdefault(ref.ids["meeting"], html.line_of(link))
    told = tray.known("meeting")
    meeting_id = told or (tray.ref("meeting", next(iter(found))) if len(found) == 1 else None)
    label = IN_BRACKETS.search(found.get((meeting_id or "").rpartition("/")[2], ""))
    return meeting_id, label[1].strip() if label else None


PAGE = PageType(name="item", parse=parse, kinds=(AgendaItem, Document, DocumentLink), is_verified=False)
