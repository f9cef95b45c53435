"""Divisions printed as a name and a sign a line, with a legend that says what each sign means: "✔ = YES  ✖ = NO"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from extract.components.listed_names import Listed, read_names
from extract.components.vote_labels import OPTIONS, option_words
from extract.components.vote_records import VoteList

_OPTION = "|".join(f"(?P<{option}>{option_words(option)})" for option in OPTIONS)
_SIGN = r"(?:[^\W\d_]{1,3}|[^\w\s=:,.;|()\[\]-])"
_MEANING = re.compile(
    rf"(?<![^\s(|,;])(?P<sign>{_SIGN})[ \t]{{0,3}}(?:=|:|[–-])[ \t]{{0,3}}(?:vot(?:ed"
    rf"|es?)[ \t])?(?:{_OPTION})(?!\w)",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"^[^\n]{0,40}?(?:=|[–:-])[^\n]{0,30}?\b(?:against|no|noes|abstain\w*|abstention|yn erbyn)\b[^\n]{0,200}$",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = re.compile(
    rf"^[ \t•|]{{0,10}}(?P<name>[^\s|:=][^\n|:=]{{1,80}}?)(?:[ \t]{{0,40}}[|:\t–-][ \t]{{0,40}}"
    rf"|[ \t]{{1,60}})(?P<sign>{_SIGN})[ \t|]{{0,10}}$",
    re.MULTILINE,
)
FEWEST = 3
"""Rows that make a table."""
FARTHEST = 12_000
"""How far, in characters, a table may stand from its legend."""
_BETWEEN = 160
"""Most characters of headings between two rows: the name of a group of members."""


def find_marked(text: str) -> Iterator[list[VoteList]]:
    """The lists of each table that a legend explains."""
    if "=" not in text and " - " not in text and "–" not in text:
        return
    reached = 0
    for legend in _LEGEND.finditer(text):
        signs = _signs(text, legend.start(), legend.end())
        if len(signs) < 2:
            continue
        rows = list(_rows(text, max(reached, legend.start() - FARTHEST), legend.start(), signs))
        if len(rows) < FEWEST:
            rows = list(_rows(text, legend.end(), min(len(text), legend.end() + FARTHEST), signs))
        reached = legend.end()
        if len(rows) >= FEWEST:
            yield from _table(text, rows, signs)


def _signs(text: str, start: int, end: int) -> dict[str, str]:
    """Option that each sign of a legend stands for; none where one sign stands for two."""
    found: dict[str, str] = {}
    for match in _MEANING.finditer(text, start, min(len(text), end + 200)):
        option = next(option for option in OPTIONS if match[option])
        if found.setdefault(match["sign"], option) != option:
            return {}
    return found


def _rows(text: str, start: int, stop: int, signs: dict[str, str]) -> Iterator[re.Match[str]]:
    """Rows that follow one another: short headings may stand between."""
    last: re.Match[str] | None = None
    for match in _ROW.finditer(text, start, stop):
        if match["sign"] not in signs:
            continue
        if last and match.start() - last.end() > _BETWEEN:
            return
        last = match
        yield match


def _table(text: str, rows: list[re.Match[str]], signs: dict[str, str]) -> Iterator[list[VoteList]]:
    people: dict[str, list[Listed]] = defaultdict(list)
    for row in rows:
        found = read_names(text, row.start("name"), row.end("name"))
        if not found.is_whole or len(found.people) != 1:
            return  # a row that is no person makes the table one of something else
        people[signs[row["sign"]]].append(found.people[0])
    yield [
        VoteList(option, None, listed[0].start, listed[-1].end, tuple(listed), None, True, False, True)
        for option, listed in people.items()
    ]
