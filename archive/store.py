"""archive.db: what is published. The only module that opens it.

Writes are batches of idempotent upserts: what a page does not state never overwrites what another page did, a changed
field leaves a row in `revisions`, and the facts of a text are replaced as one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from types import TracebackType
from typing import Any

from archive import records as r
from archive.erasing import erase
from archive.errors import ArchiveUnreadable, ArchiveUnwritable, MixedArchive
from archive.failures import PAGE, close_days, note_failures, settle
from archive.foreign import refuse_other
from archive.gaps import filled, held, stated, withdraw
from archive.ids import sha256, text_id
from archive.joined import as_held, is_same_text, read_otherwise, spread_status, told_by, with_status
from archive.linked import forget_words, link_only_sites, newly_linked, without_words
from archive.migrations import OURS, migrate
from archive.pages import LISTS, PageRead, drop_texts, is_first_reading, note_page
from archive.plainsql import PatientDatabase, rows_where, tune, unwritable, upsert
from archive.rows import (
    RECORD_TABLES,
    Row,
    Saved,
    contradicts,
    is_another,
    merge_batch,
    over,
    plain,
    reused,
    values_of,
)
from archive.withheld import TakenDown, Withheld

_OF_THE_FILE = "(field like 'page-%' or field = 'text')"  # the parts of printed minutes are made from these


class Archive:
    """An open archive.db. Use as a context manager.

    Raises ArchiveUnwritable, ArchiveUnreadable or ArchiveTooNew, one line each, naming the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._withheld: Withheld | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=30, cached_statements=512)
            refuse_other(connection, str(path), OURS, "an archive", "--archive")
            tune(connection)
            self.db = PatientDatabase(connection)
            migrate(self.db, str(path))
        except (OSError, sqlite3.OperationalError) as error:
            raise ArchiveUnwritable(f"Cannot write {path}: {error}. Choose another file with --archive.") from error
        except sqlite3.DatabaseError as error:
            raise ArchiveUnreadable(
                f"{path} is not an archive: {error}. Choose another file with --archive."
            ) from error

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()
        if told := unwritable(self.path, error):
            raise told from error

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that one file is the whole archive, and close it.

        Whoever has only read leaves the log alone: a crawl may be writing it.
        """
        if self.db.conn.total_changes:
            with suppress(sqlite3.OperationalError):  # a reader holds the log; SQLite folds it in when the last leaves
                self.db.execute("pragma wal_checkpoint(truncate)").fetchall()
        self.db.close()

    @property
    def withheld(self) -> Withheld:
        """What was redacted and may not come back."""
        if self._withheld is None:
            self._withheld = Withheld.load(self.db)
        return self._withheld

    def take_down(self, taken: Iterable[TakenDown], *, again: bool = False) -> None:
        """Take records out for good (`archive.erasing`); those that are out already only where asked `again`."""
        known = set() if again else {row["id"] for row in self.db.query("select id from redactions")}
        if new := [each for each in taken if each.id not in known]:
            erase(self.db, new)
            self._withheld = None

    # ------------------------------------------------------------ ground

    def refuse_mixture(self, *, is_fictional: bool) -> None:
        """Raise MixedArchive where rows of the other kind are here: invented facts must never be quoted as real."""
        other = next(
            self.db.query("select name from sites where is_fictional = ? limit 1", [int(not is_fictional)]), None
        )
        if other:
            here, there = ("real", "fictional") if is_fictional else ("fictional", "real")
            raise MixedArchive(
                f"{self.path} holds the {here} {other['name']}; {there} pages may not be mixed with it."
                " Choose another file: --archive NAME.db --evidence NAME-evidence.db"
            )

    def save(
        self, parsed: Iterable[r.Parsed], seen_at: str, fetch_id: int | None = None, page_read: PageRead | None = None
    ) -> Saved:
        """Write what pages said, in one transaction. `seen_at` is UTC, ISO 8601.

        `page_read` says which page of a site this is: what it no longer shows is noted too.
        """
        saved = Saved()
        pages = [self.withheld.strip(page) for page in parsed] if self.withheld else list(parsed)
        pages, untold = told_by(self.db, pages, page_read)
        first = page_read.record_id if page_read and is_first_reading(self.db, page_read) else None
        linked = link_only_sites(self.db, pages)
        pages = [without_words(page, linked) for page in pages] if linked else pages
        with self.db.atomic():
            for site in newly_linked(self.db, linked) if linked else ():
                forget_words(self.db, site, seen_at)
            otherwise = read_otherwise(self.db, pages)
            by_table: dict[str, list[r.Record]] = {}
            for page in pages:
                for record in page.records:
                    by_table.setdefault(RECORD_TABLES[type(record)], []).append(record)
            for table, batch in by_table.items():
                self._save_table(table, self._firm(table, batch, page_read), seen_at, fetch_id, saved, first, otherwise)
            self._save_texts(with_status(self.db, pages), seen_at, saved, otherwise)
            spread_status(self.db, pages, untold)
            self._drop_pages_gone(pages)
            self._save_absences([a for page in pages for a in page.absences], seen_at, fetch_id)
            withdraw(self.db, (*stated(self.db, [each for page in pages for each in page.records]), *filled(pages)))
            note_failures(self.db, [each for page in pages for each in page.failures], seen_at, fetch_id)
            gaps = [gap for page in pages for gap in (*((key, PAGE) for key in page.fetched), *page.settled)]
            settle(self.db, page_read.url if page_read else None, gaps)
            self._save_problems([p for page in pages for p in page.problems], seen_at, fetch_id)
            if page_read is not None:
                self._note_page(page_read, pages, seen_at, fetch_id)
        return saved

    def _note_page(self, read: PageRead, pages: Sequence[r.Parsed], seen_at: str, fetch_id: int | None) -> None:
        shown = ((RECORD_TABLES[type(record)], record.id) for page in pages for record in page.records)
        is_whole = not any(problem.stage == "parse" for page in pages for problem in page.problems)
        note_page(self.db, read, shown, seen_at, fetch_id, is_whole)
        if is_whole:
            close_days(self.db, read.site, read.page)

    def _firm(self, table: str, batch: Sequence[r.Record], page_read: PageRead | None) -> Sequence[r.Record]:
        """What of a batch may change rows: a list may not overrule what a record's own page says, only fill it in.

        Two pages that say different things would take turns otherwise, with a revision each night.
        """
        if page_read is None or page_read.page not in LISTS:
            return batch
        read = {row["record_id"] for row in rows_where(self.db, "pages", "record_id", [record.id for record in batch])}
        held = self._rows_by_id(table, sorted(read))
        return [_without_contradictions(record, held[record.id]) if record.id in held else record for record in batch]

    def _save_table(
        self, table: str, batch: Sequence[r.Record], seen_at: str, fetch_id: int | None, saved: Saved,
        first: str | None = None, otherwise: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        """Write the rows of one table; `first` is the record whose own page was never read before, `otherwise` are
        those whose text comes from another source than what is held."""
        merged = merge_batch(table, batch)
        stored = self._rows_by_id(table, list(merged))
        write: list[Row] = []
        for key, row in merged.items():
            old = stored.get(key)
            if old is not None and key in otherwise:
                row = as_held(old, row)
            new = (
                {**row, "first_seen": seen_at, "last_seen": seen_at, "gone_at": None}
                if old is None
                else over(table, old, row)
            )
            is_version = old is not None and key != first
            changes = [name for name in row if contradicts(name, old[name], new[name])] if old and is_version else []
            if old is not None:
                new["last_seen"], new["gone_at"] = max(old["last_seen"], seen_at), None
                self._revise(key, [*changes, *(["gone_at"] if old["gone_at"] else [])], old, new, seen_at, fetch_id)
            saved.note(table, key, is_new=old is None, is_changed=bool(changes))
            if old is not None and is_another(table, old, changes):
                self._save_problems([reused(key, old, row)], seen_at, fetch_id)
            write.append(new)
        upsert(self.db, table, write)

    def _revise(self, key: str, changes: Sequence[str], old: Row, new: Row, seen_at: str, fetch_id: int | None) -> None:
        sql = "insert into revisions(record_id, field, old, new, seen_at, fetch_id) values (?, ?, ?, ?, ?, ?)"
        self.db.conn.executemany(
            sql, [(key, name, old[name], new[name], seen_at, fetch_id) for name in changes]
        )  # fmt: skip

    def _rows_by_id(self, table: str, keys: Sequence[str]) -> dict[str, Row]:
        return {row["id"]: row for row in rows_where(self.db, table, "id", keys)}

    def _save_texts(
        self, texts: Sequence[r.Text], seen_at: str, saved: Saved, otherwise: frozenset[str] = frozenset()
    ) -> None:
        rows = {text_id(text.record_id, text.field): text for text in texts if text.text}
        stored = self._rows_by_id("texts", list(rows))
        write: list[Row] = []
        for key, text in rows.items():
            row: Row = {"id": key, **values_of(text), "sha256": sha256(text.text.encode()), "seen_at": seen_at}
            old = stored.get(key)
            if old is not None and text.record_id in otherwise and is_same_text(old["text"], text.text):
                row["text"], row["sha256"] = old["text"], old["sha256"]
            if old is not None and old["section"] == r.SEARCHED and text.section == "report":
                row["section"] = r.SEARCHED  # split into its items, which the paper cannot know
            same = old is not None and all(old[name] == row[name] for name in ("sha256", "section", "minutes_status"))
            saved.note("texts", key, is_new=old is None, is_changed=not same)
            if not same:
                write.append(row)
        upsert(self.db, "texts", write)

    def _drop_pages_gone(self, pages: Sequence[r.Parsed]) -> None:
        """A paper read again with fewer pages leaves no text of those it had; evidence keeps the old bytes."""
        for page in pages:
            for paper in page.records:
                if isinstance(paper, r.Document) and paper.id in page.fetched:
                    now = {text_id(text.record_id, text.field) for text in page.texts}
                    held = self.db.query(f"select id from texts where record_id = ? and {_OF_THE_FILE}", [paper.id])
                    drop_texts(self.db, [row["id"] for row in held if row["id"] not in now])

    def _save_absences(self, absences: Sequence[r.Absence], seen_at: str, fetch_id: int | None) -> None:
        none = held(self.db, ((gap.record_id, gap.field) for gap in absences))
        gaps = {text_id(gap.record_id, gap.field): gap for gap in absences if (gap.record_id, gap.field) not in none}
        stored = self._rows_by_id("absences", list(gaps))
        upsert(
            self.db, "absences",
            (
                {"id": key, **values_of(gap), "fetch_id": fetch_id,
                 "seen_at": stored.get(key, {}).get("seen_at", seen_at)}
                for key, gap in gaps.items()
            ),
        )  # fmt: skip

    def _save_problems(self, problems: Sequence[r.Problem], seen_at: str, fetch_id: int | None) -> None:
        rows = {}
        for p in problems:
            key = f"{p.stage} {p.record_id or p.url or ''}: {p.message}"
            site = (p.record_id or "").split("/")[0] or None
            rows[key] = {"id": key, **values_of(p), "site": site, "fetch_id": fetch_id, "seen_at": seen_at}
        upsert(self.db, "problems", rows.values())

    def add_crawl(self, row: Row) -> None:
        """Note a crawl: a row of the `crawls` table."""
        self.db.table("crawls").upsert({**row, "scope": plain(row["scope"])}, pk="id")

    def read_already(self, ids: Iterable[str]) -> set[str]:
        """Those of the meetings and decisions whose own page was read: they have agenda items, or a text."""
        sql = """select distinct meeting_id as id from agenda_items
            union select id from decisions where decision_text is not null"""
        return set(ids) & {row["id"] for row in self.db.query(sql)}


def _without_contradictions(record: r.Record, held: Row) -> r.Record:
    """A record that only fills in what is not held."""
    nothing: dict[str, Any] = {
        each.name: None for each in fields(record) if each.name not in r.IDENTITY and held[each.name] is not None
    }
    return replace(record, **nothing)
