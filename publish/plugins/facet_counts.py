"""Facets of views of facts are counted from narrow tables: see `publish.facets`."""

from collections.abc import Generator
from typing import Any

from datasette import hookimpl
from datasette.facets import ColumnFacet

from publish.facets import PlacedFacet


@hookimpl(hookwrapper=True)  # type: ignore[untyped-decorator]
def register_facet_classes() -> Generator[None, Any, None]:
    """Datasette calls this for each page of a table; ours stands in the place of its own, which is otherwise kept."""
    outcome = yield
    offered = outcome.get_result()
    outcome.force_result([[PlacedFacet if each is ColumnFacet else each for each in classes] for classes in offered])
