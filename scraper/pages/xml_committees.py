"""`GetCommittees`: every committee, deleted and expired ones too (section 4)."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Committee, Parsed, Site
from scraper import addresses
from scraper import webservice as xml
from scraper.pages.base import PageType, Tray


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the committees. Fact: `committees`. A deleted one counts as expired, and is listed all the same."""
    tray = Tray("xml_committees", url, site, context)
    root = xml.root_of(body, "committees", tray.problem)
    if root is None:
        return tray.parsed()
    for element in xml.children(root, "committee"):
        number = xml.number(element, "committeeid")
        if number is None:
            tray.problem(f"a committee without an id: {xml.value(element, 'committeetitle')!r}")
            continue
        gone = [xml.flag(element, "committeedeleted"), xml.flag(element, "committeeexpired")]
        tray.add(
            Committee, tray.ref("committee", number) or "", url=addresses.committee(tray.base, number),
            name=xml.value(element, "committeetitle"), category=xml.value(element, "committeecategory"),
            is_expired=True if True in gone else False if False in gone else None,
        )  # fmt: skip
    tray.facts["committees"] = [record.id for record in tray.records]
    if not tray.records and xml.raw(root, "committeescount") != "0":
        tray.problem("no committees, and the count does not say that there are none")
    return tray.parsed()


PAGE = PageType(name="xml_committees", parse=parse, kinds=(Committee,), is_verified=True)
