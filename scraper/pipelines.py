"""From parsed pages to archive.db."""

from __future__ import annotations

from dataclasses import dataclass

from scrapy.crawler import Crawler

from archive.records import Parsed
from scraper.job import Job


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """What a page said, and the fetch that shows it."""

    parsed: Parsed
    seen_at: str
    fetch_id: int | None


class ArchivePipeline:
    """Writes each page in one transaction; a page that comes again unchanged only moves `last_seen`."""

    def __init__(self, job: Job) -> None:
        self.job = job

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchivePipeline:
        return cls(crawler.spider.job)  # type: ignore[union-attr]

    def process_item(self, item: ParsedPage) -> ParsedPage:
        self.job.keep(item.parsed, item.seen_at, item.fetch_id)
        return item
