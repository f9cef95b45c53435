"""The title and body of a page whose skin may have dropped the classes, and a report of a list with nothing in it."""

from __future__ import annotations

import copy
import re

from bs4 import Tag

from scraper import html
from scraper.blocks import Block
from scraper.pages.base import Tray
from scraper.vocabulary import NOTHING_HERE, key
from scraper.vocabulary_issues import NO_TITLES

SHARE = re.compile(r"(?:share|tweet|print|e-?mail)(?: this(?: \w+)?)?(?: (?:on|by|via) \S+)?", re.IGNORECASE)
HEADINGS = ["h2", "h3", "h4", "h5", "h6"]
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
    for link in html.own_links(body):
        if SHARE.fullmatch(html.line_of(link)):
            (link.find_parent("li") or link).extract()
    return body


def name_headings(tray: Tray, content: Tag, page: str) -> None:
    """Give the headings of a list their class, where a skin has dropped it: those that stand right over links to
    records of one page type."""
    if content.find(class_="mgSectionTitle") is not None:
        return
    for tag in content.find_all(HEADINGS):
        after = tag.find_next_sibling()
        refs = (tray.classify(str(link["href"])) for link in html.with_href(after)) if after is not None else ()
        if not html.classes_of(tag) and any(ref is not None and ref.page == page for ref in refs):
            tag["class"] = "mgSectionTitle"


def is_intro(content: Tag, block: Block) -> bool:
    """Whether an unlabelled text may be the council's words about its site: such a text stands outside ModernGov's own
    containers, in a frame whose skin has dropped the class of the page's body."""
    is_own = any(html.has_class(node, "mgWordPara") for node in block.nodes)
    return bool(content.get("id")) and block.label is None and not is_own


def report_nothing(tray: Tray, frame: Tag, record_id: str | None, has_any: bool, what: str) -> None:
    """Report a list with nothing in it, unless the page says that there is nothing."""
    if not has_any and not NOTHING_HERE.search(html.line_of(frame)):
        tray.problem(f"no {what}, and the page does not say that there are none", record_id)
