"""Tables as JSON Lines: one object a line, booleans as true and false, columns of JSON as the values they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from archive.schema import Table

# Line ends to some readers and not to others; inside a string JSON may write them as escapes.
_LINE_ENDS = {ord(character): f"\\u{ord(character):04x}" for character in "\u0085\u2028\u2029"}


def write(path: Path, table: Table, chunks: Iterable[Sequence[Sequence[Any]]]) -> int:
    """Write the rows; return how many. Empty is null; no key is left out."""
    types = [(column.name, column.type) for column in table.columns]
    rows = 0
    with path.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        for chunk in chunks:
            for row in chunk:
                values = {name: _value(kind, cell) for (name, kind), cell in zip(types, row, strict=True)}
                file.write(json.dumps(values, ensure_ascii=False).translate(_LINE_ENDS) + "\n")
            rows += len(chunk)
    return rows


def _value(kind: str, cell: Any) -> Any:
    if kind == "bool" and cell in (0, 1):
        return bool(cell)
    if kind == "json" and isinstance(cell, str):
        try:
            return json.loads(cell)
        except ValueError:
            return cell
    return cell
