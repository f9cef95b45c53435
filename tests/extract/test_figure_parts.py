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
    ("There were 212 members, up from 160.", ["to", "from"]),
    ("The rate was down to 3.84%, from 4.30% in the year before.", ["to", "from"]),
    ("The programme would grow from £505.9m as agreed, to £556.7m.", ["from", "to"]),
    ("An underspend reduced the deficit to £4.1m.", ["to"]),
    ("They raised the charge for craft of up to 10 metres to £31.50.", [None, "to"]),
    ("Rents would rise by 4%, to £26.", [None, "to"]),
    ("They increased payments due to £40m of debt.", [None]),  # "due to"
    ("The fence was to be lowered to 1 metre.", [None]),  # a size is set, none changed that is told of
    ("The overspend was now estimated at £6.4m, down from £9.1m.", ["estimate", "from"]),
    ("Support would be cut from 80 per cent to either 75 or 70 per cent.", ["from", "to"]),
    ("Spending on hotels had come to £1.36m.", ["spent"]),
    ("Each penny on the rate produced £912,000.", ["income"]),
    ("There were underspends of £1m in corporate budgets.", [None]),
    ("The Board awarded the sum of £545 to the hall.", ["grant"]),
    ("It accepted the Letter of Offer for £1,240,000.", ["grant"]),
    ("The Committee AGREED the following awards:-\n\nCorrie Hall £4,200\n\nRegatta £750", ["grant", "grant"]),
    ("Members were asked to consider three grant applications:\n\nFence scheme - £2,557", [None, None]),  # asked for
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
    ("RESOLVED that a budget of £6,000 for signs be approved.", ["budget"]),  # the surer word
    ("RESOLVED to allocate up to £415,000 from the Place Reserve.", ["approved"]),
    ("RESOLVED that the charge for garden waste be £52.", ["approved"]),
    ("RESOLVED that precepts amounting to £512,000 be issued upon the councils.", ["approved"]),
    ("RESOLVED that the fee of £52 be noted.", [None]),
    ("RESOLVED that the release of £6.75m be approved.", ["approved"]),
    ("RESOLVED to approve the virement of £1,200 to paths.", ["approved"]),
    ("RESOLVED that the revenue budget of £253.7m for 2025/26 be approved.", ["budget"]),
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
    # The period of another clause, or of another thing.
    ("He asked what the £10m was and heard that during the current year it had gone.", None),
    ("They approved estimates for the year 2019/20 amounting to £9m and the plan for 2020/21.", "the year 2019/20"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period(text: str, period: str | None) -> None:
    assert [fact.period for fact in figures_of(text) if fact.kind == "money"] == [period]


MEASURES = [
    ("The Clerk noted that the precept had been set at £3,800.", "precept"),
    ("The Council currently has £4.9m of reserves.", None),  # whose it is, not what it is
    ("31% of the public did not want it.", "public"),
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
    ("The police precept would be increased by 1.2%.", None),  # how much it changes, not the precept
    ("When budgets were set a 4% allowance was made.", None),
    ("The Forum noted it had increased by 10.4%.", None),
    ("The Cabinet agreed to approve budget amendments of £1m.", "budget amendments"),  # not what is done
]


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_measures(text: str, measures: str | None) -> None:
    assert [fact.measures for fact in figures_of(text)] == [measures]
