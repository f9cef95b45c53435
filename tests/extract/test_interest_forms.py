"""Declarations of interest by offices and groups, in lists within a sentence, and nil returns in many words."""

from __future__ import annotations

import pytest

from extract import extract_text

_FRAME = "Declarations of Interest\n\nMinutes:\n\n{}\n\nMinutes of the last meeting\n\nThey were approved."

DECLARED = [
    # Offices and groups, where nobody is named.
    ("The Chairman declared an interest in item 4.", [(None, "other", None)]),
    (
        "The Deputy Chairman declared a non-pecuniary, professional interest and would be withdrawing from the meeting.",
        [(None, "other", True)],
    ),
    (
        "The Convener advised that he had a connection in relation to item 10.1 as a member of the Board. He considered "
        "that the nature of his interest would not require him to leave the meeting.",
        [(None, "other", False)],
    ),
    ("The Vice Convener noted for reasons of transparency that her daughter went to the school.", [(None, "other", None)]),
    ("All Forum Members declared personal interests in their groups.", [(None, "personal", None)]),
    # A name right behind the office: one declaration, by that person.
    ("The Chair, Councillor Ash, declared a personal interest in item 3.", [("Ash", "personal", None)]),
    # Lists in one sentence.
    (
        "The following members declared interests: Councillor Ash (item 4), Councillor Elm (item 5).",
        [("Ash", "other", None), ("Elm", "other", None)],
    ),
    (
        "The following Members declared personal interests as members of Fell Town Council: Ash, Elm and Osk",
        [("Ash", "personal", None), ("Elm", "personal", None), ("Osk", "personal", None)],
    ),
    (
        "Cllr Ash (personal) item 4; Cllr Elm (prejudicial) item 5.",
        [("Ash", "personal", None), ("Elm", "prejudicial", None)],
    ),
    # Words of an item's name are no kind of interest.
    (
        "The Convener advised that he had a connection with item 7 (Council Financial Performance, Quarter 4).",
        [(None, "other", None)],
    ),
    # Kinds that are denied, and staying.
    ("Councillor Ash noted he had a personal interest but not a DPI in the motion.", [("Ash", "personal", None)]),
    ("Councillor Ash declared an interest in item 4 but did not leave the meeting.", [("Ash", "other", False)]),
    (
        "Councillor Ash advised that she had a connection in relation to item 8 but she did not consider this amounted "
        "to an interest which would require her to withdraw from the meeting.",
        [("Ash", "other", False)],
    ),
    (
        "Councillor Ash advised for reasons of transparency that his daughter was at the school and he would therefore "
        "remain in the meeting.",
        [("Ash", "other", False)],
    ),
    (
        "Councillor Ash declared an interest in item 11. He considered that the nature of his interest would require him "
        "to leave the meeting.",
        [("Ash", "other", True)],
    ),
    # A second member whom the same verb tells of.
    (
        "Councillor Ash declared a personal interest as a tenant of the Fund and Councillor Elm as a former owner.",
        [("Ash", "personal", None), ("Elm", "personal", None)],
    ),
    # Two kinds at once.
    ("Alderman Ash declared a significant and pecuniary interest in item 6 and withdrew.", [("Ash", "pecuniary", True)]),
    ("Councillor Ash reported a potential conflict of interest in relation to item 9.", [("Ash", "other", None)]),
    # Honours behind a name.
    ("Councillor Ann Ash MBE declared that she was a trustee of the ferry museum.", [("Ann Ash", "other", None)]),
    # An interest told without the word.
    ("Councillor Ash declared that her son rented a stall.", [("Ash", "other", None)]),
    ("Councillor Mrs Ann Ash declared she was a member of the Allotment Board.", [("Mrs Ann Ash", "other", None)]),
    (
        "Councillors Ash and Elm declared that in relation to the slipway they had heard an earlier application.",
        [("Ash", "other", None), ("Elm", "other", None)],
    ),
    ("Mr. Ash declared that he was in receipt of a pension from the Fund.", [("Mr. Ash", "other", None)]),
    (
        "Councillor Ash declared a non-financial interest but considered that it was not such as to require her to leave.",
        [("Ash", "other", False)],
    ),
]  # fmt: skip
"""Words under the heading, and who declared what kind, and whether they left."""

NIL = [
    "Nobody had any interests to declare.",
    "No interests.",
    "None stated.",
    "Members had nothing to declare.",
    "There were nil declarations of interest.",
    "No declarations.",
    "Nil return.",
    "No new declarations.",
    "Councillors made no declarations of interest.",
    "Members did not declare any interests.",
    "Members confirmed that they had no interests to declare.",
    "The Chair invited declarations; none were forthcoming.",
    "The Chair sought any declarations of interest. The Board noted that there were none.",
]

NONE = [
    "The Chair reminded Members to declare interests as they arose.",
    "The Chair asked all Members to declare any interests.",
    "All members were invited to declare any interests.",
    "The Leader declared that it was in the interests of residents.",
    "The Monitoring Officer advised members of the need to seek a dispensation.",
    "The Chairman declared the fair open; there was much interest in it.",
    "The following members must declare an interest: those with land.",
]
"""Words of offices that declare nothing."""


@pytest.mark.parametrize(("words", "expected"), DECLARED)
def test_who_declares(words: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    found = extract_text(_FRAME.format(words), "minutes").interests
    assert [(fact.person, fact.kind, fact.left_meeting) for fact in found] == expected


@pytest.mark.parametrize("words", NIL)
def test_nil_returns(words: str) -> None:
    found = extract_text(_FRAME.format(words), "minutes").interests
    assert [fact.kind for fact in found] == ["nil"]


@pytest.mark.parametrize("words", NONE)
def test_nobody_declares(words: str) -> None:
    assert not extract_text(_FRAME.format(words), "minutes").interests


def test_a_heading_is_the_last_line_of_a_printed_paragraph() -> None:
    text = (
        "36  APOLOGIES\nCouncillors Orr and Lunn; Ms Kerr.\n37  INTERESTS\nCouncillor Ash told the meeting that his wife\n"
        "ran the lunch club and went out while its grant was decided.\n38  GRANTS\nThe clerk spoke."
    )
    [fact] = extract_text(text, "minutes").interests
    assert (fact.person, fact.kind, fact.left_meeting) == ("Ash", "other", True)


def test_a_nil_return_of_a_decision_by_one_member() -> None:
    text = "Decision:\n\nThat the crossing be built.\n\nInterests and Nature of Interests Declared:\n\nNone\n\nReport author: A Lunn"
    assert [fact.kind for fact in extract_text(text, "decision").interests] == ["nil"]


def test_what_was_told_at_the_item_belongs_to_the_declaration() -> None:
    words = "Councillor Ann Ash declared a financial interest in item 9 as a tenant."
    later = "\n\nPier Buildings\n\n{}\n\nThe Committee agreed to let the unit."
    left = _FRAME.format(words) + later.format("Having declared a financial interest Councillor Ash left the meeting.")
    assert [(fact.person, fact.left_meeting) for fact in extract_text(left, "minutes").interests] == [("Ann Ash", True)]
    noted = _FRAME.format(words) + later.format("Councillor Ash had earlier declared an interest in this item.")
    assert [(fact.person, fact.left_meeting) for fact in extract_text(noted, "minutes").interests] == [
        ("Ann Ash", None)
    ]


def test_what_else_is_declared_is_no_nil_return_of_interests() -> None:
    text = "4a  Declarations of interest\n\n4.1  There were none.\n\n4b  Declaration of party whip\n\n4.2  There were none."
    assert [fact.start for fact in extract_text(text, "minutes").interests] == [text.index("There")]
