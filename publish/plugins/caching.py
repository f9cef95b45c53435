"""Entity tags, Cache-Control, and 304 before any SQL is run: see `publish.caching`."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette

from publish import caching, said
from publish.export.offered import folder_of, newest_folder
from publish.settings import DATABASE

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]


def _state(datasette: Datasette) -> str:
    """Of the archive that is served, and of the export that is offered."""
    path = Path(datasette.databases[DATABASE].path) if DATABASE in datasette.databases else Path()
    return f"{caching.archive_state(path)} {newest_folder(folder_of(datasette, path))}"


# First, which is innermost: what others add to an answer is added to a 304 as well.
@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Datasette calls this once."""
    base = str(datasette.setting("base_url") or "/").rstrip("/")
    shown = {"settings": datasette.settings_dict(), "metadata": said.of(datasette)}
    tags = caching.Tags.of(lambda: _state(datasette), shown, base)

    def wrap(app: App) -> App:
        async def cached(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            await _answer(app, tags, scope, receive, send)

        return cached

    return wrap


async def _answer(app: App, tags: caching.Tags, scope: dict[str, Any], receive: Any, send: Any) -> None:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    path = scope.get("raw_path", scope["path"].encode()).decode("latin-1").partition("?")[0]
    question = scope.get("query_string", b"").decode("latin-1")
    if not tags.is_kept(scope["method"], path, question, frozenset(headers)):
        await app(scope, receive, send)
        return
    host = f"{scope.get('scheme')}://{headers.get('host')} {headers.get('x-forwarded-proto')}"
    tag = tags.tag(host, path, question)
    ours = [(b"etag", tag.encode()), (b"cache-control", caching.CACHE_CONTROL.encode())]
    if caching.matches(headers.get("if-none-match"), tag):
        await send({"type": "http.response.start", "status": 304, "headers": ours})
        await send({"type": "http.response.body", "body": b""})
        return
    await app(scope, receive, _with(ours, send))


def _with(ours: list[tuple[bytes, bytes]], send: Any) -> Any:
    async def send_tagged(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            theirs = [(name.lower(), value) for name, value in message.get("headers", [])]
            # What names a tag of its own, such as a file to download, knows better.
            if not any(name == b"etag" for name, _ in theirs):
                theirs = [pair for pair in theirs if pair[0] != b"cache-control"] + ours
            message = {**message, "headers": theirs}
        await send(message)

    return send_tagged
