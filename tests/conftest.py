"""What tests share: the command run as a user runs it, and one crawled archive of the sample council."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site import serve

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SINCE, UNTIL = "2023-01-01", "2027-12-31"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages, which is not part of the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"real pages are not here: there is no {SHARED.name} folder beside the repository")
    return SHARED


def run_minutes(folder: Path, *arguments: str, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a folder of its own, with a home of its own and no contact set."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    settings = {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    environment = {**os.environ, **settings}
    environment.pop("MINUTES_CONTACT", None)
    return subprocess.run(
        [sys.executable, "-m", "cli", *arguments],
        cwd=folder, env=environment, capture_output=True, text=True, input=stdin, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def minutes(tmp_path: Path) -> Run:
    """Run `minutes` in this test's folder."""
    return lambda *arguments, **options: run_minutes(tmp_path, *arguments, **options)


@dataclass(frozen=True)
class Demo:
    """A crawled, extracted and built archive of the sample council."""

    folder: Path
    base_url: str
    said: str
    code: int

    @property
    def archive(self) -> Path:
        return self.folder / "archive.db"

    @property
    def evidence(self) -> Path:
        return self.folder / "evidence.db"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The sample council crawled once for all tests that only read."""
    folder = tmp_path_factory.mktemp("demo")
    with serve() as site:
        done = run_minutes(folder, *crawl_of(site.base_url, site.content.council.name))
    assert done.returncode in (0, 3), done.stderr
    return Demo(folder, site.base_url, done.stderr, done.returncode)


def crawl_of(base_url: str, council: str = "Sample", *more: str) -> list[str]:
    """Arguments of a whole crawl of the sample site."""
    return ["crawl", base_url, "--slug", "sample", "--council", council, "--since", SINCE, "--until", UNTIL, *more]
