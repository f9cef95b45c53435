"""A committee's meetings: `ieListMeetings.aspx` (section 3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bs4 import Tag
from bs4.element import PageElement

from archive.records import Committee, Meeting, Parsed, Site
from scraper import addresses, html
from scraper.dates import dates_in, parse_time
from scraper.pages.base import PageType, Tray, open_list
from scraper.pages.old_meeting import NO_ITEMS
from scraper.text import one_line
from scraper.urls import meeting_address
from scraper.vocabulary import LIST_SUFFIXES, NOTHING_HERE, key, meeting_status

STEP = re.compile(r"\bact=(earlier|later)\b", re.IGNORECASE)

PAPERS = ("agenda", "decisions", "minutes", "draft")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the meetings listed and links to them and to the neighbouring pages of the list.

    Facts: `meetings`, one mapping a row (`id`, `date`, `status`, `has_agenda`, `has_decisions`, `has_minutes`), to
    tell what is worth fetching and when `earlier` pages bring nothing new; `years`, those the page offers.
    """
    tray = Tray("meeting_list", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    committee_id = _committee(tray, frame)
    links = [a for a in frame.find_all("a", href=True) if isinstance(a, Tag)]
    rows = _rows(tray, filter(_is_marked, links), committee_id) or _rows(tray, filter(_is_day, links), committee_id)
    tray.facts["meetings"] = rows
    tray.facts["years"] = [int(str(o["value"])) for o in frame.select("#YearSelect option[value]")
                           if re.fullmatch(r"(?:19|20)\d\d", str(o["value"]))]  # fmt: skip
    if rows:
        _add_steps(tray, frame, committee_id)
    elif not NOTHING_HERE.search(html.line_of(frame)):
        tray.facts["is_silent"] = True
        tray.problem("no meetings, and the page does not say that there are none", committee_id)
    return tray.parsed()


def _committee(tray: Tray, frame: Tag) -> str | None:
    hidden = frame.select_one('input[name="hCommitteeId"]')
    stated = str(hidden.get("value") or "") if hidden else ""
    committee_id = tray.known("committee") or tray.ref("committee", stated if stated.strip("0") else None)
    heading = html.sub_title(frame)
    if committee_id is None:
        tray.problem("neither the URL nor the page states the committee's id")
    elif heading is not None and (name := html.line_of(heading)):
        tray.add(
            Committee, committee_id, url=addresses.committee(tray.base, committee_id.rpartition("/")[2]), name=name
        )
    return committee_id


def _is_marked(anchor: Tag) -> bool:
    """Meetings named in running text are not the list's."""
    in_list = anchor.find_parent(class_="mgNonBulletTableList") is not None
    return in_list or html.has_class(anchor, "mgMeetingTableLnk")


def _is_day(anchor: Tag) -> bool:
    """Whether a link is a day, as those of the list are: enough where a skin has dropped the classes."""
    found = dates_in(html.line_of(anchor))
    return bool(found) and found[0].start == 0 and anchor.find_parent(class_="mgWordPara") is None


def _rows(tray: Tray, links: Iterable[Tag], committee_id: str | None) -> list[dict[str, Any]]:
    return [row for anchor in links if (row := _row(tray, anchor, committee_id))]


def _row(tray: Tray, anchor: Tag, committee_id: str | None) -> dict[str, Any] | None:
    """Read one meeting; links to information pages are none."""
    ref = tray.classify(str(anchor["href"]))
    if ref is None or ref.page not in ("meeting", "old_meeting") or "meeting" not in ref.ids:
        return None
    meeting_id = tray.ref("meeting", ref.ids["meeting"]) or ""
    row = _read(tray, anchor, meeting_id)
    own = tray.ref("committee", ref.ids.get("committee")) or committee_id
    tray.add(Meeting, meeting_id, url=meeting_address(ref), committee_id=own, date=row["date"],
             start_time=row.pop("time"), status=row["status"])  # fmt: skip
    tray.link(ref.url, ref.page, "listed meeting", meeting_id=meeting_id, committee_id=own)
    if ref.page == "old_meeting":
        tray.absent(meeting_id, "agenda_items", "not_published", NO_ITEMS)
    return row


def _read(tray: Tray, anchor: Tag, meeting_id: str) -> dict[str, Any]:
    text = html.line_of(anchor)
    found = dates_in(text)
    if not found:
        tray.problem(f"cannot read the meeting's date: {text!r}", meeting_id)
    words = _suffix(anchor)
    parts = {LIST_SUFFIXES.get(key(word)) for word in words}
    states = [state for word in words if (state := meeting_status(word))]
    for word in words:
        if key(word) not in LIST_SUFFIXES and meeting_status(word) is None:
            tray.problem(f"unknown words after a meeting: {word!r}", meeting_id)
            states.append("")
    return {
        "id": meeting_id,
        "date": found[-1].iso if found else None,
        "time": parse_time(text[found[-1].end :]) if found else None,
        "status": (states[0] or None) if states else "confirmed" if found and parts & set(PAPERS) else None,
        "has_agenda": "agenda" in parts,
        "has_decisions": "decisions" in parts,
        "has_minutes": bool({"minutes", "draft"} & parts),
    }


def _suffix(anchor: Tag) -> list[str]:
    """Return the words after a link: `- Agenda, Decisions, Minutes` or `- CANCELLED`."""
    nodes: list[PageElement] = []
    cell = anchor.find_parent("td")
    for node in (*anchor.next_siblings, *(cell.find_next_siblings("td") if cell else ())):
        if isinstance(node, Tag) and node.name in ("a", "br", "ul"):
            break
        nodes.append(node)
    text = one_line(html.text_of(nodes)).strip(" -–,.")
    parts = (part.strip(" -–.") for part in re.split(r",| and | & |(?<!\d)/|/(?!\d)| [-–] ", text))
    return [part[1:-1].strip() if part[0] + part[-1] in ("()", "[]") else part for part in parts if part]


def _add_steps(tray: Tray, frame: Tag, committee_id: str | None) -> None:
    """Follow `Earlier` and `Later`, each only onward from where this page was reached."""
    reached = STEP.search(tray.url)
    for anchor in html.anchors(frame):
        step = STEP.search(anchor.href)
        ref = tray.classify(anchor.href) if step else None
        if ref is None or step is None or ref.page != "meeting_list":
            continue
        way = step[1].lower()
        tray.facts[way] = ref.url
        if reached is None or reached[1].lower() == way:
            tray.link(ref.url, "meeting_list", f"{way} meetings", committee_id=committee_id)


PAGE = PageType(name="meeting_list", parse=parse, kinds=(Meeting, Committee), is_verified=True)
