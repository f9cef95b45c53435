"""Sums and shares that a resolution approves: "RESOLVED that the release of £6.75m be approved"."""

from __future__ import annotations

import re

from archive.facts import Figure, Resolution
from extract import rules
from extract.components.figure_cues import IN_YEAR, LINK

_APPROVE = re.compile(rf"\b(?:{'|'.join(rules.values('figure_parts', 'verbs'))})\b", re.IGNORECASE)
_BE_APPROVED = re.compile(
    r"^(?:[^.;£€]|\.\d){0,120}?\b(?:be|is|are|was|were) (?:and (?:is|are) hereby )?"
    r"(?:approved|authorised|accepted|issued|released|allocated|set aside|transferred|made available|paid|committed"
    r"|drawn down|agreed|struck)\b",
    re.IGNORECASE,
)
_OBJECTS = rules.alternatives([*rules.values("figure_parts", "objects"), *rules.values("figure_parts", "acts")])
_OBJECT = re.compile(rf"\b{_OBJECTS}{LINK}", re.IGNORECASE)
_OPENS = re.compile(
    rf"(?:that )?(?:the |an? )?{_OBJECTS}(?: of| up to| not exceeding| a further| a maximum of){{0,3}}", re.IGNORECASE
)
""" "the release of £60k" as a limb below "approved the following": the whole of it is what was approved."""
_SUM_FIRST = re.compile(
    r"(?:that )?(?:(?:the|an?) (?:[\w-]+ )?(?:sums?|amount|total|maximum|contribution|further)(?: of)? )?"
    r"(?:(?:the |an? )?(?:remaining |further |additional |extra ))?"
    r"(?:up to |a maximum of |a further |an additional |approximately |not more than )*",
    re.IGNORECASE,
)
_SUM_GOES = re.compile(
    r"^[^.;£€]{0,80}?\bbe (?:and (?:is|are) hereby )?"
    r"(?:approved|authorised|released|allocated|set aside|made available|committed|spent|drawn down|provided|used"
    r"|added)\b",
    re.IGNORECASE,
)
""" "RESOLVED that £5,000 be allocated to the bandstand": the sum is the subject of what is resolved."""
_RATE = re.compile(r"\brate of $", re.IGNORECASE)
_STRUCK = re.compile(r"^(?:[^.;£€]|\.\d){0,90}?\bbe struck\b", re.IGNORECASE)
""" "that a domestic rate of 0.4127 pence be struck": the rates of a Northern Irish council."""
_PAID_BY = re.compile(
    r"^,? of (?:it|this|which|that) (?:is |was |would be )?(?:to be )?(?:met|funded|financed|paid|borrowed)\b"
)
""" "be approved, £2m of it to be met by borrowing": where the money comes from."""
_PRECEPT = re.compile(r"\b(?:precept|levy) of $", re.IGNORECASE)
_IS_SET = re.compile(r"^[^.;£€]{0,60}?\bbe (?:set|requested|levied|raised|demanded|agreed|issued)\b", re.IGNORECASE)
_FIXED = re.compile(
    r"\b(?:charges?|fees?|fares?|flagfall|precepts?|rents?|tariffs?|prices?|allowances?|lev(?:y|ies)|tolls?|penalty"
    r"|subscriptions?)\b[^.;:£€]{0,70}"
    r" be (?:(?:set|fixed|kept|held|retained|confirmed|agreed|charged|levied|approved) )?(?:at )?$",
    re.IGNORECASE,
)
""" "RESOLVED that the charge for garden waste be £52": what is resolved is the sum."""
_MET_BY = re.compile(r"\b(?:met|funded|financed|paid(?: for)?)\b[^;:]{0,90}\b(?:by|from|through|out of)\b[^;:]{0,60}$")
""" "approve the scheme, to be met by a grant and by borrowing of £1m": where the money comes from."""
_SOUGHT = re.compile(r"^[^.;£]{0,60}?\b(?:be|was|were) (?:sought|considered|discussed|deferred|refused)\b")
""" "agreed that approval of £50 would be sought": it is not given."""
_BESIDE_IT = re.compile(
    r"\b(?:over|above|below|under|less|more|than|against|minus|instead of|rather than|net of) (?:the |its |an? |our )?"
    r"(?:[\w-]+ ){0,3}(?:of|at) $"
)
""" "accept the highest offer, 40% over the guide price of £750,000": what it is set beside."""
_APPROVING = frozenset(["approved", "agreed"])
_BUYS = re.compile(
    r"(?:[Tt]hat |[Tt]o )?(?:purchase|buy|pay|spend|fund|accept|engage|instruct|commission|replace|repair|renew|order"
    r"|install|hire|appoint|employ|proceed)\b"
)
_BOUGHT = re.compile(
    r"\bbe (?:appointed|engaged|instructed|purchased|bought|commissioned|hired|ordered|awarded)\b[^.;:]{0,70}$"
)
_AT_COST = re.compile(
    r"\b(?:costs?|sums?|price|invoices?|quotes?|quotations?|payment|total|amount|maximum|expenditure)"
    r"(?: \w+){0,4} (?:of|at|for) (?:up to |no more than |not more than )?$"
    r"|\bcosts? (?:not to exceed|not exceeding) $"
    r"|\b(?:at|spend|pay) (?:up to )?$"
)
_LONGEST_OPENING = 30
"""How far into a resolution the verb that it opens with is looked for, in characters."""


def approved(text: str, figure: Figure, before: str, after: str, resolution: Resolution | None) -> bool:
    """Whether a resolution that approves names the figure as what it approves."""
    if resolution is None or figure.kind not in ("money", "percent") or _SOUGHT.match(after):
        return False
    if _PAID_BY.match(after):
        return False
    if figure.kind == "money" and _RATE.search(before) and _STRUCK.match(after):
        return True
    if _PRECEPT.search(before) and _IS_SET.match(after):
        return resolution.outcome in (*_APPROVING, "other")
    if resolution.outcome not in _APPROVING:
        return False
    words = " ".join(text[resolution.start : figure.start].split())
    if figure.kind == "money" and (_FIXED.search(before) or _is_subject(words, after)):
        return True
    if not _OBJECT.search(before := IN_YEAR.sub("", before)) or _MET_BY.search(words) or _BESIDE_IT.search(before):
        return False
    opening = text[resolution.start : min(figure.start, resolution.start + _LONGEST_OPENING)]
    return bool(
        _OPENS.fullmatch(words) or _APPROVE.search(before) or _BE_APPROVED.match(after) or _APPROVE.search(opening)
    )


def _is_subject(words: str, after: str) -> bool:
    """Whether a sum is the subject of what is resolved; `words` lead from the beginning of the resolution to it."""
    return _SUM_FIRST.fullmatch(words and f"{words} ") is not None and _SUM_GOES.match(after) is not None


def bought(text: str, figure: Figure, before: str, resolution: Resolution | None) -> bool:
    """Whether a resolution is to buy or pay for something at the cost that the figure, its only sum, states."""
    if resolution is None or figure.kind != "money" or resolution.outcome not in (*_APPROVING, "appointed"):
        return False
    starts = _BUYS.match(text, resolution.start, resolution.end) or _BOUGHT.search(before)
    return starts is not None and _AT_COST.search(before) is not None
