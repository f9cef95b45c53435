"""Charts and guides in templates: see `publish.site.charts` and `publish.site.guides`."""

import jinja2
from datasette import hookimpl

from publish.site import charts
from publish.site.facts import OUTCOMES, PARTS, number
from publish.site.guides import as_html


@hookimpl  # type: ignore[untyped-decorator]
def prepare_jinja2_environment(env: jinja2.Environment) -> None:
    """Filters of the templates."""
    env.filters["columns_chart"] = charts.columns
    env.filters["has_numbers"] = charts.has_numbers
    env.filters["amount"] = number
    env.filters["markdown"] = as_html
    env.filters["outcome_words"] = lambda outcome: OUTCOMES.get(outcome or "", outcome or "not stated")
    env.filters["part_words"] = lambda part: f"{PARTS[part]} sum" if part in PARTS else part or ""
    env.filters["bar"] = charts.bar
