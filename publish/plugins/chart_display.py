"""Charts in templates: see `publish.site.charts`."""

import jinja2
from datasette import hookimpl
from datasette.app import Datasette

from publish.site import charts
from publish.site.facts import number


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: jinja2.Environment, datasette: Datasette) -> None:
    """Filters of the templates."""
    env.filters["columns_chart"] = charts.columns
    env.filters["has_numbers"] = charts.has_numbers
    env.filters["amount"] = number
    env.filters["bar"] = charts.bar
