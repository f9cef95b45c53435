"""From words and filters to a query of the word index: never an error, unless its own syntax was asked for. Pure."""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass

from publish.search_rows import SUMS, code, first_number
from publish.words import NOTHING, fts_query

MAX_LENGTH = 2000
"""Characters of a search that are read; nobody means more."""
LAST_NUMBER = 2**62
KINDS = {
    "item": "agenda items with their minutes", "decision": "decision records", "resolution": "resolutions",
    "document_page": "pages of papers", "document": "papers without text",
}  # fmt: skip
"""What can be found, and what it is called."""


# Every row has a kind, and only one.
_ANY = " OR ".join(f'"{code("k", kind)}"' for kind in KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for; empty is any. `committees` are names or ids, any of which will do; days are YYYY-MM-DD."""

    words: str = ""
    is_advanced: bool = False
    council: str = ""
    committees: tuple[str, ...] | None = None
    kind: str = ""
    outcome: str = ""
    has_vote: bool = False
    least: float | None = None
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """What the word index is asked: `match`, for rows with numbers from `low` up to but without `high`.

    `words` is the part of `match` that came from words, None where there is none. `least` is a sum that the index knows
    too roughly, so that rows are looked at.
    """

    match: str
    words: str | None
    low: int
    high: int
    least: float | None

    @property
    def is_nothing(self) -> bool:
        """No row can match."""
        return self.match == NOTHING


def match_of(asked: Asked) -> Match:
    """The query. Words that hold no letter or digit find nothing, as does a committee that there is not."""
    words = words_of(asked)
    codes = list(_codes(asked))
    match = " AND ".join([*([f"({words})"] if words else []), *codes]) or _ANY
    if words == NOTHING or asked.committees == ():
        match = NOTHING
    exact = asked.least is None or asked.least in SUMS
    return Match(match, words, *_numbers(asked), None if exact else asked.least)


def words_of(asked: Asked) -> str | None:
    """The words as the index reads them; None where there are none. As they are where its own syntax was asked for."""
    text = asked.words[:MAX_LENGTH].replace("\0", " ").strip()
    # A character that no file can hold cannot be given to SQLite either.
    text = text.encode("utf-8", "ignore").decode()
    if not text:
        return None
    return text if asked.is_advanced else fts_query(text)


def _codes(asked: Asked) -> Iterable[str]:
    for kind, value in (("c", asked.council), ("k", asked.kind), ("o", asked.outcome)):
        if value:
            yield _quoted(code(kind, value))
    if asked.committees:
        yield "(" + " OR ".join(_quoted(code("b" if "/" in each else "n", each)) for each in asked.committees) + ")"
    if asked.has_vote:
        yield '"xvz"'
    if asked.least is not None and (place := bisect.bisect_right(SUMS, asked.least)):
        yield _quoted(f"xs{SUMS[place - 1]}z")


def _numbers(asked: Asked) -> tuple[int, int]:
    """What has no date is left out where days are asked for."""
    low = first_number(asked.since) if asked.since else first_number("0001-01-01") if asked.until else 0
    return low, first_number(asked.until) + first_number("0000-00-01") if asked.until else LAST_NUMBER


def _quoted(word: str) -> str:
    return f'"{word}"'
