"""When a page that was read is to be asked for again, and why: the refresh policy. Pure: no clock, network or files.

Upcoming and recent meetings often, drafts until they are approved, a window for late edits, and a sweep that sees every
page again within `SWEEP_DAYS`. What a night asks is bounded (`NIGHT_SHARE`): what is over is put off to the next night,
the sweep's share never.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from archive.pages import KnownPage

SWEEP_DAYS = 180
SWEEP_EARLY = 150  # spread over so many days, so that a night missed does not break the promise
NIGHT_SHARE, NIGHT_LEAST = 0.02, 25
LATE_EDITS_DAYS, DRAFT_DAYS = 120, 400
SETTLING_DAYS = 60  # a page that changed lately may change again
# Pages that do not belong to a meeting: days between two visits.
USUAL: dict[str, tuple[int, str]] = {
    "committee": (30, "who sits on it"),
    "member_index": (7, "who the councillors are"),
    "xml_councillors": (7, "who the councillors are"),
    "person": (60, "seats and posts"),
    "plans": (7, "which forward plans there are"),
    "plan_list": (7, "which forward plans there are"),
    "plan": (14, "what is to be decided"),
    "declarations": (30, "interests declared"),
}
SETTLING: dict[str, int] = {"decision": 14, "issue": 14, "issue_decisions": 30, "issue_meetings": 30}
# Pages about one meeting beside its own: they follow its pace, at half of it.
BESIDE = frozenset(("item", "meeting_attendance", "recorded_votes", "document_pack", "reasons_restricted"))
MEETING_PAGES = frozenset(("meeting", "xml_meeting", "old_meeting"))


@dataclass(frozen=True, slots=True)
class Due:
    """A page to ask for again: `days` unseen, of the `every` its pace allows."""

    page: KnownPage
    why: str
    days: float
    every: int

    @property
    def urgency(self) -> float:
        """How far over its time it is: 1 is just due."""
        return self.days / self.every


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a night asks again, most urgent first, and how many pages that are due it puts off."""

    due: list[Due]
    put_off: int
    budget: int

    def reasons(self) -> Counter[str]:
        """How many pages a reason."""
        return Counter(each.why for each in self.due)


def pace(page: KnownPage, today: date) -> tuple[int, str]:
    """Days between two visits of a page, and why so many."""
    if page.gone_at is not None:  # a site errs now and then: what it takes back is looked for again
        days = _days(page.gone_at, today)
        return (1 if days <= 3 else 14 if days <= SETTLING_DAYS else SWEEP_DAYS), "gone: is it back"
    if page.is_doubted:
        return 1, "showed too little to be believed"
    if page.page in USUAL:
        return USUAL[page.page]
    if page.page in MEETING_PAGES or page.page in BESIDE:
        every, why = _meeting_pace(page, today)
        return (every, why) if page.page in MEETING_PAGES or every == SWEEP_DAYS else (2 * every, f"{why}, its pages")
    if page.page in SETTLING and _days(page.changed_at, today) <= SETTLING_DAYS:
        return SETTLING[page.page], "changed lately"
    return SWEEP_DAYS, "sweep"


def _meeting_pace(page: KnownPage, today: date) -> tuple[int, str]:
    if page.meeting_date is None:
        return 30, "meeting without a date"
    ahead = (date.fromisoformat(page.meeting_date) - today).days
    if ahead >= 0:
        every = 1 if ahead <= 7 else 3 if ahead <= 21 else 14
        return every, "meeting to come"
    since = -ahead
    if page.meeting_status == "cancelled":
        return SWEEP_DAYS, "sweep"
    if since <= 14:
        return 2, "held lately"
    if page.minutes_status != "approved" and since <= LATE_EDITS_DAYS:
        return 7, "minutes not approved yet"
    if page.minutes_status in ("draft", "none") and since <= DRAFT_DAYS:
        return 21, "minutes not approved yet"
    if since <= LATE_EDITS_DAYS:
        return 30, "late edits"
    return SWEEP_DAYS, "sweep"


def _days(moment: str, today: date) -> float:
    return float((today - datetime.fromisoformat(moment).date()).days)


def agenda(known: Iterable[KnownPage], today: date, *, spent: int = 0, budget: int | None = None) -> Agenda:
    """What of the pages read is asked again tonight.

    `spent` requests go to lists whatever is due; `budget` is a night's requests in all (default: `NIGHT_SHARE` of the
    pages known, at least `NIGHT_LEAST`). The longest unseen pages come first, whatever their pace, in the number that
    sees all of them again within `SWEEP_DAYS`; then what is most over its time.
    """
    pages = sorted(known, key=lambda page: page.last_seen)
    asked = budget if budget is not None else max(NIGHT_LEAST, int(len(pages) * NIGHT_SHARE))
    left = max(0, asked - spent)
    share = max(math.ceil(len(pages) / SWEEP_EARLY), _catching_up(pages, today))
    swept = list(_swept(pages, today, share))
    chosen = {each.page.url for each in swept}
    rest = sorted(
        (each for each in _over_time(pages, today) if each.page.url not in chosen),
        key=lambda each: -each.urgency,
    )
    room = max(0, left - len(swept))
    return Agenda([*rest[:room], *swept], len(rest) - len(rest[:room]), asked)


def _catching_up(pages: list[KnownPage], today: date) -> int:
    """How many of the longest unseen pages to ask tonight, so that none is late and no later night asks for more.

    After half a year without a refresh all would be due in one night; spread over the nights that are left, fewer are.
    """
    nights = (max(1, SWEEP_DAYS - int(_days(page.last_seen, today)) + 1) for page in pages)
    return max((math.ceil(count / left) for count, left in enumerate(nights, start=1)), default=0)


def _swept(pages: list[KnownPage], today: date, share: int) -> Iterator[Due]:
    """Tonight's share of the sweep, the longest unseen first; what was seen this month can wait."""
    for at, page in enumerate(pages):
        days = _days(page.last_seen, today)
        if days >= SWEEP_DAYS or (at < share and days >= SWEEP_DAYS - SWEEP_EARLY):
            yield Due(page, "sweep", days, SWEEP_DAYS)


def _over_time(pages: list[KnownPage], today: date) -> Iterator[Due]:
    for page in pages:
        every, why = pace(page, today)
        days = _days(page.last_seen, today)
        if every < SWEEP_DAYS and days >= every:
            yield Due(page, why, days, every)
