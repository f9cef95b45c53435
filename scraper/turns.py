"""Whose turn it is: one request in flight and a delay a host group, night hours, and waits that Ctrl-C ends."""

from __future__ import annotations

import asyncio
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from scraper.job import Job
from scraper.manners import seconds_until_night
from scraper.pace import HostPace

SLICE = 0.2  # seconds between looks at whether the crawl is being stopped


class NotAsked(IgnoreRequest):
    """A request that was not made; `verdict` is what evidence says of it, the message why."""

    def __init__(self, verdict: str, detail: str) -> None:
        super().__init__(detail)
        self.verdict = verdict


class OfJob:
    """What the middlewares share: the crawler, its job, and a way to wait that Ctrl-C ends."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.job: Job = crawler.spider.job  # type: ignore[union-attr]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)


async def rest(crawler: Crawler, job: Job, seconds: float, *, is_counted: bool = True) -> None:
    """Wait; raises NotAsked where the crawl is stopped meanwhile. Counted in the receipt unless it is our own delay."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        while (left := begun + seconds - loop.time()) > 0:
            await asyncio.sleep(min(left, SLICE))
            if not crawler.crawling:
                raise NotAsked("stopped", "the crawl was stopped before it came to this")
    finally:
        if is_counted:
            job.receipt.waited += loop.time() - begun


class Turn(OfJob):
    """Waits for this crawl's turn with the host group, and for the night where only the night is wanted."""

    async def process_request(self, request: Request) -> None:  # noqa: ARG002
        """Begin when it is our turn."""
        await self._night()
        pace = self.job.pace
        if pace is not None:
            await self._take(pace, self.job.receipt.applied.delay_of(self.job.manners))

    def process_response(self, request: Request, response: Response) -> Response:
        """The request is over."""
        self._give_back(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002
        """The request came to nothing."""
        self._give_back(request)

    async def _night(self) -> None:
        wait = seconds_until_night(self.job.clock()) if self.job.manners.is_night_only else 0.0
        if wait:
            self.job.progress.say(
                f"{self.job.site.id}: only by night: waiting until 20:00 London time,"
                f" {wait / 3600:.1f} hours. Ctrl-C stops; what was gathered stays."
            )
            await rest(self.crawler, self.job, wait)

    async def _take(self, pace: HostPace, delay: float) -> None:
        while True:
            await rest(self.crawler, self.job, pace.wait(delay), is_counted=False)
            if not pace.take():
                await rest(self.crawler, self.job, SLICE)
            elif pace.wait(delay) > 0:
                pace.give_back()
            else:
                return

    def _give_back(self, request: Request) -> None:
        if self.job.pace is not None:
            ago = float(request.meta.get("download_latency") or 0)
            self.job.pace.give_back(self.job.clock().timestamp() - ago)
