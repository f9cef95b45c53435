"""From records and facts to the rows of their tables, and back to what a run changed. Knows no database."""

from __future__ import annotations

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from archive import facts
from archive import records as r
from archive import records_issues as issues
from archive import records_people as people
from archive.ids import fact_id

Row = dict[str, Any]
AT_ONCE = 20_000  # hashes of rows told apart at a time
RECORD_TABLES: dict[type[r.Record], str] = {
    r.Site: "sites",
    r.Council: "councils",
    r.Committee: "committees",
    r.Meeting: "meetings",
    r.AgendaItem: "agenda_items",
    r.Decision: "decisions",
    r.Document: "documents",
    r.DocumentLink: "document_links",
    people.Person: "people",
    people.Membership: "memberships",
    people.Attendance: "attendance",
    people.RecordedVote: "recorded_votes",
    people.Declaration: "declarations",
    issues.Issue: "issues",
    issues.IssueLink: "issue_links",
    issues.Plan: "plans",
    issues.PlanItem: "plan_items",
    issues.Restriction: "restrictions",
}
# Two pages list one paper under different words (the item's title, the file's name): the first seen stays, since its
# number belongs to one file. What differs is no change of the paper.
FIRST_STAYS = {"documents": ("title", "listed_size"), "document_links": ("title", "position")}
# What a record is known by. One of these changes now and then (a meeting is moved), not all of them at once.
KNOWN_BY = {
    "meetings": ("committee_id", "date"), "agenda_items": ("meeting_id", "title"),
    "decisions": ("title", "decision_date", "decision_text"),
}  # fmt: skip
KIND_TABLES = {
    "committee": "committees", "meeting": "meetings", "item": "agenda_items", "decision": "decisions",
    "document": "documents", "person": "people", "issue": "issues", "plan": "plans",
}  # fmt: skip


def table_of(record_id: str | None) -> str | None:
    """The table of the record that an id (`site/kind/number`) names; None where it names none."""
    parts = (record_id or "").split("/")
    return KIND_TABLES.get(parts[1]) if len(parts) == 3 else None


FACT_TABLES: dict[str, tuple[str, str]] = {kind: (kind, kind.removesuffix("s")) for kind in facts.FACT_KINDS}
"""For each kind of fact its table, and the word that stands for it in an id."""


@dataclass(frozen=True, slots=True)
class PendingText:
    """A text that this version of the extractor has not read yet."""

    id: str
    record_id: str
    section: str
    minutes_status: str | None
    sha256: str
    text: str


class Saved:
    """Which rows a run made, changed or found unchanged; adds up over batches, each row counted once.

    Rows are remembered by the hash of their id, eight bytes each: a run may see millions.
    """

    def __init__(self) -> None:
        self._new, self._changed, self._seen = _Hashes(), _Hashes(), _Hashes()

    def note(self, table: str, key: str, *, is_new: bool, is_changed: bool) -> None:
        """One row was written, or found as it was. A row made by this run stays new, whatever completes it."""
        kept = self._new if is_new else self._changed if is_changed else self._seen
        kept[table].append(hash(key))

    def add(self, other: Saved) -> None:
        """Count what another batch of this run did too."""
        for kept, more in zip(self._all(), other._all(), strict=True):
            for table, hashes in more.items():
                kept[table].extend(hashes)

    def _all(self) -> tuple[_Hashes, _Hashes, _Hashes]:
        return self._new, self._changed, self._seen

    @property
    def new(self) -> Counter[str]:
        """Rows made, a table."""
        return _counts(self._new)

    @property
    def changed(self) -> Counter[str]:
        """Rows that said something else before, a table."""
        return _counts(self._changed, self._new)

    @property
    def unchanged(self) -> Counter[str]:
        """Rows found as they were, a table."""
        return _counts(self._seen, self._new, self._changed)


class _Hashes(defaultdict[str, "array[int]"]):
    """Hashes of ids, a table."""

    def __init__(self) -> None:
        super().__init__(lambda: array("q"))


def _counts(kept: _Hashes, *others: _Hashes) -> Counter[str]:
    """How many of the rows kept are in none of the others, a table."""
    left = ((table, _distinct(hashes, [o.get(table, array("q")) for o in others])) for table, hashes in kept.items())
    return Counter({table: rows for table, rows in left if rows})


def _distinct(hashes: array[int], others: Sequence[array[int]]) -> int:
    """How many different hashes are in none of the others; a part at a time, since a set takes ten times their room."""
    parts = len(hashes) // AT_ONCE + 1
    return sum(
        len(_part(hashes, number, parts).difference(*(_part(other, number, parts) for other in others)))
        for number in range(parts)
    )


def _part(hashes: array[int], number: int, parts: int) -> set[int]:
    return {each for each in hashes if each % parts == number} if parts > 1 else set(hashes)


def fact_rows(text: PendingText, kind: str, found: facts.Extraction, version: str) -> Iterator[Row]:
    """Rows of one kind of fact, ready for its table."""
    label = FACT_TABLES[kind][1]
    for fact in getattr(found, kind):
        yield {
            "id": fact_id(text.id, label, fact.start, fact.end),
            "text_id": text.id,
            "record_id": text.record_id,
            **_fact_values(text.id, fact),
            "extractor_version": version,
            "minutes_status": text.minutes_status,
        }


def _fact_values(text_id: str, fact: facts.Fact) -> Row:
    """The columns of one fact: a span of another fact becomes that fact's id."""
    row = asdict(fact)
    if isinstance(fact, facts.NamedVote):
        span = row.pop("resolution")
        row["resolution_id"] = fact_id(text_id, "resolution", *span) if span else None
    if isinstance(fact, facts.Action):
        row["is_suggestion"] = True
    return row


def plain(value: Any) -> Any:
    """A value as SQLite holds it."""
    if isinstance(value, bool):
        return int(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict) else value


def values_of(record: Any) -> Row:
    """The fields of a flat dataclass by name; values are not copied."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def merge_batch(table: str, batch: Iterable[r.Record]) -> dict[str, Row]:
    """One row an id: a later statement wins over an earlier one, a statement over none."""
    merged: dict[str, Row] = {}
    for record in batch:
        row = {name: plain(value) for name, value in values_of(record).items()}
        merged[record.id] = over(table, merged[record.id], row) if record.id in merged else row
    return merged


def over(table: str, old: Row, new: Row) -> Row:
    """`new` over `old`, where nothing stated is lost: None says nothing, and labelled fields of two pages add up."""
    merged = {**old, **{name: value for name, value in new.items() if value is not None or name not in old}}
    for name in FIRST_STAYS.get(table, ()):
        merged[name] = old.get(name) or merged[name]
    if old.get("text_source") == "pdf" and new.get("minutes_text") is None:
        merged["text_source"] = "pdf"  # a page that has no minutes does not make those of the printed ones its own
    if old.get("url") and urlsplit(old["url"]).netloc == urlsplit(merged["url"]).netloc:
        merged["url"] = old["url"]  # one record may have several addresses on its site; the first stays
    if old.get("other_fields") and new.get("other_fields"):
        merged["other_fields"] = plain({**json.loads(old["other_fields"]), **json.loads(new["other_fields"])})
    return merged


def is_another(table: str, old: Row, changes: Sequence[str]) -> bool:
    """Whether so much of a record has changed at once that its number may be another record's now."""
    told = KNOWN_BY.get(table)
    return told is not None and all(name in changes and old[name] is not None for name in told)


def reused(key: str, old: Row, new: Row) -> r.Problem:
    """What is said of such a record. Its words are in `revisions` alone, where `minutes redact` finds them."""
    words = "all it was known by has changed at once: perhaps another record under the same number; see its history"
    return r.Problem(stage="fetch", message=words, record_id=key, url=new.get("url") or old["url"])


def contradicts(name: str, old: Any, new: Any) -> bool:
    """Whether a column says something else than before. Learning what was not known is no change of the record."""
    if old is None or old == new or name == "text_source":  # where a text was read is nothing that changed on the site
        return False
    if name == "other_fields":
        before, after = json.loads(old), json.loads(new)
        return any(after.get(label) != value for label, value in before.items())
    return True
