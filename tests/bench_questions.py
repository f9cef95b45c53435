"""How long every question takes on a large archive, against the limit it has. Facets: tests/bench_facets.py.

    python -m tests.bench_questions [ITEMS] [--archive FILE]      # 20,000 items where no number is said

Each question of metadata.yml is put with nothing given, and with each of its parameters as a reader might give it,
through Datasette, with its limit of 1 s for a query.

Nothing here fails: benchmarks inform, tests decide. A line that begins with `OVER` did not come within its limit.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from datasette.app import Datasette

from publish import metadata
from publish.serve import datasette_for
from publish.settings import DATABASE, SETTINGS
from tests.bench_archive import chosen_archive, options
from tests.bench_site import METADATA, words_of

ITEMS, TIMES, SLOWEST = 20_000, 3, 12
LIMIT_MS = int(SETTINGS["sql_time_limit_ms"])
Took = dict[str, float]
"""What was asked to the milliseconds it took; infinite where it was refused or cut off."""


def examples(path: Path) -> dict[str, list[str]]:
    """Values to give a parameter: of words the commonest, a middling and a rare one."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        common, rare = words_of(db)
    words = [common[0], f"{common[3]} {common[5]}", rare[0]]
    return {
        "words": words, "topic": words, "council": ["council1", "Council 2"], "committee": ["committee 3", "nowhere"],
        "outcome": ["noted", "lost"], "kind": ["resolution"], "reason": ["not_published"], "since": ["2015-01-01", "2025-06-01"],
        "until": ["2016-03-01"], "office": ["head"], "person": ["ash", "nobody"], "decision_maker": ["leader"],
        "at_least": ["10000", "99000000"], "decided": ["yes"], "to_whom": ["director"], "field": ["title"], "option": ["for"],
        "paragraph": ["3"], "owner": ["director"], "part": ["saving"], "kind_of_number": ["money"], "watched": ["yes"],
        "place": ["mill"], "act": ["housing"], "number": ["24/0"], "attendance": ["apologies"],
    }  # fmt: skip


def questions(path: Path) -> Iterator[str]:
    """Addresses of every question, with nothing given, with each parameter alone, and with a council besides."""
    known = examples(path)
    for name, query in metadata.queries(METADATA).items():
        given = metadata.parameters(query["sql"])
        yield name
        for parameter in given:
            for value in known.get(parameter, []):
                yield f"{name}?{parameter}={value.replace(' ', '+')}"
                if "council" in given and parameter != "council":
                    yield f"{name}?{parameter}={value.replace(' ', '+')}&council=council1"


async def ask_question(datasette: Datasette, address: str) -> float:
    """Milliseconds of a question's rows, the best of a few tries."""
    path = f"/{DATABASE}/" + (address.replace("?", ".json?", 1) if "?" in address else f"{address}.json?")
    return await _best(datasette, f"{path}&_shape=objects")


async def _best(datasette: Datasette, path: str) -> float:
    took = [float("inf")]
    for _ in range(TIMES):
        start = time.perf_counter()
        answer = await datasette.client.get(path)
        if answer.status_code != 200:
            continue
        took.append(1000 * (time.perf_counter() - start))
    return min(took)


async def measure(path: Path) -> list[str]:
    """A line for the questions, with those that took longest."""
    datasette = datasette_for(path, METADATA)
    await datasette.invoke_startup()
    asked = {address: await ask_question(datasette, address) for address in questions(path)}
    return lines_of("questions", asked)


def lines_of(what: str, took: Took) -> list[str]:
    """How many came in time, and the slowest."""
    slowest = sorted(took, key=took.__getitem__, reverse=True)
    over = [address for address in slowest if took[address] > LIMIT_MS]
    middle = sorted(took.values())[len(took) // 2]
    first = f"{'OVER ' if over else ''}{what}: {len(took)} asked, median {middle:.0f} ms, {len(over)} not in time"
    shown = slowest[: max(SLOWEST, len(over))]
    return [first, *(f"  {took[address]:.0f} ms: {address}" for address in shown)]


def main() -> None:
    """Make the archive where none is named, print the lines."""
    with chosen_archive(options(ITEMS).parse_args()) as archive:
        for line in asyncio.run(measure(archive)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
