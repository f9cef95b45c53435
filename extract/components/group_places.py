"""Where motions, votes and decisions of one text stand to one another: in one sentence, right below, at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.components import group_words as said
from extract.components.group_records import Group
from extract.components.motion_directions import way, way_of_motion
from extract.components.motions import Motion
from extract.components.names import surname
from extract.components.vote_marks import Vote
from extract.text import Block, at_offset

NEAR_VOTE = 250
"""Farthest, in characters, that a decision which a sentence tells may stand below the vote that it was made by."""


_OWN_WORDS = re.compile(
    r"\s(?:that|to|the|an?|acceptance|approval|adoption|appointment|payment|purchase|refusal|[a-z]{3,12}ing)\s[^.;:]{12,}"
)
""" "Mr Ash proposed acceptance of the accounts, seconded by Mr Elm": what was moved stands between the two."""


class Places:
    """Reads the words between the offsets of one text."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks

    def _within(self, start: int, end: int) -> bool:
        """Whether two offsets lie in one sentence of one paragraph."""
        same = at_offset(self.blocks, start) == at_offset(self.blocks, end)
        return same and end - start < 400 and said.SENTENCE.search(self.text, start, end) is None

    def _opens(self, last: Group | None, vote: Vote, following: Group) -> bool:
        """Whether a vote leads on to the next decision and is none of the one before it."""
        return self._opens_sentence(last, vote, following) or self._leads_on(last, vote, following)

    def _told_with(self, last: Group, vote: Vote) -> bool:
        """Whether a score stands right after a result ("carried 5-1"), or is announced by it ("as follows:")."""
        if last.kind not in ("carried", "lost") or vote.start < last.end:
            return False
        announced = said.ANNOUNCED.fullmatch(self.text, last.end, vote.start)
        return announced is not None or self._within(last.end, vote.start)

    def _beside(self, waiting: Sequence[Motion], group: Group) -> Motion | None:
        """A single motion called an amendment only by its result, told with it in one paragraph, or as "this amendment"
        in the next."""
        one = waiting[-1] if waiting else None
        if one is None:
            return None
        reach = 1 if self.text[group.start : group.start + 5].casefold() == "this " else 0
        return one if 0 <= at_offset(self.blocks, group.start) - one.block <= reach else None

    def _leads_on(self, last: Group | None, vote: Vote, following: Group) -> bool:
        """Whether a decision follows from a vote told before it in its paragraph, below the decision before it:
        "A vote was taken; 5 for, 1 against. It was therefore RESOLVED"."""
        if last is None or following.kind != "cue" or not last.end <= vote.start < following.start:
            return False
        above, mine = at_offset(self.blocks, max(last.start, last.end - 1)), at_offset(self.blocks, vote.start)
        same = mine == at_offset(self.blocks, following.start)
        return same and above != mine and said.FOLLOWS.fullmatch(self.text, vote.end, following.start) is not None

    def _opens_sentence(self, last: Group | None, vote: Vote, following: Group) -> bool:
        """Whether a vote is told in the sentence of the next decision: "The Board, by five votes to one, let it"."""
        if last is None or vote.start < last.end or not self._within(vote.end, following.start):
            return False
        return ")" not in self.text[vote.end - 1 : following.start] and not self._within(last.end, vote.start)

    def _adjacent(self, group: Group, offset: int, reach: int) -> bool:
        """Whether an offset stands within `reach` paragraphs below a group; its numbered conditions do not count."""
        end = max(group.end, group.told)
        first, last = at_offset(self.blocks, max(group.start, end - 1)), at_offset(self.blocks, offset)
        if last - first > 60 or self._opens_case(first + 1, last):
            return False
        between = sum(self.blocks[index].label is None and not self._in_row(index) for index in range(first + 1, last))
        return first == last or between < reach

    def _closes_paragraph(self, vote: Vote, group: Group) -> bool:
        """Whether a vote in brackets ends a paragraph that stands above a decision: it is of what was told there."""
        block = self.blocks[at_offset(self.blocks, vote.start)]
        lead = self.text[block.start : vote.start]
        ends = self.text[vote.end : block.end].strip(" ).") == "" and group.start >= block.end
        return ends and lead.count("(") > lead.count(")") and len(lead) > 12

    def _opens_case(self, first: int, last: int) -> bool:
        """Whether one of some paragraphs begins with the number of another application."""
        blocks = self.blocks[first : last + 1]
        return any(said.APPLICATION.match(self.text, block.label_start, block.end) for block in blocks)

    def _in_row(self, index: int) -> bool:
        """Whether a block is a cell in a short row of a table of votes: "Cllr Hay | X | | "."""
        start = self.blocks[index].start
        before, after = self.text[max(0, start - 80) : start], self.text[start : start + 80]
        line = before.rpartition("\n")[2] + after.partition("\n")[0]
        return len(line) < 80 and line.count("|") > 1

    def _limb_label(self, last: Group, offset: int) -> str | None:
        """Label of the limb that a vote is printed in, or right below in a paragraph of its own."""
        index = at_offset(self.blocks, offset)
        above = self.blocks[index].label is None and index > 0 and self.blocks[index - 1].start > last.start
        return self.blocks[index - above].label

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
        """Whether a motion has words of its own after it, or between mover and seconder: it begins something new and
        closes nothing."""
        return (
            _OWN_WORDS.match(self.text, *motion.between) is not None
            or re.match(
                r"[\s,]{0,3}(?:that|an amendment|the following|y cynnig canlynol|y dylid|i|bod|fod)\b"
                r"|[\s:,–-]{0,4}[“\"]|\s?:\s{0,4}\S"
                r"|[\s,]{0,3}and\s{1,9}(?:it\swas\s)?(?:resolved|agreed|decided)\b",
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

    def _told(self, group: Group) -> str:
        """The words of a decision, in lower case, as far as they are read for a name."""
        return self.text[group.start : min(group.end, group.start + 3000)].casefold()

    def _names(self, group: Group, name: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", self._told(group)) is not None

    def _contrary(self, motion: Motion, group: Group) -> bool:
        """Whether a motion, printed in quotation marks, asks for what the decision does not: one alone says "not"."""
        if self._of_other_way(motion, group):
            return True
        moved = said.IN_QUOTES.match(self.text, motion.end, min(len(self.text), motion.end + 600))
        if moved is None or moved.end() > group.start:
            return False
        return bool(said.NOT.search(moved["words"])) != bool(said.NOT.search(self._told(group)[:600]))

    def _of_other_way(self, motion: Motion, group: Group) -> bool:
        """Whether a motion told above was to grant what the decision refuses, or the like: it was not carried."""
        if group.kind != "cue" or motion.end > group.start:
            return False
        decided = way(self.text[group.start : min(group.end, group.start + 400)])
        moved = way_of_motion(self.text, motion.start, motion.end) if decided else None
        return moved is not None and moved != decided

    def _is_of_another(self, motion: Motion, group: Group) -> bool:
        """Whether a result names whose amendment it is of, and that is not who moved this one."""
        named = said.WHOSE.search(self.text, group.start, group.end) if motion.mover else None
        return named is not None and not self._names(group, surname(motion.mover or ""))

    def _acted(self, motion: Motion, group: Group) -> bool:
        """Whether something else was told as done, paragraphs above a decision: the motion may have been of that."""
        found = list(said.DONE.finditer(self.text, motion.end, max(motion.end, group.start - NEAR_VOTE)))
        return bool(found) and "\n" in self.text[found[-1].end() : group.start]
