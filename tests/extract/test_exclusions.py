"""Resolutions to exclude press and public: only what a meeting resolved, with what it states of the law."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from extract.components.exempt_paragraphs import nation, paragraphs_of
from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # The form of England: the nation is not told by the Act of 1972.
    (
        "RESOLVED: That, under Section 100A(4) of the Local Government Act 1972, the press and public be excluded for item 9, "
        "as it involves exempt information as defined in paragraph 3 of Part 1 of Schedule 12A to the Act.",
        ("3", "12A", "1", "Local Government Act 1972", None),
    ),
    # Wales: Part 4 of Schedule 12A.
    (
        "RESOLVED that the public be excluded under Paragraphs 12 and 13 of Part 4 of Schedule 12A to the Local Government Act 1972.",
        ("12,13", "12A", "4", "Local Government Act 1972", "Wales"),
    ),
    # Wales in Welsh.
    (
        "PENDERFYNWYD gwahardd y wasg a'r cyhoedd o'r cyfarfod ym mharagraff 14 o Ran 4 o Atodlen 12A i Ddeddf Llywodraeth Leol 1972.",
        ("14", "12A", "4", "Ddeddf Llywodraeth Leol 1972", "Wales"),
    ),
    (
        "PENDERFYNWYD cau'r wasg a'r cyhoedd allan o'r cyfarfod o dan Adran 100A(4) o Ddeddf Llywodraeth Leol 1972, gan y "
        "datgelir gwybodaeth a ddiffinnir ym mharagraff 14 o Ran 4 o Atodlen 12A i'r Ddeddf.",
        ("14", "12A", "4", "Ddeddf Llywodraeth Leol 1972", "Wales"),
    ),
    (
        "Pay\n\nMinutes:\n\nThe press and public were excluded from the meeting during consideration of the following item.",
        (None, None, None, None, None),
    ),
    # What was resolved, then told to be done: one.
    (
        "RESOLVED: That the press and public be excluded while the Panel considers paragraph 1 of Schedule 12A.\n\n"
        "The meeting went into closed session at 11.25 am.",
        ("1", "12A", None, None, None),
    ),
    # Scotland, told in a sentence.
    (
        "The Committee resolved, in terms of Section 50A(4) of the Local Government (Scotland) Act 1973, to exclude the public "
        "from the next item, which involved exempt information of the classes in paragraphs 6 and 9 of Part 1 of Schedule 7A.",
        ("6,9", "7A", "1", "Local Government (Scotland) Act 1973", "Scotland"),
    ),
    # Northern Ireland; no paragraph stated.
    (
        "Resolved – That the members of the press and public be excluded during discussion of this item as it would disclose "
        "exempt information as described in Section 42(2) and Schedule 6 of the Local Government Act (Northern Ireland) 2014.",
        (None, "6", None, "Local Government Act (Northern Ireland) 2014", "Northern Ireland"),
    ),
    # A parish.
    (
        "RESOLVED that under section 1(2) of the Public Bodies (Admission to Meetings) Act 1960 the public and press withdraw.",
        (None, None, None, "Public Bodies (Admission to Meetings) Act 1960", None),
    ),
    # Items taken in the absence of the public.
    (
        "RESOLVED: that items 8 and 9 be taken in the absence of the press and public, exempt information being likely to be "
        "disclosed under paragraph 3 of Schedule 6 to the Local Government Act (Northern Ireland) 2014.",
        ("3", "6", None, "Local Government Act (Northern Ireland) 2014", "Northern Ireland"),
    ),
    # Other words for closed doors.
    ("The Board agreed that the remaining items be taken in private.", (None, None, None, None, None)),
    ("RESOLVED to go in camera.", (None, None, None, None, None)),
    ("RESOLVED that the meeting be closed to the press and public for item 9.", (None, None, None, None, None)),
    # Nothing of the law is stated.
    ("It was moved by Councillor Orr and resolved to exclude the press and public.", (None, None, None, None, None)),
    # The paragraphs stand in the list of items below.
    (
        "RESOLVED that the public be excluded for these items, as they involve exempt information as set out below:\n\n"
        "Item 12 – Paragraph 3\nItem 13 – Paragraphs 1 and 2",
        ("3,1,2", None, None, None, None),
    ),
    # A closed session, by an Act; a schedule shortened.
    (
        "It was RESOLVED to go into Closed Session in accordance with the Public Bodies (Admission to Meetings) Act 1960.",
        (None, None, None, "Public Bodies (Admission to Meetings) Act 1960", None),
    ),
    (
        "RESOLVED to exclude the public (para 5 of Part 1 of Sch 12A, Local Government Act 1972).",
        ("5", "12A", "1", "Local Government Act 1972", None),
    ),
    # Printed without its cue, as a paragraph; and carried in the words after it.
    (
        "That, under Section 100A of the Local Government Act 1972, the public be excluded for the items below, which involve "
        "exempt information as defined in Part 1, Schedule 12A (Paragraph 3) of the Act.",
        ("3", "12A", "1", "Local Government Act 1972", None),
    ),
    (
        "The Chair said that this resolution would be moved:-\n\n“That under Section 100(A)(4) of the Local Government Act 1972, the "
        "public be excluded, as defined in paragraph 1 of Part I of Schedule 12(A) of the Act.”\n\nThis was agreed.",
        ("1", "12A", "1", "Local Government Act 1972", None),
    ),
    # The law stands in the next sentence.
    (
        "RESOLVED that the press and public be excluded for the next item. This information is exempt under Paragraphs 1 & 2 of "
        "Schedule 12A.",
        ("1,2", None, None, None, None),
    ),
    # Sessions that are told, in the words of several houses.
    ("The meeting went into private session at 8.10pm.", (None, None, None, None, None)),
    ("It was agreed that the Committee move into confidential session.", (None, None, None, None, None)),
    (
        "Proposed by Councillor Ash, seconded by Councillor Elm and agreed that Council go “Into Committee”.",
        (None,) * 5,
    ),
    ("The Committee resolved to go into Part II and the public left.", (None,) * 5),
    ("The public and press left the meeting under paragraph 3 of Schedule 12A.", ("3", "12A", None, None, None)),
    # The public asked to leave.
    (
        "The Panel AGREED that the public be asked to leave, the item falling under paragraph 1 of Schedule 12A.",
        ("1", "12A", None, None, None),
    ),
]
NONE = [
    # What else is closed, in private hands, or on camera.
    "RESOLVED that the footpath be closed to the public; AGREED that the toilets be closed to the press and public.",
    "AGREED that homes be held in private ownership; the meeting was told that bids be made. It was caught in camera range.",
    # A heading, a possibility, a consideration.
    "EXCLUSION OF PRESS AND PUBLIC\n\nThe public may be excluded for item 9.",
    "The Panel considered whether the press and public should be excluded.",
    # Decided not to.
    "RESOLVED that the press and public be not excluded from item 9.",
    "It was agreed not to exclude the press and public.",
    # Put and lost.
    "Councillor Orr moved that the press and public be excluded. The motion was lost.",
    # Somebody else is excluded; something else is public.
    "RESOLVED that children be excluded from the pool. RESOLVED that the public footpath be closed.",
    # Only moved; a room, papers, the members' own deliberation, coming back.
    "Chair to move:- “That the public be excluded to avoid disclosure under Paragraph 3 of Schedule 12A to the Act.”",
    "The Council moved into Committee Room 2. The report went into committee papers.",
    "The Sub-Committee went into private session to deliberate.",
    "The Chair asked whether the Committee should go into private session.",
    "It was moved by Councillor Ash that the meeting move out of committee.",
    # Members of the public who merely leave.
    "Two members of the public left at 8.10 pm.",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_exclusions(text: str, expected: tuple[str | None, ...]) -> None:
    found = facts("exclusions", text, "minutes")
    assert [(one.paragraphs, one.schedule, one.part, one.act, one.nation) for one in found] == [expected]


@pytest.mark.parametrize("text", NONE)
def test_no_exclusion(text: str) -> None:
    assert facts("exclusions", text) == ()


@pytest.mark.parametrize("section", ["agenda", "report"])
def test_an_agenda_or_report_only_proposes(section: str) -> None:
    text = "RESOLVED that the press and public be excluded under paragraph 3 of Schedule 12A."
    assert len(facts("exclusions", text, "minutes")) == 1
    assert facts("exclusions", text, section) == ()


def test_the_clause_is_quoted_without_its_cue() -> None:
    found = facts("exclusions", "RESOLVED – That the press and public be excluded.")
    assert [fact.quote for fact in found] == ["That the press and public be excluded"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("paragraphs 1, 2 and 3 of Part 1", "1,2,3"),
        # A range states each of its paragraphs.
        ("paragraphs 12 to 14", "12,13,14"),
        ("paragraph(s) 3 & 5", "3,5"),
        # A semicolon goes on before "and" alone.
        ("Paragraphs 6; and 8 & 9 respectively", "6,8,9"),
        ("paragraph 3; 5 members left", "3"),
        # A space lost in print.
        ("Paragraph 3of Part 1 of Schedule 12A", "3"),
        # Paragraphs of a report, and numbers that no schedule has.
        ("paragraph 4 of the report and paragraph 99", None),
        ("paragraph 4.2", None),
        ("as indicated in each report", None),
    ],
)
def test_paragraphs(clause: str, expected: str | None) -> None:
    assert paragraphs_of(clause) == expected


def test_paragraph_12_without_part_4_leaves_a_doubt() -> None:
    # Before 2006 Schedule 12A had a paragraph 12 in both nations.
    assert nation("Local Government Act 1972", "12A", "1", "12") is None
    assert nation("Local Government Act 1972", "12A", "4", "12") == "Wales"


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("exclusions", text, section))


@pytest.mark.parametrize("piece", ["the public "])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("exclusions", piece * (1_000_000 // len(piece))) < 15
