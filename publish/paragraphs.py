"""The numbers of paragraphs of exempt information that words name. Pure."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<!\d)\d{1,2}[A-Za-z]?(?![A-Za-z\d])")
_RANGE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:to|-|–)\s*(\d{1,2})(?!\d)")
_NAMED = re.compile(
    r"paragraphs?(?:\(s\))?(?:\s*nos?\.?)?\s*"
    r"((?:\(?\d{1,2}[A-Z]?\)?(?:\s*(?:,|and|or|&|to|-|–|/)\s*)*)+)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[A-Za-z]{4,}")


def paragraph_numbers(words: str | None) -> str | None:
    """The paragraphs that words name, in order, between commas: `3 and 5` gives `3, 5`; None where there are none.

    Numbers alone are paragraphs; in a sentence (`paragraphs 3 and 5 of Schedule 12A`) only those after that word are.
    """
    named = _NAMED.findall(words or "") or ([words] if words and not _SENTENCE.search(words) else [])
    found: set[str] = set()
    for part in named:
        found |= {number.lower() for number in _NUMBER.findall(part)}
        for first, last in _RANGE.findall(part):
            found |= {str(number) for number in range(int(first), int(last) + 1)}
    return ", ".join(sorted(found, key=lambda number: (int(re.sub(r"\D", "", number)), number))) or None
