"""Committees, meeting lists, meetings, agenda items, packs, calendar and what's new."""

from __future__ import annotations

import calendar as calendars
from datetime import date, timedelta
from itertools import groupby

from tests.site import pages_old
from tests.site.model import Committee, Meeting
from tests.site.render import listed_size, long
from tests.site.web import Context, GoneError, Page, Params, Reply, find, number, whole

PACKS = {
    0: ("Agenda frontsheet", "Agenda frontsheet"),
    2: ("Printed decisions", "Decisions"),
    1: ("Printed minutes", "Printed minutes"),
    10: ("Agenda reports pack", "Public reports pack"),
}


def cover(site: Context, _params: Params) -> Reply:
    """The front page of the install."""
    links = [("Committees", "mgListCommittees.aspx?bcr=1"), ("Councillors", "mgMemberIndex.aspx?bcr=1")]
    links += [("Decisions", "mgDelegatedDecisions.aspx?bcr=1"), ("Forward plans", "mgPlansHome.aspx?bcr=1")]
    return site.page("plain.html", "Council and democracy", lines=["Meetings, decisions and councillors."], links=links)


def committees(site: Context, _params: Params) -> Reply:
    """mgListCommittees.aspx: committees in being, by category."""
    listed = [committee for committee in site.content.committees.values() if not committee.expired]
    groups = [(name, list(group)) for name, group in groupby(listed, key=lambda committee: committee.category)]
    return site.page("committees.html", "Committee structure", groups=groups)


def committee(site: Context, params: Params) -> Reply:
    """mgCommitteeDetails.aspx?ID="""
    found = find(site.content.committees, number(params, "id", "cid", "committeeid"))
    members = site.content.members(found.id, site.today)
    return site.page("committee.html", "Committee details", h2=found.name, committee=found, members=members)


def meeting_list(site: Context, params: Params) -> Reply:
    """ieListMeetings.aspx: a window of `page_size` meetings, moved by `Act` and `D`, or one year."""
    found = find(site.content.committees, number(params, "committeeid", "cid", "hcommitteeid"))
    year = whole(params, "year", whole(params, "yearselect", 0))
    everything = site.content.of_committee(found.id)
    rows = [m for m in everything if m.date.year == year] if year else window(site, everything, params)
    edges = [] if year else list(edges_of(everything, rows))
    return site.page(
        "meetings.html",
        "Browse meetings",
        h2=found.name,
        committee=found,
        years=sorted({meeting.date.year for meeting in everything} | pages_old.years(found.id)),
        chosen=year,
        old=pages_old.of_year(found.id, year),
        rows=[(meeting, suffix(meeting)) for meeting in rows],
        edges=edges,
    )


def window(site: Context, everything: list[Meeting], params: Params) -> list[Meeting]:
    """The page of meetings before or after the edge, newest first; the newest page when there is no edge."""
    size, edge = site.knobs.page_size, params.get("d", "")
    if params.get("act", "").lower() == "earlier":
        return [meeting for meeting in everything if stamp(meeting) < edge][:size]
    if params.get("act", "").lower() == "later":
        return [meeting for meeting in everything if stamp(meeting) > edge][-size:]
    return everything[:size]


def edges_of(everything: list[Meeting], rows: list[Meeting]) -> list[tuple[str, str]]:
    """The Earlier and Later links: where there is something on that side."""
    edges = []
    if rows and rows[-1] is not everything[-1]:
        edges.append(("earlier", stamp(rows[-1])))
    if rows and rows[0] is not everything[0]:
        edges.append(("later", stamp(rows[0])))
    return edges


def stamp(meeting: Meeting) -> str:
    """`yyyymmddhhmm` of a meeting."""
    hour, minute = clock(meeting.time)
    return f"{meeting.date:%Y%m%d}{hour:02}{minute:02}"


def clock(time: str) -> tuple[int, int]:
    """Hour and minute of `7.30 pm` or `10:00 am`."""
    hour, minute = (int(part) for part in time.split(maxsplit=1)[0].replace(":", ".").split("."))
    return hour % 12 + (12 if time.endswith("pm") else 0), minute


def suffix(meeting: Meeting) -> str:
    """What the list prints after the link."""
    if meeting.status == "Cancelled":
        return " - CANCELLED"
    parts = (("Agenda", meeting.has_agenda), ("Decisions", meeting.has_decisions), ("Minutes", meeting.has_minutes))
    shown = ", ".join(name for name, is_there in parts if is_there)
    return f" - {shown}" if shown else ""


def meeting(site: Context, params: Params) -> Reply:
    """ieListDocuments.aspx?CId=&MId="""
    found = find(site.content.meetings, number(params, "mid", "meetingid"))
    body = site.content.committees[found.committee]
    status = "" if found.status == "Confirmed" else f", {found.status.upper()}"
    name = f"{body.name} - {long(found.date)} {found.time}{status}"
    title = f"Agenda for {body.name} on {long(found.date)}, {found.time}"
    return site.page(
        "meeting.html",
        heading(found),
        h2=name,
        h2_href=f"mgCommitteeDetails.aspx?ID={body.id}",
        dc_title=title,
        dc_date=found.date,
        dc_modified=min(found.date + timedelta(days=12), site.today),
        trail=[("Meetings", f"ieListMeetings.aspx?CommitteeId={body.id}")],
        meeting=found,
        committee=body,
        packs=list(packs(site, found, body)),
    )


def heading(meeting: Meeting) -> str:
    """The h1: which of agenda, decisions and minutes are out."""
    if not meeting.has_agenda:
        return "Meeting"
    minutes = "draft minutes" if meeting.draft else "minutes"
    parts = ["Agenda"] + ["decisions"] * meeting.has_decisions + [minutes] * meeting.has_minutes
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]


def packs(site: Context, meeting: Meeting, body: Committee) -> list[tuple[str, str, str, str]]:
    """Label, address, title and size of the printed papers there are."""
    if not meeting.has_agenda:
        return []
    there = {0: True, 10: any(item.docs for item in meeting.items), 2: meeting.has_decisions, 1: meeting.has_minutes}
    return [_pack(site, meeting, body, kind) for kind in (0, 10, 2, 1) if there[kind]]


def _pack(site: Context, meeting: Meeting, body: Committee, kind: int) -> tuple[str, str, str, str]:
    label = PACKS[kind][0]
    if kind == 10:
        return label, f"mgChooseDocPack.aspx?ID={meeting.g}", "Link to agenda reports document pack", ""
    size = listed_size(site.press.printed(meeting, kind))
    return label, pack_href(meeting, body, kind), f"Link to {label.lower()} pdf file", size


def pack_href(meeting: Meeting, body: Committee, kind: int) -> str:
    """`documents/g…/Printed minutes Thursday 15-Jan-2026 19.30 Cabinet.pdf?T=1`, blanks and all."""
    hour, minute = clock(meeting.time)
    when = f"{meeting.date:%A %d-%b-%Y} {hour:02}.{minute:02}"
    return f"documents/g{meeting.g}/{PACKS[kind][1]} {when} {body.name}.pdf?T={kind}".replace("&", "&amp;")


def choose_pack(site: Context, params: Params) -> Reply:
    """mgChooseDocPack.aspx?ID= — ID is the agenda id."""
    found = find({meeting.g: meeting for meeting in site.content.meetings.values()}, number(params, "id"))
    href = pack_href(found, site.content.committees[found.committee], 10)
    files = [("Public reports pack", href, listed_size(site.press.printed(found, 10)))]
    return site.page("pack.html", "Choose agenda document pack", files=files)


def item(site: Context, params: Params) -> Reply:
    """mgAi.aspx?ID= — the whole text of one item. A restricted item has no page."""
    found_in, found = find(site.content.items(), number(params, "id", "aiid"))
    if found.restricted:
        raise GoneError(f"item {found.id} is restricted")
    return site.page("item.html", "Agenda item", h2=found.title, item=found, meeting=found_in)


def whats_new(site: Context, params: Params) -> Reply:
    """mgWhatsNew.aspx: meetings and decisions around today."""
    near = timedelta(days=min(whole(params, "b", 30), 3650))
    meetings = [m for m in site.content.meetings.values() if m.has_agenda and abs(m.date - site.today) <= near]
    decisions = [d for d in site.content.decisions.values() if site.today - near <= d.published <= site.today]
    return site.page("whatsnew.html", "What's new", meetings=meetings, decisions=decisions)


def calendar(site: Context, params: Params) -> Reply:
    """mgCalendarMonthView.aspx?M={month}&DD={year}&CID={0 for all}"""
    month, year = whole(params, "m", site.today.month), whole(params, "dd", site.today.year)
    if not (1 <= month <= 12 and 1900 < year < 2200):
        raise GoneError("no such month")
    only = whole(params, "cid", 0)
    held: dict[int, list[Meeting]] = {}
    for found in site.content.meetings.values():
        if (found.date.year, found.date.month) == (year, month) and only in (0, found.committee):
            held.setdefault(found.date.day, []).append(found)
    weeks = [[(day, held.get(day, [])) for day in week] for week in calendars.monthcalendar(year, month)]
    first = date(year, month, 1)
    before, after = first - timedelta(days=1), first + timedelta(days=31)
    return site.page(
        "calendar.html",
        f"Calendar - {first:%B %Y}",
        weeks=weeks,
        before=(before.year, before.month),
        after=(after.year, after.month),
    )


def location(site: Context, _params: Params) -> Reply:
    """mgLocationDetails.aspx?RID="""
    return site.page("plain.html", "Location details", lines=["Market Place, Corvedon (fictional)"], links=[])


PAGES: dict[str, Page] = {
    "": cover,
    "mglistcommittees.aspx": committees,
    "mgcommitteestructure.aspx": committees,
    "mgcommitteedetails.aspx": committee,
    "ielistmeetings.aspx": meeting_list,
    "ielistdocuments.aspx": meeting,
    "mgchoosedocpack.aspx": choose_pack,
    "mgai.aspx": item,
    "mgwhatsnew.aspx": whats_new,
    "mgcalendarmonthview.aspx": calendar,
    "mglocationdetails.aspx": location,
}
