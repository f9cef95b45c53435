"""The README's picture of the first page, made with the Chromium on PATH: `python -m publish.screenshot`."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from publish.serve import serve

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
HOST = "127.0.0.1"
WIDTH, HEIGHT = 1280, 900
PATIENCE = 60
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def browser() -> str | None:
    """The Chromium to use; None where there is none."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def take(
    archive: Path, metadata: Path, target: Path, *, page: str = "", size: tuple[int, int] = (WIDTH, HEIGHT)
) -> str:
    """Serve the archive on a free port, picture `page` (a path below the root) into `target`; return a line to print.

    Skips, saying so, where there is no browser. Raises what `serve` raises, RuntimeError where the browser fails.
    """
    program = browser()
    if program is None:
        return f"Skipped {target}: no Chromium on PATH (Debian: apt-get install chromium)."
    target.parent.mkdir(parents=True, exist_ok=True)
    picture(program, _serve_aside(archive, metadata) + page, target, size)
    return f"{target}: {target.stat().st_size:,} bytes."


def picture(program: str, url: str, target: Path, size: tuple[int, int] = (WIDTH, HEIGHT)) -> None:
    """One picture of one address, in a browser profile of its own that is thrown away."""
    with tempfile.TemporaryDirectory() as profile:
        flags = (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}")
        done = subprocess.run(
            [program, *flags, f"--screenshot={target}", url], capture_output=True, timeout=PATIENCE, check=False
        )
    if done.returncode or not target.exists():
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["no message"]
        raise RuntimeError(f"{program} made no picture of {url}: {last[0]}")


def _serve_aside(archive: Path, metadata: Path) -> str:
    """Serve in a thread that ends with the program; return the address once it answers."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    ready, failed, address = threading.Event(), [], f"http://{HOST}:{port}/"

    def run() -> None:
        try:
            serve(archive, host=HOST, port=port, metadata=metadata, on_ready=lambda _: ready.set())
        except Exception as error:  # handed to the thread that waits
            failed.append(error)
            ready.set()

    threading.Thread(target=run, daemon=True).start()
    if not ready.wait(PATIENCE):
        raise RuntimeError(f"Nothing answered at {address} within {PATIENCE} seconds.")
    if failed:
        raise failed[0]
    return address


if __name__ == "__main__":
    sys.stdout.write(take(Path("archive.db"), Path("metadata.yml"), Path("docs/screenshot.png")) + "\n")
