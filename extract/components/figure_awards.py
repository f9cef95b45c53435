"""Sums given: "award £600 to the Elders and £250 to the Scouts", and the lists below "grants be approved:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.facts import Figure
from extract import rules
from extract.text import Block

_AWARDED = re.compile(
    r"\b(?:[Aa]ward(?:s|ed|ing)?|AWARD(?:ED)?|[Dd]yfarn(?:u|wyd)|[Dd]onat(?:e|es|ed|ing)|DONATE[SD]?)"
    r"(?: (?:a|the|up|to|of|further|sum|sums|grant|grants|total|donation)){0,5} $"
)
_TO_WHOM = re.compile(r"^ (?:be (?:\w+ )?(?:awarded|donated|granted) )?(?:(?:to|i|towards) |i[’']r )")
_WON = re.compile(
    r"\b(?:secur(?:e|ed|ing)|(?:been )?awarded|been allocated|receiv(?:e|ed|ing)|obtain(?:ed|ing)|won"
    r"|attract(?:ed|ing)|granted|offered)"
    r" (?:(?:up|to|a|further|additional|some|over|nearly|just|another|funding|of|total|sum) ){0,4}$"
)
_LISTED = re.compile(
    r"\b(?:grants?|donations?|awards?)\b[^.£]{0,60}\b(?:awarded|made|paid|approved|agreed|given|granted)\b[^.£]{0,30}:"
    r"[^.£:]{1,60}$"
)
""" "that the following grants be awarded: Fellside Scouts £300". """
_NEXT_NAME = re.compile(r"^(?:;|,| and|; and) [A-Z][^.£:;]{1,60}$")
_GOT = re.compile(r"\b(?:received|got|given|awarded) $")
_AWARDED_WHOM = re.compile(
    r"\b(?:[Aa]ward(?:ed|s|ing)?|[Dd]onat(?:e|es|ed|ing)|[Gg]rant(?:ed|s)? the|[Gg]ive|gave) "
    r"(?!(?:of|by|from|a|an|the|this|that)? ?(?:\w+ )?(?:contract|tender|work|permission|scheme|amount|sum|total))"
    r"(?:(?!(?:at|of|an?|price|sum|cost|contract|tender|rate|fee)\b)[\w’'&-]+ ){1,6}$"
)
_ITS_SUM = re.compile(r"^(?: (?:and|towards|to|for|from|as|on)\b|[.;,)]|$)")
""" "agreed to award the group £1,000 and advised that": whom it was given comes first."""
_FIRM = re.compile(
    r"\b(?:Ltd|Limited|LLP|plc|PLC|[Cc]ontractors?|[Cc]onsultants?|Construction|Builders)\b"
    r"|\bfor the (?:\w+ ){0,3}(?:works?|contract|supply)\b"
)
""" "award £25,000 to Brown Ltd for the resurfacing works": a contract."""
_GIVER = re.compile(rf"^ (?:(?:of|in) (?:\w+ )?funding )?{rules.alternatives(rules.values('figure_parts', 'givers'))}")
""" "secured £1.2m from the Levelling Up Fund". """
_AND = re.compile(r"(?:,|;|\band|\ba|\bac) (?:of )?$")
_STEM = re.compile(
    rf"\b{rules.alternatives(rules.values('figure_parts', 'lists'))}\b(?! (?:budgets?|balances?))", re.IGNORECASE
)
_GIVEN = re.compile(
    r"\b(?:following|below|canlynol|(?:award|approv|grant(?!s)|made|paid|pay|agree|giv|allocat|dyfarn|cymeradwy)\w*)\b",
    re.IGNORECASE,
)
""" "Community Grants:" alone is a heading, below which anything may be told."""
_NOT_STEM = re.compile(
    r"\b(?:appl\w+|requests?|requested|seek\w*|sought|asked|bids?|consider\w*|refus\w+|declin\w+|reject\w+|not|propos\w+"
    r"|recommend\w+|remaining|contracts?|tenders?)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r"\s?[:–—-]{1,3}\s*$")
_LONGEST = 160
"""A longer paragraph below a list's stem is no item that only names a recipient and a sum."""


def carried(figure: Figure, last: Figure | None, before: str, after: str) -> bool:
    """Whether a sum of money is given to somebody, by its own words or by those of the sum before it."""
    if figure.kind != "money" or _FIRM.search(after):
        return False
    return _is_given(before, after) or (last is not None and last.part == "grant" and _goes_on(before, after))


def _is_given(before: str, after: str) -> bool:
    """Whether the words around a sum say that somebody was given it."""
    if _TO_WHOM.match(after):
        whom = _AWARDED.search(before)
    else:
        whom = _AWARDED_WHOM.search(before) if _ITS_SUM.match(after) else None
    if whom or _LISTED.search(before):
        return True
    won = _WON.search(before) and _GIVER.match(after)
    return bool(won or (after.startswith(" towards ") and _GOT.search(before)))


def _goes_on(before: str, after: str) -> bool:
    """Whether a sum goes on with the list of the one before it: "and £250 to the Scouts", "; Rowan Choir £90"."""
    if _TO_WHOM.match(after):
        return _AND.search(before) is not None
    ends = after[:1] in ("", ".", ";", ",") or after.startswith(" and ")
    return ends and _NEXT_NAME.match(before) is not None


def award_blocks(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Indexes of the blocks of lists below "grants be approved as follows:", each a recipient with a sum."""
    found: set[int] = set()
    open_item: int | None = None
    for index, block in enumerate(blocks):
        words = text[max(block.start, block.end - 300) : block.end]
        colon = _COLON.search(words)
        if colon and not block.is_heading:
            stem = " ".join(words[: colon.start()].split()).rpartition(". ")[2]
            open_item = block.item if _is_stem(stem) else None
        elif open_item is not None and block.item == open_item and block.end - block.start <= _LONGEST and "£" in words:
            found.add(index)
        else:
            open_item = None
    return frozenset(found)


def _is_stem(words: str) -> bool:
    """Whether the words before a colon say that what is listed below was given."""
    return bool(_STEM.search(words) and _GIVEN.search(words)) and _NOT_STEM.search(words) is None
