"""Lists that decide though nothing above them says so: the heading, or "RESOLVED that", is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from extract.components import narrative
from extract.components.elsewhere import above_list
from extract.components.labels import first, follows, places
from extract.components.limb_shapes import hangs
from extract.text import Block

_DONE = re.compile(r"\b(?:was|were)\s(?:\w+ly\s)?\w+(?:ed|en)\b")
_BE_DONE = re.compile(
    r"(?P<subject>[^;:]{3,220}?)\sbe\s(?:\w+ly\s)?(?P<verb>granted|refused|approved|deferred|noted|adopted|endorsed"
    r"|received|confirmed|accepted|delegated|agreed|authorised|appointed|elected|requested|instructed|given|permitted)\b"
)
""" "the work programme be approved": a limb that lost its "RESOLVED that"."""
_PUT_OFF = re.compile(
    r"(?:This|The)\s(?:item|report|matter|application|motion|petition|question)\s(?:was|is|has\sbeen)\s(?:\w+ly\s)?"
    r"(?:deferred|withdrawn|postponed|adjourned)\b"
)
"""A sentence that puts off the whole item: what the field says it was "to receive" was not done."""
_ONLY_TALK = re.compile(
    r"\b(?:would|will|could|should|may|might|must|can|cannot|shall|whether|if|asked|requested|suggested|proposed"
    r"|proposes|recommend\w*|moved|moves|said|stated|explained|reported|advised|noted\sthat)\b|\b(?:to|not)$",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    r":[-–—\s]*$|\b(?:recommend|propos|suggest|ask|request|motion|amendment|seconded)\w*\b[^.]{0,160}$"
)
"""What stands above a list of things that were only recommended, moved or asked for."""
MOST_LIMBS = 12
"""How many limbs of a list are read before it is judged."""


def tells(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a paragraph opens a list most of whose limbs say what was done ("(1) The plan was reviewed.")."""
    block = blocks[index]
    words = text[block.start : block.end]
    if not block.label or places(block.label)[0].number > 1 or not _DONE.search(words[:400]):
        return False
    row = [one for one in blocks[index + 1 : index + 9] if one.item == block.item and one.label]
    told = [one for one in row if narrative.tell(" ".join(text[one.start : one.end][:1500].split()), True, True)]
    return len(row) > 0 and 2 * len(told) >= len(row)


def _is_done(text: str, block: Block) -> bool:
    words = " ".join(text[block.start : min(block.end, block.start + 400)].split())
    match = _BE_DONE.match(words)
    return match is not None and _ONLY_TALK.search(match["subject"]) is None


def has_lost_cue(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a list of at least two limbs begins here, most of which say that something be done."""
    block = blocks[index]
    if block.label is None or first(block.label).number != 1 or not _is_done(text, block):
        return False
    above = blocks[index - 1] if index else None
    if above and above.item == block.item and _LEADS_UP.search(text, max(above.start, above.end - 300), above.end):
        return False
    if above_list(text, blocks, index):
        return False
    row, last = [block], first(block.label)
    for one in blocks[index + 1 : index + 1 + 4 * MOST_LIMBS]:
        place = follows(one.label, last) if one.label and one.item == block.item else None
        if place:
            row, last = [*row, one], place
    return len(row) > 1 and 2 * sum(_is_done(text, one) for one in row[:MOST_LIMBS]) >= min(len(row), MOST_LIMBS)


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
    row = takewhile(lambda one: one.item == block.item and (one.label or _WHY.match(text, one.start, one.end)), below)
    return len(list(row))


def is_put_off(text: str, blocks: Sequence[Block], index: int) -> bool:
    """Whether a field only says what was to be done ("To receive the report"), the next words that it was not."""
    return text.startswith("To ", blocks[index].start) and any(
        block.section == "decision" and _PUT_OFF.match(text, block.start) for block in blocks[index + 1 : index + 3]
    )
