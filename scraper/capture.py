"""Saves one real page as a fixture, as it came: `minutes capture`. The repository holds none: see `default_folder`."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from archive.errors import NotModernGov, SiteError, SiteRefuses, SiteUnreachable, UsageError
from archive.records import Parsed
from archive.rows import RECORD_TABLES
from scraper import pages, urls
from scraper.client import FAILED, ROBOTS, TLS, Answer, Client
from scraper.goldens import Case, as_text, passes, verified_pages
from scraper.pages import BY_NAME
from scraper.reading import charset_of
from scraper.settings import is_loopback
from scraper.sites import SLUG, SiteSpec, slug_of
from scraper.verdict import BLOCKED, OK

LIMIT = 6  # robots.txt, the page, and redirects
REPOSITORY = Path(__file__).parents[1]
REFUSING: Mapping[str, type[SiteError]] = {
    ROBOTS: SiteRefuses, BLOCKED: SiteRefuses, TLS: SiteRefuses, FAILED: SiteUnreachable,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Captured:
    """A saved page, what its parser says of it, and whether its page type is verified now."""

    case: Case
    parsed: Parsed
    is_real: bool
    is_verified: bool


def default_folder() -> Path:
    """Where real pages are kept: among the user's own data, never in the repository."""
    return user_data_path("council-minutes") / "real-pages"


def page_of(url: str, spec: SiteSpec) -> urls.PageRef:
    """What page an address is of. Raises UsageError where no parser of ours reads such a page."""
    ref = urls.classify(url, spec.base_url)
    if ref is None:
        raise UsageError(f"{url} is no ModernGov page that we know. Give the address of one page of a site.")
    if ref.page not in BY_NAME:
        raise UsageError(f"{url} is a page of type {ref.page!r}, for which there is no parser yet.")
    return ref


def check_folder(folder: Path) -> None:
    """Raise UsageError for a folder inside the repository: pages of real councils must not get in there."""
    if (REPOSITORY / "tests").is_dir() and folder.resolve().is_relative_to(REPOSITORY):
        raise UsageError(f"{folder} is inside the repository, which holds no pages of real councils. Name another.")


def place(folder: Path, ref: urls.PageRef, spec: SiteSpec, name: str | None) -> Case:
    """Where a page will be saved. Raises UsageError for a name that is none or is taken."""
    name = name or slug_of("-".join([spec.slug, *ref.ids.values()]))
    if not re.fullmatch(SLUG, name.replace("_", "-")):
        raise UsageError(f"--as {name!r} is no name for a case: use lower-case letters, digits, hyphens.")
    path = folder / ref.page / f"{name}.{'xml' if ref.page.startswith('xml') else 'html'}"
    if path.exists():
        raise UsageError(f"{path} is there already. Name another case with --as, or remove it.")
    return Case(ref.page, path)


def capture(
    ref: urls.PageRef, spec: SiteSpec, case: Case, context: Mapping[str, str], client: Client, now: str
) -> Captured:
    """Fetch a page and save it. Raises SiteRefuses, SiteUnreachable or NotModernGov where it does not come."""
    answer = client.ask(ref.url, ref.page)
    if answer.verdict != OK:
        kind = REFUSING.get(answer.verdict, NotModernGov)
        raise kind(f"{answer.url} was not saved: {answer.detail}.")
    base = urls.base_directory(answer.url)
    ended = urls.classify(answer.url, base)
    if ended is None or ended.page != ref.page:
        raise NotModernGov(f"{ref.url} was not saved: it led to {answer.url}, which is another page.")
    encoding = charset_of(answer.headers)
    told = {**context, **({"encoding": encoding} if encoding else {})}
    site = replace(spec, base_url=base).site
    parsed = pages.parse(ref.page, answer.body, answer.url, site, told)
    is_real = not parsed.facts.get("is_fictional") and not is_loopback(answer.url)
    _save(case, answer, {
        "url": answer.url, "context": told, "fetched_at": now, "is_real": is_real, "site": site.id,
        **({"council": site.council} if site.council else {}), "base_url": base,
    }, parsed)  # fmt: skip
    return Captured(case, parsed, is_real, case.page in verified_pages(case.path.parents[1]))


def _save(case: Case, answer: Answer, told: Mapping[str, Any], parsed: Parsed) -> None:
    try:
        case.path.parent.mkdir(parents=True, exist_ok=True)
        case.path.write_bytes(answer.body)
        case.path.with_suffix(".context.json").write_text(
            json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
        case.expected.write_text(as_text(parsed), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"Cannot write {case.path}: {error}. Name another folder with --fixtures.") from error


# ---------------------------------------------------------------- in words


def lines_of(captured: Captured) -> Iterator[str]:
    """What was saved, what was understood, what was not, and what that means for the page type."""
    case, parsed = captured.case, captured.parsed
    yield f"saved {case.path} ({case.path.stat().st_size:,} bytes, as they came; names and e-mail addresses too)"
    counts = Counter(RECORD_TABLES[type(record)].replace("_", " ") for record in parsed.records)
    yield f"  page type   {case.page}"
    yield f"  understood  {', '.join(f'{number:,} {kind}' for kind, number in counts.items()) or 'nothing'}"
    yield f"              {len(parsed.texts):,} texts, {len(parsed.absences):,} absences, {len(parsed.links):,} links"
    for label in _kept_as_printed(parsed):
        yield f"  no field    {label} (kept as printed)"
    for problem in parsed.problems:
        yield f"  not clear   {problem.message}"
    yield f"  expected    {case.expected.name}: read it against the page, then keep it or mend the parser"
    yield f"  verified    {_verified(captured)}"


def _kept_as_printed(parsed: Parsed) -> list[str]:
    """Labels of the page that no field of ours takes."""
    kept = (getattr(record, "other_fields", None) or {} for record in parsed.records)
    return sorted({label for fields in kept for label in fields})


def _verified(captured: Captured) -> str:
    page = captured.case.page
    if not captured.is_real:
        return f"a fictional page verifies nothing; {page} is {'' if captured.is_verified else 'not '}verified"
    if not passes(captured.parsed):
        why = "problems" if captured.parsed.problems else "nothing was found"
        return f"not by this page ({why}); {page} is {'' if captured.is_verified else 'not '}verified by others"
    return f"{page} counts as verified while this page passes"
