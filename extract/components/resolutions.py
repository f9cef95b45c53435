"""Resolutions of a text: formal cues with their limbs, Decision: blocks, motions with their results, told decisions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from archive.facts import Resolution
from extract.components import bodies, clauses, narrative, outcomes
from extract.components.cues import Cue, find_cues
from extract.components.groups import Group, Reader
from extract.components.limbs import Collector, Limb, is_stem
from extract.components.motions import Motion, Result
from extract.components.votes import Vote
from extract.text import Block, Sentence, at_offset, trim, trim_clause

_MOTION_TEXT = re.compile(r"[\s,;:.–-]{0,8}(?:the\s(?:following\s)?(?:motion|amendment|proposal|recommendation)\s?[:–-]?\s?)?(?:and\s(?:it was\s)?)?[“\"]?(?P<that>that\s|That\s)", re.IGNORECASE)
_MOTION_END = re.compile(r",?\s(?:and|which)\s(?:it|this|that|on|upon|was|the motion)\s?(?:was|being|the|vote)?\b|[.”\"](?=\s|$)|,?\s(?:seconded|duly seconded)\b")
_QUOTED = re.compile(r"(?:motion|amendment|proposed|moved|seconded|proposal)[^“”\"]{0,160}(?P<open>“)", re.IGNORECASE)
_AGREED_AFTER = re.compile(r"[^.]{0,300}?\b(?:and|which)\s(?:it|this|that)?\s?(?:was|were)\s(?:\w+ly\s)?(?P<verb>agreed|carried|approved|accepted|lost|defeated)\b|[^.\n]{0,300}?[.”]\s+(?:This was\s|It was\s|The motion was\s)?(?:unanimously\s)?(?P<verb2>Agreed|agreed|AGREED|Carried|carried|CARRIED)\b", re.DOTALL)
_UNANIMOUS = re.compile(r"\bunanimous(?:ly)?\b|\bnem\.?\s?con|\bunfrydol", re.IGNORECASE)
_CASTING = re.compile(r"\bcasting vote\b", re.IGNORECASE)
_METHOD = re.compile(r"\b(?P<m>show of hands|recorded vote|named vote|roll[- ]call|secret ballot|ballot|general consent|electronic vote|division|by assent)\b", re.IGNORECASE)
_DELEGATED_TO = re.compile(r"(?:\bto|\bthat|^|\bthe\s)?\s?(?P<who>(?:the\s)?(?:[A-Z][\w’'&,/-]*)(?:\s(?:[A-Z][\w’'&,/-]*|of|for|and|the|&)){0,10})\s(?:be|is|being)\s(?:given\s)?(?:delegated|authorised|authorized|empowered|granted)|\b(?:delegate[sd]?|authority|powers?|given|delegation)\b[^.;]{0,60}?\bto\s(?P<to>(?:the\s)?[A-Z][\w’'&,/-]*(?:\s(?:[A-Z][\w’'&,/-]*|of|for|and|the|&)){0,10})")


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
        self.quoted = self._quoted_motions()
        self.cues = [cue for cue in sorted(find_cues(self.text, self.blocks), key=lambda cue: cue.start) if not self._in_quoted(cue.start)]
        stops = {cue.block for cue in self.cues} | {result.block for result in self.results}
        stops |= {motion.block for motion in self.motions if motion.start <= self.blocks[motion.block].start + 30}
        self.collector = Collector(self.text, self.blocks, frozenset(stops))
        self.drafts: list[_Draft] = []
        self.groups: dict[int, list[Group]] = defaultdict(list)

    # ------------------------------------------------------------ what the motions quote

    def _quoted_motions(self) -> list[tuple[int, int]]:
        """Stretches between quotation marks that are a motion's own words: nothing is decided in there."""
        found: list[tuple[int, int]] = []
        for match in _QUOTED.finditer(self.text):
            start = match.start("open")
            if found and start < found[-1][1]:
                continue
            end = self.text.find("”", start, start + 12_000)
            if end > 0:
                found.append((start, end))
        return found

    def _in_quoted(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.quoted) if len(self.quoted) < 50 else self._bisect_quoted(offset)

    def _bisect_quoted(self, offset: int) -> bool:
        from bisect import bisect_right

        index = bisect_right(self.quoted, (offset, len(self.text))) - 1
        return index >= 0 and self.quoted[index][0] <= offset < self.quoted[index][1]

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
        last: str | None = None
        for start, end in clauses.split(self.text, limb.start, limb.end):
            clause = self.text[start:end]
            if end - start < 3 or is_stem(clause) and end - start < 12 or not any(c.isalpha() for c in clause):
                continue
            if cue.that and not limb.stem and start > limb.start and self.text[start : start + 5] == "that ":
                start += 5
            outcome = "recommended" if cue.rule == "recommended" else outcomes.classify(clause, limb.stem, last or cue.outcome)
            body = bodies.in_clause(clause) or (bodies.in_clause(limb.stem) if limb.stem else None) or cue.body
            self._draft(start, end, outcome, f"cues.{cue.rule}", group, body, limb.label, cue.recommended_to)

    def _group(self, start: int, end: int, kind: str, block: int) -> Group:
        group = Group(start, end, kind)
        self.groups[self.blocks[block].item].append(group)
        return group

    def _draft(self, start: int, end: int, outcome: str, rule: str, group: Group, body: str | None, label: str | None = None, to: str | None = None) -> None:
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
        return re.search(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id)\b", words[:400]) is not None and not re.search(r"\b(?:would|will|could|should|may|to|can|might)\sbe\b", words[:400])

    def _told(self, formal: set[tuple[int, str]]) -> None:
        taken = sorted((draft.start, draft.end) for draft in self.drafts)
        ends = iter([*taken, (len(self.text) + 1, len(self.text) + 1)])
        nearest = next(ends)
        for sentence in self.sentences:
            block = self.blocks[sentence.block]
            while nearest[1] <= sentence.start:
                nearest = next(ends)
            if block.section not in ("minutes", "decision") or nearest[0] < sentence.end or self._in_quoted(sentence.start):
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
        return any(group.start < sentence.end and sentence.start < group.end + 2 for group in self.groups.get(self.blocks[sentence.block].item, ())[-3:] if group.kind in ("carried", "lost", "motion"))

    # ------------------------------------------------------------ motions and results

    def motions_and_results(self) -> None:
        """Motions lost, motions carried as a step or without a RESOLVED, motions agreed in the same breath."""
        for result in self.results:
            if self._in_quoted(result.start) or self._inside_limb(result):
                continue
            kind = "carried" if result.carried else "lost"
            group = self._group(result.start, result.end, kind, result.block)
            if not result.carried:
                self._draft(result.start, result.end, "lost", "motions.lost", group, None)
        for motion in self.motions:
            self._agreed_at_once(motion)

    def _inside_limb(self, result: Result) -> bool:
        item = self.blocks[result.block].item
        return any(group.start <= result.start < group.end for group in self.groups.get(item, ()))

    def _motion_text(self, motion: Motion) -> tuple[int, int] | None:
        match = _MOTION_TEXT.match(self.text, motion.end, motion.end + 120)
        if not match:
            return None
        block = self.blocks[at_offset(self.blocks, match.start("that"))]
        limit = max(block.end, match.end())
        start = match.start("that")
        stop = _MOTION_END.search(self.text, match.end(), limit)
        return trim_clause(self.text, start, stop.start() if stop else limit)

    def _agreed_at_once(self, motion: Motion) -> None:
        """ "X proposed and Y seconded that the motion be put. Agreed." """
        span = self._motion_text(motion)
        if span is None or motion.unput or self._in_quoted(motion.start):
            return
        match = _AGREED_AFTER.match(self.text, span[1], min(len(self.text), span[1] + 200))
        verb = (match["verb"] or match["verb2"]) if match else None
        if match is None or verb is None or verb.casefold() in ("lost", "defeated"):
            return
        if re.search(r"RESOLVED|[Rr]esolved", match.group()):
            return
        group = self._group(motion.start, match.end(), "motion", motion.block)
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
        for item, groups in list(self.groups.items()):
            self._share_motion(item, groups)
            self._carried(sorted(groups, key=lambda group: group.start))

    def _share_motion(self, item: int, groups: list[Group]) -> None:
        """A Decision: block repeats what the Minutes: of its item tell: the one motion of the item moved it too."""
        moved = [group.motion for group in groups if group.motion and group.kind == "cue"]
        if not moved or any(motion is not moved[0] for motion in moved) or any(group.kind in ("lost", "motion") for group in groups):
            return
        for group in groups:
            if group.motion is None and self.blocks[at_offset(self.blocks, group.start)].section == "decision":
                group.motion = moved[0]

    def _carried(self, groups: list[Group]) -> None:
        for group, after in zip(groups, [*groups[1:], None], strict=True):
            if group.kind != "carried" or (after is not None and after.kind == "cue" and after.motion is group.motion):
                continue
            span = self._motion_text(group.motion) if group.motion else None
            if span is None and group.motion and self._quoted_limbs(group, group.motion):
                continue
            start, end = span or (group.start, group.end)
            outcome = outcomes.classify(self.text[start:end]) if span else "agreed"
            self._draft(start, end, outcome, "motions.carried", group, None)

    def _quoted_limbs(self, group: Group, motion: Motion) -> bool:
        """Limbs of a motion carried that is printed in quotation marks; whether there are any."""
        start, end = next(((a, b) for a, b in self.quoted if motion.start <= a < motion.end + 200), (0, 0))
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
        group, text = draft.group, self.text
        motion = group.motion if draft.rule not in ("narrative.minutes",) or group.motion else None
        around = self._around(draft)
        method = _METHOD.search(around)
        quote = text[draft.start : draft.end]
        return Resolution(
            start=draft.start, end=draft.end, quote=quote, rule=draft.rule, outcome=draft.outcome, body=draft.body or self._body(draft),
            mover=motion.mover if motion else None, seconder=motion.seconder if motion else None,
            vote_for=group.vote.count("for") if group.vote else None,
            vote_against=group.vote.count("against") if group.vote else None,
            vote_abstain=group.vote.count("abstain") if group.vote else None,
            vote_method=method["m"].casefold() if method else None,
            is_unanimous_stated=_UNANIMOUS.search(around) is not None, has_casting_vote=_CASTING.search(around) is not None,
            limb_label=draft.label, recommended_to=draft.recommended_to, delegated_to=self._delegate(quote, draft.outcome),
        )

    def _around(self, draft: _Draft) -> str:
        """Words in which the manner of voting is told: the cue's paragraph and what leads up to it."""
        group = draft.group
        first = self.blocks[at_offset(self.blocks, group.start)]
        start = max(group.before, first.start - 250, min(group.start, group.vote.start) - 150 if group.vote else group.start - 250, 0)
        return self.text[start : min(draft.start, group.start + 160)] + " " + self.text[draft.end : min(draft.end + 80, group.end + 60)]

    def _body(self, draft: _Draft) -> str | None:
        block = self.blocks[at_offset(self.blocks, draft.start)]
        start = max(0, draft.start - 6000)
        return bodies.before(self.text, start, draft.start) if block else None

    @staticmethod
    def _delegate(quote: str, outcome: str) -> str | None:
        match = _DELEGATED_TO.search(" ".join(quote.split())) if outcome == "delegated" else None
        who = (match["who"] or match["to"]) if match else None
        return re.sub(r"^(?:That\s)?the\s|,$", "", who.strip(" ,"), flags=re.IGNORECASE) if who else None


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
