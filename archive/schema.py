"""What a table and a column are. The tables themselves are in `tables_*.py`, all of them in `tables.TABLES`.

Everything that repeats a table or a column elsewhere is generated from here: the SQLite tables, the descriptions in
`metadata.yml`, the tables of the README.
"""

from __future__ import annotations

from dataclasses import dataclass

SQL_TYPES = {"text": str, "integer": int, "real": float, "bool": int, "json": str, "date": str, "datetime": str}


@dataclass(frozen=True, slots=True)
class Column:
    """`type` is a key of `SQL_TYPES`; `references` is the table whose id this holds."""

    name: str
    type: str
    description: str
    unit: str | None = None
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`layer` is ground (parsed from evidence), derived (extracted, droppable) or ledger (how it came to be)."""

    name: str
    layer: str
    description: str
    columns: tuple[Column, ...]
    pk: str = "id"
    indexes: tuple[tuple[str, ...], ...] = ()
    facets: tuple[str, ...] = ()
    fts: tuple[str, ...] = ()
    fts_tokenize: str = "porter unicode61 remove_diacritics 2"
    sort_desc: str | None = None
    label_column: str | None = None

    @property
    def column_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def sqlite_columns(self) -> dict[str, type]:
        """Column name to Python type, as `sqlite_utils` wants it."""
        return {column.name: SQL_TYPES[column.type] for column in self.columns}

    def foreign_keys(self) -> list[tuple[str, str, str]]:
        return [(column.name, column.references, "id") for column in self.columns if column.references]


def col(name: str, type: str, description: str, *, unit: str | None = None, references: str | None = None) -> Column:
    """A column, short enough to be one line of a table."""
    return Column(name, type, description, unit, references)


MINUTES_STATUS = col(
    "minutes_status",
    "text",
    "none, draft, approved, or unknown where the source does not tell draft from approved.",
)

SEEN = (
    col("first_seen", "datetime", "When this row was first seen (UTC)."),
    col("last_seen", "datetime", "When this row was last seen unchanged or changed (UTC)."),
    col("gone_at", "datetime", "When it was first missing from the site; empty while it is there."),
)
ID = col("id", "text", "Identifier: site / kind / ModernGov id. Never reused.")
SITE = col("site", "text", "The ModernGov install it comes from.", references="sites")
COUNCIL = col("council", "text", "The council, where the source says which.", references="councils")
URL = col("url", "text", "The original page or file.")


def ground(
    name: str,
    description: str,
    *columns: Column,
    indexes: tuple[tuple[str, ...], ...] = (),
    facets: tuple[str, ...] = (),
    fts: tuple[str, ...] = (),
    sort_desc: str | None = None,
    label_column: str | None = None,
) -> Table:
    """A table of records: id, site, council and url first, the seen columns last."""
    return Table(
        name, "ground", description, (ID, SITE, COUNCIL, URL, *columns, *SEEN),
        indexes=indexes, facets=facets, fts=fts, sort_desc=sort_desc, label_column=label_column,
    )  # fmt: skip
