"""What evidence.db costs: room against page-by-page zstd, pages kept a second, bodies read a second.

    python -m tests.bench_evidence [PAGES]      # 5000 generated pages where no number is said

`lines` is what `make bench` prints. Room is the bytes of bodies as packed, and of the whole file, after `compact`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.ids import sha256
from archive.packing import ZSTD_LEVEL
from tests.bench_pages import BenchPages

PAGES = 5000
RAW = Path(__file__).parents[2] / "shared" / "corpus" / "raw"
READS = 200


def alone(bodies: Iterable[bytes]) -> int:
    """The bytes that bodies take one by one with zstd."""
    compress = zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress
    return sum(len(compress(body)) for body in bodies)


def keep(evidence: Evidence, bodies: Iterable[bytes]) -> tuple[list[str], float]:
    """Keep bodies as a crawl does; returns their digests, and the seconds that keeping took."""
    digests, taken = [], 0.0
    for number, body in enumerate(bodies):
        fetch = Fetch(url=f"u{number}", canonical_url=f"u{number}", site="s", page="meeting", at="t", verdict="ok")
        start = time.perf_counter()
        evidence.add_fetch(fetch, body)
        taken += time.perf_counter() - start
        digests.append(sha256(body))
    return digests, taken


def reading(evidence: Evidence, digests: list[str]) -> float:
    """Seconds to read one body."""
    start = time.perf_counter()
    for digest in digests:
        evidence.body(digest)
    return (time.perf_counter() - start) / len(digests)


def size_of(evidence: Evidence) -> int:
    """The bytes of the file, its log folded in."""
    evidence._db.execute("pragma wal_checkpoint(truncate)").fetchall()
    return evidence.path.stat().st_size


def generated(count: int = PAGES) -> Iterator[str]:
    """Meeting pages of the benchmark's own: room, keeping, packing, reading."""
    pages, by_zstd = BenchPages(), 0

    def made() -> Iterator[bytes]:
        nonlocal by_zstd
        for number in range(1, count + 1):
            body = pages.page(number).body
            by_zstd += alone([body])
            yield body

    with tempfile.TemporaryDirectory() as folder, Evidence(Path(folder) / "e.db") as evidence:
        digests, taken = keep(evidence, made())
        counts = evidence.counts()
        whole_before = size_of(evidence)
        start = time.perf_counter()
        evidence.compact()
        packing = time.perf_counter() - start
        stored, whole = evidence.counts()["stored_bytes"], size_of(evidence)
        rng = random.Random(1)
        apart = reading(evidence, [rng.choice(digests) for _ in range(READS)])
        in_turn = reading(evidence, digests[: min(1000, count)])
    yield (
        f"evidence: {count:,} generated pages of {counts['body_bytes'] / count:,.0f} bytes; zstd page by page"
        f" {by_zstd:,} bytes; packed {stored:,}: {stored / by_zstd:.3f} of that; the whole file"
        f" {whole / whole_before:.3f} of what it was"
    )
    yield (
        f"evidence: kept {count / taken:,.0f} pages/s, each committed to disk; packed afterwards {count / packing:,.0f}"
        f" pages/s; read {1 / apart:,.0f} pages/s at random, {1 / in_turn:,.0f} in the order of the crawl"
    )


def real() -> Iterator[str]:
    """The saved real pages, where they are; papers are compressed already and are told apart."""
    if not RAW.is_dir():
        return
    files = [path.read_bytes() for path in sorted(RAW.rglob("*")) if path.suffix in (".html", ".xml")]
    with tempfile.TemporaryDirectory() as folder, Evidence(Path(folder) / "e.db") as evidence:
        keep(evidence, files)
        evidence.compact()
        stored = evidence.counts()["stored_bytes"]
    by_zstd = alone(set(files))
    yield (
        f"evidence: {len(files)} real pages of {sum(map(len, files)):,} bytes; zstd page by page {by_zstd:,} bytes;"
        f" packed {stored:,}: {stored / by_zstd:.3f} of that"
    )
    papers = [path.read_bytes() for path in sorted(RAW.rglob("*.pdf"))]
    if papers:
        yield f"evidence: {len(papers)} real PDFs stay as they came: {alone(papers) / sum(map(len, papers)):.3f} of their size"


def lines(count: int = PAGES) -> Iterator[str]:
    """Every line, as it is known."""
    yield from real()
    yield from generated(count)


def main() -> None:
    """Print them."""
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES):
        print(line, flush=True)


if __name__ == "__main__":
    main()
