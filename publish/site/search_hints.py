"""What else to look for: where a search finds nothing, and where its words mean something to other searches."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

from datasette.database import QueryInterrupted

from publish.cells import END_FOUND, FOUND
from publish.site import search_spelling as spelling
from publish.site.citing import day
from publish.site.page import Ask, Data
from publish.site.search_filters import Filters
from publish.site.search_query import Asked, match_of

MOST_WORDS = 8
_ANY = "select 1 from search_fts where search_fts match ? and rowid >= ? and rowid < ? limit 1"
_MARKED = f"""select snippet(search_fts, 0, '{FOUND}', '{END_FOUND}', '', 20) || ' '
  || snippet(search_fts, 1, '{FOUND}', '{END_FOUND}', '', 20) as words
from search_fts where search_fts match ? limit 20"""
_MARK = re.compile(f"{FOUND}(.*?){END_FOUND}")


async def hints_of(ask: Ask, filters: Filters, *, is_found: bool) -> list[Data]:
    """Other searches, each `{says, words, asked}`: a sentence, the words to click on, the parameters of the search."""
    words = filters.given.get("words", "")
    if not words or filters.asked.is_advanced:
        return []
    hints = list(_meanings(filters, words))
    if not is_found:
        try:
            hints += [hint async for hint in _instead(ask, filters, words)]
        except (QueryInterrupted, sqlite3.Error):
            return hints  # a hint is worth no more time
    return hints


def _hint(filters: Filters, says: str, shown: str, **changed: str) -> Data:
    asked = {name: value for name, value in {**filters.given, **changed}.items() if value}
    return {"says": says, "words": shown, "asked": asked}


def _meanings(filters: Filters, words: str) -> Iterator[Data]:
    """What the words may mean beside being words."""
    if on := spelling.day_in(words):
        yield _hint(filters, "Here days are looked for as words. All that belongs to that day:", day(str(on)),
                    words="", since=str(on), until=str(on))  # fmt: skip
    if spelling.has_operators(words):
        yield _hint(filters, "AND, OR and NOT were looked for as words. As operators:", words, advanced="1")
    if out := spelling.leaving_out(words):
        yield _hint(filters, "A word after a minus sign was looked for like any other. To leave it out:", out,
                    words=out, advanced="1")  # fmt: skip


async def _instead(ask: Ask, filters: Filters, words: str) -> AsyncIterator[Data]:
    """Searches that do find something, the most alike first."""
    alone = Asked(words=words)
    if filters.given.keys() - {"words"} and await _is_there(ask, alone):
        yield {"says": "These words are found without the filters:", "words": words, "asked": {"words": words}}
    ways = spelling.sums(words)
    for way in ways:
        if way != words and await _is_there(ask, replace(filters.asked, words=way)):
            yield _hint(filters, "The same sum is also printed as", way, words=way)
    if ways or spelling.day_in(words):
        return
    telling = [word for word in _words(words) if word.lower() not in spelling.COMMON]
    missing = [word for word in telling if not await _is_there(ask, Asked(words=word))]
    if missing:
        async for hint in _without(ask, filters, words, missing):
            yield hint
    elif (fewer := _fewer(words)) and await _is_there(ask, replace(filters.asked, words=fewer)):
        yield _hint(filters, "No place has all of these words. Fewer are found:", fewer, words=fewer)


async def _without(ask: Ask, filters: Filters, words: str, missing: list[str]) -> AsyncIterator[Data]:
    """The search with words in other spellings, else without them."""
    says = f"No text that is held here has {' or '.join(f'“{word}”' for word in missing)}."
    new = dict[str, str]()
    for word in missing:
        new[word] = spelling.in_full(word) or await _as_meant(ask, word) or ""
    put = " ".join(new.get(_bare(word), word) for word in words.replace('"', " ").split())
    for other in dict.fromkeys((put.strip(), _fewer(put) or "")):
        meant = f"{says} {'Did you mean:' if any(new.values()) else 'Without it:'}"
        if other and await _is_there(ask, replace(filters.asked, words=other)):
            yield _hint(filters, meant, other, words=other)
            return
        if other and await _is_there(ask, Asked(words=other)):
            yield {"says": f"{meant} (without the filters)", "words": other, "asked": {"words": other}}
            return
    yield {"says": says, "words": "", "asked": {}}


async def _as_meant(ask: Ask, word: str) -> str | None:
    """A word of the archive that differs by one letter, as it is written there."""
    others = spelling.spellings(word)
    if not others:
        return None
    rows = await ask.db.execute(_MARKED, [" OR ".join(f'"{each}"' for each in sorted(others))], log_sql_errors=False)
    found = [each for row in rows.rows for each in _MARK.findall(row["words"])]
    return next((each.lower() for each in found if each.casefold() in others), None)


async def _is_there(ask: Ask, asked: Asked) -> bool:
    match = match_of(asked)
    if match.is_nothing:
        return False
    rows = await ask.db.execute(_ANY, [match.match, match.low, match.high], log_sql_errors=False)
    return bool(rows.rows)


def _words(words: str) -> list[str]:
    bare = (_bare(word) for word in words.replace('"', " ").split())
    return list(dict.fromkeys(word for word in bare if any(map(str.isalnum, word))))[:MOST_WORDS]


def _bare(word: str) -> str:
    return word.strip("“”\"'.,;:?!()")


def _fewer(words: str) -> str | None:
    return spelling.without_common(words.replace('"', " "))
