"""Councillors, their seats, attendance, declared interests, outside bodies and recorded votes."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from tests.site.model import Declared, Item, Meeting, Person
from tests.site.pages_decisions import presence
from tests.site.render import long
from tests.site.web import Context, Page, Params, Reply, dates, find, number

HALF_YEAR = timedelta(days=183)


def members(site: Context, params: Params) -> Reply:
    """mgMemberIndex.aspx?VW=TABLE|LIST&FN=ALPHA|WARD — the list is by ward."""
    people = sorted(site.content.people.values(), key=lambda person: (person.ward, person.name))
    wards = [(ward, list(group)) for ward, group in groupby(people, key=lambda person: person.ward)]
    is_table = params.get("vw", "").upper() == "TABLE"
    return site.page("members.html", "Your councillors", people=people, wards=wards, table=is_table)


def member(site: Context, params: Params) -> Reply:
    """mgUserInfo.aspx?UID= — seats that are over are there, hidden."""
    person: Person = find(site.content.people, number(params, "uid"))
    seats = [(seat, is_over(seat.end, site.today)) for seat in person.memberships]
    outside = [(site.content.bodies[seat.body], seat, is_over(seat.end, site.today)) for seat in person.outside]
    return site.page("member.html", person.styled, person=person, seats=seats, outside=outside)


def is_over(end: date | None, today: date) -> bool:
    """Whether a seat is left by today."""
    return bool(end and end < today)


def attendance(site: Context, params: Params) -> Reply:
    """mgAttendance.aspx?UID=&DR=dd/mm/yyyy-dd/mm/yyyy — the last half year when not given."""
    person: Person = find(site.content.people, number(params, "uid"))
    start, end = dates(params.get("dr", "")) or (site.today - HALF_YEAR, site.today)
    held = [meeting for meeting in site.content.meetings.values() if start <= meeting.date <= end]
    rows = [(meeting, said) for meeting in held if (said := said_of(site, meeting, person))]
    rows.sort(key=lambda row: (row[0].date, row[0].id))
    counts = {word: sum(said.startswith(word) for _, said in rows) for word in ("Present", "Apologies", "Expected")}
    return site.page("presence.html", "Attendance record", h2=person.styled, rows=rows, counts=counts)


def said_of(site: Context, meeting: Meeting, person: Person) -> str:
    """The word for a member at a meeting; empty where they had no seat and were not there."""
    seated = {member.uid for member, _ in site.content.members(meeting.committee, meeting.date)}
    return presence(meeting, person, site.today) if person.uid in seated else meeting.also.get(person.uid, "")


def declarations(site: Context, params: Params) -> Reply:
    """mgListDeclarationsOfInterest.aspx?UID= (of a member) or ?RPID= (at the meetings of a committee)."""
    if "uid" in params:
        person: Person = find(site.content.people, number(params, "uid"))
        rows, title = [row for row in declared(site) if row[2].uid == person.uid], person.styled
    else:
        committee = find(site.content.committees, number(params, "rpid"))
        rows, title = [row for row in declared(site) if row[0].committee == committee.id], committee.name
    return site.page(
        "declarations.html", "Declarations of interest", h2=title, rows=rows, people=site.content.people,
        by_member="uid" in params,
    )  # fmt: skip


def declared(site: Context) -> list[tuple[Meeting, Item, Declared]]:
    """Every declared interest, newest meeting first."""
    found = [(held, item, entry) for held, item in site.content.items().values() for entry in item.declared]
    return sorted(found, key=lambda row: row[0].date, reverse=True)


def outside_body(site: Context, params: Params) -> Reply:
    """mgOutsideBodyDetails.aspx?ID="""
    key = number(params, "id")
    name = find(site.content.bodies, key)
    there = [
        (person.styled, f"mgUserInfo.aspx?UID={person.uid}")
        for person in site.content.people.values()
        for seat in person.outside
        if seat.body == key and not is_over(seat.end, site.today)
    ]
    return site.page("plain.html", "Outside body details", h2=name, lines=["The Council appoints to this body."],
                     links=there)  # fmt: skip


def votes(site: Context, params: Params) -> Reply:
    """mgListRecordedVotesShort.aspx?AIID=&MID= — since 2026 each name is a link."""
    held, item = find(site.content.items(), number(params, "aiid"))
    name = f"{site.content.committees[held.committee].name}, {long(held.date)} {held.time}"
    return site.page("votes.html", "Voting record", h2=name, item=item, linked=held.date.year >= 2026)


PAGES: dict[str, Page] = {
    "mgmemberindex.aspx": members,
    "mguserinfo.aspx": member,
    "mgattendance.aspx": attendance,
    "mglistdeclarationsofinterest.aspx": declarations,
    "mgoutsidebodydetails.aspx": outside_body,
    "mglistrecordedvotesshort.aspx": votes,
}
