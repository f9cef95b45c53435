"""Roles in layouts of attendance lists, one title over several names, tables, and what is not to be run together."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import extract_text
from extract.components.sections import read_blocks
from extract.components.shared_titles import find_shared


def found(text: str) -> list[tuple[str | None, str, str | None]]:
    """(person, role, organisation) of every role, in order."""
    return [(fact.person, fact.role, fact.organisation) for fact in extract_text(text, "minutes").roles]


def held(text: str) -> list[tuple[str | None, str]]:
    """(person, role) of every role, in order."""
    return [(person, role) for person, role, _ in found(text)]


SHARED = [
    (
        "The Corporate Directors, A Lunn and B Osk, replied.",
        [("A Lunn", "Corporate Director"), ("B Osk", "Corporate Director")],
    ),
    (
        "The Heads of Service, Mrs J Pell and Mr K Orde, left.",
        [("Mrs J Pell", "Head of Service"), ("Mr K Orde", "Head of Service")],
    ),
    # Surnames under a title of their own.
    ("The Vice-Chairs, Councillors Pell and Orde, spoke.", [("Pell", "Vice-Chair"), ("Orde", "Vice-Chair")]),
    ("Cllrs Tarn and Wick (Vice-Chairs) spoke.", [("Tarn", "Vice-Chair"), ("Wick", "Vice-Chair")]),
    # In brackets, without a sign, and with the names first.
    (
        "The Assistant Directors (Ada Pell and Joe Orde) came.",
        [("Ada Pell", "Assistant Director"), ("Joe Orde", "Assistant Director")],
    ),
    (
        "Planning Officers Ada Bell and Joe Bly came.",
        [("Ada Bell", "Planning Officer"), ("Joe Bly", "Planning Officer")],
    ),
    (
        "Ada Mole and Ben Vole, Corporate Directors, came.",
        [("Ada Mole", "Corporate Director"), ("Ben Vole", "Corporate Director")],
    ),
    # Three of them.
    (
        "The Directors, Ada Mole, Ben Vole and Cy Tarn, came.",
        [("Ada Mole", "Director"), ("Ben Vole", "Director"), ("Cy Tarn", "Director")],
    ),
]
NOT_SHARED = [
    # Officers and members in general.
    "Officers, Tom Ray and Jim Fay, spoke. Members Ada Lee and Bob Roy spoke.",
    # The plural is one of a list.
    "The Clerk, Directors, Ada Lee and Bob Roy came.",
    # Officers' titles are not borne by councillors.
    "The Corporate Directors, Councillor Ash and Councillor Elm came.",
    # Each has a field of their own, and only the first is not the holder of both.
    "The Directors of Housing and Roads, Ada Lunn and Joe Osk, came.",
    # A further office follows: whose the title is stays open.
    "The Corporate Directors, Ada Lunn and Joe Osk, Head of Roads, came.",
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_one_title_over_several_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


@pytest.mark.parametrize("text", NOT_SHARED)
def test_a_plural_is_not_shared_where_a_doubt_remains(text: str) -> None:
    assert not any(person and role.endswith(("Director", "Officer", "Member")) for person, role in held(text))


LISTS = [
    # Office first, dashes; the longest line is longer than a narrow column.
    (
        "Officers Present:\n\nChief Executive - J Dunn\nDirector of Economic Renewal, Culture and Planning – M McAllan\n"
        "Director of Operations – G Girt\nBorough Lawyer – P Cane",
        [
            ("J Dunn", "Chief Executive"),
            ("M McAllan", "Director of Economic Renewal, Culture and Planning"),
            ("G Girt", "Director of Operations"),
            ("P Cane", "Borough Lawyer"),
        ],
    ),
    # A rank begins the next line.
    (
        "Also present:\n\nMs K Brill - Democratic Services Officer\nChief Superintendent Lee Marsh, Tarn Police",
        [("Ms K Brill", "Democratic Services Officer"), ("Lee Marsh", "Chief Superintendent")],
    ),
    # Columns of tabs, initials.
    (
        "OFFICERS\n\nA Pell\t\tChief Executive\nJ Orde\t\tDirector of Finance & Resources\nK Brill\t\tCommittee Administrator",
        [
            ("A Pell", "Chief Executive"),
            ("J Orde", "Director of Finance & Resources"),
            ("K Brill", "Committee Administrator"),
        ],
    ),
    # Cells of a table, either way round.
    (
        "| Ada Pell | Director of Place |\n| Joe Orde | Head of Roads |",
        [("Ada Pell", "Director of Place"), ("Joe Orde", "Head of Roads")],
    ),
    (
        "Director of Place | Ada Pell\nHead of Roads | Joe Orde",
        [("Ada Pell", "Director of Place"), ("Joe Orde", "Head of Roads")],
    ),
    # The office on a line of its own above the name.
    ("Deputy Mayor\nCouncillor J McCann\n\nAldermen J Bird and W Dill", [("Councillor J McCann", "Deputy Mayor")]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_layouts_of_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert held(text) == expected


def test_names_above_their_offices_are_not_given_to_the_next() -> None:
    text = "Councillor Ada Ash\nChairman\nCouncillor Bea Elm\nVice-Chairman"
    assert not any(person == "Councillor Bea Elm" and role == "Chairman" for person, role in held(text))


TIES = [
    ("Depute Lord Provost Ian Bly presided.", ("Ian Bly", "Depute Lord Provost", None)),
    # Whose officer it is stands before the office.
    (
        "Mrs J Wood, the Commissioner’s Chief Finance Officer, had resigned.",
        ("Mrs J Wood", "Chief Finance Officer", None),
    ),
    # A body of initials, and one in brackets.
    ("Mr Colm Queen, Director of Housing Services, QHE\n", ("Mr Colm Queen", "Director of Housing Services", "QHE")),
    ("Sir Ivo Hend (Chair, Natural Assets Tarn) spoke.", ("Sir Ivo Hend", "Chair", "Natural Assets Tarn")),
    # The employer is no part of the field.
    (
        "Una Vole, Consultant in Public Health with Tarn Council, spoke.",
        ("Una Vole", "Consultant in Public Health", "Tarn Council"),
    ),
    # A name without a comma before its office.
    (
        "Councillor Ned Barker Chairman of Tarn District Council",
        ("Councillor Ned Barker", "Chairman", "Tarn District Council"),
    ),
    ("Independent Member Sam Joyce reported.", ("Sam Joyce", "Independent Member", None)),
    ("That Forbes Watt be appointed Vice-chairman.", ("Forbes Watt", "Vice-chairman", None)),
    ("The acting chief fire officer, Ada Lunn, spoke.", ("Ada Lunn", "acting chief fire officer", None)),
    # The year of an office is no body.
    (
        "RESOLVED that Councillor Kite be appointed Chair of Council Business for the Municipal Year 2015/16.",
        ("Councillor Kite", "Chair of Council Business", None),
    ),
    # Forms of address are nobody.
    (
        "Her Worship the Mayor of Saltgate, Councillor Ada Fair, spoke.",
        ("Councillor Ada Fair", "Mayor of Saltgate", None),
    ),
]


@pytest.mark.parametrize(("text", "expected"), TIES)
def test_ties_of_name_and_office(text: str, expected: tuple[str, str, str | None]) -> None:
    assert found(text) == [expected]


ROWS = "Vicky Iron\n\nChief Officer\n\nDave Berry\n\nChief Finance Officer\n\nJen Hill\n\nHead of Roads"


def test_cells_one_below_the_other_where_names_come_first() -> None:
    assert held(ROWS) == [
        ("Vicky Iron", "Chief Officer"),
        ("Dave Berry", "Chief Finance Officer"),
        ("Jen Hill", "Head of Roads"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Councillor Ash\n\nCouncillor Elm\n\nChief Executive\n\nHead of Roads",  # two columns, one after the other
        "Chief Executive\n\nAda Lee\n\nHead of Roads\n\nJoe Lunn",  # offices come first
        "Ada Lee\n\nChief Executive",  # one row is no order
    ],
)
def test_cells_in_another_order_are_left_alone(text: str) -> None:
    assert all(person is None for person, _ in held(text))


def test_a_name_behind_a_colon_and_before_its_office() -> None:
    assert held("Others: Llew Tomos Clerk to the Council, Mr Hefin Jones, Translator.")[0] == (
        "Llew Tomos",
        "Clerk to the Council",
    )


def test_a_person_who_ends_a_list_is_no_service() -> None:
    text = "Jackie Heslop, Manager of The Learning Library, and Helen Rolfe, representative of Little Hands, came."
    assert held(text) == [("Jackie Heslop", "Manager of The Learning Library")]


def test_a_person_with_an_office_ends_the_title_before() -> None:
    text = "Andy Clark, Group Manager Transport Services and Trevor Shum, Senior Transport Officer would attend."
    assert held(text) == [
        ("Andy Clark", "Group Manager Transport Services"),
        ("Trevor Shum", "Senior Transport Officer"),
    ]


def test_two_words_of_work_that_end_a_title_are_no_person() -> None:
    text = "Hana Bode, Service Manager Quality Assurance and Professional Standards, spoke."
    assert held(text) == [("Hana Bode", "Service Manager Quality Assurance and Professional Standards")]


def test_a_firm_is_nobody() -> None:
    assert held("The External Auditor Grant Thornton spoke.") == [(None, "External Auditor")]


def test_a_surname_may_be_an_office_elsewhere() -> None:
    assert held("Apologies were received from Councillors Bailie, Brown and Carr.") == []
    assert held("Bailie Orr spoke.") == [("Orr", "Bailie")]


def test_further_offices_in_one_bracket_are_of_the_same_person() -> None:
    text = "Marc Rowan (Solicitor, Monitoring Officer and Data Protection Officer) spoke."
    assert held(text) == [("Marc Rowan", "Solicitor"), ("Marc Rowan", "Monitoring Officer and Data Protection Officer")]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Directors,ofA Bandy\n\t|()CllrsVice-h:–.", max_size=120))
def test_quotes_are_at_their_place_on_any_text(text: str) -> None:
    for fact in find_shared(text, read_blocks(text, "minutes")):
        assert text[fact.start : fact.end] == fact.quote


@pytest.mark.parametrize(
    "unit", ["Corporate Directors, A Lunn, ", "A Lunn and B Osk, ", "| Ada Pell ", "Vice-Chairs (Councillors "]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    blocks = read_blocks(text, "minutes")
    begun = time.monotonic()
    for _ in find_shared(text, blocks):
        pass
    assert time.monotonic() - begun < 10
