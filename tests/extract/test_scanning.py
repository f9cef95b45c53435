"""What `extract.scanning.finditer` finds is what the pattern itself finds, for every pattern of every component."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.beginnings import heads, needs
from extract.pipeline import COMPONENTS
from extract.scanning import finditer, lowered, quick_match, search
from tests.gold.markup import load

# pattern, flags, what its matches begin with, whether at a word's start
HEADS = [
    (r"\b(?:carried|lost)\b", 0, {"carri", "lost"}, True),
    (r"(?<![\w-])(?:votes?|in favour) for", re.IGNORECASE, {"vote ", "votes", "in fa"}, True),
    (r"[Mm]otion", 0, {"motio"}, False),
    (r"(?:the\s)?motion", 0, {"the", "motio"}, False),
    (r"(?:\bthe\s)?\bmotion", 0, {"the", "motio"}, True),  # every way begins with the start of a word
    (r"x?", 0, set(), False),  # may be empty
    (r"\w+ly", 0, set(), False),  # may begin with any letter
    (r"[a-z]{3}", 0, set(), False),
    (r"(?:a|b|c|d|e)x?", 0, set(), False),  # so many single letters are no help
]


@pytest.mark.parametrize(("pattern", "flags", "expected", "bounded"), HEADS)
def test_heads(pattern: str, flags: int, expected: set[str], bounded: bool) -> None:
    found, at_word = heads(re.compile(pattern, flags))
    assert set(found) == expected
    assert at_word == bounded or not expected


# pattern, choices of words of which each match holds one
NEEDS = [
    (r"\bdeclared\s(?:the\s)?(?:motion|amendment)", {("declared",), ("amendment", "motion")}),
    (r"(?:the|a)\s\w+", set()),  # one branch is too short to tell anything
    (r"(?:casting )?vote", {("vote",)}),
    (r"[Ll]ost", {("lost",)}),
]


@pytest.mark.parametrize(("pattern", "expected"), NEEDS)
def test_needs(pattern: str, expected: set[tuple[str, ...]]) -> None:
    assert set(needs(re.compile(pattern))) == expected


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of a component holds by a name."""
    import extract.components

    for name in COMPONENTS:
        importlib.import_module(f"extract.components.{name}")
    for name, module in sorted(vars(extract.components).items()):
        for key, value in sorted(vars(module).items()) if hasattr(module, "__file__") else ():
            if isinstance(value, re.Pattern):
                yield f"{name}.{key}", value


TEXTS = [
    "",
    "For: 7\nAgainst: 2\n\nThe motion was put and CARRIED. İstanbul, ſ and K.",
    "a) That the ferry be mended by 1 May 2025; b) that 1,200 (11%) be spent\u00a0on Ward 3.",
    *[page.text for page in load("development")[20::90]],
]


def test_the_same_matches_for_every_pattern() -> None:
    """Each pattern of each component, on pages of many styles."""
    patterns = list(_patterns())
    assert len(patterns) > 300
    for text in TEXTS:
        for name, pattern in patterns:
            expected = [match.span() for match in pattern.finditer(text)]
            if all(start < end for start, end in expected):  # those with empty matches are not scanned for
                assert [match.span() for match in finditer(pattern, text)] == expected, name


def test_a_quick_match_is_a_match_for_every_pattern() -> None:
    lines = [line for text in TEXTS for line in text.splitlines()[::9]]
    for name, pattern in _patterns():
        for line in lines:
            found, expected = quick_match(pattern, line), pattern.match(line)
            assert (found and found.span()) == (expected and expected.span()), name


PIECES = [
    "the ",
    "motion",
    "Motion ",
    "was ",
    "lost",
    ".\n",
    "4 ",
    "12",
    "-",
    "For: ",
    "(a) ",
    "RESOLVED ",
    "İ",
    "\u00a0",
    "x",
]
SCANNED = [
    r"\b(?:x4|the|mo|m-|4\s)",
    r"\b(?:[MT]|4\s1|12)[\w ]{0,3}",
    r"\b(?:The\s|the\s)?[Mm]otion\s(?:was\s)?lost",
    r"(?<![\w-])(?P<n>\d{1,3})\s?-\s?\d",
    r"(?:^|(?<=\.\n))(?:RESOLVED|For:\s)\d*",
    r"(?:\A|[\n.])\s?(?:the|For)",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(0, 60), st.integers(0, 200))
def test_the_same_matches_in_a_part_of_any_text(pieces: list[str], start: int, end: int) -> None:
    text = "".join(pieces)
    for written in SCANNED:
        for pattern in (re.compile(written), re.compile(written, re.IGNORECASE | re.MULTILINE)):
            stop = min(end, len(text))
            expected = [match.span() for match in pattern.finditer(text, start, stop)]
            assert [match.span() for match in finditer(pattern, text, start, stop)] == expected
            first = pattern.search(text)
            found = search(pattern, text)
            assert (found and found.span()) == (first and first.span())


def test_letters_keep_their_places_in_lower_case() -> None:
    assert lowered("İAB") == "İab"  # one capital has two letters in lower case: it is left as it is
