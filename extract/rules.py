"""Rules as data: one JSON object a line in `patterns/*.jsonl`, and in a folder of the user's own beside them.

The user's folder (`minutes extract --patterns`, or the environment variable MINUTES_PATTERNS) has files with the names
of ours, and their rules are added to ours. `use_folder` must be called before a component is imported.
Every rule has an `id`, what it matches, an `example` and what the example `gives` (a part of the JSON of
`extract.jsonl`); the tests run every example. Docs of the fields: `patterns/README.md`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "patterns"
_own: list[Path] = []  # the user's folder, where one is used


def own_folder() -> Path | None:
    """The user's folder of rules, where one is used."""
    return _own[0] if _own else None


def use_folder(folder: Path | None) -> None:
    """Add the rules of a folder to ours, in this process; None adds none. `ValueError` where it holds no rules."""
    if folder is None:
        return
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise ValueError(f"{folder} holds no rules: put files into it named like ours, such as cues.jsonl")
    ours = sorted(path.name for path in FOLDER.glob("*.jsonl"))
    for path in files:
        if path.name not in ours:
            raise ValueError(f"{path} is no file of rules: name it one of {', '.join(ours)}")
    _own[:] = [folder]


@cache
def load(name: str) -> tuple[dict[str, Any], ...]:
    """Rules of one file in order, the user's own after ours. `ValueError` names the file and line that is no rule."""
    own = own_folder()
    paths = [FOLDER / f"{name}.jsonl", *([own / f"{name}.jsonl"] if own else [])]
    return tuple(rule for path in paths if path.exists() or path.parent == FOLDER for rule in read(path))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rules of one file. `ValueError` names the line that is not one."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rule = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{path.name} line {number}: not JSON ({error})") from error
        if not isinstance(rule, dict) or "id" not in rule:
            raise ValueError(f"{path.name} line {number}: a rule needs an id")
        yield rule


def alternatives(patterns: Iterable[str]) -> str:
    """One regular expression group that matches any of the patterns, longest first."""
    return "(?:" + "|".join(sorted(patterns, key=len, reverse=True)) + ")"


def values(name: str, key: str, **where: str) -> list[str]:
    """All entries of a list field over the rules of a file whose other fields agree with `where`."""
    chosen = (rule for rule in load(name) if all(rule.get(field) == value for field, value in where.items()))
    return [entry for rule in chosen for entry in rule.get(key, [])]
