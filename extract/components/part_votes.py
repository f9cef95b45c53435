"""Votes taken on parts: "Recommendations 1 to 3 were carried by 15 votes to 6", "paragraph (3) was carried"."""

from __future__ import annotations

import re

_LABEL = r"(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}(?:\.\d{1,2})?\b|[ivx]{1,4}\b|[A-H]\b)"
_PARTS = re.compile(
    rf"\b(?:paragraphs?|recommendations?|limbs?|parts?|clauses?|resolutions?|points?|proposals?|sections?)\s"
    rf"(?P<list>{_LABEL}(?:\s?(?:,|,?\sand|\sto|[-–&]|\sor)\s?{_LABEL}){{0,9}})",
    re.IGNORECASE,
)
_ITEM = re.compile(rf"(?P<to>to|[-–])?\s?(?P<label>{_LABEL})", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z“\"])|\n")
_GROUP = (
    r"(?!Motion|Amendment|Recommend|Vot|Proposal|Paragraph|Result|Option|Resol|Item|For\b|Against)[A-Z][a-z]+(?:\s[a-zA-Z]+){0,3}"
    r"\s?[:–-]\s"
)
_OF_GROUP = re.compile(rf"(?:^|[\s(]){_GROUP}$")
_NEXT_GROUP = re.compile(rf"[^.;\d]{{0,12}}[.,;)]?\s{{1,3}}{_GROUP}\d")
_GROUP_BEFORE = re.compile(rf"(?:^|[\s(]){_GROUP}\d[^.;]{{0,50}}(?:[.,;)]\s{{1,3}}|\n\s{{0,12}}){_GROUP}$")
""" "Primary: 6 for, 0 against. Secondary: 3 for, 1 against": each group votes, none of the counts is of the whole."""
LONGEST = 400
"""How far back, in characters, a sentence is read for the parts it names."""


def core(label: str) -> str:
    """A label without its brackets and dots, as it is compared."""
    return label.strip("()[]. ").casefold()


def is_of_group(text: str, start: int, end: int) -> bool:
    """Whether the vote at `start:end` is that of one group of the members, beside that of another."""
    before = text[max(0, start - 120) : start]
    if not _OF_GROUP.search(before[-60:]):
        return False
    return bool(_NEXT_GROUP.match(text, end) or _GROUP_BEFORE.search(before))


def _sentence_start(text: str, offset: int) -> int:
    floor = max(0, offset - LONGEST)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, offset)]
    return ends[-1] if ends else floor


def names_parts(text: str, start: int, end: int) -> frozenset[str]:
    """Labels of the parts that the sentence up to `end` says were voted on; empty when it names none."""
    if not _PARTS.search(text, max(0, start - LONGEST), end):
        return frozenset()
    found = list(_PARTS.finditer(text, _sentence_start(text, start), end))
    return frozenset(_labels(found[-1]["list"])) if found else frozenset()


def _labels(listed: str) -> list[str]:
    found: list[str] = []
    for match in _ITEM.finditer(listed):
        label = core(match["label"])
        if match["to"] and found and found[-1].isdigit() and label.isdigit():
            found += [str(number) for number in range(int(found[-1]) + 1, int(label))]
        found.append(label)
    return found
