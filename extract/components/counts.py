"""Counts: a number with what is counted, beside it or clear from its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract.components.count_names import is_name
from extract.components.counted_things import NOUNS, context_units, is_plural
from extract.components.modifiers import COMPARED, modifier_after, modifier_of
from extract.components.numbers import DIGITS, GAP, SCALE, WELSH, WORDS, is_change, read
from extract.text import Sentence


def _number(join: str) -> re.Pattern[str]:
    """A number or range whose ends are joined by `join`; `more` is "or more" between it and what is counted."""
    return re.compile(
        rf"(?<![\w£€$/.,#@:-])(?<![£€$]\s)(?:(?P<low>{DIGITS})(?P<scale>{SCALE})?|(?P<word>{WORDS})"
        rf"|(?P<welsh>{WELSH})(?=\s[a-z]))"
        rf"(?:(?P<to>{join})(?P<high>{DIGITS}|{WORDS})(?P<highscale>{SCALE})?)?(?:\s?(?:no\.?|nr\.?|x)(?=\s[a-z]))?"
        rf"(?P<more>\+(?=\s)|\s(?:or|and)\s(?:more|fewer|less|over|under|above|so)\b)?"
        rf"(?![\w/%]|[.,:]\d|-\d|\s?%|<sup)",
        re.IGNORECASE,
    )


_NUMBER = _number(r"\s?[-–]\s?|\s(?:to|or)\s")
_BETWEEN_NUMBER = _number(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|approximately\s)?$", re.IGNORECASE)
_WORD = re.compile(rf"{GAP}([^\W\d_][\w’'/&-]{{0,30}})")
_WELSH_OF = re.compile(r"\so\s[a-zâêîôûŵŷ]{3,30}")
_SLOT = re.compile(
    r"\b(?:from|to|by|at|on|was|were|is|are|of|only|just|total(?:l?ed|ling)?|reached|stood at|increased"
    r"|decreased|and|be|been|now|(?:more|less|fewer|higher|lower)\sthan)\s{1,40}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:(?:up|down|increase|rise|fall|drop|reduction|decrease)\sfrom|compared\s(?:with|to))\s{1,40}$"
)
_OF_THEM = re.compile(r"\s(?:of|from)\s(?:them|these|those|which|whom)\b")
_DID = re.compile(
    r"\s(?:were|was|are|had|have|did|would|will|achieved|remained|showed|required|failed|passed|met|voted|attended"
    r"|responded|replied|supported|objected|opposed|agreed|disagreed|came|went|left|received|related|in\s(?:support"
    r"|favour)"
    r"|objecting|supporting|opposing|against)\b"
)
_IN_ALL = re.compile(r"\s(?:in\s(?:all|total)|altogether)\b")
_OF_THE_THINGS = re.compile(
    r"(?:^|,\s|\b(?:and|that)\s)of\sthe\s(?P<unit>(?:[a-z-]{3,20}\s){0,3}[a-z]{3,20}s)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?:[,;:(–]|\b(?:and|but|while|whilst|with))\s{1,40}$")
_TO_NUMBER = re.compile(rf"\sto\s(?:about\s|around\s|just\s|over\s|nearly\s)?(?:{DIGITS}|{WORDS})", re.IGNORECASE)
_PEOPLE = re.compile(
    r"\b(?P<noun>population|electorate|attendance|membership|workforce|headcount|footfall|readership|school roll)"
    r"\s(?:(?:figure|had|has|been|of|was|is|at|stood|reached|totalled|now|currently|then)\s){1,3}"
    r"(?:about\s|around\s|approximately\s|over\s|nearly\s|almost\s|some\s|just\s){0,2}$",
    re.IGNORECASE,
)
"""Nouns that name a number of people themselves, so that nothing need follow the number."""
_TAX_BASE = re.compile(
    r"\b(?:[Cc]ouncil\s{1,4})?[Tt]ax\s{1,4}[Bb]ase\b[^.;£%\d]{0,70}(?:(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\b[^.;£%\d]{0,50})?"
    r"(?:\b(?:at|as|of|is|was|be|to)|:)\s{1,4}$"
)
""" "the council tax base for 2023/24 be set at 45,678.9": dwellings, which the text need not name."""
_TARGET = re.compile(
    r"\b(?:against|than|above|below|exceed(?:ed|ing)|missed|met|under|over|on)\s(?:an?|the|its|our|their)\s(?:\w+\s)?"
    r"(?:target|figure|average|baseline|forecast)\sof\s{1,40}$"
)
""" "82 incidents against a target of 85": what is counted stands before."""
_SHARE = re.compile(r"\s\(\d{1,3}(?:\.\d+)?%\)")
_FROM = re.compile(r"\sfrom\s[A-Z]")
_OF_THE = re.compile(rf"\sof\s(?:the|these|those|all)\s(?:{DIGITS}|{WORDS})", re.IGNORECASE)
_OF_ALL = re.compile(r"\s(?:out\s)?of\s\d[\d,]*\s(?=[a-z]{4})")
""" "245 of 260 planning applications": both count the same."""
_STOCK = re.compile(
    r"\b(?:stock|pool|population|base|roll|list|electorate|target|limit)\s(?:of|was|is)\s{1,40}$"
    r"|\b(?:averages?|scores?|medians?|means?|rates?)\sof\s(?:[\d,.]+\s|and\s)*$"
)
""" "143 empty homes in a stock of 4,906": the larger number counts something else."""
_FAR = 150
"""How far after a number what it counts may be told, in characters."""
_TIMES = frozenset(["years", "months", "weeks", "days", "hours", "minutes", "quarters", "times", "percent"])
"""What lasts, not what is counted: it is no unit for a later number that leaves its unit out."""
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those),?\s{1,40}$")
_HYPHENED = re.compile(r"-([a-z]{3,12})\b")

_ELLIPSIS = re.compile(r"[.,;)]|$")


def _unit_after(text: str, end: int, limit: int) -> int | None:
    """End of the counted noun that follows a number: the first plural within four words, and plurals right after it."""
    at, found = end, None
    for _ in range(5):
        match = _WORD.match(text, at, limit)
        if not match or match[1].casefold() in NOUNS["stop"]:
            break
        at = match.end()
        if is_plural(match[1]):
            found = at
        elif found is not None:
            break
    return found


class _Reader:
    """Reads the counts of one text; keeps the last thing counted for numbers that leave it out."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text = text
        self.starts = starts
        self.last_unit: str | None = None
        self.last_block = -1
        self.units: list[tuple[int, str]] = []
        self.listed: str | None = None
        """What the items of a list count that begin with a number: "of the 65 homes:" above "37 were let"."""

    def figures(self, sentence: Sentence) -> Iterator[Figure]:
        first = bisect_left(self.starts, sentence.start)
        starts = self.starts[first : bisect_left(self.starts, sentence.end, first)]
        if not starts or starts[0] != sentence.start:
            self.listed = None
        if not starts:
            return
        self.units = context_units(self.text, sentence)
        whole = _OF_THE_THINGS.search(self.text, sentence.start, min(sentence.end, sentence.start + 200))
        if whole and not self.units:
            self.units = [(whole.start(), whole["unit"])]
            self.last_unit = whole["unit"]
        counted = whole is not None
        for match in self._numbers(sentence, starts):
            figure = self._one(match, sentence, counted)
            if figure is not None:
                counted = True
                yield figure
        if self.text[sentence.end - 1] == ":":
            self.listed = self.last_unit if counted else None

    def _context(self, at: int) -> str | None:
        """What the words of the sentence count, nearest before an offset, else the first after it."""
        before = [unit for start, unit in self.units if start < at]
        if before:
            return before[-1]
        return self.units[0][1] if self.units and self.units[0][0] - at < _FAR else None

    def _numbers(self, sentence: Sentence, starts: Sequence[int]) -> Iterator[re.Match[str]]:
        """Numbers of a sentence; "from 24 to 17.5" and "by 389 to 3,402" are two, a change and not a range."""
        at = sentence.start
        for start in starts:
            match = _NUMBER.match(self.text, start, sentence.end) if start >= at else None
            if match is None:
                continue
            if match["high"] and is_change(self.text, start, match.group()):
                match = _NUMBER.match(self.text, start, match.start("to")) or match
            elif not match["high"] and _BETWEEN.search(self.text, max(sentence.start, start - 24), start):
                match = _BETWEEN_NUMBER.match(self.text, start, sentence.end) or match
            yield match
            at = max(match.end(), start + 1)

    def _one(self, match: re.Match[str], sentence: Sentence, counted: bool) -> Figure | None:
        if (match["word"] or "").casefold() == "one" and not match["high"]:
            return None
        end = self._adjacent(match, sentence)
        if end is not None:
            if is_name(self.text, match, end, sentence):
                return None
            unit = " ".join(self.text[match.end() : end].strip(" \u00a0-\n").split())
            if match["low"] in ("999", "101", "111") and unit.endswith("calls"):
                return None  # the number that is called
            self.last_unit = None if unit.rpartition(" ")[2].casefold() in _TIMES else unit
            self.last_block = sentence.block
            return self._make(match, end, unit, "unit")
        if match["low"] and self._is_tax_base(match, sentence):
            return self._make(match, match.end("low"), "council tax base", "tax_base")
        if self._implied(match, sentence, counted) and (left_out := self._left_out(match, sentence)):
            return self._make(match, match.end("more") if match["more"] else match.end(), left_out, "context")
        return None

    def _is_tax_base(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether a number of hundreds is what a council's tax base is set at."""
        start = match.start()
        large = "," in match["low"] or re.match(r"\d{3,6}(?:\.\d{1,2})?$", match["low"])
        return bool(large) and _TAX_BASE.search(self.text, max(sentence.start, start - 170), start) is not None

    def _left_out(self, match: re.Match[str], sentence: Sentence) -> str | None:
        """Unit that a number leaves out: "11 of the 14 beams" are beams; else what the sentence counts."""
        context = self._context(match.start())
        people = _PEOPLE.search(self.text, max(sentence.start, match.start() - 60), match.start())
        if people:
            return people["noun"].casefold()
        whole = (
            _OF_THE.match(self.text, match.end())
            or _OF_ALL.match(self.text, match.end())
            or _TO_NUMBER.match(self.text, match.end())
        )
        if whole:
            end = _unit_after(self.text, whole.end(), sentence.end)
            if end or not context:
                return " ".join(self.text[whole.end() : end].split()) if end else None
        before = max(sentence.start, match.start() - 50)
        if _TARGET.search(self.text, before, match.start()):
            return context or self.last_unit
        if _STOCK.search(self.text, max(sentence.start, match.start() - 40), match.start()):
            return None
        opens = match.start() == sentence.start
        if (
            self.last_unit
            and self.last_block == sentence.block
            and COMPARED.search(self.text, max(0, match.start() - 40), match.start())
        ):
            return self.last_unit
        return (self.listed if opens else None) or context or self.last_unit

    def _adjacent(self, match: re.Match[str], sentence: Sentence) -> int | None:
        text, end = self.text, match.end()
        if text[end : end + 1] == "-":
            word = _HYPHENED.match(text, end)
            return word.end() if word and word[1] in NOUNS["hyphen"] else None
        if welsh := _WELSH_OF.match(text, end):
            return welsh.end()
        following = _WORD.match(text, end, sentence.end)
        if following and (match["welsh"] or following[1].casefold() in NOUNS["welsh"]):
            return following.end() if following[1].casefold() in NOUNS["welsh"] else None
        if following and match.group() == "1":
            described = (
                following[1].islower() and following[1] not in NOUNS["stop"] and _WORD.match(text, following.end())
            )
            named = described if described and following[1].casefold() not in NOUNS["singular"] else following
            return named.end() if named[1] in NOUNS["singular"] else None
        return _unit_after(text, end, sentence.end)

    def _implied(self, match: re.Match[str], sentence: Sentence, counted: bool) -> bool:
        text, start, end = self.text, match.start(), match.end()
        if match["welsh"]:
            return False
        if _SHARE.match(text, end) or match.group().endswith("illion"):
            return True
        if match["low"] and "," in match["low"]:
            return bool(self.units) or self.last_block == sentence.block or not self.last_unit
        if counted and (self.units or self.last_unit) and _TARGET.search(text, max(sentence.start, start - 50), start):
            return True
        if (match["low"] and (_FROM.match(text, end) or _OF_ALL.match(text, end))) or _OF_THE.match(text, end):
            return True
        if self._changes(match, sentence, counted) or _PEOPLE.search(text, max(sentence.start, start - 60), start):
            return True
        before = max(sentence.start, start - 20)
        if self.last_unit and (_OF_WHICH.search(text, before, start) or _OF_THEM.match(text, end)):
            return True
        slot = _SLOT.search(text, max(sentence.start, start - 14), start)
        if self.units and slot and match["low"]:
            return True
        return bool(counted and slot and self.last_unit and _ELLIPSIS.match(text, end))

    def _changes(self, match: re.Match[str], sentence: Sentence, counted: bool) -> bool:
        """Whether it is an end of a change, or counts in a clause of its own what the sentence counted before."""
        text, start, end = self.text, match.start(), match.end()
        if is_change(text, start, " to ") and _TO_NUMBER.match(text, end):
            return True
        before, opens = max(sentence.start, start - 20), start == sentence.start
        if opens and self.listed and match["low"]:
            return _DID.match(text, end) is not None
        if opens and self.last_unit and self.last_block == sentence.block and match["word"]:
            return _DID.match(text, end) is not None
        if not (counted and self.last_unit):
            return False
        if _CHANGED.search(text, before, start) or _IN_ALL.match(text, end):
            return True
        return bool(_DID.match(text, end) and _CLAUSE.search(text, before, start))

    def _make(self, match: re.Match[str], end: int, unit: str | None, rule: str) -> Figure | None:
        text, start = self.text, match.start()
        number = read(match["low"] or match["word"] or match["welsh"], match["scale"] or match["highscale"])
        high = read(match["high"], match["highscale"]) if match["high"] else None
        if number is None:
            return None
        return Figure(
            start=start,
            end=end,
            quote=text[start:end],
            rule=f"counts.{rule}",
            kind="count",
            value=number.value,
            value_max=high.value if high and high.value > number.value else None,
            unit=unit,
            modifier=modifier_of(text, start, end) or modifier_after(text, match.start("more")),
        )


def find_counts(text: str, sentences: Sequence[Sentence], starts: Sequence[int]) -> Iterator[Figure]:
    """Counts in the order of the text; `starts` are the offsets of `number_starts`."""
    reader = _Reader(text, starts)
    for sentence in sentences:
        yield from reader.figures(sentence)
