"""Named votes and counts of votes as councils print them, in forms the rules were not made on; and what is no vote."""

from __future__ import annotations

import pytest

from extract import extract_text


def listed(text: str) -> list[str]:
    """Name and option of every named vote, in the order of the text."""
    return [f"{fact.name} {fact.option}" for fact in extract_text(text, "minutes").named_votes]


def counts(text: str) -> list[tuple[int | None, int | None, int | None]]:
    """Those for, against and abstaining of every decision."""
    return [(fact.vote_for, fact.vote_against, fact.vote_abstain) for fact in extract_text(text, "minutes").resolutions]


RECORDED = "Recorded vote\n\n"
NAMED: list[tuple[str, list[str]]] = [
    # Rows whose cells only a space parts, a party behind the name.
    (f"{RECORDED}Councillor Ash (Lab) For\nCouncillor Birch (Con) Against\nCouncillor Dale-Moor (Ind) Abstain\n",
     ["Ash for", "Birch against", "Dale-Moor abstain"]),
    ("Minutes sent to\n\nCouncillor Ash Yes\nCouncillor Birch No\nCouncillor Dale Yes\n", []),
    ("Attendance\n\nCouncillor Ash Absent\nCouncillor Birch Absent\nCouncillor Dale Absent\n", []),
    # Rows that print the surname first; the option ends its own row, and is no label over the next.
    (f"{RECORDED}Ash, Jo (Lab) | For\nBirch, Sam (Con) | Against\nElm, Mrs W (Con) | Did not vote\n",
     ["Ash, Jo for", "Birch, Sam against", "Elm, Mrs W abstain"]),
    (f"{RECORDED}Ash, Jo (Lab) – For\nBirch, Sam (Con) – Against\nDale, Una (LD) – For\n", ["Ash, Jo for", "Birch, Sam against", "Dale, Una for"]),
    (f"{RECORDED}The Reverend gentleman | For\nBirch Sam | Against\n", []),
    (f"{RECORDED}Voting record – For\nCouncillors Ash and Birch\n\nVoting record – Against\nCouncillor Dale\n",
     ["Ash for", "Birch for", "Dale against"]),
    # A run of members with their options in capitals, without a mark.
    ("The vote was Councillor Ash FOR, Councillor Birch FOR, Councillor Dale AGAINST.", ["Ash for", "Birch for", "Dale against"]),
    # The next sentence tells who abstained.
    ("Those voting for the motion were Councillors Ash (Lab) and Birch (Lab). Those voting against were Councillors Dale (Con) and Elm (Con). "
     "Councillor Orr (Ind) abstained from voting.", ["Ash for", "Birch for", "Dale against", "Elm against", "Orr abstain"]),
    ("The vote was:\n\nYes: J Ash, S Birch\nNo: V Dale\nAbs: X Orr\n\nMotion carried.", ["J Ash for", "S Birch for", "V Dale against", "X Orr abstain"]),
    # An office, then a title over the others: two entries.
    ("The motion was carried on a recorded vote:\n\nAYES – The Lord Mayor, Councillors Ash and Birch (3)\nNOES – Councillor Elm (1)",
     ["Lord Mayor for", "Ash for", "Birch for", "Elm against"]),
    ("A recorded vote was taken.\n\nFor: Councillors Ash, Birch and the Baroness Orr\nAgainst: Councillor Elm",
     ["Ash for", "Birch for", "Baroness Orr for", "Elm against"]),
    # Counts behind the list's full stop, and as a total.
    ("Recorded vote\n\nFor the amendment:\nAsh, Birch and Dale. (3)\n\nAgainst the amendment:\nElm. (1)\n\nThe amendment was carried.",
     ["Ash for", "Birch for", "Dale for", "Elm against"]),
    ("Voting in favour of the Budget – Councillors ASH and McDALE – Total 2\n\nVoting against the Budget – Councillor ELM – Total 1",
     ["ASH for", "McDALE for", "ELM against"]),
    # Each name tells its own vote: the words above the list tell none.
    ("The vote for the Motion was recorded as follows: Ash (For), Birch (For), Dale (Against).", []),
    ("DIVISION\n\nAyes (3)             Noes (2)\nAsh                  Dale\nBirch                Eddy\nCole\n\nThe motion was carried.",
     ["Ash for", "Dale against", "Birch for", "Eddy against", "Cole for"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_votes(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


def test_counts_behind_a_list_are_checked_and_are_the_vote() -> None:
    """A count may stand behind the full stop of its list."""
    text = "Recorded vote\n\nFor the amendment:\nAsh and Dale. (2)\n\nAgainst the amendment:\nElm. (1)\n\nThe amendment was carried."
    found = extract_text(text, "minutes")
    assert {fact.check_result for fact in found.named_votes} == {"consistent"}
    assert counts(text) == [(2, 1, None)]


def test_a_division_told_on_in_the_next_sentence_is_one() -> None:
    """The decision below is that of the whole division."""
    text = (
        "Those voting for the motion were Councillors Ash and Birch. Those voting against were Councillors Dale and Elm. "
        "Councillor Orr abstained from voting.\n\nRESOLVED that the gate be mended."
    )
    found = extract_text(text, "minutes")
    assert {(fact.division, fact.resolution) for fact in found.named_votes} == {
        (1, (found.resolutions[0].start, found.resolutions[0].end))
    }


PLAN = "RESOLVED that the plan be adopted."
COUNTS: list[tuple[str, tuple[int | None, int | None, int | None]]] = [
    (f"{PLAN}\n\nVote – For 12, Against 3, Abs 2", (12, 3, 2)),
    (f"{PLAN}\n\nThe result of the vote was 12 Yes, 3 No, 2 Abstain.", (12, 3, 2)),
    (f"{PLAN} (Voting: 9 For, Unanimous)", (9, None, None)),
    (f"{PLAN} (All in favour - 9)", (9, None, None)),
    (f"{PLAN} The Panel asked for 9 benches in favour of the park.", (None, None, None)),
    (f"A sum for 3 No. benches was noted. {PLAN}", (None, None, None)),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    assert counts(text)[0] == expected


def test_the_number_of_an_amendment_is_no_count() -> None:
    """A number that ends the line above a label belongs to that line; one below a blank line to what follows."""
    text = "Vote on amendment 1\nFor: 3 (Ash, Birch, Cole)\nAgainst: 2 (Dale, Eddy)\nAmendment carried\n\nVote on amendment 2\nFor: 1 (Dale)\nAgainst: 4 (Ash, Birch, Cole, Eddy)\nAmendment lost"
    assert counts(text) == [(3, 2, None), (1, 4, None)]
    rows = "Cllr J Ash For\nCllr B Birch For\nCllr C Cole Against\n\n2 For 1 Against – carried"
    assert {fact.check_result for fact in extract_text(rows, "minutes").named_votes} == {"consistent"}


def test_one_vote_made_what_an_item_prints_twice() -> None:
    """What stands under Decision: and again in the Minutes: was put to the vote once."""
    text = (
        "Agenda item\n\nGate\n\nDecision:\n\nThat the gate be mended.\n\nMinutes:\n\nRESOLVED – That the gate be mended.\n\n"
        "Voting: For 5, Against 2.\n\nRESOLVED – That the lamp be lit."
    )
    found = extract_text(text).resolutions
    assert [(fact.quote, fact.vote_for) for fact in found] == [
        ("That the gate be mended", 5),
        ("That the gate be mended", 5),
        ("That the lamp be lit", None),
    ]


def test_the_number_of_a_page_between_a_cue_and_its_limbs_is_no_decision() -> None:
    text = "RESOLVED:\n\n                    Page 27\n\nTHAT (1)  the gate be mended;\n\n     (2)  the fee be £5."
    assert [fact.quote for fact in extract_text(text, "minutes").resolutions] == ["the gate be mended", "the fee be £5"]


def test_a_long_manner_may_stand_between_a_body_and_its_list() -> None:
    text = "The Board, by a majority of five votes to two with one abstention:\n\ni) Approved the plan;\n\nii) Agreed that the gate be mended."
    assert counts(text) == [(5, 2, 1), (5, 2, 1)]
