"""Minutes of invented councils, each in another house style, with the decisions they hold.

A case is (name, text, decisions); a decision is (quote, outcome) or (quote, outcome, values), the values a part of
the resolution's JSON. Decisions are complete: what is not listed must not be found.
"""

from __future__ import annotations

from typing import Any

Decision = tuple[str, str] | tuple[str, str, dict[str, Any]]
Case = tuple[str, str, list[Decision]]


def votes(for_: int, against: int, abstain: int | None = None) -> dict[str, Any]:
    return {"for": for_, "against": against, "abstain": abstain}


CASES: list[Case] = [
    (
        "lower-case cue above one paragraph",
        "Agenda item\n\nMinutes of the last meeting\n\nMinutes:\n\nresolved:\n\n \n\nThat the minutes of the meeting held on 4 May 2022 be agreed as a correct record.\n\n \n",
        [("That the minutes of the meeting held on 4 May 2022 be agreed as a correct record", "approved")],
    ),
    (
        "narrative approvals, no cue at all",
        "Agenda and minutes\n\n12.\n\nApologies\n\nMinutes:\n\nIt was noted that an apology had been received from Councillor B Oddy.\n\n13.\n\nMinutes\n\nMinutes:\n\nThe minutes of the meeting held on 3 March 2021 were approved as a correct record and signed by the Chairman.\n\n14.\n\nItems deferred\n\nMinutes:\n\nMembers noted that the application remained deferred.\n",
        [
            (
                "The minutes of the meeting held on 3 March 2021 were approved as a correct record and signed by the Chairman",
                "approved",
            ),
            ("Members noted that the application remained deferred", "noted"),
        ],
    ),
    (
        "Scottish: decision heading, body, numbered past-tense verbs",
        "9.\n\nFERRY TIMETABLE\n\nMinutes:\n\nA report on the winter timetable was considered.\n\nDecision\n\n \n\nThe Council:-\n\n \n\n1.     Considered and noted the report, and\n\n \n\n2.     Agreed that the Depute Provost write to the operator.\n\n \n\n(Reference: Report by the Head of Roads dated 2 June 2020, submitted)\n",
        [
            ("Considered and noted the report", "noted"),
            ("Agreed that the Depute Provost write to the operator", "agreed"),
        ],
    ),
    (
        "Scottish: motion against amendment",
        "Motion\n\nThat the Council keeps the swimming pool at Inverlour open all year.\n\nMoved by Councillor A Rennie, seconded by Councillor F Muir.\n\nAmendment\n\nThat the pool close from November to March.\n\nMoved by Councillor S Bain, seconded by Councillor O Tulloch.\n\nOn a vote being taken by a show of hands, 14 Members voted for the motion and 9 for the amendment, and the Council resolved accordingly.\n\nDecision\n\nThe Council agreed to keep the swimming pool at Inverlour open all year.\n",
        [("The Council agreed to keep the swimming pool at Inverlour open all year", "agreed", {"vote": votes(14, 9)})],
    ),
    (
        "capitals in the sentence, votes in words",
        "On being put to the vote, with seven votes in favour and two against, it was RESOLVED that the premises licence be GRANTED subject to the conditions set out in the report.",
        [
            (
                "the premises licence be GRANTED subject to the conditions set out in the report",
                "approved",
                {"vote": votes(7, 2)},
            )
        ],
    ),
    (
        "refusal with numbered reasons",
        "Councillor Thale moved refusal, which was seconded by Councillor Umber.\n\nRESOLVED that planning permission be REFUSED for the following reasons:\n\n1. The proposal would harm the setting of the mill.\n\n2. It would lead to the loss of two oaks.\n\n(Voting: 6 for, 3 against, 1 abstention)",
        [
            (
                "planning permission be REFUSED for the following reasons",
                "refused",
                {"mover": "Councillor Thale", "seconder": "Councillor Umber", "vote": votes(6, 3, 1)},
            )
        ],
    ),
    (
        "bullets under the cue",
        "AGREED:\n\n• To note the contents of the report.\n\n• To refer the matter to the Audit Panel.\n\n• That officers bring a further report in June.",
        [
            ("To note the contents of the report", "noted"),
            ("To refer the matter to the Audit Panel", "other"),
            ("That officers bring a further report in June", "agreed"),
        ],
    ),
    (
        "verb in the cue, noun phrases as limbs",
        "RESOLVED to approve the following:\n\n(1) the Treasury Management Strategy 2023/24;\n\n(2) the Investment Strategy; and\n\n(3) the prudential indicators at Appendix B.",
        [
            ("the Treasury Management Strategy 2023/24", "approved"),
            ("the Investment Strategy", "approved"),
            ("the prudential indicators at Appendix B", "approved"),
        ],
    ),
    (
        "nested limbs under a delegation, and one that is not nested",
        "RESOLVED that:\n\n1. the Director of Place be authorised to:\n\n(a) sign the lease; and\n\n(b) publish the notice;\n\n2. the report be noted.",
        [("sign the lease", "delegated"), ("publish the notice", "delegated"), ("the report be noted", "noted")],
    ),
    (
        "conditions hang from the first limb, the second counts on",
        "RESOLVED:\n\n(i) That permission be granted subject to the following conditions:\n\na) materials to be approved;\n\nb) no work on Sundays.\n\n(ii) That the Head of Planning be given delegated authority to issue the notice.",
        [
            ("That permission be granted subject to the following conditions", "approved"),
            ("That the Head of Planning be given delegated authority to issue the notice", "delegated"),
        ],
    ),
    (
        "recommended to another body",
        "The Panel considered the scheme.\n\nRECOMMENDED TO CABINET:\n\nThat the charges be increased by 3%.\n\nRESOLVED:\n\nThat the update be noted.",
        [
            ("That the charges be increased by 3%", "recommended", {"recommended_to": "CABINET"}),
            ("That the update be noted", "noted"),
        ],
    ),
    (
        "past decision told before the new one",
        "At its meeting on 4 July 2019 the Committee RESOLVED that the toilets be closed. Since then the position has changed.\n\nRESOLVED that the toilets at Quay Street be reopened.",
        [("the toilets at Quay Street be reopened", "agreed")],
    ),
    (
        "motion not put for want of a seconder",
        "Councillor Ebdon moved that the fee be waived. There being no seconder, the motion fell.\n\nRESOLVED that the fee be set at £40.",
        [("the fee be set at £40", "approved", {"mover": None})],
    ),
    (
        "amendment lost, substantive motion carried, then resolved",
        "Councillor Kerr moved, and Councillor Lowe seconded, the recommendations in the report.\n\nCouncillor Moss moved an amendment, seconded by Councillor Nye, that the budget be reduced.\n\nOn being put to the vote the amendment was lost by 5 votes to 8.\n\nThe substantive motion was put to the vote and was carried.\n\nRESOLVED that the recommendations be approved.",
        [
            (
                "the amendment was lost by 5 votes to 8",
                "lost",
                {"mover": "Councillor Moss", "seconder": "Councillor Nye", "vote": votes(5, 8)},
            ),
            (
                "the recommendations be approved",
                "approved",
                {"mover": "Councillor Kerr", "seconder": "Councillor Lowe"},
            ),
        ],
    ),
    (
        "officers' undertakings, actions and questions are no decisions",
        "Officers agreed to circulate the figures. Councillor Pike asked whether the grant should be refused. It was suggested that the plan be revised.\n\nACTION: Head of Parks to report back by 3 May 2023\n\nRESOLVED – That the report be noted.",
        [("That the report be noted", "noted")],
    ),
    (
        "decision field with reasons below",
        "Decision:\n\n1. That approval be given to the purchase of two gritters at a cost of £186,000.\n\n2. That the old vehicles be sold.\n\nReasons for the decision:\n\n1. That the fleet be kept safe.\n\n2. That costs be contained.",
        [
            ("That approval be given to the purchase of two gritters at a cost of £186,000", "approved"),
            ("That the old vehicles be sold", "agreed"),
        ],
    ),
    (
        "unanimous, with proposer and seconder lines below",
        "It was unanimously resolved that the allotment rents be frozen.\n\nProposer: Cllr Rhona Vane\nSeconder: Cllr Tim Ware",
        [
            (
                "the allotment rents be frozen",
                "agreed",
                {"mover": "Cllr Rhona Vane", "seconder": "Cllr Tim Ware", "is_unanimous_stated": True},
            )
        ],
    ),
    (
        "continuing numbers with changing verbs",
        "The Committee RESOLVED to agree:\n\n1. The terms of reference.\n\n2. The work programme.\n\nThe Committee RESOLVED to note:\n\n3. The risk register.",
        [("The terms of reference", "agreed"), ("The work programme", "agreed"), ("The risk register", "noted")],
    ),
    (
        "Welsh limbs",
        "PENDERFYNWYD:\n\n(a) nodi'r adroddiad;\n\n(b) cymeradwyo'r gyllideb o £1.2m; a\n\n(c) gohirio'r eitem tan y cyfarfod nesaf.",
        [
            ("nodi'r adroddiad", "noted"),
            ("cymeradwyo'r gyllideb o £1.2m", "approved"),
            ("gohirio'r eitem tan y cyfarfod nesaf", "deferred"),
        ],
    ),
    (
        "election of a chair",
        "It was moved by Councillor Firth and seconded by Councillor Gale that Councillor Hurst be elected Chair for the municipal year. There being no other nominations, it was\n\nRESOLVED:\n\nThat Councillor Hurst be elected Chair for the municipal year.",
        [
            (
                "That Councillor Hurst be elected Chair for the municipal year",
                "appointed",
                {"mover": "Councillor Firth", "seconder": "Councillor Gale"},
            )
        ],
    ),
    (
        "hard-wrapped print",
        "14. Winter Service Plan\n(Item 6)\n1. Mr Pell (Head of Highways) introduced the report and said that the plan had been\nrevised since last year to take account of the new depot at Marsh Lane.\n2. Members asked about the salt stock and were told that it was kept at four sites\nacross the county.\n3. RESOLVED that the Committee endorses the Winter Service Plan and agrees\nthat a further report be brought to the September meeting.\n15. Work Programme\n(Item 7)\nRESOLVED that the work programme be noted.\n",
        [
            ("the Committee endorses the Winter Service Plan", "approved"),
            ("agrees\nthat a further report be brought to the September meeting", "agreed"),
            ("the work programme be noted", "noted"),
        ],
    ),
    (
        "casting vote",
        "Upon being put to the vote, there were 5 votes for and 5 votes against. The Chair used her casting vote and it was RESOLVED that the stopping-up order be made.",
        [("the stopping-up order be made", "approved", {"vote": votes(5, 5), "has_casting_vote": True})],
    ),
    (
        "cue, dash and several sentences of narration after it",
        "RESOLVED - That the accounts be approved. Councillor Ives left the meeting at 7.40 pm. The Chair thanked the finance team.",
        [("That the accounts be approved", "approved")],
    ),
    (
        "agenda text above, minutes below",
        "Agenda item\n\nPARKING ORDERS\n\nTo RESOLVE that the orders be made.\n\nMinutes:\n\nThe item was withdrawn from the agenda.\n\nSupporting documents:",
        [("The item was withdrawn from the agenda", "withdrawn")],
    ),
    (
        "planning committee, moved, seconded, and resolved in one sentence",
        "It was proposed by Cllr J Aske, seconded by Cllr M Bone and RESOLVED (8:1:1) that application 21/00310/FUL be deferred for a site visit.",
        [
            (
                "application 21/00310/FUL be deferred for a site visit",
                "deferred",
                {"mover": "Cllr J Aske", "seconder": "Cllr M Bone"},
            )
        ],
    ),
    (
        "narrative with a body",
        "The Chief Fire Officer outlined the plan. The Authority agreed that the plan be published for consultation. The Authority also approved the timetable.",
        [
            ("The Authority agreed that the plan be published for consultation", "agreed"),
            ("The Authority also approved the timetable", "approved"),
        ],
    ),
    (
        "two clauses with two verbs; delegation in consultation",
        "Resolved:\n\n(1) To note the consultation responses and to approve the Parking Policy; and\n\n(2) To delegate authority to the Director of Streets, in consultation with the Cabinet Member for Transport, to make minor changes and to publish the policy.",
        [
            ("To note the consultation responses", "noted"),
            ("to approve the Parking Policy", "approved"),
            (
                "To delegate authority to the Director of Streets, in consultation with the Cabinet Member for Transport, to make minor changes and to publish the policy",
                "delegated",
            ),
        ],
    ),
    (
        "exclusion of the public",
        "RESOLVED that under Section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting on the grounds that it involves the likely disclosure of exempt information.",
        [
            (
                "under Section 100A(4) of the Local Government Act 1972 the public be excluded from the meeting on the grounds that it involves the likely disclosure of exempt information",
                "agreed",
            )
        ],
    ),
    (
        "one-word decisions",
        "5.\n\nTree Works\n\nMinutes:\n\nThe Parks Manager recommended felling. Agreed.\n\n6.\n\nBudget Monitor\n\nMinutes:\n\nNoted.\n",
        [("Agreed", "agreed"), ("Noted", "noted")],
    ),
    (
        "list inside one paragraph",
        "RESOLVED that (1) the tender of Larch & Co be accepted, (2) the contract be sealed, and (3) the unsuccessful bidders be told.",
        [
            ("the tender of Larch & Co be accepted", "approved"),
            ("the contract be sealed", "agreed"),
            ("the unsuccessful bidders be told", "agreed"),
        ],
    ),
    (
        "recorded vote in columns",
        "A recorded vote was taken.\n\nFor: 11 - Councillors Ash, Birch, Cedar\n\nAgainst: 4 - Councillors Elm, Fir\n\nAbstain: 2 - Councillors Gorse, Hazel\n\nThe motion was declared CARRIED.\n\nRESOLVED:\n\nThat the council tax be set at £1,702.11 for band D.",
        [("That the council tax be set at £1,702.11 for band D", "approved", {"vote": votes(11, 4, 2)})],
    ),
    (
        "Northern Ireland: motion in quotation marks, agreed",
        "Moved by Councillor Gault,\nSeconded by Alderman Harte and\n\n     Resolved – That the Council do hereby authorise the sealing of the lease.",
        [
            (
                "That the Council do hereby authorise the sealing of the lease",
                "approved",
                {"mover": "Councillor Gault", "seconder": "Alderman Harte"},
            )
        ],
    ),
    (
        "cabinet member decision",
        "Decision details\n\nParking permits\n\nDecision Maker: Cabinet Member for Highways\n\nDecision status: Recommendations Approved\n\nIs Key decision?: Yes\n\nDecision:\n\nApproved the revised permit charges set out in Appendix 1.\n\nAlternative options considered:\n\nTo leave the charges as they are was rejected.\n\nPublication date: 04/02/2022\n\nDate of decision: 03/02/2022",
        [("Approved the revised permit charges set out in Appendix 1", "approved")],
    ),
    (
        "proposals in quotation marks, votes told in words, no RESOLVED",
        "Moved by Councillor Orr, Seconded by Councillor Quin;\n\n“That the standing orders be set aside.”\n\nOn a vote, sixteen Members voted for the proposal and none against and it was declared carried.",
        [
            (
                "That the standing orders be set aside",
                "agreed",
                {"mover": "Councillor Orr", "seconder": "Councillor Quin", "vote": votes(16, 0)},
            )
        ],
    ),
    (
        "motion lost, told in one sentence",
        "Councillor T Nairn moved that the minutes be amended by removing the word 'often'.\n\nThe motion was seconded by Councillor J Legge.\n\nUpon being put to the vote, the motion was declared LOST.",
        [("the motion was declared LOST", "lost", {"mover": "Councillor T Nairn", "seconder": "Councillor J Legge"})],
    ),
    (
        "procedural motion carried, no words of its own",
        "At this point Councillor Brae, seconded by Councillor Cant, moved that the meeting continue past 10 pm.\n\nThe procedural motion was put to the vote and declared to be carried.",
        [
            (
                "that the meeting continue past 10 pm",
                "agreed",
                {"mover": "Councillor Brae", "seconder": "Councillor Cant"},
            )
        ],
    ),
    (
        "agreed with a dash, mid-paragraph",
        "Following a short debate it was AGREED – that the toll be suspended for one year.",
        [("that the toll be suspended for one year", "agreed")],
    ),
    (
        "members content",
        "The Treasurer explained the reserves. Members were content with the approach.",
        [("Members were content with the approach", "agreed")],
    ),
    (
        "discussion only, many notes",
        "Agenda item\n\nHousing update\n\nMinutes:\n\nThe Head of Housing gave an update. In discussion the following points were noted:\n\n• A new contractor had been appointed in May.\n\n• That rents were rising.\n\nA Member asked if the policy would be approved soon. The Chair thanked officers.\n\nSupporting documents:",
        [],
    ),
    (
        "resolution with a table between limbs",
        "RESOLVED –\n\n(1) That the following grants be awarded:-\n\nGroup\nAmount\nBand hall\n£500\n\n(2) That the balance of £1,500 be carried forward.",
        [
            ("That the following grants be awarded", "approved"),
            ("That the balance of £1,500 be carried forward", "agreed"),
        ],
    ),
    (
        "minute number in the cue",
        "RESOLVED (43/21): That the report be received.",
        [("That the report be received", "received")],
    ),
    (
        "decision inline after its label",
        "Bus lanes\n\nDecision: That the experimental order be made permanent.\n\nReason: To speed up buses.",
        [("That the experimental order be made permanent", "approved")],
    ),
    (
        "two items, a mover each",
        "21.\n\nRents\n\nMinutes:\n\nOn the motion of Councillor Ash, seconded by Councillor Beech, it was\n\nRESOLVED that rents rise by 2%.\n\n22.\n\nFees\n\nMinutes:\n\nOn the motion of Councillor Cope, seconded by Councillor Dent, it was\n\nRESOLVED that fees be frozen.",
        [
            ("rents rise by 2%", "agreed", {"mover": "Councillor Ash", "seconder": "Councillor Beech"}),
            ("fees be frozen", "agreed", {"mover": "Councillor Cope", "seconder": "Councillor Dent"}),
        ],
    ),
    (
        "resolved accordingly, recommendations accepted",
        "Councillor Ewart moved the recommendations in the report and this was seconded by Councillor Fry.\n\nThe recommendations were agreed unanimously.",
        [
            (
                "The recommendations were agreed unanimously",
                "agreed",
                {"mover": "Councillor Ewart", "seconder": "Councillor Fry"},
            )
        ],
    ),
    (
        "licensing sub-committee determination",
        "DETERMINED: that the application for a premises licence in respect of The Anchor be granted as applied for.\n\nReasons:\n\nThe Sub-Committee had regard to the guidance. It noted the police had no objection.",
        [
            (
                "that the application for a premises licence in respect of The Anchor be granted as applied for",
                "approved",
            )
        ],
    ),
    (
        "Members resolved to, with bullets and verbs",
        "Cabinet resolved to:\n\n- approve the Local Transport Plan\n- delegate authority to the Director of Transport to submit it\n- note the equality impact assessment",
        [
            ("approve the Local Transport Plan", "approved"),
            ("delegate authority to the Director of Transport to submit it", "delegated"),
            ("note the equality impact assessment", "noted"),
        ],
    ),
    (
        "withdrawn motion",
        "Councillor Glen proposed, seconded by Councillor Howe, that the item be deferred. The motion was withdrawn.\n\nIt was agreed that the consultation be extended to 9 June 2023.",
        [("It was agreed that the consultation be extended to 9 June 2023", "agreed", {"mover": None})],
    ),
    (
        "capital letters with colon as labels",
        "RESOLVED:\n\nThat Cabinet:\n\nA. Welcomes the report;\n\nB. Agrees the action plan; and\n\nC. Instructs officers to report back in a year.",
        [
            ("Welcomes the report", "other"),
            ("Agrees the action plan", "agreed"),
            ("Instructs officers to report back in a year", "other"),
        ],
    ),
    (
        "planning list with pipes",
        "Item | Minutes: | Application 22/0091: extension. | RESOLVED that permission be granted. | Next item",
        [("permission be granted", "approved")],
    ),
]
