"""Stretches of a text whose numbers are not figures: dates, times, references, years, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge

from extract import rules
from extract.scanning import finditer
from extract.text import Block, HasSpan

_NUMBER = r"\(?\d{1,4}[A-Za-z]?(?:\.\d{1,3}){0,3}\)?(?:\([a-z0-9]{1,4}\)){0,3}"
_THINGS = rules.alternatives(rules.values("not_figures", "words"))
_MONTH = rules.alternatives(re.escape(name) for rule in rules.load("months") for name in rule["names"])
_COUNTED = r"(?:homes|people|houses|dwellings|residents|children|jobs|properties|households|pupils|staff|units|places)"
_DOING = r"\s[a-z-]{3,20}s\s(?:were|had|have|are)\b"
""" "under section 19 and 640 gullies had been cleansed": a new clause, and no section."""
_EMAIL = r"[\w.+-]{1,64}@[\w.-]{1,100}"
_WEB = re.compile(r"\b(?:https?://|www\.)\S{1,300}", re.IGNORECASE)
_PHONE = r"(?<![£\d])\+?\(?0\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,6}\b"
_PATTERNS = (
    rf"\b{_THINGS}[\s\u00a0]{{1,2}}{_NUMBER}"
    rf"(?:(?:\s?[&–-]\s?|,\s(?:and\s|to\s|or\s)?|\s(?:and|to|or)\s){_NUMBER}(?!{_DOING})){{0,8}}(?![\d,"
    rf"]*\d%|%|\s?per\scent|,\d{{3}})\b",
    rf"(?<![£\d,.])(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?![\d,.]*\d)(?!\s{{1,2}}(?:[a-z]{{2,1"
    rf"5}}\s)?{_COUNTED}\b)",
    r"\b\d{1,2}(?:[.:]\d\d)?\s?(?:[-–]|to|and|until)\s?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m|p\.m|noon)\b",
    r"\b\d{1,2}[.:]\d\d\s?(?:am|pm|a\.m|p\.m|hours|hrs|noon|o'clock)\b",
    r"\b\d{1,2}:\d\d\b",
    r"\b\d{1,2}\s?(?:am|pm|noon|a\.m\.|p\.m\.|o[’']clock)(?!\w)",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s?(?:(?:[-–/&]|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:of\s)?{_MONTH}\b",
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?![.,]\d|\s?%)",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\b\d+(?:\.\d+)?\s?[KMG]B\b",
    _PHONE,
    _EMAIL,
    _WEB.pattern,
    r"\b\d{1,6}[A-Z]{0,4}(?:/[\dA-Z]{1,8}){1,4}\b",
    r"(?-i:\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b)",
    r"(?-i:\b[A-Z]{1,5}[/-]?\d{1,7}(?:/[\dA-Z]{1,8})*\b)",
    r"(?-i:\b(?:Year|Years|Week|Day|Quarter|Q|Block)\s?\d{1,2}\b(?![,.]\d))",
    r"^[ \t]{0,12}\d{4}\.\d{2}(?=[ \t]{1,8}[A-Z])",
    r"(?<![^\n])\d{1,3}[ \t]{1,8}(?-i:Minutes|MINUTES)(?=[ \t]*(?:\Z|\r?\n(?!(?-i:[a-z]))|pdf\b|[-–]\s"
    r"|and\s(?:matters|actions)\b|(?:of|from)\s(?:the\s(?:last|previous|meeting)|last|previous|meeting)))",
    r"\b\d{1,2}\.\d{1,2}(?=[ \t]{1,4}(?-i:Members|Councillors|Officers|Trustees|Governors)\b)",
    r"\b24/7\b|\b\d{1,3}\.\d{1,3}\.\d{1,3}\b",
)
_BY_DIGIT = tuple(
    pattern
    for pattern in _PATTERNS
    if pattern.startswith((r"\b\d", r"\b24", r"(?<![^\n])\d", r"(?<![£\d,.])(?:19|20)"))
)
_OTHERS = tuple(pattern for pattern in _PATTERNS if pattern not in (*_BY_DIGIT, _EMAIL))


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE | re.MULTILINE)


def _last_words() -> Iterator[str]:
    """The last word of each numbered thing; the whole of one whose last word is a choice with spaces."""
    for thing in rules.values("not_figures", "words"):
        last = thing.rpartition(" ")[2]
        yield last if last.count("(") == last.count(")") else thing


# Every mask but an address holds a digit: patterns are tried at each number, and at words and marks that lead to one.
_AT_NUMBER = _any((*_BY_DIGIT, _PHONE))
_AT_LEAD = _any(_OTHERS)
_ADDRESS = re.compile(_EMAIL)
_DIGITS = re.compile(r"\d+")
_PERIODS = rf"(?:{_MONTH}|Years?|Week|Day|Quarter|Q|Block)"
_LEAD = re.compile(rf"\b(?:{_THINGS}|{_PERIODS})[\s\u00a0]{{1,2}}\(?\Z", re.IGNORECASE)
_LAST_WORD = re.compile(rf"\b(?:{rules.alternatives(_last_words())}|{_PERIODS})\Z", re.IGNORECASE)
_JOINED = re.compile(r"\b[A-Z]{1,7}[/-]?\Z", re.IGNORECASE)
_INDENT = re.compile(r"^[ \t]{0,12}\Z", re.MULTILINE)
_NO_LEAD = frozenset("£$€.,:;'’")
_LONGEST_LEAD = 16 + max(map(len, rules.values("not_figures", "words")))


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch no figure may touch."""

    start: int
    end: int


def _merge(spans: Iterable[tuple[int, int]]) -> list[Mask]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return [Mask(start, end) for start, end in merged]


@lru_cache(maxsize=4096)
def _may_lead(word: str) -> bool:
    """Whether a number after this word may be the number of something."""
    return _LAST_WORD.search(word) is not None


def _leads(text: str, at: int) -> Iterator[int]:
    """Offsets at or before a number at which a mask may begin that holds it, in order."""
    begin = max(0, at - _LONGEST_LEAD)
    before = text[begin:at]
    last = before[-1:]
    if last.isalpha() or (last and last in "/-"):
        if joined := _JOINED.search(text, max(0, at - 8), at):
            yield joined.start()
    elif last not in _NO_LEAD:
        bare = before.rstrip("(+")
        words = bare.split() if bare[-1:].isspace() else ()
        if words and _may_lead(words[-1]):
            while lead := _LEAD.search(text, begin, at):
                yield lead.start()
                begin = lead.start() + 1
        if text[at + 4 : at + 5] == "." and (line := _INDENT.search(text, max(0, at - 13), at)):
            yield line.start()
        yield from range(at - len(before) + len(bare), at)


def _numbered(text: str) -> Iterator[tuple[int, int]]:
    """Masks that hold a number, and addresses on the web, disjoint and in order."""
    end = 0
    starts = (match.start() for match in finditer(_WEB, text))
    for at in merge((match.start() for match in _DIGITS.finditer(text)), starts):
        if at < end:
            continue
        for start in _leads(text, at) if text[at].isdecimal() else (at,):
            if start >= end and (match := _AT_LEAD.match(text, start)):
                end = match.end()
                yield match.span()
        if at >= end and (match := _AT_NUMBER.match(text, at)):
            end = match.end()
            yield match.span()


def masks(text: str, blocks: Sequence[Block], dates: Sequence[HasSpan]) -> list[Mask]:
    """Sorted, disjoint masks of a text."""
    found = list(_numbered(text))
    if "@" in text:
        found += [(match.start(), match.end()) for match in _ADDRESS.finditer(text)]
    found += [(block.label_start, block.start) for block in blocks if block.label]
    found += [(date.start, date.end) for date in dates]
    return _merge(found)
