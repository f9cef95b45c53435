"""Which way a motion or a decision on an application goes: to grant it, to refuse it, to put it off."""

from __future__ import annotations

import re

_WAYS = (
    (
        "approved",
        re.compile(
            r"\b(?:approv(?:al|e|ed|ing)|grant(?:ed|ing)?|permit(?:ted)?|allow(?:ed)?|GRANT(?:ED)?|APPROV(?:E|ED|AL))\b"
        ),
    ),
    ("refused", re.compile(r"\b(?:refus(?:al|e|ed|ing)|reject(?:ed|ion)?|REFUS(?:E|ED|AL))\b")),
    ("deferred", re.compile(r"\b(?:defer(?:red|ral|ment)?|DEFER(?:RED)?|site\s(?:visit|inspection))\b")),
)
_ENDS = re.compile(r"[.;]\s|\n|\bfor\sthe\s(?:following\s)?reasons?\b|\bsubject\sto\b|\bon\s(?:the\s)?grounds?\b")
_STARTS = re.compile(r"(?:[.;]\s|\n)(?=[^.;\n]*\Z)")
FAR = 240
"""Farthest, in characters, that the words of a motion are looked for from its mover."""


def way(words: str) -> str | None:
    """The one outcome that words name; None where they name none, or more than one."""
    end = _ENDS.search(words)
    told = words[: end.start()] if end else words
    named = [name for name, pattern in _WAYS if pattern.search(told)]
    return named[0] if len(named) == 1 else None


def way_of_motion(text: str, start: int, end: int) -> str | None:
    """The outcome that the sentence of a mover named at `start:end` asks for."""
    before = text[max(0, start - FAR) : start]
    opens = _STARTS.search(before)
    lead = before[opens.end() :] if opens else before
    return way(f"{lead}{text[start : end + FAR]}")
