"""Any text gives figures that are verbatim, raises nothing, and takes time in proportion to its length."""

from __future__ import annotations

import time
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.facts import CHECK_RESULTS, FIGURE_KINDS, FIGURE_PARTS
from extract import extract_text
from extract.pipeline import build_nlp
from extract.tokens import VerbatimTokenizer

WORDS = st.sampled_from(
    [
        "£",
        "£1.2m",
        "697",
        "(11%)",
        "11%",
        "of",
        "the",
        "640",
        ",",
        ".",
        ";",
        "(",
        ")",
        "from",
        "to",
        "up",
        "rise",
        "increase",
        "by",
        "an",
        "budget",
        "savings",
        "total",
        "in",
        "2024/25",
        "\n",
        "\n\n",
        "minus",
        "-£3",
        "one",
        "two",
        "dozen",
        "deg",
        "ar",
        "ddeg",
        "o",
        "mil",
        "£940",
        "homes",
        "per",
        "week",
        "each",
        "RESOLVED",
        "approve",
        "be",
        "approved",
        "spent",
        "which",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_words_of_figures_in_any_order(text: str) -> None:
    for fact in extract_text(text).figures:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.kind in FIGURE_KINDS
        assert fact.part is None or fact.part in FIGURE_PARTS
        assert fact.check_result is None or fact.check_result in CHECK_RESULTS
        assert fact.value_max is None or fact.value_max > fact.value


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert all(text[fact.start : fact.end] == fact.quote for fact in extract_text(text).figures)


SLOW = {
    "titles in capitals": "\n3 TWO STOREY DWELLINGHOUSES ON LAND OF THE WEST SIDE FARMHOUSE STEADINGS x",
    "sums": "£1.2m to £3 and ",
    "parts": "savings of about the total of up to ",
    "shares": "of the 12 (3%) of which ",
    "words": "two hundred thousand and ",
    "spaces": "12 \u00a0 ",
    "totals": "£1 and £2, totalling £3; ",
}


@cache
def components() -> tuple[VerbatimTokenizer, list[Any], list[Any]]:
    """Tokenizer, the components before ours, and ours."""
    nlp = build_nlp()
    named = dict(nlp.pipeline)
    before = [named[name] for name in ("sections", "sentences", "dates", "votes")]
    return VerbatimTokenizer(nlp.vocab), before, [named[name] for name in ("figures", "figure_parts")]


def seconds_of(text: str) -> float:
    """Time our components take for a text."""
    tokenize, before, ours = components()
    doc = tokenize(text)
    doc._.section = None
    for component in before:
        doc = component(doc)
    started = time.perf_counter()
    for component in ours:
        doc = component(doc)
    return time.perf_counter() - started


@pytest.mark.parametrize("unit", SLOW.values(), ids=SLOW)
def test_time_is_in_proportion_to_length(unit: str) -> None:
    def seconds(length: int) -> float:
        return seconds_of((unit * (length // len(unit) + 1))[:length])

    small, large = seconds(8_000), seconds(64_000)
    assert large < 0.5 + 8 * 3 * small


MEGABYTE = {"digits": "1", "letters": "x", "nines with commas": "9,"}


@pytest.mark.parametrize("unit", MEGABYTE.values(), ids=MEGABYTE)
def test_a_megabyte_without_a_space(unit: str) -> None:
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    assert seconds_of(text) < 60
