"""The words in which the manner of a decision is told: around it, and of no other decision, limb or item."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.components.drafts import Draft, Drafts
from extract.components.group_records import BARE
from extract.text import at_offset

_SENTENCE = re.compile(r"(?:[.!?][”\")]?\s|\n\s*\n)\s*(?=[A-Z“])")
_REMARK = re.compile(
    r"(?:\s|[.;:,(\[–-]){0,8}(?:(?:this|it|(?:the\s)?(?:motion|vote|voting|decision|resolution|recommendations?))\s(?:was|were)\s)?"
    r"(?:\w+\s){0,3}?(?:unanimous(?:ly)?|nem\.?\s?con|all\sin\sfavour|carried|pleidlais|unfrydol"
    r"|(?:by|on)\s(?:a|the)\s(?:\w+\s)?(?:vote|show|ballot|division|casting|majority)|vot(?:e|ed|ing))\b",
    re.IGNORECASE,
)
"""A remark right after a decision that tells how it was made: "Carried unanimously."."""
_MOVED = re.compile(r"\(?(?:proposed|prop(?=[.:])|moved|seconded|voting)\b", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:noted|agreed|approved|resolved|carried|lost|(?:re-?)?(?:appointed|elected)|RESOLVED|AGREED)\b[^.]{0,200}\.\s+(?=[A-Z(•–-]|\d{1,3}[.)]?\s)"
)
_NUMBERED = re.compile(r"\n[ \t]*\n[ \t]*\d{1,3}[.)][ \t]{1,8}(?=[A-Z])")
LEAD = 250
"""How far before a decision, in characters, the manner of its making may be told."""
AFTER = 90
"""How far after it."""


class Surroundings:
    """Reads around the decisions of one text."""

    def __init__(self, drafts: Drafts) -> None:
        self.d, self.text = drafts, drafts.text
        self.starts = sorted(draft.start for draft in drafts.found)
        self.first: dict[int, int] = {}
        every = (group for groups in drafts.groups.values() for group in groups)
        self.groups = sorted({group.start for group in every if group.subject != BARE})
        for draft in drafts.found:
            self.first[id(draft.group)] = min(draft.start, self.first.get(id(draft.group), draft.start))

    def around(self, draft: Draft) -> str:
        """Words that tell the manner of voting: the cue's paragraph, what leads up to it, and a remark after it."""
        group = draft.group
        first = self.d.blocks[at_offset(self.d.blocks, group.start)]
        floor = max(group.before, self.d.item_starts.get(first.item, 0), 0)
        if group.kind in ("carried", "lost"):
            # What is told after a result's own sentence is of something else.
            stop = self.text.find(". ", group.end, first.end)
            end = max(group.end, min(stop if stop >= 0 else first.end, self._next(group.end, first.item)))
            return self._lead(max(floor, first.start - LEAD, group.start - LEAD), end, group.start)
        lead = min(group.start, group.vote.start) - 150 if group.vote else group.start - LEAD
        start = max(floor, first.start - LEAD, lead, self._row(group.start))
        told = ""
        if draft.rule.startswith("narrative."):
            told = self.text[draft.start : min(draft.end, draft.start + 300)]
            start = max(start, self._numbered(start, group.start))
        own = self._lead(start, min(self.first[id(group)], group.start + 160), group.start)
        return f"{own} {told} {self._after(draft)} {self._closing(draft)}"

    def _numbered(self, start: int, offset: int) -> int:
        """Where the numbered paragraph begins that tells a decision: the one above is of another matter."""
        return max((match.end() for match in _NUMBERED.finditer(self.text, start, offset)), default=0)

    def _row(self, offset: int) -> int:
        """Where the row of a table begins that an offset stands in: what the row above tells is of its own matter."""
        line = self.text.rfind("\n", max(0, offset - LEAD), offset) + 1
        return line if line and "|" in self.text[line:offset] else 0

    def _lead(self, start: int, end: int, cue: int) -> str:
        """What leads up to a decision, after the sentence in which something was last decided."""
        ends = [one.end() for one in _ACT.finditer(self.text, start, cue) if not _REMARK.match(self.text, one.end())]
        return self.text[ends[-1] if ends else start : end]

    def _next(self, offset: int, item: int) -> int:
        """Where the next decision, group or item begins."""
        bounds = [self.d.item_starts.get(item + 1, len(self.text))]
        for places in (self.starts, self.groups):
            index = bisect_left(places, offset)
            bounds += places[index : index + 1]
        return min(bounds)

    def _after(self, draft: Draft) -> str:
        """What is told right after a decision: the rest of its sentence, and a remark that opens the next."""
        item = self.d.blocks[at_offset(self.d.blocks, draft.start)].item
        words = self.text[draft.end : max(draft.end, min(draft.end + AFTER, self._next(draft.end, item)))]
        stop = _SENTENCE.search(words)
        told = stop is None or _REMARK.match(words, stop.end()) or _MOVED.match(words, stop.end())
        return words if told or stop is None else words[: stop.start()]

    def _closing(self, draft: Draft) -> str:
        """A remark after the last limb, which is of all of them."""
        end = draft.group.end
        item = self.d.blocks[at_offset(self.d.blocks, draft.start)].item
        stop = max(end, min(end + AFTER, self._next(end, item)))
        match = _REMARK.match(self.text, end, stop)
        if match:
            return match.group() if end > draft.end else ""
        return self._counted(draft, stop)

    def _counted(self, draft: Draft, stop: int) -> str:
        """The rest of the line in which the count stands below the last limb ("(5 to 5, the Chair's casting vote)")."""
        vote = draft.group.vote
        if vote is None or draft.group.parts or not draft.group.end <= vote.start < stop:
            return ""
        line = self.text.find("\n", vote.end, vote.end + AFTER)
        return self.text[vote.start : line if line >= 0 else vote.end]
