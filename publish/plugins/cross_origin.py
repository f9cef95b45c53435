"""Everything may be read from other sites' pages (CORS), our own pages as well as Datasette's."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
ALLOWED = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-headers", b"Authorization, If-None-Match"),
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-expose-headers", b"Link, ETag, X-Rows-Cut"),
)


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Datasette calls this once."""

    def wrap(app: App) -> App:
        async def open_to_all(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] != "http" or not datasette.cors:
                await app(scope, receive, send)
                return
            if scope["method"] == "OPTIONS":
                await send({"type": "http.response.start", "status": 204, "headers": list(ALLOWED)})
                await send({"type": "http.response.body", "body": b""})
                return
            await app(scope, receive, _opened(send))

        return open_to_all

    return wrap


def _opened(send: Any) -> Any:
    names = {name for name, _ in ALLOWED}

    async def send_opened(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in names]
            message = {**message, "headers": [*kept, *ALLOWED]}
        await send(message)

    return send_opened
