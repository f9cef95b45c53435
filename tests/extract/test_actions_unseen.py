"""Actions in forms of councils that nobody wrote rules for: printed tables, stacked labels, promises in passing."""

from __future__ import annotations

import pytest

from tests.extract.one_component import facts

HEAD = "Ref     Action                          By whom      By when\n"
Expected = list[tuple[str, str | None, str | None]]
CASES: list[tuple[str, Expected]] = [
    # A table whose columns only spaces part: a row is quoted whole.
    (
        HEAD + "AG.40   Circulate the ferry policy      P Orr        28 February 2025\n"
        "AG.41   Report on the deputy post       J Elm-Roy    March meeting\n\n        - 18 -\n",
        [
            ("Circulate the ferry policy      P Orr        28 February 2025", "P Orr", "28 February 2025"),
            ("Report on the deputy post       J Elm-Roy    March meeting", "J Elm-Roy", "March meeting"),
        ],
    ),
    # A row that goes on in the next line is left out; so is what has other columns.
    (HEAD + "AG.40   Circulate the ferry policy      P Orr        28 February 2025\n        and the map\n", []),
    ("Ref     Name                          Party\nAG.40   Circulate the policy          P Orr\n", []),
    (
        "Minute        Action        Officer        Date\n\n45        Check the sensor        L Fell        31/01/25\n",
        [("Check the sensor        L Fell        31/01/25", "L Fell", "31/01/25")],
    ),
    (
        "Actions\nWho / What / When\nHarbour Engineer / publish the results / 30/06/23\n",
        [("Harbour Engineer / publish the results / 30/06/23", "Harbour Engineer", "30/06/23")],
    ),
    # Labels one below another, without a mark.
    (
        "ACTION NB to send members the leaflet by 18 October\nACTION EG to find a date for a visit before Christmas",
        [
            ("NB to send members the leaflet by 18 October", "NB", "18 October"),
            ("EG to find a date for a visit before Christmas", "EG", "before Christmas"),
        ],
    ),
    ("Action: Chairman to sign the letter by 31 May", [("Chairman to sign the letter by 31 May", "Chairman", "31 May")]),
    # Promises.
    (
        "Mr Orr asked about the toilets; Ana Holt undertook to write to him by the end of October.",
        [("Ana Holt undertook to write to him by the end of October", "Ana Holt", "the end of October")],
    ),
    (
        "The Leader did not have the figure with him and would write to her.",
        [("Leader did not have the figure with him and would write to her", "Leader", None)],
    ),
    ("Mr Orr would correct it.", [("Mr Orr would correct it", "Mr Orr", None)]),
    (
        "The Director said that he would have a fuller register prepared before the Board met.",
        [("The Director said that he would have a fuller register prepared before the Board met", "Director", "before the Board met")],
    ),
    (
        "Ms Dar said that she would do this from the next quarter.",
        [("Ms Dar said that she would do this from the next quarter", "Ms Dar", "from the next quarter")],
    ),
    (
        "The hedge at the ferry was high, Clerk to write to the owner.",
        [("Clerk to write to the owner", "Clerk", None)],
    ),
    (
        "The paths were discussed, the Clerk to contact the county and the Chairman agreed to speak to Mr Orr for advice.",
        [("the Clerk to contact the county", "Clerk", None), ("the Chairman agreed to speak to Mr Orr for advice", "Chairman", None)],
    ),
    (
        "The Chairman undertook to pen a letter and asked for comments to be with him by 16 July.",
        [("The Chairman undertook to pen a letter", "Chairman", None)],
    ),
    ("Cllr Orr said that she would make copies available.", [("Cllr Orr said that she would make copies available", "Cllr Orr", None)]),
    ("The Clerk was directed to ask the chemist.", [("The Clerk was directed to ask the chemist", "Clerk", None)]),
    (
        "The Head of Ferries confirmed that a report would be brought back to the Committee.",
        [("The Head of Ferries confirmed that a report would be brought back to the Committee", "Head of Ferries", None)],
    ),
    # No promise to the meeting: what the chair does in it, what an applicant concedes, what is done as a rule.
    ("The Chair agreed to take one from the floor.", []),
    ("Ms Dar offered to cut the number to 300.", []),
    ("The Council supported it and as comments will be forwarded to the Inspector nothing was done.", []),
    ("Officers would do this each year under the scheme.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_actions(text: str, expected: Expected) -> None:
    assert [(fact.quote, fact.owner, fact.due) for fact in facts("actions", text)] == expected
