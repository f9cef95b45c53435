"""The title and body of a page whose skin may have dropped the classes, and a report of a list with nothing in it."""

from __future__ import annotations

import copy

from bs4 import Tag

from scraper import html
from scraper.blocks import Block
from scraper.pages.base import Tray
from scraper.vocabulary import NOTHING_HERE, key
from scraper.vocabulary_issues import NO_TITLES

NOT_BODY = ["mgSubTitle", "mgLinks", "mgActionList", "mgFooter", "mgHeader"]


def title_of(frame: Tag) -> str | None:
    """The page's sub-title; a skin without one may have the heading of a list there, which is none."""
    found = html.sub_title(frame)
    text = html.line_of(found) if found is not None else ""
    return text if text and key(text) not in NO_TITLES else None


def body_of(content: Tag) -> Tag:
    """A copy of a page's body without its titles, action links, footer and anything no reader takes for its text."""
    body = copy.copy(content)
    title = html.sub_title(body) if content.get("id") else None  # the whole frame, of a skin without `.mgContent`
    if title is not None and key(html.line_of(title)) not in NO_TITLES:
        title.extract()
    for tag in [*body.find_all(["h1", "script", "style", "form"]), *body.find_all(class_=NOT_BODY)]:
        if tag.find_parent(class_="mgWordPara") is None:  # a heading of the council's text stays in it
            tag.extract()
    return body


def is_intro(content: Tag, block: Block) -> bool:
    """Whether an unlabelled text may be the council's words about its site: such a text stands outside ModernGov's own
    containers, in a frame whose skin has dropped the class of the page's body."""
    is_own = any(html.has_class(node, "mgWordPara") for node in block.nodes)
    return bool(content.get("id")) and block.label is None and not is_own


def report_nothing(tray: Tray, frame: Tag, record_id: str | None, has_any: bool, what: str) -> None:
    """Report a list with nothing in it, unless the page says that there is nothing."""
    if not has_any and not NOTHING_HERE.search(html.line_of(frame)):
        tray.problem(f"no {what}, and the page does not say that there are none", record_id)
