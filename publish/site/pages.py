"""`PAGES`: every page of our own, in the order in which their addresses are tried."""

from __future__ import annotations

from publish.site import (
    api,
    committee,
    council,
    decision,
    document,
    download,
    issue,
    item,
    meeting,
    person,
    plan,
    search,
    since,
)
from publish.site.page import Page
from publish.site.trust_pages import EXPLORE, TRUST

READING = (
    council.PAGE, committee.PAGE, meeting.PAGE, item.PAGE, decision.PAGE, issue.PAGE, plan.PAGE, person.PAGE,
    document.PAGE,
)  # fmt: skip

TAKING = (download.PAGE, api.PAGE, since.PAGE)

PAGES: tuple[Page, ...] = (*READING, *TAKING, search.PAGE, *EXPLORE, *TRUST)
