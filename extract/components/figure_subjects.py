"""The part that the subject of a figure's clause gives it: "receipts from sales were £2m", "the cost would be £900"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.facts import Figure
from extract import rules
from extract.components.figure_cues import NOT_THE_COUNCILS

_IS = r"(?:be|was|were|is|are|stands?|stood|amount(?:s|ed)?|totall?(?:s|ed)|com(?:es|e)|came|reach(?:es|ed)?)"
_MODAL = r"(?:would|will|could|(?-i:may)|might|should)"
_HAS = r"(?:had|has|have)"
_HOW = (
    r"(?:be|been|being|now|only|currently|then|also|to|at|in|the|region|order|of|about|around|approximately|some|nearly"
    r"|almost|over|under|just|up|between|likely|expected|anticipated|forecast|projected|predicted|estimated|put|set|cost"
    r"|an?|total|more|less|than|reach(?:ed)?|come|amount(?:ed)?|total(?:led)?|stood|fixed|agreed|least|was|were|is"
    r"|excess|exceed(?:ed)?)"
)
_VERB = re.compile(rf"[ ,](?P<verb>{_IS}|{_MODAL}|{_HAS})(?: {_HOW}){{0,8}} \(?$", re.IGNORECASE)
_TO_COME = re.compile(
    rf"\b(?:{_MODAL}|likely|expected|anticipated|forecast|projected|predicted|estimated)\b", re.IGNORECASE
)
_PUT_AT = re.compile(r"\bput at\b", re.IGNORECASE)
""" "expenditure was put at £3m": so much is thought of."""
_CLAUSE = re.compile(
    r"[;:(]|,(?! (?:net|including|excluding))| [–-] |\b(?:that|which|while|whilst|whereas|but|and (?:that|the|its))\b"
)
_AFTER_NOUN = re.compile(
    r" (?:of|for|from|in|on|at|to|as|during|by|with|per|over|between|across|under|within"
    r"|so far|since|(?:this|next|last) year)(?= |$)"
)
"""Where the words begin that tell more of the noun before them: "the cost of the works"."""


_GIVEN = (
    r"(?: (?:allocated|set aside|available|identified|approved|provided|agreed|received|achieved|made|due|proposed"
    r"|recommended|requested|required))?"
)
""" "the budget allocated for the work"."""


def _nouns(field: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Parts with the nouns that as subjects give them."""
    return tuple(
        (rule["part"], re.compile(rf"(?:^|[ -]){rules.alternatives(rule[field])}{_GIVEN}$", re.IGNORECASE))
        for rule in rules.load("figure_parts")
        if field in rule
    )


_SUBJECTS, _COMING = _nouns("subjects"), _nouns("coming")
_ANY = re.compile(
    rules.alternatives(
        noun for rule in rules.load("figure_parts") for field in ("subjects", "coming") for noun in rule.get(field, ())
    ),
    re.IGNORECASE,
)


def subject_part(figure: Figure, before: str) -> str | None:
    """Part that the subject of the verb before a sum of money gives it, None where it gives none."""
    if figure.kind != "money" or figure.value < 0 or not _ANY.search(before):
        return None
    verb = _VERB.search(before)
    if verb is None:
        return None
    words = _CLAUSE.split(before[: verb.start()])[-1].strip()
    noun = _AFTER_NOUN.split(words, maxsplit=1)[0]
    if _PUT_AT.search(verb.group()):
        return _of(noun, _COMING) or ("estimate" if _of(noun, _SUBJECTS) == "spent" else None)
    if _TO_COME.search(verb.group()):
        return _of(noun, _COMING)
    part = None if NOT_THE_COUNCILS.search(noun) or _THEIRS.search(words) else _of(noun, _SUBJECTS)
    return None if verb["verb"].casefold() == "be" and part != "budget" else part


_THEIRS = re.compile(
    r"\b(?:average|visitors?|tourists?|customers?|household)[’']? spend\w*\b"
    r"|\bspend(?:ing)? per (?:visit|head|visitor|person|trip)",
    re.IGNORECASE,
)
""" "the average spend per visit was £3": others spent it."""


def _of(noun: str, parts: Iterable[tuple[str, re.Pattern[str]]]) -> str | None:
    return next((part for part, pattern in parts if pattern.search(noun)), None)
