"""Precision, recall and F1 of extraction against hand-made gold, a kind at a time, real and authored texts apart.

The matching is that of the corpus' own scorer: spans meet one to one, best overlap first, and values must agree.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract import extract_text
from extract.jsonl import to_json

KINDS = ("decisions", "roles", "figures", "dates")
"""Kinds of fact in gold; extraction calls the first `resolutions`."""
VALUES = ("outcome", "vote", "mover")

_TITLES = re.compile(
    r"^(?:councillor|cllr\.?|county councillor|mr|mrs|ms|miss|dr|sir|dame|prof(?:essor)?|rev(?:erend)?"
    r"|alderman|ald|bailie|y cynghorydd|cynghorydd|the)\s+"
)
_HONOURS = re.compile(r"(?:,?\s+(?:mbe|obe|cbe|kbe|dbe|jp|dl|qpm|bem|kc|qc))+$")
Entry = Mapping[str, Any]


@dataclass(slots=True)
class Tally:
    """Counts of one kind: facts found and right, in gold, and predicted."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

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


@dataclass(slots=True)
class Score:
    """Scores of the texts of one origin."""

    origin: str
    texts: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    values: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in VALUES})
    """Outcome, vote and mover of the matched decisions: `right` of `gold`."""
    complete: Tally = field(default_factory=Tally)
    """Decisions with clause, outcome, vote, mover and seconder all right."""
    offset_errors: int = 0
    missed: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))
    false: dict[str, list[tuple[str, Entry]]] = field(default_factory=lambda: defaultdict(list))


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Objects of a JSON lines file. `ValueError` names the line that is not one."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                rows.append(json.loads(line))
            except ValueError as error:
                raise ValueError(f"{path} line {number} is not JSON: {error}") from error
    return rows


# ---------------------------------------------------------------- agreement


def plain_name(name: str | None) -> str:
    """A name or office for comparison: case, titles, honours and "the" apart."""
    text = re.sub(r"[^\w\s&/'-]", " ", (name or "").casefold().replace("’", "'"))
    text = _HONOURS.sub("", " ".join(text.split()))
    while (shorter := _TITLES.sub("", text)) != text:
        text = shorter
    return text


def _same_number(one: Any, two: Any) -> bool:
    try:
        a, b = float(one), float(two)
    except (TypeError, ValueError):
        return False
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _role_forms(entry: Entry) -> set[str]:
    role, body = plain_name(entry.get("role")), plain_name(entry.get("organisation"))
    return {role, f"{role} of {body}", f"{role} of the {body}", f"{body} {role}"} if body else {role}


def _agrees(kind: str, gold: Entry, found: Entry) -> bool:
    if kind == "decisions":
        return True
    if kind == "roles":
        return bool(_role_forms(gold) & _role_forms(found)) and plain_name(gold.get("person")) == plain_name(
            found.get("person")
        )
    if kind == "figures":
        top = gold.get("value_max")
        same_top = top is None or _same_number(top, found.get("value_max"))
        return (
            gold.get("kind") == found.get("kind") and _same_number(gold.get("value"), found.get("value")) and same_top
        )
    return (gold.get("iso") or "") == (found.get("iso") or "")


def _overlap(gold: Entry, found: Entry) -> float:
    shared = max(0, min(gold["end"], found["end"]) - max(gold["start"], found["start"]))
    return shared / (gold["end"] - gold["start"] + found["end"] - found["start"] - shared) if shared else 0.0


def _meets(kind: str, gold: Entry, found: Entry, overlap: float) -> bool:
    inside = overlap > 0 and gold["start"] <= found["start"] and found["end"] <= gold["end"]
    return overlap >= 0.5 if kind == "decisions" else overlap >= 0.3 or inside


def match(kind: str, gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs (gold index, found index), one to one, best overlap first."""
    scored = [
        (overlap, g, f)
        for g, entry in enumerate(gold)
        for f, guess in enumerate(found)
        if _meets(kind, entry, guess, overlap := _overlap(entry, guess)) and _agrees(kind, entry, guess)
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


# ---------------------------------------------------------------- scoring


def _outcome(entry: Entry) -> Any:
    return "approved" if entry.get("outcome") == "agreed" else entry.get("outcome")


def _vote(entry: Entry) -> tuple[Any, ...]:
    stated = entry.get("vote") or {}
    return tuple(stated.get(option) for option in ("for", "against", "abstain"))


def _count_values(score: Score, gold: Entry, found: Entry) -> None:
    same_outcome, same_vote = _outcome(gold) == _outcome(found), _vote(gold) == _vote(found)
    people = [plain_name(gold.get(who)) == plain_name(found.get(who)) for who in ("mover", "seconder")]
    _add(score.values["outcome"], same_outcome)
    if gold.get("vote") or found.get("vote"):
        _add(score.values["vote"], same_vote)
    for who, same in zip(("mover", "seconder"), people, strict=True):
        if gold.get(who) or found.get(who):
            _add(score.values["mover"], same)
    score.complete.right += same_outcome and same_vote and all(people)


def _add(tally: Tally, right: bool) -> None:
    tally.gold += 1
    tally.predicted += 1
    tally.right += right


def score_text(score: Score, id: str, text: str, gold: Mapping[str, Any], found: Mapping[str, Any]) -> None:
    """Add one text to a score. `gold` and `found` hold a list a kind, entries with `start`, `end` and `quote`."""
    score.texts += 1
    for kind in KINDS:
        expected = gold.get(kind) or []
        guesses = found.get("resolutions" if kind == "decisions" else kind) or []
        score.offset_errors += sum(text[guess["start"] : guess["end"]] != guess["quote"] for guess in guesses)
        pairs = match(kind, expected, guesses)
        tally = score.kinds[kind]
        tally.right += len(pairs)
        tally.gold += len(expected)
        tally.predicted += len(guesses)
        hit, used = {g for g, _ in pairs}, {f for _, f in pairs}
        score.missed[kind] += [(id, entry) for index, entry in enumerate(expected) if index not in hit]
        score.false[kind] += [(id, entry) for index, entry in enumerate(guesses) if index not in used]
        if kind == "decisions":
            score.complete.gold += len(expected)
            score.complete.predicted += len(guesses)
            for g, f in pairs:
                _count_values(score, expected[g], guesses[f])


def evaluate(pages: Iterable[Mapping[str, Any]], gold: Iterable[Mapping[str, Any]]) -> list[Score]:
    """Extract every page that has gold and score it: one `Score` for each origin, in alphabetical order."""
    expected = {entry["id"]: entry for entry in gold}
    scores: dict[str, Score] = {}
    for page in pages:
        if page["id"] not in expected:
            continue
        origin = str(page.get("origin") or "unknown")
        score = scores.setdefault(origin, Score(origin))
        found = to_json(page["id"], extract_text(page["text"], page.get("section")))
        score_text(score, page["id"], page["text"], expected[page["id"]], found)
    return [scores[origin] for origin in sorted(scores)]


def evaluate_files(pages: Path, gold: Path) -> list[Score]:
    """`evaluate` on two JSON lines files."""
    return evaluate(read_lines(pages), read_lines(gold))


def table(scores: Iterable[Score]) -> list[str]:
    """The scores as lines to print: a block for each origin."""
    lines = []
    for score in scores:
        lines.append(f"{score.origin}: {score.texts} texts, {score.offset_errors} offset errors")
        for kind, tally in score.kinds.items():
            lines.append(
                f"  {kind:10} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  ({tally.right} "
                f"right, {tally.gold} gold, {tally.predicted} found)"
            )
        lines.append(
            f"  {'complete':10} F1 {score.complete.f1:.3f}  (clause, outcome, vote, mover and seconder all right)"
        )
        lines += [f"  {name:10} {tally.right} of {tally.gold}" for name, tally in score.values.items()]
    return lines


def markdown(scores: Iterable[Score]) -> str:
    """The scores as Markdown: a table for each origin, then a line for each value of the decisions that met."""
    parts = []
    for score in scores:
        parts += [f"### {score.origin} ({score.texts} texts)", ""]
        parts += ["| kind | precision | recall | F1 | gold | found |", "|---|---:|---:|---:|---:|---:|"]
        parts += [
            f"| {kind} | {tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} "
            f"| {tally.gold} | {tally.predicted} |"
            for kind, tally in score.kinds.items()
        ]
        names = {"outcome": "outcome", "vote": "votes", "mover": "movers"}
        parts += ["", *(f"- {names[name]}: {tally.right} of {tally.gold}" for name, tally in score.values.items())]
        parts += [f"- complete decisions: F1 {score.complete.f1:.3f}", ""]
    return "\n".join(parts)
