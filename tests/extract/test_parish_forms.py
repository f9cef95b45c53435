"""Forms of parish and town councils, panels and forums: short results, elections, tables; and their opposites."""

from __future__ import annotations

import pytest

from extract import extract_text

TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    # elections, with who put the name forward in one sentence
    (
        "Cllr Ash was duly proposed by Cllr Birch, seconded by Cllr Cole, and elected Chair.\n",
        [("appointed", "Cllr Ash was duly proposed by Cllr Birch, seconded by Cllr Cole, and elected Chair")],
    ),
    ("Resolved: Cllr Ash elected as vice-chair, with effect from May.\n",
     [("appointed", "Cllr Ash elected as vice-chair, with effect from May")]),
    ("Election of Chair\n\nCllr Birch proposed Cllr Ash as Chair. Seconded by Cllr Cole. All agreed.\n",
     [("appointed", "All agreed")]),
    ("Cllr Birch proposed Cllr Ash as Chair, and she thanked him.\n", []),
    # notes and papers
    ("The notes of the last meeting, held on 20 March, were approved, and will be signed by the Chair.\n",
     [("approved", "The notes of the last meeting, held on 20 March, were approved, and will be signed by the Chair")]),
    ("Members received and noted the letter.\n", [("noted", "Members received and noted the letter")]),
    ("Approval deferred to the next meeting.\n", [("deferred", "Approval deferred to the next meeting")]),
    ("The Panel also discussed paragraph 12, relating to quorum, and agreed that four should suffice.\n",
     [("agreed", "The Panel also discussed paragraph 12, relating to quorum, and agreed that four should suffice")]),
    # procedure
    ("Standing orders were suspended at 8.15pm to let a resident speak.\n",
     [("approved", "Standing orders were suspended at 8.15pm to let a resident speak")]),
    ("Standing orders were circulated.\n", []),
    # formalities of attendance
    ("The meeting accepted these as proper reasons for non-attendance.\n", []),
    ("The reasons given for absence were accepted by the Council.\n", []),
    ("Mr Ash was proposed by Mrs Dove, seconded by Mr Carr and there being no other nominations was declared elected.\n",
     [("appointed", "Mr Ash was proposed by Mrs Dove, seconded by Mr Carr and there being no other nominations was declared"
       " elected")]),
    ("Following a ballot Ms Fern was co-opted by 4 votes to 2.\n", [("appointed", "Following a ballot Ms Fern was co-opted")]),
    ("4. MINUTES OF THE MEETING of 9 June were ACCEPTED as a true record.\n",
     [("approved", "MINUTES OF THE MEETING of 9 June were ACCEPTED as a true record")]),
    ("All the above were agreed en bloc.\n", [("agreed", "All the above were agreed en bloc")]),
    ("The accounting statements were considered and approved.\n",
     [("approved", "The accounting statements were considered and approved")]),
    ("Payments totalling £4,312.55 were approved.\n", [("approved", "Payments totalling £4,312.55 were approved")]),
    ("Internal audit report received.\n", [("received", "Internal audit report received")]),
    ("Letter received.\n", []),
    ("The dates were agreed as follows:\n\n11 June\n\n24 May\n", [("agreed", "The dates were agreed as follows")]),
    ("A request from a charity was refused as the Council helps only local causes.\n",
     [("refused", "A request from a charity was refused as the Council helps only local causes")]),
    ("The application was refused as the access was too narrow.\n", []),
    ("That permission be refused because the access is narrow.\n\nMoved by Cllr Ash, seconded by Cllr Elm\n", []),
    ("The request from the Chess Club was declined as incomplete.\n",
     [("refused", "The request from the Chess Club was declined as incomplete")]),
    ("Council agreed to renew the cover at £1,204 p.a. (Ash Mutual had quoted more).\n",
     [("agreed", "Council agreed to renew the cover at £1,204 p.a.")]),
    # an item may be withdrawn, a fire engine be taken out of use
    ("RESOLVED that the second engine be withdrawn from May.\n", [("agreed", "the second engine be withdrawn from May")]),
    ("RESOLVED that the petition be withdrawn.\n", [("withdrawn", "the petition be withdrawn")]),
    # who is in the chair from now on
    ("RESOLVED that Cllr Ash be Chairman for the year.\n", [("appointed", "Cllr Ash be Chairman for the year")]),
    ("It was resolved that Cllr Ash remain as Vice Chairman.\n", [("appointed", "Cllr Ash remain as Vice Chairman")]),
    ("RESOLVED that the Chair be asked to write.\n", [("other", "the Chair be asked to write")]),
    # agreed behind another verb, or with initials
    ("It was suggested and agreed to close the gate.\n", [("agreed", "It was suggested and agreed to close the gate")]),
    ("It was suggested that we close the gate.\n", []),
    ("It was agreed PW will close the gate.\n", [("agreed", "It was agreed PW will close the gate")]),
    ("Members considered the options and by a majority chose Option B.\n",
     [("agreed", "Members considered the options and by a majority chose Option B")]),
    ("Expenditure of up to £300 on bulbs was authorised.\n",
     [("approved", "Expenditure of up to £300 on bulbs was authorised")]),
    # what was done to a paper before it was noted
    ("The Council:-\n\n1. Considered and noted the report and any further updates, and\n\n2. Noted the pack.\n",
     [("noted", "Considered and noted the report and any further updates"), ("noted", "Noted the pack")]),
    # what a committee of a Northern Irish council resolves, and what is only work for an officer
    ("Proposed by Councillor Ash\nSeconded by Alderman Elm\n- That the Committee has taken into consideration and agrees with"
     " the reasons set out in Section 9 and resolves to REFUSE planning permission.\n\nThe Chair put the motion to the"
     " vote.\n\nThe Chair declared the motion carried.\n",
     [("refused", "That the Committee has taken into consideration and agrees with the reasons set out in Section 9 and resolves"
       " to REFUSE planning permission")]),
    ("The Committee remitted to the Director to consult on the dates.\n",
     [("other", "The Committee remitted to the Director to consult on the dates")]),
    ("The Committee remitted to the Director to settle the lease.\n",
     [("delegated", "The Committee remitted to the Director to settle the lease")]),
    # recipients and their sums
    ("The following awards were made:\nWick Band - £300\nWick Walkers - £150\n\nThe Clerk has left.\n",
     [("approved", "Wick Band - £300"), ("approved", "Wick Walkers - £150")]),
    # bullets beside the one that has the cue
    ("- RESOLVED: To appoint Cllr Ash to the Hall Committee\n- Cllr Elm has completed his training\n- The contract has"
     " ended.\n", [("appointed", "To appoint Cllr Ash to the Hall Committee")]),
    # what another body decided
    ("11. PLANNING\n(i) Applications\n24/00321 - The Forge - porch. The Council had no objections.\n(ii) Decisions\n24/00102 -"
     " Mill House - Approved.\n", [("recommended", "The Council had no objections")]),
    ("The following planning decisions had been received:\n24/00102 Mill House - granted\n", []),
    ("24/00102 Mill House - granted\n", [("approved", "granted")]),
    ("The Chair moved that the meeting be adjourned until Monday. Agreed.\n", []),
    ("Proposed by Councillor Ash\nSeconded by Alderman Elm\n- That the Committee agrees to close the gate.\n\n3 Members voted for, 2"
     " Members voted against. The Chair declared the motion carried.\n",
     [("agreed", "That the Committee agrees to close the gate")]),
    ("Councillor Ash was therefore elected Chair for the year.\n",
     [("appointed", "Councillor Ash was therefore elected Chair for the year")]),
    # a bracket at the end: of what was decided, or of who moved it
    ("It was agreed to appoint Cllr Ash (Hall) and Cllr Elm (Charity).\n",
     [("appointed", "It was agreed to appoint Cllr Ash (Hall) and Cllr Elm (Charity)")]),
    ("The survey was put off (minute 9).\n", [("deferred", "The survey was put off")]),
    ("The survey was put off (Proposed Cllr Ash).\n", [("deferred", "The survey was put off")]),
    # what a body agreed should be shown, though it "had" been otherwise
    ("The Council agreed that the minutes be varied to show that she had left early.\n",
     [("agreed", "The Council agreed that the minutes be varied to show that she had left early")]),
    ("The Council agreed that it had been a good year.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_told_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.outcome, found.quote) for found in extract_text(text).resolutions] == expected


MOVED: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    # what was moved without "that"
    ("Cllr Ash proposed buying a mower at a cost of £1,850. Seconded by Cllr Birch. Carried unanimously.\n",
     [("buying a mower at a cost of £1,850", "Cllr Ash", "Cllr Birch")]),
    ("Mrs Dove proposed and Mr Elm seconded payment of the subscription and the meeting unanimously agreed.\n",
     [("payment of the subscription", "Mrs Dove", "Mr Elm")]),
    ("Proposal: Mrs Dove proposed and Mr Elm seconded agreement to the risk assessment and the meeting agreed. The"
     " Clerk will file it.\n", [("agreement to the risk assessment", "Mrs Dove", "Mr Elm")]),
    ("Proposal: The content of the accounts was proposed by Mr Elm and seconded by Mrs Dove and was unanimously"
     " agreed by the meeting.\n",
     [("The content of the accounts was proposed by Mr Elm and seconded by Mrs Dove and was unanimously agreed by the"
       " meeting", "Mr Elm", "Mrs Dove")]),
    ("Proposal: to place a bench on the green.\n", []),
    ("Cllr Ash proposed and Cllr Birch seconded all in favour of being signed as a true record.\n",
     [("all in favour of being signed as a true record", "Cllr Ash", "Cllr Birch")]),
    ("Cllr Ash proposed buying a mower. There was no seconder.\n", []),
    # who was proposed proposed nothing
    ("Ms Fern was duly proposed and seconded and on being put to the vote was duly elected to the Council.\n",
     [("Ms Fern was duly proposed and seconded and on being put to the vote was duly elected to the Council", None, None)]),
    ("Cllr Ash was proposed as Vice-Chair by Cllr Dove and seconded by Cllr Elm and elected unopposed.\n",
     [("Cllr Ash was proposed as Vice-Chair by Cllr Dove and seconded by Cllr Elm and elected unopposed", "Cllr Dove",
       "Cllr Elm")]),
    ("Election of Chair\n\nCllr Birch proposed Cllr Ash as Chair. Seconded by Cllr Cole. Carried.\n",
     [("Carried", "Cllr Birch", "Cllr Cole")]),
    # what is agreed at somebody's request was not moved by who moved what stands above
    ("Moved by the Mayor, seconded by Alderman Birch,\n\nThat the minutes be taken as read.\n\nVariation\n\nAt the"
     " request of Councillor Cole, the Council agreed that the minutes be varied.\n",
     [("the Council agreed that the minutes be varied", None, None)]),
    ("Mr Ash proposed that the Forum agree the funds. This was seconded by Mrs Dove. At the vote this notion was"
     " carried.\n", [("that the Forum agree the funds", "Mr Ash", "Mrs Dove")]),
    ("Cllr Ash proposed Cllr Birch, seconded Cllr Cole. Cllr Dale proposed herself, seconded Cllr Earl. Cllr Birch was"
     " elected Chair.\n", [("Cllr Birch was elected Chair", "Cllr Ash", "Cllr Cole")]),
    ("Cllr Ash proposed and Cllr Birch seconded that Larch Ltd be engaged. Vote: unanimous.\n",
     [("that Larch Ltd be engaged", "Cllr Ash", "Cllr Birch")]),
    ("Cllr Ash proposed, seconded by Cllr Birch, building costs being high, that the work wait. Carried.\n",
     [("Carried", "Cllr Ash", "Cllr Birch")]),
    ("The developer proposed building 40 homes. The Council agreed to wait.\n",
     [("The Council agreed to wait", None, None)]),
    # initials
    ("Proposed by BD and seconded by JH that the plot be let to Ms Fern. Carried 4 for and 1 against. Motion carried.\n",
     [("that the plot be let to Ms Fern", "BD", "JH")]),
    # told after a full stop, above the next item
    ("3. Notes.\nThe Council RESOLVED to approve the notes.\nProposed by Cllr Ash, seconded by Cllr Elm and approved"
     " unanimously.\n4. Financial matters.\na. Payments.\n", [("to approve the notes", "Cllr Ash", "Cllr Elm")]),
    ("Council agreed to renew the cover at £1,204 p.a. (Proposed Cllr Dale; seconded Cllr Bright; all in favour).\n",
     [("Council agreed to renew the cover at £1,204 p.a.", "Cllr Dale", "Cllr Bright")]),
    ("(a) Payments of £12.55 were approved. Prop Cllr Dale, sec Cllr Frost.\n(b) Bank statement - noted.\n",
     [("Payments of £12.55 were approved", "Cllr Dale", "Cllr Frost"), ("noted", None, None)]),
    # the number of a minute opens an item, whatever its title is
    ("25/035 Rents\n\nProposed by Cllr Dunn, seconded by Cllr Elm, that rents rise. All in favour.\n\n25/036"
     " Grants\n\nIt was resolved to give £75 to the Clock Fund.\n",
     [("that rents rise", "Cllr Dunn", "Cllr Elm"), ("to give £75 to the Clock Fund", None, None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MOVED)
def test_movers(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(found.quote, found.mover, found.seconder) for found in extract_text(text).resolutions] == expected


def test_a_minute_with_its_number_shares_no_manner() -> None:
    text = "25/035 Rents\n\nIt was resolved that rents rise. All in favour.\n\n25/036 Grants\n\nIt was resolved to give £75.\n"
    assert [found.is_unanimous_stated for found in extract_text(text).resolutions] == [True, False]


CASTING = (
    "Amendment\n\nMoved by Councillor Cole, seconded by Alderman Dunn,\n\n“That it be put off.”\n\nOn a vote, nine voted for"
    " the amendment and nine against and the Chairperson cast the deciding vote in favour of the amendment.\n\nThe"
    " amendment was put as the substantive motion and agreed.\n"
)


def test_a_casting_vote_carries_an_amendment_and_is_not_of_the_motion_put_next() -> None:
    first, last = extract_text(CASTING).resolutions
    assert (first.quote, first.vote_for, first.vote_against, first.has_casting_vote) == (
        "the Chairperson cast the deciding vote in favour of the amendment", 9, 9, True,
    )  # fmt: skip
    assert (last.vote_for, last.has_casting_vote, last.is_unanimous_stated) == (None, False, False)


TABLES: list[tuple[str, list[tuple[str, str]]]] = [
    ("Item | Decision | Action | Who | When\n1 | Criteria for the fund | Publish criteria | GM | 30 June\n", []),
    ("Item\nDecision\nAction\nWho\n\n1. Fund\nThe Forum agreed the criteria.\nPublish the criteria\nGM\n",
     [("agreed", "The Forum agreed the criteria")]),
    ("Item | Proposal | For | Against | Outcome\n5a | Transfer to high needs | 9 | 4 | Agreed\n5b | De-delegate | 0 | 2 | Not agreed\n",
     [("agreed", "Agreed"), ("lost", "Not agreed")]),
    ("Item 4 | Fees\nDecision | That the fees be frozen.\n", [("agreed", "That the fees be frozen")]),
    ("Decision:\n\nTo publish the criteria.\n", [("agreed", "To publish the criteria")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_the_head_of_a_column_opens_no_decision(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.outcome, found.quote) for found in extract_text(text).resolutions] == expected


def test_each_group_of_a_forum_has_its_own_vote() -> None:
    text = "Members voted:\nPrimary: 5 for, 0 against\nSecondary: 1 for, 1 against\nThe proposal was carried.\n"
    (found,) = extract_text(text).resolutions
    assert (found.vote_for, found.vote_against) == (None, None)


def test_a_vote_in_brackets_is_of_the_application_it_closes() -> None:
    text = "24/0881 Pound Lane: porch. No objections.\n24/0902 Barn: two homes. Poor access. (4 for, 1 against)\nMembers supported 24/0910.\n"
    assert [found.vote_for for found in extract_text(text).resolutions] == [None, None]


def test_recommendations_made_to_somebody_are_advice() -> None:
    text = "The Panel made the following recommendations to the Commissioner:\n1) That a report be brought in June.\n2) That the plan be shared.\n"
    found = [(one.outcome, one.recommended_to) for one in extract_text(text).resolutions]
    assert found == [("recommended", "Commissioner"), ("recommended", "Commissioner")]
