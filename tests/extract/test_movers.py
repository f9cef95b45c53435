"""Mover and seconder as printed, in every order of words; nobody where the text names nobody."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract_text
from extract.components.motions import find_motions
from extract.components.movers import find_marks
from extract.components.sections import read_blocks

Pair = tuple[str | None, str | None]

CASES: list[tuple[str, list[Pair]]] = [
    # After the verb.
    ("Proposed by Cllr A. B. Hay-Low JP, seconded by Cllr D. de Groot and RESOLVED that the gate be mended.", [("Cllr A. B. Hay-Low JP", "Cllr D. de Groot")]),
    ("Moved by: Councillor Hay\nSeconded by: Councillor Gill\nRESOLVED: That the gate be mended.", [("Councillor Hay", "Councillor Gill")]),
    ("Proposer: Cllr Hay\nSeconder: Cllr Gill\n\nRESOLVED that the gate be mended.", [("Cllr Hay", "Cllr Gill")]),
    # Letters with marks, particles, Irish and Welsh names.
    ("Proposed by Alderman Hay, seconded by Councillor Ó Briain and\nRESOLVED: That the gate be mended.", [("Alderman Hay", "Councillor Ó Briain")]),
    ("Moved by Councillor Szymański, seconded by Bailie ap Rhys and RESOLVED that the gate be mended.", [("Councillor Szymański", "Bailie ap Rhys")]),
    # Both verbs before both names.
    ("Proposed/Seconded: Cllr Hay / Cllr Gill\n\nRESOLVED that the gate be mended.", [("Cllr Hay", "Cllr Gill")]),
    ("Moved and seconded by Councillors Hay and Gill and RESOLVED that the gate be mended.", [("Hay", "Gill")]),
    # Initials and bare surnames in a remark.
    ("RESOLVED that the gate be mended. (Proposed SB, seconded JT)", [("SB", "JT")]),
    ("RESOLVED that the gate be mended. Proposed by Hay, seconded by Gill. All agreed.", [("Hay", "Gill")]),
    # Before the verb, with an office, with a bracket, in capitals.
    ("Councillor Hay (Leader) moved, and Councillor Gill (Deputy) seconded, the recommendations.\n\nRESOLVED that the gate be mended.", [("Councillor Hay", "Councillor Gill")]),
    ("The Leader of the Council, Councillor Hay, moved and Councillor Gill, Cabinet Member for Finance, seconded the report. RESOLVED that the gate be mended.", [("Councillor Hay", "Councillor Gill")]),
    ("PROPOSED BY COUNCILLOR HAY, SECONDED BY COUNCILLOR GILL AND RESOLVED THAT THE GATE BE MENDED.", [("COUNCILLOR HAY", "COUNCILLOR GILL")]),
    ("Mr Hay proposed, Ms Gill seconding, that the gate be mended. RESOLVED that the gate be mended.", [("Mr Hay", "Ms Gill")]),
    # The seconder first.
    ("Councillor Hay, seconded by Councillor Gill, moved the officer's advice. RESOLVED that consent be granted.", [("Councillor Hay", "Councillor Gill")]),
    # An office where no name is told; the name where it is.
    ("It was proposed by the Chair, seconded by the Vice-Chair, and RESOLVED that the gate be mended.", [("the Chair", "the Vice-Chair")]),
    ("Moved by the Deputy Mayor (Alderman Hay), seconded by Councillor Gill and\nRESOLVED that the gate be mended.", [("Alderman Hay", "Councillor Gill")]),
    # On the motion of.
    ("On the motion of Councillor Hay, seconded by Councillor Gill, it was resolved that the gate be mended.", [("Councillor Hay", "Councillor Gill")]),
    # Welsh.
    ("Cynigiwyd gan y Cynghorydd Huw Parri ac eiliwyd gan y Cynghorydd Siân Môn. PENDERFYNWYD mabwysiadu'r polisi.", [("y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn")]),
    ("Ar gynnig y Cynghorydd Huw Parri, a eiliwyd gan y Cynghorydd Siân Môn, PENDERFYNWYD mabwysiadu'r polisi.", [("y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn")]),
    # "She" is the one person of the sentence before; of two nobody knows.
    ("Councillor Hay introduced the report. She moved that the gate be mended. This was seconded by Councillor Gill. RESOLVED that the gate be mended.", [("Councillor Hay", "Councillor Gill")]),
    ("Councillor Hay and Councillor Gill spoke. He moved that the gate be mended. This was seconded by Councillor Fry. RESOLVED that the gate be mended.", [(None, "Councillor Fry")]),
    # Who is proposed for an office did not propose it.
    ("Councillor Fry was proposed by Councillor Hay and seconded by Councillor Gill. RESOLVED that Councillor Fry be elected Chair.", [("Councillor Hay", "Councillor Gill")]),
    # Not a motion: moved house, wished to propose, told of elsewhere, no seconder.
    ("Councillor Hay had moved from the area. RESOLVED that the letter be noted.", [(None, None)]),
    ("Cllr Hay wished to propose that the gate be mended. The Committee resolved that the gate be painted.", [(None, None)]),
    ("Members were advised that Cllr Fry had proposed a motion last month. RESOLVED that the gate be mended.", [(None, None)]),
    ("Councillor Hay moved the reference back, but found no seconder. RESOLVED that the minutes be approved.", [(None, None)]),
    ("A further motion by Councillor Hay lapsed. RESOLVED that the minutes be approved.", [(None, None)]),
    # Each item has its own, above its decision or below it.
    ("5. GATES\nProposed by Cllr Hay, seconded by Cllr Gill\nRESOLVED that the gate be mended.\n6. FENCES\nProposed by Cllr Fry, seconded by Cllr Ivy\nRESOLVED that the fence be mended.", [("Cllr Hay", "Cllr Gill"), ("Cllr Fry", "Cllr Ivy")]),
    ("RESOLVED that the gate be mended.\n\nProposed by Cllr Hay, seconded by Cllr Gill\n\n5. FENCES\n\nRESOLVED that the fence be mended.\n\nProposed by Cllr Fry, seconded by Cllr Ivy", [("Cllr Hay", "Cllr Gill"), ("Cllr Fry", "Cllr Ivy")]),
    # What is told after one sentence's motion is not of it.
    ("On the motion of Councillor Hay, seconded by Councillor Gill, the Board agreed that the public leave. The Board noted the findings. It was agreed that a letter be sent.", [("Councillor Hay", "Councillor Gill"), (None, None), (None, None)]),
    # An amendment taken into the motion was not put.
    ("Cllr Hay moved the motion. Cllr Gill seconded it. An amendment was moved by Cllr Fry and seconded by Cllr Ivy. The amendment was accepted by Cllr Hay.\n\nRESOLVED that the gate be mended.", [("Cllr Hay", "Cllr Gill")]),
    # The mover is told right after the decision, in its paragraph.
    ("c) Statement of accounts – approved, proposed Cllr Hay, seconded Cllr Gill.\nd) It was resolved to mend the gate.", [("Cllr Hay", "Cllr Gill"), (None, None)]),
    ("RESOLVED that the minutes be approved. Prop. Cllr Hay, sec. Cllr Gill.", [("Cllr Hay", "Cllr Gill")]),
    # In brackets after the motion's name; a second by somebody; thereafter.
    ("MOTION A (Hay, seconded Gill): that the gate be mended.\nMOTION A CARRIED", [("Hay", "Gill")]),
    ("Cllr Hay proposed, and there was a second by Cllr Gill, that the gate be mended. RESOLVED that the gate be mended.", [("Cllr Hay", "Cllr Gill")]),
    ("Councillor Hay, seconded by Councillor Gill, thereafter moved the recommendations, and the Council resolved:-\n(i) to mend the gate;\n(ii) to sell the fence.", [("Councillor Hay", "Councillor Gill")] * 2),
    # Several limbs with a verb each under one opening are one act; one decided without a vote is not of it.
    ("Proposed by Cllr Hay and seconded by Cllr Gill.\n\nThe Board:\n\nA. APPROVED the plan\nB. DELEGATED authority to the Clerk to sign\nC. NOTED the risk", [("Cllr Hay", "Cllr Gill")] * 3),
    # Of two nominations the one whose words were resolved.
    ("It was moved by Councillor Hay, seconded by Councillor Gill –\n\nThat Councillor Fry be elected Chair.\n\nIt was moved by Councillor Ivy, seconded by Councillor Oak –\n\nThat Councillor Elm be elected Chair.\n\nRESOLVED – That Councillor Fry be elected Chair.", [("Councillor Hay", "Councillor Gill")]),
    # An amendment by which it was accordingly resolved is what was resolved, and no step before it.
    ("Moved by Cllr Hay, seconded by Cllr Gill, that the tax be £10.\n\nAs an amendment, Cllr Fry, seconded by Cllr Ivy, moved that the tax be £8.\n\nThe amendment was carried by 5 votes to 4 and the Council resolved accordingly:\n\n1. To set the tax at £8.", [("Cllr Fry", "Cllr Ivy")]),
    # Welsh: an amendment between the verb and the name; the noun of seconding.
    ("Cynigiwyd gwelliant gan y Cynghorydd Huw Parri, ac fe'i heiliwyd gan y Cynghorydd Siân Môn.\n\nCollwyd y gwelliant.", [("y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn")]),
    ("Cynigiwyd gwrthod y cais gan y Cynghorydd Huw Parri, ac eiliwyd hynny gan y Cynghorydd Siân Môn. PENDERFYNWYD gwrthod y cais.", [("y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn")]),
    ("Prop Cllr Hay, sec Cllr Gill. RESOLVED to mend the gate.", [("Cllr Hay", "Cllr Gill")]),
    # The same in the other language.
    ("It was proposed by Councillor Hay, seconded by Councillor Gill, and\n\nRESOLVED\n\n(1)  that the policy be adopted.\n\nPENDERFYNWYD\n\n(1)  mabwysiadu’r polisi.", [("Councillor Hay", "Councillor Gill")] * 2),
    # Motion against amendment: who moved the side that carried.
    ("Councillor Hay, seconded by Councillor Gill, moved that the request be refused.\n\nAs an amendment, the Convener, seconded by Councillor Fry, moved that it be agreed.\n\nOn a vote being taken, 4 members voted for the motion and 11 for the amendment, which was carried.\n\nThe Committee therefore AGREED that the hall be sold.", [("the Convener", "Councillor Fry")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_mover_and_seconder(text: str, expected: list[Pair]) -> None:
    assert [(fact.mover, fact.seconder) for fact in extract_text(text, "minutes").resolutions] == expected


LOST = [
    # Every way of telling that something failed; the quote is the statement.
    ("Councillor Hay moved deferral, seconded by Councillor Gill.\n\nThe motion was thereupon declared lost.", "The motion was thereupon declared lost"),
    ("Councillor Hay moved deferral, seconded by Councillor Gill.\n\nThe motion was accordingly declared not carried.", "The motion was accordingly declared not carried"),
    ("Councillor Hay moved deferral, seconded by Councillor Gill. This fell, five voting for and eight against.", "This fell"),
    ("Cynigiodd y Cynghorydd Huw Parri welliant, a eiliwyd gan y Cynghorydd Siân Môn.\n\nCollwyd y gwelliant.", "Collwyd y gwelliant"),
    ("Motion: that £20 be set aside.\n\nNot carried 1–2", "Not carried"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote"), LOST)
def test_lost(text: str, quote: str) -> None:
    assert [(fact.quote, fact.outcome) for fact in extract_text(text, "minutes").resolutions] == [(quote, "lost")]


NEVER_PUT = [
    "Councillor Hay moved that the gate be mended but found no seconder and the motion fell.",
    "A motion by Councillor Hay, seconded by Councillor Gill, was withdrawn with the consent of the meeting.",
    "Councillor Hay moved an amendment which was ruled out of order.",
    "Mr ap Rhys moved a further amendment, which was not put as no Member would second it.",
]


@pytest.mark.parametrize("text", NEVER_PUT)
def test_never_put(text: str) -> None:
    assert extract_text(text, "minutes").resolutions == ()


WORDS = st.sampled_from(
    ["moved", "Moved", "seconded", "by", "Councillor", "Hay", "Cllr", "the", "Chair", "She", "amendment", "motion", "of", ".", ",", ":",
     "/", "(", ")", "\n", "\n\n", "Cynigiwyd gan", "eiliwyd gan", "Proposed/Seconded", "RESOLVED", "that", "O'", "Ó", "\ud800"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=50))
def test_marks_are_in_order_and_within_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for marks in find_marks(text):
        assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
        assert all(one.end <= two.start for one, two in pairwise(marks))
    find_motions(text, read_blocks(text, None))


@pytest.mark.parametrize("unit", ["moved ", "Councillor Hay ", "She moved. ", "x"])
def test_a_megabyte_stays_cheap(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    start = time.process_time()
    find_marks(text)
    assert time.process_time() - start < 30
