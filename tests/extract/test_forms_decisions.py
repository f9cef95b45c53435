"""Decisions in forms that councils use, each in a few invented lines."""

from __future__ import annotations

import pytest

from extract import extract_text

FORMS = [
    # a list under "It was agreed to:", which tells nothing by itself
    ("It was agreed to:\n  • note the report\n  • circulate the slides to members\n",
     [("noted", "note the report"), ("agreed", "circulate the slides to members")]),
    # a row inside a paragraph whose last limb leads up to a list
    ("Resolved –\n\nThat (a) the report be noted, and (b) the Executive be recommended to:\n\n(i) increase the budget to"
     " £50,000; and\n(ii) extend the pilot to March 2026.\n",
     [("noted", "the report be noted"), ("recommended", "increase the budget to £50,000"),
      ("recommended", "extend the pilot to March 2026")]),
    # the first limb in the paragraph of the cue, with a list of its own
    ("Resolved – (a) that the Director be authorised to:\n\n(i) sign the lease; and\n(ii) pay the premium.\n\n"
     "(b) that the fee be waived.\n",
     [("delegated", "sign the lease"), ("delegated", "pay the premium"), ("agreed", "that the fee be waived")]),
    # conditions below it are no limbs
    ("RESOLVED: (a) that the plan be approved subject to:\n\n(i) a bond\n(ii) a fence\n\n(b) that the fee be waived.\n",
     [("approved", "that the plan be approved subject to"), ("agreed", "that the fee be waived")]),
    # a limb split by a table; a row that goes on inside its limb
    ("RESOLVED - that (A) the following fees be approved:\n\nFee | 2022/23 | 2023/24\nStall | £21.00 | £23.50\n\n"
     "(B) the Head of Service be authorised to waive fees; and (C) the fees be reviewed in 2025.\n",
     [("approved", "the following fees be approved"), ("delegated", "the Head of Service be authorised to waive fees"),
      ("agreed", "the fees be reviewed in 2025")]),
    # a limb with a bracketed list of its own is one
    ("RESOLVED THAT:\n\n1. The report be noted.\n\n2. Authority be delegated to the Director of Housing to (1) negotiate"
     " the lease, (2) agree the rent and (3) complete the purchase.\n",
     [("noted", "The report be noted"),
      ("delegated", "Authority be delegated to the Director of Housing to (1) negotiate the lease, (2) agree the rent"
       " and (3) complete the purchase")]),
    # the words of an article are no limbs
    ("RESOLVED that Article 4 of the Constitution be amended to read:\n\n4.1 Only the Council will exercise the following"
     " functions:\n4.2 approving the budget;\n4.3 appointing the Leader.\n",
     [("agreed", "Article 4 of the Constitution be amended to read")]),
    ("RESOLVED\n\n1. That the terms of reference be amended as follows:\n\n(a) quorum to be four;\n(b) meetings to be"
     " held quarterly.\n\n2. That the report be noted.\n",
     [("agreed", "That the terms of reference be amended as follows"), ("noted", "That the report be noted")]),
    ("RESOLVED: That the Licensing Policy be approved, with the following wording added:\n\n“Premises will be inspected"
     " annually.”\n",
     [("approved", "That the Licensing Policy be approved, with the following wording added")]),
    # recipients and sums, with or without labels
    ("Decision:\n\nThat grant aid be awarded as follows:\n\nHollowdale Brass Band £500\nMerrington Scouts £250\n"
     "The Old Mill Trust £1,000\n",
     [("approved", "Hollowdale Brass Band £500"), ("approved", "Merrington Scouts £250"),
      ("approved", "The Old Mill Trust £1,000")]),
    # a matter and what became of it
    ("DECISION: Application refused (unanimous).\n", [("refused", "Application refused")]),
    ("DECISION - Approved subject to conditions.\n", [("approved", "Approved subject to conditions")]),
    ("Permission GRANTED subject to a section 106 agreement.\n",
     [("approved", "Permission GRANTED subject to a section 106 agreement")]),
    ("The application was APPROVED in accordance with the Officer's recommendation.\n",
     [("approved", "The application was APPROVED in accordance with the Officer's recommendation")]),
    ("The application was refused contrary to the officer's recommendation.\n",
     [("refused", "The application was refused contrary to the officer's recommendation")]),
    # votes told with the act
    ("On a vote of 6 for, 2 against, the Committee voted to refuse the application on the grounds of overdevelopment.\n",
     [("refused", "the Committee voted to refuse the application on the grounds of overdevelopment")]),
    ("On a show of hands the Committee voted to defer the item.\n",
     [("deferred", "the Committee voted to defer the item")]),
    # an act told in the debate, and one before a cue
    ("During the discussion Members agreed that officers should bring back a further report on the parking survey.\n",
     [("agreed", "Members agreed that officers should bring back a further report on the parking survey")]),
    ("The Committee noted the annual report, and RESOLVED unanimously to approve the statement of accounts.\n",
     [("noted", "The Committee noted the annual report"), ("approved", "to approve the statement of accounts")]),
    # a task given to an officer is no power
    ("The Committee agreed to remit to the Head of Roads to report on the cost of repairs to Bridge Street.\n",
     [("agreed", "The Committee agreed to remit to the Head of Roads to report on the cost of repairs to Bridge Street")]),
    # who decides alone, and the signature below
    ("Decision taken:\n\nI have decided to approve the making of the Order as advertised.\n\nSigned: Cllr A Amble\n",
     [("approved", "to approve the making of the Order as advertised")]),
    ("Decision: I agree the recommendations as set out in the report.\n\nSigned: Cllr A Amble\nDate: 4 March 2020\n",
     [("agreed", "I agree the recommendations as set out in the report")]),
    # a list of what a body did
    ("The Committee considered the report and took the following decisions:\n\n• Approved the Audit Plan for 2023/24\n"
     "• Requested a further update in September\n",
     [("approved", "Approved the Audit Plan for 2023/24"), ("other", "Requested a further update in September")]),
    # acts told behind another clause
    ("It was noted that attendance had fallen and agreed that the matter be kept under review.\n",
     [("agreed", "agreed that the matter be kept under review")]),
    ("The Chair thanked officers for the report, which was noted.\n",
     [("noted", "The Chair thanked officers for the report, which was noted")]),
    ("Recommendations 1 to 4 were agreed; recommendation 5 was deferred.\n",
     [("agreed", "Recommendations 1 to 4 were agreed"), ("deferred", "recommendation 5 was deferred")]),
    ("Having regard to what was said, the Sub-Committee's decision was to revoke the licence.\n",
     [("refused", "Having regard to what was said, the Sub-Committee's decision was to revoke the licence")]),
    # a title before its act, in a list
    ("127/22 FINANCE\na) Payments: resolved to approve the schedule of payments.\nb) Bank reconciliation: noted.\n"
     "c) Marsh Hall: resolved to award £300.\n",
     [("approved", "to approve the schedule of payments"), ("noted", "noted"), ("approved", "to award £300")]),
    # advice to another body
    ("Cytunodd y Pwyllgor yn unfrydol i argymell i'r Cyngor y dylid mabwysiadu'r polisi.\n",
     [("recommended", "Cytunodd y Pwyllgor yn unfrydol i argymell i'r Cyngor y dylid mabwysiadu'r polisi")]),
    ("The Scrutiny Committee made the following recommendations to Cabinet:\n\n1. That the plan include a target.\n"
     "2. That progress be reported annually.\n",
     [("recommended", "That the plan include a target"), ("recommended", "That progress be reported annually")]),
    # what was not done, and what was
    ("Officers recommended approval. Members disagreed and resolved to refuse permission.\n",
     [("refused", "Members disagreed and resolved to refuse permission")]),
    ("The Committee was minded to approve the application but deferred the decision to allow the Minister to consider"
     " it.\n",
     [("deferred", "The Committee was minded to approve the application but deferred the decision to allow the Minister"
       " to consider it")]),
    ("The proposal to close the library was rejected.\n",
     [("refused", "The proposal to close the library was rejected")]),
    # conditions announced in a sentence of their own
    ("DECISION\n\nThe Sub-Committee has decided to GRANT the licence in part.\n\nThe following conditions will be"
     " attached:\n\n1. A Challenge 25 policy shall be operated.\n2. Deliveries shall not take place before 08:00.\n",
     [("approved", "The Sub-Committee has decided to GRANT the licence in part")]),
    # a result said twice
    ("The motion was put and carried with voting as follows:\n\nFor the motion (2): Councillors Amble and Birch\n\n"
     "Against the motion (1): Councillor Carr\n\nRESOLVED accordingly.\n",
     [("agreed", "The motion was put and carried")]),
    # what parishes say of applications, and payments
    ("24/00019/FUL – Land off Ferry Road, 12 dwellings. The Council objects on the grounds of flooding.\n",
     [("recommended", "The Council objects on the grounds of flooding")]),
    ("(a) The following payments were approved:\nTarn Mowing £450.00\nHMRC £203.20\n(b) It was RESOLVED to set the"
     " precept at £38,500.\n",
     [("approved", "The following payments were approved"), ("agreed", "to set the precept at £38,500")]),
]  # fmt: skip

NOT_DECISIONS = [
    "Members voted against the proposal in 2019 and had not changed their minds.\n",
    "Mr Frost said that the application was refused contrary to advice.\n",
    "The Chair's casting vote was used at the last meeting.\n",
    "Application number, date received and recommendation are listed below.\n",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_what_was_decided(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.outcome, one.quote) for one in extract_text(text, "minutes").resolutions] == expected


@pytest.mark.parametrize("text", NOT_DECISIONS)
def test_what_was_not(text: str) -> None:
    assert not extract_text(text, "minutes").resolutions


def test_the_mover_of_a_lost_motion_is_not_the_mover_of_what_was_carried_against_it() -> None:
    text = (
        "Motion\n\nThat the Committee freezes harbour dues.\n\nMoved by Councillor Gunn, seconded by Councillor Ross.\n\n"
        "Amendment\n\nThat the Committee agrees the increase.\n\nMoved by Councillor Sinclair, seconded by Councillor"
        " Munro.\n\nOn a show of hands vote the Amendment was carried by 3 votes to 2 and the Committee resolved"
        " accordingly.\n\nDecision\n\nThe Area Committee agreed the increase in harbour dues.\n"
    )
    carried, decided = extract_text(text, "minutes").resolutions
    assert (carried.mover, carried.vote_for) == ("Councillor Sinclair", 3)
    assert decided.mover in (None, "Councillor Sinclair")
