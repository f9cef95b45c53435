"""Facets of the views of facts, counted from the narrow tables behind them: see `publish.narrow`."""

from __future__ import annotations

from copy import copy
from typing import Any

from datasette.facets import ColumnFacet

from publish.narrow import columns_of, narrow_rows
from publish.settings import DATABASE

Counted = tuple[list[dict[str, Any]], list[str]]
"""The facets that were counted, and the names of those for which the time did not suffice."""


class PlacedFacet(ColumnFacet):  # type: ignore[misc]
    """Datasette's facet of a column; of views of facts, from the narrow table where that holds the column."""

    _chosen: list[dict[str, Any]] | None = None

    def get_configs(self) -> list[dict[str, Any]]:
        """What is to be counted: of a part of the facets, those that were chosen for it."""
        return list(super().get_configs()) if self._chosen is None else self._chosen

    async def facet_results(self) -> Counted:
        """The facets of the table's metadata and of the address."""
        configs = self.get_configs()
        narrow = narrow_rows(self.sql, self.table) if self.database == DATABASE else None
        if narrow is None:
            return await self._counted(self.sql, configs)
        held = columns_of(self.table)
        inside = await self._counted(narrow, [each for each in configs if _column(each) in held])
        outside = await self._counted(self.sql, [each for each in configs if _column(each) not in held])
        return inside[0] + outside[0], inside[1] + outside[1]

    async def _counted(self, sql: str, configs: list[dict[str, Any]]) -> Counted:
        part = copy(self)
        part.sql, part._chosen = sql, configs
        counted: Counted = await super(PlacedFacet, part).facet_results()
        return counted


def _column(config: dict[str, Any]) -> str:
    asked = config["config"]
    return str(asked.get("column") or asked["simple"])
