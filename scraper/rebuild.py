"""Make an archive's ground tables anew from evidence.db, without network: an ordinary command, not a rescue."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.errors import Unreadable
from archive.evidence import Crawl, Evidence, StoredFile
from archive.fetch import Fetch
from archive.pages import is_unchanged, lose_page, touch
from archive.progress import Progress
from archive.records import Council, Link, Parsed, Site
from archive.store import Archive
from scraper import urls
from scraper.held import settle_losses
from scraper.importer import origin_records
from scraper.imports import Stated, read_file
from scraper.job import ALWAYS_READ, REFRESH
from scraper.reading import own_record, page_read, read_page
from scraper.refusals import absences_of
from scraper.sandbox import extract
from scraper.wanted import AGAIN

# Pages that something else stands in for where they do not come (`scraper.refusals.instead_of`), and the two doors.
SUBSTITUTED = frozenset(("xml_meeting", "xml_meetings", "committee_list", "xml_committees", "decision_register"))
STAGE = "evidence"


@dataclass(slots=True)
class RebuildReport:
    """What was read again."""

    pages: int = 0
    files: int = 0
    crawls: int = 0

    def describe(self) -> str:
        """The rebuild in a line."""
        return (
            f"rebuilt from evidence: {self.pages:,} pages and papers of {self.crawls:,} crawls, {self.files:,} files."
        )


def rebuild(evidence: Evidence, archive: Archive, progress: Progress) -> RebuildReport:
    """Read all of evidence.db again into an archive, in the order in which it was gathered."""
    report = RebuildReport()
    total = evidence.counts()["fetches"]
    for crawl in evidence.crawls():
        report.crawls += 1
        for done in _rebuild_crawl(crawl, evidence, archive):
            report.pages += done
            progress.step(STAGE, report.pages, total)
    for file in evidence.files():
        report.files += _read_file_again(file, evidence, archive)
    progress.end(STAGE)
    return report


def _rebuild_crawl(crawl: Crawl, evidence: Evidence, archive: Archive) -> Iterator[int]:
    site, councils = Site(**crawl.options["site"]), [Council(**each) for each in crawl.options["councils"]]
    is_refresh = crawl.options.get("mode") == REFRESH
    for fetch in evidence.fetches(crawl.id):
        if fetch.page == "committee_list" and fetch.verdict == "ok":
            site = replace(site, base_url=urls.base_directory(fetch.url))
        link = Link(url=fetch.canonical_url, page=fetch.page, why="rebuild", context=fetch.context)
        read = page_read(link, {"canonical": fetch.canonical_url, "fingerprint": fetch.mark}, site)
        if fetch.verdict == "gone" and AGAIN in fetch.context and fetch.page not in SUBSTITUTED:
            lose_page(archive.db, fetch.canonical_url, own_record(link, site), fetch.at)
        elif is_refresh and fetch.verdict == "ok" and fetch.page not in ALWAYS_READ and is_unchanged(archive.db, read):
            touch(archive.db, fetch.canonical_url, fetch.at)
        else:
            parsed = _read_fetch(fetch, link, evidence, site)
            if fetch.page == "committee_list" and fetch.verdict == "ok":
                site, councils = _as_probed(site, councils, parsed)
                parsed = replace(parsed, records=(site, *councils, *parsed.records))
            is_read = fetch.verdict == "ok" and fetch.page != "robots" and not parsed.facts.get("is_unread")
            archive.save([parsed], fetch.at, fetch.id, read if is_read else None)
        yield 1
    if crawl.finished_at:
        if (crawl.outcome or "").startswith("done"):
            accepts = bool(crawl.options.get("accepts_losses"))
            problems = settle_losses(archive.db, crawl.site, crawl.finished_at, accepts)
            archive.save([Parsed(problems=tuple(problems))], crawl.finished_at)
        archive.add_crawl(_ledger_row(crawl))


def _read_fetch(fetch: Fetch, link: Link, evidence: Evidence, site: Site) -> Parsed:
    if fetch.page == "robots":
        return Parsed()
    if fetch.verdict == "ok" and fetch.sha256:
        parsed = read_page(link, evidence.body(fetch.sha256), fetch.url, fetch.headers or {}, site)
        if not parsed.facts.get("is_unread"):
            return parsed
        gap = absences_of(link, "unreadable", "", site, has_substitute=fetch.page in SUBSTITUTED)
        return replace(parsed, absences=parsed.absences + gap.absences, problems=parsed.problems + gap.problems)
    detail = fetch.detail or f"HTTP {fetch.status}"
    return absences_of(link, fetch.verdict, detail, site, has_substitute=fetch.page in SUBSTITUTED)


def _as_probed(site: Site, councils: list[Council], parsed: Parsed) -> tuple[Site, list[Council]]:
    """The site as its own list of committees showed it: made up or not."""
    is_fictional = bool(parsed.facts.get("is_fictional"))
    return (
        replace(site, is_fictional=is_fictional),
        [replace(council, is_fictional=is_fictional) for council in councils],
    )


def _ledger_row(crawl: Crawl) -> dict[str, Any]:
    options = crawl.options
    return {
        "id": f"{crawl.site} {crawl.started_at} {crawl.id}", "site": crawl.site, "started_at": crawl.started_at,
        "finished_at": crawl.finished_at, "outcome": crawl.outcome,
        "mode": options.get("mode", "crawl"), "scope": options["scope"],
        "user_agent": options.get("user_agent"), **json.loads(crawl.receipt or "{}"),
    }  # fmt: skip


def _read_file_again(file: StoredFile, evidence: Evidence, archive: Archive) -> int:
    stated = _stated(file.options)
    try:
        parsed = read_file(file.name, evidence.body(file.sha256), stated, extract)
    except Unreadable:
        return 0  # refused when it came, and refused again
    archive.save([replace(parsed, records=(*origin_records(stated), *parsed.records))], file.at)
    return 1


def _stated(options: Mapping[str, Any]) -> Stated:
    """What was said of a file when it was imported."""
    council, site = options.get("council"), options.get("site")
    return Stated(
        council=Council(**council) if council else None, site=Site(**site) if site else None, url=options.get("url"),
        meeting_date=options.get("meeting_date"), is_fictional=bool(options.get("is_fictional")),
    )  # fmt: skip
