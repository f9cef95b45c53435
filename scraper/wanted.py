"""What a crawl knows before it reads: how its probes ended, what the archive holds, what it will ask for. Pure."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from archive.failures import days_of
from archive.joined import JOINED
from archive.pages import KnownPage
from archive.records import Absence, Link, Meeting, Parsed
from archive.records_people import Attendance
from scraper import urls
from scraper.plan import Estimate

LEFT_OUT = "outside the dates or number asked for"
NO_PAPERS = "papers were left out of the crawl"
# The page of a record whose end is the record's. A paper is gone when nothing lists it; its own 404 is a failure.
LOSABLE = frozenset(("meeting", "old_meeting", "decision", "committee", "person", "issue", "plan"))
NAMES_NOBODY = "names_nobody"  # in the context of a meeting's page: the XML service gave the meeting, and no attendance
LONG_EMPTY = timedelta(days=180)
SERVICE_LISTS = ("xml_meetings", "xml_meetings_by_date")
AGAIN = "again"  # in a link's context: asked because of what the archive holds, not because a list names it


# Page types asked for straight away where a page links to them: from any page, or from these only.
FOLLOWED: dict[str, tuple[str, ...]] = {
    "item": (),
    "document": (),
    "document_pack": (),
    "meeting_attendance": (),
    "recorded_votes": (),
    "reasons_restricted": (),
    "issue": (),
    "issue_decisions": ("issue",),
    "issue_meetings": ("issue",),
    "person": ("member_index",),
    "plan_list": ("plans",),
    "plan": ("plans", "plan_list"),
    "old_meeting": ("old_meeting",),  # its other half: agenda or minutes
}


@dataclass(frozen=True, slots=True)
class Probed:
    """How a probe ended: the verdict on what came, and the words for it."""

    verdict: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a crawl will read, the most wanted first, made as it is asked for: a large site's links are many.

    `pages` says how many of each type; `left_out` are records it lists but will not read.
    """

    links: Iterator[Link]
    pages: Counter[str]
    left_out: list[str]
    summary: str

    def describe(self, cost: Estimate) -> str:
        """What is to come, in a line: counts, requests, hours."""
        time = f"{cost.hours:.1f} hours" if cost.hours >= 1 else f"{math.ceil(cost.hours * 60)} min"
        return f"{self.summary}: about {cost.requests:,} requests, about {time}. Ctrl-C stops; what was gathered stays."


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What an archive holds of a site before a crawl.

    `meetings` are those whose own page was read, by id; `left_out` what
    a crawl listed and was asked not to read; `pages` every page read; `retries` links to what failed
    and is tried again, `failing` the addresses of all that fail, `reread` those of which only our parser was at fault
    and has changed since: what evidence keeps of them is read again; `ended` the addresses of committees' own lists
    that the site said within the sweep's days that it has not; `last_crawl` the day of the last whole crawl.
    """

    meetings: dict[str, Meeting] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    pages: list[KnownPage] = field(default_factory=list)
    retries: list[Link] = field(default_factory=list)
    failing: frozenset[str] = frozenset()
    reread: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    last_crawl: date | None = None


def was_held(parsed: Parsed, today: date) -> bool:
    """Whether a page is of a meeting whose day has come: that a list shows no item of it does not say it had none."""
    meetings = (record for record in parsed.records if isinstance(record, Meeting))
    return any(m.date is not None and m.date <= today.isoformat() and m.status != "cancelled" for m in meetings)


def given(parsed: Parsed) -> dict[str, str]:
    """What the page of a meeting is read with that the XML service gave too: its items, and who was there if named."""
    if not parsed.facts.get("items"):
        return {}
    names_people = any(isinstance(record, Attendance) for record in parsed.records)
    return {JOINED: "yes"} if names_people else {JOINED: "yes", NAMES_NOBODY: "yes"}


def is_given(link: Link, found: Link) -> bool:
    """Whether the service gave what a page of a meeting leads to."""
    is_attendance = found.page == "meeting_attendance" and NAMES_NOBODY not in link.context
    return JOINED in link.context and (found.page == "item" or is_attendance)


def is_empty(link: Link, parsed: Parsed) -> bool:
    """Whether the XML service was asked for meetings and named none."""
    return link.page in SERVICE_LISTS and not any(isinstance(record, Meeting) for record in parsed.records)


def emptied(link: Link, parsed: Parsed, committees: Collection[str], today: date) -> Collection[str]:
    """The committees whose own lists of meetings are to be asked: the XML service says that there was no meeting at all
    for half a year or more, which is true of few councils and of many services that are out of order."""
    days, committee = days_of(link.context), link.context.get("committee", "0")
    if not is_empty(link, parsed) or days is None or min(days[1], today) - days[0] < LONG_EMPTY:
        return ()
    return committees if committee == "0" else [committee]


def listed(meeting: Meeting) -> Meeting:
    """Of a meeting in a list what a crawl asks of it: lists of decades are kept until a crawl ends."""
    committee, start_time = (sys.intern(word) if word else None for word in (meeting.committee_id, meeting.start_time))
    return Meeting(
        id=meeting.id, site=meeting.site, committee_id=committee, date=meeting.date, start_time=start_time,
        status=meeting.status,
    )  # fmt: skip


def at_home(url: str, base_url: str) -> str:
    """A page's address at the present base directory of its site; as it is where it is there, or is no page's."""
    home = urls.base_directory(base_url)
    if url.startswith(home):
        return url
    former = urls.base_directory(url)
    return home + url[len(former) :] if url.startswith(former) and len(url) > len(former) else url


def again(link: Link, why: str) -> Link:
    """A link asked for because of what the archive holds: should its page be gone, the record is."""
    return replace(link, why=why, context={**link.context, AGAIN: "yes"})


def papers_left_out(parsed: Parsed) -> Parsed:
    """What a page said, and of its papers that they were not fetched."""
    gaps = (
        Absence(record_id=link.context["document_id"], field="sha256", reason="not_fetched", detail=NO_PAPERS)
        for link in parsed.links
        if link.page == "document" and "document_id" in link.context
    )
    return replace(parsed, absences=(*parsed.absences, *gaps))
