"""What is exported as a file a table, and how its rows are read: every table a reader has a use for, and one view."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from archive.schema import Table
from archive.tables import TABLES
from publish.described import COVERAGE, EXTRACTION_SCORES, RECORDS
from publish.views import CANONICAL_RESOLUTIONS

# How the archive keeps itself in step: of use in the SQLite file alone.
INTERNAL = ("extractions", "pages", "sightings", "failures", "printed_minutes", "printed_parts")
EXPORTED: tuple[Table, ...] = (
    *(table for table in TABLES if table.name not in INTERNAL),
    RECORDS, COVERAGE, EXTRACTION_SCORES, CANONICAL_RESOLUTIONS.table,
)  # fmt: skip
"""Tables of an export, in order; `canonical_resolutions` is a view, and the one to count."""
CHUNK = 2000


def count_of(db: sqlite3.Connection, table: Table) -> int:
    """Rows of a table or view."""
    found: int = db.execute(f"select count(*) from {table.name}").fetchone()[0]
    return found


def rows_of(db: sqlite3.Connection, table: Table, size: int = CHUNK) -> Iterator[Sequence[tuple[Any, ...]]]:
    """The rows in the order of their keys, `size` at a time, each with the declared columns in the declared order."""
    names = ", ".join(f'"{name}"' for name in table.column_names)
    cursor = db.execute(f'select {names} from {table.name} order by "{table.pk}"')
    while rows := cursor.fetchmany(size):
        yield rows


def described() -> dict[str, dict[str, Any]]:
    """Every table with its description and columns, for the manifest."""
    return {
        table.name: {
            "description": table.description,
            "key": table.pk,
            "columns": [
                {"name": column.name, "type": column.type, "description": column.description, "unit": column.unit}
                for column in table.columns
            ],
        }
        for table in EXPORTED
    }


def schema_sha256() -> str:
    """SHA-256 of the names and types of all exported columns: another one means that a program may need a change."""
    shape = {table.name: [[column.name, column.type] for column in table.columns] for table in EXPORTED}
    return hashlib.sha256(json.dumps(shape, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
