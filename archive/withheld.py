"""What was redacted may not come back: the guard every write to archive.db passes, and what stands in its place.

A redacted record keeps its row with id, dates and links, so that the gap is seen; what it said is empty, with a row in
`absences` that gives the reason. A redacted text id (`x/item/7#minutes`) is one field of a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlite_utils import Database

from archive import records as r
from archive import records_issues as issues
from archive import records_people as people
from archive.ids import text_id
from archive.rows import table_of
from archive.tables import BY_NAME

# text field → the column that holds the same words
COLUMNS = {"minutes": "minutes_text", "decision": "decision_text"}
# Columns of words that say what kind of thing it is, never what it says.
PLAIN = frozenset(("id", "site", "council", "url", "status", "minutes_status", "kind", "text_source", "start_time"))
# Rows that are parts of a record, with the columns that name it: they go with it, since their ids may hold names.
PARTS: tuple[tuple[type[r.Record], str, tuple[str, ...]], ...] = (
    (people.Attendance, "attendance", ("meeting_id",)),
    (people.RecordedVote, "recorded_votes", ("meeting_id", "item_id")),
    (people.Declaration, "declarations", ("meeting_id", "item_id")),
    (issues.Restriction, "restrictions", ("record_id",)),
)
# Rows of other records that repeat what a record is called, or what a person is: column that names it, columns emptied.
REPEATS: tuple[tuple[type[r.Record], str, str, tuple[str, ...]], ...] = (
    (r.DocumentLink, "document_links", "document_id", ("title",)),
    (issues.IssueLink, "issue_links", "record_id", ("title",)),
    (issues.IssueLink, "issue_links", "issue_id", ("title",)),
    (issues.PlanItem, "plan_items", "issue_id", ("title", "decision_maker", "decision_due", "other_fields")),
    (people.Attendance, "attendance", "person_id", ("name", "role", "party", "ward", "representing")),
    (people.RecordedVote, "recorded_votes", "person_id", ("name",)),
    (people.Declaration, "declarations", "person_id", ("name", "interest_type", "interest_text", "action",
                                                       "other_fields")),
    (people.Membership, "memberships", "person_id", ("organisation", "role")),
)  # fmt: skip
# Columns that are emptied and hold no words of anyone's: they are looked for nowhere.
NO_WORDS = frozenset(
    ("media_type", "text_quality", "sha256", "listed_size", "size", "page_count", "ocr_pages", "number_label",
     "meeting_label", "decision_label")
)  # fmt: skip
_DOCUMENT = re.compile(r"((?:.*/)?documents/[sgb]\d+)/[^?]*", re.IGNORECASE)
_OLD = re.compile(r"((?:.*/)?olddocuments/).*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TakenDown:
    """A row of `redactions` in archive.db: `id` is a record id or a text id."""

    id: str
    reason: str
    at: str
    sha256: str | None = None


@dataclass(slots=True)
class Withheld:
    """Records that were redacted, and single columns of others; empty where nothing was."""

    records: frozenset[str] = frozenset()
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.records or self.columns)

    @classmethod
    def of(cls, ids: Iterable[str]) -> Withheld:
        """What these record ids and text ids stand for."""
        records, columns = set(), dict[str, set[str]]()
        for each in ids:
            record, _, name = each.partition("#")
            if name:
                columns.setdefault(record, set()).add(column_of(name))
            else:
                records.add(record)
        return cls(frozenset(records), {key: frozenset(names) for key, names in columns.items()})

    @classmethod
    def load(cls, db: Database) -> Withheld:
        """What an archive says was redacted."""
        return cls.of(row["id"] for row in db.query("select id from redactions"))

    def hides(self, record_id: str, column: str) -> bool:
        """Whether a column (or text field) of a record may not be kept."""
        return record_id in self.records or column_of(column) in self.columns.get(record_id, ())

    def strip(self, page: r.Parsed) -> r.Parsed:
        """What a page said without what may not be kept. A gap stays the gap it is: redacted."""
        return replace(
            page,
            records=tuple(self._record(each) for each in page.records if not self._is_part(each)),
            texts=tuple(each for each in page.texts if not self.hides(each.record_id, each.field)),
            absences=tuple(each for each in page.absences if not self.hides(each.record_id, each.field)),
            problems=tuple(each for each in page.problems if each.record_id not in self.records),
            fetched=tuple(each for each in page.fetched if each not in self.records),
            settled=tuple(each for each in page.settled if not self.hides(*each)),
            failures=tuple(each for each in page.failures if each.record_id not in self.records),
        )

    def taken_from(self, page: r.Parsed) -> Iterator[tuple[str, str]]:
        """What `strip` takes away: the redacted record or text id, and the words."""
        for text in page.texts:
            if self.hides(text.record_id, text.field):
                yield self._ref(text.record_id, text.field), text.text
        for record in page.records:
            for name in told_columns(table_of(record.id) or "") if self._is_part(record) else self._emptied(record):
                value = getattr(record, name, None)
                for each in value.values() if isinstance(value, dict) else (value,):
                    if isinstance(each, str) and name not in NO_WORDS:
                        yield self._ref(record.id, name), each

    def _ref(self, record_id: str, name: str) -> str:
        if record_id in self.records or not self.columns.get(record_id):
            return record_id
        return text_id(record_id, name.removesuffix("_text"))

    def _is_part(self, record: r.Record) -> bool:
        owners = next((columns for kind, _, columns in PARTS if type(record) is kind), ())
        return any(getattr(record, name) in self.records for name in owners)

    def _record(self, record: r.Record) -> r.Record:
        emptied = self._emptied(record)
        if not emptied:
            return record
        values: dict[str, Any] = dict.fromkeys(emptied)
        if record.id in self.records:
            values["url"] = plain_address(record.url)
        return replace(record, **values)

    def _emptied(self, record: r.Record) -> set[str]:
        names = {each.name for each in fields(record)}
        if record.id in self.records:
            return names & set(told_columns(table_of(record.id) or ""))
        found = names & self.columns.get(record.id, frozenset())
        for kind, _, owner, columns in REPEATS:
            if type(record) is kind and getattr(record, owner) in self.records:
                found |= set(columns)
        return found


def column_of(name: str) -> str:
    """The column a text field is of: `minutes` → `minutes_text`."""
    return COLUMNS.get(name, name)


def told_columns(table: str) -> tuple[str, ...]:
    """The columns of a table that say something: what is neither id, link, date, mark nor state."""
    if table not in BY_NAME:
        return ()
    own = tuple(
        column.name
        for column in BY_NAME[table].columns
        if column.type in ("text", "json") and column.references is None and column.name not in PLAIN
        and not column.name.endswith("_id")
    )  # fmt: skip
    return (*own, "size", "page_count") if table == "documents" else own


def gaps_of(ref: str, reason: str) -> Iterator[r.Absence]:
    """The absences of a redacted record or text: each thing a reader would look for, with the reason as given."""
    record, _, name = ref.partition("#")
    table = table_of(record) or ""
    names = [column_of(name)] if name else [*told_columns(table), *(["text"] if table == "documents" else ["page"])]
    for each in names:
        yield r.Absence(record_id=record, field=each, reason="redacted", detail=reason)


def gap_rows(taken: TakenDown) -> Iterator[dict[str, Any]]:
    """The same as rows."""
    for gap in gaps_of(taken.id, taken.reason):
        yield {
            "id": text_id(gap.record_id, gap.field), "record_id": gap.record_id, "field": gap.field,
            "reason": gap.reason, "detail": gap.detail, "fetch_id": None, "seen_at": taken.at,
        }  # fmt: skip


def plain_address(url: str | None) -> str | None:
    """An address without the file name, which is a title: `documents/s7/Report%20on%20x.pdf` → `documents/s7`.

    Of a paper without a number the address is nothing but its name; the folder stays.
    """
    if url is None:
        return None
    path, mark, query = url.partition("?")
    if match := _OLD.match(path):
        return match[1]
    match = _DOCUMENT.match(path)
    return (match[1] if match else path) + mark + query
