"""The scorer here and the corpus' own scorer count the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from extract import extract_text
from extract.evaluate import evaluate, read_gold, read_pages
from extract.jsonl import to_json
from extract.matching import match, plain_name


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
