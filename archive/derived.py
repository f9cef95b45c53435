"""The facts of an archive: which texts are to be read, their facts replaced as one, repeats pointed at one row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlite_utils import Database

from archive.facts import Extraction
from archive.rows import FACT_TABLES, PendingText, Row, fact_rows

_CHUNK = 500
_SAME_ITEM = """(d.item_id = i.id
    or (d.item_id is null and d.meeting_id = i.meeting_id and lower(d.title) = lower(i.title)))"""
_ITEMS_ABOUT = f"""
    select id from agenda_items where id in ({{marks}})
    union select i.id from decisions d join agenda_items i on {_SAME_ITEM} where d.id in ({{marks}})"""
_TOGETHER = f"""
    select id, text_id, record_id, quote, start from resolutions where record_id = :item or record_id in (
        select d.id from decisions d join agenda_items i on i.id = :item and {_SAME_ITEM})"""


def pending_texts(db: Database, version: str | None) -> Iterator[PendingText]:
    """Texts that `version` has not read in their present form, in the order of their ids; without a version, all."""
    sql = """
        select t.id, t.record_id, t.section, t.minutes_status, t.sha256, t.text
        from texts t left join extractions e on e.text_id = t.id
        where t.section != 'searched' and (e.text_id is null or e.text_sha256 != t.sha256
           or e.extractor_version is not ? or e.minutes_status is not t.minutes_status or e.section is not t.section)
        order by t.id"""
    for row in list(db.query(sql, [version])):
        yield PendingText(**row)


def text_of(db: Database, text_id: str) -> PendingText | None:
    """One stored text; None where there is none."""
    sql = "select id, record_id, section, minutes_status, sha256, text from texts where id = ?"
    return next((PendingText(**row) for row in db.query(sql, [text_id])), None)


def last_extraction(db: Database) -> str | None:
    """When a text was last read, UTC; None where none was."""
    found: str | None = db.execute("select max(at) from extractions").fetchone()[0]
    return found


def count_texts(db: Database) -> int:
    """How many texts there are."""
    return int(db.table("texts").count)


def replace_facts(
    db: Database, batch: Sequence[tuple[PendingText, Extraction, str | None]], version: str, at: str
) -> Counter[str]:
    """Put the facts of each text in place of its old ones, with a note or None; returns rows written a table."""
    written: Counter[str] = Counter()
    with db.atomic():
        for kind, (table, _) in FACT_TABLES.items():
            db.conn.executemany(f"delete from {table} where text_id = ?", [(text.id,) for text, _, _ in batch])
            rows = {row["id"]: row for text, found, _ in batch for row in fact_rows(text, kind, found, version)}
            db.table(table).insert_all(list(rows.values()), batch_size=_CHUNK)
            written[table] = len(rows)
        db.table("extractions").upsert_all(
            [
                {"text_id": text.id, "text_sha256": text.sha256, "extractor_version": version, "note": note,
                 "at": at, "section": text.section, "minutes_status": text.minutes_status,
                 "fact_count": sum(len(getattr(found, kind)) for kind in FACT_TABLES)}
                for text, found, note in batch
            ],
            pk="text_id",
        )  # fmt: skip
    return written


def resolutions_together(db: Database, record_ids: Iterable[str]) -> Iterator[list[Row]]:
    """Resolutions that may be printings of the same one: those of an item and of the decision records about it.

    A decision record is about an item where it names it, or bears its title at the same meeting.
    """
    keys = sorted(set(record_ids))
    items = {key for at in range(0, len(keys), _CHUNK) for key in _items_about(db, keys[at : at + _CHUNK])}
    for item in sorted(items):
        yield list(db.query(_TOGETHER, {"item": item}))


def _items_about(db: Database, keys: Sequence[str]) -> Iterator[str]:
    marks = ", ".join("?" * len(keys))
    for row in db.query(_ITEMS_ABOUT.format(marks=marks), [*keys, *keys]):
        yield row["id"]


def set_same_as(db: Database, pairs: Mapping[str, str | None]) -> None:
    """Point each resolution at the row it repeats, or at nothing."""
    with db.atomic():
        db.conn.executemany("update resolutions set same_as = ? where id = ?", [(v, k) for k, v in pairs.items()])
