"""What `metadata.yml` says, for pages and plugins of this server: the questions, and the descriptions of tables.

Datasette 0.65 gives it back by `datasette.metadata()`. Datasette 1.0 has no such function, and wants the questions
apart, as configuration. So it is kept and read here, whichever Datasette serves.
"""

from __future__ import annotations

import inspect
from copy import deepcopy
from typing import Any

from datasette.app import Datasette

from publish.settings import DATABASE

Said = dict[str, Any]


class ToldDatasette(Datasette):  # type: ignore[misc]
    """A Datasette that remembers what it was told, from before its plugins are asked for anything."""

    def __init__(self, said: Said, **settings: Any) -> None:
        self.said = said
        super().__init__(**arguments(said, inspect.signature(Datasette.__init__).parameters), **settings)


def arguments(said: Said, known: Any) -> Said:
    """How a Datasette is told what the file says: as metadata, and as configuration where it knows such a thing.

    `known` are the names of what it can be given.
    """
    told = deepcopy(said)  # Datasette 1.0 takes parts out of it
    if "config" not in known:
        return {"metadata": told}
    databases = told.get("databases", {})
    questions = {name: {"queries": database.get("queries", {})} for name, database in databases.items()}
    return {"metadata": told, "config": {"databases": questions}}


def of(datasette: Datasette) -> Said:
    """All that a server was told; nothing where it was told nothing."""
    return getattr(datasette, "said", None) or {}


def questions(datasette: Datasette) -> dict[str, Said]:
    """The questions by name, each with sql, title, description."""
    return dict(_archive(datasette).get("queries") or {})


def tables(datasette: Datasette) -> dict[str, Said]:
    """What is said of each table, by its name."""
    return dict(_archive(datasette).get("tables") or {})


def _archive(datasette: Datasette) -> Said:
    return dict(of(datasette).get("databases", {}).get(DATABASE) or {})
