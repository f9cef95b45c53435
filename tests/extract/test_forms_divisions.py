"""Votes and movers in forms that no gold page has: a line of members each with a vote, scores against, all in favour."""

from __future__ import annotations

import pytest

from extract import extract_text

LINES = [
    (
        "Recorded vote.\n\nCllr Oak: For; Cllr Fir: Against; Cllr Elm: Abstained.",
        [("Oak", "for"), ("Fir", "against"), ("Elm", "abstain")],
    ),
    (
        "A recorded vote was taken: Cllr Oak (For), Cllr Fir (Against) and Cllr Elm (For).",
        [("Oak", "for"), ("Fir", "against"), ("Elm", "for")],
    ),
    (
        "Recorded vote. Councillor Oak – for, Councillor B. Elm – abstained. The motion was lost.",
        [("Oak", "for"), ("B. Elm", "abstain")],
    ),
    # Speakers, one entry alone, and marks that differ are no division.
    ("Speakers: Councillor Oak (against), Councillor Fir (for), Councillor Elm (against) addressed them.", []),
    ("Recorded vote. Cllr Oak (For) spoke of it.", []),
    ("Councillor Oak: for the last time he asked; Councillor Fir: against this, he said.", []),
]
SCORES = [
    (
        "The Committee voted 8-2 in favour of the motion, with 1 abstention.\n\nRESOLVED: That the plan be adopted.",
        (8, 2, 1),
    ),
    ("The motion was carried by 8 votes to 2 against, with 1 abstention.", (8, 2, 1)),
    ("The Committee voted 8-2 against the motion. The motion was lost.", (2, 8, None)),
    (
        "Members voted in favour of the proposal with no votes against and 1 abstention.\n\nRESOLVED that the plan be adopted.",
        (None, 0, 1),
    ),
    # Objections are no votes.
    ("There were 2 letters in favour with 3 against.\n\nRESOLVED that the plan be adopted.", (None, None, None)),
]
UNANIMOUS = [
    ("All Members voted in favour. RESOLVED that the plan be adopted.", True),
    ("The plan was adopted with all Councillors present voting in favour.", True),
    ("RESOLVED that the plan be adopted, all Members voting in favour except Councillor Oak.", False),
]
MOVERS = [
    (
        "The minutes. Proposed as a true record by Cllr Oak seconded by Cllr Fir and unanimously approved.",
        ("Cllr Oak", "Cllr Fir"),
    ),
    ("Cllr Oak suggested that a letter be sent and this was agreed.", ("Cllr Oak", None)),
    # What needs to be approved is not approved, and who says so moved nothing.
    (
        "Cllr Oak suggested that the report needed to be approved.\nRESOLVED: That the Chair review the work programme.",
        (None, None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_members_each_with_a_vote(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(vote.name, vote.option) for vote in extract_text(text, "minutes").named_votes] == expected


@pytest.mark.parametrize(("text", "expected"), SCORES)
def test_scores(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    last = extract_text(text, "minutes").resolutions[-1]
    assert (last.vote_for, last.vote_against, last.vote_abstain) == expected


@pytest.mark.parametrize(("text", "expected"), UNANIMOUS)
def test_all_in_favour(text: str, expected: bool) -> None:
    assert extract_text(text, "minutes").resolutions[-1].is_unanimous_stated is expected


@pytest.mark.parametrize(("text", "expected"), MOVERS)
def test_movers(text: str, expected: tuple[str | None, str | None]) -> None:
    last = extract_text(text, "minutes").resolutions[-1]
    assert (last.mover, last.seconder) == expected
