"""A committee: who sits on it, its meetings a year at a time, its plans."""

from __future__ import annotations

from publish.site import calendar, changes, follow, gaps, held, to_come
from publish.site.page import Ask, Data, Page, Write

_COUNCIL = "select name from councils where id = ?"
_MEMBERS = """select m.person_id, p.name, m.role, m.start_date, p.party from memberships m
join people p on p.id = m.person_id
where m.committee_id = ? and m.gone_at is null and coalesce(m.is_expired, 0) = 0 order by m.role is null, m.role, p.name
limit 300"""
_YEARS = """select substr(date, 1, 4) as year, count(*) as meetings from meetings
where committee_id = ? and date is not null group by 1 order by 1 desc"""
_LATEST = "select max(date) as day from meetings where committee_id = ? and date <= ?"
_MEETINGS = """select id, title, date, start_time, status, minutes_status, gone_at from meetings
where committee_id = :committee and date >= :since and date < :until order by date desc limit 400"""
_UNDATED = """select id, title, date, start_time, status, minutes_status, gone_at from meetings
where committee_id = ? and date is null limit 50"""
_PLANS = """select id, title, start_date, end_date from plans where committee_id = ?
order by start_date desc limit 50"""


async def read(ask: Ask) -> Data | None:
    """The committee and its meetings of `?year=`, else of the year of its latest; None where the archive has none."""
    row = await held.row_of(ask, "committee")
    if row is None:
        return None
    base = await held.basis(ask, row, "committee")
    council = await ask.row(_COUNCIL, [row["council"]]) or {}
    years = await ask.rows(_YEARS, [row["id"]])
    latest = (await ask.row(_LATEST, [row["id"], str(await ask.today())]) or {}).get("day")
    year = chosen(ask.given("year"), [each["year"] for each in years], latest)
    place = {"committee": row["name"], "committee_id": row["id"], "council": council.get("name")}
    return {
        **base, "title": row["name"] or "Committee without a name", "place": place, "category": row["category"],
        "purpose": None if base["kept_back"] else row["purpose"], "is_expired": bool(row["is_expired"]),
        "members": await ask.rows(_MEMBERS, [row["id"]]), "years": years, "year": year,
        "meetings": await _meetings(ask, row["id"], year), "undated": await ask.rows(_UNDATED, [row["id"]]),
        "plans": await ask.rows(_PLANS, [row["id"]]), "absences": await gaps.absences_of(ask, [row["id"]]),
        "changes": await changes.changes_of(ask, row["id"], is_kept_back=bool(base["kept_back"])),
        "citation": held.citation(ask, base, row["name"] or "Committee", place, None),
    }  # fmt: skip


def chosen(given: str, years: list[str], latest: str | None) -> str | None:
    """The year asked for where there are meetings in it, else that of the latest meeting, not of one far to come.

    `years` are those with meetings, newest first; `latest` is the day of the latest meeting up to today.
    """
    if given in years:
        return given
    return latest[:4] if latest else next(reversed(years), None)


async def _meetings(ask: Ask, committee: str, year: str | None) -> list[Data]:
    if year is None:
        return []
    bounds = {"since": f"{year}-01-01", "until": f"{year}-12-32"}
    rows, today = await ask.rows(_MEETINGS, {"committee": committee, **bounds}), await ask.today()
    return [{**row, "is_to_come": to_come.is_to_come(row["date"], today)} for row in rows]


FORMS: dict[str, Write] = {"atom": follow.committee_feed, "ics": calendar.committee_calendar, "bib": held.bib}
PAGE = Page("committee", held.pattern("committee"), read, forms=FORMS)
