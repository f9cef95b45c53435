"""The one spider for every ModernGov site: asks, has the page parsed, follows. Knows Scrapy, knows no HTML.

A crawl has three stages, each begun when the one before has nothing left to do: probe (is this a ModernGov site, does
its XML service answer), list (committees, meetings, registers), read (meetings, items cut short, decisions, papers).
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.errors import ArchiveError
from archive.joined import JOINED
from archive.records import Link
from archive.redactions import REDACTED
from scraper import urls
from scraper.compared import is_stood_in_for
from scraper.garbage import Sweeper
from scraper.job import Job
from scraper.listing import MEETING_LISTS, Listing
from scraper.middlewares import describe, kept_headers
from scraper.pipelines import ParsedPage
from scraper.plan import estimate
from scraper.reading import page_read, read_page
from scraper.refusals import absences_of, describe_fault, instead_of, site_error
from scraper.wanted import AGAIN, LOSABLE, Wanted

STAGE_OF = {
    "meeting": "meetings", "xml_meeting": "meetings", "old_meeting": "meetings", "item": "items cut short",
    "meeting_attendance": "attendance and votes", "recorded_votes": "attendance and votes", "decision": "decisions",
    "document": "papers", "document_pack": "papers", "person": "people", "issue": "issues", "issue_decisions": "issues",
    "issue_meetings": "issues", "plan": "issues",
}  # fmt: skip
BATCH = 100  # requests handed to Scrapy at a time: a site of any size takes the same memory
ERRORS = list(range(400, 600))  # handed to us, since an error page says why; redirects are followed
Found = Iterator[Request | ParsedPage]


class ModernGovSpider(scrapy.Spider):
    """Crawls `job.site` within `job.scope`."""

    name = "moderngov"
    # Scrapy would read the source of a callback again for each page, to warn of a `return` that ours mean; and start
    # a hundred tasks for what comes of a page, where ours gives one thing to write
    custom_settings = {"WARN_ON_GENERATOR_RETURN_VALUE": False, "CONCURRENT_ITEMS": 1}  # noqa: RUF012

    def __init__(self, job: Job, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.job = job
        self.listing: Listing = job.listing()
        self.probed: list[ParsedPage] = []
        self.asked: set[str] = set()
        self.open: dict[str, Link] = {}  # asked for and not answered
        self.sweeper = Sweeper()
        self.total: Counter[str] = Counter()
        self.done: Counter[str] = Counter()
        further = [partial(self.list_further, links) for links in self.listing.rounds()]
        stages: list[Callable[[], Iterator[Link]]] = [self.list_stage, *further, self.read_stage]
        self.stages = iter(stages)
        self.feed: Iterator[Link] = iter(())

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> ModernGovSpider:
        spider: ModernGovSpider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.on_idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.on_fault, signal=signals.spider_error)
        crawler.signals.connect(spider.on_write_fault, signal=signals.item_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for link in self.listing.probe():
            for request in self.ask(link):
                yield request

    def on_idle(self) -> None:
        """Hand over what comes next: more of this stage, or the next stage that has something to do."""
        try:
            requests = self.next_requests()
        except Exception as error:  # Scrapy would log it, and the crawl would pass for one that found nothing
            self.job.fail(error)
            return
        for order, request in enumerate(requests):
            # the newest first, and what a page leads to before the next page
            self.crawler.engine.crawl(request.replace(priority=-order))
        if requests:
            raise DontCloseSpider

    def next_requests(self) -> list[Request]:
        """At most `BATCH` requests; none where every stage is done."""
        found: list[Request] = []
        while not found:
            for link in self.feed:
                found += self.ask(link)
                if len(found) >= BATCH:
                    return found
            if found:
                return found
            stage = next(self.stages, None)
            if stage is None:
                return []
            self.feed = stage()
        return found

    def on_fault(self, failure: Failure, response: Response) -> None:
        """A fault of ours on one page: it costs that page, with a row that says so. A full disk is none of ours."""
        if isinstance(failure.value, sqlite3.Error | ArchiveError):
            self.on_write_fault(failure)
            return
        link: Link = response.request.cb_kwargs["link"]  # type: ignore[union-attr]
        self.job.receipt.failed += 1
        parsed = absences_of(link, "unreadable", describe_fault(failure.value), self.job.site, has_substitute=False)
        self.job.keep(parsed, self.job.now(), response.meta.get("fetch_id"))

    def on_write_fault(self, failure: Failure) -> None:
        """The archive cannot be written: stop, since everything after would be lost to it. Evidence has the page."""
        self.job.fail(failure.value or Exception("the archive cannot be written"))
        self.crawler.engine.close_spider(self, "archive")

    def closed(self, reason: str) -> None:
        """A crawl that was stopped says of everything it did not come to that it was not fetched."""
        if reason != "finished" and self.job.error is None:
            later = self.listing.wanted().links if self.listing.probed else []
            self.job.note_unread(
                [*self.open.values(), *(link for link in later if self.named(link)[0] not in self.asked)]
            )

    # ------------------------------------------------------------ stages

    def list_stage(self) -> Iterator[Link]:
        """What the probe says can be listed. Where it says that nothing can, the job ends with the reason."""
        self.job.error = site_error(self.job.site, self.listing.probed) or self.listing.committee_error()
        if self.job.error is None:
            self.job.check_fiction(any(page.parsed.facts.get("is_fictional") for page in self.probed))
        if self.job.error is not None:
            self.job.write_nothing()
        else:
            for page in self.probed:
                self.job.keep(page.parsed, page.seen_at, page.fetch_id, page.read)
            self.job.progress.say(self.listing.describe())
            yield from self.listing.lists()

    def list_further(self, links: Callable[[], Iterator[Link]]) -> Iterator[Link]:
        """What the lists so far call for."""
        if self.job.error is None:
            yield from links()

    def read_stage(self) -> Iterator[Link]:
        """What is wanted, the most wanted first, after saying how long it will take."""
        if self.job.error is not None:
            return
        wanted: Wanted = self.listing.wanted()
        cost = estimate(wanted.pages, self.job.scope.documents, self.job.delay)
        self.job.progress.say(wanted.describe(cost))
        self.job.note_left_out(wanted.left_out)
        self.job.receipt.compared = self.listing.compared.tally()
        self.job.note_problems([*self.listing.compared.problems(self.job.site.id), *self.listing.vanished()[1]])
        yield from wanted.links

    # ------------------------------------------------------------ requests

    def named(self, link: Link) -> tuple[str, str]:
        """What a page is asked for once by, and its canonical address."""
        ref = urls.classify(link.url, self.listing.base_url)
        canonical = ref.url if ref else link.url
        # the web service and the pages give one paper different addresses; its number is the same
        key = f"document {ref.ids['document']}" if ref and "document" in ref.ids else canonical
        if link.page == "meeting" and JOINED not in link.context:
            key = f"{key} alone"  # in the service's place its words count, though the page was asked for beside it
        return key, canonical

    def ask(self, link: Link) -> Iterator[Request]:
        """A request for a link, unless this crawl has asked for that page."""
        key, canonical = self.named(link)
        if key in self.asked:
            return
        self.asked.add(key)
        self.open[link.url] = link
        self.count(link.page, self.total)
        yield Request(
            canonical if link.page == "document" else link.url,
            callback=self.on_page,
            errback=self.on_failure,
            cb_kwargs={"link": link},
            dont_filter=True,
            meta={"page": link.page, "canonical": canonical, "context": link.context, "handle_httpstatus_list": ERRORS},
        )

    def on_page(self, response: Response, link: Link) -> Found:
        """A page that came: parse it, or say what came in its place."""
        self.answer(link)
        verdict = response.meta["verdict"]
        detail = response.meta.get("detail") or f"HTTP {response.status}"
        self.listing.note(link, verdict, detail, response.url)
        if self.listing.is_probe(link):
            self.job.site = replace(self.job.site, base_url=self.listing.base_url)  # a site that has moved is followed
        if verdict != "ok":
            yield from self.on_refusal(link, verdict, detail, response.meta)
            return
        read = page_read(link, response.meta, self.job.site)
        if self.job.is_unchanged(read):
            self.job.touch(read, response.meta["seen_at"])
            return
        parsed = read_page(link, response.body, response.url, kept_headers(response), self.job.site)
        self.sweeper.page_read()
        if parsed.facts.get("is_unread"):
            yield ParsedPage(parsed, response.meta["seen_at"], response.meta["fetch_id"])
            yield from self.on_refusal(link, "unreadable", "", response.meta)
            return
        self.listing.add(link, parsed)
        parsed = self.listing.without_papers(parsed)
        page = ParsedPage(parsed, response.meta["seen_at"], response.meta["fetch_id"], read)
        if self.listing.is_probe(link):
            self.probed.append(page)  # written once we know that it may be: see list_stage
            return
        yield page
        for found in self.listing.follow(link, parsed):
            yield from self.ask(found)

    def on_failure(self, failure: Failure) -> Found:
        """A request that came to nothing: robots.txt, no connection, no answer."""
        request: Request = failure.request  # type: ignore[attr-defined]
        link: Link = request.cb_kwargs["link"]
        if isinstance(failure.value, ArchiveError):  # evidence cannot be written: everything after would be lost
            self.job.error = failure.value
            self.crawler.engine.close_spider(self, "evidence")
            return
        self.answer(link)
        verdict = request.meta.get("verdict", "failed")
        detail = request.meta.get("detail") or describe(failure.value or Exception("no answer"))
        self.listing.note(link, verdict, detail, request.url)
        yield from self.on_refusal(link, verdict, detail, request.meta)

    def on_refusal(self, link: Link, verdict: str, detail: str, meta: dict[str, Any]) -> Found:
        """Keep why a page is not here, and ask for what can stand in for it."""
        others = list(instead_of(link, self.listing, verdict))
        has_others = bool(others) or is_stood_in_for(link, verdict)
        if verdict == REDACTED and "fetch_id" not in meta:
            return  # the page of a redacted record was not asked for; why it is not here is said since
        if verdict == "gone" and AGAIN in link.context and link.page in LOSABLE and not others:
            self.job.lose(link, meta)
            return
        if link.page in MEETING_LISTS and not has_others and AGAIN not in link.context:
            self.listing.lists_failed = True
        if verdict in ("robots", "blocked"):
            self.job.receipt.refused += 1
        elif not has_others and verdict not in ("stopped", REDACTED) and not self.listing.is_probe(link):
            self.job.receipt.failed += 1
        if self.job.error is None and not self.listing.is_probe(link):
            parsed = absences_of(link, verdict, detail, self.job.site, has_substitute=has_others)
            yield ParsedPage(parsed, meta.get("seen_at", self.job.now()), meta.get("fetch_id"))
        for other in others:
            yield from self.ask(other)

    def answer(self, link: Link) -> None:
        """A request has come to its end."""
        self.open.pop(link.url, None)
        self.count(link.page, self.done)

    def count(self, page: str, counter: Counter[str]) -> None:
        """Move the stage's bar."""
        stage = STAGE_OF.get(page, "lists")
        counter[stage] += 1
        self.job.progress.step(stage, self.done[stage], self.total[stage])
