"""The running text of a meeting from before ModernGov, without the page's menus and lists of papers (section 3.12)."""

from __future__ import annotations

import copy
import re

from bs4 import Tag

from scraper import html
from scraper.pages.base import Tray

# Parts of the page that are not the text: headings, menus, papers, labelled lines (venue, contact).
NOT_TEXT = "h1, .mgHeader, .mgSubTitle, .mgSubTitleTxt, .mgLinks, .mgActionList, .mgFooter, form, script, style"
NOTICE = re.compile(
    r"(?:there (?:are|is) (?:currently )?no|no|nid oes) (?:documents?|papers?|minutes|agenda|dogfennau)\b",
    re.IGNORECASE,
)
FEWEST_WORDS = 12  # what is left beside the links is a text of its own from here on, not a label over them
WORD = re.compile(r"[^\W_]+")
LINES = ["p", "li", "td", "th", "dd", "dt", "div", "center", "blockquote", "h2", "h3", "h4", "h5", "h6"]


def text_of(tray: Tray, content: Tag) -> str | None:
    """Return the text of the page without its menus and papers; None where only labels over links are left.

    A link inside a sentence is part of it: `the minutes of the meeting held on 7 July 2004`.
    """
    content = copy.copy(content)
    for part in [*content.select(NOT_TEXT), *content.select("p:has(> span.mgLabel)")]:
        part.extract()
    inside = 0
    for line, links in _lines(tray, content):
        words = sum(len(WORD.findall(html.line_of(link))) for link in links)
        if line is not None and len(WORD.findall(html.line_of(line))) > words:
            inside += words
        else:
            for part in links if line is None or line is content else [line]:
                part.extract()
    text = html.text_of(content)
    return text if len(text.split()) - inside >= FEWEST_WORDS or NOTICE.match(text) else None


def _lines(tray: Tray, content: Tag) -> list[tuple[Tag | None, list[Tag]]]:
    """The lines with links to papers, each with its links. Links to the meeting's other half are taken out."""
    found: dict[int, tuple[Tag | None, list[Tag]]] = {}
    for link in list(html.with_href(content)):
        ref = tray.classify(str(link["href"]))
        if ref and ref.page == "old_meeting":
            link.extract()
        elif ref and ref.page == "document":
            line = link.find_parent(LINES)
            found.setdefault(id(line), (line, []))[1].append(link)
    return list(found.values())
