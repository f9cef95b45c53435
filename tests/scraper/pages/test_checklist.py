"""Every line of the parser checklist and every trap has a test that exists."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.scraper.pages.checklist import CHECKLIST, LIST_TRAPS, Row
from tests.scraper.pages.checklist_pages import PAGE_TRAPS

HERE = Path(__file__).parent
ROWS = (*CHECKLIST, *LIST_TRAPS, *PAGE_TRAPS)
LINES = {f"9.{line}" for line in range(1, 15)}
SECTIONS = {f"3.{section}" for section in range(1, 13)}


@cache
def functions(file: str) -> frozenset[str]:
    """Names of the test functions of a file, read without running it."""
    tree = ast.parse((HERE / f"{file}.py").resolve().read_text(encoding="utf-8"))
    found = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"))
    return frozenset(node.name for node in found if any(isinstance(each, ast.Assert) for each in ast.walk(node)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_named_test_proves_it(row: Row) -> None:
    _, _, tests = row
    assert tests
    missing = [test for test in tests if test.partition("::")[2] not in functions(test.partition("::")[0])]
    assert not missing, "no such test, or one that asserts nothing"


def test_no_line_and_no_section_is_left_out() -> None:
    assert {section for section, _, _ in ROWS} == LINES | SECTIONS


def test_no_statement_stands_twice() -> None:
    stated = [(section, words) for section, words, _ in ROWS]
    assert len(set(stated)) == len(stated)
