"""What becomes of the declarations read: which are denied, which repeat another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.facts import Interest
from extract.components import interest_words as terms
from extract.components.interest_nil import NONE_SAID
from extract.components.names import surname
from extract.text import HasSpan, words

_AGAIN = re.compile(r"\b(?:earlier|previously)\s(?:in\sthe\smeeting\s)?(?:declared|disclosed)\b", re.IGNORECASE)
""" "who had earlier declared an interest": nothing new, where that was told. """


def fact_of(text: str, start: int, end: int, person: str | None, kind: str, gone: bool | None, rule: str) -> Interest:
    """A declaration of that span; `gone` says whether the member left, None where nothing says so."""
    named, quote = words(person) if person else None, text[start:end]
    return Interest(
        start=start, end=end, quote=quote, rule=f"interests.{rule}", person=named, kind=kind, left_meeting=gone
    )  # fmt: skip


def meets_any(fact: HasSpan, others: Sequence[HasSpan]) -> bool:
    """Whether a declaration shares words with one of the others."""
    return any(fact.start < other.end and other.start < fact.end for other in others)


def first_told(facts: Sequence[Interest]) -> Iterator[Interest]:
    """Without what a member adds for openness to an interest declared just before."""
    declared: set[str] = set()
    for fact in facts:
        name = surname(fact.person or "")
        if name in declared and not terms.INTEREST.search(fact.quote):
            continue
        declared.add(name)
        yield fact


def denies(rest: str, told: bool) -> bool:
    """Whether the words after the verb say that there is no interest, before they say of one."""
    negated = terms.NEGATED.search(rest[:120])
    if negated is None:
        return False
    before = rest[: negated.start()]
    return (terms.TOLD_HAVING if told else terms.INTEREST).search(before) is None


def introduces(line: str, awaited: bool) -> bool:
    """Whether a block under the heading only says what declarations are for; `awaited` where it is the first."""
    conditional = awaited and terms.CONDITIONAL.search(line) is not None and not NONE_SAID.search(line)
    return conditional or line.startswith("To ") or line.strip(" .").isdigit()


def without_repeats(facts: Sequence[Interest]) -> Iterator[Interest]:
    """Without what only says that somebody declared earlier, where that was told; whether they left is news."""
    told: set[str] = set()
    for fact in facts:
        name = surname(fact.person or "")
        if name and name in told and fact.left_meeting is None and _AGAIN.search(fact.quote):
            continue
        told.add(name)
        yield fact
