"""What the templates say beside Datasette's rows: see `publish.pages`."""

from collections.abc import Awaitable, Callable
from typing import Any

from datasette import hookimpl
from datasette.app import Datasette
from datasette.utils.asgi import Request

from publish import pages, said
from publish.settings import DATABASE
from publish.site.addresses import reading_of


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    template: str, table: str | None, view_name: str | None, request: Request | None, datasette: Datasette
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Datasette calls this for every page; what it returns is known to the template."""

    async def variables() -> dict[str, Any]:
        db = datasette.databases.get(DATABASE)
        if db is None:
            return {}
        found: dict[str, Any] = {"archive": DATABASE, "is_immutable": not db.is_mutable, **await pages.everywhere(db)}
        if view_name == "index":
            found |= {"counts": await pages.counts(db), "example": await pages.example_words(db)}
        if view_name in ("index", "database"):
            found |= {"questions": said.questions(datasette), "descriptions": _descriptions(datasette)}
        if template.startswith("query"):
            found |= {
                "questions": said.questions(datasette), "labels": pages.LABELS, "date_parameters": pages.DATES,
                "choices": await pages.choices(db), "committee_names": await pages.committee_names(db),
            }  # fmt: skip
        if view_name == "row" and table and request:
            key = pages.row_key(request)
            if read_at := reading_of(key):
                found["canonical"] = datasette.absolute_url(request, datasette.urls.path(read_at.partition("#")[0]))
            found |= {
                "quoted": await pages.fact_in_text(db, table, key), "beside": await pages.beside(db, table, key),
                "where": await pages.where(db, table, key),
            }  # fmt: skip
        return found

    return variables


def _descriptions(datasette: Datasette) -> dict[str, str]:
    return {name: settings.get("description", "") for name, settings in said.tables(datasette).items()}
