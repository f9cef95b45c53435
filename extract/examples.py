"""Whether rules give what their examples say: ours in the tests, a user's own with `minutes patterns`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extract import extract_text
from extract.jsonl import to_json
from extract.rules import read


def failure(name: str, rule: dict[str, Any]) -> str | None:
    """Why a rule's example does not give what the rule says, in a line; None where it does."""
    where = f"{name} rule {rule['id']}"
    if not isinstance(rule.get("example"), str) or not isinstance(rule.get("gives"), dict):
        return f"{where}: needs an example sentence, and what it gives"
    found = to_json("example", extract_text(rule["example"]))
    for kind, entries in rule["gives"].items():
        if kind not in found:
            return f"{where}: there is no kind of fact {kind}"
        for expected in entries:
            if not any(all(entry.get(key) == value for key, value in expected.items()) for entry in found[kind]):
                got = [{key: entry.get(key) for key in expected} for entry in found[kind]]
                return f"{where}: its example gives {got or 'nothing'} in {kind}, not {expected}"
    return None


def failures(folder: Path) -> tuple[int, list[str]]:
    """How many rules a folder in use has, and what is wrong with them. `ValueError` for a line of no rule."""
    rules = [(path.name, rule) for path in sorted(folder.glob("*.jsonl")) for rule in read(path)]
    return len(rules), [why for name, rule in rules if (why := failure(name, rule))]
