"""Precision, recall and F1 of extraction against hand-made gold, with intervals: a kind at a time, an origin, a body.

The matching is that of the corpus' own scorer (`extract.matching`); what is counted is in `extract.scoring`. Intervals
are of 95 %, from resampling whole bodies (percentile bootstrap): the texts of one body share a style, so a hundred of
its decisions say less about other bodies than a hundred of a hundred bodies.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract import EXTRACTOR_VERSION, extract_text
from extract.jsonl import to_json
from extract.scoring import KINDS, Score, Tally, score_text

RESAMPLES = 1000
FEWEST_BODIES = 5
"""Fewer bodies than this say nothing about others: no interval is given."""
Interval = tuple[float, float]


@dataclass(slots=True)
class Evaluation:
    """The scores of an origin's texts, by body."""

    origin: str
    bodies: dict[str, Score] = field(default_factory=dict)

    def whole(self) -> Score:
        """All bodies together."""
        score = Score(self.origin)
        for body in self.bodies.values():
            score.add(body)
        return score

    def intervals(self) -> dict[str, Interval]:
        """95 % intervals of F1, a kind; none where there are few bodies."""
        if len(self.bodies) < FEWEST_BODIES:
            return {}
        counts = [body.tallies() for body in self.bodies.values()]
        return {kind: _interval([body.get(kind, Tally()) for body in counts]) for kind in self.whole().tallies()}


def _interval(tallies: Sequence[Tally]) -> Interval:
    rng, found = random.Random(1), list[float]()
    for _ in range(RESAMPLES):
        drawn = rng.choices(tallies, k=len(tallies))
        gold, predicted = sum(t.gold for t in drawn), sum(t.predicted for t in drawn)
        if gold + predicted:
            found.append(2 * sum(t.right for t in drawn) / (gold + predicted))
    found.sort()
    return (found[int(0.025 * len(found))], found[int(0.975 * len(found)) - 1]) if found else (0.0, 0.0)


# ------------------------------------------------------------ running


def read_pages(path: Path) -> list[dict[str, Any]]:
    """The pages of a JSON lines file. `ValueError` names the line that is none, and what it needs."""
    return list(_read_lines(path, {"id": str, "text": str}))


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The facts of a JSON lines file, a page a line. `ValueError` names the line that is none, and what it needs."""
    rows = list(_read_lines(path, {"id": str}))
    for row in rows:
        for kind in KINDS:
            for entry in row.get(kind) or ():
                if not isinstance(entry, dict) or not all(isinstance(entry.get(end), int) for end in ("start", "end")):
                    raise ValueError(f"{path}, page {row['id']}: one of its {kind} has no start and end")
    return rows


def _read_lines(path: Path, needed: Mapping[str, type]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):  # a text may hold other line ends
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{path} line {number} is not JSON: {error}") from error
        for name, kind in needed.items():
            if not isinstance(row, dict) or not isinstance(row.get(name), kind):
                raise ValueError(f'{path} line {number}: give one object a line, with "{name}"')
        yield row


def evaluate(pages: Iterable[Mapping[str, Any]], gold: Iterable[Mapping[str, Any]]) -> list[Evaluation]:
    """Extract every page that has gold and score it: one `Evaluation` an origin, in alphabetical order.

    Pages have `id`, `text` and, where known, `origin`, `council` (the body) and `section`.
    """
    expected = {entry["id"]: entry for entry in gold}
    found: dict[str, Evaluation] = {}
    for page in pages:
        if page["id"] not in expected:
            continue
        origin, body = str(page.get("origin") or "unknown"), str(page.get("council") or page["id"])
        facts = to_json(page["id"], extract_text(page["text"], page.get("section")))
        score = score_text(page["id"], origin, page["text"], expected[page["id"]], facts)
        of_origin = found.setdefault(origin, Evaluation(origin))
        of_origin.bodies.setdefault(body, Score(origin)).add(score)
    return [found[origin] for origin in sorted(found)]


def evaluate_files(pages: Path, gold: Path) -> list[Evaluation]:
    """`evaluate` on two JSON lines files."""
    return evaluate(read_pages(pages), read_gold(gold))


# ------------------------------------------------------------ telling


def rows(evaluations: Iterable[Evaluation]) -> list[dict[str, Any]]:
    """Every measure as a flat row: origin, kind, what (`fact` or a value of matched facts), counts, rates, interval."""
    found = []
    for evaluation in evaluations:
        whole, intervals = evaluation.whole(), evaluation.intervals()
        about = {"origin": evaluation.origin, "bodies": len(evaluation.bodies), "texts": whole.texts}
        for what, tallies in (("fact", whole.tallies()), ("value", whole.values)):
            for kind, tally in tallies.items():
                low, high = intervals.get(kind, (None, None)) if what == "fact" else (None, None)
                found.append({**about, "kind": kind, "what": what, **_measures(tally), "f1_low": low, "f1_high": high})
    return found


def _measures(tally: Tally) -> dict[str, Any]:
    rates = {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
    counts = {"right": tally.right, "gold": tally.gold, "found": tally.predicted}
    return {**counts, **{name: round(rate, 4) for name, rate in rates.items()}}


def as_json(evaluations: Sequence[Evaluation]) -> str:
    """The measures for a machine, with the version of the extractor that they are of."""
    errors = {evaluation.origin: evaluation.whole().offset_errors for evaluation in evaluations}
    whole = {"extractor_version": EXTRACTOR_VERSION, "offset_errors": errors, "measures": rows(evaluations)}
    return json.dumps(whole, indent=1, ensure_ascii=False)


def _with_interval(tally: Tally, interval: Interval | None) -> str:
    return f"{tally.f1:.3f} ({interval[0]:.2f}–{interval[1]:.2f})" if interval else f"{tally.f1:.3f}"


def table(evaluations: Iterable[Evaluation], *, by_body: bool = False) -> list[str]:
    """The scores as lines to print: a block for each origin, after it a line a body where asked."""
    lines = []
    for evaluation in evaluations:
        whole, intervals = evaluation.whole(), evaluation.intervals()
        lines.append(
            f"{evaluation.origin}: {whole.texts} texts of {len(evaluation.bodies)} bodies,"
            f" {whole.offset_errors} offset errors"
        )
        for kind, tally in whole.tallies().items():
            shown = _with_interval(tally, intervals.get(kind))
            lines.append(
                f"  {kind:20} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {shown}  ({tally.right} right,"
                f" {tally.gold} gold, {tally.predicted} found)"
            )
        for name, tally in whole.values.items():
            lines.append(f"    {name:20} {tally.right} right of {tally.gold} in gold, {tally.predicted} found")
        if by_body:
            lines += [f"  {line}" for line in _body_lines(evaluation)]
    return lines


def _body_lines(evaluation: Evaluation) -> Iterable[str]:
    for name, score in sorted(evaluation.bodies.items()):
        told = (f"{kind} {tally.f1:.2f} ({tally.gold})" for kind, tally in score.tallies().items() if tally.gold)
        yield f"{name}: {', '.join(told) or 'nothing to find'}"


def missed(evaluations: Iterable[Evaluation], kind: str) -> Iterator[str]:
    """What was missed of a kind, and what was found falsely: a line each, with the page and what is stated."""
    for evaluation in evaluations:
        whole = evaluation.whole()
        for label, entries in (("missed", whole.missed[kind]), ("false", whole.false[kind])):
            for page, entry in entries:
                stated = {key: value for key, value in entry.items() if value is not None}
                yield f"{label}  {page}  {json.dumps(stated, ensure_ascii=False)}"


def markdown(evaluations: Iterable[Evaluation]) -> str:
    """The scores as Markdown: a table for each origin, one of the values of the facts that met, one of the bodies."""
    parts = []
    for evaluation in evaluations:
        whole, intervals = evaluation.whole(), evaluation.intervals()
        parts += [f"### {evaluation.origin} ({whole.texts} texts, {len(evaluation.bodies)} bodies)", ""]
        parts += ["| kind | precision | recall | F1 (95 %) | gold | found |", "|---|---:|---:|---:|---:|---:|"]
        parts += [
            f"| {kind} | {tally.precision:.3f} | {tally.recall:.3f} | {_with_interval(tally, intervals.get(kind))} "
            f"| {tally.gold} | {tally.predicted} |"
            for kind, tally in whole.tallies().items()
        ]
        parts += ["", "| value of the facts that met | right | in gold | found |", "|---|---:|---:|---:|"]
        parts += [f"| {name} | {t.right} | {t.gold} | {t.predicted} |" for name, t in whole.values.items()]
        parts += ["", f"Quotes that are not at their place: {whole.offset_errors}.", ""]
    return "\n".join(parts)
