"""One crawl of one site: what it is asked to do, where it writes, and what it counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from archive.errors import MinutesError, SiteRefuses
from archive.evidence import Evidence
from archive.progress import Progress
from archive.records import Absence, Council, Link, Parsed, Site
from archive.rows import Saved
from archive.store import PAGE, Archive
from scraper.plan import Scope
from scraper.refusals import gap_of

STOPPED = "the crawl was stopped before it came to this"


@dataclass(slots=True)
class Receipt:
    """What a crawl cost the site's server and what came of it. Bytes are of bodies as decoded."""

    requests: int = 0
    reused: int = 0
    unchanged: int = 0
    bytes: int = 0
    refused: int = 0
    failed: int = 0
    saved: Saved = field(default_factory=Saved)

    def numbers(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in ("requests", "reused", "unchanged", "bytes", "refused", "failed")}


@dataclass(slots=True, kw_only=True)
class Job:
    """`clock` gives the time in UTC. `error` is set where the site could not be crawled at all."""

    site: Site
    councils: tuple[Council, ...]
    scope: Scope
    evidence: Evidence
    archive: Archive
    clock: Callable[[], datetime]
    progress: Progress
    delay: float
    user_agent: str
    crawl_id: int = 0
    resumes: int | None = None
    started_at: str = ""
    receipt: Receipt = field(default_factory=Receipt)
    error: MinutesError | None = None
    problems: int = 0
    outcome: str = ""

    def check_fiction(self, is_fictional: bool) -> None:
        """Take the site's own word for being made up, and note site and council in the archive.

        Sets `error` where the archive holds rows of the other kind: nothing more is written then.
        """
        try:
            self.archive.refuse_mixture(is_fictional=is_fictional)
        except MinutesError as error:
            self.error = error
            return
        self.site = replace(self.site, is_fictional=is_fictional)
        councils = tuple(replace(council, is_fictional=is_fictional) for council in self.councils)
        self.archive.save([Parsed(records=(self.site, *councils), fetched=(self.site.id,))], self.now())

    def keep(self, parsed: Parsed, seen_at: str, fetch_id: int | None) -> None:
        """Write what a page said, and count it."""
        self.receipt.saved.add(self.archive.save([parsed], seen_at, fetch_id))
        self.problems += len(parsed.problems)

    def note_left_out(self, ids: Sequence[str], why: str = "outside the dates or number asked for") -> None:
        """Say of what is listed, was never read and will not be now, that it was not fetched."""
        read = self.archive.read_already(ids)
        gaps = (Absence(record_id=key, field=PAGE, reason="not_fetched", detail=why) for key in ids if key not in read)
        self.archive.save([Parsed(absences=tuple(gaps))], self.now())

    def note_unread(self, links: Sequence[Link]) -> None:
        """Say of what a stopped crawl did not come to that it was not fetched."""
        gaps = {gap_of(link, self.site) for link in links}
        self.note_left_out([key for key, field in gaps if field == PAGE], STOPPED)
        rest = (
            Absence(record_id=key, field=name, reason="not_fetched", detail=STOPPED)
            for key, name in gaps
            if name != PAGE
        )
        self.archive.save([Parsed(absences=tuple(rest))], self.now())

    def fail(self, error: BaseException) -> None:
        """A fault that ends the crawl; what was gathered stays."""
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        self.error = MinutesError(
            f"{self.site.id}: the crawl broke off: {what}. What was fetched is kept; run it again to go on."
        )

    def now(self) -> str:
        """The time as rows store it."""
        return self.clock().isoformat(timespec="seconds")

    def scope_row(self) -> dict[str, Any]:
        """The scope as plain values, for the ledgers."""
        return {
            name: value if isinstance(value, int) else str(value)
            for name, value in asdict(self.scope).items()
            if value is not None and name != "today"
        }

    def begin(self) -> None:
        """Open the ledger entry; goes on from a crawl of this site that was cut off."""
        self.started_at = self.now()
        self.resumes = self.evidence.unfinished_crawl(self.site.id)
        asked = {
            "scope": self.scope_row(), "site": asdict(self.site), "councils": [asdict(each) for each in self.councils],
            "user_agent": self.user_agent,
        }  # fmt: skip
        self.crawl_id = self.evidence.start_crawl(self.site.id, asked, self.started_at)

    def note_refusal(self) -> None:
        """Keep why nothing of a site is here, so that nobody reads it as a council that decided nothing."""
        reason = "blocked" if isinstance(self.error, SiteRefuses) else "fetch_failed"
        gap = Absence(record_id=self.site.id, field=PAGE, reason=reason, detail=str(self.error))
        self.archive.save([Parsed(absences=(gap,))], self.now())

    def finish(self, outcome: str) -> None:
        """Close the ledger entry in both databases."""
        at, self.outcome = self.now(), outcome
        self.evidence.finish_crawl(self.crawl_id, at, outcome, self.receipt.numbers())
        self.archive.add_crawl(
            {"id": f"{self.site.id} {self.started_at} {self.crawl_id}", "site": self.site.id,
             "started_at": self.started_at, "finished_at": at, "outcome": outcome, "scope": self.scope_row(),
             "user_agent": self.user_agent, **self.receipt.numbers()}
        )  # fmt: skip
