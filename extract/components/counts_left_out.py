"""Counts that leave out what they count: "two were refused", "from 20 to 27", "14 of 21 appeals"."""

from __future__ import annotations

import re

from extract import rules
from extract.components.counted_things import NOUNS, is_plural, unit_after
from extract.components.modifiers import COMPARED
from extract.components.numbers import DIGITS, WORDS, is_change
from extract.components.within import spaced
from extract.text import Sentence

_NUM = rf"(?:{DIGITS}|{WORDS})"
_ROUGHLY = r"(?:(?:about|around|approximately|some|just|over|nearly|almost|only) ){0,2}"
_SLOT = spaced(
    r"\b(?:from|to|by|at|on|was|were|is|are|of|only|just|total(?:l?ed|ling)?|reached|stood at|increased"
    r"|decreased|and|be|been|now|nearing|approaching|exceeded|(?:more|less|fewer|higher|lower) than) $",
    re.IGNORECASE,
)
_CHANGED = spaced(
    r"\b(?:(?:up|down|increase|rise|fall|drop|reduction|decrease) from|compared (?:with|to)|as against) $"
)
_OF_THEM = spaced(r" (?:of|from) (?:them|these|those|which|whom)\b")
_VERB = (
    r"(?:were|was|are|had|have|did|would|will|could|should|being|gave|achieved|remained|showed|required|failed|passed"
    r"|met|voted|attended|responded|replied|supported|objected|opposed|agreed|disagreed|came|went|left|received|related|concerned|involved|which|who|whom)"
)
_DID = spaced(rf" (?:{_VERB}|in (?:support|favour)|objecting|supporting|opposing|against)\b")
_WELSH_CHANGE = spaced(r"\b[oi] $")
_WELSH_TO = spaced(rf" i {DIGITS}")
_WELSH_FROM_TO = spaced(rf"\bo {DIGITS} i $")
""" "o 412 i 438": from one to the other."""
_IN_ALL = spaced(r" (?:in (?:all|total)|altogether)\b")
_CLAUSE = spaced(r"(?:[,;:(–]|\b(?:and|but|while|whilst|with|that|of (?:which|whom))) $")
_TO_NUMBER = spaced(rf" to {_ROUGHLY}{_NUM}")
_PEOPLE = spaced(
    r"\b(?P<noun>population|electorate|attendance|membership|waiting list|housing register|workforce|headcount|footfall"
    r"|readership|school roll)"
    r" (?:(?:figure|had|has|been|of|was|is|at|stood|reached|totalled|now|currently|then) ){1,3}" + _ROUGHLY + "$",
    re.IGNORECASE,
)
"""Nouns that name a number of people themselves, so that nothing need follow the number."""
_ROLL = spaced(r"\b(?:combined|total|school|pupil) roll(?: (?:was|is|stood|at|of|now)){1,2} $")
_GROUP_OF = spaced(
    r"\b(?:group|panel|working party|sub-committee|team|quorum|delegation|task force|jury) (?:of|being|was) $",
    re.IGNORECASE,
)
""" "a task group of five": so many members."""
_TAX_BASE = re.compile(
    r"\b(?:[Cc]ouncil\s{1,4})?[Tt]ax\s{1,4}[Bb]ase\b[^.;£%\d]{0,70}(?:(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d\b[^.;£%\d]{0,50})?"
    r"(?:\b(?:at|as|of|is|was|be|to)|:)\s{1,4}$"
)
""" "the council tax base for 2023/24 be set at 45,678.9": dwellings, which the text need not name."""
_TARGET = spaced(
    r"\b(?:against|than|above|below|exceed(?:ed|ing)|missed|met|under|over|on) (?:an?|the|its|our|their) (?:\w+ )?"
    r"(?:target|figure|average|baseline|forecast|plan) of $"
)
""" "82 incidents against a target of 85": what is counted stands before."""
_SHARE = spaced(r" \(\d{1,3}(?:\.\d+)?%\)")
_IN_BRACKETS = re.compile(r"(?:%|\bper\s{1,40}cent)\s{1,40}\($")
""" "25% (16) had replied"."""
_FROM = spaced(r" from [A-Z]")
_OF_THE = spaced(rf" of (?:the|these|those|all) {_NUM}")
_OF_ALL = spaced(r"\)? (?:out )?of \d[\d,]*(?= [a-z]{4})")
""" "245 of 260 planning applications": both count the same."""
_OF_THINGS = spaced(r" of (?:the|these|those|its|our|their)(?= [a-z])")
_AND_NUMBER = spaced(rf" [a-z-]{{3,20}} and {_NUM}(?= [a-z])")
""" "two medium-risk and eleven low-risk defects"."""
_STOCK = spaced(
    r"\b(?:stock|pool|population|base|roll|list|electorate|target|limit) (?:of|was|is) $"
    r"|\b(?:averages?|scores?|medians?|means?|rates?) of (?:[\d,.]+ |and )*$"
)
""" "143 empty homes in a stock of 4,906": the larger number counts something else."""
_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d$")
""" "from 20.00 to 23.30": times."""
_ABSENT = spaced(r"\b[Aa](?:bsent|BSENT)(?: from the (?:division|vote))?\s{0,3}\($")
_FROM_TO = spaced(rf"\bfrom {_ROUGHLY}{_NUM}[^.;:]{{0,60}} to {_ROUGHLY}$")
_AGAINST = spaced(r"\bagainst $")
_EARLIER = spaced(
    r"(?: in)? (?:the (?:\w+ ){0,2}(?:year|month|quarter|period|months)(?: before)?|last (?:year|month|quarter|time)"
    r"|a year (?:ago|earlier|before)|in 20\d\d)\b"
)
""" "17 complaints, against 12 in the half year before"."""
_FAR = 150
"""How far after a number what it counts may be told, in characters."""
_OF_WHICH = spaced(rf"\b[Oo]f (?:which|whom|these|those),?(?: there (?:were|are|had been))? {_ROUGHLY}$")
_ELLIPSIS = re.compile(r"[.,;)]|$")
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
        if _ABSENT.search(self.text, max(0, match.start() - 40), match.start()):
            return "members", 0
        if _GROUP_OF.search(self.text, max(sentence.start, match.start() - 40), match.start()):
            return ("members", 0) if self._ends(match.end()) else None
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
        text, start, end = self.text, match.start(), match.end()
        if _SHARE.match(text, end) or match.group().endswith("illion"):
            return True
        large = match["low"] is not None and "," in match["low"]
        if large and (self.units or self.last_block == sentence.block or not self.last_unit):
            return True
        if counted and (self.units or self.last_unit) and _TARGET.search(text, max(sentence.start, start - 50), start):
            return True
        if (match["low"] and (_FROM.match(text, end) or _OF_ALL.match(text, end))) or _OF_THE.match(text, end):
            return True
        if self._changes(match, sentence, counted) or _PEOPLE.search(text, max(sentence.start, start - 60), start):
            return True
        before = max(sentence.start, start - 40)
        if self.last_unit and (_OF_WHICH.search(text, before, start) or _OF_THEM.match(text, end)):
            return True
        slot = _SLOT.search(text, before, start)
        if self.units and slot and match["low"]:
            return True
        whole = not match["low"] or "." not in match["low"]
        return bool(counted and whole and slot and self.last_unit and _ELLIPSIS.match(text, end))

    def _changes(self, match: re.Match[str], sentence: Sentence, counted: bool) -> bool:
        """Whether it is an end of a change, or counts in a clause of its own what the sentence counted before."""
        text, start, end = self.text, match.start(), match.end()
        if is_change(text, start, " to ") and _TO_NUMBER.match(text, end):
            return True
        before, opens = max(sentence.start, start - 40), start == sentence.start
        if opens and self.listed and match["low"]:
            return _DID.match(text, end) is not None
        if opens and self.last_unit and self.last_block == sentence.block and match["word"]:
            return _DID.match(text, end) is not None
        if self.units and match["low"] and _WELSH_CHANGE.search(text, before, start):
            return bool(_WELSH_TO.match(text, end) or _WELSH_FROM_TO.search(text, before, start))
        if not (counted and self.last_unit):
            return False
        if _CHANGED.search(text, before, start) or _IN_ALL.match(text, end):
            return True
        if _AGAINST.search(text, before, start) and _EARLIER.match(text, end):
            return True
        far = max(sentence.start, start - 120)
        if self._is_here(sentence) and text.find("from", far, start) >= 0 and _FROM_TO.search(text, far, start):
            return True
        if match["low"] and _IN_BRACKETS.search(text, before, start) and text[end : end + 1] == ")":
            return True
        return bool(_DID.match(text, end) and _CLAUSE.search(text, before, start))

    def _left_out(self, match: re.Match[str], sentence: Sentence) -> tuple[str, int] | None:
        """Unit that a number leaves out: "11 of the 14 beams" are beams; else what the sentence counts."""
        context, start = self._context(match.start()), match.start()
        people = _PEOPLE.search(self.text, max(sentence.start, start - 60), start)
        if people:
            return people["noun"].casefold(), 0
        whole = next(
            (found for what in (_OF_THE, _OF_ALL, _TO_NUMBER) if (found := what.match(self.text, match.end()))), None
        )
        if whole:
            end = unit_after(self.text, whole.end(), sentence.end)
            if end:
                return " ".join(self.text[whole.end() : end].split()), end
            if not context and whole.re is not _TO_NUMBER:
                return None
        if _TARGET.search(self.text, max(sentence.start, start - 50), start):
            return _named(context or self.last_unit)
        if _STOCK.search(self.text, max(sentence.start, start - 40), start):
            return _named("pupils" if _ROLL.search(self.text, max(sentence.start, start - 40), start) else None)
        if self._is_here(sentence) and COMPARED.search(self.text, max(0, start - 40), start):
            return _named(self.last_unit)
        if whole and not context and not self._is_here(sentence):
            return _named(self._noun_before(match, sentence))
        if _DID.match(self.text, match.end()) and start != sentence.start:
            return _named(self._nearest(start, sentence))
        here = self.last_unit if self._is_here(sentence) else None
        if not context and not here and _OF_WHICH.search(self.text, max(sentence.start, start - 40), start):
            return _named(self._noun_before(match, sentence))
        return _named((self.listed if start == sentence.start else None) or context or here)

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
        if pair := _AND_NUMBER.match(text, end):
            named = unit_after(text, pair.end(), sentence.end) if match["word"] else None
            return (" ".join(text[pair.end() : named].split()), named) if named else None
        unit = self._nearest(start, sentence)
        return _named(unit) if unit and self._stands_alone(match, before, counted) else None

    def _ends(self, end: int) -> bool:
        """Whether no noun follows a number: the clause ends, or a verb or "of" comes."""
        return any(what.match(self.text, end) for what in (_ELLIPSIS, _DID, _GOES_ON, _BE))

    def _stands_alone(self, match: re.Match[str], before: int, counted: bool) -> bool:
        """Whether a number has the place of a noun: subject of a verb, end of a clause, before "of" or "under"."""
        text, start, end = self.text, match.start(), match.end()
        if _MORE_THAN.match(text, end):
            return _AFTER_COMMA.search(text, before, start) is not None
        if _DID.match(text, end):
            return match["word"] is not None or _CLAUSE.search(text, before, start) is not None
        if not match["word"]:
            return False
        if _GOES_ON.match(text, end):
            return _LIST.search(text, before, start) is not None
        return counted and _ELLIPSIS.match(text, end) is not None and _LIST.search(text, before, start) is not None

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
