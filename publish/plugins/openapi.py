"""The endpoints as OpenAPI 3.1: see `publish.site.endpoints`."""

from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from publish.site.endpoints import openapi


async def _document(request: Request, datasette: Datasette) -> Response:
    server = str(datasette.absolute_url(request, datasette.urls.path("/"))).removesuffix("/")
    return Response.json(openapi(server))


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, Any]]:
    """Datasette calls this once."""
    return [(r"^/api/openapi\.json$", _document)]
