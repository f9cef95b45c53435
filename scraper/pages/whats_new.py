"""What a site says it published in a window: `mgWhatsNew.aspx` (section 3.11).

No real bytes of this page are known. Lines read `26/06/2026 - Agenda published: Meeting of …, X Committee`; only their
links are taken, as a sign that a page is worth fetching again. The record comes from that page.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Parsed, Site
from scraper import html
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.urls import PageRef
from scraper.vocabulary import NOTHING_HERE

CHANGES = ("meeting", "old_meeting", "item", "decision", "issue", "plan", "document", "document_pack")
WHY = "what's new says it changed"


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return links to what is listed. Fact: `changed`, their canonical addresses in the order of the page."""
    tray = Tray("whats_new", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    content = content_of(frame)
    found = [ref for anchor in html.anchors(content) if (ref := tray.classify(anchor.href)) and ref.page in CHANGES]
    for ref in found:
        _link(tray, ref)
    tray.facts["changed"] = list(dict.fromkeys(ref.url for ref in found))
    if not found and not NOTHING_HERE.search(html.line_of(content)):
        tray.facts["is_silent"] = True
        tray.problem("nothing is new, and the page does not say so")
    return tray.parsed()


def _link(tray: Tray, ref: PageRef) -> None:
    known = {f"{kind}_id": tray.ref(kind, number) for kind, number in ref.ids.items()}
    tray.link(ref.url, ref.page, WHY, **known)


PAGE = PageType(name="whats_new", parse=parse, kinds=(), is_verified=False)
