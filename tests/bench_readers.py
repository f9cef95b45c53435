"""Fifty readers at once: whether a page comes soon while others read.

    python -m tests.bench_readers [ITEMS] [--archive FILE] [--requests N] [--readers N]   # 20,000 items where none is said

`minutes serve` runs in a process of its own on an archive of so many items (tests/bench_archive.py), or on the one
named. Readers in this process each ask for a page, wait for it, and ask for the next, without a pause: 60 % item pages,
30 % searches (common words, rare ones, two together, filters), 10 % JSON. Readers keep nothing, so nothing is answered
with 304.

Nothing here fails: benchmarks inform, tests decide. A line that begins with `OVER` misses what the project promises:
no error, and 95 of 100 pages of each kind within two seconds.
"""

from __future__ import annotations

import asyncio
import os
import random
import sqlite3
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
from datasette.utils import tilde_encode

from publish.site.addresses import address_of
from tests.bench_archive import chosen_archive, options
from tests.bench_site import FILTERS, words_of
from tests.browser.serving import serving

ITEMS, REQUESTS, READERS = 20_000, 2_000, 50
MOST_SECONDS = 2.0
SHARES = {"item page": 0.6, "search": 0.3, "JSON": 0.1}
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: what kind of page, how long it took (seconds), what was wrong with the answer (empty: nothing)."""

    kind: str
    seconds: float
    problem: str


def addresses(path: Path, requests: int, seed: int = 1) -> list[tuple[str, str]]:
    """Kind and address of so many requests, mixed, the same for the same archive and seed."""
    chance = random.Random(seed)
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        items = iter(_items(db, chance, requests))
        common, rare = words_of(db)
    pages = {
        "item page": lambda: address_of(next(items)) or "",
        "search": lambda: f"/search?{_question(chance, common, rare)}",
        "JSON": lambda: _json(chance, next(items), common, rare),
    }
    kinds = [kind for kind, share in SHARES.items() for _ in range(round(share * requests))]
    chance.shuffle(kinds)
    return [(kind, pages[kind]()) for kind in kinds]


def _items(db: sqlite3.Connection, chance: random.Random, number: int) -> list[str]:
    """Ids of so many items anywhere in the archive; where there are few, some come again."""
    last = db.execute("select max(rowid) from agenda_items").fetchone()[0]
    places = [chance.randint(1, last) for _ in range(number)]
    return [db.execute("select id from agenda_items where rowid >= ?", [place]).fetchone()[0] for place in places]


def _question(chance: random.Random, common: Sequence[str], rare: Sequence[str]) -> str:
    """What people type: one word, common or rare, two, or one with a filter."""
    dice = chance.random()
    if dice < 0.4:
        return f"words={chance.choice(common)}"
    if dice < 0.7:
        return f"words={chance.choice(rare)}"
    if dice < 0.85:
        return f"words={chance.choice(common)}+{chance.choice(common)}"
    return f"words={chance.choice(common)}&{chance.choice(FILTERS)}"


def _json(chance: random.Random, item: str, common: Sequence[str], rare: Sequence[str]) -> str:
    return chance.choice((
        f"{address_of(item)}.json", f"/archive/agenda_items/{tilde_encode(item)}.json?_shape=array",
        f"/search.json?{_question(chance, common, rare)}", "/archive/resolutions.json?_shape=array&_size=50",
    ))  # fmt: skip


async def read_all(home: str, wanted: Sequence[tuple[str, str]], readers: int) -> list[Asked]:
    """Ask for everything, so many at once."""
    waiting, asked = iter(wanted), list[Asked]()
    limits = httpx.Limits(max_connections=readers, max_keepalive_connections=readers)
    async with httpx.AsyncClient(base_url=home, limits=limits, timeout=PATIENCE) as client:

        async def reader() -> None:
            for kind, address in waiting:
                asked.append(await _ask(client, kind, address))

        await asyncio.gather(*(reader() for _ in range(readers)))
    return asked


async def _ask(client: httpx.AsyncClient, kind: str, address: str) -> Asked:
    start = time.perf_counter()
    try:
        answer = await client.get(address)
        problem = "" if answer.status_code == 200 else f"{answer.status_code} {address}"
    except httpx.HTTPError as error:
        problem = f"{type(error).__name__} {address}"
    return Asked(kind, time.perf_counter() - start, problem)


def lines_of(asked: Sequence[Asked], took: float, readers: int) -> list[str]:
    """What is said of it: all, then each kind, then the first things that went wrong."""
    problems = [each.problem for each in asked if each.problem]
    lines = [f"{'OVER ' if problems else ''}{readers} readers, {len(asked):,} pages: {len(problems)} errors, "
             f"{len(asked) / took:.0f} pages a second"]  # fmt: skip
    for kind in SHARES:
        times = sorted(each.seconds for each in asked if each.kind == kind)
        if times:
            p95 = times[max(0, round(0.95 * len(times)) - 1)]
            lines.append(f"{'OVER ' if p95 >= MOST_SECONDS else ''}{kind}: median {statistics.median(times):.2f} s, "
                         f"p95 {p95:.2f} s, slowest {times[-1]:.2f} s over {len(times):,}")  # fmt: skip
    return lines + [f"  {problem}" for problem in problems[:5]]


def processor_seconds(pid: int) -> float:
    """Seconds of processor that a process has used; on a busy machine, what the server costs whoever else is at work."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(path: Path, requests: int, readers: int) -> list[str]:
    """Serve the archive, read, and say how it went. The first hundred pages warm the server up and do not count."""
    wanted = addresses(path, requests)
    with serving(path) as served:
        asyncio.run(read_all(served.url, addresses(path, 100, seed=2), readers))
        start, used = time.perf_counter(), processor_seconds(served.pid)
        asked = asyncio.run(read_all(served.url, wanted, readers))
        took, used = time.perf_counter() - start, processor_seconds(served.pid) - used
    share = f"the server had {used / took:.1f} of {os.cpu_count()} processors, {1000 * used / len(asked):.0f} ms a page"
    return [*lines_of(asked, took, readers), share]


def main() -> None:
    """Make the archive where none is named, print a line a measure."""
    asked = options(ITEMS)
    asked.add_argument("--requests", type=int, default=REQUESTS)
    asked.add_argument("--readers", type=int, default=READERS)
    chosen = asked.parse_args()
    with chosen_archive(chosen) as path:
        for line in measure(path, chosen.requests, chosen.readers):
            print(line, flush=True)


if __name__ == "__main__":
    main()
