"""What changed in a record and in what belongs to it, version by version, as kept in `revisions`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from archive.rows import table_of

# What belongs to a record: table and the column that names the record.
PARTS = (
    ("agenda_items", "meeting_id"), ("attendance", "meeting_id"), ("document_links", "record_id"),
    ("recorded_votes", "item_id"), ("plan_items", "plan_id"), ("issue_links", "issue_id"),
    ("memberships", "committee_id"), ("meetings", "committee_id"),
)  # fmt: skip
LONG = 80  # characters: a longer value is shown as a diff


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record that changed. `old` None and field `gone_at` means that it left the site."""

    record_id: str
    field: str
    old: str | None
    new: str | None
    seen_at: str
    fetch_id: int | None


def changes_of(db: Database, ref: str) -> list[Change]:
    """The changes of a record and, for a meeting, item, decision, plan or committee, of what belongs to it; by time.

    That its site has moved since is one change, of the site.
    """
    parts = " union ".join(f"select id from {table} where {column} = :ref" for table, column in PARTS)
    papers = """select l.document_id from document_links l where l.record_id = :ref
        or l.record_id in (select id from agenda_items where meeting_id = :ref)"""
    table = table_of(ref)
    first = f"(select first_seen from {table} where id = :ref)" if table else "''"
    sql = f"""select record_id, field, cast(old as text) as old, cast(new as text) as new, seen_at, fetch_id
        from revisions where record_id = :ref or record_id in ({parts} union {papers})
            or (record_id = :site and field = 'base_url' and seen_at > {first}) order by seen_at, id"""
    return [Change(**row) for row in db.query(sql, {"ref": ref, "site": ref.partition("/")[0]})]


def is_known(db: Database, ref: str) -> bool:
    """Whether the archive has, or had, a record of this id."""
    table = table_of(ref)
    if table is None:
        return False
    return next(db.query(f"select 1 from {table} where id = ?", [ref]), None) is not None


def show(change: Change) -> Iterator[str]:
    """A change as lines to read: what moved, left or came back, a short value old to new, a long one as a diff."""
    yield f"{change.seen_at}  {change.record_id}  {change.field}"
    if change.field == "base_url":
        yield f"    the site moved, and all of its pages with it: from {change.old} to {change.new}"
    elif change.field == "gone_at":
        yield "    no longer on the site" if change.new else f"    back on the site (it was gone since {change.old})"
    elif max(len(change.old or ""), len(change.new or "")) <= LONG and "\n" not in f"{change.old}{change.new}":
        yield f"    - {change.old or '(nothing)'}"
        yield f"    + {change.new or '(nothing)'}"
    else:
        old, new = (change.old or "").splitlines(), (change.new or "").splitlines()
        yield from (f"    {line}" for line in list(difflib.unified_diff(old, new, lineterm="", n=1))[2:])
