"""`minutes serve` as a user runs it, in a process of its own on a free loopback port."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

HOST = "127.0.0.1"
PATIENCE = 60


@dataclass(frozen=True)
class Served:
    """An archive that is being served: `url` has no slash at its end; `log` is what the server printed, `pid` its process."""

    url: str
    archive: Path
    log: Path
    pid: int

    def get(self, path: str, method: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """Status, headers (names in lower case) and body of one answer. Redirects are followed."""
        request = urllib.request.Request(self.url + path, method=method)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status, _lower(answer.headers), answer.read()
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, _lower(answer.headers), answer.read()


def _lower(headers: object) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}  # type: ignore[attr-defined]


@contextmanager
def serving(archive: Path, *options: str) -> Iterator[Served]:
    """Serve the archive until the block ends."""
    port, log = free_port(), archive.with_name("serve.log")
    command = [sys.executable, "-m", "cli", "serve", "--archive", str(archive), "--port", str(port), *options]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=subprocess.STDOUT)
    served = Served(f"http://{HOST}:{port}", archive, log, process.pid)
    try:
        _wait(served, process)
        yield served
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait(served: Served, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            served.get("/")
        except OSError:
            assert process.poll() is None, served.log.read_text()
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"nothing answered at {served.url} within {PATIENCE} seconds")
