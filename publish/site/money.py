"""/explore/money: the largest sums that stand in decisions."""

from __future__ import annotations

import re

from archive.facts import CHECK_RESULTS, FIGURE_PARTS, OUTCOMES
from publish.site.asking import MOST_ROWS, conditions, rows_as_csv, scope
from publish.site.page import Ask, Data, Page

COLUMNS = ("date", "council", "committee", "title", "quote", "value", "part", "outcome", "decision", "check_result",
           "url", "fact", "resolution_id", "record_id")  # fmt: skip
_ROWS = """select k.date, n.name as council, r.committee, r.title,
  case when s.is_link_only = 1 then null else f.quote end as quote, k.value, k.part, k.outcome,
  case when s.is_link_only = 1 then null else d.quote end as decision, k.check_result, r.url, k.id as fact,
  k.resolution_id, k.record_id
from (select * from decided_sums where {where} order by value desc limit {limit}) k
join figures f on f.id = k.id join resolutions d on d.id = k.resolution_id join records r on r.id = k.record_id
left join councils n on n.id = k.council left join sites s on s.id = r.site order by k.value desc, k.date desc"""


async def read(ask: Ask) -> Data:
    """The sums, largest first: `{rows, is_cut, parts, …}`."""
    chosen = await scope(ask)
    part, outcome, check = ask.given("part"), ask.given("outcome"), ask.given("check_result")
    at_least = pounds(ask.given("at_least"))
    where, values = conditions(
        chosen, {"part = ?": part, "outcome = ?": outcome, "check_result = ?": check, "value >= ?": at_least}
    )
    rows = await ask.rows(_ROWS.format(where=where, limit=MOST_ROWS + 1), values)
    return {
        "title": "The money index", **chosen, "part": part, "outcome": outcome, "check_result": check,
        "at_least": at_least, "parts": FIGURE_PARTS, "outcomes": OUTCOMES, "checks": CHECK_RESULTS,
        "columns": COLUMNS, "rows": rows[:MOST_ROWS], "is_cut": len(rows) > MOST_ROWS,
    }  # fmt: skip


def pounds(words: str) -> float | None:
    """`£10,000` and `1.5m` as a number; None for what is none."""
    found = re.fullmatch(r"£?\s*([\d,]{1,20}(?:\.\d{1,6})?)\s*(k|m|bn)?", words.strip().lower(), re.ASCII)
    if not found or not re.search(r"\d", found.group(1)):
        return None
    return float(found.group(1).replace(",", "")) * {"k": 1e3, "m": 1e6, "bn": 1e9}.get(found.group(2) or "", 1)


PAGE = Page("money", "/explore/money", read, forms={"csv": rows_as_csv})
