"""Figures as pages tell them: nouns that stand before or are left out, rates, single times, codes that count nothing."""

from __future__ import annotations

import pytest

from extract import extract_text

Told = list[tuple[str, float, str]]
"""Kind, value and unit."""

RATES = [
    ("The lane carried 480 lorries a day.", [("rate", 480, "lorries per day")]),
    ("Loans had averaged 230 a week.", [("rate", 230, "Loans per week")]),
    (
        "Loans had gone up from 1,100 to 1,240 a week.",
        [("rate", 1100, "Loans per week"), ("rate", 1240, "Loans per week")],
    ),
    ("Some 90 homes a year were needed.", [("count", 90, "homes")]),
    ("Tanker trips would not go above 12 a day.", [("rate", 12, "Tanker trips per day")]),
    (
        "Absence was 5.4 shifts per person, down from 6.",
        [("rate", 5.4, "shifts per person"), ("rate", 6, "shifts per person")],
    ),
    ("There were 90 walkers a day. Of those 12 objected.", [("rate", 90, "walkers per day"), ("count", 12, "walkers")]),
    (
        "Falls had come down from 310 to 285 per 100,000 people.",
        [("rate", 310, "per 100,000 people"), ("rate", 285, "per 100,000 people")],
    ),
    (
        "It was 3.1 per 1,000 people, the county rate being 4.6.",
        [("rate", 3.1, "per 1,000 people"), ("rate", 4.6, "per 1,000 people")],
    ),
    (
        "It was down to 40 tonnes per £m of sales from 66 in 2018.",
        [("rate", 40, "tonnes per £m"), ("rate", 66, "tonnes per £m")],
    ),
    ("The tanks were dipped twice a month.", [("rate", 2, "times per month")]),
    ("Trolleys would be washed no more than once a week.", [("rate", 1, "times per week")]),
    ("Tables averaged 31 a week, up from 26.", [("rate", 31, "Tables per week"), ("rate", 26, "Tables per week")]),
    (
        "The Warden's hours be raised from 18 to 24 a week.",
        [("rate", 18, "hours per week"), ("rate", 24, "hours per week")],
    ),
    ("They buy 400 hours of home care a week.", [("rate", 400, "hours per week")]),
    ("They gave 30 hours of work.", [("duration", 30, "hours")]),
    (
        "The shifts lost per person had risen from 5.1 to 6.4.",
        [("rate", 5.1, "shifts per person"), ("rate", 6.4, "shifts per person")],
    ),
    (
        "Costs per head rose and complaints went from 20 to 27.",
        [("count", 20, "complaints"), ("count", 27, "complaints")],
    ),
    ("Once a week had passed they went.", []),
]
TIMES = [
    ("The item was deferred for one month.", [("duration", 1, "months")]),
    ("It would be put off by a year, with the cost met.", [("duration", 1, "years")]),
    ("She would write to them within a fortnight.", [("duration", 14, "days")]),
    ("Half an hour having gone by, they left.", [("duration", 30, "minutes")]),
    ("The lane would be shut for six nights.", [("duration", 6, "nights")]),
    ("Drumming was heard on six nights.", [("count", 6, "nights")]),
    ("The outfall had spilled on 31 days.", [("count", 31, "days")]),
    ("He left on 14 days' notice.", [("duration", 14, "days")]),
    ("She had been there for a year.", []),
    ("It was put off for a week or two.", []),
    ("For a month's rent they would let it.", []),
    ("It opened for one day a week.", []),
    # Two times with a unit each.
    ("It would take 30 minutes or 2 hours.", [("duration", 30, "minutes"), ("duration", 2, "hours")]),
    ("It had grown from 9 months to 2 years.", [("duration", 9, "months"), ("duration", 2, "years")]),
    ("Works lasted 10 days to 3 months.", [("duration", 10, "days"), ("duration", 3, "months")]),
    ("The wait was 12 months to 2 years.", [("duration", 1, "years")]),
    ("They had done 208 days of work out of a plan of 240.", [("duration", 208, "days"), ("duration", 240, "days")]),
]
SCORES = [
    ("Seven bids came and each was scored out of 40.", [("count", 7, "bids"), ("other", 40, "points")]),
    ("The highest score was 31 and the lowest 9.", [("other", 31, "points"), ("other", 9, "points")]),
    ("None was scored above 16.", [("other", 16, "points")]),
    (
        "The log has 20 risks. The risk of flood has gone up from 9 to 12.",
        [("count", 20, "risks"), ("other", 9, "points"), ("other", 12, "points")],
    ),
    (
        "The score for fraud had been raised from 8 to 15 and one was closed.",
        [("other", 8, "points"), ("other", 15, "points")],
    ),
    ("The number at risk had fallen from 30 to 9.", []),
    ("The team scored 20 goals.", [("count", 20, "goals")]),
]
AGES = [
    ("Nurseries took children from nine months old.", [("other", 9, "months old")]),
    (
        "Six people had drowned, two of them over 75.",
        [("count", 6, "people"), ("count", 2, "people"), ("other", 75, "years old")],
    ),
    ("Three roads, two of them over 75 miles.", [("count", 3, "roads"), ("count", 2, "roads"), ("other", 75, "miles")]),
]
LEFT_OUT = [
    # How each was found to be, and what the rest of them did.
    ("Sixteen are green, five amber and three red.", []),
    (
        "They saw the 24 aims. Sixteen are green, five amber and three red.",
        [("count", 24, "aims"), ("count", 16, "aims"), ("count", 5, "aims"), ("count", 3, "aims")],
    ),
    (
        "Twelve audits were done: 3 gave full assurance, 7 reasonable and 2 limited.",
        [("count", 12, "audits"), ("count", 3, "audits"), ("count", 7, "audits"), ("count", 2, "audits")],
    ),
    ("Outline plan for 48 homes (including 15 affordable).", [("count", 48, "homes"), ("count", 15, "homes")]),
    ("There were nine lamps in the lane and four no longer lit.", [("count", 9, "lamps"), ("count", 4, "lamps")]),
    ("12 people had been killed and 140 badly hurt.", [("count", 12, "people"), ("count", 140, "people")]),
    (
        "90 letters, 31 against and 59 for, had come.",
        [("count", 90, "letters"), ("count", 31, "letters"), ("count", 59, "letters")],
    ),
    # The whole is somebody's.
    ("Rot was found in two of the barn's nine trusses.", [("count", 2, "trusses"), ("count", 9, "trusses")]),
    ("Two of its nine trusses were sound.", [("count", 2, "trusses"), ("count", 9, "trusses")]),
    ("Loads were refused (31 out of 420).", [("count", 31, "Loads"), ("count", 420, "Loads")]),
    ("Seven out of ten tenants agreed.", [("rate", 0.7, "share")]),
    ("Licence appeals: 2 of 7 were allowed.", [("count", 2, "appeals"), ("count", 7, "appeals")]),
    # What something has, or would be given.
    ("The wing was built for 40 pupils and had 52.", [("count", 40, "pupils"), ("count", 52, "pupils")]),
    ("The school has 90 places and the plan would give it 120.", [("count", 90, "places"), ("count", 120, "places")]),
    ("Mr Dray had two.", []),
    ("The site had three huts and took 40.", [("count", 3, "huts")]),
    ("The hall had a capacity of 180.", [("count", 180, "capacity")]),
    ("They would buy five vans; the remaining two be leased.", [("count", 5, "vans"), ("count", 2, "vans")]),
    ("The log has 20 risks. Since May two have been added.", [("count", 20, "risks"), ("count", 2, "risks")]),
    (
        "There were 310 pupils with a plan. 64 were in other counties.",
        [("count", 310, "pupils"), ("count", 64, "pupils")],
    ),
    ("2019 were good. Section 64 were dull.", []),
    ("Officer numbers would fall by 21.", [("count", 21, "officers")]),
    ("The chief said that eight had applied.", [("count", 8, "people")]),
    ("Rule 8 applied.", []),
    # An answer, and "the figure" of another time.
    ("Asked how many flats stood empty, she said that there were 31.", [("count", 31, "flats")]),
    ("He asked how many clubs had joined; Mrs Eke replied eleven.", [("count", 11, "clubs")]),
    (
        "He asked how many of the 40 empty shops were let and was told that it was 9, and that more would follow.",
        [("count", 40, "empty shops"), ("count", 9, "empty shops")],
    ),
    ("He asked how many times it flooded. It was 12 metres long.", [("other", 12, "metres")]),
    (
        "There were 31 thefts. The figure for the year before had been 27.",
        [("count", 31, "thefts"), ("count", 27, "thefts")],
    ),
    (
        "There were 31 thefts, at a cost of £40. The figure last year was 27.",
        [("count", 31, "thefts"), ("money", 40, "GBP")],
    ),
    # Labels, the size of one thing, a tax base, words of one noun.
    (
        "The points were:\n  Barn fires - 61, 8% up on last year.\n  Wards - 7, 8 and 9.",
        [("percent", 8, "%"), ("count", 61, "Barn fires")],
    ),
    ("The plan was for a 40 bed ward and a two storey block.", [("count", 40, "beds"), ("count", 2, "storeys")]),
    ("The site has 12 x 3 bed houses.", [("count", 12, "houses")]),
    (
        "The tax base had gone from 310.5 to 318.2.",
        [("count", 310.5, "council tax base"), ("count", 318.2, "council tax base")],
    ),
    ("(b)  Council tax base  21,345.6", [("count", 21345.6, "council tax base")]),
    (
        "Six on call drivers had left and two had joined.",
        [("count", 6, "on call drivers"), ("count", 2, "on call drivers")],
    ),
    (
        "He made two studies under section 19 and 310 drains had been jetted.",
        [("count", 2, "studies"), ("count", 310, "drains")],
    ),
]
NONE_OF_THEM = [
    "24/0301/FUL: 7 TANNERS ROW, LOW END. It was built as shown on the plans that came with it.",
    "Held at the Tide Room, Quay Street QN6 1DB",
    "Minutes of the meeting held on Monday, 4.30 - 6.15 pm\nvia video",
    "It was open from 10 to 11.30 am and between 6 and 8pm.",
    "Under sections 3 and 4, and paragraphs 3, 4 and 5 were noted.",
    "Fees   October   £40.00\nBACS 411   Salaries   October   5,872.16",
]
CODES = [
    "Centre   2024/25   2025/26\n201 Open spaces   £74,300   £79,900",
    "4010 Salaries £23,400 £22,100",
]


def told(text: str) -> Told:
    """The figures of a text."""
    return [(fact.kind, fact.value, fact.unit or "") for fact in extract_text(text, "report").figures]


@pytest.mark.parametrize(("text", "expected"), [*RATES, *TIMES, *SCORES, *AGES, *LEFT_OUT])
def test_told(text: str, expected: Told) -> None:
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize("text", NONE_OF_THEM)
def test_clocks_postcodes_and_sections_are_no_figures(text: str) -> None:
    assert [fact for fact in told(text) if fact[0] != "money"] == []


@pytest.mark.parametrize("text", CODES)
def test_codes_of_a_ledger_count_nothing(text: str) -> None:
    assert {kind for kind, _, _ in told(text)} == {"money"}


def test_a_number_before_a_noun_at_the_head_of_a_line_counts() -> None:
    assert told("300 Residents had signed, each paying £40.")[0] == ("count", 300, "Residents")
