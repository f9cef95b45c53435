"""From what is typed to a query of the word index."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.described import SEARCH
from publish.fts import fts_triggers
from publish.search_rows import DAY, SUMS, code, first_number
from publish.site.search_find import day_of
from publish.site.search_query import KINDS, LAST_NUMBER, Asked, match_of

ROWS = [
    (first_number("2024-03-12") + 1, "Branch libraries", "the opening hours of the library", "item", "eastmere"),
    (first_number("2025-01-01") + 1, "Roads", "the library lane is to be resurfaced", "decision", "thornwick"),
]


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    """A word index as the build makes it, of two rows."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.execute(f"create virtual table search_fts using fts5(title, text, keys, tokenize='{SEARCH.fts_tokenize}')")
    for number, title, text, kind, council in ROWS:
        keys = f"{code('k', kind)} {code('c', council)} xs1000z"
        db.execute("insert into search_fts(rowid, title, text, keys) values (?, ?, ?, ?)", (number, title, text, keys))
    return db


def found(index: sqlite3.Connection, asked: Asked) -> list[int]:
    match = match_of(asked)
    sql = "select rowid from search_fts where search_fts match ? and rowid >= ? and rowid < ? order by rowid"
    numbers = [row[0] for row in index.execute(sql, (match.match, match.low, match.high))]
    return [place for place, row in enumerate(ROWS) if row[0] in numbers]


FILTERS = [
    (Asked(), [0, 1]),  # every row has a kind
    (Asked(words="library"), [0, 1]),  # the stemmer finds libraries too
    (Asked(words='"opening hours"'), [0]),  # a phrase
    (Asked(words="hours opening"), [0]),  # every word, in any order
    (Asked(words="opening lane"), []),  # not in one row
    (Asked(words="lib*"), [0, 1]),  # a beginning
    (Asked(words="library", council="thornwick"), [1]),
    (Asked(kind="item"), [0]),  # a filter alone
    (Asked(words="library", since="2024-03-13"), [1]),  # the day after
    (Asked(words="library", since="2024-03-12", until="2024-03-12"), [0]),  # the very day
    (Asked(words="library", until="2024-12-31"), [0]),
    (Asked(least=1000.0), [0, 1]),
    (Asked(least=2000.0), []),  # no row names so much
    (Asked(words="library", committees=()), []),  # a committee that there is not
    (Asked(words="title: branch", is_advanced=True), [0]),
    (Asked(words="opening OR lane", is_advanced=True), [0, 1]),
    (Asked(words="opening OR lane", is_advanced=True, council="thornwick"), [1]),  # filters bind all of the words
    (Asked(words="library NOT lane", is_advanced=True), [0]),
    (Asked(words="opening OR lane"), []),  # a word like others where the syntax was not asked for
]


@pytest.mark.parametrize(("asked", "expected"), FILTERS)
def test_filters(index: sqlite3.Connection, asked: Asked, expected: list[int]) -> None:
    assert found(index, asked) == expected


@given(st.text(max_size=300) | st.text(alphabet='"*():^-+{}NEARO AD\0\ud800', max_size=60))
def test_no_words_are_an_error(words: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table search_fts using fts5(title, text, keys)")
    match = match_of(Asked(words=words, council="eastmere", kind="item"))
    assert db.execute("select * from search_fts where search_fts match ?", [match.match]).fetchall() == []


@given(st.floats(min_value=0.01, max_value=1e12))
def test_a_sum_is_looked_for_by_a_code_that_is_not_above_it(least: float) -> None:
    match = match_of(Asked(least=least))
    codes = [int(word[2:-1]) for word in match.match.replace('"', "").split() if word.startswith("xs")]
    assert all(each <= least for each in codes)
    assert match.least is None if least in SUMS else match.least == least


@given(st.dates())
def test_a_number_tells_its_day(day) -> None:  # type: ignore[no-untyped-def]
    number = first_number(day.isoformat())
    assert day_of(number + DAY - 1) == day_of(number) == day.isoformat()


def test_what_has_no_date_is_in_no_time() -> None:
    assert match_of(Asked()).low == 0
    assert match_of(Asked(until="2024-01-01")).low > 0
    assert match_of(Asked(since="2024-01-01")).high == LAST_NUMBER
    assert day_of(17) is None


@pytest.mark.parametrize("value", ["eastmere", "Overview & Scrutiny", "Pwyllgor Cynllunio – Tŷ", "x", *KINDS])
def test_a_code_is_one_word_that_stays_as_it_is(value: str) -> None:
    db = sqlite3.connect(":memory:")
    db.execute(f"create virtual table t using fts5(x, tokenize='{SEARCH.fts_tokenize}')")
    db.execute("create virtual table words using fts5vocab(t, row)")
    db.execute("insert into t values (?)", [code("n", value)])
    assert db.execute("select term from words").fetchall() == [(code("n", value),)]
    assert db.execute("select 'xn' || lower(hex(?)) || 'z'", [value]).fetchone() == (code("n", value),)


def test_the_index_follows_the_codes() -> None:
    assert "new.keys" in fts_triggers(SEARCH)["search_fts_insert"]
