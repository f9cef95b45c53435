"""Printed minutes with a margin read as those without one, and every fact is at its place in the text as given."""

from __future__ import annotations

import textwrap
import time
from dataclasses import fields

import pytest
from hypothesis import given, settings

from archive.facts import Fact
from extract import extract_text
from extract.margins import Unindented
from tests.extract.one_component import TEXTS

TALK = (
    "The Head of Estates gave a talk about the works which had been carried out at the depot over the past year, and spoke"
    " about the weather, the staff, the state of the roads and the cost of fuel, which was higher than it had been."
)
SAID = [
    # The result of a motion, its score, its mover: each broken once somewhere.
    "Cllr Hay proposed that the gate be mended and this was seconded by Cllr Gill. On a vote it was lost by 3 votes to 5.",
    "Councillor Hay, seconded by Councillor Gill, moved that the gate be painted. Councillor Fry, seconded by Councillor Orr, moved "
    "as an amendment that it be sold. The amendment was carried by 5 votes to 4 and the Council resolved accordingly:\n\n"
    "1. To sell the gate.",
    "Councillor Hay, seconded by Councillor Gill, nominated Councillor Elm; Councillor Fry, seconded by Councillor Orr, nominated "
    "Councillor Osk. On a vote Councillor Elm received 6 votes and Councillor Osk 4 votes.\n\nRESOLVED that Councillor Elm be elected.",
    "The Director of Roads undertook to send the Committee a note on the cost of the works by the end of June. Noted.",
    "An increase of £1.5 million in the cost of the works was noted; it would be met from a grant of £2,000 from the county council.",
]


def _wrapped(text: str, width: int, indent: str) -> str:
    lines = (textwrap.fill(line, width, break_on_hyphens=False) for line in f"{TALK}\n\n{text}".split("\n"))
    return textwrap.indent("\n".join(lines), indent)


def _facts(text: str) -> list[tuple[str, ...]]:
    found = extract_text(text, "minutes")
    told = [
        (" ".join(one.quote.split()), str(one.mover), str(one.seconder), str(one.vote_for)) for one in found.resolutions
    ]
    told += [(" ".join(one.quote.split()), str(one.owner), str(one.due)) for one in found.actions]
    return told + [(" ".join(one.quote.split()), str(one.value)) for one in found.figures]


@pytest.mark.parametrize("width", [62, 71, 80])
@pytest.mark.parametrize("text", SAID)
def test_a_margin_changes_no_fact(text: str, width: int) -> None:
    assert _facts(_wrapped(text, width, " " * 7)) == _facts(_wrapped(text, width, ""))


KEPT = [
    # Labels, columns, the first line of a paragraph, lines below a short one.
    "RESOLVED that the committee approve, for the year that is to come:\n   (a) the plan",
    "Councillor Hay                Councillor Gill            Cllr Orr\n   Councillor Fry",
    "The meeting of the committee began at seven and ended at nine.\n     The Chair thanked all.",
    "In the Chair\n    Councillor Hay",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_an_indent_may_mean_is_kept(text: str) -> None:
    assert Unindented(text).text == text


CUT = [
    ("It was resolved that the committee approve the plan for the coming\n      year.", "It was resolved that the committee approve the plan for the coming\nyear."),
    # A hanging paragraph, behind what stands at its left.
    ("Resolved        that the minutes of the meeting held in the hall\n                be signed.",
     "Resolved        that the minutes of the meeting held in the hall\nbe signed."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_indents_of_wrapped_lines_are_cut(text: str, expected: str) -> None:
    assert Unindented(text).text == expected


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_facts_are_at_their_place(text: str) -> None:
    given_text = _wrapped(text, 60, "  ")
    found = extract_text(given_text)
    for facts in (found.resolutions, found.figures, found.dates, found.roles, found.actions):
        assert all(given_text[fact.start : fact.end] == fact.quote for fact in facts)


@pytest.mark.parametrize("line", ["word " * 13, "x" * 60, "x   " * 15, "a" * 390])
def test_a_long_text_takes_linear_time(line: str) -> None:
    text = (line + "\n   ") * (1_000_000 // len(line))
    began = time.process_time()
    Unindented(text)
    assert time.process_time() - began < 2


def test_a_named_vote_points_at_its_resolution_in_the_text_as_given() -> None:
    text = _wrapped(
        "RESOLVED that the bridge over the lower weir be closed to all carts and wagons until the timber has been renewed.\n\n"
        "A recorded vote was taken:\n\nFor: Councillors Ash, Elm, Fry\n\nAgainst: Councillors Gill, Hay",
        70,
        " " * 9,
    )
    found = extract_text(text, "minutes")
    assert Unindented(text).text != text
    assert {vote.resolution for vote in found.named_votes} == {(one.start, one.end) for one in found.resolutions}
    assert len(found.named_votes) == 5


def test_no_other_fact_holds_an_offset() -> None:
    held = {
        (kind.__name__, one.name)
        for kind in Fact.__subclasses__()
        for one in fields(kind)
        if "tuple[int" in str(one.type)
    }
    assert held == {("NamedVote", "resolution")}
