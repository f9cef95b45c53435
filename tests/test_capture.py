"""`minutes capture`: one real page saved as it came, with what its parser says; never in the repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from archive.records import Site
from scraper.goldens import Case, as_text, cases, verified_pages
from scraper.pages import PAGES
from tests.conftest import ROOT, Run
from tests.scraper.pages.cases import FOLDER
from tests.site import serve

ATTENDANCE = "meeting_attendance"  # a page type of which no real bytes are known


def test_a_page_is_saved_as_it_came(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        done = minutes(
            "capture", site.base_url + "ieListDocuments.aspx?CId=142&MId=4226", "--fixtures", "real", "--as", "one"
        )
        asked, items = site.requests.snapshot(), site.content.meetings[4226].items
    assert done.returncode == 0, done.stderr
    assert asked == ["/robots.txt", "/ieListDocuments.aspx?CId=142&MId=4226"]
    folder = tmp_path / "real" / "meeting"
    assert sorted(path.name for path in folder.iterdir()) == ["one.context.json", "one.expected.json", "one.html"]
    body = (folder / "one.html").read_bytes()
    assert b'id="modgov"' in body
    assert b"\r\n" in body  # line ends and all
    told = json.loads((folder / "one.context.json").read_text())
    assert told["url"].endswith("ieListDocuments.aspx?CId=142&MId=4226")
    assert told["base_url"] == site.base_url
    assert re.match(r"\d{4}-\d\d-\d\dT", told["fetched_at"])
    assert told["is_real"] is False  # the sample council is not
    assert f"{len(items)} agenda items" in done.stdout
    assert "a fictional page verifies nothing" in done.stdout


def test_a_saved_page_is_a_golden_pair_of_its_own_site(minutes: Run, tmp_path: Path) -> None:
    with serve(subdir="/moderngov") as site:
        minutes("capture", site.base_url + "mgListCommittees.aspx", "--fixtures", "real")
    (case,) = cases(tmp_path / "real")
    parsed = case.parse_as(Site(id="x", site="x", name="x"))
    assert as_text(parsed) == case.expected.read_text(encoding="utf-8")
    assert all(record.id.startswith("127-0-0-1-") for record in parsed.records)
    assert all(link.url.startswith(site.base_url) for link in parsed.links)  # in its install directory


BAD: list[tuple[str, list[str], int, str]] = [
    # page, options, exit code, what the line says
    ("roses.html", [], 2, "is no ModernGov page that we know"),
    ("mgRss.aspx?XXR=0", [], 2, "page of type 'rss', for which there is no parser yet"),
    ("ieListDocuments.aspx?MId=999999", [], 1, "was not saved: the site's own error page"),
    ("mgListCommittees.aspx", ["--as", "Not A Name"], 2, "is no name for a case"),
    ("mgListCommittees.aspx", ["--as", "../up"], 2, "is no name for a case"),
    ("mgListCommittees.aspx", ["--context", "nothing"], 2, "is no NAME=VALUE"),
    ("mgListCommittees.aspx", ["--fixtures", str(FOLDER)], 2, "is inside the repository"),
    ("mgListCommittees.aspx", ["--fixtures", str(ROOT / "tests" / ".." / "out")], 2, "is inside the repository"),
]  # fmt: skip


def test_what_goes_wrong_is_one_line_and_saves_nothing(minutes: Run, tmp_path: Path) -> None:
    with serve() as site:
        for page, options, code, says in BAD:
            done = minutes("capture", site.base_url + page, "--fixtures", "real", *options)
            assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert not (tmp_path / "real").exists()


@pytest.mark.parametrize(("knobs", "says"), [
    ({"blocked": True}, "a bot challenge instead of the page"),
    ({"robots": "User-agent: *\nDisallow: /mgListCommittees.aspx"}, "robots.txt asks robots to stay away"),
])  # fmt: skip
def test_a_refusal_is_no_fixture(minutes: Run, tmp_path: Path, knobs: dict, says: str) -> None:
    with serve(**knobs) as site:
        done = minutes("capture", site.base_url + "mgListCommittees.aspx", "--fixtures", "real")
    assert done.returncode == 1
    assert says in done.stderr
    assert not (tmp_path / "real").exists()


def test_a_case_is_not_overwritten_and_no_request_is_made(minutes: Run) -> None:
    with serve() as site:
        minutes("capture", site.base_url + "mgListCommittees.aspx", "--fixtures", "real", "--as", "one")
        before = len(site.requests)
        done = minutes("capture", site.base_url + "mgListCommittees.aspx", "--fixtures", "real", "--as", "one")
        assert len(site.requests) == before
    assert done.returncode == 2
    assert "is there already" in done.stderr


def test_it_needs_a_contact(minutes: Run) -> None:
    done = minutes("capture", "https://democracy.wexcombe.example/mgListCommittees.aspx")
    assert done.returncode == 2
    assert "minutes contact" in done.stderr


# ---------------------------------------------------------------- verified page types


def saved(folder: Path, source: str, *, is_real: bool, body: bytes | None = None) -> Case:
    """A fixture put into a folder as if it had been saved from a site."""
    fixture = FOLDER / source
    path = folder / fixture.parent.name / fixture.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(fixture.read_bytes() if body is None else body)
    told = json.loads(fixture.with_suffix(".context.json").read_text())
    told |= {"is_real": is_real, "site": "elsewhere", "base_url": "https://democracy.elsewhere.example/"}
    told["url"] = told["url"].replace("wexcombe", "elsewhere")
    path.with_suffix(".context.json").write_text(json.dumps(told))
    return Case(path.parent.name, path)


PASSING = f"{ATTENDANCE}/present_and_expected.html"
VERIFYING: list[tuple[bool, bytes | None, bool]] = [
    # is real, body, does the page type count as verified
    (True, None, True),
    (False, None, False),  # invented pages prove nothing
    (True, b"<html><p>Just a moment</p></html>", False),  # problems
    (True, b'<div id="modgov"></div>', False),  # nothing found
]


@pytest.mark.parametrize(("is_real", "body", "counts"), VERIFYING)
def test_a_page_type_is_verified_by_a_real_page_that_passes(
    tmp_path: Path, is_real: bool, body: bytes | None, counts: bool
) -> None:
    builtin = {page.name for page in PAGES if page.is_verified}
    assert ATTENDANCE not in builtin, "choose another page type for this test"
    saved(tmp_path, PASSING, is_real=is_real, body=body)
    assert verified_pages(tmp_path) == builtin | ({ATTENDANCE} if counts else set())
    assert verified_pages() == verified_pages(tmp_path / "none") == builtin


def test_the_tests_run_over_real_pages_where_a_folder_is_named(tmp_path: Path) -> None:
    """MINUTES_FIXTURES: a missing expectation is written and fails, then the pair holds, then a changed parser shows."""
    case = saved(tmp_path, PASSING, is_real=True)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "tests/scraper/pages/test_golden.py",
        "-k",
        case.path.stem,
    ]
    environment = {**os.environ, "MINUTES_FIXTURES": str(tmp_path)}

    def failures() -> int:
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        return int((re.search(r"(\d+) failed", done.stdout) or ["", "0"])[1])

    assert failures() == 1
    assert "elsewhere/" in case.expected.read_text()
    assert failures() == 0
    case.expected.write_text(case.expected.read_text().replace("elsewhere/", "nowhere/"))
    assert failures() == 1
