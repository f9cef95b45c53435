"""Limbs after a cue: lists, paragraphs without numbers, lists inside one paragraph, what goes on below a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.components import labels
from extract.components.cue_manner import is_manner
from extract.components.cue_records import Cue
from extract.components.limb_frames import unnumbered
from extract.components.limb_shapes import (
    ASIDE,
    BODY_GOES_ON,
    GOES_ON,
    GRANT,
    LEADS_ON,
    OPEN,
    OPINIONS,
    OTHER_LANGUAGE,
    SEAT,
    TOLD_ON,
    Limb,
    decides,
    hangs,
    is_stem,
    is_title,
)
from extract.components.list_reader import ListReader
from extract.components.outcome_shapes import APPOINTMENTS
from extract.components.outcomes import has_decision_verb, lead_verb
from extract.components.sentences import split as sentences_of
from extract.components.short_titles import REFERENCE
from extract.text import SPACE, Block, trim

_HOW = re.compile(
    r"(?:All|Unanimously|It\swas|This\swas)(?:\s\w+)?\s(?:agreed|carried|approved|in\sfavour)\.?", re.IGNORECASE
)
""" "Unanimously agreed." behind a resolution: how it was made."""
_UNFINISHED = re.compile(r"(?:That|THAT|that)\s(?=\S{3,}\s\S)")
""" "THAT Cllr Ash" above "be elected": a clause without its verb."""
_LABEL_AFTER_LEAD = re.compile(r"(?:to|that)\s(?=\((?:1|a|i)\)\s)", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"\bfollowing\s(?:[\w-]+\s){0,3}[\w-]+\s?[:–-]*$|\b(?:below|as\s(?:listed|scheduled)|totalling"
    r"|in\sthe\ssum\sof)\b[^:]{0,90}[:–-]*$"
    r"|^(?:that\s)?the\sfollowing\s[^.;:]{3,60}?\sbe\s(?:\w+ly\s)?(?:granted|approved|refused|permitted|deferred|minded)\b"
    r"|\b(?:of|on|for)\sthe\sfollowing\s(?:\w+\s)?applications\b[^.;:]{0,60}[:–-]*$|\b(?:grant|refuse|approve)\sthe\sfollowing\s(?:planning\s)?applications?\b|\bbe\s\w+ed\sas\sfollows\s?[:–-]*$",
    re.IGNORECASE,
)
""" "to pay the following accounts:" above lines that only list them, "the following applications be granted ...:"."""

_TO_DO = re.compile(r"\s(?:that|to)[\s:–-]*$")
"""What leads up to a list however long it is: "having heard both sides, the Panel recommends to Council that"."""
_ADVISING = re.compile(r"to\s(?:RECOMMEND|Recommend|recommend)\s?:?\s?\(?(?:to|TO)\s[^().;\n]{3,60}\)?\s?:?")
""" "Resolved to RECOMMEND: (to Council)" above what is recommended."""
_GRANTS = re.compile(r"\b(?:awards?|grants?|donations?|funding|contributions?)\b", re.IGNORECASE)


class Collector:
    """Reads the limbs of one cue. `stops` holds the blocks where another cue, motion or vote begins."""

    def __init__(self, text: str, blocks: Sequence[Block], stops: frozenset[int], openings: Sequence[int] = ()) -> None:
        self.text, self.blocks, self.stops, self.openings = text, blocks, stops, openings
        self.reached: tuple[int, int] = (-1, -1)
        """The block of the last cue that had a list, and the index of the block after what was read as its list."""

    def collect(self, cue: Cue, start: int | None = None) -> list[Limb]:
        """Limbs of a cue in order; `start` moves the beginning of its words."""
        block = self.blocks[cue.block]
        begin, end = trim(self.text, cue.content if start is None else start, block.end)
        other = OTHER_LANGUAGE.search(self.text, begin, end)
        end = min(other.start() if other else end, self._next_opening(begin, end))
        rest = self.text[begin:end]
        if whole := unnumbered(self, begin, cue, rest):
            return whole
        if not rest or is_stem(rest):
            opening = labels.INLINE.match(self.text, begin, end)
            if opening and len(row := labels.inline_labels(self.text, begin, end)) > 1:
                return self._inline(cue, begin, end, row)
            if opening and (hangs(rest) or self._is_labelled(cue.block + 1, cue)):
                first = Limb(opening.end(), end, "", opening.group().strip(SPACE), cue.block)
                return self._list(cue.block + 1, "", cue, first)
            if rest and hangs(rest) and has_decision_verb(rest):
                return [Limb(begin, end, "", None, cue.block)]
            return self._after(cue, rest)
        if self._leads_on(rest, cue):
            return self._after(cue, rest)
        row = labels.inline_labels(self.text, begin, end)
        if row and not hangs(self.text[begin : row[0].start()]):
            return self._inline(cue, begin, end, row)
        lead = _LABEL_AFTER_LEAD.match(self.text, begin, end)
        if opening := labels.INLINE.match(self.text, lead.end() if lead else begin, end):
            label, stem = opening.group().strip(SPACE), lead.group() if lead else ""
            first = Limb(opening.end(), end, stem, label, cue.block)
            return self._list(cue.block + 1, stem, cue, first)
        return self.running(cue, begin, end)

    @staticmethod
    def _is_beside(label: str, own: str | None) -> bool:
        """Whether a paragraph is a bullet of the list in which the cue itself stands."""
        return own is not None and labels.first(own).style == labels.first(label).style == "bullet"

    def _next_opening(self, begin: int, end: int) -> int:
        """Where a cue opens a later sentence of the paragraph ("RESOLVED That A. RESOLVED That B."); `end` without."""
        index = bisect_right(self.openings, begin)
        return trim(self.text, begin, min(end, self.openings[index]))[1] if index < len(self.openings) else end

    def _is_labelled(self, index: int, cue: Cue) -> bool:
        return self.usable(index, cue) and self.blocks[index].label is not None

    def _leads_on(self, rest: str, cue: Cue) -> bool:
        """Whether words without a colon lead up to a list all the same ("to recommend to the Council" above "(i)")."""
        index = cue.block + 1
        if _ADVISING.fullmatch(rest):
            return self.usable(index, cue)
        label = self.blocks[index].label if self.usable(index, cue) else None
        first = label is not None and labels.first(label).number in (0, 1)
        opens = label is not None and first and (label[:1] in "([1aiA•-–*" or "." in label[1:-1])
        opens = opens and not self._is_beside(label or "", self.blocks[cue.block].label)
        short = len(rest) < 90 or (len(rest) < 400 and _TO_DO.search(rest) is not None)
        return opens and short and rest[-1] not in ".;" and OPEN.search(rest) is not None and not hangs(rest)

    # ------------------------------------------------------------ in one paragraph

    def _inline(self, cue: Cue, begin: int, end: int, row: list[re.Match[str]], index: int | None = None) -> list[Limb]:
        index = cue.block if index is None else index
        stem = self.text[begin : row[0].start()]
        edges = [*(match.start() for match in row[1:]), self._end_of_last(row[-1].end(), end, index)]
        limbs = [
            Limb(match.end(), edge, stem, match.group().strip(SPACE), index)
            for match, edge in zip(row, edges, strict=True)
        ]
        if has_decision_verb(stem) and not OPEN.search(stem):
            return [Limb(begin, end, "", None, index)]
        return [*limbs[:-1], *self._list(index + 1, stem, cue, limbs[-1])]

    def _end_of_last(self, begin: int, end: int, index: int) -> int:
        """Where the last limb of a row ends: at the first sentence behind which the minutes tell of something else."""
        block = self.blocks[index]
        row = sentences_of(self.text, Block(begin, end, None, begin, block.section, block.item), index)
        last = begin
        for sentence in row:
            if last > begin and TOLD_ON.match(self.text, sentence.start, sentence.end):
                return last
            last = sentence.end
        return end

    def running(self, cue: Cue, begin: int, end: int) -> list[Limb]:
        """A clause that runs on after its cue; later sentences of the paragraph count when they decide something."""
        block = self.blocks[cue.block]
        limbs: list[Limb] = []
        for sentence in sentences_of(self.text, Block(begin, end, None, begin, block.section, block.item), cue.block):
            words = self.text[sentence.start : sentence.end]
            if limbs and (ASIDE.match(words) or _HOW.fullmatch(words) or not decides(words)):
                break
            limbs.append(Limb(sentence.start, sentence.end, "", None, cue.block))
        goes_on = self.text[end - 1] in ";," or self.text[max(begin, end - 5) : end].rstrip(";,").endswith(" and")
        return self._plain(cue.block + 1, "", cue, goes_on, limbs)

    # ------------------------------------------------------------ in the paragraphs below

    def below(self, cue: Cue, index: int) -> list[Limb]:
        """Limbs from a block on, where a heading ("Decision:") or the caller says that what follows was decided."""
        return self._after(cue, "", index)

    def _after(self, cue: Cue, stem: str, index: int | None = None) -> list[Limb]:
        index = cue.block + 1 if index is None else index
        if self.usable(index, cue) and is_manner(self.text[self.blocks[index].start : self.blocks[index].end]):
            index += 1
        if not self.usable(index, cue):
            return self._alone(stem, cue)
        if stem and self._is_cell(index) and has_decision_verb(stem):
            return self._below_table(index, cue)
        if self.blocks[index].label:
            if self._is_only_particular(index, stem, cue):
                begin, end = trim(self.text, cue.content, self.blocks[cue.block].end)
                return [Limb(begin, end, "", None, cue.block)]
            return self._list(index, stem, cue, None)
        block = self.blocks[index]
        lead = _LABEL_AFTER_LEAD.match(self.text, block.start, block.end)
        if lead and (opening := labels.INLINE.match(self.text, lead.end(), block.end)):
            if row := labels.inline_labels(self.text, lead.end(), block.end):
                return self._inline(cue, block.start, block.end, row, index)
            first = Limb(opening.end(), block.end, lead.group(), opening.group().strip(SPACE), index)
            return self._list(index + 1, lead.group(), cue, first)
        words = self.text[self.blocks[index].start : self.blocks[index].end]
        if OPINIONS.search(stem) and REFERENCE.match(words):
            return []  # what was said of each application stands below its title
        grants = GRANT.fullmatch(words.rstrip(SPACE)) and _GRANTS.search(stem)
        grants = grants or (SEAT.fullmatch(words.rstrip(SPACE)) and APPOINTMENTS.search(stem))
        tells = decides(words) or GOES_ON.match(words) or grants
        if _FOLLOWING.search(stem) and has_decision_verb(stem) and not tells:
            begin, end = trim(self.text, cue.content, self.blocks[cue.block].end)
            return [Limb(begin, end, "", None, cue.block)]
        if self.usable(index + 1, cue) and self.blocks[index + 1].label and is_stem(words) and not hangs(words):
            return self._list(index + 1, f"{stem} {words}", cue, None)
        return self._plain(index, stem, cue, True)

    def _alone(self, stem: str, cue: Cue) -> list[Limb]:
        """Words with a colon that only another item follows: a decision where they say that something be done."""
        leads = OPEN.search(stem) and not _FOLLOWING.search(stem)
        whole = len(stem) > 40 and has_decision_verb(stem) and not leads
        begin, end = trim(self.text, cue.content, self.blocks[cue.block].end)
        return [Limb(begin, end, "", None, cue.block)] if whole else []

    def _is_only_particular(self, index: int, stem: str, cue: Cue) -> bool:
        """Whether one bullet alone stands below words that decide by themselves ("... sold –", the name of a site)."""
        block = self.blocks[index]
        more = self.usable(index + 1, cue) and self.blocks[index + 1].label is not None
        bullet = labels.first(block.label or "").style == "bullet"
        whole = len(stem) > 40 and has_decision_verb(stem) and not OPEN.search(stem)
        return bullet and not more and whole and not decides(self.text[block.start : block.end])

    def _is_cell(self, index: int) -> bool:
        """Whether a block is a cell of a table row ("Group | Purpose | Grant")."""
        block = self.blocks[index]
        return (
            re.match(r"[ \u00a0]\|[ \u00a0]", self.text[block.end : block.end + 3]) is not None
            or re.search(r"[ \u00a0]\|[ \u00a0]$", self.text[max(0, block.label_start - 3) : block.label_start])
            is not None
        )

    def _below_table(self, index: int, cue: Cue) -> list[Limb]:
        """Words above a table, and what goes on below it: "(B) the rest be kept", "and that the balance be kept"."""
        begin, end = trim(self.text, cue.content, self.blocks[cue.block].end)
        lead = _LABEL_AFTER_LEAD.match(self.text, begin, end)
        opening = labels.INLINE.match(self.text, lead.end() if lead else begin, end)
        first = Limb(begin, end, "", None, cue.block)
        if opening:
            first = Limb(opening.end(), end, "", opening.group().strip(SPACE), cue.block)
        while self.usable(index, cue) and self._is_cell(index):
            index += 1
        if opening and self._is_labelled(index, cue):
            return self._list(index, "", cue, first)
        if self.usable(index, cue) and GOES_ON.match(self.text, self.blocks[index].start, self.blocks[index].end):
            return [first, *self._plain(index, "", cue, False)]
        return [first]

    def usable(self, index: int, cue: Cue) -> bool:
        """Whether a block may hold a limb of the cue: same item and section, no heading, no other cue."""
        if index >= len(self.blocks) or index in self.stops:
            return False
        block, own = self.blocks[index], self.blocks[cue.block]
        return (block.section, block.item) == (own.section, own.item) and not is_title(self.text, block)

    def _plain(self, index: int, stem: str, cue: Cue, goes_on: bool, before: Sequence[Limb] = ()) -> list[Limb]:
        """Paragraphs without numbers: the first after a bare cue, then those that go on with "That", "to" or a verb."""
        limbs = list(before)
        bare = goes_on
        while self.usable(index, cue) and len(limbs) < 60:
            block = self.blocks[index]
            words = self.text[block.start : block.end]
            if block.label and not (goes_on and len(limbs) == len(before)):
                break
            if ASIDE.match(words) and not (goes_on and decides(words)):
                break
            next_grant = bool(limbs) and any(
                row.fullmatch(words.rstrip(SPACE)) and self._is_row(limbs[-1], row) for row in (GRANT, SEAT)
            )
            cut = bool(limbs) and not (stem or block.label or next_grant) and self._is_cut(limbs[-1], words, goes_on)
            if not (goes_on or next_grant or cut or GOES_ON.match(words) or (bare and BODY_GOES_ON.match(words))):
                break
            listed = self.usable(index + 1, cue) and self.blocks[index + 1].label is not None
            if listed and is_stem(words):
                if hangs(words):
                    return [*limbs, Limb(block.start, block.end, stem, None, index)]
                return [*limbs, *self._list(index + 1, words, cue, None)]
            if cut:
                limbs[-1] = replace(limbs[-1], end=block.end)
            else:
                limbs.append(Limb(block.start, block.end, stem, None, index))
            goes_on = words.rstrip()[-1:] in ";," or words.rstrip(" ;,").endswith(" and")
            index += 1
        return limbs

    def _is_row(self, limb: Limb, row: re.Pattern[str]) -> bool:
        return row.fullmatch(self.text[limb.start : limb.end].rstrip(SPACE)) is not None

    def _is_cut(self, limb: Limb, below: str, goes_on: bool) -> bool:
        """Whether a limb goes on in the next paragraph: each line of a pasted text may be one."""
        if limb.end - limb.start > 800:
            return False
        words = self.text[limb.start : limb.end]
        if LEADS_ON.search(words, max(0, len(words) - 12)) and below[:1].islower():
            return True
        if _UNFINISHED.match(words) and words[-1].isalnum() and not has_decision_verb(words):
            return True
        lead = lead_verb(below)
        if GOES_ON.match(below) or (lead and not lead[0].endswith("ed")) or limb.end - limb.start < 20:
            return False
        if words.count("(") > words.count(")") or (words[-1].isalnum() and below[:1].islower()):
            return True
        return goes_on and not (decides(words) or decides(below) or has_decision_verb(words))

    def _list(self, index: int, stem: str, cue: Cue, opened: Limb | None) -> list[Limb]:
        """The limbs of a list; `opened` is its first, where that stands in the paragraph of the cue."""
        return ListReader(self, cue, stem, opened).read(index)
