"""`metadata.yml`: the part between markers is generated from the schema; the rest, written by hand, is checked here."""

from __future__ import annotations

import json
import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import yaml
from sqlite_utils import Database

from archive.schema import Column, Table
from publish import words
from publish.described import ALL_TABLES, HIDDEN
from publish.settings import DATABASE
from publish.views import VIEWS

COMMAND = "python -m publish.metadata"
BEGIN = f"    # <generated: tables and columns, from the schema; do not edit, run `{COMMAND}`>"
END = "    # </generated>"
_MARKED = re.compile(r"^ *# <generated: tables[^\n]*>\n.*?^ *# </generated>$", re.MULTILINE | re.DOTALL)
_PARAMETER = re.compile(r":(\w+)")


def described() -> tuple[Table, ...]:
    """Everything that needs a description: tables of the archive, tables and views of publishing."""
    return (*ALL_TABLES, *(view.table for view in VIEWS))


def render() -> str:
    """The generated block with its markers, indented to stand below `databases: archive:`."""
    lines = [BEGIN, "    tables:"]
    for table in described():
        lines += _table_lines(table)
    return "\n".join([*lines, END])


def update(path: Path) -> bool:
    """Write the block into the file; True where that changed it. ValueError where the markers are missing."""
    old = path.read_text(encoding="utf-8")
    if not _MARKED.search(old):
        raise ValueError(f"{path.name}: the markers are missing. Put these lines below `{DATABASE}:`\n{BEGIN}\n{END}")
    new = _MARKED.sub(lambda _: render(), old)
    path.write_text(new, encoding="utf-8")
    return new != old


def check(path: Path) -> list[str]:
    """Problems of the file, one line each; none where it is in step with the schema."""
    marked = _MARKED.search(path.read_text(encoding="utf-8"))
    if not marked:
        return [f"{path.name}: the markers of the generated part are missing. Run `{COMMAND}`."]
    if marked.group() != render():
        return [f"{path.name}: table and column descriptions are not those of the schema. Run `{COMMAND}`."]
    return []


def load(path: Path) -> dict[str, Any]:
    """The file as Datasette reads it."""
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return dict(loaded) if loaded else {}


def queries(path: Path) -> dict[str, dict[str, Any]]:
    """The canned queries by name."""
    found = load(path)["databases"][DATABASE].get("queries", {})
    return {name: {"sql": query} if isinstance(query, str) else query for name, query in found.items()}


def parameters(sql: str) -> list[str]:
    """Names of the parameters of a query, in order, each once."""
    return list(dict.fromkeys(_PARAMETER.findall(re.sub(r"'[^']*'", "", sql))))


def check_queries(db: Database, path: Path) -> list[str]:
    """Compile every canned query against the archive; a line for each that does not, or that lacks its words."""
    words.register(db.conn)
    problems = []
    for name, query in queries(path).items():
        missing = [key for key in ("title", "description", "sql") if not query.get(key)]
        if missing:
            problems.append(f"{path.name}: query {name} has no {', '.join(missing)}.")
            continue
        try:
            db.conn.execute("explain " + query["sql"], dict.fromkeys(parameters(query["sql"]), "")).fetchall()
        except sqlite3.Error as error:
            problems.append(f"{path.name}: query {name} does not compile: {error}.")
    return problems


def _table_lines(table: Table) -> list[str]:
    lines = [f"      {table.name}:", f"        description: {_quoted(table.description)}"]
    if table.name in HIDDEN:
        lines.append("        hidden: true")
    if table.label_column:
        lines.append(f"        label_column: {table.label_column}")
    if table.sort_desc:
        lines.append(f"        sort_desc: {table.sort_desc}")
    if table.facets:
        lines.append(f"        facets: [{', '.join(table.facets)}]")
    lines.append("        columns:")
    return lines + [f"          {column.name}: {_quoted(_column_text(column))}" for column in table.columns]


def _column_text(column: Column) -> str:
    """The description, with the unit where that does not name it (Datasette's own `units` knows no votes)."""
    if column.unit and column.unit not in column.description.lower():
        return f"{column.description} Unit: {column.unit}."
    return column.description


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def main(arguments: list[str]) -> int:
    """`[--check] [FILE]`: write the generated part, or say whether it is stale. Returns the exit code."""
    target = Path(next((word for word in arguments if word != "--check"), "metadata.yml"))
    if "--check" in arguments:
        problems = check(target)
        sys.stderr.writelines(f"{problem}\n" for problem in problems)
        return int(bool(problems))
    sys.stdout.write(f"{target}: {'updated' if update(target) else 'unchanged'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
