"""What is told of declared interests where the item came up: who left, and declarations told only there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.facts import Interest
from extract.components import interest_words as terms
from extract.components.interest_facts import fact_of, meets_any
from extract.components.listed_names import Listed, read_names
from extract.components.name_lists import lists_in
from extract.components.names import surname
from extract.text import Sentence

_HAVING = re.compile(
    r"\[?(?:Note:?\s)?(?:Having|As\s(?:he|she|they)\shad)\s(?:earlier\s|previously\s|already\s)?(?:declared|disclosed)\s"
    r"(?=[^.;]{0,120}?\binterests?\b)"
    r"(?:an?|the|his|her|their)\s[^.;]{0,160}?(?:,\s|\s(?=(?:Councillors?|Cllrs?|Mrs?|Ms|Miss|Dr|Alderm[ae]n)\b))"
)
""" "Having declared an interest in this item, Councillor Ash left": who declared stands behind it."""
_OF_WHAT = re.compile(r"\binterests?\b[^.;]{0,60}$")
_BECAUSE = re.compile(
    r"\b(?:(?:due|owing)\sto|because\sof|in\s(?:view|light|accordance|line|keeping)\s(?:of|with)|following|by\s(?:reason|virtue)\sof|on\saccount\sof"
    r"|as\sa\s(?:result|consequence)\sof|having|who\shad|as\s(?:he|she|they)\shad|consequent\son)\s(?:earlier\s|previously\s|already\s)?"
    r"(?:(?:his|her|their|the|an?|its)\s)?[^.;,]{0,40}?\b(?:declar\w+|disclos\w+)\b|\b(?:declared|disclosed|pecuniary|prejudicial)\s[^.;,]{0,30}?\binterests?\b",
    re.IGNORECASE,
)
""" "due to his declared interest", "in accordance with her declaration": why a member left."""
_ALL_OF_THEM = re.compile(
    r"(?:All|Each|Both|The)\s(?:of\s)?(?:the\s|these\s|those\s)?(?:(?:above|aforementioned|said|foregoing)(?:[\s-](?:named|mentioned))?\s)"
    r"(?:[Mm]embers?|[Cc]ouncillors?)\s"
)
""" "All the above members left the room during this item." """
_SELF = re.compile(r",?\s(?:who\s)?(?:having|had|has)\s(?:earlier\s|previously\s|already\s)?(?:declared|disclosed)\b")
_SOON = 90
"""Characters behind a name within which it is said that the member left."""


def _moves(text: str, start: int, stop: int) -> bool | None:
    """Whether the words behind names say that those left (True) or stayed (False); None for neither."""
    return terms.left(text[start : min(stop, start + _SOON)])


def _people_after(text: str, sentence: Sentence) -> Sequence[Listed]:
    """Members behind "Having declared an interest in the item, "."""
    lead = _HAVING.match(text, sentence.start, sentence.end)
    if lead is None or not _OF_WHAT.search(text, lead.start(), lead.end()):
        return ()
    return [person for person in read_names(text, lead.end(), sentence.end, bare=False).people if person.is_named]


def _told_here(text: str, sentence: Sentence, people: Sequence[Listed]) -> Iterator[Interest]:
    """Declarations told only where the item came up."""
    said = text[sentence.start : sentence.end]
    gone = _moves(text, people[-1].end, sentence.end)
    if gone is None and not terms.has_kind(said):
        return  # "Having declared an interest in sailing, Councillor Ash told the tale"
    for number, person in enumerate(people):
        begin = sentence.start if number == 0 else person.start
        yield fact_of(text, begin, sentence.end, person.name, terms.kind_of(said), gone, "having")


def _later(text: str, sentence: Sentence) -> tuple[set[str], bool] | None:
    """Surnames of members of whom a sentence says that they left or stayed because of what they declared."""
    if not _BECAUSE.search(text, sentence.start, sentence.end):
        return None
    for people in lists_in(text, sentence):
        gone = _moves(text, people[-1].end, sentence.end)
        if gone is not None:
            return {surname(person.name) for person in people if person.is_named}, gone
    return None


def _repeated(facts: Sequence[Interest]) -> set[int]:
    """Positions of facts that only go back to what was declared above: "Cllr Ash, having declared it, left"."""
    once = Counter(surname(fact.person or "") for fact in facts)
    first = {surname(fact.person or ""): at for at, fact in reversed(list(enumerate(facts)))}
    return {
        at
        for at, fact in enumerate(facts)
        if (name := surname(fact.person or ""))
        and once[name] == 2
        and first[name] < at
        and facts[first[name]].left_meeting is None
        and _SELF.search(fact.quote[:90])
    }


def with_leaving(text: str, facts: Sequence[Interest], sentences: Sequence[Sentence]) -> list[Interest]:
    """Declarations, with the leaving told at the item of members who declared once, and those told only there."""
    repeated = _repeated(facts)
    told = ((surname(facts[at].person or ""), facts[at].left_meeting) for at in repeated)
    gone = {name: left for name, left in told if left is not None}
    kept = [fact for at, fact in enumerate(facts) if at not in repeated]
    known = {surname(fact.person or "") for fact in kept}
    found: list[Interest] = []
    for sentence in sentences:
        said = text[sentence.start : min(sentence.end, sentence.start + 600)]
        if ("eclar" not in said and "nterest" not in said and "isclos" not in said) or meets_any(sentence, kept):
            continue
        people = _people_after(text, sentence)
        if people and not {surname(person.name) for person in people} & known:
            found += _told_here(text, sentence, people)
        elif later := _later(text, sentence):
            gone |= dict.fromkeys(later[0] & known, later[1])
    merged = sorted([*_all_left(text, kept, sentences), *found], key=lambda fact: (fact.start, fact.end))
    return list(_with(merged, gone))


def _all_left(text: str, facts: Sequence[Interest], sentences: Sequence[Sentence]) -> Iterator[Interest]:
    """Declarations, with what one sentence right behind their list says of all of them."""
    last = max((fact.end for fact in facts), default=-1)
    behind = next((sentence for sentence in sentences if sentence.start >= last >= 0), None)
    match = _ALL_OF_THEM.match(text, behind.start, behind.end) if behind else None
    gone = _moves(text, match.end() - 1, behind.end) if match and behind else None
    for fact in facts:
        is_told = gone is not None and fact.left_meeting is None and fact.kind != "nil"
        yield replace(fact, left_meeting=gone) if is_told else fact


def _with(facts: Sequence[Interest], gone: dict[str, bool]) -> Iterator[Interest]:
    """Declarations, those of members who declared once with what is told of their leaving."""
    once = Counter(surname(fact.person or "") for fact in facts)
    for fact in facts:
        name = surname(fact.person or "")
        is_told = fact.left_meeting is None and name in gone and once[name] == 1 and fact.kind != "nil"
        yield replace(fact, left_meeting=gone[name]) if is_told else fact
