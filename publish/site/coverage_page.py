"""/coverage: what is held and what is missing, council by council; of one council month by month and committee."""

from __future__ import annotations

from publish.described import COUNT_COLUMNS
from publish.site.asking import rows_as_csv, scope
from publish.site.gaps import REASONS, label_of
from publish.site.page import Ask, Data, Page

MOST_COMMITTEES = 200
_SUMS = ", ".join(f"sum({name}) as {name}" for name in COUNT_COLUMNS)
_COUNCILS = f"""select t.council as id, n.name as council, min(nullif(t.month, '')) as first_month,
  max(t.month) as last_month, {_SUMS} from coverage_totals t left join councils n on n.id = t.council
where t.council <> '*' group by t.council order by n.name limit 1000"""
_YEARS = """select substr(month, 1, 4) as year, sum(meetings_with_minutes) as held from coverage_totals
where council = ? and month <> '' group by 1 order by 1 desc"""
_MONTHS = """select * from coverage where council = :council and month >= :first and month <= :last
order by committee, month limit 5000"""
_ABSENCES = """select field, reason, count(*) as number from absences where record_id >= :low and record_id < :high
group by 1, 2 order by 3 desc limit 100"""
_SITE = "select site from councils where id = ?"


async def read(ask: Ask) -> Data:
    """Without `?council=`: `{rows}`, a council each. With it: `{rows, grid, months, years, year, missing}` too."""
    chosen = await scope(ask)
    base = {"title": "What is held, and what is missing", **chosen}
    if not chosen["council"]:
        rows = await ask.rows(_COUNCILS)
        columns = ("id", "council", "first_month", "last_month", *COUNT_COLUMNS)
        return {**base, "columns": columns, "rows": rows, "grid": [], "missing": []}
    found = await ask.rows(_YEARS, [chosen["council"]])
    years = [row["year"] for row in found]
    # Meetings to come stand in years of which nothing can be held yet.
    newest = next((row["year"] for row in found if row["held"]), next(iter(years), ""))
    year = ask.given("year") if ask.given("year") in years else newest
    rows = await ask.rows(_MONTHS, {"council": chosen["council"], "first": f"{year}-01", "last": f"{year}-12"})
    columns = ("committee", "month", *COUNT_COLUMNS, "last_good_fetch", "committee_id")
    return {
        **base, "years": years, "year": year, "columns": columns, "rows": rows, "grid": grid(rows),
        "months": [f"{year}-{month:02d}" for month in range(1, 13)], "missing": await _missing(ask, chosen["council"]),
    }  # fmt: skip


def grid(rows: list[Data]) -> list[Data]:
    """A committee each: `{committee, committee_id, last_good_fetch, months: {month: row}}`."""
    found: dict[str, Data] = {}
    for row in rows:
        own = found.setdefault(row["committee_id"], {
            "committee": row["committee"], "committee_id": row["committee_id"], "last_good_fetch": None, "months": {},
        })  # fmt: skip
        own["months"][row["month"]] = {**row, "says": in_words(row)}
        own["last_good_fetch"] = max(filter(None, (own["last_good_fetch"], row["last_good_fetch"])), default=None)
    return list(found.values())[:MOST_COMMITTEES]


def in_words(row: Data) -> str:
    """A month of a committee: `3 meetings, 2 with minutes; 1 paper missing`."""
    held = row["meetings"] - row["meetings_cancelled"]
    said = [_many(held, "meeting") + (f", {row['meetings_with_minutes']} with minutes" if held else "")]
    lacks = (("meetings_cancelled", "cancelled"), ("meetings_gone", "gone from the site"),
             ("items_restricted", "items not public"), ("documents_missing", "papers not held"),
             ("documents_restricted", "papers not public"), ("documents_without_text", "papers without text"),
             ("blocked", "refused by the site"), ("not_fetched", "not fetched"))  # fmt: skip
    said += [f"{row[name]} {words}" for name, words in lacks if row[name]]
    return "; ".join(said)


def _many(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


async def _missing(ask: Ask, council: str) -> list[Data]:
    """What is missing of the council's site, by field and reason, in words."""
    site = (await ask.row(_SITE, [council]) or {}).get("site")
    if not site:
        return []
    rows = await ask.rows(_ABSENCES, {"low": f"{site}/", "high": f"{site}0"})
    return [
        {**row, "label": label_of(row["field"]), "meaning": REASONS.get(row["reason"], row["reason"])} for row in rows
    ]


PAGE = Page("coverage", "/coverage", read, forms={"csv": rows_as_csv})
