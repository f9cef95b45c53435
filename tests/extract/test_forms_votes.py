"""Movers, votes, named votes, motions and actions in further forms of minutes: a table of fictional texts a kind."""

from __future__ import annotations

import pytest

from archive.facts import Resolution
from extract import extract_text

Row = tuple[str, str | None, str | None, tuple[int | None, int | None, int | None]]
NONE = (None, None, None)
MOVED = "Councillor J Hay moved and Councillor K Gill seconded the following motion:"
NOTES = "This Council notes that rents have risen by 14% since 2019."
RESOLVES = "This Council resolves to write to the Minister."
CARRIED = "The motion was put to the vote and declared CARRIED, with 31 voting for, 10 against and 3 abstentions."
LOST = "The motion was put to the vote and LOST, with 10 voting for, 31 against and 3 abstentions."
TICKS = "Name | For | Against | Abstain\nCllr Hay | X | | \nCllr Gill | | X | \nCllr Orr | X | | \nTotal | 2 | 1 | 0\n\nMotion carried."
WRITE: list[Row] = [("to write to the Minister", "Councillor J Hay", "Councillor K Gill", (31, 10, 3))]


def _row(fact: Resolution) -> Row:
    return (
        " ".join(fact.quote.split()),
        fact.mover,
        fact.seconder,
        (fact.vote_for, fact.vote_against, fact.vote_abstain),
    )


def rows(text: str) -> list[Row]:
    """(quote, mover, seconder, counts) of every decision."""
    return [_row(fact) for fact in extract_text(text, "minutes").resolutions]


VOTES: list[tuple[str, list[Row]]] = [
    # Dots lead from the label to the count.
    ("There voted:\n\nFor the minutes ............ 21\nAgainst .................... 14\nAbstained .................. 2\n\n"
     "Resolved – That the minutes be approved.", [("That the minutes be approved", None, None, (21, 14, 2))]),
    # Whose motion and whose amendment had how many; the side carried is `for`.
    ("Councillor Hay, seconded by Councillor Gill, moved to approve the plan.\n\nCouncillor Fry, seconded by Councillor Orr, moved as an "
     "amendment to refuse it.\n\nOn a vote being taken Councillor Fry's amendment received 3 votes and Councillor Hay's motion received 6 "
     "votes. The motion was accordingly declared carried and the application was approved.",
     [("the application was approved", "Councillor Hay", "Councillor Gill", (6, 3, None))]),
    # Counts without a mark behind the side.
    ("MOTION: Councillor Hay, seconded by Councillor Gill, moved that the scheme be approved.\n\nAMENDMENT: Councillor Fry, seconded by "
     "Councillor Orr, moved that consideration be deferred.\n\nOn a division: for the motion 12, for the amendment 9. The motion was "
     "declared carried.", [("that the scheme be approved", "Councillor Hay", "Councillor Gill", (12, 9, None))]),
    # A vote printed in one limb, before what it decided, governs that limb alone: the last or the first.
    ("The Forum:\n- Noted the increase in the block\n- Voted (8 for, 0 against, 2 abstentions) to approve the transfer",
     [("Noted the increase in the block", None, None, NONE),
      ("Voted (8 for, 0 against, 2 abstentions) to approve the transfer", None, None, (8, 0, 2))]),
    ("The Forum:\n- Voted (8 for, 0 against, 2 abstentions) to approve the transfer\n- Noted the increase in the block",
     [("Voted (8 for, 0 against, 2 abstentions) to approve the transfer", None, None, (8, 0, 2)),
      ("Noted the increase in the block", None, None, NONE)]),
    # What a body voted for, with the score or without; what some of its members voted for, or it did years ago, is none.
    ("Members voted 7:2 to defer the application.", [("Members voted 7:2 to defer the application", None, None, (7, 2, None))]),
    ("The Committee voted unanimously in favour of the recommendation to adopt the plan.",
     [("The Committee voted unanimously in favour of the recommendation to adopt the plan", None, None, NONE)]),
    ("Councillors Hay and Gill voted to refuse the application. The Council voted overwhelmingly to reject the plan in 2016.", []),
    ("By a majority of 5 to 3 the Panel upheld the objection.", [("the Panel upheld the objection", None, None, (5, 3, None))]),
    # The result first, its mover and seconder below, then the words.
    ("Vote taken: 5 For 2 Against 1 Abstain – Motion Carried\nProposer: Cllr Hay Seconder: Cllr Gill\nResolution: That the hall be let.",
     [("That the hall be let", "Cllr Hay", "Cllr Gill", (5, 2, 1))]),
    # A line "Vote:" below each limb; where one limb alone has it, the next has none.
    ("RESOLVED\ni) That the lease be approved\nVote: 8:0:0\nii) That the Clerk be told\nVote: 7:0:1",
     [("That the lease be approved", None, None, (8, 0, 0)), ("That the Clerk be told", None, None, (7, 0, 1))]),
    ("RESOLVED\ni) That the lease be approved\nVote: 8:0:0\nii) That the Clerk be told",
     [("That the lease be approved", None, None, (8, 0, 0)), ("That the Clerk be told", None, None, NONE)]),
    # Mover and seconder stand between a decision and its vote, each on a line.
    ("Agreed: to purchase a mower\nProp: Cllr Hay\nSec: Cllr Gill\nFor: 6 Against: 0 Abst: 1", [("to purchase a mower", "Cllr Hay", "Cllr Gill", (6, 0, 1))]),
    # A passive with its score.
    ("On a vote by show of hands the application was REFUSED by 7 votes to 3, with 1 abstention.",
     [("On a vote by show of hands the application was REFUSED", None, None, (7, 3, 1))]),
    # The closure is carried, the motion it was of is lost: each has its vote, and the mover is not the other's.
    ('Cllr Hay moved the closure motion "that the question be now put". This was seconded by Cllr Gill and carried by 20 votes to 14.\n\n'
     "The motion was then put and was lost by 16 votes to 18.",
     [("that the question be now put", "Cllr Hay", "Cllr Gill", (20, 14, None)),
      ("The motion was then put and was lost by 16 votes to 18", None, None, (16, 18, None))]),
    # "Resolved accordingly" after the result is the same again.
    ("It was moved by Cllr Hay and seconded by Cllr Gill that a report be brought to Cabinet.\n\nUpon the motion being put to the vote it was "
     "declared CARRIED and it was\n\nRESOLVED accordingly.", [("that a report be brought to Cabinet", "Cllr Hay", "Cllr Gill", NONE)]),
    # But the vote at the end of the last limb is of all.
    ("RESOLVED that:\n(a) the plan be adopted; and\n(b) the fee be waived (8 for, 2 against).",
     [("the plan be adopted", None, None, (8, 2, None)), ("the fee be waived", None, None, (8, 2, None))]),
    # The totals of a table of votes are no numbers of items.
    (TICKS,
     [("Motion carried", None, None, (2, 1, 0))]),
    # The Mayor puts a motion and declares its result.
    ("The Mayor put the motion and declared it carried by a clear majority.", [("The Mayor put the motion and declared it carried", None, None, NONE)]),
    ("The Chair put the motion to the vote and declared it lost.", [("The Chair put the motion to the vote and declared it lost", None, None, NONE)]),
    # Who declares that something is put elsewhere decides nothing.
    ("The Chair put the question and declared an interest.", []),
]  # fmt: skip


MOVERS: list[tuple[str, list[Row]]] = [
    # Mover and seconder in brackets after the cue.
    ("RESOLVED (Cllr Hay/Cllr Gill): That standing orders be suspended.", [("That standing orders be suspended", "Cllr Hay", "Cllr Gill", NONE)]),
    ("RESOLVED (Cllrs Hay / Gill) that the fee be waived.", [("the fee be waived", "Hay", "Gill", NONE)]),
    ("RESOLVED (JH/KG) that the hall be let.", [("the hall be let", "JH", "KG", NONE)]),
    ("Resolved (Cllr Hay, seconded Cllr Gill) to pay the invoice.", [("to pay the invoice", "Cllr Hay", "Cllr Gill", NONE)]),
    # How it was resolved stands behind the colon, and in the line above the limbs.
    ("AGREED: On the proposal of Councillor Hay, seconded by Councillor Gill, that the fee be waived.",
     [("the fee be waived", "Councillor Hay", "Councillor Gill", NONE)]),
    ("Resolved (unanimously): on a motion by Cllr Hay, seconded by Cllr Gill,\n1. To note the report.\n2. To approve the fee.",
     [("To note the report", "Cllr Hay", "Cllr Gill", NONE), ("To approve the fee", "Cllr Hay", "Cllr Gill", NONE)]),
    # Who moved and that it was agreed, in brackets above what was.
    ("(Proposed by Councillor Hay, seconded by Councillor Gill and unanimously AGREED)\n\nTo adopt the revised rules.",
     [("To adopt the revised rules", "Councillor Hay", "Councillor Gill", NONE)]),
    # Who was proposed for an office did not propose; "All agreed" is of the second nomination.
    ("Cllr Hay proposed Cllr Gill as Chairman, seconded by Cllr Fry. There being no other nominations Cllr Gill was duly elected Chairman.\n\n"
     "Cllr Orr proposed Cllr Eden as Vice Chairman, seconded by Cllr Low. All agreed.",
     [("There being no other nominations Cllr Gill was duly elected Chairman", "Cllr Hay", "Cllr Fry", NONE), ("All agreed", "Cllr Orr", "Cllr Low", NONE)]),
    # A remark below a decision is no second one; a matter with its own mover is.
    ("RESOLVED to buy a bench.\n\nProposed Cllr Hay, seconded Cllr Gill. All in favour.", [("to buy a bench", "Cllr Hay", "Cllr Gill", NONE)]),
    ("24/58 Bench: agreed.\n\n24/59 Donations: Cllr Hay proposed £50 to the air ambulance, seconded by Cllr Gill, carried.",
     [("agreed", None, None, NONE), ("£50 to the air ambulance", "Cllr Hay", "Cllr Gill", NONE)]),
    # Names in brackets behind the verbs.
    ("It was moved (Hay) and seconded (Gill) that the budget be approved. The motion was carried on a vote of 7 to 0.",
     [("that the budget be approved", "Hay", "Gill", (7, 0, None))]),
    # Initials apart by spaces.
    ("That the minutes of 4 March be signed as a true record.\nProposed: PA   Seconded: RB   Vote: All for",
     [("That the minutes of 4 March be signed as a true record", "PA", "RB", NONE)]),
    # Nominations in brackets: the pair of the one elected.
    ("Nominations were received for Councillor Hay (proposed by Councillor Gill, seconded by Councillor Fry) and Councillor Orr (proposed by "
     "Councillor Eden, seconded by Councillor Low).\n\nRESOLVED: That Councillor Hay be elected Chair.",
     [("That Councillor Hay be elected Chair", "Councillor Gill", "Councillor Fry", NONE)]),
    # A Welsh motion with words of its own is not of the resolution above it.
    ("PENDERFYNWYD: Cymeradwyo'r adroddiad.\n\nCynigiwyd gan y Cynghorydd Huw Parri ac eiliwyd gan y Cynghorydd Siân Môn y dylid gwrthod y "
     "cais.\n\nPENDERFYNWYD gwrthod y cais.",
     [("Cymeradwyo'r adroddiad", None, None, NONE), ("gwrthod y cais", "y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn", NONE)]),
    # "No objection" moved in a list of applications; the next one has its own vote.
    ("a) 23/01 Mill Cottage. Cllr Hay proposed no objection, seconded Cllr Gill. Unanimously agreed.\n\nb) 23/02 Tarn Close. Proposed Cllr Fry, "
     "seconded Cllr Orr to object on grounds of overlooking. Vote 5 for, 1 against. CARRIED.",
     [("no objection", "Cllr Hay", "Cllr Gill", NONE), ("to object on grounds of overlooking", "Cllr Fry", "Cllr Orr", (5, 1, None))]),
    # Two services are nobody.
    ("RESOLVED (Planning/Highways): That the crossing be built.", [("That the crossing be built", None, None, NONE)]),
    # What is moved stands between, or after, or nowhere; all were in favour.
    ("Cllr Hay proposed acceptance of the quotation of £1,250 + VAT from Tarn Paving. Seconded Cllr Gill. All in favour.",
     [("acceptance of the quotation of £1,250 + VAT from Tarn Paving", "Cllr Hay", "Cllr Gill", NONE)]),
    ("It was proposed by Cllr Hay and seconded by Cllr Gill to buy a gate. All agreed.", [("to buy a gate", "Cllr Hay", "Cllr Gill", NONE)]),
    ("P: Cllr Hay  S: Cllr Gill  Agreed.", [("Agreed", "Cllr Hay", "Cllr Gill", NONE)]),
    ("Proposed Cllr Hay, seconded Cllr Gill. All in favour.", [("All in favour", "Cllr Hay", "Cllr Gill", NONE)]),
    # Not where the decision is printed beside.
    ("The minutes were approved. Proposed Cllr Hay, seconded Cllr Gill. All in favour.", [("The minutes were approved", "Cllr Hay", "Cllr Gill", NONE)]),
    ("Proposed Cllr Hay, seconded Cllr Gill. Not agreed by all.", []),
    # The number of a minute with a dash begins an item: its mover is not that of the next.
    ("FP23/113 - To approve payments\n\nIt was proposed by Cllr Hay, seconded by Cllr Gill and agreed by all to approve the payments.\n\n"
     "FP23/114 - To consider a noticeboard\n\nDeferred to the next meeting.",
     [("agreed by all to approve the payments", "Cllr Hay", "Cllr Gill", NONE), ("Deferred to the next meeting", None, None, NONE)]),
]  # fmt: skip


def _quoted(opening: str, closing: str, result: str) -> str:
    return f"{MOVED}\n\n{opening}{NOTES}\n\n{RESOLVES}{closing}\n\n{result}"


LOST_ROW: list[Row] = [
    ("The motion was put to the vote and LOST", "Councillor J Hay", "Councillor K Gill", (10, 31, 3))
]
MOTIONS: list[tuple[str, list[Row]]] = [
    # What this Council resolves to is decided, what it notes is preamble, and the result no second decision.
    (_quoted("“", "”", CARRIED), WRITE),
    (_quoted('"', '"', CARRIED), WRITE),
    (_quoted("", "", CARRIED), WRITE),
    # Lost: nothing that it resolves to was resolved.
    (_quoted("“", "”", LOST), LOST_ROW),
    (_quoted('"', '"', LOST), LOST_ROW),
    (_quoted("", "", LOST), LOST_ROW),
    # Withdrawn, or referred without a vote: nothing.
    (_quoted("", "", "With the consent of the meeting the motion was withdrawn."), []),
    (_quoted("", "", "Under Standing Order 14 the motion stood referred to the Executive."), []),
    # Single quotation marks, and an amendment that was lost.
    ("MOVED by Councillor Hay, SECONDED by Councillor Gill:\n\n'That this Council calls on the Government to restore funding.'\n\n"
     "AMENDMENT moved by Councillor Fry, seconded by Councillor Orr: to add 'fully' before 'restore'.\n\n"
     "The amendment was put and LOST. The motion was put and CARRIED.",
     [("That this Council calls on the Government to restore funding", "Councillor Hay", "Councillor Gill", NONE),
      ("The amendment was put and LOST", "Councillor Fry", "Councillor Orr", NONE)]),
    # The amendment's own words, where it beat the motion.
    ("Motion by Councillor Hay, seconded by Councillor Gill: To approve the application.\n\nAmendment by Councillor Fry, seconded by "
     "Councillor Orr: To refuse the application.\n\nFor the motion – Councillors Hay, Gill (2)\nFor the amendment – Councillors Fry, Orr, Low (3)\n\n"
     "The amendment became the decision of the Committee.", [("To refuse the application", "Councillor Fry", "Councillor Orr", (3, 2, None))]),
    # "That the Council:" is only the stem of the limbs below it.
    ("Proposer: Councillor Hay    Seconder: Councillor Gill\n\nThat the Council:\na) notes the petition;\nb) asks the Cabinet Member to respond."
     "\n\nThe motion was put to the vote and there voted:\nFor: 28\nAgainst: 0\nAbstain: 14\n\nThe motion was carried.",
     [("notes the petition", "Councillor Hay", "Councillor Gill", (28, 0, 14)), ("asks the Cabinet Member to respond", "Councillor Hay", "Councillor Gill", (28, 0, 14))]),
    # Supported by all; supported by one member is no result.
    ("Councillor Hay proposed the motion in her name, which was seconded by Councillor Gill:\n\n\"That this Council supports local shops.\"\n\n"
     "Having been put to the vote, the motion was unanimously supported.",
     [("That this Council supports local shops", "Councillor Hay", "Councillor Gill", NONE)]),
    ("The motion was supported by Councillor Hay.", []),
    # The words of the motion above its mover, sides over runs of spaces.
    ("Motion\n\nThat the proposal be approved.\n\nMoved by Councillor Hay, seconded by Councillor Gill.\n\nAmendment\n\nThat the proposal be "
     "continued to June.\n\nMoved by Councillor Fry, seconded by Councillor Orr.\n\nA vote was taken by calling the roll.\n\n"
     "Motion          Amendment        No Vote\nCouncillor Hay    Councillor Fry    Councillor Eden\nCouncillor Gill    Councillor Orr\n"
     "Councillor Low\n\nThe Motion was carried by 3 votes to 2 and the Committee resolved accordingly.",
     [("That the proposal be approved", "Councillor Hay", "Councillor Gill", (3, 2, None))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_votes(text: str, expected: list[Row]) -> None:
    """Counts are joined to what was decided by them, and to nothing else."""
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), MOVERS)
def test_movers(text: str, expected: list[Row]) -> None:
    """Who moved and who seconded, and what was decided where little else is told."""
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), MOTIONS)
def test_motions(text: str, expected: list[Row]) -> None:
    """A motion's own words are decided only where it was carried."""
    assert rows(text) == expected


def _listed(text: str) -> list[tuple[str, str, bool]]:
    return [(fact.name, fact.option, fact.resolution is not None) for fact in extract_text(text, "minutes").named_votes]


NAMED: list[tuple[str, list[tuple[str, str, bool]]]] = [
    # Ticks in a table, its totals and the result below.
    (TICKS, [("Hay", "for", True), ("Gill", "against", True), ("Orr", "for", True)]),
    # Names in brackets after the count.
    ("A recorded vote was taken.\n\nFor: 2 (Hay, Gill)\nAgainst: 0\nAbstentions: 1 (Low)\n\nDecision: Application approved.",
     [("Hay", "for", True), ("Gill", "for", True), ("Low", "abstain", True)]),
    # Columns of spaces that are not aligned with their headings: the first full row tells them.
    (MOTIONS[-1][0], [("Hay", "for", True), ("Fry", "against", True), ("Eden", "abstain", True), ("Gill", "for", True),
                      ("Orr", "against", True), ("Low", "for", True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_votes(text: str, expected: list[tuple[str, str, bool]]) -> None:
    """Name, option, and whether the vote is joined to its decision."""
    assert _listed(text) == expected


ACTIONS: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    # A label alone above "That ...".
    ("ACTION\n\nThat the Head of Housing circulate figures on voids to members by 30 June 2024.",
     [("That the Head of Housing circulate figures on voids to members by 30 June 2024", "Head of Housing", "30 June 2024")]),
    # Numbered points.
    ("AP1: Clerk to write to the County Council.\nAP2: All members to return their forms.",
     [("Clerk to write to the County Council", "Clerk", None), ("All members to return their forms", "All members", None)]),
    # A label of two words; an owner in brackets below it is not its owner.
    ("ACTION POINT: The Head of Finance to circulate a note.\n\n(Action – Cllr Birch)", [("The Head of Finance to circulate a note", "Head of Finance", None)]),
    # A row that ends with an empty cell.
    ("Minute | Action | Who | When\n45.1 | Send the letter | Clerk | 1 May 2024\n45.3 | Update the register | All |",
     [("Send the letter", "Clerk", "1 May 2024"), ("Update the register", "All", None)]),
    # An office behind a dash; a version is none.
    ("Actions:\n1. Invite the auditor to the next meeting – Town Clerk, by September\n2. Circulate the draft – Version Two",
     [("Invite the auditor to the next meeting – Town Clerk, by September", "Town Clerk", "September"), ("Circulate the draft – Version Two", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_actions(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    """What is to be done, by whom and by when."""
    assert [(fact.quote, fact.owner, fact.due) for fact in extract_text(text, "minutes").actions] == expected


UNANIMOUS: list[tuple[str, list[bool]]] = [
    # Unanimous on one limb, a division on the next.
    ("Vote on recommendation 1: Unanimous\nVote on recommendation 2: For 9, Against 3\n\nResolved:\n1. That the budget be approved.\n"
     "2. That the fees be increased.", [False, False]),
    ("RESOLVED unanimously that the fee be waived.", [True]),
    # Rows of a table: unanimous is the first alone.
    ("Item | Decision | Vote\n5 | Approve minutes | Unanimous\n6 | Adopt budget | 6-1-0", [True, False]),
    # What was unanimous is the application above.
    ("a) 23/01 Mill Cottage. Cllr Hay proposed no objection, seconded Cllr Gill. Unanimously agreed.\n\nb) 23/02 Tarn Close. Proposed Cllr Fry, "
     "seconded Cllr Orr to object. Vote 5 for, 1 against. CARRIED.", [True, False]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), UNANIMOUS)
def test_unanimity(text: str, expected: list[bool]) -> None:
    """Unanimity is of the decision that it is told of."""
    assert [fact.is_unanimous_stated for fact in extract_text(text, "minutes").resolutions] == expected


OUTCOMES: list[tuple[str, list[str]]] = [
    # A condition that was not agreed was lost.
    ("Condition 1 – agreed (3-0)\nCondition 2 – not agreed (1-2)", ["agreed", "lost"]),
    # A motion withdrawn is no decision, an application withdrawn is.
    ("With the consent of the meeting the motion was withdrawn.", []),
    ("The application was withdrawn.", ["withdrawn"]),
    # As Parliament words it.
    ("The Board divided. Ayes: 5; Noes: 3.\n\nResolved in the affirmative.", ["agreed"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_outcomes(text: str, expected: list[str]) -> None:
    """What became of it."""
    assert [fact.outcome for fact in extract_text(text, "minutes").resolutions] == expected
