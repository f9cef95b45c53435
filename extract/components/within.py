"""Where an offset stands: its block and its sentence. Shared by the components that read within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.text import Block, Sentence, at_offset

ACTS_OF_MEETING = ("minutes", "decision")
"""Sections in which the meeting itself speaks; an agenda or a report only proposes."""


def spaced(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern whose every space stands for any white space: words of printed minutes part at the ends of lines."""
    return re.compile(pattern.replace(" ", r"\s{1,40}"), flags)


def block_at(blocks: Sequence[Block], offset: int) -> Block | None:
    """The block whose words or label hold the offset, None between blocks."""
    index = at_offset(blocks, offset)
    if index >= 0 and offset < blocks[index].end:
        return blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following if following and following.label_start <= offset < following.end else None


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The sentence that holds the offset, None between sentences."""
    index = at_offset(sentences, offset)
    return sentences[index] if index >= 0 and offset < sentences[index].end else None
