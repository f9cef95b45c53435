"""/explore: charts where looking beats reading, each with the table of its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from publish.counted_sql import DAYS, LONGER
from publish.site.asking import bounds, csv_text, scope
from publish.site.charts import CANCELLED, NO_MEETING, NO_MINUTES, chart
from publish.site.facts import OUTCOMES
from publish.site.page import Ask, Data, Page

MOST_MONTHS = 48
_COUNTS = """select substr(month, 1, :length) as label, kind, sum(number) as number from counts
where measure = :measure and council = :council and month >= :since and month <= :until and month <> ''
group by 1, 2 order by 1"""
_MONTHS = """select min(month) as first, max(month) as last from counts
where measure = :measure and council = :council and month >= :since and month <= :until and month <> ''"""
_HELD = """select substr(month, 1, :length) as label, sum(meetings_with_minutes) as held,
  sum(meetings - meetings_cancelled) as listed, sum(meetings_cancelled) as cancelled from coverage_totals
where council = :council and month >= :since and month <= :until group by 1"""
_SUMS_OF_COMMITTEES = """select coalesce(c.name, 'no committee (decision records)') as label,
  sum(k.number) as decisions, sum(k.value) as value
from counts k left join committees c on c.id = k.committee_id
where k.measure = 'approved_sum' and k.council = :council and k.month >= :since and k.month <= :until
group by k.committee_id order by 3 desc limit 25"""
_SUMS_OF_COUNCILS = """select coalesce(n.name, k.council, 'council not stated') as label, sum(k.number) as decisions,
  sum(k.value) as value from counts k left join councils n on n.id = k.council
where k.measure = 'approved_sum' and k.council <> '*' and k.month >= :since and k.month <= :until
group by k.council order by 3 desc limit 25"""
_KINDS = """select kind as label, sum(number) as number from counts
where measure = :measure and council = :council and month >= :since and month <= :until group by 1 order by 2 desc"""
_UNWATCHED = """select count(*) as number from (select 1 from minutes_seen
where is_watched = 0 and (:council = '*' or council = :council) limit 10000)"""

_OVER_TIME = (
    ("resolution", "decisions", "Decisions by outcome", "Decisions found in minutes, each counted once however "
     "often it is printed, by what became of it."),
    ("vote", "votes", "Contested votes", "Votes whose numbers the minutes state: contested where somebody voted "
     "against. Most votes are not counted in minutes at all, and those are not here."),
    ("attendance", "attendance", "Attendance", "Presence at meetings as the site lists it, in its own words. "
     "“Expected” means that nobody has recorded it yet."),
)  # fmt: skip
_BUCKETS = [*(name for _, name in DAYS), LONGER]
VOTES = {"contested": "somebody voted against", "none_against": "nobody against, as stated"}
_NAMES = {"vote": VOTES, "resolution": OUTCOMES}


async def read(ask: Ask) -> Data:
    """The charts: `{charts, council, since, until, …}`."""
    chosen = await scope(ask)
    within = bounds(chosen)
    charts = [await _over_time(ask, within, *each) for each in _OVER_TIME]
    charts.insert(1, await _sums(ask, within, bool(chosen["council"])))
    charts.append(await _delays(ask, within))
    charts.append(await _paragraphs(ask, within))
    return {"title": "Explore", **chosen, "charts": charts}


async def _over_time(ask: Ask, within: Data, measure: str, ident: str, title: str, what: str) -> Data:
    span = await ask.row(_MONTHS, {**within, "measure": measure}) or {}
    months = months_between(span.get("first"), span.get("last"))
    length = 7 if len(months) <= MOST_MONTHS else 4
    labels = list(dict.fromkeys(month[:length] for month in months))
    rows = await ask.rows(_COUNTS, {**within, "measure": measure, "length": length})
    known = {row["label"]: row for row in await ask.rows(_HELD, {**within, "length": length})}
    unknown = {label: because for label in labels if (because := why_nothing(known.get(label)))}
    series = series_of(rows, labels)
    for each in series:
        each["name"] = _NAMES.get(measure, {}).get(each["name"], each["name"])
    by = "by month" if length == 7 else "by year"
    return chart(ident, f"{title}, {by}", what, labels, series, unit="number", unknown=unknown)


def why_nothing(held: Data | None) -> str | None:
    """Why a time has nothing to count, in words; None where a meeting in it has minutes."""
    if not held:
        return NO_MEETING
    if held["held"]:
        return None
    return NO_MINUTES if held["listed"] else CANCELLED if held["cancelled"] else NO_MEETING


def series_of(rows: Sequence[Data], labels: Sequence[str]) -> list[Data]:
    """Rows of `{label, kind, number}` as `[{name, values}]`, a value a label."""
    found = {(row["label"], row["kind"]): row["number"] for row in rows}
    kinds = dict.fromkeys(row["kind"] for row in rows)
    return [{"name": kind, "values": [found.get((label, kind), 0) for label in labels]} for kind in kinds]


def months_between(first: str | None, last: str | None) -> list[str]:
    """Every month from the first to the last, `YYYY-MM`, both among them; none where one is not stated."""
    if not first or not last:
        return []
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{count // 12:04d}-{count % 12 + 1:02d}" for count in range(start, end + 1)]


async def _sums(ask: Ask, within: Data, is_one: bool) -> Data:
    rows = await ask.rows(_SUMS_OF_COMMITTEES if is_one else _SUMS_OF_COUNCILS, within)
    title = f"Sums approved, by {'committee' if is_one else 'council'}"
    what = (
        "The largest sum in each decision that approves or agrees something, added up. Savings, income and sums "
        "already spent are left out where the sentence says so. The same money may be decided twice (cabinet, then "
        "council): a hint of where large sums are decided, never a total of spending."
    )
    series = [{"name": "pounds", "values": [row["value"] or 0 for row in rows]}]
    return {**chart("sums", title, what, [row["label"] for row in rows], series, form="bars", unit="GBP"),
            "beside": {"name": "decisions", "values": [row["decisions"] for row in rows]}}  # fmt: skip


async def _delays(ask: Ask, within: Data) -> Data:
    rows = await ask.rows(_KINDS, {**within, "measure": "minutes_delay"})
    rows.sort(key=lambda row: _BUCKETS.index(row["label"]))
    what = (
        "Meetings by the days until their minutes were first seen here. Counted only where this archive had seen the "
        "meeting without minutes before: a lower number is not a prompter council where we looked rarely."
    )
    series = [{"name": "meetings", "values": [row["number"] for row in rows]}]
    made = chart("delay", "Days from meeting to minutes", what, [row["label"] for row in rows], series, form="bars")
    others = (await ask.row(_UNWATCHED, within) or {"number": 0})["number"]
    return {**made, "not_counted": f"{others:,}{' or more' if others >= 10000 else ''}" if others else None}


async def _paragraphs(ask: Ask, within: Data) -> Data:
    rows = await ask.rows(_KINDS, {**within, "measure": "exempt"})
    what = (
        "Items, papers and resolutions to exclude the public by the paragraph of exempt information they name. One "
        "that names two counts at both. The numbers mean different things in England, Wales, Scotland and Northern "
        "Ireland."
    )
    series = [{"name": "times named", "values": [row["number"] for row in rows]}]
    return chart("exempt", "Kept from the public, by paragraph", what,
                 [f"paragraph {row['label']}" for row in rows], series, form="bars")  # fmt: skip


def as_csv(_: Ask, data: Data) -> str:
    """All charts in one file: chart, label, series, value."""
    rows = (
        {"chart": each["id"], "label": label, "series": series["name"], "value": value}
        for each in data["charts"] for series in [*each["series"], *([each["beside"]] if "beside" in each else [])]
        for label, value in zip(each["labels"], series["values"], strict=True)
    )  # fmt: skip
    return csv_text(("chart", "label", "series", "value"), rows)


PAGE = Page("explore", "/explore", read, forms={"csv": as_csv})
