"""Decisions that no formal cue introduces: Decision: blocks without one, and sentences that tell a decision."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.components import clauses, deciding_rows, narrative, narrative_body, outcomes
from extract.components.cue_records import Cue
from extract.components.drafts import Drafts
from extract.components.limb_shapes import OPEN, Limb, decides, hangs, is_stem
from extract.components.motions import Motion
from extract.components.short_titles import MOTION_TITLE, MOVED_BELOW, NO_TITLE, REFERENCE, TITLE
from extract.components.told import Told
from extract.components.verdicts import grid
from extract.text import Sentence, Spaced, at_offset, trim_clause

_ONLY_MOVED = re.compile(
    r"[\s,;:.–-]*(?:(?:the\s(?:following\s)?(?:motion|amendment|proposal)|as\sfollows|that|it|and|duly"
    r"|formally)\b[\s,;:.–-]*){0,6}[“\"]?",
    re.IGNORECASE,
)
"""What may stand between mover and seconder and the words they move."""
_MEMBER = re.compile(
    r"\(?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Bailie|Alderman|Y Cynghorydd)\s[^.;:]{2,80}?\s(?:asked|requested"
    r"|wished|abstained"
    r"|voted|dissented|declared|left|withdrew|said|stated|queried)\b"
    r"|(?:Signed|Signature|Dated?)\b\s?(?:by\b|[:.…_–-])"
)
"""What one member did is no decision of the body; nor is a signature."""
_MINUTE_NUMBER = re.compile(r"\(?\d{1,3}[.)]?\s{1,8}(?=[A-Z])")
"""The number of an item before its first word: "4 The levy was deferred."."""
_BRACKETED = re.compile(r"\((?P<words>[^()]{20,600})\)?\.?\)?")
"""A sentence in brackets: "(The Panel then excluded the public.)"."""
_OWN_ACT = re.compile(
    r"(?:Felly,?\s)?(?:Penderfynwyd|Cytunwyd|Penderfynodd|Cytunodd|Cymeradwywyd|Gwrthodwyd|Gohiriwyd)\b"
    r"|It\s+was\s+(?:\w+\s+)?(?:agreed|resolved|decided)\b"
    r"|(?!That\b)[^.;]{0,120}?\s(?:was|were)\s(?:duly\s|unanimously\s|therefore\s|then\s){0,2}(?:re-?)?(?:elected|appointed|co-opted)\b"
    r"|(?:The\s)?(?:[A-Z][\w-]+\s){1,4}(?:unanimously\s)?(?:agreed|resolved|approved|refused)\s(?:to|that|the)\b"
)
"""A sentence with a verb of decision of its own is no text of the motion above it."""
_NOTED_THAT = re.compile(r"\bnoted\sthat\b")
""" "The Panel noted that ..." tells what was said, where a Decision: field says what was decided."""
_OPENS = re.compile(r"(?:That|To|To:|Not to)\b|in\sterms\sof\s[^.;]{3,160}?,\s(?:to|that)\s")
""" "in terms of Section 50A, to exclude the public": a field that goes on from its heading."""
_WHOLE = ("narrative.following", "narrative.minutes", "narrative.amendment", "narrative.bare", "narrative.verdict")
"""Rules whose sentences are one decision."""


class Informal:
    """Adds decisions that no formal cue introduces."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts
        self.formal: set[tuple[int, str]] = set()
        self.last_formal: dict[tuple[int, str], int] = {}
        self.formal_starts: dict[tuple[int, str], list[int]] = {}
        self.decided: set[int] = set()
        """Items with a Decision: field of their own."""

    def _formal_places(self) -> set[tuple[int, str]]:
        """Item and section of every formal decision; sets where the last one of each ends."""
        places = set()
        for groups in self.d.groups.values():
            for group in groups:
                block = self.d.blocks[at_offset(self.d.blocks, group.start)]
                if group.kind == "cue" and not outcomes.excludes_public(
                    self.d.text[group.start : min(group.end, group.start + 700)]
                ):
                    place = block.item, block.section
                    places.add(place)
                    self.formal_starts.setdefault(place, []).append(group.start)
                    self.last_formal[place] = max(self.last_formal.get(place, 0), group.end)
        for starts in self.formal_starts.values():
            starts.sort()
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
            elif block.section == "minutes" and alone and deciding_rows.has_lost_cue(self.d.text, self.d.blocks, index):
                index = self._lost_cue(index)
            else:
                index += 1
        self._told(formal)

    def _decision_block(self, index: int) -> int:
        """Limbs that begin in a block of a Decision: section; the index of the block to go on with."""
        block = self.d.blocks[index]
        words = self.d.text[block.start : block.end]
        passed = deciding_rows.conditions_below(self.d.text, self.d.blocks, index)
        if passed or any(draft.start < block.end and block.start < draft.end for draft in self.d.found):
            return index + 1 + passed
        moved = any(motion.block == index for motion in self.d.motions)
        moved = moved or (self._is_moved(Sentence(block.start, block.end, index)) and self._ended_below(index, False))
        idle = _MEMBER.match(words) or deciding_rows.is_put_off(self.d.text, self.d.blocks, index)
        if moved or idle or not self._decides(words, index):
            return index + 1
        cue = Cue(block.start, block.start, index, "agreed", "decision_block", False)
        if is_stem(words) or block.label:
            limbs = self.d.collector.collect(cue) if is_stem(words) else self.d.collector.below(cue, index)
        else:
            limbs = self.d.collector.running(cue, block.start, block.end)
        return self._limbs(cue, limbs)

    def _lost_cue(self, index: int) -> int:
        """Limbs of a list in the minutes whose cue is lost; the index of the block to go on with."""
        block = self.d.blocks[index]
        if self._is_moved(Sentence(block.start, block.end, index)) or self.d.printed.is_quoted(block.start):
            return index + 1
        cue = Cue(block.start, block.start, index, "agreed", "lost_cue", False)
        return self._limbs(cue, self.d.collector.below(cue, index))

    def _limbs(self, cue: Cue, limbs: list[Limb]) -> int:
        """Add the limbs of a cue; the index of the block to go on with."""
        if not limbs:
            return cue.block + 1
        self.decided.add(self.d.blocks[cue.block].item)
        group = self.d.group(cue.start, max(limb.end for limb in limbs), "cue", cue.block)
        for limb in limbs:
            self.d.limb(limb, cue, group)
        return max(limb.block for limb in limbs) + 1

    def _decides(self, words: str, index: int) -> bool:
        if grid(words) or _OPENS.match(words) or outcomes.lead_verb(words):
            return True
        if narrative.tell(" ".join(words[:3000].split()), True, True):
            return True
        if deciding_rows.tells(self.d.text, self.d.blocks, index):
            return True
        nxt = self.d.blocks[index + 1] if index + 1 < len(self.d.blocks) else None
        if is_stem(words) and nxt is not None and nxt.label:
            below = self.d.text[nxt.start : min(nxt.end, nxt.start + 400)]
            if OPEN.search(words) or decides(below):
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
            if block.section not in ("minutes", "decision") or self.d.printed.is_quoted(sentence.start):
                continue
            if nearest[0] >= sentence.end:
                self._tell(sentence, self._stands_alone(sentence, formal))
            elif length := narrative_body.before_cue(
                self.d.text[sentence.start : min(nearest[0], sentence.start + 600)]
            ):
                self._tell(Sentence(sentence.start, sentence.start + length, sentence.block), True)

    def _stands_alone(self, sentence: Sentence, formal: set[tuple[int, str]]) -> bool:
        """Whether no formal decision is still to come in the sentence's item and section: what is told is an act.

        What is told above a formal decision may be the debate that led to it.
        """
        block = self.d.blocks[sentence.block]
        if (block.item, block.section) not in formal:
            return True
        place = block.item, block.section
        if self.last_formal.get(place, 0) <= sentence.start:
            return True
        above = sentence.block > 0 and self._is_title(sentence.block - 1)
        whole = above and block.start == sentence.start and block.end - sentence.end < 2
        return (whole or sentence.end - sentence.start > 30) and self._titled(sentence, place)

    def _titled(self, sentence: Sentence, place: tuple[int, str]) -> bool:
        """Whether a title stands between a sentence and the next formal decision: it opens another matter."""
        starts = self.formal_starts.get(place, [])
        at = bisect_right(starts, sentence.start)
        stop = at_offset(self.d.blocks, starts[at]) if at < len(starts) else sentence.block
        return any(self._is_title(index) for index in range(sentence.block + 1, min(stop, sentence.block + 40)))

    def _is_title(self, index: int) -> bool:
        block = self.d.blocks[index]
        if REFERENCE.match(self.d.text, block.label_start, block.end):
            return block.end - block.start < 160
        if block.label or block.end - block.start > 70:
            return False
        words = self.d.text[block.start : block.end]
        return TITLE.fullmatch(words) is not None and not NO_TITLE.search(words)

    def _tell(self, sentence: Sentence, alone: bool) -> None:
        words = self.d.text[sentence.start : min(sentence.end, sentence.start + 3000)]
        if bracketed := _BRACKETED.fullmatch(words):
            sentence = Sentence(sentence.start + 1, sentence.start + bracketed.end("words"), sentence.block)
            words = bracketed["words"]
        if self._belongs_to_motion(sentence) or self._is_moved(sentence):
            return
        block = self.d.blocks[sentence.block]
        item = block.item
        if self.d.item_starts[item] == sentence.start and (number := _MINUTE_NUMBER.match(words)):
            sentence = Sentence(sentence.start + number.end(), sentence.end, sentence.block)
            words = words[number.end() :]
        elsewhere = any((item, section) in self.formal for section in ("minutes", "decision"))
        spaced = Spaced(words)
        elsewhere = elsewhere and not (alone and (item, block.section) in self.formal)
        for told in narrative.tell_each(spaced.text, alone, block.section == "decision"):
            if not self._is_idle(told, sentence, words, elsewhere):
                start, end = sentence.start + spaced.back(told.start), sentence.start + spaced.back(told.end)
                self._add(start, end, told, sentence)

    def _is_idle(self, told: Told, sentence: Sentence, words: str, elsewhere: bool) -> bool:
        """Whether what a sentence tells is no decision where it stands; `elsewhere` a formal one of its item does."""
        if told.rule == "narrative.bare" and words[:7].casefold() == "carried" and self._just_decided(sentence):
            return True
        ended = words.startswith("That ") and any(self._ended_below(sentence.block, each) for each in (True, False))
        if (told.rule == "narrative.that" or ended) and self._is_printed_motion(sentence.block):
            return True
        if told.rule in ("narrative.that", "narrative.following") and self._leads_up(sentence):
            return True
        if told.outcome != "noted" or told.rule != "narrative.body":
            return False
        item = self.d.blocks[sentence.block].item
        return elsewhere or (item in self.decided and _NOTED_THAT.search(words[:120]) is not None)

    def _just_decided(self, sentence: Sentence) -> bool:
        """Whether a decision ends right before a sentence in its paragraph: "Carried" there is a table's cell."""
        return any(0 <= sentence.start - draft.end < 4 for draft in self.d.found)

    def _leads_up(self, sentence: Sentence) -> bool:
        """Whether a sentence only leads up to the list below it ("That the Leader be advised:")."""
        below = self.d.blocks[sentence.block + 1 : sentence.block + 2]
        lists = self.d.text[sentence.end - 1] == ":" and bool(below) and below[0].label is not None
        return lists and not hangs(self.d.text[sentence.start : sentence.end])

    def _is_printed_motion(self, index: int) -> bool:
        """Whether "That ..." is a motion printed below its title or above its mover."""
        blocks = self.d.blocks[max(0, index - 1) : index + 2]
        above, below = blocks[0], blocks[-1]
        title = above is not self.d.blocks[index] and MOTION_TITLE.match(self.d.text, above.start, above.end)
        return bool(title) or (
            below is not self.d.blocks[index] and MOVED_BELOW.match(self.d.text, below.start, below.end) is not None
        )

    def _add(self, start: int, end: int, told: Told, sentence: Sentence) -> None:
        """Add what a sentence tells: each of its verbs with an object of its own is a decision."""
        start, end = trim_clause(self.d.text, start, end)
        group = self.d.group(start, end, "that" if told.rule == "narrative.that" else "told", sentence.block)
        if told.rule in _WHOLE and not (told.rule == "narrative.bare" and " and to " in self.d.text[start:end]):
            self.d.add(start, end, told.outcome, told.rule, group, told.body)
            return
        parts = list(clauses.split(self.d.text, start, end))
        for begin, finish in parts:
            words = " ".join(self.d.text[begin:finish].split())
            again = narrative.tell(words, True) if len(parts) > 1 else told
            part = again if group.kind != "that" else None
            self.d.add(begin, finish, part.outcome if part else outcomes.classify(words), told.rule, group, told.body)

    def _is_moved(self, sentence: Sentence) -> bool:
        """Whether a sentence is the text of a motion: what became of the motion says whether it was decided.

        "... seconded by B and" above it is a resolution whose own word is lost.
        """
        first = sentence.block
        while self.d.blocks[first].label and first > sentence.block - 60 and self.d.blocks[first - 1].label and first:
            first -= 1
        opens = self.d.blocks[first]
        start = opens.label_start if first < sentence.block or opens.start == sentence.start else sentence.start
        index = at_offset(self.d.motions, start)
        motion = self.d.motions[index] if index >= 0 else None
        if motion is None or self.d.blocks[motion.block].item != self.d.blocks[sentence.block].item:
            return False
        if motion.end > start or start - motion.end > 4000:
            return False
        if _OWN_ACT.match(self.d.text, sentence.start, sentence.end):
            return False
        between = self.d.text[motion.end : start]
        if re.fullmatch(r"[^.:]{0,60}\band\s*", between):
            return False
        return _ONLY_MOVED.fullmatch(between[:400]) is not None or self._within(motion, sentence)

    def _ended_below(self, index: int, carried: bool) -> bool:
        """Whether the next result told in the item is that something was carried, or lost."""
        at = at_offset(self.d.results, self.d.blocks[index].start) + 1
        result = self.d.results[at] if at < len(self.d.results) else None
        same = result is not None and self.d.blocks[result.block].item == self.d.blocks[index].item
        return result is not None and same and result.carried is carried

    def _within(self, motion: Motion, sentence: Sentence) -> bool:
        span = self.d.printed.clause_of(motion)
        return span is not None and span[0] <= sentence.start < span[1]

    def _belongs_to_motion(self, sentence: Sentence) -> bool:
        return any(
            group.start < sentence.end and sentence.start < group.end + 2
            for group in self.d.groups.get(self.d.blocks[sentence.block].item, ())[-3:]
            if group.kind in ("carried", "lost", "motion")
        )
