"""What a look at a site found: its state, its page types and XML operations, in words and as plain values. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from archive.records import Site
from scraper.client import FAILED, NOT_ASKED, ROBOTS, TLS
from scraper.pages import BY_NAME
from scraper.paths import ALL, OPERATIONS
from scraper.verdict import BLOCKED, ERROR, GONE, NOT_MODERNGOV, NOT_XML, OK

WSDL = "xml_wsdl"
WIDTH = 110
OPEN = "open"
STATES = {
    OK: OPEN, ROBOTS: "refuses", BLOCKED: "refuses", TLS: "refuses", ERROR: "errors", FAILED: "unreachable",
    NOT_MODERNGOV: "not ModernGov", GONE: "not ModernGov", NOT_XML: "not ModernGov", NOT_ASKED: "not asked",
}  # fmt: skip
"""Verdict → state of the site, the most telling first."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One page that was asked for: what came, and what our parser found in it (table → rows)."""

    page: str
    url: str
    verdict: str
    detail: str
    found: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether the page came and our parser found what such a page holds."""
        return self.verdict == OK and bool(self.found)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A meeting that could be looked at; the greatest is the best: with minutes, then the newest."""

    has_minutes: bool
    date: str
    id: str
    committee_id: str


@dataclass(slots=True, kw_only=True)
class Check:
    """What a few requests showed. `linked` are page types the pages lead to, `operations` the service's own list.

    A page type that is neither read nor linked may still be there: few pages were looked at. `frame` and `language` are
    None where no page came. `permission` is the owner's word that stands above robots.txt.
    """

    site: Site
    base_url: str
    today: date
    permission: str = ""
    readings: list[Reading] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    operations: list[str] = field(default_factory=list)
    frame: str | None = None
    language: str | None = None
    has_other_language: bool = False
    is_fictional: bool = False
    requests: list[str] = field(default_factory=list)
    committees: dict[str, str] = field(default_factory=dict)
    meetings: list[Candidate] = field(default_factory=list)

    @property
    def telling(self) -> Reading | None:
        """The answer that says most about the site."""
        order = list(STATES)
        return min(self.readings, key=lambda reading: order.index(reading.verdict), default=None)

    @property
    def state(self) -> str:
        """One of the values of `STATES`."""
        return STATES[self.telling.verdict] if self.telling else STATES[NOT_ASKED]

    @property
    def words(self) -> str:
        """Why the site is in that state, or which of its two doors is shut."""
        if self.telling is None or self.telling.verdict != OK:
            return self.telling.detail if self.telling else ""
        shut = [each for each in self.readings if each.page == "committee_list" and each.verdict != OK]
        return f"by its XML service only; its pages: {shut[0].detail}" if shut else ""

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    def answers(self, page: str) -> bool:
        """Whether a page of that type came."""
        return any(reading.page == page and reading.verdict == OK for reading in self.readings)

    def not_seen(self) -> list[str]:
        """Page types that were neither read nor linked."""
        seen = {reading.page for reading in self.readings if reading.verdict == OK} | self.linked
        return [name for name in dict.fromkeys(path.page for path in ALL) if name not in {*seen, "error"}]

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain values. `operations` is None where the service does not list them."""
        return {
            "site": self.site.id, "council": self.site.name, "state": self.state, "why": self.words or None,
            "asked": self.site.base_url, "base_url": self.base_url, "frame": self.frame, "language": self.language,
            "has_other_language": self.has_other_language, "is_fictional": self.is_fictional,
            "permission": self.permission or None,
            "pages": [
                {"page": each.page, "url": each.url, "verdict": each.verdict, "detail": each.detail,
                 "is_read": each.is_read, "found": dict(each.found), "problems": list(each.problems)}
                for each in self.readings
            ],
            "linked": sorted(self.linked), "not_seen": self.not_seen(),
            "operations": self.operations or None, "requests": self.requests,
        }  # fmt: skip


# ---------------------------------------------------------------- in words


def lines_of(check: Check) -> Iterator[str]:
    """The check as a small table."""
    yield f"{check.site.id}  {check.site.name}" if check.site.name != check.site.id else check.site.id
    for label, value in _facts(check):
        yield f"  {label:<10}{value}"
    if check.readings:
        yield ""
        yield f"  {'asked for':<17}{'what came':<54}what our parser found"
        for reading in check.readings:
            yield f"  {reading.page:<17}{reading.detail:<54}{_found(reading)}".rstrip()
            for problem in reading.problems[:3]:
                yield f"  {'':<17}! {problem}"
    if check.is_open:
        yield ""
        yield from _page_types(check)


def _facts(check: Check) -> Iterator[tuple[str, str]]:
    yield "state", f"{check.state}: {check.words}" if check.words else check.state
    moved = f" (asked for at {check.site.base_url})" if check.base_url != check.site.base_url else ""
    yield "address", check.base_url + moved
    if check.frame:
        yield "frame", check.frame
    if check.language:
        yield "language", check.language + (", another is offered" if check.has_other_language else "")
    if check.permission:
        yield "robots", f"robots.txt not asked for, by permission: {check.permission}"
    asked = any(url.endswith("/robots.txt") for url in check.requests)
    yield "requests", f"{len(check.requests)}" + (", robots.txt among them" if asked else "")


def _found(reading: Reading) -> str:
    if reading.verdict != OK:
        return ""
    return ", ".join(f"{number:,} {kind}" for kind, number in reading.found.items()) or "nothing"


def _page_types(check: Check) -> Iterator[str]:
    read = [reading.page for reading in check.readings if reading.is_read]
    linked = sorted(check.linked - set(read))
    few = ". (Few pages were looked at: that does not show that these are not there.)"
    for label, value in (
        ("pages we read", ", ".join(read) or "none"),
        ("linked, not read", ", ".join(_named(page) for page in linked) or "none"),
        ("not seen", (", ".join(check.not_seen()) or "none") + few),
        ("XML operations", _operations(check)),
    ):
        yield textwrap.fill(f"{label:<17}{value}", WIDTH, initial_indent="  ", subsequent_indent=" " * 19)


def _named(page: str) -> str:
    return page if page in BY_NAME or page == "document" else f"{page} (no parser)"


def _operations(check: Check) -> str:
    if check.operations:
        ours = {operation.name for operation in OPERATIONS}
        used = [name for name in check.operations if name in ours]
        return f"{', '.join(used) or 'none that we use'}; and {len(check.operations) - len(used)} others"
    names = {operation.page: operation.name for operation in OPERATIONS}
    answered = [names[each.page] for each in check.readings if each.verdict == OK and each.page in names]
    return f"{', '.join(answered)} answered; the service does not list its operations" if answered else "none answered"
