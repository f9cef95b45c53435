"""What a public server must not do: reach beyond the archive, tell of the machine, be framed or sniffed. Pure but for
the connection it guards."""

from __future__ import annotations

import re
import sqlite3

SECURITY_HEADERS: dict[str, str] = {
    # Datasette's own pages hold a few lines of script and style; nothing comes from elsewhere
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
        " object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_INSIDE = re.compile(r"^/-/(?:databases|threads|permissions|allow-debug|messages|patterns|logout|actor|auth-token)\b")
_TELLS_PATHS = frozenset({"pragma_database_list", "pragma_module_list", "pragma_compile_options", "dbstat"})
_REACHES_OUT = frozenset({sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH})
_REACHING_FUNCTIONS = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})
# One step of SQLite that makes a gigabyte is not cut off by the time limit, which counts steps
_SWELLING_FUNCTIONS = frozenset({"zeroblob", "randomblob"})
LARGEST_VALUE = 64_000_000
"""Bytes of one value or row that a query may make or read: more than the longest text of a paper that is kept."""


def is_inside(path: str) -> bool:
    """Whether an address under the base shows the machine (where files lie, its threads) and not the archive."""
    return _INSIDE.match(path) is not None


def allows(action: int, first: str | None, second: str | None, _database: str | None, _trigger: str | None) -> int:
    """SQLite's authorizer: every read of the archive, and nothing that reaches beyond it or tells where it lies."""
    if action in _REACHES_OUT:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (first or "").lower() in _TELLS_PATHS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _REACHING_FUNCTIONS | _SWELLING_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def guard(connection: sqlite3.Connection) -> None:
    """Keep a connection to reading the archive, in values of bearable size."""
    connection.execute("pragma query_only = 1")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    connection.set_authorizer(allows)
