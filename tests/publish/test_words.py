"""Whatever is typed in a search box is a query, and never an error."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish.words import MAX_WORDS, NOTHING, fts_query, register

CASES = [
    # plain words, all wanted
    ("library hours", '"library" "hours"'),
    # a phrase
    ('"mill lane" roads', '"mill lane" "roads"'),
    # typographic quotation marks are quotation marks
    ("“mill lane”", '"mill lane"'),
    # an unbalanced one opens a phrase to the end
    ('"mill lane', '"mill lane"'),
    # the beginning of a word
    ("librar*", '"librar"*'),
    ('"mill la"*', '"mill la"*'),
    # syntax of FTS5 is text
    ("NEAR(a b) AND -c title:d ^e", '"NEAR(a" "b)" "AND" "-c" "title:d" "^e"'),
    # numbers with punctuation stay together
    ("£10,000", '"£10,000"'),
    ("O'Neill", '"O\'Neill"'),
    # nothing to look for
    ("", NOTHING),
    (None, NOTHING),
    ("- * ' \" ( 🙂", NOTHING),
    ('""', NOTHING),
    # not text
    (12, '"12"'),
]


@pytest.mark.parametrize(("typed", "expected"), CASES)
def test_query(typed: object, expected: str) -> None:
    assert fts_query(typed) == expected


def test_in_one_column() -> None:
    assert fts_query("mill lane", "title") == '{title} : ("mill" "lane")'


def test_no_more_words_than_fts5_can_take() -> None:
    assert fts_query("word " * 5000).count('"word"') == MAX_WORDS


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "create virtual table f using fts5(title, text, tokenize='porter unicode61 remove_diacritics 2')"
    )
    connection.execute("insert into f values ('Mill Lane', 'The library opens at £10,000. Café, O''Neill, 54/21')")
    register(connection)
    return connection


@given(st.text(max_size=200) | st.text(alphabet="\"'*-+^:(){}NEARANDORT \0🙂é", max_size=60))
def test_never_an_error(index: sqlite3.Connection, typed: str) -> None:
    for query in ("select * from f where f match fts_query(?)", "select * from f where f match fts_query(?, 'title')"):
        index.execute(query, [typed]).fetchall()


@given(
    st.lists(
        st.sampled_from(
            ["mill", "lane", "library", "opens", "café", "cafe", "o'neill", "10,000", "54/21", "LIBRARIES"]
        ),
        min_size=1,
    )
)
def test_words_that_are_there_are_found(index: sqlite3.Connection, typed: list[str]) -> None:
    assert index.execute("select * from f where f match fts_query(?)", [" ".join(typed)]).fetchall()


@given(st.text(min_size=1, max_size=20))
def test_a_word_not_there_is_not_found(index: sqlite3.Connection, typed: str) -> None:
    assert not index.execute("select * from f where f match fts_query(?)", [typed + " zzyzx"]).fetchall()
