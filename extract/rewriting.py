"""`compiled(pattern)`: what `re.compile(pattern)` finds, found sooner.

`re` runs a pattern as it is written. Three things are done to it here that change nothing of what it finds:

- alternatives that begin alike are parted after what they share: `motion|minute` is tried as `m(?:otion|inute)`;
- an optional group is tried as a choice between it and nothing, which looks at its first letter before all else;
- where a search begins with a condition or in either case, `re` tries the pattern at every character of a text. It is
  told which characters a match can begin with, and passes over the others in C.

`tests/extract/test_rewriting.py` holds the patterns of every component, and generated ones, to what `re` finds.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, reduce
from re import _compiler as compiler  # type: ignore[attr-defined]  # no public way to change how a pattern is run
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

BEYOND = 1 << 256
"""Characters are sets of bits: one for each of Latin-1, and this one for all beyond."""
ANY = (BEYOND << 1) - 1
_ABOVE_ASCII = ANY & ~((1 << 128) - 1)
_TWO_CASES_BEYOND = "iks"
"""Letters that letters outside ASCII are equal to where case is ignored: dotless i, Kelvin sign, long s."""
_KNOWN_CODE = {20220615, 20221023, 20230612}
"""The numbers that Python 3.11, 3.12 and 3.13 give to the code their `re` runs; the tests passed on each."""
_MOST_FIRST = 128
"""Of more characters than these a search is not told: it would pass over too few."""
_ONE = {op.LITERAL, op.IN, op.ANY, op.NOT_LITERAL}  # `re` has a fast way for one of these repeated
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT}
_ASSERTS = {op.ASSERT, op.ASSERT_NOT}
_GROUPS = {op.BRANCH, op.SUBPATTERN, *_ASSERTS, *_REPEATS}
_PLACES = {op.AT, *_ASSERTS}

Ops = list[tuple[Any, Any]]
"""Operations one after another, each a kind and what it is about, as `re` has them."""


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern as `re.compile` gives it, its alternatives arranged so that fewer are tried."""
    tree = parser.parse(pattern, flags)
    flags |= tree.state.flags
    _rewrite(tree, flags)
    code = compiler._code(tree, flags)
    first, empty = _begins(tree.data, flags)
    if not empty:
        code = _told(code, first)
    groups = dict(tree.state.groupdict)
    names = {number: name for name, number in groups.items()}
    index = tuple(names.get(number) for number in range(tree.state.groups))
    return _sre.compile(pattern, flags, code, tree.state.groups - 1, groups, index)  # type: ignore[no-any-return]


@contextmanager
def rewriting() -> Iterator[None]:
    """While modules are imported, `re.compile` makes rewritten patterns of theirs; a rule is written as ever.

    On a Python whose `re` runs other code nothing is rewritten: extraction is slower there, and finds the same.
    """
    if _sre.MAGIC not in _KNOWN_CODE:
        yield
        return
    plain = re.compile

    def compile_(pattern: Any, flags: int = 0) -> Any:
        return compiled(pattern, int(flags)) if isinstance(pattern, str) else plain(pattern, flags)

    re.compile = compile_
    try:
        yield
    finally:
        re.compile = plain


def _told(code: list[int], first: int) -> list[int]:
    """The code of a pattern, told which characters a match begins with, unless `re` has found that out itself."""
    _, skip, known, least, most = code[:5]
    if known or not least or first.bit_count() > _MOST_FIRST:
        return code
    bits = [first >> shift & 0xFFFFFFFF for shift in range(0, 256, 32)]
    beyond = [op.RANGE, 256, 0x10FFFF] if first & BEYOND else []
    told = [op.SRE_INFO_CHARSET, least, most, op.CHARSET, *bits, *beyond, op.FAILURE]
    return [op.INFO, len(told) + 1, *told, *code[1 + skip :]]


def _rewrite(tree: Any, flags: int) -> None:
    """Change a sequence of operations, and those inside them, in place."""
    found: Ops = []
    for each in tree.data:
        if each[0] in _GROUPS:
            found += _group(each, flags, tree.state)
        else:
            found.append(each)
    tree.data = found


def _group(one: tuple[Any, Any], flags: int, state: Any) -> Ops:
    """An operation that holds others, rewritten; what looks behind is left alone, for its length must be known."""
    kind, value = one
    if kind is op.BRANCH:
        for branch in value[1]:
            _rewrite(branch, flags)
        return _choice([branch.data for branch in value[1]], flags, state)
    if kind is op.SUBPATTERN:
        _rewrite(value[-1], (flags | value[1]) & ~value[2])
    elif kind not in _ASSERTS or value[0] > 0:
        _rewrite(value[-1], flags)
    if kind in _REPEATS and value[:2] == (0, 1):
        inner = value[2].data
        if not _begins(inner, flags)[1] and not (len(inner) == 1 and inner[0][0] in _ONE):
            return _choice([inner, []] if kind is op.MAX_REPEAT else [[], inner], flags, state)
    return [one]


class _Alike(NamedTuple):
    """Alternatives that begin with the same letter or class, or one that begins in another way."""

    head: tuple[Any, Any] | None
    first: int
    rests: list[Ops]


def _choice(branches: list[Ops], flags: int, state: Any) -> Ops:
    """A choice between sequences, those that begin alike together.

    One is moved before another only where no character may begin both: at any place then at most one can match.
    """
    kept: list[_Alike] = []
    for ops in branches:
        head = ops[0] if ops and ops[0][0] in (op.LITERAL, op.IN) else None
        first, empty = _begins(ops, flags)
        if head and (alike := _same_head(kept, head, first)):
            alike.rests.append(ops[1:])
        else:
            kept.append(_Alike(head, ANY if empty else first, [ops[1:] if head else ops]))
    each = [_joined(alike, flags, state) for alike in kept]
    if len(each) == 1:
        return each[0]
    if all(len(ops) == 1 and ops[0][0] is op.LITERAL for ops in each):
        return [(op.IN, [ops[0] for ops in each])]
    return [(op.BRANCH, (None, [parser.SubPattern(state, ops) for ops in each]))]


def _same_head(kept: list[_Alike], head: tuple[Any, Any], first: int) -> _Alike | None:
    """The alternatives that begin as another does, if that may be moved to them."""
    alike: _Alike
    for alike in reversed(kept):
        if alike.head == head:
            return alike
        if alike.first & first:
            return None
    return None


def _joined(alike: _Alike, flags: int, state: Any) -> Ops:
    """What alternatives begin with, then the choice between what follows it."""
    rest = alike.rests[0] if len(alike.rests) == 1 else _choice(alike.rests, flags, state)
    return [alike.head, *rest] if alike.head else rest


def _begins(ops: Ops, flags: int) -> tuple[int, bool]:
    """The characters that what a sequence matches may begin with, or more, and whether it may be nothing."""
    first = 0
    for kind, value in ops:
        letters, empty = _letters(kind, value, flags)
        first |= letters
        if not empty:
            return first, False
    return first, True


def _letters(kind: Any, value: Any, flags: int) -> tuple[int, bool]:
    """As `_begins`, of one operation; one that is not known may begin with anything."""
    if kind is op.LITERAL:
        return _letter(value, flags), False
    if kind is op.IN:
        return _class(value, flags), False
    if kind is op.BRANCH:
        each = [_begins(branch.data, flags) for branch in value[1]]
        return reduce(int.__or__, (first for first, _ in each)), any(empty for _, empty in each)
    if kind is op.SUBPATTERN:
        return _begins(value[-1].data, (flags | value[1]) & ~value[2])
    if kind in _REPEATS:
        first, empty = _begins(value[2].data, flags)
        return first, empty or value[0] == 0
    return (0, True) if kind in _PLACES else (ANY, kind not in _ONE)


@cache
def _letter(code: int, flags: int) -> int:
    """The characters that a letter matches: in either case where that is ignored."""
    if not flags & re.IGNORECASE:
        return 1 << min(code, 256)
    if code >= 128:
        return _ABOVE_ASCII | sum(1 << ord(letter) for letter in _TWO_CASES_BEYOND + _TWO_CASES_BEYOND.upper())
    low = chr(code).lower()
    return 1 << ord(low) | 1 << ord(low.upper()) | (BEYOND if low in _TWO_CASES_BEYOND else 0)


def _class(members: list[tuple[Any, Any]], flags: int) -> int:
    """The characters that a class matches, or more."""
    negated = (op.NEGATE, None) in members
    if flags & re.ASCII or (negated and flags & re.IGNORECASE):
        return ANY
    found = 0
    for kind, value in members:
        if kind is op.LITERAL:
            found |= _letter(value, flags)
        elif kind is op.RANGE:
            found |= _range(*value, flags)
        elif kind is op.CATEGORY:
            found |= _category(value)
    return (ANY & ~found) | BEYOND if negated else found


@cache
def _range(low: int, high: int, flags: int) -> int:
    found = 0
    for code in range(min(low, 256), min(high, 256) + 1):
        found |= _letter(code, flags)
    return found


@cache
def _category(category: Any) -> int:
    """The characters of a category such as digits."""
    one = parser.SubPattern(parser.State(), [(op.IN, [(op.CATEGORY, category)])])
    pattern = compiler.compile(one, re.UNICODE)
    return BEYOND | sum(1 << code for code in range(256) if pattern.match(chr(code)))
