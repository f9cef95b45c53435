"""Page type, canonical ids and canonical address of any ModernGov URL. Pure; `addresses` builds them.

Paths and parameter names differ in case and alias between sites and inside one (MODERNGOV.md sections 1.1 to 1.5), and
ids are unique per install only. Addresses are joined to the install's base directory, never built from the host.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

from scraper.paths import NOISE, PATHS, SERVICE, Path

SESSION = re.compile(r"/\(S\([^)/]*\)\)", re.IGNORECASE)
DOCUMENT = re.compile(r"documents/([sgb])0*([0-9]+)(?:/|$)", re.IGNORECASE)
CHARACTERS_STRIPPED_BY_BROWSERS = re.compile(r"[\r\n\t]")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
ID = re.compile(r"[0-9]{1,12}")
CHOICES = ("rd", "a")
SERVICE_PATH = "mgWebService.asmx"


@dataclass(frozen=True, slots=True)
class PageRef:
    """What a URL is. `ids` maps kind (`committee`, `meeting`, …) to the site's own id; `url` is canonical."""

    page: str
    url: str
    ids: Mapping[str, str] = field(default_factory=dict)


# ---------------------------------------------------------------- reading


def classify(url: str, base_url: str) -> PageRef | None:
    """Return what a URL (absolute, or relative to the base directory) is; None if no known page of the site.

    Other hosts, which includes internal addresses a service leaks, and other directories of the host give None.
    """
    try:
        base = base_directory(base_url)
        parts = urlsplit(urljoin(base, clean(url)))
        tail = _below(parts, urlsplit(base))
    except ValueError:
        return None
    if tail is None:
        return None
    query = parse_qsl(parts.query, keep_blank_values=True)
    if DOCUMENT.match(tail) or tail.lower().startswith("olddocuments/"):
        return _document(base, tail, query)
    return _service(base, tail, query) if tail.lower().startswith(SERVICE_PATH.lower()) else _page(base, tail, query)


def clean(url: str) -> str:
    """Return a URL as written in an attribute, fit to request: no line ends or session, spaces encoded once."""
    url = SESSION.sub("", CHARACTERS_STRIPPED_BY_BROWSERS.sub("", url.strip()))
    return quote(LONE_PERCENT.sub("%25", url), safe="%/:?#[]@!$&'()*+,;=~-._|")


@lru_cache(maxsize=1024)  # asked for every link of a page, of one and the same address
def base_directory(url: str) -> str:
    """Return the install directory of a base URL or of any page of a site, with a final slash. ValueError if no URL."""
    parts = urlsplit(clean(url))
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"not an http(s) URL: {url!r}")
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    path = re.split(r"/(?:documents/|olddocuments/|[^/]*\.as[pm]x)", parts.path, maxsplit=1, flags=re.IGNORECASE)[0]
    return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}{path.rstrip('/')}/"


def same_host(url: str, other: str) -> bool:
    """Whether two URLs are on one host: with or without `www.`, by http or https."""
    try:
        return _host(urlsplit(url)) == _host(urlsplit(other))
    except ValueError:
        return False


def parameter(url: str, name: str) -> str | None:
    """Return a parameter of an address, by its name in any case; None where it is not there."""
    try:
        query = parse_qsl(urlsplit(url).query)
    except ValueError:
        return None
    return next((value for given, value in query if given.lower() == name.lower()), None)


def meeting_address(ref: PageRef) -> str:
    """Return a meeting's own address: of an old one without `RD` and `A`, which choose among its papers."""
    if ref.page != "old_meeting":
        return ref.url
    path, _, query = ref.url.partition("?")
    return f"{path}?{urlencode([(name, value) for name, value in parse_qsl(query) if name.lower() not in CHOICES])}"


def _below(parts: SplitResult, base: SplitResult) -> str | None:
    """Return the path below the base directory; http and https, with and without `www.`, are one site."""
    if parts.scheme not in ("http", "https") or _host(parts) != _host(base):
        return None
    if not parts.path.lower().startswith(base.path.lower()):
        return None
    return parts.path[len(base.path) :]


def _host(parts: SplitResult) -> tuple[str, int | None]:
    port = None if parts.port in (80, 443) else parts.port
    return (parts.hostname or "").removeprefix("www."), port


def _page(base: str, tail: str, query: list[tuple[str, str]]) -> PageRef | None:
    name = tail.lower().removesuffix("/")
    known = PATHS.get(name)
    if known is None:
        return None
    given: dict[str, str] = {}
    for key, value in query:
        given.setdefault(key.lower(), value.strip())
    if given.get("info") == "1":  # constitution chapters stored as a meeting (section 1.2)
        return PageRef("information", join(base, known.name, _kept(query)))
    if name == "mgconvert2pdf.aspx":
        return _converted(base, given)
    ids = _ids(known, given)
    if any(kind not in ids for kind in known.needs):
        return None
    canonical = [(known.params[kind][0], value) for kind, value in ids.items()]
    aliases = {alias.lower() for names in known.params.values() for alias in names}
    noise = NOISE - known.selects  # `A` chooses between the papers of an old meeting
    rest = [(key, value) for key, value in query if key.lower() not in noise | aliases]
    extra = [(key, value) for key, value in rest if known.keeps is None or key.lower() in known.keeps]
    return PageRef(known.page, join(base, known.name, canonical + extra), ids)


def _ids(known: Path, given: Mapping[str, str]) -> dict[str, str]:
    ids = {}
    for kind, aliases in known.params.items():
        values = (given.get(alias.lower(), "") for alias in aliases)
        found = next((value for value in values if ID.fullmatch(value)), None)
        if found is not None:
            ids[kind] = str(int(found))
    return ids


def _kept(query: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, value) for key, value in query if key.lower() not in NOISE]


def _document(base: str, tail: str, query: list[tuple[str, str]]) -> PageRef:
    match = DOCUMENT.match(tail)
    if match is None:  # migrated papers have no number; their address is all the site gives
        # `A` is noise on pages, but here it is part of the only address there is
        address = join("", tail, [(key, value) for key, value in query if key.lower() not in NOISE - {"a"}])
        number = hashlib.sha256(address.encode()).hexdigest()[:16]  # the same where the site has moved
        return PageRef("document", base + address, {"document": f"old-{number}"})
    kept = {key.upper(): value for key, value in query if key.upper() in ("T", "CT")}
    letter, number = match.group(1).lower(), str(int(match.group(2)))
    suffix = "".join(f"-{key}{value}" for key, value in sorted(kept.items(), reverse=True) if value)
    return PageRef("document", join(base, tail, list(kept.items())), {"document": f"{letter}{number}{suffix}"})


def _converted(base: str, given: Mapping[str, str]) -> PageRef | None:
    """`mgConvert2PDF.aspx`: an attachment by its number; with `T`, a whole agenda by the agenda's number."""
    number, kind = given.get("id", ""), given.get("t", "")
    if not number.isdecimal() or not number.isascii():
        return None
    query = [("ID", number)] + ([("T", kind)] if kind else [])
    key = f"g{int(number)}-T{kind}" if kind else f"s{int(number)}"
    return PageRef("document", join(base, "mgConvert2PDF.aspx", query), {"document": key})


def _service(base: str, tail: str, query: list[tuple[str, str]]) -> PageRef | None:
    operation = tail[len(SERVICE_PATH) :].strip("/").lower()
    known = SERVICE.get(operation)
    if known is None:
        return None
    ids = _ids(known, {key.lower(): value for key, value in query})
    ids = {kind: value for kind, value in ids.items() if value != "0"}  # 0 means all
    return PageRef(known.page, join(base, f"{SERVICE_PATH}/{known.name}", _kept(query)), ids)


def join(base: str, tail: str, query: list[tuple[str, str]]) -> str:
    """An address below a base directory."""
    return base + tail + ("?" + urlencode(query) if query else "")
