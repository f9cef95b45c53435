"""Figures in forms that unseen councils use: counts that leave out their noun, tables with units in headings, parts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.facts import Figure
from extract import extract_text
from extract.components.table_sums import table_sums


def _figures(text: str) -> tuple[Figure, ...]:
    return extract_text(text, "minutes").figures


COUNTS = [
    # The noun stands before, in the sentence or in the one before it.
    ("Of the homes proposed, four would be affordable.", [(4, "homes")]),
    ("Five actions had been completed and two were outstanding.", [(5, "actions"), (2, "actions")]),
    ("Eighteen practices held contracts but only three were taking patients.", [(18, "practices"), (3, "practices")]),
    ("There were 14 risks,\n      three of\n      them rated high.", [(14, "risks"), (3, "risks")]),  # wrapped
    ("There were nine incidents in five months, in two of which a knife was seen.", [(9, "incidents"), (2, "incidents")]),
    ("They heard of 12 KPIs. Of these 3 were not met.", [(12, "KPIs"), (3, "KPIs")]),
    ("It gives 28 spaces, including three for disabled drivers.", [(28, "spaces"), (3, "spaces")]),
    ("There were 31 letters of objection and four of support.", [(31, "letters"), (4, "letters")]),
    ("They had 1,047 households, 112 more than a year earlier.", [(1047, "households"), (112, "households")]),
    ("There were 64 operators and 25% (16) had replied.", [(64, "operators"), (16, "operators")]),
    ("There were 17 complaints, against 12 in the half year before.", [(17, "complaints"), (12, "complaints")]),
    ("Nine complaints were heard. Seven concerned parish councillors.", [(9, "complaints"), (7, "complaints")]),
    ("The pupils were told; 6 appeals were pending and four had been heard.", [(6, "appeals"), (4, "appeals")]),
    ("There were 26 incidents, nine involved knives.", [(26, "incidents"), (9, "incidents")]),
    ("There were 26 letters from 5 concerned residents.", [(26, "letters"), (5, "concerned residents")]),
    # The noun stands behind.
    ("He said that 212 of 265 responses opposed it.", [(212, "responses"), (265, "responses")]),
    ("He said that 37% (412) of 1,113 respondents opposed it.", [(412, "respondents"), (1113, "respondents")]),
    ("Thirty-one of the cancellations were due to weather.", [(31, "cancellations")]),
    ("It found two medium-risk and eleven low-risk defects.", [(2, "low-risk defects"), (11, "low-risk defects")]),
    # Changes, on one line or two.
    ("     The officer answered what was asked of the licensing of cabs in the town. Complaints\n"
     "     had risen from 20 to 27, which he put down to the new ranks and the dearth of drivers at\n"
     "     night.", [(20, "Complaints"), (27, "Complaints")]),
    ("Burglaries had come down by 12%, from 50 to 44.", [(50, "Burglaries"), (44, "Burglaries")]),
    ("The number of pupils had fallen from 52 in January 2018 to 29 in January 2024.", [(52, "pupils"), (29, "pupils")]),
    ("The tower came down from 24 storeys to 19 and has shops.", [(24, "storeys"), (19, "storeys")]),
    # Nouns that name people themselves.
    ("There were 5 dogs.\n\nThe waiting list stood at 1,206, up from 988.",
     [(5, "dogs"), (1206, "waiting list"), (988, "waiting list")]),
    ("A task group of five be set up.", [(5, "members")]),
    ("Absent from the division (2) - Bailies Orr and Pym.", [(2, "members")]),
    # Numbers that tell which, or when, and count nothing.
    ("There were 8 bids. He asked for phase two to start at ten and read page six.", [(8, "bids")]),
    ("They had 3 door staff and would stop serving at 02.00.", [(3, "door staff")]),
    ("There were two amendments; the first two were lost and the other three fell.", [(2, "amendments")]),
    ("There were 12 homes at 17 Larch Rise, and the unit sold for half.", [(12, "homes")]),
    ("Two-thirds of tenants and three-quarters of staff agreed.", []),
    # Numbers before a participle or after one, the last of a change of averages, men in brackets after a share.
    ("There were 47 enquiries and 52 closed, leaving 211 open.", [(47, "enquiries"), (52, "enquiries"), (211, "enquiries")]),
    ("He received 27 complaints and upheld four.", [(27, "complaints"), (4, "complaints")]),
    ("They had 38 letters of support and 11 of objection.", [(38, "letters"), (11, "letters")]),
    ("There were 19 deaths in 2023. Most (74%) were here. Seventy-four per cent (14) were men.", [(19, "deaths"), (14, "deaths")]),
    ("The number of people waiting dropped from an average of 118 to 83.", [(118, "people"), (83, "people")]),
    # Both of "out of the"; what is counted named before.
    ("Then 10 out of the 12 officers had gone.", [(10, "officers"), (12, "officers")]),
    ("Out of the planned audits, 62 had been completed; six were late.", [(62, "planned audits"), (6, "planned audits")]),
    # A list of items that ends with a comma and "and".
    ("It would hear agenda items 10, 11, 12, and 13. The remaining applications (nos. 9, 14, and 19) would wait.", []),
    ("There were 23 letters of objection and 1 neutral comment.", [(23, "letters"), (1, "neutral comment")]),
    ("Staff numbers had reduced from 412 to 398.", [(412, "staff"), (398, "staff")]),
    ("Attendance at the museum was 18,204 in the year.", [(18204, "attendance")]),
    # Names of buses.
    ("They asked for the 74 and 76 bus services and the 12 buses.", []),
    ("41 Lamp Services - Joint Panel pdf icon PDF 176 KB\n\nNoted.", []),
    ("There were 12 trees.\n\nSickness was down from 12.6 in the year.", [(12, "trees")]),  # of another paragraph
    ("Minute Four, Part Two and Appendix Three were read by Two Rivers Trust.", []),
    # Welsh: a number, then the noun in the singular.
    ("Nodwyd bod naw adroddiad wedi’u cwblhau.", [(9, "adroddiad")]),
    ("Cynyddodd nifer y disgyblion o 412 i 438.", [(412, "disgyblion"), (438, "disgyblion")]),
    ("Aeth nifer y disgyblion i 3 lle.", [(3, "lle")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.unit) for fact in _figures(text) if fact.kind == "count"] == expected


MEASURES = [
    ("Sickness stood at 9.8 days per employee, up from 9.1.", [("rate", 9.8, "days per employee"), ("rate", 9.1, "days per employee")]),
    ("It was 118 days as against 76.", [("duration", 118, "days"), ("duration", 76, "days")]),
    ("A call took 7.2 seconds against a target of ten.", [("duration", 7.2, "seconds"), ("duration", 10, "seconds")]),
    ("Two complaints took 23 working days, against a target of 20.", [("count", 2, "complaints"), ("duration", 23, "days"), ("duration", 20, "days")]),
    ("It took 52 minutes a year earlier.", [("duration", 52, "minutes")]),  # when, not how often
    ("Lorry movements would be capped at 64 a day.", [("rate", 64, "Lorry movements per day")]),
    ("There were 1.9 for every 10,000 residents.", [("rate", 1.9, "per 10,000 residents")]),
    ("Output would fall from 180 tonnes to 150 tonnes a year.", [("other", 180, "tonnes"), ("rate", 150, "tonnes per year")]),
    ("The ridge height would be 8.4m and splays of 2.4m x 43m were asked for.", [("other", 8.4, "metres"), ("other", 2.4, "metres"), ("other", 43, "metres")]),
    ("They moved 8.4m and more.", []),  # of what is not said
    ("Days off 8.0 9.3\nMissed bins per 100,000 45 38.2", []),  # rows of a table
    ("The hall is used some two times a week.", [("rate", 2, "times per week")]),
    ("Re-let times averaged 31 days; the target was 24.", [("duration", 31, "days"), ("duration", 24, "days")]),
    ("It would last five years against 25 members.", [("duration", 5, "years"), ("count", 25, "members")]),
    ("It took 8 weeks compared with 2019.", [("duration", 8, "weeks")]),  # a year
    ("It took nine minutes and 13 seconds.", [("duration", 553, "seconds")]),  # no range
    ("It took 5 mins 12 secs.", [("duration", 312, "seconds")]),
    ("A lease of 2 years 6 months was taken.", [("duration", 30, "months")]),
    ("It took 5 years and 13 people.", [("duration", 5, "years"), ("count", 13, "people")]),
    ("About 310 pedestrians a day had crossed.", [("rate", 310, "pedestrians per day")]),
    ("Some 640 homes a year were needed.", [("count", 640, "homes")]),
    ("Water would leave at 2 litres a second.", [("rate", 2, "litres per second")]),
    ("Some 31% of five year olds had it.", [("percent", 31, "%"), ("other", 5, "years old")]),
    ("There were 902 second homes and a 30-second delay.", [("count", 902, "second homes"), ("duration", 30, "seconds")]),
    ("The stopping up of 18.5 square\n   metres of road.", [("other", 18.5, "square metres")]),
    ("Mae'r safle'n mesur 0.62 hectar.", [("other", 0.62, "hectares")]),
    ("A mast with a hub height of 40m – Land at Orr.", [("other", 40, "metres")]),
    ("It was sold to a girl\n   of 15.", [("other", 15, "years old")]),
    ("The winning bid scored 91.4 out of 100.", [("other", 91.4, "points")]),
    ("It was 4 out of 10 homes.", [("rate", 0.4, "share")]),
    ("Nododd mai 2.3% oedd y cynnydd.", [("percent", 2.3, "%")]),  # "mai" is "that", and May
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEASURES)
def test_measures(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(fact.kind, fact.value, fact.unit) for fact in _figures(text)] == expected


TABLES = [
    # A sign in each heading, cells parted by bars.
    ("Service | Budget £000 | Forecast £000 | Variance £000\nAdults | 12,345 | 12,900 | 555\nPlay | 8,100 | 8,050 | (50)",
     [(12345e3, "budget"), (12900e3, "estimate"), (555e3, None), (8100e3, "budget"), (8050e3, "estimate"), (-50e3, None)]),
    # Names in one line, signs in the next, spaces between.
    ("                 Budget    Outturn\n                 £m        £m\nAdult Care       12.3      12.9\nHealth            4.1      -0.2",
     [(12.3e6, None), (12.9e6, None), (4.1e6, None), (-0.2e6, None)]),
    # A caption for the whole.
    ("Table 2 (£'000)\nService\t2023/24\t2024/25\nParks\t120\t130", [(120e3, None), (130e3, None)]),
    # One column of sums beside one of counts.
    ("Service | Cases | Cost £\nParks | 12 | 400\nTrees | 3 | 1,200.50", [(400, None), (1200.5, None)]),
    # Words in the last column.
    ("Item | Cost (£) | Funding\nRoof | 14,500 | Reserves\nTotal | 17,750 |", [(14500, None), (17750, None)]),
    # Amounts to the penny below words that tell their total.
    ("RESOLVED that the accounts be paid, a total of £376.00:\nGrass   276.00\nHall    100.00", [(376, None), (276, None), (100, None)]),
    # What a row says is left is checked elsewhere; single spaces part the columns.
    ("Ward Budget Spent Left\nHollin £15,000 £9,320 £5,680", [(15000, "budget"), (9320, "spent"), (5680, None)]),
    # A table of contents, a heading whose columns do not fit, years, and prose.
    ("Agenda | Page\nApologies | 3\nBudget (£m) | 5", []),
    ("Service | Cost £\nParks | 12 | 400 | 7", []),
    ("Costs in £000\nYear | 2023 | 2024", []),
    ("The cost (£m) was told.\nParks   12   400", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_tables(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(fact.value, fact.part) for fact in _figures(text) if fact.kind == "money"] == expected


def test_listed_things() -> None:
    found = _figures("Scheme membership stood at 103,850:\n\nActive members     36,120\n\nPensioners         30,250")
    assert [(fact.value, fact.unit) for fact in found][1:] == [(36120, "Active members"), (30250, "Pensioners")]


LEFT = [
    ("Hollin £15,000 £9,320 £5,680", "consistent"),
    ("Hollin £15,000 £6,200 £8,000", "inconsistent"),
]


@pytest.mark.parametrize(("row", "expected"), LEFT)
def test_what_is_left(row: str, expected: str) -> None:
    assert _figures(f"Ward Budget Spent Left\n{row}")[-1].check_result == expected


PARTS = [
    ("Spend to the end of June 2022 was £14.3m.", "spent"),
    ("Running costs were £26,800.", "spent"),
    ("Huts would have cost £390,000.", None),  # they were not bought
    ("The cost of the clearance was put at £400,000.", "estimate"),
    ("The gap could reach £5.8m on the current\nestimate.", "estimate"),
    ("The income target of £3.45m was missed.", "income"),
    ("The charity quiz had raised £612.50.", "income"),
    ("It left a gap of £6.2m before savings.", None),
    ("Some £750,000 would be met by a grant from the fund.", "grant"),
    ("As part of the budget, £16.5m of cuts were made.", None),
    ("The Committee:\n\n·        Awarded £600 to the Elders", "grant"),
    ("RESOLVED that the sum of £1.2m be set aside for a pilot.", "approved"),
    ("RESOLVED that the purchase of flags at a cost of £285 be approved.", "approved"),
    ("The Board:-\n(a) agreed the use of £1.45m from reserves.", "approved"),
    ("The purchase of flags at a cost of £285 was discussed.", None),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: str | None) -> None:
    assert [fact.part for fact in _figures(text) if fact.kind == "money"] == [expected]


WORDS = [
    ("fees no higher than 0.55%", "modifier", "at most"),
    ("holes deeper than 40mm", "modifier", "over"),
    ("Cafwyd cynnig o gynnydd o 3.8% i’r dreth.", "measures", "gynnydd"),  # Welsh
    ("The Fund’s assets delivered returns of 3%.", "measures", "returns"),
    ("There was a reduction in charges of 5%.", "measures", "reduction in charges"),
    ("Income of £4,300 was below the same quarter of the previous year.", "period", None),  # of the other figure
    ("In 2023 the Committee had agreed to cap awards at £3,000.", "period", None),  # when it was agreed
    ("At 12.5% it was double the 6.4% of the year before.", "measures", None),
    ("In 2023 the service spent £3,000.", "period", "2023"),
    ("A roll of 318, compared with 3,280 the year before, a fall of 4.9%.", "check_result", "not_checkable"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "field", "expected"), WORDS)
def test_words(text: str, field: str, expected: str | None) -> None:
    assert getattr(_figures(text)[0], field) == expected


CHECKS = [
    ("Of 265 responses 212 (80%) opposed it.", "consistent"),
    ("He said that 212 of 265 responses (85%) opposed it.", "inconsistent"),
    ("In X7/212/b 265 responses (85%) opposed it.", None),
    ("The trial cut the use of power by 30%, from 410,000 kWh to 287,000 kWh.", "consistent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHECKS)
def test_checks(text: str, expected: str | None) -> None:
    found = {fact.check_result for fact in _figures(text) if fact.kind == "percent"}
    assert found == {expected} or (expected is None and "inconsistent" not in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "£000",
                "£m",
                "£",
                " | ",
                "\t",
                "   ",
                "12,345",
                "(50)",
                "Parks",
                "\n",
                ":",
                "£4",
                "%",
                "-",
                "2024",
                "1.00",
            ]
        ),
        max_size=60,
    )
)
def test_tables_quote_their_place(parts: list[str]) -> None:
    text = "".join(parts)
    for figure in table_sums(text):
        assert text[figure.start : figure.end] == figure.quote


def test_tables_are_linear() -> None:
    text = "A | £000 | £m\n" + "Parks | 12 | (4)   \t| £4 |\n" * 40_000
    began = time.process_time()
    assert sum(1 for _ in table_sums(text)) >= 0
    assert time.process_time() - began < 8
