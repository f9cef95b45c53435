"""Counts behind precision, recall and F1: what one text gave against its gold, and what many gave together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.matching import Entry, match, plain_due, plain_name, plain_owner, plain_words

FIRST_KINDS = ("decisions", "roles", "figures", "dates")
"""Kinds of fact that every gold has; extraction calls the first `resolutions`."""
KINDS = (
    *FIRST_KINDS, "named_votes", "actions", "exclusions", "interests", "attendance_mentions", "legal_references",
    "places", "reference_numbers", "partial_dates",
)  # fmt: skip
_FOUND_AS = {"decisions": "resolutions"}


@dataclass(slots=True)
class Tally:
    """Counts of one kind: facts found and right, in gold, and predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, other: Tally) -> None:
        """Count another text's too."""
        self.right += other.right
        self.gold += other.gold
        self.predicted += other.predicted

    def count(self, expected: bool, guessed: bool, right: bool) -> None:
        """One value: whether gold states it, whether it was found, whether they are the same."""
        self.gold += expected
        self.predicted += guessed
        self.right += right

    @property
    def precision(self) -> float:
        """Share of predictions that are right, 0 without predictions."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found, 0 without gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.gold + self.predicted) if self.gold + self.predicted else 0.0


def _tallies() -> dict[str, Tally]:
    return defaultdict(Tally)


@dataclass(slots=True)
class Score:
    """Scores of some texts: those of an origin, of a body, or one alone."""

    origin: str
    texts: int = 0
    kinds: dict[str, Tally] = field(default_factory=_tallies)
    values: dict[str, Tally] = field(default_factory=_tallies)
    """Values of the facts that met: outcome, vote and mover of decisions count every one that either states."""
    complete: Tally = field(default_factory=Tally)
    """Decisions with clause, outcome, vote, mover and seconder all right."""
    offset_errors: int = 0
    missed: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))
    false: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Score) -> None:
        """Count another's texts too."""
        self.texts += other.texts
        self.offset_errors += other.offset_errors
        self.complete.add(other.complete)
        for mine, theirs in ((self.kinds, other.kinds), (self.values, other.values)):
            for name, tally in theirs.items():
                mine[name].add(tally)
        for mine_, theirs_ in ((self.missed, other.missed), (self.false, other.false)):
            for name, entries in theirs_.items():
                mine_[name] += entries

    def tallies(self) -> dict[str, Tally]:
        """Every kind that gold has, by name, and complete decisions after decisions."""
        named = {kind: self.kinds[kind] for kind in KINDS if kind in self.kinds}
        return {**{"decisions": named.pop("decisions", Tally()), "complete decisions": self.complete}, **named}


def score_text(id: str, origin: str, text: str, gold: Mapping[str, Any], found: Mapping[str, Any]) -> Score:
    """One text's score. `gold` and `found` hold a list a kind, entries with `start`, `end` and `quote`.

    A kind that gold does not have at all (no key) was not annotated, and is not counted.
    """
    score = Score(origin, 1)
    for kind in KINDS:
        if kind not in gold and kind not in FIRST_KINDS:
            continue
        guesses = _guesses(kind, found)
        score.offset_errors += sum(text[guess["start"] : guess["end"]] != guess["quote"] for guess in guesses)
        _score_kind(score, id, kind, gold.get(kind) or [], guesses)
    return score


def _guesses(kind: str, found: Mapping[str, Any]) -> Sequence[Entry]:
    guesses: Sequence[Entry] = found.get(_FOUND_AS.get(kind, kind)) or []
    if kind == "attendance_mentions":  # gold marks those alone who are away, and who stands in for them
        return [guess for guess in guesses if guess["status"] in ("apologies", "substitute")]
    return guesses


def _score_kind(score: Score, id: str, kind: str, expected: Sequence[Entry], guesses: Sequence[Entry]) -> None:
    pairs = match(kind, expected, guesses)
    score.kinds[kind].add(Tally(len(pairs), len(expected), len(guesses)))
    hit, used = {g for g, _ in pairs}, {f for _, f in pairs}
    score.missed[kind] += [(id, entry) for index, entry in enumerate(expected) if index not in hit]
    score.false[kind] += [(id, entry) for index, entry in enumerate(guesses) if index not in used]
    for g, f in pairs:
        _count_values(score, kind, expected[g], guesses[f])
    if kind == "decisions":
        complete = sum(_is_complete(expected[g], guesses[f]) for g, f in pairs)
        score.complete.add(Tally(complete, len(expected), len(guesses)))


# ---------------------------------------------------------------- values of facts that met


def _outcome(entry: Entry) -> Any:
    return "approved" if entry.get("outcome") == "agreed" else entry.get("outcome")


def _vote(entry: Entry) -> tuple[Any, ...] | None:
    stated = entry.get("vote")
    return tuple(stated.get(option) for option in ("for", "against", "abstain")) if stated else None


def _named(key: str) -> Callable[[Entry], Any]:
    return lambda entry: plain_name(entry.get(key)) or None


def _worded(key: str) -> Callable[[Entry], Any]:
    return lambda entry: plain_words(entry.get(key)) or None


def _office(key: str) -> Callable[[Entry], Any]:
    return lambda entry: plain_owner(entry.get(key)) or None


def _time(key: str) -> Callable[[Entry], Any]:
    return lambda entry: plain_due(entry.get(key)) or None


def _kept(key: str) -> Callable[[Entry], Any]:
    return lambda entry: entry.get(key)


def _checked(entry: Entry) -> Any:
    """What arithmetic showed; `not_checkable` says that none was done, and gold marks only what could be."""
    return None if entry.get("check_result") == "not_checkable" else entry.get("check_result")


def _paragraphs(entry: Entry) -> Any:
    return tuple(part.strip() for part in str(entry["paragraphs"]).split(",")) if entry.get("paragraphs") else None


VALUES: dict[str, dict[str, Callable[[Entry], Any]]] = {
    "decisions": {
        "outcome": _outcome, "vote": _vote, "mover": _named("mover"), "seconder": _named("seconder"),
        "delegated_to": _office("delegated_to"), "in_consultation_with": _office("in_consultation_with"),
        "subject_to": _worded("subject_to"), "deadline": _time("deadline"),
        "recommended_to": _office("recommended_to"),
        "is_unanimous_stated": lambda entry: bool(entry.get("is_unanimous_stated")) or None,
    },
    "figures": {
        "modifier": _kept("modifier"), "part": _kept("part"), "period": _worded("period"),
        "check_result": _checked,
    },
    "actions": {"owner": _office("owner"), "due": _time("due")},
    "exclusions": {"paragraphs": _paragraphs},
    "interests": {"interest kind": _kept("kind"), "left_meeting": _kept("left_meeting")},
    "attendance_mentions": {"substitute_for": _named("substitute_for")},
    "legal_references": {"act": _worded("act"), "provision": _worded("provision")},
}  # fmt: skip
"""Values measured on the facts that met, a kind: each read from gold and from what was found, None for not stated."""


ALWAYS = ("outcome", "vote", "mover", "seconder")


def _count_values(score: Score, kind: str, gold: Entry, found: Entry) -> None:
    for name, read in VALUES.get(kind, {}).items():
        if name not in ALWAYS and not any(key in gold for key in (name, name.removeprefix("interest "))):
            continue  # a gold that does not go so far
        expected, guess = read(gold), read(found)
        if expected is not None or guess is not None:
            score.values[name].count(expected is not None, guess is not None, expected == guess)


def _is_complete(gold: Entry, found: Entry) -> bool:
    return all(VALUES["decisions"][name](gold) == VALUES["decisions"][name](found) for name in ALWAYS)
