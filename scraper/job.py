"""One crawl of one site: what it is asked to do, where it writes, and what it counted."""

from __future__ import annotations

import json
import sqlite3
from asyncio import Future
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from archive.errors import MinutesError, MixedArchive, SiteError, SiteRefuses, SiteSwitchedOff, UsageError
from archive.evidence import Evidence
from archive.failures import PAGE
from archive.kept import Crawl
from archive.pages import PageRead, is_unchanged, lose_page, touch
from archive.plainsql import PAGES_ARE_IN, RUN_AGAIN, unwritable
from archive.progress import Progress
from archive.records import NOTICE, Absence, Council, Link, Parsed, Problem, Site
from archive.rows import Saved
from archive.standing import meetings_read
from archive.store import Archive
from scraper.held import ASKED_FIRST, cut_off_links, held_of, settle_losses, take_along
from scraper.joining import join_printed
from scraper.ledger import ledger_row
from scraper.listing import Listing
from scraper.manners import Applied, Manners
from scraper.pace import HostPace
from scraper.plan import Scope
from scraper.reading import own_record
from scraper.refresh import RefreshListing
from scraper.refusals import failure_of
from scraper.shield import keep_out
from scraper.wanted import LEFT_OUT, Held

CRAWL, REFRESH = "crawl", "refresh"
ALWAYS_READ = ASKED_FIRST | {"plans", "plan_list", "member_index"}  # a refresh acts on what they name
STOPPED = "the crawl was stopped before it came to this"
BROKEN = "it broke off: an error of this program, or of the machine it ran on"
MIXTURE = "this archive holds made-up councils and the site is a real one, or the reverse; the two are never mixed"


NUMBERS = ("requests", "reused", "unchanged", "untouched", "bytes", "refused", "failed")


@dataclass(slots=True)
class Receipt:
    """What a crawl cost the site's server and what came of it. Bytes are of bodies as decoded."""

    requests: int = 0
    reused: int = 0
    unchanged: int = 0
    untouched: int = 0
    bytes: int = 0
    refused: int = 0
    failed: int = 0
    forbidden: int = 0
    waited: float = 0.0
    applied: Applied = field(default_factory=Applied)
    saved: Saved = field(default_factory=Saved)
    compared: dict[str, int] = field(default_factory=dict)

    def numbers(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in NUMBERS}


@dataclass(slots=True, kw_only=True)
class Job:
    """`clock` gives the time in UTC. `error` is set where the site could not be crawled at all."""

    site: Site
    councils: tuple[Council, ...]
    scope: Scope
    mode: str = CRAWL
    budget: int | None = None
    accepts_losses: bool = False
    evidence: Evidence
    archive: Archive
    clock: Callable[[], datetime]
    progress: Progress
    delay: float
    user_agent: str
    crawl_id: int = 0
    resumes: int | None = None
    unfollowed: frozenset[str] = frozenset()
    reread: frozenset[str] = frozenset()
    started_at: str = ""
    asked: dict[str, Any] = field(default_factory=dict)
    manners: Manners = field(default_factory=Manners)
    pace: HostPace | None = None
    closing: Future[None] | None = None
    receipt: Receipt = field(default_factory=Receipt)
    error: MinutesError | None = None
    was_asked: bool = True
    problems: int = 0  # notices aside: a night of which what was read stands ends with exit code 0
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
        take_along(self.archive.db, self.site)

    def listing(self) -> Listing:
        """The memory of a crawl of everything within the scope, or of a refresh of what is held."""
        if self.mode == REFRESH:
            held = held_of(self.archive.db, self.evidence, self.site, self.now())
            cut_off = list(cut_off_links(self.archive.db, self.evidence, self.site, self.resumes))
            self.unfollowed = frozenset(link.url for link in cut_off)
            self.reread = held.reread
            resumed_at = next((each.started_at for each in self.evidence.crawls() if each.id == self.resumes), None)
            return RefreshListing(self.site, self.scope, held, self.budget, cut_off, resumed_at)
        read = meetings_read(self.archive.db, self.site.id)  # all that a crawl looks at of what is held
        return Listing(self.site, self.scope, Held(meetings={meeting.id: meeting for meeting in read}))

    def note(self, parsed: Parsed) -> None:
        """Write what the crawl as a whole has to say, which no page does; kept in evidence too, for a rebuild."""
        said = {name: getattr(parsed, name) for name in ("absences", "problems", "failures")}
        if not any(said.values()):
            return
        at = self.now()
        plain = {name: [asdict(each) for each in found] for name, found in said.items()}
        self.evidence.note(self.crawl_id, {"at": at, **plain})
        self.keep(parsed, at, None)

    def write_nothing(self) -> None:
        """Note that nothing of this crawl was written, since its site may not be or was not the one meant."""
        self.evidence.note(self.crawl_id, {"at": self.now(), "is_unwritten": True})

    def keep(self, parsed: Parsed, seen_at: str, fetch_id: int | None, read: PageRead | None = None) -> None:
        """Write what a page said, and count it."""
        self.receipt.saved.add(self.archive.save([parsed], seen_at, fetch_id, read))
        self.problems += sum(problem.stage != NOTICE for problem in parsed.problems)

    def is_unchanged(self, read: PageRead) -> bool:
        """Whether a page need not be read again. Lists are, since a refresh acts on what they name."""
        if self.mode != REFRESH or read.page in ALWAYS_READ or read.url in self.unfollowed:
            return False
        return is_unchanged(self.archive.db, read)

    def touch(self, read: PageRead, seen_at: str) -> None:
        """A page came as it was: only the day it was last seen moves."""
        self.receipt.untouched += 1
        touch(self.archive.db, read.url, seen_at)

    def lose(self, link: Link, meta: Mapping[str, Any]) -> None:
        """A page that was held is no more; whether its record is marked gone is settled at the end of the crawl."""
        lose_page(self.archive.db, meta["canonical"], own_record(link, self.site), meta.get("seen_at") or self.now())

    def note_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what went wrong with the crawl as a whole."""
        self.note(Parsed(problems=tuple(problems)))

    def settle_losses(self) -> None:
        """Mark what no page shows any more as gone, unless that is more than a site loses in a day."""
        problems = settle_losses(self.archive.db, self.site.id, self.now(), self.accepts_losses)
        if problems:  # not noted: a rebuild settles for itself
            self.keep(Parsed(problems=tuple(problems)), self.now(), None)

    def note_left_out(self, ids: Sequence[str], why: str = LEFT_OUT) -> None:
        """Say of what is listed, was never read and will not be now, that it was not fetched."""
        read = self.archive.read_already(ids)
        gaps = (Absence(record_id=key, field=PAGE, reason="not_fetched", detail=why) for key in ids if key not in read)
        self.note(Parsed(absences=tuple(gaps)))

    def note_unread(self, links: Sequence[Link]) -> None:
        """Say of what a stopped crawl did not come to that it was not fetched."""
        given_up = self.receipt.applied.gave_up
        why = f"{STOPPED}: {given_up}" if given_up else STOPPED
        unread = [failure_of(link, "not_fetched", why, self.site) for link in links]
        self.note_left_out(list(dict.fromkeys(each.record_id for each in unread if each.field == PAGE)), why)
        rest = {each.url: each for each in unread if each.field != PAGE}
        gaps = dict.fromkeys((each.record_id, each.field) for each in rest.values())
        absences = (Absence(record_id=key, field=name, reason="not_fetched", detail=why) for key, name in gaps)
        self.note(Parsed(absences=tuple(absences), failures=tuple(rest.values())))

    def fail(self, error: BaseException) -> None:
        """A fault that ends the crawl; what was gathered stays."""
        if told := unwritable(self.archive.path, error):
            self.error = told
            return
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
        keep_out(self.evidence, self.archive)
        self.resumes = self.evidence.unfinished_crawl(self.site.id)
        self.asked = {
            "mode": self.mode, "scope": self.scope_row(), "site": asdict(self.site),
            "councils": [asdict(each) for each in self.councils], "accepts_losses": self.accepts_losses,
            "user_agent": self.user_agent, "notes": [],
        }  # fmt: skip
        self.crawl_id = self.evidence.start_crawl(self.site.id, self.asked, self.started_at)

    def note_refusal(self) -> None:
        """Keep why nothing of a site is here, so that nobody reads it as a council that decided nothing."""
        reasons: dict[type, str] = {SiteRefuses: "blocked", SiteSwitchedOff: "not_fetched"}
        reason = reasons.get(type(self.error), "fetch_failed")
        gap = Absence(record_id=self.site.id, field=PAGE, reason=reason, detail=str(self.error))
        problem = Problem(stage="fetch", message=str(self.error), record_id=self.site.id, url=self.site.base_url)
        is_wish = isinstance(self.error, SiteSwitchedOff)
        self.note(Parsed(absences=(gap,), problems=() if is_wish else (problem,)))

    def refuse(self) -> None:
        """End a crawl of which nothing may be asked, so that the ledgers say when it was refused, and why."""
        self.was_asked = False
        self.begin()
        if not isinstance(self.error, MixedArchive):  # an archive has no gap where a council of another kind would be
            self.note_refusal()
        self.finish("refused")

    def why(self) -> str | None:
        """Why the crawl did not come to its end, in words that may be published: no file of this machine is named."""
        if isinstance(self.error, MixedArchive):
            return MIXTURE
        if isinstance(self.error, SiteError | UsageError):
            return str(self.error)
        if self.error is not None:
            return BROKEN
        return self.receipt.applied.gave_up or None

    def receipt_row(self) -> dict[str, Any]:
        """The receipt as plain values, for the ledgers."""
        rules = self.receipt.applied.rules(self.manners, self.receipt.forbidden) | self.receipt.compared
        return {**self.receipt.numbers(), "waited": round(self.receipt.waited), "rules": rules, "detail": self.why()}

    def finish(self, outcome: str) -> None:
        """Close the ledger entry in both databases."""
        if outcome.startswith("done"):
            self.settle_losses()
        if self.error is None:
            join_printed(self.archive, progress=self.progress)
        at, self.outcome = self.now(), outcome
        receipt = self.receipt_row()
        self.evidence.finish_crawl(self.crawl_id, at, outcome, receipt)
        ended = Crawl(
            id=self.crawl_id, site=self.site.id, options=self.asked, started_at=self.started_at, finished_at=at,
            outcome=outcome, receipt=json.dumps(receipt, sort_keys=True),
        )  # fmt: skip
        try:
            self.archive.add_crawl(ledger_row(ended))
        except sqlite3.OperationalError as error:  # evidence has it: the next crawl writes the row (`catch_up`)
            next_step = PAGES_ARE_IN if outcome.startswith("done") else RUN_AGAIN
            self.error = self.error or unwritable(self.archive.path, error, next_step)
            if self.error is None:
                raise
