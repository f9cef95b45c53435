"""Declarations laid out as tables and lists, under headings of many forms, and what is told of them further down."""

from __future__ import annotations

import time

import pytest

from extract import extract_text

Told = tuple[str | None, str, bool | None]


def _declared(text: str) -> list[Told]:
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


TABLES = [
    # A cell a line, with and without empty lines; the name first or second; a reason of two lines.
    (
        "DECLARATIONS OF PERSONAL INTEREST.\n\nMinutes:\n\nCouncillor\n\nMinute Number\n\nNature of Interest\n\n"
        "T.R. Ash\n\n6 - Ferry Dues\n\nSister keeps a kiosk\n\nL. Elm\n\n7 - Allotments\n\nHolds a plot\n\n3.\n\nMINUTES\n",
        [("T.R. Ash", "personal", None), ("L. Elm", "personal", None)],
    ),
    (
        "3. DECLARATIONS OF INTEREST\n\nName\nItem\nInterest\nReason\nCllr Ash\n6\nPersonal\nGovernor of the school\n"
        "Cllr Elm\n9\nPecuniary\nOwner of the land. Left the room.\n\n4. MINUTES",
        [("Ash", "personal", None), ("Elm", "pecuniary", True)],
    ),
    (
        "3. DECLARATIONS OF INTEREST\n\nItem\nMember\nNature of Interest\n6\nCllr Ash\nPersonal: governor\n9\nCllr Elm\n"
        "Prejudicial: owner\nof the land\n10\nCllr Oak\nPersonal: tenant\n\n4. MINUTES",
        [("Ash", "personal", None), ("Elm", "prejudicial", None), ("Oak", "personal", None)],
    ),
    # Columns parted by spaces, the item first.
    (
        "Declarations of Interest\n\nMinutes:\n\nMinute Number       Member                Level of Interest\n\n"
        "0654                Councillor Ann Ash    Disclosable Pecuniary Interest\n\n"
        "0655 & 0656         Councillor Tom Elm    Significant Other Interest",
        [("Ann Ash", "disclosable_pecuniary", None), ("Tom Elm", "other", None)],
    ),
    # A name on a line above what was declared, and one of whom it says that there was nothing.
    (
        "DECLARATIONS OF INTEREST\n\nMinutes:\n\nMembers had identified interests as below:\n\nCllr Ash\n\n"
        "No further declarations.\n\nCllr Elm\n\nSchool governor.\n\nCllr Oak\n\nFamily member is a tenant.",
        [("Elm", "other", None), ("Oak", "other", None)],
    ),
    (
        "Declarations of Interest\n\nCouncillor Ann Ash\n\n9 - Allotment rents\n\nShe is one of the applicants.",
        [("Ann Ash", "other", None)],
    ),
    # Two declarations of one member, the second without the name.
    (
        "Fin/28/07-08 Declarations of Interest\n\nCllr A Ash -\nPersonal interest in item 7 as a tenant.\n\n"
        "Personal interest in item 9 as a neighbour.\n\nCllr Elm Personal Interest in item 4 as Secretary of the Hall",
        [("A Ash", "personal", None), ("A Ash", "personal", None), ("Elm", "personal", None)],
    ),
    # A kind, or words that lead in, before the list.
    (
        "3. DECLARATIONS OF INTEREST\n\nPersonal: Cllr Oak – item 3; Cllr Fern – item 4",
        [("Oak", "personal", None), ("Fern", "personal", None)],
    ),
    (
        "3. DECLARATIONS OF INTEREST\n\nDisclosable Pecuniary Interests: None\nOther Registrable Interests: Cllr Oak (item 3, hall)\n"
        "Non-Registrable Interests: Cllr Fern (item 4)",
        [("Oak", "other", None), ("Fern", "non_registrable", None)],
    ),
    (
        "3. DECLARATIONS OF INTEREST\n\nInterests were declared as follows: Cllr Oak (item 3); Cllr Fern (item 4).",
        [("Oak", "other", None), ("Fern", "other", None)],
    ),
    (
        "3. DECLARATIONS OF INTEREST\n\na) Cllr Oak declared a personal interest in item 2.\nb) Cllr Fern: as a member of the club, item 9.",
        [("Oak", "personal", None), ("Fern", "other", None)],
    ),
    (
        "Declarations of Interest\n\nItem 4bi – Mr B Oak (Financial)\nItem 4bii – Mrs M Fern (Financial)\nItem 13 – Mr B Oak (Non-financial)",
        [("Mr B Oak", "pecuniary", None), ("Mrs M Fern", "pecuniary", None), ("Mr B Oak", "other", None)],
    ),
    (
        "1. APOLOGIES – None\n\n2. DECLARATIONS OF INTEREST – Cllr Oak, item 4 (neighbour)\n\n3. MINUTES – Agreed",
        [("Oak", "other", None)],
    ),
    ("Declarations of interest: Cllr Oak in item 6 (neighbour).", [("Oak", "other", None)]),
]
"""Pages with a heading of declarations, and who declared what kind, and whether they left."""

HEADINGS = [
    "2.  Declarations of Interest.",
    "DECLARATIONS OF PERSONAL INTEREST.",
    "168.0 Agenda Item 2 Declarations of Interest",
    "Roll Call of Members Present, Apologies for Absence and Members Declarations of Interest",
    "Pln/12/23-24 Declarations of Interest",
    "5, To receive declarations of interest",
    "Declaration of any interests\n\nTO RECEIVE declarations of the following:-\n\n1. Pecuniary interests\n2. Other interests\n\nMinutes:",
]

TOLD = [
    ("Councillor Ash wished it to be noted that the site lay in his division.", [("Ash", "other", None)]),
    (
        "Councillor Ash, who was welcomed as a new member, stated that as a Town Councillor he had made a decision on the application.",
        [("Ash", "other", None)],
    ),
    (
        "Mrs Elm had once been employed by the Trust and therefore did not feel it appropriate to take part in the discussion.",
        [("Mrs Elm", "other", None)],
    ),
    (
        "The Chairman, Councillor Oak, stated that the applicant was known to her and the nature of her declaration was personal.",
        [("Oak", "personal", None)],
    ),
    (
        "Councillor Ash declared a personal but not prejudicial role in item 4 as a county councillor.",
        [("Ash", "personal", None)],
    ),
    (
        "The Chairman asked whether Members had interests to declare. Councillor Ash declared a personal interest in item 4.",
        [("Ash", "personal", None)],
    ),
    (
        "The Monitoring Officer had granted a dispensation to all Members to vote on the budget.",
        [(None, "dispensation", None)],
    ),
    ("Mr Ash  declared that he had visited the site.", [("Mr Ash", "other", None)]),
    (
        "Councillor Ash declared an interest in item 3 and Councillor Elm in item 4.",
        [("Ash", "other", None), ("Elm", "other", None)],
    ),
    (
        "Councillor Ash declared a personal interest in item 5, Councillor Elm a prejudicial interest in item 6.",
        [("Ash", "personal", None), ("Elm", "prejudicial", None)],
    ),
    (
        "Councillor Ash declared a personal interest as he knew Ms Orr, as did Councillor Elm who was a member too.",
        [("Ash", "personal", None), ("Elm", "personal", None)],
    ),
    (
        "All Members present at the meeting also declared interests in item 9 as they knew the applicant.",
        [(None, "other", None)],
    ),
    (
        "Bailie Ash advised that he had a connection to item 6 but he did not require to leave the meeting.",
        [("Ash", "other", False)],
    ),
    (
        "Councillors Ash and Elm declared personal interests in item 5. The Councillors determined that their interests were not "
        "prejudicial and that they would remain in the meeting.",
        [("Ash", "personal", False), ("Elm", "personal", False)],
    ),
    # Nobody declares.
    ("Councillor Ash advised that he would leave the meeting at 8 pm.", []),
    ("Mrs Elm advised that she would have to leave the meeting at lunch time.", []),
    ("The Chairman asked whether any member wished to declare an interest. Councillor Ash asked about item 4.", []),
    ("The Monitoring Officer had not granted a dispensation to all Members.", []),
]
"""Sentences under the heading."""

NIL = [
    "1. APOLOGIES – Mr Orr\n\n2. DECLARATION OF INTEREST – None",
    "2. Declarations of interest & written requests for dispensation … There were none.",
    "2. Declarations of interest and dispensation requests: None",
    "5, To receive any declarations of interest in accordance with the Localism Act 2011\n\nand consider any requests for "
    "dispensations in relation to\n\nInterests or other interests as outlined in the Code of Conduct.\n\nNone.",
]

_ABOVE = "3. Declarations of Interest\n\n{}\n\n9. Pier Buildings\n\n{} The Committee agreed to let the unit."
_ASH = "Councillor Ann Ash declared a financial interest in item 9 as a tenant."
_BOTH = "Councillors Elm and Oak declared personal interests in item 9."

LATER = [
    (_ASH, "Having declared a financial interest, Councillor Ash left the meeting.", [("Ann Ash", "pecuniary", True)]),
    (_ASH, "Councillor Ash, having declared an interest in this item, left the meeting.", [("Ann Ash", "pecuniary", True)]),
    (_ASH, "Councillor Ash left the meeting due to her declared interest.", [("Ann Ash", "pecuniary", True)]),
    (_ASH, "Councillor Ash withdrew in accordance with her declaration at minute 3.", [("Ann Ash", "pecuniary", True)]),
    (_BOTH, "In view of their declared interests, Councillors Elm and Oak left the room.", [("Elm", "personal", True), ("Oak", "personal", True)]),
    (f"{_BOTH}\n\nAll the above members remained in the room during the item.", "", [("Elm", "personal", False), ("Oak", "personal", False)]),
    (_ASH, "Cllr Ash, having declared an interest, took no part in the vote.", [("Ann Ash", "pecuniary", None)]),
    ("Cllr Ash: as a tenant she had an interest in item 9 but would remain.", "", [("Ash", "other", False)]),
    # Told only where the item came up.
    ("None.", "Having declared an interest in the item, Councillors Elm and Oak withdrew.",
     [(None, "nil", None), ("Elm", "other", True), ("Oak", "other", True)]),
    # Leaving for another reason, or of somebody else, says nothing.
    (_ASH, "Councillor Ash left the meeting at 8.15 pm.", [("Ann Ash", "pecuniary", None)]),
    (_ASH, "Councillor Ash left due to another engagement.", [("Ann Ash", "pecuniary", None)]),
    (_ASH, "Following his declaration of support, Councillor Oak left the room.", [("Ann Ash", "pecuniary", None)]),
    ("None.", "Having declared an interest in sailing as a boy, Councillor Elm told the tale.", [(None, "nil", None)]),
    ("None.", "Having declared the fair open, Councillor Elm left the rest to the Clerk.", [(None, "nil", None)]),
]  # fmt: skip
"""What is declared, what is told at the item, and the facts of both."""

NONE = [
    # No heading of declarations above.
    "12. Members' Questions\n\nName\n\nQuestion\n\nCllr Ash\n\nWhat is the plan?\n\nCllr Elm\n\nWhen will it come?",
    "Grants\n\nPersonal: Cllr Ash thanked the officers.\n\nCllr Elm in item 6 of the last minutes had asked for more.",
    # Names with nothing declared; columns that were written down one after another.
    "3. Declarations of Interest\n\nCllr Ash\n\nCllr Elm",
    "3. Declarations of Interest\n\nCouncillor\nCllr Ash\nCllr Elm\nItem\n6\n9\nInterest\nPersonal\nPecuniary\n\n4. Minutes",
    # The title of the next item, which has no number.
    "Declarations of Interest\n\nThe Chairman explained the Code.\n\nMinutes of the last meeting\n\nCllr Oak said that he had met the contractor.",
    "The Clerk had declared an interest in moving to the new office.",
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables_and_lists(text: str, expected: list[Told]) -> None:
    assert _declared(text) == expected


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str) -> None:
    assert _declared(f"{heading}\n\nCllr Ash stated that he knew the applicant.") == [("Ash", "other", None)]


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_sentences_under_the_heading(words: str, expected: list[Told]) -> None:
    assert _declared(f"Declarations of Interest\n\nMinutes:\n\n{words}") == expected


@pytest.mark.parametrize("text", NIL)
def test_nil_returns(text: str) -> None:
    assert _declared(f"{text}\n\n6. Minutes\n\nThey were read.") == [(None, "nil", None)]


@pytest.mark.parametrize(("declared", "later", "expected"), LATER)
def test_what_is_told_at_the_item(declared: str, later: str, expected: list[Told]) -> None:
    assert _declared(_ABOVE.format(declared, later)) == expected


@pytest.mark.parametrize("text", NONE)
def test_nobody_declares(text: str) -> None:
    assert _declared(text) == []


def test_a_nil_return_ends_with_its_item() -> None:
    text = "4. Declarations of Interest\n\nNone.\n\n5. Announcements\n\nCouncillor Ash\n\nPersonal safety in the park was raised."
    assert _declared(text) == [(None, "nil", None)]


def test_members_named_by_initials_that_the_text_explains() -> None:
    words = "12: Members' Declaration of Interest:\nAL & MS declared a personal interest in item 3."
    present = "Present: Ann Ley (AL), Mo Sim (MS)\n\n"
    assert _declared(present + words) == [("AL", "personal", None), ("MS", "personal", None)]
    assert _declared(words) == []


def test_the_quote_of_a_row_goes_from_the_name_to_the_reason() -> None:
    text = "Declarations of Interest\n\nCouncillor\n\nMinute\n\nNature\n\nT.R. Ash\n\n6 - Dues\n\nKeeps a kiosk\n\nThere were no others."
    [fact] = extract_text(text, "minutes").interests
    assert fact.quote == "T.R. Ash\n\n6 - Dues\n\nKeeps a kiosk"


@pytest.mark.parametrize(
    "piece",
    ["Name\nItem\nCllr Ash\n6\n", "Cllr Ash\n\nowns it\n\n", "Having declared an interest, Cllr Ash left. ", "Personal interest in item 9\n"],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    from extract.components.interest_leaving import with_leaving
    from extract.components.interests import read_interests
    from extract.text import Block, Sentence

    text = "Declarations of Interest\n" + piece * (200_000 // len(piece))
    blocks = [Block(0, 24, None, 0, "minutes", 0), Block(25, len(text), None, 25, "minutes", 0)]
    sentences = [Sentence(0, 24, 0), Sentence(25, len(text), 1)]
    started = time.process_time()
    with_leaving(text, list(read_interests(text, blocks, sentences)), sentences)
    assert time.process_time() - started < 10
