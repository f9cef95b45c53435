"""From parsed pages to archive.db."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.crawler import Crawler

from archive.pages import PageRead
from archive.records import Parsed
from scraper.job import Job


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What a page said, the fetch that shows it, and which page it is; no page where nothing came of it."""

    parsed: Parsed
    seen_at: str
    fetch_id: int | None
    read: PageRead | None = None


class ArchivePipeline:
    """Writes each page in one transaction; a page that comes again unchanged only moves `last_seen`."""

    def __init__(self, job: Job) -> None:
        self.job = job

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchivePipeline:
        return cls(crawler.spider.job)  # type: ignore[union-attr]

    def process_item(self, item: ParsedPage) -> ParsedPage:
        self.job.keep(item.parsed, item.seen_at, item.fetch_id, item.read)
        return item
