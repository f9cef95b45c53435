"""One crawl of one site: what it is asked to do, where it writes, and what it counted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from archive.errors import MinutesError, SiteRefuses
from archive.evidence import Evidence
from archive.progress import Progress
from archive.records import Absence, Council, Meeting, Parsed, Site
from archive.rows import Saved
from archive.store import PAGE, Archive
from scraper.plan import Scope


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

    def note_left_out(self, meetings: Sequence[Meeting]) -> None:
        """Say of each meeting that is listed, was never read and will not be now, that it was not asked for."""
        read = self.archive.meetings_read({meeting.id for meeting in meetings})
        gaps = tuple(
            Absence(
                record_id=meeting.id, field="page", reason="not_fetched", detail="outside the dates or number asked for"
            )
            for meeting in meetings
            if meeting.id not in read
        )
        self.archive.save([Parsed(absences=gaps)], self.now())

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
        at = self.now()
        self.evidence.finish_crawl(self.crawl_id, at, outcome, self.receipt.numbers())
        self.archive.add_crawl(
            {"id": f"{self.site.id} {self.started_at} {self.crawl_id}", "site": self.site.id,
             "started_at": self.started_at, "finished_at": at, "outcome": outcome, "scope": self.scope_row(),
             "user_agent": self.user_agent, **self.receipt.numbers()}
        )  # fmt: skip
