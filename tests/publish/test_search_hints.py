"""What a search says beside its hits: other spellings, days, sums, operators, filters that leave everything out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.site import search_spelling as spelling
from tests.publish.conftest import Get


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("20 February 2025", date(2025, 2, 20)),
        ("20th Feb 2025", date(2025, 2, 20)),
        ("February 20, 2025", date(2025, 2, 20)),
        ("2025-02-20", date(2025, 2, 20)),
        ("03/04/2025", date(2025, 4, 3)),  # days come first here
        ("31/02/2025", None),  # there is no such day
        ("February 2025", None),  # a month
        ("budget of 20 February 2025", None),  # more than a day
        ("25/00488", None),  # an application
    ],
)
def test_days(words: str, day: date | None) -> None:
    assert spelling.day_in(words) == day


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("410000", ["£410,000", "£410k"]),
        ("£31.7 million", ["£31,700,000", "£31,700k", "£31.7m", "£31.7 million"]),
        ("£1.2m", ["£1,200,000", "£1,200k", "£1.2m", "£1.2 million"]),
        ("2025", []),  # a year
        ("£2,025", ["£2,025", "£2.025k"]),
        ("£500", []),  # printed in one way only
        ("£1.2m for the bridge", []),
        ("25/00488/FUL", []),
    ],
)
def test_sums(words: str, ways: list[str]) -> None:
    assert spelling.sums(words) == ways


@pytest.mark.parametrize(
    ("word", "others"),
    [
        ("lesiure", {"leisure"}),  # two letters in each other's place
        ("comittee", {"committee"}),  # one is missing
        ("plannning", {"planning"}),  # one too many
        ("budgat", {"budget"}),  # one is wrong
        ("Oyelran", {"oyelaran"}),
    ],
)
def test_spellings(word: str, others: set[str]) -> None:
    assert others <= spelling.spellings(word)


@pytest.mark.parametrize("word", ["", "a", "the", "s106", "25/00488", "x" * 40, "日"])
def test_words_that_have_no_other_spelling(word: str) -> None:
    assert spelling.spellings(word) == set()


@pytest.mark.parametrize(
    ("word", "full"), [("Cllr", "councillor"), ("Cllr.", "councillor"), ("s106", "section 106"), ("road", None)]
)
def test_abbreviations(word: str, full: str | None) -> None:
    assert spelling.in_full(word) == full


@given(st.text(max_size=80))
def test_nothing_typed_is_an_error(words: str) -> None:
    spelling.day_in(words)
    spelling.sums(words)
    spelling.leaving_out(words)
    spelling.has_operators(words)
    for word in words.split():
        spelling.spellings(word)
        spelling.in_full(word)
    fewer = spelling.without_common(words)
    assert fewer is None or set(fewer.split()) < set(words.split()) or len(fewer.split()) < len(words.split())


@pytest.mark.parametrize(
    ("asked", "says", "words"),
    [
        ({"words": "libary"}, "Did you mean", "library"),
        ({"words": "what was decided about the library?"}, "Fewer are found", "library?"),
        ({"words": "library", "outcome": "withdrawn"}, "without the filters", "library"),
        ({"words": "2024-03-12"}, "that day", "12 March 2024"),
        ({"words": "library NOT zebra"}, "As operators", "library NOT zebra"),
        ({"words": "library -zebra"}, "minus sign", '("library") NOT ("zebra")'),
    ],
)
def test_hints(get: Get, asked: dict[str, str], says: str, words: str) -> None:
    found = get("/search.json", **asked).json()["hints"]
    hint = next(each for each in found if says in each["says"])
    assert hint["words"] == words
    assert "/search?" in hint["address"]
    followed = get("/search.json", **hint["asked"]).json()
    assert not followed["error"]
    assert followed["matches"]
    page = get("/search", **asked).text
    assert says in page


def test_a_word_that_no_text_has_is_named(get: Get) -> None:
    found = get("/search.json", words="library zyxwvut").json()
    assert found["matches"] == 0
    (hint,) = found["hints"]
    assert "“zyxwvut”" in hint["says"]
    assert hint["words"] == "library"


@pytest.mark.parametrize("words", ['"', "()*", "£ - %", "'"])
def test_signs_alone_are_told_apart_from_nothing_found(get: Get, words: str) -> None:
    found = get("/search.json", words=words).json()
    assert found["nothing"].startswith("No word and no number")
    assert found["hints"] == []


def test_no_hint_where_there_is_no_need(get: Get) -> None:
    assert get("/search.json", words="library").json()["hints"] == []
    assert get("/search.json", words="title: library", advanced="1").json()["hints"] == []
