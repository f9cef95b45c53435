"""What becomes of the declarations read: which are denied, which repeat another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.facts import Interest
from extract.components import interest_words as terms
from extract.components.names import surname


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
    conditional = awaited and terms.CONDITIONAL.search(line) is not None
    return conditional or line.startswith("To ") or line.strip(" .").isdigit()
