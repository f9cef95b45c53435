"""More forms in which councils print what was decided, a row each; and what looks like a decision and is none."""

from __future__ import annotations

import pytest

from extract import extract_text

FORMS: list[tuple[str, list[tuple[str, str]]]] = [
    # reasons and obligations hang from the decision above them
    ("RESOLVED: That, contrary to advice, application 25/7 be REFUSED on the following grounds:\n\n(i) The site floods;"
     " and\n\n(ii) The access is narrow.\n",
     [("refused", "That, contrary to advice, application 25/7 be REFUSED on the following grounds")]),
    ("RESOLVED that permission be granted subject to a legal agreement to secure the following:\n\n• 14 affordable"
     " homes;\n• a contribution of £41,730.\n",
     [("approved", "permission be granted subject to a legal agreement to secure the following")]),
    ("RESOLVED: That the application be DEFERRED for a site visit, the reasons for the visit being to see the lane.\n",
     [("deferred", "That the application be DEFERRED for a site visit")]),
    # a list that is announced "below"
    ("RESOLVED:\n\nThat Cabinet:\n\n1. Note the position; and\n\n2. Approve the recommendations below:\n\na) an increase"
     " of £15 in the charge;\n\nb) the release of £60k to the lido.\n",
     [("noted", "Note the position"), ("approved", "an increase of £15 in the charge"),
      ("approved", "the release of £60k to the lido")]),
    # advice, and to whom it goes
    ("RESOLVED TO RECOMMEND TO COUNCIL that:\n\n7.1 a premium of 100% be charged;\n\n7.2 a levy of 5% be set.\n",
     [("recommended", "a premium of 100% be charged"), ("recommended", "a levy of 5% be set")]),
    ("AGREED: That Cabinet be asked to buy 20 homes.\n", [("recommended", "That Cabinet be asked to buy 20 homes")]),
    ("The Committee\n\nRecommended    that the pilot be extended to Ballymoyle.\n",
     [("recommended", "the pilot be extended to Ballymoyle")]),
    # why the public is excluded is no second decision
    ("RESOLVED: That the public be excluded under paragraph 3 and that the public interest in keeping the information"
     " private outweighs that in making it known.\n",
     [("agreed", "That the public be excluded under paragraph 3 and that the public interest in keeping the information"
       " private outweighs that in making it known")]),
    # limbs with movers of their own
    ("RESOLVED:\n\n(i) on the motion of Cllr Ash, seconded by Cllr Orr, that the bins be emptied; and\n(ii) on the"
     " motion of Cllr Elm, that the path be closed.\n",
     [("agreed", "that the bins be emptied"), ("agreed", "that the path be closed")]),
    # what was carried, printed below
    ("It was moved by Mrs. Ash, seconded by Cllr. Brade and carried:\n\n“That the minutes of 2 May be confirmed and"
     " signed.”\n\nMr. Ingle declared an interest.\n",
     [("approved", "That the minutes of 2 May be confirmed and signed")]),
    ("It was moved by Mr Ash, seconded by Mrs Orr and carried unanimously:-\n\n\"(a) That the report be noted;\n\n(b)"
     " That the Clerk be authorised to sign the lease.\"\n",
     [("noted", "That the report be noted"), ("delegated", "That the Clerk be authorised to sign the lease")]),
    # the words of a motion with a dash before them, and the same resolved
    ("Proposed by Alderman Hegarty\nSeconded by Councillor Fir\n- that the Committee resolves to REFUSE permission.\n\n6"
     " Members voted for; 3 Members voted against.\nThe Chair declared the motion carried.\n\nRESOLVED – that the"
     " Committee resolves to REFUSE permission.\n",
     [("refused", "that the Committee resolves to REFUSE permission")]),
    ("Proposed by Cllr Chidgey and seconded by Cllr Pett:\n\nthat permission be granted; and that the Clerk be authorised"
     " to settle the conditions.\n\nUpon being put to the vote the motion was carried: 7 in favour, 2 abstentions.\n",
     [("approved", "that permission be granted"),
      ("delegated", "that the Clerk be authorised to settle the conditions")]),
    ("It was proposed and seconded that Councillor Ann Law be appointed Chair.\n\nOn being put to the vote the motion"
     " was carried.\n",
     [("appointed", "that Councillor Ann Law be appointed Chair")]),
    ("A proposal by Cllr Bow, seconded by Cllr Hind, that a grant of £7,500 should be made, was carried 9-0.\n",
     [("approved", "that a grant of £7,500 should be made")]),
    # two halves of a sentence
    ("The budget was approved; the fees report was deferred to May.\n",
     [("approved", "The budget was approved"), ("deferred", "the fees report was deferred to May")]),
    ("The Panel agreed the plan; the Board deferred its own.\n",
     [("agreed", "The Panel agreed the plan"), ("deferred", "the Board deferred its own")]),
    ("Two candidates stood; Mrs Elm was co-opted by five votes to three.\n", [("appointed", "Mrs Elm was co-opted")]),
    # a row of acts in one paragraph
    ("The Joint Board: (a) noted the report; (b) approved the budget; and (c) instructed the Treasurer to issue it.\n",
     [("noted", "noted the report"), ("approved", "approved the budget"),
      ("other", "instructed the Treasurer to issue it")]),
    ("Cabinet agreed: 1) To note the position. 2) To approve the virement of £20,000.\n",
     [("noted", "To note the position"), ("approved", "To approve the virement of £20,000")]),
    # what was noted, without what is told of it
    ("The Panel noted the register, on which three risks were now red.\n", [("noted", "The Panel noted the register")]),
    # the date in what was agreed is not the date of the act
    ("The work programme was agreed, with the addition of an item on floods in May 2025.\n",
     [("agreed", "The work programme was agreed, with the addition of an item on floods in May 2025")]),
    ("A driver’s licence was refused, he not being a fit and proper person.\n",
     [("refused", "A driver’s licence was refused, he not being a fit and proper person")]),
    ("With no questions, the Matters Arising were DULY NOTED.\n",
     [("noted", "With no questions, the Matters Arising were DULY NOTED")]),
    ("The Head of Planning was given delegated authority to settle the wording.\n",
     [("delegated", "The Head of Planning was given delegated authority to settle the wording")]),
    ("There had been submitted and was APPROVED the Minute of 8 May.\n", [("approved", "APPROVED the Minute of 8 May")]),
    ("No debate was sought and it was referred to the Chief Executive.\n",
     [("other", "it was referred to the Chief Executive")]),
    # titles before a sentence, numbers before a resolution
    ("Accounts for payment: The list of payments was approved.\n", [("approved", "The list of payments was approved")]),
    ("RESOLUTION 14/23: That the fee be waived.\n", [("agreed", "That the fee be waived")]),
    ("24/119 To appoint an auditor – Resolved to appoint Marl Audit.\n", [("appointed", "to appoint Marl Audit")]),
    ("24/118 To consider a donation to the choir. Resolved: £50.\n", [("approved", "£50")]),
    # the end of a motion
    ("The proposal, having been duly seconded, was put to the meeting and passed unanimously.\n",
     [("agreed", "The proposal, having been duly seconded, was put to the meeting and passed unanimously")]),
    ("Cllr Yelland proposed and Cllr Baldock seconded a site visit. The proposal for a site visit fell – For 3, Against"
     " 5.\n",
     [("lost", "The proposal for a site visit fell")]),
    ("Pleidleisiwyd ar y gwelliant: 8 o blaid, 14 yn erbyn. Disgynnodd y gwelliant.\n",
     [("lost", "Disgynnodd y gwelliant")]),
    ("PENDERFYNIAD: Gwrthod – rhesymau\n\n1. Mae’r safle yn gorlifo.\n", [("refused", "Gwrthod")]),
    ("On a division there voted: For the Motion (5); For the Amendment (7).\n\nAccordingly, the Amendment became the"
     " finding of the Meeting.\n",
     [("agreed", "the Amendment became the finding of the Meeting")]),
    ("The recommendations in the report were put to the vote and agreed unanimously.\n",
     [("agreed", "The recommendations in the report were put to the vote and agreed unanimously")]),
    # two resolutions in one paragraph; a mover told after what was agreed
    ("RESOLVED That the minutes be signed. RESOLVED That the accounts be paid.\n",
     [("approved", "the minutes be signed"), ("approved", "the accounts be paid")]),
    ("After discussion it was agreed to set the precept at £12,500 (an increase of 3%). Proposed Cllr Ash, seconded Cllr"
     " Orr. Carried 5-1.\n",
     [("agreed", "it was agreed to set the precept at £12,500")]),
    ("Best Shop Window Display This item was deferred to the May meeting.\n",
     [("deferred", "This item was deferred to the May meeting")]),
    ("The Committee placed on record its thanks to the band.\n",
     [("other", "The Committee placed on record its thanks to the band")]),
    ("The Trustees were unanimous that the hall should be let.\n",
     [("agreed", "The Trustees were unanimous that the hall should be let")]),
    ("COFNODION\n\nLlofnododd y Cadeirydd gofnodion y cyfarfod diwethaf fel rhai cywir.\n\nCais 4.1\n\nPENDERFYNWYD"
     " gohirio'r cais.\n",
     [("approved", "Llofnododd y Cadeirydd gofnodion y cyfarfod diwethaf fel rhai cywir"),
      ("deferred", "gohirio'r cais")]),
    # outcomes
    ("A vote was taken and the application was refused by 6 votes to 5.\n",
     [("refused", "A vote was taken and the application was refused")]),
    ("RESOLVED to agree with the officer and REFUSE permission.\n",
     [("refused", "to agree with the officer and REFUSE permission")]),
    ("RESOLVED that £1,800 be written off.\n", [("approved", "£1,800 be written off")]),
    ("RESOLVED that the inn be nominated as an asset of community value.\n",
     [("agreed", "the inn be nominated as an asset of community value")]),
    ("The Panel decided not to uphold the complaint.\n", [("refused", "The Panel decided not to uphold the complaint")]),
]  # fmt: skip

NOT_DECISIONS = [
    "Unless otherwise stated all decisions were agreed with no vote against.\n",
    "The Board noted that there were none.\n",
    "The Members noted that there were no declarations of interest.\n",
    "This was confirmed.\n",
    "Cllr Ash said: The motion was carried at the last meeting.\n",
    "A visit took place and it was referred to in the press.\n",
    "The works were agreed with the contractor; the scaffolding was approved by the insurers.\n",
    "The Panel resolved its differences with the Trust; the Trust agreed.\n",
    "Apologies: The apologies of Cllr Ash were noted.\n",
    "The Chair explained the options: (a) approve the plan; (b) refuse the plan; or (c) defer it.\n",
    "The Panel was told that: (a) costs had risen; and (b) income had fallen.\n",
    "The Executive: (a) meets monthly; and (b) is chaired by the Leader.\n",
    "Members discussed the recommendations below:\n\na) a rise in fees;\n\nb) a fall in grants.\n",
    "The Council NOTED the following declarations of interest:-\n\nItem 3 – Mr A Jarvis (Non-Financial)\n",
    "The meeting resolved itself into committee at 8 pm.\n",
    "The band placed a record on the turntable.\n",
    "The witness said that the fee was put to the vote and agreed elsewhere.\n",
    "The Clerk said: The fee was agreed in March.\n",
    "The Council resolved:-\n",
    "It was proposed and seconded that the hall be sold.\n",
    "The hall was given power to the stage by a new cable; the Clerk thanked the electrician.\n",
    "The firm was authorised to trade in 2019 and had done so.\n",
    "The scheme was known as the Marl Plan and it was referred to as such in the report.\n",
    "Penderfynwyd yn y cyfarfod: 09/07/2024 - Y Cabinet\n",
    "There was presented and discussed at length a plan for the quay.\n",
    "The Clerk: (a) read the letter; and (b) showed the map.\n",
    "Cllr Ash's proposal that the green be mown was not supported by the evidence.\n",
    "On the motion of Cllr Ash, (a) the plan; and (b) the map were shown.\n",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_what_was_decided(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract_text(text, "minutes").resolutions
    assert [(one.outcome, " ".join(one.quote.split())) for one in found] == expected


@pytest.mark.parametrize("text", NOT_DECISIONS)
def test_what_was_not(text: str) -> None:
    assert not extract_text(text, "minutes").resolutions


def test_a_limb_keeps_its_own_mover() -> None:
    text = "AGREED:\n\n(a) Moved by Cllr Ash, seconded by Cllr Orr, that A be sold.\n(b) Moved by Cllr Elm, that B be kept.\n"
    one, two = extract_text(text, "minutes").resolutions
    assert (one.mover, one.seconder, two.mover, two.seconder) == ("Cllr Ash", "Cllr Orr", "Cllr Elm", None)


def test_the_title_of_the_next_item_is_no_limb() -> None:
    text = "RESOLVED:\n\n1. That the report be noted.\n\n2. That the fee be waived.\n\n3. Apologies\n\nNone.\n"
    assert [one.quote for one in extract_text(text, "minutes").resolutions] == [
        "That the report be noted",
        "That the fee be waived",
    ]


@pytest.mark.parametrize(
    ("text", "unanimous"),
    [
        ("On being put to the vote, this was agreed by all present.\n\nRESOLVED\n\n(a) To note the report;\n", True),
        ("RESOLVED: That the Panel unanimously recommends that Mr Fell be appointed.\n", True),
        ("RESOLVED: That the Panel recommends that the staff, who unanimously oppose the move, be heard.\n", False),
    ],
)
def test_unanimity_told_in_other_words(text: str, unanimous: bool) -> None:
    assert [one.is_unanimous_stated for one in extract_text(text, "minutes").resolutions] == [unanimous]
