"""Every type of page: no violation that axe finds, nothing wider than a phone, and not a word in the console.

Of one page of each kind axe judges the phone's layout too.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.looking import JUDGED_ON_A_PHONE, Seen
from tests.browser.places import PLACES
from tests.browser.statuses import EXPECTED_STATUS

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Look = Callable[[str], Seen]


def test_those_judged_on_a_phone_are_places() -> None:
    assert set(PLACES) >= JUDGED_ON_A_PHONE


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
