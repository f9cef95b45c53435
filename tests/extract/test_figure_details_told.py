"""Parts, periods, modifiers and checks of figures in forms that unseen councils use."""

from __future__ import annotations

import pytest

from extract import extract_text

PARTS = [
    # The two ends of a change; two times that are only compared.
    ("The toll had gone from £21.40 to £26.75.", ["from", "to"]),
    ("The fee for a plot go from £90 to £120.", ["from", "to"]),
    ("Fees would go up by 20p an hour and bins by £4 to £49 a year.", [None, None, "to"]),
    ("The rent ought to go up to £30.", ["to"]),
    ("The rise came to £3 a week.", [None]),
    ("About 60% was sent by post, as compared with 21% in 2019.", [None, None]),
    ("They went from 5 miles to 7 miles.", [None, None]),
    # Income, and what it was set against.
    ("Income from courses, which was £1.06m in 2023/24, was spent.", ["income"]),
    ("Fees received were £17,900.", ["income"]),
    ("Interest received on balances stood at £36,000.", ["income"]),
    ("Shop income had held up, at £91,000.", ["income"]),
    ("So far £1,210 had been raised.", ["income"]),
    ("Concerns about £1,210 had been raised by them.", [None]),
    ("Income from fees was £7,236, against costs of £8,990.", ["income", "spent"]),
    ("Receipts were £3,408.66 and payments £2,950.12.", ["income", "spent"]),
    ("Bar income was £2,180 below the £16,000 budgeted.", [None, "budget"]),
    ("Bar income of £41m more than covered the gap.", ["income"]),
    # Spent, or only left, or thought of.
    ("The agents had been paid £6,500 to date.", ["spent"]),
    ("Costs of £4,100 had been paid in the sixth.", ["spent"]),
    ("The fund of £180 had not been spent: £71 was left of it.", [None, None]),
    ("Expenditure was put at £31,900.", ["estimate"]),
    ("Net expenditure of £29.7m was estimated.", ["estimate"]),
    ("Spending in the year was likely to be £30,100.", ["estimate"]),
    ("Repairs had been put at £1.3m in the spring.", ["estimate"]),
    ("It would cost £3.8m, as estimated, over seven years.", ["estimate", None]),
    ("Extra income of £45,000 was forecast.", ["income"]),
    ("The outturn was a £1.3 million overspend.", [None]),
    ("The budget was almost £600,000 short of the targeted budget.", [None]),
    ("There was a shortfall from budget of £269,000.", [None]),
    ("The cost of the poll in May of £1,258 was met.", [None]),
    ("It was an increase on the quarter 2 forecast overspend by £1.8m.", [None]),
    # Savings and grants.
    ("Savings of £1.1m had been built in, including £340,000 from the depot.", ["saving", "saving"]),
    ("Savings of £5.7m had been planned, £4.6m (80%) of them in offices.", ["saving", "saving", None]),
    ("Efficiencies of £275,000 had been found, of which £90,000 would come from routes.", ["saving", "saving"]),
    ("The grant from the Department of £500,000 had to be drawn down.", ["grant"]),
    ("The Home Office had given £1.4m for patrols.", ["grant"]),
    ("Pay awards would take £8.2m.", [None]),
    ("It would fall to the Council at a cost to the revenue budget of £1.6m a year.", [None]),
    ("The Growth Fund be set at £725,000.", ["budget"]),
]
RESOLVED = [
    ("RESOLVED that the sum of £6m be approved, £2m of it to be met by borrowing.", ["approved", None]),
    ("RESOLVED that a domestic rate of 0.41 pence and a shop rate of 28.6 pence be struck.", ["approved", "approved"]),
    ("RESOLVED that the changes to the plan, amounting to £940,000, be agreed.", ["approved"]),
    ("RESOLVED that £2.4m of borrowing be added to the capital programme.", ["approved"]),
    ("RESOLVED that an exit credit of £415,000 be paid to the Trust.", ["approved"]),
    ("RESOLVED that debts of £18,914 be written off.", [None]),
    ("RESOLVED that £3,000 be moved from one fund to another.", [None]),
]
LISTS = [
    ("GRANTS (section 137)\n\nRESOLVED:\n(a) Quay Band - £600\n(b) Plot Holders - refused (no accounts)\n(c) Glee Club - £250",
     ["grant", "grant"]),
    ("9. Donations under section 137. Resolved to give:\n   £100 to the Good Friends\n   £75 to the lifeboat\n   Nothing to the fair",
     ["grant", "grant"]),
    ("HALL RENTS\n\nRESOLVED:\n(a) Main room - £60\n(b) Small room - £25", [None, None]),
    ("Centre   2024/25 budget   2025/26 draft\n401 Shows and grants   £30,500   £32,000", ["budget", None]),
    ("Block   Budget £m   Forecast £m\nEarly   19.90   20.10", ["budget", "estimate"]),
]  # fmt: skip
PERIODS = [
    ("The grant had gone from £1.9m in 2019/20 to £620,000.", ["2019/20", None]),
    ("Costs rose by £31,000 on the current year.", [None]),
    ("A reduction for 2018-19 of 5.3% over 2017-18.", ["2018-19"]),
    ("It rose by 3% over the year.", ["the year"]),
    ("There were 61 thefts in the year, against 38 in the year before.", ["the year", "the year before"]),
    ("It would bring in £117,000 in a full year.", ["a full year"]),
    ("Savings for the year came to £11,950.", ["the year"]),
    ("Centre   2024/25 budget   2025/26 draft\nOpen land   £74,300   £79,900", ["2024/25", "2025/26"]),
]
MODIFIERS = [
    ("Bar income was £2,180 below the £16,000 budgeted.", [None, None]),
    ("Savings came to £11.9m over 64 schemes.", [None, None]),
    ("Trials were carried out under five event notices.", [None]),
    ("There were under five notices.", ["under"]),
    ("Fewer than five notices came.", ["under"]),
    ("In over 30 years he had seen none.", ["over"]),
    ("Pupils were spending over 90 minutes in a taxi.", ["over"]),
    ("The count, taken over five days, was poor.", [None]),
    ("The rent ought to go up to £30.", [None]),
    ("Officers may move up to £30.", ["up to"]),
    ("Balances would not fall below £3.5m.", ["at least"]),
    ("Lorry trips would not go above 40 a day.", ["at most"]),
    ("They were below his minimum of £12m.", [None]),
    ("A minimum age of 21 was set.", ["at least"]),
    ("It would cost an estimated £86,000.", [None]),
    ("An estimated 86 people came.", ["about"]),
]
CHECKS = [
    ("He made fourteen visits; on nine of them, or 64%, he found faults.", "consistent"),
    ("The tax would go up from £277.60 to £291.60, which was 5.04%.", "consistent"),
    ("Of savings of £24.6m in the plan £19.68m, or 80%, would be made.", "consistent"),
    ("The price was £1.87m, which was 14% above the estimate of £1.64m.", "consistent"),
    ("The price was £1.87m, which was 24% above the estimate of £1.64m.", "not_checkable"),
    ("The price was £1.87m, which was 14% below the estimate of £1.64m.", None),
    ("Loans had averaged £26.3m and had earned £1.29m, a return of 4.9%.", "consistent"),
    ("They did 312 days out of a plan of 340 (92%).", "consistent"),
    ("Loads were 14% of the total (63 out of 450).", "consistent"),
    ("They held £40,000 and spent £9,000, or 12%.", None),
]


@pytest.mark.parametrize(("text", "expected"), [*PARTS, *LISTS])
def test_parts(text: str, expected: list[str | None]) -> None:
    assert [fact.part for fact in extract_text(text, "minutes").figures] == expected


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_parts_of_what_is_resolved(text: str, expected: list[str | None]) -> None:
    assert [fact.part for fact in extract_text(text, "minutes").figures if fact.kind == "money"] == expected


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[str | None]) -> None:
    assert [fact.period for fact in extract_text(text, "minutes").figures] == expected


@pytest.mark.parametrize(("text", "expected"), MODIFIERS)
def test_modifiers(text: str, expected: list[str | None]) -> None:
    assert [fact.modifier for fact in extract_text(text, "report").figures] == expected


@pytest.mark.parametrize(("text", "result"), CHECKS)
def test_checks(text: str, result: str | None) -> None:
    found = extract_text(text, "report").figures
    assert [fact.check_result for fact in found if fact.kind == "percent"] == [result]
