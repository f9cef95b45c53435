"""Agenda items that a council's unbalanced markup has hidden: swallowed by another item's row, or out of the frame.

A table left open in one item's text takes in every item after it; a table closed once too often ends the page early.
Neither may end with an item's text under another item, or with an agenda that is shorter than the site's.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bs4 import Tag

from scraper import addresses
from scraper.pages.base import Tray
from scraper.pages.items import ItemContent

ITEM_NAME = re.compile(r"^\s*AI(\d+)\s*$", re.IGNORECASE)
WRITTEN = re.compile(rb"""<a\s[^<>]*?\bname\s*=\s*["']?\s*AI0*(\d{1,12})\b""", re.IGNORECASE)
COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)  # one left open hides the rest of the page, and is no comment
MOST = 300  # items of one page asked for by themselves


def numbers_in(element: Tag) -> list[str]:
    """The numbers of the items whose anchors stand in an element."""
    anchors = element.find_all("a", attrs={"name": ITEM_NAME})
    return [match[1] for a in anchors if isinstance(a, Tag) and (match := ITEM_NAME.match(str(a["name"])))]


def without_others(content: ItemContent) -> ItemContent:
    """What may be taken of an item whose row holds other items too: nothing, as if the page had cut it short."""
    return ItemContent(cut=dict.fromkeys([*content.fields, *content.cut, "minutes_text"], ""))


def ask_for_unseen(tray: Tray, body: bytes, seen: Collection[str], meeting_id: str) -> None:
    """Report the items that the page names and that no row of its agenda gave, and ask for each one's own page."""
    numbers = dict.fromkeys(match[1].decode() for match in WRITTEN.finditer(COMMENT.sub(b"", body)))
    lost = [number for number in numbers if number not in seen]
    if lost:
        tray.problem(f"{len(lost)} items of the page could not be read: {', '.join(lost[:10])}", meeting_id)
    for number in lost[:MOST]:
        tray.link(addresses.item(tray.base, number), "item", "not readable on the meeting page",
                  item_id=tray.ref("item", number), meeting_id=meeting_id)  # fmt: skip
