"""Divisions between a motion and an amendment (Scottish councils): the side with more votes is `for`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extract.components.numbers import WORDS
from extract.components.vote_marks import Mark, Vote, count_of
from extract.scanning import finditer, search

_N = rf"(?:\d{{1,3}}|{WORDS})"
_S = r"\s{1,30}"
"""A space between two words: a line may end there."""
_SIDES = re.compile(
    rf"(?:\bfor{_S}the{_S}(?P<side>motion|amendment)\s{{0,2}}(?:[:(–-]|(?:[.…·]\s?){{3,90}}|(?=\d{{1,3}}(?:[;,.\n]|\s(?:votes?|and|members?)\b)))"
    rf"\s?(?P<count>{_N})\)?"
    rf"|(?<![\w-])(?P<before>{_N}){_S}(?:of{_S}the{_S})?(?:(?:members?|councillors?|votes?){_S})?(?:had{_S})?(?:(?:voted|voting|cast|were|was|being|recorded){_S}){{0,3}}"
    rf"(?:for|in{_S}favour{_S}of|supported|supporting){_S}the{_S}(?P<side2>motion|amendment)"
    rf"|(?:\bthe|[’']s){_S}(?P<side4>motion|amendment)\s{{1,30}}(?:received|secured|attracted|polled|obtained|got|had)\s{{1,30}}(?P<count4>{_N})\b"
    rf"|(?:^|(?<=\n)|(?<=[;,.:]\s))(?P<side3>motion|amendment)\s{{0,2}}[:(–-]?\s?(?P<count3>\d{{1,3}})(?:\svotes?)?\)?(?=\s*(?:[;,.\n(]|$)))",
    re.IGNORECASE,
)
_ABSTAIN = re.compile(
    rf"[\s\S]{{0,400}}?(?:(?:\babst\w+|\bdeclined\sto\svote|\bno\svote|\bdid\snot\svote|\bnot\svoting)\s?[:(–-]\s?(?P<n>\d{{1,3}})\)?"
    rf"|(?<![\w-])(?P<m>{_N})\s(?:members?\s)?(?:abst\w+|declin\w+\sto\svote))",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:became|carried|resolved|agreed|moved|for\sthe\s(?:motion|amendment)|against\sthe)\b", re.IGNORECASE
)
_CAST = re.compile(
    r"\bthe\s(?P<side>motion|amendment)\s(?:was|is)\s(?:\w+\s){0,3}carried\s(?:\w+\s){0,4}?(?:on|by|with)\s[^.;]{0,40}?casting\svote"
    r"|casting\svote\s(?:for|in\sfavour\sof)\sthe\s(?P<side2>motion|amendment)",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"(?:[Ff]or|FOR|of)\s{1,30}(?:the|THE)\s{1,30}(?:[Aa]mendment|AMENDMENT)|(?:[Aa]mendment|AMENDMENT)\s{1,30}(?:received|secured|attracted|polled|obtained|got|had)\s|^(?:Amendment|AMENDMENT)\s{0,2}[:(–-]?\s?\d",
    re.MULTILINE,
)
FAR = 3000
"""Farthest apart, in characters, the two sides of one division are printed: names stand between."""


def find_sides(text: str) -> Iterator[Vote]:
    """Divisions in which both sides and their counts are told. With a tie nobody is known to have carried it."""
    if not search(_WORTH, text):
        return
    found = [match for match in finditer(_SIDES, text) if _read(match)[1] is not None]
    for one, two in pairwise(found):
        (side, count), (other, other_count) = _read(one), _read(two)
        if two.start() - one.end() > FAR or side == other or count is None or other_count is None:
            continue
        if count == other_count and _carried(text, two.end()) is None:
            continue
        if re.search(r"\bagainst\sthe\b", text[one.end() : two.start()], re.IGNORECASE):
            continue  # a division on the one, then a division on the other
        yield _vote(text, one, two)


def _carried(text: str, end: int) -> str | None:
    """The side that a casting vote is said to have carried, right after the counts."""
    told = _CAST.search(text, end, min(len(text), end + 250))
    return (told["side"] or told["side2"]).casefold() if told else None


def _read(match: re.Match[str]) -> tuple[str, int | None]:
    side = match["side"] or match["side2"] or match["side3"] or match["side4"]
    return side.casefold(), count_of(match["count"] or match["before"] or match["count3"] or match["count4"])


def _mark(match: re.Match[str], option: str) -> Mark:
    name = next(name for name in ("count", "before", "count3", "count4") if match[name])
    count = count_of(match[name]) or 0
    return Mark(match.start(), match.end(), match.start(name), match.end(name), option, count, True)


def _vote(text: str, one: re.Match[str], two: re.Match[str]) -> Vote:
    more, fewer = sorted((one, two), key=lambda side: -(_read(side)[1] or 0))
    if _read(more)[1] == _read(fewer)[1] and _carried(text, two.end()) == _read(fewer)[0]:
        more, fewer = fewer, more
    marks = [_mark(more, "for"), _mark(fewer, "against")]
    abstained = _ABSTAIN.match(text, two.end(), min(len(text), two.end() + 600))
    if abstained and not _STOP.search(text, two.end(), abstained.end()):
        name = "n" if abstained["n"] else "m"
        count = count_of(abstained[name]) or 0
        at, end = abstained.start(name), abstained.end(name)
        marks.append(Mark(at, end, at, end, "abstain", count, True))
    end = max(mark.end for mark in marks)
    return Vote(one.start(), end, tuple(sorted(marks, key=lambda mark: mark.start)), _read(more)[0])
