"""Attendance told a person at a time: the status below a name or beside it, as pages and tables print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.components.attendance_entries import holds_office
from extract.components.lines import line_at, line_before
from extract.components.listed_names import Listed, read_names
from extract.text import trim

_STATUS = (
    r"(?P<status>[Pp]resent|PRESENT|[Aa]pologies|APOLOGIES|[Aa]pology|[Aa]bsent|ABSENT|[Ii]n\s[Aa]ttendance|[Ss]ubstitute)"
    r"(?:[ \t](?:received|given|accepted|sent|for[ ]absence)"
    r"|,?[ \t]as[ ](?:an?[ ])?(?P<as>expected|substitute|member|observer)"
    r"|[ \t]\((?:virtual(?:ly)?|online|remote(?:ly)?|in[ ]person)\)|[ \t](?:virtually|online|remotely)"
    r"|[ \t]via[ ]\w+|,[ ]sent[ ]representative)?"
)
_BELOW = re.compile(rf"^[ \t\u00a0]*{_STATUS}[ \t\u00a0]*\r?$", re.MULTILINE)
_BESIDE = re.compile(
    rf"(?:\||\t|[ ][–—-](?=[ ])|:)[ \t\u00a0]{{0,9}}{_STATUS}[ \t\u00a0|]*\r?$",
    re.MULTILINE,
)
_QUICK = re.compile(
    r"(?:resent|ologies|ology|bsent|ttendance|bstitute|PRESENT|OLOGIES|BSENT)[^\n]{0,40}$", re.MULTILINE
)
_CELL_END = re.compile(r"[ \t\u00a0]*(?:\||\t|[ ][–—-][ ]|:)")
_AROUND = " \t\u00a0\r|•*·"
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Row:
    """A person with the status printed for them."""

    person: Listed
    status: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a text that a list takes."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows of a text, and the spans that they take: a label within one is a status and no label."""

    rows: tuple[Row, ...]
    spans: tuple[Stretch, ...]


def read_rows(text: str) -> RowList:
    """Every list of two rows or more, of either form."""
    if not _QUICK.search(text):
        return RowList((), ())
    rows: list[Row] = []
    spans: list[Stretch] = []
    for run in (*_below(text), *_beside(text)):
        spans.append(Stretch(run[0][0], run[-1][1]))
        rows += [Row(person, status) for _, _, person, status in run if person is not None]
    return RowList(tuple(rows), tuple(sorted(spans, key=lambda each: each.start)))


_Found = tuple[int, int, Listed | None, str]
"""Start and end of a row, its person (None where the order is in doubt), the status."""


def _status(match: re.Match[str]) -> str:
    word = match["status"].casefold()
    if match["as"] == "substitute" or word == "substitute":
        return "substitute"
    if word.startswith("apolog"):
        return "apologies"
    return "in_attendance" if word.startswith("in") or match["as"] == "observer" else word


def _name(text: str, start: int, end: int) -> Listed | None:
    """The one person whom a line or cell names, and nothing else."""
    start, end = trim(text, start, end, _AROUND, _AROUND)
    if not start < end <= start + 80:
        return None
    found = read_names(text, start, end)
    one = found.people[0] if found.is_whole and len(found.people) == 1 else None
    whole = one is not None and found.end >= end and one.is_named and (one.is_titled or " " in one.name)
    return one if one and whole and not holds_office(one) else None


def _below(text: str) -> Iterator[list[_Found]]:
    """Runs of a name, its status below it, the next name."""
    run: list[_Found] = []
    for match in _BELOW.finditer(text):
        line = line_before(text, match.start(), _LONGEST, 1, _AROUND)
        person = _name(text, *line) if line else None
        follows = run and line and not text[run[-1][1] : line[0]].strip()
        if run and (person is None or not follows):
            yield from _told(text, run)
            run = []
        if person and line:
            run.append((line[0], match.end(), person, _status(match)))
    if run:
        yield from _told(text, run)


def _told(text: str, run: list[_Found]) -> Iterator[list[_Found]]:
    """A run of two rows; where a name follows the last it is in doubt who is meant, under a status it is no run."""
    if len(run) < 2 or _labelled(text, run[0][0]):
        return
    rest = text[run[-1][1] : run[-1][1] + _LONGEST]
    at = run[-1][1] + len(rest) - len(rest.lstrip())
    doubt = _name(text, at, at + len(rest.lstrip().split("\n", 1)[0])) is not None
    yield [(start, end, None if doubt else person, status) for start, end, person, status in run]


def _labelled(text: str, at: int) -> bool:
    """Whether the names before an offset stand under a status: the statuses are labels of lists."""
    for _ in range(60):
        line = line_before(text, at, _LONGEST, 1, _AROUND)
        if line is None:
            return False
        if _BELOW.match(text, *line):
            return True
        if _name(text, *line) is None:
            return False
        at = line[0]
    return False


def _beside(text: str) -> Iterator[list[_Found]]:
    """Runs of lines "Councillor Ash | Labour | Present" or "Councillor Ash - Apologies"."""
    run: list[_Found] = []
    for match in _BESIDE.finditer(text):
        start, _ = trim(text, line_at(text, match.start(), _LONGEST)[0], match.start(), _AROUND, "")
        cell = _CELL_END.search(text, start, match.start() + 1)
        person = _name(text, start, cell.start() if cell else match.start())
        between = text[run[-1][1] : start] if run else ""
        follows = between.count("\n") <= 2 and not between.strip(_AROUND + "\n")
        if run and (person is None or not follows):
            if len(run) > 1:
                yield run
            run = []
        if person:
            run.append((start, match.end(), person, _status(match)))
    if len(run) > 1:
        yield run
