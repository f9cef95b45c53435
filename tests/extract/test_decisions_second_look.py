"""Forms of decisions seen on pages that no rule was made for: one row a form, and its near misses. All invented."""

from __future__ import annotations

import pytest

from extract import extract_text

Quotes = list[tuple[str, str]]


def found(text: str) -> Quotes:
    return [(" ".join(fact.quote.split()), fact.outcome) for fact in extract_text(text, "minutes").resolutions]


def whole(text: str, outcome: str) -> tuple[str, Quotes]:
    return text, [(text.rstrip("."), outcome)]


TOLD: list[tuple[str, Quotes]] = [
    # What went before is asked neither whether it is past nor whether somebody asked.
    whole("After members had asked questions, the list was noted.", "noted"),
    whole("When trustees had asked whether it could wait, the plan was approved.", "approved"),
    whole("Following questions from Cllr Ash, who had asked about the roof, the budget was approved.", "approved"),
    whole("After the Clerk had explained the prices, new gates were agreed.", "agreed"),
    (
        "The hamlet had had its share of kilns, and it was unanimously resolved to say so.",
        [("to say so", "agreed")],
    ),
    ("The fence had rotted; and it was agreed to buy another.", [("it was agreed to buy another", "agreed")]),
    # "It" is the body that the sentence before says sat over the matter.
    (
        "The Panel heard from the driver. It then resolved to renew his badge.",
        [("It then resolved to renew his badge", "agreed")],
    ),
    (
        "Members discussed the offers. They agreed to accept the lowest.",
        [("They agreed to accept the lowest", "approved")],
    ),
    # Minutes of Northern Ireland; a label within the paragraph; what somebody was paid.
    whole("The minutes, which Members had received, were held as read and signed.", "approved"),
    (
        "6. Accounts\n\nThe surplus was small. (i) The statement was approved. (ii) Mr Voss was reappointed at a fee of £70.",
        [("The statement was approved", "approved"), ("Mr Voss was reappointed at a fee of £70", "appointed")],
    ),
    whole("Noted by Members that the reserve would reach £3m by May.", "noted"),
    whole("The Portfolio Holder agreed that the press and public be excluded from the meeting.", "agreed"),
    whole("The Portfolio Holder deferred a decision until the roof had been seen.", "deferred"),
    (
        "The Clerk having passed her examination, the Council declared itself eligible for the general power.",
        [("the Council declared itself eligible for the general power", "agreed")],
    ),
    (
        "On the proposition of Cllr Ash, seconded by Cllr Elm,\nthe following accounts were passed for payment:\n\n"
        "   G. Vole - wages    £61.20\n   Oakfold            £14.00",
        [
            (
                "On the proposition of Cllr Ash, seconded by Cllr Elm, the following accounts were passed for payment",
                "approved",
            )
        ],
    ),
]
NOT_TOLD = [
    "It was asked that the report be noted.",
    "Last month the report was noted.",
    "At its last meeting the report was approved.",
    "When it was discussed in 2019, new gates were agreed.",
    "After a report on the fire, new signs were approved by the County Council.",
    "After a discussion with the landlord, new locks were agreed.",
    "The Clerk reported that Cabinet had met in May, and it was resolved to close the hall.",
    "It decided to close the path.",
    "The Guild met its tenants in May. It decided to close the path.",
    "The Committee heard that the company was in debt. It decided to sell the yard.",
    "Members heard from the residents. They agreed to keep it tidy.",
    "The Council declared itself pleased with the swings.",
    'A letter was read.\n\n"Dear Clerk,\n\nWe resolved to fight the closure. It was agreed to write to all.\n\nYours, A Fox"',
    "The Chancellor's alternative budget was lost.",
    "Thornby Parish Council told the Clerk of a motion to close its hall. Upon being put to the vote, this was agreed.",
    "The Clerk reported on the hall.\n\nVote: all in favour.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOT_TOLD)
def test_not_told(text: str) -> None:
    assert [quote for quote, outcome in found(text) if outcome != "noted"] == []


LINES: list[tuple[str, Quotes]] = [
    (
        "5. Representatives. Resolved that the following be appointed:\n   Hall Trust - Cllr. Ash\n"
        "   Plot Holders - Cllrs. Elm and Oak\n\n6. Accounts. Receipts were £31.",
        [("Hall Trust - Cllr. Ash", "appointed"), ("Plot Holders - Cllrs. Elm and Oak", "appointed")],
    ),
    (
        "RESOLVED: that the following appointments be made:\n\nHall Trust: Cllr Ash\n\nPlot Holders: Mrs Elm\n\n6. Accounts",
        [("Hall Trust: Cllr Ash", "appointed"), ("Plot Holders: Mrs Elm", "appointed")],
    ),
    (
        "9. Gifts. Resolved to give:\n   £100 to the band\n   £75 to the choir\n   Nothing to the steam fair\n\n10. Hall.",
        [("£100 to the band", "agreed"), ("£75 to the choir", "agreed"), ("Nothing to the steam fair", "refused")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LINES)
def test_lines_without_numbers(text: str, expected: Quotes) -> None:
    assert found(text) == expected


Value = tuple[str | None, str | None, tuple[int | None, int | None, int | None]]
RESULTS: list[tuple[str, str, str, Value]] = [
    (
        "Mrs. Aldis, seconded by Mr. Hale, moved that the charge be £45.\n\nOn a division this amendment was negatived"
        " by 5 votes to 4.",
        "this amendment was negatived by 5 votes to 4",
        "lost",
        ("Mrs. Aldis", "Mr. Hale", (4, 5, None)),
    ),
    (
        "Alternative Budget A\n\nCouncillor Rae, seconded by Councillor Cole, moved an alternative budget.\n\n"
        "For: 6. Against: 11.\n\nAlternative Budget A was LOST.",
        "Alternative Budget A was LOST",
        "lost",
        ("Councillor Rae", "Councillor Cole", (6, 11, None)),
    ),
    (
        "Motion 1\nProposed: Cllr Ash\nSeconded: Cllr Elm\nThat the hall be let.\nVote: all in favour.",
        "That the hall be let",
        "agreed",
        ("Cllr Ash", "Cllr Elm", (None, None, None)),
    ),
    (
        "5. Hall\n\nMotion: To let the hall to the band.\nProposed: Cllr Ash. Seconded: Cllr Elm.\nVote: Unanimous\n\n6. Bins",
        "To let the hall to the band",
        "agreed",
        ("Cllr Ash", "Cllr Elm", (None, None, None)),
    ),
    (
        "RESOLVED (by 5 to 2 with 1 abstention):\n\n(i) that the closure be opposed.",
        "that the closure be opposed",
        "other",
        (None, None, (5, 2, 1)),
    ),
    (
        "The vote was:\n\nIn favour: 4\n\nAgainst: 9\n\nRESOLVED that the transfer be not agreed.",
        "the transfer be not agreed",
        "refused",
        (None, None, (4, 9, None)),
    ),
    # Welsh: the verb of abstaining stands before its count; what was lost stands behind "a".
    (
        "PENDERFYNWYD cymeradwyo'r adroddiad. Pleidleisiodd 6 o blaid a 2 yn erbyn, ac ymataliodd 2.",
        "cymeradwyo'r adroddiad",
        "approved",
        (None, None, (6, 2, 2)),
    ),
    (
        "PENDERFYNWYD cymeradwyo'r adroddiad (6 o blaid, 2 yn erbyn). Ataliodd 1 aelod ei bleidlais.",
        "cymeradwyo'r adroddiad",
        "approved",
        (None, None, (6, 2, 1)),
    ),
    (
        "Cynigiodd y Cynghorydd Huw Mai, ac eiliodd y Cynghorydd Non Rhys, y dylid gohirio'r gwaith. Pleidleisiodd"
        " pedwar aelod o blaid a chwech yn erbyn, a chollwyd y cynnig.",
        "chollwyd y cynnig",
        "lost",
        ("y Cynghorydd Huw Mai", "y Cynghorydd Non Rhys", (4, 6, None)),
    ),
]


@pytest.mark.parametrize(("text", "quote", "outcome", "value"), RESULTS)
def test_results(text: str, quote: str, outcome: str, value: Value) -> None:
    (fact,) = extract_text(text, "minutes").resolutions
    assert (fact.quote, fact.outcome) == (quote, outcome)
    votes = (fact.vote_for, fact.vote_against, fact.vote_abstain)
    assert (fact.mover, fact.seconder, votes) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roedd y Pwyllgor yn cytuno i ohirio'r gwaith.", ["deferred"]),
        ("Bu i'r Cyngor gymeradwyo'r gyllideb.", ["approved"]),
        ("Roedd y Pwyllgor yn cytuno bod y gwaith yn dda.", []),
    ],
)
def test_welsh_told(text: str, expected: list[str]) -> None:
    assert [outcome for _, outcome in found(text)] == expected


@pytest.mark.parametrize(
    ("clause", "outcome"),
    [
        ("To withdraw two of the three buses", "agreed"),
        ("To withdraw the objection to the plan", "withdrawn"),
        ("That it be suggested to Cabinet that the fee be kept", "recommended"),
        ("That the Clerk be authorised, after consulting the Chair, to vary it", "delegated"),
    ],
)
def test_outcomes(clause: str, outcome: str) -> None:
    assert [outcome for _, outcome in found(f"RESOLVED: {clause}.")] == [outcome]


def test_what_a_group_appointed_is_to_do_is_no_appointment() -> None:
    text = "RESOLVED that a group of five be appointed and that it report by the end of May."
    assert found(text) == [("a group of five be appointed", "appointed"), ("it report by the end of May", "agreed")]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the path be mended within six months of the date of the lease", "within six months of the date of the lease"),
        ("to adopt a target of 60% by 2031", None),
        ("to set targets by May 2025", "by May 2025"),
    ],
)
def test_deadlines(clause: str, expected: str | None) -> None:
    (fact,) = extract_text(f"RESOLVED that {clause}.", "minutes").resolutions
    assert fact.deadline == expected


EVERYDAY: list[tuple[str, Quotes]] = [
    whole("The matter was left until September.", "deferred"),
    ("(b) Notice board. Left over until the spring.", [("Left over until the spring", "deferred")]),
    whole("The Clerk's proposal that £500 go into the deposit account met with approval.", "approved"),
    whole("The request of the Ramblers could not be entertained.", "refused"),
    (
        "Cllr Ash was for, Cllrs Elm and Oak against, and so permission was not given.",
        [("permission was not given", "refused")],
    ),
    whole("Councillor Rae's proposal, seconded by Councillor Kane, that a card be sent was agreed to.", "agreed"),
    whole("A letter from the warden was read and noted.", "noted"),
    whole("The table was received.", "received"),
    whole("This course was agreed.", "agreed"),
    whole("Design B was therefore chosen, at a cost of £86,400.", "agreed"),
    (
        "On the motion of Councillor Pike, duly seconded, Procedure Rule 14.3 (length of speeches) was suspended so that"
        " the Leader could speak.",
        [
            (
                "On the motion of Councillor Pike, duly seconded, Procedure Rule 14.3 (length of speeches) was suspended"
                " so that the Leader could speak",
                "approved",
            )
        ],
    ),
    (
        "In relation to case 4 Members gave their approval to a stop notice.",
        [("Members gave their approval to a stop notice", "agreed")],
    ),
    (
        "Transfer: the Forum, having heard the heads, voted by 6 to 4 not to approve a transfer of 1%.",
        [("voted by 6 to 4 not to approve a transfer of 1%", "refused")],
    ),
    whole("There was consensus that a letter should be sent to the Minister.", "agreed"),
    whole("Approved unanimously, subject to the trigger being 30 pupils.", "approved"),
    ("c) Budgets £90,000 – not agreed; officers to bring back further detail in March", [("not agreed", "lost")]),
    ("24/0311 Pear Tree Cottage: no objection.", [("no objection", "recommended")]),
    ("Decision: The rate to be set at 0.5%.", [("The rate to be set at 0.5%", "agreed")]),
    (
        "2. Chairman\n\nThere being no other name,\nCllr Oak was elected Chairman and took the chair.",
        [("Cllr Oak was elected Chairman", "appointed")],
    ),
    ("RESOLVED: Ms K Tam was confirmed as Vice Chairman.", [("Ms K Tam was confirmed as Vice Chairman", "appointed")]),
    ("Resolved No Objection.", [("No Objection", "recommended")]),
    (
        "- 24/1 PROPOSAL: 5 Mill Close\nA porch with a lamp.\nUnanimously AGREED to recommend APPROVAL\n- 24/2 Weir House",
        [("AGREED to recommend APPROVAL", "recommended")],
    ),
    # How it was decided stands between the cue and its words.
    (
        "It was resolved, Mr Crane dissenting, that the hut be sold and that the yard be let.",
        [("the hut be sold", "agreed"), ("the yard be let", "agreed")],
    ),
    whole("It was agreed, Mr Crane dissenting, that the hut be sold.", "agreed"),
    # The applications listed below it are no decisions of their own.
    (
        "AGREED: On the proposal of Cllr Rae seconded by Cllr Toner it was agreed to approve the recommendations in"
        " respect of the following applications on the list:\n\nLA9/24/1 – House, Glen Road. APPROVAL\n"
        "LA9/24/2 – Site, Low Road. REFUSAL",
        [("to approve the recommendations in respect of the following applications on the list", "approved")],
    ),
    # Welsh
    whole("Yn dilyn trafodaeth, cytunwyd yn unfrydol i gefnogi'r cynnig.", "approved"),
    whole("Ni chytunwyd ar enw i'r Bwrdd ac fe benderfynwyd gohirio'r mater.", "deferred"),
]
NOT_EVERYDAY = [
    "He asked whether the matter was left until May.",
    "The County Councillor said that the decision was left until May.",
    "The District Council had said that permission was not given.",
    "The parents' suggestion met with approval in the village.",
    "APOLOGIES from Miss Wren, whose reasons were accepted.",
    "The plan needs to be approved by Council.",
    "Decision:\n\nThe date to be confirmed.",
    "Following a presentation by the builder, the extra works were agreed with him on site.",
    "When the shop closed, new owners were chosen.",
    "There was consensus that the evening had gone well.",
    "Resolved no objections had been received.",
    "Penderfynodd y Llywodraeth ohirio'r cynllun ac fe gytunwyd ar hyn gan y Senedd.",
    "The dispute was resolved, Mr Crane dissenting, to the relief of all.",
    "Warden: no objection; tree officer: no objection.",
]


@pytest.mark.parametrize(("text", "expected"), EVERYDAY)
def test_everyday_words(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NOT_EVERYDAY)
def test_everyday_words_that_decide_nothing(text: str) -> None:
    assert found(text) == []


def test_the_mover_in_brackets_is_no_part_of_what_was_resolved() -> None:
    (fact,) = extract_text(
        "RESOLVED: that the Order be confirmed (moved Councillor Gask, seconded Councillor Obi)."
    ).resolutions
    assert (fact.quote, fact.mover, fact.seconder) == (
        "that the Order be confirmed",
        "Councillor Gask",
        "Councillor Obi",
    )


def test_an_amendment_lost_as_it_is_its_movers() -> None:
    text = (
        "It was moved by Mrs Bode and seconded by Mr Swan that the precept be £24,500; Mr Crane moved as an amendment"
        " that it be £23,800, Mr Pill seconding. The amendment was put and there voted for it 2 and against it 4, so it"
        " was lost. The proposition was then carried."
    )
    precept, amendment = extract_text(text, "minutes").resolutions
    assert (precept.quote, precept.mover, precept.outcome) == ("that the precept be £24,500", "Mrs Bode", "agreed")
    votes = (amendment.vote_for, amendment.vote_against)
    assert amendment.quote.endswith("it was lost")
    assert (amendment.mover, amendment.seconder, votes) == ("Mr Crane", "Mr Pill", (2, 4))


def test_the_vote_on_a_nomination_is_not_of_the_next_matter() -> None:
    text = (
        "Cllr Hay nominated Cllr Orr as Vice Chairman, this was seconded by Cllr Lamb and this was carried on a majority"
        " of 7 for and 1 against.\n\n24/1 Mill Lane – a porch.\n\nResolved No Objection."
    )
    chosen, porch = extract_text(text, "minutes").resolutions
    assert (chosen.outcome, chosen.vote_for, chosen.vote_against) == ("appointed", 7, 1)
    assert (porch.quote, porch.vote_for, porch.mover) == ("No Objection", None, None)


def test_a_table_of_votes_in_cells() -> None:
    text = (
        "Councillor Rae proposed the following, seconded by Councillor Cole:\nThat the budget be kept.\nOn being put to"
        " the vote, the motion was lost.\nVotes in Favour | 36 | |\nVotes Against | 37 | |\nAbstentions | 1 | |"
    )
    (fact,) = extract_text(text, "minutes").resolutions
    assert (fact.outcome, fact.vote_for, fact.vote_against, fact.vote_abstain) == ("lost", 36, 37, 1)


LATE: list[tuple[str, Quotes]] = [
    (
        "Two offers had been received from Mr Ash and Mr Elm and it was unanimously resolved to co-opt both.",
        [("to co-opt both", "appointed")],
    ),
    # "agreed" at the end of a printed line is no result where "that" follows.
    (
        "(c) Alderman Burn proposed, Councillor Boyle seconded and it was agreed\n       that the Mayor host a supper.",
        [("it was agreed that the Mayor host a supper", "agreed")],
    ),
    (
        "The reply was noted on the proposal of Councillor Rae, seconded by Alderman Burn, and it was further agreed that"
        " a copy be kept.",
        [
            ("The reply was noted on the proposal of Councillor Rae, seconded by Alderman Burn", "noted"),
            ("it was further agreed that a copy be kept", "agreed"),
        ],
    ),
    whole("There were no other names and Cllr Reed was duly declared elected.", "appointed"),
    whole("Cllr Hatch was therefore elected.", "appointed"),
    whole("Adopted en bloc, nem con.", "approved"),
    ("A2501 Bryn Glas - extension. No observations.", [("No observations", "other")]),
    whole("The Council wishes to object on the ground of parking.", "recommended"),
    (
        "Three prices. Quote from Gwe Oakfold accepted unanimously.",
        [("Quote from Gwe Oakfold accepted unanimously", "approved")],
    ),
    (
        "Cllr. Evans proposed, seconded by Cllr. Bode, that Cllr. Stone be elected Vice Chairman. Cllr. Stone was duly"
        " elected unanimously.",
        [("Cllr. Stone was duly elected unanimously", "appointed")],
    ),
    (
        "Cllr. Hare was appointed to the Works Sub-Committee.",
        [("Cllr. Hare was appointed to the Works Sub-Committee", "appointed")],
    ),
    whole("After the meeting had been held over the wire, signing of the minutes was deferred until May.", "deferred"),
    (
        "It was proposed and seconded to keep the present contractor; all in favour.",
        [("to keep the present contractor", "agreed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LATE)
def test_late_forms(text: str, expected: Quotes) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Cllr Fox said that five governors were duly elected.",
        "The Clerk reported that Mr Fox was elected Chairman of the Hall Trust.",
        "The Clerk said that letters had been sent and it was agreed to wait.",
    ],
)
def test_what_is_only_reported(text: str) -> None:
    assert found(text) == []


def test_words_between_mover_and_seconder_are_of_their_own_motion() -> None:
    text = (
        "It was agreed that the rows should be mended.\n\nS. Farr proposed acceptance of the accounts and the statement,"
        " seconded by C. Cook and unanimously agreed."
    )
    rows, accounts = extract_text(text, "minutes").resolutions
    assert (rows.mover, rows.seconder) == (None, None)
    assert (accounts.mover, accounts.seconder) == ("S. Farr", "C. Cook")


def test_unanimity_above_a_numbered_paragraph_is_not_of_it() -> None:
    text = (
        " 4          Vice Chair.\n\nCllr. Evans proposed, seconded by Cllr. Bode, that Cllr. Stone be elected Vice Chairman."
        " Cllr. Stone was duly elected unanimously.\n\n 5          Groups.\n\nThe Council resolved that the membership of"
        " groups should remain, with one exception."
    )
    chosen, groups = extract_text(text, "minutes").resolutions
    assert (chosen.is_unanimous_stated, groups.is_unanimous_stated) == (True, False)
