"""Undertakings as bodies nobody had looked at print them: agreed, told on, behind asides, in summaries; and what is none."""

from __future__ import annotations

import pytest

from tests.extract.one_component import facts

FOUND = [
    # Agreed or noted by the meeting, which leaves it somebody's task.
    ("It was agreed that the Clerk would hold a drop-in for Members before the May meeting.",
     [("the Clerk would hold a drop-in for Members before the May meeting", "Clerk", "before the May meeting")]),
    ("The Committee resolved:\n\n(i) to adopt the motion; and\n\n(ii) to note that the Chief Officer - Piers and Ferries would circulate a map to members.",
     [("the Chief Officer - Piers and Ferries would circulate a map to members", "Chief Officer - Piers and Ferries", None)]),
    # A clause of its own behind what somebody else asked or hoped.
    ("Councillor Elm asked that tenants be told, and the Head of Ferries undertook to meet the crew.",
     [("the Head of Ferries undertook to meet the crew", "Head of Ferries", None)]),
    ("Councillor Elm suggested a report on the pier, due to open in May, and the Head of Ferries said that she would bring one in June.",
     [("the Head of Ferries said that she would bring one in June", "Head of Ferries", "June")]),
    ("Dr Lunn undertook, if elected, to resign as a trustee.", [("Dr Lunn undertook, if elected, to resign as a trustee", "Dr Lunn", None)]),
    # The chief executive is a person, an executive none.
    ("The Chief Executive undertook to have a reply for the June meeting.",
     [("The Chief Executive undertook to have a reply for the June meeting", "Chief Executive", "the June meeting")]),
    ("The Executive would circulate its plan.", []),
    # Verbs of every day, of what was just said or of who was just told of.
    ("The Head of Ferries would explore this and let Members know.",
     [("The Head of Ferries would explore this and let Members know", "Head of Ferries", None)]),
    ("Councillor Elm said that the signs were late. She would ask the harbour master for a date.",
     [("She would ask the harbour master for a date", "Councillor Elm", None)]),
    ("The Head of Piers said that the firm had given a date. He would press for an earlier one.",
     [("He would press for an earlier one", "Head of Piers", None)]),
    ("Councillor Elm spoke for the motion. She would ask Members to support it.", []),
    ("Fares were high. She would ask the harbour master for a date.", []),  # nobody is told of
    # Who "she" is: the holder of the office, the one who is said to have spoken.
    ("The Head of Ferries, Ms Ana Holt, said that fares had risen. She would send Members the table.",
     [("She would send Members the table", "Ms Ana Holt", None)]),
    ("In debate Members asked about fares, which Councillor Elm said had risen. She would send Members the table.",
     [("She would send Members the table", "Councillor Elm", None)]),
    ("Ms Pell would meet Councillor Elm to go through it.", [("Ms Pell would meet Councillor Elm to go through it", "Ms Pell", None)]),
    # A second clause without an owner.
    ("Two questions were not put and written replies would be sent within ten working days.",
     [("written replies would be sent within ten working days", None, "within ten working days")]),
    # Summaries at the end, each line behind the number of its minute.
    ("ACTION SUMMARY\n\nFB 6/24   Head of Piers to send the plan by 3 May 2024\nFB 7/24   Clerk to report on fares - June Board\n",
     [("Head of Piers to send the plan by 3 May 2024", "Head of Piers", "3 May 2024"), ("Clerk to report on fares - June Board", "Clerk", "June Board")]),
    # Behind the matter, that behind the number of an older minute.
    ("(4.2) Fence by the slip - DK to request that it be mended.", [("DK to request that it be mended", "DK", None)]),
    ("(9.3.1) Clerk to organise a visit.", [("Clerk to organise a visit", "Clerk", None)]),
    # Only the owner, behind the sentence.
    ("The lamp by the slip was out. The Clerk would action.", [("The lamp by the slip was out", "Clerk", None)]),
    ("The rota is full. Action DR. The fares are high.", [("The rota is full", "DR", None)]),
    ("Two letters had come and these would be answered outside of the meeting.",
     [("these would be answered outside of the meeting", None, None)]),
    # A meeting that settles its own business.
    ("Members agreed to hold the meeting in public.", []),
    # Welsh, and two languages under one label.
    ("Dywedodd y Cyfarwyddwr Tai y byddai'n anfon y manylion at yr aelodau.",
     [("Dywedodd y Cyfarwyddwr Tai y byddai'n anfon y manylion at yr aelodau", "Cyfarwyddwr Tai", None)]),
    ("GWEITHREDU / ACTION: Pennaeth Tai i anfon map at yr aelodau / Head of Housing to send members a map.",
     [("Pennaeth Tai i anfon map at yr aelodau", "Pennaeth Tai", None), ("Head of Housing to send members a map", "Head of Housing", None)]),
    # What an auditor does, and how somebody would do it, are no undertakings.
    ("Ms Orr explained that the auditor would issue a disclaimed opinion.", []),
    ("The Panel asked Dr Lunn how she would approach this.", []),
    ("It was not agreed that the Clerk would write to the farm.", []),
]  # fmt: skip

NONE = [
    # What is done every day, in every case, or under a scheme.
    "The Head of Ferries would write off debts below £500.",
    "Officers would write to applicants where the fee was not paid.",
    "Under the scheme the Manager would contact ferrymen every month.",
    "Members noted that the Fares Manager would send out bills in March.",
    # What hangs on something else.
    "If the motion was carried the Leader would write to the Minister.",
    # Others' words, and others' promises.
    "Residents said that officers would send letters but did not reply.",
    "A resident stated that she would contact her MP.",
    "Mr Hay, for the applicant, said that he would provide a noise report.",
    "The appellant's agent said that he would provide a plan.",
    "The Minister said that he would bring forward legislation.",
    "The Secretary of State undertook to consult every harbour.",
    # The business of the meeting.
    "The Chair said she would ask for a show of hands.",
    "The Lead Officer gave an assurance that the figures were right.",
    "It was agreed that the Leader would represent the Council on the board.",
]

MORE = [
    "A site visit would be arranged for Members.",
    "The report author agreed to amend paragraph 4.2.",
    "The Director would ask her team to look into it.",
    "The Deputy PCC undertook to supply the figures.",
    "The Lead Officer gave an undertaking that the note would be provided.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_undertaking(text: str) -> None:
    assert facts("actions", text) == ()


@pytest.mark.parametrize("text", MORE)
def test_a_sentence_that_is_an_undertaking(text: str) -> None:
    assert [fact.quote for fact in facts("actions", text)] == [text.rstrip(".")]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_undertakings(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(fact.quote, fact.owner, fact.due) for fact in facts("actions", text)] == expected


def test_a_page_number_between_two_lines_takes_neither_with_it() -> None:
    text = (
        "The gate was mended at once by the crew.\n\nACTION: Clerk to write to the farm\n      Page 4\n"
        "14/24 FERRY FARES - REVIEW\n\nThe fares were noted by all present."
    )
    assert [fact.quote for fact in facts("actions", text)] == ["Clerk to write to the farm"]
