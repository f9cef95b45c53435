"""The table of page types for docs/page-types.md: made from the code and the fixtures, checked by the tests."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scraper.due import MEETING_PAGES, SETTLING
from scraper.goldens import Case, cases
from scraper.pages import BY_NAME, PAGES, PageType
from scraper.paths import ALL, OPERATIONS
from scraper.wanted import FOLLOWED

UNSAID = frozenset({"is", "id", "url"})


def lines(folder: Path) -> Iterator[str]:
    """The page as Markdown lines. `folder` is that of the fixtures, with their expectations."""
    found: dict[str, list[Case]] = {page.name: [] for page in PAGES}
    for case in cases(folder):
        found.setdefault(case.page, []).append(case)
    asked = asked_by()
    yield "| page type | address | fixtures | tried on real pages | asked for by | records | leads to |"
    yield "|---|---|---:|---|---|---|---|"
    for page in PAGES:
        yield _row(page, _said(found[page.name]), len(found[page.name]), asked.get(page.name, "nothing"))
    yield ""
    yield from _unread()
    for page in PAGES:
        yield from _section(page, _said(found[page.name]))


def _said(found: list[Case]) -> list[dict[str, Any]]:
    """What the expectations of some cases say."""
    return [json.loads(case.expected.read_text(encoding="utf-8")) for case in found if case.expected.exists()]


def asked_by() -> dict[str, str]:
    """Page type → `crawl`, or `refresh` where only that asks for it, as the source of the two says."""
    followed = {*FOLLOWED, *MEETING_PAGES, *SETTLING}
    crawl = followed.union(*(_named_in(f"{name}.py") for name in ("listing", "list_links", "refusals")))
    return {name: "crawl" if name in crawl else "refresh" for name in crawl | _named_in("refresh.py")}


def _named_in(module: str) -> set[str]:
    """The page types of the links that a module makes: every `page="…"` in it."""
    tree = ast.parse(Path(__file__).with_name(module).read_text(encoding="utf-8"))
    words = (node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "page")
    return {word.value for word in words if isinstance(word, ast.Constant) and word.value in BY_NAME}


def _row(page: PageType, said: list[dict[str, Any]], number: int, asked: str) -> str:
    records = ", ".join(f"`{kind.__name__}`" for kind in page.kinds) or "none: facts for the crawl"
    tried = "yes" if page.is_verified else "**unverified**"
    leads = sorted({link["page"] for each in said for link in each.get("links", ())})
    return (
        f"| [`{page.name}`](#{page.name}) | {addresses_of(page.name)} | {number} | {tried} | {asked}"
        f" | {records} | {', '.join(leads) or '–'} |"
    )


def addresses_of(name: str) -> str:
    """The page names or the XML operation of a page type."""
    names = [f"`{path.name}`" for path in ALL if path.page == name]
    operations = [f"`{path.name}` (XML)" for path in OPERATIONS if path.page == name]
    return ", ".join([*names, *operations]) or "–"


def _unread() -> Iterator[str]:
    """Pages that are known by name and have no parser."""
    known = dict.fromkeys(path.page for path in (*ALL, *OPERATIONS))
    rest = [name for name in known if name not in BY_NAME and name not in ("document", "error")]
    if rest:
        yield "Known by name and not parsed: " + ", ".join(f"`{name}` ({addresses_of(name)})" for name in rest) + "."
        yield ""


def _section(page: PageType, said: list[dict[str, Any]]) -> Iterator[str]:
    """The fields that some fixture fills, record by record."""
    filled = fields_of(said)
    yield f"### {page.name}"
    yield ""
    yield f"{addresses_of(page.name)}" + ("" if page.is_verified else " – **unverified**")
    yield ""
    for kind in page.kinds:
        names = filled.get(kind.__name__, [])
        yield f"- `{kind.__name__}`: {', '.join(names) or 'not in any fixture'}"
    sections = sorted({text["section"] for each in said for text in each.get("texts", ())})
    if sections:
        yield f"- texts for extraction, read as: {', '.join(sections)}"
    reasons = sorted({gap["reason"] for each in said for gap in each.get("absences", ())})
    if reasons:
        yield f"- absences it states: {', '.join(reasons)}"
    yield ""


def fields_of(said: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Record class → the fields that any expectation fills, in the order in which they were met."""
    filled: dict[str, dict[str, None]] = {}
    for each in said:
        for record in each.get("records", ()):
            fields = filled.setdefault(record["is"], {})
            fields.update(dict.fromkeys(name for name in record if name not in UNSAID))
    return {kind: list(fields) for kind, fields in filled.items()}
