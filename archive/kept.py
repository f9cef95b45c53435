"""What evidence.db keeps beside fetches and their bodies: crawls, imported files, robots.txt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl as kept. `receipt` is JSON.

    `options` says what was asked of which site, and in `notes` what the crawl wrote of itself (`Evidence.note`).
    """

    id: int
    site: str
    options: dict[str, Any]
    started_at: str
    finished_at: str | None
    outcome: str | None
    receipt: str | None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One imported file as kept. `options` is what was said of it."""

    id: int
    name: str
    at: str
    sha256: str
    options: dict[str, Any]
    verdict: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Robots:
    """A site's robots.txt as it was answered. `text` is None where it did not come or is no longer kept."""

    url: str
    at: str
    status: int | None
    text: str | None
