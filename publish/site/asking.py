"""What the pages of /explore are asked: which council, which years; what their forms offer; their rows as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from publish.counted_tables import ALL_COUNCILS
from publish.export.csv_files import guarded
from publish.site.page import Ask, Data

MOST_ROWS = 100
_COUNCILS = "select id, coalesce(name, id) as name from councils order by 2 limit 1000"
# Seeks from year to year: the index of months is never read as a whole.
_YEARS = """with recursive y(year) as (
  select (select substr(min(month), 1, 4) from coverage_totals where month > '0')
  union all select (select substr(min(month), 1, 4) from coverage_totals where month > y.year || '-99') from y
  where y.year is not null)
select year from y where year is not null order by year desc limit 200"""


async def scope(ask: Ask) -> Data:
    """`{council, council_name, since, until, councils, years}`: what was chosen, and what there is to choose.

    A council is given by id or by name; years as `since` and `until`. What is unknown counts as not given, and
    `not_known` names it, so that no reader takes all for a part.
    """
    councils = await ask.rows(_COUNCILS)
    given = ask.given("council")
    chosen = next((each for each in councils if given and given in (each["id"], each["name"])), None)
    since, until = year_of(ask.given("since")), year_of(ask.given("until"))
    asked = {"council": (given, chosen), "since": (ask.given("since"), since), "until": (ask.given("until"), until)}
    return {
        "council": chosen["id"] if chosen else "", "council_name": chosen["name"] if chosen else None,
        "since": since, "until": until, "councils": councils, "years": [row["year"] for row in await ask.rows(_YEARS)],
        "not_known": {name: words[:100] for name, (words, found) in asked.items() if words and not found},
    }  # fmt: skip


def year_of(words: str) -> str:
    """A year of four digits; empty for anything else. A whole date gives its year."""
    found = re.fullmatch(r"(\d{4})(?:-\d\d(?:-\d\d)?)?", words, re.ASCII)
    return found.group(1) if found else ""


def bounds(chosen: Data) -> dict[str, str]:
    """The parameters of a query by month and council: `council` is * for all."""
    return {
        "council": chosen["council"] or ALL_COUNCILS, "since": chosen["since"] or "0000",
        "until": f"{chosen['until'] or '9999'}-99",
    }  # fmt: skip


def conditions(chosen: Data, more: Mapping[str, Any] | None = None) -> tuple[str, dict[str, Any]]:
    """A WHERE of what is chosen, and its parameters: only what is chosen stands in it, so that an index serves it.

    `more` is condition to value; one whose value is empty is left out. Its parameters are `:m0`, `:m1` …
    """
    wanted: list[tuple[str, str, Any]] = [
        ("council = :council", "council", chosen["council"]), ("year >= :since", "since", chosen["since"]),
        ("year <= :until", "until", chosen["until"]),
    ]  # fmt: skip
    if chosen["since"] and chosen["since"] == chosen["until"]:
        wanted[1:] = [("year = :since", "since", chosen["since"])]
    extra = [
        (sql.replace("?", f":m{place}"), f"m{place}", value) for place, (sql, value) in enumerate((more or {}).items())
    ]
    kept = [each for each in (*wanted, *extra) if each[2] not in ("", None)]
    return " and ".join(sql for sql, _, _ in kept) or "true", {name: value for _, name, value in kept}


def csv_text(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV that a spreadsheet opens right and runs nothing of."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([guarded(row.get(name)) for name in names] for row in rows)
    return "\ufeff" + out.getvalue()


def rows_as_csv(_: Ask, data: Data) -> str:
    """The `rows` of a page."""
    return csv_text(data["columns"], data["rows"])
