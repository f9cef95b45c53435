"""Marks in forms of councils that nobody wrote rules for: laws, places, numbers, dates; each with its near misses."""

from __future__ import annotations

import pytest

from extract.components.exempt_paragraphs import paragraphs_of
from tests.extract.one_component import facts

LAWS = [
    ("under Section 100A(4), Local Government Act 1972", [("Local Government Act 1972", "Section 100A(4)")]),
    ("under Section119C Highways Act 1980", [("Highways Act 1980", "Section119C")]),
    ("in s26A(1)&(2) of the Ferries Act 1997", [("Ferries Act 1997", "s26A(1)&(2)")]),
    # A number in brackets belongs to the name; two kinds of instrument in one.
    (
        "under the Ferry Dues (Amendment) (No. 3) Regulations 2019, as told",
        [("Ferry Dues (Amendment) (No. 3) Regulations 2019", None)],
    ),
    ("the Harbour Levy\n     (Relief) (No 2) Order 2016", [("Harbour Levy (Relief) (No 2) Order 2016", None)]),
    (
        "the Harbour Signs Regulations and General Directions 2016",
        [("Harbour Signs Regulations and General Directions 2016", None)],
    ),
    # The name goes on behind the year.
    ("the Ferries Act 2003 Fees Regulations 2005 apply", [("Ferries Act 2003 Fees Regulations 2005", None)]),
    (
        "the Ferries Act 2003 and the Harbour Regulations 2005",
        [("Ferries Act 2003", None), ("Harbour Regulations 2005", None)],
    ),
    # What is counted behind "and" is no further section; of a plural it may be.
    ("used its powers under section 19 and 640 metres of hedge went", [(None, "section 19")]),
    ("used its powers under section 19 and 20 of the Highways Act 1980", [("Highways Act 1980", "section 19 and 20")]),
    ("used its powers under sections 19 and 20 last year", [(None, "sections 19 and 20")]),
    ("exempt under categories 3 and 5 of Schedule 12A", [(None, "categories 3 and 5 of Schedule 12A")]),
    # A report has sections and categories, too.
    ("to note the risks described in section 6; and", []),
    ("households in category 3 of the scheme", []),
]


@pytest.mark.parametrize(("text", "expected"), LAWS, ids=lambda value: value if isinstance(value, str) else "")
def test_laws(text: str, expected: list[tuple[str | None, str | None]]) -> None:
    assert [(fact.act, fact.provision) for fact in facts("legal_references", text)] == expected


PARAGRAPHS = [
    # Heads of a paragraph are left out; what is a paragraph of its own by its letter keeps it.
    ("paragraph 6a of Part 1 of Schedule 12A", "6"),
    ("paragraphs 1, 2 and 6(b) of Part 1", "1,2,6"),
    ("paragraphs 7a, 7B and 18C", "7A,7B,18C"),
    # "a" is "and" in Welsh, and a letter of its own in English.
    ("paragraffau 7 a 8 o Ran 1", "7,8"),
    ("paragraffau 6 a 7 o Ran 1", "6,7"),
    ("paragraph 6 A report was tabled", "6"),
    ("paragraph 3d of the report", None),
]


@pytest.mark.parametrize(("clause", "expected"), PARAGRAPHS)
def test_paragraphs(clause: str, expected: str | None) -> None:
    assert paragraphs_of(clause) == expected


STREETS = [
    # Names of one word: in an address, beside a street, where there is traffic.
    ("Venue: Council Chamber, Orr House, Castlegate", ["Castlegate"]),
    ("Held at the Moot Hall, Fennelgate, Hexley", ["Fennelgate"]),
    ("Traders in Cornhill and Butter Street were heard.", ["Cornhill", "Butter Street"]),
    ("The double yellow lines in Ropewalk would stay.", ["Ropewalk"]),
    ("Kirkgate would be closed for two nights.", ["Kirkgate"]),
    # Towns end so too; a name may go on, and be somebody's.
    ("Venue: Town Hall, Fennelgate", []),
    ("Venue: Theatre, Margate, Kent", []),
    ("Parking in Fennelgate had become dear.", []),
    ("Parking in Kirkgate Shopping Centre was free, as Mr Kirkgate said.", []),
    ("Traffic told on the Sluicegate, and cars on Reigate.", []),
    # "The" and a word, where a meeting was held.
    ("Venue: Reading Room, The Street, Hexley", ["The Street"]),
    ("The Street was quiet, and The Green was mown.", []),
    # Who lives there; what is closed; what stands there.
    ("Mr Orr of Weaver Close spoke.", ["Weaver Close"]),
    ("Miss Una Bray, from Tarn Rise, asked when.", ["Tarn Rise"]),
    ("Mr Orr of Tarn Hill spoke.", []),
    ("Una Bray of Mill Lane asked; so did the Row of Elms Lane.", ["Mill Lane", "Row of Elms Lane"]),
    ("The Duke of Fell Street was dug up.", ["Duke of Fell Street"]),
    ("Orr Hill will be closed overnight in May.", ["Orr Hill"]),
    ("The shop at Orr Hill will be open; Orr Hill was closed.", []),
    ("4.\n\nPublic Conveniences, Market Hill\n\nThe roof leaked.", ["Market Hill"]),
    ("5  SPECIAL TREATMENTS – ROSE ROOM, CANAL WALK\n", ["CANAL WALK"]),
    ("The licence holder of the Rose, Orr Hill, spoke.", []),
    ("A clinic in Albion Place would stay; it came in First Place.", ["Albion Place"]),
    ("A path from Sedge Drove to the church", ["Sedge Drove"]),
    ("Mrs Orr of 14 Market Hill asked when; vehicles stood on both sides of Low Garth.", ["Market Hill", "Low Garth"]),
    ("Officers would report on traffic in Wren Wynd.", ["Wren Wynd"]),
    ("Councillors Ash and Elm spoke of Kettle Street.", ["Kettle Street"]),
    ("Officers: Jo Lane, Una Street", []),
    # A shop that is named for its street.
    ("B1 - Tarn Parade Food and Wine, 3 Tarn Parade", ["Tarn Parade"]),
]


@pytest.mark.parametrize(("text", "expected"), STREETS)
def test_streets(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in facts("places", text) if fact.kind == "street"] == expected


WARDS = [
    ("Divisions affected: Brim and Marl; Upper Wend", ["Brim and Marl", "Upper Wend"]),
    ("Division(s) affected: Tarn and the Combes;", ["Tarn and the Combes"]),
    ("Wards: Oak; Elm & Tarn; St. Brannoc", ["Oak", "Elm & Tarn", "St. Brannoc"]),
    ("Wards affected: Oak, Elm and Tarn", ["Oak", "Elm", "Tarn"]),
    ("The County Councillor for Brim and Wick, Cllr Una Bray, reported.", ["Brim and Wick"]),
    ("She sits for the Tarn District Electoral Area.", ["Tarn"]),
    ("Ethol y Cynghorydd Huw Ellis yn ward Harlan / Talfan, a bod dwy sedd", ["Harlan / Talfan"]),
    ("Divisions affected: All;", []),
    ("Wards Affected\n\nTarn\n\nMinutes:\n\nIt rained.", ["Tarn"]),
    ("Wards Affected\n\nCountywide\n\nWard Affected\n\nMinutes:", []),
    ("Division: Finance", []),
    ("The Borough Councillor for Transport and the County Council for Orrshire", []),
]


@pytest.mark.parametrize(("text", "expected"), WARDS)
def test_wards(text: str, expected: list[str]) -> None:
    assert [fact.name for fact in facts("places", text) if fact.kind == "ward"] == expected


NUMBERS = [
    # A number that words tell to be an application's is one wherever it stands.
    (
        "Bray declared an interest in 4.1 – PL/07714.\n\n4.1 PL/07714\n\nErection of a shed, Tarn Farm",
        [("planning", "PL/07714"), ("planning", "PL/07714")],
    ),
    ("CF/2024/0088 - Conversion of a barn, Tarn Foot", [("planning", "CF/2024/0088")]),
    ("Application 2024/62/90123/W was deferred.", [("planning", "2024/62/90123/W")]),
    ("5.1 Application – 190926– Tarn Lea – Erection of a sun room", [("planning", "190926")]),
    ("(3) TARN - 20060770 - Conversion of a barn", [("planning", "20060770")]),
    ("7.1 20LPA962/CC – Cais ar gyfer y trac", [("planning", "20LPA962/CC")]),
    ("the call - 20060770 - rang out, and 190926 bulbs", []),
    # A day is no application.
    ("Meeting: 26/07/2024 - Planning Committee. Conversion of a barn", []),
    ("Planning 5/11/2024 and PL/07714 alone", [("planning", "PL/07714")]),
    (
        "TW/2025/0043 Tarn Lane - four dwellings.\n\nTW/2024/0911 was heard; Report TW/2024/0999 was not.",
        [("planning", "TW/2025/0043"), ("planning", "TW/2024/0911"), ("report", "TW/2024/0999")],
    ),
    ("The order PL/07714 was sent.", []),
    # Reports, one of them over two lines.
    ("(Item 7 – report 24/00107)", [("report", "24/00107")]),
    ("the report of the Leader and the Director of Re-\nsources (CAB 25/006)", [("report", "CAB 25/006")]),
    ("It sold 24/00107 last year.", []),
    # The number below the heading "Minutes" is that of the paragraph.
    ("63   Minutes\n63.1      The minutes of 4 May were signed.", []),
    ("Matters arising from the minutes\n4.1. It rained.", []),
    (
        "The Committee had been told of the hole in the quay wall, as in Minute\n63 of that day.",
        [("minute", "63")],
    ),
    ("4.1. (ref Min: 5.1.) It rained. (ref: Min 8.2) It froze.", [("minute", "5.1"), ("minute", "8.2")]),
    # Numbers that head the minutes are no applications, whatever is built in them.
    (
        "PL21/073   APOLOGIES\n\nNone.\n\nPL21/074   INTERESTS\n\nNone in application 22/0076M.\n\n"
        "PL21/075   PUBLIC PARTICIPATION\n\nA resident spoke of a change of use.",
        [("planning", "22/0076M")],
    ),
    (
        "an interest in applications 4963/16, 5070/16 and 02232/17",
        [("planning", "4963/16"), ("planning", "5070/16"), ("planning", "02232/17")],
    ),
    ("licensing applications 4963/16 and 5070/16", []),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_numbers(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.number) for fact in facts("reference_numbers", text)] == expected


DATES = [
    ("                    Chairman\n     6.2.25\n", ["2025-02-06"]),
    ("Signed ........ Dated 6.2.25", ["2025-02-06"]),
    ("The minutes of the meeting held on 4.2.25 were signed; see 4.2.25 above.", ["2025-02-04"]),
    # A paragraph's number, and one of a list.
    ("6.2.25  The roof leaked.", []),
    ("The Chairman\n6.2.25 said so; see 4.1.24.", []),
    # Years.
    ("It had stood since about 2010, and the three years to 2025 were hard.", ["2010", "2025"]),
    ("used up to 2017, when a gate was shut; on the same period of 2023 it fell", ["2017", "2023"]),
    ("wardens for the 2025 season and the 2021 Census", ["2025", "2021"]),
    # What is counted.
    ("up to 2017 bulbs, about 2020 of them, and the 2025 bulbs; up to 2000.", []),
    ("the 2025 budget", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[str]) -> None:
    assert [fact.iso for fact in facts("dates", text)] == expected
