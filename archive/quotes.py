"""Every fact read again at its place: `minutes verify`. A quote that is not there, or a fact that hangs in the air."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from archive.ids import sha256
from archive.linking import NAMED
from archive.rows import FACT_TABLES

_POINTERS = (
    ("resolutions", "same_as", "resolutions"),
    ("named_votes", "resolution_id", "resolutions"),
    *((table, "person_id", "people") for table in NAMED),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that may not be quoted, and why."""

    table: str
    id: str
    why: str


@dataclass(slots=True)
class Verified:
    """How much was read, and what is wrong."""

    facts: int = 0
    texts: int = 0
    faults: int = 0


def verify(db: Database, seen: Verified) -> Iterator[Fault]:
    """Read every text and the quotes in it; yields what is wrong, and counts in `seen`.

    A text at a time: an archive of any size needs no more room than its longest text.
    """
    for fault in (*_strays(db), *_loose_ends(db)):
        seen.faults += 1
        yield fault
    for row in db.query("select id, sha256, text from texts order by id"):
        seen.texts += 1
        for fault in _faults_of_text(db, row["id"], row["sha256"], row["text"], seen):
            seen.faults += 1
            yield fault


def _faults_of_text(db: Database, text_id: str, digest: str, text: str, seen: Verified) -> Iterator[Fault]:
    if sha256(text.encode("utf-8", "surrogatepass")) != digest:
        yield Fault("texts", text_id, "its words are not those of its SHA-256")
    read = db.execute("select text_sha256 from extractions where text_id = ?", [text_id]).fetchone()
    if read is not None and read[0] != digest:
        yield Fault("extractions", text_id, "its facts are of another form of the text: minutes extract")
    for table in (table for table, _ in FACT_TABLES.values()):
        rows = db.execute(f'select id, "start", "end", quote from {table} where text_id = ?', [text_id])
        for fact_id, start, end, quote in rows:
            seen.facts += 1
            if start is None or end is None or not 0 <= start < end or text[start:end] != quote:
                yield Fault(table, fact_id, f"its quote is not at characters {start} to {end} of {text_id}")


def _strays(db: Database) -> Iterator[Fault]:
    for table in (table for table, _ in FACT_TABLES.values()):
        for (fact_id,) in db.execute(f"select id from {table} where text_id not in (select id from texts)"):
            yield Fault(table, fact_id, "its text is not in the archive")


def _loose_ends(db: Database) -> Iterator[Fault]:
    for table, column, target in _POINTERS:
        loose = f"{column} is not null and {column} not in (select id from {target})"
        for fact_id, pointed in db.execute(f"select id, {column} from {table} where {loose}"):
            yield Fault(table, fact_id, f"{column} points at {pointed}, which is not in {target}")
