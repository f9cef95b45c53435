"""CSV is whole or says that it is not: see `publish.whole_csv`."""

import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils import validate_sql_select
from datasette.utils.asgi import Request, Response

from publish import whole_csv
from publish.said import questions
from publish.settings import DATABASE
from publish.spreadsheets import for_spreadsheets

App = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
View = Callable[[Request, Datasette], Awaitable[Response]]


def _questions(datasette: Datasette) -> dict[str, Any]:
    """The canned queries; those with magic parameters are Datasette's own business."""
    return {name: query for name, query in questions(datasette).items() if ":_" not in query["sql"]}


async def _question(request: Request, datasette: Datasette) -> Response:
    name = request.url_vars["question"]
    given = {key: request.args[key] for key in request.args}
    return await whole_csv.response(datasette, name, _questions(datasette)[name]["sql"], given)


async def _own_sql(request: Request, datasette: Datasette) -> Response:
    given = {key: request.args[key] for key in request.args}
    sql = given.pop("sql", "").strip().rstrip(";")
    permissions = [("execute-sql", DATABASE), ("view-database", DATABASE), "view-instance"]
    await datasette.ensure_permissions(request.actor, permissions)
    try:
        validate_sql_select(sql)
    except Exception as error:  # Datasette's InvalidSql, which is no class of its own module's contract
        return Response.text(f"This cannot be asked: {error}", status=400)
    return await whole_csv.response(datasette, DATABASE, sql, given)


@hookimpl  # type: ignore[untyped-decorator]
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Datasette calls this once."""
    names = "|".join(re.escape(name) for name in sorted(_questions(datasette)))
    own: list[tuple[str, View]] = [(rf"^/{DATABASE}\.csv$", _own_sql)]
    return [*own, (rf"^/{DATABASE}/(?P<question>{names})\.csv$", _question)] if names else own


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Datasette calls this once."""

    def wrap(app: App) -> App:
        async def whole(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] == "http" and str(scope["path"]).endswith(".csv"):
                question = scope.get("query_string", b"").decode("latin-1")
                path = str(scope["path"])
                if f"/{DATABASE}" in path and "_dl" in parse_qs(question):
                    send = for_spreadsheets(send)
                asked = whole_csv.whole_table(path, question, _questions(datasette))
                if asked is not None:
                    scope = {**scope, "query_string": asked.encode("latin-1")}
                    send = whole_csv.said_if_cut(send)
            await app(scope, receive, send)

        return whole

    return wrap
