"""`make bench`: how fast the parts are, as ratios within one run, since machines differ and are noisy.

    python -m tests.bench

The texts and pages are the sample council's. Nothing here fails: benchmarks inform, tests decide.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.progress import SILENT
from archive.records import Parsed, Site
from archive.store import Archive
from scraper import addresses, pages
from tests.site import serve

REPEAT = 3
Timed = Callable[[], object]


def seconds(work: Timed) -> float:
    """The best of a few runs: the one the machine disturbed least."""
    best = float("inf")
    for _ in range(REPEAT):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def meeting_pages() -> tuple[Site, list[tuple[str, bytes]]]:
    """The sample council's meeting pages as served."""
    import urllib.request

    with serve() as site:
        made = Site(id="sample", site="sample", name="Sample", base_url=site.base_url, is_fictional=True)
        pages_of = [
            addresses.meeting(site.base_url, meeting.committee, meeting.id)
            for meeting in site.content.meetings.values()
        ]
        return made, [(url, urllib.request.urlopen(url).read()) for url in pages_of]


def extraction(texts: list[str]) -> str:
    """Our pipeline against spaCy's bare tokeniser and sentence splitter on the same texts."""
    import spacy

    from extract import extract_text

    bare = spacy.blank("en")
    bare.add_pipe("sentencizer")
    extract_text("warm up", "minutes")
    words = sum(len(text.split()) for text in texts)
    ours = seconds(lambda: [extract_text(text, "minutes") for text in texts])
    theirs = seconds(lambda: list(bare.pipe(texts)))
    return f"extraction: {words / ours:,.0f} words/s; {theirs / ours:.2f} of the speed of spaCy's tokeniser and sentencizer alone"


def parsing(site: Site, bodies: list[tuple[str, bytes]]) -> tuple[str, list[Parsed]]:
    """Parsing a page against building its tree."""
    from scraper.html import parse_html

    parsed = [pages.parse("meeting", body, url, site) for url, body in bodies]
    whole = seconds(lambda: [pages.parse("meeting", body, url, site) for url, body in bodies])
    tree = seconds(lambda: [parse_html(body) for _, body in bodies])
    return (
        f"parsing: {len(bodies) / whole:,.0f} meeting pages/s; {tree / whole:.2f} of that time is building the tree",
        parsed,
    )


def storing(parsed: list[Parsed]) -> str:
    """Saving pages that are new against saving the same again."""
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        start = time.perf_counter()
        for page in parsed:
            archive.save([page], "2026-01-01T00:00:00+00:00")
        new = time.perf_counter() - start
        again = seconds(lambda: [archive.save([page], "2026-01-02T00:00:00+00:00") for page in parsed])
    return f"storing: {len(parsed) / new:,.0f} new pages/s; unchanged pages take {again / new:.2f} of that time"


def keeping(bodies: list[tuple[str, bytes]]) -> str:
    """Bytes evidence.db takes against the bytes fetched."""
    with tempfile.TemporaryDirectory() as folder, Evidence(Path(folder) / "e.db") as evidence:
        start = time.perf_counter()
        for url, body in bodies:
            evidence.add_fetch(Fetch(url=url, canonical_url=url, site="s", page="meeting", at="t", verdict="ok"), body)
        taken = time.perf_counter() - start
        counts = evidence.counts()
    share = counts["stored_bytes"] / counts["body_bytes"]
    return f"keeping: {len(bodies) / taken:,.0f} pages/s, each committed to disk; stored bytes are {share:.2f} of those fetched"


def building(parsed: list[Parsed]) -> str:
    """A build after nothing changed against the first build."""
    from publish.build import build

    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        archive.save(parsed, "2026-01-01T00:00:00+00:00")
        start = time.perf_counter()
        build(archive.db, now="2026-01-01T00:00:00+00:00", progress=SILENT)
        first = time.perf_counter() - start
        again = seconds(lambda: build(archive.db, now="2026-01-02T00:00:00+00:00", progress=SILENT))
    return f"building: a build with nothing changed takes {again / first:.2f} of the first"


def documents() -> str:
    """Text of papers taken in a process apart, against taking it here."""
    import urllib.request

    from scraper.documents import read_document
    from scraper.sandbox import Sandbox

    with serve() as site:
        papers = [
            urllib.request.urlopen(f"{site.base_url}documents/s{number}/x.pdf").read() for number in site.content.papers
        ]
    with Sandbox() as sandbox:
        sandbox.extract(papers[0])
        # the best of each paper, turn by turn: what disturbs the machine disturbs both alike
        both = [(seconds(lambda b=b: read_document(b)), seconds(lambda b=b: sandbox.extract(b))) for b in papers]
    here, apart = (sum(times) for times in zip(*both, strict=True))
    return (
        f"documents: {len(papers) / apart:,.0f} papers/s in a process apart, {here / apart:.2f} of the speed in process"
    )


def main() -> None:
    """Print a line a part."""
    site, bodies = meeting_pages()
    line, parsed = parsing(site, bodies)
    texts = [text.text for page in parsed for text in page.texts if text.section == "minutes"]
    for result in (keeping(bodies), line, storing(parsed), extraction(texts), building(parsed), documents()):
        print(result, flush=True)


if __name__ == "__main__":
    main()
