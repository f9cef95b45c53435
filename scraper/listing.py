"""What a site lists, and what of it a crawl wants: the spider's memory. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from rapidfuzz import process

from archive.errors import UsageError
from archive.records import Committee, DocumentLink, Link, Meeting, Parsed, Problem, Site
from archive.records_issues import Plan
from scraper import addresses
from scraper.compared import Compared
from scraper.list_links import COMPARED, YEAR, ListLinks, same_year
from scraper.plan import Scope, wants_committee
from scraper.wanted import (
    FOLLOWED,
    Held,
    Probed,
    Wanted,
    again,
    emptied,
    given,
    is_empty,
    is_given,
    listed,
    papers_left_out,
    was_held,
)

PROBE_PAGES = ("committee_list", "xml_committees")
REPORTS_PACK = re.compile(r"/document/g\d+-T10$")  # megabytes that repeat the papers of a meeting
MEETING_LISTS = ("xml_meetings", "meeting_list", "xml_meetings_by_date", "calendar")
VANISHED_SHARE, VANISHED_ALLOWED = 0.05, 10


class Listing(ListLinks):
    """Committees, meetings and decisions that a site's lists name."""

    def __init__(self, site: Site, scope: Scope, held: Held | None = None) -> None:
        super().__init__(site)
        self.scope, self.held = scope, held or Held()
        self.probed: dict[str, Probed] = {}
        self.committees: dict[str, str | None] = {}
        self.meetings: dict[str, Meeting] = {}
        self.decisions: dict[str, Link] = {}
        self.with_papers: set[str] = set()
        self.old_meetings: dict[str, dict[str, Link]] = {}  # their agenda, their minutes, by address
        self.lists_failed = False
        self.compared = Compared()

    @property
    def by_webservice(self) -> bool:
        """Whether the XML service answers."""
        return "xml_committees" in self.probed and self.probed["xml_committees"].verdict == "ok"

    def probe(self) -> Iterator[Link]:
        """The two requests that show what a site is."""
        yield Link(url=addresses.committee_list(self.base_url), page="committee_list", why="is it a ModernGov site")
        yield Link(url=addresses.committees_xml(self.base_url), page="xml_committees", why="is there an XML service")

    def is_probe(self, link: Link) -> bool:
        return link.page in PROBE_PAGES

    def note(self, link: Link, verdict: str, detail: str, url: str) -> None:
        """How a probe ended. A site that has moved is followed to where it answered from."""
        if not self.is_probe(link):
            return
        if link.context and verdict != "ok":
            return  # the list's other name: what its first name answered says more
        self.probed[link.page] = Probed(verdict, detail, url)
        if verdict == "ok" and link.page == "committee_list":
            self.base_url = url.rsplit("/", 1)[0] + "/"

    def add(self, link: Link, parsed: Parsed) -> None:
        """Remember what a list names."""
        if any(isinstance(record, DocumentLink) and "/item/" in record.record_id for record in parsed.records):
            self.with_papers.add(link.context.get("meeting_id", ""))
        self.compared.note(link, parsed)
        if COMPARED in link.context and YEAR not in link.context:
            self.compared.steps += [step for step in parsed.links if self._goes_on(step, parsed)]
        for record in parsed.records:
            if isinstance(record, Committee) and self.is_probe(link):
                self.committees[number_of(record.id)] = record.name or self.committees.get(number_of(record.id))
            elif isinstance(record, Meeting) and link.page in MEETING_LISTS and not self._is_told(record, link):
                self.meetings[record.id] = listed(record)
        for found in parsed.links:
            if found.page == "decision" and link.page == "decision_register":
                self.decisions.setdefault(found.url, found)
            elif found.page == "old_meeting" and link.page in MEETING_LISTS:
                self.old_meetings.setdefault(found.context["meeting_id"], {})[found.url] = found

    def _is_told(self, meeting: Meeting, link: Link) -> bool:
        """Whether the service named a meeting already: what it said stands, and lists beside it only add to that."""
        return COMPARED in link.context and meeting.id in self.meetings

    def without_papers(self, parsed: Parsed) -> Parsed:
        """What a page said, and of its papers, where they are not wanted, that they were not fetched."""
        return parsed if self.scope.documents else papers_left_out(parsed)

    def committee_error(self) -> UsageError | None:
        """Where `--committee` names no committee of the site: which come close."""
        wanted = self.scope.committee
        if wanted is None or any(wants_committee(self.scope, key, name) for key, name in self.committees.items()):
            return None
        names = [name for name in self.committees.values() if name]
        close = [name for name, _, _ in process.extract(wanted, names, limit=3, score_cutoff=50)]
        hint = f" Close: {', '.join(close)}." if close else ""
        return UsageError(f"{self.site.id} has no committee {wanted!r}.{hint} Leave --committee out to see all.")

    def follow(self, link: Link, parsed: Parsed) -> Iterator[Link]:
        """Pages to ask for straight away: items cut short, papers, earlier meetings while they are within the dates.

        A meeting that the XML service gave has a page too, of which only what the service lacks is asked for.
        """
        if link.page == "xml_meeting" and (parsed.facts.get("items") or was_held(parsed, self.scope.today)):
            page = self.meeting_page(*(number_of(link.context.get(key, "")) for key in ("committee_id", "meeting_id")))
            yield replace(page, why="what the XML service lacks", context={**page.context, **given(parsed)})
        if link.page == "xml_meetings" and link.context.get("committee") == "0" and is_empty(link, parsed):
            yield self.doubted_list(link)
        else:
            yield from self.own_lists_for(link, parsed)
        for found in (*self.old_meetings.get(link.context.get("meeting_id", ""), {}).values(), *parsed.links):
            if self._is_followed(link, found, parsed):
                yield same_year(link, found)

    def own_lists_for(self, link: Link, parsed: Parsed) -> Iterator[Link]:
        """Committees' own lists where the service names nothing for long; not where they are asked in any case."""
        if not self.compares_lists():
            yield from map(self.meeting_list, emptied(link, parsed, self.committees, self.scope.today))

    def _is_followed(self, link: Link, found: Link, parsed: Parsed) -> bool:
        if found.page in ("document", "document_pack") and not self.scope.documents:
            return False
        if REPORTS_PACK.search(found.context.get("document_id", "")):
            return link.context.get("meeting_id") not in self.with_papers
        if is_given(link, found):
            return False
        if link.page == found.page == "meeting_list":
            is_compared = COMPARED in link.context and YEAR not in link.context
            return not is_compared and self._goes_on(found, parsed, link.context.get(YEAR))
        if found.page == "plan":
            return self._is_timely(found, parsed)
        return found.page in FOLLOWED and (not FOLLOWED[found.page] or link.page in FOLLOWED[found.page])

    def _is_timely(self, found: Link, parsed: Parsed) -> bool:
        """Whether a forward plan lies within the dates; one that states none does."""
        plan = next((r for r in parsed.records if isinstance(r, Plan) and r.id == found.context.get("plan_id")), None)
        first, last = (plan.start_date, plan.end_date) if plan else (None, None)
        since, until = self.scope.since.isoformat(), self.scope.until.isoformat()
        return (last is None or last >= since) and (first is None or first <= until)

    def _goes_on(self, found: Link, parsed: Parsed, year: str | None = None) -> bool:
        """Whether a list's next page may still be within the dates and its year; after an empty page, no."""
        days = [record.date for record in parsed.records if isinstance(record, Meeting) and record.date]
        if not days or found.page != "meeting_list":
            return False
        if found.why.startswith("later"):
            return max(days) <= min(self.scope.until.isoformat(), f"{year or 9999}-12-31")
        return min(days) >= max(self.scope.since.isoformat(), f"{year or '0000'}-01-01")

    def lists(self) -> Iterator[Link]:
        """Requests that list what there is within the scope."""
        wanted = [(key, name) for key, name in self.committees.items() if wants_committee(self.scope, key, name)]
        if self.probed["committee_list"].verdict == "ok":
            for key, _ in wanted:
                yield Link(url=addresses.committee(self.base_url, key), page="committee", why="its members and purpose")
        if not self.by_webservice:
            for key, _ in wanted:
                yield self.meeting_list(key)
        else:
            for key in ["0"] if self.scope.committee is None else [key for key, _ in wanted]:
                yield from self.meetings_xml(key, self.scope.since, self.scope.until)
        for key, _ in wanted:
            url = addresses.declarations(self.base_url, key)
            yield Link(url=url, page="declarations", why="interests declared", context={"committee": key})
        if self.scope.committee is None:
            for since, until in addresses.windows(self.scope.since, self.scope.until):
                yield self.register(since, until)
            yield from self.people()
            yield Link(url=addresses.plans(self.base_url), page="plans", why="what is to be decided")

    def rounds(self) -> tuple[Callable[[], Iterator[Link]], ...]:
        """What is listed further, each when the one before has been answered."""
        return self.own_lists, self.years, self.rest_of_lists

    def compares_lists(self) -> bool:
        """Whether committees' own lists are asked beside the service: not where pages are closed, nor for a few."""
        pages = self.probed.get("committee_list")
        return self.by_webservice and self.scope.limit is None and pages is not None and pages.verdict == "ok"

    def own_lists(self) -> Iterator[Link]:
        """Each committee's own list: the service may leave some out, and has none from before ModernGov."""
        if self.compares_lists():
            for key, name in self.committees.items():
                if wants_committee(self.scope, key, name):
                    yield self.compared_list(key)

    def years(self) -> Iterator[Link]:
        """The years of committees' lists that hold what no other list has named."""
        if self.scope.limit is None:
            for committee, year in self.compared.missing_years(self.scope, self._years_known()):
                yield self.year_list(committee, year)

    def rest_of_lists(self) -> Iterator[Link]:
        """All of the committees' own lists, where the service was seen to leave meetings out."""
        if self.compared.left_out():
            yield from self.compared.steps

    def _years_known(self) -> dict[str, set[int]]:
        known: dict[str, set[int]] = {}
        for meeting in self._meetings_known():
            if meeting.date:
                known.setdefault(number_of(meeting.committee_id or ""), set()).add(int(meeting.date[:4]))
        return known

    def _meetings_known(self) -> Iterable[Meeting]:
        return self.meetings.values()

    def people(self) -> Iterator[Link]:
        """Who the councillors are: by their pages, and by the XML service where it answers."""
        yield Link(url=addresses.member_index(self.base_url), page="member_index", why="who the councillors are")
        if self.by_webservice:
            url = addresses.councillors_xml(self.base_url)
            yield Link(url=url, page="xml_councillors", why="who the councillors are")

    def meeting_link(self, meeting: Meeting) -> Link:
        """A meeting's page: by the XML service where it answers."""
        if meeting.id in self.old_meetings:
            return next(iter(self.old_meetings[meeting.id].values()))
        committee, number = number_of(meeting.committee_id or "/0"), number_of(meeting.id)
        if not self.by_webservice or self.compared.is_left_out(meeting):
            return self.meeting_page(committee, number)
        url = addresses.meeting_xml(self.base_url, number)
        return Link(url=url, page="xml_meeting", why="a meeting in one request", context=self.ids(committee, number))

    def in_scope(self, meeting: Meeting) -> bool:
        """Whether a meeting's day is within the dates; one without a day is."""
        return meeting.date is None or self.scope.since.isoformat() <= meeting.date <= self.scope.until.isoformat()

    def is_wanted(self, meeting: Meeting) -> bool:
        """Whether a meeting is within the dates, and of the committee asked for."""
        key = number_of(meeting.committee_id or "")
        return self.in_scope(meeting) and wants_committee(self.scope, key, self.committees.get(key))

    def wanted(self) -> Wanted:
        """Meetings and decisions to read, at most `limit` of each: the newest held first, then those to come."""
        chosen = [meeting for meeting in self.meetings.values() if self.in_scope(meeting)]
        chosen.sort(key=lambda m: (m.date or "", m.id), reverse=True)
        chosen.sort(key=lambda m: (m.date or "") > self.scope.today.isoformat())  # what is to come has no minutes yet
        chosen = chosen[: self.scope.limit]
        ids = {m.id for m in chosen}
        found = list(self.decisions.values())
        decisions, rest = found[: self.scope.limit], found[self.scope.limit or len(found) :]
        left_out = [m.id for m in self.meetings.values() if m.id not in ids]
        left_out += [link.context["decision_id"] for link in rest if "decision_id" in link.context]
        summary = f"{self.site.id}: {len(chosen):,} meetings and {len(decisions):,} decisions to read"
        gone = self.vanished()[0]
        pages = Counter(link.page for link in chain(map(self.meeting_link, chosen), decisions, gone))
        return Wanted(chain(map(self.meeting_link, chosen), decisions, gone), pages, left_out, summary)

    def vanished(self) -> tuple[list[Link], list[Problem]]:
        """Meetings the archive holds within the dates that no list names any more: is their own page still there?

        Where a list failed nothing can be said; where many are missing at once the lists are at fault.
        """
        if self.lists_failed or self.scope.committee is not None or self.scope.limit is not None:
            return [], []
        held = [m for m in self.held.meetings.values() if m.date and self.covers(m)]
        gone = [m for m in held if m.id not in self.meetings]
        if len(gone) > max(VANISHED_ALLOWED, len(held) * VANISHED_SHARE):
            words = f"{len(gone):,} of {len(held):,} meetings held are in no list any more: more than can be believed"
            return [], [Problem(stage="gone", message=words, record_id=self.site.id)]
        links = (self.meeting_link(meeting) for meeting in gone)
        return [again(link, "listed no more: is it still there") for link in links], []

    def covers(self, meeting: Meeting) -> bool:
        """Whether the lists asked for would name a meeting that is still there."""
        return self.in_scope(meeting)

    def describe(self) -> str:
        """What the probe showed, in a line."""
        how = "by the XML service" if self.by_webservice else "by its pages, since its XML service does not answer"
        rest = "" if self.scope.committee is None else " Decision registers are left out: they are not by committee."
        found = f"{self.site.id}: {len(self.committees):,} committees at {self.base_url}"
        return f"{found}; meetings are read {how}.{rest}"


def number_of(record_id: str) -> str:
    """The ModernGov id in a record's id."""
    return record_id.rpartition("/")[2]
