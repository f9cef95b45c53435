"""Decision registers: `mgDelegatedDecisions.aspx`, `mgListOfficerDecisions.aspx` (section 3.7)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from archive.records import Decision, Parsed, Site
from scraper import html
from scraper.dates import parse_date
from scraper.pages.base import PageType, Tray, open_list
from scraper.pages.entries import loose_entries
from scraper.pages.tables import Row, rows_of
from scraper.vocabulary import NOTHING_HERE, REGISTER_COLUMNS

DATED = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}) ?[-–] ?(.+?)(?:\s+ref: \d+)?$")


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the decisions listed, each with a link to its page. Facts: `decisions`, `is_empty`."""
    tray = Tray("decision_register", url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    for table in frame.find_all("table"):
        if isinstance(table, Tag) and table.find_parent(class_="mgWordPara") is None:
            for row in rows_of(table, REGISTER_COLUMNS):
                _add(tray, row)
    _add_loose(tray, frame)
    listed = [record.id for record in tray.records]
    tray.facts.update(decisions=listed, is_empty=not listed)
    if not listed and not NOTHING_HERE.search(html.line_of(frame)):
        tray.problem("no decisions, and the page does not say that there are none")
    return tray.parsed()


def _add(tray: Tray, row: Row) -> None:
    """Add one row. Rows that lead elsewhere, such as to an issue, are not decisions."""
    for anchor in html.anchors(row.element):
        ref = tray.classify(anchor.href)
        if ref is None or "decision" not in ref.ids:
            continue
        decision_id = tray.ref("decision", ref.ids["decision"]) or ""
        call_in = row.cells.get("call_in")
        day, title = _dated(anchor.text)
        tray.add(
            Decision, decision_id, url=ref.url, title=title or None, decision_date=day,
            publication_date=parse_date(row.cells.get("publication_date")),
            effective_from=parse_date(row.cells.get("effective_from")),
            is_call_in=False if (call_in or "").lower().startswith("not for call") else None,
            other_fields={"Call-ins": call_in} if call_in else None,
        )  # fmt: skip
        tray.link(ref.url, "decision", "listed in the decision register", decision_id=decision_id)
        return


def _dated(text: str) -> tuple[str | None, str]:
    """The day of a decision and its title, from a heading of the details view: `16/10/2019 - Title ref: 2393`."""
    found = DATED.match(text)
    return (parse_date(found[1]), found[2]) if found else (None, text)


def _add_loose(tray: Tray, frame: Tag) -> None:
    """Add decisions linked outside a table: in the details view (`V=1`), or where a skin has lists or boxes."""

    def number_of(tag: Tag) -> str | None:
        ref = tray.classify(str(tag["href"]))
        return ref.ids.get("decision") if ref is not None else None

    for row in loose_entries(frame, REGISTER_COLUMNS, number_of):
        _add(tray, row)


PAGE = PageType(name="decision_register", parse=parse, kinds=(Decision,), is_verified=True)
