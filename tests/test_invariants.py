"""The invariants of ARCHITECTURE.md that a linter cannot see; import-linter holds the others (`make check`)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import OperationalError

import pytest
from datasette.app import Datasette
from sqlite_utils import Database

from publish.live import LiveDatabase

ROOT = Path(__file__).parents[1]
PACKAGES = ("archive", "commands", "scraper", "extract", "publish")
SOURCES = [*(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))), ROOT / "cli.py"]


def names(path: Path) -> Iterator[str]:
    """Every dotted name a module uses: `sqlite3.connect`, `os.environ`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute | ast.Name):
            yield ast.unparse(node)


def users_of(pattern: str) -> set[str]:
    found = re.compile(pattern)
    return {str(path.relative_to(ROOT)) for path in SOURCES if any(found.fullmatch(name) for name in names(path))}


def test_only_store_and_evidence_open_a_database_for_writing() -> None:
    # publish/screenshot.py and serve.py leave opening to Datasette, which opens read-only; an export writes its own copy
    writing = {"archive/store.py", "archive/evidence.py", "publish/export/snapshot.py"}
    assert users_of(r"sqlite3\.connect") <= {*writing, "publish/live.py"}


def test_what_is_served_is_opened_to_read(tmp_path: Path) -> None:
    Database(tmp_path / "archive.db").table("meetings").insert({"id": "a"}, pk="id")
    for is_mutable in (True, False):
        connection = LiveDatabase(Datasette([]), str(tmp_path / "archive.db"), is_mutable).connect()
        with pytest.raises(OperationalError, match="readonly"):
            connection.execute("delete from meetings")
        connection.close()


def test_environment_variables_are_read_in_commands_only() -> None:
    assert {name.split("/")[0] for name in users_of(r"os\.(environ|getenv).*")} <= {"commands"}


def test_the_clock_is_an_argument() -> None:
    assert users_of(r"(datetime|date)\.(now|today|utcnow)|time\.time") <= {"commands/shared.py"}


def test_parsers_do_no_input_or_output() -> None:
    pure = [
        *sorted((ROOT / "scraper" / "pages").glob("*.py")),
        *(
            ROOT / "scraper" / f"{name}.py"
            for name in (
                "html",
                "urls",
                "dates",
                "plan",
                "text",
                "render",
                "verdict",
                "listing",
                "refusals",
                "papers",
                "imports",
                "pagetext",
            )
        ),
    ]
    calls = {"open", "print", "Path.read_text", "Path.write_text", "Path.open"}
    assert {(path.name, name) for path in pure for name in names(path) if name in calls} == set()


def test_sql_stands_only_where_it_may() -> None:
    statement = re.compile(
        r"^\s*(select\s.+\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|create\s+(table|view|index)\s)",
        re.IGNORECASE | re.DOTALL,
    )
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.match(node.value):
                found.add(str(path.relative_to(ROOT)))
    # store.py and evidence.py open the files; the other modules of archive/ are given an open one
    assert {path for path in found if not path.startswith(("publish/", "archive/"))} == set()


def functions() -> Iterator[tuple[int, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield (node.end_lineno or 0) - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.name}"


def test_functions_and_modules_are_short() -> None:
    """Median at most 12 lines, 90th percentile at most 30; a module at most 300."""
    sizes = sorted(functions())
    assert sizes[len(sizes) // 2][0] <= 12
    assert sizes[int(len(sizes) * 0.9)][0] <= 30, sizes[int(len(sizes) * 0.9) :]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    long = {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > 300}
    assert long == {}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_and_public_function_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), f"{path.name} has no docstring"
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path.name}: {node.name} has no docstring"
