"""/coverage: what is held and what is missing, council by council; of one council month by month and committee."""

from __future__ import annotations

from publish.described import COUNT_COLUMNS
from publish.site.asking import rows_as_csv, scope
from publish.site.gaps import REASONS, label_of
from publish.site.page import Ask, Data, Page

MOST_COMMITTEES = 200
_SUMS = ", ".join(f"sum({name}) as {name}" for name in COUNT_COLUMNS)
# Of the month of today the days to come are counted beside: coverage goes by months.
_COUNCILS = f"""with coming as materialized (select coalesce(c.council, '') as council, count(*) as meetings
  from meetings m cross join committees c on c.id = m.committee_id
  where m.date > :today and m.date < :end and m.status is not 'cancelled' and m.gone_at is null group by 1)
select t.council as id, n.name as council, min(nullif(t.month, '')) as first_month,
  max(t.month) as last_month, {_SUMS},
  sum(case when t.month > :month then t.meetings - t.meetings_cancelled else 0 end)
    + coalesce((select y.meetings from coming y where y.council = t.council), 0) as meetings_to_come
from coverage_totals t left join councils n on n.id = t.council
where t.council <> '*' group by t.council order by n.name limit 1000"""
_YEARS = """select substr(month, 1, 4) as year, sum(meetings_with_minutes) as held from coverage_totals
where council = ? and month <> '' group by 1 order by 1 desc"""
_MONTHS = """select * from coverage where council = :council and month >= :first and month <= :last
order by committee, month limit 5000"""
_ABSENCES = """select field, reason, count(*) as number from absences where record_id >= :low and record_id < :high
group by 1, 2 order by 3 desc limit 100"""
# What a meeting to come has not published yet is not missing: as in the question of what is missing.
_NOT_YET = """with coming as materialized (select id from meetings where date > :today and site = :site)
select field, count(*) as number from (
  select a.field from coming m cross join absences a on a.record_id = m.id where a.reason = 'not_published'
  union all select a.field from coming m cross join agenda_items i on i.meeting_id = m.id
  cross join absences a on a.record_id = i.id where a.reason = 'not_published') group by 1"""
_SITE = "select site from councils where id = ?"


async def read(ask: Ask) -> Data:
    """Without `?council=`: `{rows}`, a council each. With it: `{rows, grid, months, years, year, missing}` too."""
    chosen = await scope(ask)
    base = {"title": "What is held, and what is missing", **chosen}
    if not chosen["council"]:
        rows = await _councils(ask)
        columns = ("id", "council", "first_month", "last_month", *COUNT_COLUMNS, "meetings_to_come")
        return {**base, "columns": columns, "rows": rows, "grid": [], "missing": []}
    found = await ask.rows(_YEARS, [chosen["council"]])
    years = [row["year"] for row in found]
    # Meetings to come stand in years of which nothing can be held yet.
    newest = next((row["year"] for row in found if row["held"]), next(iter(years), ""))
    year = ask.given("year") if ask.given("year") in years else newest
    rows = await ask.rows(_MONTHS, {"council": chosen["council"], "first": f"{year}-01", "last": f"{year}-12"})
    this_month = (await ask.today()).isoformat()[:7]
    columns = ("committee", "month", *COUNT_COLUMNS, "last_good_fetch", "committee_id")
    return {
        **base, "years": years, "year": year, "columns": columns, "rows": rows, "grid": grid(rows, this_month),
        "months": [f"{year}-{month:02d}" for month in range(1, 13)], "missing": await _missing(ask, chosen["council"]),
    }  # fmt: skip


async def _councils(ask: Ask) -> list[Data]:
    today = (await ask.today()).isoformat()
    bounds = {"today": today, "month": today[:7], "end": f"{today[:7]}-99"}
    return await ask.rows(_COUNCILS, bounds)


def grid(rows: list[Data], this_month: str) -> list[Data]:
    """A committee each: `{committee, committee_id, last_good_fetch, months: {month: row}}`.

    Months after this one are to come.
    """
    found: dict[str, Data] = {}
    for row in rows:
        own = found.setdefault(row["committee_id"], {
            "committee": row["committee"], "committee_id": row["committee_id"], "last_good_fetch": None, "months": {},
        })  # fmt: skip
        own["months"][row["month"]] = {
            **row, "says": in_words(row, is_to_come=row["month"] > this_month), "is_to_come": row["month"] > this_month,
        }  # fmt: skip
        own["last_good_fetch"] = max(filter(None, (own["last_good_fetch"], row["last_good_fetch"])), default=None)
    return list(found.values())[:MOST_COMMITTEES]


def in_words(row: Data, *, is_to_come: bool = False) -> str:
    """A month of a committee: `3 meetings, 2 with minutes; papers not held: 1`; a later month: `3 meetings to come`."""
    held = row["meetings"] - row["meetings_cancelled"]
    minutes = " to come" if is_to_come else f", {row['meetings_with_minutes']} with minutes"
    said = [_many(held, "meeting") + (minutes if held else "")]
    lacks = (("meetings_cancelled", "cancelled"), ("meetings_gone", "gone from the site"),
             ("items_restricted", "items not public"), ("documents_missing", "papers not held"),
             ("documents_restricted", "papers not public"), ("documents_without_text", "papers without text"),
             ("blocked", "refused by the site"), ("not_fetched", "not fetched"))  # fmt: skip
    said += [f"{words}: {row[name]}" for name, words in lacks if row[name]]
    return "; ".join(said)


def _many(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


async def _missing(ask: Ask, council: str) -> list[Data]:
    """What is missing of the council's site, by field and reason, in words."""
    site = (await ask.row(_SITE, [council]) or {}).get("site")
    if not site:
        return []
    rows = await ask.rows(_ABSENCES, {"low": f"{site}/", "high": f"{site}0"})
    coming = await ask.rows(_NOT_YET, {"site": site, "today": (await ask.today()).isoformat()})
    not_yet = {(row["field"], "not_published"): row["number"] for row in coming}
    counted = ({**row, "number": row["number"] - not_yet.get((row["field"], row["reason"]), 0)} for row in rows)
    return [
        {**row, "label": label_of(row["field"]), "meaning": REASONS.get(row["reason"], row["reason"])}
        for row in counted
        if row["number"] > 0
    ]


PAGE = Page("coverage", "/coverage", read, forms={"csv": rows_as_csv})
