"""Wards, streets and postcodes that a text names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.extract.one_component import SECTIONS, TEXTS, check_spans, facts, seconds

CASES = [
    # The name goes on after the word; shortened words.
    (
        "a house at 2 Guildhall Square North, near Kettle Street Lower",
        [("street", "Guildhall Square North"), ("street", "Kettle Street Lower")],
    ),
    ("Tarn Rd, Hexley and 12 Station Rd", [("street", "Tarn Rd"), ("street", "Station Rd")]),
    # An address has one street: a public house before it and a suburb after it are none.
    ("Compton Cross, 2 Old Tarn Street, Hexley, ZE2 9HJ", [("street", "Old Tarn Street"), ("postcode", "ZE2 9HJ")]),
    ("2A Amity Grove, Hexley Park, ZE2 9HJ", [("street", "Amity Grove"), ("postcode", "ZE2 9HJ")]),
    ("a gap site beside 27 REFUSE Tarnakilly Road", [("street", "Tarnakilly Road")]),  # a column's word
    # Land by a quay; a school lane in capitals; a ward in the middle of a line.
    ("Lands west of Tarn Quay", [("street", "Tarn Quay")]),
    ("LAND AT OLD SCHOOL LANE, HEXLEY", [("street", "OLD SCHOOL LANE")]),
    ("Application Number: 17/P0296 Ward: Abbey Officer Recommendation: GRANT", [("ward", "Abbey")]),
    ("Application Number:18/P3617     Ward:Ravensfold", [("ward", "Ravensfold")]),
    # A street with and without a number, which stays out of the quote.
    # A name broken over two printed lines, the second indented.
    (
        "9.1  to make a grant to the forum for the hall and for the slip at the old pier;\n"
        "9.2  to instruct the head of estates to report on the school house at Shore\n     Street; and\n"
        "9.3  to recommend that the boundaries of the forums be drawn again before May.",
        [("street", "Shore Street")],
    ),
    # Land at a place that houses stand on; a street that gets its name.
    (
        "Land at Gibbet Hill was sold; the new street be named Orr Court",
        [("street", "Gibbet Hill"), ("street", "Orr Court")],
    ),
    # Welsh in capitals; electoral areas.
    ("TIR GER FFORDD Y GLO", [("street", "FFORDD Y GLO")]),
    ("DEA: Carran East", [("ward", "Carran East")]),
    ("Land at High Street and 14 Mill Lane", [("street", "High Street"), ("street", "Mill Lane")]),
    # Capitals: the words around are no name.
    ("LAND OFF HOLLIN BANK LANE", [("street", "HOLLIN BANK LANE")]),
    # Words that are streets only beside a number, a venue or a postcode.
    ("3 Sorrel Close; Sorrel Close Nursery; Victoria Park was tidy", [("street", "Sorrel Close")]),
    ("Venue: Reading Room, Chapel Hill, Trewarne", [("street", "Chapel Hill")]),
    # Beside a street that is plainly one; with traffic, parking or houses told of it.
    ("orders for Sorrel Close and Mill Road", [("street", "Sorrel Close"), ("street", "Mill Road")]),
    ("the Traffic Regulation Order as advertised in Aspen Way", [("street", "Aspen Way")]),
    ("Residents had parked in Orr Gardens; the choir sang at Orr Court.", [("street", "Orr Gardens")]),
    # Names with a slash between; a code before one.
    (
        "Orr Close / Mill Road and Elm Road/Osk Way",
        [("street", "Orr Close"), ("street", "Mill Road"), ("street", "Elm Road"), ("street", "Osk Way")],
    ),
    ("the MG Festing Grove zone", [("street", "Festing Grove")]),
    # Words that are seldom all of a name.
    (
        "Flooding in New Road and at 14 Main Street; Old School Road",
        [("street", "New Road"), ("street", "Main Street"), ("street", "Old School Road")],
    ),
    ("a New Road layout; a School Street scheme", []),
    # A street at which somebody asks is still one.
    ("A resident of Tanyard Lane asked when.", [("street", "Tanyard Lane")]),
    # Welsh.
    ("ar Stryd y Felin a Heol Fawr", [("street", "Stryd y Felin"), ("street", "Heol Fawr")]),
    # A ward; the word is quoted, the name has none of it.
    ("residents of Oakfield Ward objected", [("ward", "Oakfield")]),
    # "and" within one ward's name, and between two wards.
    ("the Larig Water and Kilmore Ward", [("ward", "Larig Water and Kilmore")]),
    ("the wards of Oakfield and Moor", [("ward", "Oakfield"), ("ward", "Moor")]),
    ("Oakfield and Moor wards", [("ward", "Oakfield"), ("ward", "Moor")]),
    # Labels.
    ("Ward: Oakfield", [("ward", "Oakfield")]),
    ("Wards affected: Oakfield; Saint Brannoc", [("ward", "Oakfield"), ("ward", "Saint Brannoc")]),
    # At the start of a sentence.
    ("In Oakfield Ward, Members of Moor Ward met.", [("ward", "Oakfield"), ("ward", "Moor")]),
    # Numbers before a name in capitals, and more than one house.
    ("A LICENCE AT 22 THE GLEBE, HEXLEY", [("street", "THE GLEBE")]),
    ("REVIEW OF A LICENCE – TARN BAR, 3-5 EASTGATE", [("street", "EASTGATE")]),
    # An address that a printed line breaks, its reference behind.
    ("The appeal at Kettle Fold,\nHexley (AB/CD/0124/0131) was dismissed.", [("street", "Kettle Fold")]),
    ("AB/25/00419/TCA – The Rectory, Larch Plain", [("street", "Larch Plain")]),
    # A house before the street, a code before the house; a ward or the part of an address before it.
    ("A barn at 3 Ferry Cottages Sedge Road was refused.", [("street", "Sedge Road")]),
    ("23/400117/VAR Curlew Farm Gull Lane", [("street", "Gull Lane")]),
    ("Tarn Ward, Kestrel Close – wait until spring", [("ward", "Tarn"), ("street", "Kestrel Close")]),
    ("Old Rope Works, North Street for Tarn Homes", [("street", "North Street")]),
    ("Venue: Civic Centre, High Road, Tarn Green, ZE2 8LE", [("street", "High Road"), ("postcode", "ZE2 8LE")]),
    ("Residents of Crescent Road met at The Avenue, Hexley.", [("street", "Crescent Road"), ("street", "The Avenue")]),
    ("Ward Affected: Hexley", [("ward", "Hexley")]),
    # A town in a ward's name.
    ("K E Orr - Hexley Town Ward", [("ward", "Hexley Town")]),
    # Postcodes.
    ("Quay Parade, Allermouth CZ4 7LN", [("street", "Quay Parade"), ("postcode", "CZ4 7LN")]),
]
NONE = [
    # A heading in capitals that leaves open where the name begins.
    "BUS STOP ACCESSIBILITY KETTLE LANE",
    "The Kettle Lane Estate was painted.",
    "A Phase 1 Tarn Bridge Scheme was noted.",
    # All wards are none.
    "Ward: All",
    "Wards affected: All Wards",
    # Wards of hospitals; members of no named ward.
    "The Stroke Ward reopened; Ward Members and each Ward Councillor came.",
    # People of these names.
    "Councillor John Lane moved, Mr Street seconded. Present: Sarah Lane (Clerk)",
    "Jonathan Lane said so.",
    # Ward is a surname too.
    "Ned Ward said so. Mr Abel Ward asked why. Iris Ward (Clerk) replied. Sgt Una Ward reported.",
    "A talk was given by Colonel Ned Ward who kept bees.",
    "Apologies: Ann Holt, Iris Ward and Tom Orr.",
    # Wards of a hospital.
    "Oak Ward and Elm Ward at the Tarn Hospital reopened; in-patient wards did not.",
    "The Rocky Road Bakery had a grant.",
    # Institutions named after streets, and roads in general.
    "Sedge Lane Primary School and the Road Safety Partnership; Local Road repairs; the Main Road",
    # No inward code has C, I, K, M, O or V; a reference is no postcode.
    "AB1 2CV and PP12 3KO-4",
    "26\n\nTarn Square Public Realm was noted.",  # an empty line between
    "FB 68/24  TARN PARK - HEADS OF TERMS",
    "Bilingual Street Signs were put up.",
    # The number of an item is no house number, and a numeral no name.
    "9.2  PEACE PARK",
    "24/177  SKATE PARK",
    "177  STAITHE QUAY",
    "IV  STREET CAFES",
    # A car park; land at a park.
    "Maes Parcio; MAES PARCIO; land at Orr Park",
    # Generic words.
    "On Street Parking and Test Drive",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.name) for fact in facts("places", text)] == expected


@pytest.mark.parametrize("text", NONE)
def test_no_place(text: str) -> None:
    assert facts("places", text) == ()


@settings(max_examples=80, deadline=None)
@given(text=TEXTS, section=SECTIONS)
def test_any_text(text: str, section: str | None) -> None:
    check_spans(text, facts("places", text, section))


@pytest.mark.parametrize("piece", ["Mill Lane and "])
def test_a_megabyte_takes_linear_time(piece: str) -> None:
    assert seconds("places", piece * (1_000_000 // len(piece))) < 15
