"""The body that decided, as the text names it: "the Sub-Committee", "Cabinet", "Members"."""

from __future__ import annotations

import re

_HEAD = (
    r"(?:Sub-?\s?Committee|Committee|Panel|Board|Cabinet|Council|Executive|Forum|Authority|Commission|Partnership|Assembly|"
    r"Working (?:Group|Party)|Task Group|Trustees|Governors|Bench|Court|Conference|Tribunal|Group|Meeting|Trust|Association|Pwyllgor|Cyngor|Bwrdd|Awdurdod)"
)
_PLAIN = r"(?:Members|Councillors|The members|Delegates)"
BODY = rf"(?:(?:(?:[Tt]he|[Tt]his|THE|Y|y|yr|Yr)\s)?(?:[A-Z][\w&’'-]{{1,24}},?\s(?:and\s|of\s|&\s|for\s)?){{0,7}}?(?:{_HEAD}|(?i:the\s(?:[\w-]+\s){{0,2}}?{_HEAD}))(?:\s(?:for|of)\s(?:the\s)?[A-Z][\w’'-]+(?:\s(?:and\s)?[A-Z][\w’'-]+){{0,3}})?|{_PLAIN})"
_SUBJECT = re.compile(rf"(?:^|(?<=[.!?\n]\s)|(?<=\n))(?P<body>The\s(?:[A-Z][\w&’'-]{{1,24}}\s){{0,5}}?{_HEAD})\b(?=\s(?:was|were|is|are|has|had|have|noted|received|considered|agreed|heard|discussed|expressed|asked|welcomed|debated|RESOLVED|resolved|thanked|undertook|felt)\b)")
_IN_CLAUSE = re.compile(rf"^(?:[Tt]hat\s)?(?P<body>{BODY})(?=\s(?:[a-z]+ly\s)?(?:note|notes|agree|agrees|approve|approves|adopt|adopts|endorse|endorses|delegate|delegates|recommend|recommends|resolve|resolves|make|makes|receive|receives|accept|accepts|refuse|support|supports|request|requests|urge|urges|believe|believes|confirm|confirms|to)\b|\s?:|\s*$)")


def clean(name: str) -> str:
    """A body's name without its article."""
    return re.sub(r"^(?:the|this|y|yr)\s", "", " ".join(name.split()), flags=re.IGNORECASE)


def in_clause(clause: str) -> str | None:
    """Body that is the subject of a limb or stem ("That the Cabinet notes ..."), None when it has another one."""
    match = _IN_CLAUSE.match(clause)
    return clean(match["body"]) if match else None


def before(text: str, start: int, end: int) -> str | None:
    """Body that acts nearest before an offset ("The Board was advised ...") inside `start:end`."""
    found = None
    for found in _SUBJECT.finditer(text, start, end):
        pass
    return clean(found["body"]) if found else None
