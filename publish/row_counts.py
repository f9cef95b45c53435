"""How many rows there are, kept by triggers in `row_counts`: a build need not count what did not change."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from publish import triggers
from publish.described import SEARCH
from publish.fts import differs
from publish.ledger import ALL_COUNCILS, WATCHED, WHOLE, Counts

CANONICAL = "canonical_resolutions"


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted under a name: rows of a table that fulfil `where`, parted by `council`; SQL with `{row}`.

    `columns` are those that either reads.
    """

    name: str
    table: str
    council: str = f"'{ALL_COUNCILS}'"
    where: str = "true"
    columns: tuple[str, ...] = ()

    def triggers(self) -> dict[str, str]:
        """Name to SQL of the triggers that keep the count."""
        more, less = self._more(), self._less()
        made = {
            f"{self.name}_rows_insert": f"after insert on {self.table} begin {more} end",
            f"{self.name}_rows_delete": f"after delete on {self.table} begin {less} end",
        }
        if self.columns:
            changed = f"after update on {self.table} when {differs(self.columns)}"
            made[f"{self.name}_rows_update"] = f"{changed} begin {less} {more} end"
        return {name: f"CREATE TRIGGER {name} {sql}" for name, sql in made.items()}

    def _more(self) -> str:
        council, where = self.council.format(row="new"), self.where.format(row="new")
        return (
            "insert into row_counts (id, table_name, council, row_count) "
            f"select '{self.name}/' || {council}, '{self.name}', {council}, 1 where {where} "
            "on conflict (id) do update set row_count = row_count + 1;"
        )

    def _less(self) -> str:
        council, where = self.council.format(row="old"), self.where.format(row="old")
        return f"update row_counts set row_count = row_count - 1 where id = '{self.name}/' || {council} and {where};"

    def count(self) -> str:
        """SQL that counts the whole table."""
        council, where = self.council.format(row="r"), self.where.format(row="r")
        return (
            "insert into row_counts (id, table_name, council, row_count) "
            f"select '{self.name}/' || {council}, '{self.name}', {council}, count(*) "
            f"from {self.table} r where {where} group by 3"
        )


_COUNCIL = "coalesce({row}.council, {row}.site, 'unknown')"
COUNTED: tuple[Counted, ...] = (
    *(Counted(name, name, _COUNCIL, "{row}.gone_at is null", ("council", "site", "gone_at")) for name in WATCHED),
    *(Counted(name, name) for name in (*WHOLE, SEARCH.name)),
    Counted(CANONICAL, "resolutions", where="{row}.same_as is null", columns=("same_as",)),
)


def watch(db: Database) -> None:
    """Make the triggers. What was not watched, or otherwise, is counted as a whole."""
    for counted in COUNTED:
        wanted = counted.triggers()
        if triggers.are_made(db, counted.table, wanted):
            continue
        with db.atomic():
            triggers.make(db, wanted)
            db.execute("delete from row_counts where table_name = ?", [counted.name])
            db.execute(counted.count())


def rows(db: Database) -> dict[str, int]:
    """Rows by name of what is counted: of tables that a site is read for, those that are still there."""
    found = dict(db.execute("select table_name, sum(row_count) from row_counts group by 1").fetchall())
    return {counted.name: found.get(counted.name, 0) for counted in COUNTED}


def counts(db: Database) -> Counts:
    """What `publish.ledger.count_rows` counts, without counting."""
    found = db.execute("select council, table_name, row_count from row_counts where row_count > 0").fetchall()
    kept = {(council, table): number for council, table, number in found if table in WATCHED or table in WHOLE}
    return {**{(ALL_COUNCILS, table): 0 for table in WHOLE}, **kept}
