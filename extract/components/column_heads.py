"""Heads of the columns of a table: "Decision" above a column opens no section of the minutes."""

from __future__ import annotations

import re

from extract.components.lines import line_at

_NEXT_TO_IT = (
    r"(?:Actions?(?:\s(?:[Rr]equired|[Bb]y|[Oo]wner|[Pp]oints?))?|Who|When|Owner|Lead(?:\s[Oo]fficer)?|By\s(?:[Ww]hom|[Ww]hen)"
    r"|Deadline|Due(?:\s[Dd]ate)?|Responsib\w+|Timescale|Status|Target\s[Dd]ate)"
)
_BELOW = re.compile(rf"[ \t]*\r?\n\s{{0,20}}{_NEXT_TO_IT}[ \t]*(?:\r?\n|$)")
_BESIDE = re.compile(_NEXT_TO_IT)
_OF_DECISIONS = re.compile(r"Vot(?:es?|ing)", re.IGNORECASE)
"""A column beside "Decision" that tells that each row of the table is a decision."""
LONGEST = 30
"""Longest head of a column, in characters: a longer cell beside a field's name is what the field says."""


def is_column(text: str, start: int, end: int) -> bool:
    """Whether a line heads the column of a table ("Item | Decision | Action", "Decision" above "Who").

    "Decision | That the plan be approved" is a field and what it says.
    """
    begin, stop = line_at(text, start, 300)
    cells = [cell.strip() for cell in text[begin:stop].split("|") if cell.strip()]
    if any(_OF_DECISIONS.fullmatch(cell) for cell in cells):
        return False
    if len(cells) > 2 and all(len(cell) <= LONGEST and cell[-1] not in ".;" for cell in cells):
        return True
    if len(cells) > 1 and any(_BESIDE.fullmatch(cell) for cell in cells):
        return True
    return _BELOW.match(text, end) is not None
