"""Looks matches up in the word index: the newest ones first, the best of them ranked, each within the time limit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from datasette.database import QueryInterrupted

from publish.cells import END_FOUND, FOUND
from publish.remembered import remembered
from publish.search_rows import DAY, SUMS
from publish.site.page import Ask, Data
from publish.site.search_query import Match

RANKED = 20_000
"""Matches that are ranked: of more, the newest."""
SHOWN = 1000
"""Places that can be paged through."""
AT_ONCE = 100
TOO_LONG = "Looking this up took too long. Use more words, or longer beginnings before a *, or a shorter time."

_FROM = "from search_fts where search_fts match :match and rowid >= :low and rowid < :high"
_FROM_SUMS = """from search_fts cross join search s on s.number = search_fts.rowid
where search_fts match :match and search_fts.rowid >= :low and search_fts.rowid < :high and s.largest_gbp >= :least"""
# The index knows the sums roughly: rows between what it knows and what was asked are left out, without reading any.
_FROM_STEP = f"""{_FROM} and search_fts.rowid not in (
  select number from search where largest_gbp >= :step and largest_gbp < :least)"""
# Many numbers come as one row of JSON: between two rows each thread of the server waits for its turn.
_NEWEST = """with found as materialized (select search_fts.rowid as number {source} order by search_fts.rowid desc
  limit :ranked + 1)
select (select count(*) from found) as matches,
  (select number from found order by 1 desc limit 1 offset :ranked - 1) as oldest,
  (select json_group_array(number) from (select number from found order by 1 desc limit :shown)) as numbers"""
_BEST = """select json_group_array(number) as numbers
from (select search_fts.rowid as number {source} order by rank limit :shown)"""
_RECORDS = """select json_group_array(json_array(number, record_id)) from search
where number in (select value from json_each(:numbers))"""
_HIT = """s.number, s.id, s.kind, s.record_id, s.date, s.council, n.name as council_name, s.committee,
  coalesce(nullif(s.title, ''), r.title) as title, s.url,
  s.largest_gbp, coalesce(t.is_link_only, 0) as is_kept_back, coalesce(r.gone_at, '') as gone_at"""
_BESIDE = "left join councils n on n.id = s.council left join sites t on t.id = s.site left join records r on r.id = s.record_id"  # fmt: skip  # noqa: E501
_MARKED = f"""select {_HIT}, snippet(search_fts, 1, '{FOUND}', '{END_FOUND}', ' … ', 40) as snippet,
  highlight(search_fts, 0, '{FOUND}', '{END_FOUND}') as marked_title
from search_fts cross join search s on s.number = search_fts.rowid {_BESIDE}
where search_fts match :words and search_fts.rowid in (select value from json_each(:numbers))"""
_PLAIN = f"""select {_HIT}, substr(s.text, 1, 280) as snippet, null as marked_title
from search s {_BESIDE} where s.number in (select value from json_each(:numbers))"""


class BadSyntax(Exception):
    """The index's own syntax was asked for, and this is none; the message is one line for the reader."""


@dataclass(frozen=True, slots=True)
class Found:
    """`numbers` of the first places in their order, `matches` of them in all, at most `RANKED` where `is_capped`.

    `order` is rank or newest; `problem` why there is nothing, where the time did not suffice; `since` the day of the
    oldest one that was ranked, where not all were. `is_cut_short`: with more time there would be more.
    """

    numbers: tuple[int, ...] = ()
    matches: int = 0
    is_capped: bool = False
    order: str = "rank"
    since: str | None = None
    problem: str | None = None
    is_cut_short: bool = False


async def check_syntax(ask: Ask, words: str) -> None:
    """Raise BadSyntax where the words are no query on their own."""
    try:
        await _rows(ask, "select 1 from search_fts where search_fts match ? limit 1", [words])
    except QueryInterrupted:
        return
    except sqlite3.Error as error:
        said = str(error).removeprefix("fts5: ").replace("\n", " ")
        raise BadSyntax(f"This is no query in the advanced syntax: {said}.") from None


async def find(ask: Ask, match: Match, *, newest: bool = False) -> Found:
    """The places that match: the best first, or the newest first where that is asked or there are no words."""
    if match.is_nothing:
        return Found()
    known, key = remembered(ask.db), ("find", match, newest, RANKED)
    found = await known.get(key, lambda: _look_up(ask, match, newest=newest))
    if found.is_cut_short:
        known.forget(key)
    return found


async def _look_up(ask: Ask, match: Match, *, newest: bool) -> Found:
    step = max((each for each in SUMS if match.least is not None and each <= match.least), default=None)
    source = _FROM if match.least is None else _FROM_SUMS if step is None else _FROM_STEP
    asked = {"match": match.match, "low": match.low, "high": match.high, "least": match.least, "step": step,
             "ranked": RANKED, "shown": SHOWN}  # fmt: skip
    try:
        newest_first = (await _rows(ask, _NEWEST.format(source=source), asked))[0]
    except QueryInterrupted:
        return Found(problem=TOO_LONG, is_cut_short=True)
    matches, oldest = newest_first["matches"], newest_first["oldest"]
    is_capped = matches > RANKED
    first = Found(tuple(json.loads(newest_first["numbers"])), min(matches, RANKED), is_capped, "newest")
    if newest or match.words is None or not matches:
        return first
    ranked = {**asked, "low": oldest} if oldest is not None else asked
    try:
        best = json.loads((await _rows(ask, _BEST.format(source=source), ranked))[0]["numbers"])
    except QueryInterrupted:
        return replace(first, is_cut_short=True)
    return Found(tuple(best), first.matches, is_capped, "rank", day_of(oldest) if is_capped else None)


async def records_of(ask: Ask, numbers: tuple[int, ...]) -> dict[str, list[int]]:
    """The records that the places are in, in the order of their best place, each with its places.

    Where that takes too long, of the first `AT_ONCE` places.
    """
    try:
        return await remembered(ask.db).get(("records", numbers), lambda: _records_of(ask, numbers))
    except QueryInterrupted:  # of a file that lies on a slow disk and was not read before: the first are enough
        return await _records_of(ask, numbers[:AT_ONCE])


async def _records_of(ask: Ask, numbers: Sequence[int]) -> dict[str, list[int]]:
    rows = await _rows(ask, _RECORDS, {"numbers": json.dumps(numbers)})
    record_of = dict(json.loads(rows[0][0]))
    found: dict[str, list[int]] = {}
    for number in numbers:
        if number in record_of:
            found.setdefault(record_of[number], []).append(number)
    return found


async def hits_of(ask: Ask, numbers: Sequence[int], words: str | None) -> list[Data]:
    """What is shown of places, in their order, the words that were found between marks in `snippet`."""
    rows: dict[int, Data] = {}
    for start in range(0, len(numbers), AT_ONCE):
        listed = {"numbers": json.dumps(numbers[start : start + AT_ONCE]), "words": words}
        try:
            found = await _rows(ask, _MARKED if words else _PLAIN, listed)
        except QueryInterrupted:
            found = await _rows(ask, _PLAIN, listed)
        rows |= {row["number"]: dict(row) for row in found}
    return [rows[number] for number in numbers if number in rows]


def day_of(number: int) -> str | None:
    """The day that a row's number begins with; None where it has no date."""
    day = f"{number // DAY:08d}"
    return f"{day[:4]}-{day[4:6]}-{day[6:]}" if number >= DAY else None


async def _rows(ask: Ask, sql: str, asked: Any) -> list[sqlite3.Row]:
    """Rows within Datasette's time limit. What a reader mistyped is no error of the server: it is not logged."""
    return list((await ask.db.execute(sql, asked, log_sql_errors=False)).rows)
