"""evidence.db: what was fetched. The only module that opens it.

Every distinct body once (`bodies` says how), every fetch with its verdict, every crawl. Append-only but for what is
taken down (`redactions`). It is committed with `synchronous=FULL` before anything reads a page, so that a kill at any
instant loses at most the request in flight.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any

from archive.bodies import Bodies, Compacted, Damage
from archive.errors import ArchiveUnreadable, ArchiveUnwritable
from archive.evidence_shape import bring_to_shape
from archive.fetch import Fetch
from archive.foreign import refuse_other
from archive.ids import sha256
from archive.kept import Crawl, Robots, StoredFile
from archive.plainsql import RUN_AGAIN, fold, writing
from archive.redactions import REDACTED, Redaction, Redactions

_PAGES_FREED = 2000  # of the file, in one transaction


class Evidence:
    """An open evidence.db; an older file is brought to today's shape in place. Use as a context manager.

    Raises ArchiveUnwritable, ArchiveUnreadable or ArchiveTooNew, one line each, naming the file; ArchiveUnwritable also
    where the disk is full: nothing is half written then, and what was kept stays readable.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.row_factory = sqlite3.Row
            refuse_other(self._db, str(path), {"fetches"}, "an evidence file", "--evidence")
            if self._db.execute("pragma page_count").fetchone()[0] == 0:  # a new file
                self._db.execute("pragma auto_vacuum=incremental")  # packing gives room back to the disk
            self._db.execute("pragma journal_mode=wal")
            fold(self._db)
            self._db.execute("pragma synchronous=full")
            self._db.execute("pragma wal_autocheckpoint=8000")  # each commit reaches the disk in the log all the same
            bring_to_shape(self._db, str(path))
        except (OSError, sqlite3.OperationalError) as error:
            raise ArchiveUnwritable(f"Cannot write {path}: {error}. Choose another file with --evidence.") from error
        except sqlite3.DatabaseError as error:
            raise ArchiveUnreadable(
                f"{path} is not an evidence file: {error}. Choose another file with --evidence."
            ) from error
        self._bodies = Bodies(self._db, str(path))
        self._redactions = Redactions(self._db, self._bodies, str(path))

    def __enter__(self) -> Evidence:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, or nothing."""
        with self._told(), writing(self._db):
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's trouble with the file as one line that names it."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise ArchiveUnwritable(f"Cannot write {self.path}: {error}. {RUN_AGAIN}") from error

    def start_crawl(self, site: str, options: dict[str, Any], at: str) -> int:
        """Note that a crawl began; returns its id."""
        sql = "insert into crawls(site, options, started_at) values (?, ?, ?)"
        with self._writing():
            return int(self._db.execute(sql, (site, _json(options), at)).lastrowid or 0)

    def finish_crawl(self, crawl_id: int, at: str, outcome: str, receipt: dict[str, Any]) -> None:
        sql = "update crawls set finished_at = ?, outcome = ?, receipt = ? where id = ?"
        with self._writing():
            self._db.execute(sql, (at, outcome, _json(receipt), crawl_id))

    def note(self, crawl_id: int, said: dict[str, Any]) -> None:
        """Keep what a crawl wrote of itself and no page says, in `options` as one of its `notes`, so that a rebuild can
        write it again in its place: `after` is the last fetch before it."""
        said_where = "json_set(json(?), '$.after', (select coalesce(max(id), 0) from fetches))"
        sql = f"update crawls set options = json_insert(options, '$.notes[#]', {said_where}) where id = ?"
        with self._writing():
            self._db.execute(sql, (_json(said), crawl_id))

    def unfinished_crawl(self, site: str) -> int | None:
        """The first of a site's crawls that were cut off since one came to its end; None where the last one did.

        What they kept need not be asked for again.
        """
        sql = """select min(id) from crawls where site = ? and id >
            coalesce((select max(id) from crawls
                where site = ? and finished_at is not null and outcome not in ('stopped', 'refused', 'failed')), 0)"""
        found = self._db.execute(sql, (site, site)).fetchone()[0]
        return int(found) if found is not None else None

    def add_fetch(self, fetch: Fetch, body: bytes | None) -> int:
        """Keep a fetch and its body in one transaction; returns the fetch's id.

        Bytes that were taken down are not kept again: their mask stands for them, or the verdict is `redacted`.
        """
        with self._writing():
            digest, verdict, is_masked = None, fetch.verdict, False
            if body is not None:
                digest, is_kept = self._keep(body)
                is_masked = fetch.is_masked or digest != sha256(body)
                verdict = verdict if is_kept else REDACTED
            cursor = self._db.execute(
                "insert into fetches(crawl_id, site, url, canonical_url, page, context, at, status, headers, sha256,"
                " fingerprint, verdict, detail, is_masked) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (fetch.crawl_id, fetch.site, fetch.url, fetch.canonical_url, fetch.page, _json(fetch.context), fetch.at,
                 fetch.status, _json(fetch.headers or {}), digest, fetch.fingerprint, verdict, fetch.detail, is_masked),
            )  # fmt: skip
        return int(cursor.lastrowid or 0)

    def add_file(
        self, name: str, at: str, body: bytes, options: dict[str, Any], verdict: str, detail: str | None
    ) -> int:
        """Keep an imported file as it was; returns its id. `name` is the file's own name, without its folder."""
        with self._writing():
            digest, is_kept = self._keep(body)
            cursor = self._db.execute(
                "insert into files(name, at, sha256, options, verdict, detail) values (?, ?, ?, ?, ?, ?)",
                (name, at, digest, _json(options), verdict if is_kept else REDACTED, detail),
            )
        return int(cursor.lastrowid or 0)

    def _keep(self, body: bytes) -> tuple[str, bool]:
        """The SHA-256 of what is kept for a body, and whether anything is."""
        digest = sha256(body)
        mask = self._redactions.mask_of(digest)
        if mask is not None:
            return mask, self._bodies.has(mask)
        if self._redactions.is_erased(digest):
            return digest, False
        return self._bodies.keep(body), True

    def body(self, digest: str) -> bytes:
        """The bytes with this SHA-256, checked. Raises KeyError where they are not kept, ArchiveUnreadable where the
        file is damaged."""
        return self._bodies.get(digest)

    def addresses_of(self, site: str) -> list[str]:
        """Where a site's list of committees was asked for and answered from: more than one place, once it has moved."""
        sql = """select canonical_url, url from fetches
            where site = ? and page in ('committee_list', 'xml_committees') and verdict = 'ok' order by id"""
        return list(dict.fromkeys(each for row in self._db.execute(sql, (site,)) for each in row))

    def last_fetch(self, canonical_url: str, *, verdict: str | None = "ok") -> Fetch | None:
        """The newest fetch of a page with this verdict (any, where None)."""
        row = self._db.execute(
            "select * from fetches where canonical_url = ? and (? is null or verdict = ?) order by id desc limit 1",
            (canonical_url, verdict, verdict),
        ).fetchone()
        return _fetch(row) if row else None

    def fetch(self, fetch_id: int) -> Fetch | None:
        """One fetch by its number; None where it was never kept."""
        row = self._db.execute("select * from fetches where id = ?", (fetch_id,)).fetchone()
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

    def robots_of(self, site: str) -> list[Robots]:
        """A site's robots.txt at every time it was asked for, newest first."""
        sql = "select * from fetches where site = ? and page = 'robots' order by id desc"
        return [self._robots(_fetch(row)) for row in self._db.execute(sql, (site,)).fetchall()]

    def _robots(self, fetch: Fetch) -> Robots:
        is_kept = fetch.sha256 is not None and self._bodies.has(fetch.sha256)
        text = self.body(fetch.sha256 or "").decode("utf-8", "replace") if is_kept else None
        return Robots(fetch.url, fetch.at, fetch.status, text)

    # ------------------------------------------------------------ upkeep

    def compact(self, most: int | None = None) -> Compacted:
        """Pack what is kept since the last time, and give the room back to the disk (`Bodies.compact`)."""
        with self._told():
            done = self._bodies.compact(most)
        with suppress(sqlite3.OperationalError):  # no room to tidy up in, or another program reads: nothing is lost
            self._give_back()
        return done

    def _give_back(self) -> None:
        pages, free, mode = (
            self._db.execute(f"pragma {name}").fetchone()[0] for name in ("page_count", "freelist_count", "auto_vacuum")
        )
        if mode == 0 and free > pages // 4:  # a file of the first shape: once
            self._db.execute("pragma auto_vacuum=incremental")
            self._db.execute("vacuum")
        for _ in range(0, free if mode else 0, _PAGES_FREED):
            # a page a step, and no rows: only `executescript` takes every step
            self._db.executescript(f"pragma incremental_vacuum({_PAGES_FREED})")
        self._db.execute("pragma wal_checkpoint(truncate)").fetchall()

    def verify(self) -> Iterator[Damage]:
        """Read every body again; yields what does not come back as it was kept."""
        return self._bodies.verify()

    # ------------------------------------------------------------ taking down

    def add_redaction(self, ref: str, sha256: str | None, reason: str, at: str) -> int:
        """Note that something was taken down. The bytes with this SHA-256 are never kept again; see `erase`."""
        with self._told():
            return self._redactions.add(ref, sha256, reason, at)

    def redacted(self, ref: str) -> list[Redaction]:
        """The redactions of a record or document, oldest first; none where it was not taken down."""
        return list(self._redactions.all(ref))

    def redactions(self) -> Iterator[Redaction]:
        """Every redaction, oldest first."""
        return self._redactions.all()

    def erase(self, digests: Iterable[str]) -> None:
        """Erase bodies so that no byte of them is left in the file (`Redactions.erase`). May be called again."""
        with self._told():
            self._redactions.erase(digests)

    def replace_body(self, old: str, masked: bytes) -> str:
        """Erase a body and let masked bytes stand for it, now and when it comes again; returns their SHA-256."""
        with self._told():
            return self._redactions.replace(old, masked)

    @property
    def taken_down(self) -> Redactions:
        """The ledger itself, for `minutes redact`."""
        return self._redactions

    def counts(self) -> dict[str, int]:
        """Rows a table, and the bytes bodies had and take."""
        tables = {
            name: self._db.execute(f"select count(*) from {name}").fetchone()[0]
            for name in ("bodies", "blocks", "fetches", "crawls", "files", "redactions")
        }
        had, taken = self._bodies.sizes()
        return {**tables, "body_bytes": had, "stored_bytes": taken}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _fetch(row: sqlite3.Row) -> Fetch:
    values = dict(row)
    values["context"], values["headers"] = json.loads(values["context"]), json.loads(values["headers"])
    values["is_masked"] = bool(values["is_masked"])
    return Fetch(**values)
