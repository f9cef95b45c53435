"""How something was decided, as stated: by what vote, unanimously, with a casting vote, and to whom power was given."""

from __future__ import annotations

import re

_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bnem\.?\s?con|\bunfrydol", re.IGNORECASE)
_CASTING = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?P<method>show of hands|recorded vote|named vote|roll[- ]call|secret ballot|ballot|general"
    r" consent|electronic vote|"
    r"division|by assent)\b",
    re.IGNORECASE,
)
_NAME = r"(?:the\s)?[A-Z][\w’'&,/-]*(?:\s(?:[A-Z][\w’'&,/-]*|of|for|and|the|&)){0,10}"
_DELEGATED = re.compile(
    rf"(?P<who>{_NAME})\s(?:be|is|being)\s(?:given\s)?(?:delegated|authorised|authorized|empowered|granted)"
    rf"|\b(?:delegate[sd]?|authority|powers?|given|delegation)\b[^.;]{{0,60}}?\bto\s(?P<to>{_NAME})"
)


def is_unanimous(text: str) -> bool:
    """Whether the words around a decision say that it was unanimous."""
    return _UNANIMOUS.search(text) is not None


def has_casting_vote(text: str) -> bool:
    """Whether they say that the chair gave a casting vote."""
    return _CASTING.search(text) is not None


def method(text: str) -> str | None:
    """How the vote was taken ("show of hands", "recorded vote"), None when not stated."""
    match = _METHOD.search(text)
    return match["method"].casefold() if match else None


def delegate(quote: str) -> str | None:
    """To whom a delegating clause gives power, None when it names nobody."""
    match = _DELEGATED.search(" ".join(quote.split())[:1500])
    who = (match["who"] or match["to"]) if match else None
    return re.sub(r"^(?:That\s)?the\s", "", who.strip(" ,"), flags=re.IGNORECASE) if who else None
