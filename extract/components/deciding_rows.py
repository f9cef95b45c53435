"""Lists of a Decision: field that say what was done, and those that are only conditions or reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extract.components import narrative
from extract.components.labels import places
from extract.components.limb_shapes import hangs
from extract.text import Block

_DONE = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?\w+(?:ed|en)\b")
_PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application|motion|petition|question)\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed|adjourned)\b"
)
"""A sentence that puts off the whole item: what the field says it was "to receive" was not done."""


def tells(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph opens a list most of whose limbs say what was done ("(1) The plan was reviewed.")."""
    block = blocks[index]
    words = text[block.start : block.end]
    if not block.label or places(block.label)[0].number > 1 or not _DONE.search(words[:400]):
        return False
    row = [one for one in blocks[index + 1 : index + 9] if one.item == block.item and one.label]
    told = [one for one in row if narrative.tell(" ".join(text[one.start : one.end][:1500].split()), True, True)]
    return len(row) > 0 and 2 * len(told) >= len(row)


_CONDITIONS = re.compile(
    r"(?:(?:The|These|Additional|Following)\s)?(?:\w+\s){0,2}(?:conditions?|reasons?|informatives?|requirements?)\b"
    r"[^.;:]{0,80}?(?:\b(?:will|shall|to|would|are|were|was)\b[^.;:]{0,60})?\s?[:–-]+$",
    re.IGNORECASE,
)
""" "The following conditions will be attached:" above conditions of what was decided before."""


def conditions_below(text: str, blocks: Sequence[Block], index: int) -> int:
    """How many labelled paragraphs are the conditions or reasons that one above announces; 0 where it does not."""
    block = blocks[index]
    if block.end - block.start > 160 or not _CONDITIONS.fullmatch(text, block.start, block.end):
        return 0
    row = takewhile(lambda one: one.label and one.item == block.item, blocks[index + 1 : index + 60])
    return len(list(row))


_WHY = re.compile(r"(?:Reasons?|REASONS?|Informatives?|INFORMATIVES?)\b(?!\sfor\s(?:the\s)?decision)", re.IGNORECASE)


def hanging_below(text: str, blocks: Sequence[Block], index: int) -> int:
    """How many paragraphs are the conditions, with their reasons, that a decision ends by announcing; 0 where it
    announces none."""
    block = blocks[index]
    if not hangs(text[block.start : block.end]):
        return 0
    below = blocks[index + 1 : index + 120]
    row = takewhile(lambda one: one.item == block.item and _hangs_below(text, one), below)
    return len(list(row))


_HOURS = re.compile(r"\b\d{1,2}[.:]\d\d\b|\b\d{1,2}\s?[ap]m\b|\bmidnight\b|\bnoon\b", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:shall|must|will|may)\b|\s(?:is|are)\sto\s|[^.;]{3,60}?\sto\sbe\s")
_ACTS = re.compile(
    r"(?:That|To|The\s(?:[\w-]+\s){0,3}?(?:Committee|Panel|Board|Members|Council|application|licen[cs]e|decision|applicant)|Members|In\s(?:reaching|making|coming))\b"
)


def _hangs_below(text: str, block: Block) -> bool:
    """Whether a paragraph is a condition, an hour or a reason, not an act or a remark."""
    if block.label or _WHY.match(text, block.start, block.end):
        return True
    words = text[block.start : block.end]
    if _ACTS.match(words) or len(words) > 400:
        return False
    title = len(words) < 60 and words[-1] not in ".;:" and not narrative.tell(" ".join(words.split()), True, True)
    return title or bool(_HOURS.search(words) or _REQUIRED.search(words))


def is_put_off(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a field only says what was to be done ("To receive the report"), the next words that it was not."""
    return text.startswith("To ", blocks[index].start) and any(
        block.section == "decision" and _PUT_OFF.match(text, block.start) for block in blocks[index + 1 : index + 3]
    )
