"""Take records out of archive.db for good, and leave no word of them in its free pages, indexes or log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from archive.errors import ArchiveUnwritable
from archive.pages import drop_texts
from archive.prints import digest_of, joined
from archive.rows import FACT_TABLES, table_of
from archive.schema import Table
from archive.tables import BY_NAME, TABLES
from archive.withheld import (
    NO_WORDS,
    PARTS,
    REPEATS,
    TakenDown,
    column_of,
    gap_rows,
    plain_address,
    told_columns,
)

_MEMBERS = (
    "select id from agenda_items where meeting_id = :ref",
    "select id from decisions where meeting_id = :ref",
    # papers that stand at this meeting, its items and decisions, and nowhere else
    """select document_id as id from document_links group by document_id having sum(record_id <> :ref
        and record_id not in (select id from agenda_items where meeting_id = :ref)
        and record_id not in (select id from decisions where meeting_id = :ref)) = 0""",
)
_SAME_BYTES = """select id from documents where sha256 is not null
    and sha256 in (select sha256 from documents where id = ?)"""


def is_held(db: Database, ref: str) -> bool:
    """Whether the archive has this record, or this text of a record."""
    record, mark, name = ref.partition("#")
    table = table_of(record)
    if table is None or not any(db.query(f"select 1 from {table} where id = ?", [record])):
        return False
    if not mark:
        return True
    return column_of(name) in BY_NAME[table].column_names or any(db.query("select 1 from texts where id = ?", [ref]))


def covered(db: Database, ref: str) -> list[str]:
    """The record and what goes with it: of a meeting its items, decisions and own papers; papers of the same bytes."""
    found = [ref]
    if table_of(ref) == "meetings":
        for sql in _MEMBERS:
            found += [row["id"] for row in db.query(sql, {"ref": ref})]
    for each in tuple(found):
        if table_of(each) == "documents":
            found += [row["id"] for row in db.query(_SAME_BYTES, [each])]
        # the part of printed minutes that was joined to an item would be a text of the paper's own without it
        found += [row["id"] for row in db.query("select id from printed_parts where item_id = ?", [each])]
    return list(dict.fromkeys(found))


def texts_of(db: Database, ref: str) -> Iterator[str]:
    """Everything the archive holds in words of a record or text id, earlier versions too."""
    record, _, name = ref.partition("#")
    table = table_of(record) or ""
    columns = [column_of(name)] if name else [each for each in told_columns(table) if each not in NO_WORDS]
    columns = [each for each in columns if table and each in BY_NAME[table].column_names]
    if table == "meetings" and not name:
        columns.remove("title")  # committee and day, which stay
    rows = [(table, "id", columns)]
    if not name:
        rows += [(table, owner, list(names)) for _, table, owner, names in REPEATS]
        rows += [(table, owner, list(told_columns(table))) for _, table, owners in PARTS for owner in owners]
    for table, owner, names in rows:
        for row in db.query(f"select * from {table} where {owner} = ?", [record]):
            yield from (str(row[each]) for each in names if row[each] is not None and each not in NO_WORDS)
    for row in db.query("select id, text from texts where record_id = ?", [record]):
        if not name or row["id"] == ref:
            yield row["text"]
    for row in db.query("select field, old, new from revisions where record_id = ?", [record]):
        if row["field"] in columns:
            yield from (str(each) for each in (row["old"], row["new"]) if each is not None)


def others(db: Database, refs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Record and text of all that stands in the records that are not taken out, earlier versions too."""
    gone = set(refs)
    for table in TABLES:
        if table.layer != "ground" or table.name in ("absences", "sites", "councils"):
            continue
        owned = [owner for _, name, owner, _ in REPEATS if name == table.name]
        owned += [owner for _, name, owners in PARTS if name == table.name for owner in owners]
        yield from _said(db, table, owned, gone)


def _said(db: Database, table: Table, owned: list[str], gone: set[str]) -> Iterator[tuple[str, str]]:
    owners = {
        "texts": "record_id", "revisions": "record_id", "document_links": "document_id", "issue_links": "record_id",
        "plan_items": "issue_id",
    }  # fmt: skip
    for row in db.query(f"select * from {table.name}"):
        key = row[owners.get(table.name, "id")] or row["id"]
        column = column_of(str(row.get("field") or ""))
        if key in gone or f"{key}#{row.get('field')}" in gone or any(row[name] in gone for name in owned):
            continue
        for name in table.column_names:
            if isinstance(row[name], str) and not any(f"{key}#{each}" in gone for each in _fields(column or name)):
                yield key, row[name]


def _fields(column: str) -> tuple[str, ...]:
    """The names a text id may give a column."""
    return (column, column.removesuffix("_text"))


# ---------------------------------------------------------------- taking out


def erase(db: Database, taken: Iterable[TakenDown]) -> None:
    """Empty what these records and texts say, drop what was drawn from them, and say so in their place.

    May be called again. `scrub` must follow: until then the words stand in free pages of the file.
    """
    db.execute("pragma secure_delete = on")
    with db.atomic():
        for each in taken:
            _note(db, each)
            _erase_texts(db, each.id)
            if "#" in each.id:
                _empty(db, each.id.partition("#")[0], [column_of(each.id.partition("#")[2])])
            else:
                _erase_record(db, each.id)
            _give_reason(db, each)


def stand_in(db: Database) -> None:
    """A row for each redacted record that nothing shows any more, so that the gap is seen."""
    for row in list(db.query("select id, site, at from redactions where id not like '%#%'")):
        table = table_of(row["id"])
        if table is not None and not any(db.query(f"select 1 from {table} where id = ?", [row["id"]])):
            values = {"id": row["id"], "site": row["site"], "first_seen": row["at"], "last_seen": row["at"]}
            db.table(table).insert(values)


def _note(db: Database, taken: TakenDown) -> None:
    digests = [digest_of(text) for text in _texts(db, taken.id)]
    held = next(db.query("select * from redactions where id = ?", [taken.id]), None)
    known = f"{held['sha256'] or ''}" if held else ""
    hashes = joined([*known.split(), *digests, *(taken.sha256 or "").split()])
    reason, at = (held["reason"], held["at"]) if held else (taken.reason, taken.at)
    row = {"id": taken.id, "site": taken.id.partition("/")[0], "sha256": hashes, "reason": reason, "at": at}
    db.table("redactions").upsert(row, pk="id")


def _texts(db: Database, ref: str) -> list[str]:
    record, mark, _ = ref.partition("#")
    sql = f"select text from texts where {'id' if mark else 'record_id'} = ?"
    return [row["text"] for row in db.query(sql, [ref if mark else record])]


def _erase_texts(db: Database, ref: str) -> None:
    record, mark, _ = ref.partition("#")
    column, value = ("id", ref) if mark else ("record_id", record)
    keys = [row["id"] for row in db.query(f"select id from texts where {column} = ?", [value])]
    facts = [table for table, _ in FACT_TABLES.values()]
    which = "text_id" if mark else "record_id"
    db.execute(
        f"update resolutions set same_as = null where same_as in (select id from resolutions where {which} = ?)",
        [value],
    )
    drop_texts(db, keys)
    for table in facts:
        db.execute(f"delete from {table} where {which} = ?", [value])


def _empty(db: Database, record: str, columns: Sequence[str]) -> None:
    table = table_of(record)
    names = [name for name in columns if table and name in BY_NAME[table].column_names]
    if names:
        db.execute(f"update {table} set {', '.join(f'{name} = null' for name in names)} where id = ?", [record])
    marks = ", ".join("?" * len(columns))
    db.execute(f"delete from revisions where record_id = ? and field in ({marks})", [record, *columns])


def _erase_record(db: Database, ref: str) -> None:
    table = table_of(ref) or ""
    _empty(db, ref, told_columns(table))
    for row in list(db.query(f"select url from {table} where id = ?", [ref])):
        db.execute(f"update {table} set url = ? where id = ?", [plain_address(row["url"]), ref])
    for _, name, owner, columns in REPEATS:
        emptied = ", ".join(f"{each} = null" for each in columns)
        marks = ", ".join("?" * len(columns))
        key = f"select id from {name} where {owner} = ?"
        db.execute(f"delete from revisions where record_id in ({key}) and field in ({marks})", [ref, *columns])
        db.execute(f"update {name} set {emptied} where {owner} = ?", [ref])
    for _, name, owners in PARTS:
        for owner in owners:
            db.execute(f"delete from revisions where record_id in (select id from {name} where {owner} = ?)", [ref])
            db.execute(f"delete from {name} where {owner} = ?", [ref])
    _erase_ledgers(db, ref)


def _erase_ledgers(db: Database, ref: str) -> None:
    for sql in (
        "delete from problems where record_id = ?",
        "delete from sightings where page_id in (select id from pages where record_id = ?)",
        "delete from pages where record_id = ?",
        "delete from failures where record_id = ?",
        "delete from printed_parts where document_id = ?",
        "delete from printed_minutes where id = ?",
        "update printed_parts set title = null where item_id = ?",
    ):
        db.execute(sql, [ref])


def _give_reason(db: Database, taken: TakenDown) -> None:
    record, mark, _ = taken.id.partition("#")
    if not mark:
        db.execute("delete from absences where record_id = ?", [record])
    db.table("absences").upsert_all(list(gap_rows(taken)), pk="id")


# ---------------------------------------------------------------- no trace


def scrub(db: Database, path: str) -> None:
    """Make word indexes anew, write the file anew without what was deleted, and empty its log.

    Raises ArchiveUnwritable where another program has the archive open: call it again then.
    """
    for name in indexes(db):
        db.execute(f"insert into {name}({name}) values ('rebuild')")
    db.conn.commit()
    try:
        db.execute("vacuum")
        is_busy = db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlite3.OperationalError as error:
        raise ArchiveUnwritable(f"Cannot write {path} anew: {error}. Run the same command again.") from error
    if is_busy:
        raise ArchiveUnwritable(
            f"{path} is open in another program (`minutes serve`?), so its log still holds what was taken out."
            " Close that program, then run the same command again."
        )


def indexes(db: Database) -> list[str]:
    """The full-text indexes of an archive."""
    sql = "select name from sqlite_master where type = 'table' and sql like 'create virtual table%fts5%' order by 1"
    return [row["name"] for row in db.query(sql)]
