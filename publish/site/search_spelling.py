"""Other ways to put a search: a day as a day, a sum as councils print it, an abbreviation in full, a word as it was
perhaps meant. Pure."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from datetime import date, datetime

from publish.words import fts_query

COMMON = frozenset({
    "a", "about", "an", "and", "any", "are", "at", "been", "by", "council", "decide", "decided", "did", "do", "does",
    "for", "from", "has", "have", "how", "i", "in", "is", "it", "me", "of", "on", "or", "said", "say", "tell", "that",
    "the", "their", "there", "they", "this", "to", "was", "we", "were", "what", "when", "where", "which", "who",
    "whose", "why", "will", "with",
})  # fmt: skip
"""Words of a question that say nothing of its subject."""
SHORT = {"cllr": "councillor", "cllrs": "councillors", "cttee": "committee", "ctte": "committee", "dept": "department",
         "rd": "road", "st": "street", "ave": "avenue", "govt": "government"}  # fmt: skip
_SECTION = re.compile(r"s\.?(\d{1,4}[a-z]?)", re.IGNORECASE)
_SUM = re.compile(r"£?\s*(\d[\d,]{0,14}(?:\.\d{1,3})?)\s*(k|m|bn|thousand|million|billion)?", re.IGNORECASE)
_TIMES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y", "%B %d %Y")
_OPERATOR = re.compile(r"\S\s+(?:AND|OR|NOT)\s+\S")
_LEFT_OUT = re.compile(r"(?:^|\s)-(\w[\w'’]*)")
SHORTEST = 4
"""Letters of the shortest word that is looked for under another spelling: shorter ones resemble too many."""


def day_in(words: str) -> date | None:
    """The day that the words are, and nothing else: `20/02/2025`, `20 February 2025`. Days come before months."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|,", "", words.strip(), flags=re.IGNORECASE)
    for form in _DAYS:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def sums(words: str) -> list[str]:
    """The ways in which a sum of a thousand or more may be printed; none where the words are more than a sum."""
    found = _SUM.fullmatch(words.strip())
    if not found or (words.strip().isdecimal() and len(words.strip()) == 4):  # more likely a year
        return []
    value = float(found[1].replace(",", "")) * _TIMES.get((found[2] or "").lower(), 1)
    ways = [(1, ""), (1e3, "k"), (1e6, "m"), (1e6, " million"), (1e9, "bn"), (1e9, " billion")]
    return list(_ways(value, ways)) if value >= 1000 else []


def _ways(value: float, ways: list[tuple[float, str]]) -> Iterator[str]:
    for unit, name in ways:
        part = value / unit
        if part >= 1 and round(part, 3) == part:
            yield f"£{part:,.3f}".rstrip("0").rstrip(".") + name


def in_full(word: str) -> str | None:
    """An abbreviation in full: `Cllr` is councillor, `s106` section 106; None for what is none."""
    if section := _SECTION.fullmatch(word):
        return f"section {section[1]}"
    return SHORT.get(word.lower().rstrip("."))


def without_common(words: str) -> str | None:
    """The words of a question that name its subject; None where that leaves none, or all."""
    given = words.split()
    kept = [word for word in given if word.strip("?!.,").lower() not in COMMON]
    return " ".join(kept) if kept and len(kept) < len(given) else None


def spellings(word: str) -> set[str]:
    """Words that differ by one letter: one too many, one missing, one wrong, two in each other's place."""
    plain = word.casefold()
    if len(plain) < SHORTEST or len(plain) > 30 or not plain.isalpha():
        return set()
    parts = [(plain[:at], plain[at:]) for at in range(len(plain) + 1)]
    letters = string.ascii_lowercase
    found = {head + tail[1:] for head, tail in parts if tail}
    found |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    found |= {head + letter + tail[1:] for head, tail in parts if tail for letter in letters}
    found |= {head + letter + tail for head, tail in parts for letter in letters}
    return found - {plain}


def has_operators(words: str) -> bool:
    """Whether AND, OR or NOT stand between words in capitals, as some searches take them."""
    return _OPERATOR.search(words) is not None


def leaving_out(words: str) -> str | None:
    """`parking -free` in the advanced syntax; None where no word is to be left out."""
    unwanted = _LEFT_OUT.findall(words)
    wanted = _LEFT_OUT.sub(" ", words).strip()
    if not unwanted or not any(map(str.isalnum, wanted)):
        return None
    return f"({fts_query(wanted)}) NOT ({' OR '.join(fts_query(word) for word in unwanted)})"
