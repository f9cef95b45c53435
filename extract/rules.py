"""Rules as data: one JSON object a line in `patterns/*.jsonl`.

Every rule has an `id`, what it matches, an `example` and what the example `gives` (a part of the JSON of
`extract.jsonl`); the tests run every example. Docs of the fields: `patterns/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "patterns"


@cache
def load(name: str) -> tuple[dict[str, Any], ...]:
    """Rules of one file in order. `ValueError` names the file and line that is not a rule."""
    rules = []
    path = FOLDER / f"{name}.jsonl"
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rule = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{path.name} line {number}: not JSON ({error})") from error
        if not isinstance(rule, dict) or "id" not in rule:
            raise ValueError(f"{path.name} line {number}: a rule needs an id")
        rules.append(rule)
    return tuple(rules)


def alternatives(patterns: Iterable[str]) -> str:
    """One regular expression group that matches any of the patterns, longest first."""
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def values(name: str, key: str, **where: str) -> list[str]:
    """All entries of a list field over the rules of a file whose other fields agree with `where`."""
    chosen = (rule for rule in load(name) if all(rule.get(field) == value for field, value in where.items()))
    return [entry for rule in chosen for entry in rule.get(key, [])]
