"""Decision: fields without a formal cue, and lists of the minutes whose cue is lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import accumulate

from extract.components import deciding_rows, lost_cues, narrative, outcomes, verbless
from extract.components.cue_records import Cue
from extract.components.drafts import Drafts
from extract.components.limb_shapes import OPEN, TAKEN_UP, Limb, decides, hangs, is_stem
from extract.components.moved_sentences import MovedSentences
from extract.components.told import GONE_BEFORE
from extract.components.verdicts import grid
from extract.text import Block, Sentence

_MEMBER = re.compile(
    r"\(?(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Bailie|Alderman|Y Cynghorydd)\s[^.;:]{2,80}?\s(?:asked|requested"
    r"|wished|abstained"
    r"|voted|dissented|declared|left|withdrew|said|stated|queried)\b"
    r"|(?:Signed|Signature|Dated?)\b\s?(?:by\b|[:.…_–-])"
    r"|(?:The\s)?(?:[Mm]eeting|Council|Committee|Sub-Committee|Panel)\s(?:was\s)?(?:then\s)?adjourned\b(?!\s(?:the|consideration|its)\b)"
    r"|(?:The\s)?(?:[A-Z][\w-]+\s){0,4}?(?:Members|Councillors|Committee|Panel|Board|Forum)\s(?:also\s|then\s)?"
    r"(?:asked\s(?:questions|about|whether|if|how|what|why)|commented|queried|sought\sclarification|raised)\b"
)
"""What one member did is no decision of the body; nor is a signature, talk, or that the meeting was adjourned."""
_REMARK = re.compile(
    r"(?:N(?:OTES?|otes?|\.?B\.?)|C(?:OMMENTS?|omments?)|R(?:EASONS?|easons?)(?:\sfor\s[\w\s]{3,40})?|Informatives?|INFORMATIVES?|Details"
    r"|Conditions?(?:\s/\s[^:\n]{3,50})?|(?:Additional\s)?Representations|(?:Public\s)?(?:Participants?|Speakers?))\s?:"
)
""" "NOTE: An objector spoke.": what stands in a field beside what was decided."""
_ADVISED = re.compile(
    r"(?:The\s)?(?:[Oo]fficers?[’']?s?[’']?\s)?[Rr]ecommendations?\s(?:\w+\s){0,4}?(?:was|were|is|had\sbeen)\s(?:that|to|for|one)\b"
)
""" "The officer's recommendation was that permission be granted, however ...": what was decided is told behind it."""
_OPENS = re.compile(
    r"(?:As\s(?:per|recommended)|In\s(?:line|accordance)\swith)\b(?=[^.;]{0,40}\b[Rr]ecommend)(?![^.;]{0,90}\bit\s(?:was|had\sbeen)\s(?:felt|said|stated|explained|thought|noted)\b)|(?:That|To|To:"
    r"|Not to|Minded to|[BF]od)\b|in\sterms\sof\s[^.;]{3,160}?,\s(?:to|that)\s"
)
""" "in terms of Section 50A, to exclude the public": a field that goes on from its heading."""
_OFFICE_ACTS = re.compile(
    r"(?:(?:Following|Having|After|Under|Pursuant\sto|In\s(?:accordance|consultation|line)\swith)\s[^.;:]{3,160}?,?\s)?(?:[Tt]he\s)?(?:(?:[A-Z][\w’'&-]*|of|for|and|the|&),?\s){0,9}?"
    r"(?:Officer|Director|Head|Manager|Commissioner|Leader|Mayor|Executive|Solicitor|Clerk|Member|Holder|Secretary|Treasurer)\s"
    r"(?:(?:of|for)\s(?:(?:[A-Z][\w’'&-]*|of|for|and|the|&),?\s){1,8}?)?(?:has\s|have\s)?(?:\w+ly\s)?"
    r"(?P<verb>decided|agreed|approved|authorised|determined|granted|refused|awarded|confirmed|deferred)\b(?!\sby\b)"
)
""" "The Director has agreed to waive the rent": whoever signs a record decides in it."""
_BODY_ACTS = re.compile(
    r"(?:[Tt]he\s)?(?:[A-Z][\w’'-]+\s){0,4}?(?:Sub-Committee|Committee|Panel|Board|Council|Cabinet|Executive|Authority)"
    r"(?:,\s(?:having|after|following|mindful|taking)\b[^.;:]{3,240}?,)?\s(?:(?:has|have)\s)?(?:\w+ly\s)?"
    r"(?P<verb>decided|agreed|approved|granted|refused|revoked|suspended|modified|deferred|determined|resolved)\b"
)
""" "The Sub-Committee, having heard the parties, has granted the application"."""
_WENT_BEFORE = re.compile(
    rf"{GONE_BEFORE}[^.;:]{{3,500}}?,\s"
    r"(?=(?:[Tt]he\s)?(?:[A-Z][\w’'-]+\s){0,4}?(?:Sub-Committee|Committee|Panel|Board|Council|Cabinet|Executive|Authority|Members)\s"
    r"(?:has\s|have\s)?(?:\w+ly\s)?(?:decided|resolved|agreed|determined|approved|granted|refused|revoked|suspended|deferred)\b)"
)
""" "Having had regard to the Act, the guidance and the policy, the Sub-Committee decided to ...": what went before."""
_AS_FOLLOWS = re.compile(r"(?:,?\sas\sfollows)?\s?[:–-]*$")
""" "The application was granted as follows:" above the hours it was granted for."""
_BE_DONE = re.compile(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id)\b")
_TO_BE_DONE = re.compile(
    r"(?:The\s|All\s|An?\s)?(?!To\b)[A-Z](?:(?!\b(?:is|are|was|were|has|had|have|will|would|asked|agreed|recommended|need\w*|said|how|that|which|who)\b)"
    r"[^.;:]){2,120}?\sto\sbe\s(?:\w+ly\s)?(?!(?:discussed|confirmed|advised|considered|determined|decided|announced)\b)\w+(?:ed|en|et|ld|pt|id)\b"
)
""" "The fee to be set at £5.": what a field says is to be done."""
_MAY_BE = re.compile(r"\b(?:would|will|could|should|may|to|can|might)\sbe\b")


class DecisionFields:
    """Adds what such fields and lists decide to the drafts of a text; `items` are those that have one."""

    def __init__(self, drafts: Drafts, moved: MovedSentences) -> None:
        self.d, self.moved = drafts, moved
        self.items: set[int] = set()
        self.starts: list[int] = []
        self.reach: list[int] = []

    def read(self, formal: Mapping[tuple[int, str], int]) -> None:
        """Every field and list in an item and a section without a formal decision; lists without a cue also below the
        last one. `formal` has where that ends.
        """
        self._note_taken()
        index = 0
        while index < len(self.d.blocks):
            block = self.d.blocks[index]
            alone = (block.item, block.section) not in formal
            if block.section == "decision" and alone and not block.is_heading:
                index = self._field(index)
            elif (
                block.section == "minutes"
                and formal.get((block.item, block.section), 0) <= block.start
                and lost_cues.begins(self.d.text, self.d.blocks, index)
            ):
                index = self._lost_cue(index)
            else:
                index += 1

    def _note_taken(self) -> None:
        """Note where the decisions found so far stand: their starts in order, and how far those up to each reach."""
        found = sorted((draft.start, draft.end) for draft in self.d.found)
        self.starts = [start for start, _ in found]
        self.reach = list(accumulate((end for _, end in found), max))

    def _is_taken(self, block: Block) -> bool:
        """Whether a decision found before, or the last one added, stands in a block."""
        before = bisect_left(self.starts, block.end)
        reach = self.reach[before - 1] if before else 0
        last = self.d.found[-1] if self.d.found else None
        return reach > block.start or (last is not None and last.start < block.end and block.start < last.end)

    def _field(self, index: int) -> int:
        """Limbs that begin in a block of a Decision: section; the index of the block to go on with."""
        block = self.d.blocks[index]
        words = self.d.text[block.start : block.end]
        passed = deciding_rows.conditions_below(self.d.text, self.d.blocks, index)
        if passed or self._is_taken(block):
            return index + 1 + passed
        sentence = Sentence(block.start, block.end, index)
        is_moved = any(motion.block == index for motion in self.d.motions) and not TAKEN_UP.match(words)
        is_moved = is_moved or self.moved.is_titled(index)
        if not is_moved and self.moved.is_moved(sentence):
            is_moved = self.moved.ended_below(index, False) or self.moved.decided_below(index)
        idle = (
            _MEMBER.match(words)
            or _REMARK.match(words)
            or _ADVISED.match(words)
            or deciding_rows.is_put_off(self.d.text, self.d.blocks, index)
        )
        if is_moved or idle or not self._decides(words, index):
            return index + 1
        lead = _WENT_BEFORE.match(words)
        start = block.start + (lead.end() if lead else 0)
        cue = Cue(start, start, index, _default(words), "decision_block", False)
        if is_stem(words) and ((limbs := self.d.collector.collect(cue)) or not hangs(words)):
            passed = deciding_rows.hanging_below(self.d.text, self.d.blocks, index) if len(limbs) == 1 else 0
            return self._limbs(cue, limbs) + passed
        if block.label:
            return self._limbs(cue, self.d.collector.below(cue, index))
        passed = deciding_rows.hanging_below(self.d.text, self.d.blocks, index) if is_stem(words) else 0
        return self._limbs(cue, self.d.collector.running(cue, start, block.end)) + passed

    def _lost_cue(self, index: int) -> int:
        """Limbs of a list in the minutes whose cue is lost; the index of the block to go on with."""
        block = self.d.blocks[index]
        if self.moved.is_moved(Sentence(block.start, block.end, index)) or self.d.printed.is_quoted(block.start):
            return index + 1
        if self.moved.is_titled(index) or self.moved.is_printed(index):
            return index + 1
        if self._is_taken(block):
            return index + 1
        cue = Cue(block.start, block.start, index, "agreed", "lost_cue", False)
        if block.label:
            return self._limbs(cue, self.d.collector.below(cue, index))
        return self._limbs(cue, self.d.collector.running(cue, block.start, block.end))

    def _limbs(self, cue: Cue, limbs: list[Limb]) -> int:
        """Add the limbs of a cue; the index of the block to go on with."""
        if not limbs:
            return cue.block + 1
        self.items.add(self.d.blocks[cue.block].item)
        group = self.d.group(cue.start, max(limb.end for limb in limbs), "cue", cue.block)
        for limb in limbs:
            self.d.limb(limb, cue, group)
        read = max(limb.block for limb in limbs) + 1
        cue_block, after_list = self.d.collector.reached
        return max(read, after_list) if cue_block == cue.block else read

    def _decides(self, words: str, index: int) -> bool:
        if words.isalpha() and words.endswith("s"):
            return False  # "Sanctions", a heading
        if grid(words) or _OPENS.match(words) or outcomes.lead_verb(words) or _acts(words) is not None:
            return True
        if narrative.tell(_AS_FOLLOWS.sub("", " ".join(words[:3000].split())), True, True):
            return True
        if deciding_rows.tells(self.d.text, self.d.blocks, index) or self._is_verbless(words, index):
            return True
        below = self.d.blocks[index + 1] if index + 1 < len(self.d.blocks) else None
        leads_up = is_stem(words) and below is not None and below.label is not None
        if below and leads_up and (OPEN.search(words) or decides(self.d.text[below.start : below.end][:400])):
            return True
        if _TO_BE_DONE.match(words):
            return True
        return _BE_DONE.search(words[:400]) is not None and not _MAY_BE.search(words[:400])

    def _is_verbless(self, words: str, index: int) -> bool:
        """Whether a block decides without a verb; one without a full stop that words stand below may be their title."""
        below = self.d.blocks[index + 1] if index + 1 < len(self.d.blocks) else None
        is_last = below is None or below.section != "decision" or below.item != self.d.blocks[index].item
        return (is_last or words.rstrip().endswith((".", ";"))) and verbless.outcome(words) is not None


def _acts(words: str) -> re.Match[str] | None:
    """The act of an officer or a body with which a field begins; its `verb` is what was done."""
    lead = _WENT_BEFORE.match(words)
    return _OFFICE_ACTS.match(words) or _BODY_ACTS.match(words, lead.end() if lead else 0)


def _default(words: str) -> str:
    """Outcome of a field whose clause shows none: that of the act with which it begins, "agreed" without one."""
    acts = _acts(words)
    if acts is None:
        return "agreed"
    what = words[acts.end() :].lstrip()
    return outcomes.classify(what if what.startswith(("to ", "that ")) else f"be {acts['verb']}")
