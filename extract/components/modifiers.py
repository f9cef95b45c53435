"""The word before a figure that says how exact it is: about, over, up to, at least, nearly."""

from __future__ import annotations

import re

from extract import rules

_NAMES = {word: rule["modifier"] for rule in rules.load("modifiers") for word in rule["words"]}
_BEFORE = re.compile(
    rf"(?<!\w)(?P<word>{rules.alternatives(re.escape(word) for word in _NAMES)})\s{{1,2}}(?:the\s|a\s|a tota"
    rf"l of\s|of\s)?\(?$",
    re.IGNORECASE,
)
REACH = 40


def modifier_before(text: str, start: int) -> str | None:
    """Name of the modifier that stands right before the offset, None when none does."""
    match = _BEFORE.search(text, max(0, start - REACH), start)
    return _NAMES[" ".join(match["word"].casefold().split())] if match and match["word"].casefold() in _NAMES else None
