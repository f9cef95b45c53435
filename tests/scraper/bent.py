"""A server before the sample site that bends some of its answers: moved, cut short, broken on the wire."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]
Wire = Callable[[socket.socket], None]  # answers by itself, byte by byte
Bend = Callable[[str, Answer], "Answer | Wire"]
HTML = {"Content-Type": "text/html; charset=utf-8"}
# pages that most faults have nothing to do with: the sample site without them is quick to crawl
LEAN = frozenset((
    "mgmemberindex.aspx", "mguserinfo.aspx", "mgissuehistoryhome.aspx", "mglistplans.aspx",
    "mgplanshome.aspx", "mgcommitteedetails.aspx", "mglistdeclarationsofinterest.aspx",
))  # fmt: skip


def ask(url: str) -> Answer:
    """The sample site's own answer, errors included; redirects are followed."""
    try:
        with urllib.request.urlopen(url, timeout=20) as reply:
            return reply.status, {"Content-Type": reply.headers.get("Content-Type", "")}, reply.read()
    except urllib.error.HTTPError as error:
        return error.code, {"Content-Type": "text/html"}, error.read()


@contextmanager
def bent(base_url: str, bend: Bend, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The address of a server that answers as the one at `base_url` does, but for what `bend` makes of it.

    With `tls` it speaks https as `localhost`. A `bend` with a method `arrive` has it called as a request comes.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if arrive := getattr(bend, "arrive", None):
                arrive()
            answer = bend(self.path, ask(base_url.rstrip("/") + self.path))
            if callable(answer):
                self.close_connection = True
                with suppress(OSError):
                    answer(self.connection)
                return
            status, headers, body = answer
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            return  # clients hang up on purpose here

        def finish_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
            if tls is not None:  # in the thread of the request, so that a client that hangs up stops nobody else
                request = tls.wrap_socket(request, server_side=True)
            super().finish_request(request, client_address)

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            port = server.server_address[1]
            yield f"https://localhost:{port}/" if tls else f"http://127.0.0.1:{port}/"
        finally:
            server.shutdown()
            thread.join()


# ---------------------------------------------------------------- on the wire


def head(length: int | None, *more: str) -> bytes:
    """The head of an answer that says how long it is, or does not."""
    lines = ["HTTP/1.0 200 OK", "Content-Type: text/html; charset=utf-8", *more]
    lines += [f"Content-Length: {length}"] if length is not None else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def reset(body: bytes) -> Wire:
    """Half of a body, then the connection is torn down."""

    def answer(wire: socket.socket) -> None:
        wire.sendall(head(len(body)) + body[: len(body) // 2])
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        wire.close()

    return answer


def unfinished(body: bytes) -> Wire:
    """Half of a body whose length was not said, then an orderly end: nothing but the page itself shows it."""
    return lambda wire: wire.sendall(head(None) + body[: len(body) // 2])


def drip(body: bytes, seconds: float) -> Wire:
    """A byte at a time, for so long."""

    def answer(wire: socket.socket) -> None:
        wire.sendall(head(len(body)))
        end = time.monotonic() + seconds
        for index in range(len(body)):
            if time.monotonic() > end:
                return
            wire.sendall(body[index : index + 1])
            time.sleep(0.05)

    return answer


def silent(seconds: float) -> Wire:
    """Nothing at all, for so long."""
    return lambda wire: time.sleep(seconds)


def hang_up(wire: socket.socket) -> None:
    """The connection ends before a word is said."""
    wire.close()
