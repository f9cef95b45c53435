"""Declarations in words of the member's own, nil returns run in to their heading, and what is no declaration."""

from __future__ import annotations

import pytest

from extract import extract_text


def declared(text: str) -> list[tuple[str | None, str, bool | None]]:
    """(person, kind, whether they left) of every declaration, in order."""
    return [(fact.person, fact.kind, fact.left_meeting) for fact in extract_text(text, "minutes").interests]


HEAD = "3. Declarations of Interest\n\nMinutes:\n\n"
OWN = [
    # A member tells of himself or of his kin, under the heading or for openness' sake.
    ("Councillor Pell stated for the sake of openness that, as to Minute 74, he had taught an objector.", [("Pell", "other", None)]),
    ("Councillor Pell advised that she sat on the board of the hall.", [("Pell", "other", None)]),
    ("Councillor Pell said that her brother farmed the land.", [("Pell", "other", None)]),
    ("Councillor Pell said that he had once shared a house with the tenant; this was a personal interest only and he stayed in the meeting.", [("Pell", "personal", False)]),
    ("Councillor Pell reported that the Monitoring Officer had given her a dispensation to take part.", [("Pell", "dispensation", None)]),
    ("Councillor Orde declared a personal interest in item 6. Ida Pell declared one in item 7 as the owner of a boat.", [("Orde", "personal", None), ("Ida Pell", "personal", None)]),
    ("Councillor Orde declared a personal interest in Minute 28 as a trustee and Councillor Pell in the same item as a tenant.", [("Orde", "personal", None), ("Pell", "personal", None)]),
    ("Councillor Pell, by way of a transparency statement, advised that her brother was employed by the ferry.", [("Pell", "other", None)]),
    ("The Clerk had granted a dispensation to all those present to speak.", [(None, "dispensation", None)]),
    ("The Clerk advised that a dispensation had been granted so that they could vote.", [(None, "dispensation", None)]),
    ("Members generally declared that they had been sent letters about item 33.", [(None, "other", None)]),
    ("Cllr Orde – non-pecuniary – his wife works there.\n\nCllr Pell – member of the Patients' Forum.", [("Orde", "other", None), ("Pell", "other", None)]),
    ("Ida Pell disclosed that her academy was party to the deed and she would step out for that item.", [("Ida Pell", "other", True)]),
    # Not such statements: no lobbying, no interest, other things told, one of the public.
    ("Councillor Pell stated that he had not been lobbied.", []),
    ("Councillor Pell confirmed that she had no interest in item 4.", []),
    ("Councillor Pell reported that he would leave at 8pm.", []),
    ("Councillor Pell said that he was grateful to the Clerk.", []),
    ("Mrs Pell said that her house was near the quay.", []),
    # Who would leave only if something came up, and what is called personal and is not.
    ("Councillor Pell declared a DPI in item 4; should there be any discussion on it he would leave.", [("Pell", "disclosable_pecuniary", None)]),
    ("Councillor Pell declared an interest in item 4 as she knew the owner, who was not a personal friend.", [("Pell", "other", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_own_words(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    """What a member says of the own life under the heading is declared; other things said there are not."""
    assert declared(f"{HEAD}{text}\n\n4. Roads\n") == expected


ELSEWHERE = [
    ("Cllr Ada Pell said, by way of interest, that she had once shared a desk with the tenant, and stayed.", [("Ada Pell", "other", False)]),
    ("Councillor Pell said that he had once taught the tenant.", []),
    ("Councillor Pell declared that he lived in the road concerned.", [("Pell", "other", None)]),
    ("Roedd y Cynghorydd Non Pell wedi datgan buddiant personol yn yr eitem hon, ac arhosodd yn y cyfarfod.", [("Non Pell", "personal", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ELSEWHERE)
def test_elsewhere(text: str, expected: list[tuple[str | None, str, bool | None]]) -> None:
    """Under no heading only what is told as an interest is one."""
    assert declared(f"5. Roads\n\n{text}\n") == expected


NIL = [
    ("1  DISCLOSABLE PECUNIARY INTERESTS\n\n   There were none.\n\n2  MINUTES\n", ["There were none"]),
    ("6. Members' Interests – Nil.\n", ["Nil"]),
    ("41b/19   Declarations of Interest: None declared. Members were reminded to fill in the form.\n", ["None declared"]),
    ("23. DECLARATIONS OF INTEREST (Including Whipping Declarations) None were received.\n", ["None were received"]),
    ("C049/23      2.         DECLARATIONS OF PECUNIARY AND OTHER INTEREST(s)\n\nNo declarations\n\n", ["No declarations"]),
    (
        "2.\n\nDATGANIADAU O FUDDIANT / DECLARATIONS OF INTEREST\n\nCofnodion / Minutes:\n\nNi chafwyd dim. / None.\n\n3.\n",
        ["Ni chafwyd dim", "None"],
    ),
    ("2. Datgan buddiannau\n\nNi ddatganwyd unrhyw fuddiant arall.\n", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NIL)
def test_nil(text: str, expected: list[str]) -> None:
    """A nil return under its heading or run in to it; "no other" is none."""
    found = extract_text(text, "minutes").interests
    assert [fact.quote.rstrip(".") for fact in found] == expected
    assert {fact.kind for fact in found} <= {"nil"}


def test_a_sentence_is_no_part_of_the_entry_above() -> None:
    """ "Cllr Orde had been lobbied", in the line below another's declaration."""
    text = "24/58  Declarations of interest\nCllr Pell – 24/65 – personal – allotment holder\nCllr Mrs Orde had been away.\n"
    (fact,) = extract_text(text, "minutes").interests
    assert fact.quote == "Cllr Pell – 24/65 – personal – allotment holder"


def test_what_a_member_says_far_below_the_heading_is_no_declaration() -> None:
    """A hearing without numbers goes on below the heading: "Councillor Orde said that she lived by the sea"."""
    speeches = "\n\n".join(f"The Clerk read letter {number}." for number in range(14))
    text = f"3. Declarations of Interest\n\nThere were none.\n\n{speeches}\n\nCouncillor Orde said that she lived by the sea.\n"
    assert [fact.kind for fact in extract_text(text, "minutes").interests] == ["nil"]
