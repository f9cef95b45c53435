"""Any rows with an id as an Atom feed, `/archive/<question>.atom`: see `publish.row_feed`.

datasette-atom 0.9 was looked at: it wants columns atom_id, atom_title and atom_updated in every query, which readers of
the same query as a table, CSV or JSON would have to look past; and rows here do not say themselves when they were seen.
"""

from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import BadRequest, Request, Response

from publish import row_feed
from publish.said import questions
from publish.settings import DATABASE
from publish.site.page import MEDIA_TYPES


def _can_render(columns: list[str], rows: list[Any], database: str, query_name: str | None, table: str | None) -> bool:
    if database != DATABASE:
        return False
    return bool(query_name) or bool(table and _has_feed(columns, [dict(row) for row in rows or []]))


def _has_feed(columns: list[str], rows: list[dict[str, Any]]) -> bool:
    return row_feed.has_ids(columns) and (not rows or any(map(row_feed.ident_of, rows)))


async def _render(
    datasette: Datasette, request: Request, columns: list[str], rows: list[Any], query_name: str | None,
    table: str | None, data: dict[str, Any],
) -> Response:  # fmt: skip
    told = [dict(row) for row in rows]
    has_feed = _has_feed(columns, told)
    if not has_feed and not query_name:
        raise BadRequest(row_feed.NO_FEED)
    name = query_name or table or DATABASE
    said = questions(datasette).get(name, {})
    asked = row_feed.Asked(
        title=said.get("title") or name, description=said.get("description") or "", path=request.path,
        question=request.query_string, is_cut=bool(data.get("truncated")),
    )  # fmt: skip
    db, own = datasette.get_database(DATABASE), str(datasette.absolute_url(request, asked.path))
    if has_feed:
        body = await row_feed.feed(
            db, asked, told, lambda path: str(datasette.absolute_url(request, datasette.urls.path(path))), own
        )
    else:
        body = await row_feed.answer_feed(db, asked, told, own)
    return Response(body, content_type=MEDIA_TYPES["atom"])


@hookimpl  # type: ignore[untyped-decorator]
def register_output_renderer() -> dict[str, Any]:
    """Datasette calls this once."""
    return {"extension": "atom", "render": _render, "can_render": _can_render}
