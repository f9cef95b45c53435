"""Motions of which nothing is printed but mover, seconder and that all agreed: "Proposed A, seconded B. Agreed."."""

from __future__ import annotations

from bisect import bisect_right

from extract.components.drafts import Drafts
from extract.components.motions import Motion


def add_only_moved(drafts: Drafts) -> None:
    """Add the statement of the result of each such motion, where it is of nothing that was decided beside it."""
    starts = sorted(draft.start for draft in drafts.found)
    for motion in drafts.motions:
        block = drafts.blocks[motion.block]
        if motion.unput or motion.is_amendment or not motion.seconder or block.section not in ("minutes", "decision"):
            continue
        if drafts.groups.get(block.item) and not _has_matter(drafts, motion, starts):
            continue
        span = drafts.printed.only_agreed(motion)
        if span and not drafts.printed.is_quoted(motion.start):
            group = drafts.group(motion.start, span[1], "motion", motion.block)
            drafts.add(*span, "agreed", "motions.agreed", group, None)


def _has_matter(drafts: Drafts, motion: Motion, starts: list[int]) -> bool:
    """Whether a motion's paragraph says what was moved, before the mover or behind, and holds no decision yet."""
    block = drafts.blocks[motion.block]
    at = bisect_right(starts, block.start - 1)
    said = motion.start - block.start > 5 or motion.between[1] - motion.between[0] > 12
    return said and not (at < len(starts) and starts[at] < max(block.end, motion.end))
