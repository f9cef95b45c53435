"""What a rebuild reads again: a fetch or an imported file as evidence.db keeps it, small enough to go to a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.errors import MinutesError, Unreadable
from archive.kept import StoredFile
from archive.records import Council, Link, Parsed, Problem, Site
from scraper.importer import origin_records
from scraper.imports import Stated, read_file
from scraper.reading import read_page
from scraper.refusals import absences_of, describe_fault
from scraper.sandbox import extract
from scraper.wanted import papers_left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A page or paper that came. `has_substitute`: another page was asked for if this one could not be read."""

    sha256: str
    link: Link
    url: str
    headers: Mapping[str, str]
    site: Site
    has_papers: bool
    has_substitute: bool

    def read(self, body: bytes) -> Parsed:
        """What the crawl wrote of the page, without its links; the fact `is_unread` where it could not be read."""
        try:
            parsed = read_page(self.link, body, self.url, self.headers, self.site)
        except MinutesError:
            raise
        except Exception as error:  # it costs this page, as it did in the crawl
            return self._gap(Parsed(), describe_fault(error), has_substitute=False)
        if parsed.facts.get("is_unread"):
            return self._gap(parsed, "", has_substitute=self.has_substitute)
        if not self.has_papers:
            parsed = papers_left_out(parsed)
        return replace(parsed, links=())

    def _gap(self, parsed: Parsed, why: str, *, has_substitute: bool) -> Parsed:
        gap = absences_of(self.link, "unreadable", why, self.site, has_substitute=has_substitute)
        return replace(
            parsed, links=(), facts={"is_unread": True}, absences=(*parsed.absences, *gap.absences),
            problems=(*parsed.problems, *gap.problems), failures=gap.failures,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FileTask:
    """An imported file, with what was said of it then."""

    file: StoredFile

    @property
    def sha256(self) -> str:
        return self.file.sha256

    def read(self, body: bytes) -> Parsed:
        """What the import wrote; the fact `is_unread` where the file was refused."""
        if self.file.verdict != "ok":
            return self._refused(self.file.detail or "")
        stated = stated_of(self.file.options)
        try:
            parsed = read_file(self.file.name, body, stated, extract)
        except Unreadable as error:
            return self._refused(str(error))
        return replace(parsed, links=(), records=(*origin_records(stated), *parsed.records))

    def _refused(self, why: str) -> Parsed:
        problem = Problem(stage="import", message=f"{self.file.name}: {why}")
        return Parsed(problems=(problem,), facts={"is_unread": True})


def stated_of(options: Mapping[str, Any]) -> Stated:
    """What was said of a file when it was imported."""
    council, site = options.get("council"), options.get("site")
    return Stated(
        council=Council(**council) if council else None, site=Site(**site) if site else None, url=options.get("url"),
        meeting_date=options.get("meeting_date"), is_fictional=bool(options.get("is_fictional")),
    )  # fmt: skip
