"""What becomes of the declarations read: which are denied, which repeat another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Interest
from extract.components import interest_words as terms
from extract.components.interest_nil import NONE_SAID
from extract.components.names import TITLED, surname
from extract.text import words

_LEFT_LATER = re.compile(
    rf"aving\s(?:earlier\s|previously\s)?(?:declared|disclosed)\s[^.;]{{0,100}}?\binterests?\b[^.;]{{0,60}}?,?\s(?P<name>{TITLED})"
    r"\s(?:then\s|also\s)?(?:left|withdrew|vacated|retired\sfrom)\b"
)
""" "Having declared an interest, Councillor Ash left": told where the item came up."""
_AGAIN = re.compile(r"\b(?:earlier|previously)\s(?:in\sthe\smeeting\s)?(?:declared|disclosed)\b", re.IGNORECASE)
""" "who had earlier declared an interest": nothing new, where that was told. """


def meets_any(fact: Interest, others: Sequence[Interest]) -> bool:
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


def with_leaving(text: str, facts: Sequence[Interest]) -> Iterator[Interest]:
    """Declarations, with the leaving that the text tells at the item, of members who declared once."""
    left = {surname(words(match["name"])) for match in _LEFT_LATER.finditer(text)} if "aving " in text else set()
    once = Counter(surname(fact.person or "") for fact in facts)
    for fact in facts:
        name = surname(fact.person or "")
        is_told = fact.left_meeting is None and name in left and once[name] == 1 and fact.kind != "nil"
        yield replace(fact, left_meeting=True) if is_told else fact
