"""Which numbers are figures, with value, unit and modifier: a table for each kind, a comment a line."""

from __future__ import annotations

import pytest

from archive.facts import Figure
from extract import extract_text


def figures_of(text: str) -> list[Figure]:
    return list(extract_text(text, "report").figures)


MONEY = [
    ("The fee was £1,200 plus VAT.", [("£1,200 plus VAT", 1200, None, "GBP", "plus VAT")]),
    ("It cost £400 ex. VAT.", [("£400 ex. VAT", 400, None, "GBP", "ex. VAT")]),
    ("Cost o £1.2 miliwn.", [("£1.2 miliwn", 1.2e6, None, "GBP", None)]),  # Welsh
    ("Cafwyd £940 mil o ffioedd.", [("£940 mil", 940e3, None, "GBP", None)]),  # a Welsh thousand
    ("A sum of £5 mil.", []),  # a thousand or a million: not said
    ("A gap of £2.6 mil in the year.", [("£2.6 mil", 2.6e6, None, "GBP", None)]),  # no Welsh thousand has a fraction
    ("It was £3mil over.", [("£3mil", 3e6, None, "GBP", None)]),
    (
        "a) Radios £2,033\nb) Paint £600\nm) Rope £5",
        [("£2,033", 2033, None, "GBP", None), ("£600", 600, None, "GBP", None), ("£5", 5, None, "GBP", None)],
    ),  # letters of a list
    ("The cost (£0.5m) fell.", [("£0.5m", 0.5e6, None, "GBP", None)]),
    (
        "Grants of £4,100 to 33 groups and £500 to 600 residents.",
        [("£4,100", 4100, None, "GBP", None), ("£500", 500, None, "GBP", None)],
    ),
    ("from £5 to 10 million", [("£5", 5, None, "GBP", None)]),  # a change: its end has no sign of its own
    ("ranging from £5 to £10 million", [("£5 to £10 million", 5e6, 10e6, "GBP", None)]),
    ("A table headed £000 and £'000.", []),  # a column, no sum
    ("Band A\n\n£\n\n£\n\n149.67", []),  # a sign in one cell, a number in another
    ("£2.5 miliwn y flwyddyn", [("£2.5 miliwn y flwyddyn", 2.5e6, None, "GBP per year", None)]),
    ("Rent of £1,500 pcm", [("£1,500 pcm", 1500, None, "GBP per month", None)]),
    ("Pay of £9.50/hr", [("£9.50/hr", 9.5, None, "GBP per hour", None)]),
    ("Land at £40 per m2.", [("£40 per m2", 40, None, "GBP per m2", None)]),
    ("A toll of 62p a mile.", [("62p a mile", 0.62, None, "GBP per mile", None)]),
    ("Two bells of £250k each.", [("£250k", 250e3, None, "GBP each", None)]),
    ("£500 per week per child", [("£500 per week per child", 500, None, "GBP per week per child", None)]),
    ("from £500 to £1m", [("£500", 500, None, "GBP", None), ("£1m", 1e6, None, "GBP", None)]),  # a scale of its own
    ("ranging from £500 to £1m", [("£500 to £1m", 500, 1e6, "GBP", None)]),
    ("Tenders were received, from £742,318.50 to £1.06m.", [("£742,318.50 to £1.06m", 742318.5, 1.06e6, "GBP", None)]),
    ("It came to minus £450.", [("minus £450", -450, None, "GBP", None)]),
    ("A sum of £2,5000 was typed.", []),  # no number
    ("a bill of £40\n    million for piers", [("£40\n    million", 40e6, None, "GBP", None)]),  # wrapped and indented
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: list[tuple[str, float, float | None, str, str | None]]) -> None:
    found = [fact for fact in figures_of(text) if fact.kind == "money"]
    values = [(fact.quote, fact.value, fact.value_max, fact.unit) for fact in found]
    assert values == [entry[:4] for entry in expected]
    for fact, entry in zip(found, expected, strict=True):
        assert (entry[4] or "") in (fact.measures or "")  # VAT is said with what the sum is of


OTHERS = [
    ("A building 20.60m - 42.35m high.", [("other", 20.6, "metres")]),  # m is no million before a second length
    ("He asked of the 3% and 5% bids.", [("percent", 3, "%"), ("percent", 5, "%")]),
    ("05/26:02 MINUTES OF THE MEETING", []),  # a number of a series
    ("a site 200m NE of the farm", [("other", 200, "metres")]),
    ("A limit of 20 miles an hour was asked for.", [("other", 20, "mph")]),
    ("with five clear working days' notice", [("duration", 5, "days")]),
    ("It rose by 2.3 percentage points.", [("percent", 2.3, "percentage points")]),
    ("15 y cant", [("percent", 15, "%")]),
    ("78 per\n   cent", [("percent", 78, "%")]),  # wrapped
    ("17 of the 45 recommendations (35%) were open.", [("count", 17, "recommendations"), ("count", 45, "recommendations"), ("percent", 35, "%")]),
    ("4 in every 10,000 bins", [("rate", 0.0004, "share")]),
    ("The benefit to cost ratio was 2.4.", [("rate", 2.4, "ratio")]),
    ("Open 40 hours a week.", [("rate", 40, "hours per week")]),
    ("The hours fell from 71 to 58 hours a week.", [("rate", 71, "hours per week"), ("rate", 58, "hours per week")]),
    ("A girl of 15 was sold it.", [("other", 15, "years old")]),
    ("people over 75", [("other", 75, "years old")]),
    ("An array of 50 kWp saved 45 tCO2e.", [("other", 50, "kilowatt peak"), ("other", 45, "tonnes of CO2")]),
    ("It had the highest score, 87.5 points.", [("other", 87.5, "points")]),
    ("A one-year lease and a one minute break.", [("duration", 1, "years")]),  # hyphened, it is no determiner
    ("tair blynedd", [("duration", 3, "years")]),
    ("pedair ar ddeg o swyddi", [("count", 14, "swyddi")]),  # fourteen
    ("12 o blant", [("count", 12, "blant")]),
    ("three quarters of pupils", []),  # a fraction, no time
    ("a dozen residents", [("count", 12, "residents")]),
    ("between 20 and 30 homes", [("count", 20, "homes")]),
    ("There were 12 vacancies, three of which were funded.", [("count", 12, "vacancies"), ("count", 3, "vacancies")]),
    ("Of the 65 homes:\n\n• 37 were let\n\n• 28 were empty", [("count", 65, "homes"), ("count", 37, "homes"), ("count", 28, "homes")]),
    ("There were 65 homes:\n\n• the roof\n\n• 28 were late", [("count", 65, "homes")]),  # another list
    ("Of the 65 homes:\n\n• 37 High Street", [("count", 65, "homes")]),  # an address
    ("The number of vacant stalls was now less than 200.", [("count", 200, "vacant stalls")]),
    ("Recording – Session 1 – 19 Seconds", []),  # the parts of a recording
    ("Two further letters had come, making 33 in all.", [("count", 2, "further letters"), ("count", 33, "further letters")]),
    ("It was agreed that tickets be limited to 120.", [("count", 120, "tickets")]),
    ("Loans fell from 512,000 to 448,000.", [("count", 512000, "Loans"), ("count", 448000, "Loans")]),
    ("Complaints fell to 30 and compliments rose to 20.", [("count", 30, "Complaints"), ("count", 20, "compliments")]),
    ("11 indicators were up, 22 were stable and six were down.", [("count", 11, "indicators"), ("count", 22, "indicators"), ("count", 6, "indicators")]),
    ("The population was about 5,400.", [("count", 5400, "population")]),
    ("It is at Market Brannock and Two Bridges.", []),  # a place
    ("There was need for year 7 places.", []),  # a school year
    ("Cais am 3 Rhes Elidir", []),  # a Welsh address
    ("Costs rose from 5 to 7.", []),  # of what is not said
    ("5 Mrs Orr spoke.", []),  # an item's number
    ("61 Substitute Members\n\nThere were none.", []),  # an item's number and title
    ("2405.03  Apologies from Cllr Orr were accepted.", []),  # year, month and item
    ("61 Substitute Members were named.", [("count", 61, "Substitute Members")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_other_kinds(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(fact.kind, fact.value, fact.unit) for fact in figures_of(text)] == expected


COUNTS = [
    (
        "The number of deaths in house fires was 0 for Quarter 1 against a figure of 3.",
        [(0, "deaths"), (3, "deaths")],
    ),  # no vote
    ("There were 82 incidents against a target of 85.", [(82, "incidents"), (85, "incidents")]),
    ("They noted that passenger numbers fell from 4,200 to 3,990.", [(4200, "passengers"), (3990, "passengers")]),
    ("The total numbers rose from 40 to 50.", []),  # of what is not told
    ("1 Application No: 0612/18", []),
    ("There was 1 neutral representation.", [(1, "neutral representation")]),
    ("138 Planning Matters: Applications Considered", []),  # a heading's number
    ("16 MINUTES – Resolved – That they be signed.", []),
    ("17 APPLICATIONS DEFERRED FROM THE LAST MEETING", []),
    ("Action 24 AGS 03 was done and 24 AGS 06 was not.", []),  # a code
    ("Fourteen projects were paid for.\n\nTarnside – 16,046", [(14, "projects")]),  # the unit of another paragraph
    ("27 x 4 bed houses and 3 storey flats", [(27, "houses")]),  # so many, and how large they are
    ("20 x self-contained flats", [(20, "self-contained flats")]),
    ("Kerry 952.26 thanked Vernon Rowlands", []),  # the end of a column
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.unit) for fact in figures_of(text) if fact.kind == "count"] == expected


MODIFIERS = [
    ("It cost c£1.2m.", "about"),
    ("a rise of c1.1%", "about"),
    ("It was ~£300k.", "about"),
    ("below the five-year average", None),  # below the average, not under five years
    ("about 40 homes", "about"),
    ("30 or so homes", "about"),
    ("in the region of £4m", "about"),
    ("more than 40 homes", "over"),
    ("fewer than 40 homes", "under"),
    ("up to £4m", "up to"),
    ("a sum not exceeding £4m", "up to"),
    ("no more than 40 homes", "at most"),
    ("40 homes at most", "at most"),
    ("£400 or less", "at most"),
    ("not less than £400", "at least"),
    ("40 homes or more", "at least"),
    ("100+ homes", "at least"),
    ("just under £4m", "nearly"),
    ("dros £2 filiwn", "over"),  # Welsh
    ("bron i 40%", "nearly"),
    ("no more\n     than 40 homes", "at most"),  # wrapped
    ("only 40 homes", None),  # as exact as without it
    ("a sum below the minimum of £3m", None),  # the limit itself
    ("a minimum of £3m", "at least"),
    ("a carry over of £165", None),  # a noun
    ("over three years", None),  # during them
    ("for over three years", "over"),
]


@pytest.mark.parametrize(("text", "modifier"), MODIFIERS)
def test_modifier(text: str, modifier: str | None) -> None:
    assert [fact.modifier for fact in figures_of(text)] == [modifier]
