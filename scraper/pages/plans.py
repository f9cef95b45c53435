"""The forward plans of every decision maker: `mgPlansHome.aspx` (section 3.11)."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Parsed, Site
from archive.records_issues import Plan
from scraper.pages.base import PageType
from scraper.pages.plan_list import parse_plans


def parse(body: bytes, url: str, site: Site, context: Mapping[str, str]) -> Parsed:
    """Return links to the plans of each decision maker, and the plans named there already."""
    return parse_plans("plans", body, url, site, context)


PAGE = PageType(name="plans", parse=parse, kinds=(Plan,), is_verified=False)
