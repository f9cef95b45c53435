"""A committee: `mgCommitteeDetails.aspx` (section 3.2)."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bs4 import Tag
from bs4.element import PageElement

from archive import ids
from archive.records import NOTICE, Committee, Parsed, Site
from archive.records_people import Membership, Person
from scraper import addresses, html, urls
from scraper.blocks import Section, sections
from scraper.pages.base import PageType, Tray, content_of, open_page
from scraper.pages.presence import NAME
from scraper.pages.tables import rows_of
from scraper.vocabulary import ATTENDANCE_COLUMNS, MEMBERSHIP, PURPOSE, key

ROLE = re.compile(r"\(([^()]+)\)")
VACANT = re.compile(r"\bvacan(?:t|cy|cies)\b|\bgwag\b|swydd wag", re.IGNORECASE)
INLINE = ("a", "span", "strong", "b", "em", "i", "font", "img")
HEADINGS = ["h2", "h3", "h4", "h5"]
SHORT = 3  # letters: of a word within a name, as in "Jan van der Meer"
MERE = frozenset(("member", "committee member", "board member", "aelod"))
ABOUT_OFFICERS = re.compile(r"contact|officer|support|cyswllt|swyddog|attend")
SUBSTITUTES = re.compile(r"\b(?:substitut|reserve|deput|dirprwy|eilydd|wrth gefn)")
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
    if not html.line_of(content_of(frame).contents):
        tray.problem("the page says nothing of the committee but its name", committee_id)
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
    nodes = [node for node in section.nodes if not html.has_class(node, "mgWordPara")]  # else the council's text
    own = _lines(nodes)
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
        elif text and not VACANT.search(text) and (names == "li" or _is_data(entry) or _is_name(text)):
            tray.problem(f"a member without a profile: {text!r}", committee_id)


def _is_data(entry: Tag) -> bool:
    """Whether an entry is a row of a table that is no row of headings."""
    return entry.name == "tr" and entry.find("td") is not None


def _lines(nodes: Sequence[PageElement]) -> list[Tag]:
    """The elements of a section; what line ends part, in it or in a paragraph of it, is a paragraph each."""
    found: list[Tag] = [Tag(name="p")]
    for node in nodes:
        if not isinstance(node, Tag) or node.name in INLINE:
            found[-1].append(copy.copy(node))
        elif node.name in ("p", "div") and node.find("br", recursive=False) is not None:
            found += _lines(node.contents)
        else:
            found += [Tag(name="p")] if node.name == "br" else [node, Tag(name="p")]
    return [tag for tag in found if tag.contents]


def _is_name(text: str) -> bool:
    """Whether a line is a name, with a title before it or a post behind it: a sentence about members is none."""
    name = re.split(r"\s*(?:\(|,| [-–] )", text, maxsplit=1)[0]
    return NAME.fullmatch(name) is not None and all(word[0].isupper() or len(word) <= SHORT for word in name.split())


def _named(entries: list[Tag], name: str) -> list[Tag]:
    return [entry for entry in entries if entry.name == name]


def _has_person(tray: Tray) -> Callable[[Tag], bool]:
    """Whether an element links one person: one that links more is a frame round them."""

    def has_person(entry: Tag) -> bool:
        refs = {ref.url for a in html.anchors(entry) if (ref := tray.classify(a.href)) and ref.page == "person"}
        return len(refs) == 1

    return has_person


def _report_lost(tray: Tray, committee_id: str, frame: Tag) -> None:
    """Report people in a list who are under no heading of members: under one that is not known, such as substitutes, or
    under none."""
    seated = {record.person_id for record in tray.records if isinstance(record, Membership)}
    if not seated and (people := _people(tray, html.own_links(content_of(frame)))):
        tray.problem(f"{len(people)} people are listed, and no heading says that they are members", committee_id)
    for section in sections(content_of(frame), has_labels=True) if seated else ():
        links = (link for tag in section.tags for link in html.own_links(tag))
        others = _people(tray, links) - seated
        title = key(section.title or "")
        if others and title and title not in MEMBERSHIP and not ABOUT_OFFICERS.search(title):
            stage = NOTICE if SUBSTITUTES.search(title) else "parse"  # under a heading not known may be the members
            told = f"{len(others)} people are listed under {section.title!r}, and not kept"
            tray.problem(told, committee_id, stage=stage)


def _people(tray: Tray, links: Iterable[Tag]) -> set[str]:
    """The record ids of the people whom links lead to."""
    refs = (tray.classify(str(link["href"])) for link in links)
    return {tray.ref("person", ref.ids["person"]) or "" for ref in refs if ref and ref.page == "person"}


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
