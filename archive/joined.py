"""One meeting read twice: by the XML service, which gives texts whole, and by its page, which gives what it lacks.

The service's words stand: two renderings of one text would take turns otherwise, each a revision. The page adds the
heading, papers and packs, the issue of an item, and whether its minutes are draft or approved.

Where they take turns all the same (the service fails for a while), white space alone is no other text: what is held
stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from archive.pages import PageRead
from archive.plainsql import rows_where, select
from archive.records import AgendaItem, Meeting, Parsed, Record, Text
from archive.rows import Row

JOINED = "joined"  # in the context of a meeting's page: the XML service gave the meeting too
TOLD = ("draft", "approved")
RENDERED = ("page", "webservice")  # text sources that render one and the same text


def is_read_by_service(db: Database, page: PageRead | None) -> bool:
    """Whether this is a page of a meeting, or of one of its items, that the XML service gives too.

    Where the service has been switched off since, the page is asked for in its place, and its words count.
    """
    if page is None or page.page not in ("meeting", "item") or JOINED not in page.context:
        return False
    meeting = page.record_id if page.page == "meeting" else page.context.get("meeting_id")
    return next(db.query(_SERVED, [meeting]), None) is not None


# An answer that lists no items leaves them to the meeting's page.
_SERVED = """select 1 from pages p join sightings s on s.page_id = p.id
    where p.record_id = ? and p.page = 'xml_meeting' and p.gone_at is null
        and s.record_table = 'agenda_items' and s.gone_at is null limit 1"""


def told_by(db: Database, parsed: Sequence[Parsed], read: PageRead | None) -> tuple[list[Parsed], frozenset[str]]:
    """What a page may say of a meeting, and the meetings whose minutes it no longer says to be draft or approved.

    Only a meeting's own page prints `draft`: that it has gone from there is a change. The service does not tell.
    """
    pages = [beside_service(page) for page in parsed] if is_read_by_service(db, read) else list(parsed)
    said = {m.id for page in pages for m in page.records if isinstance(m, Meeting) and m.minutes_status == "unknown"}
    held = rows_where(db, "meetings", "id", sorted(said), "id, minutes_status")
    known = frozenset(row["id"] for row in held if row["minutes_status"] in TOLD)
    if not known or (read is not None and read.page in ("meeting", "old_meeting")):
        return pages, known
    return [_silent(page, known) for page in pages], frozenset()


def _silent(parsed: Parsed, known: frozenset[str]) -> Parsed:
    records = (replace(each, minutes_status=None) if each.id in known and isinstance(each, Meeting) else each
               for each in parsed.records)  # fmt: skip
    return replace(parsed, records=tuple(records))


def beside_service(parsed: Parsed) -> Parsed:
    """What a meeting's page adds to what the service said: no text of items, no reason for a gap in one."""
    items = {record.id for record in parsed.records if isinstance(record, AgendaItem)}
    return replace(
        parsed,
        records=tuple(_additions(record) for record in parsed.records),
        texts=tuple(text for text in parsed.texts if text.record_id not in items),
        absences=tuple(gap for gap in parsed.absences if gap.record_id not in items),
    )


def _additions(record: Record) -> Record:
    if isinstance(record, AgendaItem):
        return AgendaItem(id=record.id, site=record.site, council=record.council, url=record.url,
                          meeting_id=record.meeting_id, issue_id=record.issue_id)  # fmt: skip
    if isinstance(record, Meeting):
        return replace(record, date=None, start_time=None, status=None, venue=None)
    return record


def read_otherwise(db: Database, parsed: Sequence[Parsed]) -> frozenset[str]:
    """Ids of the items whose text comes from the other of page and service than what is held."""
    items = (record for page in parsed for record in page.records if isinstance(record, AgendaItem))
    source = {item.id: item.text_source for item in items if item.text_source in RENDERED}
    held = rows_where(db, "agenda_items", "id", list(source), "id, text_source")
    return frozenset(
        row["id"] for row in held if row["text_source"] in RENDERED and row["text_source"] != source[row["id"]]
    )


def as_held(old: Row, new: Row) -> Row:
    """An item read from its other source: text that differs in white space only is as it is held, its source too."""
    kept = {name: old[name] for name, value in new.items() if is_same_text(old.get(name), value)}
    told = [name for name in TEXTS if new.get(name) is not None]
    if told and all(name in kept for name in told):
        kept["text_source"] = old["text_source"]
    return {**new, **kept}


TEXTS = ("summary", "decision_text", "minutes_text")


def is_same_text(one: object, other: object) -> bool:
    """Whether two texts differ in white space at most; no two other values are the same text."""
    return isinstance(one, str) and isinstance(other, str) and one.split() == other.split()


def with_status(db: Database, parsed: Sequence[Parsed]) -> list[Text]:
    """The texts of pages, with the status the meeting's page told where the service does not tell it."""
    texts = [text for page in parsed for text in page.texts]
    meeting_of = {r.id: r.meeting_id for page in parsed for r in page.records if isinstance(r, AgendaItem)}
    unknown = {meeting_of.get(text.record_id) for text in texts if text.minutes_status == "unknown"} - {None}
    told = {meeting: _status(db, meeting) for meeting in unknown}
    return [
        replace(text, minutes_status=told.get(meeting_of.get(text.record_id)) or text.minutes_status)
        if text.minutes_status == "unknown"
        else text
        for text in texts
    ]


def _status(db: Database, meeting: str | None) -> str | None:
    row = next(select(db, "select minutes_status from meetings where id = ?", [meeting]), None)
    return row["minutes_status"] if row and row["minutes_status"] in TOLD else None


def spread_status(db: Database, parsed: Sequence[Parsed], untold: frozenset[str] = frozenset()) -> None:
    """Tell the texts of a meeting's items what its page says of its minutes; of the meetings `untold`, that it says
    no more what they are. Printed minutes say that for themselves."""
    for page in parsed:
        for record in page.records:
            if isinstance(record, Meeting) and record.minutes_status in TOLD:
                db.execute(f"{_SPREAD})", {"meeting": record.id, "status": record.minutes_status})
    for meeting in sorted(untold):
        db.execute(f"{_SPREAD} and text_source is not 'pdf')", {"meeting": meeting, "status": "unknown"})


_SPREAD = """update texts set minutes_status = :status
    where minutes_status is not null and minutes_status is not :status and minutes_status != 'none'
        and record_id in (select id from agenda_items where meeting_id = :meeting"""
