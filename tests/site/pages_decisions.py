"""Decisions, registers, attendance at a meeting, documents and the error page."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import quote

from tests.site.model import Decision, Meeting, Person
from tests.site.render import long
from tests.site.web import Context, NotInstalledError, Page, Params, Reply, dates, find, number

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORTNIGHT = timedelta(days=14)


def decision(site: Context, params: Params) -> Reply:
    """ieDecisionDetails.aspx?ID= (or ?AIId=, the decision of an agenda item)."""
    if "aiid" in params:
        by_item = {found.item: found for found in site.content.decisions.values() if found.item}
        found: Decision = find(by_item, number(params, "aiid"))
    else:
        found = find(site.content.decisions, number(params, "id"))
    held, item = site.content.items()[found.item] if found.item else (None, None)
    return site.page(
        "decision.html",
        "Decision details",
        h2=found.title,
        dc_date=found.made,
        decision=found,
        text=found.text or (item.decision if item else ""),
        issue=found.issue or (item.issue if item else None),
        meeting=held,
        committee=site.content.committees[held.committee] if held else None,
    )


def register(site: Context, params: Params, page: str, officers: bool) -> Reply:
    """The decisions whose publication date lies in the `DR` window (the last 14 days when not given)."""
    start, end = dates(params.get("dr", "")) or (site.today - FORTNIGHT, site.today)
    chosen = [d for d in site.content.decisions.values() if start <= d.published <= end and (d.officer or not officers)]
    if params.get("k") == "1":
        chosen = [found for found in chosen if found.key]
    span = end - start
    return site.page(
        "register.html",
        "Officer decisions" if officers else "Decisions",
        decisions=sorted(chosen, key=lambda found: (found.published, found.id), reverse=True),
        officers=officers,
        page=page,
        start=start,
        end=end,
        earlier=span_text(start - span, start),
        later=span_text(end, end + span),
    )


def span_text(start: date, end: date) -> str:
    """`dd%2fmm%2fyyyy-dd%2fmm%2fyyyy`."""
    return quote(f"{start:%d/%m/%Y}-{end:%d/%m/%Y}", safe="-").replace("%2F", "%2f")


def delegated(site: Context, params: Params) -> Reply:
    """mgDelegatedDecisions.aspx"""
    return register(site, params, "mgDelegatedDecisions.aspx", officers=False)


def officer(site: Context, params: Params) -> Reply:
    """mgListOfficerDecisions.aspx"""
    return register(site, params, "mgListOfficerDecisions.aspx", officers=True)


# ---------------------------------------------------------------- attendance


def presence(meeting: Meeting, person: Person, today: date) -> str:
    """The word ModernGov prints for a member at a meeting."""
    if meeting.date > today or meeting.status == "Cancelled":
        return "Expected"
    return "Apologies" if person.uid in meeting.apologies else meeting.also.get(person.uid, "Present")


def roll(site: Context, meeting: Meeting) -> list[tuple[Person, str, str]]:
    """Members with role and presence, then councillors who were there without a seat."""
    seated = site.content.members(meeting.committee, meeting.date)
    rows = [(p, seat.role or "Committee Member", presence(meeting, p, site.today)) for p, seat in seated]
    there = {person.uid for person, _ in seated}
    return rows + [(site.content.people[u], "Councillor", how) for u, how in meeting.also.items() if u not in there]


def attendance(site: Context, params: Params) -> Reply:
    """mgMeetingAttendance.aspx?ID="""
    held: Meeting = find(site.content.meetings, number(params, "id", "mid"))
    name = f"{site.content.committees[held.committee].name} - {long(held.date)} {held.time}"
    rows = roll(site, held)
    return site.page("attendance.html", "Attendance details", h2=name, members=rows, officers=held.officers)


# ---------------------------------------------------------------- files


def document(site: Context, path: str, params: Params) -> Reply:
    """documents/s{attachment}/{name} and documents/g{agenda}/{name}?T={kind}; a pack without `T` is 404."""
    match = re.fullmatch(r"documents/([sg])(\d+)/.+", path, re.IGNORECASE | re.DOTALL)
    if not match:
        raise NotInstalledError(path)
    if match[1].lower() == "s":
        return attachment(site, int(match[2]))
    held = {meeting.g: meeting for meeting in site.content.meetings.values() if meeting.has_agenda}.get(int(match[2]))
    kind = params.get("t", "")
    there = held and {"0": True, "1": held.has_minutes, "2": held.has_decisions, "10": True}.get(kind)
    if not held or not there:
        raise NotInstalledError(path)
    return Reply(site.press.printed(held, int(kind)), content_type="application/pdf")


def attachment(site: Context, number_: int) -> Reply:
    """The bytes of one attachment."""
    if number_ not in site.content.papers:
        raise NotInstalledError(str(number_))
    kind = DOCX if site.content.papers[number_].format == "docx" else "application/pdf"
    return Reply(site.press.paper(number_), content_type=kind)


def convert(site: Context, params: Params) -> Reply:
    """mgConvert2PDF.aspx?ID= — the form the XML service links."""
    return attachment(site, number(params, "id"))


def error(site: Context, _params: Params) -> Reply:
    """mgError.aspx, answered 200."""
    lines = ["The page you asked for cannot be found. It may have been withdrawn."]
    return site.page("plain.html", "Error", lines=lines, links=[])


PAGES: dict[str, Page] = {
    "iedecisiondetails.aspx": decision,
    "mgdelegateddecisions.aspx": delegated,
    "mglistofficerdecisions.aspx": officer,
    "mgmeetingattendance.aspx": attendance,
    "mgconvert2pdf.aspx": convert,
    "mgerror.aspx": error,
}
