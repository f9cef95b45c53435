"""Make an archive's ground tables anew from evidence.db, without network: an ordinary command, not a rescue.

What is to be written is planned in the order in which it was gathered, read in as many processes as asked for
(`parallel`), and written in that order by this one: the archive is the same however many there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from archive.erasing import stand_in
from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.kept import Crawl, StoredFile
from archive.pages import PageRead, is_unchanged, lose_page, touch
from archive.progress import Progress
from archive.records import Absence, Failure, Link, Parsed, Problem, Site
from archive.redactions import REDACTED
from archive.store import Archive
from archive.withheld import Withheld
from scraper.held import settle_losses, take_along
from scraper.job import ALWAYS_READ, REFRESH
from scraper.joining import join_printed
from scraper.ledger import ledger_row
from scraper.listing import PROBE_PAGES
from scraper.parallel import Readers
from scraper.reading import own_record, page_read
from scraper.refusals import absences_of
from scraper.replay import Replayed
from scraper.shield import is_own_page, keep_out
from scraper.tasks import FileTask, PageTask
from scraper.wanted import AGAIN, LOSABLE

STAGE = "evidence"
TOGETHER = 64  # steps in one transaction


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


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to write: what must be read before, and the writing, given what was read or None."""

    write: Callable[[Parsed | None], None]
    task: PageTask | FileTask | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """A fetch that is to be written: `is_lost` where the page is no more, `is_skippable` where it may be as it was."""

    fetch: Fetch
    link: Link
    read: PageRead
    replayed: Replayed
    task: PageTask | None
    is_lost: bool
    is_skippable: bool


def rebuild(evidence: Evidence, archive: Archive, progress: Progress, processes: int = 1) -> RebuildReport:
    """Read all of evidence.db again into an archive, in the order in which it was gathered."""
    builder, total = _Builder(evidence, archive), evidence.counts()["fetches"]
    keep_out(evidence, archive)
    with Readers(evidence.path, processes) as readers:
        done = readers.read(builder.steps())
        while together := list(islice(done, TOGETHER)):
            with archive.db.atomic():
                for step, parsed in together:
                    step.write(parsed)
            progress.step(STAGE, builder.report.pages, total)
    stand_in(archive.db)
    progress.end(STAGE)
    return builder.report


class _Builder:
    """Plans the steps of a rebuild, and writes them."""

    def __init__(self, evidence: Evidence, archive: Archive) -> None:
        self.evidence, self.archive = evidence, archive
        self.report = RebuildReport()
        self.sites: dict[str, Replayed] = {}

    def steps(self) -> Iterator[Step]:
        """Everything there is to write, by the time at which it began."""
        was_file = False
        everything: list[Crawl | StoredFile] = [*self.evidence.crawls(), *self.evidence.files()]
        for each in sorted(everything, key=_when):
            if isinstance(each, StoredFile):
                yield self._file(each)
            else:
                if was_file:
                    yield Step(lambda _: self._join())
                yield from self._crawl(each)
            was_file = isinstance(each, StoredFile)
        if was_file:
            yield Step(lambda _: self._join())

    # ------------------------------------------------------------ crawls

    def _crawl(self, crawl: Crawl) -> Iterator[Step]:
        self.report.crawls += 1
        before = self.sites.get(crawl.site)
        replayed = self.sites[crawl.site] = Replayed.of(crawl, before)
        notes = sorted(crawl.options.get("notes", ()), key=lambda note: int(note["after"]))
        is_written = not any(note.get("is_unwritten") for note in notes)
        for fetch in self.evidence.fetches(crawl.id) if is_written else ():
            while notes and notes[0]["after"] < (fetch.id or 0):
                yield self._note(notes.pop(0))
            yield self._page(fetch, replayed)
        yield from map(self._note, notes)
        if crawl.finished_at:
            yield Step(lambda _: self._end(crawl))

    def _note(self, note: dict[str, Any]) -> Step:
        """What the crawl wrote of itself."""
        said = Parsed(
            absences=tuple(Absence(**each) for each in note.get("absences", ())),
            problems=tuple(Problem(**each) for each in note.get("problems", ())),
            failures=tuple(Failure(**each) for each in note.get("failures", ())),
        )

        def write(_: Parsed | None) -> None:
            self.archive.save([said], note["at"])

        return Step(write)

    def _page(self, fetch: Fetch, replayed: Replayed) -> Step:
        link = Link(url=fetch.canonical_url, page=fetch.page, why="rebuild", context=fetch.context)
        replayed.note(link, fetch)
        read = page_read(link, {"canonical": fetch.canonical_url, "fingerprint": fetch.mark}, replayed.site)
        is_ok = fetch.verdict == "ok" and fetch.page != "robots"
        task = self._task(fetch, link, replayed) if is_ok and fetch.sha256 else None
        has_others = replayed.has_substitute(link, fetch.verdict)
        page = _Page(
            fetch=fetch, link=link, read=read, replayed=replayed, task=task,
            is_lost=fetch.verdict == "gone" and AGAIN in fetch.context and fetch.page in LOSABLE and not has_others,
            is_skippable=replayed.mode == REFRESH and is_ok and fetch.page not in ALWAYS_READ,
        )  # fmt: skip
        if task is not None and fetch.page in PROBE_PAGES:  # what comes after is read as of the site it shows
            parsed = task.read(self.evidence.body(task.sha256))
            site = replayed.probed(link, parsed)
            return self._probe(page, site, replayed.site, parsed)
        may_be_same = page.is_skippable and is_unchanged(self.archive.db, read)
        return Step(lambda parsed: self._write_page(page, parsed), None if may_be_same else task)

    def _probe(self, page: _Page, site: Parsed, known: Site, parsed: Parsed) -> Step:
        def write(_: Parsed | None) -> None:
            self.archive.save([site], page.fetch.at)
            take_along(self.archive.db, known)
            self._write_page(page, parsed)

        return Step(write)

    def _task(self, fetch: Fetch, link: Link, replayed: Replayed) -> PageTask:
        return PageTask(
            sha256=fetch.sha256 or "", link=link, url=fetch.url, headers=fetch.headers or {}, site=replayed.site,
            has_papers=replayed.has_papers, has_substitute=replayed.has_substitute(link, "unreadable"),
        )  # fmt: skip

    def _write_page(self, page: _Page, parsed: Parsed | None) -> None:
        self.report.pages += 1
        fetch = page.fetch
        if page.is_lost:
            lose_page(self.archive.db, fetch.canonical_url, own_record(page.link, page.replayed.site), fetch.at)
        elif page.is_skippable and is_unchanged(self.archive.db, page.read):
            touch(self.archive.db, fetch.canonical_url, fetch.at)
        elif page.task is not None:
            said = parsed or page.task.read(self.evidence.body(page.task.sha256))
            is_read = not said.facts.get("is_unread")
            self.archive.save([said], fetch.at, fetch.id, page.read if is_read else None)
        elif fetch.page != "robots":
            self.archive.save([_gap(page, self.archive.withheld)], fetch.at, fetch.id)

    def _end(self, crawl: Crawl) -> None:
        outcome, at = crawl.outcome or "", crawl.finished_at or ""
        if outcome.startswith("done"):
            problems = settle_losses(self.archive.db, crawl.site, at, bool(crawl.options.get("accepts_losses")))
            self.archive.save([Parsed(problems=tuple(problems))], at)
        if outcome != "failed":
            self._join()
        self.archive.add_crawl(ledger_row(crawl))

    # ------------------------------------------------------------ files

    def _file(self, file: StoredFile) -> Step:
        task = FileTask(file) if file.verdict in ("ok", "refused") else None  # else it was taken down

        def write(parsed: Parsed | None) -> None:
            if task is None:
                return
            said = parsed or task.read(self.evidence.body(task.sha256))
            self.archive.save([said], file.at)
            self.report.files += not said.facts.get("is_unread")

        return Step(write, task)

    def _join(self) -> None:
        join_printed(self.archive)


def _when(each: Crawl | StoredFile) -> str:
    return each.started_at if isinstance(each, Crawl) else each.at


def _gap(page: _Page, withheld: Withheld) -> Parsed:
    """What a crawl wrote of a page that did not come."""
    fetch = page.fetch
    if fetch.verdict == REDACTED and is_own_page(fetch, page.replayed.site, withheld):
        return Parsed()  # said of the record since it was redacted
    if page.link.page in PROBE_PAGES:
        return Parsed()
    detail = fetch.detail or f"HTTP {fetch.status}"
    others = page.replayed.has_substitute(page.link, fetch.verdict)
    return absences_of(page.link, fetch.verdict, detail, page.replayed.site, has_substitute=others)
