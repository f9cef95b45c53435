"""What is asked for, and what is not asked for again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from archive.errors import UsageError
from archive.fetch import Fetch
from scraper.plan import Scope, estimate, reuse, scope_of, wants_committee

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def held(url: str, days: float, crawl: int = 4) -> Fetch:
    at = (NOW - timedelta(days=days)).isoformat()
    return Fetch(url=url, canonical_url=url, site="x", page="p", at=at, verdict="ok", crawl_id=crawl)


ATTACHMENT = "http://x.example/documents/s12/Lamp%20report.pdf"
CONVERTED = "http://x.example/mgConvert2PDF.aspx?ID=12"
PRINTED = "http://x.example/documents/g7/Printed%20minutes.pdf?T=1"
PAGE = "http://x.example/mgAi.aspx?ID=5"

REUSE = [
    # page, what is held, first crawl cut off, asked for again?
    ("document", None, None, True),
    ("document", held(ATTACHMENT, 30), None, False),
    ("document", held(CONVERTED, 30), None, False),
    ("document", held(ATTACHMENT, 200), None, True),
    ("document", held(PRINTED, 1), None, True),  # draft minutes become approved ones under the same number
    ("item", held(PAGE, 0.1), None, True),  # a crawl that ended: minutes are edited
    ("item", held(PAGE, 0.1, crawl=4), 4, False),  # kept by the crawl that was cut off
    ("item", held(PAGE, 0.1, crawl=5), 4, False),  # and by the one after it, cut off too
    ("item", held(PAGE, 0.1, crawl=3), 4, True),  # kept by an older crawl
    ("item", held(PAGE, 10, crawl=4), 4, True),  # too old to go on from
]


@pytest.mark.parametrize(("page", "fetch", "unfinished", "asks"), REUSE)
def test_what_is_asked_for_again(page: str, fetch: Fetch | None, unfinished: int | None, asks: bool) -> None:
    assert (reuse(page, fetch, NOW, unfinished) is None) is asks


def test_the_default_is_a_year_back_and_the_meetings_already_called() -> None:
    scope = scope_of(date(2026, 6, 1), None, None, None, None, True)
    assert scope.since == date(2025, 6, 1)
    assert scope.until > date(2026, 10, 1)


def test_first_day_after_last_is_refused() -> None:
    with pytest.raises(UsageError, match="--since 2026-02-01 is after --until 2026-01-01"):
        scope_of(date(2026, 6, 1), date(2026, 2, 1), date(2026, 1, 1), None, None, True)


@pytest.mark.parametrize(
    ("wanted", "key", "name", "expected"),
    [
        (None, "7", "Cabinet", True),
        ("7", "7", "Cabinet", True),
        ("CABI", "7", "Cabinet", True),
        ("7", "17", "Council", False),
        ("audit", "7", None, False),
    ],
)
def test_a_committee_by_id_or_part_of_its_name(wanted: str | None, key: str, name: str | None, expected: bool) -> None:
    assert wants_committee(Scope(date.min, date.max, wanted), key, name) is expected


def test_an_estimate_grows_with_what_is_to_read() -> None:
    one = estimate({"xml_meeting": 10, "decision": 5, "person": 3}, documents=False, delay=2)
    assert (one.requests, one.hours) == (28, 28 * 2 / 3600)
    with_papers = estimate({"meeting": 10, "decision": 5}, documents=True, delay=2)
    assert with_papers.requests == 100
