"""Decisions as councils of every kind write them, each a form that was once read wrongly or not at all."""

from __future__ import annotations

from typing import Any

import pytest

from extract import extract_text

Decision = tuple[str, str, dict[str, Any]]
VOTES = ("vote_for", "vote_against", "vote_abstain")


def votes(given: int | None, against: int | None, abstain: int | None = None) -> dict[str, Any]:
    """Counts of a division, as a resolution's attributes."""
    return dict(zip(VOTES, (given, against, abstain), strict=True))


NONE: list[Decision] = []
MINUTES: list[tuple[str, list[Decision]]] = [
    # what was not done
    ("The Sub-Committee RESOLVED not to issue a counter notice.", [("not to issue a counter notice", "agreed", {})]),
    ("RESOLVED that a counter notice be not issued.", [("a counter notice be not issued", "agreed", {})]),
    ("RESOLVED that Tree Preservation Order 12/2023 be not confirmed.",
     [("Tree Preservation Order 12/2023 be not confirmed", "refused", {})]),
    ("RESOLVED that prior approval is required and refused.", [("prior approval is required and refused", "refused", {})]),
    ("RESOLVED to note that the grant was not approved.", [("to note that the grant was not approved", "noted", {})]),
    ("The Sub-Committee determined that the applicant was not a fit and proper person and refused the application.",
     [("The Sub-Committee determined that the applicant was not a fit and proper person and refused the application",
       "refused", {})]),
    ("RESOLVED that the Committee is MINDED TO REFUSE permission.",
     [("the Committee is MINDED TO REFUSE permission", "refused", {})]),
    ("RESOLVED that the driver be issued with a formal written warning.",
     [("the driver be issued with a formal written warning", "other", {})]),
    ("The Council rejected the motion by 18 votes to 12.", [("The Council rejected the motion", "lost", votes(12, 18))]),
    ("The Committee was minded to refuse the application, and deferred it to allow officers to draft reasons.",
     [("The Committee was minded to refuse the application, and deferred it to allow officers to draft reasons",
       "deferred", {})]),
    ("Members agreed that the design was poor.", NONE),
    ("It was proposed by Councillor Hale, seconded by Councillor Nott, and agreed unanimously to keep the fee.",
     [("agreed unanimously to keep the fee", "agreed", {"mover": "Councillor Hale", "is_unanimous_stated": True})]),
    # bodies of other names
    ("The Local Review Body refused planning permission.",
     [("The Local Review Body refused planning permission", "refused", {})]),
    ("The Local Review Body upheld the decision of the appointed officer and refused planning permission.",
     [("The Local Review Body upheld the decision of the appointed officer and refused planning permission", "refused", {})]),
    ("The Trustees agreed to refuse the request.", [("The Trustees agreed to refuse the request", "refused", {})]),
    ("The Committee otherwise noted the report.", [("The Committee otherwise noted the report", "noted", {})]),
    ("It was AGREED to: 1. approve the plan; 2. note the update.",
     [("approve the plan", "approved", {}), ("note the update", "noted", {})]),
    ("RESOLVED that authority be delegated to the Director of Place to: (a) settle the terms; and (b) sign the lease.",
     [("settle the terms", "delegated", {"delegated_to": "Director of Place"}),
      ("sign the lease", "delegated", {"delegated_to": "Director of Place"})]),
    # told of another day, or of what stands already
    ("The Planning Committee approved the application last month.", NONE),
    ("The Council approved the budget last February and work has started.", NONE),
    ("Cabinet agreed the policy in 2022.", NONE),
    ("Cabinet agreed the policy in March and this was being implemented.", NONE),
    ("Previously the Council agreed to fund the works.", NONE),
    ("The Parish Council has agreed to fund the works.", NONE),
    ("The plan was agreed by Cabinet on 4 May 2024.", NONE),
    ("The application was refused by the District Council.", NONE),
    ("The Planning Authority refused the application.", NONE),
    ("Members queried why the application was approved.", NONE),
    ("The Committee heard that the Council resolved to close the hall.", NONE),
    ("The Clerk reported that the wall was unsafe and it was resolved to mend it.", [("to mend it", "agreed", {})]),
    # votes
    ("The recommendations were agreed, with 7 constituent members voting in favour and 1 against.",
     [("The recommendations were agreed", "agreed", votes(7, 1))]),
    ("Schools Forum agreed the levy of £20 a pupil. Primary: 6 for, 0 against. Secondary: 3 for, 1 against.",
     [("Schools Forum agreed the levy of £20 a pupil", "agreed", votes(None, None))]),
    ("The Board noted that Parliament had unanimously agreed the Bill.",
     [("The Board noted that Parliament had unanimously agreed the Bill", "noted", {"is_unanimous_stated": False})]),
    # lists within a sentence
    ("The Authority unanimously resolved to: a) approve the grant; b) note the update; and c) delegate authority to the"
     " Clerk.",
     [("approve the grant", "approved", {}), ("note the update", "noted", {}),
      ("delegate authority to the Clerk", "delegated", {"delegated_to": "Clerk"})]),
    ("RESOLVED to a) approve the plan; b) note the update; and c) seek quotes.",
     [("approve the plan", "approved", {}), ("note the update", "noted", {}), ("seek quotes", "agreed", {})]),
    ("Cabinet agreed to: i. approve the plan; ii. note the update; and iii. delegate authority to the Clerk.",
     [("approve the plan", "approved", {}), ("note the update", "noted", {}),
      ("delegate authority to the Clerk", "delegated", {"delegated_to": "Clerk"})]),
    # to whom power is given stands above the list
    ("Resolved: To authorise the Director of Place, in consultation with the Portfolio Holder, to:\n\na) negotiate the"
     " terms;\n\nb) enter into the lease.",
     [("negotiate the terms", "delegated",
       {"delegated_to": "Director of Place", "in_consultation_with": "Portfolio Holder"}),
      ("enter into the lease", "delegated",
       {"delegated_to": "Director of Place", "in_consultation_with": "Portfolio Holder"})]),
    ("RESOLVED that the Director of Place be authorised, in consultation with the Leader, to:\n\n(i) approve the"
     " design;\n\n(ii) award the contract.",
     [("approve the design", "delegated", {"delegated_to": "Director of Place", "in_consultation_with": "Leader"}),
      ("award the contract", "delegated", {"delegated_to": "Director of Place", "in_consultation_with": "Leader"})]),
    ("RESOLVED that the Committee recommends that the Executive:\n\n(a) approves the scheme;\n\n(b) notes the risks.",
     [("approves the scheme", "recommended", {"recommended_to": "Executive"}),
      ("notes the risks", "recommended", {"recommended_to": "Executive"})]),
    ("The decision to award the contract was delegated to the Director of Place.",
     [("The decision to award the contract was delegated to the Director of Place", "delegated",
       {"delegated_to": "Director of Place"})]),
    ("The licensing function was delegated to the Sub-Committee in 2012.", NONE),
    # moved, and what became of it
    ("The Leader, Councillor Smith, moved the budget, seconded by Councillor Jones. The budget was approved by 25 votes"
     " to 10.",
     [("The budget was approved", "approved",
       {"mover": "Councillor Smith", "seconder": "Councillor Jones", **votes(25, 10)})]),
    ("Accounts for payment were approved: Proposed Cllr Ames, seconded Cllr Beck.",
     [("Accounts for payment were approved", "approved", {"mover": "Cllr Ames", "seconder": "Cllr Beck"})]),
    ("Decision\n\n1) To approve the motion by Councillor Mair.\n2) To note the report.",
     [("To approve the motion by Councillor Mair", "approved", {"mover": "Councillor Mair"}),
      ("To note the report", "noted", {"mover": None})]),
    ("For the motion - 8 votes\n\nFor the amendment - 5 votes\n\nDECISION\n\nTo approve the motion by Councillor Mair.",
     [("To approve the motion by Councillor Mair", "approved", votes(8, 5))]),
    ("The application for variation was granted in part.",
     [("The application for variation was granted in part", "approved", {})]),
]  # fmt: skip
FIELDS: list[tuple[str, list[Decision]]] = [
    ("The meeting was adjourned.", NONE),
    ("The meeting adjourned for a short break.", NONE),
    ("Minded to grant subject to a legal agreement.", [("Minded to grant subject to a legal agreement", "agreed", {})]),
    ("Minded to refuse on highway grounds.", [("Minded to refuse on highway grounds", "refused", {})]),
    ("This item was deferred to the July meeting.", [("This item was deferred to the July meeting", "deferred", {})]),
    ("This item has been deferred to the next meeting.",
     [("This item has been deferred to the next meeting", "deferred", {})]),
    ("Approval given to the transfer of land at Mill Road.",
     [("Approval given to the transfer of land at Mill Road", "approved", {})]),
    ("Agreement to enter into a deed of variation.", [("Agreement to enter into a deed of variation", "agreed", {})]),
    ("Maintained primary representatives unanimously agreed to pool funding.",
     [("Maintained primary representatives unanimously agreed to pool funding", "agreed", {"is_unanimous_stated": True})]),
    ("Report received.", [("Report received", "received", {})]),
    ("Councillors asked questions about the budget.", NONE),
    ("In accordance with the recommendations, the Leader approved the transfer.",
     [("In accordance with the recommendations, the Leader approved the transfer", "approved", {})]),
    ("1. Approved the strategy.\n2. Authorised the Head of Legal Services to:\n   a. complete the lease; and\n   b. seal"
     " the deed.",
     [("Approved the strategy", "approved", {}),
      ("complete the lease", "delegated", {"delegated_to": "Head of Legal Services"}),
      ("seal the deed", "delegated", {"delegated_to": "Head of Legal Services"})]),
]  # fmt: skip


def check(text: str, section: str, expected: list[Decision]) -> None:
    found = extract_text(text, section).resolutions
    assert [(fact.quote, fact.outcome) for fact in found] == [(quote, outcome) for quote, outcome, _ in expected]
    for fact, (_, _, values) in zip(found, expected, strict=True):
        assert {name: getattr(fact, name) for name in values} == values


@pytest.mark.parametrize(("text", "expected"), MINUTES)
def test_minutes(text: str, expected: list[Decision]) -> None:
    """What was decided, its outcome and what is said with it."""
    check(text, "minutes", expected)


@pytest.mark.parametrize(("text", "expected"), FIELDS)
def test_decision_fields(text: str, expected: list[Decision]) -> None:
    """The same of the Decision: field of a register or an officer's record."""
    check(text, "decision", expected)
