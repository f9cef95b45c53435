"""Named votes: lists of divisions in the forms minutes print them, and what is no vote."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.facts import NamedVote
from extract import extract_text

PUT = "A recorded vote was taken.\n\n"


def listed(text: str, section: str | None = "minutes") -> list[tuple[str, str]]:
    return [(fact.name, fact.option) for fact in extract_text(text, section).named_votes]


VOTES = [
    ("For the motion: Councillors Ash, Elm and Osk (3)", ["Ash for", "Elm for", "Osk for"]),
    ("FOR – Cllr A Ash, Cllr B Elm\nAGAINST – Cllr Osk", ["A Ash for", "B Elm for", "Osk against"]),
    ("Ayes: Ash, Elm\nNoes: Osk", ["Ash for", "Elm for", "Osk against"]),  # bare names
    ("For (2)\nMr Ash, Mrs\nElm MBE\nAgainst (0)\nAbstain (1)\nMs Osk", ["Mr Ash for", "Mrs Elm for", "Ms Osk abstain"]),
    ("For\nAsh\nvan der Elm\n\nAgainst\nOsk\n\nThe motion was lost.", ["Ash for", "van der Elm for", "Osk against"]),
    ("For:\n\nCouncillors Ash and Elm\n\nAgainst:\n\nCouncillor Osk\n\nTown Fund", ["Ash for", "Elm for", "Osk against"]),
    ("There voted for the scheme being adopted:\n\nCouncillors Ash and O’Elm ........ 2", ["Ash for", "O’Elm for"]),
    ("Those voting FOR the MOTION: Councillors: A B Ash, Mrs C Elm.", ["A B Ash for", "Mrs C Elm for"]),
    ("Against the amendment - Bailie Ash, Mr Elm", ["Ash against", "Mr Elm against"]),
    ("For: the Mayor, Councillor Ash, Councillor Elm\nAgainst: None", ["Ash for", "Elm for"]),  # one person
    ("For: The Lord Mayor (Alderman Ash); and Councillors Elm and Ó Osk", ["Ash for", "Elm for", "Ó Osk for"]),
    ("For: Ash; Elm; McOsk\n\nAgainst: Fir-Tree", ["Ash for", "Elm for", "McOsk for", "Fir-Tree against"]),
    ("3 voted for it (Cllrs Ash, Elm and Osk) and 1 against (Cllr Fir).", ["Ash for", "Elm for", "Osk for", "Fir against"]),
    ("Two Members voted for it, viz., Alderman Ash and Councillor Elm; and one against, viz., Councillor Osk, and it fell.",
     ["Ash for", "Elm for", "Osk against"]),
    ("For: Cllr Ash\nAgainst: Cllr Elm\nNot present: Cllr Osk", ["Ash for", "Elm against", "Osk absent"]),
    ("O blaid: Y Cynghorwyr Siân Huws a Gwyn ap Iorwerth\nYn erbyn: Y Cynghorydd W. Ll. Madog\nYmatal: Neb",
     ["Siân Huws for", "Gwyn ap Iorwerth for", "W. Ll. Madog against"]),
    ("Member | Vote\nCllr Ash | For\nCllr Elm | Against\nCllr Osk | Abstain", ["Ash for", "Elm against", "Osk abstain"]),
    ("Ash, T\nFor\n\nElm, Mrs P\nAgainst\n\nOsk, R\nFor", ["Ash, T for", "Elm, Mrs P against", "Osk, R for"]),
    ("Name | For | Against\nCllr Ash | X |\nCllr Elm |  | X\nCllr Osk | X |", ["Ash for", "Elm against", "Osk for"]),
    ("Motion              Amendment\nAsh                 Elm\nFir                 Osk\n                    Oak\n2                   3",
     ["Ash against", "Elm for", "Fir against", "Osk for", "Oak for"]),  # the side that carried is for
    # Semicolons alone; an office alone; surnames in a row of people named elsewhere; a name with an article.
    ("Ayes (3): Councillors Tim Ash; Jo Elm and Al Osk.\n\nNoes (1): Councillors Ian Fir.", ["Tim Ash for", "Jo Elm for", "Al Osk for", "Ian Fir against"]),
    ("For (2) - the Convener; and Councillor al-Ash\nAgainst (1) - Councillor Elm", ["Convener for", "al-Ash for", "Elm against"]),
    ("Cllrs T Ash, P Elm and R Osk spoke.\n\nA vote was taken.\n\nFor: Ash Elm\nAgainst: Osk", ["Ash for", "Elm for", "Osk against"]),
    ("For: Ash Elm Osk Fir\nAgainst: Oak", ["Oak against"]),  # one name or four: nobody says
    # A place before the name, an option after it.
    ("Northam: Cllr Ash – For\nSoutham: Cllr Elm – Against\nWestam: Cllr Osk – For", ["Ash for", "Elm against", "Osk for"]),
    # Counts after a gap at the end of the line, on a line of their own, glued to the last name.
    ("For:      Ash, Mrs Elm          2\nAgainst:  Osk                   1", ["Ash for", "Mrs Elm for", "Osk against"]),
    ("YES\n\nAsh, Elm.\n\n2\n\nNO\n\nOsk.\n\n1\n\nABSTAIN\n\n0", ["Ash for", "Elm for", "Osk against"]),
    ("ForA. Ash, B. Elm and C. Osk3\nAgainstD. Fir1\nAbstainNone0", ["A. Ash for", "B. Elm for", "C. Osk for", "D. Fir against"]),
    # Cells parted by single tabs, and columns that tabs reach; titles over the names of a column.
    ("Councillor\tFor\tAgainst\tAbstain\nAsh\tX\t\t\nElm\t\tX\t\nOsk\t\t\tX\nTOTAL\t1\t1\t1", ["Ash for", "Elm against", "Osk abstain"]),
    ("FOR (2)\tAGAINST (1)\nAldermen\tCouncillor\nAsh\tOsk\nElm\t", ["Ash for", "Osk against", "Elm for"]),
    ("Motion\t\t\tAmendment\t\tNo Vote\nCouncillor Ash\t\tCouncillor Elm\t\tMr Osk\nCouncillor Fir\n", ["Ash for", "Elm against", "Mr Osk abstain", "Fir for"]),
    ("In favour of the Amendment    Against the Amendment\nAldermen                      Councillors\nAsh                           Elm\n                              Osk\n1                             2",
     ["Ash for", "Elm against", "Osk against"]),
    ("O blaid:\t(2)\tY Cynghorwyr:- Ash a Elm.\n\nYn erbyn:\t(1)\tY Cynghorydd Osk.", ["Ash for", "Elm for", "Osk against"]),
    # Signs that a legend explains, groups of members between.
    ("The Mayor [Cllr Ash]\t✖\n\nBLUE GROUP\nCllr Elm\t✔\nCllr Osk\tA\n\n✔ = YES  ✖ = NO  A = ABSENT", ["Ash against", "Elm for", "Osk absent"]),
    # Sides without "for the"; two amendments against each other.
    ("Motion – 1 (Mrs Ash)\nAmendment – 2 (Mr Elm and Dr Osk)", ["Mrs Ash against", "Mr Elm for", "Dr Osk for"]),
    ("Motion\n\nCouncillor Ash\nCouncillor Elm\n\nAmendment 1\n\nCouncillor Osk\n\nNo Vote\n\nMr Fir", ["Ash for", "Elm for", "Osk against", "Mr Fir abstain"]),
    ("For the amendment by Councillor Ash (2) - Councillors Ash and Elm.\n\nFor the amendment by Councillor Osk (1) - Councillor Osk.", ["Ash for", "Elm for", "Osk against"]),
    # A tie and the casting vote.
    ("For the motion (1) - Mr Ash\nFor the amendment (1) - Mr Elm\nThe Chair gave his casting vote for the amendment.", ["Mr Ash against", "Mr Elm for"]),
    ("For the Motion (1) - Councillor Ash; For the Amendment (2) - Councillors Elm and Osk",
     ["Ash against", "Elm for", "Osk for"]),
    ("For the Motion (2) - Bailie Ash and Councillor Elm; For the Amendment (1) - Councillor Osk; Declined to vote (1) Mr Fir",
     ["Ash for", "Elm for", "Osk against", "Mr Fir abstain"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_lists(text: str, expected: list[str]) -> None:
    assert [f"{name} {option}" for name, option in listed(PUT + text)] == expected


TOLD = [
    (
        "Councillors Ash and Elm asked that their names be recorded as having voted against.",
        ["Ash against", "Elm against"],
    ),
    ("Cllr Ash requested that his vote against be recorded.", ["Ash against"]),
    ("Councillor Ash wished it to be recorded that\nshe had abstained.", ["Ash abstain"]),
    ("Councillor Ash voted against and Councillor Elm abstained.", ["Ash against", "Elm abstain"]),
    # Who dissents voted against where as many did as are named.
    (
        "The fee was set by five votes to two (Cllr Ash and Cllr Elm dissenting; Ms Osk abstaining).",
        ["Ash against", "Elm against", "Ms Osk abstain"],
    ),
    ("The fee was set by five votes to two (Cllr Ash dissenting).", []),
    ("Councillor Ash asked that a recorded vote be taken.", []),
    ("Councillor Ash asked that her dissent be recorded.", []),  # no vote is stated
    ("Councillor Ash asked why Councillor Elm voted against it in 2019.", []),  # retold
    ("Councillor Ash said that she had voted against it before.", []),
    ("Councillor Ash asked officers whether the objection against the scheme had been recorded.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_votes_told_of_members(text: str, expected: list[str]) -> None:
    assert [f"{name} {option}" for name, option in listed(text)] == expected


NO_VOTES = [
    "The vote was put.\n\nMOTION (Cllr Ash): that rents be frozen.\nAMENDMENT (Cllr Elm): that they rise.",
    "Motion\n\nCouncillor Ash moved that the pier be mended.\n\nAmendment\n\nCouncillor Elm moved that it be sold.",
    "The vote was lost in 2019.\n\nBand\tA\nGrade\tB\nRing\tA\n\nA = For sale  B = Bought",
    "Present: Councillors Ash, Elm and Osk. Absent: Councillor Fir.",
    "In attendance for item 4: Councillor Ash",
    "For information: Councillors Ash and Elm",
    "For: Planning Committee\nAgainst: Finance Panel",
    "A vote was taken.\n\nFor: Planning Committee",
    "Public speaking\n\nFor: Mr Ash, Mrs Elm\nAgainst: Ms Osk",  # speakers
    "Representations were heard.\n\nFor the application: Councillor Ash\nAgainst the application: Councillor Elm",
    "The vote followed. Against: Councillors Ash and Elm spoke at length.",  # words go on
    "Recorded vote\n\nFor 3\nAgainst 2 |\nCouncillors Ash, Elm, Osk\nCouncillors Fir, Oak",  # which list is whose
    "For the Motion (1) - Councillor Ash; For the Amendment (1) - Councillor Elm",  # a tie without its end
    "Apologies: Councillor Ash. Substitute for Councillor Elm: Councillor Osk.",
]


@pytest.mark.parametrize("text", NO_VOTES)
def test_no_votes(text: str) -> None:
    assert listed(text) == []


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_agenda_and_report_hold_no_votes(section: str) -> None:
    assert listed(PUT + "For: Councillors Ash and Elm\nAgainst: Councillor Osk", section) == []


def test_member_on_both_sides_of_one_division_has_no_vote() -> None:
    assert listed(PUT + "For: Councillors Ash and Elm\nAgainst: Councillors Osk and Elm") == [
        ("Ash", "for"),
        ("Osk", "against"),
    ]


def test_two_people_of_one_surname_are_told_apart_by_title() -> None:
    assert listed(PUT + "For: Mr Ash\nAgainst: Mrs Ash") == [("Mr Ash", "for"), ("Mrs Ash", "against")]


TWICE = (
    "The amendment was put to the vote.\n\nFor: Councillors Ash and Elm (2)\nAgainst: Councillors Osk, Fir and Oak (4)\n\n"
    "The amendment was lost.\n\nThe motion was put to the vote.\n\nFor: Councillors Osk, Fir and Oak (3)\n"
    "Against: Councillors Ash and Elm (2)\n\nRESOLVED that the pier be repaired."
)


def test_divisions_are_numbered_checked_and_tied_to_what_they_decided() -> None:
    found = extract_text(TWICE, "minutes").named_votes
    assert [fact.division for fact in found] == [1] * 5 + [2] * 5
    checks = {(fact.division, fact.option): fact.check_result for fact in found}
    assert checks == {
        (1, "for"): "consistent",
        (1, "against"): "inconsistent",
        (2, "for"): "consistent",
        (2, "against"): "consistent",
    }
    decided = {fact.division: TWICE[slice(*fact.resolution)] if fact.resolution else None for fact in found}
    assert "amendment was lost" in (decided[1] or "")
    assert "the pier be repaired" in (decided[2] or "")


def test_no_resolution_where_several_may_be_meant() -> None:
    text = (
        PUT
        + "For: Councillor Ash\nAgainst: Councillor Elm\n\nRESOLVED that\n\n(a) the pier be repaired; and\n\n(b) the fee be waived."
    )
    assert {fact.resolution for fact in extract_text(text, "minutes").named_votes} == {None}


def test_count_is_not_checked_where_none_is_stated() -> None:
    found = extract_text(PUT + "For: Councillor Ash\nAgainst: Councillor Elm", "minutes").named_votes
    assert {fact.check_result for fact in found} == {"not_checkable"}


PIECES = st.sampled_from(
    ["For", "Against", "Abstained", ":", "(3)", "\n", "\n\n", " ", ",", "and ", "Councillors ", "Cllr ", "Ash", "Mrs", "J.", "|", ";",
     "the Mayor", "RESOLVED that", "motion", "amendment", "vote ", "For the motion", "–", "\udc80", "\x00", "É"]
)  # fmt: skip


def assert_spans(text: str, found: tuple[NamedVote, ...]) -> None:
    for fact in found:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.name.strip()
        assert fact.resolution is None or 0 <= fact.resolution[0] < fact.resolution[1] <= len(text)


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_match_and_nothing_raises(text: str) -> None:
    assert_spans(text, extract_text(text, "minutes").named_votes)


@pytest.mark.parametrize(
    "piece",
    [
        "For: Councillors A Ash, ",
        "Against ",
        "vote for the motion ",
        "Ash\nFor\n",
        "(Cllr ",
        "For | Against |\n",
        "Ash\tA\nA = Against\n",
        "AgainstAsh 3\n",
        "Motion\nMr Ash\nAmendment\n",
    ],
)
def test_time_is_linear_on_a_megabyte(piece: str) -> None:
    from extract.components.divisions import find_divisions

    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find_divisions(text)
    assert time.process_time() - started < 15


def test_a_vote_on_a_motion_with_limbs_is_of_its_first_limb() -> None:
    text = (
        "Councillor Gale moved and Councillor Hill seconded the following motion:\n\n“This Council:\n\n(a) declares a"
        " climate emergency; and\n(b) calls on the Government to act.”\n\nA recorded vote having been requested, the"
        " motion was put and carried with voting as follows:\n\nFor the motion (3): Councillors Amble, Gale and Hill\n\n"
        "Against the motion (1): Councillor Ivory\n"
    )
    found = extract_text(text, "minutes")
    first = found.resolutions[0]
    assert first.quote == "declares a climate emergency"
    assert {vote.resolution for vote in found.named_votes} == {(first.start, first.end)}
