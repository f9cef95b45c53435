"""Tables as CSV that Excel opens with a double click: UTF-8 with its mark, CRLF, no cell that is run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What makes a spreadsheet run a cell (OWASP, CSV injection), the full-width signs among them.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
GUARD = "'"
EXCEL_CELL = 32_767
"""Characters Excel holds in a cell: longer ones are whole in the file, and cut by Excel when it opens it."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a file holds: rows; text cells with a guard before them; cells longer than Excel can hold."""

    rows: int
    guarded_cells: int = 0
    cells_beyond_excel: int = 0


def guarded(value: Any) -> Any:
    """The cell as it is written: a text that a spreadsheet would run has an apostrophe before it; numbers stay."""
    return GUARD + value if isinstance(value, str) and value.startswith(FORMULA_SIGNS) else value


def write(path: Path, names: Sequence[str], chunks: Iterable[Sequence[Sequence[Any]]]) -> Written:
    """Write the rows. Empty is NULL; nothing is shortened."""
    rows = marked = long = 0
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(names)
        for chunk in chunks:
            for row in chunk:
                cells = [guarded(value) for value in row]
                marked += sum(cell is not value for cell, value in zip(cells, row, strict=True))
                long += sum(isinstance(cell, str) and len(cell) > EXCEL_CELL for cell in cells)
                writer.writerow(cells)
            rows += len(chunk)
    return Written(rows, marked, long)
