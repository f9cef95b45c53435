"""The extractor's version follows its rules."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import extract
from extract.version import HERE, RELEASE, version


def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "extract"
    shutil.copytree(HERE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_it_is_the_release_and_a_short_hash() -> None:
    assert re.fullmatch(rf"{re.escape(RELEASE)}\+[0-9a-f]{{8}}", extract.EXTRACTOR_VERSION)


def test_a_copy_has_the_same_version(tmp_path: Path) -> None:
    assert version(copied(tmp_path)) == extract.EXTRACTOR_VERSION


def test_a_changed_pattern_changes_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    with (folder / "patterns" / "cues.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "ordained"}\n')
    assert version(folder) != extract.EXTRACTOR_VERSION


def test_a_changed_component_changes_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "components" / "extra.py").write_text("RULE = 1\n", encoding="utf-8")
    assert version(folder) != extract.EXTRACTOR_VERSION


def test_files_that_hold_no_rules_do_not_change_it(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "run.py").write_text("", encoding="utf-8")
    (folder / "patterns" / "README.md").write_text("", encoding="utf-8")
    assert version(folder) == extract.EXTRACTOR_VERSION


def test_importing_it_does_not_load_spacy() -> None:
    code = "import sys, extract; assert extract.EXTRACTOR_VERSION; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=HERE.parent, check=False).returncode == 0
