"""A committee: `mgCommitteeDetails.aspx` (section 3.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from bs4 import Tag

from archive import ids
from archive.records import Committee, Parsed, Site
from archive.records_people import Membership, Person
from scraper import addresses, html, urls
from scraper.blocks import Section, sections
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.tables import rows_of
from scraper.vocabulary import ATTENDANCE_COLUMNS, MEMBERSHIP, PURPOSE, key

ROLE = re.compile(r"\(([^()]+)\)")
VACANT = re.compile(r"\bvacan(?:t|cy|cies)\b|\bgwag\b|swydd wag", re.IGNORECASE)
HEADINGS = ["h2", "h3", "h4", "h5"]
MERE = frozenset(("member", "committee member", "board member", "aelod"))
EXPIRED = re.compile(r"^mgExpiredMembershipEntry", re.IGNORECASE)


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the committee, its members as people, their seats, and a link to its meetings."""
    tray = Tray("committee", url, site, context)
    _, frame = open_page(tray, body)
    committee_id = tray.known("committee")
    if frame is None:
        return tray.parsed()
    if committee_id is None:
        tray.problem("neither the URL nor the context states the committee's id")
        return tray.parsed()
    heading = html.sub_title(frame)
    if heading is None:
        tray.problem("a committee without a name: not a committee page", committee_id)
        return tray.parsed()
    number = committee_id.rpartition("/")[2]
    _name_sections(content_of(frame))
    tray.add(
        Committee, committee_id, url=addresses.committee(tray.base, number),
        purpose=_purpose(sections(content_of(frame))),
        name=html.line_of(heading) or None,
    )  # fmt: skip
    for section in sections(content_of(frame), has_labels=True):
        if section.title and key(section.title) in MEMBERSHIP:
            _add_members(tray, committee_id, section)
    _report_lost(tray, committee_id, frame)
    tray.link(addresses.meeting_list(tray.base, number), "meeting_list", "meetings of the committee",
              committee_id=committee_id)  # fmt: skip
    return tray.parsed()


def _name_sections(content: Tag) -> None:
    """Give headings their class back where a skin has dropped it: those that read as ModernGov's own."""
    for tag in content.find_all(HEADINGS):
        if not html.classes_of(tag) and key(html.line_of(tag)) in MEMBERSHIP | PURPOSE:
            tag["class"] = "mgSectionTitle"


def _purpose(parts: list[Section]) -> str | None:
    texts = [html.text_of(section.nodes) for section in parts if section.title and key(section.title) in PURPOSE]
    return "\n\n".join(text for text in texts if text) or None


def _add_members(tray: Tray, committee_id: str, section: Section) -> None:
    """Add the members of a list; on a skin without lists, of a table or of lines of their own."""
    own = (node for node in section.tags if not html.has_class(node, "mgWordPara"))  # else the council's text
    inside = [entry for node in own for entry in [node, *node.find_all(["li", "tr", "p", "div"])]]
    names = next((name for name in ("li", "tr", "p", "div") if any(map(_has_person(tray), _named(inside, name)))), "li")
    posts = _posts_in_rows(inside) if names == "tr" else {}
    for entry in _named(inside, names):
        if any(EXPIRED.match(name) for name in entry.get_attribute_list("class") if name):
            continue
        text = html.line_of(entry.contents)
        people = [(ref, a.text) for a in html.anchors(entry) if (ref := tray.classify(a.href)) and ref.page == "person"]
        if names != "li" and len({ref.url for ref, _ in people}) > 1:
            continue  # a frame round several, whose posts are not the first one's
        if people:
            ref, name = people[0]
            stated = ROLE.findall(text.removeprefix(name)) or posts.get(id(entry), [])
            _add_member(tray, committee_id, ref, name, stated)
        elif text and not VACANT.search(text) and (names == "li" or _is_data(entry)):
            tray.problem(f"a member without a profile: {text!r}", committee_id)


def _is_data(entry: Tag) -> bool:
    """Whether an entry is a row of a table that is no row of headings."""
    return entry.name == "tr" and entry.find("td") is not None


def _named(entries: list[Tag], name: str) -> list[Tag]:
    return [entry for entry in entries if entry.name == name]


def _has_person(tray: Tray) -> Callable[[Tag], bool]:
    """Whether an element links one person: one that links more is a frame round them."""

    def has_person(entry: Tag) -> bool:
        refs = {ref.url for a in html.anchors(entry) if (ref := tray.classify(a.href)) and ref.page == "person"}
        return len(refs) == 1

    return has_person


def _report_lost(tray: Tray, committee_id: str, frame: Tag) -> None:
    """Report people in a list where no list of members was found: its heading may be one that is not known."""
    outside = html.own_links(content_of(frame))
    people = {ref.url for a in outside if (ref := tray.classify(str(a["href"]))) and ref.page == "person"}
    if people and not any(isinstance(record, Membership) for record in tray.records):
        tray.problem(f"{len(people)} people are listed, and no heading says that they are members", committee_id)


def _add_member(tray: Tray, committee_id: str, ref: urls.PageRef, name: str, roles: list[str]) -> None:
    person_id = tray.ref("person", ref.ids["person"]) or ""
    tray.add(Person, person_id, url=ref.url, name=name or None)
    tray.add(
        Membership, ids.link_id(committee_id, person_id), url=tray.url, person_id=person_id,
        committee_id=committee_id, role=", ".join(role.strip() for role in roles) or None,
    )  # fmt: skip


def _posts_in_rows(inside: list[Tag]) -> dict[int, list[str]]:
    """The role in its column by the `id` of the row, where members stand in tables; `Member` is none."""
    tables = {id(table): table for row in _named(inside, "tr") if (table := row.find_parent("table")) is not None}
    rows = [row for table in tables.values() for row in rows_of(table, ATTENDANCE_COLUMNS)]
    found = ((id(row.element), row.cells.get("role")) for row in rows)
    return {row: [role] for row, role in found if role and key(role) not in MERE}


PAGE = PageType(name="committee", parse=parse, kinds=(Committee, Person, Membership), is_verified=True)
