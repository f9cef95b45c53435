"""Arithmetic told in ways that unseen councils use. What might be read otherwise must never be `inconsistent`."""

from __future__ import annotations

import pytest

from extract import extract_text

RIGHT = [
    # What is left when one sum is taken from another.
    ("Income had been £18,450 and expenditure £16,200, a surplus of £2,250.", 2250),
    ("Receipts for the year were £42,310 and payments £39,875, leaving a balance of £2,435.", 2435),
    ("It opened at £12,400. Receipts were £3,100 and payments £2,900, giving a closing balance of £12,600.", 12600),
    ("The budget for verges was £24,000 and £18,000 had been spent, leaving £6,000.", 6000),
    ("Two quotations were received, £2,400 and £1,950, a difference of £450.", 450),
    ("The lowest tender was £84,300, which was £4,300 above the budget of £80,000.", 4300),
    ("The outturn was £9.4m against a budget of £9.1m, £0.3m over.", 300000),
    ("Sickness was 9.8 days a person, 1.8 days above the target of 8 days.", 1.8),
    # How much of one sum is to be had for another.
    ("It was agreed to buy six benches at £450 each, a total of £2,700.", 2700),
    ("The hall would be let for 12 weeks at £85 a week, bringing in £1,020.", 1020),
    ("Each of the 30 stalls would pay £12, raising £360.", 360),
    ("The contract was worth £250,000 a year, £1.25m over five years.", 1250000),
    # A rise and what it is of.
    ("The precept would be £52,500, an increase of £2,500 on the present £50,000.", 2500),
    ("The precept would be £52,500, an increase of 5% on the present £50,000.", 5),
    ("Council tax would rise by £4.20 to £144.20, a rise of 3%.", 3),
    ("The charge would go up from £84.42 to £86.94, an extra £2.52 a year.", 2.52),
    ("The charge would go up from £84.42 to £86.94, an extra £2.52 or 2.99%.", 2.99),
    ("Reserves were £6m in April and £4.5m in March, a fall of £1.5m or 25%.", 25),
    ("Rents would go up from £95.20 to £99.00 a week, an increase of 4%.", 4),
    ("The draft showed £212,900, up £8,650 (4.2%).", 4.2),
    ("Spending was £104,989 or 51.4% of the full-year budget of £204,250.", 51.4),
    # Points of a percentage.
    ("The vacancy rate had fallen from 12% to 9%, down by three percentage points.", 3),
    ("Recycling fell from 52% to 49%, a drop of 3%.", 3),
    ("Recycling was 48.2%, up 1.4 percentage points from 46.8%.", 1.4),
    ("Attendance was 92% in May and 94.5% in June, a rise of 2.5 percentage points.", 2.5),
    # Shares told after, or before, the numbers.
    ("There were 159 of the 212 people for it, or 75%.", 75),
    ("1,700 of the 5,000 electors had voted, a turnout of 34%.", 34),
    ("Turnout was 34% (1,700 of 5,000 electors).", 34),
    ("The grant of £60,000 met 80% of the cost of £75,000.", 80),
    ("The grant would meet 80% of the £75,000 cost, £60,000.", 80),
    # A sum and what it is made of.
    ("The cost was £64,000: £40,000 from reserves and £24,000 from the lottery.", 64000),
    ("The overspend of £2.5m comprised adults £1.2m, children £0.9m and homes £0.4m.", 2500000),
]
DOUBTFUL = [
    "The precept would rise from £50,000 to £55,000, an increase of 5% at Band D.",
    "The precept would rise from £50,000 to £55,000, an increase of £3.10 a household.",
    "Council tax would rise from £140.00 to £144.20, an increase of 8p a week.",
    "The Fund had grown from £3.1bn to £3.9bn, growth of 4% a year.",
    "Two of the five schemes (30%) in value were late.",
    "Of the 120 homes, 30 flats (60%) had gas.",
    "There were 12 care homes, 75% of the 40 beds in use.",
    "Payments of £500, £250 and £300, including VAT of £50, totalling £1,050.",
    "Grants of £500 to the Band and £250 to the Choir, less £50 held back, a total of £700.",
    "The programme totalled £2.5m, made up of £1.2m for roads and £0.9m for bridges with the rest for drains.",
    "They held six events which were attended by staff, consisting of 12 events from here and 85 events from there.",
    "He spent £9.41m against a budget of £9.10m, an overspend of £0.20m after reserves were used.",
    "Ward | Budget | Spent | Committed | Left\nHollin | £15,000 | £9,000 | £2,000 | £4,000",
    "The cost was £64,000: £40,000 from reserves and £20,000 from the lottery.",
    "It was agreed to buy six benches at £450 each, a total of £2,750.",
    "They had raised £18,250 and £40,000 was offered, leaving £21,000 to find.",
    "RESOLVED to add £7.25m, met by a grant of £5.9m from the Agency and by borrowing of £1.35m.",
    "Income had been £18,450 and expenditure £16,200, a surplus of £2,350.",
]
WRONG = [
    ("The vacancy rate had fallen from 12% to 9%, down by five percentage points.", 5),
    ("Ward | Budget | Spent | Left\nHollin | £15,000 | £9,000 | £4,000", 4000),
    ("He spent £9.41m against a budget of £9.10m, an overspend of £0.20m.", 200000),
]


def _result(text: str, value: float) -> str | None:
    return next(fact.check_result for fact in extract_text(text, "report").figures if fact.value == value)


@pytest.mark.parametrize(("text", "value"), RIGHT)
def test_it_adds_up(text: str, value: float) -> None:
    assert _result(text, value) == "consistent"


@pytest.mark.parametrize("text", DOUBTFUL)
def test_in_doubt_nobody_is_accused(text: str) -> None:
    found = {fact.check_result for fact in extract_text(text, "report").figures}
    assert found <= {None, "not_checkable"}


@pytest.mark.parametrize(("text", "value"), WRONG)
def test_it_does_not_add_up(text: str, value: float) -> None:
    assert _result(text, value) == "inconsistent"
