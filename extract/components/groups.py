"""Decisions of one item with the motion and the vote they belong to.

An item is read in order. A motion waits until it is carried, lost or resolved; a vote waits for the next decision, or
belongs to the one it is printed under.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.components.motions import Motion
from extract.components.votes import Vote
from extract.text import Block, at_offset


@dataclass(slots=True)
class Group:
    """Decisions made by one act: the limbs of a cue, or one statement of a result. Offsets cover cue and limbs."""

    start: int
    end: int
    kind: str
    motion: Motion | None = None
    vote: Vote | None = None
    before: int = 0
    """End of the group before it in the same item: its lead-in begins here."""


@dataclass(slots=True)
class _State:
    pending: list[Motion] = field(default_factory=list)
    vote: Vote | None = None
    last: Group | None = None
    before: int = 0


def _position(event: Group | Motion | Vote) -> tuple[int, int]:
    return event.start, 0 if isinstance(event, Motion) else 1 if isinstance(event, Vote) else 2


class Reader:
    """Joins motions and votes to groups of one text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks

    def read(self, events: Iterable[Group | Motion | Vote]) -> None:
        """Set motion and vote of every group; the events are those of one item."""
        state = _State()
        for event in sorted(events, key=_position):
            if isinstance(event, Motion):
                self._motion(state, event)
            elif isinstance(event, Vote):
                self._vote(state, event)
            else:
                self._group(state, event)

    def _adjacent(self, group: Group, offset: int, reach: int) -> bool:
        """Whether an offset stands within `reach` paragraphs below a group; its numbered conditions do not count."""
        first, last = at_offset(self.blocks, max(group.start, group.end - 1)), at_offset(self.blocks, offset)
        if last - first > 60:
            return False
        return sum(self.blocks[index].label is None or index == last for index in range(first + 1, last + 1)) <= reach

    def _motion(self, state: _State, motion: Motion) -> None:
        last = state.last
        inside = last is not None and motion.start < last.end
        trailing = (
            last is not None
            and last.motion is None
            and motion.seconder is not None
            and self._adjacent(last, motion.start, 3 if self._opens_block(motion) else 1)
            and last.kind == "cue"
        )
        if last is not None and last.motion is None and (inside or trailing) and not motion.unput:
            last.motion = motion
            return
        if not inside:
            state.pending.append(motion)

    def _opens_block(self, motion: Motion) -> bool:
        """Whether a paragraph begins with the mover: "(Moved Councillor Hay, seconded Councillor Gill)"."""
        return motion.start - self.blocks[motion.block].start <= 2

    def _vote(self, state: _State, vote: Vote) -> None:
        last = state.last
        if (last is not None and last.vote is None and vote.start < last.end) or (
            last is not None
            and last.vote is None
            and (self._adjacent(last, vote.start, 2))
            and not self._fresh(state, last)
        ):
            last.vote = vote
        else:
            state.vote = vote

    def _fresh(self, state: _State, last: Group) -> bool:
        """Whether a motion still waits when the last decision is made: a vote then belongs to that motion."""
        return bool(state.pending) and (last.kind != "cue" or state.pending[-1].start > last.end)

    def _group(self, state: _State, group: Group) -> None:
        group.before = state.before
        if (
            state.last is not None
            and state.last.kind == "carried"
            and group.kind == "cue"
            and not self._fresh(state, state.last)
        ):
            group.motion, group.vote = state.last.motion, state.last.vote
        else:
            group.motion = self._take(state) if group.kind != "told" or self._close(state, group) else None
            group.vote = state.vote
        state.vote, state.last, state.before = None, group, group.end

    @staticmethod
    def _close(state: _State, group: Group) -> bool:
        """Whether the waiting motion stands right before a decision told in a sentence, or in that sentence."""
        return bool(state.pending) and group.start - state.pending[-1].end < 300

    @staticmethod
    def _take(state: _State) -> Motion | None:
        while state.pending:
            motion = state.pending.pop()
            if not motion.unput:
                return motion
        return None
