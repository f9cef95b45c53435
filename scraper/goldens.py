"""Golden pairs on disk: a saved page, where it came from, and what its parser must say of it.

`<folder>/<page type>/<case>.{html,xml}` with `.context.json` (`url`; `context`: what the linking page knew; for a real
page also `is_real`, `fetched_at`, `site`, `base_url`) and `.expected.json`. The tests hold parsers to them; a page type
is verified once a real page passes.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.records import Parsed, Site
from scraper.pages import BY_NAME, PAGES

SUFFIXES = ("html", "xml")
NOBODY = Site(id="unknown", site="unknown", name="unknown")


@dataclass(frozen=True)
class Case:
    """One saved page. `page` is the name of its page type."""

    page: str
    path: Path

    @property
    def told(self) -> dict[str, Any]:
        """What is known of the page beside its bytes."""
        loaded: dict[str, Any] = json.loads(self.path.with_suffix(".context.json").read_text(encoding="utf-8"))
        return loaded

    @property
    def expected(self) -> Path:
        """Where the expectation is, or is to be."""
        return self.path.with_suffix(".expected.json")

    @property
    def body(self) -> bytes:
        """The page's bytes, as they came."""
        return self.path.read_bytes()

    @property
    def is_real(self) -> bool:
        """Whether a council's own site sent the page."""
        return bool(self.told.get("is_real"))

    def site(self, default: Site) -> Site:
        """The site the page is from, where it says."""
        told = self.told
        if not told.get("site"):
            return default
        return Site(
            id=told["site"], site=told["site"], name=told["site"], council=told.get("council"),
            base_url=told.get("base_url"), is_fictional=not self.is_real,
        )  # fmt: skip

    def parse_as(self, site: Site, body: bytes | None = None) -> Parsed:
        """Run the page's own `parse`, without the net that `scraper.pages.parse` spreads under it.

        `site` is whose the page is where it does not say itself.
        """
        told = self.told
        return BY_NAME[self.page].parse(
            self.body if body is None else body, told["url"], self.site(site), told.get("context", {})
        )


def cases(folder: Path) -> list[Case]:
    """Every saved page in a folder, found on disk: a new case needs no Python."""
    paths = (path for suffix in SUFFIXES for path in folder.glob(f"*/*.{suffix}"))
    return sorted((Case(path.parent.name, path) for path in paths), key=lambda case: case.path)


def as_json(parsed: Parsed) -> dict[str, Any]:
    """Everything a parser said, without what it did not say."""
    lists = ("records", "texts", "absences", "links", "problems")
    said: dict[str, Any] = {name: [_said(each) for each in getattr(parsed, name)] for name in lists}
    return {name: value for name, value in {**said, "facts": parsed.facts}.items() if value}


def as_text(parsed: Parsed) -> str:
    """The same as the text of an expectation."""
    return json.dumps(as_json(parsed), indent=1, ensure_ascii=False) + "\n"


def _said(record: Any) -> dict[str, Any]:
    values = {each.name: getattr(record, each.name) for each in dataclasses.fields(record)}
    kept = {name: value for name, value in values.items() if value is not None and name not in ("site", "council")}
    return {"is": type(record).__name__, **kept}


# ---------------------------------------------------------------- verified page types


def verified_pages(folder: Path | None = None) -> frozenset[str]:
    """Names of the page types tried on real bytes: `PageType.is_verified`, or a real page saved in `folder` passes."""
    known = {page.name for page in PAGES if page.is_verified}
    saved = _passing(folder) if folder is not None and folder.is_dir() else ()
    return frozenset(known.union(saved))


def _passing(folder: Path) -> Iterator[str]:
    for case in cases(folder):
        if case.page in BY_NAME and case.is_real and passes(case.parse_as(NOBODY)):
            yield case.page


def passes(parsed: Parsed) -> bool:
    """Whether a page was read without a problem, and something was found on it."""
    return bool(parsed.records) and not parsed.problems
