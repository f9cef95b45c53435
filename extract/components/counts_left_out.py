"""Counts that leave out what they count: "two were refused", "from 20 to 27", "14 of 21 appeals"."""

from __future__ import annotations

import re

from extract import rules
from extract.components.count_cases import (
    CLAUSE,
    DID,
    ELLIPSIS,
    NUM,
    OF_ALL,
    OF_THE,
    OF_WHICH,
    OUT_OF,
    PEOPLE,
    PEOPLE_CHANGED,
    PEOPLE_DID,
    SAID_THAT,
    TARGET,
    TO_NUMBER,
    counts,
)
from extract.components.counted_things import NOUNS, is_plural, unit_after
from extract.components.counts_asked import Asked, is_earlier_figure
from extract.components.modifiers import COMPARED
from extract.components.numbers import is_change
from extract.components.within import spaced
from extract.text import Sentence

_ROLL = spaced(r"\b(?:combined|total|school|pupil) roll(?: (?:was|is|stood|at|of|now)){1,2} $")
_GROUP_OF = spaced(
    r"\b(?:group|panel|working party|sub-committee|team|quorum|delegation|task force|jury) (?:of|being|was) $",
    re.IGNORECASE,
)
""" "a task group of five": so many members."""
_TAX_BASE = re.compile(
    r"\b(?:[Cc]ouncil\s{1,4})?[Tt]ax\s{1,4}[Bb]ase\b[^.;£%\d]{0,70}(?:(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\b[^.;£%\d]{0,50})?"
    r"(?:\b(?:at|as|of|is|was|be|to|from)|:)\s{1,4}$"
    r"|\b[Tt]ax\s{1,4}[Bb]ase\s{2,60}$"
    r"|\b[Tt]ax\s{1,4}[Bb]ase\s[^.;£%\d]{2,40}\bfrom\s\d[\d,.]{2,10}\sto\s$"
)
""" "the council tax base for 2023/24 be set at 45,678.9": dwellings, which the text need not name."""
_OF_THINGS = spaced(r" of (?:the|these|those|its|our|their)(?= [a-z])")
_AND_NUMBER = spaced(rf" [a-z-]{{3,20}} and {NUM}(?= [a-z])")
_AND_NUMBERS = spaced(
    rf" [a-z-]{{3,20}}(?:, {NUM} [a-z-]{{3,20}}){{0,3}},? and {NUM}(?= [a-z-]{{3,20}} [a-z-]{{3,20}}s\b)"
)
""" "two medium-risk and eleven low-risk defects", "1 high, 4 medium and 11 low risks"."""
_STOCK = spaced(
    r"\b(?:stock|pool|population|base|roll|list|electorate|target|limit) (?:of|was|is) $"
    r"|\b(?:averages?|scores?|medians?|means?|rates?) of (?:[\d,.]+ |and )*$"
)
""" "143 empty homes in a stock of 4,906": the larger number counts something else."""
_STOCK_OF_SEVERAL = spaced(
    r"\b(?:(?:averages|scores|medians|means|rates|rolls|totals|targets|ages) of|scor(?:ed|ing)) (?:[\d,.]+ |and )*$"
)
""" "The two schools had rolls of 212 and 184": neither counts schools."""
_FROM_AVERAGE = spaced(r"\b(?:from|to) an average of $")
""" "dropped from an average of 118 to 83": what is counted was named before."""
_LABEL_BEFORE = spaced(r"\b(?P<things>[A-Za-z-]{3,20}s): $")
""" "Planning appeals: 3 of 8 were allowed"."""
_SHARE_THEN = re.compile(r"(?:%|\bper\s{1,4}cent\b),[^\d.;:]{1,60}\s(?:at|with|on)\s{1,4}$")
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d$")
""" "from 20.00 to 23.30": times."""
_ABSENT = spaced(r"\b[Aa](?:bsent|BSENT)(?: from the (?:division|vote))?\s{0,3}\($")
_FAR = 150
"""How far after a number what it counts may be told, in characters."""
_THINGS_BEFORE = re.compile(r"[^\W\d_][\w’'-]{2,30}")

_LABELS = re.compile(rf"\b(?:{rules.alternatives(rules.values('not_figures', 'words'))})\s{{1,40}}\(?$", re.IGNORECASE)
_NO_COUNT = spaced(
    r"(?:\b(?:the|these|those|other|first|last|next|at|past|until|till|by|before|after|since|every|each|year|page|aged?"
    r"|day|week|month|quarter|no|one|two|three|or|chapter|scene|door|gate|pier|berth|terminal|platform|line)|[A-Z][\w’'-]*"
    r"|[-–/+&]) $"
)
"""Words before a number that tells which, or when, and not how many."""
_GOES_ON = spaced(
    r" (?:of|in|for|at|from|on|under|with|during|within|inside|against|more|fewer|less|this|last|outstanding|overdue"
    r"|open|still|already|currently|now|both|each)\b"
)
_BE = spaced(r" (?:be|to)\b")
_MORE_THAN = spaced(r" (?:more|fewer|less) than\b")
_AFTER_COMMA = re.compile(r"[,(–]\s{1,40}$")
_LIST = spaced(
    r"\b(?:including|among (?:them|these)|comprising|namely|and|but|only|with|of which|of whom|bring(?:ing)? in|,) $"
)


class Told:
    """What a text has counted so far, for numbers that leave it out."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.last_unit: str | None = None
        self.last_block, self.last_at = -1, 0
        self.units: list[tuple[int, str]] = []
        self.asked = Asked(text)
        self.listed: str | None = None
        """What the items of a list count that begin with a number: "of the 65 homes:" above "37 were let"."""

    def heard(self, unit: str, sentence: Sentence, at: int) -> None:
        """Remember what was counted last, and where."""
        self.last_unit, self.last_block, self.last_at = unit, sentence.block, at

    def is_tax_base(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether a number of hundreds is what a council's tax base is set at."""
        start = match.start()
        large = "," in match["low"] or re.match(r"\d{3,6}(?:\.\d{1,2})?$", match["low"])
        return bool(large) and _TAX_BASE.search(self.text, max(sentence.start, start - 170), start) is not None

    def unit_of(self, match: re.Match[str], sentence: Sentence, counted: bool) -> tuple[str, int] | None:
        """What a number without a noun counts, and where that is named (0: before it); None where it is no count.

        `counted` says that a number before it in the sentence counts something.
        """
        if match["welsh"] or _CLOCK.match(match.group()):
            return None
        if _STOCK_OF_SEVERAL.search(self.text, max(sentence.start, match.start() - 40), match.start()):
            return None
        if _ABSENT.search(self.text, max(0, match.start() - 40), match.start()):
            return "members", 0
        if _GROUP_OF.search(self.text, max(sentence.start, match.start() - 40), match.start()):
            return ("members", 0) if self._ends(match.end()) else None
        if self._is_share(match, sentence):
            return None
        if asked := self.asked.answered(match, sentence):
            return asked, 0
        if self._is_here(sentence) and is_earlier_figure(self.text, match, self.last_at):
            return _named(self.last_unit)
        if not counted and self._are_people(match, sentence):
            return "people", 0
        if self._implied(match, sentence, counted):
            return self._left_out(match, sentence)
        return self._in_prose(match, sentence, counted)

    def _context(self, at: int) -> str | None:
        """What the words of the sentence count, nearest before an offset, else the first after it."""
        before = [unit for start, unit in self.units if start < at]
        if before:
            return before[-1]
        return self.units[0][1] if self.units and self.units[0][0] - at < _FAR else None

    def _nearest(self, at: int, sentence: Sentence) -> str | None:
        """What the paragraph counted last before an offset, unless the sentence's words name something since."""
        here = self.last_unit if self._is_here(sentence) else None
        named = [start for start, _ in self.units if start < at]
        return here if here and named and self.last_at > named[-1] else self._context(at) or here

    # ------------------------------------------------------------ its own words say that it counts

    def _implied(self, match: re.Match[str], sentence: Sentence, counted: bool) -> bool:
        """Whether the words around a number say that it counts something."""
        low, opens = match["low"], match.start() == sentence.start
        named, same_block = bool(self.units), self.last_block == sentence.block
        last = bool(self.last_unit)
        facts = {
            "digits": bool(low),
            "word": bool(match["word"]),
            "whole": not low or "." not in low,
            "million": match.group().endswith("illion"),
            "thousands": bool(low) and "," in low and (named or same_block or not last),
            "change": TO_NUMBER.match(self.text, match.end()) is not None
            and is_change(self.text, match.start(), " to "),
            "opens": opens,
            "listed": opens and bool(self.listed),
            "here": last and same_block,
            "named": named,
            "last": last,
            "told": named or last,
            "counted": counted,
        }
        return counts(self.text, match, sentence.start, frozenset(fact for fact, holds in facts.items() if holds))

    def _left_out(self, match: re.Match[str], sentence: Sentence) -> tuple[str, int] | None:
        """Unit that a number leaves out: "11 of the 14 beams" are beams; else what the sentence counts."""
        context, start = self._context(match.start()), match.start()
        people = PEOPLE.search(self.text, max(sentence.start, start - 60), start)
        people = people or PEOPLE_CHANGED.search(self.text, max(sentence.start, start - 120), start)
        if people:
            return people["noun"].casefold(), 0
        whole = next(
            (found for what in (OF_THE, OF_ALL, OUT_OF, TO_NUMBER) if (found := what.match(self.text, match.end()))),
            None,
        )
        if whole:
            end = unit_after(self.text, whole.end(), sentence.end)
            if end:
                return " ".join(self.text[whole.end() : end].split()), end
            if not context and whole.re not in (OUT_OF, TO_NUMBER):
                label = _LABEL_BEFORE.search(self.text, max(sentence.start, start - 40), start)
                return _named(label["things"]) if label and is_plural(label["things"]) else None
        if TARGET.search(self.text, max(sentence.start, start - 50), start):
            return _named(context or self.last_unit)
        before = max(sentence.start, start - 40)
        if _STOCK.search(self.text, before, start) and not _FROM_AVERAGE.search(self.text, before, start):
            return _named("pupils" if _ROLL.search(self.text, max(sentence.start, start - 40), start) else None)
        if self._is_here(sentence) and COMPARED.search(self.text, max(0, start - 40), start):
            return _named(self.last_unit)
        if whole and not context and not self._is_here(sentence):
            return _named(self._noun_before(match, sentence))
        if DID.match(self.text, match.end()) and start != sentence.start:
            return _named(self._nearest(start, sentence))
        here = self.last_unit if self._is_here(sentence) else None
        if not context and not here and OF_WHICH.search(self.text, max(sentence.start, start - 40), start):
            return _named(self._noun_before(match, sentence))
        return _named((self.listed if start == sentence.start else None) or context or here)

    def _is_share(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether a number goes on with a percentage: "arrears were the cause of 29%, followed by illness at 24."."""
        before = max(sentence.start, match.start() - 90)
        ends = match["low"] and len(match["low"]) < 3 and ELLIPSIS.match(self.text, match.end())
        return bool(ends) and _SHARE_THEN.search(self.text, before, match.start()) is not None

    def _are_people(self, match: re.Match[str], sentence: Sentence) -> bool:
        """Whether people are all that did it: "said that nine had applied"."""
        if match["low"] or not PEOPLE_DID.match(self.text, match.end()):
            return False
        opens = match.start() == sentence.start and not self._is_here(sentence)
        return opens or SAID_THAT.search(self.text, max(sentence.start, match.start() - 20), match.start()) is not None

    # ------------------------------------------------------------ its place in the sentence says that it counts

    def _in_prose(self, match: re.Match[str], sentence: Sentence, counted: bool) -> tuple[str, int] | None:
        text, start, end = self.text, match.start(), match.end()
        if match["to"] or _LABELS.search(text, max(sentence.start, start - 40), start):
            return None
        before = max(sentence.start, start - 40)
        if (match["low"] and "." in match["low"]) or _NO_COUNT.search(text, before, start):
            return None
        if of := _OF_THINGS.match(text, end):
            named = unit_after(text, of.end(), sentence.end)
            return (" ".join(text[of.end() : named].split()), named) if named else None
        several = _AND_NUMBERS.match(text, end)
        if pair := several or _AND_NUMBER.match(text, end):
            named = unit_after(text, pair.end(), sentence.end) if match["word"] or several else None
            things = text[pair.end() : named].split()
            return (" ".join(things[-1:] if match["low"] else things), named) if named else None
        unit = self._nearest(start, sentence)
        return _named(unit) if unit and self._stands_alone(match, before, counted) else None

    def _ends(self, end: int) -> bool:
        """Whether no noun follows a number: the clause ends, or a verb or "of" comes."""
        return any(what.match(self.text, end) for what in (ELLIPSIS, DID, _GOES_ON, _BE))

    def _stands_alone(self, match: re.Match[str], before: int, counted: bool) -> bool:
        """Whether a number has the place of a noun: subject of a verb, end of a clause, before "of" or "under"."""
        text, start, end = self.text, match.start(), match.end()
        if _MORE_THAN.match(text, end):
            return _AFTER_COMMA.search(text, before, start) is not None
        if DID.match(text, end):
            return match["word"] is not None or CLAUSE.search(text, before, start) is not None
        if not match["word"]:
            return False
        if _GOES_ON.match(text, end):
            return _LIST.search(text, before, start) is not None
        return counted and ELLIPSIS.match(text, end) is not None and _LIST.search(text, before, start) is not None

    def _is_here(self, sentence: Sentence) -> bool:
        """Whether the paragraph of a sentence has counted something."""
        return bool(self.last_unit) and self.last_block == sentence.block

    def _noun_before(self, match: re.Match[str], sentence: Sentence) -> str | None:
        """The last plural that the sentence names before a number."""
        floor = max(sentence.start, match.start() - _FAR)
        words = [word.group() for word in _THINGS_BEFORE.finditer(self.text, floor, match.start())]
        named = next((word for word in reversed(words) if is_plural(word)), None)
        return None if named is None or named.casefold() in NOUNS["measured"] else named


def _named(unit: str | None) -> tuple[str, int] | None:
    return (unit, 0) if unit else None
