"""Sums given: "award £600 to the Elders and £250 to the Scouts", and the lists below "grants be approved:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure, Resolution
from extract.text import Block

_AWARDED = re.compile(
    r"\b(?:award(?:s|ed|ing)?|AWARD(?:ED)?|dyfarn(?:u|wyd)|donat(?:e|es|ed|ing)|DONATE[SD]?)"
    r"(?: (?:a|the|up|to|of|further|sum|sums|grant|grants|total|donation)){0,5} $"
)
_TO_WHOM = re.compile(r"^ (?:be (?:\w+ )?(?:awarded|donated|granted) )?(?:to|i|towards) ")
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|LLP|plc|PLC|[Cc]ontractors?|[Cc]onsultants?|Construction|Builders)\b"
    r"|\bfor the (?:\w+ ){0,3}(?:works?|contract|supply)\b"
)
""" "award £25,000 to Brown Ltd for the resurfacing works": a contract."""
_AND = re.compile(r"(?:,|;|\band|\ba|\bac) (?:of )?$")
_GIVEN = r"(?:award|approv|grant|made|paid|pay|agree|giv|allocat|dyfarn|cymeradwy)\w*"
_THINGS = r"(?:grants?|grant (?:aid|awards?|funding)|donations?|awards|financial assistance|grantiau|rhoddion)"
_STEM = re.compile(
    rf"\b{_THINGS}\b[^.;:]{{0,90}}?\b(?:be|were|was|are|been) (?:\w+ ){{0,2}}{_GIVEN}\b[^.;]{{0,60}}$"
    rf"|\b{_GIVEN} (?:the )?(?:following )?{_THINGS}\b[^.;]{{0,60}}$|\bfollowing {_THINGS}(?: \w+){{0,3}}$"
    r"|\b(?:awarded|AWARDED|to award|dyfarnu)(?: the following)?$",
    re.IGNORECASE,
)
_NOT_STEM = re.compile(
    r"\b(?:appl\w+|requests?|requested|sought|received|considered|refus\w+|declin\w+|reject\w+|not|propos\w+|recommend\w+"
    r"|contracts?|tenders?)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s?[:–—-]{1,3}\s*$")
_LONGEST = 160
"""A longer paragraph below a list's stem is no item that only names a recipient and a sum."""


def carried(figure: Figure, last: Figure | None, before: str, after: str) -> bool:
    """Whether a sum of money is given to somebody, by its own words or by those of the sum before it."""
    if figure.kind != "money" or not _TO_WHOM.match(after) or _FIRM.search(after):
        return False
    return _AWARDED.search(before) is not None or (
        last is not None and last.part == "grant" and _AND.search(before) is not None
    )


def award_blocks(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the blocks of lists below "grants be approved as follows:", each a recipient with a sum."""
    found: set[int] = set()
    open_item: int | None = None
    for index, block in enumerate(blocks):
        words = text[max(block.start, block.end - 300) : block.end]
        colon = _COLON.search(words)
        if colon and not block.is_heading:
            stem = " ".join(words[: colon.start()].split()).rpartition(". ")[2]
            open_item = block.item if _STEM.search(stem) and not _NOT_STEM.search(stem) else None
        elif open_item is not None and block.item == open_item and block.end - block.start <= _LONGEST and "£" in words:
            found.add(index)
        else:
            open_item = None
    return frozenset(found)


_BUYS = re.compile(r"(?:[Tt]hat |[Tt]o )?(?:purchase|buy|pay|spend|fund|accept|engage|instruct|commission)\b")
_AT_COST = re.compile(
    r"\b(?:costs?|sums?|price|invoices?|quotes?|quotations?|payment|total|amount|maximum|expenditure)"
    r"(?: \w+){0,4} (?:of|at|for) (?:up to )?$"
    r"|\b(?:at|spend|pay) (?:up to )?$"
)


def bought(text: str, figure: Figure, before: str, resolution: Resolution | None) -> bool:
    """Whether a resolution is to buy or pay for something at the cost that the figure, its only sum, states."""
    if resolution is None or figure.kind != "money" or resolution.outcome not in ("approved", "agreed"):
        return False
    starts = _BUYS.match(text, resolution.start, resolution.end)
    return starts is not None and _AT_COST.search(before) is not None
