"""Golden pairs: each fixture says what its page type must give. A missing expectation is written, and fails."""

from __future__ import annotations

import json

import pytest

from scraper.pages import PAGES
from tests.scraper.pages.cases import FOLDER, Case, as_json, case_id, cases


@pytest.mark.parametrize("case", cases(), ids=case_id)
def test_fixture_gives_what_is_expected(case: Case) -> None:
    got = json.loads(json.dumps(as_json(case.parse())))
    if not case.expected.exists():
        case.expected.write_text(json.dumps(got, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{case.expected.name} was missing and has been written: read it, then run again")
    assert got == json.loads(case.expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("page", [page.name for page in PAGES])
def test_every_page_type_has_a_fixture(page: str) -> None:
    assert any(case.page == page for case in cases()), f"add a fixture folder {FOLDER.name}/{page}"


def test_every_fixture_folder_is_a_page_type() -> None:
    assert {case.page for case in cases()} == {page.name for page in PAGES}


@pytest.mark.parametrize("case", cases(), ids=case_id)
def test_kinds_are_declared(case: Case) -> None:
    """What a page type yields is what its PAGE says it yields."""
    kinds = next(page.kinds for page in PAGES if page.name == case.page)
    assert {type(record) for record in case.parse().records} <= set(kinds)
