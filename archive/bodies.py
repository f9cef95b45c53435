"""The bodies of evidence.db: each kept once, read in whatever form it has, packed into blocks when it has come to rest.

Forms: `plain` (zstd, as it came), `alone` (zstd, and stays so: a PDF gains nothing in a block), `block` (a stretch of a
row of `blocks`). Knows the tables `bodies` and `blocks`; is given the connection that `evidence` opened.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from archive import packing
from archive.errors import ArchiveUnreadable
from archive.ids import sha256
from archive.plainsql import writing

CACHED_BLOCKS = 4
MOST_BODIES = 2000  # of one block, and so of one transaction
PLAIN, ALONE, BLOCK = "plain", "alone", "block"


@dataclass(slots=True)
class Compacted:
    """What `Bodies.compact` did: bodies packed, blocks written, bytes before and after. `is_done`: nothing is left."""

    bodies: int = 0
    blocks: int = 0
    before: int = 0
    after: int = 0
    is_done: bool = True


@dataclass(frozen=True, slots=True)
class Damage:
    """A body that does not come back as it was kept, or (`sha256` is None) a fault of the file itself."""

    sha256: str | None
    why: str


@dataclass(frozen=True, slots=True)
class _Member:
    sha256: str
    body: bytes
    stored: int


def _packed(members: Sequence[_Member]) -> tuple[str | None, bytes]:
    """The members as one block, with its codec; None where it cannot be made so that it unpacks again."""
    try:
        return packing.pack_block(b"".join(one.body for one in members)) if members else (None, b"")
    except packing.PackingError:
        return None, b""


class _OvertakenError(Exception):
    """What was about to be packed is no longer what it was."""


class Bodies:
    """Bodies by SHA-256. `path` is only for messages."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self.db, self.path = db, path
        self._cache: OrderedDict[int, bytes] = OrderedDict()

    def keep(self, body: bytes) -> str:
        """Keep a body, inside the caller's transaction; returns its SHA-256."""
        digest = sha256(body)
        if not self.has(digest):
            self.db.execute(
                "insert into bodies(sha256, size, zstd, form, seq)"
                " values (?, ?, ?, 'plain', (select coalesce(max(id), 0) + 1 from fetches))",
                (digest, len(body), packing.pack(body)),
            )
        return digest

    def has(self, digest: str) -> bool:
        """Whether the bytes with this SHA-256 are here."""
        return self.db.execute("select 1 from bodies where sha256 = ?", (digest,)).fetchone() is not None

    def get(self, digest: str) -> bytes:
        """The bytes with this SHA-256, which is checked. Raises KeyError where they are not kept, ArchiveUnreadable
        where what is kept is damaged."""
        try:
            body = self._read(digest)
        except (packing.PackingError, sqlite3.DatabaseError) as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # busy or full: nothing is wrong with the bytes
            raise self._damaged(digest, str(error)) from error
        if sha256(body) != digest:
            raise self._damaged(digest, "its bytes have another SHA-256")
        return body

    def _damaged(self, digest: str, why: str) -> ArchiveUnreadable:
        return ArchiveUnreadable(f"{self.path} is damaged: body {digest}: {why}. Put back a copy of the file.")

    def _read(self, digest: str) -> bytes:
        for _ in range(5):  # another process may pack it between our two reads
            row = self.db.execute(
                "select form, size, zstd, block_id, start from bodies where sha256 = ?", (digest,)
            ).fetchone()
            if row is None:
                raise KeyError(digest)
            if row["form"] != BLOCK:
                return packing.unpack(row["zstd"], row["size"])
            block = self._block(row["block_id"])
            if block is not None:
                return block[row["start"] : row["start"] + row["size"]]
        raise packing.PackingError("its block is not there")

    def _block(self, number: int) -> bytes | None:
        """A block unpacked, from the cache where it was read lately; None where there is no such block."""
        if number in self._cache:
            self._cache.move_to_end(number)
            return self._cache[number]
        row = self.db.execute("select codec, size, sha256, packed from blocks where id = ?", (number,)).fetchone()
        if row is None:
            return None
        if sha256(row["packed"]) != row["sha256"]:
            raise packing.PackingError(f"block {number} has another SHA-256")
        self._cache[number] = packing.unpack_block(row["packed"], row["codec"], row["size"])
        while len(self._cache) > CACHED_BLOCKS:
            self._cache.popitem(last=False)
        return self._cache[number]

    # ------------------------------------------------------------ packing

    def compact(self, most: int | None = None) -> Compacted:
        """Pack plain bodies into blocks, in the order in which they came, a transaction a block; `most` blocks at most.

        May be stopped or killed at any instant, and called again: a body is plain or in a block, never both or neither.
        """
        done = Compacted()
        reopened = self._small_block()
        while batch := self._next_batch(sum(size for _, size in reopened)):
            if most is not None and done.blocks >= most:
                done.is_done = False
                break
            try:
                self._pack(reopened, batch, done)
            except (_OvertakenError, KeyError):  # another process packed or erased one of them: look again
                reopened = self._small_block()
            else:
                reopened = []
        return done

    def _small_block(self) -> list[tuple[str, int]]:
        """Digests and sizes of the last block where it is less than half full: nightly crawls must not leave crumbs."""
        last = self.db.execute("select id, size from blocks order by id desc limit 1").fetchone()
        if last is None or last["size"] >= packing.BLOCK_BYTES // 2:
            return []
        members = self.db.execute("select sha256, size from bodies where block_id = ? order by start", (last["id"],))
        return [(row["sha256"], row["size"]) for row in members]

    def _next_batch(self, room_taken: int) -> list[str]:
        """The plain bodies that fill the next block: at least one, where there are any."""
        room, batch = packing.BLOCK_BYTES - room_taken, list[str]()
        rows = self.db.execute("select sha256, size from bodies where form = 'plain' order by seq, sha256")
        for row in rows:
            if (batch and row["size"] > room) or len(batch) == MOST_BODIES:
                break
            batch.append(row["sha256"])
            room -= row["size"]
        rows.close()
        return batch

    def _pack(self, reopened: Sequence[tuple[str, int]], batch: Sequence[str], done: Compacted) -> None:
        """One block of `batch`, and of the members of the small block before it. Reads and packs before it locks."""
        wanted = [one for one in self._members(batch) if packing.belongs_in_block(one.body, one.stored)]
        before = self._members([digest for digest, _ in reopened]) if wanted else []
        before = before if len(before) == len(reopened) else []  # a damaged block is left for `verify` to tell of
        members = [*before, *wanted]
        old = self._block_of(before[0].sha256) if before else None
        codec, packed = _packed(members)
        stored = sum(one.stored for one in wanted) + (self._packed_size(old) if old else 0)
        if codec is None or len(packed) >= stored:
            members, wanted = [], []
        with writing(self.db):
            for digest in set(batch) - {one.sha256 for one in wanted}:
                self.db.execute("update bodies set form = 'alone' where sha256 = ? and form = 'plain'", (digest,))
            if members:
                self._write_block(members, (str(codec), packed), old)
                done.bodies, done.blocks = done.bodies + len(wanted), done.blocks + 1
                done.before, done.after = done.before + stored, done.after + len(packed)

    def _members(self, digests: Iterable[str]) -> list[_Member]:
        """Bodies with the room they take; those that are damaged are left out."""
        found = []
        for digest in digests:
            with suppress(ArchiveUnreadable):
                found.append(_Member(digest, self.get(digest), self._stored(digest)))
        return found

    def _write_block(self, members: Sequence[_Member], packed: tuple[str, bytes], old: int | None) -> None:
        size = sum(len(one.body) for one in members)
        number = self.db.execute(
            "insert into blocks(codec, size, sha256, packed) values (?, ?, ?, ?)",
            (packed[0], size, sha256(packed[1]), packed[1]),
        ).lastrowid
        start = 0
        for one in members:
            moved = self.db.execute(
                "update bodies set form = 'block', zstd = x'', block_id = ?, start = ?"
                " where sha256 = ? and (form = 'plain' or block_id = ?)",
                (number, start, one.sha256, old),
            )
            if moved.rowcount != 1:  # the block must not hold bytes that were erased while it was made
                raise _OvertakenError(one.sha256)
            start += len(one.body)
        if old is not None:
            self.db.execute("delete from blocks where id = ?", (old,))

    def _stored(self, digest: str) -> int:
        return int(self.db.execute("select length(zstd) from bodies where sha256 = ?", (digest,)).fetchone()[0])

    def _block_of(self, digest: str) -> int | None:
        row = self.db.execute("select block_id from bodies where sha256 = ?", (digest,)).fetchone()
        return row["block_id"] if row else None

    def _packed_size(self, number: int) -> int:
        return int(self.db.execute("select length(packed) from blocks where id = ?", (number,)).fetchone()[0])

    # ------------------------------------------------------------ erasing and checking

    def drop(self, digests: Iterable[str]) -> None:
        """Delete bodies, inside the caller's transaction; what shared a block with them is plain again afterwards."""
        gone = set(digests)
        for block in {self._block_of(digest) for digest in gone} - {None}:
            members = self.db.execute("select sha256, size from bodies where block_id = ?", (block,)).fetchall()
            for row in members:
                if row["sha256"] not in gone:
                    self.db.execute(
                        "update bodies set form = 'plain', zstd = ?, block_id = null, start = null where sha256 = ?",
                        (packing.pack(self.get(row["sha256"])), row["sha256"]),
                    )
            self.db.execute("delete from blocks where id = ?", (block,))
        self.db.executemany("delete from bodies where sha256 = ?", [(digest,) for digest in gone])
        self._cache.clear()

    def verify(self) -> Iterator[Damage]:
        """Read everything; yields what is damaged: fixity, and the file's own structure."""
        try:
            for (line,) in self.db.execute("pragma integrity_check"):
                if line != "ok":
                    yield Damage(None, line)
            for row in self.db.execute("select sha256 from bodies order by block_id, start, sha256"):
                yield from self._damage_of(row["sha256"])
        except sqlite3.DatabaseError as error:
            yield Damage(None, str(error))

    def _damage_of(self, digest: str) -> Iterator[Damage]:
        try:
            self.get(digest)
        except (ArchiveUnreadable, KeyError, TypeError) as error:
            yield Damage(digest, str(error))

    def sizes(self) -> tuple[int, int]:
        """The bytes that bodies have, and those that they take packed."""
        had, alone = self.db.execute(
            "select coalesce(sum(size), 0), coalesce(sum(length(zstd)), 0) from bodies"
        ).fetchone()
        packed = self.db.execute("select coalesce(sum(length(packed)), 0) from blocks").fetchone()[0]
        return had, alone + packed
