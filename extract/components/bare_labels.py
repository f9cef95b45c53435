"""Labels without a mark, or with a colon ("A Subject to ...", "A: Notes ...", "1 That ..."): told by their row."""

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


def with_bare_labels(text: str, rows: Sequence[Line]) -> list[Line]:
    """The lines, those that count on from an A or a 1 given their label."""
    out = list(rows)
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
