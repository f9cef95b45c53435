"""Decision registers: `mgDelegatedDecisions.aspx`, `mgListOfficerDecisions.aspx` (section 3.7)."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import Tag

from archive.records import Decision, Parsed, Site
from scraper import html
from scraper.dates import parse_date
from scraper.pages.base import PageType, Tray, open_page
from scraper.pages.tables import Row, rows_of
from scraper.vocabulary import NOTHING_HERE, REGISTER_COLUMNS


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the decisions listed, each with a link to its page. Facts: `decisions`, `is_empty`."""
    tray = Tray("decision_register", url, site, context)
    _, frame = open_page(tray, body)
    if frame is None:
        return tray.parsed()
    for table in frame.find_all("table"):
        if isinstance(table, Tag):
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
        tray.add(
            Decision, decision_id, url=ref.url, title=anchor.text or None,
            publication_date=parse_date(row.cells.get("publication_date")),
            effective_from=parse_date(row.cells.get("effective_from")),
            is_call_in=False if (call_in or "").lower().startswith("not for call") else None,
            other_fields={"Call-ins": call_in} if call_in else None,
        )  # fmt: skip
        tray.link(ref.url, "decision", "listed in the decision register", decision_id=decision_id)
        return


def _add_loose(tray: Tray, frame: Tag) -> None:
    """Add decisions linked outside a table, as in the details view (`V=1`)."""
    for anchor in html.anchors(frame):
        ref = tray.classify(anchor.href)
        if ref is not None and "decision" in ref.ids:
            decision_id = tray.ref("decision", ref.ids["decision"]) or ""
            if not tray.holds(Decision, decision_id):
                tray.add(Decision, decision_id, url=ref.url, title=anchor.text or None)
            tray.link(ref.url, "decision", "listed in the decision register", decision_id=decision_id)


PAGE = PageType(name="decision_register", parse=parse, kinds=(Decision,), is_verified=True)
