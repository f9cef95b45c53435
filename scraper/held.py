"""What an archive holds of a site before a crawl, and what is settled at its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sqlite_utils import Database

from archive.evidence import Evidence
from archive.pages import is_unchanged, known_pages, lost_records, mark_gone
from archive.records import Link, Problem, Site
from archive.standing import failed_fetches, last_good_crawl, left_out, meetings_read, scopes_asked
from scraper.listing import MEETING_LISTS, PROBE_PAGES
from scraper.plan import Scope, default_since, scope_of
from scraper.reading import page_read
from scraper.wanted import AGAIN, LEFT_OUT, Held, again

LONGEST_WAIT = 30  # days between two tries of a page that keeps failing
RETRIED = frozenset(
    ("meeting", "xml_meeting", "old_meeting", "item", "decision", "document", "meeting_attendance", "recorded_votes",
     "committee", "person", "issue", "plan", "declarations", "document_pack", "reasons_restricted", "issue_decisions",
     "issue_meetings", "member_index", "xml_councillors", "plans", "plan_list")
)  # fmt: skip


def held_of(db: Database, evidence: Evidence, site: Site, now: str) -> Held:
    """Meetings and pages read, what failed and is to be tried again, and the day of the last whole crawl."""
    last = last_good_crawl(db, site.id)
    failed = list(_failed(db, evidence, site, now))
    return Held(
        meetings={meeting.id: meeting for meeting in meetings_read(db, site.id)},
        left_out=frozenset(left_out(db, site.id, LEFT_OUT)),
        pages=list(known_pages(db, site.id)),
        retries=[link for link, is_due in failed if is_due],
        failing=frozenset(link.url for link, _ in failed),
        last_crawl=datetime.fromisoformat(last).date() if last else None,
    )


def _failed(db: Database, evidence: Evidence, site: Site, now: str) -> Iterator[tuple[Link, bool]]:
    """Pages that fail, and whether to try them tonight: what has failed for a week is tried again after a week."""
    today = datetime.fromisoformat(now).date()
    for fetch_id, since in failed_fetches(db, site.id):
        fetch = evidence.fetch(fetch_id)
        if fetch is None or fetch.page not in RETRIED:
            continue
        last = evidence.last_fetch(fetch.canonical_url, verdict=None) or fetch
        tried = datetime.fromisoformat(last.at).date()
        is_due = (today - tried).days >= wait_of(datetime.fromisoformat(since).date(), tried)
        yield (
            again(Link(url=fetch.canonical_url, page=fetch.page, why="", context=fetch.context), "failed before"),
            is_due,
        )


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
    problems = []
    for lost in lost_records(db, site):
        if lost.is_marked or accepts_losses:
            mark_gone(db, lost, at)
            continue
        words = (
            f"{len(lost.ids):,} of {lost.live:,} {lost.table.replace('_', ' ')} are on no page any more: too many to be"
            " believed at once, so they stay. Look at the site; `minutes refresh --accept-losses` marks them as gone."
        )
        problems.append(Problem(stage="gone", message=words, record_id=site))
    return problems


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
