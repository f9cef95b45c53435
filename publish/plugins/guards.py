"""Read only, nothing but the archive, security headers on everything: see `publish.guards`."""

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from publish.guards import SECURITY_HEADERS, guard, is_inside
from publish.settings import DATABASE

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
_ENCODED = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Nothing here takes anything else; Datasette answers some of it with a failure."""
ALLOW = ", ".join(sorted(READING)).encode()


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str) -> None:
    """Datasette calls this for every connection it opens; its own memory of schemas is left alone."""
    if database == DATABASE:
        guard(conn)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Headers on every answer, and no page that tells of the machine."""
    base = str(datasette.setting("base_url") or "/").rstrip("/")

    def wrap(app: App) -> App:
        async def guarded(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            if scope["method"] not in READING:
                await send({"type": "http.response.start", "status": 405, "headers": [(b"allow", ALLOW), *_ENCODED]})
                await send({"type": "http.response.body", "body": b"This archive can only be read.\n"})
                return
            path = str(scope["path"]).removeprefix(base)
            if is_inside(path):
                scope = {**scope, "path": f"{base}/-/not-here", "raw_path": f"{base}/-/not-here".encode()}

            async def send_guarded(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.start":
                    given = {name.lower() for name, _ in message.get("headers", [])}
                    more = [pair for pair in _ENCODED if pair[0] not in given]
                    message = {**message, "headers": [*message.get("headers", []), *more]}
                await send(message)

            await app(scope, receive, send_guarded)

        return guarded

    return wrap
