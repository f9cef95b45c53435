"""`GetCouncillorsByWard`: every councillor with party, ward, posts and terms of office (section 4).

The answer holds home and work addresses, telephones and surgeries: none of them is taken. Photographs are addressed by
internal hosts on some sites: no address of the answer is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from archive.records import Parsed, Site
from archive.records_people import Person
from scraper import addresses
from scraper import webservice as xml
from scraper.pages.base import PageType, Tray
from scraper.vocabulary_people import is_private

TAKEN = frozenset(("councillorid", "fullusername", "politicalpartytitle", "keyposts", "termsofoffice"))
NEVER_TAKEN = frozenset(("photosmallurl", "photobigurl", "workaddress", "homeaddress", "surgerydetails"))
OTHER = frozenset(("politicalgrouptitle", "districttitle", "representing"))


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the people, and a link to each one's page. Facts: `people`, `wards` (their number)."""
    tray = Tray("xml_councillors", url, site, context)
    root = xml.root_of(body, "councillorsbyward", tray.problem)
    if root is None:
        return tray.parsed()
    wards = xml.children(root, "wards", "ward")
    for ward in wards:
        title, listed = xml.value(ward, "wardtitle"), xml.children(ward, "councillors", "councillor")
        for count in xml.children(ward, "councillors", "councillorcount"):
            if (stated := (count.text or "").strip()) and stated != str(len(listed)):
                tray.problem(f"{title!r} says {stated} councillors and lists {len(listed)}")
        for element in listed:
            _add(tray, element, title)
    tray.facts["people"] = [record.id for record in tray.records]
    tray.facts["wards"] = len(wards)
    if not tray.records:
        tray.problem("no councillors, and the answer does not say that there are none")
    return tray.parsed()


def _add(tray: Tray, element: Element, ward: str | None) -> None:
    number, name = xml.number(element, "councillorid"), xml.value(element, "fullusername")
    if number is None:
        tray.problem(f"a councillor without an id: {name!r}")
        return
    person_id = tray.ref("person", number) or ""
    if tray.holds(Person, person_id):
        tray.problem(f"listed twice, here in {ward!r}", person_id)
    url = addresses.person(tray.base, number)
    tray.add(
        Person, person_id, url=url, name=name, party=xml.value(element, "politicalpartytitle"), ward=ward,
        key_posts=xml.value(element, "keyposts"), terms=_terms(element) or None,
        other_fields=_other(tray, element, person_id) or None,
    )  # fmt: skip
    tray.link(url, "person", "a councillor", person_id=person_id)


def _terms(element: Element) -> dict[str, str]:
    """Return `start: end` as stated; the end of a term that goes on is `unspecified`."""
    terms = xml.children(element, "termsofoffice", "termofoffice")
    return {start: xml.value(term, "enddate") or "" for term in terms if (start := xml.value(term, "startdate"))}


def _other(tray: Tray, element: Element, person_id: str) -> dict[str, str]:
    """Return the fields without a column of their own. An unknown one is kept unless it holds contact details."""
    other: dict[str, str] = {}
    for each in element:
        name = each.tag.rpartition("}")[2]
        if name in TAKEN or name in NEVER_TAKEN:
            continue
        value = xml.value(element, name)
        if name not in OTHER and (value or len(each)):
            tray.problem(f"unknown field {name!r}", person_id)
        if value and not is_private(name, value):
            other[name] = value
    return other


PAGE = PageType(name="xml_councillors", parse=parse, kinds=(Person,), is_verified=True)
