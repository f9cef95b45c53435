"""Forms of decisions met in the third set of held-out pages and on pages of other councils; and their opposites."""

from __future__ import annotations

import pytest

from extract import extract_text

FORMS: list[tuple[str, list[tuple[str, str]]]] = [
    # appointed to one body each
    ("It was AGREED that Cllrs Ash and Elm be appointed to the Quay Group and Dr Orr to the Joint Committee on Lamps.\n",
     [("appointed", "Cllrs Ash and Elm be appointed to the Quay Group"),
      ("appointed", "Dr Orr to the Joint Committee on Lamps")]),
    # who moved it, in brackets behind the cue's mark
    ("RESOLVED: (on a motion by Councillor Ash, seconded by Councillor Elm and carried by 5 votes to 1) to adopt the"
     " lamp policy at Annex 1 and to ask the Clerk to count the lamps.\n",
     [("approved", "to adopt the lamp policy at Annex 1"), ("other", "to ask the Clerk to count the lamps")]),
    # why something was put off may be of any time
    ("Consideration of this item was deferred as the survey had not been received.\n",
     [("deferred", "Consideration of this item was deferred as the survey had not been received")]),
    ("Consideration was deferred to the meeting on 31 May so that a valuation could be obtained.\n",
     [("deferred", "Consideration was deferred to the meeting on 31 May so that a valuation could be obtained")]),
    ("It was agreed to defer the grant to the band until the band had sent in its accounts.\n",
     [("deferred", "It was agreed to defer the grant to the band until the band had sent in its accounts")]),
    # at whose request
    ("At the request of Councillor Ash, the Committee agreed that a letter be sent to the ferry company.\n",
     [("agreed", "the Committee agreed that a letter be sent to the ferry company")]),
    # a second act of the body, its verb in capitals
    ("The Panel received a talk on herring from the Harbour Master and NOTED its contents.\n", [("noted", "NOTED its contents")]),
    # some of the members decide
    ("Maintained primary representatives AGREED to de-delegate funding for:\n\n(a) union duties (5 for, 0 against);\n\n"
     "(b) the contingency (5 for, 0 against).\n\nThe secondary representative AGREED to de-delegate for (a) and (b)"
     " only. De-delegation for trips was not agreed for the secondary phase.\n",
     [("agreed", "union duties"), ("agreed", "the contingency"), ("agreed", "AGREED to de-delegate for (a) and (b) only"),
      ("refused", "De-delegation for trips was not agreed for the secondary phase")]),
    # in part: what the list names are particulars; "having had regard" tells of nothing decided before
    ("Decision\n\nHaving had regard to the representations and to the guidance, the Panel RESOLVED to grant the"
     " variation in part, as follows:\n\n(i) sale of ale until 23:00;\n\n(ii) music in the yard on six days a year.\n",
     [("approved", "to grant the variation in part, as follows")]),
    # recipients and sums below one limb of a list
    ("Decision\n\nThe Committee:-\n\n1. agreed the following awards:-\n\nOrganisation            Award\n\nQuay Hall         "
     "   £2,500\n\nHerring Gala      £1,800\n\n2. agreed to refuse the sailing club's application; and\n\n3. noted the"
     " balance.\n",
     [("agreed", "Quay Hall            £2,500"), ("agreed", "Herring Gala      £1,800"),
      ("refused", "agreed to refuse the sailing club's application"), ("noted", "noted the balance")]),
    # opinions on applications below the words that lead up to them
    ("RESOLVED that the following observations be sent to the planning authority:\n\n25/0031/FUL – Land at Mill Row\n\n"
     "Six houses\n\nOBJECTION (5 for, 1 against). The lane is narrow.\n\n25/0040/HOU – Quay House\n\nA porch\n\nNO"
     " OBJECTION, provided that the slates match.\n\n25/0041/TCA – The Rectory\n\nFell a yew\n\nNO OBJECTION to the works"
     " to the limes; the Council would like to see the yew kept.\n",
     [("recommended", "OBJECTION"), ("recommended", "NO OBJECTION, provided that the slates match"),
      ("recommended", "NO OBJECTION to the works to the limes")]),
    # a motion's own words stand above its mover
    ("Motion\n\nThat the Committee makes the Order as advertised.\n\nMoved by Councillor Ash, seconded by Councillor"
     " Elm.\n\nAmendment\n\nThat the Committee makes the Order for Kirk Wynd only.\n\nMoved by Councillor Orr, seconded by"
     " Councillor Hay.\n\nThe Motion was carried by 6 votes to 3 and the Committee resolved accordingly.\n",
     [("agreed", "That the Committee makes the Order as advertised")]),
    ("Decision:\n\nThe Council considered the budget papers.\n\nMotion\n\nIn relation to Appendix 4 of the pack –\n\nThe"
     " Council notes the cost with concern and agrees to pause the pier until officers have met the funders.\n\nA report"
     " should be brought back.\n\nMoved Councillor Ash, seconded Councillor Elm.\n\nAmendment\n\nThat the Council"
     " considers the pier with the budget.\n\nMoved Councillor Orr, seconded Councillor Hay.\n\nThe Amendment was"
     " carried by 7 votes to 2 and the Council resolved accordingly.\n",
     [("agreed", "That the Council considers the pier with the budget")]),
    # what was moved in the field is not what was decided below it
    ("Decision:\n\nMoved by Councillor Ash, seconded by Councillor Elm –\n\nThat the Council give £10,000 to the lifeboat.\n"
     "\nDecision\n\nThe Council unanimously –\n\n1. agreed a grant of £9,000 to the lifeboat; and\n\n2. noted the rest.\n",
     [("agreed", "agreed a grant of £9,000 to the lifeboat"), ("noted", "noted the rest")]),
    # a motion quoted with paragraphs that only say why
    ("Councillor Ash moved, and Councillor Elm seconded, the following motion:\n\n“Falls on the quay have gone from 41 to"
     " 29. Rails have helped.\n\nThis Council calls on the Cabinet to put up ten more rails.”\n\nThe motion was put to the"
     " vote and carried.\n", [("other", "This Council calls on the Cabinet to put up ten more rails")]),
    # a motion quoted below who was to move it
    ("Notice of Motion - Lamp Oil\n\nCouncillor Ash to move:\n\n“That this Council calls on the Department to set up a"
     " winter payment for lamp oil.”\n\nCouncillor Ash spoke to the motion.\n\nThe motion was put as it stood and was"
     " carried.\n", [("other", "That this Council calls on the Department to set up a winter payment for lamp oil")]),
    # a finding, and a heading that could be a verb
    ("Decision\n\nThat Cllr Ash had failed to comply with paragraph 1 of the Code.\n\nSanctions\n\n(a) To recommend to the"
     " Parish Council that he be censured.\n",
     [("other", "That Cllr Ash had failed to comply with paragraph 1 of the Code"),
      ("recommended", "To recommend to the Parish Council that he be censured")]),
    # power given, told with a noun
    ("Decision:\n\nI approve:\n\n1. the award of the contract to Bidder B; and\n\n2. delegation to the Director of Quays of"
     " the power to extend it.\n",
     [("approved", "the award of the contract to Bidder B"),
      ("delegated", "delegation to the Director of Quays of the power to extend it")]),
    # one object, two verbs
    ("RESOLVED that the Committee reviewed and endorsed the herring report.\n",
     [("agreed", "the Committee reviewed and endorsed the herring report")]),
    # a limb that goes on in the next paragraph
    ("RESOLVED that:\n\n1) the lamp log be NOTED; and\n\n2) the convener of the Lamp Working Group be authorised to"
     " convene\n\n     a further meeting as necessary.\n\nThe meeting ended.\n",
     [("noted", "the lamp log be NOTED"),
      ("delegated", "the convener of the Lamp Working Group be authorised to convene\n\n     a further meeting as necessary")]),
    # the number of an item set apart from its words
    ("1203       Minutes of the meeting held on the 4th November were approved and signed by the chairman.\n\n1204      "
     " Matters Arising: none.\n",
     [("approved", "Minutes of the meeting held on the 4th November were approved and signed by the chairman")]),
    # voted
    ("The precept was discussed and it was voted 5 – 1 that the precept would remain at £2,000.\n",
     [("agreed", "it was voted 5 – 1 that the precept would remain at £2,000")]),
    # councillors in small letters
    ("The councillors agreed in principle that a mower be bought.\n",
     [("agreed", "The councillors agreed in principle that a mower be bought")]),
    # put off, of a motion
    ("RESOLVED:\n\nThe motion stands adjourned until the next ordinary meeting.\n",
     [("deferred", "The motion stands adjourned until the next ordinary meeting")]),
    # at whose request, or for what cause, before the act
    ("At the request of the Planning Officer, resolved unanimously to delegate the conditions to officers.\n",
     [("delegated", "to delegate the conditions to officers")]),
    ("Due to the lateness of the hour, at the suggestion of the Mayor, Council agreed that written answers be sent.\n",
     [("agreed", "Council agreed that written answers be sent")]),
    # words that lead up to a list without a colon
    ("RESOLVED\n\nThat Council be recommended to agree that\n\n(1) the rule be added to the Constitution; and\n\n(2) the"
     " Solicitor be authorised to number it.\n",
     [("recommended", "the rule be added to the Constitution"),
      ("recommended", "the Solicitor be authorised to number it")]),
    # received and noted, with other words between
    ("Members received the list of open actions and noted the answers from officers.\n",
     [("noted", "noted the answers from officers")]),
]  # fmt: skip
NONE = [
    # letters, and what somebody said
    "A letter had come from the Minister. It said: “The Authority resolved that the grant be paid.”\n",
    "The Clerk read an e-mail from Ashby: “The Council RESOLVED that the bus be kept.” Members were glad.\n",
    # refused to talk
    "The Board declined to comment on the appeal.\n",
    "The Committee declined to answer the question.\n",
    # bodies that no council has minutes of
    "The Trust Board approved the merger of the two wards.\n",
    "The Integrated Care Board approved the plan.\n",
    "The Highways Authority agreed to look at the bend.\n",
    # told of another day
    "On 17th December 2009, after a report, Council resolved to remove the rule on second questions.\n",
    "The Board approved the business case in March.\n",
    # what somebody undertook in the debate above a formal decision
    "It was agreed that the Director of Quays would hold a workshop for Members.\n\nRESOLVED that the report be noted.\n",
    # minutes that somebody said were wrong
    "Councillor Ash confirmed that the minutes were not accurate.\n",
    "A Member stated that the minutes were a true record of the debate.\n",
    # what all thought of something
    "It was agreed that the new rail up to the churchyard was very good.\n",
    # talk told as the body's
    "The Panel asked how old the lamps were. The Panel felt that they were too old. The Panel noted that other towns"
    " have new lamps.\n",
]


def found(text: str) -> list[tuple[str, str]]:
    return [(fact.outcome, fact.quote) for fact in extract_text(text, "minutes").resolutions]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_decision(text: str) -> None:
    assert [one for one in found(text) if one[1] != "the report be noted"] == []


OUTCOMES = [
    ("RESOLVED that the Chair write again to the Minister.", "other"),
    ("Agreed that the Provost write to the ferry company.", "agreed"),
    ("RESOLVED:\n\n(1) note that a further report would be brought in May;\n\n(2) approve the plan.", "noted"),
    ("RESOLVED to reject the officer recommendation to refuse the application.", "other"),
    ("DETERMINED that the designated premises supervisor be removed.", "other"),
]


@pytest.mark.parametrize(("text", "outcome"), OUTCOMES)
def test_outcomes(text: str, outcome: str) -> None:
    assert found(text)[0][0] == outcome


RECEIVERS = [
    ("RESOLVED to recommend that the Cabinet consult on it for eight weeks.", "Cabinet"),
    ("RESOLVED that the partner authorities be recommended to share the cost.", "partner authorities"),
    ("PENDERFYNWYD ARGYMELL I'R CYNGOR\n\n6.1 fabwysiadu'r strategaeth;\n\n6.2 nodi'r gost.", "CYNGOR"),
    ("RESOLVED to recommend that the Committee's report be printed.", None),
    ("RECOMMENDED that Full Council:-\n\n(a) supports the plan;\n\n(b) notes the cost.", "Full Council"),
]


@pytest.mark.parametrize(("text", "to"), RECEIVERS)
def test_to_whom_it_is_recommended(text: str, to: str | None) -> None:
    assert extract_text(text, "minutes").resolutions[0].recommended_to == to


def test_the_mover_of_something_else_did_not_move_to_exclude_the_public() -> None:
    text = (
        "It was moved by the Chairman, and duly seconded, that the minutes of the Executive be adopted.\n\nDuring"
        " consideration of these minutes it was\n\nRESOLVED that the press and public be excluded from the meeting under"
        " paragraph 3 of Schedule 12A.\n"
    )
    assert [fact.mover for fact in extract_text(text, "minutes").resolutions if "excluded" in fact.quote] == [None]


def test_who_is_given_power_is_named_whole() -> None:
    text = (
        "RESOLVED that delegated powers be given to the Director of Development and Neighbourhood services in"
        " consultation with the Chair to grant licences."
    )
    assert (
        extract_text(text, "minutes").resolutions[0].delegated_to
        == "Director of Development and Neighbourhood services"
    )


def test_a_deciding_vote_is_a_casting_vote() -> None:
    text = (
        "Moved by Councillor Ash, seconded by Councillor Elm, that the kiosk be let.\n\nOn a vote, nine Members voted for"
        " the motion and nine against and the Chairperson cast the deciding vote in favour. The motion was carried.\n"
    )
    assert extract_text(text, "minutes").resolutions[0].has_casting_vote
