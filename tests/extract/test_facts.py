"""Roles, figures and dates: a table of cases for each, a comment a line where the case is not plain."""

from __future__ import annotations

import pytest

from extract import extract_text

ROLES = [
    ("Mr S Dane (Director of Finance) was present.", [("Mr S Dane", "Director of Finance")]),
    ("Ada Moss, Participation and Engagement Manager, spoke.", [("Ada Moss", "Participation and Engagement Manager")]),
    ("The Director of Public Health, Dr Priya Lund, spoke.", [("Dr Priya Lund", "Director of Public Health")]),
    (
        "Jane Firth, the Assistant Director for Adult Social Care, spoke.",
        [("Jane Firth", "Assistant Director for Adult Social Care")],
    ),
    (
        "Councillor J Brown (Chair) and Councillor P Green (Vice-Chair)",
        [("Councillor J Brown", "Chair"), ("Councillor P Green", "Vice-Chair")],
    ),
    (
        "The Portfolio Holder for Parks and Play (Councillor Webb) spoke.",
        [("Councillor Webb", "Portfolio Holder for Parks and Play")],
    ),
    (
        "Superintendent Lee Barton, Area Commander, spoke.",
        [("Lee Barton", "Superintendent"), ("Lee Barton", "Area Commander")],
    ),
    ("Mark Hill – Strategic Director of Place", [("Mark Hill", "Strategic Director of Place")]),
    ("Deputy Mayor Councillor Jan Poole opened it.", [("Councillor Jan Poole", "Deputy Mayor")]),
    (
        "The Chief Executive and the Monitoring Officer spoke.",
        [(None, "Chief Executive"), (None, "Monitoring Officer")],
    ),  # bare
    (
        "Adroddodd y Cyfarwyddwr Addysg a'r Prif Weithredwr.",
        [(None, "Cyfarwyddwr Addysg"), (None, "Prif Weithredwr")],
    ),  # Welsh
    (
        "The Leader and Cabinet Member for Finance, Growth and Skills spoke.",
        [(None, "Leader and Cabinet Member for Finance, Growth and Skills")],
    ),  # joint
    (
        "The Cabinet Member for Adult Care and Public Health and Cabinet Member for Play spoke.",
        [(None, "Cabinet Member for Adult Care and Public Health"), (None, "Cabinet Member for Play")],
    ),  # two
    (
        "Helen Marsh, Executive Director (People), spoke.",
        [("Helen Marsh", "Executive Director (People)")],
    ),  # bracketed portfolio
    ("The Council’s Section 151 Officer answered.", [(None, "Section 151 Officer")]),
    (
        "The Minister for Housing, Communities and Local Government wrote.",
        [(None, "Minister for Housing, Communities and Local Government")],
    ),
    ("Tia Vane, Head of Parks, spoke. The Head of Parks sat down.", [("Tia Vane", "Head of Parks")]),  # once
    (
        "Nick Abney (Assistant Director Education, West Moor) spoke. Mr Abney (Assistant Director Education) sat.",
        [("Nick Abney", "Assistant Director Education, West Moor")],
    ),  # the same person
    ("The Ward Member spoke. A Cabinet Member left.", []),  # no ward or portfolio
    ("Councillors, officers and the applicant spoke.", []),  # no offices
    ("Heads of Terms were agreed. The Officer Working Group met.", []),  # not people
    ("The Vice-Chairman took the Chair.", [(None, "Vice-Chairman")]),  # the seat
    ("John\u00a0Paul\u00a0Kent, Head\u00a0of\u00a0Service", [("John Paul Kent", "Head of Service")]),  # no-break spaces
]


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_roles(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert [(fact.person, fact.role) for fact in extract_text(text, "report").roles] == expected


def test_chair_of_a_body_keeps_the_body_apart() -> None:
    role = extract_text("The Chair of the Safer Osney Partnership spoke.").roles[0]
    assert (role.role, role.organisation, role.quote) == (
        "Chair",
        "Safer Osney Partnership",
        "Chair of the Safer Osney Partnership",
    )


def test_councillor_page_names_its_person_once() -> None:
    text = "Councillor details\n\nCllr Ida Brook\n\nTitle: Leader of the Opposition\n\nAudit Committee (Chair)"
    found = [(fact.person, fact.role, fact.organisation) for fact in extract_text(text).roles]
    assert found == [
        ("Cllr Ida Brook", "Leader of the Opposition", None),
        ("Cllr Ida Brook", "Chair", "Audit Committee"),
    ]


MONEY = [
    ("£10k", [(10_000, None, "GBP")]),
    ("£1.5m", [(1_500_000, None, "GBP")]),
    ("£0.34m", [(340_000, None, "GBP")]),
    ("£2.35 million", [(2_350_000, None, "GBP")]),
    ("£1.2bn", [(1_200_000_000, None, "GBP")]),
    ("£6,985 + VAT", [(6_985, None, "GBP")]),
    ("thirty-one thousand pounds", [(31_000, None, "GBP")]),
    ("£5-10k", [(5_000, 10_000, "GBP")]),  # the scale is of both
    ("£1.2m to £1.5m", [(1_200_000, 1_500_000, "GBP")]),
    ("between £3m and £4m", [(3_000_000, 4_000_000, "GBP")]),
    ("£3m and £4m", [(3_000_000, None, "GBP"), (4_000_000, None, "GBP")]),  # two sums
    ("rose from £3m to £4m", [(3_000_000, None, "GBP"), (4_000_000, None, "GBP")]),  # a change
    ("€400 or 500 euros", [(400, None, "EUR"), (500, None, "EUR")]),
    ("62p per mile", [(0.62, None, "GBP per mile")]),
    ("£405m annually", [(405_000_000, None, "GBP per year")]),
    ("£50,000 a year", [(50_000, None, "GBP per year")]),
    ("£500 a result", [(500, None, "GBP")]),  # no period
    ("an underspend of (£0.5m)", [(-500_000, None, "GBP")]),  # brackets in a figure's place
    ("a grant (£500) was paid", [(500, None, "GBP")]),  # brackets of the sentence
    ("£(0.5)m", [(-500_000, None, "GBP")]),
    ("£100 over 3 years", [(100, None, "GBP")]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(text: str, expected: list[tuple[float, float | None, str]]) -> None:
    found = [fact for fact in extract_text(text, "report").figures if fact.kind == "money"]
    assert [(fact.value, fact.value_max, fact.unit) for fact in found] == expected


COUNTS = [
    ("There were 6,287 referrals.", [(6287, "referrals")]),
    ("three Fire Death Reviews", [(3, "Fire Death Reviews")]),
    ("two foster carers", [(2, "foster carers")]),
    ("1.5m frontline staff", [(1_500_000, "frontline staff")]),  # plural without s
    ("302 (43%) cases", [(302, "cases")]),  # the number alone is quoted
    ("the number of complaints fell from 45 to 31", [(45, "complaints"), (31, "complaints")]),  # a change
    ("120 FTE posts, of which 14 were vacant", [(120, "FTE posts"), (14, "FTE posts")]),  # left out the second time
    ("24 no. dwellings", [(24, "dwellings")]),
    ("a 60-bed home", [(60, "bed")]),
    ("half a million pupils", [(500_000, "pupils")]),
    ("one person spoke", []),  # a determiner
    ("Item 5, page 12, paragraphs 3 and 4", []),  # numbering
    ("in 2019 and 2019/20", []),  # years
    ("Application 21/00234/FUL", []),  # a reference
    ("Telephone 01234 567890", []),
    ("at 7.30 pm or 10:15", []),  # times
    ("the 2nd phase and 3rd prize", []),  # ordinals
    ("SW1A 1AA, A46, Tier 3, Year 7", []),  # addresses and levels
    ("on 3 May the panel met", []),  # a date without its year
    ("tri phrosiect", [(3, "phrosiect")]),  # Welsh
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[float, str | None]]) -> None:
    found = [fact for fact in extract_text(text, "report").figures if fact.kind == "count"]
    assert [(fact.value, fact.unit) for fact in found] == expected


QUANTITIES = [
    ("a rise of 94.2%", [("percent", 94.2, None)]),
    ("95 per cent", [("percent", 95, None)]),
    ("3-7%", [("percent", 3, 7)]),
    ("from 5% to 7%", [("percent", 5, None), ("percent", 7, None)]),  # a change
    ("two to three days", [("duration", 2, 3)]),
    ("a 9 to 36-month wait", [("duration", 9, 36)]),
    ("6 1/2 years", [("duration", 6.5, None)]),
    ("under 16s and 16 and 17-year-olds", [("other", 16, None), ("other", 16, 17)]),  # ages
    ("1 in 20", [("rate", 0.05, None)]),
    ("a rate of 12.4 per 1,000 population", [("rate", 12.4, None)]),
    ("20mph", [("other", 20, None)]),
    ("a site of 3.2 hectares", [("other", 3.2, None)]),
    ("last year", []),
]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_quantities(text: str, expected: list[tuple[str, float, float | None]]) -> None:
    found = extract_text(text, "report").figures
    assert [(fact.kind, fact.value, fact.value_max) for fact in found] == expected


DATES = [
    ("29 October 2024", ["2024-10-29"]),
    ("18th December 2024", ["2024-12-18"]),
    ("14<sup>th</sup> March 2018", ["2018-03-14"]),  # markup left in the text
    ("21 January, 2015", ["2015-01-21"]),
    ("Thursday, 3rd September, 2020 6.00 pm", ["2020-09-03"]),
    ("16/10/2018", ["2018-10-16"]),
    ("30/11/22", ["2022-11-30"]),  # two-digit year
    ("2018-03-14", ["2018-03-14"]),
    ("31 Mawrth 2024", ["2024-03-31"]),  # Welsh
    ("6ed Mawrth, 2025", ["2025-03-06"]),
    ("1 June\n2025", ["2025-06-01"]),  # wrapped
    ("March 14th, 2018", ["2018-03-14"]),
    ("the 14th of March 2018", ["2018-03-14"]),
    ("12.05.2022", ["2022-05-12"]),  # day first
    ("10-12 March 2021", ["2021-03-12"]),  # the one that is whole
    ("14\u00a0March\u00a02018", ["2018-03-14"]),  # no-break spaces
    ("31 February 2020", []),  # no such day
    ("32/01/2020", []),
    ("13/13/2020", []),
    ("March 2018", []),  # no day
    ("14 March", []),  # no year
    ("section 8.10.14", []),  # a number
    ("24/00096", []),  # a reference
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_dates(text: str, expected: list[str]) -> None:
    assert [fact.iso for fact in extract_text(text).dates if fact.precision == "day"] == expected
