"""`fts_query(words)` in SQL: what somebody typed becomes a full-text query that is never an error."""

import sqlite3

from datasette import hookimpl
from datasette.app import Datasette

from publish import words


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, datasette: Datasette) -> None:
    """Datasette calls this for every connection it opens."""
    words.register(conn, int(datasette.setting("max_returned_rows")))
    # The search box of a table: Datasette's own function makes errors of punctuation alone. Last, so that ours stands.
    conn.create_function("escape_fts", 1, words.fts_query, deterministic=True)
