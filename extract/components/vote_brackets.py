"""Divisions told in brackets, names before the option: "(Ash, Elm for; Osk against; Fir abstaining)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.components.listed_names import read_names
from extract.components.vote_labels import OPTIONS, option_words
from extract.components.vote_records import VoteList

_OPTION = "|".join(f"(?P<{option}>{option_words(option)})" for option in OPTIONS)
_CLOSED = re.compile(r"\b(?:for|against|favour|abstain(?:ed|ing)|voting|dissenting)[)\]]", re.IGNORECASE)
_OPTION_LAST = re.compile(
    rf"(?:,?\s{{1,3}}(?:all\s|both\s|each\s)?(?:vot(?:ed|ing)\s{{1,3}})?)(?:{_OPTION})\s{{0,3}}$", re.IGNORECASE
)
LONGEST = 2500
"""Longest such brackets, in characters."""
FEWEST = 2
"""Options that make a division: one alone may be anything in brackets."""


def find_bracketed(text: str) -> Iterator[list[VoteList]]:
    """The lists of each pair of brackets that holds nothing but names and how they voted."""
    for close in _CLOSED.finditer(text):
        end = close.end() - 1
        start = max(text.rfind(mark, max(0, end - LONGEST), end) for mark in "([")
        if start < 0 or ")" in text[start:end]:
            continue
        lists = list(_lists(text, start + 1, end))
        options = {one.option for one in lists}
        if len(lists) == len(options) >= FEWEST and len(lists) == text.count(";", start, end) + 1:
            yield lists


def _lists(text: str, start: int, end: int) -> Iterator[VoteList]:
    for part in text[start:end].split(";"):
        stop = start + len(part)
        told = _OPTION_LAST.search(text[max(start, stop - 60) : stop])
        if told:
            last = max(start, stop - 60) + told.start()
            first = start + len(part) - len(part.lstrip())
            found = read_names(text, first, last)
            if found.is_whole and found.end >= last:
                option = next(option for option in OPTIONS if told[option])
                yield VoteList(option, None, first, stop, found.people, found.count, True, True, True, found.counted)
        start = stop + 1
