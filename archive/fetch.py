"""What one request was, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """`verdict` is a value of `scraper.verdict`, or robots, or failed; `at` is UTC, ISO 8601.

    `page` is the name of the page type, `context` what the linking page knew: together with the body they are all that
    is needed to parse the page again without network.
    """

    url: str
    canonical_url: str
    site: str
    page: str
    at: str
    verdict: str
    context: dict[str, str] = field(default_factory=dict)
    status: int | None = None
    headers: dict[str, str] | None = None
    fingerprint: str | None = None
    detail: str | None = None
    sha256: str | None = None
    crawl_id: int | None = None
    id: int | None = None
