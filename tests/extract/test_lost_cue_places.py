"""Lists and paragraphs in the form of a resolution that are none: papers, wishes of others, conditions, what fell."""

from __future__ import annotations

import pytest

from extract import extract_text

REPORT = (
    "Report to Cabinet\n\nWinter Plan\n\nReport of the Director of Roads\n\n(1) That the plan be approved.\n\n"
    "(2) That £40,000 be released.\n\nIntroduction\n\nThe plan was reviewed in 2021. Members considered a draft in June.\n\n"
    "that the present network be agreed again.\n\nLegal implications\n\nThe Council has a duty under the Act."
)
PAPERS = [
    REPORT,
    REPORT.replace("Report to Cabinet\n\n", "").replace(
        "Legal implications", "Options\n\nThere were two.\n\nNext steps"
    ),
    "Agenda for Planning Committee on Tuesday, 4th March, 2025\n\nLocal Plan\n\n(1) that the plan be approved;\n\n"
    "(2) that the Head of Planning be authorised to correct errors.\n\nTree Order 6/24\n\nthat the Order be confirmed.",
    "Council summons\n\nYou are hereby summoned to a meeting.\n\nSunday parking\n\nMembers were told that takings had fallen."
    "\n\nThat Sunday charges be withdrawn and the loss noted.",
    "Health Board\n\nTerms of reference\n\nThe Board was set up in 2013.\n\nMeetings\n\n(1) that the agenda be approved by the"
    " Chair;\n\n(2) that notes be circulated.",
    "Part 4 Rules of procedure\n\nClosure\n\nA Member who has not spoken moves without comment.\n\nthat the meeting be adjourned"
    " and the item deferred.\n\nRecord\n\nthe minutes be approved at the next meeting.",
    "Forward Plan of Key Decisions\n\nLeisure contract\n\nThat the contract be awarded to the bidder.\n\nDecision maker Cabinet",
]
NOT_DECIDED = [
    # The agenda's own words stand above "Additional documents:", the minutes below.
    "Agenda and draft minutes\n\nFees\n\nReport of the Head of Finance.\n\nThe report was considered by the Panel.\n\n"
    "That Council:\n\n1. approves the fees;\n\n2. notes the comments.\n\nAdditional documents:\n\nFees report PDF 220 KB",
    # What others wrote, asked or decided, and the item goes on.
    "The Clerk read a letter received from the Friends.\n\nThe Friends were unhappy.\n\nthat the gates be agreed to be locked.\n\n"
    "The Friends also sent a plan of the park to the Council.",
    "The Friends had met on 4 May.\n\n1. The café be reopened and the matter noted.\n\n2. The toilets be cleaned.\n\n"
    "The Chair said that the letter was most helpful.",
    "The Clerk gave a summary of the minutes of the Village Trust.\n\n1. That the roof be approved.\n\n2. That the fee be raised."
    "\n\nMembers asked when the work would be done.",
    "Question 2 from Mrs Good\n\nWhy can the Council not agree\n\nthat the hall be granted to the youth club?",
    "The Panel had visited nine libraries.\n\n(i) that the opening hours be approved locally;\n\n(ii) that volunteers be supported."
    "\n\nCabinet welcomed the report and would answer it.",
    "The Task Group presented its report. It made six recommendations.\n\n1. That the policy be approved.\n\n2. That drivers be"
    " thanked.",
    "Councillors Ash and Elm had called in the decision of Cabinet made on 4 May.\n\n(a) that the lease be granted;\n\n"
    "(b) that the Director be authorised to sign.\n\nThe debate then closed.",
    "The young people gave a talk. They had voted on these ideas.\n\n1. That fares be noted.\n\n2. That buses be supported.",
    "The Leader announced the tasks of each Member.\n\nCouncillor Dyer\n\nto approve the housing strategy;\n\n"
    "Councillor Finn\n\nto approve grants.",
    # Conditions, undertakings, actions, terms.
    "Members asked about drainage. RESOLVED that permission be granted subject to the conditions below.\n\n"
    "1. Details be submitted to and approved by the Council.\n\n2. No tree be felled.",
    "The Director answered questions. He undertook the following.\n\n(a) a site visit be approved;\n\n(b) figures be noted.",
    "The Auditor presented his report. The actions were to be finished by March.\n\n1. Petty cash be counted weekly.\n\n"
    "2. Keys be kept safe.",
    "Action plan\n\n1. The registers be approved by each service.\n\n2. Training be given.",
    "Members asked for more.\n\nTo receive an update on leisure.\n\nTo consider the flood plan.\n\nThe Panel agreed its programme.",
    # A motion that fell, was withdrawn or stood referred, though nothing above calls it lost.
    "Councillor Reed moved and Councillor Voss seconded the following motion.\n\n1. That the charge be agreed.\n\n"
    "2. That the loss be noted.\n\nAfter debate he withdrew it.",
    "Councillor Lyle moved a motion on verges. He said that flowers were loved.\n\nthat the verge policy be amended.\n\n"
    "Councillor Ash spoke.\n\nThe motion was lost by 12 votes to 20.",
    "Councillor Wray had given notice of a motion.\n\nThat procurement rules be amended.\n\nThe motion stood referred to Finance.",
    # Rows of tables, and a limb whose verb comes after.
    "Ref | Action | By\n1 | the gate be approved | Mr Hay\n2 | the fence be approved | Mrs Lee\n\nMembers noticed the progress.",
    "The tracker was discussed.\n\n1. the plan be approved Complete\n\n2. the register be noted In progress",
    # The purpose of an item below the title "Minutes", and one below which its business begins.
    "There were none. Councillor Ash asked why.\n\nMinutes\n\nTo approve the minutes of the last meeting.\n\nRents\n\nNone.",
    "Allocations\n\nto approve the revised policy.\n\nThe Head of Housing introduced the policy.",
]  # fmt: skip
DECIDED = [
    ("The Head of Housing presented the report.\n\n1) the report be noted; and\n\n2) the rents be raised.\n\n"
     "Councillor Ash asked that his vote against be recorded.", "the rents be raised"),
    ("A letter from the Friends was read out.\n\nthat the Friends be thanked.", "that the Friends be thanked"),
    ("Members discussed the plan and raised these points:\n\n- the roof leaked;\n\n- the doors stuck.\n\n(1) To note the findings.\n\n(2) To endorse the"
     " plan.\n\nAction: Mr Hay to share the slides.", "To endorse the plan"),
    ("The lease was discussed.\n\nthat the lease be approved.\n\nA motion by Councillor Elm was lost.", "that the lease be approved"),
    ("Report of the Head of Roads.\n\nAdditional documents:\n\nThe report was discussed by the Members present.\n\n(a) the plan be approved;\n\n"
     "(b) the road be closed.", "the road be closed"),
]  # fmt: skip


def _claimed(text: str, section: str | None) -> list[str]:
    rules = ("cues.lost_cue", "narrative.that")
    return [fact.quote for fact in extract_text(text, section).resolutions if fact.rule in rules]


@pytest.mark.parametrize("section", [None, "minutes"])
@pytest.mark.parametrize("text", PAPERS)
def test_papers_decide_nothing(text: str, section: str | None) -> None:
    assert _claimed(text, section) == []


@pytest.mark.parametrize("section", [None, "minutes"])
@pytest.mark.parametrize("text", NOT_DECIDED)
def test_words_of_others_are_not_decided(text: str, section: str | None) -> None:
    assert _claimed(text, section) == []


@pytest.mark.parametrize(("text", "quote"), DECIDED)
def test_what_is_decided_beside_such_words_is_found(text: str, quote: str) -> None:
    assert quote in _claimed(text, "minutes")
