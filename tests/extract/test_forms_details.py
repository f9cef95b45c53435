"""What a decision carries, in forms of further councils: mover, vote, who was to act and by when. Fictional texts."""

from __future__ import annotations

import pytest

from extract import extract_text

Row = tuple[str, str | None, str | None, tuple[int | None, int | None, int | None]]
NONE = (None, None, None)


def rows(text: str) -> list[Row]:
    """(quote, mover, seconder, counts) of every decision."""
    return [
        (" ".join(fact.quote.split()), fact.mover, fact.seconder, (fact.vote_for, fact.vote_against, fact.vote_abstain))
        for fact in extract_text(text, "minutes").resolutions
    ]


DECISIONS: list[tuple[str, list[Row]]] = [
    # Both sides of a division in a sentence whose lines break anywhere.
    ("Mr Hay moved, seconded by Councillor Gill, that the plan be adopted.\n\nCouncillor Fry, seconded by Councillor Orr, moved as an amendment "
     "that it be refused.\n\nOn a show of hands of the voting members four voted for the motion and two\n     for the amendment. The motion "
     "was accordingly carried.\n\nThe Board:-\n\n(a) adopted the plan.", [("adopted the plan", "Mr Hay", "Councillor Gill", (4, 2, None))]),
    # Who felt something "and proposed an amendment", which somebody seconded; the first motion is put after it.
    ("Cllr Hay proposed that the Council buy the inn. Cllr Gill seconded. Cllr Fry felt that the owner should be asked first and proposed an "
     "amendment to that effect, seconded by Cllr Orr. The amendment was put to the vote: 4 for, 5 against. The amendment fell.\n\n"
     "The original proposal was then put and it was RESOLVED by 6 votes to 3 that the inn be bought.",
     [("The amendment fell", "Cllr Fry", "Cllr Orr", (4, 5, None)), ("the inn be bought", "Cllr Hay", "Cllr Gill", (6, 3, None))]),
    # Nobody seconded what officers had proposed.
    ("Cllr Hay said that the officers had listened to residents and proposed that the gate be moved.\n\nRESOLVED that the report be noted.",
     [("the report be noted", None, None, NONE)]),
    # "He" at a line's end is who the sentence before is about.
    ("Alderman Hay described the cut as a blow to the district. He\n           proposed that the Council write to the Minister. Councillor Gill "
     "seconded the proposal.\n\nResolved that the Council write to the Minister.",
     [("the Council write to the Minister", "Alderman Hay", "Councillor Gill", NONE)]),
    # Streets that had lost their shade, and numbers that fell to 12, are no motions lost.
    ("It was moved by Councillor Hay and seconded by Councillor Gill that trees be planted. Councillor Hay said that the street had lost all its "
     "shade and that their number fell to 12.\n\nRESOLVED that trees be planted.", [("trees be planted", "Councillor Hay", "Councillor Gill", NONE)]),
    ("It was moved by Councillor Hay and seconded by Councillor Gill that trees be felled. The motion was put and lost.\n\n"
     "RESOLVED that trees be planted.", [("The motion was put and lost", "Councillor Hay", "Councillor Gill", NONE), ("trees be planted", None, None, NONE)]),
    # A Welsh notice of motion, and who gave it.
    ("Cyflwynwyd y rhybudd o gynnig a ganlyn gan y Cynghorydd Huw Parri, ac fe'i heiliwyd gan y Cynghorydd Siân Môn:\n\n"
     "\"Mae'r Cyngor hwn yn galw am well trenau.\"\n\nPENDERFYNWYD mabwysiadu'r cynnig.",
     [("mabwysiadu'r cynnig", "y Cynghorydd Huw Parri", "y Cynghorydd Siân Môn", NONE)]),
    # The votes that a result announces are its own, though the first motion waits; a label in the singular, totals below.
    ("Councillor Hay moved and Councillor Gill seconded that the plan be adopted.\n\nCouncillor Fry moved and Councillor Orr seconded an amendment "
     "that it be deferred.\n\nUpon the vote the amendment was carried with the votes being recorded as follows:\n\nFor:\n\nCouncillors: Ann Fry, "
     "Bea Orr and Cy Low.\n\nTotal: 3\n\nAgainst:\n\nCouncillor: Dan Hay, Eve Gill.\n\nTotal: 2\n\nAbstain:\n\nThere were no abstentions.\n\n"
     "RESOLVED that the plan be deferred to May.",
     [("the amendment was carried", "Councillor Fry", "Councillor Orr", (3, 2, None)),
      ("the plan be deferred to May", "Councillor Hay", "Councillor Gill", NONE)]),
    # Letters apart.
    ("Councillor Elm was nominated by Councillor Hay and seconded by Councillor Gill.\n\n          R E S O L V E D that Councillor Elm be elected Chair.",
     [("Councillor Elm be elected Chair", "Councillor Hay", "Councillor Gill", NONE)]),
    # A decision that names its mover behind the cue has neither mover nor vote of the motion carried before it.
    ("Cllr Osk proposed the purchase of a bench at £640. This was seconded by Cllr Fir. A vote was held, with 4 in favour and 4 against. The "
     "Chairman used his casting vote in favour. The proposal was carried.\n\nMinute 37 – Hours\nResolved unanimously, proposed Cllr Elm, seconded "
     "Cllr Osk, that the Clerk's hours be increased to 20.",
     [("the purchase of a bench at £640", "Cllr Osk", "Cllr Fir", (4, 4, None)), ("the Clerk's hours be increased to 20", "Cllr Elm", "Cllr Osk", NONE)]),
    # Who gave notice and was seconded moved; what was carried "as amended" is not what the motion prints.
    ("Motion submitted by Cllr Osk and seconded by Cllr Fir:\n\n“This Council calls on the Mayor to restore route 7.”\n\nCllr Oak MOVED an amendment "
     "to add the words “and route 8” which was ACCEPTED by the proposer and seconder.\n\nOn being put to the vote, the motion as amended was "
     "declared CARRIED unanimously.", [("the motion as amended was declared CARRIED unanimously", "Cllr Osk", "Cllr Fir", NONE)]),
    ("A motion submitted by Cllr Osk was withdrawn.\n\nRESOLVED that the report be noted.", [("the report be noted", None, None, NONE)]),
    # A civic office before a name is its title.
    ("Moved by Mayor R Ash, seconded by Provost Ann Elm and RESOLVED that the gate be mended.", [("the gate be mended", "R Ash", "Ann Elm", NONE)]),
    # Votes "cast in favour of" the one and the other: what was decided is the amendment, and who moved it.
    ("Councillor Hay, seconded by Councillor Gill, MOVED approval of the plan.\n\nAs an AMENDMENT, Councillor Fry, seconded by Councillor Orr, MOVED "
     "that charges be frozen.\n\nOn a vote being taken, 9 votes were cast in favour of the MOTION and 12 votes in favour of the AMENDMENT, with 2 "
     "abstentions.\n\nThe AMENDMENT therefore became the finding of the meeting.\n\nDecision\n\nThe Committee AGREED that charges be frozen.",
     [("charges be frozen", "Councillor Fry", "Councillor Orr", (12, 9, 2))]),
    # What was agreed stands behind mover and seconder.
    ("It was further agreed on the proposal of Councillor Hay and seconded by Councillor Gill to defer item 6.",
     [("It was further agreed on the proposal of Councillor Hay and seconded by Councillor Gill to defer item 6", "Councillor Hay", "Councillor Gill", NONE)]),
    # The counts below a table of names.
    ("It was proposed by Councillor Hay, seconded by Councillor Gill and –\n\nResolved:\n\nThat the minutes be signed.\n\nA recorded vote was taken."
     "\n\nCouncillor | For | Against | Abstain\nCllr D Hay | X | |\nCllr E Gill | X | |\nCllr F Orr | | | X\n\n(Vote: For 2, Abstentions 1)",
     [("That the minutes be signed", "Councillor Hay", "Councillor Gill", (2, None, 1))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DECISIONS)
def test_decisions(text: str, expected: list[Row]) -> None:
    """Quote, mover, seconder, counts."""
    assert rows(text) == expected


def test_a_label_in_the_singular_over_several_names() -> None:
    """Everybody listed has a vote, and a line in capitals below the list is no name."""
    text = "For (2): Councillors Ash and Elm\nAgainst (3): Councillor: Birch, Haddad-Okoro-Montgomery and Tunnicliffe\nRESOLVED that it be refused."
    votes = extract_text(f"A recorded vote was taken.\n\n{text}", "minutes").named_votes
    assert [(vote.name, vote.option) for vote in votes] == [
        ("Ash", "for"), ("Elm", "for"), ("Birch", "against"), ("Haddad-Okoro-Montgomery", "against"), ("Tunnicliffe", "against"),
    ]  # fmt: skip


ACTIONS: list[tuple[str, list[tuple[str | None, str | None]]]] = [
    # "She" is whose words the sentence before tells: an office, a name behind the answer's opening, a name with its office.
    ("The Head of Estates said that the gate was broken. She undertook to have it mended by 3 May 2024.", [("Head of Estates", "3 May 2024")]),
    ("In reply to Councillor Orr, Ms Elm explained that the ferry was late. She would send the Committee a note.", [("Ms Elm", None)]),
    ("Councillor Lund, Executive Member for Place, replied that a leak had been found. He undertook to have a notice put up.",
     [("Councillor Lund", None)]),
    ("Ann Lee presented the report. She offered to arrange a visit.", [("Ann Lee", None)]),
    ("The Clerk explained the rules. He also said that they were old. He would circulate them after the meeting.", [("Clerk", None)]),
    # Or of the same sentence.
    ("Ms Dar said that one matter accounted for most and that she would write to the Member with the details.", [("Ms Dar", None)]),
    # The whole office, not its first word.
    ("The Assistant Chief Fire Officer said that the pump was old and undertook to circulate figures.", [("Assistant Chief Fire Officer", None)]),
    # Nobody where more than one may be meant: who was asked, who was thanked, who is no "he".
    ("Councillor Hay asked the Clerk about the fence. He undertook to check with the owner.", [(None, None)]),
    ("Councillor Hay thanked Ms Dar and said that she would write to all members.", [(None, None)]),
    ("Mrs Ash reported that the roof leaked. He agreed to send a note to members.", [(None, None)]),
    ("The Head of Estates spoke.\n\nShe undertook to write to the tenant.", [(None, None)]),
    # What figures are for is no time.
    ("The Clerk would provide figures for each ward for each month.", [("Clerk", None)]),
    ("The Clerk would provide figures each month.", [("Clerk", "each month")]),
    # What would be given to whom, told without who gives it; what would be built is no action.
    ("A breakdown of the costs would be provided to Members outside the meeting.", [(None, None)]),
    ("A new school would be provided to the north of the site. Forty homes would be provided following the sale.", []),
    # A label below a heading that is one too.
    ("8. ACTIONS\n\nAction: Clerk to write to the owner.", [("Clerk", None)]),
    ("7. GWEITHREDU\n\nCam Gweithredu: Swyddog Monitro i ddosbarthu'r canllawiau cyn y cyfarfod nesaf.", [("Swyddog Monitro", "cyn y cyfarfod nesaf")]),
    # A label of two words, an office with a dash.
    ("Action Note: Chief Officer – People to bring revised figures by 31/05/2025.", [("Chief Officer – People", "31/05/2025")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTIONS)
def test_owners(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    """Who was to act, and by when."""
    assert [(fact.owner, fact.due) for fact in extract_text(text, "minutes").actions] == expected


RECOMMENDED: list[tuple[str, list[tuple[str, str | None]]]] = [
    # The body in brackets behind the cue.
    ("It was\n\nResolved to RECOMMEND: (to Council)\n\nThat the terms of reference be approved.", [("recommended", "Council")]),
    ("Resolved to RECOMMEND: (to Cabinet)\n\n(1) That the fee be waived; and\n(2) That the gate be mended.",
     [("recommended", "Cabinet"), ("recommended", "Cabinet")]),
    # In small letters.
    ("RESOLVED that the constituent councils be recommended to approve the budget.", [("recommended", "constituent councils")]),
    # What is decided is no advice.
    ("Resolved to award: (to Tarn Paving)\n\nThat the contract be signed.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RECOMMENDED)
def test_recommended_to(text: str, expected: list[tuple[str, str | None]]) -> None:
    """To which body."""
    told = [(fact.outcome, fact.recommended_to) for fact in extract_text(text, "minutes").resolutions]
    assert [each for each in told if each[0] == "recommended"] == expected


DELEGATED: list[tuple[str, tuple[str | None, str | None]]] = [
    ("RESOLVED to delegate authority to the Executive Director with responsibility for Education, in consultation with the Chair, to spend the rest.",
     ("Executive Director with responsibility for Education", "Chair")),
    ("RESOLVED that the Clerk was given delegated authority to sign the lease.", ("Clerk", None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DELEGATED)
def test_delegated_to(text: str, expected: tuple[str | None, str | None]) -> None:
    """To whom, and who is to be consulted."""
    fact = extract_text(text, "minutes").resolutions[0]
    assert (fact.delegated_to, fact.in_consultation_with) == expected


INTERESTS: list[tuple[str, list[tuple[str | None, bool | None]]]] = [
    ("Councillor Ash declared an interest in item 6 as an adviser. He considered that the nature of his interest required him to leave the meeting "
     "and took no part in the item.", [("Ash", True)]),
    ("Councillor Elm declared an interest in item 7 as a trustee but did not consider that the nature of her interest required her to leave the "
     "meeting.", [("Elm", False)]),
    ("Cllr Oak declared an interest in item 9 and excused himself from the chamber for the debate.", [("Oak", True)]),
    ("Cllr Low declared an interest in item 10. She elected to leave the room and not vote.", [("Low", True)]),
    ("Cllr Low declared an interest in item 10 and was elected to the vacant seat.", [("Low", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTERESTS)
def test_left_meeting(text: str, expected: list[tuple[str | None, bool | None]]) -> None:
    """Who declared, and whether they left."""
    found = extract_text(f"Declarations of Interest\n\n{text}", "minutes").interests
    assert [(fact.person, fact.left_meeting) for fact in found] == expected
