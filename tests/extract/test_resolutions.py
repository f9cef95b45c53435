"""Cues, limbs, outcomes, votes and movers: a table of cases for each, a comment a line."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_text
from extract.components import labels
from extract.components.outcomes import classify
from extract.jsonl import to_json
from tests.extract.house_styles import CASES, Case


def found(text: str, section: str | None = None) -> list[dict[str, Any]]:
    return list(to_json("case", extract_text(text, section))["resolutions"])


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_house_styles(case: Case) -> None:
    _, text, decisions = case
    got = found(text)
    assert [(fact["quote"], fact["outcome"]) for fact in got] == [(entry[0], entry[1]) for entry in decisions]
    for fact, entry in zip(got, decisions, strict=True):
        values = entry[2] if len(entry) > 2 else {}
        assert {key: fact[key] for key in values} == values


CUES = [
    ("RESOLVED that the lift be mended.", ["the lift be mended"]),  # running on
    ("RESOLVED: That the lift be mended.", ["That the lift be mended"]),  # the limb's own That stays
    ("RESOLVED to mend the lift.", ["to mend the lift"]),  # the limb's own to stays
    ("RESOLVED (unanimously) that the lift be mended.", ["the lift be mended"]),  # manner in brackets
    ("RESOLVED UNANIMOUSLY - That the lift be mended.", ["That the lift be mended"]),  # manner, dash
    ("Resolved:- That the lift be mended.", ["That the lift be mended"]),  # colon and dash
    ("IT WAS RESOLVED THAT the lift be mended.", ["the lift be mended"]),  # all capitals
    ("It was resolved that the lift be mended.", ["the lift be mended"]),  # lower case
    ("AGREED - the lift be mended.", ["the lift be mended"]),  # another verb
    ("DECIDED: That the lift be mended.", ["That the lift be mended"]),
    ("ORDERED that the lift be mended.", ["the lift be mended"]),
    ("The Panel NOTED the update.", ["NOTED the update"]),  # a body acts: the verb is kept
    ("PENDERFYNWYD derbyn yr adroddiad.", ["derbyn yr adroddiad"]),  # Welsh
    ("Noted.", ["Noted"]),  # a word alone
    ("It was agreed that the lift be mended.", ["It was agreed that the lift be mended"]),  # narrative, whole
    ("The Board resolved on 14 April 2021 to mend the lift.", []),  # history
    ("At its meeting on 3 May 2020 the Board RESOLVED that the lift be mended.", []),  # history
    ("The Committee is asked to RESOLVE that the lift be mended.", []),  # a recommendation
    ("Councillor Ox asked whether the lift had been agreed.", []),  # a question
    ("Officers agreed to look at the lift.", []),  # an undertaking
    ("The Lift Officer noted that it was old.", []),  # one person notes
    ("It was noted that the lift was old.", []),  # discussion
    ("A Member agreed that the lift was old.", []),  # one member
]


@pytest.mark.parametrize(("text", "quotes"), CUES)
def test_cues(text: str, quotes: list[str]) -> None:
    assert [fact["quote"] for fact in found(text)] == quotes


LIMBS = [
    ("RESOLVED that:\n\n(a) the plan be noted;\n\n(b) the map be sold.", ["(a)", "(b)"]),  # bracketed letters
    ("RESOLVED that:\n\na) the plan be noted;\n\nb) the map be sold.", ["a)", "b)"]),  # half brackets
    ("RESOLVED that:\n\n1. the plan be noted;\n\n2. the map be sold.", ["1.", "2."]),  # numbers
    ("RESOLVED that:\n\n1) the plan be noted;\n\n2) the map be sold.", ["1)", "2)"]),
    ("RESOLVED that:\n\n(i) the plan be noted;\n\n(ii) the map be sold.", ["(i)", "(ii)"]),  # Roman
    ("RESOLVED that:\n\ni. the plan be noted;\n\nii. the map be sold.", ["i.", "ii."]),
    ("RESOLVED that:\n\n1.1 the plan be noted;\n\n1.2 the map be sold.", ["1.1", "1.2"]),  # decimals
    ("RESOLVED that:\n\n• the plan be noted\n\n• the map be sold", ["•", "•"]),  # bullets
    ("RESOLVED that:\n\n- the plan be noted\n- the map be sold", ["-", "-"]),  # dashes, one line each
    ("RESOLVED\n\nThat the plan be noted.\n\nThat the map be sold.", [None, None]),  # no numbers
    ("RESOLVED that (a) the plan be noted, and (b) the map be sold.", ["(a)", "(b)"]),  # in one line
    ("RESOLVED: (1) That the plan be noted.\n\n(2) That the map be sold.", ["(1)", "(2)"]),  # first limb with the cue
    ("Resolved: That;\n\n1. the plan be noted; and\n\n2. the map be sold.", ["1.", "2."]),  # That on its own
    ("RESOLVED that the plan be noted and that the map be sold.", [None, None]),  # two clauses
    ("RESOLVED that the plan be noted.\n\n2. Next business", [None]),  # a heading is no limb
    ("RESOLVED that:\n\n2. the plan be noted;\n\n3. the map be sold.", ["2.", "3."]),  # numbering goes on
    ("RESOLVED that permission be refused for the following reasons:\n\n1. noise;\n\n2. smell.", [None]),  # reasons
    (
        "RESOLVED that:\n\n(a) the Clerk be authorised to:\n\n(i) sell it;\n\n(ii) ship it;\n\n(b) it be noted.",
        ["(i)", "(ii)", "(b)"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LIMBS)
def test_limbs(text: str, expected: list[str | None]) -> None:
    assert [fact["limb_label"] for fact in found(text)] == expected


def test_roman_i_after_h_is_a_letter() -> None:
    last = labels.Place("(x):a", 8)
    assert labels.follows("(i)", last) == labels.Place("(x):a", 9)


OUTCOMES = [
    ("the report be noted", "noted"),
    ("To note the report", "noted"),
    ("the report be received and noted", "noted"),  # receive and note
    ("the petition be received", "received"),
    ("the tender be accepted", "approved"),
    ("the minutes were a correct record and that they be signed", "approved"),
    ("planning permission be GRANTED", "approved"),
    ("planning permission be not granted", "refused"),
    ("the application be refused", "refused"),
    ("no grant be made", "refused"),
    ("the item be deferred to the next meeting", "deferred"),
    ("to hold over the matter", "deferred"),
    ("Councillor Lee be appointed to the Board", "appointed"),
    ("Ms Lee be elected Chair", "appointed"),
    ("the Head of Parks be authorised to sign the lease", "delegated"),
    ("authority be delegated to the Director", "delegated"),
    ("agree to delegate the response to the Director", "delegated"),
    ("the Leader be asked to write to the Minister", "other"),
    ("To request that the Leader writes", "other"),
    ("the petition lie on the table", "other"),
    ("Council be recommended to adopt the plan", "recommended"),
    ("the application be withdrawn", "withdrawn"),
    ("an extra £4,000 be met from reserves", "approved"),  # a sum
    ("the market be held on Fridays", "agreed"),  # a course of action
    ("nodi'r adroddiad", "noted"),  # Welsh
]


@pytest.mark.parametrize(("clause", "outcome"), OUTCOMES)
def test_outcomes(clause: str, outcome: str) -> None:
    assert classify(clause) == outcome


VOTES = [
    ("on a vote of 7:2 it was RESOLVED that x be done.", (7, 2, None)),
    ("By 7 votes to 2 it was RESOLVED that x be done.", (7, 2, None)),
    ("RESOLVED (14 for, 1 against, 2 abstaining) that x be done.", (14, 1, 2)),
    ("For: 29\nAgainst: 21\nAbstentions: 0\n\nRESOLVED that x be done.", (29, 21, 0)),
    (
        "For (52)\nMr Ash, Mrs Elm\nAgainst (0)\nAbstain (11)\nMr Oak\nMotion carried.\nRESOLVED that x be done.",
        (52, 0, 11),
    ),
    ("PENDERFYNWYD gwneud hyn (9 o blaid, 4 yn erbyn).", (9, 4, None)),
    ("The motion was carried by 8 votes to 5 with 1 abstention. RESOLVED that x be done.", (8, 5, 1)),
    ("By seven votes to two it was RESOLVED that x be done.", (7, 2, None)),
    ("There voted for the motion nine Members in favour and four against. RESOLVED that x be done.", (9, 4, None)),
    ("RESOLVED that x be done. (Voting: 7 for; 2 against; 0 abstentions)", (7, 2, 0)),
    ("RESOLVED that x be done.\n\nVote: For 6, Against 1", (6, 1, None)),  # no mark between label and number
    ("The vote was 6 in favour and 5 against. RESOLVED that x be done.", (6, 5, None)),
    ("By 10 votes to nil it was RESOLVED that x be done.", (10, 0, None)),
    ("RESOLVED (8:1:1) that x be done.", (8, 1, 1)),
    ("It was unanimously RESOLVED that x be done.", (None, None, None)),  # no numbers stated
    ("3 letters in favour and 4 against were read. RESOLVED that x be done.", (None, None, None)),  # letters
    ("A two-thirds majority was needed. RESOLVED that x be done.", (None, None, None)),  # a threshold
    ("The meeting began at 7:30 and it was RESOLVED that x be done.", (None, None, None)),  # a time
]


@pytest.mark.parametrize(("text", "counts"), VOTES)
def test_votes(text: str, counts: tuple[int | None, ...]) -> None:
    vote = found(text)[-1]["vote"] or {}
    assert tuple(vote.get(option) for option in ("for", "against", "abstain")) == counts


MOVERS = [
    (
        "It was moved by Councillor Orr, seconded by Councillor Pym and RESOLVED that x be done.",
        ("Councillor Orr", "Councillor Pym"),
    ),
    (
        "Councillor Orr moved and Councillor Pym seconded that x be done. It was RESOLVED that x be done.",
        ("Councillor Orr", "Councillor Pym"),
    ),
    ("On the motion of Cllr Orr, seconded by Cllr Pym, it was RESOLVED that x be done.", ("Cllr Orr", "Cllr Pym")),
    (
        "Moved by: Councillor Orr    Seconded by: Councillor Pym\n\nRESOLVED that x be done.",
        ("Councillor Orr", "Councillor Pym"),
    ),
    ("Proposed by Jane Orr, seconded by Tim Pym. RESOLVED that x be done.", ("Jane Orr", "Tim Pym")),
    (
        "RESOLVED that x be done. Proposed by Councillor J Orr, seconded by Councillor H Pym.",
        ("Councillor J Orr", "Councillor H Pym"),
    ),
    ("RESOLVED that x be done.\n\nProposer: Cllr Orr\nSeconder: Cllr Pym", ("Cllr Orr", "Cllr Pym")),
    (
        "Cynigiwyd gan y Cynghorydd Huw Orr ac eiliwyd gan y Cynghorydd Sian Pym. PENDERFYNWYD gwneud hyn.",
        ("y Cynghorydd Huw Orr", "y Cynghorydd Sian Pym"),
    ),
    ("Mr Orr proposed, and Mrs Pym MBE seconded the motion. RESOLVED that x be done.", ("Mr Orr", "Mrs Pym MBE")),
    (
        "The Chair moved and Councillor Pym seconded the report. RESOLVED that x be done.",
        ("The Chair", "Councillor Pym"),
    ),
    (
        "Councillor Orr, having moved the report, was seconded by Councillor Pym. RESOLVED that x be done.",
        ("Councillor Orr", "Councillor Pym"),
    ),
    (
        "MOVED by Councillor Orr, SECONDED by Councillor Pym: RESOLVED that x be done.",
        ("Councillor Orr", "Councillor Pym"),
    ),
    (
        "Councillor O'Neill moved and Councillor de Souza seconded the plan. RESOLVED that x be done.",
        ("Councillor O'Neill", "Councillor de Souza"),
    ),
    (
        "Councillor Orr moved that y be done. The motion was not seconded. RESOLVED that x be done.",
        (None, None),
    ),  # not put
    ("Councillor Orr moved house in May. RESOLVED that x be done.", (None, None)),  # no motion
    ("RESOLVED that x be done.", (None, None)),  # not stated
]


@pytest.mark.parametrize(("text", "people"), MOVERS)
def test_movers_and_seconders(text: str, people: tuple[str | None, str | None]) -> None:
    last = found(text)[-1]
    assert (last["mover"], last["seconder"]) == people


SECTIONS = [
    ("RESOLVED that x be done.", "agenda", []),  # nothing is decided in an agenda
    ("RESOLVED that x be done.", "report", []),  # or a report
    ("That approval be given to the sale.", "decision", ["That approval be given to the sale"]),  # no cue needed
    ("Noted.", "decision", ["Noted"]),
    ("1. Approved the scheme.\n\n2. Noted the cost.", "decision", ["Approved the scheme", "Noted the cost"]),
    ("The officer spoke at length.", "decision", []),  # nothing decided
    ("RESOLVED that x be done.", "minutes", ["x be done"]),
]


@pytest.mark.parametrize(("text", "section", "quotes"), SECTIONS)
def test_section_given_by_the_caller(text: str, section: str, quotes: list[str]) -> None:
    assert [fact["quote"] for fact in found(text, section)] == quotes


def test_unknown_section_is_refused() -> None:
    with pytest.raises(ValueError, match="section is 'poem'"):
        extract_text("x", "poem")


BODIES = [
    ("RESOLVED that Cabinet note the report.", "Cabinet"),
    ("The Licensing Sub-Committee was told of it. RESOLVED that it be noted.", "Licensing Sub-Committee"),
    ("The Panel agreed that it be noted.", "Panel"),
    ("RESOLVED that it be noted.", None),  # not named
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_body_as_named(text: str, body: str | None) -> None:
    assert found(text)[0]["body"] == body


def test_delegate_and_manner_are_kept() -> None:
    text = "On a show of hands it was unanimously RESOLVED that authority be delegated to the Head of Parks to sign."
    fact = found(text)[0]
    assert (fact["delegated_to"], fact["vote_method"], fact["is_unanimous_stated"]) == (
        "Head of Parks",
        "show of hands",
        True,
    )
