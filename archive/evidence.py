"""evidence.db: what was fetched. The only module that opens it.

Every distinct body once (zstd, by SHA-256), every fetch with its verdict, every crawl. Append-only. It is committed
with `synchronous=FULL` before anything reads a page, so that a kill at any instant loses at most the request in flight.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import zstandard

from archive.errors import ArchiveUnreadable, ArchiveUnwritable
from archive.fetch import Fetch
from archive.ids import sha256

ZSTD_LEVEL = 3

_SCHEMA = """
create table if not exists bodies (
    sha256 text primary key, size integer not null, zstd blob not null, dictionary_id integer
) without rowid;
create table if not exists crawls (
    id integer primary key, site text not null, options text not null,
    started_at text not null, finished_at text, outcome text, receipt text
);
create table if not exists fetches (
    id integer primary key, crawl_id integer references crawls(id), site text not null,
    url text not null, canonical_url text not null, page text not null, context text not null,
    at text not null, status integer, headers text not null, sha256 text references bodies(sha256),
    fingerprint text, verdict text not null, detail text
);
create index if not exists fetches_canonical on fetches(canonical_url, id);
create index if not exists fetches_crawl on fetches(crawl_id);
create table if not exists files (
    id integer primary key, name text not null, at text not null, sha256 text not null references bodies(sha256),
    options text not null, verdict text not null, detail text
);
"""


@dataclass(frozen=True, slots=True)
class Crawl:
    """One crawl as kept. `options` says what was asked of which site, `receipt` is JSON."""

    id: int
    site: str
    options: dict[str, Any]
    started_at: str
    finished_at: str | None
    outcome: str | None
    receipt: str | None


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One imported file as kept. `options` is what was said of it."""

    id: int
    name: str
    at: str
    sha256: str
    options: dict[str, Any]
    verdict: str
    detail: str | None


class Evidence:
    """An open evidence.db. Use as a context manager.

    Raises ArchiveUnwritable or ArchiveUnreadable, one line each, naming the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.row_factory = sqlite3.Row
            self._db.execute("pragma journal_mode=wal")
            self._db.execute("pragma synchronous=full")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.OperationalError) as error:
            raise ArchiveUnwritable(f"Cannot write {path}: {error}. Choose another file with --evidence.") from error
        except sqlite3.DatabaseError as error:
            raise ArchiveUnreadable(
                f"{path} is not an evidence file: {error}. Choose another file with --evidence."
            ) from error
        self._compress = zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress
        self._decompress = zstandard.ZstdDecompressor().decompress

    def __enter__(self) -> Evidence:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def start_crawl(self, site: str, options: dict[str, Any], at: str) -> int:
        """Note that a crawl began; returns its id."""
        cursor = self._db.execute(
            "insert into crawls(site, options, started_at) values (?, ?, ?)", (site, _json(options), at)
        )
        return int(cursor.lastrowid or 0)

    def finish_crawl(self, crawl_id: int, at: str, outcome: str, receipt: dict[str, Any]) -> None:
        self._db.execute(
            "update crawls set finished_at = ?, outcome = ?, receipt = ? where id = ?",
            (at, outcome, _json(receipt), crawl_id),
        )

    def unfinished_crawl(self, site: str) -> int | None:
        """The first of a site's crawls that were cut off since one came to its end; None where the last one did.

        What they kept need not be asked for again.
        """
        sql = """select min(id) from crawls where site = ? and id >
            coalesce((select max(id) from crawls
                where site = ? and finished_at is not null and outcome != 'stopped'), 0)"""
        found = self._db.execute(sql, (site, site)).fetchone()[0]
        return int(found) if found is not None else None

    def add_fetch(self, fetch: Fetch, body: bytes | None) -> int:
        """Keep a fetch and its body in one transaction; returns the fetch's id."""
        self._db.execute("begin immediate")
        try:
            digest = self._keep(body) if body is not None else None
            cursor = self._db.execute(
                "insert into fetches(crawl_id, site, url, canonical_url, page, context, at, status, headers, sha256,"
                " fingerprint, verdict, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (fetch.crawl_id, fetch.site, fetch.url, fetch.canonical_url, fetch.page, _json(fetch.context), fetch.at,
                 fetch.status, _json(fetch.headers or {}), digest, fetch.fingerprint, fetch.verdict, fetch.detail),
            )  # fmt: skip
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")
        return int(cursor.lastrowid or 0)

    def add_file(
        self, name: str, at: str, body: bytes, options: dict[str, Any], verdict: str, detail: str | None
    ) -> int:
        """Keep an imported file as it was; returns its id. `name` is the file's own name, without its folder."""
        self._db.execute("begin immediate")
        try:
            cursor = self._db.execute(
                "insert into files(name, at, sha256, options, verdict, detail) values (?, ?, ?, ?, ?, ?)",
                (name, at, self._keep(body), _json(options), verdict, detail),
            )
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")
        return int(cursor.lastrowid or 0)

    def _keep(self, body: bytes) -> str:
        digest = sha256(body)
        if not self._db.execute("select 1 from bodies where sha256 = ?", (digest,)).fetchone():
            self._db.execute(
                "insert into bodies(sha256, size, zstd) values (?, ?, ?)", (digest, len(body), self._compress(body))
            )
        return digest

    def body(self, digest: str) -> bytes:
        """The bytes with this SHA-256. Raises KeyError where they were never kept."""
        row = self._db.execute("select zstd from bodies where sha256 = ?", (digest,)).fetchone()
        if row is None:
            raise KeyError(digest)
        return self._decompress(row["zstd"])

    def last_fetch(self, canonical_url: str, *, verdict: str | None = "ok") -> Fetch | None:
        """The newest fetch of a page with this verdict (any, where None)."""
        row = self._db.execute(
            "select * from fetches where canonical_url = ? and (? is null or verdict = ?) order by id desc limit 1",
            (canonical_url, verdict, verdict),
        ).fetchone()
        return _fetch(row) if row else None

    def fetches(self, crawl_id: int | None = None) -> Iterator[Fetch]:
        """Every fetch, oldest first; of one crawl where given."""
        for row in self._db.execute(
            "select * from fetches where ? is null or crawl_id = ? order by id", (crawl_id, crawl_id)
        ):
            yield _fetch(row)

    def crawls(self) -> Iterator[Crawl]:
        """Every crawl, oldest first."""
        for row in self._db.execute("select * from crawls order by id").fetchall():
            yield Crawl(**{**dict(row), "options": json.loads(row["options"])})

    def files(self) -> Iterator[StoredFile]:
        """Every imported file, oldest first."""
        for row in self._db.execute("select * from files order by id").fetchall():
            yield StoredFile(**{**dict(row), "options": json.loads(row["options"])})

    def counts(self) -> dict[str, int]:
        """Rows a table, and the bytes bodies had and take."""
        tables = {
            name: self._db.execute(f"select count(*) from {name}").fetchone()[0]
            for name in ("bodies", "fetches", "crawls", "files")
        }
        sizes = self._db.execute("select coalesce(sum(size), 0), coalesce(sum(length(zstd)), 0) from bodies").fetchone()
        return {**tables, "body_bytes": sizes[0], "stored_bytes": sizes[1]}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fetch(row: sqlite3.Row) -> Fetch:
    values = dict(row)
    values["context"], values["headers"] = json.loads(values["context"]), json.loads(values["headers"])
    return Fetch(**values)
