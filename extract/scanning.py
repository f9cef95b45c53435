"""`finditer(pattern, text)`: what `pattern.finditer(text)` finds, faster where a match can begin with few letters only.

`re` tries a pattern that begins with a choice of words at every character of a text, which cost more than all else that
was done to it. What every match begins with is read off the pattern itself (`extract.beginnings`); those letters are
found with `str.find`, or in an index of the text's words, twenty times as fast, and the pattern is tried there alone.
`tests/extract/test_scanning.py` holds both to one result.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extract import beginnings
from extract.beginnings import Needs, lower

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """The text in lower case, each character at its own offset; kept for the text last asked for."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(lower, text))


def finditer(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Matches of a pattern between two offsets, as `pattern.finditer(text, start, end)` gives them."""
    known = _read.get(id(pattern)) or _known(pattern)
    if known.needs and not _holds(text, known.needs):
        return iter(())
    stop = len(text) if end is None else end
    if known.heads is None:
        return pattern.finditer(text, start, stop)
    return _tried(pattern, text, start, stop, _starts(text, known.heads))


def _tried(
    pattern: re.Pattern[str], text: str, start: int, stop: int, starts: Sequence[int]
) -> Iterator[re.Match[str]]:
    """Matches that begin at some offsets."""
    match_at = pattern.match
    if start > 0 or stop < len(text):
        starts = starts[bisect_left(starts, start) : bisect_right(starts, stop)]
    for at in starts:
        if at >= start and (found := match_at(text, at, stop)):
            yield found
            start = max(found.end(), at + 1)


def search(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first match between two offsets, as `pattern.search(text, start, end)` gives it."""
    return next(finditer(pattern, text, start, end), None)


def may_match(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a sentence holds the words that every match of a pattern holds: a quick test before a slow pattern."""
    return _has(words.lower(), (_read.get(id(pattern)) or _known(pattern)).needs)


def quick_match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """What `pattern.match(words)` gives, for a pattern that is slow to find out that it does not match."""
    return pattern.match(words) if may_match(pattern, words) else None


@lru_cache(maxsize=16)
def _starts(text: str, heads: _Heads) -> Sequence[int]:
    """Offsets at which a match may begin; where its start is a word's, of words alone."""
    # no two of the letters begin alike, so no offset is found twice
    return sorted(_words_with(text, heads) if heads.bounded else _anywhere(text, heads.letters))


def _anywhere(text: str, letters: tuple[str, ...]) -> list[int]:
    """Offsets of some letters, in words or not."""
    low, found = lowered(text), []
    for word in letters:
        at = low.find(word)
        while at >= 0:
            found.append(at)
            at = low.find(word, at + 1)
    return found


def _words_with(text: str, heads: _Heads) -> list[int]:
    """Offsets of the words that begin with some letters."""
    low, index = lowered(text), _words(text)
    found: list[int] = []
    for two in heads.by_two.keys() & index.keys():
        begins = heads.by_two[two]
        found += [at for at in index[two] if low.startswith(begins, at)] if begins else index[two]
    for one in heads.singles:
        found += [at for two, offsets in index.items() if two[0] == one for at in offsets]
    return found


@lru_cache(maxsize=1)
def _words(text: str) -> dict[str, list[int]]:
    """Offsets of a text's words by their first letter and the character after it, in lower case."""
    low = lowered(text)
    found: dict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(low):
        at = match.start()
        found[low[at : at + 2]].append(at)
    return found


@lru_cache(maxsize=1)
def _asked(_text: str) -> dict[Needs, bool]:
    """What was asked of the text last read, and the answers: a pattern may be tried on many windows of it."""
    return {}


def _holds(text: str, needed: Needs) -> bool:
    """Whether a whole text holds one word of each choice."""
    asked = _asked(text)
    if needed not in asked:
        asked[needed] = _has(lowered(text), needed)
    return asked[needed]


def _has(low: str, needed: Needs) -> bool:
    """Whether a text in lower case holds one word of each choice."""
    for choice in needed:
        for word in choice:
            if word in low:
                break
        else:
            return False
    return True


class _Heads:
    """The letters that matches of some patterns begin with, and whether those begin a word."""

    def __init__(self, letters: tuple[str, ...], bounded: bool) -> None:
        self.letters, self.bounded = letters, bounded
        self.singles = [word for word in letters if len(word) == 1]
        self.by_two: dict[str, tuple[str, ...]] = {}
        """The letters by the first two of them; nothing where all words that begin with the two do."""
        for word in letters:
            if len(word) > 1:
                self.by_two[word[:2]] = (*self.by_two.get(word[:2], ()), word) if len(word) > 2 else ()


_heads = cache(_Heads)
"""The same ones for every pattern that begins so, which is then looked for once."""


class _Known(NamedTuple):
    """What is read off a pattern: what its matches begin with, nothing where it may be anything; what they hold."""

    pattern: re.Pattern[str]
    heads: _Heads | None
    needs: Needs


_read: dict[int, _Known] = {}  # by identity: to hash a pattern is slow


def _known(pattern: re.Pattern[str]) -> _Known:
    """What is read off a pattern, read once."""
    if id(pattern) not in _read:
        letters, bounded = beginnings.heads(pattern)
        _read[id(pattern)] = _Known(pattern, _heads(letters, bounded) if letters else None, beginnings.needs(pattern))
    return _read[id(pattern)]
