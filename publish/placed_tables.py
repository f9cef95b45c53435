"""What facts in their context are counted by: for each view of facts a narrow table of place, day and facets.

A view joins each fact to the words and the place of its record. Counting its rows by council or outcome would join them
all; a narrow table with an index for each facet is counted as it stands. No words stand here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.schema import Column, Table, col
from archive.tables import BY_NAME

_COLUMNS = (
    col("id", "text", "The fact."),
    col("date", "date", "Day of the meeting or of the decision."),
    col("council", "text", "The council, where the source says which."),
    col("council_name", "text", "The council's name; empty where the source does not say which."),
    col("committee", "text", "Name of the committee."),
)


@dataclass(frozen=True, slots=True)
class Placed:
    """Which `facts` the view `view` shows, those with `where` (SQL, `f` is the fact), and by what they are counted.

    `own` are the fact's own columns that are facets; `read` those that `where` reads.
    """

    facts: str
    view: str
    own: tuple[str, ...] = ()
    facets: tuple[str, ...] = ("council_name", "committee")
    where: str = "true"
    read: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Of the narrow table."""
        return f"placed_{self.facts}"

    @property
    def table(self) -> Table:
        """The narrow table, described; its `facets` are what it has indexes for."""
        return Table(
            self.name, "derived",
            f"One row is a row of {self.view} with what it is counted by, kept in step by triggers: count that view.",
            (*_COLUMNS, *_columns(BY_NAME[self.facts], self.own)), facets=(*self.own, "council_name", "committee"),
            sort_desc="date",
        )  # fmt: skip


def _columns(table: Table, names: Iterable[str]) -> tuple[Column, ...]:
    by_name = {column.name: column for column in table.columns}
    return tuple(by_name[name] for name in names)


PLACED: tuple[Placed, ...] = (
    Placed("resolutions", "canonical_resolutions", ("outcome",), ("outcome", "council_name", "committee"),
           where="f.same_as is null", read=("same_as",)),
    Placed("figures", "figures_in_context", ("kind", "unit", "part"), ("kind", "unit", "part", "council_name")),
    Placed("roles", "roles_in_context"),
    Placed("named_votes", "named_votes_in_context", ("option",), ("option", "council_name", "committee")),
    Placed("actions", "actions_in_context"),
    Placed("exclusions", "exclusions_in_context", ("paragraphs",), ("paragraphs", "council_name", "committee")),
    Placed("interests", "interests_in_context", ("kind",), ("kind", "council_name", "committee")),
)  # fmt: skip
PLACED_TABLES: tuple[Table, ...] = tuple(placed.table for placed in PLACED)
