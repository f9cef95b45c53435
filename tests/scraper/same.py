"""Two archives table by table, times and running numbers apart: what a rebuild and a resumed crawl must equal."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from archive.schema import Table
from archive.tables import TABLES

TIMES = frozenset(("first_seen", "last_seen", "seen_at", "at", "changed_at", "started_at", "finished_at", "tried_at"))
NUMBERS = frozenset(("fetch_id", "page_id"))
# What a crawl cost its site depends on how often it was killed; so does whether it, or the one killed before it, met
# the problems (`done with problems`). The table `problems` must be the same all the same.
COSTS = frozenset(
    ("requests", "reused", "unchanged", "untouched", "bytes", "refused", "failed", "waited", "rules", "user_agent",
     "outcome")
)  # fmt: skip
COMPARED = [table for table in TABLES if table.layer != "derived" and table.name != "extractions"]
Rows = Counter[tuple[Any, ...]]


def content(path: Path, name: str, *, costs: bool = False) -> Rows:
    """The rows of a table, each as its columns and values; `costs`: what crawls cost too."""
    table = next(table for table in TABLES if table.name == name)
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        rows = [_row(table, row, costs) for row in db.execute(_sql(table, costs))]
    return Counter(rows if costs or name != "crawls" else set(rows))  # how often it was whole is a cost too


def _sql(table: Table, costs: bool) -> str:
    if table.name == "sightings":
        return "select s.*, p.url as page_url from sightings s left join pages p on p.id = s.page_id"
    if table.name == "crawls" and not costs:
        # The first that came to its end: whoever was killed after it is run once more, and finds nothing to complain of.
        return """select * from crawls c where outcome like 'done%' and not exists (
            select 1 from crawls b where b.outcome like 'done%' and b.site = c.site and b.mode = c.mode
                and b.scope = c.scope and (b.started_at, length(b.id), b.id) < (c.started_at, length(c.id), c.id))"""
    return f"select * from {table.name}"


def _row(table: Table, row: sqlite3.Row, costs: bool) -> tuple[Any, ...]:
    dropped = TIMES | NUMBERS | ({"id"} if table.name in ("pages", "sightings", "revisions", "crawls") else set())
    if table.name == "crawls" and not costs:
        dropped = dropped | COSTS
    values = {name: row[name] for name in row.keys() if name not in dropped}  # noqa: SIM118
    for name in ("gone_at", "doubted_at"):
        if name in values:
            values[name] = values[name] is not None
    if values.get("field") == "gone_at":
        values["old"], values["new"] = values["old"] is not None, values["new"] is not None
    return tuple(sorted(values.items()))


def differences(one: Path, other: Path, *, costs: bool = False) -> Iterator[str]:
    """A line a row that only one of them has."""
    for table in COMPARED:
        here, there = content(one, table.name, costs=costs), content(other, table.name, costs=costs)
        for row, sign in [*((row, "-") for row in here - there), *((row, "+") for row in there - here)]:
            yield f"{sign} {table.name}: {str(dict(row))[:600]}"
