"""The demo archive and a hostile one, each behind a real `minutes serve`, and one browser for these tests."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish import screenshot
from tests.browser.hostile import make_hostile
from tests.browser.places import addresses
from tests.browser.serving import Served, serving
from tests.conftest import Demo, run_minutes


@pytest.fixture(scope="session")
def demo_served(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo archive with an export of it, served."""
    archive = copied(demo.archive, tmp_path_factory.mktemp("a-folder-no-answer-may-name"))
    exported = run_minutes(archive.parent, "export", "--archive", str(archive))
    assert exported.returncode == 0, exported.stderr
    with serving(archive) as served:
        yield served


@pytest.fixture(scope="session")
def hostile_served(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The same archive after a council published what is meant to break pages."""
    archive = copied(demo.archive, tmp_path_factory.mktemp("hostile"))
    make_hostile(archive)
    with serving(archive) as served:
        yield served


def copied(archive: Path, folder: Path) -> Path:
    """A copy that is one file, whatever stands in the write-ahead log."""
    target = folder / "archive.db"
    with sqlite3.connect(f"file:{archive}?mode=ro", uri=True) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    return target


@pytest.fixture(scope="session")
def places(demo_served: Served) -> dict[str, str]:
    """Name of a page to its address in the demo archive."""
    return addresses(demo_served.archive)


@pytest.fixture(scope="package")
def browser(demo_served: Served) -> Iterator[object]:
    """Debian's Chromium. Ends with these tests: while it runs, no other event loop may start in this process."""
    program = screenshot.browser()
    if program is None:
        pytest.skip("no Chromium on PATH (Debian: apt-get install chromium)")
    sync = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
    with sync.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which(program), args=["--disable-quic"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def look_at(browser: object, demo_served: Served, places: dict[str, str]) -> Callable[[str], object]:
    """A page of the demo, looked at once."""
    return _looker(browser, demo_served, places, "demo")


@pytest.fixture(scope="package")
def look_at_hostile(browser: object, hostile_served: Served) -> Callable[[str], object]:
    """A page of the hostile archive, looked at once."""
    return _looker(browser, hostile_served, addresses(hostile_served.archive), "hostile", is_judged=False)


def _looker(
    browser: object, served: Served, places: dict[str, str], folder: str, *, is_judged: bool = True
) -> Callable[[str], object]:
    from tests.browser.looking import Seen, look

    seen: dict[str, Seen] = {}

    def at(name: str) -> Seen:
        if name not in seen:
            seen[name] = look(browser, served.url, places[name], name, folder, is_judged=is_judged)
        return seen[name]

    return at
