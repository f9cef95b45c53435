"""Page types, one a file. `PAGES` is all of them; `parse` runs one by name."""

from __future__ import annotations

from collections.abc import Mapping

from archive.records import Parsed, Problem, Site
from scraper.pages import (
    calendar,
    committee,
    committee_list,
    decision,
    decision_register,
    declarations,
    document_pack,
    issue,
    issue_chronology,
    issue_decisions,
    issue_meetings,
    item,
    meeting,
    meeting_attendance,
    meeting_list,
    member_attendance,
    member_index,
    old_meeting,
    person,
    plan,
    plan_list,
    plans,
    reasons_restricted,
    recorded_votes,
    whats_new,
    xml_committees,
    xml_councillors,
    xml_meeting,
    xml_meetings,
    xml_meetings_by_date,
)
from scraper.pages.base import PageType

__all__ = ["BY_NAME", "PAGES", "PageType", "parse"]

PAGES: tuple[PageType, ...] = (
    committee_list.PAGE,
    committee.PAGE,
    meeting_list.PAGE,
    meeting.PAGE,
    item.PAGE,
    meeting_attendance.PAGE,
    old_meeting.PAGE,
    document_pack.PAGE,
    calendar.PAGE,
    whats_new.PAGE,
    decision_register.PAGE,
    decision.PAGE,
    issue.PAGE,
    issue_decisions.PAGE,
    issue_meetings.PAGE,
    issue_chronology.PAGE,
    plans.PAGE,
    plan_list.PAGE,
    plan.PAGE,
    reasons_restricted.PAGE,
    member_index.PAGE,
    person.PAGE,
    member_attendance.PAGE,
    recorded_votes.PAGE,
    declarations.PAGE,
    xml_committees.PAGE,
    xml_meetings.PAGE,
    xml_meetings_by_date.PAGE,
    xml_meeting.PAGE,
    xml_councillors.PAGE,
)
BY_NAME: dict[str, PageType] = {page.name: page for page in PAGES}


def parse(page: str, body: bytes, url: str, site: Site, context: Mapping[str, str] | None = None) -> Parsed:
    """Parse a body as the page type of that name (`meeting`, `xml_meeting`, …). KeyError if there is none.

    `url` is the page's address, `context` what the linking page knew (`Link.context`). A fault of a parser costs a row
    in `problems`, never the page.
    """
    page_type = BY_NAME[page]
    try:
        return page_type.parse(body, url, site, context or {})
    except Exception as error:  # any fault of ours must leave the crawl and the evidence whole
        message = f"{page}: the parser failed: {type(error).__name__}: {error}"
        return Parsed(problems=(Problem(stage="parse", message=message, url=url),))
