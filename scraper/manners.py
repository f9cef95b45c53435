"""The rules of behaviour towards a council's server, and what a crawl says of them afterwards. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NIGHT_BEGINS, NIGHT_ENDS = time(20), time(7)
RETRY_WAITS = (5.0, 10.0, 20.0)  # seconds; slow sites answer the third time (MODERNGOV.md section 1.4)
LONGEST_RETRY_AFTER = 15 * 60.0  # seconds; whoever asks for more is left alone for today
LONGEST_CRAWL_DELAY = 60.0  # seconds; at more than that a site would take months
BUSY_STATUS = frozenset({429, 503})
HEEDED = BUSY_STATUS | {403}  # whoever refuses for a while says so in Retry-After too
BUSY_IN_A_ROW, SILENT_IN_A_ROW = 3, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How one site is to be treated. `delay` is seconds between two requests, `host_group` whom they are counted for.

    `permission` is the site owner's word that robots may read what robots.txt forbids; `switched_off` says why its
    owner does not want the site read; `certificate` is a file with the intermediate certificate it fails to send.
    """

    host_group: str = ""
    delay: float = 0.0
    permission: str = ""
    switched_off: str = ""
    certificate: Path | None = None
    is_night_only: bool = False
    is_near: bool = True

    @property
    def is_paced(self) -> bool:
        """Whether requests are spaced out; on this machine only where a delay was asked for."""
        return not self.is_near or self.delay > 0


@dataclass(slots=True)
class Applied:
    """The rules that a crawl met with, for its receipt. `crawl_delay` is in seconds, as robots.txt asks."""

    crawl_delay: float | None = None
    robots_unread: str = ""
    retry_after: int = 0
    retries: int = 0
    gave_up: str = ""

    def rules(self, manners: Manners, refused_by_robots: int) -> dict[str, str | int | float]:
        """What was applied, by name; rules that did not come up are left out."""
        robots = f"not asked for: {manners.permission}" if manners.permission else "obeyed"
        found: dict[str, str | int | float] = {
            "robots": self.robots_unread or robots,
            "pages_forbidden_by_robots": refused_by_robots,
            "delay": self.delay_of(manners),
            "crawl_delay_asked": self.crawl_delay or 0,
            "host_group": manners.host_group,
            "night_only": "20:00 to 07:00, London" if manners.is_night_only else "",
            "retry_after": self.retry_after,
            "retries": self.retries,
            "certificate": manners.certificate.name if manners.certificate else "",
            "gave_up": self.gave_up,
        }
        return {name: value for name, value in found.items() if value != "" and (value or name == "delay")}

    def delay_of(self, manners: Manners) -> float:
        """Seconds between two requests: ours, or what robots.txt asks for where that is more, up to a minute."""
        return max(manners.delay, min(self.crawl_delay or 0.0, LONGEST_CRAWL_DELAY))

    def describe(self, manners: Manners, refused_by_robots: int, waited: float) -> list[str]:
        """The rules in lines for the reader."""
        lines = [
            f"robots.txt not asked for, by permission: {manners.permission}" if manners.permission else "",
            self.robots_unread,
            f"robots.txt forbids {refused_by_robots:,} of the pages" if refused_by_robots else "",
            self._crawl_delay_words(manners),
            "only by night, 20:00 to 07:00" if manners.is_night_only else "",
            f"certificate of its chain pinned: {manners.certificate.name}" if manners.certificate else "",
            f"asked {self.retry_after:,} times to come back later (Retry-After)" if self.retry_after else "",
            f"{self.retries:,} requests repeated" if self.retries else "",
            f"{timedelta(seconds=round(waited))} spent waiting" if waited >= 1 else "",
        ]
        return [line for line in lines if line]

    def _crawl_delay_words(self, manners: Manners) -> str:
        asked = self.crawl_delay or 0.0
        if asked <= manners.delay:
            return ""
        kept = self.delay_of(manners)
        short = "" if kept == asked else f"; we wait {kept:g}, the most that we can"
        return f"robots.txt asks for {asked:g} seconds between requests{short}"


def retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for: a number of seconds or an HTTP date (RFC 9110 section 10.2.3).

    None where there is no such header or it says nothing that can be read; a date in the past is 0.
    """
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), 10**8))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())


def seconds_until_night(now: datetime) -> float:
    """Seconds until the next hour at which a night crawl may ask, 0 by night; `now` has a time zone.

    Night is 20:00 to 07:00 in London, summer time or not.
    """
    local = now.astimezone(LONDON)
    if local.time() >= NIGHT_BEGINS or local.time() < NIGHT_ENDS:
        return 0.0
    begins = datetime.combine(local.date(), NIGHT_BEGINS, LONDON)
    return (begins.astimezone(UTC) - now.astimezone(UTC)).total_seconds()


def backoff(retries: int, *, is_near: bool) -> float:
    """Seconds to wait before a request is repeated for the `retries`-th time (1 is the first)."""
    return 0.0 if is_near else RETRY_WAITS[min(max(retries, 1), len(RETRY_WAITS)) - 1]


class InARow:
    """Counts what comes one after another; calls `stop` with the words for it when it is too much."""

    def __init__(self, most: int, words: str, stop: Callable[[str], None]) -> None:
        self.most, self.words, self.stop = most, words, stop
        self.count = 0

    def note(self, is_bad: bool) -> None:
        """One more answer."""
        self.count = self.count + 1 if is_bad else 0
        if self.count == self.most:
            self.stop(self.words)
