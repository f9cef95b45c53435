"""When a page does not come: what that is called, what is kept of it, and what to ask for in its place. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from archive.errors import MinutesError, NotModernGov, SiteRefuses, SiteUnreachable
from archive.ids import record_id
from archive.records import NOTICE, Absence, Failure, Link, Parsed, Problem, Site
from scraper import addresses, urls
from scraper.list_links import DOUBTED, YEAR
from scraper.listing import Listing, number_of
from scraper.version import version
from scraper.wanted import AGAIN, SERVICE_LISTS, Probed, again

# verdict of a fetch → reason of an absence
REASONS = {
    "robots": "blocked",
    "blocked": "blocked",
    "gone": "not_published",
    "failed": "fetch_failed",
    "error": "fetch_failed",
    "not_moderngov": "fetch_failed",
    "not_xml": "fetch_failed",
    "unreadable": "unreadable",
    "stopped": "not_fetched",
    "redacted": "redacted",
}
UNTOLD = frozenset(("gone", "stopped", "redacted"))  # no fault where another page stands in
FAILING = REASONS.keys() - {"stopped", "redacted"}  # the page itself failed: it is tried again
WORDS = {
    "robots": "robots.txt asks robots to stay away",
    "blocked": "the site refused",
    "gone": "the site says the page does not exist",
    "failed": "no answer",
    "error": "the site answered with an error",
    "not_moderngov": "what came is not a ModernGov page",
    "not_xml": "what came is not the XML asked for",
    "unreadable": "the page came and could not be read",
    "stopped": "not asked for",
    "redacted": "taken out for good",
}
# page type → kind of the record it is the page of
RECORD_PAGES = {
    "committee": "committee", "meeting": "meeting", "xml_meeting": "meeting", "item": "item", "decision": "decision",
    "document": "document", "old_meeting": "meeting", "person": "person", "issue": "issue", "plan": "plan",
}  # fmt: skip
# page about a part of a record → the context that names the record, and the part
PARTS = {
    "meeting_attendance": ("meeting_id", "attendance"), "recorded_votes": ("item_id", "recorded_votes"),
    "document_pack": ("meeting_id", "packs"), "reasons_restricted": ("record_id", "restrictions"),
    "issue_decisions": ("issue_id", "decisions"), "issue_meetings": ("issue_id", "meetings"),
    "member_attendance": ("person_id", "attendance"),
}  # fmt: skip
SHORTEST_WINDOW = timedelta(days=14)


def site_error(site: Site, probed: Mapping[str, Probed]) -> MinutesError | None:
    """Why a site cannot be crawled at all, or None where one of its two doors is open."""
    if any(probe.verdict == "ok" for probe in probed.values()):
        return None
    page = probed.get("committee_list") or Probed("failed", "no answer", site.base_url or "")
    if page.verdict == "robots":
        return SiteRefuses(
            f"{site.name}: {page.detail or WORDS['robots']}: {page.url}."
            " Nothing was fetched; ask the council for leave."
        )
    if page.verdict == "blocked":
        return SiteRefuses(
            f"{site.name}: {page.url} refused us ({page.detail})."
            " It is kept as blocked, not as empty; try later or ask the council."
        )
    if page.verdict == "failed":
        return SiteUnreachable(
            f"{site.name}: {page.url} cannot be reached: {page.detail}. Check the address, or try later."
        )
    return NotModernGov(
        f"{page.url} is not a ModernGov site ({page.detail}; {WORDS.get(page.verdict, page.verdict)})."
        " Give the address of the page that lists committees, without its last part."
    )


def gap_of(link: Link, site: Site) -> tuple[str, str]:
    """The record and field that are missing while a page is not here."""
    context = link.context
    if link.page == "document":
        return context.get("record_id") or record_of(link.url, site) or site.id, "sha256"
    if link.page in PARTS:
        name, field = PARTS[link.page]
        return context.get(name, site.id), field
    if link.page == "declarations":
        committee = context.get("committee")
        return (record_id(site.id, "committee", committee) if committee else site.id), "declarations"
    if link.page in ("meeting_list", "xml_meetings", "xml_meetings_by_date"):
        committee = context.get("committee", "0")
        name = f"meetings of {context[YEAR]}" if YEAR in context else "meetings"
        return (site.id if committee == "0" else record_id(site.id, "committee", committee)), name
    if link.page == "decision_register":
        return site.id, f"decisions published {context['since']} to {context['until']}"
    own = record_of(link.url, site)
    return (own, "page") if own else (site.id, link.page)


def absences_of(link: Link, verdict: str, detail: str, site: Site, *, has_substitute: bool) -> Parsed:
    """The gap a page leaves, the failure to be tried again, and the problem. Where another page stands in for it there
    is no gap, and one notice of the site for all pages of that type.

    A page that the site itself lists and then does not have is a failure; a page type it lacks is not published.
    """
    key, field = gap_of(link, site)
    words = f"{WORDS.get(verdict, verdict)} ({detail})" if detail else WORDS.get(verdict, verdict)
    is_lacking = verdict == "gone" and key == site.id  # a page type that is not installed is no fault
    reason = "fetch_failed" if verdict == "gone" and key != site.id else REASONS.get(verdict, "fetch_failed")
    failures = (failure_of(link, reason, words, site, is_replaced=has_substitute),) if verdict in FAILING else ()
    if has_substitute:
        told = f"{link.page}: {words}; another page is read in its place"
        replaced = Problem(stage=NOTICE, message=told, record_id=site.id, url=link.url)
        return Parsed(failures=failures, problems=() if verdict in UNTOLD else (replaced,))
    problem = Problem(stage="fetch", message=f"{link.page}: {words}", record_id=key, url=link.url)
    return Parsed(
        failures=failures,
        absences=(Absence(record_id=key, field=field, reason=reason, detail=words),),
        problems=() if is_lacking or verdict in ("stopped", "redacted") else (problem,),
    )


def failure_of(link: Link, reason: str, words: str, site: Site, *, is_replaced: bool = False) -> Failure:
    """A page that is not here, by its canonical address, with the gap that it leaves."""
    ref = urls.classify(link.url, site.base_url or "")
    key, field = gap_of(link, site)
    return Failure(
        url=ref.url if ref else link.url, site=site.id, page=link.page, record_id=key, field=field, reason=reason,
        context={name: value for name, value in link.context.items() if name != AGAIN}, detail=words,
        parser_version=version() if reason == "unreadable" else None, is_replaced=is_replaced,
    )  # fmt: skip


def instead_of(link: Link, listing: Listing, verdict: str = "failed") -> Iterator[Link]:
    """What can stand in for a page that did not come. A site that refuses is not asked more narrowly."""
    if verdict == "stopped":
        return
    if link.page == "committee_list" and not link.context:
        url = addresses.committee_structure(listing.base_url)
        yield Link(url=url, page="committee_list", why="its other name", context={"alias": "yes"})
    elif link.page == "xml_meeting" and "meeting_id" in link.context:
        ids = (number_of(link.context.get(key, "")) for key in ("committee_id", "meeting_id"))
        page = listing.meeting_page(*ids)
        yield again(page, page.why) if AGAIN in link.context else page
    elif link.page == "xml_meetings" and "since" in link.context:
        yield listing.meetings_by_date(link)
    elif link.page in SERVICE_LISTS and DOUBTED in link.context:
        yield from listing.own_lists_for(link, Parsed())  # the other list was read, and named nothing
    elif link.page in SERVICE_LISTS:
        wanted = listing.committees if link.context["committee"] == "0" else [link.context["committee"]]
        yield from (listing.meeting_list(committee) for committee in wanted)
    elif link.page == "decision_register" and verdict in ("failed", "error", "unreadable"):
        yield from _halves(link, listing)
    elif link.page == "decision_register" and verdict == "gone" and "register" not in link.context:
        yield listing.officer_register(link)


def describe_fault(error: BaseException | None) -> str:
    """A fault of our own, for the person who will mend it."""
    return f"{type(error).__name__}: {error}".splitlines()[0][:200]


def _halves(link: Link, listing: Listing) -> Iterator[Link]:
    """Wide windows die on slow sites: two of half the width, down to a fortnight."""
    since, until = date.fromisoformat(link.context["since"]), date.fromisoformat(link.context["until"])
    if until - since >= SHORTEST_WINDOW:
        yield from (listing.register(*window) for window in addresses.halves((since, until)))


def record_of(url: str, site: Site) -> str | None:
    """The id of the record that an address is the page of, or None where it is of no record."""
    ref = urls.classify(url, site.base_url or "")
    kind = RECORD_PAGES.get(ref.page) if ref else None
    return record_id(site.id, kind, ref.ids[kind]) if ref and kind and kind in ref.ids else None
