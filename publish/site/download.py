"""The files of the newest export, with size, rows and hash; and the tables that are CSV at any moment."""

from __future__ import annotations

from pathlib import Path

from datasette.utils import tilde_encode

from publish.export.manifest import NAME, README, SUMS
from publish.export.offered import folder_of, newest
from publish.settings import DATABASE
from publish.site.page import Ask, Data, Page

FORMATS = {
    "sqlite": ("SQLite", "The whole archive with its indexes: for SQL, Datasette, R, Python."),
    "csv": ("CSV", "A file a table, for spreadsheets. Excel opens it with a double click."),
    "parquet": ("Parquet", "A file a table with typed columns, for R, pandas, DuckDB."),
    "jsonl": ("JSON Lines", "A file a table, one object a line."),
}
_TOLD = ("exported_at", "citation", "schema_sha256", "snapshot", "withheld", "councils")
_TABLES = ("canonical_resolutions", "meetings", "agenda_items", "decisions", "documents", "people", "coverage")


def file_address(name: str) -> str:
    """The path of a file of the newest export."""
    return f"/download/{name}"


async def read(ask: Ask) -> Data:
    """What is offered; `export` is None where no export lies beside the archive."""
    offer = newest(folder_of(ask.datasette, Path(ask.db.path)))
    tables = [{"name": name, "address": f"/{DATABASE}/{tilde_encode(name)}.csv"} for name in _TABLES]
    if offer is None:
        return {"title": "Download the archive", "export": None, "groups": [], "by_table": [], "tables": tables}
    said = offer.manifest
    groups = [group for group in (_group(said, name) for name in FORMATS) if group["files"]]
    return {
        "title": "Download the archive", "tables": tables, "groups": groups, "by_table": by_table(groups),
        "export": {
            **{key: said[key] for key in _TOLD},
            "papers": [{"name": name, "address": file_address(name)} for name in (README, NAME, SUMS)],
        },
    }  # fmt: skip


def _group(said: Data, form: str) -> Data:
    name, what = FORMATS[form]
    files = [
        {
            **{key: each[key] for key in ("path", "table", "rows", "bytes", "sha256", "media_type")},
            "size": in_units(each["bytes"]), "address": file_address(each["path"]),
            "what": said["tables"].get(each["table"], {}).get("description"),
        }
        for each in said["files"] if each["format"] == form
    ]  # fmt: skip
    return {"format": form, "name": name, "what": what, "files": files}


def by_table(groups: list[Data]) -> list[Data]:
    """The files of a table together, whatever their format: `{table, what, rows, files: [{name, address, size}]}`."""
    found: dict[str, Data] = {}
    for group in groups:
        for each in group["files"]:
            if each["table"]:
                row = found.setdefault(
                    each["table"], {**{key: each[key] for key in ("table", "what", "rows")}, "files": []}
                )
                row["files"].append({"name": group["name"], "address": each["address"], "size": each["size"]})
    return list(found.values())


def in_units(count: int) -> str:
    """Bytes as a reader says them: 1234567 is `1.2 MB`."""
    size = float(count)
    for unit in ("bytes", "kB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "bytes" or size >= 100 else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"


PAGE = Page("download", "/download", read)
