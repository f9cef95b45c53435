"""`python -m tests.site --port 8123`: run the sample site in the foreground."""

from __future__ import annotations

import argparse
import sys
import threading

from tests.site.server import serve


def main() -> int:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.site", description="The sample council site (fictional).")
    parser.add_argument("--port", type=int, default=8123, help="port of 127.0.0.1; 0 picks a free one (default: 8123)")
    parser.add_argument("--subdir", default="", help="install directory, such as /moderngov")
    parser.add_argument("--frame", default="standard", choices=("standard", "reverse", "reverse-outside"))
    parser.add_argument("--no-webservice", action="store_true", help="mgWebService.asmx answers 404")
    options = parser.parse_args()
    try:
        with serve(
            options.port, webservice=not options.no_webservice, subdir=options.subdir, frame=options.frame
        ) as site:
            sys.stdout.write(f"The sample council is at {site.base_url} (stop with Ctrl-C)\n")
            sys.stdout.flush()
            threading.Event().wait()
    except OSError as error:
        sys.stderr.write(
            f"Port {options.port} of 127.0.0.1 cannot be used ({error.strerror}); choose another with --port.\n"
        )
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
