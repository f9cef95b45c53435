"""Links to the lists of a site, each with what its parser and its gap need to know. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from archive.records import Link, Site
from scraper import addresses

COMPARED, YEAR = "compared", "year"  # in the context of a list asked beside what has named its meetings; of one year
DOUBTED = "doubted"  # asked because the service's other list named nothing


class ListLinks:
    """The lists of one site at its base directory; numbers are ModernGov's."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.base_url = site.base_url or ""

    def meeting_list(self, committee: str) -> Link:
        """A committee's own list of meetings."""
        return Link(
            url=addresses.meeting_list(self.base_url, committee), page="meeting_list", why="meetings of a committee",
            context={"committee": committee},
        )  # fmt: skip

    def compared_list(self, committee: str) -> Link:
        """A committee's own list of meetings, although the XML service has named its meetings."""
        return Link(
            url=addresses.meeting_list(self.base_url, committee), page="meeting_list",
            why="does the XML service name them all", context={"committee": committee, COMPARED: "yes"},
        )  # fmt: skip

    def year_list(self, committee: str, year: int) -> Link:
        """A committee's meetings of one year: the only list of those from before ModernGov."""
        return Link(
            url=addresses.meeting_list(self.base_url, committee, year), page="meeting_list",
            why="a year that no other list covers", context={"committee": committee, COMPARED: "yes", YEAR: str(year)},
        )  # fmt: skip

    def meetings_xml(self, committee: str, first: date, last: date) -> Iterator[Link]:
        """Meetings of a committee (0: of all) a year at a time, since slow sites die on wide windows."""
        for since, until in addresses.windows(first, last, months=12):
            url = addresses.meetings_xml(self.base_url, committee, since, until)
            context = {"committee": committee, "since": since.isoformat(), "until": until.isoformat()}
            yield Link(url=url, page="xml_meetings", why="meetings within the dates", context=context)

    def meetings_by_date(self, link: Link) -> Link:
        """The service's other list of the same meetings."""
        since, until = (date.fromisoformat(link.context[name]) for name in ("since", "until"))
        url = addresses.meetings_by_date_xml(self.base_url, link.context["committee"], since, until)
        return Link(url=url, page="xml_meetings_by_date", why=link.why, context=link.context)

    def doubted_list(self, link: Link) -> Link:
        """The same list again: on some sites only this one knows how to ask for all committees."""
        found = self.meetings_by_date(link)
        return replace(found, why="the other list names no meeting", context={**found.context, DOUBTED: "yes"})

    def register(self, since: date, until: date) -> Link:
        """A window of the decision register, by day of publication."""
        return Link(
            url=addresses.decision_register(self.base_url, since, until), page="decision_register",
            why="decisions published within the dates",
            context={"since": since.isoformat(), "until": until.isoformat()},
        )  # fmt: skip

    def officer_register(self, link: Link) -> Link:
        """The officers' register for the same window, where a site lacks the register of all decisions."""
        since, until = (date.fromisoformat(link.context[name]) for name in ("since", "until"))
        url = addresses.officer_decisions(self.base_url, since, until)
        return Link(url=url, page="decision_register", why=link.why, context={**link.context, "register": "officer"})

    def meeting_page(self, committee: str, meeting: str) -> Link:
        """A meeting's HTML page."""
        url = addresses.meeting(self.base_url, committee, meeting)
        return Link(url=url, page="meeting", why="in place of the XML service", context=self.ids(committee, meeting))

    def ids(self, committee: str, meeting: str) -> dict[str, str]:
        """The record ids that a meeting's own page is read with."""
        return {
            "meeting_id": f"{self.site.id}/meeting/{meeting}",
            "committee_id": f"{self.site.id}/committee/{committee}",
        }


def same_year(link: Link, found: Link) -> Link:
    """The next page of a list of meetings: that of a year's list is of that year too."""
    if found.page != "meeting_list" or YEAR not in link.context:
        return found
    return replace(found, context={**found.context, **link.context})
