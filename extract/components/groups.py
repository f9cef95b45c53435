"""Decisions of one item with the motion and the vote they belong to.

An item is read in order: motion, amendments, the result of each, the substantive motion, what was resolved. A motion
waits until its own result; a vote belongs to the result or the decision it is told with. Where the text does not tie
them together they are left out: no mover is better than the mover of something else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.components import group_words as said
from extract.components.group_places import NEAR_VOTE, Places
from extract.components.group_records import BARE, Group, State
from extract.components.motions import Motion
from extract.components.names import surname
from extract.components.part_votes import core, names_parts
from extract.components.vote_marks import Vote
from extract.text import at_offset

_FAR_VOTE = 1500
"""Farthest, in characters, that a decision may stand below the vote that it was made by."""
_NEAR = 400
"""How far, in characters, the latest of several waiting motions may stand from a decision that takes it."""


def _position(event: Group | Motion | Vote) -> tuple[int, int]:
    return event.start, 0 if isinstance(event, Motion) else 1 if isinstance(event, Vote) else 2


class Reader(Places):
    """Joins motions and votes to groups of one text."""

    def read(self, events: Iterable[Group | Motion | Vote]) -> None:
        """Set motion and vote of every group; the events are those of one item."""
        state = State()
        ordered = sorted(events, key=_position)
        for index, event in enumerate(ordered):
            if isinstance(event, Motion):
                following = ordered[index + 1 : index + 4]
                told = (one for one in following if isinstance(one, Group) and one.subject != BARE)
                self._motion(state, event, next(told, None))
            elif isinstance(event, Vote):
                beside = ordered[index + 1] if index + 1 < len(ordered) else None
                if isinstance(beside, Group) and self._opens(state.last, event, beside):
                    state.vote = event
                else:
                    self._vote(state, event)
            else:
                following = ordered[index + 1 : index + 3]
                own = any(isinstance(one, Motion) and one.mover and one.end < event.end for one in following)
                self._group(state, event, own and event.kind == "cue")

    def _motion(self, state: State, motion: Motion, following: Group | None) -> None:
        last = state.last
        begun = bool(state.starts)
        state.starts.append(motion.start)
        inside = last is not None and motion.start < last.end
        trailing = (
            last is not None
            and last.motion is None
            and motion.seconder is not None
            and not motion.is_amendment
            and self.blocks[at_offset(self.blocks, last.start)].section == self.blocks[motion.block].section
            and self._adjacent(last, motion.start, 3 if self._opens_block(motion) else 1)
            and last.kind in ("cue", "told", "that")
            and (last.kind == "cue" or self._opens_block(motion))
            and not self._goes_on(motion)
            and self._closes(motion)
            and not self._heads(motion, following, last.kind == "cue" and not begun)
        )
        told_with = last is not None and last.motion is None and self._within(last.end, max(last.end, motion.start))
        if inside and motion.seconder is None and (whole := self._whole(state, motion)) is not None:
            motion = whole
        anew = (
            last is not None
            and last.kind == "lost"
            and not inside
            and said.PASSIVE.match(self.text, motion.start) is None
        )
        if (
            last is not None
            and (inside or (told_with and not motion.unput and not anew))
            and last.kind in ("lost", "carried")
        ):
            # "The motion, moved by A and seconded by B, was carried": its own sentence names its mover.
            last.motion = motion
            return
        hugs = last is not None and not anew and self._hugs(last, motion)
        of_last = last is not None and last.motion is None and (inside or trailing or hugs)
        if last is not None and of_last and not motion.unput:
            last.motion, last.told = motion, motion.end
            return
        if not inside:
            if state.vote and at_offset(self.blocks, state.vote.start) != motion.block:
                state.vote = None
            if not motion.unput:
                state.pending.append(motion)

    @staticmethod
    def _whole(state: State, motion: Motion) -> Motion | None:
        """The waiting motion that a result names by its mover alone: "the amendment proposed by Cllr Ash fell"."""
        if motion.mover is None:
            return None
        own = surname(motion.mover)
        same = [one for one in state.pending if one.mover and surname(one.mover) == own and one.seconder]
        if len(same) != 1:
            return None
        state.pending.remove(same[0])
        return same[0]

    def _hugs(self, last: Group, motion: Motion) -> bool:
        """Whether a mover is told right after a decision, in its paragraph: "... approved, proposed Cllr Hay"."""
        same = motion.block == at_offset(self.blocks, max(last.start, last.end - 1))
        gap = said.HUGGED.fullmatch(self.text, last.end, max(last.end, motion.start)) if same else None
        if gap is None or self._goes_on(motion):
            return False
        return gap.group().rstrip().endswith((" the", " a")) or self._closes(motion)

    def _vote(self, state: State, vote: Vote) -> None:
        last = state.last
        parts = names_parts(self.text, vote.start, vote.end)
        if parts and not (last and vote.start < last.end):
            state.parts.update(dict.fromkeys(parts, vote))
            return
        if last is not None and self._of_limb(last, vote):
            return
        earlier = self._told_before(state, vote)
        if earlier is not None:
            earlier.vote = vote
        elif (last is not None and last.vote is None and vote.start < last.end) or (
            last is not None
            and last.vote is None
            and self._adjacent(last, vote.start, 2 + self._lines_of_motion(last))
            and (not self._fresh(state, last) or self._told_with(last, vote))
            and (last.kind != "cue" or not self._failed(vote.start, vote.end))
        ):
            last.vote = vote
        else:
            state.vote = vote

    def _of_limb(self, last: Group, vote: Vote) -> bool:
        """Keep each of several votes within one act for the limb that it is printed in."""
        if last.vote is None or not last.vote.start < vote.start:
            return False
        below = last.start < last.vote.start < last.end and self._adjacent(last, vote.start, 1)
        if self.blocks[at_offset(self.blocks, vote.start)].start >= last.end and not below:
            return False
        for one in (last.vote, vote):
            label = self._limb_label(last, one.start)
            if label and last.start <= one.start:
                last.parts[core(label)] = one
        return vote in last.parts.values()

    def _told_before(self, state: State, vote: Vote) -> Group | None:
        """The result that a vote printed later says it was of: "the voting on the amendment was as follows"."""
        lead = list(said.VOTED_ON.finditer(self.text, max(0, vote.start - 300), vote.start))
        if not lead:
            return None
        noun = lead[-1]["noun"].casefold()
        for group in reversed(state.results):
            if noun in self.text[group.start : group.end].casefold():
                return group if group.vote is None else None
        return None

    def _fresh(self, state: State, last: Group) -> bool:
        """Whether a motion still waits when the last decision is made: a vote then belongs to that motion."""
        return bool(state.pending) and (last.kind != "cue" or state.pending[-1].start > last.end)

    def _group(self, state: State, group: Group, own: bool) -> None:
        """Settle one group; `own` says that a decision names its mover behind its cue: that of no other is its."""
        group.before = state.before
        last = state.last
        again = last is not None and state.vote is not None and state.vote.start >= last.end
        settled = last is not None and last.kind == "carried" and group.kind in ("cue", "that") and not (again or own)
        if last and ((settled and self._settles(state, last, group)) or self._is_translation(last, group)):
            group.motion, group.vote = last.motion, last.vote
            group.before = min(group.before, last.before)
        elif group.kind in ("lost", "carried", "motion"):
            group.motion, group.vote = self._of_result(state, group), state.vote
        else:
            group.motion = None if own else self._of_decision(state, group)
            group.vote = state.vote if state.vote and self._leads(state.vote, group) else None
        if group.kind in ("lost", "carried"):
            state.results.append(group)
            if group.subject == "amendment" and said.BECAME.search(self.text, group.start, group.end + 90):
                state.pending = []  # a division between the two: the motion lost
        if group.kind == "cue":
            group.parts, state.parts = state.parts, {}
            state.pending.clear()
        state.vote, state.last, state.before = None, group, group.end

    def _leads(self, vote: Vote, group: Group) -> bool:
        """Whether a decision stands near enough below a vote, and the vote is not of something that failed."""
        if self._closes_paragraph(vote, group):
            return False
        reach = _FAR_VOTE if group.kind == "cue" else NEAR_VOTE
        return group.start - vote.end < reach and not self._failed(vote.start, vote.end)

    def _settles(self, state: State, last: Group, group: Group) -> bool:
        """Whether what was resolved is the motion carried right before it; an amendment carried is only a step."""
        near = group.kind == "cue" or self._adjacent(last, group.start, 1)
        final = (
            last.subject != "amendment"
            or (last.vote is not None and last.vote.side is not None)
            or said.ACCORDINGLY.fullmatch(self.text, last.end, group.start + 40) is not None
        )
        return final and near and not any(motion.start > last.end for motion in state.pending)

    def _of_result(self, state: State, group: Group) -> Motion | None:
        """The waiting motion that a result is of; those moved after it are settled with it."""
        waiting = [motion for motion in state.pending if motion.mover] or list(state.pending)
        if state.vote and state.vote.side and group.kind == "carried":
            return self._of_side(state, state.vote.side)
        if group.subject == "substantive":
            choice = next((motion for motion in waiting if not motion.is_amendment), None)
            state.pending.clear()
            return choice
        if group.subject == "amendment":
            named = [motion for motion in waiting if motion.is_amendment] or (waiting if len(waiting) > 1 else [])
            choice = self._numbered(named, group) if named else self._beside(waiting, group)
        elif group.subject == "any":
            choice = waiting[-1] if waiting else None
            group.subject = "amendment" if choice is not None and choice.is_amendment else "motion"
        else:
            plain = [motion for motion in waiting if not motion.is_amendment]
            choice = plain[-1] if plain else None
        if choice is not None and self._is_of_another(choice, group):
            return None
        if choice is not None:
            numbered = choice.is_amendment and said.NUMBERED.search(self.text, group.start, group.end)
            state.pending = [
                motion
                for motion in state.pending
                if motion is not choice and (motion.start < choice.start or (numbered and motion.is_amendment))
            ]
        return choice

    def _numbered(self, named: Sequence[Motion], group: Group) -> Motion:
        """The amendment that a result calls the first or the second, else the last that was moved."""
        told = said.NUMBERED.search(self.text, group.start, group.end)
        if told is None:
            return named[-1]
        number = told.group().casefold()
        same = [
            motion
            for motion in named
            if number in " ".join(self.text[max(0, motion.start - 60) : motion.end].casefold().split())
        ]
        return same[0] if len(same) == 1 else named[-1]

    @staticmethod
    def _of_side(state: State, side: str) -> Motion | None:
        """The one motion, or the one amendment, that a division between the two was won by."""
        waiting = [motion for motion in state.pending if motion.is_amendment == (side == "amendment")]
        return waiting[-1] if len(waiting) == 1 or (waiting and side == "amendment") else None

    def _of_decision(self, state: State, group: Group) -> Motion | None:
        if state.vote and state.vote.side and self._leads(state.vote, group):
            return self._of_side(state, state.vote.side)
        if group.kind != "cue" and said.REQUESTED.search(self.text, max(0, group.start - 90), group.start):
            return None
        last = state.last
        between = (last.end, max(group.start, last.end)) if last else (0, 0)
        if last and last.motion in state.pending and said.SENTENCE.search(self.text, *between):
            # A sentence has told what was decided on this motion; the next tells of something else.
            state.pending = [motion for motion in state.pending if motion is not last.motion]
        waiting = [
            motion
            for motion in state.pending
            if not motion.unput
            and not motion.is_amendment
            and not said.FAILED.search(self._until_next(state, motion, group))
            and not self._acted(motion, group)
            and not self._contrary(motion, group)
        ]
        waiting = [motion for motion in waiting if motion.seconder] or [one for one in waiting if one.mover] or waiting
        waiting = [one for one in waiting if one.nominee is None or self._names(group, one.nominee)]
        if not waiting:
            return None
        if len(waiting) > 1 and (own := self._worded(state, waiting, group)) is not None:
            return own
        distance = group.start - waiting[-1].end
        alone = group.kind == "cue" and len({motion.mover for motion in waiting}) == 1
        return waiting[-1] if alone or distance < (_NEAR if group.kind == "cue" else 300) else None

    def _worded(self, state: State, waiting: Sequence[Motion], group: Group) -> Motion | None:
        """The one of several motions whose own words are those of the decision."""
        decided = said.THAT.search(self.text, group.start, min(group.end, group.start + 300))
        if decided is None:
            return None
        words = " ".join(self.text[decided.end() : min(group.end, decided.end() + 200)].split())[:60].casefold()
        same = [one for one in waiting if words in " ".join(self._until_next(state, one, group).split()).casefold()]
        return same[0] if len(words) > 15 and len(same) == 1 else None

    def _until_next(self, state: State, motion: Motion, group: Group) -> str:
        """Words between a motion and the next one or the decision."""
        later = [start for start in state.starts if start > motion.start]
        return self.text[motion.end : min([*later, group.start])]
