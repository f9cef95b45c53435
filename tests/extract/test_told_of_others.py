"""What minutes tell of others, of another day or of what is done as a rule: no decision of the meeting."""

from __future__ import annotations

import pytest

from extract import extract_text


def decided(text: str) -> list[tuple[str, str]]:
    return [(fact.quote, fact.outcome) for fact in extract_text(text, "minutes").resolutions]


TOLD_OF_OTHERS = [
    # Announcements: of another body, another case, another day, or by a member who tells news.
    "Councillor Ash announced that the Parish Council had agreed to buy the field.",
    "On returning, Councillor Ash stated that the Parish Council had decided to object to the application.",
    "The Chair announced that the Police and Crime Panel had agreed to write to the Minister.",
    "After the meeting resumed, Councillor Elm explained that the Planning Committee had decided to defer it last year.",
    "The Legal Adviser read out the decision, which was to refuse the licence in the earlier case.",
    # What is done as a rule, or was only said.
    "The permission is granted subject to conditions in most cases of this kind, the solicitor explained.",
    "The permission is granted subject to conditions in most cases of this kind.",
    "The Board therefore grants a licence only where three tests are met.",
    "The Authority therefore agrees to fund half of such schemes each year.",
    "The Council therefore refuses to accept the fare table, Mr Ash told the meeting.",
    "The Committee approved the plan, Councillor Elm recalled.",
    # Somebody else's act.
    "The tenant's request is approved in full by his landlord.",
    "It was the decision of the Inspector to allow the appeal.",
    "It is the decision of the owner to sell.",
    "It was the decision of the previous Council to sell the hall.",
    "The decision was: to be taken by the Cabinet.",
    "It was proposed and agreed by the residents that the path should be closed.",
    "It was considered and decided by the school that the path be closed.",
    "Prosecution in these cases was authorised by the Solicitor under delegated powers.",
    "Standing Orders were suspended by the previous administration.",
    "The application was delegated to officers at the district council.",
    "The item was delegated to officers under the scheme of delegation.",
    "The request was refused as the school had no funds.",
    "The request was refused because the County Council has no budget.",
    # The act stands in the clause of what a body was told.
    "The Committee was advised that the Trust was in deficit and agreed a recovery plan with its lenders.",
    "Members were concerned that the Trust reviewed its estate and approved a closure.",
    "Members were disappointed that the Government rejected the bid and approved another.",
    "The Committee heard from the applicant and agreed with his comments on noise.",
    # Another day.
    "The Committee overturned the officer recommendation at its meeting in March.",
    "The Council imposed conditions on the licence ten years ago.",
    "The Committee approved the plan at its meeting in March.",
    # A seat in another house.
    "Following a by-election, Councillor Ash was elected as Member for Tarn ward.",
    "By a large majority Mr Ash was elected as the Member of Parliament.",
    # Results told of others, budgets that are no motion.
    "Councillor Ash recalled that her motion at the county council had been debated. It was put to the vote and lost.",
    "The Mayor's budget was rejected by residents in the survey.",
    "The Government's Autumn Budget was rejected by the Scottish Parliament.",
    "The Harbour Budget was not agreed until June.",
    "The roads were worse and the Public Health Budget fell again this year.",
    "The amended budget fell short of what was needed.",
    "The original budget was lost in the post.",
    "A motion to amend the Bill was moved by Lord Ash, seconded by Lord Elm and agreed in the House of Lords.",
    # Lists of what was only found, or settled elsewhere.
    "Following a report by the surveyor, it was agreed that (i) the fence had been moved, (ii) the gate was old, and "
    "(iii) the wall was new.",
]
"""Sentences of minutes that a rule once took for a decision of the meeting."""


@pytest.mark.parametrize("sentence", TOLD_OF_OTHERS)
def test_what_others_did_is_no_decision(sentence: str) -> None:
    assert decided(f"7. The mill\n\nMinutes:\n\n{sentence}") == []


OWN = [
    ("The Chair announced that the Sub-Committee had decided to grant the licence.", "approved"),
    ("The Chair announced that the Licensing Sub-Committee had decided to grant the licence.", "approved"),
    ("Councillor Ash announced that the Sub-Committee had resolved to grant the licence.", "approved"),
    ("The Panel agreed with Councillor Ash that the path be closed.", "agreed"),
    ("On returning, the Chair stated that the Licensing Sub-Committee had resolved to refuse the licence.", "refused"),
    ("The licence is granted in part.", "approved"),
    ("The Panel therefore grants the application as applied for.", "approved"),
    ("It was the decision of the Sub-Committee to revoke the licence.", "refused"),
    ("It was suggested and agreed that the Clerk write to the ferry.", "other"),
    ("It was proposed and agreed by the Parish Council that the path be closed.", "agreed"),
    ("Enforcement action was authorised against the owner of the old kiln.", "approved"),
    ("The request was refused as the Council helps only local causes.", "refused"),
    ("The Committee was advised that the roof leaked and agreed to mend it.", "agreed"),
    ("The Committee was satisfied that the applicant was fit and granted the licence.", "approved"),
    ("The Committee imposed conditions on the licence.", "agreed"),
    ("The alternative budget was not approved.", "lost"),
    ("The alternative budget was put to the vote and lost by 9 votes to 14.", "lost"),
    ("Councillor Ash was elected as Chair of the Panel.", "appointed"),
]
"""The meeting's own acts in the same words."""


@pytest.mark.parametrize(("sentence", "outcome"), OWN)
def test_the_meetings_own_acts_are(sentence: str, outcome: str) -> None:
    assert [told for _, told in decided(f"7. The mill\n\nMinutes:\n\n{sentence}")] == [outcome]


RESULTS = [
    ("The proposal to approve the reasons for refusal was carried.", "agreed"),
    ("The proposal to refuse the application for the reasons given was carried.", "refused"),
    ("The proposal to approve the application was carried.", "approved"),
]


@pytest.mark.parametrize(("sentence", "outcome"), RESULTS)
def test_reasons_for_a_refusal_approve_no_application(sentence: str, outcome: str) -> None:
    assert [told for _, told in decided(f"7. The mill\n\nMinutes:\n\n{sentence}")] == [outcome]


LISTS = [
    (
        "Present: Ann Lunn, Bo Osk , Cy Penn, Dee Rudd (on behalf of the Returning Officer)",
        [("Ann Lunn", None), ("Bo Osk", None), ("Cy Penn", None), ("Dee Rudd", None)],
    ),
    (
        "1. Attendance\n\nIn attendance: Ann Lunn (Head of Roads), Bo Osk, Cy Penn (Solicitor)",
        [("Ann Lunn", "Head of Roads"), ("Bo Osk", None), ("Cy Penn", "Solicitor")],
    ),
    (
        "Present: Cllr P Tarr (Chair), Cllr J Bisk, Cllr Mrs V\nKavan, Cllr N Potts and the Clerk.",
        [("P Tarr", "Chair"), ("J Bisk", None)],
    ),
    ("In attendance: Ann Lunn, Tarn Housing Trust (Director)", [("Ann Lunn", "Director")]),
]


@pytest.mark.parametrize(("text", "people"), LISTS)
def test_first_of_a_list_has_not_the_office_of_the_last(text: str, people: list[tuple[str, str | None]]) -> None:
    mentions = extract_text(text).attendance_mentions
    assert [(one.person, one.office) for one in mentions] == people
    assert {one.status for one in mentions} == {"present" if text.startswith("Present") else "in_attendance"}


def test_casting_vote_for_an_amendment_that_was_lost_is_not_agreed() -> None:
    text = "7. The mill\n\nMinutes:\n\nThe Chair used her casting vote in favour of the amendment, which was lost."
    assert "agreed" not in [outcome for _, outcome in decided(text)]


def test_title_of_next_item_is_not_what_was_agreed() -> None:
    text = (
        "4. Motions\n\nMinutes:\n\nThe Committee considered each motion in turn and agreed the following:\n\n"
        "Fifty years of the ferry PDF 409 KB\n\nMinutes:\n\nThe Chair thanked the crew."
    )
    assert decided(text) == []


def test_recommendation_that_residents_made_is_no_field() -> None:
    text = "6. Quay\n\nDecision:\n\nIn line with the recommendation of residents, it was felt the road was unsafe."
    assert [fact.quote for fact in extract_text(text).resolutions] == []


def test_letter_of_representation_resolves_nothing() -> None:
    assert decided("7. Licence\n\nMinutes:\n\nRepresentations: We resolved to object to the licence in March.") == []
