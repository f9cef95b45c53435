"""Motions, votes and named votes as councils print them that the rules were not made on; and what only looks alike."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import Resolution
from extract import extract_text

Row = tuple[str, str | None, str | None, tuple[int | None, int | None, int | None]]
NONE = (None, None, None)
MEND, MENDED = "RESOLVED that the gate be mended.", "the gate be mended"


def _row(fact: Resolution) -> Row:
    votes = (fact.vote_for, fact.vote_against, fact.vote_abstain)
    return (" ".join(fact.quote.split()), fact.mover, fact.seconder, votes)


def rows(text: str) -> list[Row]:
    """(quote, mover, seconder, counts) of every decision."""
    return [_row(fact) for fact in extract_text(text, "minutes").resolutions]


def listed(text: str) -> list[str]:
    return [f"{fact.name} {fact.option}" for fact in extract_text(text, "minutes").named_votes]


MOVERS: list[tuple[str, list[Row]]] = [
    # Initials without a space between them.
    (f"Proposed by Cllr J.A. Hay and seconded by Cllr K.B. Gill. {MEND}", [(MENDED, "Cllr J.A. Hay", "Cllr K.B. Gill", NONE)]),
    (f"Proposed by Cllr Jo Hay-\nLow, seconded by Cllr Gill. {MEND}", [(MENDED, "Cllr Jo Hay-Low", "Cllr Gill", NONE)]),
    # A title broken over two lines of a printed page.
    (f"It was moved by Councillor Hay and seconded by County\n     Councillor Gill, and {MEND}",
     [(MENDED, "Councillor Hay", "County Councillor Gill", NONE)]),
    # "Duly seconded" does not tell by whom.
    (f"It was proposed by Councillor A B Hay-Low, duly seconded and {MEND}", [(MENDED, "Councillor A B Hay-Low", None, NONE)]),
    # Who presents a report and moves; not where somebody else speaks between, nor who moves on.
    (f"Councillor Hay presented the report and moved the recommendations, which were seconded by Councillor Gill.\n\n{MEND}",
     [(MENDED, "Councillor Hay", "Councillor Gill", NONE)]),
    (f"The Leader of the Council introduced the report and proposed it. Councillor Gill seconded the proposal.\n\n{MEND}",
     [(MENDED, "The Leader of the Council", "Councillor Gill", NONE)]),
    (f"Councillor Hay gave an update and Councillor Gill thanked him and moved on.\n\n{MEND}", [(MENDED, None, None, NONE)]),
    # The seconder of one motion is not that of the next.
    ("Councillor Hay led Members through the report and moved it and this motion was seconded by Councillor Gill.\n\n"
     "Councillor Fry then proposed an amendment and this was seconded by Councillor Orr.\n\nThe amendment was lost.",
     [("The amendment was lost", "Councillor Fry", "Councillor Orr", NONE)]),
    # Whoever moved an amendment that a resolution takes in did not move the resolution.
    ("RESOLVED that, subject to the amendment proposed by Councillor Hay, the minutes be approved.",
     [("subject to the amendment proposed by Councillor Hay, the minutes be approved", None, None, NONE)]),
    # On the proposal of, told after the decision; and before the next one.
    ("Members approved the minutes on the proposal of Cllr Hay, seconded by Cllr Gill.", [("Members approved the minutes", "Cllr Hay", "Cllr Gill", NONE)]),
    # Northern Irish lines; a limb that withdraws a paper does not withdraw the motion.
    ("It was\nProposed by Alderman Hay\nSeconded by Cllr Gill\nAgreed:\n•  to mend the gate\n•  that the paper on tolls be withdrawn",
     [("to mend the gate", "Alderman Hay", "Cllr Gill", NONE), ("that the paper on tolls be withdrawn", "Alderman Hay", "Cllr Gill", NONE)]),
    # What is moved may be that something be not agreed.
    (f"Proposed by Cllr Hay and seconded by Cllr Gill that advice a) be agreed and advice b) be not agreed.\n\n{MEND}",
     [(MENDED, "Cllr Hay", "Cllr Gill", NONE)]),
    # The motion before its mover, under a heading, against an amendment that no seconder was found for.
    ("Motion\n\n1. To paint the gate.\n\nMoved by Councillor Hay, seconded by Councillor Gill.\n\nAmendment 1\n\n1. To mend the gate.\n\n"
     "Moved by Councillor Fry, seconded by Councillor Orr.\n\nAmendment 2\n\nTo sell it.\n\nMoved by Councillor Vane. As there was no "
     "seconder, Amendment 2 fell.\n\nDecision\n\nThe Amendment was carried by 5 votes to 4 and the Council resolved accordingly:\n\n"
     "1.\tTo mend the gate.\n2.\tTo paint the fence.",
     [("To mend the gate", "Councillor Fry", "Councillor Orr", (5, 4, None)), ("To paint the fence", "Councillor Fry", "Councillor Orr", (5, 4, None))]),
    # Capitals over a motion and an amendment, and over a table, open no item.
    ("MOTION\n\nCouncillor Hay, seconded by Councillor Gill, moved that the gate be mended.\n\nAMENDMENT\n\nCouncillor Fry, seconded by "
     "Councillor Orr, moved that the gate be sold.\n\nNAME          MOTION    AMENDMENT\nHay             X\nGill            X\nFry                       X\n"
     "TOTAL           2         1\n\nThe Council RESOLVED to mend the gate.", [("to mend the gate", "Councillor Hay", "Councillor Gill", (2, 1, None))]),
    # A result in capitals alone is of the last motion, an amendment too; the rest waits for the motion.
    (f"Councillor Hay moved and Councillor Gill seconded the budget.\n\nAmendment 1 (Councillor Fry; seconded Councillor Orr) – to halve it\n\nLOST\n\n{MEND}",
     [("LOST", "Councillor Fry", "Councillor Orr", NONE), (MENDED, "Councillor Hay", "Councillor Gill", NONE)]),
    # A result names its mover alone.
    ("(i) Amendment proposed by Councillor Kit Hay and seconded by Councillor Gill.\n(ii) Amendment proposed by Councillor Fry and seconded by "
     "Councillor Orr.\n\nThe amendment proposed by Councillor Hay was put to the vote and was defeated.",
     [("The amendment proposed by Councillor Hay was put to the vote and was defeated", "Councillor Kit Hay", "Councillor Gill", NONE)]),
    # Nominations: each is of its own candidate, and of nothing else.
    ("Councillor Hay, seconded by Councillor Gill, nominated Councillor Elm; Councillor Fry, seconded by Councillor Orr, nominated Councillor "
     "Osk. On a vote Councillor Elm received 6 votes and Councillor Osk 4 votes.\n\nThe Council:\n\n(a) appointed Councillor Elm as Convener; and\n(b) noted the report.",
     [("appointed Councillor Elm as Convener", "Councillor Hay", "Councillor Gill", (6, 4, None)), ("noted the report", None, None, NONE)]),
    ("Councillor Elm was nominated by the Green Group. RESOLVED that Councillor Elm be appointed.", [("Councillor Elm be appointed", None, None, NONE)]),
    # Without a vote, nobody's motion.
    ("Councillor Hay moved, and Councillor Gill seconded, that the gate be mended. The vote was 6 for, 4 against.\n\nResolved\n\n1. That the gate be "
     "mended.\n\nWithout a vote the committee went on to\n\n2. ask the Clerk for a note.",
     [("That the gate be mended", "Councillor Hay", "Councillor Gill", (6, 4, None)), ("ask the Clerk for a note", None, None, NONE)]),
    # Welsh: a heading with a dash names nobody, the Leader by office and name moves the amendment.
    ("RHYBUDD O GYNNIG – Ysgolion Gwledig\n\nCynigiodd y Cynghorydd Huw Parri, ac eiliodd y Cynghorydd Siân Môn, y cynnig canlynol:\n\n“Bod ysgol.”\n\n"
     "Cynigiodd yr Arweinydd, y Cynghorydd Ifan Rhys, welliant. Eiliwyd y gwelliant gan y Cynghorydd Non Gwern.\n\nCariwyd y gwelliant.",
     [("Cariwyd y gwelliant", "y Cynghorydd Ifan Rhys", "y Cynghorydd Non Gwern", NONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVERS)
def test_movers(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


AT_ONCE: list[tuple[str, list[Row]]] = [
    # The motion's own words stand between mover and seconder, and it was agreed at once.
    ("Cllr Hay proposed to accept the quote of £450, Cllr Gill seconded, all in favour.", [("to accept the quote of £450", "Cllr Hay", "Cllr Gill", NONE)]),
    ("Proposed by Cllr Hay that the gate be mended, seconded by Cllr Gill, carried.", [("that the gate be mended", "Cllr Hay", "Cllr Gill", NONE)]),
    ("Cllr Hay proposed that the gate be mended and this was seconded by Cllr Gill. On a vote it was lost by 3 votes to 5.",
     [("it was lost by 3 votes to 5", "Cllr Hay", "Cllr Gill", (3, 5, None))]),
    ("Cllr Hay proposed that the gate be mended, seconded by Cllr Gill, and a debate followed.", []),
    ("The Chair, Cllr Hay, moved, and Cllr Gill seconded that the gate be mended.\nRESOLVED accordingly.", [("that the gate be mended", "Cllr Hay", "Cllr Gill", NONE)]),
    # A carried motion printed as a list.
    ("Moved by Cllr Hay, seconded by Cllr Gill\n\n1. That the report be noted.\n\n2. That the gate be mended.\n\nCarried",
     [("That the report be noted", "Cllr Hay", "Cllr Gill", NONE), ("That the gate be mended", "Cllr Hay", "Cllr Gill", NONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_ONCE)
def test_agreed_at_once(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


VOTES: list[tuple[str, list[Row]]] = [
    ("On the motion of Cllr Hay (seconder Cllr Gill) it was agreed by 5 to 1 – to mend the gate.", [("to mend the gate", "Cllr Hay", "Cllr Gill", (5, 1, None))]),
    (f"{MEND}\nVOTE: 9 FOR, 0 AGAINST, 1 ABSTENTION", [(MENDED, None, None, (9, 0, 1))]),  # capitals are no heading
    # Lost though more were for it, because two thirds were needed.
    ("Moved by Cllr Hay, seconded by Cllr Gill, that the rule be suspended. A two-thirds majority being needed, and 7 having voted for and 6\n    against, the motion fell.",
     [("the motion fell", "Cllr Hay", "Cllr Gill", (7, 6, None))]),
    # A tie, each with so many.
    ("Moved by Cllr Hay, seconded by Cllr Gill, that the gate be mended.\n\nThe Motion and the Amendment having each received 4 votes, the Chair gave his casting "
     f"vote for the Motion.\n\n{MEND}", [(MENDED, "Cllr Hay", "Cllr Gill", (4, 4, None))]),
    # The vote opens the sentence of the decision that follows it.
    ("It was agreed that the gate be mended. The Board, by five votes to one, awarded the contract to Elm Estates.",
     [("It was agreed that the gate be mended", None, None, NONE), ("awarded the contract to Elm Estates", None, None, (5, 1, None))]),
    # Totals with a word before each.
    ("FOR\t\tAGAINST\t\tABSTENTIONS\nAsh\t\tElm\t\tOak\nOsk\t\tFir\n\t\tYew\nTotal 2\t\tTotal 3\t\tTotal 1\n\nThe amendment was LOST.",
     [("The amendment was LOST", None, None, (2, 3, 1))]),
    # Two candidates and their votes.
    ("There voted for Councillor Elm ten and for Councillor Osk three.\n\nThe Council resolved to appoint Councillor Elm.",
     [("to appoint Councillor Elm", None, None, (10, 3, None))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), VOTES)
def test_votes(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


FLOWS: list[tuple[str, list[Row]]] = [
    # Lost, then another motion.
    ("Cllr Hay moved, seconded by Cllr Gill, that it be approved. The motion was lost by 4 votes to 6.\n\nCllr Fry moved, seconded by Cllr Orr, that it be "
     "refused. The motion was carried by 6 votes to 4.\n\nRESOLVED that consent be REFUSED.",
     [("The motion was lost by 4 votes to 6", "Cllr Hay", "Cllr Gill", (4, 6, None)), ("consent be REFUSED", "Cllr Fry", "Cllr Orr", (6, 4, None))]),
    # A closure is a motion of its own.
    (f"Cllr Hay moved and Cllr Gill seconded the advice.\n\nCllr Fry moved, seconded by Cllr Orr, that the question be now put. This was agreed.\n\n{MEND}",
     [("that the question be now put", "Cllr Fry", "Cllr Orr", NONE), (MENDED, "Cllr Hay", "Cllr Gill", NONE)]),
    # Two amendments, each with its own result, by number.
    ("Amendment 1 was moved by Cllr Hay and seconded by Cllr Gill. Amendment 2 was moved by Cllr Fry and seconded by Cllr Orr.\n\nAmendment 1 was lost by 5 "
     "votes to 6. Amendment 2 was carried by 7 votes to 4.",
     [("Amendment 1 was lost by 5 votes to 6", "Cllr Hay", "Cllr Gill", (5, 6, None)), ("Amendment 2 was carried by 7 votes to 4", "Cllr Fry", "Cllr Orr", (7, 4, None))]),
    # A vote of thanks, and a vote of the people, are none of the meeting's.
    (f"Cllr Hay proposed a vote of thanks to the Mayor, seconded by Cllr Gill.\n\n{MEND}", [(MENDED, None, None, NONE)]),
    (f"In the referendum 120 voted for and 80 against.\n\n{MEND}", [(MENDED, None, None, NONE)]),
    # A casting vote against.
    ("Cllr Hay proposed that it be painted. The proposal was seconded by Cllr Gill. On being put to the vote there was an equality of voting and the Chairman used "
     "his casting vote to vote against the proposal.", [("the Chairman used his casting vote to vote against the proposal", "Cllr Hay", "Cllr Gill", NONE)]),
    # A field of a voting record.
    ("Resolution status:Carried\n\nForA. Hay, B. Gill and C. Fry3\nAgainstD. Orr1", [("Carried", None, None, (3, 1, None))]),
    # A limb that begins with "resolves" begins no decision of its own.
    ("Cllr Hay moved and Cllr Gill seconded it.\n\nRESOLVED – That this Council –\n\n(1)\tnotes the plan;\n\n(2)\tresolves to mend the gate; and\n\n(3)\tthanks the Clerk.",
     [("notes the plan", "Cllr Hay", "Cllr Gill", NONE), ("resolves to mend the gate", "Cllr Hay", "Cllr Gill", NONE), ("thanks the Clerk", "Cllr Hay", "Cllr Gill", NONE)]),
    # A Decision: field that sums up what the minutes print.
    (f"Decision:\n\nThe recommendations were approved.\n\nMinutes:\n\nOn the motion of Cllr Hay, seconded by Cllr Gill, it was {MEND}",
     [("The recommendations were approved", "Cllr Hay", "Cllr Gill", NONE), (MENDED, "Cllr Hay", "Cllr Gill", NONE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FLOWS)
def test_each_result_has_its_own_motion_and_vote(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_the_next_heading_is_not_what_was_approved() -> None:
    text = "Accounts.\nProposed by Cllr Hay seconded by Cllr Gill and unanimously approved.\n- To review the hedges\nThe clerk had no news."
    assert not any("hedges" in fact.quote for fact in extract_text(text, "minutes").resolutions)


UNANIMITY = [
    (f"Moved by Cllr Hay, seconded by Cllr Gill. On being put to the vote it was unanimously carried.\n\n{MEND}", True),
    ("RESOLVED, nem con: that the gate be mended.", False),  # nobody against is not everybody for
    (f"{MEND} Carried, all in favour save Cllr Hay who abstained.", False),
    # The decision before this one was unanimous.
    (
        "Ann Elm was proposed by Cllr Hay and unanimously appointed.\n- To look at quotes for the wall.\nCllr Gill proposed that the quote be accepted, seconded by Cllr Hay and agreed by a majority.",
        False,
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNANIMITY)
def test_unanimity(text: str, expected: bool) -> None:
    assert [fact.is_unanimous_stated for fact in extract_text(text, "minutes").resolutions] == [expected]


NAMED = [
    # No word of voting before, the result after; a label that names the motion.
    ("Those for: Ash, Elm. Those against: Osk. The proposal was carried.", ["Ash for", "Elm for", "Osk against"]),
    ("A petition was heard.\n\nFor the Motion - Councillors Ash and Elm; Against - Councillor Osk. Motion carried.", ["Ash for", "Elm for", "Osk against"]),
    ("Objectors spoke.\n\nFor: Mr Ash, Mr Elm. Against: Mr Osk.", []),  # speakers
    # Counts in brackets before bare names, after a colon at the end, none with a nought.
    ("A named vote was taken.\n\nFOR (2) Ash, Elm\nAGAINST (1) Osk", ["Ash for", "Elm for", "Osk against"]),
    ("A recorded vote was taken.\nFOR – Ald Ash, Cllrs Elm, Osk: 3\nAGAINST – Cllr Fir: 1\nABSTAINED – 0", ["Ash for", "Elm for", "Osk for", "Fir against"]),
    ("Names were taken:\n  For      Ash, Elm         (2)\n  Against  none             (0)\n  Abstained Osk           (1)", ["Ash for", "Elm for", "Osk abstain"]),
    # A comma before the line of a label.
    ("A recorded vote being demanded,\nFOR REFUSAL (2) Councillors A Ash and B Elm\nAGAINST REFUSAL (1) Councillor C Osk", ["A Ash for", "B Elm for", "C Osk against"]),
    # Offices in a row are several people.
    ("For the motion (1) - Councillor Ash; for the amendment (3) - the Convener, the Vice Convener and Councillor Osk.",
     ["Ash against", "Convener for", "Vice Convener for", "Osk for"]),
    # Names before the option, in brackets.
    ("The motion was CARRIED by 2 votes to 1 (Ash, Dr Elm for; Osk against).", ["Ash for", "Dr Elm for", "Osk against"]),
    ("The gate (oak, elm for posts; iron against rust) was put to the vote.", []),
    # Two amendments against each other, by their number.
    ("For the first amendment: Mr Ash and Mr Elm - 2\n\nFor the second amendment: Mr Osk - 1\n\nThe first amendment was carried.", ["Mr Ash for", "Mr Elm for", "Mr Osk against"]),
    # Two candidates.
    ("A named vote was taken.\n\nFor Councillor Ash:\nCllrs Elm, Osk and Fir (3)\nFor Councillor Oak:\nCllrs Yew and Bay (2)",
     ["Elm for", "Osk for", "Fir for", "Yew against", "Bay against"]),
    # Who dissents or votes against, told after the decision.
    ("RESOLVED that the gate be mended, Cllr Ash dissenting.", ["Ash against"]),
    ("Carried by 6 votes to 1, Cllr Ash voting against.", ["Ash against"]),
    ("In 2019 the plan fell, Cllr Ash voting against.", []),
    # Initials without a space, glued cells.
    ("Voting record\nForA.B. Ash, K.J. Elm and C. Osk3\nAgainstD. Fir1\nThe motion was carried.", ["A.B. Ash for", "K.J. Elm for", "C. Osk for", "D. Fir against"]),
    # By political group, a line each; a name broken at the end of a line.
    ("A recorded vote was taken:\n\nFor:\nLabour Group: Councillors Ash, Elm\nGreen Group: Councillor Oak\n\nAgainst:\nConservative Group: Councillors Fir, Yew",
     ["Ash for", "Elm for", "Oak for", "Fir against", "Yew against"]),
    ("A vote was taken.\nIn favour: Councillors J Ash, L Oak-\nLow and M Fir (3).\nAgainst: Councillor N Yew (1).", ["J Ash for", "L Oak-Low for", "M Fir for", "N Yew against"]),
    # A count in words is nobody's name.
    ("Upon a vote there were:\nFor: Nine\nAgainst: Two", []),
    # A label does not run on into the next item.
    ("YES\n\nAsh, Elm.\n\n2\n\nNO\n\nOsk.\n\n1\n\nABSTAIN\n\n0\n\n47\n\nQuestions\n\nMinutes:\n\nA vote was held.", ["Ash for", "Elm for", "Osk against"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_named_votes(text: str, expected: list[str]) -> None:
    assert listed(text) == expected


_WORDS = ["Councillor Ash", "(", ")", "for;", "against", "abstaining", "nominated", "received", "six votes", "and", ",", ".", "\n", "AMENDMENT", "Motion", "proposed", "seconded by", "For ", ":", "(2)", "4", "led", "moved", "carried", "Without a vote", "County"]  # fmt: skip


@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_every_quote_is_where_it_says(words: list[str]) -> None:
    text = " ".join(words)
    found = extract_text(text, "minutes")
    assert all(text[fact.start : fact.end] == fact.quote for fact in (*found.resolutions, *found.named_votes))


@pytest.mark.parametrize(
    "unit",
    [
        "(Ash, Elm for; Osk against) ",
        "For Councillor Ash: ",
        "Councillor Ash received 6 votes and ",
        "Amendment\n\nMoved by Cllr Ash\n\n",
    ],
)
def test_long_texts_stay_cheap(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    extract_text(text, "minutes")
    assert time.process_time() - start < 20
