"""Movers, votes and results as prose, parishes and cabinets tell them; and what must credit nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract_text

Counts = tuple[int | None, int | None, int | None]
Row = tuple[str, str | None, str | None, Counts]
NONE: Counts = (None, None, None)
MEND, MENDED = "RESOLVED that the gate be mended.", "the gate be mended"
MOVED = "The following motion was moved by Cllr Hay and seconded by Cllr Gill:\n\n"
WORDS = "This Council notes that:\n\nThe ferry has no ramp.\n\nThis Council resolves to:\n\nAsk the Cabinet for a plan."


def rows(text: str) -> list[Row]:
    """(quote, mover, seconder, counts) of every decision."""
    found = extract_text(text, "minutes").resolutions
    votes = [(fact.vote_for, fact.vote_against, fact.vote_abstain) for fact in found]
    return [(" ".join(f.quote.split()), f.mover, f.seconder, vote) for f, vote in zip(found, votes, strict=True)]


def listed(text: str) -> list[str]:
    """Name and option of every named vote."""
    return [f"{fact.name} {fact.option}" for fact in extract_text(text, "minutes").named_votes]


MOVERS: list[tuple[str, list[Row]]] = [
    # Who is put forward did not move it.
    ("Cllr Hay proposed Cllr Fry, seconded by Cllr Gill. It was resolved that Cllr Fry be chairman for the year.",
     [("Cllr Fry be chairman for the year", "Cllr Hay", "Cllr Gill", NONE)]),
    # "Right Honourable" before the office.
    (f"Moved by the Right Honourable the Lord Mayor (Councillor Ó Briain),\n\nSeconded by Councillor Gill and\n\n{MEND}",
     [(MENDED, "Councillor Ó Briain", "Councillor Gill", NONE)]),
    # The name behind an office that has a name of its own.
    (f"Upon the motion of the Deputy Leader of the Council, Councillor Jo Hay, seconded by Councillor Gill, it was {MEND}",
     [(MENDED, "Councillor Jo Hay", "Councillor Gill", NONE)]),
    # The parish's short words; the seconder's label is no part of the mover's name.
    ("It was RESOLVED to buy a bench. Prop: Cllr Hay Sec: Cllr Gill", [("to buy a bench", "Cllr Hay", "Cllr Gill", NONE)]),
    ("RESOLVED to buy a bench (Prop. JH, Sec. TG).", [("to buy a bench", "JH", "TG", NONE)]),
    ("Cynnig: Cyng Hay  Eilio: Cyng Gill\nPENDERFYNWYD: Derbyn yr adroddiad.", [("Derbyn yr adroddiad", "Cyng Hay", "Cyng Gill", NONE)]),
    ("Full meeting - Proposed (JH) & Seconded (TG) that the minutes be signed. Agreed.", [("that the minutes be signed", "JH", "TG", NONE)]),
    (f"The Speaker of the Council MOVED, the Deputy Speaker SECONDED and it was {MEND}",
     [(MENDED, "The Speaker of the Council", "the Deputy Speaker", NONE)]),
    # Two bare surnames; "he", "officers" and groups are none.
    (f"Hay proposed and Gill seconded that the gate be mended.\n\n{MEND}", [(MENDED, "Hay", "Gill", NONE)]),
    (f"He proposed and Officers seconded that the gate be mended.\n\n{MEND}", [(MENDED, None, None, NONE)]),
    # "He" of a paragraph that names one person; of two, nobody knows.
    (f"Councillor Hay presented the report. He said that it was overdue. He proposed the recommendation.\n\n{MEND}",
     [(MENDED, "Councillor Hay", None, NONE)]),
    (f"Councillor Hay thanked Councillor Fry. He said that it was overdue. He proposed the recommendation.\n\n{MEND}",
     [(MENDED, None, None, NONE)]),
    # A remark is of the decision that it follows, not of the next.
    (f"{MEND} This was proposed by Cllr Hay.\n\nRESOLVED that the fence be painted. This was proposed by Cllr Gill.",
     [(MENDED, "Cllr Hay", None, NONE), ("the fence be painted", "Cllr Gill", None, NONE)]),
    # An amendment that is said to be somebody else's.
    ("Councillor Hay moved an amendment to the budget.\n\nThe amendment by the Ferry Group was lost by 47 votes to 17.",
     [("The amendment by the Ferry Group was lost by 47 votes to 17", None, None, (17, 47, None))]),
    # Moved: not to confirm; resolved: to confirm. Nobody moved what was resolved.
    ("It was moved by Councillor Hay, seconded by Councillor Gill,\n\n“That the minutes be not confirmed.”\n\nResolved - That the minutes be confirmed.",
     [("That the minutes be confirmed", None, None, NONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVERS)
def test_movers(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


ELECTIONS: list[tuple[str, str, str | None]] = [
    # Each nomination has its own mover: that of who was chosen counts, whichever came last.
    ("It was proposed by Councillor Hay that Councillor Fry be elected as Chair.\n\nCouncillor Gill proposed that Councillor Orr be elected as Chair.\n\n"
     "RESOLVED that Councillor {} be elected Chair.", "Fry", "Councillor Hay"),
    ("It was proposed by Councillor Hay that Councillor Fry be elected as Chair.\n\nCouncillor Gill proposed that Councillor Orr be elected as Chair.\n\n"
     "RESOLVED that Councillor {} be elected Chair.", "Orr", "Councillor Gill"),
    ("It was moved by Councillor Hay that Councillor Fry be Mayor Elect.\n\nIt was moved by Councillor Gill that Councillor Orr be Mayor Elect.\n\n"
     "RESOLVED that Councillor {} be appointed Mayor Elect.", "Fry", "Councillor Hay"),
    ("The nomination of Mr Fry was moved by Mr Hay.\n\nA further nomination, that of Mr Orr, was moved by Mr Gill.\n\n"
     "RESOLVED that Mr {} be elected Chair.", "Fry", "Mr Hay"),
    # Nobody told who moved the third.
    ("It was proposed by Councillor Hay that Councillor Fry be elected as Chair.\n\nRESOLVED that Councillor {} be elected Chair.", "Ash", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chosen", "mover"), ELECTIONS)
def test_who_was_chosen_has_the_mover_of_that_nomination(text: str, chosen: str, mover: str | None) -> None:
    found = rows(text.format(chosen))
    assert [row[1] for row in found] == [mover]
    assert chosen in found[0][0]


def test_what_is_only_proposed_is_no_decision() -> None:
    assert rows("Councillor Hay proposed that Councillor Fry be elected as Chair, which was duly seconded.") == []
    assert rows("Councillor Hay proposed that the minutes of 3 May be agreed as a true record.") == []


BARE: list[tuple[str, list[Row]]] = [
    # The item is what was moved; the statement of the result is the decision.
    ("Accounts for payment\nProposed by Cllr Hay seconded by Cllr Gill and unanimously approved.",
     [("unanimously approved", "Cllr Hay", "Cllr Gill", NONE)]),
    ("Accounts for payment\nProposed: Cllr Hay. Seconded: Cllr Gill. All in favour.", [("All in favour", "Cllr Hay", "Cllr Gill", NONE)]),
    # A remark on a decision is no second one.
    ("It was RESOLVED to buy a bench. Proposed by Cllr Hay, seconded by Cllr Gill. All in favour.",
     [("to buy a bench", "Cllr Hay", "Cllr Gill", NONE)]),
    ("The accounts were approved, proposed by Cllr Hay, seconded by Cllr Gill, all in favour.",
     [("The accounts were approved", "Cllr Hay", "Cllr Gill", NONE)]),
    # Nothing is told of what became of it.
    ("Accounts for payment\nProposed by Cllr Hay, seconded by Cllr Gill.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_results_right_behind_the_seconder(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("quoted", ["“{}”", "‘{}’", '"{}"', "{}"])
@pytest.mark.parametrize("result", ["the motion was lost", "the motion fell"])
def test_the_words_of_a_motion_lost_are_no_decision(quoted: str, result: str) -> None:
    text = f"{MOVED}{quoted.format(WORDS)}\n\nOn being put to the vote {result}."
    assert rows(text) == [(result, "Cllr Hay", "Cllr Gill", NONE)]


@pytest.mark.parametrize("quoted", ["“{}”", "‘{}’", '"{}"', "{}"])
def test_the_words_of_a_motion_carried_are_what_was_decided(quoted: str) -> None:
    text = f"{MOVED}{quoted.format(WORDS)}\n\nOn being put to the vote the motion was carried."
    assert rows(text) == [("Ask the Cabinet for a plan", "Cllr Hay", "Cllr Gill", NONE)]


def test_a_list_that_was_only_moved_is_no_decision() -> None:
    moved = "Mr Hay moved, Mr Gill seconded the recommendations as follows:\n\n1. That the gate be mended; and\n\n2. That the fence be painted.\n\n"
    lost = [("the motion was lost", "Mr Hay", "Mr Gill", NONE)]
    assert rows(f"{moved}On being put to the vote the motion was lost.") == lost
    assert [row[0] for row in rows(f"{moved}On being put to the vote the motion was carried.")] == [
        "That the gate be mended", "That the fence be painted"
    ]  # fmt: skip


def test_a_motion_of_which_no_result_is_told_decides_nothing() -> None:
    assert rows(MOVED + WORDS) == []
    assert [row[0] for row in rows(WORDS)] == ["Ask the Cabinet for a plan"]  # nobody moved it: the body's own act


VOTES: list[tuple[str, list[Counts]]] = [
    # Counts before their words, in every order of dashes and spaces.
    (f"{MEND}\nVoting: 11 – For 0 – Against 2 – Abstentions", [(11, 0, 2)]),
    (f"{MEND}\nVoting:  8 – For   3 – Against   1 – Abstention", [(8, 3, 1)]),
    (f"{MEND} (9-For, 1-Against)", [(9, 1, None)]),
    # Words before their counts are read as before.
    (f"{MEND}\nVoting: For - 11 Against - 3 Abstain - 0", [(11, 3, 0)]),
    (f"{MEND}\nVoting: For 11 - Against 3 - Abstain 0", [(11, 3, 0)]),
    # A vote that leads on to the next decision in its paragraph is not of the one above.
    (f"Item one. It was {MEND}\n\nA vote was taken on the fence; 5 for, 1 against. It was therefore RESOLVED that the fence be painted.",
     [NONE, (5, 1, None)]),
    # What is resolved by a vote of its own was not resolved by that of the motion above.
    (f"The motion was CARRIED with 34 voting for and 2 against.\nFollowing debate, and there being 20 votes for and 8 against, it was {MEND}",
     [(34, 2, None), (20, 8, None)]),
    # Below a mover and a seconder of the decision above, it is of that decision.
    (f"{MEND}\nProposed Cllr Hay\nSeconded Cllr Gill\nVoting For 6 Against 2 Abstentions 1", [(6, 2, 1)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_votes(text: str, expected: list[Counts]) -> None:
    assert [row[3] for row in rows(text)] == expected


PUT = "A recorded vote was taken.\n"
TABLES: list[tuple[str, list[str]]] = [
    # A column an option, names joined in each cell; "None" is nobody.
    (f"{PUT}For the motion | Against the motion | Abstain\nCllrs Ash, Elm and Oak | Cllrs Hay and Gill | None",
     ["Ash for", "Elm for", "Oak for", "Hay against", "Gill against"]),
    (f"{PUT}For the motion | Against the motion | Abstain\nCllrs: Ash, Elm. | The Worshipful the Mayor; Cllrs: Hay. | Cllr Gill.",
     ["Ash for", "Elm for", "Worshipful the Mayor against", "Hay against", "Gill abstain"]),
    # Letters: in columns, and in rows right below a recorded vote.
    (f"{PUT}Name | Yes | No | Abstain\nJ Ash | Y | | \nK Elm | | Y | \nL Oak | Y | | ", ["J Ash for", "K Elm against", "L Oak for"]),
    (f"{PUT}Councillor | Vote\nJ Ash | Y\nK Elm | N\nL Oak | Y", ["J Ash for", "K Elm against", "L Oak for"]),
    ("Councillor | Present\nJ Ash | Y\nK Elm | N\nL Oak | Y\n\nThere was no vote.", []),
    ("A recorded vote was asked for and refused.\n\nWho attended the seminar\n\nJ Ash | Y\nK Elm | N\nL Oak | Y", []),
    (f"{PUT}Aye: Cllrs Ash and Elm\nNo: Cllr Hay", ["Ash for", "Elm for", "Hay against"]),
    # Cells that cannot be read: the last heading has none of the names below it.
    (f"{PUT}For the motion | Against the motion | Abstain\nas on the sheet that was handed round\nCllrs Ash and Elm", []),
    (f"{PUT}For the motion\n\nAgainst the motion\n\nAbstain\n\nCllrs: Ash, Elm.\n\nCllrs: Hay.\n\nCllr Gill.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


PIECES = st.sampled_from(
    ["Cllr Hay", "proposed", "moved", "Cllr Gill", "seconded by", "that", "be elected", "Chair", "This Council notes", "resolves to:", "‘", "’",
     "“", "”", "\n", "\n\n", ". ", "5 – For", "3 – Against", "RESOLVED", "was lost", "and agreed.", "He", " | ", "For", "Against", "Prop:", "\ud800"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40))
def test_every_quote_is_where_it_says(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = extract_text(text, "minutes")
    assert all(text[fact.start : fact.end] == fact.quote for fact in (*found.resolutions, *found.named_votes))


@pytest.mark.parametrize("unit", [MOVED, "5 – For ", "He proposed. ", "Hay proposed "])
def test_long_texts_stay_cheap(unit: str) -> None:
    start = time.process_time()
    extract_text(unit * (200_000 // len(unit)), "minutes")
    assert time.process_time() - start < 30
