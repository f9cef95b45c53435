"""How much faster a rebuild is with two processes than with one, on made-up meeting pages.

    python -m tests.bench_rebuild [PAGES] [PROCESSES]      # 1200 pages and two processes where no number is said

Pages of `tests.bench_pages` are put into an evidence file as a crawl would, and packed. Then the archive is made anew from
it by the command itself, with one process and with more in turn; the best of each counts. Both archives are compared,
byte for byte of every row. The ratio means something only on a machine with that many idle cores: what other programs
take is printed beside it, as the share of the processors that the rebuilds had.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import record_id
from archive.records import Council, Site
from archive.tables import TABLES
from scraper.html import fingerprint
from tests.bench_pages import BenchPages

PAGES, PROCESSES, ROUNDS = 1200, 2, 2
AT = "2026-01-01T00:00:00+00:00"
ROOT = Path(__file__).parents[1]


def make_evidence(path: Path, count: int) -> None:
    """An evidence file of one crawl of so many meeting pages."""
    pages = BenchPages()
    site = Site(id="bench", site="bench", name="Bench", base_url=pages.base, is_fictional=True)
    council = Council(id="bench", site="bench", name="Bench", is_fictional=True)
    asked = {"site": asdict(site), "councils": [asdict(council)], "scope": {"documents": False}, "mode": "crawl"}
    with Evidence(path) as evidence:
        crawl = evidence.start_crawl(site.id, asked, AT)
        for number in range(1, count + 1):
            page = pages.page(number)
            context = {"meeting_id": record_id(site.id, "meeting", str(100_000 + number))}
            fetch = Fetch(
                url=page.url, canonical_url=page.url, site=site.id, page="meeting", at=AT, verdict="ok", status=200,
                context=context, headers={"Content-Type": "text/html; charset=utf-8"}, crawl_id=crawl,
                fingerprint=fingerprint(page.body),
            )  # fmt: skip
            evidence.add_fetch(fetch, page.body)
        evidence.finish_crawl(crawl, AT, "done", {"requests": count})
        evidence.compact()


def rebuilt(folder: Path, processes: int) -> tuple[float, float]:
    """Seconds by the clock and of processors that a rebuild takes, the program's own start included."""
    archive = folder / f"{processes}.db"
    archive.unlink(missing_ok=True)
    command = [sys.executable, "-m", "cli", "rebuild", "--archive", archive.name, "--processes", str(processes)]
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [*command, "--no-extract"], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False
    )  # fmt: skip
    taken, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def same(one: Path, other: Path) -> bool:
    """Whether every row of every table is the same."""
    with closing(sqlite3.connect(one)) as db:
        db.execute("attach ? as other", [str(other)])
        differing = (
            f"select * from (select * from main.{name} except select * from other.{name}) limit 1" for name in names()
        )
        counts = (f"select count(*) from {{}}.{name}" for name in names())
        return all(
            db.execute(sql.format("main")).fetchone() == db.execute(sql.format("other")).fetchone() for sql in counts
        ) and not any(db.execute(sql).fetchall() for sql in differing)


def names() -> list[str]:
    return [table.name for table in TABLES]


def main() -> None:
    """Print the ratio, and what it rests on."""
    numbers = [int(text) for text in sys.argv[1:]]
    count, processes = [*numbers, *(PAGES, PROCESSES)[len(numbers) :]]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_evidence(folder / "evidence.db", count)
        best: dict[int, tuple[float, float]] = {}
        for _ in range(ROUNDS):
            for each in (1, processes):
                best[each] = min(best.get(each, (float("inf"), 0.0)), rebuilt(folder, each))
        (one, cpu), (more, cpu_more) = best[1], best[processes]
        equal = "the same archive" if same(folder / "1.db", folder / f"{processes}.db") else "NOT the same archive"
        print(
            f"rebuild of {count:,} pages: {count / one:,.0f} pages/s with one process, {count / more:,.0f} with"
            f" {processes}: {one / more:.2f} times as fast; {equal}."
            f" Processor time {cpu:.1f} s (had {cpu / one:.2f} of a core) and {cpu_more:.1f} s"
            f" (had {cpu_more / more:.2f} cores)."
        )


if __name__ == "__main__":
    main()
