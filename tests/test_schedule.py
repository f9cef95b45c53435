"""`minutes schedule`: files that systemd and GitHub take, and a crawl's memory that survives what goes wrong."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path
from typing import Any

import pytest
import yaml

import cli
from archive.records import Parsed, Site
from archive.store import Archive
from scraper.schedule import Nightly, files, github_workflow, systemd_service, systemd_timer
from tests.conftest import Run

NIGHTLY = Nightly(program="/usr/bin/true", folder="/tmp", sites={"haringey": "haringey"})


def test_the_command_prints_and_writes_the_same(minutes: Run, tmp_path: Path) -> None:
    printed = minutes("schedule", "haringey")
    written = minutes("schedule", "haringey", "--write", "out")
    assert (printed.returncode, written.returncode) == (0, 0), printed.stderr + written.stderr
    names = ["council-minutes.service", "council-minutes.timer", "council-minutes.yml"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    for name in names:
        assert (tmp_path / "out" / name).read_text() in printed.stdout
    assert f"WorkingDirectory={tmp_path}" in printed.stdout
    assert "refresh --night haringey" in printed.stdout


def test_an_address_is_crawled_by_itself_and_refreshed_by_its_slug(minutes: Run) -> None:
    done = minutes("schedule", "https://democracy.wexcombe.example/modgov/")
    assert "refresh --night democracy-wexcombe-example-modgov" in done.stdout
    slug = "democracy-wexcombe-example-modgov"
    assert f"night crawl https://democracy.wexcombe.example/modgov/ --slug {slug}" in done.stdout


def test_a_site_that_the_archive_holds_is_known_by_its_slug(minutes: Run, tmp_path: Path) -> None:
    """`minutes crawl ADDRESS --slug NAME` brought it in; the register does not know it."""
    base = "https://democracy.wexcombe.example/modgov/"
    site = Site(id="wexcombe", site="wexcombe", name="Wexcombe", base_url=base)
    (tmp_path / "data").mkdir()
    with Archive(tmp_path / "data" / "archive.db") as archive:
        archive.save([Parsed(records=(site,))], "2026-01-01T02:00:00+00:00")
    refused = minutes("schedule", "wexcombe")
    assert refused.returncode == 2, "no archive here holds it"
    assert not (tmp_path / "archive.db").exists()
    done = minutes("schedule", "wexcombe", "haringey", "--folder", "data")
    assert done.returncode == 0, done.stderr
    assert "refresh --night wexcombe haringey" in done.stdout
    assert 'ADD="$ADD haringey"' in done.stdout
    assert f"night crawl {base} --slug wexcombe" in done.stdout


def test_an_unknown_site_is_told(minutes: Run) -> None:
    done = minutes("schedule", "haringy")
    assert done.returncode == 2
    assert "Did you mean: haringey" in done.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
@pytest.mark.parametrize("nightly", [
    NIGHTLY,
    Nightly(program="/usr/bin/true", folder="/tmp/50% of it", contact='a "b" %h <you@example.org>', start=time(0, 5), hours=8),
])  # fmt: skip
def test_systemd_takes_the_units(tmp_path: Path, nightly: Nightly) -> None:
    units = [tmp_path / name for name in files(nightly) if not name.endswith(".yml")]
    for unit in units:
        unit.write_text(files(nightly)[unit.name])
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, units)], capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    ours = [line for line in done.stderr.splitlines() if "council-minutes" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


def test_the_unit_runs_what_there_is() -> None:
    """Every `minutes` command and option in the files exists."""
    text = systemd_service(NIGHTLY) + github_workflow(NIGHTLY)
    called = set(re.findall(r'(?:minutes|true"|night) (crawl|refresh|status)', text))
    assert called == {"crawl", "refresh", "status"}
    assert called <= set(cli.main.commands)
    assert "--night" in {option for each in cli.main.commands["refresh"].params for option in each.opts}
    assert "OnCalendar=*-*-* 01:20:00 Europe/London" in systemd_timer(NIGHTLY)


# ---------------------------------------------------------------- GitHub


NAMED = Nightly(program="x", folder="/tmp", sites={"haringey": "haringey", "wexcombe": "https://w.example/modgov/?a=1"})
ALL = Nightly(program="x", folder="/tmp")
NIGHTS = [
    # (what is refreshed, whether there is an archive, sites to add, what `minutes` is called with)
    (NAMED, False, "", ["crawl haringey", "crawl https://w.example/modgov/?a=1 --slug wexcombe"]),
    (NAMED, False, "kent", ["crawl kent haringey", "crawl https://w.example/modgov/?a=1 --slug wexcombe"]),
    (NAMED, True, "", ["refresh haringey wexcombe"]),
    (NAMED, True, "kent", ["crawl kent"]),
    (ALL, True, "", ["refresh"]),
    (ALL, False, "kent", ["crawl kent"]),
    (ALL, False, "", ["refresh"]),
]


@pytest.mark.parametrize(("nightly", "has_archive", "add", "called"), NIGHTS)
def test_a_night_on_github(tmp_path: Path, nightly: Nightly, has_archive: bool, add: str, called: list[str]) -> None:
    """The first night brings the sites in under the slugs that every later night names."""
    (job,) = yaml.safe_load(github_workflow(nightly))["jobs"].values()
    script = next(step["run"] for step in job["steps"] if step.get("name") == "Refresh")
    (tmp_path / "minutes").write_text('#!/bin/sh\necho "$*" >> called\nexit 3\n')
    (tmp_path / "minutes").chmod(0o755)
    if has_archive:
        (tmp_path / "archive.db").touch()
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "ADD": add},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "called").read_text().splitlines() == called


@pytest.fixture
def workflow() -> dict[Any, Any]:
    loaded: dict[Any, Any] = yaml.safe_load(github_workflow(NIGHTLY))
    return loaded


def test_the_workflow_has_the_shape_that_github_takes(workflow: dict[Any, Any]) -> None:
    triggers = workflow[True]  # YAML 1.1 reads `on` so
    assert set(workflow) == {"name", True, "permissions", "concurrency", "defaults", "jobs"}
    assert re.fullmatch(r"(\d+) (\d+) \* \* \*", triggers["schedule"][0]["cron"])
    assert set(triggers) == {"schedule", "workflow_dispatch"}
    (job,) = workflow["jobs"].values()
    assert set(job) == {"runs-on", "timeout-minutes", "env", "steps"}
    assert job["timeout-minutes"] <= 360
    for step in job["steps"]:
        assert len({"uses", "run"} & set(step)) == 1
        assert set(step) <= {"name", "id", "if", "uses", "with", "run", "env"}
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1"))


def test_every_expression_names_something_there_is(workflow: dict[Any, Any]) -> None:
    (job,) = workflow["jobs"].values()
    steps = {step["id"] for step in job["steps"] if "id" in step}
    inputs = set(workflow[True]["workflow_dispatch"]["inputs"])
    expressions = re.findall(r"\$\{\{ (.*?) \}\}", github_workflow(NIGHTLY))
    known = {"github.token", "vars.MINUTES_CONTACT", *(f"inputs.{name}" for name in inputs),
             *(f"!cancelled() && steps.{step}.outcome == 'success'" for step in steps)}  # fmt: skip
    assert set(expressions) <= known


def test_nothing_of_the_outside_is_pasted_into_a_script(workflow: dict[Any, Any]) -> None:
    (job,) = workflow["jobs"].values()
    assert not [step for step in job["steps"] if "${{" in step.get("run", "")]


@pytest.mark.parametrize("shell", ["bash"])
def test_every_script_is_a_script(workflow: dict[Any, Any], shell: str) -> None:
    (job,) = workflow["jobs"].values()
    for step in job["steps"]:
        if "run" in step:
            done = subprocess.run([shell, "-n"], input=step["run"], capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (0, ""), step["name"]


# `gh release`, as far as the workflow uses it, over a folder.
GH = """#!{python}
import os, pathlib, shutil, sys
home, words = pathlib.Path(os.environ["RELEASES"]), sys.argv[2:]
folder, verb = home / words[1], words[0]
if os.environ.get("GH_FAILS") == verb:
    sys.exit("HTTP 502")
if verb == "create":
    folder.mkdir(parents=True)
elif not folder.exists():
    sys.exit("release not found")
elif verb == "view" and "--jq" in words:
    print("".join(path.name + "\\n" for path in sorted(folder.iterdir())), end="")
elif verb == "download":
    target = pathlib.Path(words[words.index("--dir") + 1]); target.mkdir()
    for path in folder.glob(words[words.index("--pattern") + 1]):
        shutil.copy(path, target)
elif verb == "upload":
    for name in words[2:]:
        shutil.copy(name, folder)
elif verb == "delete-asset":
    (folder / words[2]).unlink()
"""


class Runner:
    """Runs the workflow's own scripts, each run in an empty folder, with a `gh` that keeps releases in another."""

    def __init__(self, home: Path) -> None:
        self.home, self.number = home, 8
        (home / "bin").mkdir()
        (home / "bin" / "gh").write_text(GH.replace("{python}", sys.executable))
        (home / "bin" / "gh").chmod(0o755)
        (job,) = yaml.safe_load(github_workflow(NIGHTLY))["jobs"].values()
        self.scripts = {step.get("name"): step.get("run") for step in job["steps"]}
        self.releases = home / "releases"

    def script(self, name: str, folder: Path, **more: str) -> int:
        path = f"{self.home / 'bin'}:{os.environ['PATH']}"
        settings = {
            "PATH": path,
            "STATE": "crawl-memory",
            "RELEASES": str(self.releases),
            "GITHUB_RUN_NUMBER": str(self.number),
            "GITHUB_RUN_ATTEMPT": "1",
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", self.scripts[name]],
            cwd=folder, env={**os.environ, **settings, **more}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return done.returncode

    def run(self, evidence: str | None, **more: str) -> tuple[str | None, int]:
        """One run: what it found of the memory, and how saving ended. `evidence` is what it leaves."""
        self.number += 1
        folder = self.home / f"run{self.number}"
        folder.mkdir()
        if self.script("Fetch the crawl's memory", folder, **more):
            return "stopped", -1
        kept = folder / "evidence.db"
        found = kept.read_text() if kept.exists() else None
        if evidence is not None:
            kept.write_text(evidence)
            (folder / "evidence.db-wal").write_text("log of " + evidence)
        return found, self.script("Keep the crawl's memory", folder, **more)

    def assets(self) -> list[str]:
        return sorted(path.name for path in (self.releases / "crawl-memory").iterdir())


def test_the_memory_comes_back_and_old_ones_go(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    assert runner.run("one") == (None, 0)  # run 9
    assert runner.run("two") == ("one", 0)  # run 10: sorted as numbers, not as text
    assert runner.run("three") == ("two", 0)
    assert runner.run("four") == ("three", 0)
    assert runner.assets() == [
        "memory-11-1.complete", "memory-11-1.tar.aa", "memory-12-1.complete", "memory-12-1.tar.aa",
    ]  # fmt: skip
    assert (tmp_path / "run12" / "evidence.db-wal").exists()  # what SQLite had not folded in yet


def test_an_upload_that_breaks_off_leaves_the_one_before(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    runner.run("one")
    found, saved = runner.run("two", GH_FAILS="upload")
    assert (found, saved != 0) == ("one", True)
    (runner.releases / "crawl-memory" / "memory-10-1.tar.aa").write_text("half of it")  # parts without the list
    assert runner.run("three") == ("one", 0)
    assert runner.assets() == [
        "memory-11-1.complete", "memory-11-1.tar.aa", "memory-9-1.complete", "memory-9-1.tar.aa",
    ]  # fmt: skip


@pytest.mark.parametrize("broken", ["view", "download", "damage"])
def test_without_its_memory_a_run_stops_before_it_asks_anyone(tmp_path: Path, broken: str) -> None:
    runner = Runner(tmp_path)
    runner.run("one")
    if broken == "damage":
        (runner.releases / "crawl-memory" / "memory-9-1.tar.aa").write_text("something else")
    assert runner.run("two", GH_FAILS=broken)[0] == "stopped"


@pytest.mark.parametrize(("add", "has_archive", "code", "calls", "ends"), [
    # sites to add, is there an archive, exit code of minutes, what is called, exit code of the step
    ("", False, 0, "crawl haringey", 0),
    ("", True, 0, "refresh haringey", 0),
    ("lee https://x.example/?a", True, 0, "crawl lee https://x.example/?a", 0),
    ("", True, 3, "refresh haringey", 0),  # done with problems
    ("", True, 1, "refresh haringey", 1),
])  # fmt: skip
def test_the_step_that_refreshes(tmp_path: Path, add: str, has_archive: bool, code: int, calls: str, ends: int) -> None:
    runner = Runner(tmp_path)
    (tmp_path / "bin" / "minutes").write_text(f'#!/bin/sh\necho "$@" > called\nexit {code}\n')
    (tmp_path / "bin" / "minutes").chmod(0o755)
    folder = tmp_path / "run"
    folder.mkdir()
    if has_archive:
        (folder / "archive.db").touch()
    assert (runner.script("Refresh", folder, ADD=add) != 0) == bool(ends)
    assert (folder / "called").read_text().strip() == calls
