"""When a predicted fact is the one a person marked: spans meet, values agree. Pure.

The rules of the corpus' own scorer for its four kinds, and rules of the same sort for the others.
`tests/extract/test_matching.py` holds both scorers to one result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]

_TITLES = re.compile(
    r"^(?:councillor|cllr\.?|county councillor|mr|mrs|ms|miss|dr|sir|dame|prof(?:essor)?|rev(?:erend)?"
    r"|alderman|ald|bailie|y cynghorydd|cynghorydd|the)\s+"
)
_HONOURS = re.compile(r"(?:,?\s+(?:mbe|obe|cbe|kbe|dbe|jp|dl|qpm|bem|kc|qc))+$")
_JOINED = re.compile(r"\b(?:and|ac)\b|[&/]")
_WELSH_ARTICLE = re.compile(r"^yr?\s+")
_LEADS_IN = re.compile(r"^(?:by|in|at|on|to|for|due|the|erbyn|yn|ar|yr?)\s+")
WIDE = frozenset({"decisions", "actions", "legal_references", "interests"})
"""Kinds whose spans are clauses: half of what either covers must be shared."""


def plain_name(name: str | None) -> str:
    """A name or office for comparison: case, titles, honours and "the" apart."""
    text = re.sub(r"[^\w\s&/'-]", " ", (name or "").casefold().replace("’", "'"))
    text = _HONOURS.sub("", " ".join(text.split()))
    while (shorter := _TITLES.sub("", text)) != text:
        text = shorter
    return text


def plain_words(words: str | None) -> str:
    """Words for comparison: case, spaces and marks apart."""
    return " ".join(re.findall(r"\w+", (words or "").casefold()))


def plain_owner(owner: str | None) -> str:
    """Who is to act, for comparison: titles, "the" and what joins two owners ("and", "/") apart."""
    plain = " ".join(re.findall(r"\w+", _JOINED.sub(" ", (owner or "").casefold())))
    while (shorter := _TITLES.sub("", _WELSH_ARTICLE.sub("", plain))) != plain:
        plain = shorter
    return plain


def plain_due(due: str | None) -> str:
    """A time for comparison: what leads in to it apart, where that says no more than "then" ("by the end of May").

    "Before", "after" and "within" say more, and stay.
    """
    plain = plain_words(due)
    while (shorter := _LEADS_IN.sub("", plain)) != plain:
        plain = shorter
    return plain


def same_number(one: Any, two: Any) -> bool:
    """Whether two numbers, as numbers or text, are equal but for rounding of the last bit."""
    try:
        a, b = float(one), float(two)
    except (TypeError, ValueError):
        return False
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _role_forms(entry: Entry) -> set[str]:
    role, body = plain_name(entry.get("role")), plain_name(entry.get("organisation"))
    return {role, f"{role} of {body}", f"{role} of the {body}", f"{body} {role}"} if body else {role}


def _same_role(gold: Entry, found: Entry) -> bool:
    same_person = plain_name(gold.get("person")) == plain_name(found.get("person"))
    return same_person and bool(_role_forms(gold) & _role_forms(found))


def _same_figure(gold: Entry, found: Entry) -> bool:
    top = gold.get("value_max")
    same_top = top is None or same_number(top, found.get("value_max"))
    return gold.get("kind") == found.get("kind") and same_number(gold.get("value"), found.get("value")) and same_top


def _equal(key: str) -> Callable[[Entry, Entry], bool]:
    return lambda gold, found: (gold.get(key) or "") == (found.get(key) or "")


def _by_span(_gold: Entry, _found: Entry) -> bool:
    return True


AGREES: dict[str, Callable[[Entry, Entry], bool]] = {
    "roles": _same_role,
    "figures": _same_figure,
    "dates": _equal("iso"),
    "partial_dates": _equal("iso"),
    "named_votes": _equal("option"),
    "places": _equal("kind"),
    "reference_numbers": _equal("kind"),
    "attendance_mentions": _equal("status"),
    "interests": lambda gold, found: plain_name(gold.get("person")) == plain_name(found.get("person")),
}
"""Values that must agree for a fact to be the same, a kind; the other kinds meet by their spans alone."""


def overlap(gold: Entry, found: Entry) -> float:
    """Characters shared over characters covered."""
    shared = max(0, min(gold["end"], found["end"]) - max(gold["start"], found["start"]))
    return shared / (gold["end"] - gold["start"] + found["end"] - found["start"] - shared) if shared else 0.0


def _meets(kind: str, gold: Entry, found: Entry, share: float) -> bool:
    inside = share > 0 and gold["start"] <= found["start"] and found["end"] <= gold["end"]
    return share >= 0.5 if kind in WIDE else share >= 0.3 or inside


def match(kind: str, gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs (gold index, found index), one to one, best overlap first."""
    agrees = AGREES.get(kind, _by_span)
    scored = [
        (share, g, f)
        for g, entry in enumerate(gold)
        for f, guess in enumerate(found)
        if _meets(kind, entry, guess, share := overlap(entry, guess)) and agrees(entry, guess)
    ]
    pairs: list[tuple[int, int]] = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for _, g, f in sorted(scored, reverse=True):
        if g not in used_gold and f not in used_found:
            pairs.append((g, f))
            used_gold.add(g)
            used_found.add(f)
    return pairs
