"""Forms of decisions met late, in minutes of parishes, panels and authorities nobody had shown; and their opposites."""

from __future__ import annotations

import pytest

from extract import extract_text

FORMS: list[tuple[str, list[tuple[str, str]]]] = [
    # cues that were misspelt
    ("RESOVLED: That the kiosk be let.\n", [("agreed", "That the kiosk be let")]),
    ("REOLVED that the report be noted.\n", [("noted", "the report be noted")]),
    # proposed and accepted, by whom is not said
    ("It was proposed and accepted that the notes of 12 May be approved and signed by the Chairman.\n",
     [("approved", "the notes of 12 May be approved and signed by the Chairman")]),
    # the matter of a limb, a colon and what was resolved
    ("(b) 25/17 Hill Farm, a garden room and a pitched roof to the porch: resolved to support the application.\n\n(c)"
     " 25/19 Lower Mill, a portal frame extension: resolved to object to the application.\n",
     [("approved", "to support the application"), ("recommended", "to object to the application")]),
    # what came before the act, at length
    ("Council discussed the provision of a Christmas tree and of lights, to be put again on the green in front of the"
     " inn by the bridge, and agreed to hire a tree.\n",
     [("agreed", "Council discussed the provision of a Christmas tree and of lights, to be put again on the green in"
       " front of the inn by the bridge, and agreed to hire a tree")]),
    ("The Board discussed and noted the repairs to the quay.\n",
     [("noted", "The Board discussed and noted the repairs to the quay")]),
    # all in favour of something
    ("The Parish Council were all in favour of planting an oak.\n",
     [("agreed", "The Parish Council were all in favour of planting an oak")]),
    # bodies known by their letters
    ("The Shadow PCP agreed that an advert be drafted.\n", [("agreed", "The Shadow PCP agreed that an advert be drafted")]),
    ("Members of the Joint OSC agreed to meet again in June.\n",
     [("agreed", "Members of the Joint OSC agreed to meet again in June")]),
    # actions and lists that were done
    ("The Actions of the annual meeting were confirmed as complete.\n",
     [("agreed", "The Actions of the annual meeting were confirmed as complete")]),
    ("The Action List was noted as completed.\n", [("noted", "The Action List was noted as completed")]),
    # notes that leave the verb out
    ("Payment of invoices approved:\n\nAsh Ltd £510.00\n", [("approved", "Payment of invoices approved")]),
    ("Schedule of payments approved (proposed Cllr Ash, seconded Cllr Elm).\n",
     [("approved", "Schedule of payments approved")]),
    ("a) Received and commented on the draft work programme.\n\nb) Agreed the work programme for next year.\n",
     [("received", "Received and commented on the draft work programme"),
      ("agreed", "Agreed the work programme for next year")]),
    ("War memorial – Unanimous decision to have it cleaned.\n", [("agreed", "Unanimous decision to have it cleaned")]),
    # rows of a decision field
    ("Decision:\n\nPitford Parish Council – awarded £1,200 for swings.\n\nWint Hall – refused; the application did not"
     " meet the criteria.\n",
     [("approved", "Pitford Parish Council – awarded £1,200 for swings"),
      ("refused", "Wint Hall – refused; the application did not meet the criteria")]),
    # rows of cues without stops
    ("Item Description Decision\nAGREED the minutes be approved and signed as a correct record by the Chair.\nAGREED the"
     " report be noted and comments be put to those who draw up the plan for the years to come\nAGREED the report be"
     " noted\nAGREED the leaflet be printed\n",
     [("approved", "AGREED the minutes be approved and signed as a correct record by the Chair"),
      ("noted", "AGREED the report be noted and comments be put to those who draw up the plan for the years to come"),
      ("noted", "AGREED the report be noted"), ("agreed", "AGREED the leaflet be printed")]),
    # a list that only says what was approved
    ("AGREED that the draft work programme for the year be approved as follows:\n\nAdult Services\n\n· Access\n\n·"
     " Safety\n", [("approved", "the draft work programme for the year be approved as follows")]),
    # titles before the minutes that were confirmed
    ("6 MINUTES OF THE MEETING HELD ON 15 JUNE: It was resolved the minutes be approved and signed.\n",
     [("approved", "It was resolved the minutes be approved and signed")]),
    ("21/69 To approve the minutes of the last meeting – The minutes of 8 May were approved as a correct record.\n",
     [("approved", "The minutes of 8 May were approved as a correct record")]),
    ("The minutes were proposed as a true record by Cllr Ash and, with this change, were agreed by all.\n",
     [("approved", "The minutes were proposed as a true record by Cllr Ash and, with this change, were agreed by all")]),
    ("It was RESOLVED that the minutes be approved. Minutes to be signed by the Chair later as a correct record.\n",
     [("approved", "the minutes be approved")]),
    # a space that was lost
    ("The owner spoke.The Parish Council agreed to support the scheme.\n",
     [("agreed", "The Parish Council agreed to support the scheme")]),
    # motions whose words are no clause, or whose result is told of the vote
    ("Cllr Ash PROPOSED that the minutes of 6 May be confirmed; SECONDED by Cllr Elm.  The vote was unanimous.\n",
     [("approved", "that the minutes of 6 May be confirmed")]),
    ("Cllr Ash proposed a grant of £200 to the band, seconded by Cllr Elm. All in favour.\n",
     [("approved", "a grant of £200 to the band")]),
    ("Cllr Ash proposed a site visit, seconded by Cllr Elm. On being put to the vote the proposal was carried.\n",
     [("agreed", "a site visit")]),
    ("Cllr Ash proposed a site visit, seconded by Cllr Elm. On being put to the vote the proposal was lost.\n",
     [("lost", "the proposal was lost")]),
    # noted, and no more than that, in a paragraph of its own
    ("8. Staffing\n\nNoted that the trial of the groundsman was over.\n",
     [("noted", "Noted that the trial of the groundsman was over")]),
    # the act before a result
    ("The report was noted and the recommendations were approved.\n",
     [("noted", "The report was noted"), ("approved", "the recommendations were approved")]),
    ("The minutes of the Joint Panel were received, and the advice in them was adopted.\n",
     [("received", "The minutes of the Joint Panel were received"), ("approved", "the advice in them was adopted")]),
    # a result told again below what was resolved is no second decision
    ("RESOLVED that the gate be shut. 5 for, 2 against - carried.\n", [("agreed", "the gate be shut")]),
    ("AGREED that the gate be shut.\n\nVote: 5 for, 2 against. Motion carried.\n", [("agreed", "the gate be shut")]),
    # a second resolution in one paragraph
    ("The Council RESOLVED to co-opt Mrs Fir. It was then further RESOLVED that Mrs Fir may speak at once.\n",
     [("appointed", "to co-opt Mrs Fir"), ("agreed", "Mrs Fir may speak at once")]),
    # Scottish minutes, submitted and approved
    ("There had been submitted the minute of 6 May which was APPROVED\n",
     [("approved", "There had been submitted the minute of 6 May which was APPROVED")]),
    ("The Minutes were held as read and APPROVED.\n",
     [("approved", "The Minutes were held as read and APPROVED")]),
    # advice above a list, its "RESOLVED" lost
    ("That Council be RECOMMENDED to:\n\n1. approve the spending of £900; and\n\n2. agree the sale of the land.\n",
     [("recommended", "approve the spending of £900"), ("recommended", "agree the sale of the land")]),
    # words cut off after the verb
    ("RESOLVED\n\nTo elect\nCouncillor Ann Bank as Vice-Chair.\n",
     [("appointed", "To elect\nCouncillor Ann Bank as Vice-Chair")]),
    # mover and seconder in brackets, the score before the result
    ("MOTION (Cllr Ash, 2nd Cllr Elm): that rents rise by 3%. Seven for, one against - carried.\n",
     [("agreed", "that rents rise by 3%")]),
    ("Cllr Ash proposed a residents' scheme at £30 a permit; Cllr Elm seconded. The proposal was carried.\n",
     [("agreed", "a residents' scheme at £30 a permit")]),
    # changes are made, nobody is appointed
    ("The Panel agreed that the following amendments should be made to the minutes:\n\nPage 7 to name Mr Ash.\n",
     [("agreed", "The Panel agreed that the following amendments should be made to the minutes")]),
    # mover and seconder by their letters, in brackets
    ("Proposal (AH), seconded (GL) that the hall be let. Agreed unanimously.\n", [("agreed", "that the hall be let")]),
    # everybody agreed, a decision told as one
    ("All Cllrs agreed that the best account would be the Treasurer's.\n",
     [("agreed", "All Cllrs agreed that the best account would be the Treasurer's")]),
    ("It was proposed by Cllr Ash and seconded by Cllr Elm and it was the unanimous decision to let the hall.\n",
     [("agreed", "it was the unanimous decision to let the hall")]),
    # the cue and the word of the act are all there is
    ("- The Clerk told of the patrol. RESOLVED and noted. The Council thanked him for his work.\n",
     [("noted", "RESOLVED and noted")]),
    # to sign the minutes is to confirm them
    ("The Chairman was authorised to sign the minutes of 10 May as a correct record.\n",
     [("approved", "The Chairman was authorised to sign the minutes of 10 May as a correct record")]),
    # what follows a comma is another matter
    ("It was agreed to book two places at the fair, Cllr Ash and the Clerk were nominated.\n",
     [("agreed", "It was agreed to book two places at the fair, Cllr Ash and the Clerk were nominated")]),
    # resolved in quotation marks
    ("Councillor Ash proposed, seconded by Mr Elm and resolved, “That the minutes of 20 May be signed.”\n",
     [("approved", "That the minutes of 20 May be signed")]),
    # where a matter was sent
    ("Reference was made to the missing sign and this was referred to the Planning Officer.\n",
     [("other", "this was referred to the Planning Officer")]),
    # "it was carried that"
    ("Upon being put to the vote, it was duly carried that the fee be raised.\n",
     [("agreed", "that the fee be raised")]),
    # approval given, a sum set
    ("Approval was given for the Clerk to attend the course.\n",
     [("approved", "Approval was given for the Clerk to attend the course")]),
    ("The precept for 2025/26 was agreed at £12,000.\n",
     [("approved", "The precept for 2025/26 was agreed at £12,000")]),
    # by a majority; what a panel concluded
    ("By a majority the Committee refused the application.\n",
     [("refused", "the Committee refused the application")]),
    ("The Sub-Committee concluded that the badge should be renewed.\n",
     [("approved", "The Sub-Committee concluded that the badge should be renewed")]),
    ("The proposal was seconded and approved by Members.\n", [("agreed", "The proposal was seconded and approved")]),
    # rules of debate below a motion are none of its words
    ("Cllr Ash, seconded by Cllr Elm, moved that rule 4 be set aside. The rules are as follows:\n\n• Rule 4 – One speech"
     " each.\n\nThe procedural motion was put to the vote and declared to be carried.\n",
     [("agreed", "that rule 4 be set aside")]),
    # what was carried in the end was the amendment, not what was moved first
    ("Moved by Cllr Ash, seconded by Cllr Elm;\n\n“That the motion be rejected.”\n\nMoved by Cllr Orr, seconded by Cllr"
     " Fir,\n\n“That the motion be put to Council.”\n\nOn a vote, nine Members voted for the amendment and eight against"
     " and it was declared carried.\n\nThe amendment was put to the Panel as the substantive motion and agreed.\n",
     [("agreed", "it was declared carried"), ("agreed", "the substantive motion and agreed")]),
]  # fmt: skip

NOT_DECISIONS = [
    # told of other people's objections, which is no opinion of the council
    "Objections to Hollin Bank had been heard, and the number there had been cut from 320 to 265.\n",
    "Objection to the lamp posts at the green was still expected.\n",
    # what another council had done
    "Corvedon Council have granted planning permission for 4 Mill Row.\n",
    # what nobody had done yet
    "The budget was not approved.\n",
    "Once the accounts approved by the auditor arrive they will be printed.\n",
    "The Clerk asked how the quotes accepted in May had been chosen.\n",
    "Members were all in favour of the motion.\n",
    "The officer told how a majority decision to close the baths had been taken.\n",
    "(b) Cllr Ash said of the porch: resolved to the liking of both.\n",
    "The drains were made by Ash.Elm Ltd agreed the price with the owner.\n",
    "The DfE approved the scheme.\n",
    "The following comments were made:\n\n• Noted that the path was muddy.\n\n• Asked when work would begin.\n",
    "The minutes of 4 May having been circulated, were taken as read.\n",
    "Approval was given in 2019 to the purchase of a mower.\n",
    "The officer said that approval was given to the plan.\n",
    "The budget was set at £40,000 last year.\n",
    "The Panel concluded that the driver had been ill.\n",
    "The owner told of the theft and this was referred to the police.\n",
    "All Members noted that they had had a letter from the applicant.\n",
    "There were 20 calls for, mostly on a Sunday, lost.\n",
    "The report asked:\n\nThat Council be recommended to:\n\n1. approve the spending.\n\n2. agree the sale.\n",
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_what_was_decided(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract_text(text, "minutes").resolutions
    same = {"approved": "agreed"}
    assert [(same.get(one.outcome, one.outcome), one.quote) for one in found] == [
        (same.get(outcome, outcome), quote) for outcome, quote in expected
    ]


@pytest.mark.parametrize("text", NOT_DECISIONS)
def test_what_was_not(text: str) -> None:
    assert not extract_text(text, "minutes").resolutions


def test_a_condition_told_first_ends_where_the_clause_begins() -> None:
    text = "Subject to the above the minutes were approved and signed as a true record.\n"
    assert [one.subject_to for one in extract_text(text, "minutes").resolutions] == ["the above"]


def test_the_mover_of_a_replaced_motion_did_not_move_what_was_carried() -> None:
    *_, last = extract_text(FORMS[-1][0], "minutes").resolutions
    assert (last.mover, last.seconder) == (None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an amendment is its own mover's, not the motion's
        ("It was proposed by the Leader, seconded by Cllr Orr that the minutes be approved.\n\nAn amendment was proposed"
         " by Cllr Patch that item 2 be amended. This was seconded by Cllr Daws put to the vote and lost.\n",
         ("Cllr Patch", "Cllr Daws")),
        ("MOTION (Cllr Ash, 2nd Cllr Elm): that the fee be raised. Carried.\n", ("Cllr Ash", "Cllr Elm")),
        # initials that run into the name name nobody
        ("PROPOSED: B.J.Walk  SECONDED: M.J.Shep.\n\nResolved: That the minutes be signed.\n", (None, None)),
    ],
)  # fmt: skip
def test_who_moved_it(text: str, expected: tuple[str | None, str | None]) -> None:
    *_, last = extract_text(text, "minutes").resolutions
    assert (last.mover, last.seconder) == expected


def test_a_result_told_again_gives_its_vote() -> None:
    text = "RESOLVED that the gate be shut. 5 for, 2 against - carried.\n"
    assert [(one.vote_for, one.vote_against) for one in extract_text(text, "minutes").resolutions] == [(5, 2)]
    text = "RESOLVED that the gate be shut.\n\nCarried unanimously.\n"
    assert [one.is_unanimous_stated for one in extract_text(text, "minutes").resolutions] == [True]


def test_advice_goes_to_one_body() -> None:
    text = "RESOLVED to RECOMMEND that the Panel has read the Contract Rules and the Council be RECOMMENDED to adopt them.\n"
    assert [one.recommended_to for one in extract_text(text, "minutes").resolutions] == ["Council"]
