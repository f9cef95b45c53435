"""Accuracy is recorded and published: no kind of fact may fall more than a point below the record (`make scores`)."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extract.evaluate import Evaluation, rows
from tests.gold import measure
from tests.gold.copies import without_cues
from tests.gold.markup import KINDS, SPLITS, MarkupError, load, pages_of

POINT = 0.01
RECORD = json.loads(measure.RECORD.read_text(encoding="utf-8"))
OWN = [row for row in RECORD["measures"] if row["origin"].startswith(SPLITS) and row["what"] == "fact"]


@cache
def evaluated() -> list[Evaluation]:
    return measure.own()


@cache
def measured() -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["origin"], row["kind"]): row for row in rows(evaluated()) if row["what"] == "fact"}


@pytest.mark.parametrize("row", OWN, ids=lambda row: f"{row['origin']}-{row['kind']}")
def test_no_kind_falls_more_than_a_point(row: dict[str, Any]) -> None:
    now = measured()[row["origin"], row["kind"]]
    assert now["f1"] >= row["f1"] - POINT, f"F1 {now['f1']} was {row['f1']}: mend it, or say why and run `make scores`"


def test_marks_of_copies_stand_where_they_say() -> None:
    pages = list(load("development"))
    copies = list(without_cues(pages))
    assert len(copies) > 300
    for page in copies:
        assert not re.search(r"^Minutes:[ \t]*$", page.text, re.MULTILINE), page.id
        assert all(page.text[mark.start : mark.end] == mark.quote for mark in page.marks), page.id
    assert sum(len(page.marks) for page in copies) == sum(
        len(page.marks) for page in pages if page.id in {copy.id for copy in copies}
    )


def test_no_quote_is_out_of_its_place() -> None:
    assert [score.whole().offset_errors for score in evaluated()] == [0, 0, 0, 0]
    assert set(RECORD["offset_errors"].values()) == {0}


def test_the_gold_is_large_enough() -> None:
    pages = [page for split in SPLITS for page in load(split)]
    cases = Counter(KINDS[mark.kind][0] for page in pages for mark in page.marks)
    cases["figure parts"] = sum("part" in mark.values for page in pages for mark in page.marks if mark.kind == "f")
    assert len(pages) >= 80
    assert len({page.body for page in pages}) >= 50
    for kind in ("named_votes", "actions", "exclusions", "legal_references", "figure parts"):
        assert cases[kind] >= 30, kind


def test_a_body_is_in_one_split() -> None:
    bodies = {split: {page.body for page in load(split)} for split in SPLITS}
    assert not bodies["development"] & bodies["held_out"]
    ids = [page.id for split in SPLITS for page in load(split)]
    assert len(ids) == len(set(ids))


def test_every_mark_is_at_its_place() -> None:
    for split in SPLITS:
        for page in load(split):
            assert all(page.text[mark.start : mark.end] == mark.quote for mark in page.marks)


WRONG = [
    ("body: A\n=== a agenda_item\n⟦d outcome=fine|x⟧\n", "outcome=fine is none of"),
    ("body: A\n=== a agenda_item\n⟦d|x⟧\n", "decisions need outcome"),
    ("body: A\n=== a agenda_item\n⟦q|x⟧\n", "no kind q"),
    ("body: A\n=== a agenda_item\n⟦t iso=May|x⟧\n", "a date is YYYY-MM-DD"),
    ("body: A\n=== a agenda_item\n⟦r|x\n", "never closed"),
    ("body: A\n=== a agenda_item\nx⟧\n", "without"),
    ("body: A\n=== a agenda_item\n⟦r| x⟧\n", "begin or end with a space"),
    ("=== a agenda_item\nx\n", "the first line is"),
]


@pytest.mark.parametrize(("source", "why"), WRONG, ids=[why for _, why in WRONG])
def test_a_page_that_is_not_well_marked_is_refused(tmp_path: Path, source: str, why: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(source, encoding="utf-8")
    with pytest.raises(MarkupError, match=why):
        list(pages_of(file))
