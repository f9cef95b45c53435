"""Counts: a number with what is counted, beside it or clear from its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Figure
from extract.components.count_cases import TO_NUMBER
from extract.components.count_names import is_name
from extract.components.counted_things import NOUNS, WORD, context_units, unit_after
from extract.components.counts_left_out import Told
from extract.components.modifiers import modifier_after, modifier_of
from extract.components.numbers import DIGITS, SCALE, WELSH, WORDS, is_change, read
from extract.components.within import spaced
from extract.text import Sentence

_NO = r"(?:\s?(?:no\.?(?!\slonger)|nr\.?|x)(?:(?=\s[a-z])|\s\d{1,2}[\s-]{1,3}bed(?:room(?:ed)?)?(?=\s)))"
""" "4 no. flats", "2 No. 1 bed flats": so many, and the size of each."""


def _number(join: str) -> re.Pattern[str]:
    """A number or range whose ends are joined by `join`; `more` is "or more" between it and what is counted."""
    return re.compile(
        rf"(?<![\w£€$/.,#@:-])(?<![£€$]\s)(?:(?P<low>{DIGITS})(?P<scale>{SCALE})?|(?P<word>{WORDS})"
        rf"|(?P<welsh>{WELSH})(?=\s[a-z]))"
        rf"(?:(?P<to>{join})(?P<high>{DIGITS}|{WORDS})(?P<highscale>{SCALE})?)?{_NO}?"
        rf"(?P<more>\+(?=\s)|\s(?:or|and)\s(?:more|fewer|less|over|under|above|so)\b)?"
        rf"(?![\w/%]|[.,:]\d|-\d|\s?%|<sup)",
        re.IGNORECASE,
    )


_NUMBER = _number(r"\s?[-–]\s?|\s(?:to|or)\s")
_BETWEEN_NUMBER = _number(r"\sand\s")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s|approximately\s)?$", re.IGNORECASE)
_SIZED = spaced(r" (?P<unit>bed|bedroom|bedroomed|storey|berth)(?= [a-z]{3,20}(?<!s)(?: [a-z]{3,20})?\b)")
_UNITS_OF_SIZE = {"bed": "beds", "storey": "storeys", "berth": "berths"}
_ARTICLE = re.compile(r"\b(?:an?|the|new|each|every)\s{1,4}$", re.IGNORECASE)
""" "a 60 bed care home"; "three 4 bed houses" say only how large each is."""
_BESIDE = spaced(r"\b(?:(?:up|down) from|against|compared (?:with|to)|rather than)(?: (?:about|around|just))? $")
_PER_WHOM = spaced(
    r"\bper (?P<thing>person|employee|head|household|member of staff|resident|pupil)"
    r"(?: (?!and\b|but\b)[a-z]+){1,4} (?:from (?:\d[\d.]* to )?|at |to |was |were |by )$"
)
""" "the number of shifts lost per person had risen from 7.1 to 8.4"."""
_LASTING = re.compile(
    r"\b(?:for|lasting|lasted|over)\s(?:(?:up\sto|about|only|some|the\s(?:next|last))\s){0,2}\Z", re.IGNORECASE
)
_PER_SO_MANY = re.compile(r"\b(?:per|(?:for|in)\severy)\s{1,40}$", re.IGNORECASE)
""" "Complaints per 1,000 tenants": what a rate is of."""
_COMPARING = spaced(
    r" (?:as|more|higher|larger|greater|bigger|faster|its|the (?:size|number|rate|cost|average|amount))\b"
)
""" "three times as many": not how often."""
_ASIDE = spaced(r", (?:mostly|mainly|largely|chiefly|many|all|predominantly|often)\b[^,.;:()\d]{2,40},(?= [a-z])")
""" "some 340, mostly young, volunteers"."""
_WELSH_OF = re.compile(r"\so\s[a-zâêîôûŵŷ]{3,30}")
_OF_THE_THINGS = spaced(
    r"(?P<before>, |\b(?:and|that) )?\b(?:[Oo]ut )?of the (?P<unit>(?:[a-z-]{3,20} ){0,3}[a-z]{3,20}s)\b", re.IGNORECASE
)
_TIMES = frozenset(["years", "months", "weeks", "days", "hours", "minutes", "quarters", "times", "percent"])
"""What lasts, not what is counted: it is no unit for a later number that leaves its unit out."""
_HYPHENED = re.compile(r"-([a-z]{3,12})\b")


_PER = spaced(
    r" (?:(?:per|an?|each|every) (?P<time>day|night|hour|minute|week)"
    r"|per (?P<thing>person|head|employee|household|pupil|resident|child|officer|property|home|dwelling"
    r"|hectare|member))\b"
)
""" "310 pedestrians a day" is a rate; "640 homes a year" are so many."""
_OFTEN = spaced(r" (?:per|an?|each|every) (?P<time>day|week|fortnight|month|term|year)\b")
""" "two times a week"."""
_VERBS_LIKE_NOUNS = frozenset(["concerned", "involved", "included", "required", "received", "affected"])
""" "Seven concerned parish councillors": what the seven did, after a sentence that counted them."""


class _Reader:
    """Reads the counts of one text; `told` keeps the last thing counted for numbers that leave it out."""

    def __init__(self, text: str, starts: Sequence[int]) -> None:
        self.text = text
        self.starts = starts
        self.told = Told(text)
        self.rate: str | None = None
        """Unit of the last number with a noun, where it was a rate."""

    def figures(self, sentence: Sentence) -> Iterator[Figure]:
        first = bisect_left(self.starts, sentence.start)
        starts = self.starts[first : bisect_left(self.starts, sentence.end, first)]
        told = self.told
        told.asked.hear(sentence)
        if not starts or starts[0] != sentence.start:
            told.listed = None
        if not starts:
            return
        told.units = context_units(self.text, sentence)
        whole = self._whole(sentence)
        if whole and not told.units:
            told.units = [(whole.start(), " ".join(whole["unit"].split()))]
            told.heard(told.units[0][1], sentence, whole.end())
        counted = whole is not None
        for match in self._numbers(sentence, starts):
            figure = self._one(match, sentence, counted)
            if figure is not None:
                counted = counted or (figure.unit or "").casefold() not in _TIMES
                yield figure
        if self.text[sentence.end - 1] == ":":
            told.listed = told.last_unit if counted else None

    def _whole(self, sentence: Sentence) -> re.Match[str] | None:
        """The things of which a sentence tells: "Of the homes proposed, four would be let"."""
        if self.text.find("f the", sentence.start, sentence.start + 200) < 0:
            return None
        for match in _OF_THE_THINGS.finditer(self.text, sentence.start, min(sentence.end, sentence.start + 200)):
            if match["before"] or match.start() == sentence.start:
                return match
        return None

    def _numbers(self, sentence: Sentence, starts: Sequence[int]) -> Iterator[re.Match[str]]:
        """Numbers of a sentence; "from 24 to 17.5" and "by 389 to 3,402" are two, a change and not a range."""
        at = sentence.start
        for start in starts:
            match = _NUMBER.match(self.text, start, sentence.end) if start >= at else None
            if match is None:
                continue
            if match["high"] and (is_change(self.text, start, match.group()) or _falls(match)):
                match = _NUMBER.match(self.text, start, match.start("to")) or match
            elif not match["high"] and _BETWEEN.search(self.text, max(sentence.start, start - 24), start):
                match = _BETWEEN_NUMBER.match(self.text, start, sentence.end) or match
            yield match
            at = max(match.end(), start + 1)

    def _one(self, match: re.Match[str], sentence: Sentence, counted: bool) -> Figure | None:
        if (match["word"] or "").casefold() == "one" and not match["high"]:
            return None
        if _PER_SO_MANY.search(self.text, max(sentence.start, match.start() - 14), match.start()):
            return None
        if sized := self._sized(match):
            return self._make(match, sized.end(), _UNITS_OF_SIZE.get(sized["unit"], "bedrooms"), "unit")
        end = self._adjacent(match, sentence)
        if end is not None:
            return None if is_name(self.text, match, end, sentence) else self._with_noun(match, end, sentence)
        if apart := self._behind_aside(match, sentence):
            unit, named = apart
            self.told.heard(unit, sentence, named)
            return self._make(match, match.end(), unit, "unit", named)
        if match["low"] and self.told.is_tax_base(match, sentence):
            return self._make(match, match.end("low"), "council tax base", "tax_base")
        if left_out := self.told.unit_of(match, sentence, counted):
            unit, named = left_out
            self.told.heard(unit, sentence, match.end())
            made = self._make(match, match.end("more") if match["more"] else match.end(), unit, "context", named)
            self.rate = made.unit if made and made.kind == "rate" else self.rate
            return self._as_rate(made, unit)
        return None

    def _with_noun(self, match: re.Match[str], end: int, sentence: Sentence) -> Figure | None:
        """The count of the noun that follows a number and ends at `end`."""
        unit = " ".join(self.text[match.end() : end].strip(" \u00a0-\n").split()).removeprefix("o ")
        if match["low"] in ("999", "101", "111") and unit.endswith("calls"):
            return None  # the number that is called
        if unit == "times" and _COMPARING.match(self.text, end):
            return None
        if unit.casefold() == "nights" and _LASTING.search(self.text, max(0, match.start() - 30), match.start()):
            made = self._make(match, end, unit, "nights", end)
            return replace(made, kind="duration") if made and made.kind == "count" else made
        if unit.casefold() not in _TIMES and self.text[match.end()] != "-":
            self.told.heard(unit, sentence, end)
        made = self._make(match, end, unit, "unit", end)
        self.rate = made.unit if made and made.kind == "rate" else None
        return made

    def _as_rate(self, count: Figure | None, unit: str) -> Figure | None:
        """The rate, where a number is set beside one: "6.2 shifts per person, down from 7.1"."""
        if count and (whom := _PER_WHOM.search(self.text, max(0, count.start - 90), count.start)):
            return replace(count, kind="rate", unit=f"{unit} per {whom['thing']}")
        rate = self.rate if (self.rate or "").startswith(f"{unit} per ") else None
        beside = rate and count and _BESIDE.search(self.text, max(0, count.start - 30), count.start)
        return replace(count, kind="rate", unit=rate) if count and beside else count

    def _sized(self, match: re.Match[str]) -> re.Match[str] | None:
        """The size of one thing: "a two bedroom house"."""
        article = _ARTICLE.search(self.text, max(0, match.start() - 8), match.start())
        return _SIZED.match(self.text, match.end()) if article else None

    def _behind_aside(self, match: re.Match[str], sentence: Sentence) -> tuple[str, int] | None:
        """What a number counts that stands behind words between commas, and where it ends."""
        aside = _ASIDE.match(self.text, match.end(), sentence.end)
        end = unit_after(self.text, aside.end(), sentence.end) if aside else None
        return (" ".join(self.text[aside.end() : end].split()), end) if aside and end else None

    def _adjacent(self, match: re.Match[str], sentence: Sentence) -> int | None:
        text, end = self.text, match.end()
        if text[end : end + 1] == "-":
            word = _HYPHENED.match(text, end)
            return word.end() if word and word[1] in NOUNS["hyphen"] else None
        if welsh := _WELSH_OF.match(text, end):
            return welsh.end()
        following = WORD.match(text, end, sentence.end)
        if following and (match["welsh"] or following[1].casefold() in NOUNS["welsh"]):
            return following.end() if following[1].casefold() in NOUNS["welsh"] else None
        if following and match.group() == "1":
            described = (
                following[1].islower() and following[1] not in NOUNS["stop"] and WORD.match(text, following.end())
            )
            named = described if described and following[1].casefold() not in NOUNS["singular"] else following
            return named.end() if named[1] in NOUNS["singular"] else None
        verb = following[1] if following else ""
        opens = verb in _VERBS_LIKE_NOUNS and (verb != "concerned" or match.start() == sentence.start)
        if opens and self.told.last_block == sentence.block:
            return None
        return unit_after(text, end, sentence.end)

    def _make(self, match: re.Match[str], end: int, unit: str, rule: str, named: int = 0) -> Figure | None:
        """A count, or a rate where a time follows what is counted, which `named` is the end of: "480 trips a day"."""
        text, start = self.text, match.start()
        number = read(match["low"] or match["word"] or match["welsh"], match["scale"] or match["highscale"])
        high = read(match["high"], match["highscale"]) if match["high"] else None
        if number is None:
            return None
        to = None if named else TO_NUMBER.match(text, end)
        per = (_OFTEN if unit == "times" else _PER).match(text, named or (to.end() if to else end))
        end = per.end() if per and named in (0, end) and not to else end
        of = next((word for word in per.groupdict().values() if word), "") if per else ""
        return Figure(
            start=start,
            end=end,
            quote=text[start:end],
            rule=f"counts.{rule}",
            kind="rate" if per else "count",
            value=number.value,
            value_max=high.value if high and high.value > number.value else None,
            unit=f"{unit} per {of}" if per else unit,
            modifier=modifier_of(text, start, end) or modifier_after(text, match.start("more")),
        )


def _falls(match: re.Match[str]) -> bool:
    """Whether "2018 to 29" is no range: a year, and a number that is no later one."""
    low, high = read(match["low"]) if match["low"] else None, read(match["high"])
    return low is not None and high is not None and 1900 <= low.value < 2100 and high.value < low.value


def find_counts(text: str, sentences: Sequence[Sentence], starts: Sequence[int]) -> Iterator[Figure]:
    """Counts in the order of the text; `starts` are the offsets of `number_starts`."""
    reader = _Reader(text, starts)
    for sentence in sentences:
        yield from reader.figures(sentence)
