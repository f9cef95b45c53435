"""The body that decided, as the text names it: "the Sub-Committee", "Cabinet", "Members"."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.scanning import finditer

_HEAD = (
    r"(?:Sub-?\s?Committee|Committee|Panel|Board|Cabinet|Council|Executive|Forum|Authority|Commission|Review\sBody"
    r"|Partnership|Assembly|"
    r"Working (?:Group|Party)|Task Group|Trustees|Governors|Bench|Court|Conference|Tribunal|Group|Meeting"
    r"|SACRE|PCP|J?HOSC|OSC|IJB|HWBB?|LPB|JCC"
    r"|Trust|Association|Pwyllgor|Cyngor|Bwrdd|Awdurdod)"
)
_PLAIN = (
    r"(?:(?:[Tt]he\s)?Members|(?:[Tt]he\s)?Councillors|[Tt]he\scouncillors|All\s(?:[Cc]ouncillors|[Mm]embers|Cllrs)(?:\spresent)?"
    r"|(?:[Tt]he\s)?(?:[Mm]aintained\s|[Aa]cademy\s)?(?:[Pp]rimary|[Ss]econdary|[Ss]pecial|[Mm]aintained)\s(?:[Ss]chools?\s)?(?:[Rr]epresentatives?|[Mm]embers)"
    r"|The members|Delegates|(?:The\s)?(?:Committee|Sub-Committee|Panel|Forum"
    r"|Board|Council"
    r"|Cabinet|Group"
    r"|Commission)\s[Mm]embers|(?:The\s)?[Mm]embers\sof\sthe\s(?:(?:Shadow|Joint|Local)\s)?(?:PCP|J?HOSC|OSC|IJB|LPB|Committee|Sub-Committee|Panel|Forum|Board|Council"
    r"|Cabinet))"
)
BODY = (
    rf"(?:(?:(?:[Tt]he|[Tt]his|THE|Y|y|yr|Yr)\s)?(?:[A-Z][\w&’'-]{{1,24}},?\s(?:and\s|of\s|&\s|for\s)?){{0,7}}?("
    rf"?:{_HEAD}|(?i:the\s(?:[\w-]+\s){{0,2}}?{_HEAD}))(?:\s(?:for|of)\s(?:the\s)?[A-Z][\w’'-]+(?:\s(?:and\s)?[A"
    rf"-Z][\w’'-]+){{0,3}})?|{_PLAIN})"
)
_SUBJECT = re.compile(
    rf"(?:^|(?<=[.!?\n]\s)|(?<=\n))(?P<body>(?:The|This)\s(?:[A-Z][\w&’'-]{{1,24}}\s){{0,5}}?{_HEAD})\b(?=\s(?:(?:was"
    rf"|were)\s(?:told|advised|informed|asked|reminded|invited|content|minded)|noted|received\sthe|received\sa\s"
    rf"|considered|agreed|heard|discussed|RESOLVED|resolved|debated|scrutinised|reviewed)\b)"
)
"""A body that does what a meeting does. "The Council had received 40 complaints" says nothing of who met."""
_IN_CLAUSE = re.compile(
    rf"^(?:[Tt]hat\s)?(?P<body>{BODY})(?=\s(?:[a-z]+ly\s)?(?:note|notes|agree|agrees|approve|approves|adopt|adop"
    rf"ts|endorse|endorses|delegate|delegates|recommend|recommends|resolve|resolves|make|makes|receive|receives|"
    rf"accept|accepts|refuse|support|supports|request|requests|urge|urges|believe|believes|confirm|confirms)"
    rf"\b|\s?:\s*$|\s*$)"
)


_BEFORE_NAME = re.compile(
    r"(?:(?:Accordingly|Additionally|Consequently|Finally|Furthermore|Hence|Meanwhile|Otherwise|Subsequently|Then|Thereafter"
    r"|Therefore|Thus),?\s)?(?:that\s)?(?:(?:the|this|y|yr)\s)?",
    re.IGNORECASE,
)
""" "Thereafter the Committee:": what stands before a body's name at the beginning of a sentence."""


def clean(name: str) -> str:
    """A body's name without its article, or the adverb before it."""
    return _BEFORE_NAME.sub("", " ".join(name.split()), count=1)


def in_clause(clause: str) -> str | None:
    """Body that is the subject of a limb or stem ("That the Cabinet notes ..."), None when it has another one."""
    match = _IN_CLAUSE.match(clause)
    return clean(match["body"]) if match else None


class Bodies:
    """Bodies that act in a text ("The Board was advised ..."), found once."""

    REACH = 6000
    """How far back, in characters, a body may stand from what it decided."""

    def __init__(self, text: str) -> None:
        self.found = [(match.start(), clean(match["body"])) for match in finditer(_SUBJECT, text)]

    def before(self, offset: int, floor: int) -> str | None:
        """The body that acts nearest before an offset in the same item (from `floor` on), None when none is near."""
        index = bisect_right(self.found, (offset, "")) - 1
        if index < 0 or self.found[index][0] < floor or offset - self.found[index][0] > self.REACH:
            return None
        return self.found[index][1]
