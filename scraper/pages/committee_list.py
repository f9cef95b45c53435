"""The committees of a council: `mgListCommittees.aspx`, `mgCommitteeStructure.aspx` (section 3.1)."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Committee, Parsed, Site
from scraper import addresses, html, urls
from scraper.blocks import sections
from scraper.pages.base import PageType, Tray, content_of, open_list
from scraper.pages.body import name_headings
from scraper.vocabulary import NOTHING_HERE


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the committees with their category, and links to their pages and meeting lists. Fact: `committees`.

    Expired committees are not listed here, so nothing is said of `is_expired`.
    """
    tray = Tray("committee_list", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    name_headings(tray, content_of(frame), "committee")
    for section in sections(content_of(frame)):
        for anchor in html.anchors(section.nodes):
            ref = tray.classify(anchor.href)
            if ref is not None and ref.page == "committee":
                _add(tray, ref, anchor.text, section.title)
    tray.facts["committees"] = [record.id for record in tray.records]
    if not tray.records and not NOTHING_HERE.search(html.line_of(frame)):
        tray.problem("no committees, and the page does not say that there are none")
    return tray.parsed()


def _add(tray: Tray, ref: urls.PageRef, name: str, category: str | None) -> None:
    number = ref.ids["committee"]
    committee_id = tray.ref("committee", number)
    tray.add(Committee, committee_id or "", url=ref.url, name=name or None, category=category)
    tray.link(addresses.meeting_list(tray.base, number), "meeting_list", "meetings of a listed committee",
              committee_id=committee_id)  # fmt: skip
    tray.link(ref.url, "committee", "a listed committee", committee_id=committee_id)


PAGE = PageType(name="committee_list", parse=parse, kinds=(Committee,), is_verified=True)
