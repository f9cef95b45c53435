"""A page as a browser shows it, looked at once for all tests: its violations, its width on a phone, what it said."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.places import slug
from tests.conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: pip install playwright")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install axe-playwright-python")

SCREENSHOTS = ROOT / "out" / "screenshots"
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
JUDGED_ON_A_PHONE = frozenset({
    "first page", "table filtered and faceted", "question with parameters", "row", "search with results", "committee", "item",
    "document", "explore", "divided votes", "coverage",
})  # fmt: skip
"""Places whose layout differs on a phone, each for its kind."""
RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
_TOO_WIDE = """() => [...document.querySelectorAll("body *")].filter(each => {
    const box = each.getBoundingClientRect();
    if (box.right <= window.innerWidth + 1 || !box.width) return false;
    for (let up = each.parentElement; up; up = up.parentElement)
        if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(up).overflowX)) return false;
    return true;
}).slice(0, 5).map(each => each.outerHTML.slice(0, 160))"""


@dataclass
class Seen:
    """What was seen of one page."""

    url: str
    status: int
    violations: list[str]
    width: int
    room: int
    too_wide: list[str]
    said: list[str] = field(default_factory=list)


@dataclass
class Listener:
    """Keeps what a page says: dialogs, errors of scripts, what the console shows, requests to elsewhere."""

    page: object
    home: str
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.said.append(f"script failed: {error}"))
        self.page.on("console", self._console)
        self.page.on("request", self._request)

    def _dialog(self, dialog: object) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: object) -> None:
        # A page that answers 404 is itself reported to the console as a resource that failed to load.
        own = message.location.get("url") == self.page.url
        if message.type in ("error", "warning") and not (own and "Failed to load resource" in message.text):
            self.said.append(f"console: {message.text}")

    def _request(self, request: object) -> None:
        if not request.url.startswith((self.home, "data:", "chrome-error:")):
            self.said.append(f"asked elsewhere: {request.url}")


def look(browser: object, home: str, path: str, name: str, folder: str, *, is_judged: bool = True) -> Seen:
    """Open one page wide and at a phone's width; keep a picture of each in `out/screenshots/<folder>`.

    `is_judged`: axe looks at it too, which takes most of the time; of one page of each kind at both widths.
    """
    page = browser.new_page(viewport=WIDE)
    try:
        listener = Listener(page, home)
        answer = page.goto(home + path)
        pictures = SCREENSHOTS / folder
        pictures.mkdir(parents=True, exist_ok=True)
        if is_judged:
            _picture(page, pictures / f"{slug(name)}.jpg")
        violations = violations_of(page) if is_judged else []
        page.set_viewport_size(PHONE)
        if is_judged and name in JUDGED_ON_A_PHONE:
            violations += [f"on a phone, {each}" for each in violations_of(page)]
        width, room = page.evaluate("() => [document.documentElement.scrollWidth, window.innerWidth]")
        too_wide = page.evaluate(_TOO_WIDE) if width > room else []
        _picture(page, pictures / f"{slug(name)}-390.jpg")
        return Seen(home + path, answer.status, violations, width, room, too_wide, listener.said)
    finally:
        page.close()


def violations_of(page: object) -> list[str]:
    """Axe's violations of the page as it stands, one line an element."""
    found = axe.Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['failureSummary']} {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def _picture(page: object, target: Path) -> None:
    # A long page is cut: pictures are to be looked at.
    height = min(2400, page.evaluate("() => document.documentElement.scrollHeight"))
    size = page.viewport_size
    clip = {"x": 0, "y": 0, "width": size["width"], "height": height}
    page.screenshot(path=str(target), full_page=True, clip=clip, type="jpeg", quality=60)
