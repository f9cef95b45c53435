"""`finditer(pattern, text)`: what `pattern.finditer(text)` finds, faster where a match can begin with few letters only.

`re` tries a pattern that begins with a choice of words at every character of a text, which cost more than all else that
was done to it. What every match begins with is read off the pattern itself (`extract.beginnings`); those letters are
found with `str.find`, or in an index of the text's words, twenty times as fast, and the pattern is tried there alone.
`tests/extract/test_scanning.py` holds both to one result.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.beginnings import CLASSES, Needs, classes, heads, lower, needs

_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1)
def lowered(text: str) -> str:
    """The text in lower case, each character at its own offset; kept for the text last asked for."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(lower, text))


def finditer(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Matches of a pattern between two offsets, as `pattern.finditer(text, start, end)` gives them."""
    stop = len(text) if end is None else end
    letters, bounded, needed = _known(pattern)
    if needed and not _has(lowered(text), needed):
        return
    if not letters:
        yield from pattern.finditer(text, start, stop)
        return
    starts, match_at = _starts(text, letters, bounded), pattern.match
    for at in starts[bisect_left(starts, start) : bisect_right(starts, stop)]:
        if at >= start and (found := match_at(text, at, stop)):
            yield found
            start = max(found.end(), at + 1)


def search(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The first match between two offsets, as `pattern.search(text, start, end)` gives it."""
    return next(finditer(pattern, text, start, end), None)


def may_match(pattern: re.Pattern[str], words: str) -> bool:
    """Whether a sentence holds the words that every match of a pattern holds: a quick test before a slow pattern."""
    return _has(words.lower(), _known(pattern)[2])


def quick_match(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """What `pattern.match(words)` gives, for a pattern that is slow to find out that it does not match."""
    return pattern.match(words) if may_match(pattern, words) else None


@lru_cache(maxsize=16)
def _starts(text: str, letters: tuple[str, ...], bounded: bool) -> Sequence[int]:
    """Offsets at which a match may begin; where `bounded`, of words alone."""
    if len(letters) == 1 and letters[0] in CLASSES:
        return (_words_in_class if bounded else _in_class)(text, CLASSES.index(letters[0]))
    found = _words_with(text, letters) if bounded else _anywhere(text, letters)
    marks = [word for word in letters if word in CLASSES]
    for word in marks:
        found += (_words_in_class if bounded else _in_class)(text, CLASSES.index(word))
    # no two words of `letters` begin alike, but a word may begin with one and with a letter of a class
    return array("L", sorted(set(found) if marks else found))


def _anywhere(text: str, letters: tuple[str, ...]) -> list[int]:
    """Offsets of some letters, in words or not."""
    low, found = lowered(text), []
    for word in letters:
        at = low.find(word)
        while at >= 0:
            found.append(at)
            at = low.find(word, at + 1)
    return found


def _words_with(text: str, letters: tuple[str, ...]) -> list[int]:
    """Offsets of the words that begin with some letters."""
    low, index, wanted = lowered(text), _words(text), _by_two(letters)
    found: list[int] = []
    for two in wanted.keys() & index.keys():
        begins = wanted[two]
        found += [at for at in index[two] if low.startswith(begins, at)] if begins else index[two]
    return found


@cache
def _by_two(letters: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Beginnings of words by their first two characters: which begin with them, nothing where all words do."""
    found: dict[str, tuple[str, ...]] = {}
    for word in letters:
        if word not in CLASSES:
            found[word[:2]] = (*found.get(word[:2], ()), word) if len(word) > 2 else ()
    return found


@lru_cache(maxsize=1)
def _words(text: str) -> dict[str, list[int]]:
    """Offsets of a text's words by their first letter, and by it and the character after it, in lower case."""
    low = lowered(text)
    found: dict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(low):
        at = match.start()
        found[low[at]].append(at)
        if at + 1 < len(low):
            found[low[at : at + 2]].append(at)
    return found


@lru_cache(maxsize=6)
def _words_in_class(text: str, index: int) -> Sequence[int]:
    """Offsets of the words that begin with a letter of a class."""
    is_one, _ = classes[index]
    starts = [at for first, offsets in _words(text).items() if len(first) == 1 for at in offsets]
    return array("L", sorted(at for at in starts if is_one.match(text, at)))


@lru_cache(maxsize=6)
def _in_class(text: str, index: int) -> Sequence[int]:
    """Offsets of the letters, or the places, of a class."""
    pattern, shift = classes[index]
    return array("L", [match.start() + shift for match in pattern.finditer(text)])


def _has(low: str, needed: Needs) -> bool:
    """Whether a text in lower case holds one word of each choice."""
    return all(any(word in low for word in choice) for choice in needed)


_read: dict[int, tuple[re.Pattern[str], tuple[tuple[str, ...], bool, Needs]]] = {}  # by identity: hashing one is slow


def _known(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], bool, Needs]:
    """What is read off a pattern, read once."""
    entry = _read.get(id(pattern))
    if entry is None:
        entry = _read[id(pattern)] = pattern, (*heads(pattern), needs(pattern))
    return entry[1]
