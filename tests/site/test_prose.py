"""Prose markup and the Word HTML made of it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from tests.site.loader import load
from tests.site.prose import Block, Word, blocks, cut, plain

PROSE = (
    ("One line.", [Block("One line.")]),
    (
        "(1) first;\n(b) second\n2. third\n- fourth",
        [Block("first;", "(1)"), Block("second", "(b)"), Block("third", "2."), Block("fourth", "-")],
    ),
    ("In\n2024. It rose.", [Block("In"), Block("2024. It rose.")]),  # a year is no list marker
    ("| a | b |\n| 1 | £2m |", [Block("a b\n1 £2m", rows=(("a", "b"), ("1", "£2m")))]),
)


@pytest.mark.parametrize(("prose", "expected"), PROSE)
def test_prose_blocks(prose: str, expected: list[Block]) -> None:
    assert blocks(prose) == expected


LINES = st.lists(
    st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "Zs")), min_size=1), min_size=1, max_size=6
)


@given(LINES, st.integers(0, 2))
def test_word_html_keeps_every_character(lines: list[str], habit: int) -> None:
    found = [Block(" ".join(line.replace("*", "").replace("_", "").split()) or "x") for line in lines]
    shown = BeautifulSoup(Word(habit).html(found), "lxml").get_text("")
    kept = [char for char in shown if not char.isspace()]
    assert [char for char in kept if char not in "'\"‘’“”"] == [
        char for block in found for char in block.text if not char.isspace() and char not in "'\"‘’“”"
    ]


@given(st.integers(60, 3000))
def test_cut_shows_a_beginning_of_the_text(limit: int) -> None:
    whole = blocks(load().items()[22511][1].minutes)
    kept, was_cut = cut(whole, limit)
    assert was_cut == (kept != whole)
    shown, everything = (plain("\n".join(f"{b.marker} {b.text}" for b in found)) for found in (kept, whole))
    assert everything.startswith(shown)
