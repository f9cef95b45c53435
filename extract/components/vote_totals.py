"""Votes printed as a table: a heading with the options, and a row of their numbers under it, names between or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract import rules
from extract.components.vote_marks import MOST, OPTIONS, Mark, Vote

_LABEL = "|".join(f"(?P<{rule['option']}>{rules.alternatives(rule['labels'])})" for rule in rules.load("votes"))
_CELL = (
    rf"(?:(?:members?|votes?|voting|number)\s)?"
    rf"(?:{_LABEL}|(?P<motion>motion|cynnig)|(?P<amendment>amendment|gwelliant))"
)
_HEAD_WORD = re.compile(_CELL + r"(?=[ \t|:,\n]|$)", re.IGNORECASE)
_HEAD = re.compile(r"^(?=[^\n]{3,200}$)[^\n]*?(?:gainst|GAINST|mendment|MENDMENT|erbyn|ERBYN)[^\n]*$", re.MULTILINE)
_GAP = re.compile(r"[ \t|]{1,40}")
_FIRST = re.compile(
    r"[ \t|]*(?:(?:name|member|councillor|service|party|item|option|aelod|aelodau|enw|cynghorydd)s?\b[ \t|]*)?",
    re.IGNORECASE,
)
_TOTALS = re.compile(
    r"^[ \t|]*(?:totals?\s?:?|cyfanswm\s?:?)?[ \t|]*"
    r"(?P<numbers>\d{1,3}(?:[ \t|]{1,60}(?:totals?\s?:?[ \t|]{0,20})?\d{1,3}){1,3})[ \t|]*$",
    re.IGNORECASE,
)
_OVER = re.compile(r"\b(?:RESOLVED|Resolved|AGREED|PENDERFYNWYD|DECISION|moved|carried|lost)\b")
MOST_LINES = 120
"""Lines a table of names may have between its heading and its totals."""


def find_totals(text: str) -> Iterator[Vote]:
    """Votes whose numbers stand in a row of totals, one number a column, in the order of the heading."""
    for head in _HEAD.finditer(text):
        columns = _columns(head.group())
        if len(columns) < 2 or len(set(columns)) < len(columns):
            continue
        totals = _totals(text, head.end() + 1, len(columns))
        if totals:
            yield from _vote(text, columns, totals)


def _columns(line: str) -> list[str]:
    """Options over the columns of a heading; none where it holds anything else."""
    at = _FIRST.match(line).end()  # type: ignore[union-attr]
    found: list[str] = []
    while at < len(line.rstrip(" \t|")):
        cell = _HEAD_WORD.match(line, at)
        if not cell:
            return []
        found.append(next(name for name in (*OPTIONS, "motion", "amendment") if cell[name]))
        gap = _GAP.match(line, cell.end())
        at = gap.end() if gap else cell.end() if cell.end() == len(line.rstrip()) else len(line) + 1
        if at > len(line):
            return []
    return found


def _totals(text: str, at: int, columns: int) -> list[tuple[int, int]] | None:
    """Spans of the numbers in the first row of numbers alone, None before one something else begins."""
    for _ in range(MOST_LINES):
        end = text.find("\n", at, at + 400)
        end = end if end >= 0 else min(len(text), at + 400)
        line = text[at:end]
        row = _TOTALS.match(line)
        if row:
            offset = at + row.start("numbers")
            spans = [(offset + n.start(), offset + n.end()) for n in re.finditer(r"\d+", row["numbers"])]
            return spans if len(spans) == columns else None
        if at >= len(text) or len(line) > 120 or _OVER.search(line) or _HEAD.match(line):
            return None
        at = end + 1
    return None


def _vote(text: str, columns: Sequence[str], totals: Sequence[tuple[int, int]]) -> Iterator[Vote]:
    counts = {column: int(text[start:end]) for column, (start, end) in zip(columns, totals, strict=True)}
    if max(counts.values()) > MOST:
        return
    side = None
    if "amendment" in counts:
        motion = counts.get("motion", counts.get("for"))
        if motion is None or motion == counts["amendment"] or "against" in counts:
            return
        side = "motion" if motion > counts["amendment"] else "amendment"
    marks = [
        Mark(start, end, start, end, _option(column, side), counts[column], True)
        for column, (start, end) in zip(columns, totals, strict=True)
    ]
    if any(mark.option == "for" for mark in marks):
        yield Vote(totals[0][0], totals[-1][1], tuple(marks), side)


def _option(column: str, side: str | None) -> str:
    """The option of a column: of motion and amendment, the side with more votes is `for`."""
    if column == "abstain" or side is None:
        return "for" if column == "motion" else column
    named = "motion" if column == "for" else column
    return "for" if named == side else "against"
