"""Codes: words of capitals and digits with a mark inside, "24/01234/FUL", with which numbers of papers begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CODE = re.compile(r"(?<![\w/.])(?<!\w[&-])(?:[A-Z\d][A-Z\d&]{0,9}[./-][A-Z\d]|[A-Z]\d\d[A-Z]\d{4})")


def code_starts(text: str) -> list[int]:
    """Offsets at which a code begins, in order."""
    return [match.start() for match in _CODE.finditer(text)]


def at_codes(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` finds, for a pattern that matches codes alone; `starts` of `code_starts`."""
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            yield match
            end = match.end()
