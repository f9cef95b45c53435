"""A motion's own words: between quotation marks, or after "that"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extract.components.motions import Motion
from extract.scanning import finditer
from extract.text import Block, at_offset, trim_clause

_TEXT = re.compile(
    r"[\s,;:.)\]–-]{0,8}(?:the\s(?:following\s)?(?:motion|amendment|proposal|recommendation)\s?[:–-]?\s?)?"
    r"(?:and\s(?:it was\s)?)?[“\"]?(?P<that>that[\s,]|That[\s,])",
    re.IGNORECASE,
)
_END = re.compile(
    r",?\s(?:and|which)\s(?:it|this|that|on|upon|was|the motion)\s?(?:was|being|the|vote)?\b|[.”\"](?=\s|$)"
    r"|,?\s(?:seconded|duly seconded)\b"
)
_QUOTED = re.compile(r"(?:motion|amendment|proposed|moved|seconded|proposal)[^“”\"]{0,160}(?P<open>“)", re.IGNORECASE)
_AT_ONCE = re.compile(
    r"[^.]{0,300}?\b(?:and|which)\s(?:it|this|that)?\s?(?:was|were)\s(?:\w+ly\s)?(?P<verb>agreed|carried"
    r"|approved|accepted|lost|defeated)\b"
    r"|[^.\n]{0,300}?[.”]\s+(?:This was\s|It was\s|The motion was\s)?(?:[Uu]nanimously\s)?(?P<verb2>Agreed"
    r"|agreed|AGREED|Carried|carried|CARRIED|All\sin\sfavour(?!\s(?:save|except|but|bar))|All\sagreed)\b",
    re.DOTALL,
)
_BETWEEN = re.compile(
    r"[\s,:;]{1,3}[“\"]?(?P<words>(?:that|to)\s[^“”\"]{4,600}?)[”\"]?"
    r"(?:[,;.]?\s(?:and\s|which\s)?(?:this\s|it\s|the\smotion\s)?(?:was\s|be\s)?(?:duly\s|then\s)?|[,;.]\s{0,3})$",
    re.IGNORECASE,
)
_DONE_AFTER = re.compile(
    r"[\s,.;:)–-]{0,4}(?:(?:and|it|this|was|were|then|the\smotion|on\sa\svote)\s){0,4}(?:unanimously\s|duly\s)?"
    r"(?:agreed|carried|approved|passed|unanimous|all\s(?:were\s)?(?:in\sfavour|agreed))\b(?!\s(?:that|to|by\sthe)\b)",
    re.IGNORECASE,
)
LONGEST = 12_000
"""Longest motion in quotation marks, in characters."""


_TOLD_WITHIN = re.compile(r"[“\"](?P<words>[Tt]hat\s[^“”\"]{5,600})[”\"]")


class MotionTexts:
    """Where the motions of one text are printed."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text, self.blocks = text, blocks
        self.quoted = self._quoted()

    def _quoted(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in finditer(_QUOTED, self.text):
            start = match.start("open")
            end = self.text.find("”", start, start + LONGEST)
            if end > 0 and not (found and start < found[-1][1]):
                found.append((start, end))
        return found

    def is_quoted(self, offset: int) -> bool:
        """Whether an offset lies between a motion's quotation marks: nothing is decided in there."""
        index = bisect_right(self.quoted, (offset, len(self.text))) - 1
        return index >= 0 and offset < self.quoted[index][1]

    def quoted_of(self, motion: Motion) -> tuple[int, int] | None:
        """Span between the quotation marks that open right after the motion's mover and seconder."""
        index = bisect_right(self.quoted, (motion.start, 0))
        if index < len(self.quoted) and self.quoted[index][0] < motion.end + 200:
            return self.quoted[index]
        return None

    def clause_of(self, motion: Motion) -> tuple[int, int] | None:
        """Span of "that ..." after the mover and seconder, None when the motion is printed otherwise."""
        match = _TEXT.match(self.text, motion.end, motion.end + 120)
        if not match:
            return None
        block = self.blocks[at_offset(self.blocks, match.start("that"))]
        limit = max(block.end, match.end())
        stop = _END.search(self.text, match.end(), limit)
        return trim_clause(self.text, match.start("that"), stop.start() if stop else limit)

    def clause_between(self, motion: Motion) -> tuple[int, int] | None:
        """Span of the words between mover and seconder: "Cllr Ash proposed that the fee rise, seconded by Cllr Elm"."""
        start, end = motion.between
        match = _BETWEEN.match(self.text, start, end)
        if not match or "\n\n" in self.text[start:end]:
            return None
        return trim_clause(self.text, match.start("words"), match.end("words"))

    def agreed_after(self, motion: Motion) -> int | None:
        """End of "carried" or "all in favour" right after a seconder, None where nothing of the kind is told."""
        match = _DONE_AFTER.match(self.text, motion.end, min(len(self.text), motion.end + 120))
        return match.end() if match else None

    def told_within(self, start: int, end: int) -> tuple[int, int] | None:
        """Span of the motion's words in the statement of its result ("The motion, “that ...”, was carried")."""
        match = _TOLD_WITHIN.search(self.text, start, end)
        return trim_clause(self.text, match.start("words"), match.end("words")) if match else None

    def agreed_at_once(self, end: int) -> int | None:
        """End of "... and it was agreed" or "... Agreed." right after a motion, None when it was not."""
        match = _AT_ONCE.match(self.text, end, min(len(self.text), end + 200))
        verb = (match["verb"] or match["verb2"]) if match else None
        if match is None or verb is None or verb.casefold() in ("lost", "defeated"):
            return None
        return None if re.search(r"resolved", match.group(), re.IGNORECASE) else match.end()
