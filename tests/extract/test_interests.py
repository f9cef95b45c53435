"""Declarations of interest: person, kind, whether the member left, and nil returns."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text


def declared(text: str) -> list[tuple[str | None, str, bool | None]]:
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


CASES = [
    ("Councillor Ash declared a disclosable pecuniary interest in item 4 and left the room.", [("Ash", "disclosable_pecuniary", True)]),
    ("Cllr J Ash disclosed a DPI in item 4. He withdrew during its consideration.", [("J Ash", "disclosable_pecuniary", True)]),
    ("Alderman Ash declared a pecuniary interest.", [("Ash", "pecuniary", None)]),
    ("Sir Ivo Ash declared a financial interest in item 2.", [("Sir Ivo Ash", "pecuniary", None)]),
    ("Councillor Ash declared a personal and prejudicial interest.", [("Ash", "prejudicial", None)]),
    ("Councillor Ash declared a personal but not prejudicial interest, and remained in the meeting.", [("Ash", "personal", False)]),
    ("Councillor Ash declared a non-registrable interest as a governor and took part.", [("Ash", "non_registrable", False)]),
    ("Councillor Ash declared a non-pecuniary interest.", [("Ash", "other", None)]),
    ("Ivo Ash declared an interest in item 5.", [("Ivo Ash", "other", None)]),  # no title
    ("Councillors Ash and Elm each declared a personal interest in item 3.", [("Ash", "personal", None), ("Elm", "personal", None)]),
    ("The Chair, Councillor Ash, declared a personal interest.", [("Ash", "personal", None)]),
    ("Councillor Ash declared a personal interest in item 3 and Councillor Elm declared a prejudicial interest in item 5.",
     [("Ash", "personal", None), ("Elm", "prejudicial", None)]),
    ("Councillor Ash declared a personal interest and would leave the meeting.", [("Ash", "personal", None)]),  # not said that he did
    ("Councillor Ash advised that she had been granted a dispensation to speak.", [("Ash", "dispensation", None)]),
    ("Councillor Ash advised that she had a personal interest in item 6.", [("Ash", "personal", None)]),
    ("Councillor Ash, having declared an interest, withdrew from the meeting.", [("Ash", "other", True)]),
    ("Datganodd y Cynghorydd Siân Huws fuddiant personol sy’n rhagfarnu, a gadawodd y cyfarfod.", [("Siân Huws", "prejudicial", True)]),
    ("Declarations of interest\n\nCllr Ash – item 4 – Personal, as a member of the trust", [("Ash", "personal", None)]),
    ("Members declared personal interests in minute 96 as follows:\n\nI Ash - Trustee of Tarn Aid\n\nElm - Governor",
     [("I Ash", "personal", None), ("Elm", "personal", None)]),
    ("There were no declarations of interest.", [(None, "nil", None)]),
    ("No declarations of interest were made.", [(None, "nil", None)]),
    ("Declarations of Interest\n\nMinutes:\n\nNone.", [(None, "nil", None)]),
    ("42. DECLARATIONS\nThere were none.", [(None, "nil", None)]),
    ("Declarations of interest: Nil", [(None, "nil", None)]),
    ("Datgan Buddiant\n\nCofnodion:\n\nDim.", [(None, "nil", None)]),
    ("Ni ddatganwyd unrhyw fuddiant.", [(None, "nil", None)]),
    ("There were no further declarations of interest.", []),
    ("Chair's announcements\n\nMinutes:\n\nNone.", []),  # under another heading
    ("Declarations of Interest\n\nMinutes:\n\nNone.\n\n3.\n\nAnnouncements\n\nMinutes:\n\nNone.", [(None, "nil", None)]),
    ("Members were reminded to declare any interest.", []),
    ("Councillor Ash asked whether he should declare a prejudicial interest.", []),
    ("Councillor Ash declared that he had no interest in the matter.", []),
    ("Councillor Ash said that it was in the interest of residents.", []),
    ("Councillor Ash expressed an interest in buying the hall.", []),
    ("Councillor Ash asked about interest rates.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_declarations(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    assert declared(text) == expected


def test_the_sentence_that_says_the_member_left_belongs_to_the_quote() -> None:
    text = "Councillor Ash declared a pecuniary interest in item 4.\nShe left the room. The item was then taken."
    (fact,) = extract_text(text, "minutes").interests
    assert fact.quote == text[: text.index(" The item")]


def test_each_of_two_members_has_a_span_of_its_own() -> None:
    found = extract_text("Councillors Ash and Elm declared personal interests.", "minutes").interests
    assert [fact.quote for fact in found] == [
        "Councillors Ash and Elm declared personal interests.",
        "Elm declared personal interests.",
    ]


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_agenda_and_report_hold_none(section: str) -> None:
    assert extract_text("Councillor Ash declared a personal interest.", section).interests == ()


PIECES = st.sampled_from(
    ["Declarations of Interest", "declared ", "a personal interest", ". ", "\n", "\n\n", "Councillors ", "Cllr ", "Ash ", "J Elm", " and ",
     "left ", "None", "There were no ", "dispensation", ":", " – ", "He ", "(", ")", "\udc80", "\x00"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_spans_match_and_nothing_raises(text: str) -> None:
    for fact in extract_text(text, "minutes").interests:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.quote.strip()


@pytest.mark.parametrize(
    "piece", ["Councillor Ash declared ", "declarations of interest ", "Cllr Ash declared an interest and "]
)
def test_time_is_linear_on_a_megabyte(piece: str) -> None:
    from extract.components.interests import read_interests
    from extract.text import Block, Sentence

    text = piece * (1_000_000 // len(piece))
    started = time.perf_counter()
    list(read_interests(text, [Block(0, len(text), None, 0, "minutes", 0)], [Sentence(0, len(text), 0)]))
    assert time.perf_counter() - started < 15
