"""Gaps and what fills them: no absence stays for what the archive holds, whichever page it came from in the end.

A gap is a column of a record, a text of it, or a list that belongs to it. A whole page that does not come is a gap of
another kind (`failures`): that a record is held from elsewhere does not bring its page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from archive import records as r
from archive.ids import text_id
from archive.plainsql import rows_where
from archive.records_issues import Restriction
from archive.records_people import Attendance, RecordedVote
from archive.rows import table_of, values_of
from archive.tables import BY_NAME

Gap = tuple[str, str]  # record id and field
OF_ONE_MEMBER = "mgattendance.aspx"  # lists one councillor's meetings: it gives no meeting whole
# Lists that come whole from one page: the field of the gap, which is the table too, and the column of the owner.
LISTS: dict[str, tuple[type[r.Record], str]] = {
    "agenda_items": (r.AgendaItem, "meeting_id"),
    "attendance": (Attendance, "meeting_id"),
    "recorded_votes": (RecordedVote, "item_id"),
    "restrictions": (Restriction, "record_id"),
}


def held(db: Database, gaps: Iterable[Gap]) -> set[Gap]:
    """Those of the gaps that are none: the archive holds what they say is missing."""
    by_field: dict[tuple[str | None, str], list[str]] = {}
    for key, name in gaps:
        by_field.setdefault((table_of(key), name), []).append(key)
    return {(key, name) for (table, name), keys in by_field.items() for key in _held(db, table, name, keys)}


def _held(db: Database, table: str | None, name: str, keys: Sequence[str]) -> Iterator[str]:
    if name in LISTS:
        owner = LISTS[name][1]
        rows = rows_where(db, name, owner, keys, f"{owner} as owner, url, gone_at")
        yield from (row["owner"] for row in rows if row["gone_at"] is None and _is_of_all(row["url"]))
    elif table is not None and name in BY_NAME[table].column_names:
        rows = rows_where(db, table, "id", keys, f"id, {name} as value")
        yield from (row["id"] for row in rows if row["value"] is not None)
    elif name == "text":
        rows = rows_where(db, "texts", "record_id", keys, "record_id, field")
        yield from (row["record_id"] for row in rows if _is_of_the_file(row["field"]))
    else:
        texts = rows_where(db, "texts", "id", [text_id(key, name) for key in keys], "record_id")
        yield from (row["record_id"] for row in texts)


def _is_of_all(url: str | None) -> bool:
    return OF_ONE_MEMBER not in (url or "").lower()


def _is_of_the_file(name: str) -> bool:
    return name == "text" or name.startswith("page-")


def filled(pages: Iterable[r.Parsed]) -> Iterator[str]:
    """Ids of the gaps that pages fill by the lists and texts they give; `stated` has those of columns."""
    for page in pages:
        for record in page.records:
            name, owner = _LIST_OF.get(type(record), ("", ""))
            if name and (key := getattr(record, owner)) and _is_of_all(record.url):
                yield text_id(key, name)
        for text in page.texts:
            yield text_id(text.record_id, "text" if _is_of_the_file(text.field) else text.field)
            yield text_id(text.record_id, text.field)


_LIST_OF = {kind: (name, owner) for name, (kind, owner) in LISTS.items()}


def stated(db: Database, batch: Sequence[r.Record]) -> Iterator[str]:
    """Ids of the gaps in columns that records of a batch state."""
    keys = list({record.id for record in batch})
    noted: dict[str, list[str]] = {}
    for row in rows_where(db, "absences", "record_id", keys, "record_id, field"):
        noted.setdefault(row["record_id"], []).append(row["field"])
    for record in batch:
        values = values_of(record) if record.id in noted else {}
        yield from (text_id(record.id, name) for name in noted.get(record.id, ()) if values.get(name) is not None)


def withdraw(db: Database, ids: Iterable[str]) -> None:
    """Drop gaps by their ids. Run inside the caller's transaction."""
    db.conn.executemany("delete from absences where id = ?", [(key,) for key in dict.fromkeys(ids)])


def withdraw_filled(db: Database) -> None:
    """Drop every gap of an archive that is none; earlier versions left some."""
    noted = [(row["record_id"], row["field"]) for row in db.query("select record_id, field from absences")]
    withdraw(db, (text_id(*gap) for gap in held(db, noted)))
