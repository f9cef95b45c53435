"""Crawls of evidence.db as rows of the archive's `crawls`: told at a crawl's end, or later where it was killed then."""

from __future__ import annotations

import json
from typing import Any

from archive.evidence import Evidence
from archive.kept import Crawl
from archive.standing import crawls_told, sites_held
from archive.store import Archive


def ledger_row(crawl: Crawl) -> dict[str, Any]:
    """A crawl that has ended as a row of `crawls`."""
    options = crawl.options
    return {
        "id": f"{crawl.site} {crawl.started_at} {crawl.id}", "site": crawl.site, "started_at": crawl.started_at,
        "finished_at": crawl.finished_at, "outcome": crawl.outcome, "mode": options.get("mode", "crawl"),
        "scope": options["scope"], "user_agent": options.get("user_agent"), **json.loads(crawl.receipt or "{}"),
    }  # fmt: skip


def catch_up(evidence: Evidence, archive: Archive) -> None:
    """Tell an archive of the last crawl of a site it holds, where that was killed between its two last writes."""
    told, sites = crawls_told(archive.db), {row["id"] for row in sites_held(archive.db)}
    for crawl in {each.site: each for each in evidence.crawls() if each.site in sites}.values():
        row = ledger_row(crawl)
        if crawl.finished_at and row["id"] not in told:
            archive.add_crawl(row)
