"""How something was decided, as stated: by what vote, unanimously, with a casting vote, and to whom power was given."""

from __future__ import annotations

import re

_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bnem\.?\s?con|\bunfrydol", re.IGNORECASE)
_CASTING = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_NOT_CAST = re.compile(
    r"\b(?:not|no|without|never|nor|declin\w+|n[o’']t)\b[^.;]{0,60}$|\b(?:would|could|may|might|shall|has|have)\s"
    r"(?:have\s)?(?:a|the|use\s\w+|exercise\s\w+)\s(?:second\sor\s)?$",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"(?<!without a )(?<!without )(?<!no )(?:\b(?P<method>show of hands|recorded vote|named vote|roll[- ]call"
    r"|secret ballot|general consent|electronic vote|by assent)\b"
    r"|\b(?:on a|upon a|by|by a|by way of a|following a|after a|the|a)\s(?P<bare>ballot|division)\b"
    r"(?!\s(?:papers?|box|boxes|bell|lobby)))",
    re.IGNORECASE,
)
_NAME = r"(?:the\s)?[A-Z][\w’'&,/-]*(?:\s(?:[A-Z][\w’'&,/-]*|of|for|and|the|&)){0,10}"
CONSULTED = re.compile(
    r",?\s(?:\(?(?:acting\s)?(?:in|after|following|subject to|and in)\s)(?:prior\s|full\s)?consultation with\b"
    r"[^,;.()]{2,160}?(?=,\s|\)|\s(?:be|is|to)\b|$)\)?(?:,(?=\s(?:be|is|to)\b))?",
    re.IGNORECASE,
)
"""Who is to be consulted: no part of who is given power, or to do what."""
_DELEGATED = re.compile(
    rf"(?P<who>{_NAME}(?:\s\([A-Z][^()]{{2,50}}\))?),?\s(?:be|is|being)\s(?:given\s)?(?:delegated|authorised|authorized|empowered|granted)"
    rf"|\b(?:delegate[sd]?|authority|powers?|given|delegation)\b(?:(?!\bto\b)[^.;]){{0,60}}?\bto\s(?P<to>{_NAME})"
)


def is_unanimous(text: str) -> bool:
    """Whether the words around a decision say that it was unanimous."""
    return _UNANIMOUS.search(text) is not None


def has_casting_vote(text: str) -> bool:
    """Whether they say that the chair gave a casting vote."""
    return any(not _NOT_CAST.search(text[: match.start()]) for match in _CASTING.finditer(text))


def method(text: str) -> str | None:
    """How the vote was taken ("show of hands", "recorded vote"), None when not stated."""
    match = _METHOD.search(text)
    return (match["method"] or match["bare"]).casefold() if match else None


def delegate(quote: str) -> str | None:
    """To whom a delegating clause gives power, None when it names nobody."""
    match = _DELEGATED.search(CONSULTED.sub("", " ".join(quote.split())[:1500]))
    who = (match["who"] or match["to"]) if match else None
    if who and not _HOLDER.search(who):
        return None
    return re.sub(r"^(?:That\s)?the\s", "", who.strip(" ,"), flags=re.IGNORECASE) if who else None


_HOLDER = re.compile(
    r"\b(?:\w*[Oo]fficers?|Directors?|Directorate|Heads?|Managers?|Chief|Chair\w*|Vice-\w+|Leader|Member|Mayor|Provost|Clerk"
    r"|Solicitor|Secretary|Treasurer|Holder|Convener|Leads?|Engineer|Registrar|Surveyor|Counsel|Council|Committee|Cabinet"
    r"|Sub-Committee|Board|Panel|Executive|Group|Party|Authority|Commissioner|Constable|Trustees?|Governors?|Planner|Accountant"
    r"|Coordinator|Co-ordinator|Principal|Deputy|Councillors?|Cllrs?|Mr|Mrs|Ms|Dr|CEO|Administrator|Auditor|Inspector)\b"
)
"""A word for a person or body that can be given power: "Contract Standing Orders" cannot."""
_RECEIVER = (
    r"(?:[Ff]ull\s|FULL\s)?(?:[A-Z][\w&’'-]*\s(?:(?:and|&|of|for)\s)?){0,5}?(?:Council|COUNCIL|Cabinet|CABINET|Executive"
    r"|EXECUTIVE|Sub-Committee|Committee|COMMITTEE|Board|BOARD|Authority|Panel)(?:\sMember(?:\sfor(?:\s(?:[A-Z][\w’'-]+|and|&),?)+)?)?"
)
_RECOMMENDS = re.compile(
    rf"\b(?P<one>{_RECEIVER})\s(?:be|is|are)\s(?:recommended|advised|asked)\b"
    rf"|\b(?:[Rr]ecommend(?:s|ed)?|RECOMMEND(?:ED)?|[Aa]dvis(?:e|es|ed))\s(?:(?:to|TO)\s)?(?:(?:the|THE)\s)?(?P<two>{_RECEIVER})\b"
)


def receiver(*texts: str | None) -> str | None:
    """The body to which something is recommended, from the clause itself or the words that lead up to it."""
    for text in texts:
        match = _RECOMMENDS.search(" ".join(text.split())[:400]) if text else None
        if match:
            return re.sub(r"^(?:That|The)\s(?:the\s)?", "", match["one"] or match["two"])
    return None
