"""Actions: labelled, tabled or told; never questions, hopes, plans or what the meeting decided."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from extract.components.due import due_of
from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # An owner set apart by a dash; a matter before the dash is none.
    (
        "ACTION POINTS\n1. Head of Ferries – provide a breakdown of the fares by 30 June.\n2. Social media – update the page.",
        [
            ("Head of Ferries – provide a breakdown of the fares by 30 June", "Head of Ferries", "30 June"),
            ("Social media – update the page", None, None),
        ],
    ),
    (
        "Matters arising\nMinute 12 – the Clerk to chase the contractor.",
        [("the Clerk to chase the contractor", "Clerk", None)],
    ),
    (
        "Cllr Hay to raise this with the ferry company.",
        [("Cllr Hay to raise this with the ferry company", "Cllr Hay", None)],
    ),
    # Under a label: owner and time as stated.
    (
        "ACTION: Head of Ferries to circulate the timetable by 12 May.",
        [("Head of Ferries to circulate the timetable by 12 May", "Head of Ferries", "12 May")],
    ),
    ("Action 3 - The Clerk to arrange a visit.", [("The Clerk to arrange a visit", "Clerk", None)]),
    ("ACTION JS to book the hall", [("JS to book the hall", "JS", None)]),
    ("ACTION: CLERK TO REPORT THE BIN.", [("CLERK TO REPORT THE BIN", "CLERK", None)]),
    (
        "Actions:\n1. Write to the farm (Clerk)\n2. Meet the owner (Chair, by 5 June)",
        [("Write to the farm (Clerk)", "Clerk", None), ("Meet the owner (Chair, by 5 June)", "Chair", "5 June")],
    ),
    (
        "Action: Send out the note – Clerk – Friday 6 June",
        [("Send out the note – Clerk – Friday 6 June", "Clerk", "Friday 6 June")],
    ),
    # Nobody named.
    ("Action: write to the county.", [("write to the county", None, None)]),
    # The owner beside the statement.
    ("The gate would be mended. (Action: JS)", [("The gate would be mended", "JS", None)]),
    (
        "The gate is to be mended by June (Action: Town Clerk).",
        [("The gate is to be mended by June", "Town Clerk", "June")],
    ),
    # A list under a label.
    (
        "ACTION POINTS:\n\n1. Clerk to order salt.\n2. JS to write to the county (by 3 June 2024).",
        [("Clerk to order salt", "Clerk", None), ("JS to write to the county (by 3 June 2024)", "JS", "3 June 2024")],
    ),
    # A table.
    (
        "No. | Action | Owner | Due\n1 | Send out the rota | Clerk | 3 June 2024\n2 | Mend the gate | Ranger | July",
        [("Send out the rota", "Clerk", "3 June 2024"), ("Mend the gate", "Ranger", "July")],
    ),
    # Both languages' labels, and Welsh.
    ("ACTION / CAM GWEITHREDU: Clerk to send copies.", [("Clerk to send copies", "Clerk", None)]),
    (
        "CAM GWEITHREDU: Y Clerc i anfon copi erbyn 12 Mai.",
        [("Y Clerc i anfon copi erbyn 12 Mai", "Clerc", "12 Mai")],
    ),
    (
        "Ymrwymodd y Cyfarwyddwr i ddosbarthu'r cynllun cyn y cyfarfod nesaf.",
        [
            (
                "Ymrwymodd y Cyfarwyddwr i ddosbarthu'r cynllun cyn y cyfarfod nesaf",
                "Cyfarwyddwr",
                "cyn y cyfarfod nesaf",
            )
        ],
    ),
    # Undertakings told.
    (
        "The Director undertook to circulate the advice.",
        [("The Director undertook to circulate the advice", "Director", None)],
    ),
    (
        "Members asked why it was late; officers would write to them within ten working days.",
        [("officers would write to them within ten working days", "officers", "within ten working days")],
    ),
    (
        "In response to a question from the Chair of the Quay Board, Mr Asante said that he would share the model.",
        [("Mr Asante said that he would share the model", "Mr Asante", None)],
    ),
    (
        "The Executive Director replied that it was closed and undertook to circulate the note before the summer recess.",
        [
            (
                "undertook to circulate the note before the summer recess",
                "Executive Director",
                "before the summer recess",
            )
        ],
    ),
    (
        "Councillor Orr agreed to provide the figures.",
        [("Councillor Orr agreed to provide the figures", "Councillor Orr", None)],
    ),
    # A sentence that only says who does what.
    ("The minutes were approved. MS to send the link.", [("MS to send the link", "MS", None)]),
    # Owners set apart before what each is to do.
    (
        "24/180  ACTIONS\n\nLP   write to the harbour board (20 March)\nNW   get three quotes (next meeting)",
        [
            ("write to the harbour board (20 March)", "LP", "20 March"),
            ("get three quotes (next meeting)", "NW", "next meeting"),
        ],
    ),
    # What is promised named by the paper.
    (
        "The Director acknowledged this and promised a further paper before the next meeting.",
        [("promised a further paper before the next meeting", "Director", "before the next meeting")],
    ),
    # Two undertakings in a sentence.
    (
        "The Head of Parks said she would send the dates and undertook to arrange a visit after half-term.",
        [
            ("The Head of Parks said she would send the dates", "Head of Parks", None),
            ("undertook to arrange a visit after half-term", "Head of Parks", "after half-term"),
        ],
    ),
    # Members with a capital.
    (
        "Officers agreed to provide Members with a guide.",
        [("Officers agreed to provide Members with a guide", "Officers", None)],
    ),
]
SAID_BY_NAME = [
    ("Ana Holt to send out the dates.", [("Ana Holt to send out the dates", "Ana Holt", None)]),  # a name without title
    ("Ana Holt would circulate the table to members after the meeting.",
     [("Ana Holt would circulate the table to members after the meeting", "Ana Holt", None)]),
    ("Ana Holt will write to the Ferry Trust.", [("Ana Holt will write to the Ferry Trust", "Ana Holt", None)]),
    ("Town Park to review the paths.", []),  # no person
    ("Ana Holt said that prices would rise.", []),
    ("Ana Holt would add ten sailings a week.", []),  # a weak verb says what would be, not what she was to do
    ("Action points\n\nSecretariat to send members the note – 2 May 2025\nMs Orr to draft a reply",
     [("Secretariat to send members the note – 2 May 2025", "Secretariat", "2 May 2025"), ("Ms Orr to draft a reply", "Ms Orr", None)]),
    ("Action: Clerk to write to the farm by 2/2/2024\nAction: Legal Services to notify the Trust",
     [("Clerk to write to the farm by 2/2/2024", "Clerk", "2/2/2024"), ("Legal Services to notify the Trust", "Legal Services", None)]),
    ("2405.09  Clerk to get three quotes for the roof before the June meeting.",
     [("Clerk to get three quotes for the roof before the June meeting", "Clerk", "before the June meeting")]),
    ("The Clerk undertook that parents would be written to before the end of term.",
     [("The Clerk undertook that parents would be written to before the end of term", "Clerk", "before the end of term")]),
    ("The Ferry Manager would meet the tenants in August.", [("The Ferry Manager would meet the tenants in August", "Ferry Manager", "August")]),
    ("The Ferry Manager would meet the costs of it.", []),
    ("The Assistant Director, Culture and Leisure, undertook to circulate the hours.",
     [("The Assistant Director, Culture and Leisure, undertook to circulate the hours", "Assistant Director, Culture and Leisure", None)]),
]  # fmt: skip
"""Names without a title, lists by the line, owners without "the"."""

NONE = [
    # Questions and hopes.
    "Councillor Orr asked whether the Director would circulate the report.",
    "It was hoped that officers would write soon.",
    "Would officers circulate the note?",
    # A plan of the body, and a body that agrees.
    "The Council will consult in May. The Panel agreed to provide a response.",
    # What was decided is no action unless labelled.
    "RESOLVED that the Director would circulate the report.",
    # What was resolved, with only the owner set beside it.
    "RESOLVED - that the new prices take effect from 1 June 2024.\n\nACTION BY: Leisure Operations",
    # What an applicant or a paper promises; a list that is none of actions.
    "The applicant offered a visit to the site. The report promised a saving.",
    "Actions\n\nCouncillor Orr   Chair\nCouncillor Bly   Vice-Chair",
    "Actions: No actions arising.",
    "Actions: There were no actions.",
    # Words of the same form.
    "The Climate Action Plan: a report was noted. Action: None.",
    # What an office does every day.
    "The Head of Ferries would provide cover at night.",
]


@pytest.mark.parametrize(("text", "expected"), CASES + SAID_BY_NAME)
def test_actions(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(fact.quote, fact.owner, fact.due) for fact in facts("actions", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_action(text: str) -> None:
    assert facts("actions", text) == ()


def test_a_label_makes_a_decision_an_action() -> None:
    assert len(facts("actions", "Action: It was agreed that the Clerk would write to the bus company.")) == 1


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_an_agenda_or_report_acts_not(section: str) -> None:
    assert facts("actions", "ACTION: Clerk to send copies. The Director undertook to write.", section) == ()


@pytest.mark.parametrize(
    ("statement", "due"),
    [
        ("to send it by Friday 3 May", "Friday 3 May"),
        ("to send it by 30/06/2025", "30/06/2025"),
        ("to send it by the end of the month", "the end of the month"),
        ("to send it within 14 days", "within 14 days"),
        ("to report to the next meeting", "the next meeting"),
        ("to send it after the meeting", None),  # it sets no time by which
        ("to bring it to the next meeting on 6 March", "6 March"),
        ("to report on fares to the March Board", "the March Board"),
        ("to report on fares - March Board", "March Board"),
        ("anfon y manylion cyn cyfarfod y Cabinet", "cyn cyfarfod y Cabinet"),
        ("to send it within a fortnight", "within a fortnight"),
        ("to bring it to the July meeting", "the July meeting"),
        ("to write before the valuation", "before the valuation"),
        ("to bring it to the next meeting by the end of May", "the end of May"),  # a day before a meeting
        ("to write to the Trust suggesting that it met before September", None),
        # Prepositions that set no time.
        ("to travel by bus to the hall in Fell", None),
        ("to write to the company that came in three vans", None),
    ],
)
def test_due(statement: str, due: str | None) -> None:
    assert due_of(statement) == due


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("actions", text, section))


@pytest.mark.parametrize("piece", ["Action: ", "Action | Owner | Due\n"])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("actions", piece * (1_000_000 // len(piece))) < 15
