"""A gap goes when the page that left it was read, or when other lists show its days; and not before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.failures import covers, failing_pages
from archive.pages import PageRead, lose_page, touch
from archive.records import Absence, Failure, Parsed, Problem
from archive.store import Archive

SITE = "x"
NIGHTS = [f"2026-01-{day:02}T02:00:00+00:00" for day in range(1, 10)]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.db") as opened:
        yield opened


def read(url: str, page: str, **context: str) -> PageRead:
    return PageRead(
        url=f"https://x.example/{url}", site=SITE, page=page, fingerprint=url, parser_version="1", context=context
    )


def fail(archive: Archive, night: int, page: PageRead, gap: tuple[str, str], reason: str = "fetch_failed") -> None:
    """A page does not come: what `scraper.refusals.absences_of` says of it."""
    archive.save(
        [Parsed(
            absences=(Absence(record_id=gap[0], field=gap[1], reason=reason, detail=f"{page.url} does not come"),),
            failures=(Failure(url=page.url, site=SITE, page=page.page, record_id=gap[0], field=gap[1], reason=reason,
                              context=dict(page.context), detail=f"{page.url} does not come"),),
        )],
        NIGHTS[night], night,
    )  # fmt: skip


def come(archive: Archive, night: int, page: PageRead, *gaps: tuple[str, str], is_whole: bool = True) -> None:
    """A page comes and is read: what `scraper.reading.read_page` says of it."""
    odd = () if is_whole else (Problem(stage="parse", message="half of it is strange", url=page.url),)
    archive.save([Parsed(settled=gaps, problems=odd)], NIGHTS[night], 100 + night, page)


def gaps(archive: Archive) -> dict[tuple[str, str], str]:
    return {(row["record_id"], row["field"]): row["detail"] for row in archive.db.query("select * from absences")}


# Pages that leave one gap, all of them: the record and field that they share.
SHARED = [
    (("x", "plan_list"), read("p1", "plan_list"), read("p2", "plan_list")),
    (("x", "calendar"), read("c1", "calendar", since="2026-01-01", until="2026-01-31"),
     read("c2", "calendar", since="2026-02-01", until="2026-02-28")),
    (("x/committee/1", "meetings"), read("l1", "meeting_list", committee="1"), read("l2", "meeting_list", committee="1")),
    (("x", "meetings"), read("m1", "xml_meetings", committee="0", since="2024-01-01", until="2024-12-31"),
     read("m2", "xml_meetings", committee="0", since="2025-01-01", until="2025-12-31")),
    (("x/item/5", "recorded_votes"), read("v1", "recorded_votes"), read("v2", "recorded_votes")),
]  # fmt: skip


@pytest.mark.parametrize(("gap", "one", "other"), SHARED, ids=[gap[1] for gap, _, _ in SHARED])
def test_a_gap_stays_while_a_sibling_still_fails(
    archive: Archive, gap: tuple[str, str], one: PageRead, other: PageRead
) -> None:
    fail(archive, 0, one, gap)
    fail(archive, 0, other, gap)
    come(archive, 1, other, gap)
    assert gaps(archive) == {gap: f"{one.url} does not come"}, "with the reason of the page that still fails"
    come(archive, 2, one, gap)
    assert gaps(archive) == {}
    assert list(failing_pages(archive.db, SITE)) == []


def test_a_sibling_that_never_failed_ends_no_gap(archive: Archive) -> None:
    gap, one, other = SHARED[0]
    fail(archive, 0, one, gap)
    come(archive, 1, other, gap)
    assert list(gaps(archive)) == [gap]


def test_a_page_that_comes_as_it_was_ends_its_gap(archive: Archive) -> None:
    """It is not read again, since nothing on it has changed; the gap is over all the same."""
    page, gap = read("m1", "meeting_attendance"), ("x/meeting/1", "attendance")
    come(archive, 0, page, gap)
    fail(archive, 1, page, gap)
    touch(archive.db, page.url, NIGHTS[2])
    assert gaps(archive) == {}


def test_a_page_of_a_record_is_missing_no_more_whichever_of_its_pages_came(archive: Archive) -> None:
    gap = ("x/meeting/1", "page")
    fail(archive, 0, read("m1", "meeting"), gap)
    archive.save([Parsed(fetched=("x/meeting/1",), settled=(gap,))], NIGHTS[1], 5, read("x1", "xml_meeting"))
    assert gaps(archive) == {}
    assert [each.page for each in failing_pages(archive.db, SITE)] == ["meeting"], "it is tried again"


def test_a_failure_keeps_the_day_since_when(archive: Archive) -> None:
    page, gap = read("p1", "plan_list"), ("x", "plan_list")
    for night in (0, 3):
        fail(archive, night, page, gap)
    [failing] = failing_pages(archive.db, SITE)
    assert (failing.seen_at, failing.tried_at) == (NIGHTS[0], NIGHTS[3])


def test_a_crawl_that_was_stopped_says_nothing_of_what_failed_before(archive: Archive) -> None:
    page, gap = read("p1", "plan_list"), ("x", "plan_list")
    fail(archive, 0, page, gap)
    fail(archive, 1, page, gap, "not_fetched")
    assert [(each.reason, each.tried_at) for each in failing_pages(archive.db, SITE)] == [("fetch_failed", NIGHTS[0])]


def test_a_page_taken_back_fails_no_more_and_one_never_read_still_does(archive: Archive) -> None:
    known, unknown, gap = read("m1", "meeting"), read("m2", "meeting"), ("x/meeting/1", "page")
    come(archive, 0, known, gap)
    fail(archive, 1, known, gap)
    fail(archive, 1, unknown, ("x/meeting/2", "page"))
    for page in (known, unknown):
        lose_page(archive.db, page.url, None, NIGHTS[2])
    assert [(each.url, each.tried_at) for each in failing_pages(archive.db, SITE)] == [(unknown.url, NIGHTS[2])]


# ------------------------------------------------------------ lists of some days


def register(since: str, until: str, **context: str) -> PageRead:
    return read(f"r{since}-{until}-{context}", "decision_register", since=since, until=until, **context)


def lose_register(archive: Archive, *days: str, **context: str) -> tuple[str, str]:
    gap = (SITE, f"decisions published {days[0]} to {days[1]}")
    fail(archive, 0, register(*days, **context), gap)
    return gap


CLOSED = [
    # windows read after the failure, and whether they show 2025-03-01 to 2025-06-30
    ([("2025-03-01", "2025-06-30")], True),  # the same
    ([("2025-02-01", "2025-12-31")], True),  # a wider one
    ([("2025-03-01", "2025-04-30"), ("2025-05-01", "2025-06-30")], True),  # two halves
    ([("2025-05-01", "2025-07-31"), ("2025-01-01", "2025-05-10")], True),  # overlapping, the later first
    ([("2025-03-02", "2025-06-30")], False),  # the first day is missing
    ([("2025-01-01", "2025-06-29")], False),  # the last
    ([("2025-03-01", "2025-04-30"), ("2025-05-02", "2025-06-30")], False),  # one in between
]


@pytest.mark.parametrize(("windows", "is_closed"), CLOSED)
def test_a_register_gap_goes_when_its_days_were_read(
    archive: Archive, windows: list[tuple[str, str]], is_closed: bool
) -> None:
    lose_register(archive, "2025-03-01", "2025-06-30")
    for night, days in enumerate(windows, 1):
        come(archive, night, register(*days), (SITE, f"decisions published {days[0]} to {days[1]}"))
    assert (gaps(archive) == {}) is is_closed
    assert (list(failing_pages(archive.db, SITE)) == []) is is_closed


def test_a_register_that_was_read_before_or_not_whole_shows_nothing(archive: Archive) -> None:
    wide = register("2025-01-01", "2025-12-31")
    come(archive, 0, wide)
    archive.db.execute("update pages set last_seen = '2025-12-31T02:00:00+00:00'")
    gap = lose_register(archive, "2025-03-01", "2025-06-30")
    come(archive, 1, wide, is_whole=False)
    assert list(gaps(archive)) == [gap]
    come(archive, 2, register("2025-03-01", "2025-03-31"))
    assert list(gaps(archive)) == [gap], "nor does it count later, with another"
    come(archive, 3, wide)
    assert gaps(archive) == {}


@pytest.mark.parametrize(("lost", "came", "is_closed"), [
    ({}, {"register": "officer"}, False),  # officers' decisions are not all decisions
    ({"register": "officer"}, {}, True),
    ({"register": "officer"}, {"register": "officer"}, True),
])  # fmt: skip
def test_which_register_shows_what(
    archive: Archive, lost: dict[str, str], came: dict[str, str], is_closed: bool
) -> None:
    lose_register(archive, "2025-03-01", "2025-06-30", **lost)
    come(archive, 1, register("2025-01-01", "2025-12-31", **came))
    assert (gaps(archive) == {}) is is_closed


def test_a_register_gap_of_an_earlier_version_goes_too(archive: Archive) -> None:
    field = "decisions published 2025-03-01 to 2025-06-30"
    archive.save([Parsed(absences=(Absence(record_id=SITE, field=field, reason="fetch_failed"),))], NIGHTS[0], 1)
    come(archive, 1, register("2025-04-01", "2025-12-31"))
    assert list(gaps(archive)) == [(SITE, field)]
    come(archive, 2, register("2025-02-01", "2025-04-30"))
    assert gaps(archive) == {}


@pytest.mark.parametrize(("came", "is_closed"), [
    (read("m", "xml_meetings", committee="0", since="2026-01-01", until="2026-06-30"), True),
    (read("c", "calendar", since="2026-01-01", until="2026-02-28"), True),
    (read("m", "xml_meetings", committee="7", since="2026-01-01", until="2026-06-30"), False),  # one committee's
    (read("r", "decision_register", since="2026-01-01", until="2026-06-30"), False),  # another kind of list
])  # fmt: skip
def test_a_calendar_gap_goes_when_a_list_of_all_meetings_shows_its_month(
    archive: Archive, came: PageRead, is_closed: bool
) -> None:
    fail(archive, 0, read("feb", "calendar", since="2026-02-01", until="2026-02-28"), (SITE, "calendar"))
    come(archive, 1, came)
    assert (gaps(archive) == {}) is is_closed


def test_the_newest_news_end_what_earlier_ones_left(archive: Archive) -> None:
    """Its address names the days since the last crawl, so that it is never asked for twice."""
    fail(archive, 0, read("w1", "whats_new"), (SITE, "whats_new"))
    come(archive, 1, read("w2", "whats_new"), (SITE, "whats_new"))
    assert gaps(archive) == {}


DAY = st.dates(date(2025, 1, 1), date(2025, 3, 1))
WINDOW = st.tuples(DAY, DAY).map(lambda days: (min(days), max(days)))


@given(st.lists(WINDOW, max_size=6), WINDOW)
def test_days_are_covered_where_each_of_them_is_shown(
    shown: list[tuple[date, date]], wanted: tuple[date, date]
) -> None:
    def each(days: tuple[date, date]) -> set[int]:
        return set(range(days[0].toordinal(), days[1].toordinal() + 1))

    assert covers(shown, wanted) is (each(wanted) <= set().union(*map(each, shown)))


def test_an_older_archive_gets_its_table(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.db.table("failures").drop()
        archive.db.execute("delete from _sqlite_migrations where name = 'm0004_pages_that_fail'")
        archive.db.conn.commit()
    with Archive(tmp_path / "a.db") as archive:
        fail(archive, 0, read("p1", "plan_list", plan="1"), ("x", "plan_list"))
        rows = list(archive.db.query("select context from failures"))
    assert json.loads(rows[0]["context"]) == {"plan": "1"}
