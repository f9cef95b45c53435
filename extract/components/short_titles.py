"""Titles within an item: a short line in ordinary letters, or the reference of an application, above its matter."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.text import Block

TITLE = re.compile(r"[A-Z][\w’'&(),/–-]*(?:\s[\w’'&(),/–-]+){0,8}")
REFERENCE = re.compile(
    r"(?:Application\s(?:No\.?\s)?)?(?:[A-Z]{1,5}(?:/|\d{2}/)?)?\d{2,4}/\d{3,6}(?:/[A-Z]{1,5})?\b[^.;]*$"
)
""" "21/0035 Barn at Low Farm": the title of an application."""
NO_TITLE = re.compile(
    r"\b(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Bailie|Alderman|[Vv]ot\w+|[Ff]or|[Aa]gainst|[Aa]bst\w+|[Mm]otion"
    r"|[Aa]mendment|moved"
    r"|seconded|[Pp]roposed|was|were|is|are|be|has|had|Minutes|Page|and|it|following)$|^(?:Members|Following|After"
    r"|Resolved|RESOLVED|It|For|Against|Abst\w+|Absent|Ayes?|Noes)\b|\(\d{1,3}\)$|[,;]$"
)
"""What makes a short line no title: it goes on, or is of a division."""
MOTION_TITLE = re.compile(
    r"(?:The\s|First\s|Second\s|Further\s)?(?:[Mm]otion|MOTION|[Aa]mendment|AMENDMENT"
    r"|[Pp]roposal)(?:\s(?:No\.?\s)?\w{1,3})?\s?[:–-]?$"
)
MOVED_BELOW = re.compile(r"\(?(?:[Mm]oved|MOVED|[Pp]roposed|PROPOSED|[Pp]roposer|[Mm]over)\b(?:\s[Bb]y|\s?:|\s[A-Z])")
"""What stands above the words of a motion, and below them."""

_PART_TITLE = re.compile(
    r"(?:(?:the|final|its|recorded)\s)?(?:decisions?|resolutions?|outcomes?|results?|votes?|voting|conclusions?|recommendations?|reasons?"
    r"|debate|discussion|questions?)",
    re.IGNORECASE,
)
"""Titles of the parts of one matter."""


def is_title(text: str, block: Block, longest: int = 70) -> bool:
    """Whether a paragraph is a short line in ordinary letters, of at most so many characters, that is no sentence."""
    words = text[block.start : block.end]
    if block.label or len(words) > longest or TITLE.fullmatch(words) is None:
        return False
    return NO_TITLE.search(words) is None


def heads_matter(text: str, block: Block) -> bool:
    """Whether a paragraph is the title of a matter: a short line, or the reference of an application."""
    if REFERENCE.match(text, block.label_start, block.end) or REFERENCE.match(text, block.start, block.end):
        return block.end - block.start < 160
    return is_title(text, block)


def opens_matter(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a title with an empty line above it stands between two paragraphs of sentences among some blocks."""
    return any(_is_between(text, *three) for three in zip(blocks, blocks[1:], blocks[2:], strict=False))


def _is_between(text: str, above: Block, block: Block, below: Block) -> bool:
    words = text[block.start : block.end]
    if text.count("\n", above.end, block.start) < 2 or not is_title(text, block, 50):
        return False
    if MOTION_TITLE.match(words) or _PART_TITLE.fullmatch(words):
        return False
    return text[above.end - 1] in ".)" and text[below.end - 1] in ".:" and below.end - below.start > 20
