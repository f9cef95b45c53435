"""Months and years without a day; dates with a day stay as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # A month.
    ("back by September 2025", [("2025-09", "month")]),
    ("ym mis Mai 2024", [("2024-05", "month")]),
    # A year, after a word that says it is one.
    ("in 2019, since 2020 and by 2030", [("2019", "year"), ("2020", "year"), ("2030", "year")]),
    ("between 2019 and 2022", [("2019", "year"), ("2022", "year")]),
    ("erbyn 2030", [("2030", "year")]),
    # With a day it is a date, and its year is none of its own.
    ("on 18 July 2024", [("2024-07-18", "day")]),
    ("5 and 12 June 2024", [("2024-06-12", "day")]),
    # Printed text breaks lines.
    ("by September\n    2025", [("2025-09", "month")]),
]
NONE = [
    # Financial years and plan periods.
    "in 2024/25, in 2024-25 and by 2025–2030",
    # A day that no calendar has is no month either.
    "on 31 February 2024",
    # Counts, sums, Acts.
    "in 2000 homes; by £2019; under the Localism Act 2011; the members may 2024",
    # Bare.
    "Strategy 2030",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.iso, fact.precision) for fact in facts("dates", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert facts("dates", text) == ()


@given(year=st.integers(1900, 2099), month=st.sampled_from(["January", "Ebrill", "Sept", "December"]))
def test_every_month_of_every_year(year: int, month: str) -> None:
    (fact,) = facts("dates", f"from {month} {year}.")
    assert fact.precision == "month"
    assert fact.iso.startswith(f"{year}-")


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("dates", text, section))


@pytest.mark.parametrize("piece", ["in 2019 and "])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("dates", piece * (1_000_000 // len(piece))) < 15
