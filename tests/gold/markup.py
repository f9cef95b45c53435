"""The project's own gold pages: minutes of fictional bodies with the facts marked in place, read into text and offsets.

    python -m tests.gold.markup FILE...          # what is wrong with them, and how many marks of each kind there are

One file a body, in `development/` or `held_out/`; `README.md` beside this says what each mark means. A mark is written
`⟦kind attribute=value attribute="two words"|the words⟧`; marks nest. Offsets are code points of the text without marks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive import facts

HERE = Path(__file__).parent
SPLITS = ("development", "held_out")
OPEN, CLOSE = "⟦", "⟧"
_HEAD = re.compile(r"(?P<kind>[a-z])(?P<attributes>(?: +[a-z_]+=(?:\"[^\"]*\"|[^\s\"|]+))*) *\|")
_ATTRIBUTE = re.compile(r"([a-z_]+)=(?:\"([^\"]*)\"|([^\s\"|]+))")
_PAGE = re.compile(r"^=== (\S+) (\w+)[ \t]*\n", re.MULTILINE)

KINDS: dict[str, tuple[str, frozenset[str], frozenset[str]]] = {
    # letter: name, attributes it must have, attributes it may have
    "d": ("decisions", frozenset({"outcome"}), frozenset(["vote", "mover", "seconder", "delegated_to", "consult", "subject_to", "deadline", "to", "unanimous"])),
    "r": ("roles", frozenset(), frozenset({"person", "role", "org"})),
    "f": ("figures", frozenset({"kind", "value"}), frozenset({"max", "unit", "modifier", "part", "period", "check"})),
    "t": ("dates", frozenset({"iso"}), frozenset()),
    "m": ("partial_dates", frozenset({"iso"}), frozenset()),
    "v": ("named_votes", frozenset({"option"}), frozenset({"div", "name"})),
    "a": ("actions", frozenset(), frozenset({"owner", "due"})),
    "x": ("exclusions", frozenset(), frozenset({"paragraphs"})),
    "i": ("interests", frozenset({"type"}), frozenset({"person", "left"})),
    "l": ("legal_references", frozenset(), frozenset({"act", "provision"})),
    "p": ("places", frozenset({"type"}), frozenset()),
    "g": ("reference_numbers", frozenset({"type"}), frozenset()),
    "n": ("attendance_mentions", frozenset({"status"}), frozenset({"for"})),
}  # fmt: skip
ALLOWED: dict[tuple[str, str], tuple[str, ...]] = {
    ("d", "outcome"): facts.OUTCOMES,
    ("d", "unanimous"): ("yes",),
    ("f", "kind"): facts.FIGURE_KINDS,
    ("f", "part"): facts.FIGURE_PARTS,
    ("f", "check"): facts.CHECK_RESULTS,
    ("v", "option"): facts.VOTE_OPTIONS,
    ("i", "type"): facts.INTEREST_KINDS,
    ("i", "left"): ("yes", "no"),
    ("p", "type"): facts.PLACE_KINDS,
    ("g", "type"): facts.REFERENCE_KINDS,
    ("n", "status"): ("apologies", "substitute"),
}
"""Words that an attribute may have, where they are a vocabulary: the archive's own."""


class MarkupError(ValueError):
    """A gold page that is not well marked; the message says where."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact as a person marked it: `text[start:end] == quote`."""

    kind: str
    start: int
    end: int
    quote: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One gold page."""

    id: str
    body: str
    page_type: str
    split: str
    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = field(default=())


def read_marked(source: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """Text without its marks, and the marks in the order of their starts. Raises MarkupError."""
    out: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[str, dict[str, str], int]] = []
    marks: list[Mark] = []
    for found in re.finditer(f"[{OPEN}{CLOSE}]", source):
        if found.start() < at:
            raise MarkupError(f"{where}: a mark within a mark's head: {source[at - 20 : found.end() + 20]!r}")
        out.append(source[at : found.start()])
        length += found.start() - at
        if found[0] == OPEN:
            head = _HEAD.match(source, found.end())
            if head is None:
                raise MarkupError(f"{where}: cannot read the mark {source[found.start() : found.start() + 80]!r}")
            values = {name: quoted or bare for name, quoted, bare in _ATTRIBUTE.findall(head["attributes"])}
            _check(head["kind"], values, f"{where}: {source[found.start() : head.end() + 30]!r}")
            open_marks.append((head["kind"], values, length))
            at = head.end()
            continue
        if not open_marks:
            raise MarkupError(f"{where}: {CLOSE} without {OPEN} before {source[found.end() : found.end() + 40]!r}")
        kind, values, start = open_marks.pop()
        quote = "".join(out)[start:]
        if quote != quote.strip() or not quote:
            raise MarkupError(f"{where}: marked words begin or end with a space, or there are none: {quote!r}")
        marks.append(Mark(kind, start, length, quote, values))
        at = found.end()
    if open_marks:
        raise MarkupError(f"{where}: {len(open_marks)} mark(s) never closed, the last a {open_marks[-1][0]}")
    out.append(source[at:])
    return "".join(out), tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _check(kind: str, values: dict[str, str], where: str) -> None:
    if kind not in KINDS:
        raise MarkupError(f"{where}: no kind {kind}; there are {' '.join(KINDS)}")
    name, must, may = KINDS[kind]
    if missing := must - values.keys():
        raise MarkupError(f"{where}: {name} need {', '.join(sorted(missing))}")
    if unknown := values.keys() - must - may:
        raise MarkupError(f"{where}: {name} have no {', '.join(sorted(unknown))}")
    for key, value in values.items():
        allowed = ALLOWED.get((kind, key))
        if allowed and value not in allowed:
            raise MarkupError(f"{where}: {key}={value} is none of {' '.join(allowed)}")
    if kind == "d" and "vote" in values and not re.fullmatch(r"(\d+|-)/(\d+|-)/(\d+|-)", values["vote"]):
        raise MarkupError(f"{where}: a vote is FOR/AGAINST/ABSTAIN, with - for what is not stated")
    if kind == "f":
        for key in ("value", "max"):
            if key in values:
                _number(values[key], where)
    if kind == "t" and not re.fullmatch(r"\d{4}-\d\d-\d\d", values["iso"]):
        raise MarkupError(f"{where}: a date is YYYY-MM-DD")
    if kind == "m" and not re.fullmatch(r"\d{4}(-\d\d)?", values["iso"]):
        raise MarkupError(f"{where}: a month or year is YYYY-MM or YYYY")


def _number(value: str, where: str) -> float:
    try:
        return float(value)
    except ValueError as error:
        raise MarkupError(f"{where}: {value} is no number") from error


def pages_of(path: Path) -> Iterator[Page]:
    """The pages of one file. Raises MarkupError."""
    source = path.read_text(encoding="utf-8")
    heads = list(_PAGE.finditer(source))
    first = source[: heads[0].start()] if heads else source
    if not first.startswith("body: ") or not heads:
        raise MarkupError(
            f"{path.name}: the first line is `body: NAME`, and then pages follow, each after `=== ID TYPE`"
        )
    body = first.splitlines()[0].removeprefix("body: ").strip()
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        raw = source[head.end() : following.start() if following else len(source)].rstrip("\n")
        notes = []
        while raw.startswith("# "):
            note, _, raw = raw.partition("\n")
            notes.append(note[2:])
        text, marks = read_marked(raw, f"{path.name}, page {head[1]}")
        yield Page(head[1], body, head[2], path.parent.name, text, marks, tuple(notes))


def load(split: str) -> list[Page]:
    """Every page of a split, by id. Raises MarkupError also for an id used twice."""
    pages = [page for path in sorted((HERE / split).glob("*.txt")) for page in pages_of(path)]
    twice = [page_id for page_id, count in Counter(page.id for page in pages).items() if count > 1]
    if twice:
        raise MarkupError(f"{split}: used twice: {', '.join(twice)}")
    return sorted(pages, key=lambda page: page.id)


def gold_row(page: Page) -> dict[str, Any]:
    """A page's gold as the scorer reads it: `id` and a list a kind, each entry with quote, start and end."""
    row: dict[str, Any] = {"id": page.id, **{name: [] for name, _, _ in KINDS.values()}}
    for mark in page.marks:
        place = {"quote": mark.quote, "start": mark.start, "end": mark.end}
        row[KINDS[mark.kind][0]].append({**place, **_values(mark)})
    return row


_DECISION = {
    "delegated_to": "delegated_to", "consult": "in_consultation_with", "subject_to": "subject_to", "deadline": "deadline",
    "to": "recommended_to",
}  # fmt: skip


def _values(mark: Mark) -> dict[str, Any]:
    """A mark's values under the names and types of the facts that extraction gives."""
    given = mark.values
    match mark.kind:
        case "d":
            return _decision(given)
        case "r":
            role = given.get("role", " ".join(mark.quote.split()))
            return {"person": given.get("person"), "role": role, "organisation": given.get("org")}
        case "f":
            upper = {"value_max": float(given["max"])} if "max" in given else {}
            stated = {"modifier": given.get("modifier"), "part": given.get("part"), "period": given.get("period")}
            number = {"kind": given["kind"], "value": float(given["value"]), "unit": given.get("unit")}
            return {**number, **upper, **stated, "check_result": given.get("check")}
        case "v":
            name = given.get("name", mark.quote)
            return {"option": given["option"], "name": name, "division": int(given.get("div", 1))}
        case "i":
            left = {"yes": True, "no": False}.get(given.get("left", ""))
            return {"person": given.get("person"), "kind": given["type"], "left_meeting": left}
        case "p" | "g":
            return {"kind": given["type"]}
        case "n":
            return {"status": given["status"], "substitute_for": given.get("for")}
    return {name: given.get(name) for name in sorted(KINDS[mark.kind][1] | KINDS[mark.kind][2])}


def _decision(given: dict[str, str]) -> dict[str, Any]:
    counts = [None if part == "-" else int(part) for part in given["vote"].split("/")] if "vote" in given else None
    vote = dict(zip(("for", "against", "abstain"), counts, strict=True)) if counts else None
    base = {"outcome": given["outcome"], "vote": vote, "mover": given.get("mover"), "seconder": given.get("seconder")}
    rest = {name: given.get(key) for key, name in _DECISION.items()}
    return {**base, **rest, "is_unanimous_stated": given.get("unanimous") == "yes"}


def page_row(page: Page) -> dict[str, Any]:
    """A page as the scorer reads it."""
    return {
        "id": page.id, "url": None, "council": page.body, "page_type": page.page_type, "origin": page.split,
        "source": "tests/gold", "text": page.text,
    }  # fmt: skip


def main() -> int:
    """Check the files named, or all; returns the exit code."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(HERE.glob("*/*.txt"))
    totals: Counter[str] = Counter()
    wrong = 0
    for path in paths:
        try:
            pages = list(pages_of(path))
        except MarkupError as error:
            print(error)
            wrong += 1
            continue
        counts = Counter(KINDS[mark.kind][0] for page in pages for mark in page.marks)
        counts["pages"] = len(pages)
        totals += counts
        print(
            f"{path.parent.name}/{path.name}: {', '.join(f'{count} {name}' for name, count in sorted(counts.items()))}"
        )
    print(f"all: {', '.join(f'{count} {name}' for name, count in sorted(totals.items()))}; {wrong} file(s) malformed")
    return 2 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
