"""Divisions printed as names with a letter each, several a line and no legend: "Ash  Y    Elm  N    Orr  Y"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.components.listed_names import Listed, read_names
from extract.components.vote_records import VoteList
from extract.scanning import finditer

_LEAD = re.compile(
    r"\b(?i:(?:named|recorded)\svotes?|roll[ -]?call|names?\s(?:was|were)\s(?:taken|called|recorded)|poll\swas)\b"
)
_PAIR = r"[^\W\d_][^\n|:;,()]{1,40}?[ \t]{1,12}(?:Y|N|A|Yes|No|Abs)"
_ROW = re.compile(rf"[ \t]{{0,20}}{_PAIR}(?:[ \t]{{2,30}}{_PAIR}){{0,5}}[ \t]*(?:\n|\Z)")
_CELL = re.compile(
    r"(?P<name>[^\W\d_][^\n|:;,()]{1,40}?)[ \t]{1,12}(?P<sign>Yes|No|Abs|Y|N|A)(?=[ \t]{2}|[ \t]*(?:\n|\Z))"
)
_OPTIONS = {"Y": "for", "Yes": "for", "N": "against", "No": "against", "Abs": "abstain"}
_SCORE = re.compile(r"\b(?P<for>\d{1,3})\s?[/:–-]\s?(?P<against>\d{1,3})\s?[/:–-]\s?(?P<abstain>\d{1,3})\b")
_REACH = 500
"""Characters behind the words of a named vote in which its rows begin; the motion may be printed between."""
FEWEST = 4
"""Names that make a grid."""


def find_grids(text: str) -> Iterator[list[VoteList]]:
    """The lists of each such grid, in the order of the text."""
    reached = 0
    for lead in finditer(_LEAD, text):
        if lead.start() < reached:
            continue
        rows = _rows(text, lead.end())
        cells = [cell for row in rows for cell in _CELL.finditer(text, row.start(), row.end())]
        if rows and len(cells) >= FEWEST:
            reached = rows[-1].end()
            yield from _lists(text, cells)


def _rows(text: str, start: int) -> list[re.Match[str]]:
    """The first lines behind an offset that follow one another and hold nothing but pairs."""
    found: list[re.Match[str]] = []
    at = text.find("\n", start, start + _REACH) + 1
    while 0 < at < len(text) and (found or at < start + _REACH):
        row = _ROW.match(text, at)
        if row:
            found.append(row)
        elif found:
            break
        at = row.end() if row else text.find("\n", at, at + _REACH) + 1
    return found


def _lists(text: str, cells: Sequence[re.Match[str]]) -> Iterator[list[VoteList]]:
    """The lists; none where a cell is no person. "A" is an abstention only where a score behind says how many."""
    people: dict[str, list[Listed]] = defaultdict(list)
    for cell in cells:
        found = read_names(text, cell.start("name"), cell.end("name"))
        if len(found.people) != 1 or not found.is_whole:
            return
        people[_OPTIONS.get(cell["sign"], "A")].append(found.people[0])
    if not people.get("for") or not (people.get("against") or people.get("abstain") or people.get("A")):
        return
    unclear = people.pop("A", [])
    if unclear and "abstain" not in people and _is_scored(text, cells[-1].end(), people, unclear):
        people["abstain"] = unclear
    yield [
        VoteList(option, None, listed[0].start, cells[-1].end(), tuple(listed), None, True, False, True)
        for option, listed in people.items()
    ]


def _is_scored(text: str, end: int, people: dict[str, list[Listed]], unclear: Sequence[Listed]) -> bool:
    """Whether a score right behind a grid counts as many of each: "RESOLVED (6/2/1)"."""
    score = _SCORE.search(text, end, end + 80)
    sizes = (len(people.get("for", ())), len(people.get("against", ())), len(unclear))
    return score is not None and sizes == tuple(int(score[name]) for name in ("for", "against", "abstain"))
