"""Words that were taken out, known again without being kept: keyed hashes of every run of eight words. Pure.

A text shorter than that is one run of its own length. A run is *own* where no other record says it; only own runs are
looked for everywhere, since ten words that stand in forty minutes give nobody away.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from urllib.parse import unquote

from archive.ids import sha256

RUN = 8  # words
SHORTEST_OWN = 4  # words: a shorter text is taken out of its place and looked for nowhere else
WHOLES = 2  # texts that may lie whole within a run that `over_seams` takes for a chance
KEY_BYTES = 16
_TOKEN = re.compile(r"[^\W\d_]+|\d+")  # `14th` and `14<sup>th</sup>` are the same words
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_TAG = re.compile(r"<[^<>]*>")
Runs = dict[int, set[int]]
"""Hashes of runs, by the number of their words."""


@dataclass(slots=True)
class Prints:
    """What was taken out, as hashes under a key. `own` is in no other record, `shared` is."""

    key: bytes
    own: Runs = field(default_factory=dict)
    shared: Runs = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.own.values()) or any(self.shared.values())

    def add(self, runs: Mapping[int, Iterable[int]], *, is_own: bool) -> None:
        """Take in runs; what is own already stays own."""
        for size, prints in runs.items():
            known = (self.own if is_own else self.shared).setdefault(size, set())
            known.update(prints if is_own else set(prints) - self.own.get(size, set()))

    def everything(self) -> Runs:
        """Own and shared runs together."""
        sizes = {*self.own, *self.shared}
        return {size: self.own.get(size, set()) | self.shared.get(size, set()) for size in sizes}

    def is_in(self, text: str) -> bool:
        """Whether a text says any own run."""
        words = words_of(text)
        return any(True for _ in found(self.key, words, self.own))


def normal(text: str) -> str:
    """Text as words are compared: one form of every character, nothing invisible, entities undone."""
    text = html.unescape(html.unescape(text)) if "&" in text else text
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).casefold()


def words_of(text: str) -> list[str]:
    """The words of a text, in order; numbers are words."""
    return _TOKEN.findall(normal(text))


def spans_of(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text that is `normal` already, with their places."""
    for match in _TOKEN.finditer(text):
        yield match.group(), match.start(), match.end()


def run_of(key: bytes, words: Sequence[str]) -> int:
    """The hash of one run."""
    return _hash(key, " ".join(words).encode())


def _hash(key: bytes, run: bytes) -> int:
    return int.from_bytes(blake2b(key + run, digest_size=7).digest(), "big")


def runs_of(key: bytes, text: str) -> Runs:
    """Every run of a text: of eight words, or the whole of a shorter one."""
    words = words_of(text)
    size = min(RUN, len(words))
    if not size:
        return {}
    return {size: set(hashes(key, words, size))}


def hashes(key: bytes, words: Sequence[str], size: int) -> Iterator[int]:
    """The hash of every run of so many words, in order."""
    encoded = [word.encode() for word in words]
    text, starts = b" ".join(encoded), [0]
    for word in encoded:
        starts.append(starts[-1] + len(word) + 1)
    for at in range(len(words) - size + 1):
        yield _hash(key, text[starts[at] : starts[at + size] - 1])


def found(key: bytes, words: Sequence[str], runs: Runs) -> Iterator[tuple[int, int]]:
    """Start and end of every run among words."""
    for size, prints in runs.items():
        if prints and size <= len(words):
            for at, one in enumerate(hashes(key, words, size)):
                if one in prints:
                    yield at, at + size


def longest(key: bytes, words: Sequence[str], runs: Runs) -> int:
    """The most words in a row that are said in these runs."""
    best = begun = last = 0
    for start, end in sorted(found(key, words, runs)):
        begun = start if start > last else begun
        last = max(last, end)
        best = max(best, last - begun)
    return best


def over_seams(key: bytes, said: Iterable[str], staying: Iterable[str], runs: set[int]) -> set[int]:
    """Those of `runs`, of eight words each, that lie over the end of one text that stays and the beginning of another.

    Rows and pages have one after the other (the title of an item and its minutes), so such a run of what was `said`
    tells nothing of it.
    """
    texts = [words_of(text) for text in said]
    seams = _Seams(key, {one for words in texts for size in range(1, RUN) for one in hashes(key, words, size)})
    for text in staying:
        seams.add(words_of(text))
    places = ((words, at) for words in texts for at, _ in found(key, words, {RUN: runs}))
    return {run_of(key, words[at : at + RUN]) for words, at in places if seams.is_over(words[at : at + RUN])}


@dataclass(slots=True)
class _Seams:
    """How texts begin and end, and which are shorter than a run; kept of them are only the hashes `wanted`."""

    key: bytes
    wanted: set[int]
    heads: set[int] = field(default_factory=set)
    tails: set[int] = field(default_factory=set)
    wholes: set[int] = field(default_factory=set)

    def add(self, words: Sequence[str]) -> None:
        for size in range(1, min(RUN, len(words) + 1)):
            self.heads |= self.wanted & {run_of(self.key, words[:size])}
            self.tails |= self.wanted & {run_of(self.key, words[-size:])}
        if 0 < len(words) < RUN:
            self.wholes |= self.wanted & {run_of(self.key, words)}

    def is_over(self, run: Sequence[str]) -> bool:
        """Whether a run is an end, at most `WHOLES` whole texts, and a beginning."""
        reached = {at for at in range(1, RUN) if run_of(self.key, run[:at]) in self.tails}
        ends = {at for at in range(1, RUN) if run_of(self.key, run[at:]) in self.heads}
        for _ in range(WHOLES):
            if reached & ends:
                return True
            reached = {
                stop for at in reached for stop in range(at + 1, RUN) if run_of(self.key, run[at:stop]) in self.wholes
            }
        return bool(reached & ends)


def readings(text: str) -> Iterator[str]:
    """A page's source as text in every way in which words may stand in it: as it is, with addresses decoded, and
    with its tags taken for blanks or for nothing."""
    opened = html.unescape(text)
    yield unquote(opened)
    yield _TAG.sub(" ", opened)
    yield _TAG.sub("", opened)


def joined(digests: Iterable[str]) -> str | None:
    """Hashes as one value of the ledger."""
    return " ".join(sorted(set(digests))) or None


def digest_of(text: str) -> str:
    """SHA-256 of a text."""
    return sha256(text.encode())
