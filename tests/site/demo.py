"""`make demo`: the sample council's site is crawled, extracted, built into archive.db and served.

    python -m tests.site.demo [--port 8001] [--no-serve]

Every step is the command a user would type for a real council; only the site is made up.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from archive.errors import PortInUse
from publish.serve import check_port
from tests.site import serve

SITE_PORT = 8002  # always the same, so that a second run finds what the first one kept
HOST, SLUG = "127.0.0.1", "sample"
SINCE, UNTIL = "2023-01-01", "2027-12-31"
ROOT = Path(__file__).resolve().parents[2]


def minutes(*arguments: str) -> int:
    """Run the `minutes` command; returns its exit code."""
    return subprocess.call([sys.executable, "-m", "cli", *arguments], cwd=ROOT)


def main() -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8001, help="where Datasette serves")
    parser.add_argument("--no-serve", action="store_true")
    options = parser.parse_args()
    try:
        if not options.no_serve:
            check_port(HOST, options.port)
        with serve(port=SITE_PORT) as site:
            print(
                f"The sample site of {site.content.council.name}, a fictional council, runs at {site.base_url}",
                flush=True,
            )
            code = minutes(
                "crawl",
                site.base_url,
                "--slug",
                SLUG,
                "--council",
                site.content.council.name,
                "--since",
                SINCE,
                "--until",
                UNTIL,
            )
            if code not in (0, 3):
                return code
            if options.no_serve:
                print("archive.db is ready. Look at it: make demo")
                return 0
            return minutes("serve", "--port", str(options.port))
    except PortInUse as error:
        print(f"Error: {error} With make: make demo PORT=...", file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(
            f"Error: the sample site cannot use port {SITE_PORT}: {error.strerror}. Stop the other program, then run it again.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
