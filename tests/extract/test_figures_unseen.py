"""Figures in forms that unseen councils use: counts behind an aside, ends of a change, ratios, marks, labels."""

from __future__ import annotations

import pytest

from extract import extract_text

FIGURES = [
    # What is counted stands behind an aside, or is named by the subject.
    ("Some 340, mostly young, volunteers took part.", [("count", 340, "volunteers")]),
    ("Overall staff totalled 312.", [("count", 312, "Overall staff")]),
    ("Staff numbers were 312, down 18 from 330.", [("count", 312, "staff"), ("count", 18, "staff"), ("count", 330, "staff")]),
    ("Membership had doubled from 120 to 240.", [("count", 120, "membership"), ("count", 240, "membership")]),
    ("The population would grow from 92,000 to 101,000.", [("count", 92000, "population"), ("count", 101000, "population")]),
    ("Footfall was up on last year, from 41,000 to 45,100.", [("count", 41000, "footfall"), ("count", 45100, "footfall")]),
    ("Calls had gone from 1,200 to 1,650.", [("count", 1200, "Calls"), ("count", 1650, "Calls")]),
    ("The number of plans issued could exceed 900.", [("count", 900, "plans")]),
    ("There were 51 roles advertised as opposed to 81.", [("count", 51, "roles"), ("count", 81, "roles")]),
    # Neither counts what was told before.
    ("The two schools had rolls of 212 and 184.", [("count", 2, "schools")]),
    ("The three bids scored 82, 79 and 64.", [("count", 3, "bids"), ("other", 82, "points")]),
    ("Complaints per 1,000 tenants were 4.2.", []),
    ("They met three times, and three times as many came.", [("count", 3, "times")]),
    ("The rate was 12 points higher.", [("count", 12, "points")]),
    # The second end of a change leaves its unit out.
    ("The wait had been cut from 12 weeks to eight.", [("duration", 12, "weeks"), ("duration", 8, "weeks")]),
    ("Sickness had increased from 8.3 days FTE to 8.4.", [("duration", 8.3, "days"), ("duration", 8.4, "days")]),
    ("The bid fell from 48 tonnes to 36 in May.", [("other", 48, "tonnes"), ("other", 36, "tonnes")]),
    ("The limit was raised from 20 mph to 30.", [("other", 20, "mph"), ("other", 30, "mph")]),
    ("Work was extended from 8 weeks to 31 March.", [("duration", 8, "weeks")]),
    ("The 12 weeks to 31 March were hard.", [("duration", 12, "weeks")]),
    ("He had risen from 3 years to 2024.", [("duration", 3, "years")]),
    ("Routine repairs took 17.4 days, down from 24.9 at the start of the year.", [("duration", 17.4, "days"), ("duration", 24.9, "days")]),
    # Two lengths, and not a range that falls; a length before a comparative.
    ("Speeds of 41 and 38 mph were seen.", [("other", 41, "mph"), ("other", 38, "mph")]),
    ("The fence was 0.4m higher than allowed.", [("other", 0.4, "metres")]),
    # Points below a share.
    ("Content stood at 78%, two points below the best.", [("percent", 78, "%"), ("percent", 2, "percentage points")]),
    # Numbers that leave out what they count.
    ("It found 1 high, 4 medium and 11 low risks.", [("count", 1, "risks"), ("count", 4, "risks"), ("count", 11, "low risks")]),
    ("So far 318 homes were done, with another 96 on site.", [("count", 318, "homes"), ("count", 96, "homes")]),
    ("There would be 141 spaces (including 13 for visitors).", [("count", 141, "spaces"), ("count", 13, "spaces")]),
    ("Of eleven decisions since April nine were dismissed.", [("count", 11, "decisions"), ("count", 9, "decisions")]),
    ("Four of 17 posts were vacant.", [("count", 4, "posts"), ("count", 17, "posts")]),
    ("14 out of 17 practices took part.", [("count", 14, "practices"), ("count", 17, "practices")]),
    ("They had 43 children, against 29 two years ago.", [("count", 43, "children"), ("count", 29, "children"), ("duration", 2, "years")]),
    ("The mix was 6 one-bed and 14 four-bed homes, of which 19 would be let.",
     [("count", 6, "homes"), ("count", 14, "four-bed homes"), ("count", 19, "four-bed homes")]),
    ("Waiting list: 12.", [("count", 12, "waiting list")]),
    ("The voids figure was 186.", [("count", 186, "voids")]),
    ("Visits to the five centres came to 1.42 million.", [("count", 5, "centres"), ("count", 1420000, "Visits")]),
    ("There were two storeys up to a ridge of 10m. Play space exceeded the 1,120 needed.",
     [("count", 2, "storeys"), ("other", 10, "metres")]),
    ("Fly-tipping reports numbered 231.", [("count", 231, "Fly-tipping reports")]),
    ("They issued 22 notices (14 for litter, six for fouling and two for posting).",
     [("count", 22, "notices"), ("count", 14, "notices"), ("count", 6, "notices"), ("count", 2, "notices")]),
    ("Attendances in May were up 4.6% at 388,214.", [("percent", 4.6, "%"), ("count", 388214, "Attendances")]),
    # What a rate is set beside is a rate; a number of things is not so many months.
    ("Falls were 812 per 100,000 against a plan of 790.", [("rate", 812, "per 100,000"), ("rate", 790, "per 100,000")]),
    ("There were 131 moves in six months against a plan of 118.",
     [("count", 131, "moves"), ("duration", 6, "months"), ("count", 118, "moves")]),
    # Neither times nor ages.
    ("Three quarters were men.", []),
    ("The Glenbeg Over 50s Club met.", []),
    ("There was a break at year 3 and six months' notice.", [("duration", 6, "months")]),
    # How far something rose, and to what.
    ("Income was up £0.3m to £2.2m.", [("money", 300000, "GBP"), ("money", 2200000, "GBP")]),
    ("Quotes of £2m to £3m were had.", [("money", 2000000, "GBP")]),
    ("The fund stood at three-quarters of a million pounds.", []),
    ("The county paid two thirds of £14,700.", [("money", 14700, "GBP")]),
    # Ratios and marks.
    ("The ratio of staff to children was 1:8.", [("rate", 0.125, "ratio")]),
    ("Residents rated the library 8.2 out of 10.", [("other", 8.2, "points")]),
    ("They had met 8 out of 10 of them.", [("rate", 0.8, "share")]),
    # Those present whom a line counts.
    ("Cllr A Ash\nMembers of the public present – six.", [("count", 6, "members of the public")]),
    ("Cllr A Ash\nPublic: 3\nClerk: J Elm", [("count", 3, "members of the public")]),
    ("Number of electors present: 14", [("count", 14, "electors")]),
    ("It was open to the public: 3.", []),
    ("Gym members: 4,106 (target 4,000). Complaints: 14.",
     [("count", 4106, "members"), ("count", 4000, "members"), ("count", 14, "Complaints")]),
    ("Applications: 12 and 14 were heard.", []),
    ("Members of the public: none", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = [(fact.kind, fact.value, fact.unit) for fact in extract_text(text, "minutes").figures]
    assert found == expected


PARTS = [
    ("Income was up £0.3m to £2.2m.", [None, "to"]),
    ("Crimes had increased by 6.7% (3,935 offences to 4,199).", [None, "from", "to"]),
    ("The wait had been cut from 12 weeks to eight.", ["from", "to"]),
    ("The Council paid £7.3m in interest.", [None]),
    ("RESOLVED that £88,113.40 of council tax be written off.", [None]),
    ("RESOLVED to accept the tender of £1.05m, 40% over the guide price of £750,000, less costs of 1.5%.",
     ["approved", None, None, None]),
    ("Savings proposals totalling £8.2m were put.", ["saving"]),
    ("A further £25m in-year savings were needed.", ["saving"]),
    ("That the capital programme of £143m over five years be backed.", ["budget", None]),
    ("RESOLVED to replace it at a cost not to exceed £2,500.", ["approved"]),
    ("Her budget had £1,150 over.", [None]),
    ("The Council spent £18,400 in 2023/24 and £21,300 in 2024/25.", ["spent", "spent"]),
    ("It was agreed that approval for expenditure in the sum of £50 would be sought next month.", [None]),
    ("The precept request of £52,500 was approved.", ["approved"]),
    ("The new contract would cost £80,000 less each year.", [None]),
    ("It was estimated that £900,000 more would be needed.", ["estimate"]),
    ("The service forecasts a £0.2m overspend.", ["estimate"]),
    ("There was a £31.4m forecast underspend on roads.", ["estimate"]),
    ("The budget this year is £74,885.", ["budget"]),
    ("The average spend per visit was £3.12.", [None]),
    ("Income had fallen by almost a fifth since 2019 to £512,000.", ["to"]),
    ("AGREED – to make the following awards:\nHollow Shed            £1,500\nGlen Circle            £980", ["grant", "grant"]),
    ("RESOLVED that the following grants be approved:\nHollow Shed £1,500\nGlen Circle £980", ["grant", "grant"]),
    ("RESOLVED to award: Hollow Shed £1,500; Glen Circle £980; and Glen Club £1,000.", ["grant", "grant", "grant"]),
    ("RESOLVED that grants be made to Hollow Shed (£1,500), Glen Circle (£980) and the Club (£1,000).", ["grant"] * 3),
    ("Grants approved: Hollow Shed £1,500, Glen Circle £980.", ["grant", "grant"]),
    ("It was agreed to give £200 to the Scouts and £100 to the Brownies.", ["grant", "grant"]),
    ("The Scouts (£500 asked, £300 awarded) and the Guides (£200 asked, refused).", [None, "grant", None]),
    ("Resolved (proposed Cllr Ash) to award as follows:\nGlen Fair   nil\nYouth Hut   £1,000\nFood Club   £850", ["grant"] * 2),
    ("It was agreed to give £200 to the contractor.", [None]),
    ("The draft showed net expenditure of £212,900.", [None]),
    ("Costs of £6,400 awarded against it were noted.", [None]),
    ("Grants refused: Hollow Shed £1,500, Glen Circle £980.", [None, None]),
    ("RESOLVED to award: the contract to Hollow Ltd £1,500; the next to Glen Ltd £980.", [None, None]),
    ("Grants approved: Hollow Shed asked £1,500 and had £200.", [None, None]),
    ("The share fell by 6.7% (3,935 to 4,199 offences were expected).", [None, None]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(text: str, expected: list[str | None]) -> None:
    assert [fact.part for fact in extract_text(text, "minutes").figures] == expected


MODIFIERS = [
    ("They drove above the 30mph limit.", None),
    ("It was below the 85% target.", None),
    ("They drove at over 30mph.", "over"),
]


@pytest.mark.parametrize(("text", "expected"), MODIFIERS)
def test_modifiers(text: str, expected: str | None) -> None:
    assert [fact.modifier for fact in extract_text(text, "minutes").figures] == [expected]


PERIODS = [
    ("The overspend for the year to date was £310,000.", ["the year to date"]),
    ("The 2024/25 budget of £212m had been set.", ["2024/25"]),
    ("The 2025/26 precept would be £52,500.", ["2025/26"]),
    ("Quarter 2 spend was £2.4m.", ["Quarter 2"]),
    ("The Council spent £18,400 in 2023/24 and £21,300 in 2024/25.", ["2023/24", "2024/25"]),
    ("The 2024/25 report was noted and £212m paid.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods(text: str, expected: list[str | None]) -> None:
    assert [fact.period for fact in extract_text(text, "minutes").figures] == expected
