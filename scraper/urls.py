"""Page type, canonical ids and canonical address of any ModernGov URL, and an address for every request made. Pure.

Paths and parameter names differ in case and alias between sites and inside one (MODERNGOV.md sections 1.1 to 1.5), and
ids are unique per install only. Addresses are joined to the install's base directory, never built from the host.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

from scraper.paths import NOISE, PATHS, SERVICE, Path

SESSION = re.compile(r"/\(S\([^)/]*\)\)", re.IGNORECASE)
DOCUMENT = re.compile(r"documents/([sgb])0*([0-9]+)(?:/|$)", re.IGNORECASE)
CHARACTERS_STRIPPED_BY_BROWSERS = re.compile(r"[\r\n\t]")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
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
        return PageRef("information", _join(base, known.name, _kept(query)))
    if name == "mgconvert2pdf.aspx":
        return _converted(base, given)
    ids = _ids(known, given)
    if any(kind not in ids for kind in known.needs):
        return None
    canonical = [(known.params[kind][0], value) for kind, value in ids.items()]
    aliases = {alias.lower() for names in known.params.values() for alias in names}
    rest = [(key, value) for key, value in _kept(query) if key.lower() not in aliases]
    extra = [(key, value) for key, value in rest if known.keeps is None or key.lower() in known.keeps]
    return PageRef(known.page, _join(base, known.name, canonical + extra), ids)


def _ids(known: Path, given: Mapping[str, str]) -> dict[str, str]:
    ids = {}
    for kind, aliases in known.params.items():
        values = (given.get(alias.lower(), "") for alias in aliases)
        found = next((value for value in values if re.fullmatch(r"[0-9]{1,12}", value)), None)
        if found is not None:
            ids[kind] = str(int(found))
    return ids


def _kept(query: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(key, value) for key, value in query if key.lower() not in NOISE]


def _document(base: str, tail: str, query: list[tuple[str, str]]) -> PageRef:
    match = DOCUMENT.match(tail)
    if match is None:  # migrated papers have no number; their address is all the site gives
        url = _join(base, tail, _kept(query))
        return PageRef("document", url, {"document": "old-" + hashlib.sha256(url.encode()).hexdigest()[:16]})
    kept = {key.upper(): value for key, value in query if key.upper() in ("T", "CT")}
    letter, number = match.group(1).lower(), str(int(match.group(2)))
    suffix = "".join(f"-{key}{value}" for key, value in sorted(kept.items(), reverse=True) if value)
    return PageRef("document", _join(base, tail, list(kept.items())), {"document": f"{letter}{number}{suffix}"})


def _converted(base: str, given: Mapping[str, str]) -> PageRef | None:
    """`mgConvert2PDF.aspx`: an attachment by its number; with `T`, a whole agenda by the agenda's number."""
    number, kind = given.get("id", ""), given.get("t", "")
    if not number.isdecimal() or not number.isascii():
        return None
    query = [("ID", number)] + ([("T", kind)] if kind else [])
    key = f"g{int(number)}-T{kind}" if kind else f"s{int(number)}"
    return PageRef("document", _join(base, "mgConvert2PDF.aspx", query), {"document": key})


def _service(base: str, tail: str, query: list[tuple[str, str]]) -> PageRef | None:
    operation = tail[len(SERVICE_PATH) :].strip("/").lower()
    known = SERVICE.get(operation)
    if known is None:
        return None
    ids = _ids(known, {key.lower(): value for key, value in query})
    ids = {kind: value for kind, value in ids.items() if value != "0"}  # 0 means all
    return PageRef(known.page, _join(base, f"{SERVICE_PATH}/{known.name}", _kept(query)), ids)


def _join(base: str, tail: str, query: list[tuple[str, str]]) -> str:
    return base + tail + ("?" + urlencode(query) if query else "")


# ---------------------------------------------------------------- building


def committee_list(base: str) -> str:
    """Every current committee."""
    return _join(base_directory(base), "mgListCommittees.aspx", [])


def committee_structure(base: str) -> str:
    """The same list under its other name, where a site has only that."""
    return _join(base_directory(base), "mgCommitteeStructure.aspx", [])


def committee(base: str, committee_id: str | int) -> str:
    """One committee: purpose and members."""
    return _join(base_directory(base), "mgCommitteeDetails.aspx", [("ID", str(committee_id))])


def meeting_list(base: str, committee_id: str | int, year: int | None = None) -> str:
    """A committee's meetings; a window of about 15, or those of one calendar year."""
    query = [("CId", str(committee_id))] + ([("Year", str(year))] if year else [])
    return _join(base_directory(base), "ieListMeetings.aspx", query)


def meeting(base: str, committee_id: str | int | None, meeting_id: str | int) -> str:
    """One meeting with its agenda, decisions and minutes."""
    query = ([("CId", str(committee_id))] if committee_id else []) + [("MId", str(meeting_id))]
    return _join(base_directory(base), "ieListDocuments.aspx", query)


def item(base: str, item_id: str | int) -> str:
    """One agenda item with its whole text."""
    return _join(base_directory(base), "mgAi.aspx", [("ID", str(item_id))])


def decision(base: str, decision_id: str | int) -> str:
    """One decision record."""
    return _join(base_directory(base), "ieDecisionDetails.aspx", [("ID", str(decision_id))])


def meeting_attendance(base: str, meeting_id: str | int) -> str:
    """Who was at a meeting."""
    return _join(base_directory(base), "mgMeetingAttendance.aspx", [("ID", str(meeting_id))])


def person(base: str, user_id: str | int) -> str:
    """One councillor or officer."""
    return _join(base_directory(base), "mgUserInfo.aspx", [("UID", str(user_id))])


def decision_register(base: str, since: date, until: date) -> str:
    """Decisions *published* from `since` to `until`, both included (section 3.7)."""
    fixed = {"ACT": "Find", "RP": "0", "K": "0", "V": "0", "DM": "0", "HD": "0", "DS": "2", "Next": "true"}
    query = [("DR", f"{_day(since)}-{_day(until)}"), *fixed.items(), ("META", "mgdelegateddecisions")]
    return _join(base_directory(base), "mgDelegatedDecisions.aspx", query)


def officer_decisions(base: str, since: date, until: date) -> str:
    """Officer decisions published in a window; a subset of the register."""
    fixed = {"ACT": "Find", "K": "0", "DM": "0", "DEP": "0", "PH": "0", "LO": "0", "C3": "0", "Next": "true"}
    query = [("FULL", "1"), ("BAM", "1"), ("DR", f"{_day(since)}-{_day(until)}"), *fixed.items()]
    return _join(base_directory(base), "mgListOfficerDecisions.aspx", query)


def committees_xml(base: str) -> str:
    """Every committee, deleted and expired ones too."""
    return _join(base_directory(base), f"{SERVICE_PATH}/GetCommittees", [])


def meetings_xml(base: str, committee_id: str | int, since: date, until: date) -> str:
    """Meetings of a committee (0: of all) in a window."""
    query = [("lCommitteeId", str(committee_id)), ("sFromDate", _day(since)), ("sToDate", _day(until))]
    return _join(base_directory(base), f"{SERVICE_PATH}/GetMeetings", query)


def meeting_xml(base: str, meeting_id: str | int) -> str:
    """One meeting with the full text of every item."""
    return _join(base_directory(base), f"{SERVICE_PATH}/GetMeeting", [("lMeetingId", str(meeting_id))])


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def windows(since: date, until: date, months: int = 6) -> list[tuple[date, date]]:
    """Cut `since` … `until` (both included) into windows of at most `months`; empty if `since` is later."""
    cut = []
    while since <= until:
        month = since.month - 1 + months
        start = date(since.year + month // 12, month % 12 + 1, 1)
        end = min(start - timedelta(days=1), until)
        cut.append((since, end))
        since = end + timedelta(days=1)
    return cut


def halves(window: tuple[date, date]) -> list[tuple[date, date]]:
    """Cut a window that failed in two; a window of one day stays one (section 1.4)."""
    since, until = window
    if since >= until:
        return [window]
    middle = since + (until - since) // 2
    return [(since, middle), (middle + timedelta(days=1), until)]
