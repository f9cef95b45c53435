"""Calendars (iCalendar, RFC 5545) of a committee's and a council's meetings, which a calendar program can subscribe to.

A meeting keeps its UID wherever the archive is served. Start times are London's; no end is invented, and what the site
marks as cancelled is cancelled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vText

from publish.site.addresses import address_of
from publish.site.feed import clean, entry_id
from publish.site.follow import MINUTES
from publish.site.page import Ask, Data

LONDON = ZoneInfo("Europe/London")
AT_MOST = 2000
STATUS = {"cancelled": "CANCELLED", "provisional": "TENTATIVE", "moved": "TENTATIVE"}
_SAID = {"cancelled": "Cancelled", "moved": "Moved to another day", "provisional": "Provisional"}
_GONE = "No longer on the council's site"
_COLUMNS = """m.id, m.title, m.date, m.start_time, m.status, m.venue, m.minutes_status, m.url, m.first_seen, m.gone_at,
  c.name as committee, n.name as council,
  (select max(v.seen_at) from revisions v where v.record_id = m.id) as changed_at,
  (select count(*) from revisions v where v.record_id = m.id and v.field in ('date', 'start_time', 'status', 'venue',
    'gone_at')) as times_moved"""
_COUNCIL = "left join councils n on n.id = coalesce(m.council, c.council)"
_OF_COMMITTEE = f"""select {_COLUMNS} from meetings m left join committees c on c.id = m.committee_id {_COUNCIL}
where m.committee_id = :committee and m.date is not null order by m.date desc limit {AT_MOST}"""
_OF_SITE = f"""select {_COLUMNS} from committees c cross join meetings m on m.committee_id = c.id {_COUNCIL}
where c.id >= :low and c.id < :high and m.date >= date('now', '-90 days') and m.date <= date('now', '+800 days')
order by m.date desc limit {AT_MOST}"""
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)")


async def committee_calendar(ask: Ask, data: Data) -> bytes:
    """All dated meetings of a committee: a value of `Page.forms`."""
    rows = await ask.rows(_OF_COMMITTEE, {"committee": data["id"]})
    return calendar(ask, data, rows)


async def council_calendar(ask: Ask, data: Data) -> bytes:
    """The meetings of a site's committees: those of the last 90 days, and all to come."""
    return calendar(ask, data, await ask.rows(_OF_SITE, {"low": f"{data['id']}/", "high": f"{data['id']}0"}))


def calendar(ask: Ask, data: Data, rows: Iterable[Data]) -> bytes:
    """Meetings as a calendar named after the page they stand on."""
    made = Calendar()
    made.add("prodid", "-//Council minutes archive//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    name = clean(data["title"])
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", "Europe/London")
    made.add("url", ask.absolute(data["address"]))
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for row in rows:
        if event := event_of(row, ask.absolute(address_of(row["id"]) or "/")):
            made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def event_of(row: Data, address: str) -> Event | None:
    """A meeting as an event; None where its date is none. A meeting without a time takes the day."""
    starts = start_of(row["date"], row["start_time"])
    if starts is None:
        return None
    event = Event()
    changed = moment(row["changed_at"] or row["first_seen"])
    event.add("uid", entry_id(row["id"]))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", row["times_moved"])
    event.add("dtstart", starts)
    event.add("summary", vText(summary_of(row)))
    event.add("url", address)
    event.add("status", "TENTATIVE" if row["gone_at"] else STATUS.get(row["status"] or "", "CONFIRMED"))
    event.add("transp", "TRANSPARENT")
    if row["venue"]:
        event.add("location", clean(row["venue"]))
    said = [MINUTES.get(row["minutes_status"] or ""), f"Here: {address}", row["url"] and f"Original: {row['url']}"]
    event.add("description", clean("\n".join(line for line in said if line)))
    return event


def summary_of(row: Data) -> str:
    """What a calendar shows: the committee, with what the site says of the meeting before it."""
    said = _GONE if row["gone_at"] else _SAID.get(row["status"] or "")
    body = row["committee"] or row["title"] or "Meeting"
    named = f"{body}, {row['council']}" if row["council"] else body
    return clean(f"{said}: {named}" if said else named)


def start_of(day: str | None, clock: str | None) -> datetime | date | None:
    """When it begins, in London; the day alone where no time is stated; None where there is no day."""
    try:
        on = date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
    found = _CLOCK.match((clock or "").strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return on
    return datetime.combine(on, time(int(found[1]), int(found[2])), LONDON)


def moment(stamp: str | None) -> datetime:
    """A time of the archive, in UTC; the first of 1970 for what is none."""
    try:
        found = datetime.fromisoformat(stamp or "")
    except ValueError:
        return datetime(1970, 1, 1, tzinfo=UTC)
    return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC)
