"""Where motions, votes and decisions of one text stand to one another: in one sentence, right below, at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import group_words as said
from extract.components.group_records import Group
from extract.components.motions import Motion
from extract.components.vote_marks import Vote
from extract.text import Block, at_offset


class Places:
    """Reads the words between the offsets of one text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks

    def _within(self, start: int, end: int) -> bool:
        """Whether two offsets lie in one sentence of one paragraph."""
        same = at_offset(self.blocks, start) == at_offset(self.blocks, end)
        return same and end - start < 400 and said.SENTENCE.search(self.text, start, end) is None

    def _opens_sentence(self, last: Group | None, vote: Vote, following: Group) -> bool:
        """Whether a vote is told in the sentence of the next decision: "The Board, by five votes to one, let it"."""
        if last is None or vote.start < last.end or not self._within(vote.end, following.start):
            return False
        return ")" not in self.text[vote.end - 1 : following.start] and not self._within(last.end, vote.start)

    def _adjacent(self, group: Group, offset: int, reach: int) -> bool:
        """Whether an offset stands within `reach` paragraphs below a group; its numbered conditions do not count."""
        first, last = at_offset(self.blocks, max(group.start, group.end - 1)), at_offset(self.blocks, offset)
        if last - first > 60:
            return False
        return sum(self.blocks[index].label is None or index == last for index in range(first + 1, last + 1)) <= reach

    def _lines_of_motion(self, group: Group) -> int:
        """Paragraphs below a group that tell nothing but its mover and its seconder, beyond the first."""
        motion = group.motion
        if motion is None or motion.start < group.end or not self._opens_block(motion):
            return 0
        return min(2, at_offset(self.blocks, max(motion.start, motion.end - 1)) - motion.block)

    def _opens_block(self, motion: Motion) -> bool:
        """Whether a paragraph begins with the mover: "(Moved Councillor Hay, seconded Councillor Gill)"."""
        return motion.start - self.blocks[motion.block].start <= 2

    def _goes_on(self, motion: Motion) -> bool:
        """Whether a motion has words of its own after it: it begins something new and closes nothing."""
        return (
            re.match(
                r"[\s,]{0,3}(?:that|an amendment|the following|y cynnig canlynol|y dylid|i|bod|fod)\b"
                r"|[\s:,–-]{0,4}[“\"]|\s?:\s{0,4}\S",
                self.text[motion.end : motion.end + 40],
                re.IGNORECASE,
            )
            is not None
        )

    def _closes(self, motion: Motion) -> bool:
        """Whether a remark tells mover and seconder and nothing else: "Proposed by A, seconded by B. Agreed." """
        block = self.blocks[motion.block]
        rest = self.text[motion.end : min(max(block.end, motion.end), motion.end + 200)]
        return (
            len(rest.strip()) < 100
            and said.GOES_ON.search(rest) is None
            and said.OF_OWN.match(self.text, motion.start) is None
        )

    def _heads(self, motion: Motion, following: Group | None, closing: bool) -> bool:
        """Whether a decision comes right after a motion, with nothing told between: it is that one's motion.

        `closing` says that the item's decisions so far stand above their movers.
        """
        if following is None or following.start - motion.end > 60:
            return False
        between = self.text[motion.end : max(following.start, motion.end)]
        if said.NOTHING_TOLD.fullmatch(between) is None:
            return False
        return not closing or not re.search(r"\n\s*\n", between)

    def _failed(self, start: int, end: int) -> bool:
        """Whether the sentence of a vote tells that something failed."""
        left = max(self.text.rfind(mark, max(0, start - 200), start) for mark in (". ", "\n"))
        stops = [at for mark in (". ", "\n") if (at := self.text.find(mark, end, end + 120)) >= 0]
        right = min([*stops, min(len(self.text), end + 120)])
        return said.FAILED.search(self.text, max(left, start - 200, 0), right) is not None

    def _is_translation(self, last: Group, group: Group) -> bool:
        """Whether the same is resolved again right below in the other language."""
        if last.kind != "cue" or group.kind != "cue" or self.text[last.end : group.start].strip(" .;:\n\r\t\u00a0"):
            return False
        return bool(said.WELSH.match(self.text, last.start)) != bool(said.WELSH.match(self.text, group.start))
