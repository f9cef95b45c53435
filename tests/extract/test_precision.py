"""Wrong facts that real forms of words lead to, a table for each kind, a comment a line."""

from __future__ import annotations

import pytest

from extract import extract_text

QUOTES = [
    # Both languages in one paragraph are two statements.
    (
        "PENDERFYNWYD – Nodi'r adroddiad. / RESOLVED – That the report be noted.",
        [("Nodi'r adroddiad", "noted"), ("That the report be noted", "noted")],
    ),
    # How it was agreed stands between commas and is no part of it.
    ("AGREED, without a division, that the bye-law be made.", [("the bye-law be made", "approved")]),
    ("AGREED by 12 votes to 1, with 3 abstentions, that the mast be moved.", [("the mast be moved", "agreed")]),
    ("AGREED, on the motion of Councillor Orr, that the roll be signed.", [("the roll be signed", "approved")]),
    # Manner in brackets under the cue.
    ("RESOLVED: (Unanimously)\n\nThat the lease be granted.", [("That the lease be granted", "approved")]),
    # A table is no list of limbs.
    (
        "RESOLVED – That awards be made as follows:\n\nClub | Use | Award\nRowing Club | Oars | £900\nBand | Drums | £450\n\n"
        "and that the rest be held over.",
        [("That awards be made as follows", "approved"), ("and that the rest be held over", "deferred")],
    ),
    # Conditions after "the following" are not decided one by one.
    (
        "DETERMINED that the following conditions be added: doors to be shut at 10; and a number to be given to neighbours.",
        [
            (
                "the following conditions be added: doors to be shut at 10; and a number to be given to neighbours",
                "agreed",
            )
        ],
    ),
    # Particulars of a request hang from it.
    (
        "RESOLVED that the decision be referred back, with the request that it:\n\n(1) consult the school;\n\n(2) think again.",
        [("the decision be referred back, with the request that it", "other")],
    ),
    # What is told to somebody is no decision, though "and that" goes on with it.
    (
        "RESOLVED to write to the Minister saying that the road is shut and that a crossing is needed.",
        [("to write to the Minister saying that the road is shut and that a crossing is needed", "other")],
    ),
    (
        "RESOLVED to provide a letter stating that the clause no longer applies and that it would not be enforced.",
        [("to provide a letter stating that the clause no longer applies and that it would not be enforced", "agreed")],
    ),
    (
        "RESOLVED that the Minister be told that the road is shut and that the Clerk write to the school.",
        [("the Minister be told that the road is shut", "agreed"), ("the Clerk write to the school", "other")],
    ),
    # Under "be recommended to:" every limb is advice, whatever its verb.
    (
        "RESOLVED that Council be recommended to:\n\n(a) approve the budget; and\n\n(b) note the risks.",
        [("approve the budget", "recommended"), ("note the risks", "recommended")],
    ),
    (
        "RESOLVED to recommend to Council –\n\n1. That the plan be adopted.",
        [("That the plan be adopted", "recommended")],
    ),
    # A delegation with a consultation between commas.
    (
        "RESOLVED that the Head of Piers be authorised, in consultation with the Leader, to agree the rota.",
        [
            (
                "the Head of Piers be authorised, in consultation with the Leader, to agree the rota",
                "delegated",
            )
        ],
    ),
    # No colon before the list.
    (
        "RESOLVED to recommend to the Council\n\n(i) that the plan be adopted; and\n\n(ii) that £900 be spent.",
        [("that the plan be adopted", "recommended"), ("that £900 be spent", "recommended")],
    ),
    # Appointments in a list.
    (
        "RESOLVED that the following appointments be made:\n\n• Pier Trust: Councillor Orr\n\n• Quay Board: Councillor Pym",
        [("Pier Trust: Councillor Orr", "appointed"), ("Quay Board: Councillor Pym", "appointed")],
    ),
    # A second subject with a verb of its own is a second decision, sums too.
    (
        "RESOLVED that the outturn be noted and £40,000 be added to reserves.",
        [("the outturn be noted", "noted"), ("£40,000 be added to reserves", "approved")],
    ),
    (
        "RESOLVED that the report be noted and the toll not be raised.",
        [("the report be noted", "noted"), ("the toll not be raised", "agreed")],
    ),
    # A first limb that opens after "to".
    (
        "The Leader RESOLVED to (1) note the survey; and\n\n(2) publish it.",
        [("note the survey", "noted"), ("publish it", "agreed")],
    ),
    # Labels in square brackets.
    (
        "RESOLVED\n\n[a]  the gate be shut.\n\n[b]  the key be kept.",
        [("the gate be shut", "agreed"), ("the key be kept", "agreed")],
    ),
    # Advice in a sentence with a list.
    (
        "The Panel then agreed, without a vote, to advise Cabinet:\n\n(a) that it had no view; and\n\n(b) that costs be shown.",
        [("that it had no view", "recommended"), ("that costs be shown", "recommended")],
    ),
    # A motion in a paragraph of its own without a cue, with two clauses.
    (
        "It was moved by Councillor Orr, seconded by Councillor Pym and\n\nThat the scheme be sent to Council and that the rules be changed.",
        [("That the scheme be sent to Council", "agreed"), ("that the rules be changed", "agreed")],
    ),
    # Reasons under every form of their heading.
    (
        "Decision:\n\nRESOLVED: That the format be agreed.\n\nREASON FOR DECISIONS:\n\nTo enable the Panel to agree a format.",
        [("That the format be agreed", "agreed")],
    ),
    # What was to be done, and was put off.
    (
        "Decision:\n\nTo receive the report of the Quay Group.\n\nThis item was deferred to allow its chair to attend.",
        [("This item was deferred to allow its chair to attend", "deferred")],
    ),
    # What another council thinks is no decision here.
    ("The county council supported one bridge and the parishes wanted two.", []),
    ("Apologies were received from Councillor Orr. No apologies were received late.", []),
    ("A petition of 90 names was presented. The petition was received.", [("The petition was received", "received")]),
    ("By 6 votes to 2 the Panel agreed to keep the slipway.", [("the Panel agreed to keep the slipway", "agreed")]),
    # "Members noted that" is discussion where the item has a formal decision.
    (
        "Decision:\n\nRESOLVED that the pier be closed.\n\nMinutes:\n\nMembers noted that the pier was old.\n\nThe Chair agreed.",
        [("the pier be closed", "agreed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUOTES)
def test_quotes_and_outcomes(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.quote, fact.outcome) for fact in extract_text(text).resolutions] == expected


def test_what_follows_a_decision_in_its_field_is_told_and_not_decided() -> None:
    text = "That six fire doors be replaced at a cost of £8,000. Two of them failed an inspection."
    assert [fact.quote for fact in extract_text(text, "decision").resolutions] == [
        "That six fire doors be replaced at a cost of £8,000"
    ]


DELEGATES = [
    ("the Head of Piers, in consultation with the Cabinet Member for Quays, be authorised to sign", "Head of Piers"),
    ("authority be delegated, after consultation with the Leader, to the Harbour Officer to sign", "Harbour Officer"),
    (
        "the Parks Manager (Estates) in consultation with the Head of Audit be delegated authority to redraft parts "
        "of the Lease Rules",
        "Parks Manager (Estates)",
    ),
    ("authority be delegated to make changes to Lease Rules", None),  # to nobody named
]


@pytest.mark.parametrize(("clause", "who"), DELEGATES)
def test_power_is_given_to_whom_it_is_given(clause: str, who: str | None) -> None:
    assert extract_text(f"RESOLVED that {clause}.").resolutions[0].delegated_to == who


RECEIVERS = [
    ("RESOLVED that Council be recommended to adopt the plan.", "Council"),
    ("RESOLVED that Council be recommended to:\n\n(a) adopt the plan.", "Council"),
    ("RESOLVED to recommend to Cabinet –\n\n1. That the plan be adopted.", "Cabinet"),
    ("The Panel recommended to Council that the plan be adopted.", "Council"),
    ("RECOMMENDED:\n\nThat Council approve the scheme.", "Council"),  # who is advised, not who decided
    ("RESOLVED that the plan be adopted.", None),
]


@pytest.mark.parametrize(("text", "to"), RECEIVERS)
def test_advice_names_whom_it_is_for(text: str, to: str | None) -> None:
    assert extract_text(text).resolutions[0].recommended_to == to


MANNERS = [
    ("The motion was put and CARRIED without a division. RESOLVED that x be done.", (None, False)),  # none was taken
    ("Eleven ballot papers were found. RESOLVED that x be done.", (None, False)),  # no vote
    ("The Chair did not use a casting vote. RESOLVED (5 for, 3 against) that x be done.", (None, False)),
    (
        "There voted 5 for and 3 against, the Chair not having used a casting vote. RESOLVED that x be done.",
        (None, False),
    ),
    (
        "Councillor Orr moved and Councillor Pym seconded that y be done. There were 4 for, 4 against and the Chair used a "
        "casting vote in favour. The motion was carried.",
        (None, True),
    ),
    ("On a division it was RESOLVED that x be done.", ("division", False)),
    ("By secret ballot it was RESOLVED that x be done.", ("secret ballot", False)),
    ("Resolved (6:6 and on the Chair's casting vote) – that x be done.", (None, True)),
]


@pytest.mark.parametrize(("text", "manner"), MANNERS)
def test_manner_is_stated(text: str, manner: tuple[str | None, bool]) -> None:
    fact = extract_text(text).resolutions[-1]
    assert (fact.vote_method, fact.has_casting_vote) == manner


LINES_BELOW = [
    ("(For 5, Against 5; carried on the Chair's casting vote)", True, None),
    ("For: 5, Against: 5, by a show of hands, the Chair having used her casting vote.", True, "show of hands"),
    ("(For 6, Against 4)", False, None),
    ("(For 6, Against 4)\n\nThe next item was settled on the Chair's casting vote.", False, None),
]


@pytest.mark.parametrize(("line", "casting", "method"), LINES_BELOW)
def test_the_line_of_the_count_is_of_every_limb(line: str, casting: bool, method: str | None) -> None:
    text = f"RESOLVED that\n\n(1) the pond be dug;\n(2) the shed be sold; and\n(3) the gate be shut.\n\n{line}\n"
    facts = extract_text(text).resolutions
    assert [(fact.has_casting_vote, fact.vote_method) for fact in facts[:3]] == [(casting, method)] * 3


def test_what_is_told_after_a_loss_is_of_something_else() -> None:
    text = "The amendment was therefore LOST.\n\nThe substantive motion was put and agreed unanimously.\n\nRESOLVED that x be done."
    lost = extract_text(text).resolutions[0]
    assert (lost.outcome, lost.is_unanimous_stated) == ("lost", False)


BODIES = [
    ("The Pay Panel had proposed a rise. RESOLVED that it be refused.", None),  # another body, earlier
    ("The Council had received 40 complaints. RESOLVED that the report be noted.", None),  # the authority
    ("RESOLVED that the following appointments be made:\n\n• Pier Trust Board: Councillor Orr", None),  # a seat's body
    ("RECOMMENDED:\n\nThat Council approve the scheme.", None),  # who is advised
    ("The Audit Panel considered the accounts. RESOLVED that they be approved.", "Audit Panel"),
    ("That the committee agreed that the hall be used.", "committee"),
    (
        "4.\n\nPiers\n\nMinutes:\n\nThe Piers Panel considered it. RESOLVED that it be noted.\n\n5.\n\nQuays\n\nMinutes:\n\nRESOLVED that quays be built.",
        None,
    ),  # the item before
]


@pytest.mark.parametrize(("text", "body"), BODIES)
def test_body_only_as_the_item_names_it(text: str, body: str | None) -> None:
    assert extract_text(text).resolutions[-1].body == body


FIGURES = [
    ("The freehold of 6 Tanner Steps was sold.", []),  # an address
    ("11 of the 14 beams were rotten.", [(11, "beams"), (14, "beams")]),
    ("The average was 68 days; the target was 28.", [(68, "days"), (28, "days")]),  # a target is of what is held to it
    ("There were 143 boats in a stock of 4,906.", [(143, "boats")]),
    ("The average price of the 15 homes was low.", [(15, "homes")]),
    ("3.2 hectares of marsh were bought.", [(3.2, "hectares")]),  # at the head of a paragraph: no label
    ("Letters for 6, 7 and 8 May were read.", []),  # no votes
    ("27 RESOLUTIONS OF THE PANEL", []),  # a heading
    ("Three ports had averages of 31, 36 and 44.", [(3, "ports")]),  # of what is not said
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures_have_a_clear_unit(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.unit) for fact in extract_text(text, "report").figures] == expected


ROLES = [
    ("Authority was given to the Head of Planning to GRANT permission.", ["Head of Planning"]),
    ("Councillor Abel be appointed Chair, and Councillor Dale Vice-Chair, of it.", ["Chair", "Vice-Chair"]),
]


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles_stop_where_the_office_does(text: str, roles: list[str]) -> None:
    assert [fact.role for fact in extract_text(text, "report").roles] == roles
