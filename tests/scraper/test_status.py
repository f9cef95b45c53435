"""`minutes status`: which alarms a site sets off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.errors import ArchiveUnwritable, MinutesError, MixedArchive, SiteRefuses, UsageError
from archive.pages import PageRead
from archive.records import Absence, Parsed, Problem, Site
from archive.store import Archive
from scraper.job import Job, Receipt
from scraper.status import status_of
from tests.conftest import Run

LONG_AGO, BEFORE, NIGHT = (f"2026-{day}T02:00:00+00:00" for day in ("01-02", "06-01", "06-02"))
TODAY = date(2026, 6, 2)
UNREAD, LABEL = "could not be read", "decision: unknown label 'Ward code' kept in other_fields"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Four hundred pages crawled long ago, and a refresh tonight."""
    with Archive(tmp_path / "archive.db") as opened:
        opened.save([Parsed(records=(Site(id="x", site="x", name="X", base_url="https://x.example/"),))], LONG_AGO)
        read(opened, range(400), LONG_AGO)
        for at in (LONG_AGO, NIGHT):
            crawled(opened, "x", at, "done")
        yield opened


def read(archive: Archive, numbers: range, at: str, problem: str | None = None) -> None:
    for number in numbers:
        url = f"https://x.example/ieDecisionDetails.aspx?ID={number}"
        page = PageRead(url=url, site="x", page="decision", fingerprint=at, parser_version="1")
        found = (Problem(stage="parse", message=problem, record_id=f"x/decision/{number}", url=url),) if problem else ()
        archive.save([Parsed(problems=found)], at, number, page)


def crawled(archive: Archive, site: str, at: str, outcome: str) -> None:
    archive.add_crawl({"id": f"{site} {at}", "site": site, "started_at": at, "finished_at": at, "outcome": outcome,
                       "mode": "refresh", "scope": {}})  # fmt: skip


def alarms(archive: Archive) -> list[str]:
    return [alarm for each in status_of(archive.db, TODAY) for alarm in each.alarms]


@pytest.mark.parametrize(("misread", "message", "is_alarm"), [
    (12, UNREAD, True),  # of the twenty pages of a night, not of the four hundred of the site
    (3, UNREAD, False),  # some page is always odd
    (12, LABEL, True),  # a label that nobody has seen before
])  # fmt: skip
def test_a_refresh_that_does_not_understand_what_it_sees_is_an_alarm(
    archive: Archive, misread: int, message: str, is_alarm: bool
) -> None:
    read(archive, range(misread, 20), NIGHT)
    read(archive, range(misread), NIGHT, message)
    assert [alarm.partition(":")[0] for alarm in alarms(archive)] == ["changed shape"] * is_alarm


def test_a_label_that_was_always_there_is_no_change(archive: Archive) -> None:
    read(archive, range(100, 101), LONG_AGO, LABEL)
    read(archive, range(20), NIGHT, LABEL)
    assert alarms(archive) == []


def test_a_site_that_gave_nothing_is_shown_with_its_reason(archive: Archive) -> None:
    gap = Absence(record_id="y", field="page", reason="blocked", detail="Y: robots.txt asks robots to stay away")
    archive.save([Parsed(absences=(gap,))], BEFORE)
    crawled(archive, "y", BEFORE, "refused")
    found = {each.site: each for each in status_of(archive.db, TODAY)}
    assert found["y"].alarms == ("never crawled whole: Y: robots.txt asks robots to stay away",)
    later = {each.site: each for each in status_of(archive.db, date(2026, 9, 1))}
    assert later["y"].alarms == ()


def test_a_name_that_the_archive_does_not_hold_is_said(archive: Archive, minutes: Run) -> None:
    done = minutes("status", "x", "nosuch")
    assert done.returncode == 2
    assert "holds no site nosuch" in done.stderr


@pytest.mark.parametrize(("error", "words"), [
    (SiteRefuses("X: robots.txt asks robots to stay away"), "X: robots.txt asks robots to stay away"),
    (UsageError("x has no committee 'zz'."), "x has no committee 'zz'."),
    (MixedArchive("/home/me/archive.db holds the fictional Corvedon"), "made-up councils"),
    (ArchiveUnwritable("Cannot write /home/me/archive.db: disk full"), "it broke off"),
    (MinutesError("x: the crawl broke off: OSError: /home/me/x"), "it broke off"),
])  # fmt: skip
def test_why_a_crawl_ended_is_published_without_the_names_of_files(error: MinutesError, words: str) -> None:
    job = Job.__new__(Job)
    job.error, job.receipt = error, Receipt()
    assert words in (job.why() or "")
    assert "/home" not in (job.why() or "")


def test_a_site_that_was_read_and_then_refused_says_when_and_why(archive: Archive, minutes: Run) -> None:
    archive.add_crawl({"id": "x later", "site": "x", "started_at": "2026-06-02T03:00:00+00:00", "outcome": "refused",
                       "detail": "X is switched off: the council asked. Nothing was asked.", "scope": {}})  # fmt: skip
    [found] = status_of(archive.db, TODAY)
    assert (found.last_crawl, found.last_outcome) == ("2026-06-02T03:00:00+00:00", "refused")
    assert found.last_good_crawl == NIGHT
    done = minutes("status")
    assert "x: refused on 2026-06-02 03:00: X is switched off: the council asked." in done.stdout
