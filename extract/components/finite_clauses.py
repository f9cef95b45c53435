"""Motions in which the body's verbs follow one another: "That this Council notes ..., asks ... and thanks ..."."""

from __future__ import annotations

import re

_VERBS = (
    r"(?:notes|asks|calls|instructs|thanks|requests|urges|agrees|resolves|welcomes|believes|supports|recognises"
    r"|condemns|commits"
    r"|pledges|recommends|approves|opposes|regrets|congratulates|directs|expresses|invites|endorses|acknowledges"
    r"|considers)"
)
_SUBJECT = re.compile(
    r"(?:[Tt]hat\s)?(?:(?:[Tt]his|[Tt]he)\s)?(?:Council|Cabinet|Committee|Board|Panel|Authority|Executive|Assembly"
    r"|Forum)\s"
    r"(?:\w+ly\s|also\s|further\s)?[a-z]+s\s"
)
_VERB_FIRST = re.compile(rf"(?:further\s|also\s)?{_VERBS}\s")
COMMA = re.compile(rf",\s{{1,20}}(?:and\s{{1,20}})?(?:further\s|also\s)?(?={_VERBS}\s)")
"""A comma before a verb of the body."""
AND = re.compile(rf"\s{{1,20}}and\s{{1,20}}(?:further\s|also\s)?(?={_VERBS}\s)")
"""The last verb of such a row. Of two verbs alone ("regrets the loss and invites the operator") no row is made."""


def is_of_body(left: str, last: bool) -> bool:
    """Whether the words before a break are a clause of the body; before the `last` verb they are in the row already."""
    return _VERB_FIRST.match(left) is not None or (not last and _SUBJECT.match(left) is not None)


_FINITE = r"\b(?:is|are|was|were|has|have|had|will|would|does|do|did|can|could|may|(?:no\slonger|now|still)\s\w+s)\b"
_REPORTS = re.compile(
    r"\b(?:sa(?:y|ys|ying|id)|stat(?:e|es|ing|ed)|t(?:old|ell)|inform(?:ed|ing)?|advis(?:e|ed|ing)|evidence|notice|view"
    r"|fact|confirm(?:s|ed|ing)?|show(?:s|ing)|explain(?:ed|ing)?|assur(?:ed|ance|ances)|aware|satisfied|letter)\s"
    rf"(?:[\w’'-]+\s){{0,4}}?that\s[^;]{{2,300}}?{_FINITE}[^;]*$"
)
""" "a certificate stating that the clause no longer applies": what is told, with a verb of its own."""
_REPORTED = re.compile(rf"(?:that|THAT)\s(?:(?!\bbe\b)[^;,]){{2,120}}?{_FINITE}")


def is_reported(left: str, right: str) -> bool:
    """Whether "and that ..." only goes on with what is told: "saying that it is shut and that a sign is needed"."""
    return "that " in left[5:] and _REPORTED.match(right) is not None and _REPORTS.search(left, 5) is not None
