"""Fixtures on disk: `tests/fixtures/pages/<page>/<case>.{html,xml}` with `.context.json` and `.expected.json`."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.records import Parsed, Site
from scraper.pages import BY_NAME

FOLDER = Path(__file__).parents[2] / "fixtures" / "pages"
BASE = "https://democracy.wexcombe.example/"
SITE = Site(id="wexcombe", site="wexcombe", council="wexcombe", name="Wexcombe", base_url=BASE, is_fictional=True)


@dataclass(frozen=True)
class Case:
    """One saved body with where it came from and what the linking page knew."""

    page: str
    path: Path

    @property
    def told(self) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(self.path.with_suffix(".context.json").read_text(encoding="utf-8"))
        return loaded

    @property
    def expected(self) -> Path:
        return self.path.with_suffix(".expected.json")

    @property
    def body(self) -> bytes:
        return self.path.read_bytes()

    def parse(self, body: bytes | None = None) -> Parsed:
        """Run the page's own `parse`, without the net that `scraper.pages.parse` spreads under it."""
        told = self.told
        return BY_NAME[self.page].parse(
            self.body if body is None else body, told["url"], SITE, told.get("context", {})
        )  # fmt: skip


def cases() -> list[Case]:
    """Every fixture, found on disk: a new case needs no Python."""
    paths = (path for suffix in ("html", "xml") for path in FOLDER.glob(f"*/*.{suffix}"))
    return sorted((Case(path.parent.name, path) for path in paths), key=lambda case: case.path)


def case_id(case: Case) -> str:
    return f"{case.page}-{case.path.stem}"


def as_json(parsed: Parsed) -> dict[str, Any]:
    """Everything a parser said, without what it did not say."""
    lists = ("records", "texts", "absences", "links", "problems")
    said: dict[str, Any] = {name: [_said(each) for each in getattr(parsed, name)] for name in lists}
    return {name: value for name, value in {**said, "facts": parsed.facts}.items() if value}


def _said(record: Any) -> dict[str, Any]:
    values = {each.name: getattr(record, each.name) for each in dataclasses.fields(record)}
    kept = {name: value for name, value in values.items() if value is not None and name not in ("site", "council")}
    return {"is": type(record).__name__, **kept}
