"""Decisions of hearings, records of decisions, appointments and committees of Scotland: forms once read wrongly."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_text

Decision = tuple[str, str, dict[str, Any]]
NONE: list[Decision] = []


def votes(given: int | None, against: int | None, abstain: int | None = None) -> dict[str, Any]:
    """Counts of a division, as a resolution's attributes."""
    return {"vote_for": given, "vote_against": against, "vote_abstain": abstain}


LISTS: list[tuple[str, list[Decision]]] = [
    # conditions below one limb end no list: the next limb is of it too
    ("RESOLVED:\n\nA.    That permission be GRANTED for clay only, subject to an agreement and to conditions covering the following:\n\n"
     "1.    Cessation by 31 December 2042\n\n2.    Hours of working\n\n3.    No more than ten lorries a day\n\n"
     "B.    That the wording be delegated to the Waste Manager.",
     [("That permission be GRANTED for clay only, subject to an agreement and to conditions covering the following", "approved",
       {"subject_to": "an agreement and to conditions covering the following"}),
      ("That the wording be delegated to the Waste Manager", "delegated", {"delegated_to": "Waste Manager"})]),
    ("RESOLVED\n\n1) That the licence be refused.\n\nREASONS FOR DECISION\n\nMembers had heard both sides.\n\n2) That the fee not be returned.",
     [("That the licence be refused", "refused", {}), ("That the fee not be returned", "agreed", {})]),
    ("RESOLVED\n\n1) That the licence be refused.\n\nReasons for Decision:\n\n1) The roof leaked.\n\n2) That the site be reached by one lane was a worry.",
     [("That the licence be refused", "refused", {})]),
    ("5. Licence\n\nDecision:\n\n1. To refuse live music.\n\n2. That the following conditions be attached to the licence in addition:\n\n"
     "(a) CCTV recordings shall be kept for 31 days.\n\n(b) All windows shall be kept shut after 22:00.\n\nThe decision has effect from today.",
     [("To refuse live music", "refused", {}), ("That the following conditions be attached to the licence in addition", "agreed", {})]),
    ("5. Licence\n\nDecision:\n\nTo grant the application, subject to the following:\n\nHours for the sale of alcohol: Monday to Sunday 11.00 to 23.00\n\n"
     "Opening hours Monday to Sunday 11.00 to 23.30\n\nCCTV shall be kept.\n\nThe request for music is refused.",
     [("To grant the application, subject to the following", "approved", {"subject_to": None}), ("The request for music is refused", "refused", {})]),
    ("RESOLVED that:\n\n(1)  the manager be removed as designated premises supervisor;\n\n(2)  the conditions be modified so that:\n\n"
     "·         a scanner is used for everyone;\n\n·         a doorman is provided for every 75 customers.\n\n(3)  the interim steps remain.",
     [("the manager be removed as designated premises supervisor", "other", {}), ("the conditions be modified so that", "agreed", {}),
      ("the interim steps remain", "agreed", {})]),
    ("RESOLVED:\n\nThat the Panel, having regard to what was said, take the following steps:\n\n(i) Suspend the licence for four weeks; and\n\n"
     "(ii) Issue a warning to the manager.",
     [("Suspend the licence for four weeks", "other", {}), ("Issue a warning to the manager", "other", {})]),
    # rows of one clause
    ("5. Buses\n\nAgreed: To approve the policy from 1 September 2025, to fix the charge at £720 a year and to note the replies.",
     [("To approve the policy from 1 September 2025", "approved", {}), ("to fix the charge at £720 a year", "approved", {}),
      ("to note the replies", "noted", {})]),
    ("RESOLVED to authorise the Clerk to order the bins, to pay the bill and to note the result.",
     [("to authorise the Clerk to order the bins, to pay the bill and to note the result", "delegated", {})]),
    ("RESOLVED that Cllr Vane be removed from the Hall Committee until May 2026 and Cllr Brandt take his place.",
     [("Cllr Vane be removed from the Hall Committee until May 2026", "agreed", {}), ("Cllr Brandt take his place", "appointed", {})]),
    ("Members approved the sale at the price reported, but declined to include the paddock.",
     [("Members approved the sale at the price reported", "approved", {}), ("declined to include the paddock", "refused", {})]),
    ("RESOLVED that consent be GRANTED, subject to the conditions in the report and a further condition requiring a sample to be agreed.",
     [("consent be GRANTED, subject to the conditions in the report and a further condition requiring a sample to be agreed", "approved",
       {"subject_to": "the conditions in the report and a further condition requiring a sample to be agreed"})]),
    # lists below words that no cue stands in
    ("5. Works\n\nThe Clerk spoke.\n\nThe following changes were agreed:\n\n1. To buy the mower\n\n2. To sell the old one",
     [("To buy the mower", "agreed", {}), ("To sell the old one", "agreed", {})]),
    ("5. Grants\n\nThe Clerk spoke.\n\nThe following grants were made:\n\nMarsh Scouts - £250\nVillage Hall - £100",
     [("Marsh Scouts - £250", "approved", {}), ("Village Hall - £100", "approved", {})]),
    ("5. Bodies\n\nThe Clerk spoke.\n\nThe following were appointed:\n\nAllotment Trust - Cllrs Ash and Elm\nVillage Hall - Cllr Orr",
     [("Allotment Trust - Cllrs Ash and Elm", "appointed", {}), ("Village Hall - Cllr Orr", "appointed", {})]),
    ("5. Bodies\n\nIt was resolved that the following be appointed:\n\nAllotment Trust - Cllrs Ash and Elm\nVillage Hall - Cllr Orr",
     [("Allotment Trust - Cllrs Ash and Elm", "appointed", {}), ("Village Hall - Cllr Orr", "appointed", {})]),
    ("5. Bodies\n\nThe following members sent apologies:\n\nAllotment Trust - Cllrs Ash and Elm\nVillage Hall - Cllr Orr", NONE),
    ("The Committee decided: that grants be awarded as follows:-\n\n(a) Applicant: Wick Players Amount: £200\n\n(b) Applicant: Wick Band Amount: £250",
     [("Applicant: Wick Players Amount: £200", "approved", {}), ("Applicant: Wick Band Amount: £250", "approved", {})]),
    ("5. Grants\n\nThe officer spoke.\n\nFollowing discussion, Councillor Ames approved the officers’ recommendations:\n\n"
     "a) To approve, under delegated authority, the awards in the report.\n\nb) To defer two applications.",
     [("To approve, under delegated authority, the awards in the report", "approved", {}), ("To defer two applications", "deferred", {})]),
    ("RESOLVED:\n\n(a) Wick Youth Club - £600\n\n(b) Allotment Holders - refused (no accounts sent in)\n\n(c) the hire: refused",
     [("Wick Youth Club - £600", "agreed", {}), ("Allotment Holders - refused (no accounts sent in)", "refused", {}), ("refused", "refused", {})]),
    # opinions of applications
    ("5. Planning\n\nThe following comments were agreed:\n\n24/02117/FUL, 3 Dyers Row, dormer: no objection.\n\n"
     "24/02204/OUT, land off Wick Lane, homes: strong objection - drainage; loss of hedges.",
     [("no objection", "recommended", {}), ("strong objection - drainage; loss of hedges", "recommended", {})]),
    # recommendations
    ("12. Budget\n\nThe Leader spoke.\n\nRECOMMENDATIONS TO COUNCIL:\n\n(1) That the budget be approved.\n\n(2) That the programme be noted.",
     [("That the budget be approved", "recommended", {"recommended_to": "COUNCIL"}),
      ("That the programme be noted", "recommended", {"recommended_to": "COUNCIL"})]),
    ("12. Budget\n\nRecommendation to Council:\n\n(1) That the budget be approved.\n\nRESOLVED that the budget be deferred.",
     [("the budget be deferred", "deferred", {})]),
]  # fmt: skip
HEARINGS: list[tuple[str, list[Decision]]] = [
    ("5. Complaint\n\nThe Chair announced the decision:\n\nFINDINGS\n\n(a) That Councillor Vane breached paragraph 1 of the Code.\n"
     "(b) That he did not breach paragraph 3.\n\nSANCTION\n\n(c) To recommend that the Town Council censure Councillor Vane.\n"
     "(d) That Councillor Vane be asked to apologise within 28 days.\n\nReasons: what he wrote was untrue.",
     [("That Councillor Vane breached paragraph 1 of the Code", "other", {}), ("That he did not breach paragraph 3", "other", {}),
      ("To recommend that the Town Council censure Councillor Vane", "recommended", {"recommended_to": "Town Council"}),
      ("That Councillor Vane be asked to apologise within 28 days", "other", {"deadline": "within 28 days"})]),
    ("5. Complaint\n\nThe allegations were:\n\n(a) That Councillor Vane breached paragraph 1 of the Code.\n\n(b) That he breached paragraph 3.", NONE),
    ("RESOLVED that the complaint be not upheld.", [("the complaint be not upheld", "refused", {})]),
    ("RESOLVED that there was no breach of paragraph 5.", [("there was no breach of paragraph 5", "other", {})]),
    ("DECISION: The Panel found Councillor Vane in breach of paragraph 4 and recommended to the Parish Council that he be issued with a letter.",
     [("The Panel found Councillor Vane in breach of paragraph 4 and recommended to the Parish Council that he be issued with a letter", "other", {})]),
    ("The public having been let back in, the Chairman announced that it had been RESOLVED, nem con:\n\n"
     "(1)  that the appointment of Ms Tallis be recommended;\n(2)  that the report be published.",
     [("that the appointment of Ms Tallis be recommended", "recommended", {}), ("that the report be published", "agreed", {})]),
    ("The Leader reported that Cabinet had RESOLVED that the fee be waived.", NONE),
    ("The Panel withdrew. On return it was announced that the licence be granted for one year with a written warning.",
     [("it was announced that the licence be granted for one year with a written warning", "approved", {})]),
    ("It was announced that the fair be held in May.", NONE),
    ("At 8.15 pm the Panel resolved to exclude the press and public in order to deliberate, and at 8.50 pm all parties returned and the Chair spoke.",
     [("to exclude the press and public in order to deliberate", "agreed", {})]),
    ("RESOLVED to make a written warning.", [("to make a written warning", "other", {})]),
    ("RESOLVED that, subject to there being no objections, the order be confirmed.",
     [("subject to there being no objections, the order be confirmed", "approved", {})]),
    ("RESOLVED:\n\n(i) to approve the minute; and\n\n(ii) in relation to article 27, resolution (iii), to note the update.",
     [("to approve the minute", "approved", {}), ("in relation to article 27, resolution (iii), to note the update", "noted", {})]),
    ("It was agreed to continue this item to a future meeting so that costs could be had.",
     [("It was agreed to continue this item to a future meeting so that costs could be had", "deferred", {})]),
    ("RESOLVED that Dr R Annan take the chair for the meeting.", [("Dr R Annan take the chair for the meeting", "appointed", {})]),
    ("RESOLVED – That Full Council be recom-\n   mended to adopt the policy.",
     [("That Full Council be recom-\n   mended to adopt the policy", "recommended", {"recommended_to": "Full Council"})]),
    ("The Panel recorded its thanks to the wardens.", [("The Panel recorded its thanks to the wardens", "other", {})]),
    ("The Panel recorded a fall in thefts.", NONE),
    ("The minutes of 4 May were agreed as an accurate record and the action log was noted.",
     [("The minutes of 4 May were agreed as an accurate record", "approved", {}), ("the action log was noted", "noted", {})]),
    ("The Chair said that the plan was agreed and the report was noted.", NONE),
]  # fmt: skip
MOVED: list[tuple[str, list[Decision]]] = [
    ("Mrs Balm, seconded by Mr Toll, moved that the option of a bus be taken out.\n\nThe Committee:-\n\n"
     "i.     AGREED that the option of a bus be taken out;\nii.    AGREED to consult for ten weeks.",
     [("the option of a bus be taken out", "agreed", {"mover": "Mrs Balm", "seconder": "Mr Toll"}),
      ("AGREED to consult for ten weeks", "agreed", {"mover": None, "seconder": None})]),
    ("RESOLVED:\n\na)  That the precept be supported (8 for, 2 against, 1 abstention);\n\nb)  That the plan be published in full.",
     [("That the precept be supported", "approved", votes(8, 2, 1)), ("That the plan be published in full", "agreed", votes(None, None))]),
    ("The Parish Meeting had supported the barn by 11 votes to 4.\n\nRESOLVED (8 for, 2 against):\n\n(a) permission be granted; and\n\n(b) the track be kept.",
     [("permission be granted", "approved", votes(8, 2)), ("the track be kept", "agreed", votes(8, 2))]),
    ("5. Grants\n\nProposed by Cllr N Vance and seconded by Cllr S Newby\nCARRIED: 6 for 0 against 2 abstentions\nThat £500 be paid to the band.\n\nThe Chair closed.",
     [("That £500 be paid to the band", "approved", {"mover": "Cllr N Vance", **votes(6, 0, 2)})]),
    ("Councillor K Every was proposed by Councillor Bart, seconded by Councillor Alpin and confirmed by a unanimous vote as Vice-Chair.",
     [("Councillor K Every was proposed by Councillor Bart, seconded by Councillor Alpin and confirmed by a unanimous vote as Vice-Chair",
       "appointed", {"mover": "Councillor Bart", "seconder": "Councillor Alpin"})]),
    ("RESOLVED that Cabinet be asked to raise the fine to £500, or £300 if paid within 14 days.",
     [("Cabinet be asked to raise the fine to £500, or £300 if paid within 14 days", "recommended", {"deadline": None})]),
]  # fmt: skip
LATER: list[tuple[str, list[Decision]]] = [
    ("5. Licence\n\nDecision:\n\nThe application to vary the licence was GRANTED IN PART as follows:\n\nSale of alcohol\nSunday to Thursday        10:00 - 23:00",
     [("The application to vary the licence was GRANTED IN PART as follows", "approved", {})]),
    ("RESOLVED that consent be granted for June 2025 subject to:\n\n(a)  the trolley being removed; and\n\n(b)  insurance being in place.",
     [("consent be granted for June 2025 subject to", "approved", {})]),
    ("Mrs Balm, seconded by Mr Toll, moved that the Committee:-\n\n(a)  note the report; and\n\n(b)  agree that a crossing be provided.\n\nThe motion was carried.",
     [("note the report", "noted", {"mover": "Mrs Balm", "seconder": "Mr Toll"}),
      ("agree that a crossing be provided", "agreed", {"mover": "Mrs Balm"})]),
    ("Mrs Balm moved the motion, seconded by Mr Toll. There being no amendment, the motion was adopted.",
     [("the motion was adopted", "agreed", {"mover": "Mrs Balm", "seconder": "Mr Toll"})]),
    ("The policy was adopted by Parliament in 2019.", NONE),
    ("It was reported that the lease would end in May. The Committee, having heard the officer, unanimously agreed (i) to grant a new lease; "
     "(ii) to delegate to the Head of Place, in consultation with the Convener, authority to conclude the terms; and (iii) that the Trustees be thanked.",
     [("to grant a new lease", "approved", {"is_unanimous_stated": True}),
      ("to delegate to the Head of Place, in consultation with the Convener, authority to conclude the terms", "delegated", {"delegated_to": "Head of Place"}),
      ("that the Trustees be thanked", "other", {})]),
    ("The Committee thereafter noted the report and remitted to the Head of Place to bring forward plans.",
     [("The Committee thereafter noted the report", "noted", {}), ("remitted to the Head of Place to bring forward plans", "other", {})]),
    ("Cllr Drake nominated Cllr Bell, seconded by Cllr Fry. There being no other nominations, Cllr Bell was duly elected Town Mayor for the year.",
     [("Cllr Bell was duly elected Town Mayor for the year", "appointed", {"mover": "Cllr Drake", "seconder": "Cllr Fry"})]),
    ("Nominations were invited. Cllr Holt was elected by five votes to three.", [("Cllr Holt was elected", "appointed", votes(5, 3))]),
    ("6. Bodies\n\nThe following were agreed:\n\nCorn Hall Trust - Cllr Amory\nTwinning - Cllrs Fry and Holt",
     [("Corn Hall Trust - Cllr Amory", "appointed", {}), ("Twinning - Cllrs Fry and Holt", "appointed", {})]),
    ("Item 4: Minutes\n\n19/8Resolved to approve the minutes of May.", [("to approve the minutes of May", "approved", {})]),
    ("On resuming in public at 12.30 pm the Chair announced that the Panel had agreed to recommend that Ms Strand be appointed.",
     [("the Panel had agreed to recommend that Ms Strand be appointed", "recommended", {})]),
    ("RESOLVED that no change be made to the hours.", [("no change be made to the hours", "agreed", {})]),
    ("RESOLVED: That the Chair writes to the owner.", [("That the Chair writes to the owner", "other", {})]),
    ("Councillors Ash, Elm and Oak voted for the amendment (3) and Councillors Birch, Pine, Fir and Yew voted against it (4). The amendment therefore fell.",
     [("The amendment therefore fell", "lost", votes(3, 4))]),
]  # fmt: skip
RECORD = """Record of decisions taken at the meeting of the Cabinet held on Wednesday 12
March 2025. Published 13 March 2025.

ITEM NO    SUBJECT / DECISION

4          Asset Plan

           Agreed:

           1) To adopt the Asset Plan.

           Reason: money would be saved.

5          Stop Smoking Service

           Agreed: To extend the contract by two years from 1 July
           2025.
"""


@pytest.mark.parametrize(("text", "expected"), [*LISTS, *HEARINGS, *MOVED, *LATER])
def test_decisions(text: str, expected: list[Decision]) -> None:
    found = extract_text(text).resolutions
    assert [(one.quote, one.outcome) for one in found] == [(quote, outcome) for quote, outcome, _ in expected]
    for one, (_, _, values) in zip(found, expected, strict=True):
        assert {name: getattr(one, name) for name in values} == values


def test_a_record_of_decisions_goes_on_below_its_reasons() -> None:
    found = extract_text(RECORD).resolutions
    assert [" ".join(one.quote.split()) for one in found] == [
        "To adopt the Asset Plan",
        "To extend the contract by two years from 1 July 2025",
    ]


def test_a_withdrawal_told_above_its_decision_is_not_claimed_twice() -> None:
    text = "Minutes:\n\nWithdrawn by the applicant prior to the meeting.\n\nDecision:\n\nNOTED that it was withdrawn."
    assert [one.outcome for one in extract_text(text).resolutions] == ["noted"]
