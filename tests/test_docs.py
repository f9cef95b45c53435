"""Documents that can go stale are held to the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from extract.evaluate import markdown
from tests.conftest import ROOT
from tests.gold import measure

DOCUMENTS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted(
    (ROOT / "docs").rglob("*.md")
)


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", "docs/page-types.md", "docs/scheduling.md"])
def test_generated_parts_are_fresh(document: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-U", document],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_published_scores_are_those_of_the_code(shared: Path) -> None:
    """Accuracy is published; a rule that changes it must change the page: `make scores`. (Needs the corpus too.)"""
    assert shared.is_dir()
    scores = [*measure.own(), *measure.corpus()]
    assert markdown(scores).strip() == measure.TABLE.read_text(encoding="utf-8").strip()


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


def test_the_page_types_are_in_their_table_and_the_untried_are_marked() -> None:
    from scraper.catalogue import addresses_of
    from scraper.pages import PAGES

    text = (ROOT / "docs" / "page-types.md").read_text(encoding="utf-8")
    rows = {line.split("`")[1]: line for line in text.splitlines() if line.startswith("| [`")}
    assert list(rows) == [page.name for page in PAGES]
    for page in PAGES:
        assert addresses_of(page.name) in rows[page.name]
        assert ("**unverified**" in rows[page.name]) is not page.is_verified
        assert all(kind.__name__ in rows[page.name] for kind in page.kinds)


def test_who_asks_for_a_page_type() -> None:
    from scraper.catalogue import asked_by

    asked = asked_by()
    crawled = ("committee_list", "xml_committees", "meeting", "xml_meeting", "item", "decision_register", "decision")
    assert {asked[name] for name in crawled} == {"crawl"}
    assert asked["whats_new"] == "refresh"


def test_fields_are_those_that_some_fixture_fills() -> None:
    from scraper.catalogue import fields_of

    said = [
        {"records": [{"is": "Meeting", "id": "x/meeting/1", "url": "u", "title": "A"}]},
        {"records": [{"is": "Meeting", "id": "x/2", "date": "2026-01-02"}, {"is": "Person", "id": "x/1"}]},
        {},
    ]
    assert fields_of(said) == {"Meeting": ["title", "date"], "Person": []}


def test_every_command_is_in_the_readme() -> None:
    import cli

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.main.commands if not re.search(rf"\b{name}\b", readme)] == []


def test_the_container_holds_what_the_program_reads() -> None:
    """Packages, the questions, and the guides that pages show parts of."""
    recipe = (ROOT / "docs" / "deploy" / "Containerfile").read_text(encoding="utf-8")
    copied = {name for line in re.findall(r"^COPY (?!--from)(.+) \S+$", recipe, re.MULTILINE) for name in line.split()}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages | {"cli.py", "metadata.yml", "docs", "requirements.lock", "pyproject.toml"} <= copied
    assert all((ROOT / name).exists() for name in copied)
