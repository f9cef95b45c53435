"""Manners on the wire: Scrapy's own middlewares with what they lack. The rules themselves are in `manners`.

In the order of a request: `Watch` (stops a crawl that is not wanted), evidence, `Fence` (other hosts and private
addresses are never asked), robots.txt, `PatientRetry`, decompression, `Whole` (nothing cut short passes for whole),
`Redirects`, `turns.Turn` (one request in flight and a delay a host group, night hours).
"""

from __future__ import annotations

import asyncio
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser

from archive.errors import SiteRefuses
from archive.records import Parsed, Problem
from scraper import urls
from scraper.job import Job
from scraper.listing import PROBE_PAGES
from scraper.manners import (
    BUSY_IN_A_ROW,
    BUSY_STATUS,
    HEEDED,
    LONGEST_RETRY_AFTER,
    SILENT_IN_A_ROW,
    InARow,
    backoff,
    retry_after,
)
from scraper.settings import MAX_PAGE_BYTES, is_loopback, is_private
from scraper.turns import NotAsked, OfJob, rest
from scraper.verdict import REFUSING_STATUS
from scraper.whole import CUT_SHORT, gzip_fault, has_no_end

REFUSED = "refused"  # why Scrapy closed the spider
FAULT = "fault"  # in request.meta: an answer came and is not what was asked for, in words
NO_ROBOTS = b"User-agent: *\nDisallow: /\n"


def refusal(error: BaseException) -> tuple[str, str] | None:
    """Verdict and words for a request that was not made; None for a fault on the way."""
    if isinstance(error, NotAsked):
        return error.verdict, str(error)
    if isinstance(error, IgnoreRequest) and "robots.txt" in str(error):
        return "robots", "robots.txt asks robots to stay away"
    return None


def give_up(crawler: Crawler, job: Job, reason: str, request: Request) -> None:
    """Stop the crawl of this site; what was gathered stays, what was not come to is noted, the next run goes on."""
    if job.receipt.applied.gave_up or job.error is not None:
        return
    job.receipt.applied.gave_up = reason
    if request.meta.get("page", "robots") in (*PROBE_PAGES, "robots"):
        job.error = SiteRefuses(f"{job.site.name}: {reason}. Nothing was fetched; try again tomorrow.")
    else:
        words = f"the crawl was given up: {reason}"
        problem = Problem(stage="fetch", message=words, record_id=job.site.id, url=request.url)
        job.note(Parsed(problems=(problem,)))
    job.closing = asyncio.ensure_future(crawler.engine.close_spider_async(reason=REFUSED))


class Watch(OfJob):
    """Stops a crawl whose site does not answer any more, or has begun to refuse everything."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.last: Request | None = None
        self.silent = InARow(SILENT_IN_A_ROW, f"{SILENT_IN_A_ROW} requests in a row got no answer", self._stop)
        self.refused = InARow(SILENT_IN_A_ROW, f"{SILENT_IN_A_ROW} pages in a row were refused", self._stop)

    def process_response(self, request: Request, response: Response) -> Response:
        """Look at an answer; robots.txt that cannot be read counts as a no (RFC 9309 section 2.3.1.4)."""
        if request.meta.get("kept"):
            return response
        self.last = request
        self.silent.note(False)
        if request.meta.get("page", "robots") == "robots":
            return self._robots(response)
        if FAULT in request.meta:  # kept as evidence, and no page: the spider hears of it as of any failure
            raise IgnoreRequest(request.meta[FAULT])
        if request.meta["page"] != "document":  # papers may need a log-in where pages do not
            self.refused.note(response.status in REFUSING_STATUS or request.meta.get("verdict") == "blocked")
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Look at a request that came to nothing."""
        self.last = request
        if refusal(exception) is None:
            self.silent.note(True)

    def _robots(self, response: Response) -> Response:
        if response.status < 500:
            return response
        self.job.receipt.applied.robots_unread = (
            f"robots.txt cannot be read (HTTP {response.status}), which counts as a no"
        )
        return response.replace(status=200, body=NO_ROBOTS)

    def _stop(self, words: str) -> None:
        if self.last is not None:
            give_up(self.crawler, self.job, words, self.last)


class Fence(OfJob):
    """Lets through what belongs to the site: its own host, never a private address, wherever a page or redirect leads.

    Only the first page may lead to another host: that is a site which has moved.
    """

    def process_request(self, request: Request) -> None:
        """Raise NotAsked for an address outside."""
        home = self.job.site.base_url or ""
        if is_private(request.url) and not is_loopback(home):
            raise NotAsked("error", f"led to a private address, which is not asked: {request.url}"[:300])
        page = request.meta.get("page", "robots")
        if page not in (*PROBE_PAGES, "robots") and not urls.same_host(request.url, home):
            raise NotAsked("error", f"led to another host, which is not asked: {request.url}"[:300])


class RobotRules(ProtegoRobotParser):
    """Scrapy's reading of robots.txt; notes the delay it asks for."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> RobotRules:
        rules = cls(robotstxt_body, crawler.spider)
        job = getattr(crawler.spider, "job", None)
        if job is not None and robotstxt_body:
            job.receipt.applied.crawl_delay = rules.crawl_delay(crawler.settings["USER_AGENT"])
        return rules


class PatientRetry(RetryMiddleware):
    """Scrapy's retries, each after a wait: what Retry-After asks for, else 5, 10 and 20 seconds.

    A site that says three times in a row that we ask too much, or that we should come back tomorrow, is left alone.
    """

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self.busy = 0

    @property
    def job(self) -> Job:
        """The crawl."""
        return self.crawler.spider.job  # type: ignore[no-any-return,union-attr]

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Repeat a request that may do better later."""
        if request.meta.get("kept"):
            return response
        wait = self._asked_to_wait(response)
        self.busy = self.busy + 1 if response.status == 429 or wait is not None else 0
        if wait is not None:
            self.job.receipt.applied.retry_after += 1
            self._hold_off(wait)
        if reason := self._too_much(response.status, wait):
            give_up(self.crawler, self.job, reason, request)
            return response
        if "partial" in response.flags and has_no_end(response.body):
            request.meta[FAULT] = CUT_SHORT
        if wait is not None and response.status not in BUSY_STATUS:
            again = self._retry(request, f"HTTP {response.status} for a while") or response
        elif FAULT not in request.meta:
            again = super().process_response(request, response)
        else:
            again = self._retry(request, request.meta[FAULT]) or response
        return await self._later(again, wait) if isinstance(again, Request) else again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]
        """Repeat a request that got no answer."""
        again = super().process_exception(request, exception)
        return await self._later(again, None) if isinstance(again, Request) else None

    def _asked_to_wait(self, response: Response) -> float | None:
        if response.status not in HEEDED:
            return None
        header = response.headers.get("Retry-After")
        return retry_after(header.decode("latin-1") if header else None, self.job.clock())

    def _hold_off(self, wait: float) -> None:
        """Leave the whole host group alone for so long, whether this page is asked for again or not."""
        if self.job.pace is not None:
            self.job.pace.hold_off(wait)

    def _too_much(self, status: int, wait: float | None) -> str:
        if wait is not None and wait > LONGEST_RETRY_AFTER:
            return f"the site asks us to come back in {wait / 60:,.0f} minutes (HTTP {status})"
        if self.busy >= BUSY_IN_A_ROW:
            return f"the site said {self.busy} times in a row that we ask too much (HTTP {status})"
        return ""

    async def _later(self, again: Request, wait: float | None) -> Request:
        again.meta.pop(FAULT, None)
        self.job.receipt.applied.retries += 1
        if wait is not None and wait >= 1:
            self.job.progress.say(f"  {self.job.site.id}: asked to come back in {wait:,.0f} seconds; waiting")
        usual = backoff(again.meta.get("retry_times", 1), is_near=self.job.manners.is_near)
        await rest(self.crawler, self.job, usual if wait is None else wait)
        return again


class Whole(OfJob):
    """Compressed answers that break off, or that blow up, become faults: Scrapy would hand on what there is of them."""

    def process_response(self, request: Request, response: Response) -> Response:
        """Check a body as it came."""
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if encoding not in (b"gzip", b"x-gzip") or not response.body:
            return response
        fault = gzip_fault(response.body, MAX_PAGE_BYTES)
        if not fault:
            return response
        request.meta[FAULT] = fault
        headers = response.headers.copy()
        headers.pop("Content-Encoding", None)
        return response.replace(body=b"", headers=headers)


class Redirects(RedirectMiddleware):
    """Scrapy's redirects; one that goes round in circles is an answer like any other, kept with its fault."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Follow, or keep the answer that leads nowhere."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            request.meta[FAULT] = "redirected in circles"
            return response
