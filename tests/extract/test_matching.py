"""The scorer here and the corpus' own scorer count the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from extract import extract_text
from extract.evaluate import evaluate, read_gold, read_pages
from extract.jsonl import to_json
from extract.matching import match, plain_due, plain_name, plain_owner


def test_both_scorers_count_the_same(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus" / "text"
    pages, gold = read_pages(corpus / "pages.jsonl"), read_gold(corpus / "gold.jsonl")
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(to_json(page["id"], extract_text(page["text"]))) + "\n" for page in pages))
    theirs = subprocess.run(
        [sys.executable, shared / "tools" / "score.py", corpus / "pages.jsonl", corpus / "gold.jsonl", predicted, "--json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(theirs.stdout)
    for evaluation in evaluate([{**page, "origin": "all"} for page in pages], gold):
        for kind in ("decisions", "roles", "figures", "dates"):
            assert round(evaluation.whole().kinds[kind].f1, 3) == round(told[kind]["f1"], 3), kind


MATCHES = [
    ("decisions", (0, 10), (0, 4), False),  # less than half of it
    ("decisions", (0, 10), (0, 5), True),
    ("roles", (0, 10), (2, 4), True),  # inside
    ("dates", (0, 10), (8, 30), False),
    ("dates", (0, 10), (4, 12), True),
]


def test_spans_meet_as_the_corpus_has_it() -> None:
    for kind, (start, end), (begin, finish), meets in MATCHES:
        gold, found = {"start": start, "end": end, "role": "x"}, {"start": begin, "end": finish, "role": "x"}
        assert bool(match(kind, [gold], [found])) == meets, (kind, start, end, begin, finish)


def test_one_fact_of_gold_is_met_once() -> None:
    gold = [{"start": 0, "end": 10}]
    assert match("decisions", gold, [{"start": 0, "end": 9}, {"start": 0, "end": 10}]) == [(0, 1)]


def test_titles_and_honours_are_no_part_of_a_name() -> None:
    assert plain_name("The Councillor Dr Ann O’Hara, OBE") == plain_name("Cllr Ann O'Hara")


SAME_OWNER = [
    ("the Head of Ferries", "Head of Ferries"),
    ("Y Clerc", "Clerc"),
    ("Mr. Lund", "Lund"),
    ("Ana Holt, Ben Orr", "Ana Holt and Ben Orr"),
    ("JS / Chair", "JS/Chair"),
]
OTHER_OWNER = [
    ("Head of Ferries", "Head of Fees"),
    ("Ana Holt", "Ben Holt"),
    ("Ana Holt and Ben Orr", "Ana Holt"),
    ("Clerk", "Deputy Clerk"),
    ("Officers", None),
]


@pytest.mark.parametrize(("one", "other"), SAME_OWNER)
def test_the_same_owner_is_written_in_more_than_one_way(one: str, other: str) -> None:
    assert plain_owner(one) == plain_owner(other)


@pytest.mark.parametrize(("one", "other"), OTHER_OWNER)
def test_another_owner_is_never_the_same(one: str, other: str | None) -> None:
    assert plain_owner(one) != plain_owner(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("by the end of May", "end of May"),
        ("the next meeting.", "next meeting"),
        ("in July", "July"),
        ("erbyn y Pasg", "Pasg"),
    ],
)
def test_the_same_time_is_led_in_to_in_more_than_one_way(one: str, other: str) -> None:
    assert plain_due(one) == plain_due(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("before the end of May", "end of May"),
        ("within ten days", "ten days"),
        ("July", "July 2024"),
        ("after June", "June"),
    ],
)
def test_another_time_is_never_the_same(one: str, other: str) -> None:
    assert plain_due(one) != plain_due(other)
