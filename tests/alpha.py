"""Our pages on the newest alpha of Datasette 1.0, to know early what will have to change. It is allowed to fail.

    python -m tests.alpha [ARCHIVE]       # make alpha; the demo archive where none is named

The alpha is installed in an environment of its own in a temporary folder; everything else is taken from this one. Every
type of page is asked for once, in process; each that fails is printed with its reason. The exit code is 1 where one did.
"""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import traceback
import venv
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
ALPHA = "datasette>=1.0a0"
"""Naming an alpha lets pip take alphas of Datasette, and of nothing else."""
MORE = {
    "a question as JSON": "/archive/contested_votes.json?_shape=array",
    "a question as a feed": "/archive/contested_votes.atom",
    "a table as JSON": "/archive/agenda_items.json?_shape=array&_size=5",
    "a table as CSV": "/archive/agenda_items.csv?_size=5",
    "a search as JSON": "/search.json?words=leisure",
    "a search as a feed": "/search.atom?words=leisure",
    "own SQL as JSON": "/archive.json?sql=select+1+as+one&_shape=array",
}
"""What programs ask for, beside the pages of `tests/browser/places.py`."""


def main() -> int:
    """Make the environment, look at the pages in it; the exit code."""
    archive = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "archive.db"
    if not archive.is_file():
        print(f"There is no archive at {archive.name}: run make demo SERVE=0 first.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "venv")
        if python is None:
            return 1
        copy = Path(folder) / "archive.db"
        shutil.copy(archive, copy)
        inside = [str(python), "-W", "ignore", "-m", "tests.alpha", "--inside", str(copy)]
        return subprocess.run(inside, cwd=ROOT, check=False).returncode


def environment(folder: Path) -> Path | None:
    """Its Python; None where the alpha could not be installed, which is said."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check", ALPHA]
    if subprocess.run(install, check=False).returncode:
        print(f"{ALPHA} could not be installed.")
        return None
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    # Comes after the environment's own packages, so that of two Datasettes the alpha is the one that is used.
    (own / "beside.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    return python


def look(archive: Path) -> int:
    """Ask for every page with the Datasette that is here; the exit code."""
    from tests.browser.places import addresses

    print(f"Datasette {version('datasette')}:")
    asked = {**addresses(archive), **MORE}
    failed = list(asyncio.run(_failures(archive, asked)))
    print(*failed, f"{len(asked)} pages asked for, {len(failed)} failures.", sep="\n")
    return int(bool(failed))


async def _failures(archive: Path, asked: dict[str, str]) -> list[str]:
    from publish.serve import datasette_for
    from tests.browser.statuses import EXPECTED_STATUS

    try:
        datasette = datasette_for(archive, ROOT / "metadata.yml")
        await datasette.invoke_startup()
    except Exception as error:
        return [f"  it does not start, so that none of its pages is there: {_said(error)}"]
    failures = []
    for name, address in asked.items():
        try:
            answer = await datasette.client.get(address, follow_redirects=True)
        except Exception as error:
            failures.append(f"  {name} ({address}): {_said(error)}")
            continue
        if answer.status_code != (wanted := EXPECTED_STATUS.get(name, 200)):
            failures.append(f"  {name} ({address}): {answer.status_code}, not {wanted}")
    return failures


def _said(error: Exception) -> str:
    """An error in one line, with the place where it was raised."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    words = next(_lines(str(error)), "")
    return f"{type(error).__name__}: {words} ({Path(frame.filename).name}, line {frame.lineno})"


def _lines(words: str) -> Iterator[str]:
    return (line.strip()[:160] for line in words.splitlines() if line.strip())


if __name__ == "__main__":
    sys.exit(look(Path(sys.argv[2])) if sys.argv[1:2] == ["--inside"] else main())
