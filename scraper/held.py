"""What an archive holds of a site before a crawl, and what is settled at its end."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from archive.evidence import Evidence
from archive.failures import NEWEST_COUNTS, failing_pages
from archive.losses import doubt, lost_records, mark_gone
from archive.moved import move_records
from archive.pages import addresses_outside, is_unchanged, known_pages, move_page
from archive.records import Link, Problem, Site
from archive.standing import (
    failed_fetches,
    last_good_crawl,
    last_good_end,
    left_out,
    meetings_read,
    scopes_asked,
)
from scraper.due import SWEEP_DAYS
from scraper.listing import MEETING_LISTS, PROBE_PAGES
from scraper.plan import Scope, default_since, scope_of
from scraper.reading import page_read
from scraper.version import version
from scraper.wanted import AGAIN, LEFT_OUT, Held, again, at_home

LONGEST_WAIT = 30  # days between two tries of a page that keeps failing
RETRIED = frozenset(
    ("meeting", "xml_meeting", "old_meeting", "item", "decision", "document", "meeting_attendance", "recorded_votes",
     "committee", "person", "issue", "plan", "declarations", "document_pack", "reasons_restricted", "issue_decisions",
     "issue_meetings", "member_index", "xml_councillors", "plans", "plan_list", "decision_register", *MEETING_LISTS)
)  # fmt: skip


def held_of(db: Database, evidence: Evidence, site: Site, now: str) -> Held:
    """Meetings and pages read, what failed and is to be tried again, and the day of the last whole crawl."""
    last, pages = last_good_crawl(db, site.id), list(known_pages(db, site.id))
    failed = [*_failing(db, site, now, {page.url for page in pages}), *_failed_before(db, evidence, site, now)]
    return Held(
        meetings={meeting.id: meeting for meeting in meetings_read(db, site.id)},
        left_out=frozenset(left_out(db, site.id, LEFT_OUT)),
        pages=pages,
        retries=[each.link for each in failed if each.is_due],
        failing=frozenset(each.link.url for each in failed),
        reread=frozenset(each.link.url for each in failed if each.is_unread_by_older),
        ended=frozenset(_ended_lists(db, site, now)),
        last_crawl=datetime.fromisoformat(last).date() if last else None,
    )


@dataclass(frozen=True, slots=True)
class _Failed:
    """A page that fails, and whether to try it tonight; the parser may have changed since it could not read it."""

    link: Link
    is_due: bool
    is_unread_by_older: bool = False


def _failing(db: Database, site: Site, now: str, known: Set[str]) -> Iterator[_Failed]:
    """What fails: what has failed for a week is tried again after a week.

    What another page stood in for, or the site does not have, is tried only where it was read before.
    """
    for each in failing_pages(db, site.id):
        is_missed = each.url in known or not (each.is_replaced or each.reason == "not_published")
        if is_missed and each.page not in NEWEST_COUNTS and (each.page in RETRIED or each.url in known):
            link = again(Link(url=each.url, page=each.page, why="", context=each.context), "failed before")
            is_older = each.reason == "unreadable" and each.parser_version != version()
            yield _Failed(link, is_older or _is_due(each.seen_at, each.tried_at, now), is_older)


def _ended_lists(db: Database, site: Site, now: str) -> Iterator[str]:
    """Committees' own lists that were not there when they were asked for beside the XML service: one that has ended may
    have none. They are asked for again as seldom as any page."""
    for each in failing_pages(db, site.id):
        days = (datetime.fromisoformat(now).date() - datetime.fromisoformat(each.tried_at).date()).days
        if each.page == "meeting_list" and each.is_replaced and days < SWEEP_DAYS:
            yield each.url


def _failed_before(db: Database, evidence: Evidence, site: Site, now: str) -> Iterator[_Failed]:
    """What fails in an archive of an earlier version, which did not keep the addresses of what failed."""
    for fetch_id, since in failed_fetches(db, site.id):
        fetch = evidence.fetch(fetch_id)
        if fetch is None or fetch.page not in RETRIED:
            continue
        last = evidence.last_fetch(fetch.canonical_url, verdict=None) or fetch
        link = again(Link(url=fetch.canonical_url, page=fetch.page, why="", context=fetch.context), "failed before")
        yield _Failed(link, _is_due(since, last.at, now))


def _is_due(since: str, tried: str, now: str) -> bool:
    first, last, today = (datetime.fromisoformat(each).date() for each in (since, tried, now))
    return (today - last).days >= wait_of(first, last)


def wait_of(since: date, tried: date) -> int:
    """Days to wait after the last try: as long as it has failed for, from a day to a month."""
    return max(1, min(LONGEST_WAIT, (tried - since).days))


def cut_off_links(db: Database, evidence: Evidence, site: Site, resumes: int | None) -> Iterator[Link]:
    """Pages that crawls fetched from `resumes` on, which were cut off: what they lead to may not have been asked.

    Evidence answers for them. A page that was the same as before those crawls led to nothing then either.
    """
    crawls = [each.id for each in evidence.crawls() if each.site == site.id and resumes and each.id >= resumes]
    kept = [fetch for crawl_id in crawls for fetch in evidence.fetches(crawl_id)]
    for fetch in {fetch.canonical_url: fetch for fetch in kept if fetch.verdict == "ok"}.values():
        context = {name: value for name, value in fetch.context.items() if name != AGAIN}
        link = Link(url=fetch.canonical_url, page=fetch.page, why="kept by a run that was cut off", context=context)
        page = page_read(link, {"canonical": link.url, "fingerprint": fetch.mark}, site)
        first = None if fetch.page == "document" else kept[0].id  # a paper leads nowhere
        if fetch.page not in ASKED_FIRST and not is_unchanged(db, page, before=first):
            yield link


ASKED_FIRST = frozenset(("robots", *PROBE_PAGES, "whats_new", "decision_register", *MEETING_LISTS))
"""What every refresh asks for of its own accord, before anything else."""


def settle_losses(db: Database, site: str, at: str, accepts_losses: bool) -> list[Problem]:
    """Mark as gone what no page of the site shows any more; say what was too much to be believed."""
    problems, since = [], last_good_end(db, site)
    for lost in lost_records(db, site):
        if lost.is_marked or accepts_losses:
            firm = lost.ids if accepts_losses else [key for key in lost.ids if key not in lost.doubted]
            mark_gone(db, replace(lost, ids=firm), at)
            continue
        doubt(db, lost, at, since)
        words = (
            f"{len(lost.ids):,} of {lost.live:,} {lost.table.replace('_', ' ')} are on no page any more: too many to be"
            " believed at once, so they stay. Look at the site; `minutes refresh --accept-losses` marks them as gone."
        )
        problems.append(Problem(stage="gone", message=words, record_id=site))
    return problems


def take_along(db: Database, site: Site) -> None:
    """A site that has moved takes its pages and records along: they are known by the address that they have now."""
    move_records(db, site.id, site.base_url or "")
    for url in addresses_outside(db, site.id, site.base_url or ""):
        if (new := at_home(url, site.base_url or "")) != url:
            move_page(db, url, new)


def scope_of_refresh(db: Database, site: str, today: date) -> Scope:
    """The dates a site's crawls were asked for at their widest, up to what is called today.

    One committee where never more was asked; papers as at the last.
    """
    asked = scopes_asked(db, site)
    since = min((date.fromisoformat(each["since"]) for each in asked), default=default_since(today))
    committees = {each.get("committee") for each in asked}
    committee = committees.pop() if len(committees) == 1 else None
    has_papers = bool(asked[-1].get("documents", True)) if asked else True
    return scope_of(today, since, None, committee, None, has_papers)


def cut_off_scope(evidence: Evidence, site: str) -> Scope | None:
    """What the crawl was asked for that was cut off before it came to its end; None where none was."""
    first = evidence.unfinished_crawl(site)
    for crawl in evidence.crawls():
        if first is not None and crawl.site == site and crawl.id >= first and crawl.options.get("mode") != "refresh":
            asked = crawl.options["scope"]
            return Scope(
                date.fromisoformat(asked["since"]), date.fromisoformat(asked["until"]), asked.get("committee"),
                asked.get("limit"), bool(asked.get("documents", True)), datetime.fromisoformat(crawl.started_at).date(),
            )  # fmt: skip
    return None
