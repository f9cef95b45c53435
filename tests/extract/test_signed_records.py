"""Powers passed on, and Decision: fields of records that one person signs: what they decide, and what they do not."""

from __future__ import annotations

import pytest

from extract import extract_text

POWERS = [  # what is handed on is an authority to do something: the thing itself is not done
    ("That authority to vary the programme by up to £9,000 in any one scheme be delegated to the Director of Place", "Director of Place"),
    ("authority to award the contract be delegated to the Head of Law", "Head of Law"),
    ("That the authority to approve the design, following a survey, be given to the Estates Manager", "Estates Manager"),
    ("power to close the road be granted to the Clerk", "Clerk"),
    ("delegation be granted to the Head of Law to complete the deed", "Head of Law"),
    ("the Treasurer be authorised to write off the debts in Appendix B", "Treasurer"),
    ("The Cabinet agreed that authority to sign the lease be delegated to the Head of Property", "Head of Property"),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "whom"), POWERS)
def test_a_power_passed_on_is_a_delegation(clause: str, whom: str) -> None:
    text = clause if clause.startswith("The Cabinet") else f"RESOLVED: {clause}"
    [found] = extract_text(f"{text}.").resolutions
    assert (found.outcome, found.delegated_to, found.quote) == ("delegated", whom, clause)


GIVEN_ITSELF = [
    ("permission for the shed be granted", "approved"),
    ("£700 of bad debts be written off", "approved"),
    ("the authority to be represented at the forum be noted", "noted"),
]


@pytest.mark.parametrize(("clause", "outcome"), GIVEN_ITSELF)
def test_what_is_given_itself_is_none(clause: str, outcome: str) -> None:
    [found] = extract_text(f"RESOLVED that {clause}.").resolutions
    assert (found.outcome, found.delegated_to) == (outcome, None)


FIELDS = [
    ("Contract awarded to Larch Catering Ltd for three years at a cost of £1.2m.", "approved"),
    ("Approval of the purchase of 12 vans at £240,000.", "approved"),
    ("The closure of Mill Lane for 3 days from 4 May 2025.", "agreed"),
    ("Permission to sell the land at Mill Lane by auction.", "approved"),
    ("Refusal of the request to extend the lease.", "refused"),
    ("Appointment of Mr L Finch to the Harbour Trust.", "appointed"),
    ("Following consideration of the report the Director decided to proceed with option 2.", "agreed"),
    ("The Assistant Director has agreed to waive the rent for June 2025.", "agreed"),
    ("The Head of Legal Services approved the write-off of £1,420.", "approved"),
    ("The Panel has agreed to refuse the request.", "refused"),
    ("The Cabinet Member has deferred the item.", "deferred"),
]


@pytest.mark.parametrize(("field", "outcome"), FIELDS)
def test_a_signed_record_decides_in_its_own_words(field: str, outcome: str) -> None:
    [found] = extract_text(field, "decision").resolutions
    assert (found.quote, found.outcome) == (field.removesuffix("."), outcome)


@pytest.mark.parametrize("field", [field for field, _ in FIELDS[:6]])
def test_in_minutes_the_same_words_are_a_heading(field: str) -> None:
    assert not extract_text(field, "minutes").resolutions


TALK = [
    "Approval of the lease was sought in the report and the Clerk explained the terms.",
    "The Director explained that the contract had been awarded to Larch Ltd in 2022.",
    "The Leader said that funding awarded to the town was welcome.",
    "The closure of the pool was discussed at length and Members asked about staffing.",
    "Appointment of Vice-Chair\n\nNominations were awaited.",
]


@pytest.mark.parametrize("field", TALK)
def test_talk_in_a_field_is_no_decision(field: str) -> None:
    assert not extract_text(field, "decision").resolutions


@pytest.mark.parametrize("heard", ["considered", "CONSIDERED", "discussed"])
def test_what_was_only_considered_is_no_decision_of_its_own(heard: str) -> None:
    [found] = extract_text(f"The Committee {heard} the report and AGREED the recommendations.").resolutions
    assert found.quote.endswith("AGREED the recommendations")
    assert "the report" not in found.quote or found.quote.startswith(f"The Committee {heard}")
