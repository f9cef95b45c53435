"""A council's site: its committees, meetings held lately and to come, how fresh the archive is, licence."""

from __future__ import annotations

from datetime import timedelta

from datasette.utils import tilde_decode

from publish.site import calendar, follow, gaps
from publish.site.addresses import COUNCIL, council_address
from publish.site.page import Ask, Data, Page, Write

AROUND = timedelta(days=60)
_SITE = "select id, name, url, base_url, is_link_only, is_fictional, first_seen, last_seen from sites where id = ?"
_COUNCILS = """select id, name, nation, gss_code, licence, licence_source from councils
where site = :site or id = (select council from sites where id = :site) order by name limit 50"""
# An id begins with its site: a range of the key needs no index of its own, whatever the size of the archive.
_COMMITTEES = """select c.id, c.name, c.category, coalesce(c.is_expired, 0) as is_expired, c.gone_at,
  (select count(*) from meetings m where m.committee_id = c.id) as meetings,
  (select max(date) from meetings m where m.committee_id = c.id and m.date <= :today) as latest
from committees c where c.id >= :low and c.id < :high order by 4, c.category, c.name limit 600"""
_MEETINGS = """select m.id, m.title, m.date, m.start_time, m.status, m.minutes_status, c.name as committee
from committees c cross join meetings m on m.committee_id = c.id and m.date >= :since and m.date <= :until
where c.id >= :low and c.id < :high and m.gone_at is null order by m.date, m.start_time limit 300"""
_CRAWL = """select started_at, finished_at, outcome, refused, failed from crawls where site = ?
order by started_at desc limit 1"""
_PLANS = """select id, title, start_date, end_date from plans where id >= :low and id < :high
order by start_date desc limit 20"""


async def read(ask: Ask) -> Data | None:
    """The site and its councils; None where the archive has no such site."""
    site = await ask.row(_SITE, [tilde_decode(ask.parts["site"])])
    if site is None:
        return None
    today = await ask.today()
    own = {"low": f"{site['id']}/", "high": f"{site['id']}0"}
    near = {"since": str(today - AROUND), "until": str(today + AROUND)}
    meetings = await ask.rows(_MEETINGS, {**own, **near})
    return {
        "id": site["id"], "kind": COUNCIL, "title": site["name"] or site["id"], "address": council_address(site["id"]),
        "original": site["base_url"] or site["url"], "is_fictional": bool(site["is_fictional"]),
        "kept_back": gaps.LINK_ONLY if site["is_link_only"] else None,
        "first_seen": site["first_seen"], "last_seen": site["last_seen"],
        "councils": await ask.rows(_COUNCILS, {"site": site["id"]}),
        "committees": await ask.rows(_COMMITTEES, {**own, "today": str(today)}),
        "to_come": [each for each in meetings if each["date"] > str(today)],
        "held": [each for each in reversed(meetings) if each["date"] <= str(today)],
        "plans": await ask.rows(_PLANS, own), "crawl": await ask.row(_CRAWL, [site["id"]]),
        "absences": await gaps.absences_of(ask, [site["id"]]),
    }  # fmt: skip


FORMS: dict[str, Write] = {"atom": follow.council_feed, "ics": calendar.council_calendar}
PAGE = Page(COUNCIL, f"/{COUNCIL}/(?P<site>[^/.]+)", read, forms=FORMS)
