"""Counts of a vote in every form they are printed in, and what only looks like one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.components.votes import Vote, find_votes, vote_figures

Counts = tuple[int | None, int | None, int | None]

CASES: list[tuple[str, list[Counts]]] = [
    # A row of a table without marks.
    ("For 7 Against 2 Abstentions 1", [(7, 2, 1)]),
    # In brackets, numbers first.
    ("(7 for, 2 against, 1 abstention)", [(7, 2, 1)]),
    # A score.
    ("carried by 7 votes to 2", [(7, 2, None)]),
    # For, against, abstaining, right after the word.
    ("Vote: 5/2/1", [(5, 2, 1)]),
    ("Voting: 7-2-1", [(7, 2, 1)]),
    # A score with abstentions.
    ("by 12 votes to 9 with 2 abstentions", [(12, 9, 2)]),
    # Labels with colons.
    ("For: 12; Against: 8", [(12, 8, None)]),
    ("the motion was carried by 11:4", [(11, 4, None)]),
    # In words.
    ("by nine votes to four", [(9, 4, None)]),
    ("The proposal fell, five voting for and eight against.", [(5, 8, None)]),
    # Welsh.
    ("(10 o blaid, 3 yn erbyn, 1 yn ymatal)", [(10, 3, 1)]),
    ("O blaid (4): Y Cynghorwyr Huws\nYn erbyn (6): Y Cynghorwyr Môn\nYmatal (1): Y Cynghorydd Pari", [(4, 6, 1)]),
    (
        "O blaid y cynnig, (4) Y Cynghorwyr: Huws\nYn erbyn y cynnig, (2) Y Cynghorwyr: Môn\nAtal, (1) Y Cynghorydd: Pari",
        [(4, 2, 1)],
    ),
    ("cariwyd y cynnig o 7 pleidlais i 4", [(7, 4, None)]),
    # Names first, the number after them; other titles than Councillor.
    (
        "For:  Aldermen Ash and Elm; Councillors Oak, Yew (4)\nAgainst:  Councillors Box, Fir (2)\nAbstained:  Councillor Ivy (1)",
        [(4, 2, 1)],
    ),
    # The number between label and names.
    (
        "On a division there voted -\nFor, 3: Councillors Ash, Elm, Oak\nAgainst, 4: Councillors Box, Fir, Ivy, Yew",
        [(3, 4, None)],
    ),
    # Names in brackets between two counts.
    ("there voted FOR 12 (Councillors Ash, Elm) and AGAINST 3 (Councillors Oak)", [(12, 3, None)]),
    # Names in the sentence between two counts.
    (
        "five Members voted for the proposal, viz., Councillors Ash, Elm, Oak, Yew and Box; and six against, viz., the rest",
        [(5, 6, None)],
    ),
    # Only those for are counted.
    ("Voting for the motion (4): Councillors Ash and Elm\nThose voting against: Councillor Oak", [(4, None, None)]),
    # Only abstentions are counted.
    ("The motion was carried with two abstentions.", [(None, None, 2)]),
    # No abstentions stated, none against.
    ("with nine members voting in favour and none against", [(9, 0, None)]),
    ("agreed by 8 votes to nil", [(8, 0, None)]),
    # A line may end within; a colon may follow.
    ("on a vote of\nsix to four", [(6, 4, None)]),
    ("Resolved, by 7 votes to 3:", [(7, 3, None)]),
    ("RESOLVED BY 3 VOTES TO 2: TO OBJECT", [(3, 2, None)]),
    # The winner's number first where something is lost; a score in brackets as it stands.
    ("The amendment was lost by 30 votes to 12.", [(12, 30, None)]),
    ("Not carried 1–2", [(1, 2, None)]),
    # What was lost in the sentence before says nothing of this score.
    ("The amendment fell.\n\nResolved, by 7 votes to 3:", [(7, 3, None)]),
    # An equality told with one number.
    ("The votes being equal at five apiece, the Chair used her casting vote.", [(5, 5, None)]),
    # Columns with a row of totals.
    ("For Against Abstain\n7 2 1", [(7, 2, 1)]),
    ("For | Against | Abstain\n7 | 2 | 1", [(7, 2, 1)]),
    # Motion against amendment: the side with more is for.
    ("4 members voted for the motion and 11 for the amendment, which was carried", [(11, 4, None)]),
    (
        "For the Motion (8): Councillors Ash.\n\nFor the Amendment (5): Councillors Elm.\n\nDeclined to vote (1): Councillor Oak.",
        [(8, 5, 1)],
    ),
    (
        "NAME    MOTION   AMENDMENT   ABSTAIN\nAsh      X\nElm               X\nTOTAL    4        2           0",
        [(4, 2, 0)],
    ),
    ("MOTION      AMENDMENT    ABSTAINED\nAsh         Elm          Oak\n3           4            1", [(4, 3, 1)]),
    # Two divisions one after another stay two, with no count of one in the other.
    ("For: 4\nAgainst: 6\nThe amendment was lost.\nFor: 9\nAgainst: 1\nAbstain: 2", [(4, 6, None), (9, 1, 2)]),
    # A tie as a score; a line that ends within a label.
    ("This too was tied, 6:6, whereupon the Chair gave her casting vote.", [(6, 6, None)]),
    ("The proposal FELL (4 in\n      favour, 5\nagainst, 1 abstention).", [(4, 5, 1)]),
    ("declared lost by 7 votes to 5, with\n      1 abstention", [(5, 7, 1)]),
    # A score in brackets that closes the paragraph of an act.
    ("RESOLVED – That the hall be let. (9-1)", [(9, 1, None)]),
    ("Proposed by Cllr Ash. CARRIED unanimously (10/0/0).", [(10, 0, 0)]),
    ("MOTION B CARRIED, all but Cllr Ash who abstained (5–0–1)", [(5, 0, 1)]),
    ("RESOLVED – That more pupils reach the top grades (9-1)", []),
    ("The team won the cup. (3-1)", []),
    ("(a) 3 Net Lane. No objection. (AB/CD, 9-0-0)", [(9, 0, 0)]),
    ("RESOLVED (6/2/1):\na. to mend the gate", [(6, 2, 1)]),
    ("Amendment not carried, 4 to 5.", [(4, 5, None)]),
    # Scores that close limbs: of one size, or with who dissented.
    ("(a) closing at ten (3 to 0)\n(b) the bar: closed (2 to 1)", [(3, 0, None), (2, 1, None)]),
    ("(b) the bar: closed at ten (2 to 1, Councillor Ash dissenting)", [(2, 1, None)]),
    ("(a) a club for children (3 to 5)\n(b) a class (6 to 11)", []),
    ("(a) staff cut (5 to 3)", []),
    # Counts with bare names: after a gap, in brackets, on a line of their own, glued to the last name.
    ("VOTE\nFor:      Ash, Elm      2\nAgainst:  Oak           1", [(2, 1, None)]),
    ("The votes were –\n\nFor – Ash, Elm (2)\n\nAgainst – Oak (1)", [(2, 1, None)]),
    ("Recorded vote\n\nYES\n\nAsh, Elm.\n\n2\n\nNO\n\nOak.\n\n1\n\nABSTAIN\n\n0", [(2, 1, 0)]),
    ("Motion status: Lost\n\nForA. Ash1\nAgainstB. Elm and C. Oak2\nAbstainNone0", [(1, 2, 0)]),
    # Sides told by what they received, by their own names, by who moved them; a tie that a casting vote settles.
    ("the MOTION received 4 votes and the AMENDMENT received 6 votes, with one abstention", [(6, 4, 1)]),
    ("Motion – 3 (Mrs Ash)\nAmendment – 5 (Mr Elm)", [(5, 3, None)]),
    (
        "On a division, there voted:-\n\nFor the amendment by Mr Ash (2) - Mr Ash and Mr Elm.\n\nFor the amendment by Mr Oak (1) - Mr Oak.",
        [(2, 1, None)],
    ),
    (
        "the MOTION received 4 votes and the AMENDMENT received 4 votes and the MOTION was therefore CARRIED on the\ncasting vote of the Chair",
        [(4, 4, None)],
    ),
    ("the MOTION received 4 votes and the AMENDMENT received 4 votes.", []),
    # Welsh: the count between label and names; a table with its totals.
    ("O blaid:\t(2)\tY Cynghorwyr:- Ash a Elm.\n\nYn erbyn:\t(1)\tY Cynghorydd Osk.\n\nAtal:\t(0)", [(2, 1, 0)]),
    (
        "Aelod        O blaid    Yn erbyn    Ymatal\nS. Ash       X\nA. Elm                  X\nCyfanswm     1          1           0",
        [(1, 1, 0)],
    ),
    # Not votes: dates, letters, years, hours, a date after the word.
    ("The vote was held on 12/05/2024", []),
    ("12 letters for and 3 against the scheme were received.", []),
    ("The vote on the 2024/25 budget", []),
    ("The meeting ran from 9 to 5.", []),
    ("The period agreed was 6 to 12 months.", []),
    ("A majority of two-thirds is needed.", []),
]


def counts(vote: Vote) -> Counts:
    """For, against and abstaining."""
    return vote.count("for"), vote.count("against"), vote.count("abstain")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_counts(text: str, expected: list[Counts]) -> None:
    assert [counts(vote) for vote in find_votes(text)] == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_every_count_is_where_it_says(text: str, expected: list[Counts]) -> None:
    figures = list(vote_figures(text, find_votes(text)))
    assert all(text[figure.start : figure.end] == figure.quote for figure in figures)
    assert len({figure.start for figure in figures}) == len(figures)


def test_the_side_that_carried_is_known() -> None:
    assert [vote.side for vote in find_votes("4 voted for the motion and 11 for the amendment.")] == ["amendment"]
    assert find_votes("For the motion 5, for the amendment 5.") == [] or all(
        vote.side is None for vote in find_votes("For the motion 5, for the amendment 5.")
    )


WORDS = st.sampled_from(
    ["For", "Against", "for", "against", "abstain", "voted", "carried", "lost", "by", "votes", "to", "7", "12", "(", ")", ":", "\n",
     "\n\n", "Councillor", "Ash", "motion", "amendment", "the", "O blaid", "yn erbyn", "|", "–", "nine", "none", "\ud800", "½"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=60))
def test_votes_are_in_order_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for vote in find_votes(text):
        assert end <= vote.start < vote.end <= len(text)
        end = vote.end
        assert len({mark.option for mark in vote.marks}) == len(vote.marks)
        assert all(0 <= mark.count <= 300 for mark in vote.marks)


@pytest.mark.parametrize(
    "unit",
    ["For: Councillors Ash ", "carried by ", "For  Against\nAsh\n", "x"],
)
def test_a_megabyte_stays_cheap(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    find_votes(text)
    assert time.process_time() - start < 30
