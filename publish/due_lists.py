"""What is due: lists of ids, filled by triggers and by what a build finds, emptied by the build. One shape for all.

A build so costs what changed, not what there is, and a killed build goes on where it stopped.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from archive.schema import Table, col


@dataclass(frozen=True, slots=True)
class DueList:
    """A list: the table's name, what one row of it is, and what its ids name."""

    name: str
    one_row: str
    names: str

    @property
    def table(self) -> Table:
        """The table, described."""
        said = f"One row is {self.one_row}: filled by triggers, emptied by the build."
        return Table(self.name, "ledger", said, (col("id", "text", self.names),))

    @property
    def ids(self) -> str:
        """SQL: the ids that are due."""
        return f"(select id from {self.name})"

    def mark(self, value: str) -> str:
        """SQL of a trigger: one id is due. Not `or ignore`, which gives way to the policy of what fires the trigger."""
        return f"insert into {self.name}(id) select {value} where {value} is not null on conflict do nothing; "

    def add(self, select: str) -> str:
        """SQL of a build: what `select` gives is due."""
        return f"insert or ignore into {self.name}(id) {select}"

    def count(self, db: Database) -> int:
        """How many are due."""
        return int(db.execute(f"select count(*) from {self.name}").fetchone()[0])

    def empty(self, db: Database) -> None:
        """Nothing is due any more."""
        db.execute(f"delete from {self.name}")


RECORDS_DUE = DueList("records_due", "a record that changed since the last build", "The record that changed.")
MONTHS_DUE = DueList(
    "months_due", "a month of a committee that must be counted again", "Committee @ month (YYYY-MM, or nothing)."
)
SEEN_DUE = DueList(
    "fetches_due", "a month of a committee with a meeting that came whole since the last build",
    "Committee @ month (YYYY-MM, or nothing).",
)  # fmt: skip
DUE_LISTS = (RECORDS_DUE, MONTHS_DUE, SEEN_DUE)
EARLIER = ("build_due", "coverage_due", "seen_due")
"""Lists of earlier versions. What stood in them is due all the same: other triggers make all due that they watch."""


def drop_earlier(db: Database) -> None:
    """Once no trigger names them any more."""
    for name in EARLIER:
        db.execute(f"drop table if exists {name}")


def month_of(row: str) -> str:
    """SQL: the month of a row's date, as in the id of a month; nothing where no date is stated."""
    return f"substr(coalesce({row}.date, ''), 1, 7)"


def month_id(row: str) -> str:
    """SQL: the id of a row's month. The empty name stands for records of no committee."""
    return f"coalesce({row}.committee_id, '') || '@' || {month_of(row)}"


def take(db: Database, due: DueList) -> int:
    """Make `now_months` (id, committee_id, month) of the months that are due; return how many there are."""
    db.execute("drop table if exists temp.now_months")
    db.execute(
        "create temp table now_months as select id, nullif(substr(id, 1, instr(id, '@') - 1), '') as committee_id, "
        f"substr(id, instr(id, '@') + 1) as month from {due.name}"
    )
    return due.count(db)


def from_months(count: int) -> str:
    """SQL: now_months as `k`, to be followed by the table that is read by months.

    The limit leaves nothing out. It says how long the list is: SQLite takes one it knows nothing of for a long one, and
    would read the tables beside it as a whole.
    """
    return f"(select * from now_months limit {count}) k cross join"


def in_month(row: str) -> tuple[str, str]:
    """SQL, one for months with a date and one for those without: the row is of the month `k` of now_months.

    The bounds are what an index of committee and date can use; the month itself is what counts.
    """
    of = f"{row}.committee_id is k.committee_id and {month_of(row)} = k.month"
    return f"k.month <> '' and {row}.date >= k.month and {row}.date < k.month || '~' and {of}", f"k.month = '' and {of}"
