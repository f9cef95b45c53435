"""`GetMeeting`: one meeting with the full text of every item, its papers and attendance (section 4)."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from archive import ids
from archive.records import AgendaItem, Document, DocumentLink, Meeting, Parsed, Site
from archive.records_people import Attendance, Person
from scraper import addresses, html
from scraper import webservice as xml
from scraper.dates import parse_date, parse_time
from scraper.pages.base import PageType, Tray
from scraper.pages.gaps import minutes_elsewhere, missing_minutes
from scraper.pages.items import SECTIONS, TEXT_FIELDS
from scraper.pages.xml_meetings import status_of
from scraper.text import plain_text

FIELDS = {
    "summary": "agendatext", "decision_text": "decisionnonemptyhtmlbody", "minutes_text": "minutesnonemptyhtmlbody",
}  # fmt: skip

KEPT = ("restrictionsRef", "publicationdate")  # of a paper, verbatim


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meeting, its items, papers and attendance. Context: `committee_id`, which this answer does not name.

    The service does not tell draft minutes from approved ones: `minutes_status` is `unknown` or `none`.
    """
    tray = Tray("xml_meeting", url, site, context)
    root = xml.root_of(body, "meeting", tray.problem)
    if root is None:
        return tray.parsed()
    meeting_id, asked = tray.ref("meeting", xml.number(root, "meetingid")), tray.known("meeting")
    if meeting_id is None or asked not in (None, meeting_id):
        tray.problem(f"the answer is for {meeting_id or 'no meeting'}", asked)
        return tray.parsed()
    items = xml.children(root, "agendaitems", "agendaitem")
    published = xml.flag(root, "minutepublished") or any(xml.raw(item, FIELDS["minutes_text"]) for item in items)
    status = "unknown" if published else "none"
    _add_meeting(tray, root, meeting_id, status)
    for position, item in enumerate(items):
        _add_item(tray, item, meeting_id, position, status)
    minutes_elsewhere(tray, status)
    for attendee in xml.children(root, "attendees", "attendee"):
        _add_attendee(tray, attendee, meeting_id)
    tray.facts["items"] = len(items)
    if not items:
        tray.absent(meeting_id, "agenda_items", "not_published", "the XML service lists no items")
    return tray.parsed()


def _add_meeting(tray: Tray, root: Element, meeting_id: str, status: str) -> None:
    number, committee_id = meeting_id.rpartition("/")[2], tray.known("committee")
    tray.add(
        Meeting, meeting_id, url=addresses.meeting(tray.base, (committee_id or "").rpartition("/")[2], number),
        committee_id=committee_id, date=parse_date(xml.value(root, "meetingdate")),
        start_time=parse_time(xml.value(root, "meetingtime")), status=status_of(tray, root, meeting_id),
        venue=xml.value(root, "meetinglocation"), minutes_status=status,
    )  # fmt: skip


def _add_item(tray: Tray, element: Element, meeting_id: str, position: int, status: str) -> None:
    number = xml.number(element, "agendaitemid")
    title = xml.value(element, "agendaitemtitle")
    if number is None:
        tray.problem(f"an item without an id: {title!r}", meeting_id)
        return
    item_id = tray.ref("item", number) or ""
    found = {name: _text(xml.raw(element, tag)) for name, tag in FIELDS.items()}
    restricted = True if xml.flag(element, "isdisplayallowed") is False else xml.flag(element, "isrestricted")
    tray.add(
        AgendaItem, item_id, url=addresses.item(tray.base, number), meeting_id=meeting_id, position=position,
        number_label=xml.value(element, "fulldisplaynumberformat"), title=title, is_restricted=restricted,
        text_source="webservice", other_fields=_comments(element), **found,
    )  # fmt: skip
    for name, text in found.items():
        tray.text(item_id, TEXT_FIELDS[name], text, SECTIONS[name], status)
    missing_minutes(tray, item_id, found, {}, status, restricted)
    for at, paper in enumerate(xml.children(element, "linkeddocuments", "linkeddoc")):
        _add_paper(tray, paper, item_id, at)


def _text(field: str) -> str | None:
    """Return an HTML field as text. A field without markup is text already, and its lines are lines."""
    return (html.text_of(html.fragment(field)) if "<" in field else plain_text(field)) or None


def _comments(element: Element) -> dict[str, str] | None:
    """Return the council's own labelled fields (`Presented By`), verbatim."""
    pairs = [(xml.value(element, f"commentlabel{n}"), xml.value(element, f"commenttext{n}")) for n in (1, 2)]
    return {label: text for label, text in pairs if label and text} or None


def _add_paper(tray: Tray, element: Element, item_id: str, position: int) -> None:
    """Add an attachment. Its address is built from its number: the service may name internal hosts."""
    number, title = xml.number(element, "attachmentid"), xml.value(element, "title")
    if number is None:
        tray.problem(f"a paper without an id: {title!r}", item_id)
        return
    document_id = tray.ref("document", f"s{number}") or ""
    restricted, elsewhere = xml.flag(element, "isrestricted"), xml.flag(element, "isurl")
    stated = xml.value(element, "url")
    reference = xml.value(element, "restrictionsRef")
    url = stated if elsewhere else f"{tray.base}mgConvert2PDF.aspx?ID={number}"
    tray.add(
        Document, document_id, url=url, title=title, is_restricted=restricted,
        other_fields={name: text for name in KEPT if (text := xml.value(element, name))} or None,
    )  # fmt: skip
    tray.add(DocumentLink, ids.link_id(item_id, document_id), document_id=document_id, record_id=item_id,
             title=title, position=position)  # fmt: skip
    if restricted:
        tray.absent(document_id, "text", "restricted", reference)
    elif elsewhere:
        tray.absent(document_id, "text", "not_fetched", f"kept on another site: {stated}")
    else:
        tray.link(f"{tray.base}mgConvert2PDF.aspx?ID={number}", "document", f"paper of {item_id}",
                  document_id=document_id)  # fmt: skip


def _add_attendee(tray: Tray, element: Element, meeting_id: str) -> None:
    name, number = xml.attribute(element, "name"), xml.attribute(element, "memberid")
    person_id = tray.ref("person", number) if number and number.isdecimal() and int(number) else None
    if not name:
        return
    party, ward = xml.attribute(element, "politicalparty"), xml.attribute(element, "ward")
    if person_id and number:
        tray.add(Person, person_id, url=addresses.person(tray.base, number), name=name, party=party, ward=ward)
    tray.add(
        Attendance, ids.link_id(meeting_id, person_id or f"name:{name.casefold()}"), url=tray.url,
        meeting_id=meeting_id, person_id=person_id, name=name, role=xml.attribute(element, "roledescription"),
        attendance=xml.attribute(element, "attendance"), party=party, ward=ward,
        representing=xml.attribute(element, "representing"),
    )  # fmt: skip


PAGE = PageType(
    name="xml_meeting", parse=parse, is_verified=True,
    kinds=(Meeting, AgendaItem, Document, DocumentLink, Person, Attendance),
)  # fmt: skip
