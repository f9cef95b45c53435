"""Documents listed on a page: records, their place at a meeting, item or decision, and links to fetch them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from archive import ids
from archive.records import Document, DocumentLink
from scraper.html import Anchor
from scraper.pages.base import Tray
from scraper.text import one_line
from scraper.urls import PageRef

# `T` of `documents/g…` (MODERNGOV.md section 1.3).
PACK = "a pack repeats the papers it is made of, which are listed one by one"
PACK_KINDS = {"0": "agenda", "1": "minutes", "2": "decisions", "9": "supplement", "10": "pack", "11": "minutes"}


def add_papers(
    tray: Tray, record_id: str | None, anchors: Iterable[Anchor], reports: Iterable[Anchor] = (),
    kind: str | None = None,
) -> None:  # fmt: skip
    """Add every document among the links to a record: first `reports`, the links of its title, then the others.

    `kind` is what the page says the others are, where their addresses do not. Without a record they stand nowhere.
    """
    position = 0
    seen = set()
    for stated, links in (("report", reports), (kind, anchors)):
        for anchor in links:
            found = tray.classify(anchor.href)
            if found is None or found.page != "document" or found.ids["document"] in seen:
                continue
            seen.add(found.ids["document"])
            _add_paper(tray, record_id, found, anchor, stated, position)
            position += 1


def _add_paper(
    tray: Tray, record_id: str | None, found: PageRef, anchor: Anchor, kind: str | None, position: int
) -> None:  # fmt: skip
    """Add one document, its link to a record, and the link to fetch it.

    The title is the file's name where the link shows the item's title instead (`kind` report).
    """
    document_id = ids.record_id(tray.site.id, "document", found.ids["document"])
    title = (file_title(found.url) if kind == "report" else None) or anchor.text or file_title(found.url)
    tray.add(
        Document, document_id, url=found.url, kind=kind_of(found) or kind, title=title, listed_size=anchor.size
    )  # fmt: skip
    if record_id:
        tray.add(
            DocumentLink, ids.link_id(record_id, document_id), document_id=document_id, record_id=record_id,
            title=anchor.text or None, position=position,
        )  # fmt: skip
    if (kind_of(found) or kind) == "pack":
        tray.absent(document_id, "sha256", "not_fetched", PACK)
    tray.link(found.url, "document", f"paper of {record_id or tray.page}", document_id=document_id)


def kind_of(found: PageRef) -> str | None:
    """Return what the address says a document is: `g…?T=1` printed minutes, `b…` a supplement; None for attachments."""
    key = found.ids["document"]
    if key.startswith("b"):
        return "supplement"
    pack = re.match(r"g\d+-T(\d+)", key)
    return PACK_KINDS.get(pack[1], "other") if pack else None


def file_title(url: str) -> str | None:
    """Return the file name of a document's address without its suffix."""
    name = unquote(url.partition("?")[0].rpartition("/")[2])
    return one_line(re.sub(r"\.[A-Za-z]{3,4}$", "", name)) or None if "/documents/" in url.lower() else None
