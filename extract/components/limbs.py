"""Limbs after a cue: lists in every numbering, nested lists, paragraphs without numbers, lists inside one paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.components import labels
from extract.components.cues import Cue
from extract.components.outcomes import has_decision_verb, lead_verb
from extract.components.sentences import split as sentences_of
from extract.text import SPACE, Block, trim

MAX_GAP = 6
"""How many paragraphs (a table, a note) may stand between two limbs of one list."""

_STEM_END = re.compile(r"(?:[:]|:\s?[-–—]|\s[-–—])$|^(?:that|to|and|that it)?[\s:;,.–—-]*$", re.IGNORECASE)
_HANGING = re.compile(
    r"\b(?:subject to(?: the)?|conditions?|for the (?:following )?reasons?|reasons?|on the grounds?(?:"
    r" that)?|informatives?|because|namely|comprising|including|such as|"
    r"as set out below|with the requests? that (?:it|they)|calculated as follows|in accordance with|having regard to|regulations?|being)\b[^.;]{0,90}$",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:\b(?:to|that|by|for|agree[sd]?|note[sd]?|approve[sd]?|resolve[sd]?|adopt|endorse|award|delegate"
    r"|appoint|the following(?:\s\w+){0,3}|as follows|be (?:approved|noted|agreed|adopted|appointed|granted"
    r"|endorsed|awarded|made|recommended)))[\s:;–—-]*$|(?:council|cabinet|committee|board|panel|members"
    r"|executive|authority|group|forum)[\s:;–—-]*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:Reasons?|Note|NB|Background|Action|ACTION|Contact|Informatives?|Voting|Vote|Proposed|Moved|Proposer"
    r"|For|Against|Abstain\w*|Supporting|The meeting|Meeting|Councillors?|Cllrs?|Mrs?|Ms|Miss|Post meeting"
    r"|Declaration|Officer|\(?(?:Proposed|Moved|Councillor|Cllr|Mr|Mrs|Ms|The vote|Voting|NB|Note)|On being"
    r"|Following|At this point|During|In accordance with)\b"
)
_GOES_ON = re.compile(r"(?:and\s)?(?:that|to)\s|and\s(?:that|to|further)\b", re.IGNORECASE)
_BODY_GOES_ON = re.compile(
    r"(?:Members|(?:The |This )?(?:Council|Cabinet|Committee|Board|Panel|Executive|Authority))\s(?:also\s)?"
    r"(?:continue|note|agree|approve|endorse|support|welcome|recommend|request|adopt|delegate|resolve|receive|urge|call)s?\s"
)
_OTHER_LANGUAGE = re.compile(
    r"\s?/\s?(?=(?:RESOLVED|PENDERFYNWYD|AGREED|CYTUNWYD|NOTED|NODWYD|Resolved|Penderfynwyd)\b)"
)
"""The same resolution in the other language, after a stroke."""
_RESTS = re.compile(r"(?:Further|FURTHER|And|AND|and|it was further)\b.{0,30}$")


@dataclass(frozen=True, slots=True)
class Limb:
    """One limb before its clauses are told apart. `stem` is the text it inherits its verb from."""

    start: int
    end: int
    stem: str
    label: str | None
    block: int


def is_stem(text: str) -> bool:
    """Whether words after a cue only lead up to the list below them."""
    return _STEM_END.search(text.strip(SPACE)) is not None


def hangs(parent: str) -> bool:
    """Whether the list below a clause is of conditions, reasons or particulars, not of limbs."""
    return _HANGING.search(parent[-160:].rstrip(SPACE + ":;-–")) is not None and not re.search(
        r"\b(?:to|that)\s?[:;–-]*$", parent.rstrip(SPACE)
    )


class Collector:
    """Reads the limbs of one cue. `stops` holds the blocks where another cue, motion or vote begins."""

    def __init__(self, text: str, blocks: Sequence[Block], stops: frozenset[int]) -> None:
        self.text, self.blocks, self.stops = text, blocks, stops

    def collect(self, cue: Cue, start: int | None = None) -> list[Limb]:
        """Limbs of a cue in order; `start` moves the beginning of its words."""
        block = self.blocks[cue.block]
        begin, end = trim(self.text, cue.content if start is None else start, block.end)
        other = _OTHER_LANGUAGE.search(self.text, begin, end)
        end = other.start() if other else end
        rest = self.text[begin:end]
        if not rest or is_stem(rest):
            if rest and hangs(rest) and has_decision_verb(rest):
                return [Limb(begin, end, "", None, cue.block)]
            return self._after(cue, rest)
        row = labels.inline_labels(self.text, begin, end)
        if row and not hangs(self.text[begin : row[0].start()]):
            return self._inline(cue, begin, end, row)
        if opening := labels.INLINE.match(self.text, begin, end):
            label = opening.group().strip(SPACE)
            first = Limb(opening.end(), end, "", label, cue.block)
            return [first, *self._list(cue.block + 1, "", cue, (label, first))]
        return self.running(cue, begin, end)

    # ------------------------------------------------------------ in one paragraph

    def _inline(self, cue: Cue, begin: int, end: int, row: list[re.Match[str]]) -> list[Limb]:
        stem = self.text[begin : row[0].start()]
        edges = [*(match.start() for match in row[1:]), end]
        limbs = [
            Limb(match.end(), edge, stem, match.group().strip(SPACE), cue.block)
            for match, edge in zip(row, edges, strict=True)
        ]
        if has_decision_verb(stem) and not _OPEN.search(stem):
            return [Limb(begin, end, "", None, cue.block)]
        last = limbs[-1]
        return [*limbs, *self._list(cue.block + 1, stem, cue, (last.label or "", last))]

    def running(self, cue: Cue, begin: int, end: int) -> list[Limb]:
        """A clause that runs on after its cue; later sentences of the paragraph count when they decide something."""
        block = self.blocks[cue.block]
        limbs: list[Limb] = []
        for sentence in sentences_of(self.text, Block(begin, end, None, begin, block.section, block.item), cue.block):
            words = self.text[sentence.start : sentence.end]
            if limbs and (_ASIDE.match(words) or not _decides(words)):
                break
            limbs.append(Limb(sentence.start, sentence.end, "", None, cue.block))
        goes_on = self.text[end - 1] in ";," or self.text[max(begin, end - 5) : end].rstrip(";,").endswith(" and")
        return [*limbs, *self._plain(cue.block + 1, "", cue, goes_on)]

    # ------------------------------------------------------------ in the paragraphs below

    def below(self, cue: Cue, index: int) -> list[Limb]:
        """Limbs from a block on, where a heading ("Decision:") or the caller says that what follows was decided."""
        return self._after(cue, "", index)

    def _after(self, cue: Cue, stem: str, index: int | None = None) -> list[Limb]:
        index = cue.block + 1 if index is None else index
        if not self._usable(index, cue):
            return []
        if stem and self._is_cell(index) and has_decision_verb(stem):
            begin, end = trim(self.text, cue.content, self.blocks[cue.block].end)
            return [Limb(begin, end, "", None, cue.block), *self._below_table(index, cue)]
        if self.blocks[index].label:
            return self._list(index, stem, cue, None)
        words = self.text[self.blocks[index].start : self.blocks[index].end]
        if self._usable(index + 1, cue) and self.blocks[index + 1].label and is_stem(words) and not hangs(words):
            return self._list(index + 1, f"{stem} {words}", cue, None)
        return self._plain(index, stem, cue, True)

    def _is_cell(self, index: int) -> bool:
        """Whether a block is a cell of a table row ("Group | Purpose | Grant")."""
        block = self.blocks[index]
        return (
            re.match(r"[ \u00a0]\|[ \u00a0]", self.text[block.end : block.end + 3]) is not None
            or re.search(r"[ \u00a0]\|[ \u00a0]$", self.text[max(0, block.label_start - 3) : block.label_start])
            is not None
        )

    def _below_table(self, index: int, cue: Cue) -> list[Limb]:
        """What goes on below a table ("and that the balance be carried forward")."""
        while self._usable(index, cue) and self._is_cell(index):
            index += 1
        if self._usable(index, cue) and _GOES_ON.match(self.text, self.blocks[index].start, self.blocks[index].end):
            return self._plain(index, "", cue, False)
        return []

    def _usable(self, index: int, cue: Cue) -> bool:
        if index >= len(self.blocks) or index in self.stops:
            return False
        block, own = self.blocks[index], self.blocks[cue.block]
        return not block.is_heading and block.section == own.section and block.item == own.item

    def _plain(self, index: int, stem: str, cue: Cue, goes_on: bool) -> list[Limb]:
        """Paragraphs without numbers: the first after a bare cue, then those that go on with "That", "to" or a verb."""
        limbs: list[Limb] = []
        bare = goes_on
        while self._usable(index, cue) and len(limbs) < 60:
            block = self.blocks[index]
            words = self.text[block.start : block.end]
            if block.label and not (goes_on and not limbs):
                break
            if _ASIDE.match(words) and not (goes_on and _decides(words)):
                break
            if not goes_on and not _GOES_ON.match(words) and not (bare and _BODY_GOES_ON.match(words)):
                break
            listed = self._usable(index + 1, cue) and self.blocks[index + 1].label is not None
            if listed and is_stem(words):
                if hangs(words):
                    return [*limbs, Limb(block.start, block.end, stem, None, index)]
                return [*limbs, *self._list(index + 1, words, cue, None)]
            limbs.append(Limb(block.start, block.end, stem, None, index))
            goes_on = words.rstrip()[-1:] in ";," or words.rstrip(" ;,").endswith(" and")
            index += 1
        return limbs

    def _list(self, index: int, stem: str, cue: Cue, opened: tuple[str, Limb] | None) -> list[Limb]:
        return _ListReader(self, cue, stem, opened).read(index)


def _decides(words: str) -> bool:
    return (
        lead_verb(words) is not None
        or re.search(r"\bbe\s(?:\w+ly\s)?\w+(?:ed|en|ld|pt|id|de|nt)\b", words) is not None
        or _IN_PARTICULAR.match(words) is not None
    )


_IN_PARTICULAR = re.compile(
    r"(?:In particular|Furthermore|Further|Additionally|In addition|Also),?\s(?:that\s)?the\s\w+\s(?:urges"
    r"|requests|asks|notes|agrees|approves|calls|recommends)\b",
    re.IGNORECASE,
)


class _ListReader:
    """State of one list: the open levels, outermost first, each with the place of its last label."""

    def __init__(self, collector: Collector, cue: Cue, stem: str, opened: tuple[str, Limb] | None) -> None:
        self.c, self.cue = collector, cue
        self.levels: list[labels.Place] = [labels.first(opened[0])] if opened else []
        if opened and not self._reads_first(opened[0]):
            self.levels = [labels.places(opened[0])[0]]
        self.stems: list[str] = [stem]
        self.previous: Limb | None = opened[1] if opened else None
        self.drop_below: int | None = None
        self.limbs: list[Limb] = []

    @staticmethod
    def _reads_first(label: str) -> bool:
        return any(place.number == 1 for place in labels.places(label))

    def read(self, index: int) -> list[Limb]:
        gap = 0
        while self.c._usable(index, self.cue) and gap <= MAX_GAP and len(self.limbs) < 400_000:
            block = self.c.blocks[index]
            taken = self._labelled(index, block) if block.label else self._unlabelled(index, block)
            if taken is None:
                break
            gap = 0 if taken else gap + 1
            index += 1
        return self.limbs

    # ------------------------------------------------------------ labelled blocks

    def _labelled(self, index: int, block: Block) -> bool | None:
        label = block.label or ""
        for depth in range(len(self.levels) - 1, -1, -1):
            place = labels.follows(label, self.levels[depth])
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

    def _open(self, index: int, block: Block, place: labels.Place) -> bool | None:
        """A new level: sub-limbs take their parent's place, conditions and particulars are dropped."""
        parent = self.previous
        words = self.c.text[parent.start : parent.end] if parent else ""
        depth = len(self.levels)
        if self.drop_below is None or depth <= self.drop_below:
            self.drop_below = None
            leads_on = is_stem(words) and _OPEN.search(words) is not None and not hangs(words)
            if parent and self.limbs and leads_on:
                if self.limbs[-1] is parent:
                    self.limbs.pop()
            elif parent:
                self.drop_below = depth
        self.levels.append(place)
        self.stems.append(words)
        return self._take(index, block, depth)

    def _take(self, index: int, block: Block, depth: int) -> bool:
        if self.drop_below is not None and depth < self.drop_below:
            self.drop_below = None
        if self.drop_below is None:
            stem = self.stems[min(depth, len(self.stems) - 1)]
            self.previous = Limb(block.start, block.end, stem, block.label, index)
            self.limbs.append(self.previous)
        return True

    # ------------------------------------------------------------ blocks without a label between them

    def _unlabelled(self, index: int, block: Block) -> bool | None:
        words = self.c.text[block.start : block.end]
        nothing = not self.limbs and self.previous is None
        if nothing:
            return None
        if self._next_counts_on(index):
            return False
        following = self.c.blocks[index + 1] if self.c._usable(index + 1, self.cue) else None
        if (
            following
            and following.label
            and is_stem(words)
            and (_decides(words) or _OPEN.search(words))
            and not hangs(words)
            and not _ASIDE.match(words)
        ):
            self.levels, self.stems, self.drop_below = [], [words], None
            return True
        if following and _RESTS.match(words) and len(words) < 40:
            return False
        if re.match(r"and\s(?:to|that)\s|that\s[^.]{3,200}\sbe\s", words, re.IGNORECASE):
            self.previous = Limb(block.start, block.end, "", None, index)
            self.limbs.append(self.previous)
            return True
        return None

    def _next_counts_on(self, index: int) -> bool:
        """Whether the list goes on within a few paragraphs: what stands between is a table or a note."""
        for ahead in range(index + 1, index + 1 + MAX_GAP):
            if not self.c._usable(ahead, self.cue):
                return False
            label = self.c.blocks[ahead].label
            if label:
                return any(place.number and labels.follows(label, place) for place in self.levels)
        return False
