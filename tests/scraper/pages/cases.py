"""Fixtures on disk: `tests/fixtures/pages/<page>/<case>.{html,xml}` with `.context.json` and `.expected.json`.

Real pages, saved by `minutes capture` in a folder of one's own, are tested too where MINUTES_FIXTURES names it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from archive.records import Parsed, Site
from scraper import goldens
from scraper.goldens import as_json

__all__ = ["BASE", "FOLDER", "SITE", "Case", "as_json", "case_id", "cases"]

FOLDER = Path(__file__).parents[2] / "fixtures" / "pages"
REAL_PAGES = os.environ.get("MINUTES_FIXTURES")
BASE = "https://democracy.wexcombe.example/"
SITE = Site(id="wexcombe", site="wexcombe", council="wexcombe", name="Wexcombe", base_url=BASE, is_fictional=True)


@dataclass(frozen=True)
class Case(goldens.Case):
    """One saved body; without a site of its own it is Wexcombe's."""

    def parse(self, body: bytes | None = None) -> Parsed:
        """Run the page's own `parse`, without the net that `scraper.pages.parse` spreads under it."""
        return self.parse_as(SITE, body)


def cases() -> list[Case]:
    """Every fixture, found on disk: a new case needs no Python."""
    folders = [FOLDER, *([Path(REAL_PAGES)] if REAL_PAGES else [])]
    return [Case(found.page, found.path) for folder in folders for found in goldens.cases(folder)]


def case_id(case: Case) -> str:
    return f"{case.page}-{case.path.stem}"
