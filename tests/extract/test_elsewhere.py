"""What reads like an act of the meeting and is none, each form beside one that decides and must still be found."""

from __future__ import annotations

import time

import pytest

from extract import extract_text

Quotes = list[tuple[str, str]]


def found(text: str) -> Quotes:
    return [(fact.quote, fact.outcome) for fact in extract_text(text, "minutes").resolutions]


NONE = [
    # When, or if, something was decided is a clause of time.
    "When the Cabinet approved the budget in the spring it knew nothing of the leak.",
    "After the Council approved the plan, costs rose.",
    "Before the Committee approved the report, a member asked about drains.",
    "As the Council agreed last year, the fee will rise.",
    "Had the Committee agreed the sale, the money would have been lost.",
    "If it was agreed that the site be sold, a report would follow.",
    # Somebody else decided it.
    "It was agreed by the Government that councils would keep the money.",
    "The Council's decision to close the hall was deferred by the High Court.",
    "The Wendle Hospitals NHS Trust approved its accounts.",
    # It was decided before.
    "The Committee approved the scheme at its last meeting.",
    "The Committee has approved three such applications this year.",
    "Tarnshire Council has approved PA23/01234.",
    "Cabinet, on 3 May, resolved:\n(a) That the site be sold;\n(b) That the Director be authorised to act.",
    "Cabinet had RECOMMENDED to Council –\nThat\n1. the Budget Report be approved;\n2. the three-year Programme be approved.",
    "Cabinet had on 3 May resolved:\n1. That the site be sold;\n2. That the barn be let.",
    # A question, or the answer.
    "Answer: Yes. The Council approved the sale in the spring.",
    "A1. It was agreed that the sale was the best option.",
    "Reply: The Cabinet agreed the sale because the land was surplus.",
    'He stated: "It was agreed that the land be sold".',
    # What others asked for, or what the chair has still to move.
    "Representations were heard from two residents:\n- That the path to the garage should be cleared and the hedge be cut.",
    "The petitioners called on the Council: 1. That the road be closed. 2. That the speed be cut.",
    "The Chair will move the following resolution:-\n\nThat the public be excluded from the meeting for the items below.",
    # To go on with something puts nothing off; nor is a pause a decision.
    "The Council continued to have a £33m gap in its budget.",
    "The Committee continued its visit at the depot.",
    "The Committee agreed to adjourn for five minutes.",
    # What all thought of something.
    "Members agreed that it was a sad day.",
    "It was agreed that no harm had been done.",
    "All Councillors agreed to declare an interest.",
    # Another handed it on, or decided it.
    "This was referred to the police.",
    "It was referred to the Clerk by a resident.",
    "23/1, Mill Lane – granted by the District",
    "Planning Application 23/1: Approved by WDC.",
    # A report's own recommendation.
    "It is RECOMMENDED that the Council: (1) approves the plan; (2) notes the costs.",
    # Which recommendations are meant, not what became of them.
    "Any recommendations agreed by the Panel would be sent to the Commissioner.",
    "Recommendations approved by Cabinet are being put into practice.",
    "The Council's motion agreed in July was sent to the Minister.",
]
SOME: list[tuple[str, Quotes]] = [
    ("After a debate, the Council approved the plan.", [("the Council approved the plan", "approved")]),
    ("Having heard the Clerk, the Committee approved the report.", [("the Committee approved the report", "approved")]),
    (
        "It was agreed by the Members that the hall be kept.",
        [("It was agreed by the Members that the hall be kept", "agreed")],
    ),
    ("The report was deferred by the Committee.", [("The report was deferred by the Committee", "deferred")]),
    (
        "The Committee approved the minutes of its last meeting.",
        [("The Committee approved the minutes of its last meeting", "approved")],
    ),
    ("The Panel has approved the plan.", [("The Panel has approved the plan", "approved")]),
    (
        "Cabinet resolved:\n(a) That the site be sold;\n(b) That the barn be let.",
        [("That the site be sold", "agreed"), ("That the barn be let", "agreed")],
    ),
    (
        "The Committee continued consideration of the application to its next meeting.",
        [("The Committee continued consideration of the application to its next meeting", "deferred")],
    ),
    (
        "The Committee agreed to adjourn consideration of the plan until May.",
        [("The Committee agreed to adjourn consideration of the plan until May", "deferred")],
    ),
    ("It was agreed that this was the best option.", [("It was agreed that this was the best option", "agreed")]),
    (
        "Members agreed that it had been shut too long and should be sold.",
        [("Members agreed that it had been shut too long and should be sold", "agreed")],
    ),
    ("This was referred to the Planning Committee.", [("This was referred to the Planning Committee", "other")]),
    ("23/1, Mill Lane – approved by the Planning Committee", [("approved by the Planning Committee", "approved")]),
    (
        "It was RECOMMENDED that the Council: (1) approves the plan; (2) notes the costs.",
        [("approves the plan", "recommended"), ("notes the costs", "recommended")],
    ),
    ("Recommendations agreed.", [("Recommendations agreed", "agreed")]),
    ("The recommendations were agreed by the Panel.", [("The recommendations were agreed", "agreed")]),
]
WHOLE: list[tuple[str, Quotes]] = [
    # What was noted goes on with "and that ... would be".
    (
        "The Panel noted that the Treasurer had gone and that a hearing would be held in May.",
        [("The Panel noted that the Treasurer had gone and that a hearing would be held in May", "noted")],
    ),
    (
        "The Panel RESOLVED to note that the Treasurer had gone and that a hearing be held.",
        [("to note that the Treasurer had gone", "noted"), ("that a hearing be held", "agreed")],
    ),
    # Both were only advised.
    (
        "It was recommended that Councillor Ash be appointed as Mayor and Councillor Elm be appointed as Deputy Mayor.",
        [
            ("It was recommended that Councillor Ash be appointed as Mayor", "recommended"),
            ("Councillor Elm be appointed as Deputy Mayor", "recommended"),
        ],
    ),
    # A rule quoted in brackets is not what was decided about it.
    (
        "RESOLVED that the Council adopts Standing Order 3 ('the recording of meetings is not permitted').",
        [("the Council adopts Standing Order 3 ('the recording of meetings is not permitted')", "approved")],
    ),
    # A Welsh relative clause is no second verb; a verb-noun is.
    (
        "PENDERFYNWYD\n(1) Mabwysiadu’r dyraniad seddau a nodir yn Atodiad A.\n(2) Cymeradwyo’r cynllun a nodi’r adroddiad.",
        [
            ("Mabwysiadu’r dyraniad seddau a nodir yn Atodiad A", "approved"),
            ("Cymeradwyo’r cynllun", "approved"),
            ("nodi’r adroddiad", "noted"),
        ],
    ),
    # What is told behind the last limb of a row is no part of it.
    (
        "RESOLVED that (1) the plan be approved; (2) the fee be £5. The Chair thanked officers for their work.",
        [("the plan be approved", "approved"), ("the fee be £5", "agreed")],
    ),
    (
        "RESOLVED that (1) the plan be approved; (2) the fee be noted. A further report be brought in May.",
        [("the plan be approved", "approved"), ("the fee be noted. A further report be brought in May", "noted")],
    ),
    # Reasons in the same paragraph, without the "for" that leads up to them.
    (
        "RESOLVED that permission be granted for the following reasons: 1. The design is good. 2. The harm is small.",
        [("permission be granted", "approved")],
    ),
]


@pytest.mark.parametrize("text", NONE)
def test_no_act_of_the_meeting(text: str) -> None:
    assert found(f"Minutes:\n\n{text}\n\nMembers asked about costs.") == []


@pytest.mark.parametrize(("text", "expected"), SOME)
def test_an_act_of_the_meeting(text: str, expected: Quotes) -> None:
    assert found(f"Minutes:\n\n{text}\n\nMembers asked about costs.") == expected


LOST: list[tuple[str, Quotes]] = [
    (
        "The Committee considered the report.\n\n1. That the Budget Report be approved;\n\n2. That the Programme be noted.",
        [("That the Budget Report be approved", "approved"), ("That the Programme be noted", "noted")],
    ),
    (
        "The Committee heard the residents of Sedge Row.\n\nThat the public be excluded from the meeting for the items below.",
        [("That the public be excluded from the meeting for the items below", "agreed")],
    ),
]
"""Without a cue: decided where the minutes end with it, put to the meeting where the debate goes on below."""


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_what_stands_without_a_cue_is_decided_at_the_end(text: str, expected: Quotes) -> None:
    assert found(f"Minutes:\n\n{text}\n\nThe next item was taken in private.") == expected
    assert found(f"Minutes:\n\n{text}\n\nMembers asked about costs.") == []


@pytest.mark.parametrize(("text", "expected"), WHOLE)
def test_where_an_act_ends(text: str, expected: Quotes) -> None:
    assert found(text) == expected


def test_a_body_without_the_title_before_it() -> None:
    fact = extract_text("Litter The Parish Council noted the complaints about litter.", "minutes").resolutions[0]
    assert (fact.quote, fact.body) == ("The Parish Council noted the complaints about litter", "Parish Council")


def test_all_in_favour_is_how_it_was_decided() -> None:
    fact = extract_text("It was RESOLVED that the fence be mended, all Members voting in favour.").resolutions[0]
    assert (fact.quote, fact.is_unanimous_stated) == ("the fence be mended", True)


def test_residents_votes_are_not_the_meetings() -> None:
    fact = extract_text(
        "The residents had voted 300 for and 20 against. RESOLVED that the road be closed."
    ).resolutions[0]
    assert (fact.vote_for, fact.vote_against) == (None, None)
    own = extract_text("Members voted 30 for and 20 against. RESOLVED that the road be closed.").resolutions[0]
    assert (own.vote_for, own.vote_against) == (30, 20)


def test_endless_lists_are_read_in_time() -> None:
    text = "Cabinet had resolved:\n" + "\n".join(f"{n}. That the barn be let;" for n in range(1, 2000))
    started = time.perf_counter()
    extract_text(text, "minutes")
    extract_text("The residents asked: " + "That the road be closed. " * 3000, "minutes")
    assert time.perf_counter() - started < 20
