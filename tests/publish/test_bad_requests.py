"""Mistakes in an address are the reader's; values too large to bear are not made; control characters are not shown."""

from __future__ import annotations

import sqlite3

import pytest
from markupsafe import Markup

from publish.guards import LARGEST_VALUE, guard
from publish.plugins.bad_requests import mistake_in
from publish.plugins.control_characters import SIGN, shown
from tests.publish.conftest import Get

MISTAKES = [
    # path, parameters, what the answer says
    ("/archive/meetings", {"_sort": "nonsense"}, "Cannot sort"),
    ("/archive/meetings", {"_through": "{}"}, "could not be read"),  # JSON without a table in it
    ("/archive/meetings", {"_through": "nonsense"}, "could not be read"),  # no JSON
    ("/archive/meetings", {"id__in": "["}, "could not be read"),
    ("/archive/canonical_resolutions", {"_next": "nonsense"}, "could not be read"),  # a view's pages are numbered
    ("/archive/meetings", {"_where": "id in (select file from pragma_database_list)"}, "prohibited"),
]


@pytest.mark.parametrize("form", ["", ".json", ".csv"])
@pytest.mark.parametrize(("path", "parameters", "words"), MISTAKES)
def test_a_mistake_in_an_address_is_said(get: Get, path: str, parameters: dict, words: str, form: str) -> None:
    answer = get(path + form, **parameters)
    assert answer.status_code == 400
    assert words in answer.text


def test_our_own_failure_stays_one() -> None:
    assert mistake_in(AttributeError("nonsense")) is None
    assert mistake_in(ValueError("raised by nobody")) is None
    assert mistake_in(sqlite3.OperationalError("no such column: nonsense")) is None


@pytest.mark.parametrize(
    "sql",
    [
        "select zeroblob(1)",
        "select randomblob(1)",
        f"select printf('%.*c', {LARGEST_VALUE // 2 + 1}, 'x') || printf('%.*c', {LARGEST_VALUE // 2 + 1}, 'x')",
        f"select length(hex(cast(printf('%.*c', {LARGEST_VALUE // 2 + 1}, 'x') as blob)))",
    ],
)
def test_no_query_makes_a_value_too_large_to_bear(sql: str) -> None:
    connection = sqlite3.connect(":memory:")
    guard(connection)
    with pytest.raises((sqlite3.DatabaseError, OverflowError)):
        connection.execute(sql).fetchall()
    assert connection.execute("select length(printf('%.*c', 1000000, 'x'))").fetchone() == (1_000_000,)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("bell \x07", f"bell {SIGN}"),
        ("a\x00b\x7fc\x9fd\ufffee\U0001ffff", f"a{SIGN}b{SIGN}c{SIGN}d{SIGN}e{SIGN}"),
        ("tab\tline\nreturn\rpage\x0c", "tab\tline\nreturn\rpage\x0c"),  # blanks of HTML
        ("\u202eright to left\u200b, emoji 🏛️", "\u202eright to left\u200b, emoji 🏛️"),
        (7, 7),
        (None, None),
    ],
)
def test_control_characters_are_shown_as_a_sign(value: object, expected: object) -> None:
    assert shown(value) == expected


def test_markup_stays_markup() -> None:
    assert isinstance(shown(Markup("<b>\x07</b>")), Markup)
    assert not isinstance(shown("<b>\x07</b>"), Markup)
