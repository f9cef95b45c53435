"""Resolutions of a text: formal cues with their limbs, Decision: blocks, motions with their results, told decisions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Resolution
from extract.components import bodies, clauses, manner, narrative, outcomes
from extract.components.cues import Cue, find_cues
from extract.components.groups import Group, Reader
from extract.components.limbs import Collector, Limb, is_stem
from extract.components.motion_texts import MotionTexts
from extract.components.motions import Motion, Result
from extract.components.votes import Vote
from extract.text import Block, Sentence, at_offset, overlaps, trim_clause


@dataclass(frozen=True, slots=True)
class _Draft:
    """A decision before its motion and vote are known."""

    start: int
    end: int
    outcome: str
    rule: str
    group: Group
    body: str | None
    label: str | None = None
    recommended_to: str | None = None


class _Assembler:
    """Builds the resolutions of one text from what the components before found."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.source
        self.blocks: Sequence[Block] = doc._.blocks
        self.sentences: Sequence[Sentence] = doc._.sentences
        self.votes: Sequence[Vote] = doc._.votes
        self.motions: list[Motion] = list(doc._.motions)
        self.results: Sequence[Result] = doc._.results
        self.printed = MotionTexts(self.text, self.blocks)
        self.cues = [
            cue
            for cue in sorted(find_cues(self.text, self.blocks), key=lambda cue: cue.start)
            if not self.printed.is_quoted(cue.start)
        ]
        stops = {cue.block for cue in self.cues} | {result.block for result in self.results}
        stops |= {motion.block for motion in self.motions if motion.start <= self.blocks[motion.block].start + 30}
        self.collector = Collector(self.text, self.blocks, frozenset(stops))
        self.bodies = bodies.Bodies(self.text)
        self.drafts: list[_Draft] = []
        self.groups: dict[int, list[Group]] = defaultdict(list)

    # ------------------------------------------------------------ formal cues

    def formal(self) -> None:
        """Limbs of every cue; a cue word inside a limb of another is not read twice."""
        reached = 0
        for cue in self.cues:
            if cue.start < reached:
                continue
            reached = max(reached, self._cue(cue))

    def _cue(self, cue: Cue) -> int:
        limbs = self.collector.collect(cue)
        if not limbs:
            return cue.start
        group = self._group(cue.start, max(limb.end for limb in limbs), "cue", cue.block)
        for limb in limbs:
            self._limb(limb, cue, group)
        return group.end

    def _limb(self, limb: Limb, cue: Cue, group: Group) -> None:
        for start, end in clauses.split(self.text, limb.start, limb.end):
            clause = self.text[start:end]
            if end - start < 3 or (is_stem(clause) and end - start < 12) or not any(c.isalpha() for c in clause):
                continue
            if cue.that and not limb.stem and start > limb.start and self.text[start : start + 5] == "that ":
                start += 5
            outcome = "recommended" if cue.rule == "recommended" else outcomes.classify(clause, limb.stem, cue.outcome)
            body = bodies.in_clause(clause) or (bodies.in_clause(limb.stem) if limb.stem else None) or cue.body
            self._draft(start, end, outcome, f"cues.{cue.rule}", group, body, limb.label, cue.recommended_to)

    def _group(self, start: int, end: int, kind: str, block: int) -> Group:
        group = Group(start, end, kind)
        self.groups[self.blocks[block].item].append(group)
        return group

    def _draft(
        self,
        start: int,
        end: int,
        outcome: str,
        rule: str,
        group: Group,
        body: str | None,
        label: str | None = None,
        to: str | None = None,
    ) -> None:
        if start < end:
            self.drafts.append(_Draft(start, end, outcome, rule, group, body, label, to))

    # ------------------------------------------------------------ Decision: blocks and told decisions

    def _formal_places(self) -> set[tuple[int, str]]:
        places = set()
        for groups in self.groups.values():
            for group in groups:
                block = self.blocks[at_offset(self.blocks, group.start)]
                if group.kind == "cue":
                    places.add((block.item, block.section))
        return places

    def informal(self) -> None:
        """Decision: blocks without a cue, then sentences that tell a decision in items without one."""
        formal = self._formal_places()
        index = 0
        while index < len(self.blocks):
            block = self.blocks[index]
            alone = (block.item, block.section) not in formal
            if block.section == "decision" and alone and not block.is_heading:
                index = self._decision_block(index)
                continue
            index += 1
        self._told(formal)

    def _decision_block(self, index: int) -> int:
        """Limbs that begin in a block of a Decision: section; the index of the block to go on with."""
        block = self.blocks[index]
        words = self.text[block.start : block.end]
        if not self._decides(words, index):
            return index + 1
        cue = Cue(block.start, block.start, index, "agreed", "decision_block", False)
        if is_stem(words) or block.label:
            limbs = self.collector.collect(cue) if is_stem(words) else self.collector.below(cue, index)
        else:
            limbs = [Limb(block.start, block.end, "", None, index)]
        if not limbs:
            return index + 1
        group = self._group(block.start, max(limb.end for limb in limbs), "cue", index)
        for limb in limbs:
            self._limb(limb, cue, group)
        return max(limb.block for limb in limbs) + 1

    def _decides(self, words: str, index: int) -> bool:
        if re.match(r"(?:That|To|To:)\b", words) or outcomes.lead_verb(words) or any(narrative.tell(words, True)):
            return True
        nxt = self.blocks[index + 1] if index + 1 < len(self.blocks) else None
        if is_stem(words) and nxt is not None and nxt.label:
            return True
        return re.search(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id)\b", words[:400]) is not None and not re.search(
            r"\b(?:would|will|could|should|may|to|can|might)\sbe\b", words[:400]
        )

    def _told(self, formal: set[tuple[int, str]]) -> None:
        taken = sorted((draft.start, draft.end) for draft in self.drafts)
        ends = iter([*taken, (len(self.text) + 1, len(self.text) + 1)])
        nearest = next(ends)
        for sentence in self.sentences:
            block = self.blocks[sentence.block]
            while nearest[1] <= sentence.start:
                nearest = next(ends)
            if (
                block.section not in ("minutes", "decision")
                or nearest[0] < sentence.end
                or self.printed.is_quoted(sentence.start)
            ):
                continue
            self._tell(sentence, (block.item, block.section) not in formal)

    def _tell(self, sentence: Sentence, alone: bool) -> None:
        words = self.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        if self._belongs_to_motion(sentence):
            return
        for told in narrative.tell(words, alone):
            start, end = trim_clause(self.text, sentence.start + told.start, sentence.start + told.end)
            group = self._group(start, end, "told", sentence.block)
            self._draft(start, end, told.outcome, told.rule, group, told.body)

    def _belongs_to_motion(self, sentence: Sentence) -> bool:
        return any(
            group.start < sentence.end and sentence.start < group.end + 2
            for group in self.groups.get(self.blocks[sentence.block].item, ())[-3:]
            if group.kind in ("carried", "lost", "motion")
        )

    # ------------------------------------------------------------ motions and results

    def motions_and_results(self) -> None:
        """Motions lost, motions carried as a step or without a RESOLVED, motions agreed in the same breath."""
        cues = sorted((group for groups in self.groups.values() for group in groups), key=lambda group: group.start)
        for result in self.results:
            if self.printed.is_quoted(result.start) or overlaps(cues, result.start, result.start + 1):
                continue
            kind = "carried" if result.carried else "lost"
            group = self._group(result.start, result.end, kind, result.block)
            if not result.carried:
                self._draft(result.start, result.end, "lost", "motions.lost", group, None)
        for motion in self.motions:
            self._agreed_at_once(motion)

    def _agreed_at_once(self, motion: Motion) -> None:
        """ "X proposed and Y seconded that the motion be put. Agreed." """
        span = self.printed.clause_of(motion)
        if span is None or motion.unput or self.printed.is_quoted(motion.start):
            return
        end = self.printed.agreed_at_once(span[1])
        if end is not None:
            group = self._group(motion.start, end, "motion", motion.block)
            self._draft(*span, outcomes.classify(self.text[span[0] : span[1]]), "motions.agreed", group, None)

    def settle(self) -> None:
        """Join motions and votes to decisions, then quote the motions carried that no RESOLVED follows."""
        reader = Reader(self.blocks)
        events: dict[int, list[Group | Motion | Vote]] = defaultdict(list)
        for item, groups in self.groups.items():
            events[item] += groups
        for motion in self.motions:
            events[self.blocks[motion.block].item].append(motion)
        for vote in self.votes:
            events[self.blocks[max(0, at_offset(self.blocks, vote.start))].item].append(vote)
        for found in events.values():
            reader.read(found)
        for groups in list(self.groups.values()):
            self._share_motion(groups)
            self._carried(sorted(groups, key=lambda group: group.start))

    def _share_motion(self, groups: list[Group]) -> None:
        """A Decision: block repeats what the Minutes: of its item tell: the one motion of the item moved it too."""
        moved = [group.motion for group in groups if group.motion and group.kind == "cue"]
        if (
            not moved
            or any(motion is not moved[0] for motion in moved)
            or any(group.kind in ("lost", "motion") for group in groups)
        ):
            return
        for group in groups:
            if group.motion is None and self.blocks[at_offset(self.blocks, group.start)].section == "decision":
                group.motion = moved[0]

    def _carried(self, groups: list[Group]) -> None:
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            if group.kind != "carried" or (after is not None and after.kind == "cue" and after.motion is group.motion):
                continue
            span = self.printed.clause_of(group.motion) if group.motion else None
            if span is None and group.motion and self._quoted_limbs(group, group.motion):
                continue
            start, end = span or (group.start, group.end)
            outcome = outcomes.classify(self.text[start:end]) if span else "agreed"
            self._draft(start, end, outcome, "motions.carried", group, None)

    def _quoted_limbs(self, group: Group, motion: Motion) -> bool:
        """Limbs of a motion carried that is printed in quotation marks; whether there are any."""
        start, end = self.printed.quoted_of(motion) or (0, 0)
        if start == end or end > group.start:
            return False
        block = at_offset(self.blocks, start)
        cue = Cue(start, start + 1, block, "agreed", "motion", False)
        limbs = [limb for limb in self.collector.collect(cue) if limb.start < end]
        for limb in limbs:
            cut = Limb(limb.start, min(limb.end, end), limb.stem, limb.label, limb.block)
            self._limb(cut, cue, group)
        return bool(limbs)

    # ------------------------------------------------------------ records

    def resolutions(self) -> Iterator[Resolution]:
        """Everything decided, in the order of the text, no two with the same span."""
        seen: set[tuple[int, int]] = set()
        for draft in sorted(self.drafts, key=lambda draft: (draft.start, draft.end)):
            if (draft.start, draft.end) not in seen and self.text[draft.start : draft.end].strip():
                seen.add((draft.start, draft.end))
                yield self._record(draft)

    def _record(self, draft: _Draft) -> Resolution:
        motion, vote = draft.group.motion, draft.group.vote
        around = self._around(draft)
        quote = self.text[draft.start : draft.end]
        return Resolution(
            start=draft.start,
            end=draft.end,
            quote=quote,
            rule=draft.rule,
            outcome=draft.outcome,
            body=draft.body or self.bodies.before(draft.start),
            mover=motion.mover if motion else None,
            seconder=motion.seconder if motion else None,
            vote_for=vote.count("for") if vote else None,
            vote_against=vote.count("against") if vote else None,
            vote_abstain=vote.count("abstain") if vote else None,
            vote_method=manner.method(around),
            is_unanimous_stated=manner.is_unanimous(around),
            has_casting_vote=manner.has_casting_vote(around),
            limb_label=draft.label,
            recommended_to=draft.recommended_to,
            delegated_to=manner.delegate(quote) if draft.outcome == "delegated" else None,
        )

    def _around(self, draft: _Draft) -> str:
        """Words in which the manner of voting is told: the cue's paragraph and what leads up to it."""
        group = draft.group
        first = self.blocks[at_offset(self.blocks, group.start)]
        lead = min(group.start, group.vote.start) - 150 if group.vote else group.start - 250
        start = max(group.before, first.start - 250, lead, 0)
        after = self.text[draft.end : min(draft.end + 80, group.end + 60)]
        return f"{self.text[start : min(draft.start, group.start + 160)]} {after}"


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
    assembler = _Assembler(doc)
    assembler.formal()
    assembler.motions_and_results()
    assembler.informal()
    assembler.settle()
    doc._.resolutions = tuple(assembler.resolutions())
    return doc
