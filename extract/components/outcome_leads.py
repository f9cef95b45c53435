"""Words of a clause that say when, by what power or about what it is decided, and nothing of what is."""

from __future__ import annotations

import re

_EVENT = re.compile(
    r"^(?:that,?\s)?(?:in the event (?:that|of)|if|should|where|when|once|unless|provided that|pending|following|upon"
    r"|after"
    r"|on receipt of|subject to)\s[^;]{3,240}?,\s(?=[^,;]{3,160}?\sbe\s)",
    re.IGNORECASE,
)
""" "in the event that no objection is received, ...": what may come first is not what was decided."""
_AS_TO = re.compile(
    r"^(?:that,?\s)?(?:in\s(?:relation|respect|regard|terms|accordance|line|view|light)\s(?:to|of|with)|with\s(?:reference|regard|respect)\sto"
    r"|under|pursuant\sto|as\sregards|having\s\w+ed)\s[^;]{3,200}?,\s(?:and\s)?(?=(?:not\s)?to\s[a-z])",
    re.IGNORECASE,
)
""" "in relation to resolution (iii), to note the update": the verb stands behind what it is about."""
_UNDER_POWERS = re.compile(
    r",?\s(?:under|using|by\smeans\sof)\s(?:\w+\s)?delegated\s(?:authority|powers?)\b,?", re.IGNORECASE
)
"""By what power something is done now: none is given."""
_IF_OPPOSED = re.compile(
    r"^(?:that,?\s)?(?:if|should|where)\s(?:no\s|any\s)?(?:\w+\s){0,3}?objections?\s(?:are|be|is|were)\s(?:received|made|maintained|withdrawn)"
    r"(?:\sand\snot\swithdrawn)?(?:\sto\s(?:such\s|the\s)?(?:an\s)?order)?,?\s(?:that\s)?",
    re.IGNORECASE,
)
""" "if no objections are received the Order be confirmed": nobody objects here."""
_QUOTED = re.compile(r"\s?\([“\"‘'][^()]{3,300}?[”\"’']\)")
"""What a rule says, quoted in brackets: "adopts Standing Order 3 ('recording is not permitted')"."""


def without_leads(text: str) -> str:
    """A clause (white space single) without such words, and without what it quotes in brackets."""
    text = _UNDER_POWERS.sub("", _AS_TO.sub("", _EVENT.sub("", text, count=1), count=1), count=1)
    if "bjection" in text:
        text = _IF_OPPOSED.sub("", text, count=1)
    return _QUOTED.sub("", text) if "(" in text else text
