"""Which decision a vote, a mover and a seconder belong to. What the text does not tie together stays apart."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_text
from extract.jsonl import to_json

Row = tuple[str, str, str | None, str | None, tuple[int | None, int | None, int | None] | None]


def rows(text: str, section: str | None = "minutes") -> list[Row]:
    """(first words of the quote, outcome, mover, seconder, counts) of every decision."""
    found = []
    for fact in to_json("case", extract_text(text, section))["resolutions"]:
        vote: dict[str, Any] | None = fact["vote"]
        counts = (vote["for"], vote["against"], vote["abstain"]) if vote else None
        found.append((fact["quote"], fact["outcome"], fact["mover"], fact["seconder"], counts))
    return found


ORR, PYM, VANE, WARE = "Councillor Orr", "Councillor Pym", "Councillor Vane", "Councillor Ware"

CASES: list[tuple[str, list[Row]]] = [
    # A vote printed under limbs that each begin with a verb is of all of them; what was noted without a vote has none.
    (
        "The Board:\n\nA. APPROVED the plan\nB. NOTED the risk\n\nVote: 7 for / 0 against / 0 abstain",
        [("APPROVED the plan", "approved", None, None, (7, 0, 0)), ("NOTED the risk", "noted", None, None, (7, 0, 0))],
    ),
    (
        "The vote was 6 for, 4 against.\n\nThe Board:\n\n1) REFERRED the matter back; and\n\n2) NOTED, without a vote, that rules would follow.",
        [
            ("REFERRED the matter back", "other", None, None, (6, 4, None)),
            ("rules would follow", "noted", None, None, None),
        ],
    ),
    # The vote on the amendment is printed after the resolution.
    (
        "Moved by Councillor Orr, seconded by Councillor Pym, that the pier be sold. An amendment was moved by Councillor Vane, "
        "seconded by Councillor Ware, that it be let.\n\nThe amendment was lost and it was\n\nRESOLVED – That the pier be sold.\n\n"
        "The voting on the amendment was recorded as follows:\n\nYES – 2\n\nVane, Ware.\n\nNO – 3\n\nOrr, Pym, Ellis.",
        [
            ("The amendment was lost", "lost", VANE, WARE, (2, 3, None)),
            ("That the pier be sold", "agreed", ORR, PYM, None),
        ],
    ),
    # A score that stands right after its result, though another motion was told before it.
    (
        "It was proposed by Councillor Orr that rents stay. There was no seconder. Councillor Vane then proposed a rise to £32, "
        "seconded by Councillor Ware; carried (5–1).",
        [("a rise to £32", "agreed", VANE, WARE, (5, 1, None))],
    ),
    # What was resolved by a division is that a motion is rejected.
    (
        "Councillor Orr moved as a procedural motion, seconded by Councillor Pym, that the matter be referred.\n\n"
        "For the procedural motion (5) - Councillors Orr and Pym.\n\nAgainst the procedural motion (9) - Councillor Vane.\n\n"
        "The Council resolved:-\nto reject the procedural motion.",
        [("to reject the procedural motion", "lost", ORR, PYM, (5, 9, None))],
    ),
    # A proposal lost gives nothing to what is resolved after it.
    (
        "Councillor Orr proposed that the panel have twelve seats. The proposal was seconded by Councillor Pym but, "
        "when put, was defeated by 4 votes to 11.\n\nRESOLVED that:\n\n(a) the panel be appointed;\n\n(b) its terms be adopted.",
        [
            (
                "The proposal was seconded by Councillor Pym but, when put, was defeated by 4 votes to 11",
                "lost",
                ORR,
                PYM,
                (4, 11, None),
            ),
            ("the panel be appointed", "appointed", None, None, None),
            ("its terms be adopted", "approved", None, None, None),
        ],
    ),
    # Two amendments in quotation marks, each with its own mover and result; then the substantive motion.
    (
        "Councillor Orr moved, and Councillor Pym seconded, the recommendations of the Executive.\n\n"
        "Councillor Vane moved, and Councillor Ware seconded, “That the ferry be sold.” The amendment was put to a "
        "named vote and LOST by 6 votes to 19.\n\n"
        "Councillor Ellis then moved, and Councillor Frome seconded, that fares be frozen. The amendment was CARRIED "
        "by 14 votes to 11.\n\nThe recommendations as amended were carried by 20 votes to 5.\n\n"
        "RESOLVED – That the ferry plan be approved.",
        [
            ("The amendment was put to a named vote and LOST by 6 votes to 19", "lost", VANE, WARE, (6, 19, None)),
            (
                "The amendment was CARRIED by 14 votes to 11",
                "agreed",
                "Councillor Ellis",
                "Councillor Frome",
                (14, 11, None),
            ),
            ("That the ferry plan be approved", "approved", ORR, PYM, (20, 5, None)),
        ],
    ),
    # An amendment carried is a step: its mover did not move what is resolved, nor was that its vote.
    (
        "The Treasurer presented the budget.\n\nCouncillor Orr moved, and Councillor Pym seconded, an amendment to keep "
        "the night bus. The amendment was carried by 9 votes to 3.\n\nRESOLVED that the budget be approved.",
        [
            ("The amendment was carried by 9 votes to 3", "agreed", ORR, PYM, (9, 3, None)),
            ("the budget be approved", "approved", None, None, None),
        ],
    ),
    # A vote on one paragraph is that paragraph's alone.
    (
        "Paragraph (b) was put separately and was carried by 7 votes to 2.\n\nRESOLVED that:\n\n(a) the rents be frozen;\n\n"
        "(b) the hall be let.",
        [
            ("the rents be frozen", "agreed", None, None, None),
            ("the hall be let", "agreed", None, None, (7, 2, None)),
        ],
    ),
    # Recommendations taken in parts, in ranges.
    (
        "Recommendations 1 and 2 were carried by 12 votes to 4. Recommendation 3 was carried by 9 votes to 7.\n\n"
        "RESOLVED:\n\n1. That rents rise by 2%.\n\n2. That fees rise by 3%.\n\n3. That the pier be closed.",
        [
            ("That rents rise by 2%", "agreed", None, None, (12, 4, None)),
            ("That fees rise by 3%", "agreed", None, None, (12, 4, None)),
            ("That the pier be closed", "agreed", None, None, (9, 7, None)),
        ],
    ),
    # Names first, their number in brackets after them; lists of voters are no movers.
    (
        "Councillor Orr moved, and Councillor Pym seconded, that the quay be rebuilt. A recorded vote was taken:\n\n"
        "For the motion: Councillors Abel, Birch, Orr and Pym (4).\n\nAgainst the motion: Councillors Dale and Eve (2).\n\n"
        "Abstaining: Councillor Finch (1).\n\nThe motion was declared CARRIED.\n\nRESOLVED that the quay be rebuilt.",
        [("the quay be rebuilt", "agreed", ORR, PYM, (4, 2, 1))],
    ),
    # Counts after bare labels.
    (
        "Councillor Orr moved, seconded by Councillor Pym, that the kiosk be let. There voted for 8, against 3, "
        "abstaining 1.\n\nRESOLVED that the kiosk be let.",
        [("the kiosk be let", "agreed", ORR, PYM, (8, 3, 1))],
    ),
    # The winner's count is printed first when something is lost.
    (
        "The amendment by the Harbour Group as printed on the pink sheet was lost by 30 votes to 12.\n\n"
        "The substantive motion was carried by 28 votes to 14.",
        [
            (
                "The amendment by the Harbour Group as printed on the pink sheet was lost by 30 votes to 12",
                "lost",
                None,
                None,
                (12, 30, None),
            ),
            ("The substantive motion was carried by 28 votes to 14", "agreed", None, None, (28, 14, None)),
        ],
    ),
    # A motion told of in a decision field is no decision; its loss is.
    (
        "Councillor Orr moved and Councillor Pym seconded a motion that the report be referred to the Audit Panel.\n\n"
        "The motion was put to the vote and was lost by 16 votes to 15.",
        [
            (
                "The motion was put to the vote and was lost by 16 votes to 15",
                "lost",
                ORR,
                PYM,
                (15, 16, None),
            )
        ],
    ),
    # A list of counts under a statement that says only later what became of it.
    (
        "Councillor Orr moved and Councillor Pym seconded a change of running order.\n\n"
        "The change was put to the meeting:\n\nFor: 11\n\nAgainst: 20\n\n"
        "The change was not agreed.",
        [("The change was not agreed", "lost", ORR, PYM, (11, 20, None))],
    ),
    # A motion to defer is lost; the other motion is carried by what is resolved.
    (
        "Councillor Orr moved approval, seconded by Councillor Pym. Councillor Vane moved deferral; that motion was lost "
        "by 3 votes to 5.\n\nRESOLVED (5 for, 3 against) that consent be granted.",
        [
            ("that motion was lost by 3 votes to 5", "lost", VANE, None, (3, 5, None)),
            ("consent be granted", "approved", ORR, PYM, (5, 3, None)),
        ],
    ),
    # Defeated on a casting vote.
    (
        "Councillor Orr moved refusal and Councillor Pym seconded. There voted 4 for and 4 against, and the Chair used "
        "her casting vote against the motion.\n\nCouncillor Vane moved approval, seconded by Councillor Ware.\n\n"
        "RESOLVED (4 for, 4 against, on the casting vote of the Chair) that consent be granted.",
        [
            ("the Chair used her casting vote against the motion", "lost", ORR, PYM, (4, 4, None)),
            ("consent be granted", "approved", VANE, WARE, (4, 4, None)),
        ],
    ),
    # Several motions waiting, none of them told to have been carried: nobody is named.
    (
        "Councillor Orr moved, seconded by Councillor Pym, that the wall be mended. "
        + "Members spoke of its age, its cost, and of the mason. " * 6
        + "\n\nCouncillor Vane moved, seconded by Councillor Ware, that the wall be listed. "
        + "Members spoke at length of the wall and of listing, and of the mason. " * 8
        + "\n\nRESOLVED that the wall be surveyed.",
        [("the wall be surveyed", "agreed", None, None, None)],
    ),
    # More against than for: neither vote nor mover can be of what was resolved.
    (
        "Councillor Orr moved, seconded by Councillor Pym, that the toll be doubled. For: 3; Against: 9.\n\n"
        "RESOLVED that the toll stay as it is.",
        [("the toll stay as it is", "agreed", None, None, None)],
    ),
    # Agreed with no vote told.
    (
        "Councillor Orr moved and Councillor Pym seconded a proposal to take item 9 next.\n\nThis was agreed by the Council.",
        [("This was agreed by the Council", "agreed", ORR, PYM, None)],
    ),
    # "If the amendment were lost" tells no result.
    ("The Clerk explained what would follow if the amendment was lost.", []),
    # A heading with a dash names no mover.
    (
        "White Paper Motion - Harbour Lights\n\nRESOLVED that the lights be mended.",
        [("the lights be mended", "agreed", None, None, None)],
    ),
    # A list of counts, then the statement in capitals.
    (
        "Upon a vote there were:\n\nFor: 21\nAgainst: 24\nAbstain: 2\n\nTherefore the motion FELL.",
        [("the motion FELL", "lost", None, None, (21, 24, 2))],
    ),
    # The result's own sentence names its mover; an amendment told of before was another's.
    (
        "Councillor Orr moved an amendment. Councillor Vane accepted it.\n\n"
        "The motion, moved by Councillor Vane and seconded by Councillor Ware, was carried by 8 votes to 1.",
        [
            (
                "The motion, moved by Councillor Vane and seconded by Councillor Ware, was carried by 8 votes to 1",
                "agreed",
                VANE,
                WARE,
                (8, 1, None),
            )
        ],
    ),
    # A part lost is a decision; its vote is not the other parts'.
    (
        "Recommendation 2 was lost by 4 votes to 6.\n\nRESOLVED:\n\n1. That the plan be approved.",
        [
            ("Recommendation 2 was lost by 4 votes to 6", "lost", None, None, (4, 6, None)),
            ("That the plan be approved", "approved", None, None, None),
        ],
    ),
    # Want of a seconder is of the motion told with it, not of the one resolved before.
    (
        "Councillor Orr proposed and Councillor Pym seconded the minutes.\n\nRESOLVED that the minutes be signed.\n\n"
        "Councillor Vane proposed a change to the plan, which was not seconded.\n\nRESOLVED that the plan be noted.",
        [
            ("the minutes be signed", "approved", ORR, PYM, None),
            ("the plan be noted", "noted", None, None, None),
        ],
    ),
    # Carried in the paragraph below: told once, with its mover; the next item is another matter.
    (
        "7.\n\nBUDGET\n\nCouncillor Orr moved, Councillor Pym seconded, that the budget be approved.\n\nThe motion was carried."
        "\n\n8.\n\nFEES\n\nRESOLVED that fees rise by 2%.",
        [
            ("that the budget be approved", "approved", ORR, PYM, None),
            ("fees rise by 2%", "agreed", None, None, None),
        ],
    ),
    # What somebody says became of a motion elsewhere.
    (
        "Councillor Orr reported that at the Fire Authority the motion was lost by 3 votes to 5.\n\nRESOLVED that it be noted.",
        [("it be noted", "noted", None, None, None)],
    ),
    # Alternative words: negatived; "was not agreed".
    (
        "An amendment by Councillor Orr was put and negatived.\n\nRESOLVED that the fees be set.",
        [
            ("An amendment by Councillor Orr was put and negatived", "lost", ORR, None, None),
            ("the fees be set", "agreed", None, None, None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_attachment(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_motion_told_of_in_a_decision_field_is_no_decision() -> None:
    text = "Councillor Orr moved that page 4 be struck out.\n\nThe motion was seconded by Councillor Pym.\n\nUpon being put, the motion was declared LOST."
    assert rows(text, "decision") == [("the motion was declared LOST", "lost", ORR, PYM, None)]


IMPOSSIBLE = [
    "The vote was 3 for and 8 against. RESOLVED that x be done.",
    "RESOLVED that x be done. (For: 3; Against: 8)",
    "For: 3\nAgainst: 8\n\nThe motion was declared carried.\n\nRESOLVED that x be done.",
    "The Panel agreed, by 3 votes to 8, that x be done.",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_no_decision_was_made_by_a_minority(text: str) -> None:
    for fact in extract_text(text, "minutes").resolutions:
        assert (fact.vote_for, fact.vote_against) == (None, None)
