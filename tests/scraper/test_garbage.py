"""The trees of pages are given back page by page, and Python's own ways come back afterwards."""

from __future__ import annotations

import gc
from weakref import ref

import pytest

from scraper.garbage import MIDDLE, YOUNG, Sweeper, looked_for_by_page
from scraper.html import parse_html

BODY = b'<div id="modgov">' + b"<p>The fence was mended.</p>" * 200 + b"</div>"


def test_a_tree_goes_when_its_page_is_read_and_not_before() -> None:
    with looked_for_by_page():
        sweeper, tree = Sweeper(), ref(parse_html(BODY).soup)
        assert tree() is not None  # Python would not look by itself for many pages yet
        sweeper.page_read()
        assert tree() is None


def test_what_outlived_a_look_goes_a_few_pages_later() -> None:
    with looked_for_by_page():
        sweeper, page = Sweeper(), parse_html(BODY)
        tree = ref(page.soup)
        sweeper.page_read()  # still in use: older now
        del page
        sweeper.page_read()
        assert tree() is not None  # only the young are looked at after each page
        for _ in range(MIDDLE):
            sweeper.page_read()
        assert tree() is None


def test_a_page_larger_than_any_is_looked_through_within() -> None:
    with looked_for_by_page():
        gone = ref(parse_html(BODY).soup)
        kept = [[number] for number in range(2 * YOUNG)]
        assert gone() is None
        assert kept


@pytest.mark.parametrize("fault", [None, KeyError])
def test_python_looks_as_before_once_the_crawl_is_over(fault: type[Exception] | None) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        with looked_for_by_page():
            assert gc.get_threshold()[0] == YOUNG
            assert gc.get_freeze_count() > frozen
            if fault:
                raise fault
    except KeyError:
        pass
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
