"""The refresh policy: what is due and why, as a table; the sweep's promise and the night's bound as properties."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.pages import KnownPage
from scraper.due import NIGHT_LEAST, NIGHT_SHARE, SWEEP_DAYS, agenda, pace

TODAY = date(2026, 6, 15)


def page(kind: str = "meeting", seen: int = 0, at: int = 1, changed: int | None = None, **more: object) -> KnownPage:
    """A page last seen `seen` days ago."""
    return KnownPage(
        url=f"https://wexcombe.example/{kind}/{at}", page=kind, context={}, record_id=None, last_seen=ago(seen),
        changed_at=ago(seen if changed is None else changed), **more,
    )  # fmt: skip


def ago(days: int) -> str:
    return f"{TODAY - timedelta(days=days)}T02:00:00+00:00"


def held(days: int, status: str = "approved", state: str = "confirmed") -> dict[str, str]:
    """A meeting held so many days ago (negative: to come)."""
    return {"meeting_date": str(TODAY - timedelta(days=days)), "minutes_status": status, "meeting_status": state}


@pytest.mark.parametrize(
    ("known", "every", "why"),
    [
        (page(**held(-1)), 1, "meeting to come"),
        (page(**held(0)), 1, "meeting to come"),  # its papers change on the day
        (page(**held(-20)), 3, "meeting to come"),
        (page(**held(-90)), 14, "meeting to come"),
        (page(**held(3)), 2, "held lately"),
        (page("xml_meeting", **held(3)), 2, "held lately"),
        (page("item", **held(3)), 4, "held lately, its pages"),
        (page(**held(40, "draft")), 7, "minutes not approved yet"),
        (page(**held(40, "none")), 7, "minutes not approved yet"),
        (page(**held(40, "unknown")), 7, "minutes not approved yet"),  # the XML service does not say
        (page(**held(200, "draft")), 21, "minutes not approved yet"),
        (page(**held(200, "unknown")), SWEEP_DAYS, "sweep"),
        (page(**held(500, "draft")), SWEEP_DAYS, "sweep"),  # never approved: it will not be
        (page(**held(60)), 30, "late edits"),
        (page(**held(400)), SWEEP_DAYS, "sweep"),
        (page(**held(3, "none", "cancelled")), SWEEP_DAYS, "sweep"),
        (page("decision", changed=10), 14, "changed lately"),
        (page("decision", changed=90), SWEEP_DAYS, "sweep"),
        (page("member_index"), 7, "who the councillors are"),
        (page("document"), SWEEP_DAYS, "sweep"),
        (page("meeting_list"), SWEEP_DAYS, "sweep"),
        # what a site takes back is looked for again: it may have erred
        (page("meeting", gone_at=ago(1), **held(400)), 1, "gone: is it back"),
        (page("decision", gone_at=ago(30)), 14, "gone: is it back"),
        (page("decision", gone_at=ago(90)), SWEEP_DAYS, "gone: is it back"),
    ],
)
def test_each_page_has_its_pace(known: KnownPage, every: int, why: str) -> None:
    assert pace(known, TODAY) == (every, why)


def test_what_is_due_comes_with_its_reason_and_the_most_overdue_first() -> None:
    known = [page(seen=3, at=1, **held(3)), page(seen=1, at=2, **held(3)), page(seen=5, at=3, **held(-1))]
    tonight = agenda(known, TODAY)
    assert [(each.page.url[-1], each.why) for each in tonight.due] == [("3", "meeting to come"), ("1", "held lately")]
    assert tonight.reasons() == {"meeting to come": 1, "held lately": 1}


def test_a_night_is_bounded_and_what_is_over_is_put_off() -> None:
    known = [page(seen=3, at=at, **held(3)) for at in range(5000)]
    tonight = agenda(known, TODAY, spent=8)
    assert len(tonight.due) + 8 <= 5000 * NIGHT_SHARE
    assert tonight.put_off == 5000 - len(tonight.due)


def test_the_share_of_the_sweep_is_never_put_off() -> None:
    known = [page(seen=30, at=at, **held(400)) for at in range(3000)]
    assert len(agenda(known, TODAY, budget=0).due) == 20
    late = [page(seen=190, at=at, **held(400)) for at in range(30)]
    assert len(agenda(late, TODAY, budget=0).due) == 30


@pytest.mark.parametrize(("count", "first", "most"), [(29, 176, 8), (400, 176, 100), (400, 100, 5), (3000, 30, 20)])
def test_after_a_long_pause_the_sweep_is_spread_over_the_nights_left(count: int, first: int, most: int) -> None:
    known = {str(at): page(seen=0, at=at, **held(1500)) for at in range(count)}
    asked = []
    for night in range(first + 1, SWEEP_DAYS + 1):
        today = TODAY + timedelta(days=night)
        due = agenda(list(known.values()), today).due
        for each in due:
            known[each.page.url.rpartition("/")[2]] = replace(each.page, last_seen=f"{today}T02:00:00+00:00")
        asked.append(len(due))
    assert max(asked) == most
    assert sum(asked) >= count


def test_nothing_is_due_the_night_after_a_whole_crawl() -> None:
    assert agenda([page(at=at, **held(at)) for at in range(-100, 900)], TODAY).due == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(-60, 2000), min_size=1, max_size=400), st.integers(0, 179))
def test_every_page_is_seen_within_the_sweep_and_no_night_asks_too_much(days: list[int], first: int) -> None:
    """A year of nights: nothing stays unseen longer than promised, whatever is due beside it."""
    known = {
        str(at): page(seen=0, at=at, **held(day, "draft" if day % 3 else "approved")) for at, day in enumerate(days)
    }
    catching_up = len(known) / (SWEEP_DAYS - first) + 1  # all of them, in the nights left when refreshing begins
    for night in range(first + 1, first + 366):
        today = TODAY + timedelta(days=night)
        tonight = agenda(list(known.values()), today)
        assert len(tonight.due) <= max(NIGHT_LEAST, len(known) * NIGHT_SHARE + len(known) / 100 + 1, catching_up)
        for each in tonight.due:
            key = each.page.url.rpartition("/")[2]
            known[key] = replace(each.page, last_seen=f"{today}T02:00:00+00:00")
        oldest = min(one.last_seen for one in known.values())
        assert (today - date.fromisoformat(oldest[:10])).days <= SWEEP_DAYS or night - first < 2
