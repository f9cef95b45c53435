"""Resolutions of a text: formal cues with their limbs, Decision: blocks, motions with their results, told decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Resolution
from extract.components import clauses, manner, narrative, outcomes, part_votes
from extract.components.cues import Cue
from extract.components.drafts import Draft, Drafts
from extract.components.limb_shapes import is_stem
from extract.components.motion_results import MotionResults
from extract.components.motions import Motion
from extract.components.votes import Vote
from extract.text import Sentence, at_offset, trim_clause


class _Informal:
    """Adds decisions that no formal cue introduces."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts
        self.formal: set[tuple[int, str]] = set()

    def _formal_places(self) -> set[tuple[int, str]]:
        places = set()
        for groups in self.d.groups.values():
            for group in groups:
                block = self.d.blocks[at_offset(self.d.blocks, group.start)]
                if group.kind == "cue":
                    places.add((block.item, block.section))
        return places

    def informal(self) -> None:
        """Decision: blocks without a cue, then sentences that tell a decision in items without one."""
        self.formal = formal = self._formal_places()
        index = 0
        while index < len(self.d.blocks):
            block = self.d.blocks[index]
            alone = (block.item, block.section) not in formal
            if block.section == "decision" and alone and not block.is_heading:
                index = self._decision_block(index)
                continue
            index += 1
        self._told(formal)

    def _decision_block(self, index: int) -> int:
        """Limbs that begin in a block of a Decision: section; the index of the block to go on with."""
        block = self.d.blocks[index]
        words = self.d.text[block.start : block.end]
        moved = any(motion.block == index for motion in self.d.motions)
        if moved or not self._decides(words, index) or self._put_off(words, index):
            return index + 1
        cue = Cue(block.start, block.start, index, "agreed", "decision_block", False)
        if is_stem(words) or block.label:
            limbs = self.d.collector.collect(cue) if is_stem(words) else self.d.collector.below(cue, index)
        else:
            limbs = self.d.collector.running(cue, block.start, block.end)
        if not limbs:
            return index + 1
        group = self.d.group(block.start, max(limb.end for limb in limbs), "cue", index)
        for limb in limbs:
            self.d.limb(limb, cue, group)
        return max(limb.block for limb in limbs) + 1

    def _put_off(self, words: str, index: int) -> bool:
        """Whether the field only says what was to be done ("To receive the report"), the next words that it was not."""
        following = self.d.blocks[index + 1 : index + 3]
        return words.startswith("To ") and any(
            block.section == "decision" and narrative.PUT_OFF.match(self.d.text, block.start) for block in following
        )

    def _decides(self, words: str, index: int) -> bool:
        if re.match(r"(?:That|To|To:)\b", words) or outcomes.lead_verb(words) or any(narrative.tell(words, True)):
            return True
        nxt = self.d.blocks[index + 1] if index + 1 < len(self.d.blocks) else None
        if is_stem(words) and nxt is not None and nxt.label:
            return True
        return re.search(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id)\b", words[:400]) is not None and not re.search(
            r"\b(?:would|will|could|should|may|to|can|might)\sbe\b", words[:400]
        )

    def _told(self, formal: set[tuple[int, str]]) -> None:
        taken = sorted((draft.start, draft.end) for draft in self.d.found)
        ends = iter([*taken, (len(self.d.text) + 1, len(self.d.text) + 1)])
        nearest = next(ends)
        for sentence in self.d.sentences:
            block = self.d.blocks[sentence.block]
            while nearest[1] <= sentence.start:
                nearest = next(ends)
            if (
                block.section not in ("minutes", "decision")
                or nearest[0] < sentence.end
                or self.d.printed.is_quoted(sentence.start)
            ):
                continue
            self._tell(sentence, (block.item, block.section) not in formal)

    def _tell(self, sentence: Sentence, alone: bool) -> None:
        words = self.d.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        if self._belongs_to_motion(sentence):
            return
        item = self.d.blocks[sentence.block].item
        elsewhere = any((item, section) in self.formal for section in ("minutes", "decision"))
        for told in narrative.tell(words, alone):
            if told.outcome == "noted" and told.rule == "narrative.body" and elsewhere:
                continue
            start, end = trim_clause(self.d.text, sentence.start + told.start, sentence.start + told.end)
            group = self.d.group(start, end, "that" if told.rule == "narrative.that" else "told", sentence.block)
            if group.kind == "that":
                for begin, finish in clauses.split(self.d.text, start, end):
                    outcome = outcomes.classify(self.d.text[begin:finish])
                    self.d.add(begin, finish, outcome, told.rule, group, told.body)
                continue
            self.d.add(start, end, told.outcome, told.rule, group, told.body)

    def _belongs_to_motion(self, sentence: Sentence) -> bool:
        return any(
            group.start < sentence.end and sentence.start < group.end + 2
            for group in self.d.groups.get(self.d.blocks[sentence.block].item, ())[-3:]
            if group.kind in ("carried", "lost", "motion")
        )


class _Records:
    """Turns drafts into resolutions, once motions and votes are joined to them."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts

    def resolutions(self) -> Iterator[Resolution]:
        """Everything decided, in the order of the text, no two with the same span."""
        seen: set[tuple[int, int]] = set()
        for draft in sorted(self.d.found, key=lambda draft: (draft.start, draft.end)):
            if (draft.start, draft.end) not in seen and self.d.text[draft.start : draft.end].strip():
                seen.add((draft.start, draft.end))
                yield self._record(draft)

    def _record(self, draft: Draft) -> Resolution:
        quote, around = self.d.text[draft.start : draft.end], self._around(draft)
        motion, vote = self._tied(draft, around)
        return Resolution(
            start=draft.start,
            end=draft.end,
            quote=quote,
            rule=draft.rule,
            outcome=draft.outcome,
            body=draft.body or self.d.bodies.before(draft.start, self._item_start(draft)),
            mover=motion.mover if motion else None,
            seconder=motion.seconder if motion else None,
            vote_for=vote.count("for") if vote else None,
            vote_against=vote.count("against") if vote else None,
            vote_abstain=vote.count("abstain") if vote else None,
            vote_method=None if draft.group.parts else manner.method(around),
            is_unanimous_stated=manner.is_unanimous(around),
            has_casting_vote=manner.has_casting_vote(f"{around} {quote}" if draft.outcome == "lost" else around),
            limb_label=draft.label,
            recommended_to=self._receiver(draft, quote),
            delegated_to=manner.delegate(quote) if draft.outcome == "delegated" else None,
        )

    def _item_start(self, draft: Draft) -> int:
        return self.d.item_starts[self.d.blocks[at_offset(self.d.blocks, draft.start)].item]

    @staticmethod
    def _receiver(draft: Draft, quote: str) -> str | None:
        if draft.outcome != "recommended" or draft.recommended_to:
            return draft.recommended_to
        return manner.receiver(quote)

    def _tied(self, draft: Draft, around: str) -> tuple[Motion | None, Vote | None]:
        """Motion and vote of a decision; neither where the votes say that something else was decided.

        A decision that more voted against than for was not made by that vote, nor by its motion.
        """
        motion, vote = draft.group.motion, draft.group.vote_of(part_votes.core(draft.label or ""))
        given, against = (vote.count("for"), vote.count("against")) if vote else (None, None)
        if given is None or against is None or manner.has_casting_vote(around):
            return motion, vote
        if draft.outcome == "lost":
            return motion, vote if given <= against else None
        return (motion, vote) if given >= against else (None, None)

    def _around(self, draft: Draft) -> str:
        """Words in which the manner of voting is told: the cue's paragraph and what leads up to it."""
        group = draft.group
        first = self.d.blocks[at_offset(self.d.blocks, group.start)]
        if group.kind in ("carried", "lost"):
            # What is told after a result's own sentence is of something else.
            stop = self.d.text.find(". ", group.end, first.end)
            return self.d.text[
                max(group.before, first.start - 250, group.start - 250) : stop if stop >= 0 else first.end
            ]
        lead = min(group.start, group.vote.start) - 150 if group.vote else group.start - 250
        start = max(group.before, first.start - 250, lead, 0)
        after = self.d.text[draft.end : min(draft.end + 80, group.end + 60)]
        return f"{self.d.text[start : min(draft.start, group.start + 160)]} {after}"


if not Doc.has_extension("resolutions"):
    Doc.set_extension("resolutions", default=())


@Language.component(
    "resolutions",
    requires=["doc._.blocks", "doc._.sentences", "doc._.votes", "doc._.motions", "doc._.results"],
    assigns=["doc._.resolutions"],
)
def resolutions(doc: Doc) -> Doc:
    """Set `doc._.resolutions`."""
    if doc._.section in ("agenda", "report"):
        doc._.resolutions = ()
        return doc
    drafts = Drafts(doc)
    drafts.formal()
    motions = MotionResults(drafts)
    motions.motions_and_results()
    _Informal(drafts).informal()
    motions.settle()
    doc._.resolutions = tuple(_Records(drafts).resolutions())
    return doc
