"""Finds out with at most five requests what a site is and has: `minutes sites check`.

The five are spent where they tell most: robots.txt, the list of committees, `GetCommittees`, then the service's own
list of operations where there is a service, one committee's meetings, and a meeting where a request is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urljoin

from archive.evidence import Evidence
from archive.fetch import Fetch
from archive.records import Committee, Link, Meeting, Parsed, Site
from archive.rows import RECORD_TABLES
from scraper import addresses, html, urls, webservice
from scraper.check import STATES, WSDL, Candidate, Check, Reading
from scraper.client import NOT_ASKED, Answer, Client
from scraper.listing import PROBE_PAGES
from scraper.paths import ALL, OPERATIONS
from scraper.reading import read_page
from scraper.verdict import GONE, OK

LIMIT = 5
OFTEN_MEETING = ("cabinet", "executive", "council", "planning", "cyngor", "cabinet")
OTHER_LANGUAGE = re.compile(r"[?&]LLL=", re.IGNORECASE)
RECENT = timedelta(days=365)


def probe(site: Site, client: Client, today: date, kept: list[Answer] | None = None) -> Check:
    """Look at a site; answers are appended to `kept` where given. Never raises for anything a site does."""
    base = urls.base_directory(site.base_url or "")
    found = Check(site=site, base_url=base, today=today, permission=client.permission)
    for link in _questions(found):
        answer = client.ask(link.url, link.page)
        if answer.verdict == NOT_ASKED:
            break
        if kept is not None:
            kept.append(answer)
        _read(found, link, answer)
    found.requests = list(client.requests)
    return found


def keep(answers: list[Answer], site: Site, at: str, evidence: Evidence) -> None:
    """Keep answers in evidence.db.

    They belong to no crawl and their address is marked, so that no crawl takes them for its own and reads less.
    """
    for answer in answers:
        fetch = Fetch(
            url=answer.url, canonical_url=f"{answer.asked}#check", site=site.id, page=answer.page, at=at,
            verdict=answer.verdict, status=answer.status, headers=dict(answer.headers), detail=answer.detail,
        )  # fmt: skip
        evidence.add_fetch(fetch, answer.body if answer.status is not None else None)


# ---------------------------------------------------------------- what to ask


def _questions(found: Check) -> Iterator[Link]:
    """The next thing worth asking, given what has come so far."""
    yield _link("committee_list", addresses.committee_list(found.base_url))
    yield _link("xml_committees", addresses.committees_xml(found.base_url))
    if found.state == STATES[GONE]:
        yield from _elsewhere(found)
    elif found.is_open and not found.answers("committee_list"):
        yield _link("committee_list", addresses.committee_structure(found.base_url))
    if found.answers("xml_committees"):
        yield _link(WSDL, f"{found.base_url}{urls.SERVICE_PATH}?WSDL")
    if committee := _likely(found.committees):
        yield _meetings_of(found, committee)
    if found.meetings:
        yield _meeting(found, max(found.meetings))


def _elsewhere(found: Check) -> Iterator[Link]:
    """A ModernGov that is not where it was looked for: the address itself may lead to it."""
    before = found.base_url
    yield _link("meetings_home", before)
    if found.base_url != before:
        yield _link("committee_list", addresses.committee_list(found.base_url))


def _meetings_of(found: Check, committee: str) -> Link:
    if found.answers("committee_list"):
        return _link("meeting_list", addresses.meeting_list(found.base_url, committee))
    return _link("xml_meetings", addresses.meetings_xml(found.base_url, committee, found.today - RECENT, found.today))


def _meeting(found: Check, chosen: Candidate) -> Link:
    meeting = chosen.id.rpartition("/")[2]
    if found.answers("meeting_list"):
        return _link("meeting", addresses.meeting(found.base_url, chosen.committee_id.rpartition("/")[2], meeting))
    return _link("xml_meeting", addresses.meeting_xml(found.base_url, meeting), committee_id=chosen.committee_id)


def _link(page: str, url: str, **context: str) -> Link:
    return Link(url=url, page=page, why="check", context={key: value for key, value in context.items() if value})


def _likely(committees: Mapping[str, str]) -> str | None:
    """The committee that most likely met lately, so that its list has something to read."""
    for word in OFTEN_MEETING:
        if chosen := next((key for key, name in committees.items() if word in name.casefold()), None):
            return chosen
    return next(iter(committees), None)


# ---------------------------------------------------------------- what came


def _read(found: Check, link: Link, answer: Answer) -> None:
    """Note an answer and all that it shows."""
    if link.page == "meetings_home":  # only asked for where no ModernGov was found
        found.base_url = _home_in(answer) or found.base_url
        return
    reading = Reading(answer.page, answer.url, answer.verdict, answer.detail)
    if answer.verdict == OK and link.page == WSDL:
        found.operations = _operations(answer.body)
        reading = replace(reading, found={"operations": len(found.operations)} if found.operations else {})
    elif answer.verdict == OK:
        reading = _parsed(found, link, answer, reading)
    found.readings.append(reading)


def _parsed(found: Check, link: Link, answer: Answer, reading: Reading) -> Reading:
    """A page that came, with what our parser makes of it."""
    if link.page == "committee_list":
        found.base_url = urls.base_directory(answer.url)
    site = replace(found.site, base_url=found.base_url)
    parsed = read_page(link, answer.body, answer.url, answer.headers, site)
    _remember(found, link, parsed)
    if not link.page.startswith("xml"):
        _look(found, answer)
    counts = Counter(RECORD_TABLES[type(record)].replace("_", " ") for record in parsed.records)
    return replace(reading, found=dict(counts), problems=tuple(each.message for each in parsed.problems))


def _remember(found: Check, link: Link, parsed: Parsed) -> None:
    """The committees and meetings that can be asked for next."""
    found.is_fictional = found.is_fictional or bool(parsed.facts.get("is_fictional"))
    rows = {row["id"]: row for row in parsed.facts.get("meetings") or ()}
    for record in parsed.records:
        if isinstance(record, Committee) and link.page in PROBE_PAGES and not record.is_expired:
            found.committees.setdefault(record.id.rpartition("/")[2], record.name or "")
        elif isinstance(record, Meeting) and record.id in rows and (record.date or "") <= found.today.isoformat():
            has_minutes = bool(rows[record.id].get("has_minutes"))
            found.meetings.append(Candidate(has_minutes, record.date or "", record.id, record.committee_id or ""))


def _look(found: Check, answer: Answer) -> None:
    """Frame, language, and what the page leads to."""
    page = html.parse_html(answer.body)
    frame = html.modgov(page)
    if frame is not None:
        is_standard = bool(html.some(frame, ".mgHeader, .mgSubTitle, h1.mgMainTitleTxt"))
        found.frame = "standard" if is_standard else "reverse CMS"
    found.language = "Welsh" if html.language_of(page) == "cy" else "English"
    for anchor in html.anchors(page.soup):
        found.has_other_language = found.has_other_language or bool(OTHER_LANGUAGE.search(anchor.href))
        if ref := urls.classify(anchor.href, found.base_url):
            found.linked.add(ref.page)


def _operations(body: bytes) -> list[str]:
    """The operations a service description names, ours first."""
    root = webservice.root_of(body, "definitions", lambda _: None)
    listed = webservice.children(root, "portType", "operation") if root is not None else []
    names = {name for each in listed if (name := webservice.attribute(each, "name"))}
    ours = [operation.name for operation in OPERATIONS if operation.name in names]
    return [*ours, *sorted(names - set(ours))]


def _home_in(answer: Answer) -> str | None:
    """The install directory that a page's own links lead to, on its host."""
    known = {path.name.lower() for path in ALL}
    for anchor in html.anchors(html.parse_html(answer.body).soup):
        with suppress(ValueError):  # a link that is no address
            url = urljoin(answer.url, urls.clean(anchor.href))
            if url.split("?")[0].rpartition("/")[2].lower() in known and urls.same_host(url, answer.url):
                return urls.base_directory(url)
    return None
