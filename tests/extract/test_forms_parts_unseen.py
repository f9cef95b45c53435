"""The part of a figure in wordings of bodies that were held out; marks as in `test_forms_parts`."""

from __future__ import annotations

import pytest

from tests.extract.test_forms_parts import check_parts

ESTIMATES = [
    # What is expected to be over or under a budget.
    "An overspend of {estimate:£3.3m} was forecast for services.",
    "The Board forecast an overspend of {estimate:£1,170k} on its net budget of {budget:£88m}.",
    "The grant account was forecast to overspend by {estimate:£4.32m}.",
    "The Cabinet noted the forecast overspend of {estimate:£4.6m} on roads.",
    "The year-end forecast was an overspend of {estimate:£3.05m}.",
    "The cumulative deficit was expected to be {estimate:£19.6m} at the year end.",
    "Spending on lamps was forecast at {estimate:£3.64m} against a budget of {budget:£3.72m}.",
    "The forecast for the year was {estimate:£8.94m} against a budget of {budget:£8.71m}.",
    "The half-year forecast showed expenditure of {estimate:£24.3m}.",
    # What somebody put a cost at.
    "The cost in a full year was put at {estimate:£3.3m}, for which there was no money.",
    "The depot was refused because of the cost of a shed, put at {estimate:£1.3m}.",
    "The cost of repairs, given as {estimate:£2.8m}, included a roof.",
    "The gap was assessed by the Authority's valuers at {estimate:£2.13m}.",
]
OTHERS = [
    # A share in brackets stands between a sum and its verb.
    "Some {spent:£13.5m} (75%) had been spent.",
    "Of the savings target of {saving:£18m}, {saving:£13.5m} (75%) had been delivered.",
    "Savings of {saving:£4.4m} had been made, including {saving:£600,000} from sharing a lawyer.",
    "Savings of {saving:£4.4m} had been made, including £600,000 that had been a loan.",
    "It has spent {spent:£173,000} on the chamber including about {spent:£165,000} on lamps.",
    "They sought match funding from the capital programme of £1,106,915.",
    "A budget of {budget:£5m}, including £2m for bridges, was noted.",
    "Savings of {saving:£640k} were planned. {saving:£512k} of this (80%) had been achieved.",
    "A further {saving:£3m} would need to be saved by 2028.",
    "Savings of {saving:£640k} were planned. £512k had been achieved.",
    "We had spent {spent:£286,000}, against {spent:£341,500} in the same period of last year.",
    "Pupils were carried at a cost of {spent:£5.6m} in 2023/24.",
    "It was said that a van would be bought at a cost of £5,600 in 2026.",
    "The cost of overtime in the first quarter was {spent:£143,700}.",
    "Expenditure in the last three years has totalled {spent:£9,640}.",
    # The verb is that of the first sum.
    "It was said that {spent:£16.2m} of £34.5m had been spent.",
    "They spent {spent:£2m} on roads and {spent:£1m} on bridges.",
    "RESOLVED to approve expenditure of {approved:£1.4m} on the bridge and {approved:£265,000} on the store.",
    "They spent {spent:£2m} on roads and a loan of £1m on bridges.",
    "Income for the year was {income:£451,318} and expenditure {spent:£438,902}.",
    "Guests had been looked after since April at a cost of {spent:£1.9m}.",
    "It has been agreed that a lamp be bought at a cost of £900.",
    "The project overspend was £2m and the project had a shortfall of £1m.",
    "Costs were expected to rise and the deficit was £2m.",
    "Three schemes had been drawn up at a cost of £2m each.",
    "Rates and expenditure £438,902.",
    "A firm had been engaged at a cost of £85,000.",
    "Cafwyd grant o {grant:£1.2 miliwn}, ac roedd {spent:£780,000} ohono wedi ei wario.",
    "The Government had given the boards {grant:£1.84m} to buy vans.",
    "The Department had given planning permission for the £2m shed.",
    "The works cost £455,000, of which {grant:£120,000} would be grant aid from the Fund.",
    "The total was £31m, of which £27m would be paid as grant to colleges.",
    "A sum of {budget:£2.1m} had been set aside for the year.",
    "RESOLVED that Cabinet be asked to set aside £75,000 for deposits.",
    "RESOLVED that the Director be authorised to move up to £15,000 between budgets.",
    "The total budget proposed was {budget:£412.6m}.",
    "The price compared with an allowance in the Capital Plan of {budget:£2.5m}.",
    "The Fund for the year was {budget:£17.3m}.",
    "RESOLVED to add {approved:£900,000} to the capital programme for roofs.",
    "RESOLVED to add {approved:£7m} to the programme, met by a grant of {grant:£5.9m} and by borrowing of £1.1m.",
    # What is left of a budget, and a limit of a rise.
    "Her locality budget had £1,150 left.",
    "RESOLVED that the increase be limited to £3.",
    # A rise, and what to; ends of a change of which one says per what.
    "The grant would see an increase of 5.7% to {to:£106.1m}.",
    "Output would fall from {from:180 tonnes} to {to:150 tonnes a year}.",
    # What a resolution says that a budget shall be; a supplementary estimate is the name of a request.
    "RESOLVED that the budget requirement as set out in the plan be {budget:£9,825,274}.",
    "RESOLVED that the grant from rates be £5,372,446.",
    "The Council approved a supplementary revenue estimate of £60,000.",
    "RESOLVED that {approved:£288,000} of the contingency be used to fund repairs.",
    "RESOLVED that the remaining {approved:£200k} be allocated to the pier.",
    # Two things are compared, and no two times.
    "The new team cost £1.9m, compared with £2.4m for the ward.",
]


@pytest.mark.parametrize("marked", [*ESTIMATES, *OTHERS])
def test_part(marked: str) -> None:
    check_parts(marked)
