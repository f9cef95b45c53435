"""What was read as a person in an attendance list and is none: an office, a body, bare initials."""

from __future__ import annotations

import re

from extract.components.attendance_entries import OFFICE_WORD, without_rank
from extract.components.office_patterns import INSTITUTIONS, is_person

_BEGINNINGS = frozenset(["Assistant", "Deputy", "Acting", "Interim", "Senior", "Principal", "Corporate", "Executive"])
""" "Ann Lunn, Assistant" at the end of a printed line, and "Director of Roads" on the next."""
_SURNAMES = frozenset(["constable", "leader", "nurse", "clerk", "lead", "principal", "provost", "mayor"])
_INITIALS = re.compile(r"(?:[A-Z]{2,4}(?:,\s)?){1,3}")
_GLUED = re.compile(r"[a-z](?:Mrs?|Ms|Miss|Cllr|Councillor)\s")
""" "Footpath OfficersMrs Ash": two words that lost the space between them."""
_LETTERS = re.compile(r"NHS|ICB|CCG|CIC|CVS|CAB|LEP|PLC|LLP")
_ALONE = re.compile(
    r"[Tt]he\s(?:(?:Lord|Lady|Deputy|Depute|Vice|Town|High|Civic|Parish|County|District|Borough|City)[ -]){0,3}"
    r"(?:Lieutenant|Mayor|Mayoress|Provost|Chair(?:man|woman|person)?|Convener|Sheriff|Leader|President|Clerk|Councillors?|Chief\s\w+)"
)
""" "the Lord Lieutenant", among those who sent apologies: an office alone. """
_HALF = re.compile(
    r"(?:PART|Part|SECTION|Section|RHAN|Rhan|ITEM|Item|ANNEX|Annex)\s(?:ONE|One|TWO|Two|THREE|Three|FOUR|Four|UN|Un|DAU|Dau|[A-Z]|[IVX]{1,4})"
)
""" "PART ONE", the line below a list of names: half of the agenda."""
_VOWEL = re.compile(r"[AEIOUY]")


def is_nobody(person: str) -> bool:
    """Whether what was read as a person is an office, a body or letters that stand for a name."""
    return (
        _ALONE.fullmatch(person) is not None
        or _HALF.fullmatch(person) is not None
        or _is_office(person)
        or _is_body(person)
        or _is_letters(person)
        or _GLUED.search(person) is not None
    )


def _is_office(person: str) -> bool:
    """ "Treasury Adviser"."""
    name = without_rank(person)
    if name in _BEGINNINGS:
        return True
    word = OFFICE_WORD.search(name)
    whole = word is not None and word.start() and word.end() == len(name) and re.match(r"[A-Z][a-z]{2}", name)
    return word is not None and (word.start() == 0 or (whole is not None and word.group().casefold() not in _SURNAMES))


def _is_body(person: str) -> bool:
    """ "Mill Lane Bowls Club", which sent apologies too."""
    parts = person.split()
    if len(parts) > 1 and parts[0][:1].isupper() and not parts[0].isupper() and _LETTERS.fullmatch(parts[-1]):
        return True  # "Tarn CCG"
    return len(parts) > 1 and parts[-1] in INSTITUTIONS and not is_person(person)


def _is_letters(person: str) -> bool:
    """ "NP, PC": members whom a list names by their letters alone, and no surname in capitals."""
    return _INITIALS.fullmatch(person) is not None and ("," in person or len(person) < 3 or not _VOWEL.search(person))
