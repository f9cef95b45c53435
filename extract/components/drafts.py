"""Decisions before their motion and vote are known: the limbs of formal cues, and what other readers add."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extract.components import bodies, clauses, cue_manner, manner, narrative, outcomes
from extract.components.bare_words import of_matter
from extract.components.cue_records import Cue
from extract.components.cues import find_cues
from extract.components.group_records import Group
from extract.components.limb_shapes import TAKEN_UP, Limb, is_stem
from extract.components.limbs import Collector
from extract.components.motion_texts import MotionTexts
from extract.components.motions import Motion
from extract.components.results import Result
from extract.components.sentences import split as sentences_of
from extract.components.verdicts import grid, verdict
from extract.components.vote_marks import Vote
from extract.text import Block, Sentence, trim_clause


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision before its motion and vote are known."""

    start: int
    end: int
    outcome: str
    rule: str
    group: Group
    body: str | None
    label: str | None = None
    recommended_to: str | None = None
    stem: str = ""
    """Words above its list, which say to whom power is given."""


_ONLY_BODY = re.compile(rf"(?:that\s|That\s|THAT\s)?(?:[Ff]ull\s)?{bodies.BODY}")
""" "That Cabinet" above a list that was lost."""


_TALK = re.compile(
    r"(?:was|were|indicated|felt|heard|queried|questioned|wished?|commented|highlighted|suggested|sought|wondered|expressed"
    r"|(?:discussed|considered|debated)(?![^.;]{0,90}\band\s(?:\w+ly\s)?(?:noted|agreed|approved|endorsed|adopted)))\b",
    re.IGNORECASE,
)
"""What a body only said, in a list below its name."""


_MOVED = re.compile(r"(?:[Oo]n|[Uu]pon|[Bb]y|[Mm]oved|[Pp]roposed)\s")
_QUOTE = re.compile(r"[“”\"]")
_MOVED_ALONE = re.compile(r"(?:[Mm]oved|[Pp]roposed)\sby\s(?:(?!\bsecond)[^.;:]){3,80}?,\s(?=that\s)")
_OPENS = ("RESOLVED", "Resolved")
_AND_DONE = re.compile(
    r"(?:and|AND|&)\s(?P<verb>(?i:noted|approved|agreed|adopted|accepted|received))(?=\s?(?:[.;\n]|\Z))"
)
""" "The Clerk reported. RESOLVED and noted.": the words are the act."""
_IT_WAS = re.compile(r"\.\s(?P<it>It\swas\s(?:\w+\s){0,3})$")
""" "... be signed. It was further RESOLVED that": the cue of another decision."""
_WAS = re.compile(r"(?:that\s)?(?:it|this|they|these)\s(?:was|were|is|are|had|has|have)\s", re.IGNORECASE)
""" "NOTED that it was withdrawn": others did what is noted."""
_MARKS = re.compile(r"[\s,:–—-]*")
_PRESENT = re.compile(r"resolves\b", re.IGNORECASE)


def is_present(text: str, offset: int) -> bool:
    """Whether the cue at an offset is of a motion: what "this Council resolves" was resolved only if it was carried."""
    return _PRESENT.match(text, offset) is not None


def _says_nothing(clause: str) -> bool:
    """Whether a clause only leads up to a list: "that", "That Cabinet"."""
    return len(clause) < 60 and ((is_stem(clause) and len(clause) < 12) or _ONLY_BODY.fullmatch(clause) is not None)


class Drafts:
    """Decisions of one text as they are found, with the groups they were made in."""

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc._.source
        self.blocks: Sequence[Block] = doc._.blocks
        self.sentences: Sequence[Sentence] = doc._.sentences
        self.votes: Sequence[Vote] = doc._.votes
        self.motions: list[Motion] = list(doc._.motions)
        self.results: Sequence[Result] = doc._.results
        self.printed = MotionTexts(self.text, self.blocks, self.motions)
        cues = sorted(find_cues(self.text, self.blocks), key=lambda cue: cue.start)
        self.cues = [cue for cue in cues if not self.printed.is_quoted(cue.start) and not self._is_limb(cue)]
        self.moved = [cue for cue in cues if self.printed.is_quoted(cue.start) and is_present(self.text, cue.start)]
        """Cues "This Council resolves to" between a motion's quotation marks."""
        self.collector = Collector(self.text, self.blocks, self._stops(), self._openings())
        self.bodies = bodies.Bodies(self.text)
        self.item_starts: dict[int, int] = {}
        for block in self.blocks:
            self.item_starts.setdefault(block.item, block.label_start)
        self.found: list[Draft] = []
        self.groups: dict[int, list[Group]] = defaultdict(list)

    def _stops(self) -> frozenset[int]:
        """Blocks that no list goes on over: where another cue, a result or a motion begins that is no limb itself."""
        moved = {
            motion.block
            for motion in self.motions
            if motion.start <= (block := self.blocks[motion.block]).start + 30
            and not (block.label and self._behind_mover(block.start, block.end))
            and not TAKEN_UP.match(self.text, block.start, block.end)
        }
        return frozenset({cue.block for cue in self.cues} | {result.block for result in self.results} | moved)

    def _openings(self) -> list[int]:
        """Where a cue opens a later sentence of its paragraph: "... be signed. RESOLVED That ..."."""
        words = ((cue.start, self.text[cue.start : cue.content].strip()[:8]) for cue in self.cues)
        found = [start for start, word in words if word in _OPENS and self.text[max(0, start - 2) : start] == ". "]
        told = (_IT_WAS.search(self.text, max(0, cue.start - 60), cue.start) for cue in self.cues)
        return sorted([*found, *(match.start("it") for match in told if match)])

    def _is_limb(self, cue: Cue) -> bool:
        """Whether a cue is the verb of a limb: "That this Council (1) notes the plan; (2) resolves to adopt it"."""
        block = self.blocks[cue.block]
        return bool(block.label) and cue.start == block.start and self.text.startswith("resolves", cue.start)

    # ------------------------------------------------------------ formal cues

    def formal(self) -> None:
        """Limbs of every cue; a cue word inside a limb of another is not read twice."""
        reached = 0
        for cue in self.cues:
            if cue.start < reached:
                continue
            reached = max(reached, self.cue(cue))

    def cue(self, cue: Cue) -> int:
        """Add the limbs of a cue; the offset up to which it was read."""
        if done := _AND_DONE.match(self.text, cue.content, cue.content + 40):
            outcome = outcomes.classify(f"be {done['verb']}", default=cue.outcome)
            group = self.group(cue.start, done.end(), "cue", cue.block)
            self.add(cue.start, done.end(), outcome, f"cues.{cue.rule}", group, cue.body)
            return group.end
        limbs = self.collector.collect(cue)
        if not limbs:
            return cue.start
        group = self.group(cue.start, max(limb.end for limb in limbs), "cue", cue.block)
        for limb in limbs:
            moved = self._behind_mover(limb.start, limb.end) if limb.label else None
            if moved:  # a limb with a mover of its own
                own = self.group(limb.start - 1, limb.end, "cue", limb.block)
                self.limb(replace(limb, start=moved), cue, own)
            else:
                self.limb(limb, cue, group)
        return group.end

    def _behind_mover(self, start: int, end: int) -> int | None:
        """Where a limb begins behind who moved it: "(ii) on the motion of Cllr Ash, that ..."; None where none did."""
        if not _MOVED.match(self.text, start, end):
            return None
        if alone := _MOVED_ALONE.match(self.text, start, end):
            return alone.end()
        if not cue_manner.leads_far(self.text, start, end):
            return None
        behind = cue_manner.end_of_manner(self.text, start, end)
        return behind + len(_MARKS.match(self.text, behind, end).group())  # type: ignore[union-attr]

    def limb(self, limb: Limb, cue: Cue, group: Group) -> None:
        """Add the clauses of one limb; of "the request: rejected" only what became of it."""
        if cue.rule == "body_list" and _TALK.match(self.text, limb.start, limb.end):
            return
        words = self.text[limb.start : limb.end]
        told = None if cue.rule == "decision_block" and ";" in words and grid(words) else verdict(words)
        if told is not None:
            start, end = limb.start + told.start, limb.start + told.end
            if limb.label and self.text[max(limb.start, start - 2) : start].strip() in ("–", "—", "-"):
                start, end = trim_clause(self.text, limb.start, limb.end)  # "(b) The band – refused (no accounts)"
            self.add(start, end, told.outcome, f"cues.{cue.rule}", group, cue.body, limb.label, cue.recommended_to)
            return
        if cue.rule == "decision_block" and (outcome := grid(self.text[limb.start : limb.end])):
            span = trim_clause(self.text, limb.start, limb.end)
            self.add(*span, outcome, "cues.decision_block", group, None, limb.label)
            return
        last = ""
        for start, end in clauses.split(self.text, self._decided_from(limb), limb.end):
            clause = self.text[start:end]
            if clause.endswith(")") and clause[:-1].isalpha():
                continue  # "(... and unanimously AGREED)" above what was agreed
            if end - start < 3 or _says_nothing(clause) or not (any(c.isalpha() for c in clause) or clause[0] in "£€"):
                continue
            if cue.that and not limb.stem and start > limb.start and self.text[start : start + 5] == "that ":
                start += 5
            outcome = last = outcomes.going_on(clause, last) or self._outcome(clause, limb, cue)
            body = bodies.in_clause(clause) or (bodies.in_clause(limb.stem) if limb.stem else None) or cue.body
            to = cue.recommended_to
            if cue.rule == "recommended":
                # The subject of advice is who is advised: "That Council approve the scheme".
                to, body = to or bodies.in_clause(clause) or bodies.in_clause(limb.stem.rstrip(" \u00a0:–-")), cue.body
            if outcome == "recommended" and to is None:
                to = manner.receiver(clause, limb.stem)
            self.add(start, end, outcome, f"cues.{cue.rule}", group, body, limb.label, to, limb.stem)

    @staticmethod
    def _outcome(clause: str, limb: Limb, cue: Cue) -> str:
        told = cue.that and _WAS.match(clause)
        if cue.rule == "recommended" or (cue.rule == "noted" and (told or not outcomes.lead_verb(clause))):
            return cue.outcome
        return of_matter(clause) or outcomes.classify(clause, limb.stem, cue.outcome)

    def _decided_from(self, limb: Limb) -> int:
        """Where the decision begins in a limb that first tells of the case ("Driver 7 - .... That a licence ...")."""
        if limb.end - limb.start > 2000:
            return limb.start
        block = self.blocks[limb.block]
        row = list(
            sentences_of(
                self.text, Block(limb.start, limb.end, None, limb.start, block.section, block.item), limb.block
            )
        )
        if len(row) < 2 or outcomes.has_decision_verb(self.text[row[0].start : row[0].end]):
            return limb.start
        for sentence in row[1:]:
            words = " ".join(self.text[sentence.start : sentence.end].split())
            if words.startswith("That ") or narrative.tell(words, True):
                return sentence.start
        return limb.start

    def group(self, start: int, end: int, kind: str, block: int) -> Group:
        """A new group in the item of a block."""
        group = Group(start, end, kind)
        self.groups[self.blocks[block].item].append(group)
        return group

    def add(
        self,
        start: int,
        end: int,
        outcome: str,
        rule: str,
        group: Group,
        body: str | None,
        label: str | None = None,
        to: str | None = None,
        stem: str = "",
    ) -> None:
        """Add one decision; an empty span adds nothing."""
        if start < end and self.text[start] in '“"':
            start += 1
            if end - start > 2 and self.text[end - 1] in '”"' and not _QUOTE.search(self.text, start, end - 1):
                start, end = trim_clause(self.text, start, end - 1)
        if start < end:
            self.found.append(Draft(start, end, outcome, rule, group, body, label, to, stem))
