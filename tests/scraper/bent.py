"""A server before the sample site that bends some of its answers: moved, cut short, broken."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
Bend = Callable[[str, Answer], Answer]


def ask(url: str) -> Answer:
    """The sample site's own answer, errors included; redirects are followed."""
    try:
        with urllib.request.urlopen(url, timeout=20) as reply:
            return reply.status, {"Content-Type": reply.headers.get("Content-Type", "")}, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, {"Content-Type": "text/html"}, error.read()


@contextmanager
def bent(base_url: str, bend: Bend) -> Iterator[str]:
    """The address of a server that answers as the one at `base_url` does, but for what `bend` makes of it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, headers, body = bend(self.path, ask(base_url.rstrip("/") + self.path))
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()
