"""The body that "It" or "They" stands for: "The Panel heard the driver. It decided to renew his badge."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.components.told import PAST, Told
from extract.text import Block, Sentence

_PRONOUN = re.compile(
    r"(?:It|They)(?=\s(?:(?:\w+ly|also|then|therefore)\s){0,2}(?:decided|agreed|resolved|determined|voted|recommended"
    r"|approved|refused|endorsed|deferred|granted|rejected|adopted)\s(?:not\s)?(?:to|that|the|a|an|this|all)\b)"
)
_SAT = re.compile(
    r"(?:(?:After|Following|Having|Thereafter|Accordingly|When|Once)\b[^.;:]{0,160}?,\s)?"
    r"(?P<body>(?:[Tt]he|[Tt]his)\s(?:Licensing\s|Planning\s|Appeals\s|Standards\s|Hearing\s|Review\s|Scrutiny\s|Parish\s|Town\s)?"
    r"(?:Sub-?\s?Committee|Committee|Panel|Board|Council|Forum|Cabinet|Executive|Authority|Commission)|Cabinet|(?:The\s)?Members)\s"
    r"(?:(?:\w+ly|also|then|therefore)\s){0,2}(?:considered|discussed|debated|heard|noted|received|reviewed|retired|deliberated|felt|found"
    r"|concluded|believed|thought|welcomed|weighed|asked|questioned|accepted|agreed|approved|resolved|examined|recognised|acknowledged"
    r"|took|gave|had\s(?:due\s|full\s)?regard|(?:was|were)\s(?:not\s)?(?:satisfied|persuaded|concerned|of\sthe|minded|content|impressed"
    r"|mindful|told|advised|informed|asked|shown))\b"
)
""" A body that sits over a matter."""
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_ANOTHER = re.compile(
    r"\b(?:at\s(?:its|their)\s(?:last|previous)|had\s(?:met|decided|agreed|resolved))\b"
    r"|\b(?:company|firm|business|trust|club|council|cabinet|committee|association|society|school|college|academy|charity|partnership"
    r"|government|department|ministry|agency|police|group|owners?|developers?|contractors?|operators?|landlords?|bank|church|diocese"
    r"|residents|neighbours|tenants|allotment\sholders|parents|governors|trustees|applicants|volunteers|users|university|union|inspectorate"
    r"|authority|board|forum|team|service|provider|hospital|court|tribunal)\b",
    re.IGNORECASE,
)
"""Who else may be meant by "it", or by "they"."""


def antecedent(text: str, blocks: Sequence[Block], sentence: Sentence) -> str | None:
    """The body that a sentence's "It" stands for, as the sentence before in its paragraph names it; None without.

    Only a body that is told there to have sat over the matter: "it" may be anybody else's company, or council.
    """
    block = blocks[sentence.block]
    if not _PRONOUN.match(text, sentence.start) or sentence.start <= block.start:
        return None
    before = " ".join(text[max(block.start, sentence.start - 700) : sentence.start].split())
    last = _STOP.split(before)[-1]
    found = _SAT.match(last)
    if found is None or PAST.search(found.group()) or _ANOTHER.search(last, found.end("body")):
        return None
    plural = text.startswith("They", sentence.start)
    return found["body"] if plural == found["body"].endswith("Members") else None


def named(words: str, body: str) -> tuple[str, int]:
    """The sentence with the body's name for its pronoun, and by how many characters it grew."""
    pronoun = words[: words.index(" ")]
    name = body[:1].upper() + body[1:]
    return name + words[len(pronoun) :], len(name) - len(pronoun)


def moved_back(told: Told, grown: int) -> Told:
    """What the sentence with the name tells, at its place in the sentence with the pronoun."""
    return replace(told, start=max(0, told.start - grown), end=told.end - grown)
