"""Rules of a user's own, in a folder beside ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

RULE = {
    "id": "ukased", "words": ["ukased"], "strength": "strong", "outcome": "agreed",
    "example": "UKASED that the gate be shut.", "gives": {"resolutions": [{"quote": "the gate be shut"}]},
}  # fmt: skip
LINE = json.dumps({"id": "1", "text": "UKASED that the lamp be lit."})


def run(*arguments: str, stdin: str = "", patterns: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    if patterns:
        env["MINUTES_PATTERNS"] = str(patterns)
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(command, input=stdin, env=env, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cues.jsonl").write_text(json.dumps(RULE) + "\n", encoding="utf-8")
    return tmp_path


def test_a_councils_own_word_is_taught_without_python(folder: Path) -> None:
    plain = json.loads(run("extract", "--jsonl", stdin=LINE).stdout)
    by_option = json.loads(run("extract", "--jsonl", "--patterns", str(folder), stdin=LINE).stdout)
    by_variable = json.loads(run("extract", "--jsonl", stdin=LINE, patterns=folder).stdout)
    assert plain["resolutions"] == []
    assert [found["quote"] for found in by_option["resolutions"]] == ["the lamp be lit"]
    assert by_option == by_variable
    assert by_option["extractor_version"] != plain["extractor_version"]


def test_examples_are_tried(folder: Path) -> None:
    done = run("patterns", str(folder))
    assert (done.returncode, done.stdout) == (0, "1 rules tried, 0 do not give what they say.\n")
    (folder / "cues.jsonl").write_text(json.dumps({**RULE, "words": ["other"]}), encoding="utf-8")
    done = run("patterns", str(folder))
    assert done.returncode == 1
    assert "cues.jsonl rule ukased: its example gives nothing in resolutions" in done.stderr


BAD = [
    ("cues.jsonl", "{", "cues.jsonl line 1: not JSON"),
    ("cues.jsonl", "[]", "a rule needs an id"),
    ("queues.jsonl", "{}", "is no file of rules: name it one of"),
    ("notes.txt", "", "holds no rules"),
]


@pytest.mark.parametrize(("name", "content", "why"), BAD)
def test_a_folder_that_is_none_is_one_line(tmp_path: Path, name: str, content: str, why: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("patterns", str(tmp_path))
    assert done.returncode == 2
    assert why in done.stderr
    assert "Traceback" not in done.stderr


def test_crawls_and_refreshes_use_them_too(folder: Path, tmp_path: Path) -> None:
    """What is extracted after new pages came goes by the environment: `minutes import`, crawl, refresh, rebuild."""
    page = tmp_path / "minutes.txt"
    page.write_text("Lamps\n\nMinutes:\n\nUKASED that the lamp be lit.\n", encoding="utf-8")
    archive = tmp_path / "archive.db"
    done = run(
        "import", str(page), "--archive", str(archive), "--evidence", str(tmp_path / "evidence.db"), "--council", "Tesk",
        patterns=folder,
    )  # fmt: skip
    assert "1 resolutions" in done.stderr + done.stdout, done.stderr


def test_a_folder_named_wrongly_in_the_environment_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "queues.jsonl").write_text("{}", encoding="utf-8")
    (tmp_path / "minutes.txt").write_text("Lamps", encoding="utf-8")
    places = ("--archive", str(tmp_path / "a.db"), "--evidence", str(tmp_path / "e.db"))
    done = run("import", str(tmp_path / "minutes.txt"), *places, patterns=tmp_path)
    assert done.returncode == 2
    assert "is no file of rules" in done.stderr
    assert "Traceback" not in done.stderr
