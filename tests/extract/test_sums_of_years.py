"""Years beside a sum: those it is of, and those that only say when it was."""

from __future__ import annotations

import pytest

from extract import extract_text

UNITS = [
    ("The reserve fell from £4.1m a year earlier.", "£4.1m", "GBP"),
    ("It was £50 per week a year ago.", "£50 per week", "GBP per week"),
    ("A bill of £40 a month later was paid.", "£40", "GBP"),
    ("A rent of £400 a year was set.", "£400 a year", "GBP per year"),
]


@pytest.mark.parametrize(("text", "quote", "unit"), UNITS)
def test_a_year_earlier_is_no_yearly_sum(text: str, quote: str, unit: str) -> None:
    [found] = extract_text(text).figures
    assert (found.quote, found.unit) == (quote, unit)


PERIODS = [
    ("The capital programme of £32.4m for 2025/26 to 2027/28 was approved.", "2025/26 to 2027/28"),
    ("The capital programme of £32.4m for 2025/26 was approved.", "2025/26"),
    ("Savings of £1.2m in 2023/24 and 2024/25 were noted.", "2023/24 and 2024/25"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_sum_of_some_years_is_of_all_of_them(text: str, period: str) -> None:
    [found] = extract_text(text).figures
    assert found.period == period
