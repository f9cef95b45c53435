"""Counts: a number with what is counted, beside it or clear from its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Figure
from extract import rules
from extract.components.modifiers import modifier_before
from extract.components.numbers import DIGITS, SCALE, WORDS, is_change, read
from extract.text import Sentence

_NOUNS = {
    flag: {noun for rule in rules.load("counted") if rule.get(flag) for noun in rule["nouns"]}
    for flag in ("hyphen", "singular", "welsh", "never")
}
_PLURALS = {noun for rule in rules.load("counted") if rule["id"] == "plural-without-s" for noun in rule["nouns"]}
_WELSH_WORDS = {
    "dau": 2,
    "dwy": 2,
    "ddau": 2,
    "ddwy": 2,
    "tri": 3,
    "tair": 3,
    "dri": 3,
    "dair": 3,
    "pedwar": 4,
    "pedair": 4,
    "bedwar": 4,
    "bedair": 4,
    "pum": 5,
    "bum": 5,
    "chwe": 6,
    "saith": 7,
    "wyth": 8,
    "naw": 9,
    "deg": 10,
}
_NUMBER = re.compile(
    rf"(?<![\w£€$/.,#@:-])(?<![£€$]\s)(?:(?P<low>{DIGITS})(?P<scale>{SCALE})?|(?P<word>{WORDS})|(?P<welsh>"
    rf"{'|'.join(_WELSH_WORDS)})(?=\s[a-z]))"
    rf"(?:(?P<to>\s?[-–]\s?|\s(?:to|or)\s)(?P<high>{DIGITS}|{WORDS})(?P<highscale>{SCALE})?)?(?:\s?no\.?(?=\s[a-"
    rf"z]))?(?![\w/%]|[.,:]\d|-\d|\s?%|<sup)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s\u00a0]{1,2}([A-Za-z][\w’'/&-]{0,30})")
_STOP = {
    "of",
    "in",
    "to",
    "for",
    "and",
    "or",
    "by",
    "from",
    "with",
    "on",
    "at",
    "per",
    "that",
    "who",
    "were",
    "had",
    "have",
    "are",
    "would",
    "will",
    "be",
    "been",
    "the",
    "a",
    "an",
    "but",
    "if",
    "than",
    "then",
    "when",
    "where",
    "while",
    "into",
    "after",
    "before",
    "during",
    "since",
    "until",
    "out",
    "against",
    "over",
    "under",
    "could",
    "should",
    "may",
    "can",
    "did",
    "not",
}
_CONTEXT = re.compile(
    r"\b(?:number of|numbers of|total of|average|level of|figure of"
    r"|nifer)\s(?P<unit>(?:[a-z’'-]+\s){0,2}[A-Za-z’'-]+)|\b(?P<noun>caseloads?|cases|referrals|births"
    r"|complaints|applications|pupils|visits|deaths|attendances|admissions)\b"
)
_SLOT = re.compile(
    r"\b(?:from|to|by|at|on|was|were|is|are|of|only|just|total(?:l?ed|ling)?|reached|stood at|increased"
    r"|decreased|and|be|been)\s$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s\(\d{1,3}(?:\.\d+)?%\)")
_FROM = re.compile(r"\sfrom\s[A-Z]")
_OF_THE = re.compile(rf"\sof\s(?:the|these|those)\s{DIGITS}")
_STOCK = re.compile(
    r"\b(?:stock|pool|population|base|roll|list|electorate|target|limit)\s(?:of|was|is)\s$"
    r"|\b(?:averages?|scores?|medians?|means?|rates?)\sof\s(?:[\d,.]+\s|and\s)*$"
)
""" "143 empty homes in a stock of 4,906": the larger number counts something else."""
_TIMES = frozenset(["years", "months", "weeks", "days", "hours", "minutes", "quarters", "times", "percent"])
"""What lasts, not what is counted: it is no unit for a later number that leaves its unit out."""
_STREET = re.compile(
    r"(?:[A-Z][\w’'-]+[\s\u00a0])*(?:Street|Road|Lane|Court|Close|Avenue|Drive|Place|Row|Way|Square|Terrace|Crescent|Hill|Walk|Yard"
    r"|Steps|Gardens|Mews|Cottages|Villas|Buildings|Almshouses|House|Parade|Grove)\b"
)
_OF_WHICH = re.compile(r"\bof\s(?:which|whom|these|those),?\s$")
_ELLIPSIS = re.compile(r"[.,;)]|$")


def _is_plural(word: str) -> bool:
    low = word.casefold()
    if low in _NOUNS["never"] or low in _STOP:
        return False
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "'s", "’s", "ous", "us")) and len(low) > 2)


def _unit_after(text: str, end: int, limit: int) -> int | None:
    """End of the counted noun that follows a number: the first plural within four words, and plurals right after it."""
    at, found = end, None
    for _ in range(5):
        match = _WORD.match(text, at, limit)
        if not match or match[1].casefold() in _STOP:
            break
        at = match.end()
        if _is_plural(match[1]):
            found = at
        elif found is not None:
            break
    return found


def _context_unit(text: str, sentence: Sentence) -> str | None:
    match = _CONTEXT.search(text, sentence.start, sentence.end)
    if not match:
        return None
    words = (match["unit"] or match["noun"]).split()
    plural = next((index for index, word in enumerate(words) if _is_plural(word)), None)
    if plural is None:
        return match["unit"] if match.group().startswith("nifer") else match["noun"]
    return " ".join(words[: plural + 1])


class _Reader:
    """Reads the counts of one text; keeps the last thing counted for numbers that leave it out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_unit: str | None = None
        self.last_sentence: Sentence | None = None
        self.context: str | None = None

    def figures(self, sentence: Sentence) -> Iterator[Figure]:
        self.context = _context_unit(self.text, sentence)
        counted = False
        for match in self._numbers(sentence):
            figure = self._one(match, sentence, counted)
            if figure is not None:
                counted = True
                yield figure

    def _numbers(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Numbers of a sentence; "from 24 to 17.5" and "by 389 to 3,402" are two, a change and not a range."""
        at = sentence.start
        while match := _NUMBER.search(self.text, at, sentence.end):
            if match["high"] and is_change(self.text, match.start(), match.group()):
                end = match.start("to")
                alone = _NUMBER.match(self.text, match.start(), end)
                if alone:
                    yield alone
                    at = match.start("high")
                    continue
            yield match
            at = max(match.end(), at + 1)

    def _one(self, match: re.Match[str], sentence: Sentence, counted: bool) -> Figure | None:
        if (match["word"] or "").casefold() == "one" and not match["high"]:
            return None
        end = self._adjacent(match, sentence)
        if end is not None:
            if self.text[match.end() : end].isupper() and end - match.end() > 6:
                return None
            if match["low"] and _STREET.match(self.text, match.end() + 1, match.end() + 60):
                return None
            unit = " ".join(self.text[match.end() : end].strip(" \u00a0-\n").split())
            self.last_unit = None if unit.rpartition(" ")[2].casefold() in _TIMES else unit
            return self._make(match, end, unit, "unit")
        if self._implied(match, sentence, counted) and (left_out := self._left_out(match, sentence)):
            return self._make(match, match.end(), left_out, "context")
        return None

    def _left_out(self, match: re.Match[str], sentence: Sentence) -> str | None:
        """Unit that a number leaves out: "11 of the 14 beams" are beams; else what the sentence counts."""
        whole = _OF_THE.match(self.text, match.end())
        if whole:
            end = _unit_after(self.text, whole.end(), sentence.end)
            return " ".join(self.text[whole.end() : end].split()) if end else None
        if _STOCK.search(self.text, max(sentence.start, match.start() - 40), match.start()):
            return None
        return self.context or self.last_unit

    def _adjacent(self, match: re.Match[str], sentence: Sentence) -> int | None:
        text, end = self.text, match.end()
        if text[end : end + 1] == "-":
            word = re.compile(r"-([a-z]{3,12})\b").match(text, end)
            return word.end() if word and word[1] in _NOUNS["hyphen"] else None
        following = _WORD.match(text, end, sentence.end)
        if following and (match["welsh"] or following[1].casefold() in _NOUNS["welsh"]):
            return following.end() if following[1].casefold() in _NOUNS["welsh"] else None
        if following and match.group() == "1":
            return following.end() if following[1].casefold() in _NOUNS["singular"] else None
        return _unit_after(text, end, sentence.end)

    def _implied(self, match: re.Match[str], sentence: Sentence, counted: bool) -> bool:
        text, end = self.text, match.end()
        if match["welsh"]:
            return False
        if _SHARE.match(text, end) or (match["low"] and "," in match["low"]) or re.search(r"illion$", match.group()):
            return True
        if match["low"] and (_FROM.match(text, end) or _OF_THE.match(text, end)):
            return True
        if self.last_unit and _OF_WHICH.search(text, max(sentence.start, match.start() - 20), match.start()):
            return True
        slot = _SLOT.search(text, max(sentence.start, match.start() - 14), match.start())
        if self.context and slot and match["low"]:
            return True
        return bool(counted and slot and self.last_unit and _ELLIPSIS.match(text, end))

    def _make(self, match: re.Match[str], end: int, unit: str | None, rule: str) -> Figure | None:
        value = self._value(match)
        if value is None:
            return None
        high = read(match["high"], match["highscale"]) if match["high"] else None
        start = match.start()
        top = high.value if high and high.value > value else None
        return Figure(
            start=start,
            end=end,
            quote=self.text[start:end],
            rule=f"counts.{rule}",
            kind="count",
            value=value,
            value_max=top,
            unit=unit,
            modifier=modifier_before(self.text, start),
        )

    def _value(self, match: re.Match[str]) -> float | None:
        if match["welsh"]:
            return float(_WELSH_WORDS[match["welsh"].casefold()])
        number = read(match["low"] or match["word"], match["scale"] or (match["highscale"] if match["high"] else None))
        return number.value if number else None


def find_counts(text: str, sentences: Sequence[Sentence]) -> Iterator[Figure]:
    """Counts in the order of the text."""
    reader = _Reader(text)
    for sentence in sentences:
        yield from reader.figures(sentence)
