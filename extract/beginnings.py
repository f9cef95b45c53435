"""What every match of a pattern begins with, and which words it holds: read off the pattern itself.

So a rule may be changed without a thought for how it is looked for (`extract.scanning`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce
from re import _constants as op  # type: ignore[attr-defined]  # no public way to read a pattern
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST_HEADS, MOST_SINGLE, MOST_CHOICES, LONGEST = 36, 3, 6, 5
MOST_WORDS = 600
"""Of the beginnings of words, which are found at once, more are worth the trouble than of letters anywhere."""
SHORTEST, MOST_NEEDED = 3, 12
_UNKNOWN = frozenset({""})
_SKIPPED = (op.AT, op.ASSERT, op.ASSERT_NOT)
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
Needs = tuple[tuple[str, ...], ...]  # choices of words: every match holds one of each


def lower(char: str) -> str:
    """A letter in lower case, where that is one letter."""
    low = char.lower()
    return low if len(low) == 1 else char


def _worth(choice: frozenset[str]) -> tuple[int, int]:
    return len(choice), -min(map(len, choice))


def needs(pattern: re.Pattern[str]) -> Needs:
    """Words in lower case that every match holds: of each choice one. The three choices with the fewest words."""
    found = _needs(parser.parse(pattern.pattern, pattern.flags))
    return tuple(tuple(sorted(choice)) for choice in sorted(found, key=_worth)[:3])


def _needs(ops: Iterable[tuple[Any, Any]]) -> list[frozenset[str]]:
    """The choices of words that a sequence of operations must hold."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in [*ops, (op.ANY, None)]:
        letters = _lower_letters(kind, value)
        if len(letters) == 1:
            run += min(letters)
            continue
        if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if len(run) >= SHORTEST:
            found.append(frozenset({run}))
        run = ""
        if kind is op.SUBPATTERN:
            found += _needs(value[-1])
        elif kind in _REPEATS and value[0] > 0:
            found += _needs(value[2])
        elif kind is op.BRANCH and all(each := [_needs(branch) for branch in value[1]]):
            found.append(frozenset().union(*(min(one, key=_worth) for one in each)))
    return [choice for choice in found if len(choice) <= MOST_NEEDED]


def _lower_letters(kind: Any, value: Any) -> frozenset[str]:
    """The letter, in lower case, that an operation matches, or several; none where it is no letter."""
    if kind is op.LITERAL:
        return frozenset({lower(chr(value))})
    if kind is op.IN and all(one is op.LITERAL for one, _ in value):
        return frozenset(lower(chr(letter)) for _, letter in value)
    return frozenset()


def heads(pattern: re.Pattern[str]) -> tuple[tuple[str, ...], bool]:
    """What every match of a pattern begins with, in lower case, none where it may begin with anything; and whether a
    match begins where a word does, so that no letter or digit stands before."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    ops = list(tree)
    words = {word for found in _sequence(ops) for word in found}
    bounded = _is_bounded(ops) and all(word[0].isalnum() for word in words if word)
    most = MOST_WORDS if bounded else MOST_HEADS
    letters = next((few for length in range(LONGEST, 2, -1) if len(few := _cover(words, length)) <= most), ())
    single = sum(len(word) == 1 for word in letters)
    if not all(letters) or (single > MOST_SINGLE and not bounded) or {" ", "\t"} & set(letters):
        return (), False
    return letters, bounded


def _cover(words: Iterable[str], length: int) -> tuple[str, ...]:
    """The words cut to a length, without those that begin with another."""
    kept: list[str] = []
    for word in sorted({word[:length] for word in words}):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return tuple(kept)


def _is_bounded(ops: Iterable[tuple[Any, Any]]) -> bool:
    """Whether a sequence of operations begins, on each of its ways, by saying that no letter stands before."""
    for kind, value in ops:
        if _is_bound(kind, value):
            return True
        if kind in _REPEATS:
            if not _is_bounded(value[2]):
                return False
            if value[0] > 0:
                return True
        elif kind is op.SUBPATTERN:
            return _is_bounded(value[-1])
        elif kind is op.BRANCH:
            return all(_is_bounded(branch) for branch in value[1])
        elif kind not in _SKIPPED:
            return False
    return False


def _is_bound(kind: Any, value: Any) -> bool:
    """Whether an operation says by itself that no letter stands before."""
    if kind is op.AT:
        return bool(value is op.AT_BOUNDARY)
    if kind is not op.ASSERT_NOT or value[0] > 0 or len(value[1]) != 1:
        return False
    inner, members = value[1][0]
    return inner is op.IN and (op.CATEGORY, op.CATEGORY_WORD) in members and (op.NEGATE, None) not in members


def _sequence(ops: Iterable[tuple[Any, Any]]) -> tuple[frozenset[str], frozenset[str]]:
    """Beginnings of what a sequence of operations matches: those that are at their end, and those that may go on."""
    closed: frozenset[str] = frozenset()
    going = _UNKNOWN
    for kind, value in ops:
        if kind in _SKIPPED:
            continue
        ended, more = _one(kind, value)
        closed |= {lead + tail for lead in going for tail in ended}
        going = frozenset(lead + tail for lead in going for tail in more)
        closed |= {word[:LONGEST] for word in going if len(word) >= LONGEST}
        going = frozenset(word for word in going if len(word) < LONGEST)
        if not going:
            break
    return closed, going


def _one(kind: Any, value: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Beginnings of what one operation matches, as `_sequence` gives them; the empty word where it may be anything."""
    if kind is op.LITERAL:
        return frozenset(), frozenset({lower(chr(value))})
    if kind is op.IN and len(value) <= MOST_CHOICES and all(one is op.LITERAL for one, _ in value):
        return frozenset(), frozenset(lower(chr(letter)) for _, letter in value)
    if kind is op.SUBPATTERN:
        return _sequence(value[-1])
    if kind is op.BRANCH:
        each = [_sequence(branch) for branch in value[1]]
        return reduce(frozenset.union, (one for one, _ in each)), reduce(frozenset.union, (two for _, two in each))
    if kind in _REPEATS:
        least, most, inner = value
        closed, going = _sequence(inner)
        if most != 1:
            closed, going = closed | going, frozenset()
        return closed, going | _UNKNOWN if least == 0 else going
    return _UNKNOWN, frozenset()
