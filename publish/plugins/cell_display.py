"""Cells people can read: see `publish.cells`."""

from typing import Any

import jinja2
from datasette import hookimpl
from datasette.app import Datasette
from markupsafe import Markup

from archive.tables import BY_NAME
from publish import cells
from publish.settings import DATABASE
from publish.site.addresses import council_address, reading_of
from publish.site.citing import day
from publish.site.facts import spans_of
from publish.site.gaps import label_of
from publish.site.marking import in_place


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Datasette) -> Markup | None:
    """Datasette calls this for every cell of a page."""
    if database != DATABASE:
        return None

    def address(row_table: str, key: str) -> str:
        return str(datasette.urls.row(database, row_table, key))

    return cells.render(column, value, address, datasette.urls.path, is_own_key=table in BY_NAME and column == "id")


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: jinja2.Environment, datasette: Datasette) -> None:
    """Filters of the templates."""

    def reference(ident: str, label: str = "") -> Markup:
        place = cells.place_of(ident)
        if place is None:
            return Markup.escape(label or ident)
        url = place.address(lambda table, key: datasette.urls.row(DATABASE, table, key), datasette.urls.path)
        return Markup('<a href="{}">{}</a>').format(url, label or place.label)

    env.filters["paragraphs"] = cells.paragraphs
    env.filters["reference"] = reference
    env.filters["original"] = lambda url: cells.original(url or "") or ""
    env.filters["marked"] = cells.marked
    env.filters["options"] = cells.options
    env.filters["in_place"] = lambda text, facts: in_place(text["text"], spans_of(facts, text))
    env.filters["reading"] = lambda ident: reading_of(ident or "")
    env.filters["council_page"] = council_address
    env.filters["day"] = day
    env.filters["field_label"] = label_of
