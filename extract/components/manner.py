"""How something was decided, as stated: by what vote, unanimously, with a casting vote; to which body advice goes."""

from __future__ import annotations

import re

from extract import rules
from extract.scanning import may_match
from extract.text import unbroken

_UNANIMOUS = re.compile(
    rf"(?<!not\s)(?<![\w-])(?:{'|'.join(rules.values('manner', 'phrases', kind='unanimous'))})(?![\w-])", re.IGNORECASE
)
_CASTING = re.compile(
    r"\b(?:second\sor\s)?casting\svote\b|\bcast\s(?:a|the|his|her|their)\sdeciding\svote\b|\bpleidlais\sfwrw\b",
    re.IGNORECASE,
)
_NOT_CAST = re.compile(
    r"\b(?:not|no|without|never|nor|declin\w+|n[o’']t)\b[^.;]{0,60}$|\b(?:would|could|may|might|shall|has|have)\s"
    r"(?:have\s)?(?:a|the|use\s\w+|exercise\s\w+)\s(?:second\sor\s)?$",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"(?<!without a )(?<!without )(?<!no )(?:\b(?P<method>show of hands|recorded vote|named vote|roll[- ]call"
    r"|secret ballot|general consent|electronic vote|by assent|division by roll call)\b"
    r"|\b(?:on a|upon a|by|by a|by way of a|following a|after a|the|a)\s(?P<bare>ballot|division)\b"
    r"(?!\s(?:papers?|box|boxes|bell|lobby)))",
    re.IGNORECASE,
)


def is_unanimous(text: str) -> bool:
    """Whether the words around a decision say that it was unanimous."""
    return _UNANIMOUS.search(text) is not None


def has_casting_vote(text: str) -> bool:
    """Whether they say that the chair gave a casting vote."""
    low = text.casefold()
    if "casting" not in low and "fwrw" not in low and "deciding" not in low:
        return False
    return any(not _NOT_CAST.search(text[: match.start()]) for match in _CASTING.finditer(text))


def method(text: str) -> str | None:
    """How the vote was taken ("show of hands", "recorded vote"), None when not stated."""
    match = _METHOD.search(" ".join(text.split())) if may_match(_METHOD, text) else None
    return (match["method"] or match["bare"]).casefold() if match else None


_BODY = (
    r"(?:(?:[Ff]ull|FULL|constituent|partner|member|[Tt]wo\sconstituent|[Cc]ounty|[Dd]istrict)\s){0,2}"
    r"(?:[A-Z][\w&’'-]*\s(?:(?:[A-Z][\w&’'-]*|and(?!\sthe\s(?:Council|Cabinet|Executive|Committee|Board|Authority|Panel)\b)|&|of|for|the)\s){0,7}?)??"
    r"(?:Councils?|(?:(?<=constituent\s)|(?<=partner\s)|(?<=member\s)|(?<=district\s))(?:councils|authorities)|COUNCIL|Cabinet|CABINET|Executive|EXECUTIVE|Sub-?\s?Committee|Committee|COMMITTEE|Board|BOARD"
    r"|Authority|AUTHORITY"
    r"|Panel|PANEL|Commissioner|Assembly|Forum|Trust|Minister|Secretary\sof\sState|Government|Mayor|Working\s(?:Party|Group)|Sub-Group|Trustees"
    r"|Governors|Parliament|Senedd|Cyngor|Cabinet|Bwrdd)"
)
_RECEIVER = (
    rf"(?P<who>(?:(?:[Tt]he|[Tt]hat)\s)?{_BODY}(?:\s(?:Board|Committee|Panel))?"
    r"(?:\sMember\sfor(?:\s(?:[A-Z][\w’'-]+|and|&|the),?)+|\sMember)?)"
)
_RECOMMENDS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_RECEIVER}\s(?:be|is|are|should\sbe)\s(?:strongly\s)?(?:\d+\s)?(?:recommended|advised|asked"
        rf"|RECOMMENDED)\b",
        rf"\b(?:[Rr]ecommend(?:s|ed|ing)?|RECOMMEND(?:ED|S)?|[Aa]dvis(?:e|es|ed))(?:\s|:?\s?\()(?:(?:to|TO)\s)?{_RECEIVER}(?!\w)",
        rf"\b(?:[Rr]ecommendations?|[Aa]dvice)\sto\s{_RECEIVER}(?!\w)",
        r"\b(?i:argymell\w*)\s(?i:i['’]r|i)\s(?P<who>(?:(?i:Cyngor)|(?i:Cabinet)|Pwyllgor|Bwrdd|Weithrediaeth)(?:\s[A-Z][\w’'-]+){0,3})",
        rf"\b[Rr]ecommend(?:s|ed|ing)?\sthat\s{_RECEIVER}(?=\s?[:–-]*\s*$)",
        rf"\b[Rr]ecommend(?:s|ed|ing)?\sthat\s{_RECEIVER}\s(?:should\s)?(?:consider|consult|adopt|approve|agree|note|support|endorse|review|ask"
        r"|write|provide|set|take|continue|delegate|appoint|fund|ensure|undertake|lobby|commission|introduce|develop|accept|increase|extend|censure|remove|suspend"
        r"|issue|arrange|publish|instruct|publicise|withdraw)\b",
        rf"\bbe\ssuggested\sto\s{_RECEIVER}(?!\w)",
        rf"\b[Cc]ommend(?:s|ed)?\s[^.;]{{1,90}}?\sto\s{_RECEIVER}(?!\w)",
    )
)
_ARTICLE = re.compile(r"^(?:that\s)?(?:the\s)?", re.IGNORECASE)


def receiver(*texts: str | None) -> str | None:
    """The body to which something is recommended, from the clause itself or the words that lead up to it."""
    for text in texts:
        plain = unbroken(text)[:400] if text else ""
        for pattern in _RECOMMENDS:
            match = pattern.search(plain)
            if match:
                return _ARTICLE.sub("", match["who"])
    return None
