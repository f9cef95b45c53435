"""The register of sites: `sites.csv`, one row a ModernGov install. Also makes a site from a bare base URL."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from platformdirs import user_config_path
from rapidfuzz import fuzz, process, utils

from archive.errors import UnknownSite, UsageError
from archive.records import Council, Site
from scraper import urls

REGISTER = Path(__file__).with_name("sites.csv")
CERTIFICATES = Path(__file__).with_name("certificates")
TEXT_RULES = ("", "link_only")
NATIONS = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
CLOSE_ENOUGH = 70  # of 100: below this a suggestion misleads
SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class SiteSpec:
    """One row of the register; `council` names several councils with ` / ` where they share an install.

    `other_base_urls` are former or further addresses of the same councils. Empty text means not known.

    What a site's owner has said, each empty for no site that has said so: `permission` (their words, with date and
    source, that robots may read what robots.txt forbids), `is_off` (`yes`: they do not want it read) with `off_reason`,
    `text` (`link_only`: its text stays out of what is published). `certificate` is a file in `scraper/certificates`:
    the intermediate certificate that its server fails to send.
    """

    slug: str
    council: str
    base_url: str
    gss_code: str = ""
    lgsf_code: str = ""
    nation: str = ""
    kind: str = ""
    host_group: str = ""
    other_base_urls: tuple[str, ...] = ()
    reachability: str = ""
    notes: str = ""
    permission: str = ""
    is_off: str = ""
    off_reason: str = ""
    text: str = ""
    certificate: str = ""

    def named(self, slug: str | None, council: str | None) -> SiteSpec:
        """This site under the slug and name given for it; raises UsageError for a slug that is none."""
        if slug is not None and not SLUG.fullmatch(slug):
            raise UsageError(f"--slug {slug!r} is no slug: use lower-case letters, digits and hyphens.")
        return replace(self, slug=slug or self.slug, council=council or self.council)

    @property
    def certificate_path(self) -> Path | None:
        """The file of the pinned certificate, or None."""
        return CERTIFICATES / self.certificate if self.certificate else None

    @property
    def councils(self) -> tuple[Council, ...]:
        """The councils on this site. Only a council that has the site to itself can be told from its pages."""
        names = [name.strip() for name in self.council.split(" / ") if name.strip()]
        code = self.gss_code or None
        return tuple(
            Council(
                id=slug_of(name), site=self.slug, name=name, gss_code=code if len(names) == 1 else None,
                nation=self.nation or None,
            )
            for name in names
        )  # fmt: skip

    @property
    def site(self) -> Site:
        """The site as a record; `council` is None where several councils share it."""
        councils = self.councils
        return Site(
            id=self.slug, site=self.slug, council=councils[0].id if len(councils) == 1 else None, url=self.base_url,
            name=self.council or self.slug, base_url=self.base_url, host_group=self.host_group or None,
            is_link_only=self.text == "link_only",
        )  # fmt: skip


@dataclass(frozen=True)
class Register:
    """Every site known, in the order of the file."""

    sites: tuple[SiteSpec, ...]

    def __iter__(self) -> Iterator[SiteSpec]:
        return iter(self.sites)

    def __len__(self) -> int:
        return len(self.sites)

    @cached_property
    def by_slug(self) -> dict[str, SiteSpec]:
        """Sites by slug."""
        return {spec.slug: spec for spec in self.sites}

    def find(self, text: str) -> SiteSpec:
        """Return the site of a slug, a base URL or any URL of a site; raises UnknownSite.

        A URL on no known install makes a site of its own, so that any ModernGov site can be crawled.
        """
        text = text.strip()
        if text.lower() in self.by_slug:
            return self.by_slug[text.lower()]
        url = as_url(text)
        if url is None:
            raise UnknownSite(self._unknown(text))
        return self._of_url(url) or from_base_url(url)

    def _of_url(self, url: str) -> SiteSpec | None:
        """Return the site whose base directory, current or former, holds the URL; the deepest directory wins."""
        homes = [(home, spec) for spec in self.sites for home in (spec.base_url, *spec.other_base_urls)]
        holding = [(len(urlsplit(home).path), spec) for home, spec in homes if _holds(home, url)]
        return max(holding, key=lambda each: each[0])[1] if holding else None

    def _unknown(self, text: str) -> str:
        close = self.suggest(text)
        hint = f" Did you mean: {', '.join(close)}?" if close else ""
        return f"Unknown site {text!r}.{hint} `minutes sites` lists them; a base URL works too."

    def suggest(self, text: str) -> list[str]:
        """Return the slugs of the sites whose slug or council comes closest to a text, best first."""
        names = {spec.slug: f"{spec.slug.replace('-', ' ')} {spec.council}" for spec in self.sites}
        slugs = {spec.slug: spec.slug for spec in self.sites}
        scored: dict[str, float] = {}
        for choices, scorer in ((slugs, fuzz.ratio), (names, fuzz.partial_ratio)):
            for _, score, slug in process.extract(
                text, choices, scorer=scorer, processor=utils.default_process, limit=SUGGESTIONS,
                score_cutoff=CLOSE_ENOUGH,
            ):  # fmt: skip
                scored[slug] = max(score, scored.get(slug, 0))
        return sorted(scored, key=lambda slug: -scored[slug])[:SUGGESTIONS]


def own_register() -> Path:
    """The user's own rows of the register: sites it lacks, and sites whose owner has told them something."""
    return user_config_path("council-minutes") / "sites.csv"


def known_sites() -> Register:
    """The register with the user's own rows: what one of them says is said instead of what the row of its slug says.

    Raises UsageError where the user's own file cannot be read or a row of it is wrong.
    """
    register, own = load_register(), own_register()
    if not own.exists():
        return register
    try:
        rows = {spec.slug: spec for spec in load_register(own)}
        both = Register((*(_overlaid(spec, rows.pop(spec.slug, spec)) for spec in register), *rows.values()))
        check(both)
    except (OSError, ValueError) as error:
        raise UsageError(f"{own}: {error}. Put the row right, or take it out.") from error
    return both


def _overlaid(spec: SiteSpec, own: SiteSpec) -> SiteSpec:
    return replace(spec, **{each.name: getattr(own, each.name) for each in fields(own) if getattr(own, each.name)})


def load_register(path: Path = REGISTER) -> Register:
    """Read and check the register; raises ValueError that names the row."""
    with path.open(encoding="utf-8", newline="") as file:
        sites = tuple(_spec(row) for row in csv.DictReader(file))
    check(sites)
    return Register(sites)


def _spec(row: dict[str, str]) -> SiteSpec:
    known = {each.name for each in fields(SiteSpec)}
    if unknown := set(row) - known:
        raise ValueError(f"sites.csv: unknown columns {sorted(map(str, unknown))}")
    if lacking := {"slug", "council", "base_url"} - set(row):
        raise ValueError(f"sites.csv: columns are missing: {', '.join(sorted(lacking))}")
    values = {name: (value or "").strip() for name, value in row.items() if name != "other_base_urls"}
    return SiteSpec(**values, other_base_urls=tuple((row.get("other_base_urls") or "").split()))


def check(sites: Iterable[SiteSpec]) -> None:
    """Raise ValueError for a doubled or misspelt slug, a bad or doubled base URL, or a row without a council."""
    specs = list(sites)
    for spec in specs:
        where = f"sites.csv, {spec.slug or spec.council}"
        if not SLUG.fullmatch(spec.slug):
            raise ValueError(f"{where}: not a slug: {spec.slug!r}; use lower-case letters, digits and hyphens")
        if not spec.council:
            raise ValueError(f"{where}: no council")
        if problem := _wrong_rule(spec):
            raise ValueError(f"{where}: {problem}")
        for url in (spec.base_url, *spec.other_base_urls):
            if urls.base_directory(url) != url:
                raise ValueError(f"{where}: {url!r} is not a base directory; write {urls.base_directory(url)!r}")
    for name, values in (("slug", [s.slug for s in specs]), ("base_url", [_place(s.base_url) for s in specs])):
        if doubled := [str(value) for value, count in Counter(values).items() if count > 1]:
            raise ValueError(f"sites.csv: {name} stands twice: {', '.join(doubled)}")


def _wrong_rule(spec: SiteSpec) -> str:
    """What is wrong with what a row says of its owner's wishes, or an empty text."""
    if spec.permission and not re.search(r"\b(?:19|20)\d\d\b", spec.permission):
        return "permission has no date; write the owner's words, their date and where they stand"
    if spec.is_off not in ("", "yes") or bool(spec.is_off) != bool(spec.off_reason):
        return "is_off is `yes` or empty, and off_reason says why"
    if spec.text not in TEXT_RULES:
        return f"text is {spec.text!r}; it is `link_only` or empty"
    path = spec.certificate_path
    return f"there is no certificate {path}" if path is not None and not path.is_file() else ""


def slug_of(name: str) -> str:
    """Return a name as a slug: `King's Lynn & West Norfolk` is `kings-lynn-and-west-norfolk`."""
    text = re.sub(r"['’.]", "", name.lower()).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", text.encode("ascii", "ignore").decode()).strip("-")


def as_url(text: str) -> str | None:
    """Return a text as a URL if it is one; a bare host (`democracy.x.example`) becomes https."""
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?", text):
        text = f"https://{text}"
    try:
        urls.base_directory(text)
    except ValueError:
        return None
    return urls.clean(text)


def from_base_url(url: str) -> SiteSpec:
    """Return a site that is in no register; its slug comes from host, port and directory."""
    base = urls.base_directory(url)
    slug = slug_of(re.sub(r"[.:/]", "-", base.split("://", 1)[1]))
    return SiteSpec(slug=slug, council="", base_url=base, host_group=host_group(base))


def host_group(url: str) -> str:
    """Return the family of hosts that share machines, of which only one request may be in flight; else the host."""
    host = urlsplit(url).hostname or ""
    return "moderngov.co.uk" if host.endswith(".moderngov.co.uk") else host


def _place(url: str) -> tuple[str, int | None, str]:
    parts = urlsplit(url)
    port = None if parts.port in (80, 443) else parts.port
    return (parts.hostname or "").removeprefix("www."), port, parts.path.rstrip("/").lower() + "/"


def _holds(home: str, url: str) -> bool:
    home_host, home_port, home_path = _place(home)
    host, port, path = _place(url)
    return (host, port) == (home_host, home_port) and path.startswith(home_path)
