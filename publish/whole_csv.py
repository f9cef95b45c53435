"""CSV that is whole, or says that it is not. Datasette alone gives the first page of a table, and the first thousand
rows of a question, and says nothing.

A table's or view's `.csv` is streamed to its end unless a page of it is asked for (`_size=100`, `_next=`). A question's
`.csv` holds all its rows up to `MOST_ROWS`; where that is not all, a header, the file's name and its last line say so.
"""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils import derive_named_parameters, sqlite_timelimit
from datasette.utils.asgi import Response

from publish.settings import DATABASE
from publish.words import rows_wanted

MOST_ROWS = 50_000
_SOME = 500
CUT_HEADER = "X-Rows-Cut"
TOO_LONG = "This takes longer than the time a question may take here. Ask for less, or take the tables from /download."
STOPPED = "\r\nCUT: the server stopped here, the rows above are not all. The whole archive is at /download.\r\n"
_PARTS_ASKED = ("_stream", "_next")
_TABLE = re.compile(rf"/{DATABASE}/(?P<table>[^/]+)\.csv$")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question; `is_cut` where there are more."""

    names: Sequence[str]
    rows: Sequence[Sequence[Any]]
    is_cut: bool


def cut_line(count: int) -> str:
    """What stands in the last line of a file that is not whole."""
    return f"CUT: only the first {count:,} rows are here. The whole archive is at /download."


def as_csv(answer: Answer) -> str:
    """The rows, and a last line where they are not all."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(answer.names)
    writer.writerows(answer.rows)
    if answer.is_cut:
        writer.writerow([cut_line(len(answer.rows))])
    return file.getvalue()


async def ask(datasette: Datasette, sql: str, given: dict[str, str]) -> Answer:
    """Run a SELECT with the parameters given, the others empty.

    At the limit of time the rows read until then are the answer, cut; raises QueryInterrupted where there is none yet.
    """
    db = datasette.get_database(DATABASE)
    names = [name for name in await derive_named_parameters(db, sql) if not name.startswith("_")]
    values = {name: given.get(name, "") for name in names}
    limit = datasette.setting("sql_time_limit_ms")

    def run(connection: sqlite3.Connection) -> Answer:
        rows: list[tuple[Any, ...]] = []
        is_cut = False
        with sqlite_timelimit(connection, limit), rows_wanted(MOST_ROWS):
            try:
                cursor = connection.execute(sql, values)
                while len(rows) <= MOST_ROWS and (some := cursor.fetchmany(_SOME)):
                    rows += [tuple(row) for row in some]
            except sqlite3.OperationalError as error:
                if error.args != ("interrupted",):
                    raise
                if not rows:
                    raise QueryInterrupted(error, sql, values) from error
                is_cut = True
        columns = [column[0] for column in cursor.description or ()]
        return Answer(columns, rows[:MOST_ROWS], is_cut or len(rows) > MOST_ROWS)

    answer: Answer = await db.execute_fn(run)
    return answer


async def response(datasette: Datasette, name: str, sql: str, given: dict[str, str]) -> Response:
    """The answer to a question as a CSV file called after `name`."""
    try:
        answer = await ask(datasette, sql, given)
    except QueryInterrupted:
        return Response.text(TOO_LONG, status=400)
    except sqlite3.Error as error:
        return Response.text(f"This cannot be asked: {error}", status=400)
    headers, cut = {}, f"-first-{len(answer.rows)}-rows" if answer.is_cut else ""
    if answer.is_cut:
        headers[CUT_HEADER] = f"first {len(answer.rows)} rows"
    if answer.is_cut or given.get("_dl"):
        headers["Content-Disposition"] = f'attachment; filename="{name}{cut}.csv"'
    media = "text/csv" if answer.is_cut or given.get("_dl") else "text/plain"  # as Datasette: shown unless downloaded
    return Response(as_csv(answer), content_type=f"{media}; charset=utf-8", headers=headers)


def whole_table(path: str, question: str, questions: Iterable[str]) -> str | None:
    """The query string with which Datasette gives a table to its end; None where it is to be left as it is."""
    found = _TABLE.search(path)
    if found is None or found["table"] in questions:
        return None
    asked = dict(part.partition("=")[::2] for part in question.split("&") if part)
    if any(name in asked for name in _PARTS_ASKED) or asked.get("_size", "max") != "max":
        return None
    return f"{question}&_stream=on" if question else "_stream=on"


def said_if_cut(send: Callable[[dict[str, Any]], Any]) -> Callable[[dict[str, Any]], Any]:
    """A `send` for a stream of CSV: where Datasette broke off (it ends with an error's words, in no line of their own)
    a last line says so."""
    last = b"\r\n"
    is_good = False

    async def checked(message: dict[str, Any]) -> None:
        nonlocal last, is_good
        if message["type"] == "http.response.start":
            is_good = message["status"] == 200
        elif is_good:
            body = message.get("body", b"")
            last = (last + body)[-2:]
            if not message.get("more_body") and last != b"\r\n":
                message = {**message, "body": body + STOPPED.encode()}
        await send(message)

    return checked
