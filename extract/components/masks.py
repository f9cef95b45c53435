"""Stretches of a text whose numbers are not figures: dates, times, references, years, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract import rules
from extract.text import Block, HasSpan

_NUMBER = r"\(?\d{1,4}[A-Za-z]?(?:\.\d{1,3}){0,3}\)?(?:\([a-z0-9]{1,4}\)){0,3}"
_THINGS = rules.alternatives(rules.values("not_figures", "words"))
_MONTH = rules.alternatives(re.escape(name) for rule in rules.load("months") for name in rule["names"])
_COUNTED = r"(?:homes|people|houses|dwellings|residents|children|jobs|properties|households|pupils|staff|units|places)"
_EMAIL = r"[\w.+-]{1,64}@[\w.-]{1,100}"
_PATTERNS = (
    rf"\b{_THINGS}[\s\u00a0]{{1,2}}{_NUMBER}(?:(?:\s?[&–-]\s?|,\s|\s(?:and|to|or)\s){_NUMBER}){{0,8}}(?![\d,"
    rf"]*\d%|%|\s?per\scent|,\d{{3}})\b",
    rf"(?<![£\d,.])(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d))?(?![\d,.]*\d)(?!\s{{1,2}}(?:[a-z]{{2,1"
    rf"5}}\s)?{_COUNTED}\b)",
    r"\b\d{1,2}[.:]\d\d\s?(?:am|pm|a\.m|p\.m|hours|hrs|noon|o'clock)\b",
    r"\b\d{1,2}:\d\d\b",
    r"\b\d{1,2}\s?(?:am|pm|noon|a\.m\.|p\.m\.|o[’']clock)(?!\w)",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s?(?:(?:[-–/&]|to|and)\s?\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:of\s)?{_MONTH}\b",
    rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!,\d)",
    r"\b\d+(?:st|nd|rd|th)\b",
    r"\b\d+(?:\.\d+)?\s?[KMG]B\b",
    r"(?<![£\d])\+?\(?0\d{2,5}\)?[ -]\d{3,4}[ -]?\d{3,6}\b",
    _EMAIL,
    r"\b(?:https?://|www\.)\S{1,300}",
    r"\b\d{1,6}[A-Z]{0,4}(?:/[\dA-Z]{1,8}){1,4}\b",
    r"(?-i:\b[A-Z]{1,5}[/-]?\d{1,7}(?:/[\dA-Z]{1,8})*\b)",
    r"(?-i:\b[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}\b)",
    r"(?-i:\b(?:Year|Years|Week|Day|Quarter|Q|Block)\s?\d{1,2}\b(?![,.]\d))",
    r"^[ \t]{0,12}\d{4}\.\d{2}(?=[ \t]{1,8}[A-Z])",
    r"\b24/7\b|\b\d{1,3}\.\d{1,3}\.\d{1,3}\b",
)
_BY_DIGIT = tuple(pattern for pattern in _PATTERNS if pattern.startswith((r"\b\d", r"\b24", r"(?<![£\d,.])(?:19|20)")))
_OTHERS = tuple(pattern for pattern in _PATTERNS if pattern not in (*_BY_DIGIT, _EMAIL))


def _any(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


# Most characters are no digit: patterns that begin with one are tried only there, and addresses only where an @ is.
_MASK = re.compile(rf"(?=\d)(?:{_any(_BY_DIGIT)})|{_any(_OTHERS)}", re.IGNORECASE | re.MULTILINE)
_ADDRESS = re.compile(_EMAIL)


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


def masks(text: str, blocks: Sequence[Block], dates: Sequence[HasSpan]) -> list[Mask]:
    """Sorted, disjoint masks of a text."""
    found = [(match.start(), match.end()) for match in _MASK.finditer(text) if match.end() > match.start()]
    if "@" in text:
        found += [(match.start(), match.end()) for match in _ADDRESS.finditer(text)]
    found += [(block.label_start, block.start) for block in blocks if block.label]
    found += [(date.start, date.end) for date in dates]
    return _merge(found)
