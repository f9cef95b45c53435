"""Decisions, votes and actions as cabinets, councils and their committees print them; and what only looks alike."""

from __future__ import annotations

import pytest

from extract import extract_text


def _flat(words: str) -> str:
    return " ".join(words.split())


def decided(text: str, section: str | None = "minutes") -> list[tuple[str, str]]:
    """(outcome, quote) of every decision; what was approved counts as agreed, as the scorer has it."""
    return [
        ({"approved": "agreed"}.get(fact.outcome, fact.outcome), _flat(fact.quote))
        for fact in extract_text(text, section).resolutions
    ]


def to_do(text: str) -> list[tuple[str, str | None, str | None]]:
    """(quote, owner, due) of every action."""
    return [(_flat(fact.quote), fact.owner, fact.due) for fact in extract_text(text, "minutes").actions]


LIST = "\n\n(a) the gate be mended; and\n(b) the fee be £5."
TWO = [("agreed", "the gate be mended"), ("agreed", "the fee be £5")]
NOTED = ("noted", "The Panel noted the report")
DECISIONS: list[tuple[str, list[tuple[str, str]]]] = [
    # A body's second act stands above the list, its first in the words before.
    (f"The Panel noted the report and agreed that:{LIST}", [NOTED, *TWO]),
    (f"The Panel received the report and therefore agreed that –{LIST}", TWO),
    ("The Panel noted the report and agreed to:\n\n• mend the gate; and\n• charge £5.",
     [NOTED, ("agreed", "mend the gate"), ("agreed", "charge £5")]),
    ("Cabinet noted the report and approved the following:\n\n(a) a budget of £40 for the gate; and\n(b) the appointment of a warden.",
     [("noted", "Cabinet noted the report"), ("agreed", "a budget of £40 for the gate"), ("agreed", "the appointment of a warden")]),
    ("Members considered the plan and:\n\n•\tapproved it for a year;\n•\tagreed that the gate be mended.",
     [("agreed", "approved it for a year"), ("agreed", "agreed that the gate be mended")]),
    # What somebody who presides over a body did is no act of the body.
    ("The Chair of the Board thanked the Panel for its help and noted that the Board had resolved to ask for more.", []),
    ("The Leader of the Council agreed to raise it with the Minister.", []),
    ("The Vice-Chairman of the Panel approved of the idea.", []),
    # What was agreed with somebody else was not agreed by the meeting; how it was agreed is another thing.
    ("It was agreed with the contractor that the works would begin in May.", []),
    ("It was agreed with one abstention that the gate be mended.",
     [("agreed", "It was agreed with one abstention that the gate be mended")]),
    # Long words before "that" lead up to a list as short ones do.
    ("RESOLVED\n\nThat having considered the motion and having reviewed at length all the rules that bear on it, the Panel recommends to "
     "Council that\n\n(1)  the Clerk be a recipient of motions;\n\n(2)  motions by letter be allowed.",
     [("recommended", "the Clerk be a recipient of motions"), ("recommended", "motions by letter be allowed")]),
    # A label in a cell of its own, and on a line of its own.
    ("RESOLVED: That\n(1) | the rule be kept; and\n(2) | the gate be mended.", [("agreed", "the rule be kept"), ("agreed", "the gate be mended")]),
    ("RESOLVED: That\n(a)\nthe rule be kept; and\n\n(b)\nthe gate be mended.", [("agreed", "the rule be kept"), ("agreed", "the gate be mended")]),
    # An amendment that its mover's opponent accepted was not put to the vote.
    ("With the consent of the meeting, the mover of the original motion accepted the amendment.", []),
    # What another committee decided at a meeting of its own is told of that day.
    ("The Scrutiny Panel, having considered the matter on 9 January, decided to send it back with these recommendations:\n\n"
     "1. That the gate be kept.\n2. That the fee be £5.", []),
    # Who stood in for whom is noted as who was away is.
    ("The Panel noted that the following substitutions had been made:\n\n(i)  Cllr Ash for Cllr Elm; and\n\n(ii)  Cllr Orr for Cllr Hay.", []),
    # What Cabinet decided is quoted below the decision to note it.
    ("Resolved:-\n\nThat the following decision of Cabinet be noted:\n\n“1. That the fee be noted.\n\n2. That the gate be sent to the Panel.”",
     [("noted", "That the following decision of Cabinet be noted")]),
    # New words of a rule are what was adopted, with the heading they will stand under.
    ("RESOLVED that Council be recommended to adopt the following additional words (in italics) in the Rules of the Constitution -\n\n"
     "15.5   Gates\n\nIf a Member asks, the gate will be shut.",
     [("recommended", "Council be recommended to adopt the following additional words (in italics) in the Rules of the Constitution")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decisions(text: str, expected: list[tuple[str, str]]) -> None:
    assert decided(text) == expected


TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    ("The urgent decision was noted.", [("noted", "The urgent decision was noted")]),
    # The result of a motion stands in a sentence of its own, which does not say of what.
    ("Councillor Hay moved that the petition be noted, and this was seconded by Councillor Orr. Upon being put to the vote this was agreed.",
     [("noted", "that the petition be noted")]),
    ("Councillor Hay moved that the gate be mended, seconded by Councillor Orr. This was put to the vote and agreed.",
     [("agreed", "that the gate be mended")]),
    ("Councillor Hay moved that the gate be mended, seconded by Councillor Orr. On being put to the vote this was lost.", [("lost", "this was lost")]),
    ("A motion to sit beyond 10pm was moved by Councillor Hay, seconded by Councillor Orr and agreed.",
     [("agreed", "A motion to sit beyond 10pm was moved by Councillor Hay, seconded by Councillor Orr and agreed")]),
    ("A motion to sit beyond 10pm was moved by Councillor Hay but not seconded.", []),
    # What a body felt stands before what it did.
    ("The Board was assured by the work done and recommended to the Panel that the posts be kept.",
     [("recommended", "The Board was assured by the work done and recommended to the Panel that the posts be kept")]),
    ("The Board was assured by the work done and by what it had heard.", []),
    ("The Panel did not endorse the draft and recommended that Cabinet look at it again.",
     [("recommended", "The Panel did not endorse the draft and recommended that Cabinet look at it again")]),
    ("The Panel took assurance from the audit and noted the letter.", [("noted", "noted the letter")]),
    ("The Panel acknowledged the pressures and asked that officers report back.", [("other", "asked that officers report back")]),
    ("The Panel heard from the Director and agreed to support the bid.", [("agreed", "agreed to support the bid")]),
    ("The Panel heard that the plan had been drafted and approved by Cabinet.", []),
    ("The update was welcomed and noted.", [("noted", "The update was welcomed and noted")]),
    ("The Panel received the report for information.", [("received", "The Panel received the report for information")]),
    ("The Panel received a talk from the police.", []),
    ("The Panel agreed that the report was comprehensive.", []),
    # Each verb of a row of acts has its own object.
    ("The Board approved the accounts, noted the findings and agreed to print both.",
     [("agreed", "The Board approved the accounts"), ("noted", "noted the findings"), ("agreed", "agreed to print both")]),
    ("The Panel endorsed the scope and appointed Cllrs Ash, Elm and Orr to the group.",
     [("agreed", "The Panel endorsed the scope"), ("appointed", "appointed Cllrs Ash, Elm and Orr to the group")]),
    # Below the title of the minutes.
    ("8. Minutes – 1 July 2024\n\nConfirmed and signed.\n\n9. Gate\n\nThe report was noted.",
     [("agreed", "Confirmed and signed"), ("noted", "The report was noted")]),
    ("12. Minutes\n\nTaken as read and approved.", [("agreed", "Taken as read and approved")]),
    # How it was agreed stands in brackets; an option that was preferred.
    ("It was agreed (2 votes to 1) to give £200 back.", [("agreed", "It was agreed (2 votes to 1) to give £200 back")]),
    ("Option C was agreed as the preferred option.", [("agreed", "Option C was agreed as the preferred option")]),
    # Who is to act is no part of the decision.
    ("Agreed:\n1 To note the talk\n2 To write to residents – Action: Clerk", [("noted", "To note the talk"), ("other", "To write to residents")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert decided(text) == expected


TALK: list[tuple[str, list[tuple[str, str]]]] = [
    # What was said in a debate, told as a list; what a body did after it.
    ("In discussion, Members:\n\n• queried the delay;\n• welcomed the plan; and\n• asked for an update in May.", []),
    ("Following discussion, the Panel:\n\n• noted the plan; and\n• asked for an update in May.", [("noted", "noted the plan"), ("other", "asked for an update in May")]),
    # What an answer tells was decided before; the next item is no answer.
    ("Response\n\nCouncillor Hay thanked her. It was agreed that the works would begin in June. The plan was adopted.", []),
    ("12. Questions\n\nReply from the Leader:\n\nIt was agreed that the works would begin.\n\nThe fee was approved.\n\n13. Plan\n\nThe plan was adopted.", [("agreed", "The plan was adopted")]),
    # A budget that was moved against another.
    ("Councillor Fry proposed an alternative budget, seconded by Councillor Orr.\n\nThe alternative budget was not approved.\n\nRESOLVED: That the budget be approved.",
     [("lost", "The alternative budget was not approved"), ("agreed", "That the budget be approved")]),
    ("The budget carried forward was noted.", [("noted", "The budget carried forward was noted")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TALK)
def test_talk_answers_and_budgets(text: str, expected: list[tuple[str, str]]) -> None:
    assert decided(text) == expected


def test_the_mover_of_a_lost_budget_did_not_move_the_budget() -> None:
    text = "Councillor Fry proposed an alternative budget, seconded by Councillor Orr.\n\nThe alternative budget was not approved.\n\nRESOLVED: That the budget be approved."
    assert [fact.mover for fact in extract_text(text, "minutes").resolutions] == ["Councillor Fry", None]


def test_who_is_given_power_in_capitals() -> None:
    text = "RESOLVED: That Council DELEGATES to the Head of Law, in consultation with the Leader, authority to sign it."
    assert extract_text(text, "minutes").resolutions[0].delegated_to == "Head of Law"


ADVICE: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("The Panel agreed the following recommendations to Cabinet:\n\n1. That the gate be mended.\n2. That the Clerk be authorised to pay.",
     [("recommended", "Cabinet")] * 2),
    ("The Panel’s recommendations to Cabinet were:\n\n1. That the gate be mended.\n2. That the fee be kept.", [("recommended", "Cabinet")] * 2),
    ("Resolved to recommend:\n\nThat the gate be mended.", [("recommended", None)]),
    ("RECOMMENDED (to Council) –\n\n1. That the gate be mended.\n2. That the fee be kept.", [("recommended", "Council")] * 2),
    ("RESOLVED (TO BE RECOMMENDED TO COUNCIL) that the gate be mended.", [("recommended", "COUNCIL")]),
    ("RESOLVED (unanimously) that the gate be mended.", [("agreed", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ADVICE)
def test_advice_and_to_whom(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(fact.outcome, fact.recommended_to) for fact in extract_text(text, "minutes").resolutions] == expected


def test_a_result_told_with_which_is_of_the_amendment_it_names() -> None:
    text = (
        "Councillor Hay moved the recommendation. Councillor Orr proposed an amendment, seconded by Councillor Gill, that the fee be kept.\n\n"
        "The Chair gave her casting vote against the amendment, which was declared lost."
    )
    assert [fact.mover for fact in extract_text(text, "minutes").resolutions] == ["Councillor Orr"]


def test_a_condition_may_leave_something_to_be_agreed() -> None:
    text = "RESOLVED that the report be approved, subject to minor amendments to be agreed by the Clerk."
    assert extract_text(text, "minutes").resolutions[0].subject_to == "minor amendments to be agreed by the Clerk"


PRINTED = """CABINET

MINUTES of a meeting held at the Corn Hall on 4 June 2024

PRESENT: Councillor Ash (Chair), Councillors Elm and Orr.

12. Minutes

The minutes of the last meeting were approved.

13. Budget

Decision:

Cabinet noted the forecast.

14. Gate

The gate was considered. Cabinet AGREED that it be mended.
"""


def test_printed_minutes_with_a_heading_decision_are_read_from_their_start() -> None:
    """ModernGov's page begins with its agenda; a printed paper with "Decision:" in its items does not."""
    assert [quote for _, quote in decided(PRINTED, None)] == [
        "The minutes of the last meeting were approved",
        "Cabinet noted the forecast",
        "it be mended",
    ]
    page = PRINTED.replace("CABINET\n", "Agenda item\n") + "\nSupporting documents:\n"
    assert decided(page, None)[0][1] != "The minutes of the last meeting were approved"


def test_a_vote_told_in_a_decision_is_of_that_decision() -> None:
    """The decision below was not made by the vote told above it."""
    text = "(3) The Panel agreed that the fee be £5, with Mr Ash voting against.\n\n(4) The report was noted."
    found = extract_text(text, "minutes")
    assert [(vote.name, vote.resolution) for vote in found.named_votes] == [
        ("Mr Ash", (found.resolutions[0].start, found.resolutions[0].end))
    ]


ACTIONS: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    # A full name behind what is to be done; a place or a time there is nobody.
    ("Ana Holt, Head of Housing, spoke.\n\nAction: Figures to be sent to Members – Ana Holt", [("Figures to be sent to Members – Ana Holt", "Ana Holt", None)]),
    ("Action: Lamps to be counted – Mill Road", [("Lamps to be counted – Mill Road", None, None)]),
    ("Action: Send out the draft – Draft Two", [("Send out the draft – Draft Two", None, None)]),
    ("Actions\n(a) Note on voids to be written (Head of Housing)\n(b) Note to be sent (Democratic Services)",
     [("Note on voids to be written (Head of Housing)", "Head of Housing", None), ("Note to be sent (Democratic Services)", "Democratic Services", None)]),
    # The number of an action is no part of its owner's name.
    ("Ana Holt will send a breakdown for the next meeting. [Action 1: AH]",
     [("Ana Holt will send a breakdown for the next meeting", "AH", "the next meeting")]),
    ("Action Required: Write a note on voids", [("Write a note on voids", None, None)]),
    ("Action Plan: The Panel read the plan and its aims for the year.", []),
    ("Actions arising from the meeting:\n\nHead of Finance – send the breakdown by 14 June\nHead of Housing – arrange a visit",
     [("send the breakdown by 14 June", "Head of Finance", "14 June"), ("arrange a visit", "Head of Housing", None)]),
    # A heading's own cells are no action.
    ("ACTION SUMMARY\n\nMinute\tAction\tOwner\tBy when\n4\tSend out the data\tAna Holt\t31 May 2024", [("Send out the data", "Ana Holt", "31 May 2024")]),
    # A table that lost its columns: a cell a line.
    ("Action\nOwner\nDue date\nWrite a note on voids\nHead of Housing\n1 June 2024\nSend out the note\nDSO\nASAP\n\nThe meeting closed.",
     [("Write a note on voids", "Head of Housing", "1 June 2024"), ("Send out the note", "DSO", "ASAP")]),
    ("What\nWho\nWhen\n\nThe Panel met in the hall.\n\nIt rained.\n\nAll went home.", []),
    # What was not to hand.
    ("The Head of Housing did not have the figure to hand but would provide it after the meeting.",
     [("Head of Housing did not have the figure to hand but would provide it after the meeting", "Head of Housing", None)]),
    ("The Head of Housing confirmed that this would be arranged.", [("The Head of Housing confirmed that this would be arranged", "Head of Housing", None)]),
    ("The Head of Housing promised a written answer.", [("The Head of Housing promised a written answer", "Head of Housing", None)]),
    ("The new contract would provide a better service to all.", []),
    # What a chair admits to the agenda is nothing to be done.
    ("The Chairman agreed to take this item as urgent because a decision was needed.", []),
    ("The Mayor agreed to vary the order of business.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_actions(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert to_do(text) == expected
