"""A decision that begins above a list of its conditions and goes on below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.components.cue_records import Cue
from extract.components.limb_lines import lines_below
from extract.components.limb_shapes import Limb, is_stem
from extract.components.outcomes import has_decision_verb

if TYPE_CHECKING:
    from extract.components.limbs import Collector

_SUBJECT_FIRST = re.compile(r"(?:that,?\s)?subject\sto\s", re.IGNORECASE)
""" "That, subject to an agreement to secure:" above a list, below which stands what was decided."""
MOST = 40
"""Most conditions that are looked over."""


def unnumbered(collector: Collector, begin: int, cue: Cue, rest: str) -> list[Limb]:
    """The limbs of a cue, its words beginning at `begin`, that stand around a list or in lines without numbers."""
    return around_list(collector, begin, cue, rest) or lines_below(collector, begin, cue)


def around_list(collector: Collector, begin: int, cue: Cue, rest: str) -> list[Limb]:
    """The decision whose words begin at `begin` with a condition, `rest` being those above the list; none where it
    does not go on below."""
    if not _SUBJECT_FIRST.match(rest) or not is_stem(rest) or has_decision_verb(rest):
        return []
    index = cue.block + 1
    while index <= cue.block + MOST and collector.usable(index, cue) and collector.blocks[index].label:
        index += 1
    if index == cue.block + 1 or not collector.usable(index, cue):
        return []
    block = collector.blocks[index]
    words = collector.text[block.start : block.end]
    if not words[:1].islower() or not has_decision_verb(words):
        return []
    return [Limb(begin, block.end, "", None, cue.block)]
