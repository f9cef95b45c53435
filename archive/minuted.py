"""Printed minutes in the archive: what joining them to agenda items needs to know, and what it writes.

An item's minutes come from its page or from the web service where these have them; only what neither has is filled from
printed minutes, and `printed_parts` knows which texts these are by their hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from archive.ids import sha256, text_id
from archive.pages import drop_texts
from archive.records import SEARCHED
from archive.rows import FACT_TABLES, Row

_NAMED = "lower(coalesce(d.title, '') || ' ' || coalesce(l.title, ''))"
_IS_MINUTES = f"""(d.kind = 'minutes' or (coalesce(d.kind, 'other') = 'other'
    and ({_NAMED} like '%minutes%' or {_NAMED} like '%ofnodion%')))"""
_PAGE = "(t.field = 'text' or t.field like 'page-%')"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that stands at a meeting and may be its minutes. `pages` are its texts in order, with their fields."""

    id: str
    title: str
    kind: str | None
    media_type: str | None
    last_seen: str
    section: str
    pages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An agenda item, with the texts it has. `minutes_sha256` is the hash of its minutes, None where it has none."""

    id: str
    site: str
    council: str | None
    position: int | None
    number_label: str | None
    title: str | None
    decision_text: str | None
    minutes_text: str | None
    text_source: str | None
    minutes_sha256: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with all that joining its printed minutes depends on.

    `filled` are items whose minutes are from its printed ones: item to paper, hash and where its texts were from.
    """

    id: str
    date: str | None
    minutes_status: str | None
    items: tuple[ItemRow, ...]
    papers: tuple[PaperRow, ...]
    filled: Mapping[str, Row]
    redacted: frozenset[str]
    split: Mapping[str, str] = field(default_factory=dict)
    """Papers that are split now, with what their pages were read as before."""


def meetings_with_minutes(db: Database) -> Iterator[str]:
    """Meetings that have, or had, a paper which may be their printed minutes."""
    sql = f"""select distinct m.id from document_links l join documents d on d.id = l.document_id
        join meetings m on m.id = l.record_id where {_IS_MINUTES}
        union select meeting_id from printed_minutes order by 1"""
    for row in list(db.query(sql)):
        yield row["id"]


def state_of(db: Database, meeting_id: str, version: str) -> str:
    """A hash of all that the split of a meeting's printed minutes depends on and of what it wrote; reads no text."""
    statements = (
        "select date, minutes_status from meetings where id = ?",
        """select i.id, i.position, i.number_label, i.title, i.text_source, i.gone_at, i.decision_text is null as bare,
            i.minutes_text is null as none, t.sha256 from agenda_items i
            left join texts t on t.record_id = i.id and t.field = 'minutes' where i.meeting_id = ? order by i.id""",
        f"""select d.id, d.title, d.kind, d.gone_at, t.field, t.sha256, t.section from document_links l
            join documents d on d.id = l.document_id left join texts t on t.record_id = d.id
            where l.record_id = ? and {_IS_MINUTES} order by 1, t.field""",
        """select r.id from redactions r, printed_minutes p where p.meeting_id = ? and r.id like p.id || '#%'
            order by 1""",
    )
    rows = [[version], *([list(row.values()) for row in db.query(sql, [meeting_id])] for sql in statements)]
    return sha256(json.dumps(rows, ensure_ascii=False).encode())


def known_state(db: Database, meeting_id: str) -> str | None:
    """The state that was left when the meeting's printed minutes were last joined."""
    rows = db.query("select state from printed_minutes where meeting_id = ? order by id limit 1", [meeting_id])
    return next((row["state"] for row in rows), None)


def meeting_of(db: Database, meeting_id: str) -> MeetingRow:
    """A meeting with its items, the papers that may be its minutes, and what was joined before."""
    meeting = next(db.query("select id, date, minutes_status from meetings where id = ?", [meeting_id]), None)
    items = """select i.id, i.site, i.council, i.position, i.number_label, i.title, i.text_source,
        i.decision_text, i.minutes_text, t.sha256 as minutes_sha256 from agenda_items i
        left join texts t on t.record_id = i.id and t.field = 'minutes' and i.minutes_text is not null
        where i.meeting_id = ? and i.gone_at is null order by i.position, i.id"""
    filled = """select p.* from printed_parts p join printed_minutes m on m.id = p.document_id
        where m.meeting_id = ? and p.read_as = 'item'"""
    split = "select id, section_before from printed_minutes where meeting_id = ? and section_before is not null"
    return MeetingRow(
        id=meeting_id,
        date=meeting["date"] if meeting else None,
        minutes_status=meeting["minutes_status"] if meeting else None,
        items=tuple(ItemRow(**row) for row in db.query(items, [meeting_id])),
        papers=tuple(_papers(db, meeting_id)),
        filled={row["item_id"]: row for row in db.query(filled, [meeting_id])},
        redacted=frozenset(row["id"] for row in db.query("select id from redactions")),
        split={row["id"]: row["section_before"] for row in db.query(split, [meeting_id])},
    )


def _papers(db: Database, meeting_id: str) -> Iterator[PaperRow]:
    sql = f"""select d.id, trim(coalesce(d.title, '') || ' ' || coalesce(l.title, '')) as title, d.kind, d.media_type,
            d.last_seen from document_links l join documents d on d.id = l.document_id
        where l.record_id = ? and d.gone_at is null and {_IS_MINUTES} group by d.id order by d.id"""
    texts = f"select t.field, t.text, t.section from texts t where t.record_id = ? and {_PAGE}"
    for row in list(db.query(sql, [meeting_id])):
        found = sorted(db.query(texts, [row["id"]]), key=lambda text: page_number(text["field"]))
        if found:
            pages = tuple((text["field"], text["text"]) for text in found)
            yield PaperRow(**row, section=found[0]["section"], pages=pages)


def page_number(name: str) -> int:
    """The number in `page-12`; 0 for the field of a paper without pages."""
    return int(name.removeprefix("page-")) if name.startswith("page-") and name[5:].isdigit() else 0


# ---------------------------------------------------------------- what is written


def clear(db: Database, meeting: MeetingRow, keep: Iterable[str]) -> None:
    """Take away what an earlier join wrote and the new one does not; `keep` are ids of texts that stay or come anew."""
    kept = set(keep)
    for paper, section in meeting.split.items():
        sql = "select id from texts where record_id = ? and (field in ('head', 'tail') or field like 'part-%')"
        drop_texts(db, [row["id"] for row in db.query(sql, [paper]) if row["id"] not in kept])
        db.execute(
            f"update texts as t set section = ? where record_id = ? and section = '{SEARCHED}' and {_PAGE}",
            [section, paper],
        )
        db.execute("delete from printed_parts where document_id = ?", [paper])
    db.execute("delete from printed_minutes where meeting_id = ?", [meeting.id])


def withdraw(db: Database, part: Row, detail: str, seen_at: str) -> None:
    """Take an item's minutes away that were of printed ones and are no longer."""
    item = part["item_id"]
    old = next(db.query("select minutes_text from agenda_items where id = ?", [item]))["minutes_text"]
    db.execute(
        "update agenda_items set minutes_text = null, text_source = ? where id = ?", [part["source_before"], item]
    )
    drop_texts(db, [text_id(item, "minutes")])
    db.table("revisions").insert(
        {"record_id": item, "field": "minutes_text", "old": old, "new": None, "seen_at": seen_at, "fetch_id": None}
    )
    db.table("absences").upsert(
        {"id": text_id(item, "minutes_text"), "record_id": item, "field": "minutes_text", "reason": "not_fetched",
         "detail": detail, "fetch_id": None, "seen_at": seen_at}, pk="id",
    )  # fmt: skip


def read_in_parts(db: Database, paper_id: str) -> None:
    """The pages of a paper stay to be searched; facts are taken from its parts."""
    sql = f"select t.id from texts t where t.record_id = ? and {_PAGE}"
    keys = [(row["id"],) for row in db.query(sql, [paper_id])]
    for table in (*(table for table, _ in FACT_TABLES.values()), "extractions"):
        db.conn.executemany(f"delete from {table} where text_id = ?", keys)
    db.conn.executemany(f"update texts set section = '{SEARCHED}' where id = ?", keys)


def note_split(db: Database, paper: Row, parts: Sequence[Row]) -> None:
    """Keep how a paper was split: its row, and one for each part."""
    db.table("printed_minutes").upsert(paper, pk="id")
    db.table("printed_parts").upsert_all(parts, pk="id")


def note_state(db: Database, meeting_id: str, state: str) -> None:
    """Keep the state a join left, so that the next one does nothing where nothing changed."""
    db.execute("update printed_minutes set state = ? where meeting_id = ?", [state, meeting_id])
