"""Sentences that are the words of a motion, or tell its result: what became of the motion says what was decided."""

from __future__ import annotations

import re

from extract.components.drafts import Drafts
from extract.components.group_records import Group
from extract.components.motions import Motion
from extract.components.short_titles import MOTION_TITLE, MOVED_BELOW
from extract.text import Sentence, at_offset

_ONLY_MOVED = re.compile(
    r"[\s,;:.–-]*(?:(?:the\s(?:following\s)?(?:motion|amendment|proposal)|as\sfollows|that|it|and|duly"
    r"|formally)\b[\s,;:.–-]*){0,6}[“\"]?",
    re.IGNORECASE,
)
"""What may stand between mover and seconder and the words they move."""
_OWN_ACT = re.compile(
    r"(?:Felly,?\s)?(?:Penderfynwyd|Cytunwyd|Penderfynodd|Cytunodd|Cymeradwywyd|Gwrthodwyd|Gohiriwyd)\b"
    r"|It\s+was\s+(?:\w+\s+)?(?:agreed|resolved|decided)\b"
    r"|(?!That\b)(?:[^.;]|(?<=Cllr)\.|(?<=Mr)\.|(?<=Mrs)\.){0,120}?\s(?:was|were)\s(?:duly\s|unanimously\s|therefore\s|then\s){0,2}(?:re-?)?(?:elected|appointed|co-opted)\b"
    r"|[^.;]{3,160}?\bseconded\b[^.;]{3,120}?\sand\s(?:was\s)?(?:\w+ly\s)?confirmed\s[^.;]{0,40}?\bas\s(?:the\s)?(?:Chair|Vice|Deputy|Mayor|Leader)"
    r"|(?:The|This|These|All)\s[^.;:]{2,80}?\s(?:was|were)\s(?:duly\s|unanimously\s|therefore\s|then\s){0,2}(?:approved|agreed|adopted"
    r"|noted|accepted|granted|refused|deferred)(?:\s(?:unanimously|by\s[^.;:]{3,60}))?\.?$"
    r"|(?:The\s)?(?:[A-Z][\w-]+\s){1,4}(?:unanimously\s)?(?:agreed|resolved|approved|refused)\s(?:to|that|the)\b"
)
"""A sentence with a verb of decision of its own is no text of the motion above it."""
REACH = 14
"""Most paragraphs of a motion's own words that are looked over."""
_AND = re.compile(r",?\sand\s(?:the\s)?$")


class MovedSentences:
    """Tells the sentences of one text apart by the motions and results near them."""

    def __init__(self, drafts: Drafts) -> None:
        self.d = drafts

    def is_moved(self, sentence: Sentence) -> bool:
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

    def _within(self, motion: Motion, sentence: Sentence) -> bool:
        span = self.d.printed.clause_of(motion)
        return span is not None and span[0] <= sentence.start < span[1]

    def ended_below(self, index: int, carried: bool) -> bool:
        """Whether the next result told in the item is that something was carried, or lost."""
        at = at_offset(self.d.results, self.d.blocks[index].start) + 1
        result = self.d.results[at] if at < len(self.d.results) else None
        same = result is not None and self.d.blocks[result.block].item == self.d.blocks[index].item
        return result is not None and same and result.carried is carried

    def result_in(self, sentence: Sentence) -> Group | None:
        """The motion, or the result of one, that a sentence tells; None where it tells neither."""
        groups = self.d.groups.get(self.d.blocks[sentence.block].item, ())[-3:]
        touching = (group for group in groups if group.start < sentence.end and sentence.start < group.end + 2)
        return next((group for group in touching if group.kind in ("carried", "lost", "motion")), None)

    def before_result(self, sentence: Sentence, group: Group) -> Sentence | None:
        """What a sentence tells before a result ("The report was noted and the recommendations were agreed")."""
        if group.kind == "motion" or group.start - sentence.start < 15:
            return None
        lead = _AND.search(self.d.text, max(sentence.start, group.start - 14), group.start)
        return Sentence(sentence.start, lead.start(), sentence.block) if lead else None

    def is_titled(self, index: int) -> bool:
        """Whether a paragraph stands between the title of a motion ("Motion", "Amendment") and who moved it, below."""
        item = self.d.blocks[index].item
        for block in reversed(self.d.blocks[max(0, index - REACH) : index]):
            if block.item != item or block.is_heading or MOVED_BELOW.match(self.d.text, block.start, block.end):
                return False
            if MOTION_TITLE.fullmatch(self.d.text, block.start, block.end):
                break
        else:
            return False
        for block in self.d.blocks[index + 1 : index + 1 + REACH]:
            if block.item != item or MOTION_TITLE.fullmatch(self.d.text, block.start, block.end):
                return False
            if MOVED_BELOW.match(self.d.text, block.start, block.end):
                return True
        return False

    def decided_below(self, index: int) -> bool:
        """Whether a formal decision stands further below in the item: what was moved above it is not the decision."""
        block = self.d.blocks[index]
        below = self.d.item_starts.get(block.item + 1)
        items = [block.item]
        if below is not None and self.d.text[below : below + 9].casefold().startswith("decision"):
            items.append(block.item + 1)  # a second heading "Decision" below the motion opens an item
        groups = (group for item in items for group in self.d.groups.get(item, ()))
        return any(group.kind == "cue" and group.start > block.end for group in groups)

    def is_printed(self, index: int) -> bool:
        """Whether "That ..." is a motion printed below its title or above its mover."""
        blocks = self.d.blocks[max(0, index - 1) : index + 2]
        above, below = blocks[0], blocks[-1]
        title = above is not self.d.blocks[index] and MOTION_TITLE.match(self.d.text, above.start, above.end)
        return bool(title) or (
            below is not self.d.blocks[index] and MOVED_BELOW.match(self.d.text, below.start, below.end) is not None
        )
