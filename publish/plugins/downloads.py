"""The files of the newest export at /download/…: see `publish.export.offered`."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import NotFound, Request

from publish.export import sending
from publish.export.offered import folder_of, newest
from publish.settings import DATABASE


async def _file(request: Request, send: Any, datasette: Datasette) -> None:
    offer = newest(folder_of(datasette, Path(datasette.get_database(DATABASE).path)))
    name = unquote(request.url_vars["file"])
    path = offer.path_of(name) if offer else None
    if offer is None or path is None:
        raise NotFound("No such file is offered. What there is stands at /download.")
    entry = offer.entry_of(name)
    headers = {key: request.headers.get(key) for key in ("range", "if-range", "if-none-match")}
    await sending.send_file(send, path, entry, headers, is_head=request.method == "HEAD")


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    """Datasette calls this once."""
    return [(r"^/download/(?P<file>.+)$", _file)]
