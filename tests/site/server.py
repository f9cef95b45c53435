"""The loopback server: `serve` and the request handler."""

from __future__ import annotations

import dataclasses
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.site import pages_decisions, pages_issues, pages_meetings, pages_old, pages_people, webservice
from tests.site.loader import load
from tests.site.model import Content, Meeting
from tests.site.papers import Press
from tests.site.render import environment
from tests.site.web import Context, GoneError, Knobs, NotInstalledError, Reply

PAGES = pages_meetings.PAGES | pages_decisions.PAGES | pages_people.PAGES | pages_issues.PAGES | pages_old.PAGES
PIXEL = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
BROKEN = Knobs().webservice_fails_for
CHALLENGE = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
    b"<body><h1>Checking your browser before you go on</h1>"
    b"<noscript>Enable JavaScript and cookies to continue</noscript></body></html>"
)


class Log(list[str]):
    """Requests served, in order. Safe to append from several threads; `snapshot` to read while serving."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()

    def add(self, path: str) -> None:
        with self.lock:
            self.append(path)

    def snapshot(self) -> list[str]:
        with self.lock:
            return list(self)


@dataclass(frozen=True, slots=True)
class Site:
    """A served site. `requests` holds path and query of every request, robots.txt too."""

    base_url: str
    requests: Log
    content: Content


class Server(ThreadingHTTPServer):
    """One site on one port of 127.0.0.1."""

    daemon_threads = True

    def __init__(self, port: int, knobs: Knobs, cache: Path) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.knobs = knobs
        self.log = Log()
        self.cache = cache

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that hung up; anything else is a fault of the site and is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @cached_property
    def base(self) -> str:
        """The path of the install directory, with a slash at both ends."""
        inner = self.knobs.subdir.strip("/")
        return f"/{inner}/" if inner else "/"

    @cached_property
    def context(self) -> Context:
        content = changed(load(), self.knobs)
        press = Press(content, self.cache)
        url = f"http://127.0.0.1:{self.server_port}{self.base}"
        return Context(content, press, self.knobs, environment(content, press), self.base, url)


def changed(content: Content, knobs: Knobs) -> Content:
    """The content without withdrawn meetings and with amended minutes."""
    meetings = {
        meeting.id: _amended(meeting, knobs.amended)
        for meeting in content.meetings.values()
        if meeting.id not in knobs.withdrawn
    }
    items = {item.id for meeting in meetings.values() for item in meeting.items}
    decisions = {d.id: d for d in content.decisions.values() if d.item is None or d.item in items}
    return dataclasses.replace(content, meetings=meetings, decisions=decisions)


def _amended(meeting: Meeting, texts: Mapping[int, str]) -> Meeting:
    items = [dataclasses.replace(item, minutes=texts.get(item.id, item.minutes)) for item in meeting.items]
    return dataclasses.replace(meeting, items=tuple(items))


class Handler(BaseHTTPRequestHandler):
    """Answers GET, HEAD and the year form's POST. Page and parameter names are matched in any case."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body leave apart: each would wait 40 ms for the client's delayed receipt

    def do_GET(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_HEAD(self) -> None:
        self._answer(urlsplit(self.path).query)

    def do_POST(self) -> None:
        form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self._answer(f"{urlsplit(self.path).query}&{form}")

    def _answer(self, query: str) -> None:
        self.server.log.add(self.path)
        time.sleep(self.server.knobs.delay)
        params = {name.lower(): value for name, value in parse_qsl(query, keep_blank_values=True)}
        self._send(reply(self.server, self.path, params))

    def _send(self, answer: Reply) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:
        """Silent: tests read `Site.requests`."""


def reply(server: Server, target: str, params: dict[str, str]) -> Reply:
    """What one request is answered with."""
    path = unquote(urlsplit(target).path)
    if path.lower() == "/robots.txt":
        return robots(server.knobs)
    if server.knobs.blocked:
        return Reply(CHALLENGE)
    for part, status in server.knobs.status_for.items():
        if part.lower() in unquote(target).lower():
            return Reply(f"<html><body><h1>{status}</h1></body></html>".encode(), status)
    if not path.lower().startswith(server.base.lower()):
        return missing()
    try:
        return route(server.context, path[len(server.base) :], params)
    except GoneError:
        return Reply(b"", 302, location=f"{server.base}mgError.aspx")
    except NotInstalledError:
        return missing()


def route(site: Context, path: str, params: dict[str, str]) -> Reply:
    """Find the page of a path inside the install directory."""
    name = path.lower()
    if name in site.knobs.missing_pages:
        raise NotInstalledError(path)
    if name.startswith("documents/"):
        return pages_decisions.document(site, path, params)
    if name.startswith("olddocuments/"):
        return pages_old.old_document(path)
    if name.startswith("mgwebservice.asmx/"):
        return webservice.answer(site, path.split("/", 1)[1], params)
    if name.startswith("mgimages/"):
        return Reply(PIXEL, content_type="image/gif")
    if name not in PAGES:
        raise NotInstalledError(path)
    return PAGES[name](site, params)


def robots(knobs: Knobs) -> Reply:
    """robots.txt: the text of the knob, else 404."""
    return missing() if knobs.robots is None else Reply(knobs.robots.encode(), content_type="text/plain")


def missing() -> Reply:
    """A plain 404."""
    return Reply(b"<html><head><title>404</title></head><body><h1>Not found</h1></body></html>", 404)


@contextmanager
def serve(
    port: int = 0,
    *,
    webservice: bool = True,
    webservice_fails_for: frozenset[int] | set[int] = BROKEN,
    webservice_leaves_out: frozenset[int] | set[int] = frozenset(),
    robots: str | None = None,
    truncate: bool = True,
    subdir: str = "",
    blocked: bool = False,
    frame: str = "standard",
    page_size: int = 15,
    today: date | None = None,
    missing_pages: frozenset[str] | set[str] = frozenset(),
    status_for: Mapping[str, int] | None = None,
    withdrawn: frozenset[int] | set[int] = frozenset(),
    amended: Mapping[int, str] | None = None,
    delay: float = 0.0,
) -> Iterator[Site]:
    """Serve the sample council on 127.0.0.1 until the block ends; port 0 picks a free one. README.md has each knob."""
    knobs = Knobs(
        webservice=webservice,
        webservice_fails_for=frozenset(webservice_fails_for),
        webservice_leaves_out=frozenset(webservice_leaves_out),
        robots=robots,
        truncate=truncate,
        subdir=subdir,
        blocked=blocked,
        frame=frame,
        page_size=page_size,
        today=today,
        missing_pages=frozenset(page.lower() for page in missing_pages),
        status_for=status_for or {},
        withdrawn=frozenset(withdrawn),
        amended=amended or {},
        delay=delay,
    )
    with tempfile.TemporaryDirectory(prefix="sample-site-") as cache, Server(port, knobs, Path(cache)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield Site(server.context.url, server.log, server.context.content)
        finally:
            server.shutdown()
            thread.join()
