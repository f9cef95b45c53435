"""Meetings from before ModernGov: `CeListDocuments.aspx`, one text or a bare link to a file, listed by year only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.site.papers import pdf
from tests.site.prose import blocks
from tests.site.render import long
from tests.site.web import Context, GoneError, Page, Params, Reply, find, number


@dataclass(frozen=True, slots=True)
class OldMeeting:
    """A migrated meeting. Without `minutes` the page holds only a link to `file`."""

    id: int
    committee: int
    date: date
    time: str
    minutes: tuple[str, ...] = ()
    file: str = ""

    @property
    def href(self) -> str:
        """The address as the site's lists write it."""
        day = f"{self.date:%d%%2f%m%%2f%Y}"
        return f"CeListDocuments.aspx?MeetingId={self.id}&amp;DF={day}&amp;CommitteeId={self.committee}&amp;Ver=2&amp;RD=Minutes"


OLD = {
    old.id: old
    for old in (
        OldMeeting(
            31, 137, date(2004, 2, 3), "6.30 pm",
            ("PRESENT: the Mayor, Councillors Ackroyd, Fenby and Lazenby.",
             "112. MINUTES. RESOLVED that the minutes of the meeting held in December be signed.",
             "113. FERRY STEPS. The tender of £4,100 for new steps at the Quay was accepted, Councillor Fenby dissenting.",
             "The meeting ended at 8.15 pm."),
        ),
        OldMeeting(29, 137, date(2001, 11, 6), "7.00 pm", file="council061101.pdf"),
    )
}  # fmt: skip


def of_year(committee: int, year: int) -> list[OldMeeting]:
    """The old meetings of a committee in one year, newest first."""
    found = [old for old in OLD.values() if old.committee == committee and old.date.year == year]
    return sorted(found, key=lambda old: old.date, reverse=True)


def years(committee: int) -> set[int]:
    """The years of a committee that have old meetings."""
    return {old.date.year for old in OLD.values() if old.committee == committee}


def old_meeting(site: Context, params: Params) -> Reply:
    """CeListDocuments.aspx?MeetingId=&DF=&CommitteeId=&RD=Minutes"""
    found: OldMeeting = find(OLD, number(params, "meetingid", "mid"))
    if params.get("rd", "Minutes").lower() != "minutes":
        raise GoneError("no agenda was migrated")
    body = site.content.committees[found.committee]
    title = f"{body.name} - {long(found.date)} {found.time}"
    return site.page("old.html", "Minutes", h2=title, h2_href=f"mgCommitteeDetails.aspx?ID={body.id}", old=found)


def old_document(name: str) -> Reply:
    """A file below `olddocuments/`."""
    found = next((old for old in OLD.values() if old.file and name.lower().endswith(f"/{old.file}")), None)
    if found is None:
        raise GoneError(name)
    text = "The Mayor took the chair.\n\n88. MINUTES. RESOLVED that the minutes be signed."
    return Reply(pdf("Minutes of the Council", blocks(text)), content_type="application/pdf")


PAGES: dict[str, Page] = {"celistdocuments.aspx": old_meeting}
