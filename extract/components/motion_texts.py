"""A motion's own words: between quotation marks, or after "that"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extract.components.motion_spans import motion_spans
from extract.components.motions import Motion
from extract.scanning import finditer
from extract.text import Block, at_offset, trim_clause

_NOUN_MOVED = (
    r"(?:the\s)?(?:acceptance|approval|adoption|appointment|purchase|payment|refusal|rejection|deferral|deferment|installation"
    r"|renewal|removal|sale|transfer|re-?election|election|agreement|support)\s(?:of|to|for)\b"
)
_GERUND = (
    r"(?!(?:being|having|during|seconding|proposing|moving|regarding|concerning|following|nothing|something|anything|including"
    r"|according|noting|pending|saying|stating|adding|asking|thanking|voting|abstaining|declaring|explaining)\b)[a-z]{2,14}ing\b(?![^.;:\n]{0,120}?,\sthat\b)"
)
""" "proposed buying a mower": what is moved needs no "that"."""
_TEXT = re.compile(
    r"[\s,;:.)\]–-]{0,8}(?:the\s(?:following\s)?(?:motion|amendment|proposal|recommendation)\s?[:–-]?\s?)?"
    r"(?:and\s(?:it was\s)?)?[“‘'\"]?"
    r"(?P<that>that[\s,]|That[\s,]|(?<=\s)(?-i:[Tt]o)\s(?!the\b|an?\b|be\b|his\b|her\b|this\b|that\b|which\b|whom\b|much\b|allow\b|enable\b)(?-i:[a-z]{2,14})\s"
    rf"|(?<=\s)(?-i:{_NOUN_MOVED}|{_GERUND})\s)",
    re.IGNORECASE,
)
_ALL_DID = (
    r",?\sand\s(?:(?:the\s)?(?:meeting|[Cc]ouncil|[Cc]ommittee|[Mm]embers|[Cc]ouncillors)|all|everyone)\s(?:present\s)?(?:was\s|were\s)?"
    r"(?:\w+ly\s)?(?:agreed|approved|in\sfavour|in\sagreement)\b|,\s(?:all\s(?:in\sfavour|agreed)|(?:and\s)?carried)\b|;\sall\s(?:in\sfavour|agreed)\b"
)
""" "... and the meeting unanimously agreed", behind what was moved."""
_END = re.compile(
    rf"{_ALL_DID}|,?\s(?:and|which)\s(?:it|this|that(?=\s(?:was|being|is)\b)|on|upon|was|the motion)\s?(?:was"
    rf"|being|the|vote)?\b"
    r"|[.”\"](?=\s|$)"
    r"|\.['’](?=\s|$)|,\s(?:was|were)\s(?:then\s|duly\s|unanimously\s|put\sand\s|declared\s)?(?:carried|lost|defeated|agreed|approved)\b"
    r"|,?\s(?:seconded|duly seconded)\b"
    r"|;\s(?=(?:Councillor|Cllr|Mrs?|Ms|Miss|Dr|Alderman)\b[^.;:]{2,60}?\s(?:then\s)?(?:moved|proposed)\b)"
)
_QUOTED = re.compile(
    r"(?:motion|amendment|proposed|moved|seconded|proposal)[^“”\"]{0,160}?(?P<open>“|(?<=[\s:])\"(?=\w)|(?<=\n)['‘](?=(?:That|This)\s))",
    re.IGNORECASE,
)
_CLOSES = {
    "“": re.compile("”"),
    '"': re.compile(r"(?<=\S)\"(?=[\s.,;:)]|$)"),
    "'": re.compile(r"(?<=[\w.!?])['’](?=[.,]?\s*(?:\n|\Z))"),
}
"""How the quotation marks round a motion close: typed ones before a space or a mark, single ones at a line's end."""
_AT_ONCE = re.compile(
    r"[^.]{0,300}?\b(?:and|which)\s(?:it|this|that)?\s?(?:was|were)\s(?:\w+ly\s)?(?P<verb>agreed|carried"
    r"|approved|accepted|lost|defeated)\b"
    rf"|(?P<all>{_ALL_DID})"
    r"|[^.\n]{0,300}?[.”]\s+(?:(?:This|It|The motion) was\s|[Vv]ot(?:e|ing)\s?:\s)?"
    r"(?:[Uu]nanimously\s)?(?P<verb2>Agreed"
    r"|agreed|AGREED|Carried|carried|CARRIED|All\sin\sfavour(?!\s(?:save|except|but|bar))|All\sagreed|[Uu]nanimous(?:ly)?(?=\.?\s*(?:\n|\Z)))\b",
    re.DOTALL,
)
_BETWEEN = re.compile(
    r"[\s,:;]{1,3}[“\"]?(?P<words>(?:that|to"
    rf"|no\s(?:objections?|comments?)(?:\sbe\s\w+)?(?=\s*[,.;])|{_NOUN_MOVED}|{_GERUND})"
    r"(?:\s[^“”\"]{4,600}?|(?<=object)ions?|(?<=comment)s?)?"
    r"|(?:an?\s(?!(?:\w+\s)?(?:amendment|motion|proposal|resolution|recommendation|vote|toast|change|correction|number)\b)|[£€]\d)"
    r"(?:(?!\b(?:said|asked|because|which|who|had|was|were|would|could|should)\b)[^“”\".;:]){3,160}?)[”\"]?"
    r"(?:[,;.]?\s(?:and\s|which\s)?(?:this\s|it\s|the\smotion\s)?(?:was\s|be\s)?(?:duly\s|then\s)?|[,;.]\s{0,3})$",
    re.IGNORECASE,
)
"""The words between mover and seconder: a clause, or what was proposed ("a grant of £200 to the band")."""
_DONE_AFTER = re.compile(
    r"[\s,.;:)–-]{0,4}(?:(?:and|it|this|was|were|then|the\smotion|(?:on\s)?(?:a|the)\svote|voting)\s){0,4}(?:unanimously\s|duly\s)?"
    r"(?:agreed|carried|approved|passed|unanimous|all\s(?:were\s)?(?:in\sfavour|agreed))\b(?!\s(?:that|to|by\sthe)\b)",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"[\s,.;:)–-]{0,6}(?:(?:and|it|this|which|was|were|being|then|duly)\s){0,4}"
    r"(?P<quote>(?:unanimously\s|all\s)?(?:agreed|approved|accepted|adopted|carried|passed|appointed|elected|re-elected)"
    r"(?:\s(?:by\sall(?:\spresent)?|unanimously|nem\.?\scon|without\sdissent))?"
    r"|all\s(?:\w+\s){0,3}in\sfavou?r(?:\sof\s(?!the\s(?:motion|amendment|proposal)\b)[^.;\n]{3,120})?|all\sagreed|unanimous(?:ly)?|vote[ds]?\sunanimous(?:ly)?)"
    r"(?=\s?[.;)]*(?:\s*(?:\n(?!\s*(?:that|to)\b)|\Z)|[.;]\s))",
    re.IGNORECASE,
)
"""What became of a motion, told right after its seconder and ending the sentence: "and unanimously approved."."""
_CARRIED_BELOW = re.compile(
    r"[\s,;]{0,4}(?:(?:and|it|was|being|put|to|the|a|vote|on|show|of|hands|duly|then|motion)\s){0,8}(?:unanimously\s)?"
    r"(?:carried|CARRIED|passed)(?:\s(?:unanimously|nem\.?\s?con\.?|by\s[^.:;\n]{3,40}))?,?\s?[:–—-]{1,2}"
    r"\s{1,60}(?P<open>[“\"]?)(?=\(?[1ai][.)]\s|That\b|THAT\b)"
)
""" "... seconded by Mr Brade and carried:" above the words that were carried."""
_OPERATIVE = re.compile(
    r"\b(?:Council|Cabinet|Committee|Authority|Board|Assembly|Comhairle|Chamber)\s(?:(?:also|further|therefore|hereby)\s){0,2}"
    r"(?:resolves?|agrees?)(?:\s(?:to|that))?\s?:[ \t\u00a0–-]{0,3}"
)
""""This Council therefore resolves to:" over the list of what is moved."""
_CALLS = re.compile(
    r"\n\s*(?P<own>(?:[Tt]hat\s)?(?:[Tt]his\s|[Tt]he\s|[Oo]ur\s)?(?:[A-Z]\w+\s){0,3}?(?:Council|Cabinet|Committee|Authority|Board|Assembly|Comhairle)"
    r"\s(?:(?:also|further|therefore|hereby)\s){0,2}(?:calls|urges|asks|requests|instructs|demands|agrees|resolves|supports|opposes|condemns|commits)\s)"
)
""""This Council calls on ..." below paragraphs that only say why."""
_NOTICE = re.compile(
    r"\b(?:to\smove|will\smove|would\smove|gave\snotice|given\snotice|notice\sof\s(?:the\sfollowing\s)?motion)\b[^“”\"]{0,60}$",
    re.IGNORECASE,
)
_PREAMBLE = re.compile(
    r"[“‘\"]?\s{0,20}(?:that\s)?(?:(?:this|the|our)\s)?(?:\w+\s){0,3}?(?:Council|Cabinet|Committee|Authority|Board|Assembly|Comhairle)"
    r"\s(?:also\s|further\s)?(?:notes?|believes?|recogni[sz]es?|understands?|acknowledges?|welcomes?|regrets?|is|has)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:was|were|is|are|be|been|has|had|that|agreed|resolved|approved|elected|appointed|noted|accepted)\b",
    re.IGNORECASE,
)
"""A word before a mover that makes a sentence of its own of what stands there."""
LONGEST = 12_000
"""Longest motion in quotation marks, in characters."""


_TOLD_WITHIN = re.compile(r"[“\"](?P<words>[Tt]hat\s[^“”\"]{5,600})[”\"]")


class MotionTexts:
    """Where the motions of one text are printed."""

    def __init__(self, text: str, blocks: Sequence[Block], motions: Sequence[Motion] = ()) -> None:
        self.text, self.blocks = text, blocks
        self.quoted: list[tuple[int, int]] = []
        for start, end in sorted([*self._quoted(), *motion_spans(text, blocks, motions)]):
            if not self.quoted or start >= self.quoted[-1][1]:
                self.quoted.append((start, end))

    def _quoted(self) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for match in finditer(_QUOTED, self.text):
            start = match.start("open")
            close = _CLOSES[match["open"].replace("‘", "'")].search(self.text, start + 1, start + LONGEST)
            end = close.start() if close else -1
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

    def operative(self, start: int, end: int) -> int | None:
        """Where the list begins of what a motion, printed at a span, would have the body do; None without one.

        That is after "resolves to:", else at the start, where no list of what the body only believes begins there.
        """
        found = list(finditer(_OPERATIVE, self.text, start, end))
        if found:
            return found[-1].end()
        if "\n" in self.text[start:end] and (calls := _CALLS.search(self.text, start + 1, end)):
            return calls.start("own")
        if _PREAMBLE.match(self.text, start, end):
            return None
        block = self.blocks[at_offset(self.blocks, start)]
        return start if self.text[start].isalpha() and block.start == start else start + 1

    def clause_of(self, motion: Motion) -> tuple[int, int] | None:
        """Span of "that ..." after the mover and seconder, None when the motion is printed otherwise."""
        match = _TEXT.match(self.text, motion.end, motion.end + 120)
        if not match:
            return None
        block = self.blocks[at_offset(self.blocks, match.start("that"))]
        limit = max(block.end, match.end())
        stop = _END.search(self.text, match.end(), limit)
        start, end = trim_clause(self.text, match.start("that"), stop.start() if stop else limit)
        if (
            stop is None
            and limit - match.start("that") < 80
            and self.text[max(0, limit - 3) : limit].endswith((":", ":-", ":–", ": -"))
        ):
            return None  # "That the Council:" above its limbs
        return (start, end) if end - start > len("that") else None

    def clause_between(self, motion: Motion) -> tuple[int, int] | None:
        """Span of the words between mover and seconder: "Cllr Ash proposed that the fee rise, seconded by Cllr Elm"."""
        start, end = motion.between
        match = _BETWEEN.match(self.text, start, end)
        if not match or "\n\n" in self.text[start:end]:
            return None
        return trim_clause(self.text, match.start("words"), match.end("words"))

    def clause_above(self, motion: Motion) -> tuple[int, int] | None:
        """Span of the paragraph "That ..." right above one that opens with its mover and seconder."""
        above = self.blocks[motion.block - 1] if motion.block else None
        here = self.blocks[motion.block]
        if above is None or above.item != here.item or above.label or motion.start - here.start > 2:
            return None
        if not self.text.startswith("That ", above.start) or self.text[above.end - 1] == ":" or not motion.seconder:
            return None
        return trim_clause(self.text, above.start, above.end)

    def agreed_after(self, motion: Motion) -> int | None:
        """End of "carried" or "all in favour" right after a seconder, None where nothing of the kind is told."""
        match = _DONE_AFTER.match(self.text, motion.end, min(len(self.text), motion.end + 120))
        return match.end() if match else None

    def bare_result(self, motion: Motion) -> tuple[int, int] | None:
        """Span of "unanimously approved" or "all in favour" that ends the sentence of a mover and a seconder."""
        match = _BARE.match(self.text, motion.end, min(len(self.text), motion.end + 160))
        floor = self.blocks[motion.block].start
        before = self.text[max(floor, motion.start - 200) : motion.start]
        if _TELLS.search(before[before.rfind(". ") + 1 :]) or len(before) == 200:
            return None
        if match is None or (
            "\n\n" in self.text[motion.end : match.start("quote")] and not self._alone_below(motion, match)
        ):
            return None
        return match.span("quote")

    def _alone_below(self, motion: Motion, match: re.Match[str]) -> bool:
        """Whether a result is all that stands in the paragraph below a mover and a seconder ("Unanimous.")."""
        last = at_offset(self.blocks, max(motion.start, motion.end - 1))
        below = self.blocks[last + 1] if last + 1 < len(self.blocks) else None
        if below is None or below.item != self.blocks[last].item or below.label or below.is_heading:
            return False
        return match.start("quote") == below.start and below.end - match.end("quote") <= 1

    def carried_below(self, motion: Motion) -> tuple[int, int] | None:
        """Span of the words below "... and carried:" right after a motion; to the end of the text without a mark."""
        match = _CARRIED_BELOW.match(self.text, motion.end, min(len(self.text), motion.end + 140))
        if match is None:
            return None
        start = match.end()
        closes = _CLOSES.get(match["open"])
        close = closes.search(self.text, start, start + LONGEST) if closes else None
        return start, close.start() if close else len(self.text)

    def given_notice(self, floor: int, end: int) -> tuple[int, int] | None:
        """Span of the one motion quoted since `floor` below "Councillor Ash to move:"; None with none, or more."""
        floor = max(floor, end - LONGEST)
        near = self.quoted[bisect_left(self.quoted, (floor, 0)) : bisect_right(self.quoted, (end, 0))]
        spans = [span for span in near if span[1] <= end and span[1] - span[0] > 40]
        lead = self.text[max(floor, spans[0][0] - 80) : spans[0][0]] if len(spans) == 1 else ""
        return spans[0] if _NOTICE.search(lead) else None

    def told_within(self, start: int, end: int) -> tuple[int, int] | None:
        """Span of the motion's words in the statement of its result ("The motion, “that ...”, was carried")."""
        match = _TOLD_WITHIN.search(self.text, start, end)
        return trim_clause(self.text, match.start("words"), match.end("words")) if match else None

    def agreed_at_once(self, end: int) -> int | None:
        """End of "... and it was agreed" or "... Agreed." right after a motion, None when it was not."""
        match = _AT_ONCE.match(self.text, end, min(len(self.text), end + 200))
        verb = (match["verb"] or match["verb2"] or match["all"]) if match else None
        if match is None or verb is None or verb.casefold() in ("lost", "defeated"):
            return None
        return None if re.search(r"resolved", match.group(), re.IGNORECASE) else match.end()
