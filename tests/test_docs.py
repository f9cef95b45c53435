"""Documents that can go stale are held to the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.evaluate import evaluate_files, markdown
from tests.conftest import ROOT

DOCUMENTS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)


def test_generated_parts_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-U", "README.md", "ARCHITECTURE.md"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_published_scores_are_those_of_the_code(shared: Path) -> None:
    """Accuracy is published; a rule that changes it must change the page: `make scores`."""
    corpus = shared / "corpus" / "text"
    scores = evaluate_files(corpus / "pages.jsonl", corpus / "gold.jsonl")
    assert markdown(scores).strip() == (ROOT / "docs" / "scores.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_documents_link_to_is_there(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = [
        target.split("#")[0]
        for target in re.findall(r"\]\(([^)\s]+)\)", text)
        if not re.match(r"https?:|mailto:|#", target)
    ]
    assert [target for target in targets if target and not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_that_documents_name_exist(document: Path) -> None:
    named = set(re.findall(r"\btest_[a-z0-9_]+\b", document.read_text(encoding="utf-8")))
    files = list((ROOT / "tests").rglob("test_*.py"))
    known = {path.stem for path in files} | {
        name for path in files for name in re.findall(r"def (test_\w+)", path.read_text(encoding="utf-8"))
    }
    assert named - known == set()


def test_every_command_is_in_the_readme() -> None:
    import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.main.commands if not re.search(rf"\b{name}\b", readme)] == []
