"""The pure parts of /explore: charts, months, paragraphs of exempt information, sums that readers type."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.paragraphs import paragraph_numbers
from publish.site import charts
from publish.site.explore import months_between, series_of
from publish.site.money import pounds
from tests.publish.archives import SCRIPT


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3", "3"),
        # a list, in any order, each once
        ("5, 3 and 3", "3, 5"),
        # a sentence: years and schedules are no paragraphs
        ("By virtue of paragraph(s) 3, 5 of Part 1 of Schedule 12A of the Local Government Act 1972.", "3, 5"),
        ("Schedule 12A, paragraph 7", "7"),
        ("paragraphs 1 to 3", "1, 2, 3"),
        # Scotland's and old numbers with letters
        ("6a", "6a"),
        ("the Local Government Act 1972", None),
        ("", None),
        (None, None),
    ],
)
def test_paragraph_numbers(words: str | None, expected: str | None) -> None:
    assert paragraph_numbers(words) == expected


@given(st.text(max_size=60))
def test_paragraph_numbers_of_anything(words: str) -> None:
    found = paragraph_numbers(words)
    assert found is None or re.fullmatch(r"\d{1,2}[a-z]?(?:, \d{1,2}[a-z]?)*", found)
    assert paragraph_numbers(found) == found


@given(st.lists(st.floats(min_value=0, max_value=1e12), min_size=1, max_size=12))
def test_a_chart_stays_within_its_frame(values: list[float]) -> None:
    labels = [f"<{number}>" for number in range(len(values))]
    drawn = charts.columns(charts.chart("x", SCRIPT, "what", labels, [{"name": "a&b", "values": values}]))
    assert SCRIPT not in drawn
    for y, height in re.findall(r'<rect class="c0" x="[^"]+" y="([-\d.]+)" width="[^"]+" height="([-\d.]+)"', drawn):
        assert float(y) >= charts.TOP - 0.2
        assert float(y) + float(height) <= charts.HEIGHT - charts.BOTTOM + 0.2


def test_more_series_than_colours_are_added_up() -> None:
    made = charts.chart("x", "t", "w", ["a"], [{"name": str(number), "values": [number]} for number in range(20)])
    assert len(made["series"]) == charts.MOST_SERIES
    assert sum(each["values"][0] for each in made["series"]) == sum(range(20))


@pytest.mark.parametrize(("value", "top"), [(0, 4), (3, 4), (5, 8), (17, 20), (101, 200), (999, 1000), (1.2e6, 2e6)])
def test_the_axis_ends_at_a_round_number(value: float, top: float) -> None:
    assert charts.nice(value) == top
    assert float(charts.nice(value) / 4).is_integer()


def test_months_have_no_holes() -> None:
    assert months_between("2024-11", "2025-02") == ["2024-11", "2024-12", "2025-01", "2025-02"]
    assert months_between(None, None) == []
    assert series_of([{"label": "a", "kind": "k", "number": 2}], ["a", "b"]) == [{"name": "k", "values": [2, 0]}]


@pytest.mark.parametrize(
    ("words", "value"),
    [("10000", 10000), ("£10,000", 10000), ("1.5m", 1.5e6), ("", None), ("lots", None), (",", None), ("-5", None)],
)
def test_pounds(words: str, value: float | None) -> None:
    assert pounds(words) == value
