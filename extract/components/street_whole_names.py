"""Streets whose name is one word, or "The" and one: "Kirkgate", "14 The Maltings", "Reading Room, The Street"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rules
from extract.components.place_people import PERSON_BEFORE
from extract.components.street_scenes import is_closed, is_joined, is_travelled, is_venue
from extract.components.within import block_at
from extract.scanning import finditer
from extract.text import Block

_HOUSE = r"(?<![\w/.-])\d{1,4}[A-Za-z]?(?:\s?[-–&]\s?\d{1,4}[A-Za-z]?)?"
_GATE = re.compile(
    rf"{_HOUSE},?\s{{1,3}}(?P<name>[A-Z][a-z]{{2,20}}(?:gate|walk)|[A-Z]{{3,20}}(?:GATE|WALK)|Broadway)\b(?!\s[A-Z][a-z])"
)
_KNOWN = frozenset(rules.values("thoroughfares", "whole"))
_TOWNS = frozenset(rules.values("thoroughfares", "towns"))
_KNOWN_NAME = re.compile(rf"(?<![\w’'-]){rules.alternatives(map(re.escape, sorted(_KNOWN)))}(?![\w’'-])")
_IN_GATE = re.compile(r"(?<![\w’'-])[A-Z][a-z]{2,16}gate(?![\w’'-])")
_NAME_GOES_ON = re.compile(r"[ \u00a0](?!and\b)(?:[A-Z]|\d)")
_NAME_BEFORE = re.compile(r"[A-Z][\w’'-]*[ \u00a0]$")
_TOWN_AFTER = re.compile(r",\s{1,3}[A-Z][a-z]+\b")
_WITH_THE = rules.values("thoroughfares", "with_the")
_THE = re.compile(
    rf"(?:The\s{rules.alternatives(_WITH_THE)}|THE\s{rules.alternatives(word.upper() for word in _WITH_THE)})"
    r"(?=\s*(?:[,;.)\n–-]|$))"
)
_NUMBER_FIRST = re.compile(rf"{_HOUSE},?\s$")
""" "14 The Maltings": a number before a street that has no other name."""
_SURE_THE = re.compile(r"(?i:the)\s(?i:Street|Avenue|Crescent|Close|Drive|Lane|Terrace)\b")
_AT_THE = re.compile(r"\b(?:[Aa]t|AT|[Oo]n|ON|[Ii]n|IN|[Oo]ff|OFF|along)\s$")
""" "Land at The Street, Hexley". """


def _is_street(text: str, start: int, end: int, block: Block) -> bool:
    """Whether a name of one word is a street's here. Towns end in "gate", too: those need more than a preposition."""
    name = text[start:end]
    before = text[max(block.start, start - 40) : start]
    if name in _TOWNS or _NAME_GOES_ON.match(text, end, block.end):
        return False
    if _NAME_BEFORE.search(before) or PERSON_BEFORE.search(before):
        return False
    known = name in _KNOWN
    if is_venue(text, start, block):
        return known or _TOWN_AFTER.match(text, end, block.end) is not None
    if is_joined(text, start, end, block) or is_closed(text, end, block):
        return True
    return is_travelled(text, start, end, block, is_known=known)


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the words that may be a street's whole name."""
    for match in finditer(_KNOWN_NAME, text):
        yield match.span()
    at = text.find("gate")
    while at >= 0:
        start = max(text.rfind(mark, max(0, at - 20), at) for mark in " \n\u00a0(") + 1
        match_ = _IN_GATE.match(text, start)
        if match_ and match_.group() not in _KNOWN:
            yield match_.span()
        at = text.find("gate", at + 4)


def _with_the(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for match in _THE.finditer(text):
        near = max(0, match.start() - 9)
        numbered = _NUMBER_FIRST.search(text, near, match.start())
        at = _SURE_THE.match(text, match.start()) and _AT_THE.search(text, near, match.start())
        block = None if numbered or at else block_at(blocks, match.start())
        if numbered or at or (block is not None and is_venue(text, match.start(), block)):
            yield match.span()


def find_whole_names(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int, str]]:
    """Spans of such streets with the rule that found each, in no particular order."""
    for start, end in _with_the(text, blocks):
        yield start, end, "street_with_number"
    for match in finditer(_GATE, text):
        yield *match.span("name"), "street_with_number"
    for start, end in _words(text):
        block = block_at(blocks, start)
        if block is not None and _is_street(text, start, end, block):
            yield start, end, "street_of_one_word"
