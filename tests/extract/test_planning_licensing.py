"""Decisions in minutes of those who hear applications, planning and licensing; and what is none. Fictional texts."""

from __future__ import annotations

import pytest

from extract import extract_text

TITLE = "5. 24/00123/FUL – Land at Mill Lane, Ashford Magna\n\nThe Officer introduced the report. Members asked about the access.\n\n"

ONE_DECISION: list[tuple[str, str, str]] = [
    # a list below a decision that says with what hours, for what reasons, in order to do what
    ("RESOLVED to GRANT the application as follows:\n\nSale of alcohol: Monday to Saturday 10:00 to 23:00\nSunday 11:00 to"
     " 22:30\n", "approved", "to GRANT the application as follows"),
    ("RESOLVED to grant the application as follows:\n\n1. Sale of alcohol until 23:00\n\n2. Late night refreshment until"
     " 23:30\n", "approved", "to grant the application as follows"),
    ("RESOLVED that the application be GRANTED with the following amendments:\n\n1. The hours be reduced to 22:00.\n\n"
     "2. No music in the garden.\n", "approved", "the application be GRANTED with the following amendments"),
    ("RESOLVED that the Committee was minded to refuse the application for the following reasons:\n\n1. Loss of light.\n\n"
     "2. Noise.\n", "refused", "the Committee was minded to refuse the application for the following reasons"),
    ("RESOLVED – Delegate approval of the application to the Head of Planning in order to:\n\n(1) complete the list of"
     " conditions\n\n(2) secure an agreement\n", "delegated", "Delegate approval of the application to the Head of Planning in order to"),
    ("RESOLVED that the Head of Planning be authorised to grant permission following:\n\n(i) completion of an agreement"
     " by 31 March; and\n\n(ii) receipt of amended plans.\n", "delegated",
     "the Head of Planning be authorised to grant permission following"),
    # conditions first, and below them what was decided
    ("RESOLVED: That, subject to the completion of an agreement to secure:\n\n(a) six affordable homes; and\n\n(b) £12,000"
     " for play areas,\n\nthe application be APPROVED.\n", "approved",
     "That, subject to the completion of an agreement to secure: (a) six affordable homes; and (b) £12,000 for play"
     " areas, the application be APPROVED"),
    # told of a body that heard a case
    ("The Committee agreed with the officer's recommendation to refuse the application.\n", "refused",
     "The Committee agreed with the officer's recommendation to refuse the application"),
    ("Members overturned the officer recommendation and refused permission.\n", "refused",
     "Members overturned the officer recommendation and refused permission"),
    ("The Committee gave officers delegated powers to approve the application.\n", "delegated",
     "The Committee gave officers delegated powers to approve the application"),
    ("The application was delegated to the Head of Planning to approve.\n", "delegated",
     "The application was delegated to the Head of Planning to approve"),
    ("The application for a consent was granted for twelve months.\n", "approved",
     "The application for a consent was granted for twelve months"),
    ("Enforcement action was authorised.\n", "approved", "Enforcement action was authorised"),
    ("It was agreed by 6 votes to 4 to refuse the application.\n", "refused",
     "It was agreed by 6 votes to 4 to refuse the application"),
    ("It is the decision of the Sub-Committee to grant the licence.\n", "approved",
     "It is the decision of the Sub-Committee to grant the licence"),
    ("The decision of the Panel was: to approve the renewal of the licence.\n", "approved",
     "The decision of the Panel was: to approve the renewal of the licence"),
    ("The Chair announced that the Sub-Committee had decided to grant the licence.\n", "approved",
     "the Sub-Committee had decided to grant the licence"),
    ("On reconvening, the Chair advised that the Panel had resolved to refuse the application.\n", "refused",
     "the Panel had resolved to refuse the application"),
    ("The Chair announced the decision, which was to grant the application.\n", "approved",
     "The Chair announced the decision, which was to grant the application"),
    ("Accordingly, the licence is hereby revoked.\n", "refused", "the licence is hereby revoked"),
    ("The application is therefore granted subject to the following conditions:\n\n1. CCTV.\n\n2. Door staff.\n",
     "approved", "The application is therefore granted subject to the following conditions"),
    ("The Panel therefore grants the application as applied for.\n", "approved",
     "The Panel therefore grants the application as applied for"),
    ("The Sub-Committee was satisfied that he was a fit and proper person and granted the licence.\n", "approved",
     "The Sub-Committee was satisfied that he was a fit and proper person and granted the licence"),
    ("The Sub-Committee revoked the licence.\n", "refused", "The Sub-Committee revoked the licence"),
    ("The Sub-Committee suspended the licence for three months.\n", "other",
     "The Sub-Committee suspended the licence for three months"),
    ("The driver was issued with a formal warning.\n", "other", "The driver was issued with a formal warning"),
    # words below the title of an application
    ("Refused, for reasons to be given by the Case Officer.\n", "refused", "Refused, for reasons to be given by the Case Officer"),
    ("Approved, as recommended.\n", "approved", "Approved, as recommended"),
    ("Application GRANTED conditionally.\n", "approved", "Application GRANTED conditionally"),
    ("Planning Permission REFUSED for the following reasons:\n\n01 It would be cramped.\n", "refused",
     "Planning Permission REFUSED for the following reasons"),
    ("We resolved that the application be approved.\n", "approved", "the application be approved"),
    # what became of a motion says what was decided
    ("A motion by Councillor Ash to raise rents by 3% was carried.\n", "agreed",
     "A motion by Councillor Ash to raise rents by 3% was carried"),
    ("A motion to refuse the application was carried.\n", "refused", "A motion to refuse the application was carried"),
    ("The officer's recommendation was accepted.\n", "agreed", "The officer's recommendation was accepted"),
    ("A motion to approve in line with the officer recommendation was moved, seconded and carried.\n", "approved",
     "A motion to approve in line with the officer recommendation was moved, seconded and carried"),
    ("The Chair put the recommendation to the vote and it was carried.\n", "agreed",
     "The Chair put the recommendation to the vote and it was carried"),
    ("Councillor Ash moved refusal, seconded by Councillor Elm. The proposal was carried by 6 votes to 4.\n", "refused",
     "The proposal was carried by 6 votes to 4"),
    ("Councillor Ash proposed approval, seconded by Councillor Elm.\n\nUnanimous.\n", "approved", "Unanimous"),
    ("Motion: to approve the application as recommended\nProposed: Councillor Ash\nSeconded: Councillor Elm\nVote: 6 for, 2"
     " against\nCarried\n", "approved", "to approve the application as recommended"),
    # the resolution says again what was carried
    ("Proposed by Cllr Ash, seconded by Cllr Elm, that permission be granted. On a vote of 9 FOR and 2 AGAINST it was"
     " declared CARRIED.\n\nRESOLVED, on the proposal of Cllr Ash, seconded by Cllr Elm, that permission be granted.\n",
     "approved", "permission be granted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "outcome", "quote"), ONE_DECISION)
def test_one_decision(text: str, outcome: str, quote: str) -> None:
    found = extract_text(TITLE + text, "minutes").resolutions
    assert [(one.outcome, " ".join(one.quote.split())) for one in found] == [(outcome, quote)]


LISTS: list[tuple[str, list[str]]] = [
    ("It was agreed that (i) the licence be renewed, (ii) the fee be paid in May, and (iii) the Head of Licensing write to"
     " him.\n", ["the licence be renewed", "the fee be paid in May", "the Head of Licensing write to him"]),
    ("It was agreed that conditions (i) and (ii) be removed.\n", ["It was agreed that conditions (i) and (ii) be removed"]),
    # a limb that only says to what the one above it is subject
    ("RESOLVED:\n\n1. That permission be GRANTED for six flats SUBJECT to:\n\n2. The prior completion of a legal"
     " agreement.\n\n3. That the Director is delegated power to negotiate the agreement.\n",
     ["That permission be GRANTED for six flats SUBJECT to", "That the Director is delegated power to negotiate the agreement"]),
    # titles that are references of applications part the matters of one item
    ("1. 24/0001/FUL – 3 High Street\n\nThe application was refused.\n\n2. 24/0002/FUL – 4 High Street\n\nREFUSED contrary"
     " to advice.\n", ["The application was refused", "REFUSED contrary to advice"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), LISTS)
def test_rows(text: str, quotes: list[str]) -> None:
    assert [" ".join(one.quote.split()) for one in extract_text(text, "minutes").resolutions] == quotes


FIELDS: list[tuple[str, list[tuple[str, str]]]] = [
    # what stands in a field beside the decision
    ("That the application be GRANTED.\n\nNOTE: An objector attended and spoke.\n",
     [("approved", "That the application be GRANTED")]),
    ("Refused\n\nComment: Cllr Ash left the room.\n", [("refused", "Refused")]),
    # conditions, with their reasons between them, are no decisions
    ("It is the decision of the Panel to grant the licence subject to the following conditions:\n\n1. CCTV shall be"
     " installed.\n\nReason: to prevent crime.\n\n2. A book shall be kept.\n",
     [("approved", "It is the decision of the Panel to grant the licence subject to the following conditions")]),
    # what was advised, and behind it what was decided
    ("The officer recommendation was that permission be granted, however Members thought it too large. It was therefore"
     " determined that permission be refused.\n", [("refused", "It was therefore determined that permission be refused")]),
    ("Executive Head of Planning authorised to grant permission.\n",
     [("delegated", "Executive Head of Planning authorised to grant permission")]),
    ("REFUSAL - As recommended\n", [("refused", "REFUSAL - As recommended")]),
    ("PERMISSION GRANTED - Subject to conditions as recommended\n",
     [("approved", "PERMISSION GRANTED - Subject to conditions as recommended")]),
    ("As per recommendation\n", [("agreed", "As per recommendation")]),
    ("GRANT\n\nMoved by Councillor Ash, seconded by Councillor Elm. CARRIED\n", [("approved", "GRANT")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_decision_fields(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract_text(f"Decision:\n\n{text}").resolutions
    assert [(one.outcome, " ".join(one.quote.split())) for one in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Members agreed with the officer that the road was narrow.\n",
        "The Inspector overturned the decision.\n",
        "The Council gave residents the power to choose.\n",
        "It was noted that enforcement action was authorised last year.\n",
        "A licence is granted by the Home Office.\n",
        "The licence is granted where no objection is made.\n",
        "The Clerk reported that the Council had agreed to meet in May.\n",
        "The driver was given a warning by the police in 2019.\n",
        "The Council suspended its collections during the strike.\n",
        "The vote for the resolution to grant permission was granted with one abstention.\n",
        "The Committee considered the report on appeals lodged and decided.\n",
        "The Panel gave the following reasons:\n\n1. The Panel accepted the explanation of the driver.\n\n2. The Panel"
        " noted his record.\n",
    ],
)
def test_nothing_is_decided(text: str) -> None:
    assert not extract_text(TITLE + text, "minutes").resolutions


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("RESOLVED that permission be granted.\n\n[For 7 Against 1 Abstain 0]\n", (7, 1, 0)),
        ("RESOLVED that permission be granted (8-3-1).\n", (8, 3, 1)),
        ("For (Approval): 5\nAgainst (Approval): 4\nAbstained: 1\n\nRESOLVED that permission be granted.\n", (5, 4, 1)),
        ("In favour of refusal – 7; against – 2.\n\nRESOLVED that permission be refused.\n", (7, 2, None)),
        ("A vote was taken and by 7 to 3 the Committee agreed to grant it.\n\nRESOLVED – That permission be granted.\n",
         (7, 3, None)),
    ],
)  # fmt: skip
def test_votes(text: str, counts: tuple[int, int, int | None]) -> None:
    *_, last = extract_text(TITLE + text, "minutes").resolutions
    assert (last.vote_for, last.vote_against, last.vote_abstain) == counts
    assert "8-3" not in last.quote


MOVERS: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    # a motion to approve was not what was carried where permission was refused
    ("The Chairman moved approval, seconded by Councillor Elm. On a vote it was declined. Councillor Fox proposed that the"
     " application be refused.\n\nRESOLVED that the application be REFUSED.\n", [("Councillor Fox", None)]),
    ("It was proposed by Councillor Ash and seconded by Councillor Elm that permission be granted.\n\nRESOLVED that"
     " permission be refused.\n", [(None, None)]),
    # who moves anew behind what was lost did not move that
    ("As the officer's recommendation was not carried, Councillor Fox moved a motion that the application be refused. This"
     " was seconded by Councillor Elm.\n\nRESOLVED that the application be REFUSED.\n",
     [(None, None), ("Councillor Fox", "Councillor Elm")]),
    ("RESOLVED that permission be granted subject to conditions. (Cllr Ash/Cllr Elm)\n", [("Cllr Ash", "Cllr Elm")]),
    ("RESOLVED that two members meet the owner (Cllr Ash/Cllr Elm).\n", [(None, None)]),
    ("RESOLVED – UNANIMOUSLY – that permission be granted.\n", [(None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "movers"), MOVERS)
def test_movers(text: str, movers: list[tuple[str | None, str | None]]) -> None:
    assert [(one.mover, one.seconder) for one in extract_text(TITLE + text, "minutes").resolutions] == movers


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("RESOLVED – To defer and delegate the application to the Chief Planning Officer for approval.\n", "Chief Planning Officer"),
        ("RESOLVED that the application be DELEGATED to the Head of Planning for APPROVAL.\n", "Head of Planning"),
        ("RESOLVED that the Service Manager be AUTHORISED TO GRANT PERMISSION.\n", "Service Manager"),
        ("The Committee gave the Chair authority to sign.\n", "Chair"),
    ],
)  # fmt: skip
def test_to_whom_power_is_given(text: str, to: str) -> None:
    assert [(one.outcome, one.delegated_to) for one in extract_text(TITLE + text, "minutes").resolutions] == [
        ("delegated", to)
    ]
