"""`metadata.yml` is in step with the schema and the archive."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlite_utils import Database

from publish import metadata
from publish.settings import DATABASE, SETTINGS
from tests.publish.conftest import METADATA

SHADOW = ("_fts", "_fts_data", "_fts_idx", "_fts_docsize", "_fts_config", "_fts_content")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copy(METADATA, tmp_path / "metadata.yml"))


def test_the_file_is_in_step() -> None:
    assert metadata.check(METADATA) == []


def test_a_stale_part_is_named_with_the_command(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8")
    copy.write_text(text.replace("The meeting it stands in.", "Something else."), encoding="utf-8")
    (problem,) = metadata.check(copy)
    assert "metadata.yml" in problem
    assert metadata.COMMAND in problem
    assert metadata.update(copy)
    assert metadata.check(copy) == []
    assert not metadata.update(copy)


def test_hand_written_parts_are_left_alone(copy: Path) -> None:
    text = copy.read_text(encoding="utf-8").replace("title: Search everything", "title: Find it")
    copy.write_text(text, encoding="utf-8")
    metadata.update(copy)
    assert copy.read_text(encoding="utf-8") == text


def test_missing_markers_are_said(copy: Path) -> None:
    copy.write_text("title: x\n", encoding="utf-8")
    assert "markers" in metadata.check(copy)[0]
    with pytest.raises(ValueError, match="Put these lines"):
        metadata.update(copy)


def test_every_table_and_column_is_described_and_there(archive_path: Path) -> None:
    db = Database(str(archive_path))
    there = {name for name in [*db.table_names(), *db.view_names()] if not name.endswith(SHADOW)}
    there -= {name for name in there if name.startswith("sqlite_") or name in ("meta", "_sqlite_migrations")}
    tables = metadata.load(METADATA)["databases"][DATABASE]["tables"]
    assert set(tables) == there
    for name, settings in tables.items():
        columns = {column.name for column in (db[name].columns)}
        assert set(settings["columns"]) == columns, name
        assert settings["description"].endswith("."), name
        assert all(settings["columns"].values()), name
        named = [*settings.get("facets", ()), *filter(None, [settings.get("sort_desc"), settings.get("label_column")])]
        assert set(named) <= columns, name


def test_every_question_compiles_and_has_its_words(archive_path: Path) -> None:
    assert metadata.check_queries(Database(str(archive_path)), METADATA) == []
    assert len(metadata.queries(METADATA)) >= 10


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        # a column that is not there
        ("select nosuch from search", "does not compile"),
        # two words missing
        ("", "has no sql"),
    ],
)
def test_a_broken_question_is_named(copy: Path, archive_path: Path, sql: str, problem: str) -> None:
    text = copy.read_text(encoding="utf-8")
    broken = f"    queries:\n      broken:\n        title: Broken\n        description: x\n        sql: '{sql}'\n"
    copy.write_text(text.replace("    queries:\n", broken), encoding="utf-8")
    (line,) = metadata.check_queries(Database(str(archive_path)), copy)
    assert "query broken" in line
    assert problem in line


def test_parameters_in_order_and_not_in_strings() -> None:
    assert metadata.parameters("select ':no' where a = :words and b = :since and :words <> ''") == ["words", "since"]


def test_settings_are_datasettes() -> None:
    from datasette.app import DEFAULT_SETTINGS

    assert set(SETTINGS) <= set(DEFAULT_SETTINGS)
    assert SETTINGS["suggest_facets"] is False
