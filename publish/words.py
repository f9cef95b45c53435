"""From what somebody types in a search box to a full-text query that is never an error.

Every word must be found. `"two words"` in quotation marks is a phrase, `word*` finds words that begin so. All else that
FTS5 would read as syntax is text.
"""

from __future__ import annotations

import re
import sqlite3

# FTS5 refuses expressions nested deeper than 256; nobody means more words than this.
MAX_WORDS = 32
MAX_WORD_LENGTH = 100
# An empty phrase matches no row; an empty query is a syntax error.
NOTHING = '""'
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


def register(connection: sqlite3.Connection) -> None:
    """Make `fts_query(words)` and `fts_query(words, column)` known to SQL."""
    for arguments in (1, 2):
        connection.create_function("fts_query", arguments, fts_query, deterministic=True)


def _term(match: re.Match[str]) -> str:
    phrase, phrase_star, word = match.groups()
    text = phrase if phrase is not None else word
    if not any(character.isalnum() for character in text):
        return ""
    star = "*" if phrase_star or (word and word.endswith("*")) else ""
    # The tokenizer splits at punctuation: "10,000" is searched as a phrase, as it was indexed.
    return '"' + text.strip()[:MAX_WORD_LENGTH].rstrip("*") + '"' + star
