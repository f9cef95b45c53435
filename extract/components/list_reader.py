"""Lists of limbs in every numbering and nesting: sub-limbs take their parent's place, conditions are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.components import labels
from extract.components.cue_records import Cue
from extract.components.limb_shapes import (
    ASIDE,
    AWARDS,
    GOES_ON,
    GRANT,
    MAX_GAP,
    OPEN,
    RESTS,
    Limb,
    decides,
    hangs,
    is_stem,
)
from extract.text import SPACE, Block

if TYPE_CHECKING:
    from extract.components.limbs import Collector


ROW_GOES_ON = re.compile(r"(?:[;.]|[;,]\s+and)\s+$")
""" "...; and " before the next label of a row, or the end of a sentence."""


_ANOTHER = re.compile(
    r"(?i:and\s(?:to|that)\s|that\s[^.]{3,200}\sbe\s)|(?:That|THAT)\s(?:the|this|it\sbe|all|any|an?|no|[A-Z])\w*\s"
)
"""A paragraph below a list that decides too: "That the Panel may meet twice"."""


_THAT_TOO = re.compile(r"(?:That|THAT)\s(?=[^.;]{3,200}?\s(?:be|not\sbe)\s)")


_SUBJECT_TO = re.compile(r"\bsubject\sto\s?[:–-]?\s*$", re.IGNORECASE)


_ITEM_TITLE = re.compile(r"[A-Z][^.;:£\d]{3,60}")
"""The title of an item: no mark, no sum, no number."""


class ListReader:
    """State of one list: the open levels, outermost first, each with the place of its last label."""

    def __init__(self, collector: Collector, cue: Cue, stem: str, opened: Limb | None) -> None:
        self.c, self.cue = collector, cue
        label = (opened.label if opened else None) or ""
        self.levels: list[labels.Place] = [labels.first(label)] if opened else []
        if opened and not self._reads_first(label):
            self.levels = [labels.places(label)[0]]
        self.stems: list[str] = [stem]
        self.previous: Limb | None = opened
        self.drop_below: int | None = None
        self.awarded: Limb | None = None
        """The limb above rows of recipients and sums."""
        self.limbs: list[Limb] = [opened] if opened else []

    @staticmethod
    def _reads_first(label: str) -> bool:
        return any(place.number == 1 for place in labels.places(label))

    def read(self, index: int) -> list[Limb]:
        gap = 0
        while gap <= MAX_GAP and len(self.limbs) < 400_000:
            if not self.c.usable(index, self.cue):
                below = self._beyond_reasons(index)
                if below is None:
                    break
                index = below
            block = self.c.blocks[index]
            taken = self._labelled(index, block) if block.label else self._unlabelled(index, block)
            if taken is None:
                break
            gap = 0 if taken else gap + 1
            index += 1
            if taken:
                self.c.reached = self.cue.block, index
        return self.limbs

    def _beyond_reasons(self, index: int) -> int | None:
        """Where the list goes on below the reasons for its first limbs: "2) That the fee be kept."; None where not."""
        own = self.c.blocks[self.cue.block]
        if not self.levels or own.section == "reasons":
            return None
        for ahead in range(index, min(index + MAX_GAP + 2, len(self.c.blocks))):
            block = self.c.blocks[ahead]
            if block.item != own.item or block.section != "reasons" or ahead in self.c.stops:
                return None
            if block.label:
                counts_on = labels.follows(block.label, self.levels[0])
                return ahead if counts_on and _THAT_TOO.match(self.c.text, block.start) else None
        return None

    # ------------------------------------------------------------ labelled blocks

    def _labelled(self, index: int, block: Block) -> bool | None:
        label = block.label or ""
        for depth in range(len(self.levels) - 1, -1, -1):
            place = labels.follows(label, self.levels[depth])
            if place and self._is_next_item(block):
                return None
            if place:
                del self.levels[depth + 1 :], self.stems[depth + 1 :]
                self.levels[depth] = place
                return self._take(index, block, depth)
        if not self.levels:
            self.levels.append(labels.first(label))
            return self._take(index, block, 0)
        place = labels.first(label)
        if (
            place.number not in (0, 1)
            or any(level.style == place.style for level in self.levels)
            or len(self.levels) > 6
        ):
            return None
        return self._open(index, block, place)

    def _is_next_item(self, block: Block) -> bool:
        """Whether a number counts on to the next item's title: "3. Apologies" below "2. That the fee be waived."."""
        words = self.c.text[block.start : min(block.end, block.start + 80)]
        last = self.limbs[-1] if self.limbs else None
        if last is None or last.stem or self.c.text[last.start : last.start + 5] != "That ":
            return False
        ended = self.drop_below is None and self.c.text[max(0, last.end - 1) : last.end] not in ";,:"
        return ended and _ITEM_TITLE.fullmatch(words) is not None and not decides(words)

    def _open(self, index: int, block: Block, place: labels.Place) -> bool | None:
        """A new level: sub-limbs take their parent's place, conditions and particulars are dropped."""
        parent = self.previous
        words = self.c.text[parent.start : parent.end] if parent else ""
        depth = len(self.levels)
        if self.drop_below is None or depth <= self.drop_below:
            self.drop_below = None
            leads_on = is_stem(words) and OPEN.search(words) is not None and not hangs(words)
            if parent and self.limbs and leads_on:
                if self.limbs[-1] is parent:
                    self.limbs.pop()
            elif parent:
                self.drop_below = depth
        self.levels.append(place)
        self.stems.append(words)
        return self._take(index, block, depth)

    def _take(self, index: int, block: Block, depth: int) -> bool:
        self.awarded = None
        if self.drop_below is not None and depth < self.drop_below:
            self.drop_below = None
        if self.drop_below is None and self._is_condition(block):
            return True
        if self.drop_below is None:
            stem = self.stems[min(depth, len(self.stems) - 1)]
            self.limbs += self._pieces(index, block, stem, depth)
            self.previous = self.limbs[-1]
        return True

    def _is_condition(self, block: Block) -> bool:
        """Whether the limb above ends with "subject to:", and this one only says to what."""
        last = self.limbs[-1] if self.limbs and self.limbs[-1] is self.previous else None
        if last is None or not _SUBJECT_TO.search(self.c.text, max(last.start, last.end - 20), last.end):
            return False
        return not decides(self.c.text[block.start : block.end]) and not GOES_ON.match(self.c.text, block.start)

    def _pieces(self, index: int, block: Block, stem: str, depth: int) -> Iterator[Limb]:
        """The limb of a block, or several where the row goes on in it: "(b) the fee be waived; and (c) ..."."""
        start, label = block.start, block.label
        for match in labels.INLINE.finditer(self.c.text, block.start, min(block.end, block.start + 5000)):
            place = labels.follows(match.group().strip(SPACE), self.levels[depth])
            if place and place.number and ROW_GOES_ON.search(self.c.text, start, match.start()):
                yield Limb(start, match.start(), stem, label, index)
                start, label, self.levels[depth] = match.end(), match.group().strip(SPACE), place
        yield Limb(start, block.end, stem, label, index)

    # ------------------------------------------------------------ blocks without a label between them

    def _unlabelled(self, index: int, block: Block) -> bool | None:
        words = self.c.text[block.start : block.end]
        nothing = not self.limbs and self.previous is None
        if nothing:
            return None
        if self._is_award(words):
            return self._award(index, block)
        if self._is_cut(words):
            self.previous = self.limbs[-1] = replace(self.limbs[-1], end=block.end)
            return True
        if self._next_counts_on(index):
            return False
        following = self.c.blocks[index + 1] if self.c.usable(index + 1, self.cue) else None
        if (
            following
            and following.label
            and is_stem(words)
            and (decides(words) or OPEN.search(words))
            and not hangs(words)
            and not ASIDE.match(words)
        ):
            self.levels, self.stems, self.drop_below = [], [words], None
            return True
        if following and RESTS.match(words) and len(words) < 40:
            return False
        if _ANOTHER.match(words):
            self.previous = Limb(block.start, block.end, "", None, index)
            self.limbs.append(self.previous)
            return True
        return None

    def _is_cut(self, words: str) -> bool:
        """Whether the last limb ends in the middle of a sentence that goes on in a paragraph without a label."""
        last = self.limbs[-1] if self.limbs and self.limbs[-1] is self.previous else None
        if last is None or last.end - last.start > 800 or not words[:1].islower() or self.drop_below is not None:
            return False
        return (
            self.c.text[last.end - 1].isalpha() and len(words) < 300 and not words.startswith(("and ", "that ", "to "))
        )

    def _is_award(self, words: str) -> bool:
        """Whether a paragraph is a recipient and a sum below "agreed the following awards:"."""
        parent = self.awarded or self.previous
        if parent is None or "\n" in words or not GRANT.fullmatch(words.rstrip(SPACE)):
            return False
        return AWARDS.search(self.c.text, parent.start, parent.end) is not None

    def _award(self, index: int, block: Block) -> bool:
        if self.awarded is None and self.previous is not None:
            self.awarded = self.previous
            if self.limbs and self.limbs[-1] is self.previous:
                self.limbs.pop()
        assert self.awarded is not None
        stem = self.c.text[self.awarded.start : self.awarded.end]
        self.limbs.append(Limb(block.start, block.end, stem, self.awarded.label, index))
        return True

    def _next_counts_on(self, index: int) -> bool:
        """Whether the list goes on within a few paragraphs: what stands between is a table or a note."""
        for ahead in range(index + 1, index + 1 + MAX_GAP):
            if not self.c.usable(ahead, self.cue):
                return False
            label = self.c.blocks[ahead].label
            if label:
                return any(place.number and labels.follows(label, place) for place in self.levels)
        return False
