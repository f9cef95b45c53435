"""Part, period and what a figure measures: only what its sentence says."""

from __future__ import annotations

import pytest

from archive.facts import Figure
from extract import extract_text


def figures_of(text: str, section: str | None = "report") -> list[Figure]:
    return list(extract_text(text, section).figures)


PARTS = [
    ("There was a budget of £2m for paths.", ["budget"]),
    ("The budget for extra beds, £2.3m, was small.", ["budget"]),
    ("The £350,000 budget was kept.", ["budget"]),
    ("The forecast was over budget of £2.6m.", [None]),  # by so much, whatever the budget is
    ("It rose over the budget of £2.6m.", ["budget"]),
    ("Savings of about £340k were found.", ["saving"]),
    ("A £340k saving was real.", ["saving"]),
    ("roedd arbedion o £1.2 miliwn", ["saving"]),  # Welsh
    ("Grant funding of up to £1,200 was offered.", ["grant"]),
    ("It was worth £418m in grant.", ["grant"]),
    ("The committee was asked to grant planning permission for £4m of works.", [None]),  # a verb, no grant
    ("at an estimated annual cost of £318,000", ["estimate"]),
    ("The works were estimated to cost between £3m and £4m.", ["estimate"]),
    ("A supplementary estimate of £120,000 was sought.", [None]),  # the name of a request
    ("Some £22.4m had been spent.", ["spent"]),
    ("The spend to date was £1.4m.", ["spent"]),
    ("A sum of £2m was to be spent later.", [None]),
    ("There was an underspend of £2m.", [None]),
    ("Fuel had cost more than £94,000 above budget.", [None]),  # what it was above it
    ("Income from hire was £58,300.", ["income"]),
    ("a household income of £30,000", [None]),  # not the council's
    ("Fees would go up from £210 to £231.", ["from", "to"]),
    ("Loans fell from 512,000 to 448,000.", ["from", "to"]),
    ("There were 212 members, up from 160.", [None, "from"]),
    ("The levy was increased to £45,000.", ["to"]),  # what it was is not told
    ("The levy was lowered to the ground by 3 metres.", [None]),
    ("That £1,500 be granted to the band.", ["grant"]),
    ("The lorry went from 5 miles to 7 miles out.", [None, None]),  # no change
    ("The sum of £2m was paid.", [None]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_part(text: str, parts: list[str | None]) -> None:
    assert [fact.part for fact in figures_of(text)] == parts


APPROVED = [
    ("RESOLVED that the release of £6.75m be approved.", ["approved"]),
    ("RESOLVED to approve the virement of £1,200 to paths.", ["approved"]),
    ("RESOLVED that the revenue budget of £253.7m for 2025/26 be approved.", ["approved"]),
    ("RESOLVED that the payments for May totalling £18,442.17 be approved.", ["approved"]),
    ("RESOLVED to award a grant of £4,500 to the band.", ["grant"]),  # its own word says more
    ("RESOLVED that the path, at an estimated cost of £900, be approved.", ["estimate"]),
    ("RESOLVED to note the release of £6.75m.", [None]),
    ("RESOLVED to recommend to Council that the release of £6.75m be approved.", [None]),  # not this body's to approve
    ("RESOLVED to approve the report, which showed a gap of £2m.", [None]),  # the gap is not approved
    ("The officer asked that the release of £6.75m be approved.", [None]),  # no resolution
]


@pytest.mark.parametrize(("text", "parts"), APPROVED)
def test_approved_only_within_an_approving_resolution(text: str, parts: list[str | None]) -> None:
    assert [fact.part for fact in figures_of(text, None) if fact.kind == "money"] == parts


PERIODS = [
    ("A sum of £2m was set aside for 2024/25.", "2024/25"),
    ("Some £22.4m had been spent in 2023-24.", "2023-24"),
    ("Costs were £300,000 in the year to March 2024.", "the year to March 2024"),
    ("Costs were £300,000 in Quarter 2 of 2024/25.", "Quarter 2 of 2024/25"),
    ("A subsidy of £1.2m over three years was paid.", "three years"),
    ("Some £96,000 had been spent on tipping last year.", "last year"),
    ("In 2015 the service spent £3.42m.", "2015"),
    ("The fund for 2024/25 was estimated at £1.14m.", "2024/25"),
    ("Some £300k would be carried into next year.", None),  # where it goes, not what it is of
    ("It was 5% more than last year, £300k.", None),
    ("A sum of £2m was paid.", None),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period(text: str, period: str | None) -> None:
    assert [fact.period for fact in figures_of(text) if fact.kind == "money"] == [period]


MEASURES = [
    ("28% of the tenants replied.", "tenants"),
    ("General reserves stood at nearly £18.2m.", "General reserves"),
    ("The operator had received a subsidy of £1.4m.", "subsidy"),
    ("It was £900.", None),
    ("59% of ferries met the target.", "ferries"),  # not what they did
    ("80% of ferries showing a loss were old.", "ferries"),
    ("There was an overspend at Period 10 of £49m.", "overspend"),  # not when
    ("The levy for 2016-17 of £76m was set.", None),
    ("They had set a harbour reserve of £3m.", "harbour reserve"),
    ("It was a forecast over budget of £2m.", "over budget"),
    ("In 2015 there was £900.", None),
]


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_measures(text: str, measures: str | None) -> None:
    assert [fact.measures for fact in figures_of(text)] == [measures]
