"""Figures with their part, reference numbers and legal references in forms of minutes that no gold page has."""

from __future__ import annotations

import time

import pytest

from extract import extract_text


def _figures(text: str) -> list[tuple[float, str | None]]:
    return [(fact.value, fact.part) for fact in extract_text(text, "minutes").figures]


def _modifiers(text: str) -> list[str | None]:
    return [fact.modifier for fact in extract_text(text, "minutes").figures]


def _numbers(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.number) for fact in extract_text(text, "minutes").reference_numbers]


def _law(text: str) -> list[tuple[str | None, str | None]]:
    return [(fact.act, fact.provision) for fact in extract_text(text, "minutes").legal_references]


FIGURES = [
    # A list of recipients and sums below a stem that gives grants.
    ("Decision:\n\nThat grant aid be awarded as follows:\n\nHollowdale Band £500\nMerrington Scouts £250", [(500, "grant"), (250, "grant")]),
    ("DECIDED that grants be approved:-\n\n1.   Hollowdale Band - £500\n2.   The Old Mill Trust - £1,000.", [(500, "grant"), (1000, "grant")]),
    # Sums that were asked for, or refused.
    ("That the following grant applications be refused:\n\nChess Club £200\nBowls Club £900", [(200, None), (900, None)]),
    # Given in the sentence; a second recipient after "and".
    ("RESOLVED that £1,500 be granted to the Feis and £1,200 to the Pipe Band.", [(1500, "grant"), (1200, "grant")]),
    ("RESOLVED that donations of £100 be given to the Appeal and £50 to the Air Ambulance.", [(100, "grant"), (50, "grant")]),
    ("The Committee awarded £600 to the Elders.", [(600, "grant")]),
    # A contract is no grant.
    ("RESOLVED to award £25,000 to Brown Ltd for the resurfacing works.", [(25000, None)]),
    # Charges, rents and precepts that a resolution fixes.
    ("RESOLVED that the charge for garden waste be £52.", [(52, "approved")]),
    ("The charge for garden waste would be £52.", [(52, None)]),
    # What is bought or accepted.
    ("RESOLVED that the quotation of £1,875 plus VAT from Green Ltd be accepted.", [(1875, "approved")]),
    ("RESOLVED to purchase a laptop at a cost of £650.", [(650, "approved")]),
    # Raised to.
    ("AGREED to raise rents by 4%, to £26.", [(4, None), (26, "to")]),
    ("RESOLVED to raise the charge for craft of up to 10 metres to £31.50.", [(10, None), (31.5, "to")]),
    # The year between the noun and its verb.
    ("The Dedicated Schools Grant for 2023-24 was £231.4m.", [(231400000, "grant")]),
    # The tax base.
    ("RESOLVED that the council tax base for 2023/24 be set at 45,678.9.", [(45678.9, None)]),
    ("RESOLVED that the Tax Base be approved as 1204.6.", [(1204.6, None)]),
    ("The tax base is reviewed in 2025.", []),
    # Columns of a flattened table.
    ("Head | 2022/23 Actual | Budget 2023/24 | Variance\nRoads | £10,000 | £12,500 | £2,500", [(10000, "spent"), (12500, "budget"), (2500, None)]),
    ("Body | Amount requested | Amount awarded\nBand | £900 | £500", [(900, None), (500, "grant")]),
    # Two percentages are a range only between "between" and "and".
    ("It was 7.9% in year 2 and 8.4% in year 3.", [(7.9, None), (8.4, None)]),
    ("Pay rose by 2.1% and 3.4%.", [(2.1, None), (3.4, None)]),
    ("It lay between 2 and 3%.", [(2, None)]),
    # A year before the second end of a change is no end of a range.
    ("A rise from 22% in 2019 to 31% in 2023 was noted.", [(22, "from"), (31, "to")]),
    ("It took 14 weeks in 2019 and 9 weeks in 2023.", [(14, None), (9, None)]),
    ("Pay rose from 5 to 7%.", [(5, "from"), (7, "to")]),
    # A misprint that is neither a sum nor surely a share.
    ("It was a reduction of £40%.", []),
    # A noun that names a number of people; its change.
    ("Membership had grown from 140 to 212.", [(140, "from"), (212, "to")]),
    ("Numbers on roll fell from 212 to 198.", [(212, "from"), (198, "to")]),
    ("The membership agreed from 2 to 4 pm.", []),
    # So many dwellings of so many bedrooms each.
    ("Erection of 2 No. 1 bed flats and 4 no. houses.", [(2, None), (4, None)]),
    # The unit of the first number of a comparison, a few words before.
    ("Homes were let in an average of 89 days without major works, up from 66 last quarter.", [(89, "to"), (66, "from")]),
    # A length of a mast; millions of things.
    ("A 15m monopole was refused.", [(15, None)]),
    ("There were 1.5m staff.", [(1500000, None)]),
    # A number that is called, not counted.
    ("999 calls answered in 10 seconds: 88.2%.", [(10, None), (88.2, None)]),
    ("There were 998 calls.", [(998, None)]),
    # A number and the whole it is of.
    ("245 of 260 planning applications (94%) were in time.", [(245, None), (260, None), (94, None)]),
]  # fmt: skip

NUMBERS = [
    # Minutes headed with an asterisk, where the text itself names one of them as a minute.
    ("*FRS/14 Capital Programme\n\nNoted.\n\n(SEE ALSO MINUTE FRS/15 BELOW)", [("minute", "FRS/15")]),
    ("*FRS/14 Capital Programme\n\nMinute FRS/9 of the last meeting was read.", [("minute", "FRS/9")]),
    # A list of applications: one that looks like a report's number is none.
    ("Report ENV/2023/017. Application Ref: 22/01234/FUL; P/2022/0789; LW/22/0123.",
     [("report", "ENV/2023/017"), ("planning", "22/01234/FUL"), ("planning", "P/2022/0789"), ("planning", "LW/22/0123")]),
]  # fmt: skip

PLACES = [
    ("Land South of Mill Road was sold.", ["Mill Road"]),
    ("OFFICERS PRESENT: Ian Jones (Team Leader), Kim Lane (Legal Adviser)", []),
    ("The Isle of Dogs Road was closed.", ["Isle of Dogs Road"]),
]
DATES = [
    ("It met on 14/15 September 2023.", ["2023-09-15"]),
    ("Application 22/0123/14 September 2023", []),
]
LAW = [
    ("exempt information as in Paragraphs 6; and 8 of Part 1 of Schedule 7A to the Local Government (Scotland) Act 1973", [("Local Government (Scotland) Act 1973", "Paragraphs 6; and 8 of Part 1 of Schedule 7A")]),
    ("Under s. 114(3) LGFA 1988 the officer must report.", [("LGFA 1988", "s. 114(3)")]),
    ("A notice under Sec. 172 of the Housing Act 2004.", [("Housing Act 2004", "Sec. 172")]),
    ("A duty under Part VII Housing Act 1996 was owed.", [("Housing Act 1996", "Part VII")]),
    ("Local Government (Miscellaneous Provisions) Act 1976 s.61(2B)", [("Local Government (Miscellaneous Provisions) Act 1976", "s.61(2B)")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transfers were:\nb. £201,000 to repairs;\nc. £164,000 to harbour dues.", [None, None]),  # the third of a list
        ("It took c. £164,000 and c.£9,000.", ["about", "about"]),
        ("It cost over £5, about the\n£9 and (up to £7).", ["over", "about", "up to"]),
    ],
)
def test_modifiers(text: str, expected: list[str | None]) -> None:
    assert _modifiers(text) == expected


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert _figures(text) == expected


def test_one_length_in_two_units() -> None:
    found = extract_text("Each stall is 3.05m or 10ft wide, and 3m to 5m long.", "minutes").figures
    assert [(fact.value, fact.value_max, fact.unit) for fact in found] == [
        (3.05, None, "metres"),
        (10, None, "feet"),
        (3, 5, "metres"),
    ]


def test_compared_number_counts_the_same() -> None:
    found = extract_text(
        "2,345 incidents attended, 12% fewer than the 2,665 of the year before; 4 deaths.", "minutes"
    ).figures
    assert [(fact.unit, fact.modifier) for fact in found if fact.value == 2665] == [("incidents", None)]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert _numbers(text) == expected


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_places(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in extract_text(text, "minutes").places] == expected


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[str]) -> None:
    assert [fact.iso for fact in extract_text(text, "minutes").dates if fact.precision == "day"] == expected


@pytest.mark.parametrize(("text", "expected"), LAW)
def test_law(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert _law(text) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "the council tax base for 2023/24 be ",
        "grants be approved:\n\nA £5\n",
        "Applications 22/01234; ",
        "to raise rents by 4%, to £26 ",
        "245 of 260 ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    extract_text(unit * (30_000 // len(unit)), "minutes")
    assert time.process_time() - began < 6
