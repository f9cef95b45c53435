"""Every rule in `extract/patterns` gives what its example says."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_text, rules
from extract.jsonl import to_json

RULES = [(path.stem, rule) for path in sorted(rules.FOLDER.glob("*.jsonl")) for rule in rules.load(path.stem)]


def contains(found: list[dict[str, Any]], expected: dict[str, Any]) -> bool:
    return any(all(entry.get(key) == value for key, value in expected.items()) for entry in found)


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[f"{name}-{rule['id']}" for name, rule in RULES])
def test_example_gives_what_the_rule_says(name: str, rule: dict[str, Any]) -> None:
    found = to_json("example", extract_text(rule["example"]))
    for kind, entries in rule["gives"].items():
        for expected in entries:
            assert contains(found[kind], expected), (expected, found[kind])


@pytest.mark.parametrize("path", sorted(rules.FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_ids_are_unique_in_a_file(path: Any) -> None:
    ids = [rule["id"] for rule in rules.load(path.stem)]
    assert len(ids) == len(set(ids))
