"""Licences and plans granted with something left out or added, lists within a paragraph, and formalities."""

from __future__ import annotations

import pytest

from extract import extract_text

GRANTED = [
    "The application was granted, save that the sale of alcohol ends at 23:00",
    "The application was granted except that doors close at 7.30pm",
    "The licence was granted, with the amendment that doors close at 11pm",
    "The application was granted with the addition of two conditions",
]


@pytest.mark.parametrize("sentence", GRANTED)
def test_what_was_granted_in_part_was_granted(sentence: str) -> None:
    [found] = extract_text(f"{sentence}.").resolutions
    assert (found.quote, found.outcome) == (sentence, "approved")


def test_letters_in_a_paragraph_begin_a_sentence() -> None:
    text = "Planning. (a) 24/0123/FUL 3 Mill Lane: no objection. (b) Far Field: it was agreed to object on access."
    assert [found.quote for found in extract_text(text).resolutions] == [
        "no objection",
        "it was agreed to object on access",
    ]


def test_reasons_on_a_line_of_their_own_end_a_decision() -> None:
    text = "RESOLVED: That the licence be granted.\nReasons\nThe Sub-Committee noted that the police had been asked.\n"
    assert [found.quote for found in extract_text(text).resolutions] == ["That the licence be granted"]


FORMALITIES = [
    "The apologies of Cllr Fox were accepted.",
    "The Council accepted Cllr Fox's apologies.",
    "The reasons for absence were approved.",
]


@pytest.mark.parametrize("sentence", FORMALITIES)
def test_accepting_apologies_is_no_decision(sentence: str) -> None:
    assert not extract_text(sentence).resolutions


NOTICE = """DECISION
The Sub-Committee, having heard the parties, has refused the application.
Conditions
1. Cameras shall be kept on.
REASONS
The Sub-Committee noted that there had been complaints.
"""


def test_a_decision_notice_decides_once() -> None:
    [found] = extract_text(NOTICE).resolutions
    assert (found.quote, found.outcome) == (
        "The Sub-Committee, having heard the parties, has refused the application",
        "refused",
    )


def test_what_was_therefore_refused_was_refused() -> None:
    [found] = extract_text("The application was therefore refused.").resolutions
    assert found.outcome == "refused"
