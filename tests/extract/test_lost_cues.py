"""Copies of pages that lost their headings and the words in bold: what is left of the resolutions is still found."""

from __future__ import annotations

import pytest

from extract import extract_text

LISTS = [
    (
        "Minutes:\n\nThe Head of Roads presented the report.\n\n(a)   the plan be approved;\n\n(b)   officers report again;\n\n"
        "(c)   the fee be raised to £1.20.",
        ["the plan be approved", "officers report again", "the fee be raised to £1.20"],
    ),
    (
        "The proposals were put to the vote and carried unanimously by those present.\n\n(1)   that the minutes are sent"
        " back to the next meeting;\n\n(2)   that an additional meeting is held.",
        ["that the minutes are sent back to the next meeting", "that an additional meeting is held"],
    ),
    (
        "It was moved by Councillor Ash, seconded by Councillor Elm and\n\n(1)   that Alderman Oak be thanked;\n\n"
        "(2)   that the Clerk write to the school.",
        ["that Alderman Oak be thanked", "that the Clerk write to the school"],
    ),
    (
        "Members asked about the cost of the wall.\n\nto:\n\na)   note the forecast of £4.6m;\n\nb)   approve the virements;"
        "\n\nc)   add £900,000 to the programme.",
        ["note the forecast of £4.6m", "approve the virements", "add £900,000 to the programme"],
    ),
    (
        "The Director answered questions.\n\nThat Cabinet:\n\n1.   Welcomes the review;\n\n2.   Approves the plan.",
        ["Welcomes the review", "Approves the plan"],
    ),
    (
        "The Scheme Manager spoke for three minutes.\n\n(a)  to note the draft assessment;\n\n"
        "(b)  to recommend to the Board that a charter be published.",
        ["to note the draft assessment", "to recommend to the Board that a charter be published"],
    ),
    (
        "Adroddodd y Pennaeth ar y gyllideb.\n\n(1)   nodi'r sefyllfa ariannol;\n\n(2)   cymeradwyo'r ffioedd.",
        ["nodi'r sefyllfa ariannol", "cymeradwyo'r ffioedd"],
    ),
]
ALONE = [
    ("The Mayor opened the meeting.\n\nMinutes\n\nthe minutes of 4 May 2021 be confirmed as a correct record.",
     "the minutes of 4 May 2021 be confirmed as a correct record"),
    ("The Leader paid tribute to Mr Oak.\n\nthe Council’s thanks to Mr Oak be formally recorded.",
     "the Council’s thanks to Mr Oak be formally recorded"),
    ("Pond Lane Lease\n\nthat the lease be granted to the Pond Lane Club.", "that the lease be granted to the Pond Lane Club"),
    ("The Head of Trees gave an update. Members thanked him.\n\nto adopt the Strategy.", "to adopt the Strategy"),
    ("The Chair tabled a report on the meetings she had attended.\n\nTo note the report.", "To note the report"),
    ("The amendment was lost.\n\nThe motion as first moved was then put and it was\n\nThat the rent be £54 a year.",
     "That the rent be £54 a year"),
    ("Exclusion of the Press and Public\n\nthat under Section 100A(4) of the Local Government Act 1972 the public be excluded.",
     "that under Section 100A(4) of the Local Government Act 1972 the public be excluded"),
    ("Derbyniwyd adroddiad y Pennaeth.\n\nnodi'r adroddiad.", "nodi'r adroddiad"),
    ("Minutes pdf icon PDF 33 KB\n\nTo confirm the minutes.\n\nAdditional documents:\n\nthe minutes of 4 May be approved and signed.",
     "the minutes of 4 May be approved and signed"),
    ("Pond Lane\n\nAdditional documents:\n\n·   Appendix A pdf icon PDF 77 KB\n\nThe Head of Roads presented the report and was"
     " thanked.\n\nthat the fee be raised to £1.20.", "that the fee be raised to £1.20"),
]  # fmt: skip
NOTHING = [
    # What officers recommend, what others ask for, and what was only moved.
    "The Head of Roads recommended:\n\n(1)   that the plan be approved;\n\n(2)   that the fee be raised.",
    "Residents asked the Council to act as follows:\n\n1.   That the crossing be moved;\n\n2.   That the limit be lowered.",
    "Motion\n\nThat the fee be raised.\n\nMoved by Councillor Ash, seconded by Councillor Elm.\n\nThe motion was lost.",
    "Amendment\n\nThat Councillor Oak be elected.\n\nMoved by Councillor Ash, seconded by Councillor Elm.",
    # The purpose of an item, and a recommendation above its minutes.
    "Minutes were taken by the Clerk.\n\nDeclarations of Interest\n\nTo receive any declarations of interest.",
    "The Clerk opened the meeting.\n\nTo note the report of the Head of Roads.\n\nThe Head of Roads presented the report.",
    "The last item was heard.\n\n(1)   To note the forecast;\n\n(2)   To approve the fee.\n\nThe Director introduced the report.",
    # What was said, what would be, and a sentence that goes on below.
    "Members made these points.\n\n(a)   that the road was flooded;\n\n(b)   that the drains had been cleared.",
    "The Director answered.\n\n(a)   the plan would be approved in May;\n\n(b)   the fee should be raised.",
    "The developer had offered to build the wall and asked for\n\nthe access to be moved by a metre.",
    "Reasons for decision:\n\nto comply with the law.",
    "Reasons for decision:\n\nthe plan be approved in time for May.",
]  # fmt: skip


def _quotes(text: str) -> list[str]:
    return [fact.quote for fact in extract_text(text).resolutions]


@pytest.mark.parametrize(("text", "quotes"), LISTS)
def test_a_list_without_its_cue_is_found(text: str, quotes: list[str]) -> None:
    assert [quote for quote in _quotes(text) if quote in quotes] == quotes


@pytest.mark.parametrize(("text", "quote"), ALONE)
def test_a_paragraph_without_its_cue_is_found(text: str, quote: str) -> None:
    assert quote in _quotes(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_others_want_is_not_decided(text: str) -> None:
    facts = extract_text(text).resolutions
    assert [fact.quote for fact in facts if fact.outcome != "lost"] == []


def test_the_mover_is_who_leads_on_to_what_is_lost() -> None:
    fact = extract_text(
        "Proposed by Cllr Ash, seconded by Cllr Elm and\n\nthat the last item be taken in private."
    ).resolutions[0]
    assert (fact.mover, fact.seconder, fact.rule) == ("Cllr Ash", "Cllr Elm", "cues.lost_cue")
