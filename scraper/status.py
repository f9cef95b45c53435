"""How each site of an archive stands: when it was last crawled whole, what is due, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlite_utils import Database

from archive.failures import failing_pages
from archive.pages import known_pages
from archive.rows import Row
from archive.standing import Standing, sites_held, sites_refused, standing
from scraper import pages
from scraper.due import agenda

SILENT_DAYS = 14  # a refresh a night is usual: after so long without a whole one, something is wrong
SHRUNK_DAYS, SHRUNK_SHARE, SHRUNK_LEAST = 30, 0.05, 40  # a withdrawn meeting takes ten or twenty records with it
SHAPE_SHARE, SHAPE_LEAST = 0.2, 5
QUIET_DAYS = 120  # councils rest in August; after four months without a new page a site has fallen silent


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteStatus:
    """One site. `alarms` are the reasons to look at it: never crawled, silent, quiet, shrank, changed shape."""

    site: str
    council: str
    last_good_crawl: str | None
    last_crawl: str | None
    last_outcome: str | None
    last_detail: str | None
    newest_change: str | None
    pages: int
    due: int
    meetings: int
    meetings_with_minutes: int
    absences: int
    gone: int
    problems: int
    unverified: tuple[str, ...]
    switched_off: str | None
    alarms: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return {**asdict(self), "unverified": list(self.unverified), "alarms": list(self.alarms)}


def status_of(
    db: Database,
    today: date,
    wanted: tuple[str, ...] = (),
    proved: frozenset[str] = frozenset(),
    off: Mapping[str, str] | None = None,
) -> Iterator[SiteStatus]:
    """Every crawled site of an archive, or those named; `today` is the day in UTC.

    `proved` are page types whose parser a saved real page has proved on this machine; `off` the sites that are
    switched off, with the reason: nobody asks them, so their silence is no alarm.
    """
    for row in sites_held(db):
        if not wanted or row["id"] in wanted:
            yield _status(db, row["id"], row["name"], today, proved, (off or {}).get(row["id"]))
    for row in sites_refused(db):
        if not wanted or row["id"] in wanted:
            yield _never_read(row, today, (off or {}).get(row["id"]))


def _never_read(row: Row, today: date, off: str | None) -> SiteStatus:
    """A site that gave nothing to the crawls it was asked by: an alarm as long as the last of them is not long ago."""
    is_alarming = not off and _days(row["tried"], today) <= SHRUNK_DAYS
    return SiteStatus(
        site=row["id"], council=row["id"], last_good_crawl=None, last_crawl=row["tried"], last_outcome=row["outcome"],
        last_detail=row["detail"], newest_change=None, pages=0,
        due=0, meetings=0, meetings_with_minutes=0, absences=1, gone=0, problems=0, unverified=(), switched_off=off,
        alarms=(f"never crawled whole: {row['detail'] or 'its crawl failed'}",) if is_alarming else (),
    )  # fmt: skip


def _status(db: Database, site: str, name: str, today: date, proved: frozenset[str], off: str | None) -> SiteStatus:
    known = list(known_pages(db, site))
    failing = {each.url for each in failing_pages(db, site)}  # tried again at their own pace
    tonight = agenda((page for page in known if page.url not in failing), today)
    used = {page.page for page in known}
    stands = standing(db, site, (today - timedelta(days=SHRUNK_DAYS)).isoformat())
    unproved = (page.name for page in pages.PAGES if not page.is_verified and page.name not in proved)
    return SiteStatus(
        site=site, council=name, pages=len(known), due=len(tonight.due) + tonight.put_off,
        last_good_crawl=stands.last_good_crawl, newest_change=stands.newest_change,
        last_crawl=stands.last_crawl, last_outcome=stands.last_outcome, last_detail=stands.last_detail,
        meetings=stands.meetings, meetings_with_minutes=stands.meetings_with_minutes, absences=stands.absences,
        gone=stands.gone, problems=stands.problems, unverified=tuple(sorted(used.intersection(unproved))),
        switched_off=off,
        alarms=() if off else tuple(_alarms(stands, today)),
    )  # fmt: skip


def _alarms(stands: Standing, today: date) -> Iterator[str]:
    if stands.last_good_crawl is None:
        yield "never crawled whole"
    elif (days := _days(stands.last_good_crawl, today)) > SILENT_DAYS:
        yield f"silent: not crawled whole for {days} days"
    if stands.newest_change is not None and (days := _days(stands.newest_change, today)) > QUIET_DAYS:
        yield f"quiet: nothing new for {days} days"
    if stands.gone > max(SHRUNK_LEAST, stands.records * SHRUNK_SHARE):
        yield f"shrank: {stands.gone:,} records left the site in {SHRUNK_DAYS} days"
    yield from (f"shrank: {message}" for message in stands.vanished)
    if stands.misread_pages > max(SHAPE_LEAST, stands.seen_pages * SHAPE_SHARE):
        yield f"changed shape: {stands.misread_pages:,} pages of the last crawl were not understood as before"


def _days(moment: str, today: date) -> int:
    return (today - datetime.fromisoformat(moment).date()).days
