"""Committees' own lists of meetings beside the XML service: what it leaves out, and what is from before it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from archive.failures import days_of
from archive.records import Link, Meeting, Parsed, Problem
from scraper.list_links import COMPARED, DOUBTED, YEAR
from scraper.plan import Scope
from scraper.wanted import SERVICE_LISTS


class Compared:
    """What each kind of list names. Committees are ModernGov's numbers, days `YYYY-MM-DD`."""

    def __init__(self) -> None:
        self.windows: list[tuple[str, str, str]] = []  # committee (0: all), first and last day the service answered for
        self.by_service: set[str] = set()
        self.by_page: dict[str, Meeting] = {}  # on committees' own lists; those from before ModernGov are in `old`
        self.old: set[str] = set()
        self.years: dict[str, set[int]] = {}  # that a committee's own list offers
        self.steps: list[Link] = []  # from a list that was only compared to the lists before and after it
        self.lists = 0

    def note(self, link: Link, parsed: Parsed) -> None:
        """Remember what a list of meetings names."""
        meetings = [record for record in parsed.records if isinstance(record, Meeting)]
        if link.page in SERVICE_LISTS:
            self.by_service.update(meeting.id for meeting in meetings)
            if days := days_of(link.context):
                since, until = (day.isoformat() for day in days)
                self.windows.append((link.context.get("committee", "0"), since, until))
        elif link.page == "meeting_list":
            old = {found.context.get("meeting_id", "") for found in parsed.links if found.page == "old_meeting"}
            self.old.update(old)
            self.by_page.update({meeting.id: meeting for meeting in meetings if meeting.id not in old})
            if committee := link.context.get("committee"):
                self.years.setdefault(committee, set()).update(parsed.facts.get("years", ()))
            self.lists += COMPARED in link.context and YEAR not in link.context

    def is_left_out(self, meeting: Meeting) -> bool:
        """Whether the service left out a meeting that a committee's own list names, of days that it answered for."""
        if meeting.id in self.by_service or meeting.id not in self.by_page or meeting.date is None:
            return False
        committee = (meeting.committee_id or "").rpartition("/")[2]
        return any(key in ("0", committee) and since <= meeting.date <= until for key, since, until in self.windows)

    def left_out(self) -> list[Meeting]:
        """The meetings that the service left out, the oldest first."""
        found = (meeting for meeting in self.by_page.values() if self.is_left_out(meeting))
        return sorted(found, key=lambda meeting: (meeting.date or "", meeting.id))

    def missing_years(self, scope: Scope, known: Mapping[str, Set[int]]) -> Iterator[tuple[str, int]]:
        """Committee and year of the lists that may hold more: within the dates, and no meeting `known` of that year.

        The first year known counts where the dates asked for begin before it: ModernGov was taken up in its midst.
        """
        for committee, offered in self.years.items():
            have = known.get(committee, set())
            first = min(have, default=0)
            for year in sorted(offered):
                is_whole = year in have and (year != first or year <= scope.since.year)
                if scope.since.year <= year <= scope.until.year and not is_whole:
                    yield committee, year

    def problems(self, site: str) -> list[Problem]:
        """That the service leaves meetings out, if it does."""
        found = self.left_out()
        if not found:
            return []
        words = (
            f"the XML service leaves out {len(found):,} meetings that committees' own lists name, the first"
            f" {found[0].id} of {found[0].date}; they are read by their pages, and the lists are read through"
        )
        return [Problem(stage="fetch", message=words, record_id=site)]

    def tally(self) -> dict[str, int]:
        """What a receipt says: lists compared, meetings that the service left out, meetings from before ModernGov."""
        counts = {
            "lists_compared": self.lists, "left_out_by_service": len(self.left_out()),
            "from_before_moderngov": len(self.old),
        }  # fmt: skip
        return {name: number for name, number in counts.items() if number}


def describe(tally: Mapping[str, int]) -> str:
    """A tally in a line for the reader; nothing where there is nothing to say."""
    service = "it" if "lists_compared" in tally else "the XML service"
    parts = [
        f"{tally['lists_compared']:,} committees' own lists held against the XML service"
        if "lists_compared" in tally else "",
        f"{service} leaves out {tally['left_out_by_service']:,} meetings, read by their pages"
        if "left_out_by_service" in tally else "",
        f"{tally['from_before_moderngov']:,} meetings from before ModernGov, in lists of years"
        if "from_before_moderngov" in tally else "",
    ]  # fmt: skip
    return "; ".join(filter(None, parts))


def is_stood_in_for(link: Link, verdict: str) -> bool:
    """Whether something else was said already: the XML service has named the meetings of a committee whose own list is
    gone (one that has ended may have none), or has said in its other list that there are none."""
    return DOUBTED in link.context or (verdict == "gone" and COMPARED in link.context and YEAR not in link.context)
