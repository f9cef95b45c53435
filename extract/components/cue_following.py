"""What follows a cue: the list of what was decided, or its words behind how it was decided."""

from __future__ import annotations

import re

from extract.components import cue_manner
from extract.components.cue_records import STRENGTH
from extract.components.labels import first
from extract.text import SPACE, Block

SOFT = ("decided", "determined", "ordered")
"""Strong words that tell of what was found out, too: in small letters they need more around them."""
SETTLED = re.compile(r"\s+to\s+(?:the|an?|its|their|his|her|this|that|everyone[’']s)\b")
""" "resolved to the liking of both": no cue."""
_THAT_BELOW = re.compile(r"(?:That|THAT)\s")
_LEADS_ON = re.compile(r",?\s?(?:to|that)\b,?\s[^:.]{3,80}(?::\s?[-–—]?|\s[-–—])", re.IGNORECASE)
""" "agreed, without a vote, to advise Cabinet:" above a list."""
_CONJUNCTION = re.compile(r",?\s?(?:that|to)", re.IGNORECASE)
_SHORT = re.compile(r"(?:that|to|the following(?:\s[\w-]+){0,3}|as follows)?[\s:;–—,.-]*", re.IGNORECASE)
_CLAUSE = re.compile(r"\s{1,20}(?:that|to)\s")
_MARK = re.compile(r"\s?[:–—]")
_MARKED_CLAUSE = re.compile(r"\s?(?:[:–—]|-\s)[\s–—-]{0,4}(?:that|to)\s")
_TOLD_HOW = re.compile(r",?\s(?:unanimously|nem\.?\s?con)\.?,?\s(?:that|to)\b")


def is_list_ahead(text: str, after: int, block: Block, following: Block | None) -> bool:
    """Whether the cue that ends at `after` stands above a list, with at most a word or two that lead up to it."""
    rest = text[cue_manner.end_of_manner(text, after, block.end) : block.end].strip(SPACE)
    if following is not None and _CONJUNCTION.fullmatch(rest):
        return following.item == block.item and not following.is_heading
    labelled = following is not None and following.label is not None
    if labelled and _LEADS_ON.fullmatch(rest):
        return True
    if not _SHORT.fullmatch(rest):
        return False
    if rest.endswith((":", "–", "-", "—")):
        return True
    return not rest.endswith((".", ";")) and labelled and _is_first(following)


def _is_first(block: Block | None) -> bool:
    return block is not None and block.label is not None and first(block.label).number in (0, 1)


def opens_small(text: str, start: int, after: int, block: Block, following: Block | None) -> bool:
    """Whether a cue in small letters opens its paragraph: "resolved to note ...", "agreed – that ..."."""
    word = text[start:after]
    if start != block.start or SETTLED.match(text, after, block.end):
        return False
    firm = STRENGTH[word] == "strong" and word not in SOFT
    if (firm and cue_manner.leads_on(text, after, block.end)) or _MARKED_CLAUSE.match(text, after, block.end):
        return True
    return _MARK.match(text, after, block.end) is not None and is_list_ahead(text, after, block, following)


def is_ahead(text: str, start: int, after: int, block: Block, following: Block | None) -> bool:
    """Whether what was agreed follows how it was agreed, a comma, or stands in the next paragraph ("That ...")."""
    word = text[start:after].casefold()
    if cue_manner.leads_far(text, after, block.end):
        return word != "agreed" or not _TOLD_HOW.match(text, after, after + 40)
    if word == "recommended" and _CLAUSE.match(text, after, after + 26):
        return True
    rest = text[after : block.end]
    alone = not rest.strip(SPACE) or cue_manner.is_manner(rest)
    return alone and following is not None and _THAT_BELOW.match(text, following.start, following.end) is not None
