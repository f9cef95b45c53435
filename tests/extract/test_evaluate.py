"""Scores against gold, and how they are printed."""

from __future__ import annotations

from extract.evaluate import evaluate, markdown

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
    assert printed.count("| kind | precision | recall | F1 | gold | found |") == 2
    assert "### authored (1 texts)" in printed
    assert "| decisions | 1.000 | 1.000 | 1.000 | 1 | 1 |" in printed
    assert "| figures | 0.333 | 1.000 | 0.500 | 1 | 3 |" in printed  # the votes are counts too
    assert "- outcome: 1 of 1" in printed
    assert "- votes: 1 of 1" in printed
    assert "- movers: 1 of 1" in printed
    assert "- complete decisions: F1 1.000" in printed
