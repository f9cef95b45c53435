"""Labels without a mark, or with a colon ("A Subject to ...", "A: Notes ...", "1 That ..."), told by their row; labels
alone in a cell or on a line, above the words they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.components.lines import Line

_LETTER = re.compile(r"(?P<label>[A-J])\s?:?[\s\u00a0]{1,12}(?=[A-Z(£])")
_NUMBER = re.compile(
    r"(?P<label>\d{1,2})[\s\u00a0]{1,8}(?=(?:[Tt]hat|[Tt]o|THAT|TO|Note|Agree|Approve|Delegate|Authorise)\b)"
)
_REACH = 12
"""Most lines between two labels of one row."""


_ALONE = re.compile(r"(?P<label>\((?:\d{1,2}|[a-z]|[ivx]{1,4})\))[\s\u00a0|]*")
""" "(1)" in the cell before its limb."""


def _with_lone_labels(text: str, rows: Sequence[Line]) -> list[Line]:
    """The lines, each that follows a label alone joined with it."""
    out: list[Line] = []
    above: tuple[Line, str] | None = None
    for row in rows:
        alone = None if row.label or row.end - row.start > 8 else _ALONE.fullmatch(text, row.start, row.end)
        if above and not (row.label or alone):
            out.append(replace(row, label=above[1], label_start=above[0].start, after_blank=above[0].after_blank))
        else:
            out += [above[0]] if above else []
            out += [] if alone else [row]
        above = (row, alone["label"]) if alone else None
    return [*out, above[0]] if above else out


def with_bare_labels(text: str, rows: Sequence[Line]) -> list[Line]:
    """The lines, those below a label alone and those that count on from an A or a 1 given their label."""
    out = _with_lone_labels(text, rows)
    for pattern, first in ((_LETTER, "A"), (_NUMBER, "1")):
        found = [
            (index, match)
            for index, row in enumerate(out)
            if not row.label and (match := pattern.match(text, row.start, row.end))
        ]
        at = 0
        while at < len(found):
            run = [found[at]] if found[at][1]["label"] == first else []
            while run and at + len(run) < len(found) and _counts_on(run[-1], found[at + len(run)]):
                run.append(found[at + len(run)])
            if len(run) > 1:
                for index, match in run:
                    out[index] = replace(out[index], start=match.end(), label=match["label"])
            at += max(1, len(run))
    return out


def _counts_on(last: tuple[int, re.Match[str]], nxt: tuple[int, re.Match[str]]) -> bool:
    one, two = last[1]["label"], nxt[1]["label"]
    follows = int(two) == int(one) + 1 if one.isdigit() and two.isdigit() else ord(two[0]) == ord(one[0]) + 1
    return follows and nxt[0] - last[0] <= _REACH
