"""Poor copies of pages: headings, columns or line breaks lost. What is left is found, and nothing is made of the loss."""

from __future__ import annotations

import pytest

from extract import extract_text
from extract.components.divisions import find_divisions

FLAT = "No. | Item |\n---|---|\n"
NAMES = "Councillor Ann Ash\n\nCouncillor Bob Elm\n\nCouncillor Cat Oak\n"


@pytest.mark.parametrize(
    "heads",
    [
        "Motion\n\nAmendment\n\nNo Vote\n\n",
        "Amendment\n\nMotion\n\nAbstained\n\n",
        "For | Against\n",
        "| For | Against |\n",
        "For: Against: Abstain:\n",
        "For Against Abstain\n",
        "For: Against:\n\n",
    ],
)
def test_names_below_headings_of_several_columns_are_of_no_option(heads: str) -> None:
    assert find_divisions(f"A recorded vote was taken.\n\n{heads}{NAMES}") == []


@pytest.mark.parametrize(
    ("page", "votes"),
    [
        ("Amendment\n\nFor: Councillors Ash and Elm\nAgainst: none\nAbstain: Councillor Oak", ["Ash", "Elm", "Oak"]),
        ("For | Against\nCouncillor Ash | Councillor Oak\nCouncillor Elm |\n", ["Ash", "Elm", "Oak"]),
        ("| For | Against |\n|---|---|\n| Councillor Ash | |\n| Councillor Elm | |\n", ["Ash", "Elm"]),
        ("For\n\nCouncillor Ash\n\nAgainst\n\nCouncillor Oak\n", ["Ash", "Oak"]),
    ],
)
def test_lists_with_a_heading_of_their_own_are_read(page: str, votes: list[str]) -> None:
    found = find_divisions(f"A recorded vote was taken.\n\n{page}")
    assert sorted(person.name for one in found for each in one.lists for person in each.people) == votes


def test_a_status_over_the_next_lists_is_not_the_result_of_those_above() -> None:
    text = (
        "Item: Fee\n\nA recorded vote was taken.\n\nFor: A Ash, B Elm (2)\nAgainst: C Oak (1)\n\n"
        "Item: Gate\n\nMotion status:\nCarried\n\nFor: A Ash, C Oak (2)\nAgainst: B Elm (1)\n"
    )
    first = [vote for vote in extract_text(text).named_votes if vote.division == 1]
    assert len(first) == 3
    assert {vote.resolution for vote in first} == {None}


OBJECTS = [
    "The Chair, after hearing from Councillor Elm moved the recommendation.",
    "The Chair on behalf of Councillor Elm moved the recommendation.",
    "Following a question from Councillor Elm moved that the vote be taken.",
    "In the absence of Councillor Elm proposed that the fee be raised.",
    "Councillor Oak, after a question by Councillor Elm, moved the recommendation.",
    "Councillor Oak, supported by Councillor Elm, moved the recommendation.",
    "The Mayor, at the request of Councillor Elm, moved that the item be taken first.",
    "Councillor Oak spoke after Councillor Elm and moved the recommendation.",
    "Councillor Oak sat beside Councillor Elm and proposed the recommendation.",
    "Councillor Oak, seconding Councillor Elm, proposed that the fee be raised.",
    "The Chair, having heard Councillor Elm, moved the recommendation.",
    "The Chair read out a statement by Councillor Elm and moved the recommendation.",
]


@pytest.mark.parametrize("told", OBJECTS)
def test_one_who_is_only_spoken_of_moved_nothing(told: str) -> None:
    (fact,) = extract_text(f"{told}\n\nRESOLVED that the fee be raised.").resolutions
    assert fact.mover is None


@pytest.mark.parametrize(
    ("told", "mover"),
    [
        ("The Chair thanked Councillor Elm, who moved the recommendation.", "Councillor Elm"),
        ("After Councillor Elm moved the recommendation the vote was taken.", "Councillor Elm"),
        ("With Councillor Elm moving and Councillor Oak seconding, the vote was taken.", "Councillor Elm"),
        ("Following a question from Councillor Ash, Councillor Elm moved the recommendation.", "Councillor Elm"),
        ("It was asked by Councillor Ash and answered. Councillor Elm proposed the fee.", "Councillor Elm"),
    ],
)
def test_the_subject_of_the_verb_moved(told: str, mover: str) -> None:
    (fact,) = extract_text(f"{told}\n\nRESOLVED that the fee be raised.").resolutions
    assert fact.mover == mover


def test_an_amendment_whose_line_break_is_lost_does_not_lend_its_mover_to_the_motion() -> None:
    text = (
        "Motion To name Councillor Ash as Provost. Moved by Councillor Jim Oak, seconded by Councillor Ada Elm. "
        "Amendment The Council agrees that Councillor Yew stays. Moved by Councillor Rob Orr, seconded by Councillor "
        "Gil Hay. The roll was called. The Motion was carried by 19 votes to 14."
    )
    assert {(fact.mover, fact.seconder) for fact in extract_text(text).resolutions} <= {
        (None, None),
        ("Councillor Jim Oak", "Councillor Ada Elm"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{FLAT}Apologies for Absence Minutes: Apologies for absence\nwere received from Councillor Ash. |\n",
            [("Ash", "apologies", None)],
        ),
        (
            "An apology for absence was received from Councillor Ash. Councillor Elm was appointed as his substitute.",
            [("Ash", "apologies", None), ("Elm", "substitute", "Ash")],
        ),
        (
            "An apology was received from Councillor Ann Ash and Councillor Bo Elm was in attendance as her substitute.",
            [("Ann Ash", "apologies", None), ("Bo Elm", "substitute", "Ann Ash")],
        ),
        (
            "Apologies were received from Cllrs Ash and Oak.\n\nCllr Bo Elm was in attendance as substitute.",
            [("Ash", "apologies", None), ("Oak", "apologies", None), ("Bo Elm", "substitute", None)],
        ),
        (
            "Apologies were received for the absence of Councillors Ann Ash and Bo Elm.",
            [("Ann Ash", "apologies", None), ("Bo Elm", "apologies", None)],
        ),
        (
            "Officers in attendance: Ann Ash (Clerk) and Bo Elm (Solicitor)\n|\nPART ONE\n121 Procedural Business\n",
            [("Ann Ash", "in_attendance", None), ("Bo Elm", "in_attendance", None)],
        ),
        (
            "Apologies were received from Cllr Ash and Cllr Oak with Cllr Elm and Cllr Yew as named substitute respectively.",
            [
                ("Ash", "apologies", None),
                ("Oak", "apologies", None),
                ("Elm", "substitute", "Ash"),
                ("Yew", "substitute", "Oak"),
            ],
        ),
    ],
)
def test_who_was_away_and_who_came_instead(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    found = extract_text(text)
    assert [(one.person, one.status, one.substitute_for) for one in found.attendance_mentions] == expected
    assert not found.resolutions


@pytest.mark.parametrize(
    ("text", "appointed"),
    [
        ("Councillor Elm was appointed as substitute for Councillor Ash.", False),
        ("Councillor Elm was appointed as his substitute for this meeting.", False),
        ("Councillor Elm was appointed as substitute for Councillor Ash on the Fire Authority.", True),
        ("Councillor Elm was appointed substitute member of the Joint Board.", True),
    ],
)
def test_a_substitute_for_the_day_is_no_appointment(text: str, appointed: bool) -> None:
    assert bool(extract_text(f"Minutes:\n\n{text}").resolutions) is appointed


NIL = [
    f"{FLAT}Declarations of Interest Minutes: None. |\n|\nPetitions Minutes: None. |\n",
    f"{FLAT}Declarations of Interest To receive any from Members. Additional documents: Minutes: There were none from the"
    " Members or Officers present. |\n|\nPetitions Minutes: There were none. |\n",
    f"{FLAT}Petitions Minutes: There were none. |\n|\nDECLARATIONS OF INTERESTS All Members are required to declare (i) any"
    " such interests. Additional documents: Minutes: There were none. |\n|\n",
]


@pytest.mark.parametrize("text", NIL)
def test_a_nil_return_in_the_row_of_declarations(text: str) -> None:
    assert [fact.kind for fact in extract_text(text).interests] == ["nil"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Councillor Ash expressed a non-pecuniary interest in item 4 as a governor of the school.", ["Ash"]),
        ("Councillor Ash expressed a personal and prejudicial interest in item 4 and left.", ["Ash"]),
        ("Councillor Ash expressed an interest in joining the working group.", []),
        ("Councillor Ash expressed an interest in the office of Chair.", []),
    ],
)
def test_an_interest_is_expressed(text: str, people: list[str]) -> None:
    assert [fact.person for fact in extract_text(f"Declarations\n\n{text}").interests] == people


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 Apologies\n\n2 Minutes\n\nThe minutes were signed.", []),
        ("2 MINUTES OF THE LAST MEETING\n\nSigned.", []),
        ("7 Minutes pdf icon\n\nSigned.", []),
        ("Minutes: 2.1 Members noted the plan. 2.2 Members asked for a map.", []),
        ("Each speaker had\n2 Minutes\nto speak.", ["2 Minutes"]),
        ("Each was allowed 3 minutes.", ["3 minutes"]),
    ],
)
def test_the_number_of_a_heading_or_a_paragraph_is_no_figure(text: str, figures: list[str]) -> None:
    assert [fact.quote for fact in extract_text(text).figures] == figures


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"{FLAT}Plan Minutes 2.1 The plan was read. |\n", []),
        ("Budget\n\nMinutes 1.1 The Head of Roads spoke.", []),
        ("see minutes 1.2 and 2.1 of the Board", ["1.2", "2.1"]),
        ("Minutes 2.1 and 2.2 refer to the fee.", ["2.1", "2.2"]),
    ],
)
def test_the_number_of_a_paragraph_cites_no_minute(text: str, numbers: list[str]) -> None:
    assert [fact.number for fact in extract_text(text).reference_numbers] == numbers
