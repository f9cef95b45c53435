"""/robots.txt, and `X-Robots-Tag: noindex` on every page about people: see `publish.robots`."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import unquote

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Response

from publish.robots import is_about_people, robots_txt

App = Callable[[Any, Any, Any], Awaitable[None]]
NOINDEX = (b"x-robots-tag", b"noindex")


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[[], Response]]]:
    """Datasette calls this once."""
    return [(r"^/robots\.txt$", lambda: Response.text(robots_txt(datasette.urls.path)))]


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Datasette calls this once, and every request passes through what it returns."""

    def wrap(app: App) -> App:
        async def answer(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] != "http" or not is_about_people(_path(scope, datasette)):
                await app(scope, receive, send)
                return

            async def say(message: Any) -> None:
                if message["type"] == "http.response.start":
                    own = [(name, value) for name, value in message.get("headers", []) if name.lower() != NOINDEX[0]]
                    message = {**message, "headers": [*own, NOINDEX]}
                await send(message)

            await app(scope, receive, say)

        return answer

    return wrap


def _path(scope: Any, datasette: Datasette) -> str:
    """The path under the base address."""
    path = unquote(scope.get("path") or "/")
    base = str(datasette.setting("base_url"))
    return "/" + path.removeprefix(base) if base != "/" and path.startswith(base) else path
