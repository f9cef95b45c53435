"""Run crawls: one site after another in one process, each to its end or to the reason why not."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from archive.errors import (
    DONE,
    DONE_WITH_PROBLEMS,
    MinutesError,
    MixedArchive,
    SiteError,
    SiteSwitchedOff,
)
from archive.evidence import Evidence
from archive.progress import Progress
from archive.store import Archive
from scraper.compared import describe
from scraper.courtesy import REFUSED
from scraper.garbage import looked_for_by_page
from scraper.held import cut_off_scope, scope_of_refresh
from scraper.job import REFRESH, Job
from scraper.ledger import catch_up
from scraper.manners import Manners
from scraper.pace import HostPace, pace_folder
from scraper.plan import Scope
from scraper.settings import delay_for, is_loopback, settings_for, user_agent
from scraper.sites import SiteSpec, host_group
from scraper.spiders.moderngov import STAGE_OF, ModernGovSpider

STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What every crawl of one command shares: where it writes, its clock, and how it introduces itself."""

    evidence: Evidence
    archive: Archive
    clock: Callable[[], datetime]
    progress: Progress
    contact: str | None
    delay: float | None
    timeout: float | None = None
    is_night_only: bool = False


def refresh_job_for(spec: SiteSpec, desk: Desk, *, budget: int | None, accepts_losses: bool) -> Job:
    """The refresh of a site the archive holds, within the dates its crawls were asked for."""
    catch_up(desk.evidence, desk.archive)
    cut_off = cut_off_scope(desk.evidence, spec.slug)
    if cut_off is not None:  # a crawl comes to its end before anything is kept fresh: what it lacks is on no list
        return job_for(spec, cut_off, desk)
    job = job_for(spec, scope_of_refresh(desk.archive.db, spec.slug, desk.clock().date()), desk)
    job.mode, job.budget, job.accepts_losses = REFRESH, budget, accepts_losses
    return job


def job_for(spec: SiteSpec, scope: Scope, desk: Desk) -> Job:
    """The crawl of one site; it has its `error` already where nothing may be asked at all."""
    catch_up(desk.evidence, desk.archive)
    manners = manners_for(spec, desk)
    return Job(
        manners=manners, error=refusal(spec, manners, desk.archive),
        pace=HostPace(pace_folder(), manners.host_group, desk.clock) if manners.is_paced else None,
        site=spec.site, councils=spec.councils, scope=scope, evidence=desk.evidence, archive=desk.archive,
        clock=desk.clock, progress=desk.progress, user_agent=user_agent(desk.contact),
        delay=manners.delay,
    )  # fmt: skip


def refusal(spec: SiteSpec, manners: Manners, archive: Archive) -> MinutesError | None:
    """Why a site is not asked at all: its owner's wish, or an archive that holds the sample council."""
    if manners.switched_off:
        who = spec.council or spec.slug
        return SiteSwitchedOff(f"{who} is switched off: {manners.switched_off}. Nothing was asked.")
    try:
        if not is_loopback(spec.base_url):
            archive.refuse_mixture(is_fictional=False)
    except MixedArchive as error:
        return error
    return None


def manners_for(spec: SiteSpec, desk: Desk) -> Manners:
    """How a site of the register is to be treated by the crawls of one command."""
    return Manners(
        host_group=spec.host_group or host_group(spec.base_url), delay=delay_for(spec.base_url, desk.delay),
        permission=spec.permission, switched_off=spec.off_reason if spec.is_off else "",
        certificate=spec.certificate_path, is_night_only=desk.is_night_only, is_near=is_loopback(spec.base_url),
    )  # fmt: skip


def crawl(jobs: Sequence[Job], desk: Desk) -> None:
    """Crawl the sites of `jobs`, one after another; what came of each is in its receipt and its `error`.

    Starts and ends the event loop, so it can be called once in a process. Ctrl-C ends the crawl after the request in
    flight; what was gathered stays.
    """
    process = AsyncCrawlerProcess({"LOG_ENABLED": False, "LOG_INSTALL_ROOT_HANDLER": False})

    async def run() -> None:
        for job in jobs:
            if any(before.outcome == STOPPED for before in jobs):
                return
            if job.error is not None:
                job.refuse()
                continue
            manners = job.manners
            settings = settings_for(
                job.site.base_url or "", desk.contact, desk.delay, timeout=desk.timeout,
                permission=manners.permission, certificate=manners.certificate,
            )  # fmt: skip
            await _crawl_site(process, job, settings)

    task = asyncio.get_event_loop().create_task(run())
    before = signal.getsignal(signal.SIGINT)
    with looked_for_by_page():
        process.start()
    signal.signal(signal.SIGINT, before)  # Scrapy's own stays otherwise, and Ctrl-C would do nothing afterwards
    if task.done() and not task.cancelled():
        task.result()  # an error of our own must not pass for a crawl that found nothing


async def _crawl_site(process: AsyncCrawlerProcess, job: Job, settings: dict[str, Any]) -> None:
    job.begin()
    crawler = Crawler(ModernGovSpider, settings)
    await process.crawl(crawler, job=job)
    for stage in ("lists", *dict.fromkeys(STAGE_OF.values())):
        job.progress.end(stage)
    if isinstance(job.error, SiteError):
        job.note_refusal()
    job.finish(outcome(job, (crawler.stats.get_value("finish_reason") if crawler.stats else None) or "finished"))


def outcome(job: Job, finish_reason: str) -> str:
    """One word or three for how a crawl ended."""
    if job.error is not None:
        return REFUSED if isinstance(job.error, SiteError | MixedArchive) else "failed"
    if finish_reason == REFUSED:
        return REFUSED
    if finish_reason != "finished":
        return STOPPED
    return "done with problems" if job.problems or job.receipt.failed or job.receipt.refused else "done"


def report(job: Job, progress: Progress) -> None:
    """The crawl in a few lines for the reader: what was asked, what was the same, what is new."""
    receipt = job.receipt
    if job.error is not None and not job.was_asked:
        return
    progress.say(
        f"{job.site.id}: {receipt.requests:,} requests, {receipt.bytes / 1e6:.1f} MB;"
        f" {receipt.unchanged:,} pages unchanged, {receipt.reused:,} pages and papers already held;"
        f" {receipt.refused:,} refused, {receipt.failed:,} failed."
    )
    lines = receipt.applied.describe(job.manners, receipt.forbidden, receipt.waited)
    for line in (*lines, *filter(None, [describe(receipt.compared)])):
        progress.say(f"  {line}")
    new, changed, unchanged = receipt.saved.new, receipt.saved.changed, receipt.saved.unchanged
    if job.error is not None or not job.outcome:
        return
    if not new and not changed:
        progress.say(f"  nothing new: all {unchanged.total():,} rows are unchanged")
        return
    for table in sorted({*new, *changed}):
        progress.say(
            f"  {table.replace('_', ' ')}: {new[table]:,} new, {changed[table]:,} changed,"
            f" {unchanged[table]:,} unchanged"
        )


def ending(jobs: Sequence[Job], unread: int = 0) -> tuple[int, list[str]]:
    """Exit code and last lines: one for each site that could not be crawled, one where something is missing.

    `unread` is the number of texts that extraction could not read.
    """
    lines = [f"Error: {job.error}" for job in jobs if job.error is not None]
    if len(lines) == len(jobs):
        return next(job.error.exit_code for job in jobs if job.error is not None), lines
    stopped = [job.site.id for job in jobs if job.outcome in (STOPPED, "")]
    if stopped:
        lines.append(f"Stopped before the end of {', '.join(stopped)}. The same command goes on from there.")
    lines += [
        f"{job.site.id} was given up before its end: {job.receipt.applied.gave_up}."
        " What was not come to is noted as not fetched; the same command goes on from there, tomorrow say."
        for job in jobs
        if job.error is None and job.receipt.applied.gave_up
    ]
    gaps = sum(job.problems for job in jobs) + unread
    if gaps:
        lines.append(f"Done, with {gaps:,} problems: see the tables problems and absences.")
    return (DONE_WITH_PROBLEMS if lines else DONE), lines
