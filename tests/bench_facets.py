"""How long each facet of each table and view takes on a large archive, all of it and with the filters people use.

    python -m tests.bench_facets [ITEMS] [--archive FILE]      # 20,000 items where no number is said

Each declared facet is counted as the page of its table counts it: unfiltered, for one council, one committee, the years
from 2020 on, the last year, and one value of each facet. A line a table names its slowest; another says how long whole
pages with all their facets take. The limit is the one Datasette has by default, 0.2 s a facet, not the one we set.
A facet's time is processor time, one facet at a time, so that a busy machine says nearly the same; a page's is the clock's.

Nothing here fails: benchmarks inform, tests decide. A line that begins with `OVER` did not come within its limit.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from datasette.app import Datasette
from datasette.utils.asgi import Request

from archive.schema import Table
from publish import metadata
from publish.described import HIDDEN
from publish.facets import PlacedFacet
from publish.serve import Serving, datasette_for
from publish.settings import DATABASE, SETTINGS
from tests.bench_archive import chosen_archive, options
from tests.bench_site import METADATA

ITEMS, TRIES = 20_000, 2
LIMIT_MS, PATIENCE_MS = 200, 20_000
SHOWN = 12
GENERAL = (
    {}, {"council": "council1"}, {"council_name": "Council 1"}, {"committee": "Committee 3"},
    {"date__gte": "2020-01-01"}, {"date__gte": "2025-01-01"}, {"council": "council1", "date__gte": "2024-01-01"},
    {"council_name": "Council 1", "date__gte": "2024-01-01"},
)  # fmt: skip
Filter = dict[str, str]
_HOW = {"": "=", "gte": ">="}


@dataclass(frozen=True, slots=True)
class Counted:
    """A facet of a table with a filter, and the milliseconds of processor it took."""

    table: str
    facet: str
    chosen: str
    took: float

    def __str__(self) -> str:
        return f"{self.took:.0f} ms: {self.facet}{f' where {self.chosen}' if self.chosen else ''}"


def tables() -> list[Table]:
    """Those that declare facets and that people open."""
    return [table for table in metadata.described() if table.facets and table.name not in HIDDEN]


def filters(db: sqlite3.Connection, table: Table) -> Iterator[Filter]:
    """Those of `GENERAL` that the table has columns for, then the commonest value of each facet."""
    for given in GENERAL:
        if all(name.partition("__")[0] in table.column_names for name in given):
            yield given
    for facet in table.facets:
        query = (
            f'select "{facet}" from {table.name} where "{facet}" is not null group by 1 order by count(*) desc limit 1'
        )
        if (row := db.execute(query).fetchone()) is not None:
            yield {facet: str(row[0])}


async def count(datasette: Datasette, table: Table, facet: str, given: Filter) -> Counted:
    """Count one facet, the best of a few tries."""
    columns = ", ".join(f"[{name}]" for name in table.column_names)
    parts = [(name.partition("__"), f"p{place}") for place, name in enumerate(given)]
    where = " and ".join(f'"{column}" {_HOW[how]} :{place}' for (column, _, how), place in parts)
    sql = f"select {columns} from {table.name} {f'where {where} ' if where else ''}"
    asked = {place: value for (_, place), value in zip(parts, given.values(), strict=True)}
    request = Request.fake(f"/{DATABASE}/{table.name}?{urlencode(given)}")
    took = float("inf")
    for _ in range(TRIES):
        one = PlacedFacet(datasette, request, DATABASE, sql=sql, params=asked, table=table.name,
                          metadata={"facets": [facet]}, row_count=1)  # fmt: skip
        start = time.process_time()
        _, late = await one.facet_results()
        took = min(took, float("inf") if late else 1000 * (time.process_time() - start))
    return Counted(table.name, facet, urlencode(given), took)


async def page(datasette: Datasette, table: Table, given: Filter) -> tuple[float, str, list[str]]:
    """Milliseconds of a page with its facets; its address; the facets that were given up."""
    address = f"/{DATABASE}/{table.name}.json?{urlencode(given)}"
    took, late = float("inf"), list[str]()
    for _ in range(TRIES):
        start = time.perf_counter()
        answer = await datasette.client.get(address)
        if answer.status_code == 200:
            took = min(took, 1000 * (time.perf_counter() - start))
            late = sorted(set(table.facets) - set(answer.json()["facet_results"]))  # JSON says it by silence
    return took, address, late


async def measure(path: Path) -> list[str]:
    """Each table's slowest facet; how many of all come within the limit; then the slowest pages."""
    SETTINGS["facet_time_limit_ms"] = PATIENCE_MS
    slow = datasette_for(path, METADATA, serving=Serving(immutable=True, time_limit=PATIENCE_MS))
    await slow.invoke_startup()
    SETTINGS["facet_time_limit_ms"] = LIMIT_MS
    usual = datasette_for(path, METADATA, immutable=True)
    counted, pages = list[Counted](), list[tuple[float, str, list[str]]]()
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        for table in tables():
            given = list(filters(db, table))
            counted += [await count(slow, table, facet, each) for each in given for facet in table.facets]
            pages += [await page(usual, table, each) for each in given]
    return [*facet_lines(counted), *page_lines(pages)]


def facet_lines(counted: list[Counted]) -> list[str]:
    """All together, then a line for each table that is not quick, slowest first."""
    over = [each for each in counted if each.took > LIMIT_MS]
    lines = [f"{'OVER ' if over else ''}facets: {len(counted) - len(over)} of {len(counted)} within {LIMIT_MS} ms"]
    slowest = {each.table: each for each in sorted(counted, key=lambda each: each.took)}
    listed = sorted(slowest.values(), key=lambda each: each.took, reverse=True)
    late = {each.table: sum(one.table == each.table for one in over) for each in listed}
    lines += [f"  {each.table}: {late[each.table]} over, slowest {each}" for each in listed[:SHOWN]]
    return [*lines, *(f"  OVER {each.table}: {each}" for each in over)]


def page_lines(pages: list[tuple[float, str, list[str]]]) -> list[str]:
    """Pages with all their facets at once: which give some up, which are slowest."""
    given_up = [each for each in pages if each[2] or each[0] == float("inf")]
    lines = [f"{'OVER ' if given_up else ''}pages with facets: {len(pages) - len(given_up)} of {len(pages)} whole"]
    lines += [f"  {took:.0f} ms: {address}" for took, address, _ in sorted(pages, reverse=True)[:SHOWN]]
    return [*lines, *(f"  not in time: {', '.join(late) or 'the page'} of {address}" for _, address, late in given_up)]


def main() -> None:
    """Make the archive where none is named, print the lines."""
    with chosen_archive(options(ITEMS).parse_args()) as archive:
        for line in asyncio.run(measure(archive)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
