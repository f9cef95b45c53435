"""Sums and shares that a resolution approves: "RESOLVED that the release of £6.75m be approved"."""

from __future__ import annotations

import re

from archive.facts import Figure, Resolution
from extract import rules
from extract.components.figure_cues import LINK

_APPROVE = re.compile(rf"\b(?:{'|'.join(rules.values('figure_parts', 'verbs'))})\b", re.IGNORECASE)
_BE_APPROVED = re.compile(
    r"^[^.;£€]{0,120}?\b(?:be|is|are) (?:and (?:is|are) hereby )?"
    r"(?:approved|authorised|accepted|issued|released|allocated|set aside|transferred|made available|paid|committed)\b",
    re.IGNORECASE,
)
_OBJECTS = rules.alternatives([*rules.values("figure_parts", "objects"), *rules.values("figure_parts", "acts")])
_OBJECT = re.compile(rf"\b{_OBJECTS}{LINK}", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?:that )?(?:the |an? )?{_OBJECTS}(?: of| up to| not exceeding| a further| a maximum of){{0,3}}", re.IGNORECASE
)
""" "the release of £60k" as a limb below "approved the following": the whole of it is what was approved."""
_FIXED = re.compile(
    r"\b(?:charges?|fees?|fares?|flagfall|precepts?|rents?|tariffs?|prices?|allowances?|lev(?:y|ies)|tolls?|penalty"
    r"|subscriptions?)\b[^.;:£€]{0,70}"
    r" be (?:(?:set|fixed|kept|held|retained|confirmed|agreed|charged|levied|approved) )?(?:at )?$",
    re.IGNORECASE,
)
""" "RESOLVED that the charge for garden waste be £52": what is resolved is the sum."""
_APPROVING = frozenset(["approved", "agreed"])
_BUYS = re.compile(r"(?:[Tt]hat |[Tt]o )?(?:purchase|buy|pay|spend|fund|accept|engage|instruct|commission)\b")
_AT_COST = re.compile(
    r"\b(?:costs?|sums?|price|invoices?|quotes?|quotations?|payment|total|amount|maximum|expenditure)"
    r"(?: \w+){0,4} (?:of|at|for) (?:up to )?$"
    r"|\b(?:at|spend|pay) (?:up to )?$"
)
_LONGEST_OPENING = 30
"""How far into a resolution the verb that it opens with is looked for, in characters."""


def approved(text: str, figure: Figure, before: str, after: str, resolution: Resolution | None) -> bool:
    """Whether a resolution that approves names the figure as what it approves."""
    if resolution is None or resolution.outcome not in _APPROVING or figure.kind not in ("money", "percent"):
        return False
    if figure.kind == "money" and _FIXED.search(before):
        return True
    if not _OBJECT.search(before):
        return False
    if _OPENS.fullmatch(" ".join(text[resolution.start : figure.start].split())):
        return True
    opening = text[resolution.start : min(figure.start, resolution.start + _LONGEST_OPENING)]
    return bool(_APPROVE.search(before) or _BE_APPROVED.match(after) or _APPROVE.search(opening))


def bought(text: str, figure: Figure, before: str, resolution: Resolution | None) -> bool:
    """Whether a resolution is to buy or pay for something at the cost that the figure, its only sum, states."""
    if resolution is None or figure.kind != "money" or resolution.outcome not in _APPROVING:
        return False
    starts = _BUYS.match(text, resolution.start, resolution.end)
    return starts is not None and _AT_COST.search(before) is not None
