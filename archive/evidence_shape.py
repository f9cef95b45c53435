"""The shape of evidence.db: its tables, and how an older file is brought to them in place."""

from __future__ import annotations

import sqlite3

from archive.errors import ArchiveTooNew

SHAPE = 2  # `pragma user_version`; files of the first shape have 0

_TABLES = """
create table if not exists bodies (
    sha256 text primary key, size integer not null, zstd blob not null, dictionary_id integer,
    form text not null default 'plain', block_id integer, start integer, seq integer
) without rowid;
create table if not exists blocks (
    id integer primary key autoincrement, codec text not null, size integer not null, sha256 text not null,
    packed blob not null
);
create table if not exists crawls (
    id integer primary key, site text not null, options text not null,
    started_at text not null, finished_at text, outcome text, receipt text
);
create table if not exists fetches (
    id integer primary key, crawl_id integer references crawls(id), site text not null,
    url text not null, canonical_url text not null, page text not null, context text not null,
    at text not null, status integer, headers text not null, sha256 text references bodies(sha256),
    fingerprint text, verdict text not null, detail text, is_masked integer not null default 0
);
create table if not exists files (
    id integer primary key, name text not null, at text not null, sha256 text not null references bodies(sha256),
    options text not null, verdict text not null, detail text
);
create table if not exists redactions (
    id integer primary key, ref text not null, sha256 text, reason text not null, at text not null
);
create table if not exists masks (sha256 text primary key, masked_sha256 text not null) without rowid;
"""
_INDEXES = """
create index if not exists bodies_plain on bodies(seq) where form = 'plain';
create index if not exists bodies_block on bodies(block_id) where block_id is not null;
create index if not exists fetches_canonical on fetches(canonical_url, id);
create index if not exists fetches_crawl on fetches(crawl_id);
create index if not exists fetches_sha256 on fetches(sha256);
create index if not exists fetches_robots on fetches(site, id) where page = 'robots';
create index if not exists redactions_ref on redactions(ref);
create index if not exists redactions_sha256 on redactions(sha256);
"""
_NEW_COLUMNS = {
    "bodies": {"form": "text not null default 'plain'", "block_id": "integer", "start": "integer", "seq": "integer"},
    "fetches": {"is_masked": "integer not null default 0"},
}


def shape_of(db: sqlite3.Connection) -> int:
    """The shape a file has; 0 for the first one and for an empty file."""
    return int(db.execute("pragma user_version").fetchone()[0])


def bring_to_shape(db: sqlite3.Connection, path: str) -> None:
    """Make the tables, or add what an older file lacks, in one transaction. Raises ArchiveTooNew; then writes nothing.

    What an older file holds stays where it is: its bodies are plain, and the next `compact` packs them.
    """
    found = shape_of(db)
    if found > SHAPE:
        raise ArchiveTooNew(
            f"{path} was made by a newer version (its shape is {found}, this version knows {SHAPE})."
            " Update this program, or choose another file: --evidence."
        )
    if found == SHAPE:
        return
    db.execute("begin immediate")
    try:
        if shape_of(db) < SHAPE:  # another process may have done it while we waited
            _add_what_is_missing(db)
            db.execute(f"pragma user_version = {SHAPE}")
    except BaseException:
        db.execute("rollback")
        raise
    db.execute("commit")


def _add_what_is_missing(db: sqlite3.Connection) -> None:
    for statement in _TABLES.split(";"):
        db.execute(statement)
    for table, columns in _NEW_COLUMNS.items():
        held = {row[1] for row in db.execute(f"pragma table_info({table})")}
        for name, kind in columns.items():
            if name not in held:
                db.execute(f"alter table {table} add column {name} {kind}")
    for statement in _INDEXES.split(";"):
        db.execute(statement)
    db.execute("update bodies set seq = (select min(id) from fetches where fetches.sha256 = bodies.sha256)")
