"""The chooser of a meeting's packs and supplements: `mgChooseDocPack.aspx?ID={agenda}[&SID=]` (section 1.3).

No real bytes of this page are known. Its `ID` is the agenda's number, not the meeting's: which meeting it belongs to is
what the linking page knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Document, DocumentLink, Parsed, Site
from scraper import html
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.papers import add_papers
from scraper.vocabulary import NOTHING_HERE


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the packs with links to fetch them. Context: `meeting_id`; without it they stand at no meeting."""
    tray = Tray("document_pack", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    meeting_id = tray.ref("meeting", context.get("meeting_id"))
    add_papers(tray, meeting_id, html.anchors(frame))
    if meeting_id is None and tray.records:
        tray.problem("nothing states which meeting these packs belong to")
    if not tray.records and not NOTHING_HERE.search(html.line_of(content_of(frame))):
        tray.problem("no packs, and the page does not say that there are none", meeting_id)
    return tray.parsed()


PAGE = PageType(name="document_pack", parse=parse, kinds=(Document, DocumentLink), is_verified=False)
