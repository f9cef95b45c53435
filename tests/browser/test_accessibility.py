"""Every type of page: no violation that axe finds, nothing wider than a phone, and not a word in the console."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.looking import Seen
from tests.browser.places import PLACES

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Look = Callable[[str], Seen]
EXPECTED_STATUS = {
    "not here": 404, "no such table": 404, "no such row": 404, "no such item": 404, "own SQL that is wrong": 400,
    "search that is wrong": 400,
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_no_violation(look_at: Look, name: str) -> None:
    seen = look_at(name)
    assert seen.violations == [], seen.url


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_wider_than_a_phone(look_at: Look, name: str) -> None:
    seen = look_at(name)
    assert seen.width <= seen.room, (seen.url, seen.too_wide)


@pytest.mark.parametrize("name", PLACES)
def test_the_console_is_silent(look_at: Look, name: str) -> None:
    seen = look_at(name)
    assert seen.status == EXPECTED_STATUS.get(name, 200), seen.url
    assert seen.said == [], seen.url
