"""What one request was, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """`verdict` is a value of `scraper.verdict`, or robots, failed or redacted; `at` is UTC, ISO 8601.

    `page` is the name of the page type, `context` what the linking page knew: together with the body they are all that
    is needed to parse the page again without network. `is_masked`: what the site sent was redacted, and `sha256` is
    that of the masked bytes that are kept in its place; the verdict `redacted`: nothing is kept of it.
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
    is_masked: bool = False
    id: int | None = None

    @property
    def mark(self) -> str | None:
        """What makes the answer known again: its fingerprint, or its bytes' hash where it has none."""
        return self.fingerprint or self.sha256
