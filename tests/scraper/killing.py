"""Runs of `minutes` that are killed: a warmed process forks one for each, so that a run costs no imports.

python -m tests.scraper.killing     # a line of JSON in a run: {"cwd": …, "args": […], "kill_after": …}; how it ended out
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT
from tests.scraper.same import differences

LONGEST = 300.0  # seconds for one whole run on a busy machine


@dataclass
class Ended:
    """How a run ended: its exit code, or None where it was killed; after how many seconds; what it said."""

    code: int | None
    seconds: float
    said: str


@dataclass
class Runner:
    """Starts runs in a folder, each in a fork of one warmed process."""

    warmed: subprocess.Popen[str]
    kills: list[float] = field(default_factory=list)  # each as a share of what the run would have taken
    phases: Counter[str] = field(default_factory=Counter)  # what the killed run was at

    def run(self, folder: Path, args: Sequence[str], kill_after: float | None = None) -> Ended:
        """A run to its end, or to SIGKILL after so many seconds."""
        assert self.warmed.stdin
        begun = time.monotonic()
        wanted = {"cwd": str(folder), "args": list(args), "kill_after": LONGEST if kill_after is None else kill_after}
        print(json.dumps(wanted), file=self.warmed.stdin, flush=True)
        ended = json.loads(self._line())
        said = (folder / "said").read_text(errors="replace") if (folder / "said").exists() else ""
        return Ended(None if ended == -signal.SIGKILL else ended, time.monotonic() - begun, said)

    def _line(self) -> str:
        assert self.warmed.stdout
        line = self.warmed.stdout.readline()
        assert line, "the warmed process is gone"
        return line


@contextmanager
def runner(home: Path) -> Iterator[Runner]:
    """A warmed process, ended afterwards. `home` is where runs find their user's settings."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    env.pop("MINUTES_CONTACT", None)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.scraper.killing"], env=env, bufsize=0, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, universal_newlines=True,
    ) as warmed:  # fmt: skip
        try:
            yield Runner(warmed)
        finally:
            assert warmed.stdin
            warmed.stdin.close()


@dataclass
class Chain:
    """One archive, written by runs that are killed one after another until a last one may end."""

    run: Runner
    folder: Path
    args: Sequence[str]
    seconds: float
    """What a run takes: the first the longest, those that go on from it less."""

    def kill(self, times: int, rng: random.Random) -> None:
        """Kill `times` runs, each at an instant drawn over the whole run, then let one end."""
        killed = tries = 0
        while killed < times and tries < 3 * times:
            tries += 1
            share, before = rng.random(), crawls(self.folder)
            ended = self.run.run(self.folder, self.args, share * self.seconds)
            assert ended.code in (None, 0, 3), ended.said
            if ended.code is None:
                killed += 1
                self.run.kills.append(share)
                self.run.phases[phase(before, crawls(self.folder))] += 1
            else:
                self.seconds = ended.seconds
        last = self.run.run(self.folder, self.args)
        assert last.code in (0, 3), last.said


def crawls(folder: Path) -> list[int]:
    """Of each crawl in evidence, whether it has ended."""
    if not (folder / "evidence.db").exists():
        return []
    with closing(sqlite3.connect(folder / "evidence.db")) as db, suppress(sqlite3.OperationalError):  # no table yet
        return [row[0] for row in db.execute("select finished_at is not null from crawls order by id")]
    return []


def phase(before: Sequence[int], after: Sequence[int]) -> str:
    """What a run was at when it was killed."""
    if len(after) == len(before):
        return "opening its files"
    return "packing evidence" if after[-1] else "crawling"


def copy(before: Path, folder: Path) -> Path:
    """A folder's databases in a new folder."""
    folder.mkdir(parents=True)
    for path in before.glob("*.db"):
        shutil.copy(path, folder)
    return folder


def unlike(undisturbed: Path, killed: Path) -> list[str]:
    """What differs between the archives of two folders."""
    return list(differences(undisturbed / "archive.db", killed / "archive.db"))


def main() -> None:
    """Fork a run for each line, one at a time."""
    import archive.lock
    import cli
    import scraper.courtesy
    import scraper.crawl
    import scraper.pipelines
    import scraper.rebuild
    import scraper.tls
    import scraper.turns

    assert all((archive.lock, scraper.courtesy, scraper.crawl, scraper.pipelines, scraper.rebuild, scraper.tls))
    assert scraper.turns
    assert "twisted.internet.reactor" not in sys.modules, "a fork would share it"
    for line in sys.stdin:
        wanted = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _one(cli.main, Path(wanted["cwd"]), wanted["args"])
        print(json.dumps(_ended(pid, wanted["kill_after"])), flush=True)


def _ended(pid: int, kill_after: float) -> int:
    """How a fork ended, killed where it ran longer. Only its parent can kill it safely: nobody else reaps the number."""
    deadline = time.monotonic() + kill_after
    while time.monotonic() < deadline:
        reaped, status = os.waitpid(pid, os.WNOHANG)
        if reaped:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.001)
    os.kill(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _one(command: object, folder: Path, args: list[str]) -> None:
    code = 99
    try:
        os.chdir(folder)
        said = os.open("said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 2)
        os.dup2(said, 1)
        command(args, prog_name="minutes")  # type: ignore[operator]
        code = 0
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 0
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
