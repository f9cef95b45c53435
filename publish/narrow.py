"""Questions to a view of facts that its narrow table answers as well, put to that: see `publish.placed_tables`. Pure.

A column cannot be asked for without its name: where that of a column of the view alone comes, anywhere, the view is
asked. So the answer is the same, and only what it costs is not.
"""

from __future__ import annotations

import re

from datasette.utils import escape_sqlite

from publish.placed_tables import PLACED
from publish.views import VIEWS

_PLACED = {placed.view: placed for placed in PLACED}
_HELD = {placed.view: frozenset(placed.table.column_names) for placed in PLACED}
_LACKING = {
    view.table.name: tuple(name for name in view.table.column_names if name not in _HELD[view.table.name])
    for view in VIEWS if view.table.name in _PLACED
}  # fmt: skip
_ROWID = ("rowid", "oid")
_COUNT = re.compile(r"select count\(\*\) from \[?(\w+)\]? (where .*)?$", re.DOTALL)


def columns_of(view: str | None) -> frozenset[str]:
    """What the narrow table of a view holds; nothing for any other table."""
    return _HELD.get(view or "", frozenset())


def narrow_rows(sql: str, view: str | None) -> str | None:
    """What Datasette selects of a view for its facets (all columns, perhaps a WHERE), as rows of the narrow table.

    None where there is none, or where it lacks what the WHERE asks for.
    """
    _, found, where = sql.partition(f" from {escape_sqlite(view)} ") if view in _PLACED else ("", "", "")
    return f"select * {_from(view, where)}" if view and found and _is_enough(view, where) else None


def narrow_count(sql: str) -> str:
    """A count as Datasette makes it for a page, of the narrow table where that will do; anything else as it is."""
    found = _COUNT.match(sql)
    view, where = (found[1], found[2] or "") if found else ("", "")
    return f"select count(*) {_from(view, where)}" if view in _PLACED and _is_enough(view, where) else sql


def _is_enough(view: str, where: str) -> bool:
    return not any(name in where.lower() for name in (*_ROWID, *_LACKING[view]))


def _from(view: str, where: str) -> str:
    return f"from {_PLACED[view].name} as {escape_sqlite(view)} {where}"
