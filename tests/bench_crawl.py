"""What a crawl costs beside a plain spider, what memory it takes, and what a night's refresh asks of a site.

    python -m tests.bench_crawl [PAGES]      # 300 meeting pages where no number is said; the measure is 5000

A made-up site of so many meeting pages (`tests.bench_pages`) is served on loopback by a process of its own. More
processes, on one core where the system can say so, fetch the same pages: our crawl, a plain Scrapy spider that only
downloads, and one that also parses them with the same functions and keeps nothing. The rates are of runs one after
another, and a machine whose other tenants come and go gives the same work a third more or less within minutes; so the
ratio is of our crawl and the plain spider run at once, sharing the core, by the CPU time that each took a page.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, cast

SMALL = 300
TODAY = date(2025, 6, 16)  # the made-up meetings are held from 2010 to November 2025
NIGHTS = 240
SIMULATED = 30
MEETING = re.compile(r"/ieListDocuments\.aspx\?.*\bMId=(\d+)", re.IGNORECASE)
LINKS_AWAY = re.compile(rb'<li><a  href="mgMeetingAttendance[^\r\n]*\r?\n')
FIRST_ID = 100_000  # of the meetings that `bench_pages` makes


# ------------------------------------------------------------ the site


def make_site(folder: Path, count: int) -> None:
    """Write the pages of `count` meetings, each once, and the list of them; what is there is left as it is."""
    from tests.bench_pages import BenchPages

    folder.mkdir(parents=True, exist_ok=True)
    pages, rows = BenchPages(), list[dict[str, Any]]()
    original = pages.meeting
    pages.meeting = lambda number: _without_issues(original(number))  # type: ignore[method-assign]
    for number in range(1, count + 1):
        file = folder / f"{number}.html"
        row = folder / f"{number}.json"
        if not row.exists():
            meeting = pages.meeting(number)
            file.write_bytes(LINKS_AWAY.sub(b"", pages.page(number).body))
            listed = {"id": meeting.id, "g": meeting.g, "committee": meeting.committee, "time": meeting.time}
            row.write_text(json.dumps({**listed, "date": meeting.date.isoformat()}))
        rows.append(json.loads(row.read_text()))
    (folder / f"site-{count}.json").write_text(json.dumps(rows))


def _without_issues(meeting: Any) -> Any:
    """The meeting alone: no page of it leads to pages that the site does not have."""
    return replace(meeting, items=tuple(replace(item, issue=None) for item in meeting.items))


def site_context(folder: Path, count: int, url: str) -> Any:
    """The sample site with the made-up meetings in place of its own, read by pages only."""
    from tests.site.loader import load
    from tests.site.model import Meeting
    from tests.site.render import environment
    from tests.site.web import Context, Knobs

    rows = json.loads((folder / f"site-{count}.json").read_text())
    meetings = {row["id"]: Meeting(**{**row, "date": date.fromisoformat(row["date"])}) for row in rows}
    sample = load()
    committees = {key: replace(committee, expired=False) for key, committee in sample.committees.items()}
    content = replace(
        sample, committees=committees, meetings=meetings, decisions={}, issues={}, people={}, today=TODAY
    )  # fmt: skip
    knobs = Knobs(webservice=False, missing_pages=frozenset({"mgplanshome.aspx", "mgmemberindex.aspx"}))
    return Context(content, cast(Any, None), knobs, environment(content, cast(Any, None)), "/", url)


class Handler(BaseHTTPRequestHandler):
    """Meeting pages from their files, everything else as the sample site answers it, once made."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 17
    folder: Path
    context: Any
    made: dict[str, tuple[int, bytes]]

    def do_GET(self) -> None:
        found = MEETING.search(self.path)
        if found:
            self._send(200, (self.folder / f"{int(found[1]) - FIRST_ID}.html").read_bytes())
            return
        if self.path not in self.made:
            self.made[self.path] = self._page()
        self._send(*self.made[self.path])

    def _page(self) -> tuple[int, bytes]:
        from urllib.parse import parse_qsl, urlsplit

        from tests.site.server import route
        from tests.site.web import GoneError, NotInstalledError

        parts = urlsplit(self.path)
        try:
            reply = route(self.context, parts.path[1:], {k.lower(): v for k, v in parse_qsl(parts.query)})
        except (GoneError, NotInstalledError):
            return 404, b"<html><head><title>404</title></head><body><h1>Not found</h1></body></html>"
        return reply.status, reply.body

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent."""


def serve(folder: Path, count: int) -> None:
    """Serve until killed; says its port on the first line."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.folder, Handler.made = folder, {}
    Handler.context = site_context(folder, count, f"http://127.0.0.1:{server.server_port}/")
    print(server.server_port, flush=True)
    server.serve_forever()


# ------------------------------------------------------------ what is measured, each in a process of its own


@dataclass(frozen=True, slots=True)
class Run:
    """What one process did: pages fetched, seconds by the clock and of CPU, the most memory it had (MB)."""

    pages: int
    seconds: float
    cpu: float
    peak: float


def timed(work: Callable[[], int]) -> Run:
    """Run `work`, which says how many pages it fetched."""
    from scraper.guards import peak

    start, cpu = time.perf_counter(), time.process_time()
    pages = work()
    return Run(pages, time.perf_counter() - start, time.process_time() - cpu, peak() / 2**20)


def site_spec(url: str) -> Any:
    from scraper.sites import from_base_url

    return from_base_url(url).named("bench", "Bench")


def ours(url: str, folder: Path, mode: str, day: date = TODAY) -> int:
    """Our crawl, or a refresh of what it left; returns its requests."""
    from archive.evidence import Evidence
    from archive.progress import SILENT
    from archive.store import Archive
    from scraper.crawl import Desk, crawl, job_for, refresh_job_for
    from scraper.plan import scope_of

    moment = datetime.combine(day, datetime.min.time(), UTC)
    with Evidence(folder / "evidence.db") as evidence, Archive(folder / "archive.db") as archive:
        desk = Desk(evidence=evidence, archive=archive, clock=lambda: moment, progress=SILENT, contact=None, delay=None)
        if mode == "refresh":
            job = refresh_job_for(site_spec(url), desk, budget=None, accepts_losses=False)
        else:
            job = job_for(site_spec(url), scope_of(day, date(2009, 1, 1), date(2026, 12, 31), None, None, False), desk)
        crawl([job], desk)
        if job.error is not None:
            raise job.error
        return job.receipt.requests


def plain(url: str, folder: Path, parses: bool) -> int:
    """A plain spider over the pages that our crawl fetched; returns how many came."""
    import scrapy
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response

    from archive.evidence import Evidence
    from scraper import pages
    from scraper.settings import settings_for

    with Evidence(folder / "evidence.db") as evidence:
        fetched = [(fetch.url, fetch.page, fetch.context) for fetch in evidence.fetches() if fetch.page != "robots"]
    site, came = site_spec(url).site, [0]

    class Plain(scrapy.Spider):
        name = "plain"

        async def start(self) -> Any:
            for address, page, context in fetched:
                meta = {"page": page, "context": context}
                yield scrapy.Request(address, meta=meta, dont_filter=True)

        def parse(self, response: Response) -> None:
            came[0] += 1
            if parses:
                pages.parse(response.meta["page"], response.body, response.url, site, response.meta["context"])

    settings = settings_for(url, None, None)
    for name in ("DOWNLOADER_MIDDLEWARES", "ITEM_PIPELINES", "DOWNLOAD_HANDLERS", "ROBOTSTXT_PARSER"):
        del settings[name]
    process = AsyncCrawlerProcess({**settings, "LOG_ENABLED": False})
    process.crawl(Plain)
    process.start()
    return came[0]


WORK: dict[str, Callable[[str, Path], int]] = {
    "crawl": lambda url, folder: ours(url, folder, "crawl"),
    "refresh": lambda url, folder: ours(url, folder, "refresh", TODAY + timedelta(days=1)),
    "bare": lambda url, folder: plain(url, folder, parses=False),
    "parse": lambda url, folder: plain(url, folder, parses=True),
}


# ------------------------------------------------------------ the runs


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.bench_crawl", *map(str, arguments)]


def one_core() -> None:
    """Keep this process to one core, where the system lets one say so."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(work: str, url: str, folder: Path) -> Run:
    done = subprocess.run(command("work", work, url, folder), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{work}: {done.stderr[-2000:]}")
    return Run(**json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def served(folder: Path, count: int) -> Iterator[str]:
    """The site's address."""
    make_site(folder, count)
    with subprocess.Popen(command("serve", folder, count), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}/"
        finally:
            server.kill()


def at_once(url: str, known: Path, place: Path) -> dict[str, Run]:
    """Our crawl into `place`, and the plain spider over the pages `known`, at the same time on the same core."""
    folders = {"crawl": place, "parse": known}
    with ThreadPoolExecutor(len(folders)) as pool:
        runs = {work: pool.submit(measure, work, url, folder) for work, folder in folders.items()}
        return {work: run.result() for work, run in runs.items()}


def rates(folder: Path, count: int) -> Iterator[str]:
    """Pages a second of a plain download, with parsing, and of our crawl; its memory; what the next night asks."""
    with served(folder, count) as url, tempfile.TemporaryDirectory() as place, tempfile.TemporaryDirectory() as other:
        known = Path(place)
        crawl, parse, bare = (measure(work, url, known) for work in ("crawl", "parse", "bare"))
        yield (
            f"crawl: {count:,} meeting pages; a plain spider that downloads {bare.pages / bare.seconds:,.0f} pages/s,"
            f" and parses {parse.pages / parse.seconds:,.0f}; our crawl {crawl.pages / crawl.seconds:,.0f}"
        )
        both = at_once(url, known, Path(other))
        share = (both["parse"].cpu / both["parse"].pages) / (both["crawl"].cpu / both["crawl"].pages)
        yield f"crawl: {share:.2f} of the plain spider that parses, run at once, by CPU a page; at least 0.8 is wanted"
        refresh = measure("refresh", url, known)
    asked = refresh.pages / crawl.pages
    yield f"refresh: {refresh.pages:,} requests the night after, {asked:.2%} of the crawl's {crawl.pages:,}; at most 2% is wanted"
    small = max(1, count // 5)
    with served(folder, small) as url, tempfile.TemporaryDirectory() as place:
        least = measure("crawl", url, Path(place)).peak
    yield (
        f"memory: {least:.1f} MB at most with {small:,} pages, {crawl.peak:.1f} with {count:,}:"
        f" {crawl.peak / least - 1:+.1%}; at most 10% is wanted"
    )


def nights(count: int) -> str:
    """What the policy asks of an unchanged site of so many meetings, night after night, from the crawl on."""
    from archive.pages import KnownPage
    from scraper.due import agenda

    def page(number: int, seen: date) -> KnownPage:
        held = date(2010, 1, 4) + timedelta(days=number * 7919 % 5800)
        status = "none" if held >= TODAY else "draft" if held > TODAY - timedelta(days=42) else "approved"
        return KnownPage(
            url=f"u{number}", page="meeting", context={}, record_id=f"b/meeting/{number}", last_seen=f"{seen}T00:00:00",
            changed_at=f"{TODAY}T00:00:00", meeting_date=held.isoformat(), meeting_status=None, minutes_status=status,
        )  # fmt: skip

    known = {f"u{number}": page(number, TODAY) for number in range(1, count + 1)}
    asked, lists, oldest = list[int](), 8, 0
    for night in range(1, NIGHTS + 1):
        day = TODAY + timedelta(days=night)
        due = agenda(known.values(), day, spent=lists).due
        asked.append(len(due) + lists)
        for each in due:
            known[each.page.url] = replace(each.page, last_seen=f"{day}T00:00:00")
        unseen = min(known.values(), key=lambda p: p.last_seen).last_seen[:10]
        oldest = max(oldest, (day - date.fromisoformat(unseen)).days)
    first, all_nights = sum(asked[:SIMULATED]) / SIMULATED, sum(asked) / len(asked)
    return (
        f"refresh: policy alone, {count:,} unchanged meetings: {first / count:.2%} of the pages a night over"
        f" {SIMULATED} nights, {all_nights / count:.2%} over {NIGHTS}, at most {max(asked) / count:.2%} in one;"
        f" no page unseen for more than {oldest} days"
    )


def lines(count: int = SMALL) -> Iterator[str]:
    """Every line, as it is known."""
    folder = Path(tempfile.gettempdir()) / f"council-minutes-bench-{os.getuid() if hasattr(os, 'getuid') else 0}"
    yield from rates(folder, count)
    yield nights(count)


def main() -> None:
    """Print them; or do the part of a process that this module started."""
    match sys.argv[1:]:
        case ["serve", folder, count]:
            serve(Path(folder), int(count))
        case ["work", work, url, folder]:
            one_core()
            print(json.dumps(asdict(timed(lambda: WORK[work](url, Path(folder))))))
        case arguments:
            for line in lines(int(arguments[0]) if arguments else SMALL):
                print(line, flush=True)


if __name__ == "__main__":
    main()
