"""Undertakings in the wordings of many councils: who may undertake, with which verbs, and what is none."""

from __future__ import annotations

from itertools import islice, product

import pytest

from tests.extract.one_component import facts, seconds

WHOLE = [
    # Who is to do what, and nothing else: any task, for people and staff.
    ("Cllr Hay to cut back the hedge by the bus stop.", "Cllr Hay", None),
    ("Clerk to replace the noticeboard.", "Clerk", None),
    ("Clerk to order a new noticeboard.", "Clerk", None),
    ("Clerk and Cllr Hay to meet on site.", "Clerk and Cllr Hay", None),
    ("Cllrs Ash and Elm to inspect the benches.", "Cllrs Ash and Elm", None),
    ("RB/JS to walk the path.", "RB/JS", None),
    ("All members to send comments to the Clerk by Friday.", "All members", "Friday"),
    ("The Clerk is to obtain prices before the May meeting.", "Clerk", "before the May meeting"),
    # Services, teams and colleagues.
    ("Democratic Services would email the dates.", "Democratic Services", None),
    ("The Highways team would look again at the signs.", "Highways team", None),
    ("Finance colleagues would check the position and report back.", "Finance colleagues", None),
    ("Colleagues from Education would provide a note.", "Colleagues from Education", None),
    ("Secretariat to set up a meeting.", "Secretariat", None),
    ("The case officer would write to the ferry company.", "case officer", None),
    # Several people, ranks.
    ("Councillors Ash and Elm agreed to inspect the benches.", "Councillors Ash and Elm", None),
    ("PC Lunn agreed to pass this on to the traffic team.", "PC Lunn", None),
    # Verbs of every day, of a member; of staff only where they are plain.
    ("Cllr Elm will look at the drain and report back.", "Cllr Elm", None),
    ("Officers would ensure that future reports include a glossary.", "Officers", None),
    ("The Head of Parks would take this back to her team.", "Head of Parks", None),
    ("The Head of Parks agreed to ensure that ward members were told.", "Head of Parks", None),
    # Other words for a promise.
    ("The Head of Roads gave an undertaking to mend the gate.", "Head of Roads", None),
    ("Officers took away an action to check the figures.", "Officers", None),
    ("The Committee Clerk was tasked with contacting the landlord.", "Committee Clerk", None),
    ("The Clerk was asked to obtain three quotes.", "Clerk", None),
    ("The Head of Roads is going to contact the farm.", "Head of Roads", None),
    ("The Finance Manager has undertaken to supply a breakdown.", "Finance Manager", None),
    ("Officers would report to the next meeting with figures.", "Officers", "the next meeting"),
    ("The Head of Roads advised this would be circulated.", "Head of Roads", None),
    # Nobody named.
    ("A written response would be provided to Councillor Ash.", None, None),
    ("The matter would be raised with the ferry company.", None, None),
    ("This would be followed up outside of the meeting.", None, None),
    ("An update would be brought to the next meeting.", None, "the next meeting"),
    # Welsh.
    ("Bydd y Clerc yn anfon copi at yr aelodau.", "Clerc", None),
    ("Y Clerc i gysylltu â'r ysgol.", "Clerc", None),
]
"""Sentences that are actions from end to end, their owner and time."""

PART = [
    # A second verb of who spoke.
    ("Mrs Kerr noted the concern and agreed to feed this back.", ("agreed to feed this back", "Mrs Kerr")),
    (
        "The Head of Roads did not have the figures and would send them to members.",
        ("Head of Roads did not have the figures and would send them to members", "Head of Roads"),
    ),
    (
        "Councillor Elm advised that the bridge was shut and that he would ask officers for a note.",
        ("he would ask officers for a note", "Councillor Elm"),
    ),
    # Another who asked before, in a clause of its own.
    (
        "Mr Haines asked a question and the Commissioner agreed to reply in writing.",
        ("the Commissioner agreed to reply in writing", "Commissioner"),
    ),
    # In a clause of what was asked for.
    (
        "Members asked for the plan, which the Director agreed to circulate.",
        ("the Director agreed to circulate", "Director"),
    ),
    # A body behind a name without a title.
    (
        "Jo Holt from Tarn Rail undertook to pass the comments to her managers.",
        ("Jo Holt from Tarn Rail undertook to pass the comments to her managers", "Jo Holt"),
    ),
    # Initials in a clause; the second verb of a name without a title.
    (
        "Present: Tim Phil (TP). Queries were raised which TP advised he would deal with separately.",
        ("TP advised he would deal with separately", "TP"),
    ),
    (
        "Jac Wheel stated that she was pursuing the path and would update the forum.",
        ("would update the forum", "Jac Wheel"),
    ),
    # Behind the matter that it concerns.
    ("Benches: Clerk to obtain prices.", ("Clerk to obtain prices", "Clerk")),
    ("The budget was short; Atul Orr to bring this to the panel.", ("Atul Orr to bring this to the panel", "Atul Orr")),
    ("Minute 58 (fares): Jo Holt would send out the table.", ("Jo Holt would send out the table", "Jo Holt")),
    # A first name or initials of somebody named in full.
    ("Robin Kerr reported. Robin to speak to the Trust.", ("Robin to speak to the Trust", "Robin")),
    ("Present: Tara Holt (TH). TH agreed to send the map.", ("TH agreed to send the map", "TH")),
    # Only the owner, in a sentence or line of its own.
    ("The gate was broken. Clerk to action.", ("The gate was broken", "Clerk")),
    ("The gate was broken. ACTION CLERK", ("The gate was broken", "CLERK")),
    ("ACTION: To write to the bus company (Town Clerk)", ("To write to the bus company (Town Clerk)", "Town Clerk")),
]
"""Texts with one action within, its words and owner."""

NONE = [
    # Money given is a decision, and one who takes a seat has no task.
    "The Area Governance Manager, in consultation with Members, agreed to disperse £200 to the band.",
    "The Cabinet Member agreed to award £500 to the choir.",
    "Councillor Ann Ash to replace Alderman Joe Elm.",
    # What a meeting does itself.
    "Councillor Ash agreed to accept the amendment.",
    "Councillor Elm agreed to serve on the panel.",
    "Members to note the report.",
    "Councillors to declare interests.",
    "Cllr Ash to be Chair.",
    "Clerk to the Council.",
    "Agreed: Clerk to write to the school.",
    # Conditions and others' promises.
    "The applicant to provide details of drainage.",
    "Licence holder to attend training.",
    "CCTV to cover every door.",
    "It was noted that letters would be sent to residents by the company.",
    "The Head of Roads said that the firm was closed and would write to residents.",
    # What offices do every day, what a scheme would bring.
    "Officers would review the scheme each year.",
    "The Manager would report to the Director.",
    "The new officer would contact residents who apply.",
    "Finance to support the scheme was agreed.",
    "Works to include drainage.",
    "Access to provide a wide splay.",
    # The past, retold.
    "Councillor Elm had agreed to write to the Trust and had done so.",
    "The letter which he was to write to the Trust was late.",
    # Letters of a body.
    "The DVLA agreed to send the map.",
]
"""Sentences of the same look without an action."""


@pytest.mark.parametrize(("text", "owner", "due"), WHOLE)
def test_a_sentence_that_is_an_action(text: str, owner: str | None, due: str | None) -> None:
    found = [(fact.quote, fact.owner, fact.due) for fact in facts("actions", text)]
    assert found == [(text.rstrip("."), owner, due)]


@pytest.mark.parametrize(("text", "expected"), PART)
def test_an_action_within(text: str, expected: tuple[str, str]) -> None:
    assert [(fact.quote, fact.owner) for fact in facts("actions", text)] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_no_undertaking(text: str) -> None:
    assert facts("actions", text) == ()


@pytest.mark.parametrize(
    "piece", ["Clerk to ", "The figures would be ", "Cllr Ash and ", "ACTION Clerk ", "Ash, Elm said "]
)
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("actions", piece * (400_000 // len(piece))) < 12


@pytest.mark.parametrize(
    "form", ["K{} agreed to send the letter.", "Q{} to send the letter.", "({}) {} to write to the owner."]
)
def test_many_who_are_named_once_take_linear_time(form: str) -> None:
    """Each may be a first name or the initials of somebody named in full: the text is not read anew for each."""
    every = ("".join(letters) for letters in product("abcdefghijklmnopqrst", repeat=4))
    lines = "\n\n".join(
        form.replace("{}", name if form[0] != "(" else name[:3].upper()) for name in islice(every, 8000)
    )
    assert seconds("actions", lines) < 12


def test_a_table_says_state_and_time() -> None:
    text = "Item | Action | Councillor | Due date\n4 | Mend the gate | JS | By next meeting\n5 | Dig | AL | Ongoing"
    assert [(fact.owner, fact.due) for fact in facts("actions", text)] == [("JS", "next meeting")]
