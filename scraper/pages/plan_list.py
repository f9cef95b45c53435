"""The forward plans of one decision maker: `mgListPlans.aspx?RPId=` (section 3.11)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from bs4 import Tag

from archive.records import Parsed, Site
from archive.records_issues import Plan
from scraper import addresses, html
from scraper.dates import dates_in
from scraper.pages.base import PageType, Tray, open_list
from scraper.pages.body import report_nothing
from scraper.vocabulary_issues import RANGE


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the plans of one decision maker, each with a link to its page."""
    return parse_plans("plan_list", body, url, site, context)


def parse_plans(name: str, body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return the plans a page lists, and links to further lists. Fact: `plans`."""
    tray = Tray(name, url, site, context)
    _, frame = open_list(tray, body)
    if frame is None:
        return tray.parsed()
    has_any = add_plans(tray, frame, tray.known("committee"))
    tray.facts["plans"] = [record.id for record in tray.records]
    report_nothing(tray, frame, None, has_any, "plans")
    return tray.parsed()


def add_plans(tray: Tray, frame: Tag, committee_id: str | None) -> bool:
    """Add every plan a page links, and links to other lists of plans; whether there is any of either."""
    here = tray.classify(tray.url)
    has_any = False
    for anchor in html.anchors(frame):
        ref = tray.classify(anchor.href)
        own = tray.ref("committee", ref.ids.get("committee")) if ref else None
        if ref is not None and ref.page == "plan":
            add_plan(tray, ref.ids["plan"], anchor.text, own or committee_id)
            has_any = True
        elif ref is not None and ref.page == "plan_list" and own and not (here and ref.url == here.url):
            tray.link(ref.url, "plan_list", "forward plans of one decision maker", committee_id=own)
            has_any = has_any or tray.page == "plans"
    return has_any


def add_plan(tray: Tray, number: str, title: str, committee_id: str | None) -> None:
    """Add one plan with the link to its page."""
    plan_id = tray.ref("plan", number) or ""
    start, end = span_of(title)
    url = addresses.plan(tray.base, number, committee_id.rpartition("/")[2] if committee_id else None)
    tray.add(Plan, plan_id, url=url, title=title or None, committee_id=committee_id, start_date=start, end_date=end)
    tray.link(url, "plan", "listed among the forward plans", plan_id=plan_id, committee_id=committee_id)


def span_of(title: str) -> tuple[str | None, str | None]:
    """The first and last day a title states: `Forward Plan 1 Mar 2026 - 30 Jun 2026`; the last such pair counts.

    ModernGov's own stands last, in brackets. A day without its year is not guessed.
    """
    found = dates_in(title)
    for first, last in reversed(list(pairwise(found))):
        if RANGE.fullmatch(title[first.end : last.start]) and first.iso <= last.iso:
            return first.iso, last.iso
    return None, None


PAGE = PageType(name="plan_list", parse=parse, kinds=(Plan,), is_verified=False)
