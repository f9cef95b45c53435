"""From what somebody types in a search box to a full-text query that is never an error.

Every word must be found. `"two words"` in quotation marks is a phrase, `word*` finds words that begin so. All else that
FTS5 would read as syntax is text.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from publish.search_rows import DAY, code

# FTS5 refuses expressions nested deeper than 256; nobody means more words than this.
MAX_WORDS = 32
MAX_WORD_LENGTH = 100
# An empty phrase matches no row; an empty query is a syntax error.
NOTHING = '""'
OR = "\x1f"
"""Parts values of a filter of which any will do: `char(31)` in SQL."""
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
MOST_ROWS = 1000
"""Rows that a question shows where nothing else is set."""
_ASKED = threading.local()
_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\0": " "})


def fts_query(words: object, column: str | None = None) -> str:
    """The FTS5 query for `words`; one that finds nothing where they hold no letter or digit.

    `column` looks in one column only. Written so that it can be a SQL function: any value is taken, None is no words.
    """
    text = str(words if words is not None else "").translate(_QUOTES)
    terms = [term for match in _TERM.finditer(text) if (term := _term(match))][:MAX_WORDS]
    query = " ".join(terms) or NOTHING
    return f"{{{column}}} : ({query})" if column else query


def fts_search(query: object, *filters: object) -> str:
    """A query of the index of `search`: a query of words (empty: any) and filters, as kind and value in turn.

    Kinds are those of `publish.search_rows.code`; `-k` leaves a kind of row out. An empty value filters nothing, None
    finds nothing: there is no such thing. Several values that will do are parted by `OR`.
    """
    words, wanted, unwanted = str(query or ""), list[str](), list[str]()
    for kind, value in zip(filters[::2], filters[1::2], strict=True):
        if value is None or words == NOTHING:
            return NOTHING
        if value:
            codes = " OR ".join(f'"{code(str(kind).lstrip("-"), each)}"' for each in str(value).split(OR))
            (unwanted if str(kind).startswith("-") else wanted).append(f"({codes})")
    terms = " AND ".join([*([f"({words})"] if words else []), *wanted])
    return " NOT ".join([f"({terms})", *unwanted]) if terms else NOTHING


def day_number(day: object) -> int:
    """The least number that a row of `search` can have on or after a day, month or year; 0 for what is none."""
    found = _DAY.fullmatch(str(day or ""))
    return int("".join(part or "00" for part in found.groups())) * DAY if found else 0


@contextmanager
def rows_wanted(rows: int) -> Iterator[None]:
    """Questions that this thread puts within the block look for so many rows."""
    _ASKED.rows = rows
    try:
        yield
    finally:
        del _ASKED.rows


def register(connection: sqlite3.Connection, most_rows: int = MOST_ROWS) -> None:
    """Make `fts_query(words)`, `fts_query(words, column)`, `fts_search` and `day_number` known to SQL.

    And `most_rows()`, for the limits inside a question: one row more than an answer can show, so that it is seen to be
    cut.
    """
    connection.create_function("most_rows", 0, lambda: getattr(_ASKED, "rows", most_rows) + 1)
    for arguments in (1, 2):
        connection.create_function("fts_query", arguments, fts_query, deterministic=True)
    connection.create_function("fts_search", -1, fts_search, deterministic=True)
    connection.create_function("day_number", 1, day_number, deterministic=True)


def _term(match: re.Match[str]) -> str:
    phrase, phrase_star, word = match.groups()
    text = phrase if phrase is not None else word
    if not any(character.isalnum() for character in text):
        return ""
    star = "*" if phrase_star or (word and word.endswith("*")) else ""
    # The tokenizer splits at punctuation: "10,000" is searched as a phrase, as it was indexed.
    return '"' + text.strip()[:MAX_WORD_LENGTH].rstrip("*") + '"' + star
