"""Wards, streets and postcodes in forms of minutes that no gold page has."""

from __future__ import annotations

import time

import pytest

from extract import extract_text


def _places(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.name) for fact in extract_text(text, "minutes").places]


WARDS = [
    ("Affected wards: Tarn, Marl", [("ward", "Tarn"), ("ward", "Marl")]),
    ("The site lies within the Saint Anne's electoral ward.", [("ward", "Saint Anne's")]),
    # A member called Ward behind an initial.
    ("For: K Robins, M Sadd, S Wake and N Ward (28)", []),
    ("S Wake and N Orme spoke for Hexley Ward.", [("ward", "Hexley")]),
    # The ward that somebody sits for.
    ("Councillor S Medd, the Ward Member for Fen Ottery, spoke.", [("ward", "Fen Ottery")]),
    ("He addressed the Committee as ward\ncouncillor for Hallowfield and left.", [("ward", "Hallowfield")]),
    ("The local member for Upper Tarn objected; the divisional councillors for Marl wrote.", [("ward", "Upper Tarn"), ("ward", "Marl")]),
    ("The Ward Members for Fen and Marl and the Chairman left.", [("ward", "Fen and Marl")]),
    # Members for a service are for no ward; "all wards".
    ("The lead member for Housing and the ward member for Finance spoke.", []),
    ("The ward members for all the wards spoke.", []),
    # Numbered wards of Scotland.
    ("Ward 3: Tarn and Hexley", [("ward", "Tarn and Hexley")]),
    ("Ward 5 - Wester Ross, Strathmar and Loch", [("ward", "Wester Ross, Strathmar and Loch")]),
    ("members of Ward 2 (Isla) met", [("ward", "Isla")]),
    ("Ward 5: see page 3", []),
    ("The Electoral Division of Thornbury West was affected.", [("ward", "Thornbury West")]),
    # One ward of three names; three wards.
    ("a councillor for Greasham, Fran & Irwell ward", [("ward", "Greasham, Fran & Irwell")]),
    ("the Greasham, Fran and Irwell wards", [("ward", "Greasham"), ("ward", "Fran"), ("ward", "Irwell")]),
    # A table whose heading begins with the ward.
    ("Ward Budget Spent Left\nHollin £15,000 £9,320 £5,680\nSt Wilf's £15,000 £11,475 £3,525\nIt was agreed to wait.",
     [("ward", "Hollin"), ("ward", "St Wilf's")]),
    ("Ward | Sum\nHollin | £15,000\nMarl Bank | £9,000\nTotal | £24,000", [("ward", "Hollin"), ("ward", "Marl Bank")]),
    # One row is no table; a heading of prose.
    ("Ward Budget Spent\nHollin £15,000 £9,320\nIt was agreed.", []),
    ("Ward Budgets\nThe Clerk reported that Hollin had £15,000.", []),
]  # fmt: skip

STREETS = [
    # A fund for high streets is no street.
    ("The Future High Street Fund was noted; the High Street was shut.", [("street", "High Street")]),
    # Addresses after the reference of an application, or before it.
    ("Application No 24/01402/HOU - Paddock Rise, Nether Wendle", [("street", "Paddock Rise")]),
    ("Extension at the Visitor Centre, Mill Brow, Gillham (NP/HM/0822/0955, SO)", [("street", "Mill Brow")]),
    ("25/00016/COU - The Old Granary, Bridge End, Wendle", [("street", "Bridge End")]),
    ("Site: Paddock Rise, Nether Wendle", [("street", "Paddock Rise")]),
    # A unit's number is no house's; an event is no street.
    ("Unit 4 Tarn Business Park was let.", []),
    ("£750 came from 12 Bayford Gardens Day stalls.", []),
    # A house or a hamlet before the street; no reference in the line.
    ("24/01402/HOU - Orchard Croft, 2 Mill Lane, Tarn", [("street", "Mill Lane")]),
    ("24/01402/HOU - Castle Hill, Sedge Road, Tarn", [("street", "Sedge Road")]),
    ("The walk from Paddock Rise, Nether Wendle, was long.", []),
    ("The audit of 12/03/2024 - Forward Approach, phase two", []),
    # Less usual words, with a number or with land at them.
    ("7 Cuckoo Mead and 18 Sorrel Meadow", [("street", "Cuckoo Mead"), ("street", "Sorrel Meadow")]),
    ("Land off Mill Drove was sold.", [("street", "Mill Drove")]),
    ("STOPPING UP OF LAND AT MARKET PASSAGE", [("street", "MARKET PASSAGE")]),
    ("A letter about speeding on Nab Brow was read.", [("street", "Nab Brow")]),
    ("The toilets in Fuller’s Yard would open; a street party in the Market Square.", [("street", "Fuller’s Yard"), ("street", "Market Square")]),
    ("Nab Brow was cold, Cuckoo Mead was mown.", []),
    ("7 Oak Trees were felled and 3 Bowling Greens mown.", []),
    # Named with "The"; a corner of two.
    ("14 The Maltings; 31 The Strand, Tarn", [("street", "The Maltings"), ("street", "The Strand")]),
    ("On page 14 The Green Group moved; Item 3 The Street Scene", []),
    ("Land at the corner of Orchard Way and Station Approach, Tarn", [("street", "Orchard Way"), ("street", "Station Approach")]),
    ("The corner of Orchard Way was wet.", [("street", "Orchard Way")]),
]  # fmt: skip

CLOSES = [
    # A close is a street wherever a name stands before it.
    ("To leave Larch Close out would move the cars.", [("street", "Larch Close")]),
    ("Larch Close layby; Officers would visit Otter Close.", [("street", "Larch Close"), ("street", "Otter Close")]),
    ("WAITING RESTRICTIONS – LARCH CLOSE & TERN WAY", [("street", "LARCH CLOSE"), ("street", "TERN WAY")]),
    ("MILL LANE JUNCTION WITH LARCH CLOSE", [("street", "MILL LANE"), ("street", "LARCH CLOSE")]),
    ("no waiting in Larch Close, Tern Way and Mill Road", [("street", "Larch Close"), ("street", "Tern Way"), ("street", "Mill Road")]),
    # What else closes; people of that name.
    ("Financial Close was reached; Consultation Close was in May; Meeting Close: 9 pm; the Polls Close at ten.", []),
    ("Any Other Business\nClose", []),
    ("Officers: Jane Close, Ann Reed", []),
    ("Jane Close – Director of Finance spoke. Tom Lane – Head of Legal left.", []),
]  # fmt: skip

TRAFFIC = [
    # What is done on streets tells of the name beside it, with a capital too.
    ("Residents of Heron Court complained of speeding.", [("street", "Heron Court")]),
    ("Potholes in Tern Rise were reported. Fly tipping around Wren Court grew.", [("street", "Tern Rise"), ("street", "Wren Court")]),
    ("The hedge along Curlew Walk needed cutting; litter lay within Teal Place.", [("street", "Curlew Walk"), ("street", "Teal Place")]),
    ("24/060 HERON COURT\nThe report was noted.\n24/061 STAFF\nAgreed.", []),
    ("The bus shelter at the top of Castle Hill was damaged.", [("street", "Castle Hill")]),
    ("The Heron Court needed paint. Tern Rise was mown.", []),
    # Words of a title before "of" or a name are no part of it.
    ("Review of Mill Road and Outcome of Fell Road Consultation", [("street", "Mill Road"), ("street", "Fell Road")]),
    ("Regarding Fell Lane, nothing was heard.", [("street", "Fell Lane")]),
    ("Petition – Save Mill Lane", [("street", "Mill Lane")]),
    ("The Duke of Fell Street was dug up.", [("street", "Duke of Fell Street")]),
]  # fmt: skip

POSTCODES = [
    # A slip of the pen at the end of an address; units and hours are none.
    ("Garage Court, 12 Ferrer Avenue, E28 3QK\n", [("street", "Ferrer Avenue"), ("postcode", "E28 3QK")]),
    ("a turbine, B1 4MW of power; in Room 3, A2 7PM sharp", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*WARDS, *STREETS, *CLOSES, *TRAFFIC, *POSTCODES])
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert _places(text) == expected


@pytest.mark.parametrize(
    "unit",
    ["24/01402/HOU - Paddock Rise, ", "Ward 3: A, B and C ", "Ward Budget\nA 1\n", "ward member for Tarn ", "the corner of Orchard Way and ", "7 The Green "],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    began = time.process_time()
    extract_text(unit * (30_000 // len(unit)), "minutes")
    assert time.process_time() - began < 6
