"""What a refresh asks of a site: cheap lists that show change, what they show, and what is due. Pure.

The lists are never trusted alone: what nothing signals is seen again at its own pace (`scraper.due`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

from archive.joined import JOINED
from archive.pages import KnownPage
from archive.records import Link, Meeting, Parsed, Site
from scraper import addresses
from scraper.due import SWEEP_EARLY, Agenda, agenda
from scraper.listing import MEETING_LISTS, Listing, number_of
from scraper.plan import Scope, wants_committee
from scraper.wanted import Held, Wanted, again, at_home

MONTHS_BACK, MONTHS_AHEAD = 2, 6
CALENDAR_MONTHS = (1, 2)  # a request each, where there is no XML service
LONGEST_PAUSE = 36  # months
REGISTER_OVERLAP = timedelta(days=14)  # decisions are published late, and dated back
FAILED_LISTS = frozenset(("decision_register", *MEETING_LISTS))  # what they name is read in the same night
NEW, CHANGED, SIGNALLED, RETRY = "new", "the list says it changed", "what's new says it changed", "failed before"
CUT_OFF = "the run before was cut off"


class RefreshListing(Listing):
    """A site that is known already: its lists of these months, then what they or the plan call for.

    `budget` is the number of requests a night may take; None is the policy's own. `cut_off` are pages that a refresh
    before this one fetched and may not have followed; `resumed_at` is when the first of the cut-off runs began.
    """

    def __init__(
        self, site: Site, scope: Scope, held: Held, budget: int | None = None, cut_off: Sequence[Link] = (),
        resumed_at: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(site, scope, held)
        self.budget, self.cut_off, self.resumed_at = budget, cut_off, resumed_at
        self.signalled: dict[str, Link] = {}
        self.served = {
            page.record_id for page in held.pages if page.page == "xml_meeting" and page.url not in held.failing
        }
        self.asked_lists = 3  # robots.txt and the two probes

    def lists(self) -> Iterator[Link]:
        """The lists that show change, a few requests whatever the size of the site; and those that failed before."""
        yield from self._counted(self._lists())
        yield from (link for link in self.retries() if link.page in FAILED_LISTS)

    def _counted(self, links: Iterable[Link]) -> Iterator[Link]:
        """Links to lists, each counted as a request of tonight's budget."""
        for link in links:
            self.asked_lists += 1
            yield link

    def retries(self) -> Iterator[Link]:
        """What failed before and is tried again tonight, where the site is now."""
        for link in self.held.retries:
            if self._is_open(link.page):
                yield replace(link, url=at_home(link.url, self.base_url), why=RETRY)

    def known(self) -> list[KnownPage]:
        """The pages the archive has read, where the site is now."""
        return [replace(page, url=at_home(page.url, self.base_url)) for page in self.held.pages]

    def _lists(self) -> Iterator[Link]:
        since, until = self.window()
        if self.by_webservice:
            yield from self.meetings_xml("0", since, until)
        else:
            for year, month in self._months():
                url = addresses.calendar(self.base_url, year, month)
                first, last = month_days(year, month)
                context = {"since": first.isoformat(), "until": last.isoformat()}
                yield Link(url=url, page="calendar", why="meetings of a month", context=context)
        last = self.held.last_crawl or since
        for first, end in addresses.windows((last - REGISTER_OVERLAP).replace(day=1), self.scope.today):
            yield self.register(first, end)
        url = addresses.whats_new(self.base_url, last - timedelta(days=2), self.scope.today)
        yield Link(url=url, page="whats_new", why="what the site says is new")

    def window(self) -> tuple[date, date]:
        """The months the list of meetings is asked for; whole months, so that its address changes once a month."""
        first, *_, last = self._months()
        return month_days(*first)[0], month_days(*last)[1]

    def _months(self) -> list[tuple[int, int]]:
        """The months of tonight's lists: back to the last whole crawl, so that none is skipped after a pause."""
        back, ahead = (MONTHS_BACK, MONTHS_AHEAD) if self.by_webservice else CALENDAR_MONTHS
        last, today = self.held.last_crawl, self.scope.today
        since = (today.year - last.year) * 12 + today.month - last.month if last else 0
        return months(today, max(back, min(since, LONGEST_PAUSE)), ahead)

    def covers(self, meeting: Meeting) -> bool:
        """Whether a list of tonight would name the meeting: the XML service may leave out what it does not give."""
        since, until = self.window()
        if self.by_webservice and meeting.id not in self.served:
            return False
        return since.isoformat() <= (meeting.date or "") <= until.isoformat()

    def add(self, link: Link, parsed: Parsed) -> None:
        """Remember what a list names, and what it says has changed."""
        super().add(link, parsed)
        if link.page == "whats_new":
            for found in parsed.links:
                self.signalled.setdefault(found.url, found)

    def compares_lists(self) -> bool:
        """A night compares a few only."""
        return False

    def own_lists(self) -> Iterator[Link]:
        """Committees' own lists of meetings: tonight's share of the sweep, and of those that were never read.

        They show what was put in late, and what the XML service leaves out.
        """
        due = {each.page.url: each.why for each in self.agenda().due}
        for page in self.known():
            why = due.get(page.url) or (CUT_OFF if self._was_read_by_what_was_cut_off(page) else None)
            if page.page == "meeting_list" and why:
                yield again(Link(url=page.url, page="meeting_list", why="", context=page.context), why)
        yield from self._counted(self.unread_lists()[1])

    def _was_read_by_what_was_cut_off(self, page: KnownPage) -> bool:
        """Whether the run that this one goes on from saw a list again: only reading it says which years it offers."""
        return self.resumed_at is not None and page.first_seen < self.resumed_at <= page.last_seen

    def years(self) -> Iterator[Link]:
        """The years of those lists that hold what the archive does not; a year once read has its own pace."""
        read = self._lists_read()
        yield from self._counted(link for link in super().years() if link.url not in read)

    def rest_of_lists(self) -> Iterator[Link]:
        return self._counted(super().rest_of_lists())

    def _meetings_known(self) -> Iterable[Meeting]:
        return chain(self.held.meetings.values(), super()._meetings_known())

    def unread_lists(self) -> tuple[int, list[Link]]:
        """How many committees' own lists were never read and may be there, and those of them whose night it is.

        Every list has its night, and all have had theirs within the sweep's days. Which it is depends on nothing else:
        a run that goes on from one that was cut off asks for the same.
        """
        pages = (page.record_id for page in self.held.pages if page.page == "committee" and page.record_id)
        committees = self.committees or dict.fromkeys(map(number_of, pages))
        keys = sorted(key for key, name in committees.items() if wants_committee(self.scope, key, name))
        if not keys or ("xml_committees" in self.probed and not self.by_webservice):
            return 0, []
        read, lists = self._lists_read() | self._ended_lists(), [self.compared_list(key) for key in keys]
        share = math.ceil(len(lists) / SWEEP_EARLY)
        first = self.scope.today.toordinal() % math.ceil(len(lists) / share) * share
        unread = [link for link in lists if link.url not in read]
        return len(unread), [link for link in lists[first : first + share] if link.url not in read]

    def _lists_read(self) -> set[str]:
        """Lists read before this night began: what those of a run that was cut off lead to may not have been asked."""
        lists = (page for page in self.known() if page.page == "meeting_list")
        return {page.url for page in lists if not self.resumed_at or page.first_seen < self.resumed_at}

    def _ended_lists(self) -> set[str]:
        """Lists that the site said lately that it has not: those of committees that have ended."""
        return {at_home(url, self.base_url) for url in self.held.ended}

    def wanted(self) -> Wanted:
        """What is new or said to have changed, what failed before, what is due; each with its reason."""
        links: dict[str, Link] = {}  # the first reason stays
        cut_off = (replace(link, url=at_home(link.url, self.base_url)) for link in self.cut_off)
        for link in (*cut_off, *self._listed(), *self._new_decisions(), *self.vanished()[0], *self._signalled()):
            links.setdefault(link.url, link)
        for link in self.retries():
            if link.page not in FAILED_LISTS:
                links.setdefault(link.url, link)
        tonight = self.agenda()
        for each in tonight.due:
            page = each.page
            link = Link(url=page.url, page=page.page, why=each.why, context=self._context(page))
            links.setdefault(page.url, again(link, each.why))
        late = f", {tonight.put_off:,} put off to the next night" if tonight.put_off else ""
        summary = f"{self.site.id}: {len(links):,} pages are new, changed or due{late}"
        return Wanted(iter(links.values()), Counter(link.page for link in links.values()), [], summary)

    def _context(self, page: KnownPage) -> dict[str, str]:
        """What a page is parsed with; whether the XML service gives the meeting too is tonight's matter."""
        context = {name: value for name, value in page.context.items() if name != JOINED}
        meeting = page.record_id if page.page == "meeting" else context.get("meeting_id")
        if self.by_webservice and page.page in ("meeting", "item") and meeting in self.served:
            context[JOINED] = "yes"
        return context

    def agenda(self) -> Agenda:
        """What of the pages known is due tonight."""
        failing = {at_home(url, self.base_url) for url in self.held.failing}
        mine = (page for page in self.known() if page.url not in failing and self._is_open(page.page))
        return agenda(mine, self.scope.today, spent=self.asked_lists, budget=self.budget)

    def _is_open(self, page: str) -> bool:
        """Whether a type of page may be asked for.

        Not papers where none are wanted; nor the XML service where it has been switched off: a meeting's page is known
        too, or stands in for it.
        """
        if page == "document" and not self.scope.documents:
            return False
        return self.by_webservice or not page.startswith("xml_") or "xml_committees" not in self.probed

    def _listed(self) -> Iterator[Link]:
        """Meetings that are new, or listed with another day, hour or state than the archive holds."""
        for meeting in self.meetings.values():
            held = self.held.meetings.get(meeting.id)
            if held is None and meeting.id not in self.held.left_out and self.is_wanted(meeting):
                yield replace(self.meeting_link(meeting), why=NEW)
            elif held is not None and _differs(held, meeting):
                yield replace(self.meeting_link(meeting), why=CHANGED)

    def _new_decisions(self) -> Iterator[Link]:
        known = {page.url for page in self.known()}
        yield from (replace(link, why=NEW) for link in self.decisions.values() if link.url not in known)

    def _signalled(self) -> Iterator[Link]:
        """What the site itself says is new: only what the archive may hold, by the address it holds it under."""
        known = {page.url for page in self.known()}
        for link in self.signalled.values():
            meeting = self.held.meetings.get(link.context.get("meeting_id", ""))
            if link.page == "meeting" and meeting is not None:
                yield replace(self.meeting_link(meeting), why=SIGNALLED)
            elif link.url in known or link.page == "decision":
                yield replace(link, why=SIGNALLED)


def months(today: date, back: int, ahead: int) -> list[tuple[int, int]]:
    """Year and month, from `back` months ago to `ahead` months on."""
    first = today.year * 12 + today.month - 1 - back
    return [(at // 12, at % 12 + 1) for at in range(first, first + back + ahead + 1)]


def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _differs(held: Meeting, listed: Meeting) -> bool:
    pairs = ((held.date, listed.date), (held.start_time, listed.start_time), (held.status, listed.status))
    return any(new is not None and old != new for old, new in pairs)


def explain(site: str, listing: RefreshListing) -> Iterator[str]:
    """What a night would ask of a site and why, without asking: a line a reason, then a line a page."""
    tonight = listing.agenda()
    pages = [(each.why, each.page.page, each.page.url, each.days) for each in tonight.due]
    pages += [(RETRY, link.page, link.url, 0.0) for link in listing.retries()]
    yield (
        f"{site}: {len(listing.held.pages):,} pages known; tonight {len(pages):,} of at most {tonight.budget:,}"
        f" requests, {tonight.put_off:,} due pages put off; first a few lists, and what they show as new or changed."
    )
    unread, lists = listing.unread_lists()
    if unread:
        yield (
            f"  {unread:>6,}  committees whose own list of meetings was never held against the XML service,"
            f" {len(lists):,} tonight"
        )
    for reason, number in Counter(why for why, _, _, _ in pages).most_common():
        yield f"  {number:>6,}  {reason}"
    for reason, page, url, days in pages:
        yield f"    {reason:<28} {page:<20} unseen {days:>3.0f} days  {url}"
