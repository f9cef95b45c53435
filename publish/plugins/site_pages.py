"""Our own pages at their addresses: see `publish.site`."""

from collections.abc import Awaitable, Callable

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request, Response

from publish.site.page import Page, answer
from publish.site.pages import PAGES

View = Callable[[Request, Datasette], Awaitable[Response]]


def _view(page: Page) -> View:
    async def view(request: Request, datasette: Datasette) -> Response:
        return await answer(page, request, datasette)

    return view


@hookimpl  # type: ignore[untyped-decorator]
def register_routes() -> list[tuple[str, View]]:
    """Datasette calls this once."""
    return [(page.route(), _view(page)) for page in PAGES]
