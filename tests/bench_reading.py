"""What a reading page costs beside Datasette's own page of the same row.

    python -m tests.bench_reading [ITEMS] [--archive FILE]      # 20,000 items where no number is said

For each kind of page, records from all over the archive are asked for in turn: our page, then the row's page, each the
best of a few tries. An archive made for a benchmark (tests/bench_archive.py) has councils, committees, meetings and
items; the demo's `archive.db`, named with `--archive`, has the other kinds as well.

Nothing here fails: benchmarks inform, tests decide. A line that begins with `OVER` misses what the project promises:
half of the pages of each kind, and 95 of 100, take at most three times as long as their row's.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
import statistics
from contextlib import closing
from pathlib import Path

from datasette.app import Datasette
from datasette.utils import tilde_encode

from publish.serve import datasette_for
from publish.settings import DATABASE
from publish.site.addresses import address_of, council_address
from tests.bench_archive import chosen_archive, options
from tests.bench_site import METADATA, Times, best_of

ITEMS, RECORDS, MOST = 20_000, 40, 3.0
TABLES = {
    "council": "councils", "committee": "committees", "meeting": "meetings", "item": "agenda_items",
    "decision": "decisions", "issue": "issues", "person": "people", "document": "documents", "plan": "plans",
}  # fmt: skip
"""Kind of reading page, and the table whose row it shows."""


def records(db: sqlite3.Connection, kind: str) -> list[tuple[str, str]]:
    """Addresses of reading pages from all over a table, each with that of its row; the same for the same archive."""
    table = TABLES[kind]
    last = db.execute(f"select max(rowid) from {table}").fetchone()[0] or 0
    places = sorted(random.Random(table).sample(range(1, last + 1), min(last, RECORDS)))
    rows = [db.execute(f"select id, site from {table} where rowid >= ?", [place]).fetchone() for place in places]
    pages = {ident: council_address(site) if kind == "council" else address_of(ident) for ident, site in rows}
    return [(page, f"/{DATABASE}/{table}/{tilde_encode(ident)}") for ident, page in pages.items() if page]


async def asked(datasette: Datasette, address: str) -> float:
    """Milliseconds of a page, asked once before it is timed so that the file is read."""
    await datasette.client.get(address)
    return await best_of(lambda: datasette.client.get(address))


async def line(datasette: Datasette, kind: str, found: list[tuple[str, str]]) -> str:
    """Our pages of a kind beside the rows' own."""
    ours, theirs = [], []
    for page, row in found:  # turn by turn: what disturbs the machine disturbs both alike
        ours.append(await asked(datasette, page))
        theirs.append(await asked(datasette, row))
    pages, rows = Times(ours), Times(theirs)
    middle, late = statistics.median(ours) / statistics.median(theirs), pages.p95 / rows.p95
    return (
        f"{'OVER ' if max(middle, late) > MOST else ''}{kind} page: {pages}; row page {rows}; "
        f"ratio of medians {middle:.2f}, of p95 {late:.2f} ({len(found)} records)"
    )


async def measure(path: Path) -> list[str]:
    """A line a kind of page."""
    datasette = datasette_for(path, METADATA, immutable=True)
    await datasette.invoke_startup()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        chosen = {kind: records(db, kind) for kind in TABLES}
    return [
        await line(datasette, kind, found) if found else f"{kind} page: none in this archive"
        for kind, found in chosen.items()
    ]


def main() -> None:
    """Make the archive where none is named, print a line a kind."""
    with chosen_archive(options(ITEMS).parse_args()) as path:
        for said in asyncio.run(measure(path)):
            print(said, flush=True)


if __name__ == "__main__":
    main()
