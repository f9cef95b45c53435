"""What a site lists, and what of it a crawl wants: the spider's memory. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz import process

from archive.errors import UsageError
from archive.records import Absence, Committee, Link, Meeting, Parsed, Site
from scraper import addresses
from scraper.plan import Estimate, Scope, wants_committee

PROBE_PAGES = ("committee_list", "xml_committees")
NO_PAPERS = "papers were left out of the crawl"
FOLLOWED = ("item", "document", "meeting_attendance")


@dataclass(frozen=True, slots=True)
class Probed:
    """How a probe ended: the verdict on what came, and the words for it."""

    verdict: str
    detail: str
    url: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a crawl will read, newest first, and the meetings it lists but will not read."""

    meetings: list[Link]
    decisions: list[Link]
    left_out: list[str]

    def describe(self, site: str, cost: Estimate) -> str:
        """What is to come, in a line: counts, requests, hours."""
        time = f"{cost.hours:.1f} hours" if cost.hours >= 1 else f"{math.ceil(cost.hours * 60)} min"
        return (
            f"{site}: {len(self.meetings):,} meetings and {len(self.decisions):,} decisions to read:"
            f" about {cost.requests:,} requests, about {time}. Ctrl-C stops; what was gathered stays."
        )


class Listing:
    """Committees, meetings and decisions that a site's lists name."""

    def __init__(self, site: Site, scope: Scope) -> None:
        self.site, self.scope = site, scope
        self.base_url = site.base_url or ""
        self.probed: dict[str, Probed] = {}
        self.committees: dict[str, str | None] = {}
        self.meetings: dict[str, Meeting] = {}
        self.decisions: dict[str, Link] = {}

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
        for record in parsed.records:
            if isinstance(record, Committee) and self.is_probe(link):
                self.committees[number_of(record.id)] = record.name or self.committees.get(number_of(record.id))
            elif isinstance(record, Meeting) and link.page in ("xml_meetings", "meeting_list"):
                self.meetings[record.id] = record
        for found in parsed.links:
            if found.page == "decision" and link.page == "decision_register":
                self.decisions.setdefault(found.url, found)

    def without_papers(self, parsed: Parsed) -> Parsed:
        """What a page said, and of its papers, where they are not wanted, that they were not fetched."""
        if self.scope.documents:
            return parsed
        gaps = (
            Absence(record_id=link.context["document_id"], field="sha256", reason="not_fetched", detail=NO_PAPERS)
            for link in parsed.links
            if link.page == "document" and "document_id" in link.context
        )
        return replace(parsed, absences=(*parsed.absences, *gaps))

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

        Where the XML service gives a meeting without its minutes though they are published, its page has them printed.
        """
        if link.page == "xml_meeting" and parsed.facts.get("minutes_elsewhere"):
            yield self.meeting_page(*(number_of(link.context[key]) for key in ("committee_id", "meeting_id")))
        for found in parsed.links:
            if found.page == "document" and not self.scope.documents:
                continue
            if found.page in FOLLOWED or (link.page == found.page == "meeting_list" and self._goes_on(found, parsed)):
                yield found

    def _goes_on(self, found: Link, parsed: Parsed) -> bool:
        """Whether the next page of a meeting list may still be within the dates; an empty page leads nowhere."""
        days = [record.date for record in parsed.records if isinstance(record, Meeting) and record.date]
        if not days:
            return False
        if found.why.startswith("later"):
            return max(days) <= self.scope.until.isoformat()
        return min(days) >= self.scope.since.isoformat()

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
                yield from self.meetings_xml(key)
        if self.scope.committee is None:
            for since, until in addresses.windows(self.scope.since, self.scope.until):
                yield self.register(since, until)

    def meeting_list(self, committee: str) -> Link:
        return Link(
            url=addresses.meeting_list(self.base_url, committee), page="meeting_list", why="meetings of a committee",
            context={"committee": committee},
        )  # fmt: skip

    def meetings_xml(self, committee: str) -> Iterator[Link]:
        """Meetings of a committee (0: of all) a year at a time, since slow sites die on wide windows."""
        for since, until in addresses.windows(self.scope.since, self.scope.until, months=12):
            url = addresses.meetings_xml(self.base_url, committee, since, until)
            yield Link(url=url, page="xml_meetings", why="meetings within the dates", context={"committee": committee})

    def register(self, since: date, until: date) -> Link:
        """A window of the decision register, by day of publication."""
        return Link(
            url=addresses.decision_register(self.base_url, since, until), page="decision_register",
            why="decisions published within the dates",
            context={"since": since.isoformat(), "until": until.isoformat()},
        )  # fmt: skip

    def meeting_page(self, committee: str, meeting: str) -> Link:
        """A meeting's HTML page; arguments are ModernGov ids."""
        url = addresses.meeting(self.base_url, committee, meeting)
        return Link(url=url, page="meeting", why="in place of the XML service", context=self._ids(committee, meeting))

    def _ids(self, committee: str, meeting: str) -> dict[str, str]:
        return {
            "meeting_id": f"{self.site.id}/meeting/{meeting}",
            "committee_id": f"{self.site.id}/committee/{committee}",
        }

    def _meeting_link(self, meeting: Meeting) -> Link:
        committee, number = number_of(meeting.committee_id or "/0"), number_of(meeting.id)
        if not self.by_webservice:
            return self.meeting_page(committee, number)
        url = addresses.meeting_xml(self.base_url, number)
        return Link(url=url, page="xml_meeting", why="a meeting in one request", context=self._ids(committee, number))

    def wanted(self) -> Wanted:
        """Meetings and decisions to read, at most `limit` of each: the newest held first, then those to come."""
        first, last = self.scope.since.isoformat(), self.scope.until.isoformat()
        chosen = [m for m in self.meetings.values() if m.date is None or first <= m.date <= last]
        chosen.sort(key=lambda m: (m.date or "", m.id), reverse=True)
        chosen.sort(key=lambda m: (m.date or "") > self.scope.today.isoformat())  # what is to come has no minutes yet
        chosen = chosen[: self.scope.limit]
        ids = {m.id for m in chosen}
        found = list(self.decisions.values())
        decisions, rest = found[: self.scope.limit], found[self.scope.limit or len(found) :]
        left_out = [m.id for m in self.meetings.values() if m.id not in ids]
        left_out += [link.context["decision_id"] for link in rest if "decision_id" in link.context]
        return Wanted([self._meeting_link(m) for m in chosen], decisions, left_out)

    def describe(self) -> str:
        """What the probe showed, in a line."""
        how = "by the XML service" if self.by_webservice else "by its pages, since its XML service does not answer"
        no_register = (
            "" if self.scope.committee is None else " Decision registers are left out: they are not by committee."
        )
        found = f"{self.site.id}: {len(self.committees):,} committees at {self.base_url}"
        return f"{found}; meetings are read {how}.{no_register}"


def number_of(record_id: str) -> str:
    """The ModernGov id in a record's id."""
    return record_id.rpartition("/")[2]
