"""What was taken down from evidence.db: bytes really erased, masked bytes in the place of others, and the reasons.

Knows the tables `redactions` and `masks`, and the verdict of fetches and files whose bytes are gone; is given the
connection that `evidence` opened. What is taken down *because* it is listed here is decided by who calls.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archive.bodies import Bodies
from archive.errors import ArchiveUnwritable
from archive.ids import sha256
from archive.plainsql import writing
from archive.prints import KEY_BYTES, Prints

REDACTED = "redacted"  # verdict of a fetch or file whose bytes were erased
_PRINTS = """
create table if not exists prints (
    ref text not null, size integer not null, print integer not null, is_own integer not null,
    primary key (ref, size, print)
) without rowid;
create table if not exists prints_key (key blob not null);
"""


@dataclass(frozen=True, slots=True)
class Redaction:
    """Something taken down. `ref`: the id of a record or document; `sha256`: the body it stood in, where known."""

    id: int
    ref: str
    sha256: str | None
    reason: str
    at: str


class Redactions:
    """The ledger of what was taken down, and the taking down."""

    def __init__(self, db: sqlite3.Connection, bodies: Bodies, path: str) -> None:
        self.db, self.bodies, self.path = db, bodies, path

    def add(self, ref: str, sha256: str | None, reason: str, at: str) -> int:
        """Note a redaction; the same one twice is one. Returns its number."""
        sql = "select id from redactions where ref = ? and sha256 is ?"
        with writing(self.db):
            held = self.db.execute(sql, (ref, sha256)).fetchone()
            if held:
                return int(held[0])
            values = (ref, sha256, reason, at)
            cursor = self.db.execute("insert into redactions(ref, sha256, reason, at) values (?, ?, ?, ?)", values)
            return int(cursor.lastrowid or 0)

    def all(self, ref: str | None = None) -> Iterator[Redaction]:
        """Every redaction, oldest first; of one record where given."""
        sql = "select id, ref, sha256, reason, at from redactions where ? is null or ref = ? order by id"
        for row in self.db.execute(sql, (ref, ref)).fetchall():
            yield Redaction(*row)

    def mask_of(self, digest: str) -> str | None:
        """The masked body that stands for this one, or None."""
        row = self.db.execute("select masked_sha256 from masks where sha256 = ?", (digest,)).fetchone()
        return row[0] if row else None

    def is_erased(self, digest: str) -> bool:
        """Whether a body with this SHA-256 was taken down, so that it may not be kept again."""
        return self.db.execute("select 1 from redactions where sha256 = ? limit 1", (digest,)).fetchone() is not None

    def erase(self, digests: Iterable[str]) -> None:
        """Delete bodies for good: their bytes, and the blocks they stood in, are in no part of the file afterwards.

        Raises ArchiveUnwritable where another program has the file open, since its log may hold them; call it again.
        """
        gone = list(digests)
        self.db.execute("pragma secure_delete = on")
        with writing(self.db):
            self.bodies.drop(gone)
            for sql in (
                "update fetches set verdict = ?, fingerprint = null, detail = null where sha256 = ?",
                "update files set verdict = ? where sha256 = ?",
            ):
                self.db.executemany(sql, [(REDACTED, digest) for digest in gone])
        self.scrub()

    def replace(self, old: str, masked: bytes) -> str:
        """Put masked bytes in the place of a body, now and whenever it comes again; returns their SHA-256.

        The body itself is erased; a mask made of it before is followed. Raises as `erase` does.
        """
        self.db.execute("pragma secure_delete = on")
        with writing(self.db):
            new = self.bodies.keep(masked)
            if new == old:
                return new
            self.db.execute("insert or replace into masks values (?, ?)", (old, new))
            self.db.execute("update masks set masked_sha256 = ? where masked_sha256 = ?", (new, old))
            self.db.execute("delete from masks where sha256 = masked_sha256")
            self.db.execute("update fetches set sha256 = ?, is_masked = 1 where sha256 = ?", (new, old))
            self.db.execute("update files set sha256 = ? where sha256 = ?", (new, old))
            self.bodies.drop([old])
        self.scrub()
        return new

    def replace_all(self, masks: Mapping[str, tuple[bytes, str | None]]) -> None:
        """As `replace`, of many bodies at once: digest to masked bytes and their fingerprint."""
        self.db.execute("pragma secure_delete = on")
        with writing(self.db):
            for old, (masked, fingerprint) in masks.items():
                new = self.bodies.keep(masked)
                if new == old:
                    continue
                self.db.execute("insert or replace into masks values (?, ?)", (old, new))
                self.db.execute("update masks set masked_sha256 = ? where masked_sha256 = ?", (new, old))
                self.db.execute("delete from masks where sha256 = masked_sha256")
                sql = "update fetches set sha256 = ?, is_masked = 1, fingerprint = ? where sha256 = ?"
                self.db.execute(sql, (new, fingerprint, old))
                self.db.execute("update files set sha256 = ? where sha256 = ?", (new, old))
            self.bodies.drop(set(masks) - {sha256(masked) for masked, _ in masks.values()})
        if masks:
            self.scrub()

    def rename(self, fetches: Mapping[int, str], files: Iterable[str]) -> None:
        """Take words out of the addresses and headers of fetches, and out of the names of files (by SHA-256)."""
        with writing(self.db):
            sql = "update fetches set url = ?, canonical_url = ?, headers = '{}' where id = ?"
            self.db.executemany(sql, [(url, url, key) for key, url in fetches.items()])
            sql = "update files set name = 'redacted', options = json_remove(options, '$.url') where sha256 = ?"
            self.db.executemany(sql, [(digest,) for digest in files])

    def key(self) -> bytes:
        """The key of this file's prints, made once."""
        self._make_prints()
        row = self.db.execute("select key from prints_key").fetchone()
        if row is None:
            with writing(self.db):
                self.db.execute("insert into prints_key values (?)", (os.urandom(KEY_BYTES),))
            row = self.db.execute("select key from prints_key").fetchone()
        return bytes(row[0])

    def _make_prints(self) -> None:
        for statement in _PRINTS.split(";"):
            self.db.execute(statement)

    def add_prints(self, ref: str, prints: Prints) -> None:
        """Keep what a redacted record said, as hashes; a run once own stays own."""
        rows = [
            (ref, size, one, is_own)
            for is_own, runs in ((1, prints.own), (0, prints.shared))
            for size, known in runs.items()
            for one in known
        ]
        with writing(self.db):
            self.db.executemany("insert or ignore into prints values (?, ?, ?, ?)", rows)

    def prints(self, of: str) -> Prints:
        """The prints of a record, or of every record whose id begins so (`corvedon/`)."""
        prints = Prints(self.key())
        sql = "select size, print, is_own from prints where substr(ref, 1, length(?)) = ? and (? or ref = ?)"
        for size, one, is_own in self.db.execute(sql, (of, of, of.endswith("/"), of)):
            prints.add({size: (one,)}, is_own=bool(is_own))
        return prints

    def scrub(self) -> None:
        """Write the file anew without what was deleted, and empty its log."""
        self.db.execute("pragma auto_vacuum = incremental")
        self.db.execute("vacuum")
        is_busy = self.db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
        if is_busy:
            raise ArchiveUnwritable(
                f"{self.path} is open in another program, so its log still holds what was erased."
                " Close that program, then run the same command again."
            )
