"""Arithmetic that a text states. A false `inconsistent` accuses a council of an error, so doubt is `not_checkable`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.facts import Figure
from extract import extract_text
from extract.components.intervals import interval, near

SHARES = [
    ("There were 640 replies. Of these, 416 (65%) were in favour.", "consistent"),
    ("Of the 640 replies received, 416 (65%) were in favour.", "consistent"),
    ("18 applications had come, of which 12 (67%) met the mark.", "consistent"),
    ("17 of the 45 posts made last year (38%) were open.", "consistent"),
    ("Two of the five appeals (40%) had been allowed.", "consistent"),
    ("Notes had been sent to 28,914 members, 97.4% of the 29,686 due one.", "consistent"),
    ("17 of the 45 posts made last year (35%) were open.", "inconsistent"),
    ("Of the 640 replies received, 416 (56%) were in favour.", "inconsistent"),
    ("There were 640 replies. Of these, 416 (56%) were in favour.", "inconsistent"),
    ("About 17 of the 45 posts (35%) were open.", "not_checkable"),  # an approximate number
    ("There were 50 replies from 40 homes, of which 10 (21%) were late.", "not_checkable"),  # of replies or of homes
    ("The line took 697 calls (11%).", "not_checkable"),  # of what is not said
    ("Of the homes proposed, four would be let (35%).", "not_checkable"),
    # The share comes first, the number in brackets.
    ("There were 64 firms. Some 25% (16) had replied.", "consistent"),
    ("The plan was for 20 homes. 40% of the homes (eight units) would be let.", "consistent"),
    ("Loads were refused, 14% of the total (63 out of 450).", "consistent"),
    ("There were 64 firms. Some 31% (16) had replied.", "not_checkable"),  # of which firms is in doubt
    ("In all 22 audits had been done against a plan of 24 audits (92%).", "consistent"),
    # One of two sums beside one another.
    ("There was an overspend of £7.8m on a net budget of £486.3m, or 1.6%.", "consistent"),
    ("There was an overspend of £7.8m on a net budget of £486.3m, or 2.6%.", "not_checkable"),
    ("28% of the tenants replied.", None),  # no number beside it
    ("Turnout was 34% (31% last year).", None),
]

CHANGES = [
    ("There were 6,287 calls. This was an increase of 10% on the year before (5,737).", "consistent"),
    ("Calls rose from 5,737 to 6,287, an increase of 10%.", "consistent"),
    ("Income of £71.4m would rise to £73.2m (an increase of 2.5%).", "consistent"),
    ("Calls had fallen from 4,200 to 3,990, nearly 5%.", "consistent"),
    ("Calls had grown by 12%, from 4,250 to 4,760.", "consistent"),
    ("The net budget would go up from £241.6m to £253.7m, an increase of 5%.", "consistent"),
    ("Journeys fell from 31.2 million to 28.1 million, a drop of 10%.", "consistent"),  # both are rounded
    ("Fees would go up from £22 to £27.50 (25%).", "consistent"),
    ("Fees would go up from £210 to £231 (12%).", "inconsistent"),
    ("Visits had gone up by 8%, from 1,250 visits to 1,375 visits.", "inconsistent"),
    ("The group had 212 members, up from 160 a year ago, an increase of 40%.", "inconsistent"),
    ("Calls rose from 6,120 to 7,140, an increase of 15%.", "inconsistent"),
    ("Calls rose from 6,000 to 7,000, an increase of 15%.", "consistent"),  # thousands may be rounded
    ("Calls rose from 6,120 to 7,140, an increase of about 15%.", "not_checkable"),
    ("Complaints rose by 25% and compliments rose from 10 to 20.", "not_checkable"),  # of two things
    ("Compliments rose from 10 to 20 and complaints rose by 25%.", "not_checkable"),
    ("The grant was £28.7m; this would reduce by 45% to £15.1m.", "not_checkable"),
    ("Council tax would rise by 4.99%.", "not_checkable"),
    ("Spend was 4% of the total.", None),
]


def percentages(text: str) -> list[str | None]:
    return [fact.check_result for fact in extract_text(text, "report").figures if fact.kind == "percent"][-1:]


@pytest.mark.parametrize(("text", "result"), SHARES + CHANGES)
def test_percentage(text: str, result: str | None) -> None:
    found = extract_text(text, "report").figures
    assert [fact.check_result for fact in found if fact.kind == "percent"][:1] == [result]
    assert not any(fact.check_result for fact in found if fact.kind != "percent")  # only the derived figure


LAST = [
    ("Complaints were up from 40 to 50, a rise of 10.", "consistent"),
    ("Complaints were up from 40 to 50, a rise of 12.", "inconsistent"),
    ("Grants of £2m and £3m, £5m in total, were made.", "consistent"),
    ("Payments of £500, £250 and £250, totalling £1,000.", "consistent"),
    ("Payments of £500, £250 and £255, totalling £1,100.", "inconsistent"),
    ("Payments of £500, £250 and about £255, totalling £1,100.", "not_checkable"),
    ("Spending of £500 on oars and £250 on ropes was set against a total of £9,000.", "not_checkable"),
    ("He spent £71.6m against a budget of £70m, an overspend of £1.6m.", "consistent"),
    ("Council tax bills came to £900.", None),
]


@pytest.mark.parametrize(("text", "result"), LAST)
def test_difference_or_total(text: str, result: str | None) -> None:
    assert extract_text(text, "report").figures[-1].check_result == result


def test_statutory_difference() -> None:
    text = (
        "RESOLVED that these amounts be calculated:\n\n(a) £612,400,000 being gross outgoings;\n\n"
        "(b) £358,700,000 being the aggregate of income;\n\n"
        "(c) £253,700,000 being the amount by which the aggregate at (a) above exceeds the aggregate at (b) above."
    )
    assert [fact.check_result for fact in extract_text(text).figures] == [None, None, "consistent"]


def test_list_with_its_total() -> None:
    text = "RESOLVED: to pay the following:\n\nWages £412.80\nPrint £36.00\nHall £22.50\n\nTOTAL £471.30"
    assert extract_text(text).figures[-1].check_result == "consistent"


COUNTS = st.integers(min_value=2, max_value=900)


@settings(deadline=None, max_examples=50)
@given(COUNTS, COUNTS)
def test_a_rightly_rounded_share_is_never_inconsistent(part: int, more: int) -> None:
    total = part + more
    text = f"Of the {total} replies received, {part} ({round(part / total * 100)}%) were late."
    assert percentages(text) == ["consistent"]


@settings(deadline=None, max_examples=50)
@given(COUNTS, COUNTS, st.integers(min_value=3, max_value=40))
def test_a_wrong_share_is_never_consistent(part: int, more: int, off: int) -> None:
    total = part + more
    text = f"Of the {total} replies received, {part} ({round(part / total * 100) + off}%) were late."
    assert percentages(text) == ["inconsistent"]


@settings(deadline=None, max_examples=50)
@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=1, max_value=10**9))
def test_interval_holds_the_value_and_its_share(part: int, more: int) -> None:
    def figure(value: float, quote: str, kind: str) -> Figure:
        return Figure(start=0, end=len(quote), quote=quote, rule="test", kind=kind, value=value)

    one, whole = figure(part, f"{part:,}", "count"), figure(part + more, f"{part + more:,}", "count")
    assert interval(one).low <= part <= interval(one).high
    stated = f"{part / (part + more) * 100:.1f}"
    assert near(interval(one).share_of(interval(whole)), figure(float(stated), f"{stated}%", "percent"))
