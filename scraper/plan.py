"""What to ask a site for, and what not to ask again. Pure: no clock, no network, no database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from archive.errors import UsageError
from archive.fetch import Fetch

DOCUMENT_DAYS, RESUME_DAYS = 180, 3
ATTACHMENT = re.compile(r"/documents/s\d+/|/mgConvert2PDF\.aspx\?ID=\d+$", re.IGNORECASE)
DEFAULT_YEARS = 1


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a site is wanted.

    `committee` is a ModernGov id or a part of a name. `limit` is a number of meetings: those held by `today` come
    first, the newest before the others.
    """

    since: date
    until: date
    committee: str | None = None
    limit: int | None = None
    documents: bool = True
    today: date = date.max


@dataclass(frozen=True, slots=True)
class Estimate:
    """Requests still to come, and the hours they take at `delay` seconds each."""

    requests: int
    hours: float


def default_since(today: date) -> date:
    """A year back: enough to be useful, little enough to be polite. `--since` asks for more."""
    return today - timedelta(days=365 * DEFAULT_YEARS)


def default_until(today: date) -> date:
    """Half a year ahead: meetings already called."""
    return today + timedelta(days=183)


def scope_of(
    today: date, since: date | None, until: date | None, committee: str | None, limit: int | None, documents: bool
) -> Scope:
    """A scope with its defaults filled in. Raises UsageError where the first day is after the last."""
    first = since or default_since(today)
    last = until or max(default_until(today), first)
    if first > last:
        raise UsageError(f"--since {first} is after --until {last}. Swap them, or leave one out.")
    return Scope(first, last, committee, limit, documents, today)


def wants_committee(scope: Scope, committee_id: str, name: str | None) -> bool:
    """Whether a committee is within `--committee`."""
    if scope.committee is None:
        return True
    wanted = scope.committee.casefold()
    return wanted == committee_id or wanted in (name or "").casefold()


def reuse(page: str, held: Fetch | None, now: datetime, unfinished_crawl: int | None) -> str | None:
    """Why a page need not be asked for again, or None where it must be.

    An attachment's number belongs to one file, so a copy we hold is good for `DOCUMENT_DAYS`; a pack's number is its
    agenda's, and draft minutes become approved ones under it. What crawls kept since the last one that came to its end
    (`unfinished_crawl` is the first of them) is good for the crawl that goes on from them, for `RESUME_DAYS`.
    """
    if held is None:
        return None
    age = now - datetime.fromisoformat(held.at)
    is_resumed = unfinished_crawl is not None and (held.crawl_id or 0) >= unfinished_crawl
    if is_resumed and age < timedelta(days=RESUME_DAYS):
        return "kept by the crawl that was cut off"
    if page == "document" and ATTACHMENT.search(held.canonical_url) and age < timedelta(days=DOCUMENT_DAYS):
        return "document already held"
    return None


def estimate(pages: Mapping[str, int], documents: bool, delay: float) -> Estimate:
    """How long the rest of a crawl will take, from the number of pages a type.

    A meeting leads to about one page more (the page beside the XML service's answer; an item cut short; attendance) and
    to about seven papers, a decision to one paper.
    """
    meetings, decisions = pages.get("meeting", 0) + pages.get("xml_meeting", 0), pages.get("decision", 0)
    requests = sum(pages.values()) + meetings + (meetings * 7 + decisions if documents else 0)
    return Estimate(requests, requests * max(delay, 0.02) / 3600)
