"""Tables as Parquet (pyarrow): typed columns for R, pandas, DuckDB. Dates and times stay ISO 8601 text, as stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from archive.errors import ArchiveUnreadable, UsageError
from archive.schema import Table

ROW_GROUP = 10_000


def check_available() -> None:
    """Raise UsageError where pyarrow is not installed."""
    try:
        # Imported here: half a second and 170 MB that only this format needs.
        import pyarrow.parquet  # noqa: F401, PLC0415
    except ImportError:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: `pip install pyarrow`, or name the other formats: "
            "--formats sqlite,csv,jsonl."
        ) from None


def write(path: Path, table: Table, chunks: Iterable[Sequence[Sequence[Any]]]) -> int:
    """Write the rows; return how many. Raises ArchiveUnreadable, naming the column, where a value has no such type."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    schema = _schema(table)
    rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for chunk in chunks:
            columns = zip(*chunk, strict=True)
            arrays = [_array(table, field, values) for field, values in zip(schema, columns, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema), row_group_size=ROW_GROUP)
            rows += len(chunk)
    return rows


def _schema(table: Table) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    types = {"integer": pa.int64(), "real": pa.float64(), "bool": pa.bool_()}
    fields = [
        pa.field(column.name, types.get(column.type, pa.string()), metadata={"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.description})


def _array(table: Table, field: Any, values: Sequence[Any]) -> Any:
    import pyarrow as pa  # noqa: PLC0415

    if pa.types.is_boolean(field.type):
        values = [None if value is None else bool(value) for value in values]
    elif pa.types.is_floating(field.type):
        values = [float(value) if isinstance(value, int) else value for value in values]
    try:
        return pa.array(values, type=field.type)
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise ArchiveUnreadable(
            f"{table.name}.{field.name} holds a value that is no {field.type}: {error}. "
            "Leave Parquet out with --formats."
        ) from error
