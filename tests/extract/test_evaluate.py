"""Scores against gold, and how they are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from extract.evaluate import Evaluation, as_json, evaluate, markdown, read_pages
from extract.scoring import Score, Tally

TEXT = "On the motion of Cllr Orr it was RESOLVED (6 for, 1 against) that the lift be mended at a cost of £900."


def test_markdown_has_a_table_for_each_origin() -> None:
    start = TEXT.index("the lift")
    quote = TEXT[start:-1]
    money = TEXT.index("£900")
    gold = {
        "decisions": [
            {
                "quote": quote,
                "start": start,
                "end": start + len(quote),
                "outcome": "agreed",
                "vote": {"for": 6, "against": 1, "abstain": None},
                "mover": "Cllr Orr",
                "seconder": None,
            }
        ],
        "roles": [],
        "figures": [{"quote": "£900", "start": money, "end": money + 4, "kind": "money", "value": 900}],
        "dates": [],
    }
    pages = [{"id": "a", "origin": "authored", "text": TEXT}, {"id": "b", "origin": "real", "text": TEXT}]
    printed = markdown(evaluate(pages, [{"id": "a", **gold}, {"id": "b", **gold}]))
    assert printed.count("| kind | precision | recall | F1 (95 %) | gold | found |") == 2
    assert "### authored (1 texts, 1 bodies)" in printed
    assert "| decisions | 1.000 | 1.000 | 1.000 | 1 | 1 |" in printed
    assert "| figures | 0.333 | 1.000 | 0.500 | 1 | 3 |" in printed  # the votes are counts too
    assert "| outcome | 1 | 1 | 1 |" in printed
    assert "| vote | 1 | 1 | 1 |" in printed
    assert "| mover | 1 | 1 | 1 |" in printed
    assert "| complete decisions | 1.000 | 1.000 | 1.000 | 1 | 1 |" in printed


def test_offices_and_deadlines_of_a_decision_are_compared_without_what_leads_in_to_them() -> None:
    text = (
        "RESOLVED that the Clerk be authorised, in consultation with the Chair, to let the hall by May 2025.\n\nRESOLVED to"
        " recommend to the Council that the hall be let.\n"
    )
    first, second = text.index("the Clerk"), text.index("to recommend")
    gold = {
        "id": "a",
        "decisions": [
            {"quote": text[first:97], "start": first, "end": 97, "outcome": "delegated", "delegated_to": "the Clerk",
             "in_consultation_with": "the Chair", "deadline": "May 2025"},
            {"quote": text[second:-2], "start": second, "end": len(text) - 2, "outcome": "recommended",
             "recommended_to": "the Council"},
        ],
    }  # fmt: skip
    values = evaluate([{"id": "a", "origin": "x", "text": text}], [gold])[0].whole().values
    for name in ("delegated_to", "in_consultation_with", "deadline", "recommended_to"):
        assert (name, values[name].right, values[name].gold) == (name, 1, 1)


@pytest.mark.parametrize(
    ("text", "marked", "right", "gold", "found"),
    [
        ("Tax would rise by 4.99%.", None, 0, 0, 0),  # found as not checkable, which is no result
        ("Tax would rise by 4.99%.", "consistent", 0, 1, 0),  # no result where there is one is missed
        ("Of 40 posts, 10 (25%) were open.", None, 0, 0, 1),  # a result that gold does not state is false
        ("Of 40 posts, 10 (25%) were open.", "consistent", 1, 1, 1),
        ("Of 40 posts, 10 (25%) were open.", "inconsistent", 0, 1, 1),
    ],
)
def test_a_check_that_could_not_be_made_is_compared_as_none(
    text: str, marked: str | None, right: int, gold: int, found: int
) -> None:
    start = text.index("4.99%" if "4.99%" in text else "25%")
    end = text.index("%") + 1
    figure = {
        "quote": text[start:end],
        "start": start,
        "end": end,
        "kind": "percent",
        "value": float(text[start : end - 1]),
    }
    page = {"id": "a", "figures": [{**figure, "check_result": marked}]}
    values = evaluate([{"id": "a", "origin": "x", "text": text}], [page])[0].whole().values["check_result"]
    assert (values.right, values.gold, values.predicted) == (right, gold, found)


def bodies(*rights: int) -> Evaluation:
    """An origin whose bodies had so many right of ten facts."""
    scores = {}
    for number, right in enumerate(rights):
        scores[f"body {number}"] = Score("x", 1, {"roles": Tally(right, 10, 10)})
    return Evaluation("x", scores)


def test_the_interval_is_of_bodies_not_of_facts() -> None:
    """Ten bodies that are all alike leave no doubt; five that are perfect and five that find nothing leave much."""
    assert bodies(*[8] * 10).intervals()["roles"] == (0.8, 0.8)
    low, high = bodies(*[10] * 5, *[0] * 5).intervals()["roles"]
    assert 0.15 <= low <= 0.25
    assert 0.75 <= high <= 0.85


def test_few_bodies_give_no_interval() -> None:
    assert bodies(8, 9, 10, 7).intervals() == {}


def test_a_kind_that_gold_does_not_have_is_not_counted() -> None:
    text = "ACTION: The Clerk to write to the bus company."
    [score] = evaluate(
        [{"id": "a", "text": text}], [{"id": "a", "decisions": [], "roles": [], "figures": [], "dates": []}]
    )
    assert "actions" not in score.whole().tallies()


def test_the_same_measures_for_a_machine() -> None:
    found = json.loads(as_json([bodies(10, 9, 8, 7, 6)]))
    [roles] = [row for row in found["measures"] if row["kind"] == "roles"]
    assert (roles["right"], roles["gold"], roles["found"], roles["f1"], roles["bodies"]) == (40, 50, 50, 0.8, 5)
    assert roles["f1_low"] <= 0.8 <= roles["f1_high"]
    assert found["offset_errors"] == {"x": 0}


BAD = [
    ("{", '{"id": "a"}', "line 1 is not JSON"),
    ("[]", '{"id": "a"}', 'line 1: give one object a line, with "id"'),
    ('{"id": "a"}', '{"id": "a"}', 'line 1: give one object a line, with "text"'),
    ('{"id": "a", "text": "x"}', '{"id": "a", "roles": [{"quote": "x"}]}', "one of its roles has no start and end"),
]


@pytest.mark.parametrize(("pages", "gold", "why"), BAD)
def test_files_that_are_none_are_one_line(tmp_path: Path, pages: str, gold: str, why: str) -> None:
    files = []
    for name, content in (("pages", pages), ("gold", gold)):
        files.append(tmp_path / f"{name}.jsonl")
        files[-1].write_text(content, encoding="utf-8")
    done = CliRunner().invoke(main, ["evaluate", *map(str, files)])
    assert done.exit_code == 2
    assert why in str(done.exception or done.output) + done.output


def test_a_fault_of_the_extractor_is_not_told_as_the_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a fault of the rules")

    monkeypatch.setattr("extract.evaluate.extract_text", fail)
    for name in ("pages", "gold"):
        (tmp_path / name).write_text('{"id": "a", "text": "x"}', encoding="utf-8")
    done = CliRunner().invoke(main, ["evaluate", str(tmp_path / "pages"), str(tmp_path / "gold")])
    assert isinstance(done.exception, KeyError)


def test_a_line_end_within_a_text_is_not_the_end_of_its_line(tmp_path: Path) -> None:
    file = tmp_path / "pages"
    file.write_text('{"id": "a", "text": "one\u2028two"}\n', encoding="utf-8")
    assert [page["text"] for page in read_pages(file)] == ["one\u2028two"]
